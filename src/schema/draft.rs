//! What the tables are written in, and how it becomes JSON Schema.

use serde_json::{Map, Value, json};

/// The description of a kind of file.
pub(super) struct Schema {
    pub title: &'static str,
    pub root: Shape,
    /// Shapes that hold each other, by the name that [`Type::Named`] uses.
    pub named: Vec<(&'static str, Type)>,
}

/// A map with known keys.
pub(super) struct Shape {
    keys: Vec<Key>,
    decides: Option<Decides>,
    /// Keys with values that may not stand together.
    never: Vec<(&'static str, &'static str)>,
}

/// What decides which of the keys may stand.
struct Decides {
    /// The key whose value decides.
    key: &'static str,
    values: Vec<&'static str>,
    /// Where this key stands, it brings the others from elsewhere.
    unless: Option<&'static str>,
    /// Keys that may take the deciding one's place; each decides like a value.
    instead: Vec<&'static str>,
}

/// A key and what it is for.
pub(super) struct Key {
    name: &'static str,
    needed: bool,
    about: &'static str,
    value: Type,
    /// Values of the deciding key with which this one may stand; empty for all.
    only: Vec<&'static str>,
    /// Those with which it must stand.
    needed_for: Vec<&'static str>,
    /// Keys that may not stand beside it.
    apart: Vec<&'static str>,
}

/// What may stand behind a key.
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
    /// What the tables have no word for.
    Raw(Value),
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
    Key { name, needed: true, about, value, only: Vec::new(), needed_for: Vec::new(), apart: Vec::new() }
}

/// A key that may stand.
pub(super) fn may(name: &'static str, about: &'static str, value: Type) -> Key {
    Key { needed: false, ..need(name, about, value) }
}

impl Key {
    /// The key may stand only where the deciding key has one of these values.
    pub(super) fn only(self, values: &[&'static str]) -> Self {
        Self { only: values.to_vec(), ..self }
    }

    /// The key may stand with this value too.
    pub(super) fn also_only(&mut self, value: &'static str) {
        self.only.push(value);
    }

    /// The key must stand where the deciding key has one of these values.
    pub(super) fn needed_for(self, values: &[&'static str]) -> Self {
        Self { needed_for: values.to_vec(), ..self }
    }

    /// These keys may not stand beside it.
    pub(super) fn apart(self, keys: &[&'static str]) -> Self {
        Self { apart: keys.to_vec(), ..self }
    }

    /// The key must stand.
    pub(super) fn must(&mut self) {
        self.needed = true;
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }
}

impl Shape {
    pub(super) fn new(keys: Vec<Key>) -> Self {
        Self { keys, decides: None, never: Vec::new() }
    }

    /// These keys may not have these values together.
    pub(super) fn never(self, never: &[(&'static str, &'static str)]) -> Self {
        Self { never: never.to_vec(), ..self }
    }

    /// The value of `key` decides which of the other keys may stand.
    pub(super) fn by(
        self,
        key: &'static str,
        unless: Option<&'static str>,
        instead: &[&'static str],
        values: Vec<&'static str>,
    ) -> Self {
        Self { decides: Some(Decides { key, values, unless, instead: instead.to_vec() }), ..self }
    }

    fn json(&self) -> Value {
        let properties: Map<String, Value> =
            self.keys.iter().map(|key| (key.name.to_owned(), self.values(key.name))).collect();
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
        let apart = self.keys.iter().filter(|key| !key.apart.is_empty()).map(|key| {
            let others: Vec<Value> = key.apart.iter().map(|name| json!({ "required": [name] })).collect();
            (key.name.to_owned(), json!({ "not": { "anyOf": others } }))
        });
        let apart: Map<String, Value> = apart.collect();
        if !apart.is_empty() {
            put("dependencies", Value::Object(apart));
        }
        if !self.never.is_empty() {
            let each = self.never.iter().map(|(name, value)| ((*name).to_owned(), json!({ "const": value })));
            let names: Vec<&str> = self.never.iter().map(|(name, _)| *name).collect();
            put("not", json!({ "properties": each.collect::<Map<String, Value>>(), "required": names }));
        }
        if let Some(decides) = &self.decides {
            let ways = [decides.key].into_iter().chain(decides.unless).chain(decides.instead.iter().copied());
            put("anyOf", json!(ways.map(|name| json!({ "required": [name] })).collect::<Vec<_>>()));
            put("allOf", json!(self.branches(decides)));
        }
        out
    }

    /// Which keys may stand, and which must, for each value of the deciding key.
    fn branches(&self, decides: &Decides) -> Vec<Value> {
        let elsewhere: Vec<Value> = decides.unless.iter().map(|name| json!({ "required": [name] })).collect();
        let without = |more: &[Value]| {
            let any = [elsewhere.as_slice(), more].concat();
            json!({ "anyOf": any })
        };
        let by_value = decides.values.iter().map(|value| {
            let mut when = json!({ "properties": { decides.key: { "const": value } }, "required": [decides.key] });
            if let (Value::Object(map), false) = (&mut when, elsewhere.is_empty()) {
                map.insert("not".to_owned(), without(&[]));
            }
            (*value, when)
        });
        let decided = json!({ "required": [decides.key] });
        let instead = decides
            .instead
            .iter()
            .map(|name| (*name, json!({ "required": [name], "not": without(std::slice::from_ref(&decided)) })));
        by_value.chain(instead).map(|(value, when)| json!({ "if": when, "then": self.branch(value) })).collect()
    }

    /// What may stand behind a name: one key may mean different things to
    /// different values of the deciding one.
    fn values(&self, name: &str) -> Value {
        let all: Vec<&Key> = self.keys.iter().filter(|key| key.name == name).collect();
        match all.as_slice() {
            [only] => only.json(),
            several => {
                let about: Vec<&str> = several.iter().map(|key| key.about).collect();
                let values: Vec<Value> = several.iter().map(|key| key.value.json()).collect();
                json!({ "description": about.join("／"), "anyOf": values })
            }
        }
    }

    fn branch(&self, value: &str) -> Value {
        let fits = |key: &&Key| key.only.is_empty() || key.only.contains(&value);
        let names: Vec<&str> = self.keys.iter().filter(fits).map(|key| key.name).collect();
        let needed: Vec<&str> =
            self.keys.iter().filter(|key| key.needed_for.contains(&value)).map(|key| key.name).collect();
        let own =
            self.keys.iter().filter(fits).filter(|key| self.keys.iter().filter(|k| k.name == key.name).count() > 1);
        let own: Map<String, Value> = own.map(|key| (key.name.to_owned(), key.value.json())).collect();
        json!({ "propertyNames": { "enum": names }, "required": needed, "properties": own })
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
            Self::Raw(value) => value.clone(),
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
                    self.named.iter().map(|(name, kind)| ((*name).to_owned(), kind.json())).collect();
                map.insert("definitions".to_owned(), Value::Object(named));
            }
        }
        out
    }
}
