//! What learners get on paper beside the slides: exercises, the test, the papers
//! of cases, the record and the certificate.

use serde::Serialize;

use super::texts::Texts;
use crate::handbook::body::{AdmonitionKind, Block as Source};
use crate::handbook::{Audience, CasePaper, Content, Course, Question, QuestionKind, Slide};
use crate::output::print::text::{Block, Run};
use crate::words::training::TRAINING;

/// An exercise with room for answers.
#[derive(Serialize)]
pub(super) struct Exercise<'a> {
    title: Vec<Run<'a>>,
    /// What the tasks are about.
    lead: Vec<Block<'a>>,
    tasks: Vec<Task<'a>>,
}

#[derive(Serialize)]
struct Task<'a> {
    /// 「1」; empty for a lone task.
    mark: String,
    blocks: Vec<Block<'a>>,
}

/// The exercises of the slides that learners see.
pub(super) fn exercises<'a>(course: &'a Course, texts: Texts<'a>) -> Vec<Exercise<'a>> {
    let slides = course.sessions.iter().flat_map(|session| &session.slides);
    slides.filter(|slide| slide.exercises().next().is_some()).map(|slide| exercise(slide, texts)).collect()
}

fn exercise<'a>(slide: &'a Slide, texts: Texts<'a>) -> Exercise<'a> {
    let is_task = |block: &Source| matches!(block, Source::Admonition(own) if own.kind == AdmonitionKind::Exercise);
    let lead = slide.blocks.iter().filter(|block| !is_task(block)).flat_map(|block| texts.one(block)).collect();
    let mut tasks = Vec::new();
    for block in slide.exercises().flatten() {
        match block {
            Source::Items(items) => tasks.extend(
                items
                    .iter()
                    .enumerate()
                    .map(|(n, item)| Task { mark: (n + 1).to_string(), blocks: texts.blocks(&item.blocks) }),
            ),
            other => tasks.push(Task { mark: String::new(), blocks: texts.one(other) }),
        }
    }
    Exercise { title: texts.runs(&slide.title), lead, tasks }
}

/// A test as it is handed out, or with what is right.
#[derive(Serialize)]
pub(super) struct Test<'a> {
    title: &'a str,
    questions: Vec<Asked<'a>>,
}

#[derive(Serialize)]
struct Asked<'a> {
    blocks: Vec<Block<'a>>,
    /// How to answer: 「一つ選ぶ」.
    way: &'static str,
    choices: Vec<Choice<'a>>,
    /// Lines to write on.
    lines: usize,
    /// Why; empty on the learners' paper.
    answer: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Choice<'a> {
    runs: Vec<Run<'a>>,
    /// Never set on the learners' paper.
    right: bool,
}

/// Every test of the course. What is right stands there if the handbook tells it.
pub(super) fn tests<'a>(course: &'a Course, texts: Texts<'a>) -> Vec<Test<'a>> {
    let tests = course.sessions.iter().filter_map(|session| match &session.content {
        Content::Test(questions) => Some((session, questions)),
        Content::Lesson | Content::Case(_) => None,
    });
    tests
        .map(|(session, questions)| Test {
            title: &session.title,
            questions: questions.iter().map(|question| asked(question, texts)).collect(),
        })
        .collect()
}

fn asked<'a>(question: &'a Question, texts: Texts<'a>) -> Asked<'a> {
    let right = |n: usize| question.answer.as_ref().is_some_and(|answer| answer.right.contains(&n));
    Asked {
        blocks: texts.blocks(&question.words),
        way: match question.kind {
            QuestionKind::One => TRAINING.choose_one,
            QuestionKind::Many => TRAINING.choose_many,
            QuestionKind::TrueFalse => TRAINING.choose_right,
            QuestionKind::Text => TRAINING.own_words,
        },
        choices: (question.choices.iter().enumerate())
            .map(|(n, runs)| Choice { runs: texts.runs(runs), right: right(n) })
            .collect(),
        lines: match question.kind {
            QuestionKind::One | QuestionKind::Many | QuestionKind::TrueFalse => 0,
            QuestionKind::Text => 2,
        },
        answer: question.answer.as_ref().map(|answer| texts.blocks(&answer.words)).unwrap_or_default(),
    }
}

/// A mock conference.
#[derive(Serialize)]
pub(super) struct Case<'a> {
    title: &'a str,
    papers: Vec<Paper<'a>>,
}

#[derive(Serialize)]
struct Paper<'a> {
    title: Vec<Run<'a>>,
    blocks: Vec<Block<'a>>,
    cards: Vec<Card<'a>>,
    /// What the trainer does with it; empty on the learners' paper.
    notes: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Card<'a> {
    title: Vec<Run<'a>>,
    blocks: Vec<Block<'a>>,
}

/// The papers that learners get.
pub(super) fn cases<'a>(course: &'a Course, texts: Texts<'a>) -> Vec<Case<'a>> {
    of_cases(course, texts, |paper| paper.audience == Audience::Public)
}

/// The papers that only trainers get, and what they do with the others.
pub(super) fn scripts<'a>(course: &'a Course, texts: Texts<'a>) -> Vec<Case<'a>> {
    of_cases(course, texts, |paper| paper.audience > Audience::Public || !paper.notes.is_empty())
}

fn of_cases<'a>(course: &'a Course, texts: Texts<'a>, wanted: impl Fn(&CasePaper) -> bool) -> Vec<Case<'a>> {
    let mut all = Vec::new();
    for session in &course.sessions {
        let Content::Case(papers) = &session.content else { continue };
        let papers: Vec<Paper<'a>> =
            papers.iter().filter(|paper| wanted(paper)).map(|paper| case_paper(paper, texts)).collect();
        if !papers.is_empty() {
            all.push(Case { title: &session.title, papers });
        }
    }
    all
}

fn case_paper<'a>(paper: &'a CasePaper, texts: Texts<'a>) -> Paper<'a> {
    Paper {
        title: texts.runs(&paper.title),
        blocks: texts.blocks(&paper.blocks),
        cards: (paper.cards.iter())
            .map(|card| Card { title: texts.runs(&card.title), blocks: texts.blocks(&card.blocks) })
            .collect(),
        notes: texts.blocks(&paper.notes),
    }
}
