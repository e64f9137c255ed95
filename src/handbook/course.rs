//! A course of training: sessions, slides, exercises, a test, the papers of a case.
//!
//! One value serves the learners and the trainer. What is for the trainer alone
//! (notes, answers, scripts) lies in fields of its own or bears an audience, and
//! is taken out before any output for learners sees the course.

use super::body::{AdmonitionKind, Block, Inline, plain_text};
use super::{Audience, Basis};
use crate::date::Date;
use crate::finding::Span;

/// A course.
#[derive(Debug, Clone)]
pub struct Course {
    /// The file's first byte, for findings about the course as a whole.
    pub origin: Span,
    pub id: String,
    pub title: String,
    /// May be empty.
    pub subtitle: String,
    /// Who attends, in words.
    pub learners: String,
    /// Who may know of the course.
    pub audience: Audience,
    /// What learners can do afterwards; they rate themselves by these.
    pub objectives: Vec<String>,
    /// Length of the whole, as the author says it.
    pub minutes: u32,
    /// The clauses that order the training.
    pub basis: Vec<Basis>,
    /// Day on which the course was last compared with the rules.
    pub reviewed: Option<Date>,
    /// An agenda with the current line lit stands before each session.
    pub agenda: bool,
    /// Right answers that pass the test.
    pub pass: Option<u32>,
    /// Index of the form that lists who attended.
    pub attendance: Option<usize>,
    pub sessions: Vec<Session>,
}

/// A part of a course with a time of its own.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: String,
    pub title: String,
    /// 0 where the author gave none.
    pub minutes: u32,
    pub audience: Audience,
    pub slides: Vec<Slide>,
    pub content: Content,
    /// What the trainer says and does, beside the notes of the slides.
    pub notes: Vec<Block>,
}

/// What a session holds beside slides.
#[derive(Debug, Clone)]
pub enum Content {
    Lesson,
    /// Questions on paper.
    Test(Vec<Question>),
    /// A mock conference: its papers.
    Case(Vec<CasePaper>),
}

/// One slide.
#[derive(Debug, Clone)]
pub struct Slide {
    /// Its heading, or the session's, for findings.
    pub origin: Span,
    pub id: String,
    pub title: Vec<Inline>,
    /// Time that the trainer plans for it.
    pub minutes: Option<u32>,
    pub audience: Audience,
    pub blocks: Vec<Block>,
    /// What the trainer says and does.
    pub notes: Vec<Block>,
    /// What right answers to its exercise hold.
    pub answers: Vec<Block>,
}

impl Slide {
    /// The words of its title.
    #[must_use]
    pub fn name(&self) -> String {
        plain_text(&self.title)
    }

    /// What the learners are to do: the blocks of each task box.
    pub fn exercises(&self) -> impl Iterator<Item = &[Block]> {
        self.blocks.iter().filter_map(|block| {
            let Block::Admonition(task) = block else { return None };
            (task.kind == AdmonitionKind::Exercise).then_some(task.blocks.as_slice())
        })
    }
}

/// A question of the test.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: String,
    pub words: Vec<Block>,
    pub kind: QuestionKind,
    /// In the order in which they are printed.
    pub choices: Vec<Vec<Inline>>,
    /// For the trainer alone; `None` for learners.
    pub answer: Option<Answer>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// One choice is right.
    One,
    /// All right ones are to be chosen.
    Many,
    /// 正しい or 誤り.
    TrueFalse,
    /// A few words of one's own.
    Text,
}

/// What is right, and why.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Indices into [`Question::choices`], in order.
    pub right: Vec<usize>,
    pub words: Vec<Block>,
}

/// A paper of a case.
#[derive(Debug, Clone)]
pub struct CasePaper {
    pub id: String,
    pub title: Vec<Inline>,
    pub audience: Audience,
    pub blocks: Vec<Block>,
    /// What the trainer does with it.
    pub notes: Vec<Block>,
    /// One for each role; empty for other papers.
    pub cards: Vec<Card>,
}

/// What one player of a case is to know.
#[derive(Debug, Clone)]
pub struct Card {
    pub title: Vec<Inline>,
    pub blocks: Vec<Block>,
}

impl Course {
    /// Every list of blocks that stands in the course.
    #[must_use]
    pub fn texts(&self) -> Vec<&[Block]> {
        let mut all: Vec<&[Block]> = Vec::new();
        for session in &self.sessions {
            for slide in &session.slides {
                all.extend([slide.blocks.as_slice(), &slide.notes, &slide.answers]);
            }
            match &session.content {
                Content::Lesson => {}
                Content::Test(questions) => {
                    for question in questions {
                        all.push(&question.words);
                        all.extend(question.answer.iter().map(|answer| answer.words.as_slice()));
                    }
                }
                Content::Case(papers) => {
                    for paper in papers {
                        all.extend([paper.blocks.as_slice(), &paper.notes]);
                        all.extend(paper.cards.iter().map(|card| card.blocks.as_slice()));
                    }
                }
            }
            all.push(&session.notes);
        }
        all
    }

    /// The same, to be changed.
    pub fn texts_mut(&mut self, see: &mut dyn FnMut(&mut Vec<Block>)) {
        for session in &mut self.sessions {
            for slide in &mut session.slides {
                see(&mut slide.blocks);
                see(&mut slide.notes);
                see(&mut slide.answers);
            }
            match &mut session.content {
                Content::Lesson => {}
                Content::Test(questions) => {
                    for question in questions {
                        see(&mut question.words);
                        if let Some(answer) = &mut question.answer {
                            see(&mut answer.words);
                        }
                    }
                }
                Content::Case(papers) => {
                    for paper in papers {
                        see(&mut paper.blocks);
                        paper.cards.iter_mut().for_each(|card| see(&mut card.blocks));
                        see(&mut paper.notes);
                    }
                }
            }
            see(&mut session.notes);
        }
    }
}

/// The papers that are printed of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoursePaper {
    /// The slides, to be shown.
    Slides,
    /// The slides with lines to write on.
    Handout,
    /// The exercises with room for answers.
    Worksheet,
    /// The questions of the test.
    Test,
    /// The papers of the cases.
    Case,
    /// Attendance by session, and what learners think of themselves.
    Record,
    /// 修了証.
    Certificate,
    /// For the trainer: slides, notes and the time plan.
    Guide,
    /// For the trainer: what is right in exercises and test.
    Answers,
    /// For the trainer: how a case is played.
    Script,
}
