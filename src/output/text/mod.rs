//! Rule texts to paste into other systems: `guidelines/<id>/<id>.txt` and `.md`.
//!
//! Every number stands in the text as it was computed, so that the words keep
//! their numbers wherever they go. Nothing in the files leads back to the site.
//!
//! [`plain`] indents by full-width spaces as 公用文 does; [`markdown`] writes
//! CommonMark. Lines are not wrapped: that is for the system that takes them.

mod cells;
mod markdown;
mod plain;
mod steps;

use super::print::{dates, standing};
use super::{FileKind, Input, Job, Key, Made, Offer};
use crate::handbook::picture::Picture;
use crate::handbook::{Guideline, Handbook, PageRef};
use crate::words::{PRINT, text as words};

/// Two files per guideline.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    let guidelines = handbook.guidelines.iter().enumerate();
    guidelines
        .flat_map(|(index, guideline)| {
            let file = |ending, kind, text: String| job(index, guideline, ending, kind, text);
            [
                file("txt", FileKind::GuidelineText, plain::write(handbook, guideline)),
                file("md", FileKind::GuidelineMarkdown, markdown::write(handbook, guideline)),
            ]
        })
        .collect()
}

fn job<'a>(index: usize, guideline: &Guideline, ending: &str, kind: FileKind, text: String) -> Job<'a> {
    let make = {
        let bytes = text.clone().into_bytes();
        move || Made { bytes: bytes.clone(), pages: None, findings: Vec::new() }
    };
    Job {
        path: format!("guidelines/{0}/{0}.{ending}", guideline.id),
        key: Key::of([text.as_bytes()]),
        offered: Some(Offer { page: PageRef::Guideline(index), kind }),
        make: Box::new(make),
    }
}

/// A picture in words: what its caption says and what it shows.
fn picture_line(picture: &Picture) -> String {
    let words = [picture.caption.as_str(), &words::picture(&picture.description)];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(PRINT.space)
}

/// What stands below the title: 案, what took its place, dates and number, office.
fn head(handbook: &Handbook, guideline: &Guideline) -> Vec<String> {
    let mut lines = Vec::new();
    if guideline.draft {
        lines.push(PRINT.draft_mark());
    }
    lines.extend(standing::of_edition(handbook));
    lines.extend(standing::of_text(handbook, guideline));
    lines.extend(dates(guideline));
    lines.extend(Some(guideline.office.clone()).filter(|office| !office.is_empty()));
    lines
}

#[cfg(test)]
mod tests;
