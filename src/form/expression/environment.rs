//! What an expression may ask about a form, and how names are looked up.
//!
//! A form gives its fields under full names, `field` or `repeat.column`. The
//! scope of a row is laid over it with [`InRow`], so that a form need not keep
//! one environment per repeat.

use super::ast::{Expr, Name, Node};
use super::problem::{Suggestion, Type};

/// A form's fields.
pub trait Environment {
    /// The field of a full name: `field` or `repeat.column`.
    fn field(&self, name: &str) -> Option<FieldInfo<'_>>;

    /// All full names in the order of the form, for suggestions.
    fn names(&self) -> Vec<String>;

    /// The repeat in whose row the expression stands.
    fn row(&self) -> Option<&str> {
        None
    }
}

/// A form seen from the row of a repeat.
#[derive(Clone, Copy)]
pub struct InRow<'a> {
    /// The form.
    pub form: &'a dyn Environment,
    /// The repeat's name.
    pub repeat: &'a str,
}

impl Environment for InRow<'_> {
    fn field(&self, name: &str) -> Option<FieldInfo<'_>> {
        self.form.field(name)
    }

    fn names(&self) -> Vec<String> {
        self.form.names()
    }

    fn row(&self) -> Option<&str> {
        Some(self.repeat)
    }
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldInfo<'a> {
    /// The label as printed.
    pub label: &'a str,
    /// The type and its options.
    pub kind: Kind<'a>,
}

/// What answers a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// One of the options.
    One(Vec<OptionInfo<'a>>),
    /// Any of the options.
    Many(Vec<OptionInfo<'a>>),
    /// One check box.
    Bool,
    /// Rows.
    Repeat,
}

impl Kind<'_> {
    pub(super) fn value_type(&self) -> Type {
        match self {
            Self::Text => Type::Text,
            Self::Number => Type::Number,
            Self::Date => Type::Date,
            Self::Time => Type::Time,
            Self::One(_) => Type::One,
            Self::Many(_) => Type::Many,
            Self::Bool => Type::Check,
            Self::Repeat => Type::Repeat,
        }
    }

    pub(super) fn options(&self) -> &[OptionInfo<'_>] {
        match self {
            Self::One(options) | Self::Many(options) => options,
            _ => &[],
        }
    }
}

/// An option of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionInfo<'a> {
    /// The value in the data.
    pub value: &'a str,
    /// The label as printed.
    pub label: &'a str,
    /// Whether it cannot be chosen together with others.
    pub exclusive: bool,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved<'a> {
    /// The full name.
    pub full: String,
    /// The field.
    pub info: FieldInfo<'a>,
}

/// Finds a name: in the row first, then in the form.
#[must_use]
pub fn resolve<'a>(name: &Name, environment: &'a dyn Environment) -> Option<Resolved<'a>> {
    if name.column.is_none()
        && let Some(repeat) = environment.row()
    {
        let full = format!("{repeat}.{}", name.field);
        if let Some(info) = environment.field(&full) {
            return Some(Resolved { full, info });
        }
    }
    let full = name.to_string();
    environment.field(&full).map(|info| Resolved { full, info })
}

/// The option that the right side of `=`, `!=` or `includes` names.
#[must_use]
pub fn chosen_option<'a>(left: &Expr, right: &Expr, environment: &'a dyn Environment) -> Option<OptionInfo<'a>> {
    let found = resolve(left.name()?, environment)?;
    let value = option_text(right)?;
    match found.info.kind {
        Kind::One(options) | Kind::Many(options) => options.into_iter().find(|option| option.value == value),
        _ => None,
    }
}

/// The text by which an option may be named: a word, a number or in quotes.
pub(super) fn option_text(right: &Expr) -> Option<String> {
    match &right.node {
        Node::Name(name) => Some(name.to_string()),
        Node::Number(number) => Some(number.to_string()),
        Node::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// Names near a misspelt one.
pub(super) fn near_names(name: &str, environment: &dyn Environment) -> Vec<Suggestion> {
    let mut candidates = Vec::new();
    for full in environment.names() {
        let label = environment.field(&full).map(|info| info.label.to_string()).unwrap_or_default();
        // In its own row a column is written without the repeat.
        let own = environment.row().and_then(|row| full.strip_prefix(row)?.strip_prefix('.')).map(str::to_string);
        candidates.push(Suggestion { write: own.unwrap_or(full), label });
    }
    near(name, candidates)
}

/// Options near a misspelt one.
pub(super) fn near_options(value: &str, options: &[OptionInfo<'_>]) -> Vec<Suggestion> {
    let all = || options.iter().map(|o| Suggestion { write: o.value.to_string(), label: o.label.to_string() });
    let found = near(value, all().collect());
    // With few options it helps to see them all.
    if found.is_empty() && options.len() <= 4 { all().collect() } else { found }
}

/// The best three, the nearest first; a label written in place of the name
/// counts as a hit.
fn near(word: &str, candidates: Vec<Suggestion>) -> Vec<Suggestion> {
    let allowed = (word.chars().count() / 3).max(1);
    let mut scored: Vec<(usize, Suggestion)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let last = candidate.write.rsplit('.').next().unwrap_or_default();
            let far = if candidate.label == word || last == word {
                0
            } else {
                distance(word, &candidate.write).min(distance(word, last))
            };
            (far <= allowed).then_some((far, candidate))
        })
        .collect();
    scored.sort_by_key(|(far, _)| *far);
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// How many characters must be put in, taken out or changed.
pub(super) fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, a) in left.chars().enumerate() {
        let mut next = vec![at + 1];
        let mut beside = at + 1;
        for (b, pair) in right.iter().zip(row.windows(2)) {
            let (diagonal, above) = (pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0));
            beside = (diagonal + usize::from(a != *b)).min(above + 1).min(beside + 1);
            next.push(beside);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
