//! Conditions that can never hold.
//!
//! What is said here is certain: parts that are not understood count as free
//! to hold or not. A part of `or` that can never hold is reported too, since
//! whoever wrote it meant something by it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::ast::{Expr, Node};
use super::bounds::{Bound, contradict};
use super::environment::{Environment, Kind};
use super::fact::{Fact, Way, What, ways};
use super::problem::{Problem, ProblemKind};

/// Finds them; `answered` is a field that surely has an answer.
pub(super) fn find(expr: &Expr, environment: &dyn Environment, answered: Option<&str>) -> Vec<Problem> {
    let mut search = Search { environment, given: Vec::new(), problems: Vec::new() };
    if let Some(field) = answered {
        let what = What::Blank { field: field.to_string(), yes: false };
        search.given.push(Fact { what, range: expr.range.clone() });
    }
    search.visit(expr);
    search.problems
}

struct Search<'a> {
    environment: &'a dyn Environment,
    given: Way,
    problems: Vec<Problem>,
}

impl Search<'_> {
    fn visit(&mut self, expr: &Expr) {
        match &expr.node {
            Node::And(parts) => {
                let before = self.problems.len();
                parts.iter().for_each(|part| self.visit(part));
                // The smallest part that fails says it best.
                if self.problems.len() == before {
                    self.judge(expr);
                }
            }
            Node::Or(parts) => parts.iter().for_each(|part| self.visit(part)),
            Node::Not(_) | Node::Compare { .. } | Node::Includes { .. } | Node::Empty { .. } => {
                self.judge(expr);
                // Conditions inside calculations: `if(…) > 3`.
                if let Node::Compare { .. } = &expr.node {
                    expr.parts().into_iter().for_each(|part| self.inside(part));
                }
            }
            _ => self.inside(expr),
        }
    }

    /// Goes down to the conditions of `if`.
    fn inside(&mut self, expr: &Expr) {
        if let Node::If { condition, then, otherwise } = &expr.node {
            self.visit(condition);
            self.inside(then);
            self.inside(otherwise);
        } else {
            expr.parts().into_iter().for_each(|part| self.inside(part));
        }
    }

    fn judge(&mut self, expr: &Expr) {
        let Some(ways) = ways(expr, true, self.environment) else { return };
        let with_given = |way: &Way| [self.given.as_slice(), way].concat();
        if !ways.iter().all(|way| impossible(&with_given(way), self.environment)) {
            return;
        }
        let because = match ways.as_slice() {
            [way] => self.core(way),
            _ => Vec::new(),
        };
        self.problems.push(Problem::new(expr.range.clone(), ProblemKind::NeverHolds { because }));
    }

    /// The parts without which the contradiction would be gone.
    fn core(&self, way: &Way) -> Vec<Range<usize>> {
        let places: BTreeSet<(usize, usize)> = way.iter().map(|fact| (fact.range.start, fact.range.end)).collect();
        let mut kept: Vec<(usize, usize)> = places.into_iter().collect();
        for place in kept.clone() {
            let rest: Vec<_> = kept.iter().copied().filter(|other| *other != place).collect();
            let facts = way.iter().filter(|fact| rest.contains(&(fact.range.start, fact.range.end)));
            let facts: Way = self.given.iter().chain(facts).cloned().collect();
            if impossible(&facts, self.environment) {
                kept = rest;
            }
        }
        kept.into_iter().map(|(start, end)| start..end).collect()
    }
}

/// Whether the facts contradict each other.
pub(super) fn impossible(way: &Way, environment: &dyn Environment) -> bool {
    way.iter().any(|fact| match &fact.what {
        What::Value { field, value, yes: true } => way.iter().any(|other| match &other.what {
            What::Value { field: same, value: else_value, yes } => same == field && (value == else_value) != *yes,
            What::Blank { field: same, yes } => same == field && *yes,
            _ => false,
        }),
        What::Member { field, value, yes: true } => way.iter().any(|other| match &other.what {
            What::Member { field: same, value: other_value, yes } if same == field => {
                if value == other_value {
                    !yes
                } else {
                    *yes && is_exclusive(field, value, environment)
                }
            }
            What::Blank { field: same, yes } => same == field && *yes,
            _ => false,
        }),
        What::Blank { field, yes: false } => {
            holds(way, &What::Blank { field: field.clone(), yes: true }) || nothing_left(field, way, environment)
        }
        What::Other { text, yes: true } => holds(way, &What::Other { text: text.clone(), yes: false }),
        _ => false,
    }) || out_of_order(way)
}

fn holds(way: &Way, what: &What) -> bool {
    way.iter().any(|fact| fact.what == *what)
}

fn is_exclusive(field: &str, value: &str, environment: &dyn Environment) -> bool {
    let info = environment.field(field);
    info.is_some_and(|info| info.kind.options().iter().any(|option| option.exclusive && option.value == value))
}

/// An answer is there, but every option has been ruled out.
fn nothing_left(field: &str, way: &Way, environment: &dyn Environment) -> bool {
    let Some(info) = environment.field(field) else { return false };
    let many = matches!(info.kind, Kind::Many(_));
    let options = info.kind.options();
    !options.is_empty()
        && options.iter().all(|option| {
            let (field, value) = (field.to_string(), option.value.to_string());
            let what =
                if many { What::Member { field, value, yes: false } } else { What::Value { field, value, yes: false } };
            holds(way, &what)
        })
}

fn out_of_order(way: &Way) -> bool {
    let said: Vec<&Bound> =
        way.iter().filter_map(|fact| if let What::Bound(bound) = &fact.what { Some(bound) } else { None }).collect();
    if said.is_empty() {
        // `a != a` needs no other fact; but blank answers differ, so it is
        // no contradiction either.
        return false;
    }
    // Rows are never fewer than none.
    let counts: BTreeSet<&String> = said
        .iter()
        .flat_map(|bound| [&bound.high, &bound.low])
        .flatten()
        .filter(|key| key.starts_with("count("))
        .collect();
    let counts: Vec<Bound> = counts
        .into_iter()
        .map(|key| Bound { high: None, low: Some(key.clone()), most: 0, strict: false, whole: true })
        .collect();
    let all: Vec<&Bound> = said.into_iter().chain(&counts).collect();
    let with = |extra: &Bound| contradict(&[all.as_slice(), &[extra]].concat());
    contradict(&all)
        || way.iter().any(|fact| match &fact.what {
            // Kept apart, yet the bounds leave only the same value.
            What::Apart(below, above) => known(way, below) && with(below) && with(above),
            _ => false,
        })
}

/// Whether both sides surely have answers, so that "apart" is not just blank.
fn known(way: &Way, bound: &Bound) -> bool {
    [&bound.high, &bound.low]
        .into_iter()
        .flatten()
        .all(|key| holds(way, &What::Blank { field: key.clone(), yes: false }))
}
