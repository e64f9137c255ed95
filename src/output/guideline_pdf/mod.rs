//! Rule texts as PDF: `guidelines/<id>/<id>.pdf`.
//!
//! [`text`] turns the body into the tree that the template walks. Only links
//! within the document stay links: the paper may travel without the site.

use std::collections::BTreeMap;

use serde::Serialize;

use super::print::{Document, dates, face, figures, job, standing, text};
use super::{FileKind, Input, Job, Offer};
use crate::handbook::{AppendedForm, Guideline, Handbook, PageRef};
use crate::typeset::Template;
use crate::words::{PRINT, PrintWords};

/// One PDF per guideline.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    let guidelines = handbook.guidelines.iter().enumerate();
    guidelines
        .map(|(index, guideline)| {
            let document = Document {
                path: format!("guidelines/{0}/{0}.pdf", guideline.id),
                offer: Offer { page: PageRef::Guideline(index), kind: FileKind::GuidelinePdf },
                template: Template::Guideline,
            };
            let figures = figures::draw(input, &guideline.body);
            let large = figures::too_large(input, &figures);
            let paper = Paper::new(handbook, index, guideline, &figures);
            job(input, document, &paper, move |_| large.clone())
        })
        .collect()
}

/// What the template gets.
#[derive(Debug, Serialize)]
struct Paper<'a> {
    title: &'a str,
    issuer: &'a str,
    office: &'a str,
    /// 「制定　令和8年4月1日　福政第12号」, one line for each date.
    dates: Vec<String>,
    draft: bool,
    blocks: Vec<text::Block<'a>>,
    /// 「出典：……」; empty for a text of our own.
    taken_from: String,
    /// What took the place of the edition or of the text.
    superseded: Vec<String>,
    /// The title by which the file is known.
    file_title: String,
    /// 「様式第1号　プラン（第5条関係）」, listed after 附則.
    forms: Vec<String>,
    /// Name of the face of running text.
    face: &'static str,
    words: PrintWords,
}

impl<'a> Paper<'a> {
    fn new(
        handbook: &'a Handbook,
        index: usize,
        guideline: &'a Guideline,
        figures: &'a BTreeMap<usize, figures::Drawn>,
    ) -> Self {
        Self {
            title: &guideline.title,
            issuer: if guideline.issuer.is_empty() { &handbook.municipality } else { &guideline.issuer },
            office: &guideline.office,
            dates: dates(guideline),
            draft: guideline.draft,
            blocks: text::blocks(handbook, PageRef::Guideline(index), &guideline.body, figures),
            taken_from: match guideline.taken_from.as_str() {
                "" => String::new(),
                place => format!("{}{place}", PRINT.source),
            },
            superseded: standing::of_edition(handbook)
                .into_iter()
                .chain(standing::of_text(handbook, guideline))
                .collect(),
            file_title: standing::file_title(guideline),
            forms: handbook.appended_forms(index).map(|form| appended(&form)).collect(),
            face: face(handbook.body_font),
            words: PRINT,
        }
    }
}

fn appended(form: &AppendedForm<'_>) -> String {
    let title = format!("{}{}", form.form.title, form.form.subtitle);
    let names = [form.form.number.as_str(), &title];
    let name = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(PRINT.space);
    match form.clauses.as_slice() {
        [] => name,
        clauses => name + &PRINT.ground(&clauses.join(PRINT.comma)),
    }
}

#[cfg(test)]
mod tests;
