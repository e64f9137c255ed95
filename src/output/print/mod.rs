//! What printed documents have in common, below all outputs that print.
//!
//! [`text`] is a rule text and [`sheet`] a form as their templates take them,
//! [`figures`] draws the flows that a text shows, [`binding`] adds what only a
//! book has, and [`document`] leads from such data to a job, as [`form`] does for
//! all files of one sheet. Outputs that print the same thing (on its own, bound into the
//! book, filled in) take it from here and not from each other.

pub(super) mod anchors;
mod binding;
mod document;
pub(super) mod figures;
pub(super) mod form;
mod naming;
mod nodes;
mod notes;
pub(super) mod sheet;
pub(super) mod standing;
pub(super) mod text;

pub(super) use binding::{Binding, Goal};
pub(super) use document::{Document, job};

use crate::handbook::{BodyFont, Guideline};
use crate::words::PRINT;

/// The name by which templates know a face.
pub(super) fn face(font: BodyFont) -> &'static str {
    match font {
        BodyFont::Mincho => "mincho",
        BodyFont::Gothic => "gothic",
    }
}

/// The number was given when the rule was made, so it stands behind the first
/// date; a rule that has no dates yet shows it alone.
pub(super) fn dates(guideline: &Guideline) -> Vec<String> {
    let mut lines: Vec<Vec<String>> =
        guideline.dates.iter().map(|dated| vec![dated.kind.clone(), dated.date.wareki()]).collect();
    lines.extend(guideline.updated.map(|date| vec![PRINT.updated.to_owned(), date.wareki()]));
    if !guideline.number.is_empty() {
        match lines.first_mut() {
            Some(first) => first.push(guideline.number.clone()),
            None => lines.push(vec![guideline.number.clone()]),
        }
    }
    lines.into_iter().map(|parts| parts.join(PRINT.space)).collect()
}
