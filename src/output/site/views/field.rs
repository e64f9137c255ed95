//! The fields of a form as rows of a table, in reading order.
//!
//! A form must be readable without its sheet: every label, choice, hint, note
//! and condition, and the words printed around a blank, stand here as text.

use serde::Serialize;

use super::answer::{answer, choices, on_paper, words_of};
use crate::handbook::blanks::{limits, sentences};
use crate::handbook::{Cell, Choice, ChoiceGroup, Field, FormSection, Need};
use crate::words::site::{answer, within};

/// A part of the sheet.
#[derive(Serialize)]
pub(super) struct SectionView<'a> {
    id: String,
    /// Empty where the part has no title, or where its only field says the same.
    title: &'a str,
    /// When it applies, and whom it is for.
    remarks: Vec<String>,
    notes: &'a [String],
    rows: Vec<FieldRow<'a>>,
}

/// A field.
#[derive(Serialize)]
struct FieldRow<'a> {
    id: String,
    label: &'a str,
    /// In which cell or table it stands, where its own label does not say so.
    within: Option<String>,
    /// What is written: 「日付（西暦）」.
    answer: String,
    /// When it has to be filled in.
    needs: Vec<String>,
    hints: Vec<&'a str>,
    /// The words printed around the blank.
    on_paper: Option<String>,
    choices: Vec<GroupView<'a>>,
}

#[derive(Serialize)]
pub(super) struct GroupView<'a> {
    label: &'a str,
    /// A few short choices stand in one line.
    short: bool,
    options: Vec<OptionView>,
}

impl<'a> GroupView<'a> {
    /// The same list under another heading.
    pub(super) fn named(self, label: &'a str) -> Self {
        Self { label, ..self }
    }
}

#[derive(Serialize)]
struct OptionView {
    label: String,
    note: Option<String>,
    /// Choices that presuppose this one.
    options: Vec<OptionView>,
}

/// A part of the sheet. Ids of ours hold an underscore, so that a section and
/// a field of the same name never meet.
pub(super) fn section(section: &FormSection) -> SectionView<'_> {
    let mut rows = Vec::new();
    for field in &section.title_fields {
        push(field, Around { label: &section.title, ..Around::default() }, &mut rows);
    }
    for cell in section.rows.iter().flat_map(|row| &row.cells) {
        push_cell(cell, None, "", &mut rows);
    }
    let said_by_row = matches!(rows.as_slice(), [only] if only.label == section.title);
    let mut remarks = Vec::new();
    if let Need::When(condition) = &section.relevant {
        remarks.push(answer::relevant_when(condition));
    }
    remarks.extend(section.office_use.then(|| answer::OFFICE_USE.to_owned()));
    remarks.extend(section.state_report.then(|| answer::STATE_REPORT.to_owned()));
    SectionView {
        id: format!("section_{}", section.id),
        title: if said_by_row { "" } else { &section.title },
        remarks,
        notes: &section.notes,
        rows,
    }
}

/// What stands beside the title; `None` if nothing does.
pub(super) fn corner(cells: &[Cell]) -> Option<SectionView<'_>> {
    let mut rows = Vec::new();
    cells.iter().for_each(|cell| push_cell(cell, None, "", &mut rows));
    let id = "section_corner".to_owned();
    (!rows.is_empty()).then_some(SectionView { id, title: answer::CORNER, remarks: Vec::new(), notes: &[], rows })
}

/// Anchor, title and all words of a part of the sheet, as searching needs them.
pub(in crate::output::site) fn section_words(part: &FormSection) -> (String, String, Vec<String>) {
    let view = section(part);
    let mut words: Vec<&str> = view.notes.iter().map(String::as_str).collect();
    for row in &view.rows {
        words.push(row.label);
        words.extend(row.within.as_deref());
        words.extend(&row.hints);
        words.extend(row.needs.iter().map(String::as_str));
        for group in &row.choices {
            words.push(group.label);
            words.extend(
                group.options.iter().flat_map(|o| std::iter::once(o).chain(&o.options)).map(|o| o.label.as_str()),
            );
        }
    }
    let words = words.into_iter().map(str::to_owned).collect();
    (view.id, part.title.clone(), words)
}

/// What stands around a field.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    label: &'a str,
    /// The table of which the field is a column.
    table: Option<&'a Field>,
    hint: &'a str,
    note: &'a str,
    state_report: bool,
}

