//! Papers of courses: `training/<id>/<id>-slides.pdf` and the others.
//!
//! Every paper is one template with one kind of data. The handbook that this
//! output gets decides what can be printed: that of learners holds no notes and
//! no answers, so nothing here has to hide any.

mod deck;
mod papers;
mod texts;
mod trainer;

use serde::Serialize;

use super::print::{Document, job};
use super::{FileKind, Input, Job, Offer};
use crate::finding::{Finding, code};
use crate::handbook::{Content, Course, CoursePaper, Handbook, PageRef};
use crate::typeset::{Pdf, Template};
use crate::words::finding as said;
use crate::words::training::{self as words, TRAINING, TrainingWords};
use deck::Slide;
use texts::Texts;

/// The papers of every course for those who attend.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    each(input, for_learners)
}

/// The papers of every course for those who give it. They are made of a handbook
/// for trainers, and are no part of what is published.
pub(super) fn plan_for_trainers<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    each(input, for_trainers)
}

fn each<'a>(input: &Input<'a>, of: impl Fn(&Input<'a>, At<'a>, Texts<'_>) -> Vec<Job<'a>>) -> Vec<Job<'a>> {
    let courses = input.handbook.courses.iter().enumerate();
    courses
        .flat_map(|(index, course)| {
            let figures = deck::figures(input, course);
            let texts = Texts { handbook: input.handbook, page: PageRef::Course(index), figures: &figures };
            of(input, At { index, course }, texts)
        })
        .collect()
}

fn for_learners<'a>(input: &Input<'a>, at: At<'a>, texts: Texts<'_>) -> Vec<Job<'a>> {
    let course = at.course;
    let make = |kind, body| paper(input, at, kind, body);
    let mut jobs = vec![
        make(CoursePaper::Slides, Body::Slides { slides: deck::slides(course, texts) }),
        make(CoursePaper::Handout, Body::Handout { slides: deck::slides(course, texts) }),
    ];
    let exercises = papers::exercises(course, texts);
    if !exercises.is_empty() {
        jobs.push(make(CoursePaper::Worksheet, Body::Worksheet { exercises }));
    }
    let tests = papers::tests(course, texts);
    if !tests.is_empty() {
        jobs.push(make(CoursePaper::Test, Body::Test { tests, passing: passing(course) }));
    }
    let cases = papers::cases(course, texts);
    if !cases.is_empty() {
        jobs.push(make(CoursePaper::Case, Body::Case { cases }));
    }
    let subjects = trainer::plan(course);
    jobs.push(make(CoursePaper::Record, Body::Record { subjects, goals: &course.objectives }));
    let certified = words::certified(&input.handbook.municipality, &course.title, course.minutes);
    jobs.push(make(CoursePaper::Certificate, Body::Certificate { certified }));
    jobs
}

fn for_trainers<'a>(input: &Input<'a>, at: At<'a>, texts: Texts<'_>) -> Vec<Job<'a>> {
    let course = at.course;
    let make = |kind, body| paper(input, at, kind, body);
    let guide = Body::Guide {
        slides: deck::slides(course, texts),
        steps: trainer::steps(course, texts),
        plan: trainer::plan(course),
        goals: &course.objectives,
    };
    let mut jobs = vec![make(CoursePaper::Guide, guide)];
    let (tests, solved) = (papers::tests(course, texts), trainer::solved(course, texts));
    if !tests.is_empty() || !solved.is_empty() {
        jobs.push(make(CoursePaper::Answers, Body::Answers { tests, solved, passing: passing(course) }));
    }
    let scripts = papers::scripts(course, texts);
    if !scripts.is_empty() {
        jobs.push(make(CoursePaper::Script, Body::Script { cases: scripts }));
    }
    jobs
}

/// 「合格は、10問のうち8問以上の正答とします。」, or nothing.
fn passing(course: &Course) -> String {
    let questions = course.sessions.iter().map(|session| match &session.content {
        Content::Test(questions) => questions.len(),
        Content::Lesson | Content::Case(_) => 0,
    });
    course.pass.map(|pass| words::passing(pass, questions.max().unwrap_or(0))).unwrap_or_default()
}

