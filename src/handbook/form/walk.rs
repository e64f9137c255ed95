//! Visits every field of a form in the order in which the sheet is read.
//!
//! Whoever needs all fields (anchors, names in conditions, the table of blanks)
//! walks here and not through rows by itself, so that no kind of nesting is
//! forgotten.

use super::{Cell, Field, Form, Section};

/// A field and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    pub field: &'a Field,
    /// The cell that prints the field's label; `None` in the bar of a section.
    pub cell: Option<&'a Cell>,
    /// The repeat or matrix of which the field is a column.
    pub table: Option<&'a Field>,
    /// The field that this one belongs to: the choice list, letter or consent.
    pub inside: Option<&'a Field>,
}

impl Form {
    /// All fields, nested ones behind those that they belong to.
    #[must_use]
    pub fn fields(&self) -> Vec<Visit<'_>> {
        self.corner.iter().flat_map(cell_fields).chain(fields_in(&self.sections)).collect()
    }

    /// All cells of the sections in reading order, those of small grids included;
    /// the columns of tables stand in their fields.
    #[must_use]
    pub fn cells(&self) -> Vec<&Cell> {
        fn add<'a>(cell: &'a Cell, found: &mut Vec<&'a Cell>) {
            found.push(cell);
            cell.rows.iter().flat_map(|row| &row.cells).for_each(|inner| add(inner, found));
        }
        let mut found = Vec::new();
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.flat_map(|row| &row.cells).for_each(|cell| add(cell, &mut found));
        found
    }

    /// The fields whose answers stand side by side in the data: all but the
    /// columns of tables.
    #[must_use]
    pub fn top_fields(&self) -> Vec<&Field> {
        self.fields().into_iter().filter(|visit| visit.table.is_none()).map(|visit| visit.field).collect()
    }

    /// Whether something on the sheet is reported to the State.
    #[must_use]
    pub fn reports_to_state(&self) -> bool {
        self.sections
            .iter()
            .any(|section| section.state_report || section.rows.iter().flat_map(|row| &row.cells).any(cell_reports))
    }
}

impl Field {
    /// The fields whose answers stand side by side in a row of this table.
    #[must_use]
    pub fn row_fields(&self) -> Vec<&Field> {
        self.columns().iter().flat_map(cell_fields).map(|visit| visit.field).collect()
    }
}

fn cell_reports(cell: &Cell) -> bool {
    cell.state_report || cell.rows.iter().flat_map(|row| &row.cells).any(cell_reports)
}

/// All fields of these sections.
#[must_use]
pub fn fields_in(sections: &[Section]) -> Vec<Visit<'_>> {
    let mut found = Vec::new();
    for section in sections {
        for field in &section.title_fields {
            push(Visit { field, cell: None, table: None, inside: None }, &mut found);
        }
        section.rows.iter().flat_map(|row| &row.cells).for_each(|cell| in_cell(cell, None, &mut found));
    }
    found
}

/// All fields of a cell.
#[must_use]
pub fn cell_fields(cell: &Cell) -> Vec<Visit<'_>> {
    let mut found = Vec::new();
    in_cell(cell, None, &mut found);
    found
}

fn in_cell<'a>(cell: &'a Cell, table: Option<&'a Field>, found: &mut Vec<Visit<'a>>) {
    for field in &cell.fields {
        push(Visit { field, cell: Some(cell), table, inside: None }, found);
    }
    cell.rows.iter().flat_map(|row| &row.cells).for_each(|inner| in_cell(inner, table, found));
}

fn push<'a>(visit: Visit<'a>, found: &mut Vec<Visit<'a>>) {
    found.push(visit);
    let field = visit.field;
    let options = field.choices().into_iter().flatten().flat_map(|group| &group.options);
    for inner in options.flat_map(|option| &option.fields).chain(field.within()) {
        push(Visit { field: inner, inside: Some(field), ..visit }, found);
    }
    field.columns().iter().for_each(|column| in_cell(column, Some(field), found));
}