/// The fields of a cell; `table` is the table that the cell is a column of, and
/// `grid` the heading of the small grid around it.
fn push_cell<'a>(cell: &'a Cell, table: Option<&'a Field>, grid: &'a str, rows: &mut Vec<FieldRow<'a>>) {
    for (index, field) in cell.fields.iter().enumerate() {
        let label = own_label(field, &cell.label);
        let outer = table.map_or(grid, |table| &table.label);
        let around = Around {
            label: if label == cell.label { outer } else { &cell.label },
            table,
            hint: if index == 0 { &cell.hint } else { "" },
            note: if index == 0 { &cell.note } else { "" },
            state_report: cell.state_report,
        };
        push(field, around, rows);
    }
    cell.rows.iter().flat_map(|row| &row.cells).for_each(|inner| push_cell(inner, table, &cell.label, rows));
}

fn own_label<'a>(field: &'a Field, cell: &'a str) -> &'a str {
    if field.label.is_empty() { cell } else { &field.label }
}

fn push<'a>(field: &'a Field, around: Around<'a>, rows: &mut Vec<FieldRow<'a>>) {
    let mut hints = vec![around.hint, field.hint.as_str(), around.note];
    hints.extend(words_of(&field.kind));
    hints.retain(|hint| !hint.is_empty());
    // A cell with one field may carry that field's own hint.
    hints.dedup();
    let mut needs = sentences(field);
    needs.extend(field.calculate.as_deref().map(answer::calculated));
    needs.extend(limits(field));
    needs.extend(around.state_report.then(|| answer::STATE_REPORT.to_owned()));
    rows.push(FieldRow {
        id: around.table.map_or_else(|| format!("field_{}", field.id), |t| format!("field_{}_{}", t.id, field.id)),
        label: own_label(field, around.label),
        within: (!around.label.is_empty() && around.label != field.label).then(|| within(around.label)),
        answer: answer(field),
        needs,
        hints,
        on_paper: on_paper(field),
        choices: choices(field),
    });
    let inner = |label| Around { label, table: around.table, ..Around::default() };
    for option in field.choices().into_iter().flatten().flat_map(|group| &group.options) {
        option.fields.iter().for_each(|field| push(field, inner(&option.label), rows));
    }
    field.within().iter().for_each(|part| push(part, inner(&field.label), rows));
    field.columns().iter().for_each(|column| push_cell(column, Some(field), "", rows));
}

pub(super) fn group_view(group: &ChoiceGroup) -> GroupView<'_> {
    let length = |choice: &Choice| choice.label.chars().count() + note(choice).map_or(0, |note| note.chars().count());
    let short = group.options.iter().all(|choice| choice.parent.is_none())
        && group.options.iter().map(length).sum::<usize>() <= 20;
    GroupView { label: &group.label, short, options: options(group) }
}

/// A list without marks, such as the rows of a table.
pub(super) fn list<'a>(label: &'a str, words: impl Iterator<Item = &'a str>) -> GroupView<'a> {
    let options = words.map(|word| OptionView { label: word.to_owned(), note: None, options: Vec::new() });
    GroupView { label, short: false, options: options.collect() }
}

/// Choices that presuppose one of the same group stand below it. A parent that
/// is not there, or stands further down, leaves its child in the open.
fn options(group: &ChoiceGroup) -> Vec<OptionView> {
    let mut top: Vec<(&str, OptionView)> = Vec::new();
    for choice in &group.options {
        let view = OptionView { label: label(choice), note: note(choice), options: Vec::new() };
        let parent = choice.parent.as_deref().and_then(|parent| top.iter_mut().find(|(value, _)| *value == parent));
        match parent {
            Some((_, parent)) => parent.options.push(view),
            None => top.push((&choice.value, view)),
        }
    }
    top.into_iter().map(|(_, view)| view).collect()
}

pub(super) fn label(choice: &Choice) -> String {
    match &choice.write_in {
        Some(write_in) => answer::write_in(&choice.label, &write_in.prefix, &write_in.suffix),
        None => choice.label.clone(),
    }
}

fn note(choice: &Choice) -> Option<String> {
    match (&choice.relevant, choice.exclusive, &choice.write_in) {
        (Need::When(condition), ..) => Some(answer::choice_when(condition)),
        (_, true, _) => Some(answer::EXCLUSIVE_NOTE.to_owned()),
        (_, _, Some(_)) => Some(answer::WRITE_IN_NOTE.to_owned()),
        (Need::Unsaid | Need::Always, false, None) => None,
    }
}
