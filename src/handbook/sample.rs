//! A form filled in as an example (記入例).

use std::collections::BTreeMap;

use serde_json::Value;

use super::blanks::{Blank, BlankKind, Part, blanks};
use super::{Clock, Era, Field, FieldKind, Form, Gengo};
use crate::date::{self, Date};
use crate::words::{PRINT, blank as words};

/// What is filled in, as data, and what is said beside it. All of it is made up.
#[derive(Debug, Clone)]
pub struct Sample {
    /// An object in the shape that the form's JSON Schema describes.
    pub data: Value,
    /// Names at the places to sign, by the id of the place. They are no data.
    pub signed: BTreeMap<String, String>,
    pub callouts: Vec<Callout>,
}

impl Sample {
    /// Whether a call-out can stand at a field: something is written there, or stamped.
    #[must_use]
    pub fn can_point_at(field: &Field) -> bool {
        match field.kind {
            FieldKind::Note | FieldKind::Letter { .. } | FieldKind::Consent { .. } => false,
            FieldKind::Text { .. }
            | FieldKind::Integer { .. }
            | FieldKind::Decimal { .. }
            | FieldKind::Date { .. }
            | FieldKind::Time { .. }
            | FieldKind::SelectOne { .. }
            | FieldKind::SelectMultiple { .. }
            | FieldKind::Acknowledge
            | FieldKind::Repeat { .. }
            | FieldKind::Matrix { .. }
            | FieldKind::Signature { .. }
            | FieldKind::Approval { .. }
            | FieldKind::ReceiptStamp
            | FieldKind::Seal
            | FieldKind::OfficeUse { .. } => !field.is_printed(),
        }
    }
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
        BlankKind::Text { .. } => words(answer.as_str()?),
        BlankKind::WriteIn { .. } => words(&plain(answer)),
        BlankKind::Number { .. } => words(&plain(answer)),
        BlankKind::Part { part, era } => words(&part_of(answer.as_str()?, *part, *era, blank)?),
        BlankKind::Era { gengo, .. } => ticked(era_of(answer.as_str()?)?.0 == *gengo),
        BlankKind::Half { afternoon, .. } => ticked((hour(answer.as_str()?)? >= 12) == *afternoon),
        BlankKind::One { choice, .. } => ticked(answer.as_str() == Some(choice.value.as_str())),
        BlankKind::Many { choice } => {
            ticked(answer.as_array()?.iter().any(|value| value.as_str() == Some(choice.value.as_str())))
        }
        BlankKind::Confirm => ticked(answer.as_bool() == Some(true)),
    }
}

fn plain(answer: &Value) -> String {
    answer.as_str().map_or_else(|| answer.to_string(), str::to_owned)
}

fn hour(iso: &str) -> Option<u32> {
    iso.get(..2)?.parse().ok()
}

/// A part of an ISO date or time as it is written by hand: without leading
/// zeros, but minutes with two digits.
fn part_of(iso: &str, part: Part, era: Era, blank: &Blank<'_>) -> Option<String> {
    let plain = |digits: &str| digits.parse::<u32>().ok().map(|n| n.to_string());
    // `--04-01` has no year, `2026-04` no day.
    let month_day = iso.strip_prefix("--").or_else(|| iso.get(5..));
    let written_in_parts = |nth: usize| iso.trim_start_matches('〒').split('-').nth(nth).map(str::to_owned);
    match part {
        Part::Hour => {
            let halves = matches!(blank.field.kind, FieldKind::Time { clock: Clock::Twelve });
            Some(if halves { hour(iso)? % 12 } else { hour(iso)? }.to_string())
        }
        Part::Minute => Some(iso.get(3..5)?.to_owned()),
        Part::Year => match era {
            Era::Western | Era::Blank => Some(iso.get(..4)?.to_owned()),
            Era::Wareki => Some(date::reiwa_year(iso.get(..4)?.parse().ok()?)),
            Era::Choose => Some(era_of(iso)?.1),
        },
        Part::Month => plain(month_day?.get(..2)?),
        Part::Day => plain(month_day?.get(3..5)?),
        Part::Area | Part::Front => written_in_parts(0),
        Part::Exchange | Part::Back => written_in_parts(1),
        Part::Line => written_in_parts(2),
    }
}

/// The era of a date, and its year in it. An open month or day is the last one,
/// as in the papers of a year in which an era began.
fn era_of(iso: &str) -> Option<(Gengo, String)> {
    let parts: Vec<&str> = iso.split('-').collect();
    let date = match parts.as_slice() {
        [year] => Date::parse(&format!("{year}-12-31")),
        _ => Date::parse(iso),
    };
    let words = date.ok()?.wareki();
    let all = [Gengo::Reiwa, Gengo::Heisei, Gengo::Showa, Gengo::Taisho, Gengo::Meiji];
    all.into_iter().find_map(|gengo| {
        let rest = words.strip_prefix(words::gengo(gengo))?;
        Some((gengo, rest.split_once(PRINT.year)?.0.to_owned()))
    })
}
