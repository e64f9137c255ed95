//! YAML → [`Flow`].

use super::drawing::figure::{ArrowKind, Direction, StepKind};
use super::{Arrow, Flow, Group, Item, Note, Step};
use crate::config::own_id;
use crate::context::Context;
use crate::finding::{Checked, SourceId};
use crate::glossary::reading;
use crate::handbook::Consent;
use crate::source::SourceFile;
use crate::yaml::{self, Kind, Map, Reader, Value};

/// Words of a step's `kind:`.
pub const STEP_KINDS: [(&str, StepKind); 6] = [
    ("step", StepKind::Step),
    ("start", StepKind::Start),
    ("end", StepKind::End),
    ("decision", StepKind::Decision),
    ("meeting", StepKind::Meeting),
    ("document", StepKind::Document),
];
/// Words of an arrow's `kind:`.
pub const ARROW_KINDS: [(&str, ArrowKind); 4] = [
    ("next", ArrowKind::Next),
    ("return", ArrowKind::Return),
    ("optional", ArrowKind::Optional),
    ("info", ArrowKind::Info),
];
/// Words of `consent:`.
pub const CONSENTS: [(&str, Consent); 3] =
    [("before", Consent::Before), ("after", Consent::After), ("none", Consent::None)];

/// Words of `direction:`.
pub const DIRECTIONS: [(&str, Direction); 2] = [("down", Direction::Down), ("right", Direction::Right)];
/// Words of a note's `scope:`, and whether it holds for the whole flow.
pub const SCOPES: [(&str, bool); 2] = [("flow", true), ("step", false)];

/// Reads one flow; `None` if the file cannot be read at all.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Option<Flow>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let flow = reader.map(&tree).map(|map| flow(source, map, file.stem()));
    findings.extend(reader.into_findings());
    Checked::new(flow, findings)
}

fn flow(source: SourceId, map: Map<'_>, stem: &str) -> Flow {
    let reader = map.reader;
    let need = |key| map.need_text(key).map(|text| text.value).unwrap_or_default();
    let sequence = map.get("sequence").and_then(|v| reader.bool(v)).unwrap_or(false);
    let flow = Flow {
        source,
        id: own_id(&map, stem),
        title: need("title"),
        description: need("description"),
        reading: reading(&map),
        origin: map.text("source").map(|text| text.value),
        direction: map.get("direction").and_then(|v| reader.word(v, &DIRECTIONS)).unwrap_or(Direction::Down),
        lanes: map.texts("lanes"),
        steps: map.need("steps").map(|v| steps(reader, v, sequence)).unwrap_or_default(),
        groups: map.list("groups").iter().filter_map(|v| reader.map(v)).map(group).collect(),
        notes: map.list("notes").iter().filter_map(|v| reader.map(v)).filter_map(note).collect(),
    };
    map.finish();
    flow
}

/// With `sequence: true` a step that says nothing about `next` leads to the one below it;
/// `next: []` ends a path.
fn steps(reader: &Reader<'_>, value: &Value, sequence: bool) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut open = false;
    for map in reader.list(value).iter().filter_map(|v| reader.map(v)) {
        let says_next = map.has("next");
        let Some(step) = step(map) else { continue };
        if let Some(before) = steps.last_mut().filter(|_| open) {
            let to = vec![step.id.clone()];
            let arrow =
                Arrow { span: step.id.span, to, label: String::new(), kind: ArrowKind::Next, notes: Vec::new() };
            before.next.push(arrow);
        }
        open = sequence && !says_next && step.kind != StepKind::End;
        steps.push(step);
    }
    steps
}

fn step(map: Map<'_>) -> Option<Step> {
    let reader = map.reader;
    let step = Step {
        span: map.span,
        id: map.need_text("id")?,
        kind: map.get("kind").and_then(|v| reader.word(v, &STEP_KINDS)).unwrap_or(StepKind::Step),
        lane: map.text("lane"),
        label: map.need_text("label")?,
        text: map.words("text"),
        items: map.list("items").iter().filter_map(|v| item(reader, v)).collect(),
        section: map.text("section"),
        forms: map.texts("forms"),
        notes: map.texts("notes"),
        consent: map.get("consent").and_then(|v| reader.word(v, &CONSENTS)),
        next: map.list("next").iter().filter_map(|v| arrow(reader, v)).collect(),
    };
    map.finish();
    Some(step)
}

fn item(reader: &Reader<'_>, value: &Value) -> Option<Item> {
    if !matches!(value.kind, Kind::Map(_)) {
        return reader.text(value).map(|text| Item { label: text.value, items: Vec::new() });
    }
    let map = reader.map(value)?;
    let label = map.need_text("label")?.value;
    let items = map.texts("items").into_iter().map(|text| text.value).collect();
    map.finish();
    Some(Item { label, items })
}

/// `[plan]` for short, or a map with label, kind and notes.
fn arrow(reader: &Reader<'_>, value: &Value) -> Option<Arrow> {
    if !matches!(value.kind, Kind::Map(_)) {
        let to = reader.text(value)?;
        let span = to.span;
        return Some(Arrow { span, to: vec![to], label: String::new(), kind: ArrowKind::Next, notes: Vec::new() });
    }
    let map = reader.map(value)?;
    let arrow = Arrow {
        span: map.span,
        to: map.need("to").map(|v| reader.texts(v)).unwrap_or_default(),
        label: map.words("label"),
        kind: map.get("kind").and_then(|v| reader.word(v, &ARROW_KINDS)).unwrap_or(ArrowKind::Next),
        notes: map.texts("notes"),
    };
    map.finish();
    Some(arrow)
}

fn group(map: Map<'_>) -> Group {
    let group = Group { label: map.words("label"), steps: map.texts("steps") };
    map.finish();
    group
}

fn note(map: Map<'_>) -> Option<Note> {
    let id = map.need_text("id");
    let text = map.need_text("text");
    let whole = map.get("scope").and_then(|v| map.reader.word(v, &SCOPES)).unwrap_or(false);
    map.finish();
    Some(Note { id: id?, text: text?.value, whole })
}
