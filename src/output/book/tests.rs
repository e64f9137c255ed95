use serde_json::json;

use super::places::{Places, bind};
use crate::finding::{SourceId, Span};
use crate::handbook::body::{Block, Inline, Paragraph};
use crate::handbook::{Body, Guideline, Handbook, PageRef, Part, Place};
use crate::output::testing::empty_handbook;

fn guideline(anchor: &str) -> Guideline {
    let content = vec![Inline::Text("本文".into())];
    let paragraph = Paragraph { id: Some(anchor.into()), remark: false, content };
    Guideline {
        origin: Span::file_start(SourceId(0)),
        id: "rule".into(),
        title: "要領".into(),
        kind: String::new(),
        form: String::new(),
        number: String::new(),
        office: String::new(),
        dates: Vec::new(),
        review_by: None,
        draft: false,
        issuer: String::new(),
        taken_from: String::new(),
        updated: None,
        superseded_by: None,
        audience: crate::handbook::Audience::Public,
        body: Body { blocks: vec![Block::Paragraph(paragraph)] },
    }
}

#[test]
fn equal_ids_of_two_texts_are_told_apart() {
    let pages = vec![PageRef::Guideline(0), PageRef::Guideline(1)];
    let handbook = Handbook {
        parts: vec![Part { title: "規程".into(), pages }],
        guidelines: vec![guideline("a"), guideline("a")],
        ..empty_handbook()
    };
    let places = Places::of(&handbook);
    let label = |place: Place| places.goal(&place).map(|goal| goal.label);
    assert_eq!(label(Place::at(PageRef::Guideline(0), "a")).as_deref(), Some("g0-a"));
    assert_eq!(label(Place::at(PageRef::Guideline(1), "a")).as_deref(), Some("g1-a"));
    // What the book does not know by itself is found by its chapter.
    assert_eq!(label(Place::at(PageRef::Guideline(1), "gone")).as_deref(), Some("g1"));
    assert_eq!(label(Place::page(PageRef::HOME)), None);
    assert_eq!(label(Place::page(PageRef::Flow(0))), None);
}

#[test]
fn every_id_of_a_chapter_becomes_a_label() {
    let mut data = json!([{"id": "a", "blocks": [{"id": "", "runs": [{"text": "id"}]}, {"id": "b"}]}]);
    bind("g1", &mut data);
    assert_eq!(data, json!([{"id": "g1-a", "blocks": [{"id": "", "runs": [{"text": "id"}]}, {"id": "g1-b"}]}]));
}
