//! A form filled in as an example (記入例).

use std::collections::BTreeMap;

use serde_json::Value;

use super::blanks::{Blank, BlankKind, Part, blanks};
use super::{Era, Form};
use crate::date;

/// What is filled in, as data, and what is said beside it. All of it is made up.
#[derive(Debug, Clone)]
pub struct Sample {
    /// An object in the shape that the form's JSON Schema describes.
    pub data: Value,
    pub callouts: Vec<Callout>,
}

/// Words beside a question.
#[derive(Debug, Clone)]
pub struct Callout {
    /// Id of the question.
    pub at: String,
    pub text: String,
}

/// What stands in a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    Words(String),
    Ticked,
}

/// What stands in each blank of a form that is filled in with this data, by the
/// blank's name. Blanks without an answer are left out.
#[must_use]
pub fn written(form: &Form, data: &Value) -> BTreeMap<String, Written> {
    let all = blanks(form).into_iter();
    all.filter_map(|blank| {
        let answer = data.pointer(&blank.data)?;
        let written = in_blank(&blank, answer)?;
        Some((blank.name, written))
    })
    .collect()
}

fn in_blank(blank: &Blank<'_>, answer: &Value) -> Option<Written> {
    let ticked = |yes: bool| yes.then_some(Written::Ticked);
    let words = |words: &str| Some(Written::Words(words.to_owned()));
    match &blank.kind {
        BlankKind::Text { .. } | BlankKind::WriteIn { .. } => words(answer.as_str()?),
        BlankKind::Number { .. } => words(&answer.to_string()),
        BlankKind::Part { part, era } => words(&part_of(answer.as_str()?, *part, *era)?),
        BlankKind::One { choice, .. } => ticked(answer.as_str() == Some(choice.value.as_str())),
        BlankKind::Many { choice } => {
            ticked(answer.as_array()?.iter().any(|value| value.as_str() == Some(choice.value.as_str())))
        }
        BlankKind::Confirm => ticked(answer.as_bool() == Some(true)),
    }
}

/// A part of an ISO date or time as it is written by hand: without leading
/// zeros, but minutes with two digits.
fn part_of(iso: &str, part: Part, era: Era) -> Option<String> {
    let plain = |digits: &str| digits.parse::<u32>().ok().map(|n| n.to_string());
    match part {
        Part::Hour => plain(iso.get(..2)?),
        Part::Minute => Some(iso.get(3..5)?.to_owned()),
        // `--04-01` has no year, `2026-04` no day.
        Part::Year => {
            let year = iso.get(..4)?.parse().ok()?;
            match era {
                Era::Western | Era::Blank => Some(iso.get(..4)?.to_owned()),
                Era::Wareki => Some(date::reiwa_year(year)),
            }
        }
        Part::Month => plain(if let Some(rest) = iso.strip_prefix("--") { rest.get(..2)? } else { iso.get(5..7)? }),
        Part::Day => plain(if let Some(rest) = iso.strip_prefix("--") { rest.get(3..5)? } else { iso.get(8..10)? }),
    }
}
