//! The tree of an expression. Every node knows where it stands in the text.
//!
//! Functions are variants with named parts and not a list of arguments, so
//! that whoever writes Excel formulas or JSON Schema matches on all of them
//! and never counts arguments. `and` and `or` hold all their parts, as
//! sentences and JSON Schema do.

use std::fmt;
use std::ops::Range;

use super::literal::{Date, Number};

/// A part of an expression with its byte range in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// What it is.
    pub node: Node,
    /// Where it stands, without brackets around it.
    pub range: Range<usize>,
}

/// What a part of an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// `12.5`, also `-3`.
    Number(Number),
    /// `"…"`, also an option's value that is no plain word, or a time.
    Text(String),
    /// `2025-04-01`.
    Date(Date),
    /// `today`: the edition's date, never the clock.
    Today,
    /// A field, or an option's value where a choice stands to the left.
    Name(Name),
    /// `not a`.
    Not(Box<Expr>),
    /// `a and b and …`, two or more.
    And(Vec<Expr>),
    /// `a or b or …`, two or more.
    Or(Vec<Expr>),
    /// `a = b`.
    Compare {
        /// Which comparison.
        op: Comparison,
        /// Left side; its type decides what the right side is.
        left: Box<Expr>,
        /// Right side.
        right: Box<Expr>,
    },
    /// `a includes b`.
    Includes {
        /// The choice of many.
        field: Box<Expr>,
        /// The option's value.
        option: Box<Expr>,
    },
    /// `a is empty`, `a is not empty`.
    Empty {
        /// The field.
        field: Box<Expr>,
        /// Whether `not` stands there.
        negated: bool,
    },
    /// `-a`.
    Negate(Box<Expr>),
    /// `a + b`.
    Arithmetic {
        /// Which operation.
        op: Arithmetic,
        /// Left operand.
        left: Box<Expr>,
        /// Right operand.
        right: Box<Expr>,
    },
    /// `years(from, to)`.
    Years {
        /// The earlier date.
        from: Box<Expr>,
        /// The later date.
        to: Box<Expr>,
    },
    /// `round(value, digits)`.
    Round {
        /// What is rounded.
        value: Box<Expr>,
        /// Digits after the point, -9 to 9.
        digits: i8,
    },
    /// `if(condition, then, otherwise)`.
    If {
        /// The condition.
        condition: Box<Expr>,
        /// The value if it holds.
        then: Box<Expr>,
        /// The value if not.
        otherwise: Box<Expr>,
    },
    /// `sum(repeat.column)`.
    Sum(Name),
    /// `count(repeat)`.
    Count(Name),
}

/// `field`, or `repeat.column`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The field or the repeat.
    pub field: String,
    /// The column, if a dot stands there.
    pub column: Option<String>,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.field)?;
        if let Some(column) = &self.column {
            write!(f, ".{column}")?;
        }
        Ok(())
    }
}

/// `=` `!=` `<` `<=` `>` `>=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// As it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    /// The comparison that holds when this one does not.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::Greater,
            Self::Greater => Self::AtMost,
            Self::AtLeast => Self::Less,
        }
    }

    /// The comparison with its sides exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Equal | Self::NotEqual => self,
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
        }
    }

    /// Whether it asks for an order and not just for sameness.
    #[must_use]
    pub fn is_order(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}

/// `+ - * /`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Expr {
    /// The name, if it is just one.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        if let Node::Name(name) = &self.node { Some(name) } else { None }
    }

    /// The parts one level down, in the order written.
    #[must_use]
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.node {
            Node::Number(_)
            | Node::Text(_)
            | Node::Date(_)
            | Node::Today
            | Node::Name(_)
            | Node::Sum(_)
            | Node::Count(_) => Vec::new(),
            Node::Not(inner) | Node::Negate(inner) => vec![inner],
            Node::And(parts) | Node::Or(parts) => parts.iter().collect(),
            Node::Compare { left, right, .. } | Node::Arithmetic { left, right, .. } => vec![left, right],
            Node::Includes { field, option } => vec![field, option],
            Node::Empty { field, .. } => vec![field],
            Node::Years { from, to } => vec![from, to],
            Node::Round { value, .. } => vec![value],
            Node::If { condition, then, otherwise } => vec![condition, then, otherwise],
        }
    }
}
