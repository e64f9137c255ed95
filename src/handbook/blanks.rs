//! The one table from a form's ids to the places on its paper that take an answer.
//!
//! Every output that knows answers reads [`blanks`]: widgets of the fillable
//! PDF, cells and data columns of Excel, properties of JSON Schema, columns in
//! `forms.json`. So nothing can be asked in one of them and be missing in
//! another, and all call it by the same name.
//!
//! # Names
//!
//! Ids hold no `__` and do not end with `_` (the decoder refuses it), so names
//! made of them by `__` never meet. A name is unique in its form and ASCII.
//!
//! | place on paper | name | data column | in the data |
//! |---|---|---|---|
//! | text, number, box to confirm | `field` | `field` | `/field` |
//! | part of a date | `field__year` `__month` `__day` | `field` | `/field` |
//! | part of a time | `field__hour` `__minute` | `field` | `/field` |
//! | box of a choice of one | `field__value` (group `field`) | `field` | `/field` is the value |
//! | box of a choice of many | `field__value` | `field__value` | `/field` holds the value |
//! | blank behind a choice | `field__value__text` | the same | `/field__value__text` |
//! | cell of a table | `table__row__field`, rows from 1 | the same | `/table/0/field` |
//! | cell of a table whose rows have names | `table__item__field` | the same | `/table/item/field` |
//! | sum of a column | `table__total__field` | the same | `/table__total__field` |
//! | choice in a row of a matrix | `matrix__item__value` (group `matrix__item`) | `matrix__item` | `/matrix/item`, with columns `/matrix/item/value` |
//! | further column of a matrix | `matrix__item__field` | the same | `/matrix/item/field` |
//! | unit beside a number | `field__unit__value` (group `field__unit`) | `field__unit` | `/field__unit` |
//! | era of a date | `field__era__showa` (group `field__era`) | `field` | `/field` |
//! | half of the day | `field__half__am` `__pm` (group `field__half`) | `field` | `/field` |
//! | part of a telephone number or postcode | `field__area` `__exchange` `__line`, `__front` `__back` | `field` | `/field` |
//! | one of several marks at a choice | `mark__value` | `mark__value` | `/mark` holds the value |
//!
//! In a cell of a table the name of the cell takes the place of `field`:
//! `table__2__field__value__text` at `/table/1/field__value__text`.
//!
//! # Data
//!
//! Dates are ISO 8601: `2026-04-01`, `2026-04`, `2026`, and `--04-01` without
//! a year. Times are `09:30`. A choice of one is its value, a choice of many
//! the list of its values, a box to confirm `true`, a table a list of rows.
//!
//! Signatures, seals, stamps, boxes for approval and what the city hall fills in
//! by hand are no data and have no blanks: a typed name would be no signature.
//! Nor has the day of the week behind a date, which follows from the date and
//! could contradict it, nor answers that are printed already (`readonly` with a
//! default, `fixed_rows`). Their places stay empty in the form that is filled in
//! on a screen, to be written on its print.

mod choices;
mod here;
mod limits;
mod tables;

use std::collections::BTreeMap;

use super::{Cell, Choice, Clock, DateParts, Era, Field, FieldKind, Form, Gengo, Need, TextFormat};
use crate::words::{blank as words, site::answer};

use choices::{each, of_choice, write_in};
use here::Here;
pub use limits::{bounded, limits};

pub(crate) use choices::ascii;

/// One place on paper that takes an answer.
#[derive(Debug, Clone)]
pub struct Blank<'a> {
    /// Unique in the form.
    pub name: String,
    /// The data column that it belongs to; parts of a date and boxes of a
    /// choice of one share theirs.
    pub column: String,
    /// JSON Pointer of the answer in a filled form's data.
    pub data: String,
    pub kind: BlankKind<'a>,
    /// What is spoken: 「実施内容、1行目、実施者」.
    pub label: String,
    /// What its data column is called: the label without the part or the choice
    /// where several places make one answer.
    pub heading: String,
    /// When it has to be filled in, and what the answer keeps to, as sentences without 。
    pub sentences: Vec<String>,
    /// The question.
    pub field: &'a Field,
    /// Where the question is a column of a table.
    pub row: Option<TableRow<'a>>,
}

/// A column of the table that gathers filled forms, one form per row.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    pub name: String,
    /// What heads it: 「実施内容、1行目、実施者」.
    pub label: String,
    /// JSON Pointer of the answer in a filled form's data.
    pub data: String,
    /// The places whose answers make up the column's, at least one.
    pub blanks: Vec<Blank<'a>>,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct TableRow<'a> {
    pub table: &'a Field,
    /// From 1.
    pub number: u32,
}

