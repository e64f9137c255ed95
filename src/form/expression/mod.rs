//! The small expression language of forms: `relevant`, `required`,
//! `constraint` and `calculate`.
//!
//! This module owns the language and nothing about YAML or outputs. It turns a
//! text into a tree ([`parse`]), says what is wrong with it ([`check_rule`],
//! [`cycles`]) and says it in Japanese for paper ([`words`], [`rule_words`]).
//! The form's fields come in through [`Environment`], so that the language can
//! be tested without a form, and so that the writers of Excel formulas and
//! JSON Schema read the same tree with the same lookups ([`resolve`],
//! [`chosen_option`]).
//!
//! One meaning holds for all outputs:
//!
//! - A comparison with an empty answer does not hold; `!=` is the negation of
//!   `=`, so it holds when the answer is empty.
//! - The left side's type says whether the word on the right is an option's
//!   value or a field. A field of the same name is not looked at.
//! - In a row of a repeat a name is looked up in the row, then in the form.
//! - A date plus or minus a number counts days; a date minus a date is a
//!   number of days.
//! - `years(a, b)` counts full years from `a` to `b`.
//! - A constraint is looked at only when its own field has an answer.

pub(crate) mod ast;
mod bounds;
mod check;
mod compare;
mod cycle;
mod display;
mod environment;
mod fact;
pub(crate) mod literal;
mod never;
mod parse;

pub(crate) mod problem;
pub(crate) mod sentence;
mod token;
mod value;
mod words;

#[cfg(test)]
mod tests;

pub use crate::words::expression::problems::{cure, message};
pub use ast::{Arithmetic, Comparison, Expr, Name, Node};
pub use check::{Rule, check, check_rule};
pub use cycle::{Reference, cycles, fields};
pub use environment::{Environment, FieldInfo, InRow, Kind, OptionInfo, Resolved, chosen_option, resolve};
pub use literal::{Date, Number, minutes};
pub use parse::parse;
pub use problem::{Function, Problem, ProblemKind, Suggestion, Type};
pub use words::{rule_words, words};
