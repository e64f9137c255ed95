//! Headings nested into sections, and paragraphs of articles into 項.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::Parsed;
use super::provisions::{Gather, Layout};
use crate::finding::{Finding, Span, code};
use crate::handbook::body::{Block, Section, SectionKind};
use crate::words::finding as words;

/// A block before headings are nested.
pub(super) enum Flat {
    /// A block, where it stands, and whether it begins with `{.continued}`.
    Block(Block<Parsed>, Span, bool),
    Heading(Section<Parsed>),
    /// `***`: what follows belongs to the heading above the last one.
    Up,
}

/// Puts each heading's blocks, deeper headings among them, into its section.
pub(super) struct Nest<'a> {
    layout: &'a Layout,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Nest<'a> {
    pub(super) fn new(layout: &'a Layout) -> Self {
        Self { layout, findings: Vec::new() }
    }

    /// `provisions` says whether paragraphs are 項 here, `suppl` whether this is 附則.
    pub(super) fn nest(
        &mut self,
        flat: &mut Peekable<IntoIter<Flat>>,
        depth: u8,
        provisions: bool,
        suppl: bool,
    ) -> Vec<Block<Parsed>> {
        let mut gather = Gather::new(provisions);
        while let Some(next) = flat.next_if(|next| !matches!(next, Flat::Heading(inner) if inner.level <= depth)) {
            match next {
                Flat::Up if depth > 0 => break,
                Flat::Up => {}
                Flat::Block(block, span, continued) => gather.push(block, span, continued),
                Flat::Heading(mut section) => {
                    if suppl && self.layout.articles() {
                        // A caption over some of its 項.
                        section.kind = SectionKind::Article;
                    }
                    let suppl = suppl || section.kind == SectionKind::SupplProvision;
                    let inner = self.layout.provisions(section.kind);
                    section.blocks = self.nest(flat, section.level, inner, suppl);
                    if section.mark.deleted && !section.blocks.is_empty() {
                        let finding = Finding::new(&code::EMPTY_WITH_TEXT, section.mark.span, words::empty_with_text());
                        self.findings.push(finding);
                        section.blocks.clear();
                    }
                    gather.section(section);
                }
            }
        }
        gather.blocks
    }
}
