//! Papers of courses: `training/<id>/<id>-slides.pdf` and the others.
//!
//! Every paper is one template with one kind of data. The handbook that this
//! output gets decides what can be printed: that of learners holds no notes and
//! no answers, so nothing here has to hide any.

mod deck;

use serde::Serialize;

use super::print::{Document, job};
use super::{FileKind, Input, Job, Offer};
use crate::finding::{Finding, code};
use crate::handbook::{Course, CoursePaper, Handbook, PageRef};
use crate::typeset::{Pdf, Template};
use crate::words::finding as said;
use crate::words::training::{self as words, TRAINING, TrainingWords};
use deck::Slide;

/// The papers of every course for those who attend.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let courses = input.handbook.courses.iter().enumerate();
    courses.flat_map(|(index, course)| of_course(input, index, course)).collect()
}

fn of_course<'a>(input: &Input<'a>, index: usize, course: &'a Course) -> Vec<Job<'a>> {
    let at = At { index, course };
    let figures = deck::figures(input, course);
    let slides = || deck::slides(input.handbook, at, &figures);
    vec![
        paper(input, at, CoursePaper::Slides, "slides", Body::Slides { slides: slides() }, true),
        paper(input, at, CoursePaper::Handout, "handout", Body::Handout { slides: slides() }, false),
    ]
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
    Slides { slides: Vec<Slide<'a>> },
    Handout { slides: Vec<Slide<'a>> },
}

/// The making of one paper; `judged` where its slides are the ones to find fault with.
fn paper<'a>(input: &Input<'a>, at: At<'a>, paper: CoursePaper, ending: &str, body: Body<'_>, judged: bool) -> Job<'a> {
    let course = at.course;
    let document = Document {
        path: format!("training/{0}/{0}-{ending}.pdf", course.id),
        offer: Offer { page: PageRef::Course(at.index), kind: FileKind::Course(paper) },
        template: Template::Training,
    };
    let data = Data { head: Head::new(input.handbook, course, paper), body };
    job(input, document, &data, move |pdf| if judged { overflow(course, pdf) } else { Vec::new() })
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
