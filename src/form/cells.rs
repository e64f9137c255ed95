//! Rows of cells, and cells of fields.

use super::fields;
use super::phrases::{self, Phrase};
use super::scope::Scope;
use crate::finding::{Finding, code};
use crate::handbook::{Cell, Field, FieldKind, LabelPosition, Row};
use crate::words::finding as words;
use crate::yaml::{Entry, Kind, Map, Reader, Text, Value, unknown_name};

/// Twelfths of the line.
pub(super) const LINE: u32 = 12;
pub(crate) const POSITIONS: [(&str, LabelPosition); 3] =
    [("left", LabelPosition::Left), ("top", LabelPosition::Top), ("none", LabelPosition::None)];

/// Keys that belong to a cell and not to the field in it.
const CELL_KEYS: [&str; 7] = ["width", "label_width", "label_position", "stretch", "note", "state_report", "use"];

/// Marks the keys of a cell as known.
pub(super) fn take_cell_keys(map: &Map<'_>) {
    for key in CELL_KEYS {
        map.get(key);
    }
}

/// Where a cell stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a row of the sheet or of a small grid.
    Row,
    /// As a column of a table, whose label stands above.
    Column,
    /// Beside the title of the form.
    Corner,
}

/// Reads a row and shares out the widths that were not said.
pub(super) fn row(value: &Value, scope: &mut Scope<'_>) -> Row {
    let reader = scope.reader;
    let cells = reader.list(value).iter().filter_map(|value| cell(value, Place::Row, scope)).collect();
    Row { cells: with_widths(reader, value, cells) }
}

/// Reads the cells beside the title; they need no widths.
pub(super) fn corner(values: &[Value], scope: &mut Scope<'_>) -> Vec<Cell> {
    values.iter().filter_map(|value| cell(value, Place::Corner, scope)).map(|(cell, _)| cell).collect()
}

/// Reads the columns of a `repeat`, whose widths have to fill the line.
pub(super) fn columns(map: &Map<'_>, scope: &mut Scope<'_>) -> Vec<Cell> {
    let Some(value) = map.need("columns") else { return Vec::new() };
    let cells = scope.reader.list(value).iter().filter_map(|value| cell(value, Place::Column, scope)).collect();
    with_widths(scope.reader, value, cells)
}

/// Reads columns whose widths are as written, `usual` where nothing is.
pub(super) fn loose_columns(values: &[Value], usual: u32, scope: &mut Scope<'_>) -> Vec<Cell> {
    let cells = values.iter().filter_map(|value| cell(value, Place::Column, scope));
    cells.map(|(cell, said)| if said { cell } else { Cell { width: usual, ..cell } }).collect()
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
            Kind::Null | Kind::Bool(_) | Kind::Text(_) | Kind::Map(_) => value.span,
        };
        reader.find(Finding::new(&code::FORM_ROW_WIDTH, span, words::form_row_width(sum)));
    }
    cells.into_iter().map(|(cell, said)| if said { cell } else { Cell { width: share, ..cell } }).collect()
}

/// Reads a cell; the flag says whether its width was written.
fn cell(value: &Value, place: Place, scope: &mut Scope<'_>) -> Option<(Cell, bool)> {
    let reader = scope.reader;
    let merged = merged_with_shared(scope, value);
    let map = reader.map(merged.as_ref().unwrap_or(value))?;
    let number = |key, limits| map.get(key).and_then(|value| reader.number(value, limits));
    let said_position = map.get("label_position").and_then(|value| reader.word(value, &POSITIONS));
    let (label, label_also) = Phrase::parts(scope.phrase(&map, "label"));
    let (hint, hint_also) = Phrase::parts(scope.phrase(&map, "hint"));
    let width = number("width", 1..=LINE);
    let rows = grid(&map, scope);
    let fields = if rows.is_empty() { cell_fields(&map, &label, scope) } else { Vec::new() };
    if !rows.is_empty() && label.is_empty() {
        reader.find(Finding::new(&code::FORM_FIELD_WITHOUT_LABEL, map.span, words::form_grid_without_label()));
    }
    // A table has heads of its own, and a block its own words.
    let usual = if fields.iter().any(|field| is_block(&field.kind)) {
        LabelPosition::None
    } else if place == Place::Column {
        LabelPosition::Top
    } else {
        LabelPosition::Left
    };
    let label =
        if label.is_empty() { fields.first().map(|field| field.label.clone()).unwrap_or_default() } else { label };
    let label_width = if place == Place::Row { scope.label_width } else { 0 };
    let cell = Cell {
        label,
        label_also,
        label_position: said_position.unwrap_or(usual),
        label_width: number("label_width", 1..=LINE - 1).unwrap_or(label_width),
        width: width.unwrap_or(0),
        hint,
        hint_also,
        note: map.words("note"),
        stretch: number("stretch", 0..=100).unwrap_or(0),
        state_report: map.get("state_report").and_then(|value| reader.bool(value)).unwrap_or(false),
        fields,
        rows,
    };
    take_cell_keys(&map);
    map.finish();
    Some((cell, width.is_some()))
}

