//! Fenced blocks that are shown as they are typed, and the one that the tool
//! fills itself: the findings of a family, from the table in the program.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::Parsed;
use super::blocks::Cursor;
use super::events::unmask;
use super::table_marks::quoted;
use crate::finding::{Code, FAMILIES, Finding, Span, code};
use crate::handbook::body::Block;
use crate::handbook::listing::{Listing, ListingKind};
use crate::words::finding as words;
use crate::yaml::{Text, unknown_name};

/// The word behind the fence of a table of findings; a family follows.
pub(super) const FINDINGS: &str = "findings";

/// What a fence stands for.
#[derive(Debug, Clone)]
pub enum Typed {
    Lines(Listing),
    /// The table of a family of findings, still to be made.
    Findings(&'static [&'static Code]),
}

/// What the lines are, by the word behind the fence.
pub(super) fn kind(word: &str) -> Option<ListingKind> {
    ListingKind::WORDS.iter().find(|(own, _)| *own == word).map(|(_, kind)| *kind)
}

impl Cursor<'_> {
    /// Lines as they are typed; no variable is filled in.
    pub(super) fn listing(&mut self, kind: ListingKind, range: Range<usize>) -> Block<Parsed> {
        let (head, at) = self.fence(&range);
        let file = match head.trim() {
            "" => String::new(),
            marks => match quoted(marks.trim_start_matches('{').trim_end_matches('}').trim(), "file") {
                Some(file) => file.to_owned(),
                None => {
                    self.find(Finding::new(&code::TABLE_MARK, at, words::listing_mark(marks)));
                    String::new()
                }
            },
        };
        let text = self.typed();
        let span = self.span(range);
        self.context.check_glyphs(&text, span, self.text, &mut self.findings);
        Block::Listing(Typed::Lines(Listing { kind, file, text: text.trim_end_matches('\n').to_owned() }))
    }

    /// The findings of a family: what each means and how it is mended.
    pub(super) fn finding_table(&mut self, range: &Range<usize>) -> Option<Block<Parsed>> {
        let (head, at) = self.fence(range);
        self.typed();
        let Some((_, family)) = FAMILIES.iter().find(|(name, _)| *name == head.trim()) else {
            let name = Text { value: head.trim().to_owned(), span: at };
            self.find(unknown_name(&code::ATTRIBUTE_UNKNOWN, &name, FAMILIES.iter().map(|(name, _)| *name)));
            return None;
        };
        Some(Block::Listing(Typed::Findings(family)))
    }

    /// What stands behind the first word of the fence, and where.
    fn fence(&self, range: &Range<usize>) -> (String, Span) {
        let line = self.text[range.clone()].lines().next().unwrap_or_default();
        let info = line.trim_start_matches(['`', '~']).trim_start();
        let behind = info.find([' ', '{']).map_or("", |at| info[at..].trim());
        let start = range.start + line.rfind(behind).filter(|_| !behind.is_empty()).unwrap_or(0);
        let end = if behind.is_empty() { range.start + line.len() } else { start + behind.len() };
        (behind.to_owned(), self.span(start..end))
    }

    /// The lines of the block, which ends with them.
    fn typed(&mut self) -> String {
        let mut text = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(line) => text.push_str(&unmask(&line)),
                _ => {}
            }
        }
        text
    }
}
