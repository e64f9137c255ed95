//! The front matter of a course.

use std::ops::Range;

use crate::config::{date, own_id};
use crate::context::Context;
use crate::date::Date;
use crate::finding::{Checked, SourceId, Span};
use crate::handbook::Audience;
use crate::source::SourceFile;
use crate::yaml::{self, Map, Reader, Text};

/// What the head of the file says beside id, title and audience.
#[derive(Debug, Clone)]
pub struct Front {
    /// May be empty.
    pub subtitle: String,
    /// Who attends, in words.
    pub learners: String,
    pub objectives: Vec<String>,
    /// Length of the whole, with its place.
    pub minutes: (u32, Span),
    /// `<guideline>#<section>` of the clauses that order the training.
    pub basis: Vec<Text>,
    /// Day on which the course was last compared with the rules, with its place.
    pub reviewed: Option<(Date, Span)>,
    pub agenda: bool,
    /// Right answers that pass the test, with their place.
    pub pass: Option<(u32, Span)>,
    /// Decides the order of choices in the test; as written without one.
    pub seed: Option<u32>,
    /// Id of the form that lists who attended.
    pub attendance: Option<Text>,
}

/// Longest course, in minutes: five working days.
pub const MOST_MINUTES: u32 = 2400;
/// Most questions that a test can ask for.
pub const MOST_QUESTIONS: u32 = 100;
/// Largest seed.
pub const MOST_SEED: u32 = 9999;

/// Gives id, title and audience, and the rest.
pub(super) fn parse(
    source: SourceId,
    file: &SourceFile,
    range: Range<usize>,
    context: Context<'_>,
) -> Checked<Option<(String, String, Audience, Front)>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, range).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let front = reader.map(&tree).map(|map| decode(map, file.stem()));
    findings.extend(reader.into_findings());
    Checked::new(front, findings)
}

fn decode(map: Map<'_>, stem: &str) -> (String, String, Audience, Front) {
    let reader = map.reader;
    let need = |key| map.need_text(key).map(|text| text.value).unwrap_or_default();
    let id = own_id(&map, stem);
    let title = need("title");
    let audience = map.get("audience").and_then(|v| reader.word(v, &Audience::WORDS)).unwrap_or_default();
    let number = |key, most| {
        let value = map.get(key)?;
        Some((reader.number(value, 1..=most)?, value.span))
    };
    let objectives = map.need("objectives").map(|value| reader.texts(value)).unwrap_or_default();
    let front = Front {
        subtitle: map.words("subtitle"),
        learners: need("learners"),
        objectives: objectives.into_iter().map(|text| text.value).collect(),
        minutes: map
            .need("minutes")
            .and_then(|value| Some((reader.number(value, 1..=MOST_MINUTES)?, value.span)))
            .unwrap_or((0, map.span)),
        basis: map.texts("basis"),
        reviewed: map.text("reviewed").and_then(|text| Some((date(reader, &text)?, text.span))),
        agenda: map.get("agenda").and_then(|value| reader.bool(value)).unwrap_or(false),
        pass: number("pass", MOST_QUESTIONS),
        seed: number("seed", MOST_SEED).map(|(seed, _)| seed),
        attendance: map.text("attendance"),
    };
    map.finish();
    (id, title, audience, front)
}
