//! The whole handbook as one PDF: `handbook.pdf`.
//!
//! The book binds the texts and sheets that are printed one by one too, by the
//! same data and templates, so that a text reads the same on its own and in the
//! book. Parts
//! and chapters follow `parts:`; the forms come last, whatever part they stand
//! in, because readers look for them there.
//!
//! Paper has no links, so a cross reference names its page. Ids are unique in a
//! document only; [`places`] makes them labels of the book.

mod chapters;
mod glossary;
mod index;
mod places;

use serde::Serialize;

use super::print::sheet::{Sheet, clauses};
use super::print::{Document, face, job, standing};
use super::{FileKind, Files, Input, Job, Offer};
use crate::finding::Finding;
use crate::handbook::{Handbook, PageRef};
use crate::theme::Theme;
use crate::typeset::{Press, Template};
use crate::words::{PRINT, PrintWords, book as words};
use glossary::Glossary;
use index::Index;
use places::Places;

/// One file, offered on the cover page of the site.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    if handbook.parts.iter().all(|part| part.pages.is_empty()) {
        return Vec::new();
    }
    let document = Document {
        path: "handbook.pdf".to_owned(),
        offer: Offer { page: PageRef::HOME, kind: FileKind::Book },
        template: Template::Book,
    };
    let mut large = Vec::new();
    let book = Book::new(input, &mut large);
    vec![job(input, document, &book, move |_| large.clone())]
}

/// What `print/book.typ` gets, as JSON: for whoever writes a theme or measures one.
///
/// # Errors
/// What the serializer says; no handbook is known that it refuses.
pub fn data(handbook: &Handbook, theme: &Theme) -> Result<Vec<u8>, serde_json::Error> {
    let (press, files) = (Press::new(theme), Files::default());
    let input = Input { handbook, theme, press: &press, files: &files };
    serde_json::to_vec(&Book::new(&input, &mut Vec::new()))
}

/// What the template gets.
#[derive(Serialize)]
struct Book<'a> {
    title: &'a str,
    /// The title as lines of the cover: the municipality stands above it.
    short_title: &'a str,
    issuer: &'a str,
    edition: &'a str,
    date: String,
    office: &'a str,
    contents: &'static str,
    parts: Vec<BookPart<'a>>,
    forms: Option<Forms<'a>>,
    glossary: Option<Glossary<'a>>,
    index: Option<Index>,
    /// What took the place of the edition.
    superseded: Vec<String>,
    /// What the file says of itself.
    description: String,
    /// Name of the face of running text.
    face: &'static str,
    words: PrintWords,
}

/// A part with its chapters; forms stand at the end of the book.
#[derive(Serialize)]
struct BookPart<'a> {
    title: &'a str,
    chapters: Vec<chapters::Chapter<'a>>,
}

/// 別記様式: a list of the forms, and their sheets.
#[derive(Serialize)]
struct Forms<'a> {
    title: &'static str,
    label: &'static str,
    head: [&'static str; 4],
    sheets: Vec<BookForm<'a>>,
}

#[derive(Serialize)]
struct BookForm<'a> {
    label: String,
    number: &'a str,
    /// Title and subtitle.
    name: String,
    /// 「要領4(4)ア」.
    clauses: String,
    sheet: Sheet<'a>,
}

impl<'a> Book<'a> {
    fn new(input: &Input<'a>, findings: &mut Vec<Finding>) -> Self {
        let handbook = input.handbook;
        let places = Places::of(handbook);
        let mut parts = Vec::new();
        for part in &handbook.parts {
            let mut chapters = Vec::new();
            for page in &part.pages {
                let opens = chapters.is_empty();
                chapters.extend(chapters::chapter(input, &places, *page, &part.title, opens, findings));
            }
            if !chapters.is_empty() {
                parts.push(BookPart { title: &part.title, chapters });
            }
        }
        Self {
            title: &handbook.title,
            short_title: handbook.title.strip_prefix(&handbook.municipality).unwrap_or(&handbook.title),
            issuer: &handbook.municipality,
            edition: &handbook.edition.name,
            date: handbook.edition.date.wareki(),
            office: &handbook.office,
            contents: words::CONTENTS,
            parts,
            forms: forms(handbook),
            glossary: glossary::glossary(handbook, &places),
            index: index::index(handbook, &places),
            superseded: standing::of_edition(handbook).into_iter().collect(),
            description: words::description(&handbook.edition.name, &handbook.edition.date.wareki()),
            face: face(handbook.body_font),
            words: PRINT,
        }
    }
}

fn forms(handbook: &Handbook) -> Option<Forms<'_>> {
    let pages = handbook.parts.iter().flat_map(|part| &part.pages);
    let sheets: Vec<BookForm<'_>> = pages
        .filter_map(|page| match *page {
            PageRef::Form(index) => handbook.forms.get(index).map(|form| (index, form)),
            PageRef::Guideline(_) | PageRef::Flow(_) | PageRef::Course(_) | PageRef::Own(_) => None,
        })
        .map(|(index, form)| BookForm {
            label: places::form(index),
            number: &form.number,
            name: format!("{}{}", form.title, form.subtitle),
            clauses: clauses(form),
            sheet: Sheet::new(handbook, form),
        })
        .collect();
    let forms = Forms { title: words::FORMS, label: places::FORMS, head: words::FORM_LIST, sheets };
    (!forms.sheets.is_empty()).then_some(forms)
}

#[cfg(test)]
mod tests;
