//! Tables: rows that repeat, and questions of the same kind one under another.

use super::choices;
use super::fields::{check_id, key_needs, keys_exclude};
use super::names::{MATRIX_VALUE, matrix_row};
use super::phrases;
use super::scope::Scope;
use super::{cells, kinds};
use crate::finding::{Finding, code};
use crate::handbook::{Cell, Direction, FieldKind, FixedAnswer, Item};
use crate::words::finding as words;
use crate::yaml::{Entry, Kind, Map, Text, unknown_name};

pub(crate) const DIRECTIONS: [(&str, Direction); 2] = [("rows", Direction::Rows), ("columns", Direction::Columns)];
/// Rows of a repeat that says nothing of them.
const USUAL_ROWS: usize = 3;
/// Width of a column of a matrix that says nothing of it, in twelfths.
const USUAL_COLUMN: u32 = 3;
const USUAL_ITEM: u32 = 4;

pub(super) fn repeat(map: &Map<'_>, id: &Text, scope: &mut Scope<'_>) -> FieldKind {
    let reader = map.reader;
    let direction = map.get("direction").and_then(|value| reader.word(value, &DIRECTIONS)).unwrap_or_default();
    keys_exclude(map, "print_rows", "items");
    keys_exclude(map, "fixed_rows", "items");
    let items = map.get("items").map(|_| items(map, scope)).unwrap_or_default();
    let columns = scope.in_row(scope.full_name(&id.value), |scope| match direction {
        Direction::Rows => cells::columns(map, scope),
        Direction::Columns => {
            map.need("columns");
            cells::loose_columns(map.list("columns"), 0, scope)
        }
    });
    if direction == Direction::Columns {
        map.need("items");
        for column in map.list("columns") {
            if let Kind::Map(entries) = &column.kind
                && let Some(width) = entries.iter().find(|entry| entry.key == "width")
            {
                let message = words::form_keys_exclude("width", "direction: columns");
                reader.find(Finding::new(&code::FORM_KEYS_EXCLUDE, width.key_span, message));
            }
        }
    }
    let has_total = columns.iter().flat_map(|column| &column.fields).any(|field| field.total);
    key_needs(map, "total_label", has_total, "total: true");
    let fixed = fixed_rows(map, &columns);
    let print_rows = map.get("print_rows").and_then(|value| reader.number(value, 1..=60));
    let usual = if items.is_empty() { USUAL_ROWS.max(fixed.len()) } else { items.len() };
    let rows = print_rows.unwrap_or_else(|| u32::try_from(usual).unwrap_or(u32::MAX));
    if fixed.len() > rows as usize
        && let Some(value) = map.get("fixed_rows")
    {
        reader.find(Finding::new(&code::FORM_FIXED_ROWS, value.span, words::form_fixed_rows(fixed.len(), rows)));
    }
    FieldKind::Repeat { columns, rows, items, direction, fixed, total_label: map.words("total_label") }
}

pub(super) fn matrix(map: &Map<'_>, id: &Text, scope: &mut Scope<'_>) -> FieldKind {
    let number = |key, limits| map.get(key).and_then(|value| map.reader.number(value, limits));
    map.need("items");
    let items = items(map, scope);
    let choices = map.need("choices").map(|value| choices::of_field(value, scope, None)).unwrap_or_default();
    let row = matrix_row(&id.value);
    let own = Text { value: MATRIX_VALUE.to_owned(), span: id.span };
    scope.conditions.declare(map.reader, format!("{row}.{MATRIX_VALUE}"), &own);
    let columns = scope.in_row(row, |scope| cells::loose_columns(map.list("columns"), USUAL_COLUMN, scope));
    let item_width = number("item_width", 1..=9).unwrap_or(USUAL_ITEM);
    let taken = item_width + columns.iter().map(|column| column.width).sum::<u32>();
    if taken >= cells::LINE {
        let at = map.get("columns").map_or(map.span, |value| value.span);
        map.reader.find(Finding::new(&code::FORM_ROW_WIDTH, at, words::form_matrix_width(taken)));
    }
    FieldKind::Matrix { items, choices, columns, marker: kinds::marker(map), item_width }
}

/// `items: { value: label }`.
fn items(map: &Map<'_>, scope: &mut Scope<'_>) -> Vec<Item> {
    let Some(inner) = map.get("items").and_then(|value| map.reader.map(value)) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in inner.all() {
        check_id(map.reader, &Text { value: entry.key.clone(), span: entry.key_span });
        let Some(phrase) = phrases::read(map.reader, &entry.value) else { continue };
        let lacking = scope.also_print.iter().filter(|language| !phrase.has(**language));
        scope.untranslated.extend(lacking.map(|language| (phrase.span, *language)));
        found.push(Item { value: entry.key.clone(), label: phrase.words, label_also: phrase.also });
    }
    if found.is_empty() {
        map.reader.find(Finding::new(&code::FORM_EMPTY, map.span, words::form_no_items()));
    }
    found
}

/// What is printed into the first rows.
fn fixed_rows(map: &Map<'_>, columns: &[Cell]) -> Vec<Vec<FixedAnswer>> {
    let rows = map.list("fixed_rows").iter().filter_map(|value| map.reader.map(value));
    rows.map(|row| row.all().iter().filter_map(|entry| fixed_answer(map, entry, columns)).collect()).collect()
}

fn fixed_answer(map: &Map<'_>, entry: &Entry, columns: &[Cell]) -> Option<FixedAnswer> {
    let ids = || columns.iter().flat_map(|column| &column.fields).map(|field| field.id.as_str());
    let column = Text { value: entry.key.clone(), span: entry.key_span };
    if !ids().any(|id| id == column.value) {
        map.reader.find(unknown_name(&code::FORM_UNKNOWN_FIELD, &column, ids()));
        return None;
    }
    let column = column.value;
    if !matches!(entry.value.kind, Kind::Map(_)) {
        let value = map.reader.text(&entry.value)?.value;
        return Some(FixedAnswer { column, value, prefix: String::new(), suffix: String::new() });
    }
    let around = map.reader.map(&entry.value)?;
    let answer =
        FixedAnswer { column, value: String::new(), prefix: around.words("prefix"), suffix: around.words("suffix") };
    around.finish();
    Some(answer)
}
