//! The slides of a course in the order in which they are shown.

use std::collections::BTreeMap;

use serde::Serialize;

use super::At;
use crate::handbook::{self, Audience, Course, Handbook, PageRef, Session};
use crate::output::Input;
use crate::output::print::figures::{Drawn, draw_for_slide};
use crate::output::print::text::{Block, Run, loose_blocks, loose_runs};

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

/// The flows of all slides, each drawn for its slide; by the flow's index.
pub(super) fn figures(input: &Input<'_>, course: &Course) -> BTreeMap<usize, Drawn> {
    let slides = course.sessions.iter().flat_map(|session| &session.slides);
    slides.flat_map(|slide| draw_for_slide(input, &slide.blocks)).collect()
}

/// What is shown to learners. A handbook for trainers holds more than that.
fn shown(course: &Course) -> impl Iterator<Item = &Session> {
    course.sessions.iter().filter(|session| session.audience == Audience::Public)
}

fn slides_of(session: &Session) -> impl Iterator<Item = &handbook::Slide> {
    session.slides.iter().filter(|slide| slide.audience == Audience::Public)
}

/// The deck: the title, and before each session its place in the agenda.
pub(super) fn slides<'a>(handbook: &'a Handbook, at: At<'a>, figures: &'a BTreeMap<usize, Drawn>) -> Vec<Slide<'a>> {
    let page = PageRef::Course(at.index);
    let mut all = vec![Slide::Title];
    for (lit, session) in shown(at.course).enumerate() {
        if at.course.agenda {
            let line = |session: &'a Session| Line { title: &session.title, minutes: session.minutes };
            all.push(Slide::Agenda { sessions: shown(at.course).map(line).collect(), lit });
        }
        all.extend(slides_of(session).map(|slide| Slide::Text {
            id: &slide.id,
            title: loose_runs(handbook, page, &slide.title),
            blocks: loose_blocks(handbook, page, &slide.blocks, figures),
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
