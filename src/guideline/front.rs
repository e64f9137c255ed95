//! The front matter of a guideline.

use std::ops::Range;

use super::captions::{Captions, captions};
use super::notes::{self, NoteStyle};
use crate::config::{date, own_id};
use crate::context::Context;
use crate::date::Date;
use crate::finding::{Checked, SourceId};
use crate::handbook::DocumentDate;
use crate::source::SourceFile;
use crate::yaml::{self, Map, Reader};

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
    pub notes: NoteStyle,
    pub captions: Captions,
}

/// How headings and items are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skeleton {
    /// 項目建て: 1 → (1) → ア → (ア) → a → (a).
    Outline,
    /// Headings without numbers; each list counts for itself.
    Plain,
}

/// Kinds of date that a municipal paper carries.
const DATE_KINDS: [(&str, &str); 7] = [
    ("策定", "策定"),
    ("制定", "制定"),
    ("公布", "公布"),
    ("施行", "施行"),
    ("適用", "適用"),
    ("改正", "改正"),
    ("失効", "失効"),
];

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
    let reader = Reader::new(context, &file.text);
    let front = reader.map(&tree).map(|map| decode(map, file.stem()));
    findings.extend(reader.into_findings());
    Checked::new(front, findings)
}

fn decode(map: Map<'_>, stem: &str) -> Front {
    let reader = map.reader;
    let skeletons = [("outline", Skeleton::Outline), ("plain", Skeleton::Plain)];
    let front = Front {
        id: own_id(&map, stem),
        title: map.need_text("title").map(|text| text.value).unwrap_or_default(),
        kind: map.words("kind"),
        form: map.words("form"),
        number: map.words("number"),
        skeleton: map.need("skeleton").and_then(|v| reader.word(v, &skeletons)).unwrap_or(Skeleton::Plain),
        office: map.words("office"),
        dates: map.list("dates").iter().filter_map(|v| reader.map(v)).filter_map(document_date).collect(),
        review_by: map.text("review_by").and_then(|text| date(reader, &text)),
        draft: map.get("status").and_then(|v| reader.word(v, &[("draft", true), ("final", false)])).unwrap_or(false),
        notes: map.get("notes").and_then(|v| reader.map(v)).map(notes::style).unwrap_or_default(),
        captions: map.get("labels").and_then(|v| reader.map(v)).map(|map| captions(&map)).unwrap_or_default(),
    };
    map.finish();
    front
}

fn document_date(map: Map<'_>) -> Option<DocumentDate> {
    let kind = map.need("kind").and_then(|v| map.reader.word(v, &DATE_KINDS));
    let day = map.need_text("date").and_then(|text| date(map.reader, &text));
    map.finish();
    Some(DocumentDate { kind: kind?.to_owned(), date: day? })
}
