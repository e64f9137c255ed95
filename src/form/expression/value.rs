//! Values in Japanese: what a field is called, what a calculation gives.

use super::ast::{Arithmetic, Comparison, Expr, Name, Node};
use super::environment::{Environment, chosen_option, resolve};
use super::literal::minutes;
use super::problem::Type;
use super::words::words;
use crate::words::expression::paper as phrases;

/// Whether it is a number, day or text written out.
pub(super) fn is_constant(expr: &Expr) -> bool {
    matches!(expr.node, Node::Number(_) | Node::Text(_) | Node::Date(_) | Node::Today)
}

/// The label in brackets; the name where there is none.
pub(super) fn label(name: &Name, environment: &dyn Environment) -> String {
    let found = resolve(name, environment);
    let own = found.as_ref().map(|found| found.info.label).filter(|label| !label.trim().is_empty());
    phrases::quoted(own.unwrap_or(&name.to_string()))
}

/// The option's label in brackets, where the right side is an option.
pub(super) fn option(left: &Expr, right: &Expr, environment: &dyn Environment) -> Option<String> {
    chosen_option(left, right, environment).map(|option| {
        let label = if option.label.trim().is_empty() { option.value } else { option.label };
        phrases::quoted(label)
    })
}

/// The type as far as words differ by it; for expressions without mistakes.
pub(super) fn kind(expr: &Expr, environment: &dyn Environment) -> Option<Type> {
    match &expr.node {
        Node::Name(name) => resolve(name, environment).map(|found| found.info.kind.value_type()),
        Node::Date(_) | Node::Today => Some(Type::Date),
        Node::Text(_) => Some(Type::Text),
        Node::Arithmetic { op: Arithmetic::Add | Arithmetic::Subtract, left, right } => {
            match (kind(left, environment), kind(right, environment)) {
                (Some(Type::Date), Some(Type::Date)) => Some(Type::Number),
                (left, _) => left,
            }
        }
        Node::If { then, .. } => kind(then, environment),
        Node::Not(_) | Node::And(_) | Node::Or(_) | Node::Compare { .. } => Some(Type::Condition),
        Node::Includes { .. } | Node::Empty { .. } => Some(Type::Condition),
        _ => Some(Type::Number),
    }
}

/// A value as a noun.
pub(super) fn value(expr: &Expr, environment: &dyn Environment) -> String {
    let say = |part: &Expr| value(part, environment);
    match &expr.node {
        Node::Number(number) => number.to_string(),
        Node::Text(text) => minutes(text).map_or_else(|| phrases::quoted(text), phrases::time),
        Node::Date(date) => phrases::date(*date),
        Node::Today => phrases::TODAY.to_string(),
        Node::Name(name) => label(name, environment),
        Node::Negate(inner) => phrases::negative(&tight(inner, 3, environment)),
        Node::Arithmetic { op, left, right } => arithmetic(*op, left, right, environment),
        Node::Years { from, to } => phrases::years(&say(from), &say(to)),
        Node::Round { value, digits } => phrases::rounded(&tight(value, 3, environment), *digits),
        Node::If { condition, then, otherwise } => {
            phrases::either(&words(condition, environment), &say(then), &say(otherwise))
        }
        Node::Sum(name) => {
            let repeat = Name { field: name.field.clone(), column: None };
            phrases::total(&label(&repeat, environment), &label(name, environment))
        }
        Node::Count(name) => phrases::count(&label(name, environment)),
        Node::Not(_) | Node::And(_) | Node::Or(_) => words(expr, environment),
        Node::Compare { .. } | Node::Includes { .. } | Node::Empty { .. } => words(expr, environment),
    }
}

/// How tightly a value's words hold together.
fn strength(expr: &Expr) -> u8 {
    match &expr.node {
        Node::If { .. } => 0,
        Node::Arithmetic { op: Arithmetic::Add | Arithmetic::Subtract, .. } => 1,
        Node::Arithmetic { .. } => 2,
        _ => 3,
    }
}

/// A value, in brackets if its words would come apart.
pub(super) fn tight(expr: &Expr, least: u8, environment: &dyn Environment) -> String {
    let text = value(expr, environment);
    if strength(expr) < least { phrases::bracketed(&text) } else { text }
}

fn arithmetic(op: Arithmetic, left: &Expr, right: &Expr, environment: &dyn Environment) -> String {
    let date = |part: &Expr| kind(part, environment) == Some(Type::Date);
    match op {
        Arithmetic::Subtract if date(left) && date(right) => {
            phrases::days_between(&tight(right, 1, environment), &tight(left, 1, environment))
        }
        Arithmetic::Add | Arithmetic::Subtract if date(left) => {
            let days = tight(right, 3, environment);
            phrases::days_from(&tight(left, 1, environment), &days, op == Arithmetic::Add)
        }
        Arithmetic::Add | Arithmetic::Subtract => {
            phrases::operation(op, &tight(left, 1, environment), &tight(right, 2, environment))
        }
        Arithmetic::Multiply | Arithmetic::Divide => {
            phrases::operation(op, &tight(left, 2, environment), &tight(right, 3, environment))
        }
    }
}

/// `5 < age` says the same as `age > 5`, and readers expect the field first.
pub(super) fn field_first<'a>(op: Comparison, left: &'a Expr, right: &'a Expr) -> (Comparison, &'a Expr, &'a Expr) {
    if is_constant(left) && !is_constant(right) { (op.mirrored(), right, left) } else { (op, left, right) }
}
