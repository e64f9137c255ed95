//! `sample:` of a form: made-up answers in the shape of the form's data, and
//! call-outs. Every answer is checked against its question, and nothing in it
//! may look like a real person's.

mod made_up;

use serde_json::{Map as Object, Value as Json};

use super::names::MATRIX_VALUE;
use crate::finding::{Finding, Span, code};
use crate::handbook::blanks::write_in_name;
use crate::handbook::{
    Callout, Cell, ChoiceGroup, DateParts, Field, FieldKind, FormSection, Item, Sample, cell_fields, fields_in,
};
use crate::words::finding as words;
use crate::yaml::{Kind, Map, Reader, Text, Value, unknown_name};

/// Reads `sample:`, if it is there.
pub(super) fn read(map: &Map<'_>, corner: &[Cell], sections: &[FormSection]) -> Option<Sample> {
    let reader = map.reader;
    let own = reader.map(map.get("sample")?)?;
    let visits = corner.iter().flat_map(cell_fields).chain(fields_in(sections));
    let fields: Vec<&Field> = visits.filter(|visit| visit.table.is_none()).map(|visit| visit.field).collect();
    let signatures: Vec<&Field> =
        fields.iter().copied().filter(|field| matches!(field.kind, FieldKind::Signature { .. })).collect();
    let mut taken = answers(&fields);
    taken.extend(signatures.iter().map(|field| Answer {
        name: field.id.clone(),
        label: &field.label,
        takes: Takes::Words,
    }));
    let mut data = own.need("values").map(|values| object(reader, values, &taken)).unwrap_or_default();
    let name = |field: &&Field| Some((field.id.clone(), data.remove(&field.id)?.as_str()?.to_owned()));
    let signed = signatures.iter().filter_map(name).collect();
    let mut callouts = Vec::new();
    for value in own.list("callouts") {
        let Some(callout) = reader.map(value) else { continue };
        let (at, text) = (callout.need_text("at"), callout.need_text("text"));
        callout.finish();
        let (Some(at), Some(text)) = (at, text) else { continue };
        match fields.iter().find(|field| field.id == at.value) {
            None => reader.find(unknown_name(&code::FORM_SAMPLE, &at, fields.iter().map(|field| field.id.as_str()))),
            Some(field) if !Sample::can_point_at(field) => {
                let message = words::form_sample_nowhere(&field.label);
                reader.find(Finding::new(&code::FORM_SAMPLE, at.span, message));
            }
            Some(_) => {}
        }
        if callouts.iter().any(|other: &Callout| other.at == at.value) {
            let message = words::form_sample_said_twice(&at);
            reader.find(Finding::new(&code::FORM_SAMPLE, at.span, message));
        }
        made_up::check(reader, &text);
        callouts.push(Callout { at: at.value, text: text.value });
    }
    own.finish();
    Some(Sample { data: Json::Object(data), signed, callouts })
}

/// An answer by its name in the data.
struct Answer<'a> {
    name: String,
    /// How it is called in findings.
    label: &'a str,
    takes: Takes<'a>,
}

/// What an answer takes.
enum Takes<'a> {
    Words,
    Whole,
    Number,
    Date(DateParts),
    Time,
    One(&'a [ChoiceGroup]),
    Many(&'a [ChoiceGroup]),
    Tick,
    Rows { columns: Vec<&'a Field>, rows: u32 },
    NamedRows { columns: Vec<&'a Field>, items: &'a [Item] },
    Matrix { choices: &'a [ChoiceGroup], columns: Vec<&'a Field>, items: &'a [Item] },
}

/// The answers that these questions take.
fn answers<'a>(fields: &[&'a Field]) -> Vec<Answer<'a>> {
    let mut all = Vec::new();
    for field in fields.iter().copied().filter(|field| !field.is_printed()) {
        let label = field.label.as_str();
        let mut add = |name: String, takes| all.push(Answer { name, label, takes });
        let own = || field.id.clone();
        let mut groups: &[ChoiceGroup] = &[];
        match &field.kind {
            FieldKind::Text { .. } => add(own(), Takes::Words),
            FieldKind::Integer { units, .. } | FieldKind::Decimal { units, .. } => {
                let whole = matches!(field.kind, FieldKind::Integer { .. });
                add(own(), if whole { Takes::Whole } else { Takes::Number });
                if let Some(units) = units {
                    add(format!("{}__unit", field.id), Takes::One(&units.choices));
                }
            }
            FieldKind::Date { parts, .. } => add(own(), Takes::Date(*parts)),
            FieldKind::Time { .. } => add(own(), Takes::Time),
            FieldKind::SelectOne { choices, .. } => {
                groups = choices;
                add(own(), Takes::One(choices));
            }
            FieldKind::SelectMultiple { choices, marks, .. } => {
                groups = choices;
                if marks.is_empty() {
                    add(own(), Takes::Many(choices));
                }
                marks.iter().for_each(|mark| add(mark.id.clone(), Takes::Many(choices)));
            }
            FieldKind::Acknowledge => add(own(), Takes::Tick),
            FieldKind::Repeat { rows, items, .. } => {
                let columns = field.row_fields();
                for column in columns.iter().filter(|column| column.total) {
                    let whole = matches!(column.kind, FieldKind::Integer { .. });
                    let takes = if whole { Takes::Whole } else { Takes::Number };
                    add(format!("{}__total__{}", field.id, column.id), takes);
                }
                let takes = if items.is_empty() {
                    Takes::Rows { columns, rows: *rows }
                } else {
                    Takes::NamedRows { columns, items }
                };
                add(own(), takes);
            }
            FieldKind::Matrix { items, choices, .. } => {
                add(own(), Takes::Matrix { choices, columns: field.row_fields(), items });
            }
            FieldKind::Note
            | FieldKind::Letter { .. }
            | FieldKind::Consent { .. }
            | FieldKind::Signature { .. }
            | FieldKind::Approval { .. }
            | FieldKind::ReceiptStamp
            | FieldKind::Seal
            | FieldKind::OfficeUse { .. } => {}
        }
        let written = groups.iter().flat_map(|group| &group.options).filter(|choice| choice.write_in.is_some());
        written.for_each(|choice| add(write_in_name(&field.id, choice), Takes::Words));
    }
    all
}

