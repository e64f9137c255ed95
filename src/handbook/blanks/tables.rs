//! Blanks in tables: rows of a repeat, rows and choices of a matrix.

use super::{At, Blank, BlankKind, Here, TableRow, ascii, each, labels, of_choice, of_field, write_in};
use crate::handbook::{Cell, Field, FieldKind, FixedAnswer, Item};
use crate::words::blank as words;

pub(super) fn of_table<'a>(table: &'a Field, at: &At<'a>, all: &mut Vec<Blank<'a>>) {
    if let FieldKind::Repeat { columns, rows, items, fixed, .. } = &table.kind {
        let number_of_rows = if items.is_empty() { (*rows).max(1) as usize } else { items.len() };
        for index in 0..number_of_rows {
            let printed = fixed.get(index).map(Vec::as_slice).unwrap_or_default();
            let row = Row::new(table, at, items.get(index), index);
            columns.iter().for_each(|cell| row.column(cell, printed, all));
        }
        of_totals(table, at, columns, all);
    }
    if let FieldKind::Matrix { items, choices, columns, .. } = &table.kind {
        for (index, item) in items.iter().enumerate() {
            let row = Row::new(table, at, Some(item), index);
            each(choices, |group, choice| {
                let kind = BlankKind::One { group: row.at.name.clone(), choice };
                let here = Here { field: table, at: &row.at };
                let data = if columns.is_empty() { row.at.data.clone() } else { format!("{}/value", row.at.data) };
                let blank = here.blank(&ascii(&choice.value), false, &of_choice(group, choice), kind);
                all.push(Blank { data, ..blank });
                all.extend(write_in(choice).map(|(suffix, label, kind)| {
                    let blank = here.blank(&suffix, true, &[&label], kind);
                    Blank { data: format!("{}__{suffix}", row.at.data), ..blank }
                }));
            });
            columns.iter().for_each(|cell| row.column(cell, &[], all));
        }
    }
}

/// One row of a table.
struct Row<'a> {
    at: At<'a>,
}

impl<'a> Row<'a> {
    fn new(table: &'a Field, around: &At<'a>, item: Option<&Item>, index: usize) -> Self {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let (name, data, label) = match item {
            Some(item) => (item.value.clone(), item.value.clone(), item.label.clone()),
            None => (number.to_string(), index.to_string(), words::row(number)),
        };
        Self {
            at: At {
                name: format!("{}__{name}", around.name),
                data: format!("{}/{}/{data}", around.data, table.id),
                labels: around.labels.iter().cloned().chain([label]).collect(),
                row: Some(TableRow { table, number }),
            },
        }
    }

    /// The blanks of one cell; `printed` is what the paper says there already.
    fn column(&self, cell: &'a Cell, printed: &[FixedAnswer], all: &mut Vec<Blank<'a>>) {
        for column in &cell.fields {
            if printed.iter().any(|answer| answer.column == column.id && !answer.value.is_empty()) {
                continue;
            }
            let inner = At {
                name: format!("{}__{}", self.at.name, column.id),
                labels: self.at.labels.iter().cloned().chain(labels(cell, column)).collect(),
                ..self.at.clone()
            };
            of_field(column, &inner, all);
        }
    }
}

fn of_totals<'a>(table: &'a Field, at: &At<'a>, columns: &'a [Cell], all: &mut Vec<Blank<'a>>) {
    let Some(label) = table.total_label() else { return };
    for cell in columns {
        for column in cell.fields.iter().filter(|column| column.total) {
            let name = format!("{}__total__{}", at.name, column.id);
            let whole = column.kind.whole() == Some(true);
            let mut path: Vec<&str> = at.labels.iter().map(String::as_str).collect();
            path.extend([label, column.label.as_str()]);
            all.push(Blank {
                column: name.clone(),
                data: format!("{}/{}__total__{}", at.data, table.id, column.id),
                name,
                kind: BlankKind::Number { whole, size: None },
                label: words::path(&path),
                heading: words::path(&path),
                sentences: Vec::new(),
                field: column,
                row: None,
            });
        }
    }
}
