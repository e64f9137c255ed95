//! The fields of a form under the names by which conditions know them.
//!
//! | what | name |
//! |---|---|
//! | a field | `field` |
//! | a column of a repeat | `repeat.column`, in the same row `column` |
//! | the choice in one row of a matrix | `matrix.item` |
//! | choice and columns in a matrix' own row | `value`, `column` |
//! | the unit chosen beside a number | `field__unit` |
//! | each of several marks over one list | its own id |
//!
//! Letters, stamps and signatures are no data, so no condition can ask them.

use std::collections::BTreeMap;

use super::expression::{Environment, FieldInfo, InRow, Kind, OptionInfo};
use crate::handbook::{Cell, ChoiceGroup, Field, FieldKind, FormSection, Units, Visit, cell_fields, fields_in};
use crate::words::model;

/// The id that means a matrix row's own choice.
pub const MATRIX_VALUE: &str = "value";

/// The name of a matrix' row for [`InRow`]. Nobody can write the colon, so the
/// columns of a matrix are known in their own row only.
#[must_use]
pub fn matrix_row(matrix: &str) -> String {
    format!("{matrix}:row")
}

/// The row of a full name, for [`InRow`].
#[must_use]
pub fn row_of(full: &str) -> Option<&str> {
    full.split_once('.').map(|(row, _)| row)
}

/// The full name of a visited field.
#[must_use]
pub fn full_name(visit: &Visit<'_>) -> String {
    let id = &visit.field.id;
    match visit.table {
        None => id.clone(),
        Some(table) if matches!(table.kind, FieldKind::Matrix { .. }) => format!("{}.{id}", matrix_row(&table.id)),
        Some(table) => format!("{}.{id}", table.id),
    }
}

/// The fields of a form under their full names.
#[derive(Debug, Default)]
pub struct Names {
    order: Vec<String>,
    fields: BTreeMap<String, (String, Kinds)>,
}

/// What an expression needs to know of a field's type.
#[derive(Debug)]
enum Kinds {
    Text,
    Number,
    Date,
    Time,
    One(Vec<OptionWords>),
    Many(Vec<OptionWords>),
    Check,
    Repeat,
}

/// Value, label and whether it stands alone.
type OptionWords = (String, String, bool);

impl Names {
    /// All fields of a sheet.
    #[must_use]
    pub fn of(corner: &[Cell], sections: &[FormSection]) -> Self {
        let mut names = Self::default();
        for visit in corner.iter().flat_map(cell_fields).chain(fields_in(sections)) {
            names.add_field(&visit);
        }
        names
    }

    /// Calls `with` with the fields as they are seen from the field of a full name.
    pub fn seen_from<T>(&self, full: &str, with: impl FnOnce(&dyn Environment) -> T) -> T {
        match row_of(full) {
            Some(repeat) => with(&InRow { form: self, repeat }),
            None => with(self),
        }
    }

    fn add_field(&mut self, visit: &Visit<'_>) {
        let (name, field) = (full_name(visit), visit.field);
        let kind = match &field.kind {
            FieldKind::Text { .. } => Kinds::Text,
            FieldKind::Integer { units, .. } | FieldKind::Decimal { units, .. } => {
                self.add_units(&name, field, units.as_ref());
                Kinds::Number
            }
            FieldKind::Date { .. } => Kinds::Date,
            FieldKind::Time { .. } => Kinds::Time,
            FieldKind::SelectOne { choices, .. } => Kinds::One(options(choices)),
            FieldKind::SelectMultiple { choices, marks, .. } if marks.is_empty() => Kinds::Many(options(choices)),
            FieldKind::SelectMultiple { choices, marks, .. } => {
                for mark in marks {
                    self.add(mark.id.clone(), &mark.label, Kinds::Many(options(choices)));
                }
                return;
            }
            FieldKind::Acknowledge => Kinds::Check,
            FieldKind::Repeat { .. } => Kinds::Repeat,
            FieldKind::Matrix { items, choices, .. } => {
                for item in items {
                    self.add(format!("{name}.{}", item.value), &item.label, Kinds::One(options(choices)));
                }
                let own = format!("{}.{MATRIX_VALUE}", matrix_row(&name));
                self.add(own, &field.label, Kinds::One(options(choices)));
                return;
            }
            FieldKind::Note
            | FieldKind::Letter { .. }
            | FieldKind::Consent { .. }
            | FieldKind::Signature { .. }
            | FieldKind::Approval { .. }
            | FieldKind::ReceiptStamp
            | FieldKind::Seal
            | FieldKind::OfficeUse { .. } => return,
        };
        self.add(name, &field.label, kind);
    }

    fn add_units(&mut self, name: &str, field: &Field, units: Option<&Units>) {
        if let Some(units) = units {
            self.add(format!("{name}__unit"), &model::unit_of(&field.label), Kinds::One(options(&units.choices)));
        }
    }

    fn add(&mut self, name: String, label: &str, kind: Kinds) {
        self.order.push(name.clone());
        self.fields.insert(name, (label.to_owned(), kind));
    }
}

fn options(choices: &[ChoiceGroup]) -> Vec<OptionWords> {
    let options = choices.iter().flat_map(|group| &group.options);
    options.map(|option| (option.value.clone(), option.label.clone(), option.exclusive)).collect()
}

fn infos(options: &[OptionWords]) -> Vec<OptionInfo<'_>> {
    options.iter().map(|(value, label, exclusive)| OptionInfo { value, label, exclusive: *exclusive }).collect()
}

impl Environment for Names {
    fn field(&self, name: &str) -> Option<FieldInfo<'_>> {
        let (label, kind) = self.fields.get(name)?;
        let kind = match kind {
            Kinds::Text => Kind::Text,
            Kinds::Number => Kind::Number,
            Kinds::Date => Kind::Date,
            Kinds::Time => Kind::Time,
            Kinds::One(options) => Kind::One(infos(options)),
            Kinds::Many(options) => Kind::Many(infos(options)),
            Kinds::Check => Kind::Bool,
            Kinds::Repeat => Kind::Repeat,
        };
        Some(FieldInfo { label, kind })
    }

    fn names(&self) -> Vec<String> {
        self.order.iter().filter(|name| !name.contains(':')).cloned().collect()
    }
}