/// The answers of the form, or of a row of a table.
fn object(reader: &Reader<'_>, value: &Value, answers: &[Answer<'_>]) -> Object<String, Json> {
    let mut object = Object::new();
    let Some(map) = reader.map(value) else { return object };
    for entry in map.all() {
        let key = Text { value: entry.key.clone(), span: entry.key_span };
        let Some(answer) = answers.iter().find(|answer| answer.name == key.value) else {
            reader.find(unknown_name(&code::FORM_SAMPLE, &key, answers.iter().map(|answer| answer.name.as_str())));
            continue;
        };
        if let Some(taken) = take(reader, &entry.value, answer) {
            object.insert(key.value, taken);
        }
    }
    object
}

/// One answer; `None` if it does not fit its question, which is then reported.
fn take(reader: &Reader<'_>, value: &Value, answer: &Answer<'_>) -> Option<Json> {
    let label = answer.label;
    let fitting = |taken: Option<Json>, span: Span| {
        if taken.is_none() {
            reader.find(Finding::new(&code::FORM_SAMPLE, span, words::form_sample_unfit(label)));
        }
        taken
    };
    let read = |take: &dyn Fn(&str) -> Option<Json>| {
        let text = reader.text(value)?;
        fitting(take(&text), text.span)
    };
    match &answer.takes {
        Takes::Words => {
            let text = reader.text(value)?;
            made_up::check(reader, &text);
            Some(text.value.trim_end().into())
        }
        Takes::Whole => read(&|text| text.parse::<i64>().ok().map(Json::from)),
        Takes::Number => read(&|text| text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Json::from)),
        Takes::Date(parts) => read(&|text| is_date(text, *parts).then(|| text.into())),
        Takes::Time => read(&|text| crate::form::expression::minutes(text).map(|_| text.into())),
        Takes::One(choices) => option(reader, value, choices, label),
        Takes::Many(choices) => {
            let values = reader.list(value).iter().filter_map(|value| option(reader, value, choices, label));
            Some(values.collect())
        }
        Takes::Tick => reader.bool(value).map(Json::from),
        Takes::Rows { columns, rows } => {
            let filled = reader.list(value);
            if filled.len() > *rows as usize {
                let message = words::form_sample_rows(label, *rows);
                let span = filled.first().map_or(value.span, |row| row.span);
                reader.find(Finding::new(&code::FORM_SAMPLE, span, message));
            }
            Some(filled.iter().map(|row| Json::Object(object(reader, row, &answers(columns)))).collect())
        }
        Takes::NamedRows { columns, items } => {
            named(reader, value, items, &|row| Some(Json::Object(object(reader, row, &answers(columns)))))
        }
        Takes::Matrix { choices, columns, items } => named(reader, value, items, &|row| {
            if columns.is_empty() {
                return option(reader, row, choices, label);
            }
            let mut all = answers(columns);
            all.push(Answer { name: MATRIX_VALUE.to_owned(), label, takes: Takes::One(choices) });
            Some(Json::Object(object(reader, row, &all)))
        }),
    }
}

/// Rows that have names.
fn named(reader: &Reader<'_>, value: &Value, items: &[Item], take: &dyn Fn(&Value) -> Option<Json>) -> Option<Json> {
    let mut rows = Object::new();
    for entry in reader.map(value)?.all() {
        let key = Text { value: entry.key.clone(), span: entry.key_span };
        if items.iter().all(|item| item.value != key.value) {
            reader.find(unknown_name(&code::FORM_SAMPLE, &key, items.iter().map(|item| item.value.as_str())));
        } else if let Some(row) = take(&entry.value) {
            rows.insert(key.value, row);
        }
    }
    Some(Json::Object(rows))
}

fn option(reader: &Reader<'_>, value: &Value, choices: &[ChoiceGroup], label: &str) -> Option<Json> {
    if !matches!(value.kind, Kind::Text(_)) {
        reader.find(Finding::new(&code::FORM_SAMPLE, value.span, words::form_sample_unfit(label)));
        return None;
    }
    let text = reader.text(value)?;
    let values = || choices.iter().flat_map(|group| &group.options).map(|choice| choice.value.as_str());
    if !values().any(|known| known == text.value) {
        reader.find(unknown_name(&code::FORM_SAMPLE_OPTION, &text, values()));
        return None;
    }
    Some(text.value.into())
}

/// Whether a text is the date that is asked for, by ISO 8601.
fn is_date(text: &str, parts: DateParts) -> bool {
    let whole = match parts {
        DateParts::YearMonthDay => text.to_owned(),
        DateParts::YearMonth => format!("{text}-01"),
        DateParts::Year => format!("{text}-01-01"),
        // The leap day is a day of the year too.
        DateParts::MonthDay => text.strip_prefix("--").map(|day| format!("2024-{day}")).unwrap_or_default(),
    };
    whole.len() == 10 && crate::date::Date::parse(&whole).is_ok_and(|date| date.to_string() == whole)
}
