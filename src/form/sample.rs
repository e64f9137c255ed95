//! `sample:` of a form: made-up answers in the shape of the form's data, and
//! call-outs. Every answer is checked against its question, and nothing in it
//! may look like a real person's.

use serde_json::{Map as Object, Value as Json};

use crate::finding::{Finding, Span, code};
use crate::handbook::blanks::write_in_name;
use crate::handbook::{Callout, ChoiceGroup, DateParts, Field, FieldKind, FormSection, Sample};
use crate::words::finding as words;
use crate::yaml::{Kind, Map, Reader, Text, Value, unknown_name};

/// Reads `sample:`, if it is there.
pub(super) fn read(map: &Map<'_>, sections: &[FormSection]) -> Option<Sample> {
    let reader = map.reader;
    let own = reader.map(map.get("sample")?)?;
    let cells = sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.cells);
    let fields: Vec<&Field> = cells.flat_map(|cell| &cell.fields).collect();
    let data = own.need("values").map(|values| object(reader, values, &fields)).unwrap_or_default();
    let mut callouts = Vec::new();
    for value in own.list("callouts") {
        let Some(callout) = reader.map(value) else { continue };
        let (at, text) = (callout.need_text("at"), callout.need_text("text"));
        callout.finish();
        let (Some(at), Some(text)) = (at, text) else { continue };
        if fields.iter().all(|field| field.id != at.value) {
            reader.find(unknown_name(&code::FORM_SAMPLE, &at, fields.iter().map(|field| field.id.as_str())));
        }
        check_made_up(reader, &text);
        callouts.push(Callout { at: at.value, text: text.value });
    }
    own.finish();
    Some(Sample { data: Json::Object(data), callouts })
}

/// The answers of the form, or of a row of a table.
fn object(reader: &Reader<'_>, value: &Value, fields: &[&Field]) -> Object<String, Json> {
    let mut object = Object::new();
    let Some(map) = reader.map(value) else { return object };
    for entry in map.all() {
        let key = Text { value: entry.key.clone(), span: entry.key_span };
        let field = fields.iter().find(|field| field.id == key.value);
        let answer = match field {
            Some(field) => answer(reader, &entry.value, field),
            None if fields.iter().any(|field| write_ins(field).any(|name| name == key.value)) => {
                text(reader, &entry.value)
            }
            None => {
                let known = fields.iter().map(|field| field.id.as_str());
                reader.find(unknown_name(&code::FORM_SAMPLE, &key, known));
                None
            }
        };
        if let Some(answer) = answer {
            object.insert(key.value, answer);
        }
    }
    object
}

fn write_ins(field: &Field) -> impl Iterator<Item = String> {
    let choices = choices(field).iter().flat_map(|group| &group.options).filter(|choice| choice.write_in);
    choices.map(|choice| write_in_name(&field.id, choice))
}

fn choices(field: &Field) -> &[ChoiceGroup] {
    match &field.kind {
        FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } => choices,
        FieldKind::Text { .. }
        | FieldKind::Integer { .. }
        | FieldKind::Decimal { .. }
        | FieldKind::Date { .. }
        | FieldKind::Time
        | FieldKind::Acknowledge
        | FieldKind::Repeat { .. }
        | FieldKind::Note => &[],
    }
}

/// One answer; `None` if it does not fit its question, which is then reported.
fn answer(reader: &Reader<'_>, value: &Value, field: &Field) -> Option<Json> {
    match &field.kind {
        FieldKind::Text { .. } => text(reader, value),
        FieldKind::Integer { .. } => {
            let number = reader.text(value)?;
            fitting(reader, number.span, &field.label, number.parse::<i64>().ok().map(Json::from))
        }
        FieldKind::Decimal { .. } => {
            let number = reader.text(value)?;
            let finite = number.parse::<f64>().ok().filter(|number| number.is_finite());
            fitting(reader, number.span, &field.label, finite.map(Json::from))
        }
        FieldKind::Date { parts, .. } => {
            let date = reader.text(value)?;
            fitting(reader, date.span, &field.label, is_date(&date, *parts).then(|| Json::from(date.value.clone())))
        }
        FieldKind::Time => {
            let time = reader.text(value)?;
            let read = crate::form::expression::minutes(&time);
            fitting(reader, time.span, &field.label, read.map(|_| Json::from(time.value.clone())))
        }
        FieldKind::SelectOne { choices, .. } => option(reader, value, choices, &field.label),
        FieldKind::SelectMultiple { choices, .. } => {
            let values = reader.list(value).iter().filter_map(|value| option(reader, value, choices, &field.label));
            Some(values.collect())
        }
        FieldKind::Acknowledge => reader.bool(value).map(Json::from),
        FieldKind::Repeat { columns, rows } => {
            let columns: Vec<&Field> = columns.iter().flat_map(|column| &column.fields).collect();
            let filled = reader.list(value);
            if filled.len() > *rows as usize {
                let message = words::form_sample_rows(&field.label, *rows);
                reader.find(Finding::new(
                    &code::FORM_SAMPLE,
                    filled.first().map_or(value.span, |row| row.span),
                    message,
                ));
            }
            Some(filled.iter().map(|row| Json::Object(object(reader, row, &columns))).collect())
        }
        FieldKind::Note => fitting(reader, value.span, &field.label, None),
    }
}

fn fitting(reader: &Reader<'_>, span: Span, label: &str, answer: Option<Json>) -> Option<Json> {
    if answer.is_none() {
        reader.find(Finding::new(&code::FORM_SAMPLE, span, words::form_sample_unfit(label)));
    }
    answer
}

fn text(reader: &Reader<'_>, value: &Value) -> Option<Json> {
    let text = reader.text(value)?;
    check_made_up(reader, &text);
    Some(text.value.trim_end().into())
}

fn option(reader: &Reader<'_>, value: &Value, choices: &[ChoiceGroup], label: &str) -> Option<Json> {
    let text = match &value.kind {
        Kind::Text(_) => reader.text(value)?,
        Kind::Null | Kind::Bool(_) | Kind::List(_) | Kind::Map(_) => {
            return fitting(reader, value.span, label, None);
        }
    };
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

/// Telephone numbers and postcodes hold nothing but zeros, and mail goes nowhere.
fn check_made_up(reader: &Reader<'_>, text: &Text) {
    let is_sign = |c: char| c.is_numeric() || matches!(c, '-' | '－' | '‐' | '−' | '(' | ')' | '（' | '）');
    let numbers = text.split(|c: char| !is_sign(c)).any(|run| {
        let digits: Vec<u32> = run.chars().filter_map(digit).collect();
        // Shorter runs are dates, counts and reference numbers.
        digits.len() >= 10 && digits.iter().any(|digit| *digit != 0)
    });
    let postcode = text.split('〒').skip(1).any(|rest| rest.chars().take(8).filter_map(digit).any(|digit| digit != 0));
    let mail = text.split('@').skip(1).any(|rest| !rest.starts_with("example."));
    if numbers || postcode || mail {
        reader.find(Finding::new(&code::FORM_SAMPLE_REAL, text.span, words::form_sample_real()));
    }
}

/// The value of a digit of either width.
fn digit(c: char) -> Option<u32> {
    let narrow = if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0)? } else { c };
    narrow.to_digit(10)
}
