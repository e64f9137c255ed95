//! Courses: the resolved text taken apart into sessions, slides, questions and
//! the papers of cases.

mod checks;
mod questions;
mod trainer;

use std::collections::BTreeMap;

use super::index::Index;
use super::numbering::Numbered;
use super::passages::Homes;
use super::{bodies, forms};
use crate::documents::Documents;
use crate::finding::{Checked, Finding, Span, code};
use crate::guideline::{Guideline, Parsed};
use crate::handbook::body::{self, Block, Section, plain_text};
use crate::handbook::{Card, CasePaper, Content, Course, PageRef, Session, Slide};
use crate::source::Sources;
use crate::training::Course as Source;
use crate::words::finding as words;

/// What a course is resolved with.
pub(super) struct Around<'a> {
    pub sources: &'a Sources,
    pub documents: &'a Documents,
    pub index: &'a Index<'a>,
    pub homes: Homes<'a>,
}

/// The course, and all that is wrong with it.
pub(super) fn resolve(index: usize, source: &Source, numbers: &[Numbered], around: &Around<'_>) -> Checked<Course> {
    let mut findings = Vec::new();
    let (text, head) = (&source.text, &source.front);
    let page = PageRef::Course(index);
    let blocks = bodies::blocks(page, text, numbers, around.index, &BTreeMap::new(), around.homes).take(&mut findings);
    let guidelines: &[Guideline] = &around.documents.guidelines;
    let mut maker = Maker { seed: head.seed, findings: Vec::new() };
    let sessions = maker.sessions(text, blocks);
    findings.extend(maker.findings);
    let course = Course {
        origin: Span::file_start(text.source),
        id: text.front.id.clone(),
        title: text.front.title.clone(),
        subtitle: head.subtitle.clone(),
        learners: head.learners.clone(),
        audience: text.front.audience,
        objectives: head.objectives.clone(),
        minutes: head.minutes.0,
        basis: (head.basis.iter())
            .filter_map(|name| forms::basis(name, guidelines, around.index, &mut findings))
            .collect(),
        reviewed: head.reviewed.map(|(date, _)| date),
        agenda: head.agenda,
        pass: head.pass.map(|(pass, _)| pass),
        attendance: (head.attendance.as_ref())
            .and_then(|name| forms::form_index(name, &around.documents.forms, around.index, &mut findings)),
        sessions,
    };
    checks::check(source, &course, guidelines, &around.sources.file(text.source).text, &mut findings);
    Checked::new(course, findings)
}

/// Makes sessions of a text.
struct Maker {
    seed: Option<u32>,
    findings: Vec<Finding>,
}

/// A section as it was written.
type Written = body::Section<Parsed>;

/// The headings right below, as they were written.
fn headings(blocks: &[body::Block<Parsed>]) -> impl Iterator<Item = &Written> {
    blocks.iter().filter_map(|block| if let body::Block::Section(section) = block { Some(section) } else { None })
}

/// Parts what stands below a heading from the deeper headings. Resolving keeps
/// every heading, so both lists have the same length.
fn part(blocks: Vec<Block>) -> (Vec<Block>, Vec<Section>) {
    let (mut own, mut deeper) = (Vec::new(), Vec::new());
    for block in blocks {
        if let Block::Section(section) = block {
            deeper.push(section);
        } else {
            own.push(block);
        }
    }
    (own, deeper)
}

impl Maker {
    fn shape(&mut self, place: Span, message: String) {
        self.findings.push(Finding::new(&code::COURSE_SHAPE, place, message));
    }

    fn sessions(&mut self, text: &Guideline, blocks: Vec<Block>) -> Vec<Session> {
        let (before, sessions) = part(blocks);
        let start = Span::file_start(text.source);
        if !before.is_empty() {
            self.shape(start, words::course_before_session());
        }
        if sessions.is_empty() {
            self.shape(start, words::course_without_session());
        }
        headings(&text.body.blocks).zip(sessions).filter_map(|(written, made)| self.session(written, made)).collect()
    }

