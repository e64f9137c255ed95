//! The slides of a course in the order in which they are shown.

use std::collections::BTreeMap;

use serde::Serialize;

use super::texts::Texts;
use crate::handbook::{self, Audience, Course, Session};
use crate::output::Input;
use crate::output::print::figures::{Drawn, draw_for_slide};
use crate::output::print::text::{Block, Run};

/// One slide as the template takes it.
#[derive(Serialize)]
#[serde(tag = "layout", rename_all = "kebab-case")]
pub(super) enum Slide<'a> {
    Title,
    /// All sessions; the one that begins is lit.
    Agenda {
        sessions: Vec<Line<'a>>,
        lit: usize,
    },
    Text {
        id: &'a str,
        title: Vec<Run<'a>>,
        blocks: Vec<Block<'a>>,
    },
}

/// A session in the agenda.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    title: &'a str,
    minutes: u32,
}

/// The flows of all slides and papers, each drawn for a slide; by the flow's index.
pub(super) fn figures(input: &Input<'_>, course: &Course) -> BTreeMap<usize, Drawn> {
    course.texts().into_iter().flat_map(|blocks| draw_for_slide(input, blocks)).collect()
}

/// Whether learners see a slide. A handbook for trainers holds more than those.
pub(super) fn is_shown(session: &Session, slide: &handbook::Slide) -> bool {
    session.audience == Audience::Public && slide.audience == Audience::Public
}

fn shown(course: &Course) -> impl Iterator<Item = &Session> {
    course.sessions.iter().filter(|session| session.audience == Audience::Public)
}

fn slides_of(session: &Session) -> impl Iterator<Item = &handbook::Slide> {
    session.slides.iter().filter(|slide| is_shown(session, slide))
}

/// The deck: the title, and before each session its place in the agenda.
pub(super) fn slides<'a>(course: &'a Course, texts: Texts<'a>) -> Vec<Slide<'a>> {
    let mut all = vec![Slide::Title];
    for (lit, session) in shown(course).enumerate() {
        if course.agenda {
            let line = |session: &'a Session| Line { title: &session.title, minutes: session.minutes };
            all.push(Slide::Agenda { sessions: shown(course).map(line).collect(), lit });
        }
        all.extend(slides_of(session).map(|slide| Slide::Text {
            id: &slide.id,
            title: texts.runs(&slide.title),
            blocks: texts.blocks(&slide.blocks),
        }));
    }
    all
}

/// The slides that the template measures, with their numbers in the deck, from 1.
pub(super) fn measured(course: &Course) -> impl Iterator<Item = (usize, &handbook::Slide)> {
    let agenda = usize::from(course.agenda);
    let mut number = 1;
    let mut all = Vec::new();
    for session in shown(course) {
        number += agenda;
        for slide in slides_of(session) {
            number += 1;
            all.push((number, slide));
        }
    }
    all.into_iter()
}
