//! The front matter of a guideline.

use std::ops::Range;

use super::captions::{self, Captions};
use super::notes::{self, NotePlace, NoteStyle};
use crate::config::{date, own_id};
use crate::context::Context;
use crate::date::Date;
use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::handbook::{Audience, DocumentDate};
use crate::source::SourceFile;
use crate::words::finding as words;
use crate::yaml::{self, Map, Reader, Text};

use super::Level;
use super::attributes::CLASSES;

/// What the head of the file says of the document.
#[derive(Debug, Clone)]
pub struct Front {
    pub id: String,
    pub title: String,
    pub kind: String,
    pub form: String,
    pub number: String,
    pub skeleton: Skeleton,
    pub office: String,
    pub dates: Vec<DocumentDate>,
    pub review_by: Option<Date>,
    pub draft: bool,
    pub audience: Audience,
    /// Heading levels of an article text; the last is 条.
    pub levels: Vec<Level>,
    /// Headings with counters of their own.
    pub labels: Vec<Label>,
    pub issuer: String,
    /// Where the text is taken from.
    pub origin: String,
    pub updated: Option<Date>,
    /// Id of the guideline that took this one's place.
    pub superseded_by: Option<Text>,
    /// The comma that the text keeps to, if the author said.
    pub comma: Option<char>,
    /// Dates that must not have passed.
    pub deadlines: Vec<Deadline>,
    pub notes: NoteStyle,
    pub captions: Captions,
}

impl Front {
    /// The head of a text without numbers.
    pub(super) fn plain(id: String, title: String, audience: Audience) -> Self {
        let none = String::new;
        Self {
            id,
            title,
            kind: none(),
            form: none(),
            number: none(),
            skeleton: Skeleton::Plain,
            office: none(),
            dates: Vec::new(),
            review_by: None,
            draft: false,
            audience,
            levels: vec![Level::Article],
            labels: Vec::new(),
            issuer: none(),
            origin: none(),
            updated: None,
            superseded_by: None,
            comma: None,
            deadlines: Vec::new(),
            notes: NoteStyle { place: NotePlace::Section, ..NoteStyle::default() },
            captions: Captions::default(),
        }
    }
}

/// A heading class with a counter of its own: `goal: "基本目標{n}"`.
#[derive(Debug, Clone)]
pub struct Label {
    pub name: String,
    /// Holds `{n}`.
    pub pattern: String,
}

/// A date of the document that is compared with the edition's.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    pub date: Date,
    pub span: Span,
    /// 失効 and not the review.
    pub lapse: bool,
}

/// How headings and items are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skeleton {
    /// 項目建て: 1 → (1) → ア → (ア) → a → (a).
    Outline,
    /// Headings without numbers; each list counts for itself.
    Plain,
    /// 条建て: 第1条, 項, 号; above them 編, 章, 節 as `levels` says.
    Articles,
    /// Plans: 第1章 → 1 → (1).
    Chapters,
}

/// Kinds of date that a municipal paper carries.
pub const DATE_KINDS: [(&str, &str); 7] = [
    ("策定", "策定"),
    ("制定", "制定"),
    ("公布", "公布"),
    ("施行", "施行"),
    ("適用", "適用"),
    ("改正", "改正"),
    ("失効", "失効"),
];

/// Words of `skeleton:`.
pub const SKELETONS: [(&str, Skeleton); 4] = [
    ("outline", Skeleton::Outline),
    ("articles", Skeleton::Articles),
    ("chapters", Skeleton::Chapters),
    ("plain", Skeleton::Plain),
];
/// Words of `status:`, and whether they mean a draft.
pub const STATUSES: [(&str, bool); 2] = [("draft", true), ("final", false)];
/// Words of `comma:`.
pub const COMMAS: [(&str, char); 2] = [("、", '、'), ("，", '，')];

