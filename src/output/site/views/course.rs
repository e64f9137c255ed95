//! The page of a course: what it is for, its time plan, its papers, its slides.

use serde::Serialize;

use crate::handbook::{Content, Course, PageRef, Place};
use crate::output::site::Page;
use crate::output::site::html::{self, Html};
use crate::output::site::lookup::{FileView, Link, Site, form_name};
use crate::words::site as words;

/// A course.
#[derive(Serialize, Default)]
pub(in crate::output::site) struct CourseView<'a> {
    title: Html,
    subtitle: &'a str,
    learners: &'a str,
    /// 「75分」.
    minutes: String,
    objectives: &'a [String],
    basis: Vec<Link>,
    reviewed: Option<String>,
    attendance: Option<Link>,
    files: Vec<FileView>,
    sessions: Vec<SessionView<'a>>,
}

#[derive(Serialize)]
struct SessionView<'a> {
    id: &'a str,
    title: &'a str,
    /// Empty where no time is planned.
    minutes: String,
    slides: Vec<SlideView<'a>>,
    /// What is handed out beside slides, in words.
    holds: String,
    papers: Vec<SlideView<'a>>,
}

#[derive(Serialize)]
struct SlideView<'a> {
    id: &'a str,
    title: Html,
    body: Html,
}

pub(in crate::output::site) fn course<'a>(site: &Site<'a>, index: usize) -> Page<CourseView<'a>> {
    let at = PageRef::Course(index);
    let Some(course) = site.handbook.courses.get(index) else {
        return Page { name: String::new(), description: String::new(), view: CourseView::default() };
    };
    let clause = |place: &Place| site.clause_link(at, place);
    let view = CourseView {
        title: site.phrases.html(&course.title),
        subtitle: &course.subtitle,
        learners: &course.learners,
        minutes: words::minutes(course.minutes),
        objectives: &course.objectives,
        basis: course.basis.iter().map(|basis| clause(&basis.place)).collect(),
        reviewed: course.reviewed.map(crate::date::Date::wareki),
        attendance: course.attendance.and_then(|form| {
            let label = form_name(site.handbook.forms.get(form)?);
            Some(Link { href: site.page_link(at, PageRef::Form(form)), label })
        }),
        files: site.files(at, at),
        sessions: sessions(site, at, course),
    };
    let description = words::course_description(&course.title, &course.learners, course.minutes);
    Page { name: course.title.clone(), description, view }
}

fn sessions<'a>(site: &Site<'a>, at: PageRef, course: &'a Course) -> Vec<SessionView<'a>> {
    let part = |id: &'a str, title, blocks| SlideView {
        id,
        title: html::line(site, at, title),
        body: html::part(site, at, blocks),
    };
    let session = |session: &'a crate::handbook::Session| SessionView {
        id: &session.id,
        title: &session.title,
        minutes: if session.minutes == 0 { String::new() } else { words::minutes(session.minutes) },
        slides: session.slides.iter().map(|slide| part(&slide.id, &slide.title, &slide.blocks)).collect(),
        holds: match &session.content {
            Content::Lesson | Content::Case(_) => String::new(),
            Content::Test(questions) => words::questions(questions.len()),
        },
        papers: match &session.content {
            Content::Lesson | Content::Test(_) => Vec::new(),
            Content::Case(papers) => papers.iter().map(|paper| part(&paper.id, &paper.title, &paper.blocks)).collect(),
        },
    };
    course.sessions.iter().map(session).collect()
}
