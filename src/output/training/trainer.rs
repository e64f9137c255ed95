//! What those who give a course get: the slides with notes and the time plan,
//! what is right, and how cases are played. None of it is ever published.

use serde::Serialize;

use super::deck;
use super::texts::Texts;
use crate::handbook::{Audience, Course, Session, Slide};
use crate::output::print::text::{Block, Run};

/// A session in the time plan.
#[derive(Serialize)]
pub(super) struct Planned<'a> {
    title: &'a str,
    minutes: u32,
    /// Minutes since the course began.
    from: u32,
}

/// The sessions with the minute at which each begins.
pub(super) fn plan(course: &Course) -> Vec<Planned<'_>> {
    let mut from = 0;
    let planned = course.sessions.iter().map(|session| {
        let planned = Planned { title: &session.title, minutes: session.minutes, from };
        from += session.minutes;
        planned
    });
    planned.collect()
}

/// A step of the course: a slide, or words for the trainer alone.
#[derive(Serialize)]
pub(super) struct Step<'a> {
    /// Index of its slide in the deck.
    slide: Option<usize>,
    title: Vec<Run<'a>>,
    /// Planned minutes; 0 where none are.
    minutes: u32,
    /// What is shown to nobody: a slide for trainers alone.
    blocks: Vec<Block<'a>>,
    notes: Vec<Block<'a>>,
    answers: Vec<Block<'a>>,
}

/// The steps in the order of the course.
pub(super) fn steps<'a>(course: &'a Course, texts: Texts<'a>) -> Vec<Step<'a>> {
    let mut all = vec![Step { minutes: course.minutes, ..nothing(Some(0)) }];
    let mut next = 1;
    for session in &course.sessions {
        let hidden = session.audience > Audience::Public;
        if course.agenda && !hidden {
            let notes = texts.blocks(&session.notes);
            all.push(Step { minutes: session.minutes, notes, ..nothing(Some(next)) });
            next += 1;
        } else if !session.notes.is_empty() {
            all.push(Step { notes: texts.blocks(&session.notes), ..nothing(None) });
        }
        all.extend(session.slides.iter().map(|slide| step(session, slide, &mut next, texts)));
    }
    all
}

fn step<'a>(session: &Session, slide: &'a Slide, next: &mut usize, texts: Texts<'a>) -> Step<'a> {
    let shown = deck::is_shown(session, slide);
    let number = shown.then_some(*next);
    *next += usize::from(shown);
    Step {
        slide: number,
        title: texts.runs(&slide.title),
        minutes: slide.minutes.unwrap_or(0),
        blocks: if shown { Vec::new() } else { texts.blocks(&slide.blocks) },
        notes: texts.blocks(&slide.notes),
        answers: texts.blocks(&slide.answers),
    }
}

fn nothing<'a>(slide: Option<usize>) -> Step<'a> {
    let (title, blocks, notes, answers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Step { slide, title, minutes: 0, blocks, notes, answers }
}

/// What right answers to an exercise hold.
#[derive(Serialize)]
pub(super) struct Solved<'a> {
    title: Vec<Run<'a>>,
    blocks: Vec<Block<'a>>,
}

/// The exercises that have answers.
pub(super) fn solved<'a>(course: &'a Course, texts: Texts<'a>) -> Vec<Solved<'a>> {
    let slides = course.sessions.iter().flat_map(|session| &session.slides);
    let answered = slides.filter(|slide| !slide.answers.is_empty());
    answered.map(|slide| Solved { title: texts.runs(&slide.title), blocks: texts.blocks(&slide.answers) }).collect()
}
