//! Writes a tree back as text, with only the brackets it needs. The same
//! meaning gets the same text, which the search for contradictions uses to
//! see that two parts ask the same.

use std::fmt::{self, Display};

use super::ast::{Arithmetic, Expr, Node};

/// How tightly a node binds; a looser part needs brackets.
fn strength(node: &Node) -> u8 {
    match node {
        Node::Or(_) => 0,
        Node::And(_) => 1,
        Node::Not(_) => 2,
        Node::Compare { .. } | Node::Includes { .. } | Node::Empty { .. } => 3,
        Node::Arithmetic { op: Arithmetic::Add | Arithmetic::Subtract, .. } => 4,
        Node::Arithmetic { .. } => 5,
        Node::Negate(_) => 6,
        _ => 7,
    }
}

/// A part that needs at least this strength to stand without brackets.
struct At<'a>(&'a Expr, u8);

impl Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if strength(&self.0.node) < self.1 { write!(f, "({})", self.0) } else { self.0.fmt(f) }
    }
}

fn list(f: &mut fmt::Formatter<'_>, parts: &[Expr], word: &str, least: u8) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            write!(f, " {word} ")?;
        }
        At(part, least).fmt(f)?;
    }
    Ok(())
}

impl Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Number(number) => number.fmt(f),
            // The language has no escapes: a text holds one kind of quotes at most.
            Node::Text(text) if text.contains('"') => write!(f, "'{text}'"),
            Node::Text(text) => write!(f, "\"{text}\""),
            Node::Date(date) => date.fmt(f),
            Node::Today => f.write_str("today"),
            Node::Name(name) => name.fmt(f),
            Node::Not(inner) => write!(f, "not {}", At(inner, 2)),
            Node::And(parts) => list(f, parts, "and", 2),
            Node::Or(parts) => list(f, parts, "or", 1),
            Node::Compare { op, left, right } => write!(f, "{} {} {}", At(left, 4), op.sign(), At(right, 4)),
            Node::Includes { field, option } => write!(f, "{} includes {}", At(field, 4), At(option, 4)),
            Node::Empty { field, negated } => {
                write!(f, "{} is {}empty", At(field, 4), if *negated { "not " } else { "" })
            }
            Node::Negate(inner) => write!(f, "-{}", At(inner, 6)),
            Node::Arithmetic { op, left, right } => {
                let (sign, least) = match op {
                    Arithmetic::Add => ("+", 4),
                    Arithmetic::Subtract => ("-", 4),
                    Arithmetic::Multiply => ("*", 5),
                    Arithmetic::Divide => ("/", 5),
                };
                write!(f, "{} {sign} {}", At(left, least), At(right, least + 1))
            }
            Node::Years { from, to } => write!(f, "years({from}, {to})"),
            Node::Round { value, digits } => write!(f, "round({value}, {digits})"),
            Node::If { condition, then, otherwise } => write!(f, "if({condition}, {then}, {otherwise})"),
            Node::Sum(name) => write!(f, "sum({name})"),
            Node::Count(name) => write!(f, "count({name})"),
        }
    }
}
