//! What a course gives to the search index: itself and each of its slides and papers.

use super::records::{Record, record};
use super::text;
use crate::handbook::body::plain_text;
use crate::handbook::{Content, Course};

/// Adds the records of a course, whose page is number `page`.
pub(super) fn push(course: &Course, page: usize, records: &mut Vec<Record>) {
    let about: Vec<String> =
        [&course.subtitle, &course.learners].into_iter().chain(&course.objectives).cloned().collect();
    records.push(record(page, "", &[], &course.title, &text::pieces(&about)));
    for session in &course.sessions {
        let above = std::slice::from_ref(&session.title);
        for slide in &session.slides {
            records.push(record(page, &slide.id, above, &slide.name(), &text::of(&slide.blocks)));
        }
        match &session.content {
            // The page tells of a test, but shows none of its questions.
            Content::Lesson | Content::Test(_) => {}
            Content::Case(papers) => {
                for paper in papers {
                    records.push(record(page, &paper.id, above, &plain_text(&paper.title), &text::of(&paper.blocks)));
                }
            }
        }
    }
}
