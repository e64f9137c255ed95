//! What the tables are written in, and how it becomes JSON Schema.

use serde_json::{Map, Value, json};

/// The description of a kind of file.
pub(super) struct Schema {
    pub title: &'static str,
    pub root: Shape,
    /// Shapes that hold each other, by the name that [`Type::Named`] uses.
    pub named: Vec<(&'static str, Shape)>,
}

/// A map with known keys.
pub(super) struct Shape {
    keys: Vec<Key>,
    /// The key whose value decides which of the others may stand, and its values.
    decides: Option<(&'static str, Vec<&'static str>)>,
    /// At least one of these keys must stand.
    one_of: Vec<&'static str>,
    /// Keys with values that may not stand together.
    never: Vec<(&'static str, &'static str)>,
}

/// A key and what it is for.
pub(super) struct Key {
    name: &'static str,
    needed: bool,
    about: &'static str,
    value: Type,
    /// Values of the deciding key with which this one may stand; empty for all.
    only: Vec<&'static str>,
}

/// What may stand behind a key.
#[allow(dead_code, reason = "forms use all of it")]
pub(super) enum Type {
    /// A scalar; the spelling counts.
    Text,
    /// A text of a certain form, and one such text.
    Form(&'static str, &'static str),
    Bool,
    /// Least and greatest.
    Number(u32, u32),
    Word(Vec<&'static str>),
    /// One of a few whole values.
    Exactly(Vec<Value>),
    List(Box<Type>),
    /// One text or a list of texts.
    Texts,
    Map(Shape),
    /// Any keys but these, all with values of one type.
    Open(Box<Type>, Vec<&'static str>),
    Either(Vec<Type>),
    Named(&'static str),
}

/// ISO 8601, or as papers write it.
const DATE: &str =
    "^([0-9]{4}-[0-9]{2}(-[0-9]{2})?|((明治|大正|昭和|平成|令和)(元|[0-9]+)|[0-9]{4})年[0-9]+月([0-9]+日)?)$";
const ID: &str = "^[a-z0-9-]+$";
/// A reading.
pub(super) const KANA: &str = "^[ぁ-ゖァ-ヺー・]+$";

/// A date in any spelling that the decoders read.
pub(super) fn date() -> Type {
    Type::Form(DATE, "2026-04-01")
}

/// The name of a file.
pub(super) fn id(example: &'static str) -> Type {
    Type::Form(ID, example)
}

/// The words of a decoder's list.
pub(super) fn words<T>(list: &[(&'static str, T)]) -> Type {
    Type::Word(list.iter().map(|(word, _)| *word).collect())
}

pub(super) fn list(of: Type) -> Type {
    Type::List(Box::new(of))
}

/// A list of maps.
pub(super) fn maps(keys: Vec<Key>) -> Type {
    list(Type::Map(Shape::new(keys)))
}

/// A key that must stand.
pub(super) fn need(name: &'static str, about: &'static str, value: Type) -> Key {
    Key { name, needed: true, about, value, only: Vec::new() }
}

/// A key that may stand.
pub(super) fn may(name: &'static str, about: &'static str, value: Type) -> Key {
    Key { needed: false, ..need(name, about, value) }
}

impl Key {
    /// The key may stand only where the deciding key has one of these values.
    #[allow(dead_code, reason = "forms use it")]
    pub(super) fn only(self, values: &[&'static str]) -> Self {
        Self { only: values.to_vec(), ..self }
    }
}

impl Shape {
    pub(super) fn new(keys: Vec<Key>) -> Self {
        Self { keys, decides: None, one_of: Vec::new(), never: Vec::new() }
    }

    /// These keys may not have these values together.
    pub(super) fn never(self, never: &[(&'static str, &'static str)]) -> Self {
        Self { never: never.to_vec(), ..self }
    }

    fn json(&self) -> Value {
        let properties: Map<String, Value> = self.keys.iter().map(|key| (key.name.to_owned(), key.json())).collect();
        let needed: Vec<&str> = self.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
        let mut out = json!({ "type": "object", "additionalProperties": false, "properties": properties });
        let mut put = |name: &str, value: Value| {
            if let Value::Object(map) = &mut out {
                map.insert(name.to_owned(), value);
            }
        };
        if !needed.is_empty() {
            put("required", json!(needed));
        }
        if !self.one_of.is_empty() {
            let each: Vec<Value> = self.one_of.iter().map(|name| json!({ "required": [name] })).collect();
            put("anyOf", json!(each));
        }
        if !self.never.is_empty() {
            let each = self.never.iter().map(|(name, value)| ((*name).to_owned(), json!({ "const": value })));
            let names: Vec<&str> = self.never.iter().map(|(name, _)| *name).collect();
            put("not", json!({ "properties": each.collect::<Map<String, Value>>(), "required": names }));
        }
        if let Some((decides, values)) = &self.decides {
            let each: Vec<Value> = values.iter().map(|value| self.branch(decides, value)).collect();
            put("allOf", json!(each));
        }
        out
    }

    /// Which keys may stand, and which must, where the deciding key has a value.
    fn branch(&self, decides: &str, value: &str) -> Value {
        let fits = |key: &&Key| key.only.is_empty() || key.only.contains(&value);
        let names: Vec<&str> = self.keys.iter().filter(fits).map(|key| key.name).collect();
        json!({
            "if": { "properties": { decides: { "const": value } }, "required": [decides] },
            "then": { "propertyNames": { "enum": names } },
        })
    }
}

impl Key {
    fn json(&self) -> Value {
        let mut value = self.value.json();
        if let Value::Object(map) = &mut value {
            // In draft-07 nothing may stand beside a reference.
            if map.contains_key("$ref") {
                return json!({ "description": self.about, "allOf": [value] });
            }
            map.shift_insert(0, "description".to_owned(), json!(self.about));
        }
        value
    }
}

impl Type {
    fn json(&self) -> Value {
        match self {
            Self::Text => json!({ "type": ["string", "number", "boolean"] }),
            Self::Form(pattern, example) => {
                json!({ "type": ["string", "number"], "pattern": pattern, "examples": [example] })
            }
            Self::Bool => json!({ "type": "boolean" }),
            Self::Number(least, greatest) => json!({ "type": "integer", "minimum": least, "maximum": greatest }),
            Self::Word(words) => json!({ "enum": words }),
            Self::Exactly(values) => json!({ "enum": values }),
            Self::List(of) => json!({ "type": "array", "items": of.json() }),
            Self::Texts => json!({ "anyOf": [Self::Text.json(), list(Self::Text).json()] }),
            Self::Map(shape) => shape.json(),
            Self::Open(of, except) => {
                let mut out = json!({ "type": "object", "additionalProperties": of.json() });
                if let (Value::Object(map), false) = (&mut out, except.is_empty()) {
                    map.insert("propertyNames".to_owned(), json!({ "not": { "enum": except } }));
                }
                out
            }
            Self::Either(types) => json!({ "anyOf": types.iter().map(Self::json).collect::<Vec<_>>() }),
            Self::Named(name) => json!({ "$ref": format!("#/definitions/{name}") }),
        }
    }
}

impl Schema {
    pub(super) fn json(&self) -> Value {
        let mut out = json!({ "$schema": "http://json-schema.org/draft-07/schema#", "title": self.title });
        if let (Value::Object(map), Value::Object(root)) = (&mut out, self.root.json()) {
            map.extend(root);
            if !self.named.is_empty() {
                let named: Map<String, Value> =
                    self.named.iter().map(|(name, shape)| ((*name).to_owned(), shape.json())).collect();
                map.insert("definitions".to_owned(), Value::Object(named));
            }
        }
        out
    }
}
