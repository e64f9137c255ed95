//! Conditions taken apart into facts about fields.
//!
//! A condition holds in one or more ways; each way is a list of facts that
//! hold together. `never` then looks for ways that contradict themselves.

use std::ops::Range;

use super::ast::{Arithmetic, Comparison, Expr, Node};
use super::bounds::Bound;
use super::environment::{Environment, Kind, option_text, resolve};
use super::literal::{UNIT, minutes};
use super::never;

/// More ways than this are not followed: `and` of many `or` multiplies them,
/// and an undetected contradiction does less harm than a build that hangs.
const MAX_WAYS: usize = 64;

/// Something that holds, and where it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) what: What,
    pub(super) range: Range<usize>,
}

/// What holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A choice of one, or a text, has this value or not.
    Value { field: String, value: String, yes: bool },
    /// A choice of many includes this option or not.
    Member { field: String, value: String, yes: bool },
    /// A field, or a calculation, has no answer or has one.
    Blank { field: String, yes: bool },
    /// An order holds.
    Bound(Bound),
    /// Two values differ, or one of them is blank.
    Apart(Bound, Bound),
    /// A condition that is not looked into.
    Other { text: String, yes: bool },
}

pub(super) type Way = Vec<Fact>;

/// The ways in which `expr` holds (or, with `yes` false, does not hold);
/// `None` if there are too many.
pub(super) fn ways(expr: &Expr, yes: bool, environment: &dyn Environment) -> Option<Vec<Way>> {
    let one = |what: What| Some(vec![vec![Fact { what, range: expr.range.clone() }]]);
    match &expr.node {
        Node::Not(inner) => ways(inner, !yes, environment),
        Node::And(parts) if yes => together(parts, yes, environment),
        Node::Or(parts) if !yes => together(parts, yes, environment),
        Node::And(parts) | Node::Or(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(ways(part, yes, environment)?);
            }
            (all.len() <= MAX_WAYS).then_some(all)
        }
        Node::Empty { field, negated } => one(What::Blank { field: key(field, environment), yes: yes != *negated }),
        // An unticked box and a box without an answer are the same.
        Node::Name(_) => one(What::Blank { field: key(expr, environment), yes: !yes }),
        Node::Includes { field, option } => {
            let value = option_text(option).unwrap_or_default();
            one(What::Member { field: key(field, environment), value, yes })
        }
        Node::Compare { op, left, right } => {
            // `!=` is the negation of `=`: it holds of blank answers, and
            // `not a != b` does not.
            let negative = yes == (*op == Comparison::NotEqual);
            let op = if yes { *op } else { op.inverse() };
            if let Some(value) = plain_value(left, right, environment) {
                return one(What::Value { field: key(left, environment), value, yes: op == Comparison::Equal });
            }
            match (linear(left, environment), linear(right, environment)) {
                (Some(left), Some(right)) => Some(ordered(op, &left, &right, negative, &expr.range)),
                // Two texts; nothing else gets here without a mistake.
                _ => one(What::Other { text: format!("{left} = {right}"), yes: op == Comparison::Equal }),
            }
        }
        _ => one(What::Other { text: expr.to_string(), yes }),
    }
}

fn together(parts: &[Expr], yes: bool, environment: &dyn Environment) -> Option<Vec<Way>> {
    let mut all: Vec<Way> = vec![Vec::new()];
    for part in parts {
        let more = ways(part, yes, environment)?;
        all = all.iter().flat_map(|way| more.iter().map(|facts| [way.as_slice(), facts].concat())).collect();
        if all.len() > MAX_WAYS {
            all.retain(|way| !never::impossible(way, environment));
        }
        if all.len() > MAX_WAYS {
            return None;
        }
        // All contradict each other: what follows cannot mend that.
        if all.is_empty() {
            return Some(all);
        }
    }
    Some(all)
}

/// The name by which a part is told from others.
fn key(expr: &Expr, environment: &dyn Environment) -> String {
    let full = expr.name().and_then(|name| resolve(name, environment)).map(|found| found.full);
    full.unwrap_or_else(|| expr.to_string())
}

/// The value that a choice or a text is compared with, if it is written out.
fn plain_value(left: &Expr, right: &Expr, environment: &dyn Environment) -> Option<String> {
    let found = resolve(left.name()?, environment)?;
    match (found.info.kind, &right.node) {
        (Kind::One(_) | Kind::Many(_), _) => option_text(right),
        (Kind::Text, Node::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// A value as "something plus a constant".
struct Linear {
    base: Option<String>,
    offset: i128,
    whole: bool,
}

fn linear(expr: &Expr, environment: &dyn Environment) -> Option<Linear> {
    let unit = i128::from(UNIT);
    let constant = |offset: i128| Some(Linear { base: None, offset, whole: offset % unit == 0 });
    let based = |whole: bool| Some(Linear { base: Some(key(expr, environment)), offset: 0, whole });
    match &expr.node {
        Node::Number(number) => constant(i128::from(number.millionths())),
        Node::Date(date) => constant(i128::from(date.day_number()) * unit),
        Node::Text(text) => constant(i128::from(minutes(text)?) * unit),
        Node::Name(name) => match resolve(name, environment)?.info.kind {
            Kind::Date | Kind::Time => based(true),
            Kind::Number => based(false),
            _ => None,
        },
        Node::Today | Node::Count(_) | Node::Years { .. } => based(true),
        Node::Arithmetic { op: op @ (Arithmetic::Add | Arithmetic::Subtract), left, right } => {
            let (first, second) = (linear(left, environment)?, linear(right, environment)?);
            let sum = match (op, second.base) {
                (Arithmetic::Subtract, None) => first.offset - second.offset,
                (Arithmetic::Add, None) => first.offset + second.offset,
                _ => return based(first.whole && second.whole),
            };
            Some(Linear { base: first.base, offset: sum, whole: first.whole && second.whole })
        }
        Node::Arithmetic { .. } | Node::Negate(_) | Node::Round { .. } | Node::If { .. } | Node::Sum(_) => based(false),
        _ => None,
    }
}

fn ordered(op: Comparison, left: &Linear, right: &Linear, negative: bool, range: &Range<usize>) -> Vec<Way> {
    let whole = left.whole && right.whole;
    let below = |low: &Linear, high: &Linear, strict: bool| Bound {
        high: low.base.clone(),
        low: high.base.clone(),
        most: high.offset - low.offset,
        strict,
        whole,
    };
    let fact = |what: What| Fact { what, range: range.clone() };
    let mut way = match op {
        Comparison::Less => vec![fact(What::Bound(below(left, right, true)))],
        Comparison::AtMost => vec![fact(What::Bound(below(left, right, false)))],
        Comparison::Greater => vec![fact(What::Bound(below(right, left, true)))],
        Comparison::AtLeast => vec![fact(What::Bound(below(right, left, false)))],
        Comparison::Equal => {
            vec![fact(What::Bound(below(left, right, false))), fact(What::Bound(below(right, left, false)))]
        }
        Comparison::NotEqual => {
            // A blank answer differs as well, so nothing more is known.
            return vec![vec![fact(What::Apart(below(left, right, true), below(right, left, true)))]];
        }
    };
    // A comparison holds only with answers; its negation also without.
    let asked: Vec<&String> = left.base.iter().chain(&right.base).collect();
    let blank = |field: &&String, yes: bool| fact(What::Blank { field: (*field).clone(), yes });
    way.extend(asked.iter().map(|field| blank(field, false)));
    let mut all = vec![way];
    if negative {
        all.extend(asked.iter().map(|field| vec![blank(field, true)]));
    }
    all
}
