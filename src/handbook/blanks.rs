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
//!
//! In a cell of a table the name of the cell takes the place of `field`:
//! `table__2__field__value__text` at `/table/1/field__value__text`.
//!
//! # Data
//!
//! Dates are ISO 8601: `2026-04-01`, `2026-04`, `2026`, and `--04-01` without
//! a year. Times are `09:30`. A choice of one is its value, a choice of many
//! the list of its values, a box to confirm `true`, a table a list of rows.

use std::collections::BTreeMap;

use super::{Cell, Choice, ChoiceGroup, DateParts, Era, Field, FieldKind, Form, Need};
use crate::words::{blank as words, site::answer};

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
    /// A part of a date or time.
    Part { part: Part, era: Era },
    /// A box of a choice of one; all boxes of the choice share the group's name.
    One { group: String, choice: &'a Choice },
    /// A box of a choice of many.
    Many { choice: &'a Choice },
    /// The blank in brackets behind the words of a choice.
    WriteIn { choice: &'a Choice },
    /// A box to confirm something.
    Confirm,
}

/// A part of a date or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
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
    for cell in form.cells() {
        for field in &cell.fields {
            let at = At { name: field.id.clone(), data: String::new(), labels: labels(cell, field), row: None };
            of_field(field, &at, &mut all);
        }
    }
    all
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
    let blank = |suffix: &str, own_column: bool, more: &[&str], kind: BlankKind<'a>| {
        let outer: Vec<&str> = at.labels.iter().map(String::as_str).collect();
        let labels: Vec<&str> = outer.iter().chain(more).copied().collect();
        let ending = |name: &str| if suffix.is_empty() { name.to_owned() } else { format!("{name}__{suffix}") };
        let (data, sentences) = match &kind {
            BlankKind::WriteIn { choice } => {
                (write_in_name(&field.id, choice), words::when_chosen(&choice.label).into_iter().collect())
            }
            _ => (field.id.clone(), sentences(field)),
        };
        Blank {
            name: ending(&at.name),
            column: if own_column { ending(&at.name) } else { at.name.clone() },
            data: format!("{}/{data}", at.data),
            kind,
            heading: if own_column { words::path(&labels) } else { words::path(&outer) },
            label: words::path(&labels),
            sentences,
            field,
            row: at.row,
        }
    };
    let part = |part: Part, era| blank(part.name(), false, &[&words::part(part, era)], BlankKind::Part { part, era });
    match &field.kind {
        FieldKind::Text { lines, size } => {
            all.push(blank("", true, &[], BlankKind::Text { lines: (*lines).max(1), size: *size }));
        }
        FieldKind::Integer { size } => all.push(blank("", true, &[], BlankKind::Number { whole: true, size: *size })),
        FieldKind::Decimal { size } => all.push(blank("", true, &[], BlankKind::Number { whole: false, size: *size })),
        FieldKind::Date { era, parts } => all.extend(parts.parts().iter().map(|p| part(*p, *era))),
        FieldKind::Time => all.extend([Part::Hour, Part::Minute].map(|p| part(p, Era::Blank))),
        FieldKind::SelectOne { choices, .. } => each(choices, |group, choice| {
            let kind = BlankKind::One { group: at.name.clone(), choice };
            let value = ascii(&choice.value);
            all.push(blank(&value, false, &of_choice(group, choice), kind));
            all.extend(write_in(choice).map(|(suffix, label, kind)| blank(&suffix, true, &[&label], kind)));
        }),
        FieldKind::SelectMultiple { choices, .. } => each(choices, |group, choice| {
            let kind = BlankKind::Many { choice };
            all.push(blank(&ascii(&choice.value), true, &of_choice(group, choice), kind));
            all.extend(write_in(choice).map(|(suffix, label, kind)| blank(&suffix, true, &[&label], kind)));
        }),
        FieldKind::Acknowledge => all.push(blank("", true, &[], BlankKind::Confirm)),
        FieldKind::Repeat { columns, rows } => {
            for number in 1..=(*rows).max(1) {
                for cell in columns {
                    for column in &cell.fields {
                        let labels = at.labels.iter().cloned().chain([words::row(number)]);
                        let inner = At {
                            name: format!("{}__{number}__{}", at.name, column.id),
                            data: format!("{}/{}/{}", at.data, field.id, number - 1),
                            labels: labels.chain(self::labels(cell, column)).collect(),
                            row: Some(TableRow { table: field, number }),
                        };
                        of_field(column, &inner, all);
                    }
                }
            }
        }
        FieldKind::Note => {}
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

fn each<'a>(groups: &'a [ChoiceGroup], mut visit: impl FnMut(&'a ChoiceGroup, &'a Choice)) {
    for group in groups {
        group.in_order().into_iter().for_each(|choice| visit(group, choice));
    }
}

/// The words of a choice after its group's and its parent's.
fn of_choice<'a>(group: &'a ChoiceGroup, choice: &'a Choice) -> Vec<&'a str> {
    let parent = group.parent(choice).map(|parent| parent.label.as_str());
    let mut path = vec![group.label.as_str()];
    path.extend(parent);
    path.retain(|word| !word.is_empty());
    path.push(words::choice(&choice.label));
    path
}

fn write_in(choice: &Choice) -> Option<(String, String, BlankKind<'_>)> {
    let suffix = format!("{}__text", ascii(&choice.value));
    choice.write_in.then(|| (suffix, words::write_in(&choice.label), BlankKind::WriteIn { choice }))
}

/// A choice's value as part of a name. Values written as `[男性, 女性]` are
/// Japanese words; their letters go by number, since names stay ASCII.
pub(crate) fn ascii(value: &str) -> String {
    let mut name = String::new();
    for c in value.chars() {
        match c {
            // Two together would look like the sign between parts of a name.
            '_' if name.ends_with('_') => name.push_str("u005f"),
            'a'..='z' | '0'..='9' | '-' | '_' => name.push(c),
            other => name.push_str(&format!("u{:04x}", u32::from(other))),
        }
    }
    name
}
