//! The shape of a sentence: what is said of what, before it becomes text.
//!
//! `not` is moved inwards, to the single statements, because Japanese says
//! 「〜以外」「〜でない」 of these and has no clear words for "not" around a
//! whole sentence. Statements about the same field are then drawn together:
//! 「「A」が「x」又は「y」」.

use super::ast::{Comparison, Expr, Node};
use super::environment::Environment;
use super::problem::Type;
use super::value::{field_first, is_constant, kind, label, option, tight};

/// A statement or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clause {
    One(Statement),
    All(Vec<Clause>),
    Any(Vec<Clause>),
}

/// What is said of a subject; subject and objects are words already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) subject: String,
    pub(super) said: Said,
}

/// How several objects are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    And,
    Or,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Is one of these, or none of these.
    Is { values: Vec<String>, yes: bool },
    /// Includes these, or none of these.
    Includes { values: Vec<String>, joint: Joint, yes: bool },
    /// Has no answer, or has one; `others` are further subjects.
    Blank { others: Vec<String>, joint: Joint, yes: bool },
    /// Is ticked.
    Ticked { yes: bool },
    /// Lies within limits.
    Within(Vec<Limit>),
    /// Is the same as another field.
    Same { other: String, kind: Option<Type>, yes: bool },
}

/// One limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) op: Comparison,
    pub(crate) value: String,
    /// Dates and times have words of their own.
    pub(crate) in_time: bool,
    /// Whether it is a number written out: 「3以上5以下」 needs no particle.
    pub(crate) number: bool,
}

/// The clause of a condition, or of its negation.
pub(super) fn clause(expr: &Expr, yes: bool, environment: &dyn Environment) -> Clause {
    let one = |subject: String, said: Said| Clause::One(Statement { subject, said });
    match &expr.node {
        Node::Not(inner) => clause(inner, !yes, environment),
        Node::And(parts) | Node::Or(parts) => {
            let joint = if matches!(expr.node, Node::And(_)) == yes { Joint::And } else { Joint::Or };
            group(parts.iter().map(|part| clause(part, yes, environment)), joint)
        }
        Node::Compare { op, left, right } => compare(*op, left, right, yes, environment),
        Node::Includes { field, option: right } => {
            let value = option(field, right, environment).unwrap_or_else(|| tight(right, 1, environment));
            one(tight(field, 1, environment), Said::Includes { values: vec![value], joint: Joint::Or, yes })
        }
        Node::Empty { field, negated } => {
            let (subject, yes) = (tight(field, 1, environment), yes != *negated);
            if kind(field, environment) == Some(Type::Check) {
                return one(subject, Said::Ticked { yes: !yes });
            }
            one(subject, Said::Blank { others: Vec::new(), joint: Joint::Or, yes })
        }
        Node::Name(name) => one(label(name, environment), Said::Ticked { yes }),
        // Not a condition; `check` has said so.
        _ => one(tight(expr, 1, environment), Said::Ticked { yes }),
    }
}

fn compare(op: Comparison, left: &Expr, right: &Expr, yes: bool, environment: &dyn Environment) -> Clause {
    let op = if yes { op } else { op.inverse() };
    let (op, left, right) = field_first(op, left, right);
    let subject = tight(left, 1, environment);
    let chosen = option(left, right, environment);
    let other = chosen.clone().unwrap_or_else(|| tight(right, 1, environment));
    let kind = kind(left, environment);
    let said = match op {
        Comparison::Equal | Comparison::NotEqual => {
            let yes = op == Comparison::Equal;
            if chosen.is_some() || is_constant(right) {
                Said::Is { values: vec![other], yes }
            } else {
                Said::Same { other, kind, yes }
            }
        }
        _ => Said::Within(vec![Limit {
            op,
            value: other,
            in_time: matches!(kind, Some(Type::Date | Type::Time)),
            number: matches!(right.node, Node::Number(_)),
        }]),
    };
    Clause::One(Statement { subject, said })
}

/// Joins clauses: groups of the same kind become one, neighbours that say the
/// same kind of thing of the same field are drawn together.
fn group(clauses: impl Iterator<Item = Clause>, joint: Joint) -> Clause {
    let mut flat = Vec::new();
    for clause in clauses {
        match (clause, joint) {
            (Clause::All(parts), Joint::And) | (Clause::Any(parts), Joint::Or) => flat.extend(parts),
            (clause, _) => flat.push(clause),
        }
    }
    let mut merged: Vec<Clause> = Vec::new();
    for clause in flat {
        if let (Some(Clause::One(before)), Clause::One(after)) = (merged.last_mut(), &clause)
            && merge(before, after, joint)
        {
            continue;
        }
        merged.push(clause);
    }
    match (merged.len(), joint) {
        (1, _) => merged.remove(0),
        (_, Joint::And) => Clause::All(merged),
        (_, Joint::Or) => Clause::Any(merged),
    }
}

/// Draws `after` into `before` if one sentence can say both.
fn merge(before: &mut Statement, after: &Statement, joint: Joint) -> bool {
    let same = before.subject == after.subject;
    match (&mut before.said, &after.said) {
        (Said::Is { values, yes }, Said::Is { values: more, yes: also }) => {
            // 「x」又は「y」, and 「x」及び「y」以外.
            let fits = same && yes == also && *yes == (joint == Joint::Or);
            if fits {
                values.extend(more.iter().cloned());
            }
            fits
        }
        (Said::Includes { values, joint: own, yes }, Said::Includes { values: more, joint: other, yes: also }) => {
            let single = |values: &[String], own: Joint| values.len() == 1 || own == joint;
            let fits =
                same && yes == also && (*yes || joint == Joint::And) && single(values, *own) && single(more, *other);
            if fits {
                values.extend(more.iter().cloned());
                *own = joint;
            }
            fits
        }
        (Said::Blank { others, joint: own, yes: true }, Said::Blank { others: more, joint: other, yes: true }) => {
            let single = |others: &[String], own: Joint| others.is_empty() || own == joint;
            let fits = !same && single(others, *own) && single(more, *other);
            if fits {
                others.push(after.subject.clone());
                others.extend(more.iter().cloned());
                *own = joint;
            }
            fits
        }
        (Said::Within(limits), Said::Within(more)) => {
            let ([first], [second]) = (limits.as_slice(), more.as_slice()) else { return false };
            let lower = |limit: &Limit| matches!(limit.op, Comparison::Greater | Comparison::AtLeast);
            let fits = same && joint == Joint::And && lower(first) != lower(second);
            if fits {
                // The lower limit is said first, whichever was written first.
                let at = if lower(second) { 0 } else { 1 };
                limits.insert(at, second.clone());
            }
            fits
        }
        _ => false,
    }
}
