//! The data of a filled form: `forms/<id>/<id>.schema.json` (JSON Schema
//! 2020-12), and [`index`], which lists all forms.
//!
//! [`property`] says what an answer looks like, [`condition`] turns the
//! expressions of `required`, `relevant` and `constraint` into `if` and `then`,
//! [`limits`] says `min` and `max`.
//! An empty answer is left out of the data, so a text is never `""` and a list
//! never `[]`. What JSON Schema cannot say stands in `x-tebiki-constraint`, as
//! expression and in words, so that no rule is lost without a trace.

mod condition;
pub(super) mod index;
mod limits;
mod property;
mod rules;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{FileKind, Input, Job, Key, Made, Offer};
use crate::form::names::{MATRIX_VALUE, matrix_row};
use crate::handbook::{Field, FieldKind, Form, PageRef};
use crate::words::PRINT;
use rules::Rules;

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// One schema per form.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let forms = input.handbook.forms.iter().enumerate();
    forms
        .map(|(index, form)| {
            let offer = Offer { page: PageRef::Form(index), kind: FileKind::FormSchema };
            job(format!("forms/{0}/{0}.schema.json", form.id), offer, &schema(form))
        })
        .collect()
}

/// The making of a JSON file; it is small, so it is made at once.
fn job<'a>(path: String, offer: Offer, value: &impl Serialize) -> Job<'a> {
    // Text and numbers always have a JSON form.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    Job {
        path,
        key: Key::of([bytes.as_slice()]),
        offered: Some(offer),
        make: Box::new(move || Made { bytes: bytes.clone(), pages: None, findings: Vec::new() }),
    }
}

/// The schema of a filled form's data.
fn schema(form: &Form) -> Value {
    let names = form.names();
    let mut rules = Rules::new(&names);
    let fields = form.top_fields();
    let properties = object(&fields, None, &mut rules);
    let mut schema = Map::new();
    schema.insert("$schema".into(), DRAFT.into());
    schema.insert("title".into(), [form.number.as_str(), form.title.as_str()].join(PRINT.space).into());
    if !form.guidance.purpose.is_empty() {
        schema.insert("description".into(), form.guidance.purpose.as_str().into());
    }
    schema.insert("x-tebiki-form".into(), form.id.as_str().into());
    if let Some(version) = form.version {
        schema.insert("x-tebiki-version".into(), version.to_string().into());
    }
    schema.extend(properties);
    if !rules.unsaid.is_empty() {
        schema.insert("x-tebiki-constraint".into(), json!(rules.unsaid));
    }
    Value::Object(schema)
}

/// The object that holds the answers of these fields: the whole form, or a row
/// of a table.
fn object(fields: &[&Field], table: Option<&str>, rules: &mut Rules<'_>) -> Map<String, Value> {
    let mut properties = Map::new();
    let (mut required, mut all_of) = (Vec::new(), Vec::new());
    for field in fields {
        if let Some(property) = of_field(field, rules) {
            properties.insert(field.id.clone(), property);
        }
        properties.extend(property::beside(field));
        for (name, property, rule) in property::write_ins(field) {
            properties.insert(name, property);
            all_of.push(rule);
        }
        all_of.extend(property::among_choices(field));
        rules.of_field(field, table, &mut required, &mut all_of);
    }
    let mut object = Map::new();
    object.insert("type".into(), "object".into());
    object.insert("properties".into(), Value::Object(properties));
    if !required.is_empty() {
        object.insert("required".into(), json!(required));
    }
    if !all_of.is_empty() {
        object.insert("allOf".into(), Value::Array(all_of));
    }
    object.insert("additionalProperties".into(), false.into());
    object
}

/// The schema of one answer; printed words have none.
fn of_field(field: &Field, rules: &mut Rules<'_>) -> Option<Value> {
    let mut property = match &field.kind {
        FieldKind::Repeat { rows, items, .. } => {
            let row = object(&field.row_fields(), Some(&field.id), rules);
            if items.is_empty() {
                property::table(row, (*rows).max(1))
            } else {
                property::rows(items, &Value::Object(row))
            }
        }
        FieldKind::Matrix { items, choices, columns, .. } => {
            let choice = property::one_of(choices);
            if columns.is_empty() {
                property::rows(items, &Value::Object(choice))
            } else {
                let mut row = object(&field.row_fields(), Some(&matrix_row(&field.id)), rules);
                if let Some(Value::Object(properties)) = row.get_mut("properties") {
                    properties.shift_insert(0, MATRIX_VALUE.to_owned(), Value::Object(choice));
                }
                property::rows(items, &Value::Object(row))
            }
        }
        kind => property::of_kind(kind)?,
    };
    limits::bound(&mut property, field);
    property::describe(&mut property, field);
    Some(Value::Object(property))
}