    fn session(&mut self, written: &Written, made: Section) -> Option<Session> {
        let place = written.mark.span;
        if written.level != 1 {
            self.shape(place, words::course_first_level());
            return None;
        }
        let role = written.mark.label.as_deref();
        let (own, deeper) = part(made.blocks);
        // Answers belong to their questions.
        let (questions, own): (Vec<Block>, Vec<Block>) =
            own.into_iter().partition(|block| role == Some("test") && matches!(block, Block::Items(_)));
        let (mut own, notes, answers) = trainer::part(own);
        let mut session = Session {
            id: made.id.clone(),
            title: plain_text(&made.heading),
            minutes: written.mark.minutes.unwrap_or(0),
            audience: made.audience,
            slides: Vec::new(),
            content: Content::Lesson,
            notes,
        };
        let taken: Vec<Slide> = own.iter().filter_map(|block| passage_slide(block, place)).collect();
        own.retain(|block| passage_slide(block, place).is_none());
        if !own.is_empty() {
            let slide = Slide {
                origin: place,
                id: format!("{}_intro", made.id),
                title: made.heading,
                minutes: None,
                audience: made.audience,
                blocks: own,
                notes: std::mem::take(&mut session.notes),
                answers,
            };
            session.slides.push(slide);
        } else if !answers.is_empty() {
            self.shape(place, words::course_answer_alone());
        }
        session.slides.extend(taken);
        let inner = headings(&written.blocks).zip(deeper);
        match role {
            Some("case") => {
                session.content = Content::Case(inner.map(|(written, made)| self.paper(written, made)).collect());
            }
            Some("test") => {
                session.slides.extend(inner.map(|(written, made)| self.slide(written, made)));
                session.content = Content::Test(self.questions(questions, written));
            }
            _ => {
                if let Some(name) = role {
                    self.shape(place, words::course_part_misplaced(name));
                }
                session.slides.extend(inner.map(|(written, made)| self.slide(written, made)));
            }
        }
        Some(session)
    }

    fn slide(&mut self, written: &Written, made: Section) -> Slide {
        if let Some(name) = &written.mark.label {
            self.shape(written.mark.span, words::course_part_misplaced(name));
        }
        let (blocks, notes, answers) = trainer::part(made.blocks);
        let slide = Slide {
            origin: written.mark.span,
            id: made.id,
            title: made.heading,
            minutes: written.mark.minutes,
            audience: made.audience,
            blocks,
            notes,
            answers,
        };
        if !slide.answers.is_empty() && slide.exercises().next().is_none() {
            self.shape(slide.origin, words::course_answer_alone());
        }
        slide
    }

    fn paper(&mut self, written: &Written, made: Section) -> CasePaper {
        let (mut blocks, notes, answers) = trainer::part(made.blocks);
        if !answers.is_empty() {
            self.shape(written.mark.span, words::course_answer_alone());
        }
        let mut cards = Vec::new();
        match written.mark.label.as_deref() {
            Some("cards") => {
                let (own, deeper) = part(blocks);
                blocks = own;
                cards.extend(deeper.into_iter().map(|card| Card { title: card.heading, blocks: card.blocks }));
            }
            Some(name) => self.shape(written.mark.span, words::course_part_misplaced(name)),
            None => {}
        }
        CasePaper { id: made.id, title: made.heading, audience: made.audience, blocks, notes, cards }
    }
}

/// A passage with a heading of its own, taken over right below a session, is a slide.
fn passage_slide(block: &Block, origin: Span) -> Option<Slide> {
    let Block::Passage(passage) = block else { return None };
    let [Block::Section(section)] = passage.blocks.as_slice() else { return None };
    let home = passage.home.clone();
    let blocks = vec![Block::Passage(body::Passage { home, blocks: section.blocks.clone() })];
    Some(Slide {
        origin,
        id: section.id.clone(),
        title: numbered_title(section),
        minutes: None,
        audience: section.audience,
        blocks,
        notes: Vec::new(),
        answers: Vec::new(),
    })
}

/// The heading with the number that it has at home.
fn numbered_title(section: &Section) -> Vec<body::Inline> {
    let mark = section.mark.as_ref().map(|mark| mark.own.as_str()).filter(|own| !own.is_empty());
    let number = mark.map(|own| body::Inline::Text(crate::words::model::caption(own, "")));
    number.into_iter().chain(section.heading.iter().cloned()).collect()
}
