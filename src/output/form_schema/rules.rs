//! `required`, `relevant`, `constraint` and `calculate` of fields as rules of
//! the object that holds them, and the list of those that JSON Schema cannot say.

use serde::Serialize;
use serde_json::{Value, json};

use super::condition::{Scope, given};
use super::limits;
use crate::form::Names;
use crate::form::expression::{Environment, Expr, InRow, Node};
use crate::handbook::{Field, Need};

/// A rule that JSON Schema cannot say.
#[derive(Debug, Serialize)]
pub(super) struct Unsaid {
    /// `field`, or `table.field`.
    field: String,
    rule: &'static str,
    /// In tebiki's own language.
    expression: String,
    /// As it is printed.
    words: String,
}

/// Gathers rules while objects are made.
pub(super) struct Rules<'a> {
    names: &'a Names,
    pub(super) unsaid: Vec<Unsaid>,
}

impl<'a> Rules<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self { names, unsaid: Vec::new() }
    }

    /// The rules of one field in its object.
    pub(super) fn of_field(
        &mut self,
        field: &Field,
        table: Option<&str>,
        required: &mut Vec<String>,
        all_of: &mut Vec<Value>,
    ) {
        let in_row;
        let environment: &dyn Environment = match table {
            Some(repeat) => {
                in_row = InRow { form: self.names, repeat };
                &in_row
            }
            None => self.names,
        };
        let scope = Scope { environment, table };
        let formulas = &field.formulas;
        let full = table.map_or_else(|| field.id.clone(), |table| format!("{table}.{}", field.id));
        let mut unsaid = |rule: &'static str, expr: &Expr, words: String| {
            self.unsaid.push(Unsaid { field: full.clone(), rule, expression: expr.to_string(), words });
        };
        let relevant = formulas.relevant.as_ref().map(|expr| (expr, scope.condition(expr)));
        match &relevant {
            // Where the question does not apply there is no answer.
            Some((_, Some(condition))) => {
                all_of.push(json!({ "if": given(&field.id), "then": condition }));
            }
            Some((expr, None)) => unsaid("relevant", expr, said(&field.relevant)),
            None => {}
        }
        // A question that does not apply need not be answered.
        let applies = match &relevant {
            Some((_, condition)) => condition.clone().map(|condition| vec![condition]),
            None => Some(Vec::new()),
        };
        match (&formulas.required, applies) {
            (None, _) if field.required != Need::Always => {}
            (None, Some(conditions)) if conditions.is_empty() => required.push(field.id.clone()),
            (None, Some(conditions)) => all_of.push(json!({ "if": both(conditions), "then": given(&field.id) })),
            (None, None) => {
                if let Some((expr, _)) = relevant {
                    unsaid("required", expr, said(&field.relevant));
                }
            }
            (Some(expr), applies) => match (scope.condition(expr), applies) {
                (Some(condition), Some(mut conditions)) => {
                    if !conditions.contains(&condition) {
                        conditions.push(condition);
                    }
                    all_of.push(json!({ "if": both(conditions), "then": given(&field.id) }));
                }
                _ => unsaid("required", expr, said(&field.required)),
            },
        }
        for expr in formulas.constraint.iter().flat_map(parts) {
            match scope.condition(expr) {
                // A constraint is looked at only when its field has an answer.
                Some(condition) => all_of.push(json!({ "if": given(&field.id), "then": condition })),
                None => unsaid("constraint", expr, field.constraint.clone().unwrap_or_default()),
            }
        }
        if let Some(expr) = &formulas.calculate {
            unsaid("calculate", expr, field.calculate.clone().unwrap_or_default());
        }
        for limit in limits::unsaid(field) {
            let limits::Unsaid { rule, expression, words } = limit;
            self.unsaid.push(Unsaid { field: full.clone(), rule, expression, words });
        }
    }
}

fn both(mut conditions: Vec<Value>) -> Value {
    if conditions.len() == 1 { conditions.remove(0) } else { json!({ "allOf": conditions }) }
}

/// The parts of a condition that must all hold; some of them may be said
/// though others cannot.
fn parts(expr: &Expr) -> Vec<&Expr> {
    match &expr.node {
        Node::And(parts) => parts.iter().collect(),
        _ => vec![expr],
    }
}

fn said(need: &Need) -> String {
    match need {
        Need::When(words) => words.clone(),
        Need::Unsaid | Need::Always => String::new(),
    }
}
