//! Rows of cells, and cells of fields.

use super::conditions::Conditions;
use super::{Shared, fields};
use crate::finding::{Finding, code};
use crate::handbook::{Cell, Field, LabelPosition, Row};
use crate::words::finding as words;
use crate::yaml::{Entry, Kind, Map, Reader, Text, Value, unknown_name};

/// Twelfths of the line.
const LINE: u32 = 12;
const POSITIONS: [(&str, LabelPosition); 3] =
    [("left", LabelPosition::Left), ("top", LabelPosition::Top), ("none", LabelPosition::None)];

/// Keys that belong to a cell and not to the field in it.
const CELL_KEYS: [&str; 9] =
    ["width", "label_width", "label_position", "stretch", "note", "min", "max", "column_break_before", "use"];

/// Marks the keys of a cell as known.
pub(super) fn take_cell_keys(map: &Map<'_>) {
    for key in CELL_KEYS {
        map.get(key);
    }
}

/// Reads a row and shares out the widths that were not said.
pub(super) fn row(
    reader: &Reader<'_>,
    value: &Value,
    default_label_width: u32,
    shared: &Shared,
    conditions: &mut Conditions,
) -> Row {
    let read = |value| cell(reader, value, Some(default_label_width), shared, conditions);
    let cells: Vec<(Cell, bool)> = reader.list(value).iter().filter_map(read).collect();
    Row { cells: with_widths(reader, value, cells) }
}

/// Reads the columns of a `repeat`.
pub(super) fn columns(map: &Map<'_>, shared: &Shared, conditions: &mut Conditions) -> Vec<Cell> {
    let Some(value) = map.need("columns") else { return Vec::new() };
    let read = |value| cell(map.reader, value, None, shared, conditions);
    let cells: Vec<(Cell, bool)> = map.reader.list(value).iter().filter_map(read).collect();
    with_widths(map.reader, value, cells)
}

/// Gives cells without a width equal shares of what is left, and checks the sum.
fn with_widths(reader: &Reader<'_>, value: &Value, cells: Vec<(Cell, bool)>) -> Vec<Cell> {
    let said: u32 = cells.iter().filter(|(_, said)| *said).map(|(cell, _)| cell.width).sum();
    let open = u32::try_from(cells.iter().filter(|(_, said)| !*said).count()).unwrap_or(LINE);
    let share = LINE.saturating_sub(said).checked_div(open).unwrap_or(0);
    let sum = said + share * open;
    if !cells.is_empty() && (sum != LINE || (open > 0 && share == 0)) {
        let span = match &value.kind {
            Kind::List(items) => items.first().map_or(value.span, |item| item.span),
            _ => value.span,
        };
        reader.find(Finding::new(&code::FORM_ROW_WIDTH, span, words::form_row_width(sum)));
    }
    cells.into_iter().map(|(cell, said)| if said { cell } else { Cell { width: share, ..cell } }).collect()
}

/// Reads a cell; the flag says whether its width was written.
///
/// `label_width` is that of a label left of its answer; columns of a repeat have theirs above.
fn cell(
    reader: &Reader<'_>,
    value: &Value,
    label_width: Option<u32>,
    shared: &Shared,
    conditions: &mut Conditions,
) -> Option<(Cell, bool)> {
    let merged = merged_with_shared(reader, value, shared);
    let map = reader.map(merged.as_ref().unwrap_or(value))?;
    let number = |key, limits| map.get(key).and_then(|value| reader.number(value, limits));
    let said_position = map.get("label_position").and_then(|value| reader.word(value, &POSITIONS));
    let label = map.words("label");
    let width = number("width", 1..=LINE);
    let cell_hint = map.words("hint");
    let fields = cell_fields(&map, &label, shared, conditions);
    let position =
        said_position.unwrap_or(if label_width.is_some() { LabelPosition::Left } else { LabelPosition::Top });
    // A repeat is a table with heads of its own.
    let is_repeat = fields.iter().any(|field| matches!(field.kind, crate::handbook::FieldKind::Repeat { .. }));
    let cell = Cell {
        label,
        label_position: if is_repeat { LabelPosition::None } else { position },
        label_width: number("label_width", 1..=LINE - 1).or(label_width).unwrap_or(0),
        width: width.unwrap_or(0),
        hint: cell_hint,
        note: map.words("note"),
        stretch: number("stretch", 0..=100).unwrap_or(0),
        fields,
    };
    take_cell_keys(&map);
    map.finish();
    Some((cell, width.is_some()))
}

/// The one field that the cell is, or the several that stand in it.
fn cell_fields(map: &Map<'_>, label: &str, shared: &Shared, conditions: &mut Conditions) -> Vec<Field> {
    let reader = map.reader;
    if map.has("fields") {
        let inner = map.list("fields").iter().filter_map(|value| {
            let merged = merged_with_shared(reader, value, shared);
            let map = reader.map(merged.as_ref().unwrap_or(value))?;
            let id = field_id(&map)?;
            let field = fields::read(&map, &id, label, shared, conditions);
            take_cell_keys(&map);
            map.finish();
            field
        });
        return inner.collect();
    }
    let Some(id) = field_id(map) else { return Vec::new() };
    fields::read(map, &id, "", shared, conditions).into_iter().collect()
}

/// `id:`, or the name of the shared field.
fn field_id(map: &Map<'_>) -> Option<Text> {
    map.text("id").or_else(|| map.text("use")).or_else(|| map.need_text("id"))
}

/// A cell that uses a shared field: the shared keys with its own written over them.
fn merged_with_shared(reader: &Reader<'_>, value: &Value, shared: &Shared) -> Option<Value> {
    let Kind::Map(own) = &value.kind else { return None };
    let used = own.iter().find(|entry| entry.key == "use")?;
    let name = reader.text(&used.value)?;
    let Some(base) = shared.fields.get(&*name.value) else {
        reader.find(unknown_name(&code::FORM_UNKNOWN_USE, &name, shared.fields.keys().map(String::as_str)));
        return None;
    };
    let kept = base.iter().filter(|entry| !own.iter().any(|o| o.key == entry.key));
    let entries: Vec<Entry> = kept.chain(own).cloned().collect();
    Some(Value { span: value.span, kind: Kind::Map(entries) })
}