/// What is written or ticked.
#[derive(Debug, Clone)]
pub enum BlankKind<'a> {
    /// Words; `lines` from 2 on is a writing area, `size` a length in characters.
    Text { lines: u32, size: Option<u32> },
    /// A number; `size` is a length in characters.
    Number { whole: bool, size: Option<u32> },
    /// A part of a date or time, of a telephone number or of a postcode.
    Part { part: Part, era: Era },
    /// An era to mark; all eras of a date share the group's name.
    Era { group: String, gengo: Gengo },
    /// Morning or afternoon to mark.
    Half { group: String, afternoon: bool },
    /// A box of a choice of one; all boxes of the choice share the group's name.
    One { group: String, choice: &'a Choice },
    /// A box of a choice of many.
    Many { choice: &'a Choice },
    /// The blank in brackets behind the words of a choice.
    WriteIn { choice: &'a Choice },
    /// A box to confirm something.
    Confirm,
}

/// A part of a date or time, of a telephone number or of a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    /// The three parts of a telephone number.
    Area,
    Exchange,
    Line,
    /// The two parts of a postcode.
    Front,
    Back,
}

impl Part {
    /// As it ends a name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Area => "area",
            Self::Exchange => "exchange",
            Self::Line => "line",
            Self::Front => "front",
            Self::Back => "back",
        }
    }
}

impl TextFormat {
    /// The parts of a line that is written in parts; empty where it is one blank.
    #[must_use]
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Phone => &[Part::Area, Part::Exchange, Part::Line],
            Self::Postcode => &[Part::Front, Part::Back],
            Self::Plain | Self::Email | Self::Kana => &[],
        }
    }
}

impl DateParts {
    /// In the order in which they are written.
    #[must_use]
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::YearMonthDay => &[Part::Year, Part::Month, Part::Day],
            Self::YearMonth => &[Part::Year, Part::Month],
            Self::Year => &[Part::Year],
            Self::MonthDay => &[Part::Month, Part::Day],
        }
    }
}

impl<'a> Blank<'a> {
    /// The choice that this box is for.
    #[must_use]
    pub fn ticked(&self) -> Option<&'a Choice> {
        match &self.kind {
            BlankKind::One { choice, .. } | BlankKind::Many { choice } => Some(choice),
            BlankKind::Text { .. }
            | BlankKind::Number { .. }
            | BlankKind::Part { .. }
            | BlankKind::Era { .. }
            | BlankKind::Half { .. }
            | BlankKind::WriteIn { .. }
            | BlankKind::Confirm => None,
        }
    }

    /// The choice behind which this blank stands.
    #[must_use]
    pub fn behind(&self) -> Option<&'a Choice> {
        match &self.kind {
            BlankKind::WriteIn { choice } => Some(choice),
            BlankKind::Text { .. }
            | BlankKind::Number { .. }
            | BlankKind::Part { .. }
            | BlankKind::Era { .. }
            | BlankKind::Half { .. }
            | BlankKind::One { .. }
            | BlankKind::Many { .. }
            | BlankKind::Confirm => None,
        }
    }

    /// Label and sentences in one: the tooltip of a widget.
    #[must_use]
    pub fn spoken(&self) -> String {
        words::spoken(&self.label, &self.sentences)
    }
}

/// All blanks of a form in reading order, which is that of the paper.
#[must_use]
pub fn blanks(form: &Form) -> Vec<Blank<'_>> {
    let mut all = Vec::new();
    form.corner.iter().for_each(|cell| of_cell(cell, &mut all));
    for section in &form.sections {
        for field in &section.title_fields {
            let mut labels = vec![section.title.clone(), field.label.clone()];
            labels.dedup();
            of_field(field, &At { name: field.id.clone(), data: String::new(), labels, row: None }, &mut all);
        }
        section.rows.iter().flat_map(|row| &row.cells).for_each(|cell| of_cell(cell, &mut all));
    }
    all
}

fn of_cell<'a>(cell: &'a Cell, all: &mut Vec<Blank<'a>>) {
    for field in &cell.fields {
        let at = At { name: field.id.clone(), data: String::new(), labels: labels(cell, field), row: None };
        of_field(field, &at, all);
    }
    cell.rows.iter().flat_map(|row| &row.cells).for_each(|inner| of_cell(inner, all));
}

/// The data columns of a form, each where its first blank stands.
#[must_use]
pub fn columns(form: &Form) -> Vec<Column<'_>> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for blank in blanks(form) {
        match places.get(&blank.column).and_then(|&at| columns.get_mut(at)) {
            Some(column) => column.blanks.push(blank),
            None => {
                places.insert(blank.column.clone(), columns.len());
                let (name, label, data) = (blank.column.clone(), blank.heading.clone(), blank.data.clone());
                columns.push(Column { name, label, data, blanks: vec![blank] });
            }
        }
    }
    columns
}

/// When a question has to be answered, and what the answer keeps to.
#[must_use]
pub fn sentences(field: &Field) -> Vec<String> {
    needs(field).into_iter().chain(field.constraint.clone()).collect()
}