/// A course and its place.
#[derive(Clone, Copy)]
struct At<'a> {
    index: usize,
    course: &'a Course,
}

/// What the template gets.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    #[serde(flatten)]
    body: Body<'a>,
}

/// What all papers say of the course.
#[derive(Serialize)]
struct Head<'a> {
    title: &'a str,
    subtitle: &'a str,
    learners: &'a str,
    /// Who gives the course.
    issuer: &'a str,
    office: &'a str,
    minutes: u32,
    /// The title by which the file is known.
    file_title: String,
    /// What the paper is called.
    name: &'static str,
    words: TrainingWords,
}

impl<'a> Head<'a> {
    fn new(handbook: &'a Handbook, course: &'a Course, paper: CoursePaper) -> Self {
        let name = words::paper(paper);
        Self {
            title: &course.title,
            subtitle: &course.subtitle,
            learners: &course.learners,
            issuer: &handbook.municipality,
            office: &handbook.office,
            minutes: course.minutes,
            file_title: words::file_title(&course.title, name),
            name,
            words: TRAINING,
        }
    }
}

/// What one kind of paper holds.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Body<'a> {
    Slides {
        slides: Vec<Slide<'a>>,
    },
    Handout {
        slides: Vec<Slide<'a>>,
    },
    Worksheet {
        exercises: Vec<papers::Exercise<'a>>,
    },
    Test {
        tests: Vec<papers::Test<'a>>,
        passing: String,
    },
    Case {
        cases: Vec<papers::Case<'a>>,
    },
    Record {
        subjects: Vec<trainer::Planned<'a>>,
        goals: &'a [String],
    },
    Certificate {
        certified: String,
    },
    Guide {
        slides: Vec<Slide<'a>>,
        steps: Vec<trainer::Step<'a>>,
        plan: Vec<trainer::Planned<'a>>,
        goals: &'a [String],
    },
    Answers {
        tests: Vec<papers::Test<'a>>,
        solved: Vec<trainer::Solved<'a>>,
        passing: String,
    },
    Script {
        cases: Vec<papers::Case<'a>>,
    },
}

/// How the file of a paper ends.
fn ending(paper: CoursePaper) -> &'static str {
    match paper {
        CoursePaper::Slides => "slides",
        CoursePaper::Handout => "handout",
        CoursePaper::Worksheet => "worksheet",
        CoursePaper::Test => "test",
        CoursePaper::Case => "case",
        CoursePaper::Record => "record",
        CoursePaper::Certificate => "certificate",
        CoursePaper::Guide => "guide",
        CoursePaper::Answers => "answers",
        CoursePaper::Script => "script",
    }
}

/// The making of one paper.
fn paper<'a>(input: &Input<'a>, at: At<'a>, paper: CoursePaper, body: Body<'_>) -> Job<'a> {
    let course = at.course;
    let document = Document {
        path: format!("training/{0}/{0}-{1}.pdf", course.id, ending(paper)),
        offer: Offer { page: PageRef::Course(at.index), kind: FileKind::Course(paper) },
        template: Template::Training,
    };
    let data = Data { head: Head::new(input.handbook, course, paper), body };
    // Slides stand in several papers; of what does not fit is said once.
    job(input, document, &data, move |pdf| match paper {
        CoursePaper::Slides => overflow(course, pdf),
        CoursePaper::Handout
        | CoursePaper::Worksheet
        | CoursePaper::Test
        | CoursePaper::Case
        | CoursePaper::Record
        | CoursePaper::Certificate
        | CoursePaper::Guide
        | CoursePaper::Answers
        | CoursePaper::Script => Vec::new(),
    })
}

/// Slides whose content is higher than they are.
fn overflow(course: &Course, pdf: &Pdf) -> Vec<Finding> {
    let measured = deck::measured(course).zip(&pdf.slides_mm);
    let high = measured.filter(|(_, spare)| **spare < 0.0);
    high.map(|((number, slide), spare)| {
        let message = said::slide_overflow(number, &slide.name(), -spare);
        Finding::new(&code::SLIDE_OVERFLOW, slide.origin, message)
    })
    .collect()
}
