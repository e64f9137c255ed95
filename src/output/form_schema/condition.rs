//! An expression as a schema that holds of exactly the data of which the
//! expression holds, where JSON Schema has words for it.
//!
//! It has none for comparing one answer with another, for the order of dates,
//! for sums, and for looking from a row of a table at the form around it.

use serde_json::{Map, Value, json};

use crate::form::expression::{Comparison, Environment, Expr, Kind, Name, Node, chosen_option, resolve};

/// The data holds an answer under this name.
pub(super) fn given(name: &str) -> Value {
    json!({ "required": [name] })
}

/// A choice is taken.
pub(super) fn chosen(name: &str, value: &str, many: bool) -> Value {
    let is = json!({ "const": value });
    answer(name, if many { json!({ "contains": is }) } else { is })
}

/// There is an answer, and the schema holds of it.
fn answer(name: &str, schema: Value) -> Value {
    let properties: Map<String, Value> = [(name.to_owned(), schema)].into_iter().collect();
    json!({ "properties": properties, "required": [name] })
}

/// The scope in which an expression is turned into a schema.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) environment: &'a dyn Environment,
    /// The table in whose rows the schema is looked at.
    pub(super) table: Option<&'a str>,
}

impl<'a> Scope<'a> {
    /// The schema of a condition; `None` if JSON Schema cannot say it.
    pub(super) fn condition(self, expr: &Expr) -> Option<Value> {
        match &expr.node {
            Node::Not(inner) => self.condition(inner).map(|inner| json!({ "not": inner })),
            Node::And(parts) => self.all(parts).map(|parts| json!({ "allOf": parts })),
            Node::Or(parts) => self.all(parts).map(|parts| json!({ "anyOf": parts })),
            Node::Compare { op, left, right } => self.compare(*op, left, right),
            Node::Includes { field, option } => {
                let (name, _) = self.name(field.name()?)?;
                let option = chosen_option(field, option, self.environment)?;
                Some(chosen(&name, option.value, true))
            }
            Node::Empty { field, negated } => {
                let (name, kind) = self.name(field.name()?)?;
                let given = match kind {
                    // An unticked box is an empty one.
                    Kind::Bool => answer(&name, json!({ "const": true })),
                    _ => given(&name),
                };
                Some(if *negated { given } else { json!({ "not": given }) })
            }
            Node::Name(name) => {
                let (name, _) = self.name(name)?;
                Some(answer(&name, json!({ "const": true })))
            }
            // Values, which are no conditions; `check` has said so.
            Node::Number(_)
            | Node::Text(_)
            | Node::Date(_)
            | Node::Today
            | Node::Negate(_)
            | Node::Arithmetic { .. }
            | Node::Years { .. }
            | Node::Round { .. }
            | Node::If { .. }
            | Node::Sum(_)
            | Node::Count(_) => None,
        }
    }

    fn all(self, parts: &[Expr]) -> Option<Vec<Value>> {
        parts.iter().map(|part| self.condition(part)).collect()
    }

    /// A field that stands in the object at hand, by the name it has there.
    fn name(self, name: &Name) -> Option<(String, Kind<'a>)> {
        let found = resolve(name, self.environment)?;
        let own = match self.table {
            Some(table) => found.full.strip_prefix(table)?.strip_prefix('.')?.to_owned(),
            None if found.full.contains('.') => return None,
            None => found.full,
        };
        Some((own, found.info.kind))
    }

    fn compare(self, op: Comparison, left: &Expr, right: &Expr) -> Option<Value> {
        // `12 < age` reads as `age > 12`.
        let (op, left, right) = if left.name().is_some() { (op, left, right) } else { (op.mirrored(), right, left) };
        let (name, kind) = self.name(left.name()?)?;
        let schema = match kind {
            Kind::One(_) => json!({ "const": chosen_option(left, right, self.environment)?.value }),
            Kind::Number => number(op, right)?,
            Kind::Text | Kind::Time => match &right.node {
                Node::Text(text) => json!({ "const": text }),
                _ => return None,
            },
            Kind::Date => match &right.node {
                Node::Date(date) => json!({ "const": date.to_string() }),
                _ => return None,
            },
            Kind::Many(_) | Kind::Bool | Kind::Repeat => return None,
        };
        match (op, kind) {
            // It is the negation of `=`, so it holds of an empty answer.
            (Comparison::NotEqual, _) => Some(json!({ "not": answer(&name, schema) })),
            (Comparison::Equal, _) | (_, Kind::Number) => Some(answer(&name, schema)),
            // Texts have no order in JSON Schema.
            (Comparison::Less | Comparison::AtMost | Comparison::Greater | Comparison::AtLeast, _) => None,
        }
    }
}

fn number(op: Comparison, right: &Expr) -> Option<Value> {
    let number = match &right.node {
        Node::Number(number) => decimal(number.millionths()),
        Node::Negate(inner) => match &inner.node {
            Node::Number(number) => decimal(-number.millionths()),
            _ => return None,
        },
        _ => return None,
    };
    Some(match op {
        Comparison::Equal | Comparison::NotEqual => json!({ "const": number }),
        Comparison::Less => json!({ "exclusiveMaximum": number }),
        Comparison::AtMost => json!({ "maximum": number }),
        Comparison::Greater => json!({ "exclusiveMinimum": number }),
        Comparison::AtLeast => json!({ "minimum": number }),
    })
}

/// A whole number where it is one: 3 and not 3.0.
fn decimal(millionths: i64) -> Value {
    const UNIT: i64 = 1_000_000;
    if millionths % UNIT == 0 {
        return (millionths / UNIT).into();
    }
    #[allow(clippy::cast_precision_loss, reason = "18 digits at most, of which JSON readers keep 15 anyway")]
    let number = millionths as f64 / UNIT as f64;
    number.into()
}
