//! The fields of a form as rows of a table, in reading order.
//!
//! A form must be readable without its sheet: every label, choice, hint, note
//! and condition, and the words printed around a blank, stand here as text.

use serde::Serialize;

use crate::handbook::blanks::needs;
use crate::handbook::{Cell, Choice, ChoiceGroup, DateParts, Era, Field, FieldKind, FormSection};
use crate::words::site::{answer, within};

/// A part of the sheet.
#[derive(Serialize)]
pub(super) struct SectionView<'a> {
    id: String,
    /// Empty where the part has no title, or where its only field says the same.
    title: &'a str,
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
struct GroupView<'a> {
    label: &'a str,
    /// A few short choices stand in one line.
    short: bool,
    options: Vec<OptionView>,
}

#[derive(Serialize)]
struct OptionView {
    label: String,
    note: Option<&'static str>,
    /// Choices that presuppose this one.
    options: Vec<OptionView>,
}

/// A part of the sheet. Ids of ours hold an underscore, so that a section and
/// a field of the same name never meet.
pub(super) fn section(section: &FormSection) -> SectionView<'_> {
    let mut rows = Vec::new();
    for cell in section.rows.iter().flat_map(|row| &row.cells) {
        push_cell(cell, None, &mut rows);
    }
    let said_by_row = matches!(rows.as_slice(), [only] if only.label == section.title);
    SectionView {
        id: format!("section_{}", section.id),
        title: if said_by_row { "" } else { &section.title },
        notes: &section.notes,
        rows,
    }
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

/// The fields of a cell; `table` is the repeated table that the cell is a column of.
fn push_cell<'a>(cell: &'a Cell, table: Option<&'a Field>, rows: &mut Vec<FieldRow<'a>>) {
    for (index, field) in cell.fields.iter().enumerate() {
        let label = if field.label.is_empty() { &cell.label } else { &field.label };
        let around = if label == &cell.label { table.map_or("", |table| &table.label) } else { &cell.label };
        let of_cell = if index == 0 { [cell.hint.as_str(), cell.note.as_str()] } else { [""; 2] };
        let mut hints = vec![of_cell[0], field.hint.as_str(), of_cell[1]];
        hints.retain(|hint| !hint.is_empty());
        // A cell with one field may carry that field's own hint.
        hints.dedup();
        rows.push(FieldRow {
            id: table.map_or_else(|| format!("field_{}", field.id), |t| format!("field_{}_{}", t.id, field.id)),
            label,
            within: (!around.is_empty()).then(|| within(around)),
            answer: answer(&field.kind),
            needs: needs(field),
            hints,
            on_paper: on_paper(field),
            choices: choices(&field.kind),
        });
        if let FieldKind::Repeat { columns, .. } = &field.kind {
            for column in columns {
                push_cell(column, Some(field), rows);
            }
        }
    }
}

fn answer(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text { lines: 0 | 1, size } => answer::line(*size),
        FieldKind::Text { lines, .. } => answer::area(*lines),
        FieldKind::Integer { size } => answer::integer(*size),
        FieldKind::Decimal { size } => answer::decimal(*size),
        FieldKind::Date { era, parts } => {
            let parts = match parts {
                DateParts::YearMonthDay => answer::DATE,
                DateParts::YearMonth => answer::MONTH,
                DateParts::Year => answer::YEAR,
                DateParts::MonthDay => answer::DAY,
            };
            let era = match era {
                Era::Western => answer::WESTERN,
                Era::Wareki => answer::WAREKI,
                Era::Blank => "",
            };
            format!("{parts}{era}")
        }
        FieldKind::Time => answer::TIME.to_owned(),
        FieldKind::SelectOne { .. } => answer::ONE.to_owned(),
        FieldKind::SelectMultiple { .. } => answer::MANY.to_owned(),
        FieldKind::Acknowledge => answer::TICK.to_owned(),
        FieldKind::Repeat { rows, .. } => answer::table(*rows),
        FieldKind::Note => answer::PRINTED.to_owned(),
    }
}

/// `None` where nothing is printed around the blank.
fn on_paper(field: &Field) -> Option<String> {
    if field.prefix.is_empty() && field.suffix.is_empty() {
        return None;
    }
    let boxes;
    let blank = match &field.kind {
        FieldKind::Text { .. } | FieldKind::Integer { .. } | FieldKind::Decimal { .. } => answer::BLANK,
        FieldKind::Date { parts: DateParts::YearMonthDay, .. } => answer::BLANK_DATE,
        FieldKind::Date { parts: DateParts::YearMonth, .. } => answer::BLANK_MONTH,
        FieldKind::Date { parts: DateParts::Year, .. } => answer::BLANK_YEAR,
        FieldKind::Date { parts: DateParts::MonthDay, .. } => answer::BLANK_DAY,
        FieldKind::Time => answer::BLANK_TIME,
        FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } => {
            let labels: Vec<String> =
                choices.iter().flat_map(|group| &group.options).map(|choice| format!("□{}", label(choice))).collect();
            boxes = labels.join("　");
            &boxes
        }
        FieldKind::Acknowledge => "□",
        FieldKind::Repeat { .. } | FieldKind::Note => "",
    };
    Some(answer::on_paper(&field.prefix, blank, &field.suffix))
}

fn choices(kind: &FieldKind) -> Vec<GroupView<'_>> {
    match kind {
        FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } => {
            choices.iter().map(group_view).collect()
        }
        FieldKind::Text { .. }
        | FieldKind::Integer { .. }
        | FieldKind::Decimal { .. }
        | FieldKind::Date { .. }
        | FieldKind::Time
        | FieldKind::Acknowledge
        | FieldKind::Repeat { .. }
        | FieldKind::Note => Vec::new(),
    }
}

fn group_view(group: &ChoiceGroup) -> GroupView<'_> {
    let length = |choice: &Choice| choice.label.chars().count() + note(choice).map_or(0, |note| note.chars().count());
    let short = group.options.iter().all(|choice| choice.parent.is_none())
        && group.options.iter().map(length).sum::<usize>() <= 20;
    GroupView { label: &group.label, short, options: options(group) }
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

fn label(choice: &Choice) -> String {
    if choice.write_in { answer::write_in(&choice.label) } else { choice.label.clone() }
}

fn note(choice: &Choice) -> Option<&'static str> {
    match choice {
        Choice { exclusive: true, .. } => Some(answer::EXCLUSIVE_NOTE),
        Choice { write_in: true, .. } => Some(answer::WRITE_IN_NOTE),
        _ => None,
    }
}
