//! A form with shared fields and choice lists filled in.
//!
//! The words are XLSForm's (`select_one`, `relevant`, `required`); the grid is
//! print-first: a row of cells whose widths are twelfths of the line.

use super::{Place, Sample};
use crate::date::Date;
use crate::finding::Span;
use crate::form::Names;
use crate::form::expression::Expr;

/// A form (様式).
#[derive(Debug, Clone)]
pub struct Form {
    /// The file's first byte, for findings about the form as a whole.
    pub origin: Span,
    pub id: String,
    /// 「様式第1号」, as typed.
    pub number: String,
    pub title: String,
    /// Second line of the title; empty if none.
    pub subtitle: String,
    pub version: Option<Date>,
    /// The clauses that order the form, with their printed number: 「4(4)ア」.
    pub basis: Vec<Basis>,
    /// Index of the form that this one belongs to (様式第2-2号 to 第2号).
    pub part_of: Option<usize>,
    /// Index of the form that was filled in before and hands on its answers.
    pub follows: Option<usize>,
    pub page: Page,
    /// Sign before section titles, such as ■.
    pub heading_mark: String,
    /// Notes printed under the title, without 「注：」.
    pub notes: Vec<String>,
    pub sections: Vec<Section>,
    pub guidance: Guidance,
    /// The form filled in as an example.
    pub sample: Option<Sample>,
}

impl Form {
    /// All cells in reading order; the columns of tables stand in their fields.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.cells)
    }

    /// The fields as the expressions in [`Formulas`] name them.
    #[must_use]
    pub fn names(&self) -> Names {
        Names::of(&self.sections)
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
    pub privacy_office: String,
}

/// The sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub orientation: Orientation,
    /// Number of pages that the form has to fit.
    pub fit: u32,
}

/// How the sheet is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// A titled part of the sheet (the bar with ■).
#[derive(Debug, Clone)]
pub struct Section {
    pub id: String,
    /// Empty for a part without bar.
    pub title: String,
    pub notes: Vec<String>,
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
#[derive(Debug, Clone)]
pub struct Row {
    pub cells: Vec<Cell>,
}

/// A label and its answers in one frame.
#[derive(Debug, Clone)]
pub struct Cell {
    pub label: String,
    pub label_position: LabelPosition,
    /// Width of the label in twelfths of the line.
    pub label_width: u32,
    /// Width of label and answer together in twelfths of the line.
    pub width: u32,
    pub hint: String,
    pub note: String,
    /// Weight with which the cell takes height that is left over.
    pub stretch: u32,
    pub fields: Vec<Field>,
}

/// Where a cell's label is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelPosition {
    Left,
    Top,
    /// Not printed, but spoken and shown on the web page.
    None,
}

/// A question.
#[derive(Debug, Clone)]
pub struct Field {
    pub id: String,
    /// What is spoken and listed; the cell's label if the field has none of its own.
    pub label: String,
    pub hint: String,
    pub prefix: String,
    pub suffix: String,
    pub required: Need,
    /// When the question applies at all.
    pub relevant: Need,
    /// What the answer has to keep to, in words: 「決定日が会議の日以後であること」.
    pub constraint: Option<String>,
    /// What the answer is worked out from, in words.
    pub calculate: Option<String>,
    /// The same conditions for outputs that work them out themselves.
    pub formulas: Formulas,
    pub kind: FieldKind,
}

/// The conditions of a field as expressions, for Excel and JSON Schema. Only
/// sound ones stand here: what `check` objected to never reaches a handbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Formulas {
    /// A condition; [`Need::Always`] has none.
    pub required: Option<Expr>,
    pub relevant: Option<Expr>,
    pub constraint: Option<Expr>,
    /// A value of the field's own type.
    pub calculate: Option<Expr>,
}

/// Whether an answer is needed, or a question applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Nothing was said.
    Unsaid,
    Always,
    /// The condition in words: 「プラン評価が「終結」の場合」.
    When(String),
}

/// The kinds of answer.
#[derive(Debug, Clone)]
pub enum FieldKind {
    /// `lines` from 2 on is a writing area; `size` is its length in characters.
    Text {
        lines: u32,
        size: Option<u32>,
    },
    Integer {
        size: Option<u32>,
    },
    Decimal {
        size: Option<u32>,
    },
    Date {
        era: Era,
        parts: DateParts,
    },
    Time,
    SelectOne {
        choices: Vec<ChoiceGroup>,
        columns: Option<u32>,
    },
    SelectMultiple {
        choices: Vec<ChoiceGroup>,
        columns: Option<u32>,
    },
    /// One box to tick.
    Acknowledge,
    /// A table with `rows` blank rows; the columns' widths sum to 12.
    Repeat {
        columns: Vec<Cell>,
        rows: u32,
    },
    /// Printed text without an answer.
    Note,
}

/// Which calendar a date blank is printed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// 西暦　年　月　日
    Western,
    /// 令和　年　月　日
    Wareki,
    /// Blanks alone: either calendar may be written.
    Blank,
}

/// Which parts of a date are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateParts {
    YearMonthDay,
    YearMonth,
    Year,
    MonthDay,
}

/// Choices under one heading; a list without headings is one group.
#[derive(Debug, Clone)]
pub struct ChoiceGroup {
    /// 「就労」; empty without heading.
    pub label: String,
    /// Most columns that the group's boxes may take; `None` leaves it to the sheet.
    pub columns: Option<u32>,
    pub options: Vec<Choice>,
}

impl ChoiceGroup {
    /// The choice of the same group that a choice presupposes. A choice whose
    /// parent has a parent itself would be lost at the second step, so only
    /// parents at the outer edge count.
    #[must_use]
    pub fn parent(&self, choice: &Choice) -> Option<&Choice> {
        let wanted = choice.parent.as_deref()?;
        self.options.iter().find(|other| other.value == wanted && other.parent.is_none())
    }

    /// The choices as they stand on paper: each followed by those that presuppose it.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Choice> {
        let is_below =
            |child: &Choice, above: &Choice| self.parent(child).is_some_and(|found| std::ptr::eq(found, above));
        let top = self.options.iter().filter(|choice| self.parent(choice).is_none());
        top.flat_map(|above| {
            std::iter::once(above).chain(self.options.iter().filter(move |child| is_below(child, above)))
        })
        .collect()
    }
}

/// A box and its words.
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    /// May be empty for a write-in alone.
    pub label: String,
    /// A blank in brackets follows.
    pub write_in: bool,
    /// Cannot stand with others.
    pub exclusive: bool,
    /// Value of the choice that this one presupposes; printed one step further in.
    pub parent: Option<String>,
}
