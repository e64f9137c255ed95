//! Rule texts as PDF: `guidelines/<id>/<id>.pdf`.
//!
//! [`text`] turns the body into the tree that the template walks. Only links
//! within the document stay links: the paper may travel without the site.

mod figures;
mod notes;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::document::{Document, job};
use super::{FileKind, Input, Job, Offer};
use crate::handbook::{Guideline, Handbook, PageRef};
use crate::typeset::{Press, Template};
use crate::words::{PRINT, PrintWords};

/// One PDF per guideline.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    let press = Arc::new(Press::new(input.theme));
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
            job(&press, handbook, document, &paper, move |_| large.clone())
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
            issuer: &handbook.municipality,
            office: &guideline.office,
            dates: dates(guideline),
            draft: guideline.draft,
            blocks: text::blocks(handbook, PageRef::Guideline(index), &guideline.body, figures),
            words: PRINT,
        }
    }
}

/// The number was given when the rule was made, so it stands behind the first
/// date; a rule that has no dates yet shows it alone.
fn dates(guideline: &Guideline) -> Vec<String> {
    let mut lines: Vec<Vec<String>> =
        guideline.dates.iter().map(|dated| vec![dated.kind.clone(), dated.date.wareki()]).collect();
    if !guideline.number.is_empty() {
        match lines.first_mut() {
            Some(first) => first.push(guideline.number.clone()),
            None => lines.push(vec![guideline.number.clone()]),
        }
    }
    lines.into_iter().map(|parts| parts.join(PRINT.space)).collect()
}

#[cfg(test)]
mod tests;