/// When a question has to be answered.
#[must_use]
pub fn needs(field: &Field) -> Vec<String> {
    let relevant = match &field.relevant {
        Need::Unsaid | Need::Always => None,
        Need::When(condition) => Some(answer::relevant_when(condition)),
    };
    let required = match &field.required {
        Need::Unsaid => None,
        Need::Always => Some(answer::REQUIRED.to_owned()),
        Need::When(condition) => Some(answer::required_when(condition)),
    };
    // Where both hang on one condition, the stronger sentence says it all.
    let relevant = if field.relevant == field.required { None } else { relevant };
    relevant.into_iter().chain(required).collect()
}

/// Where the blanks of one question stand.
#[derive(Clone)]
struct At<'a> {
    /// Name of the question, with table and row.
    name: String,
    /// JSON Pointer of the object that holds the answer.
    data: String,
    labels: Vec<String>,
    row: Option<TableRow<'a>>,
}

/// The words before a question: its cell's, and its own where they differ.
fn labels(cell: &Cell, field: &Field) -> Vec<String> {
    let mut labels = vec![cell.label.clone(), field.label.clone()];
    labels.retain(|label| !label.is_empty());
    labels.dedup();
    labels
}

fn of_field<'a>(field: &'a Field, at: &At<'a>, all: &mut Vec<Blank<'a>>) {
    if field.is_printed() {
        return;
    }
    let here = Here { field, at };
    match &field.kind {
        FieldKind::Text { lines, size, format } => match format.parts() {
            [] => all.push(here.blank("", true, &[], BlankKind::Text { lines: (*lines).max(1), size: *size })),
            parts => all.extend(parts.iter().map(|part| here.part(*part, Era::Blank))),
        },
        FieldKind::Integer { size, units } => here.number(true, *size, units.as_ref(), all),
        FieldKind::Decimal { size, units } => here.number(false, *size, units.as_ref(), all),
        FieldKind::Date { era, parts, eras, .. } => {
            for gengo in eras {
                let kind = BlankKind::Era { group: format!("{}__era", at.name), gengo: *gengo };
                all.push(here.blank(&format!("era__{}", gengo.name()), false, &[words::gengo(*gengo)], kind));
            }
            all.extend(parts.parts().iter().map(|part| here.part(*part, *era)));
        }
        FieldKind::Time { clock } => {
            if *clock == Clock::Twelve {
                for (afternoon, name) in [(false, "am"), (true, "pm")] {
                    let kind = BlankKind::Half { group: format!("{}__half", at.name), afternoon };
                    all.push(here.blank(&format!("half__{name}"), false, &[words::half(afternoon)], kind));
                }
            }
            all.extend([Part::Hour, Part::Minute].map(|part| here.part(part, Era::Blank)));
        }
        FieldKind::SelectOne { choices, .. } => each(choices, |group, choice| {
            let kind = BlankKind::One { group: at.name.clone(), choice };
            all.push(here.blank(&ascii(&choice.value), false, &of_choice(group, choice), kind));
            all.extend(write_in(choice).map(|(suffix, label, kind)| here.blank(&suffix, true, &[&label], kind)));
            here.behind(choice, all);
        }),
        FieldKind::SelectMultiple { choices, marks, .. } => each(choices, |group, choice| {
            for mark in marks {
                let mut label = of_choice(group, choice);
                label.insert(0, &mark.label);
                let name = at.name.strip_suffix(&field.id).unwrap_or_default();
                let inner = At { name: format!("{name}{}", mark.id), data: at.data.clone(), ..at.clone() };
                let blank =
                    Here { field, at: &inner }.blank(&ascii(&choice.value), true, &label, BlankKind::Many { choice });
                all.push(Blank { data: format!("{}/{}", at.data, mark.id), ..blank });
            }
            if marks.is_empty() {
                let kind = BlankKind::Many { choice };
                all.push(here.blank(&ascii(&choice.value), true, &of_choice(group, choice), kind));
            }
            all.extend(write_in(choice).map(|(suffix, label, kind)| here.blank(&suffix, true, &[&label], kind)));
            here.behind(choice, all);
        }),
        FieldKind::Acknowledge => all.push(here.blank("", true, &[], BlankKind::Confirm)),
        FieldKind::Repeat { .. } | FieldKind::Matrix { .. } => tables::of_table(field, at, all),
        FieldKind::Letter { fields, .. } | FieldKind::Consent { fields, .. } => here.within(fields, &[], all),
        FieldKind::Note
        | FieldKind::Signature { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal
        | FieldKind::OfficeUse { .. } => {}
    }
}

/// Name of a box: `field__value`.
#[must_use]
pub fn choice_name(field: &str, value: &str) -> String {
    format!("{field}__{}", ascii(value))
}

/// Name of the blank behind a choice: `field__value__text`.
#[must_use]
pub fn write_in_name(field: &str, choice: &Choice) -> String {
    format!("{}__text", choice_name(field, &choice.value))
}
