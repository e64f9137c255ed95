//! How sections are called where they are listed: in the outline of the file,
//! in the contents and at the head of pages.

use crate::handbook::body::{Block, Section, SectionKind, plain_text};
use crate::words::{PRINT, book as words};

/// 「1　事業の目的」, 「第5条（目的）」; empty if there is nothing to list.
pub(super) fn name(section: &Section) -> String {
    let mark = section.mark.as_ref().map_or("", |mark| mark.own.as_str());
    let heading = plain_text(&section.heading);
    match section.kind {
        SectionKind::Article if heading.is_empty() => mark.to_owned(),
        SectionKind::Article => format!("{mark}{}{heading}{}", PRINT.open, PRINT.close),
        SectionKind::SupplProvision if heading == PRINT.suppl_provision => PRINT.suppl_provision_wide.to_owned(),
        SectionKind::Ordinary
        | SectionKind::SupplProvision
        | SectionKind::AppdxTable
        | SectionKind::Group
        | SectionKind::Labelled
        | SectionKind::Tombstone => {
            [mark, &heading].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(PRINT.space)
        }
    }
}

/// The articles that a chapter holds: 「（第1条―第4条）」. Empty for others.
pub(super) fn range(section: &Section) -> String {
    if section.kind != SectionKind::Group {
        return String::new();
    }
    let mut marks = Vec::new();
    articles(&section.blocks, &mut marks);
    match marks.as_slice() {
        [] => String::new(),
        [only] => words::articles(only, None),
        [first, .., last] => words::articles(first, Some(last)),
    }
}

/// Whether a section begins a page: a chapter of a plan, which holds no articles.
pub(super) fn is_chapter(section: &Section) -> bool {
    section.kind == SectionKind::Group && section.level == 1 && range(section).is_empty()
}

fn articles<'a>(blocks: &'a [Block], marks: &mut Vec<&'a str>) {
    for block in blocks {
        if let Block::Section(section) = block {
            match section.kind {
                SectionKind::Article | SectionKind::Tombstone => {
                    marks.extend(section.mark.as_ref().map(|mark| mark.own.as_str()));
                }
                SectionKind::Ordinary
                | SectionKind::SupplProvision
                | SectionKind::AppdxTable
                | SectionKind::Group
                | SectionKind::Labelled => articles(&section.blocks, marks),
            }
        }
    }
}