/// Kinds that bring their own heads or words and need no label beside them.
fn is_block(kind: &FieldKind) -> bool {
    kind.is_table() || kind.is_letter()
}

/// `rows` of a cell: a small grid right of its label.
fn grid(map: &Map<'_>, scope: &mut Scope<'_>) -> Vec<Row> {
    if !map.has("rows") {
        return Vec::new();
    }
    if let Some(fields) = map.get("fields") {
        let message = words::form_keys_exclude("rows", "fields");
        scope.reader.find(Finding::new(&code::FORM_KEYS_EXCLUDE, fields.span, message));
    }
    map.list("rows").iter().map(|value| row(value, scope)).collect()
}

/// The one field that the cell is, or the several that stand in it.
fn cell_fields(map: &Map<'_>, label: &str, scope: &mut Scope<'_>) -> Vec<Field> {
    // Those of letters and consents belong to the block.
    let own = map.get("type").is_none() && map.has("fields");
    if own {
        return plain_fields(map.list("fields"), label, scope);
    }
    let Some(id) = field_id(map, scope) else { return Vec::new() };
    fields::read(map, &id, "", scope).into_iter().collect()
}

/// Reads `fields:`, where an inner list stands on one line.
pub(super) fn plain_fields(values: &[Value], label: &str, scope: &mut Scope<'_>) -> Vec<Field> {
    let mut found = Vec::new();
    for value in values {
        let line: &[Value] = match &value.kind {
            Kind::List(items) => items,
            Kind::Null | Kind::Bool(_) | Kind::Text(_) | Kind::Map(_) => std::slice::from_ref(value),
        };
        for (at, value) in line.iter().enumerate() {
            let field = plain_field(value, label, scope);
            found.extend(field.map(|field| Field { beside: at > 0, ..field }));
        }
    }
    found
}

fn plain_field(value: &Value, label: &str, scope: &mut Scope<'_>) -> Option<Field> {
    let merged = merged_with_shared(scope, value);
    let map = scope.reader.map(merged.as_ref().unwrap_or(value))?;
    let id = field_id(&map, scope)?;
    if let Some(value) = map.get("label") {
        let lacking = phrases::read(scope.reader, value);
        let missing = scope.also_print.iter().filter(|language| lacking.as_ref().is_some_and(|p| !p.has(**language)));
        scope.untranslated.extend(missing.map(|language| (value.span, *language)));
    }
    let field = fields::read(&map, &id, label, scope);
    take_cell_keys(&map);
    map.finish();
    field
}

/// `id:`, or the name of the shared field, or a name of ours for a block.
fn field_id(map: &Map<'_>, scope: &mut Scope<'_>) -> Option<Text> {
    let said = map.text("id").or_else(|| map.text("use"));
    said.or_else(|| fields::unnamed_block(map, scope)).or_else(|| map.need_text("id"))
}

/// A cell that uses a shared field: the shared keys with its own written over them.
fn merged_with_shared(scope: &Scope<'_>, value: &Value) -> Option<Value> {
    let Kind::Map(own) = &value.kind else { return None };
    let used = own.iter().find(|entry| entry.key == "use")?;
    let name = scope.reader.text(&used.value)?;
    let fields = &scope.shared.fields;
    let Some(base) = fields.get(&*name.value) else {
        scope.reader.find(unknown_name(&code::FORM_UNKNOWN_USE, &name, fields.keys().map(String::as_str)));
        return None;
    };
    let kept = base.iter().filter(|entry| !own.iter().any(|o| o.key == entry.key));
    let entries: Vec<Entry> = kept.chain(own).cloned().collect();
    Some(Value { span: value.span, kind: Kind::Map(entries) })
}
