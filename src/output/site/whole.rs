//! The handbook on one page: which documents stand there, and under what names.
//!
//! Every id of a document begins with the document's kind and name there, so
//! that ids of several documents never meet, and links between them stay on the
//! page. Ids of authors hold no underscore, so what is put together with one
//! can be taken apart in one way only.

use crate::handbook::{Handbook, OwnPage, PageRef, Place};

/// What stands before the ids of a page of its own where all stand on one page;
/// `None` for pages that are not there.
fn name(handbook: &Handbook, page: PageRef) -> Option<String> {
    match page {
        PageRef::Guideline(index) => handbook.guidelines.get(index).map(|text| format!("guideline_{}", text.id)),
        PageRef::Flow(index) => handbook.flows.get(index).map(|flow| format!("flow_{}", flow.id)),
        PageRef::Form(index) => handbook.forms.get(index).map(|form| format!("form_{}", form.id)),
        PageRef::Own(OwnPage::Glossary) => (!handbook.terms.is_empty()).then(|| "glossary_all".to_owned()),
        PageRef::Own(OwnPage::Agencies) => handbook.directory.is_some().then(|| "agencies_all".to_owned()),
        // Courses teach the handbook and are no part of it.
        PageRef::Course(_)
        | PageRef::Own(
            OwnPage::Home
            | OwnPage::FormIndex
            | OwnPage::Search
            | OwnPage::History
            | OwnPage::Matrix
            | OwnPage::Print
            | OwnPage::Accessibility,
        ) => None,
    }
}

/// The name of a place on the one page; `None` for what is not there.
pub(super) fn anchor(handbook: &Handbook, place: &Place) -> Option<String> {
    let name = name(handbook, place.page)?;
    Some(match &place.anchor {
        Some(anchor) => format!("{name}_{anchor}"),
        None => name,
    })
}

/// What stands before the ids of `of` on the page `on`: nothing on its own.
pub(super) fn prefix(handbook: &Handbook, on: PageRef, of: PageRef) -> String {
    match name(handbook, of) {
        Some(name) if on == PageRef::PRINT => name + "_",
        Some(_) | None => String::new(),
    }
}