pub(super) fn parse(
    source: SourceId,
    file: &SourceFile,
    range: Range<usize>,
    context: Context<'_>,
) -> Checked<Option<Front>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, range).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let front = reader.map(&tree).map(|map| decode(map, file.stem()));
    findings.extend(reader.into_findings());
    Checked::new(front, findings)
}

fn decode(map: Map<'_>, stem: &str) -> Front {
    let reader = map.reader;
    let mut deadlines = Vec::new();
    let dates = map.list("dates").iter().filter_map(|v| reader.map(v));
    let dates = dates.filter_map(|map| document_date(map, &mut deadlines)).collect();
    let review_by = map.text("review_by").and_then(|text| {
        let date = date(reader, &text)?;
        deadlines.push(Deadline { date, span: text.span, lapse: false });
        Some(date)
    });
    let all = map.get("labels").and_then(|v| reader.map(v)).map(labels).unwrap_or_default();
    let (captions, labels) = captions::part(all);
    let front = Front {
        id: own_id(&map, stem),
        title: map.need_text("title").map(|text| text.value).unwrap_or_default(),
        kind: map.words("kind"),
        form: map.words("form"),
        number: map.words("number"),
        skeleton: map.need("skeleton").and_then(|v| reader.word(v, &SKELETONS)).unwrap_or(Skeleton::Plain),
        office: map.words("office"),
        dates,
        review_by,
        draft: map.get("status").and_then(|v| reader.word(v, &STATUSES)).unwrap_or(false),
        audience: map.get("audience").and_then(|v| reader.word(v, &Audience::WORDS)).unwrap_or_default(),
        levels: levels(&map),
        labels,
        issuer: map.words("issuer"),
        origin: map.words("source"),
        updated: map.text("updated").and_then(|text| date(reader, &text)),
        superseded_by: map.text("superseded_by"),
        comma: map.get("comma").and_then(|v| reader.word(v, &COMMAS)),
        deadlines,
        notes: map.get("notes").and_then(|v| reader.map(v)).map(notes::style).unwrap_or_default(),
        captions,
    };
    map.finish();
    front
}

/// The levels from the widest to 条, which is the only one without the key.
fn levels(map: &Map<'_>) -> Vec<Level> {
    let Some(value) = map.get("levels") else { return vec![Level::Article] };
    let reader = map.reader;
    let words = reader.list(value);
    let levels: Vec<Level> = words.iter().filter_map(|v| reader.word(v, &Level::WORDS)).collect();
    if levels.len() == words.len() && (levels.last() != Some(&Level::Article) || !levels.is_sorted_by(|a, b| a < b)) {
        reader.find(Finding::new(&code::YAML_BAD_VALUE, value.span, words::levels_order()).cure(words::levels_cure()));
        return vec![Level::Article];
    }
    levels
}

fn labels(map: Map<'_>) -> Vec<Label> {
    let mut labels = Vec::new();
    for entry in map.all() {
        let Some(pattern) = map.reader.text(&entry.value) else { continue };
        if CLASSES.contains(&entry.key.as_str()) || pattern.matches("{n}").count() != 1 {
            map.reader.find(Finding::new(&code::YAML_BAD_VALUE, pattern.span, words::label_pattern(&entry.key)));
            continue;
        }
        labels.push(Label { name: entry.key.clone(), pattern: pattern.value });
    }
    labels
}

fn document_date(map: Map<'_>, deadlines: &mut Vec<Deadline>) -> Option<DocumentDate> {
    let kind = map.need("kind").and_then(|v| map.reader.word(v, &DATE_KINDS));
    let text = map.need_text("date");
    let day = text.as_ref().and_then(|text| date(map.reader, text));
    if let (Some("失効"), Some(text), Some(date)) = (kind, &text, day) {
        deadlines.push(Deadline { date, span: text.span, lapse: true });
    }
    map.finish();
    Some(DocumentDate { kind: kind?.to_owned(), date: day? })
}
