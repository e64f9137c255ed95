//! A form with shared fields and choice lists filled in.
//!
//! The words are XLSForm's (`select_one`, `relevant`, `required`); the grid is
//! print-first: a row of cells whose widths are twelfths of the line.
//!
//! This file holds the sheet down to its cells; `field` holds what a cell asks,
//! `choice` what can be chosen, and `walk` visits every field in the order in
//! which the sheet is read.

mod choice;
mod field;
mod kinds;
mod walk;

pub use choice::{Choice, ChoiceGroup, Mark, Marker, WriteIn, WriteInKind};
pub use field::{
    Clock, DateParts, Direction, Era, EraStyle, Field, FieldKind, FixedAnswer, Formulas, Gengo, Item, Limit, Need,
    TextFormat, UnitPosition, Units,
};
pub use walk::{Visit, cell_fields, fields_in};

use super::{Place, Sample};
use crate::date::Date;
use crate::finding::Span;
use crate::form::Names;

/// A language beside Japanese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    English,
    /// やさしい日本語
    Easy,
}

/// The same words in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    pub language: Language,
    pub words: String,
}

/// A form (様式).
#[derive(Debug, Clone)]
pub struct Form {
    /// The file's first byte, for findings about the form as a whole.
    pub origin: Span,
    pub id: String,
    /// 「様式第1号」, as typed.
    pub number: String,
    pub title: String,
    pub title_also: Vec<Translation>,
    /// Second line of the title; empty if none.
    pub subtitle: String,
    /// Words of the variant, such as 「同意あり」; empty if the form has only one.
    pub variant: String,
    /// Index of the first variant, if this is another one.
    pub variant_of: Option<usize>,
    pub version: Option<Date>,
    pub version_position: VersionPosition,
    /// Languages that are printed small below the Japanese, in this order.
    pub also_print: Vec<Language>,
    /// The clauses that order the form, with their printed number: 「4(4)ア」.
    pub basis: Vec<Basis>,
    /// A ground outside the handbook, as typed: 「社会福祉法第106条の4」; empty if none.
    pub basis_text: String,
    /// Index of the form that this one belongs to (様式第2-2号 to 第2号).
    pub part_of: Option<usize>,
    /// Index of the form that was filled in before and hands on its answers.
    pub follows: Option<usize>,
    pub page: Page,
    /// Size of the text in tenths of a point; `None` leaves it to the sheet.
    pub font_size: Option<u32>,
    /// What stands at the right of the title: stamps, boxes for approval, short fields.
    pub corner: Vec<Cell>,
    /// Notes printed under the title, without 「注：」.
    pub notes: Vec<String>,
    pub sections: Vec<Section>,
    pub guidance: Guidance,
    /// The form filled in as an example.
    pub sample: Option<Sample>,
}

impl Form {
    /// The fields as the expressions in [`Formulas`] name them.
    #[must_use]
    pub fn names(&self) -> Names {
        Names::of(&self.corner, &self.sections)
    }
}

/// A clause that orders a form.
#[derive(Debug, Clone)]
pub struct Basis {
    pub place: Place,
    /// Title of the rule text.
    pub document: String,
    /// Short name of its kind, such as 「要領」; empty if it has none.
    pub document_kind: String,
    /// Whole number of the clause: 「4(4)ア」.
    pub path: String,
}

/// What the web page says about using the form. Empty where not said.
#[derive(Debug, Clone, Default)]
pub struct Guidance {
    pub purpose: String,
    /// Indices into `Handbook::actors`.
    pub filled_by: Vec<usize>,
    pub when: String,
    pub submit_to: String,
    pub keep: String,
    /// Purpose of use of personal data (利用目的).
    pub privacy_purpose: String,
    /// Whether the purpose of use is printed below the form.
    pub privacy_printed: bool,
    pub privacy_office: String,
    /// Others who get the data.
    pub privacy_shared_with: Vec<String>,
}

/// Where the day from which a form is used is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum VersionPosition {
    /// In the margin at the foot.
    #[default]
    Foot,
    /// At the right shoulder of the sheet.
    Top,
}

/// The sheet of paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    pub paper: PaperSize,
    pub orientation: Orientation,
    /// Number of pages that the form has to fit.
    pub fit: u32,
    pub binding: Binding,
    /// Margin of the sides that are not bound, in mm; `None` leaves it to the sheet.
    pub margin: Option<u32>,
    /// Ids of the fields that are repeated at the top from the second page on.
    pub head: Vec<String>,
}

/// Size of the paper, ISO for A and JIS for B.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PaperSize {
    #[default]
    A4,
    A3,
    B5,
}

/// The edge that is bound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Binding {
    #[default]
    Left,
    Top,
    None,
}

/// How the sheet is held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Orientation {
    #[default]
    Portrait,
    Landscape,
}

/// A titled part of the sheet (the bar with ■).
#[derive(Debug, Clone, Default)]
pub struct Section {
    pub id: String,
    /// Sign before the title, counted if the form counts: ■, 「1.」, 「(2)」; may be empty.
    pub mark: String,
    /// Empty for a part without bar.
    pub title: String,
    pub title_also: Vec<Translation>,
    /// Blanks in the bar itself.
    pub title_fields: Vec<Field>,
    pub notes: Vec<String>,
    /// Who fills in this part; indices into `Handbook::actors`, empty if the form's own.
    pub filled_by: Vec<usize>,
    /// For the city hall alone.
    pub office_use: bool,
    /// Begins a new page.
    pub page_break: bool,
    /// Reported to the State: drawn in a thick rule.
    pub state_report: bool,
    /// When the part applies at all.
    pub relevant: Need,
    pub rows: Vec<Row>,
}

impl Section {
    /// The id of a section that its author gave none, by its place from 0.
    #[must_use]
    pub fn made_id(index: usize) -> String {
        format!("section-{}", index + 1)
    }
}

/// One line of cells; their widths sum to 12.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub cells: Vec<Cell>,
}

/// A label and its answers in one frame.
#[derive(Debug, Clone)]
pub struct Cell {
    pub label: String,
    pub label_also: Vec<Translation>,
    pub label_position: LabelPosition,
    /// Width of the label in twelfths of the line.
    pub label_width: u32,
    /// Width of label and answer together in twelfths of the line.
    pub width: u32,
    pub hint: String,
    pub hint_also: Vec<Translation>,
    pub note: String,
    /// Weight with which the cell takes height that is left over.
    pub stretch: u32,
    /// Reported to the State: drawn in a thick rule.
    pub state_report: bool,
    pub fields: Vec<Field>,
    /// A small grid right of the label, its widths twelfths of that space. Such
    /// a cell has no fields of its own.
    pub rows: Vec<Row>,
}

/// Where a cell's label is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelPosition {
    Left,
    Top,
    /// Not printed, but spoken and shown on the web page.
    None,
}
