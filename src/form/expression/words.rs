//! Makes the sentence for paper out of clauses.
//!
//! Three levels of "and" and "or" are told apart by their words: 「…の場合又は
//! …の場合」 is the loosest, then 「…で、…」, then 「…であるか又は…」. What is
//! nested deeper stands in brackets.

use super::ast::{Expr, Node};
use super::environment::Environment;
use super::problem::Type;
use super::sentence::{Clause, Joint, Said, Statement, clause};
use super::value::{kind, value};
use crate::words::expression::paper::{self as phrases, Ending};

/// Text with an ending that still changes with what follows.
pub(super) struct Open {
    pub(super) text: String,
    pub(super) ending: Ending,
}

impl Open {
    fn new(text: String, ending: Ending) -> Self {
        Self { text, ending }
    }
}

/// A condition as 「…の場合」, a calculation as a noun.
#[must_use]
pub fn words(expr: &Expr, environment: &dyn Environment) -> String {
    finish(expr, environment, |ending| ending.case())
}

/// A condition as a rule, for `constraint`: 「…であること」.
#[must_use]
pub fn rule_words(expr: &Expr, environment: &dyn Environment) -> String {
    finish(expr, environment, |ending| ending.rule())
}

fn finish(expr: &Expr, environment: &dyn Environment, end: fn(Ending) -> String) -> String {
    let condition = match &expr.node {
        Node::Name(_) => kind(expr, environment) == Some(Type::Check),
        _ => kind(expr, environment) == Some(Type::Condition),
    };
    if !condition {
        return value(expr, environment);
    }
    let closed = |open: Open| format!("{}{}", open.text, end(open.ending));
    match clause(expr, true, environment) {
        Clause::Any(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| closed(say(part, 1))).collect();
            phrases::listed(&parts, Joint::Or)
        }
        other => closed(say(&other, 0)),
    }
}

/// The words of a clause; groups inside a second level get brackets.
fn say(clause: &Clause, depth: usize) -> Open {
    let open = match clause {
        Clause::One(statement) => return state(statement),
        Clause::All(parts) => {
            let groups = parts.iter().any(|part| !matches!(part, Clause::One(_)));
            chain(parts, depth, |ending| phrases::and_then(ending, groups))
        }
        Clause::Any(parts) => any(parts, depth),
    };
    if depth < 2 { open } else { Open::new(phrases::clause_in_brackets(&open.text, open.ending), Ending::Bracket) }
}

fn chain(parts: &[Clause], depth: usize, link: impl Fn(Ending) -> String) -> Open {
    let mut text = String::new();
    let mut last: Option<Ending> = None;
    for part in parts {
        if let Some(ending) = last {
            text.push_str(&link(ending));
        }
        let open = say(part, depth + 1);
        text.push_str(&open.text);
        last = Some(open.ending);
    }
    Open::new(text, last.unwrap_or(Ending::Noun))
}

fn any(parts: &[Clause], depth: usize) -> Open {
    let mut text = String::new();
    let mut last: Option<Ending> = None;
    for (at, part) in parts.iter().enumerate() {
        if let Some(ending) = last {
            text.push_str(&phrases::or_else(ending, at + 1 == parts.len()));
        }
        let open = say(part, depth + 1);
        text.push_str(&open.text);
        last = Some(open.ending);
    }
    Open::new(text, last.unwrap_or(Ending::Noun))
}

fn state(statement: &Statement) -> Open {
    let subject = &statement.subject;
    let (text, ending) = match &statement.said {
        Said::Is { values, yes: true } => phrases::is(subject, &phrases::listed(values, Joint::Or)),
        Said::Is { values, yes: false } => phrases::is_other(subject, &phrases::listed(values, Joint::And)),
        Said::Includes { values, joint, yes: true } => phrases::includes(subject, &phrases::listed(values, *joint)),
        Said::Includes { values, yes: false, .. } => phrases::excludes(subject, values),
        Said::Blank { others, joint, yes } => {
            let subjects: Vec<String> = std::iter::once(subject).chain(others).cloned().collect();
            phrases::blank(&phrases::listed(&subjects, *joint), *joint == Joint::And && !others.is_empty(), *yes)
        }
        Said::Ticked { yes } => phrases::ticked(subject, *yes),
        Said::Within(limits) => phrases::within(subject, limits),
        Said::Same { other, kind, yes } => phrases::same(subject, other, *kind, *yes),
    };
    Open::new(text, ending)
}
