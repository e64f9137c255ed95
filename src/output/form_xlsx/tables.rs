//! The tables of a form: their columns, their rows, their widths on the sheet.

use super::area::{COLUMNS, TWELFTH};
use crate::handbook::blanks::{Column, TableRow};
use crate::handbook::{Cell, ChoiceGroup, Direction, Field, FieldKind, FixedAnswer, Item as Named};

/// A table of a cell.
pub(super) struct Table<'a> {
    pub(super) field: &'a Field,
    pub(super) columns: &'a [Cell],
    pub(super) rows: u32,
    pub(super) items: &'a [Named],
    pub(super) fixed: &'a [Vec<FixedAnswer>],
    /// Rows and columns are exchanged.
    pub(super) turned: bool,
    /// The choices of a matrix; none in a repeat.
    pub(super) choices: &'a [ChoiceGroup],
    /// Width of the rows' names of a matrix in twelfths.
    item_width: u32,
}

impl Table<'_> {
    /// What is printed in a cell already; rows count from 1.
    pub(super) fn printed(&self, row: u32, column: &Cell) -> Option<&str> {
        let row = self.fixed.get(row.checked_sub(1)? as usize)?;
        let is_here = |answer: &&FixedAnswer| column.fields.iter().any(|field| field.id == answer.column);
        row.iter().find(is_here).map(|answer| answer.value.as_str()).filter(|value| !value.is_empty())
    }

    /// Words before and after the blank of one cell, where a row has its own.
    pub(super) fn around(&self, row: u32, column: &Cell) -> (&str, &str) {
        let row = row.checked_sub(1).and_then(|index| self.fixed.get(index as usize));
        let is_here = |answer: &&FixedAnswer| column.fields.iter().any(|field| field.id == answer.column);
        let found = row.and_then(|row| row.iter().find(is_here));
        found.map_or(("", ""), |answer| (answer.prefix.as_str(), answer.suffix.as_str()))
    }

    /// Widths of the names of rows and of the further columns of a matrix; its
    /// choices take the rest.
    pub(super) fn matrix_widths(&self) -> (u32, Vec<u32>) {
        (self.item_width * TWELFTH, self.columns.iter().map(|column| column.width * TWELFTH).collect())
    }

    /// Width of the names of rows, and of the columns; a table whose columns
    /// say no width gives them equal shares.
    pub(super) fn widths(&self) -> (u32, Vec<u32>) {
        let names = if self.items.is_empty() { 0 } else { 2 * TWELFTH };
        let asked: u32 = self.columns.iter().map(|column| column.width).sum();
        let count = u32::try_from(self.columns.len()).unwrap_or(1).max(1);
        let share = |column: &Cell| {
            let share = (column.width * (COLUMNS - names)).checked_div(asked);
            share.unwrap_or((COLUMNS - names) / count)
        };
        let mut widths: Vec<u32> = self.columns.iter().map(share).collect();
        let rest = (COLUMNS - names).saturating_sub(widths.iter().sum());
        if let Some(last) = widths.last_mut() {
            *last += rest;
        }
        (names, widths)
    }
}

/// The table that a cell is.
pub(super) fn table_of(cell: &Cell) -> Option<Table<'_>> {
    cell.fields.iter().find_map(|field| match &field.kind {
        FieldKind::Repeat { columns, rows, items, fixed, direction, .. } => {
            let rows = if items.is_empty() { (*rows).max(1) } else { u32::try_from(items.len()).unwrap_or(1) };
            let turned = *direction == Direction::Columns;
            Some(Table { field, columns, rows, items, fixed, turned, choices: &[], item_width: 0 })
        }
        FieldKind::Matrix { items, choices, columns, item_width, .. } => {
            let (rows, item_width) = (u32::try_from(items.len()).unwrap_or(1), *item_width);
            let (fixed, turned): (&[Vec<FixedAnswer>], bool) = (&[], false);
            let table = Table { field, columns, rows, items, fixed, turned, choices, item_width };
            let (names, further) = table.matrix_widths();
            let count = choices.iter().map(|group| group.in_order().len()).sum::<usize>();
            // Choices too many for cells of their own are set below their row's name.
            let room = COLUMNS.saturating_sub(names + further.iter().sum::<u32>()) as usize;
            (count > 0 && room >= count).then_some(table)
        }
        FieldKind::Text { .. }
        | FieldKind::Integer { .. }
        | FieldKind::Decimal { .. }
        | FieldKind::Date { .. }
        | FieldKind::Time { .. }
        | FieldKind::SelectOne { .. }
        | FieldKind::SelectMultiple { .. }
        | FieldKind::Acknowledge
        | FieldKind::Note
        | FieldKind::Letter { .. }
        | FieldKind::Consent { .. }
        | FieldKind::Signature { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal
        | FieldKind::OfficeUse { .. } => None,
    })
}

/// What the names of a row's answers begin with: `visits__2`, or `work__call`
/// where rows have names.
pub(super) fn row_name(row: TableRow<'_>) -> String {
    let item = (row.number as usize).checked_sub(1).and_then(|index| row.table.kind.items().get(index));
    let own = item.map_or_else(|| row.number.to_string(), |item| item.value.clone());
    format!("{}__{own}", row.table.id)
}

/// Table and column of a data column that is a sum.
pub(super) fn total<'a>(column: &'a Column<'_>) -> Option<(&'a str, &'a str)> {
    let first = column.blanks.first()?;
    column.name.split_once("__total__").filter(|_| first.row.is_none() && first.field.total)
}
