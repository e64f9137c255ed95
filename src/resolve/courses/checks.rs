//! What can be wrong with a course as a whole: its time, its ground, and data
//! in its cases that could be somebody's.

use crate::finding::{Finding, Span, code};
use crate::guideline::{Guideline, Parsed};
use crate::handbook::body::{Block, Section};
use crate::handbook::{Content, Course, PageRef};
use crate::training::Course as Source;
use crate::words::finding as words;

pub(super) fn check(source: &Source, course: &Course, rules: &[Guideline], text: &str, findings: &mut Vec<Finding>) {
    minutes(source, course, findings);
    ground(source, course, rules, findings);
    pass(source, course, findings);
    fictitious(source, text, findings);
}

/// Sessions take as long as the front matter says, and slides no longer than their session.
fn minutes(source: &Source, course: &Course, findings: &mut Vec<Finding>) {
    let (said, place) = source.front.minutes;
    let sum: u32 = course.sessions.iter().map(|session| session.minutes).sum();
    if sum != said {
        findings.push(Finding::new(&code::COURSE_MINUTES, place, words::course_minutes(said, sum)));
    }
    for session in &course.sessions {
        let slides: u32 = session.slides.iter().filter_map(|slide| slide.minutes).sum();
        if slides > session.minutes {
            let place = session.slides.first().map_or(course.origin, |slide| slide.origin);
            let message = words::session_minutes(&session.title, session.minutes, slides);
            findings.push(Finding::new(&code::COURSE_MINUTES, place, message));
        }
    }
}

/// A rule that changed after the course was last compared with it.
fn ground(source: &Source, course: &Course, rules: &[Guideline], findings: &mut Vec<Finding>) {
    let Some((reviewed, place)) = source.front.reviewed else { return };
    for basis in &course.basis {
        let PageRef::Guideline(index) = basis.place.page else { continue };
        let Some(rule) = rules.get(index) else { continue };
        let last = rule.front.dates.iter().map(|dated| dated.date).chain(rule.front.updated).max();
        if let Some(last) = last.filter(|last| *last > reviewed) {
            let message = words::course_stale(&basis.document, last, reviewed);
            findings.push(Finding::new(&code::COURSE_STALE, place, message));
        }
    }
}

/// Nobody can give more right answers than there are questions.
fn pass(source: &Source, course: &Course, findings: &mut Vec<Finding>) {
    let Some((pass, place)) = source.front.pass else { return };
    let tests = course.sessions.iter().filter_map(|session| match &session.content {
        Content::Test(questions) => Some(questions.len()),
        Content::Lesson | Content::Case(_) => None,
    });
    let most = tests.max().unwrap_or(0);
    if usize::try_from(pass).is_ok_and(|pass| pass > most) {
        findings.push(Finding::new(&code::COURSE_SHAPE, place, words::course_pass_too_high(pass, most)));
    }
}

/// Telephone numbers and addresses of cases, exercises and tests that could be somebody's.
fn fictitious(source: &Source, text: &str, findings: &mut Vec<Finding>) {
    let mut next: Option<(Span, bool)> = None;
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let sections: Vec<&Section<Parsed>> = sections(&source.text.body.blocks);
    for section in &sections {
        let at = section.mark.span.range().start;
        if let Some((start, true)) = next {
            stretches.push((start.range().start, at));
        }
        let invented = section.mark.label.is_some() || holds_exercise(&section.blocks);
        next = Some((section.mark.span, invented));
    }
    if let Some((start, true)) = next {
        stretches.push((start.range().start, text.len()));
    }
    for (start, end) in stretches {
        for found in real(text.get(start..end).unwrap_or_default()) {
            let place = Span::new(source.text.source, start + found.0..start + found.0 + found.1.len());
            findings.push(Finding::new(&code::COURSE_REAL_DATA, place, words::course_real_data(found.1)));
        }
    }
}

/// Sessions that are a test or a case count whole; of the others, each slide for itself.
fn sections(blocks: &[Block<Parsed>]) -> Vec<&Section<Parsed>> {
    let mut all = Vec::new();
    for session in super::headings(blocks) {
        all.push(session);
        if session.mark.label.is_none() {
            all.extend(super::headings(&session.blocks));
        }
    }
    all
}

fn holds_exercise(blocks: &[Block<Parsed>]) -> bool {
    use crate::handbook::body::AdmonitionKind::Exercise;
    blocks.iter().any(|block| matches!(block, Block::Admonition(box_) if box_.kind == Exercise))
}

/// Runs of a text that read like a telephone number or a mail address and are not plainly invented.
fn real(text: &str) -> Vec<(usize, &str)> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.@_+".contains(c);
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(plain).map(|at| from + at) {
        let end = text[start..].find(|c| !plain(c)).map_or(text.len(), |at| start + at);
        let run = &text[start..end];
        if is_telephone(run) && !run.starts_with("000-") || is_mail(run) && !is_invented_mail(run) {
            all.push((start, run));
        }
        from = end;
    }
    all
}

/// Three groups of digits, the first with a nought, ten or eleven digits in all.
fn is_telephone(run: &str) -> bool {
    let groups: Vec<&str> = run.split('-').collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let numbers = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    groups.len() == 3 && numbers && run.starts_with('0') && (10..=11).contains(&digits)
}

fn is_mail(run: &str) -> bool {
    run.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Hosts that are kept for examples.
fn is_invented_mail(run: &str) -> bool {
    let host = run.rsplit('@').next().unwrap_or_default();
    ["example.jp", "example.com", "example.org", "example.net"].iter().any(|own| host.ends_with(own))
}

#[cfg(test)]
mod tests {
    use super::real;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = real(text).into_iter().map(|(_, run)| run).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn only_what_could_be_real_is_found() {
        check("電話は000-0000-0000、090-1234-5678。", &["090-1234-5678"]);
        check("2026-11-01に03-1234-5678へ", &["03-1234-5678"]);
        check("a@example.jp と b@city.lg.jp", &["b@city.lg.jp"]);
        check("様式第2-2号、10-20-30", &[]);
    }
}
