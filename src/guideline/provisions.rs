//! Paragraphs of articles and of 附則 gathered into 項.
//!
//! In an article every paragraph opens a 項, and what follows up to the next
//! one belongs to it. Markdown has no such nesting, so it is made here, where
//! `{.continued}` and the place of each paragraph are still known.

use super::attributes::Attributes;
use super::front::{Front, Skeleton};
use super::{Level, Parsed, Wish};
use crate::finding::Span;
use crate::handbook::body::{Block, Item, Section, SectionKind};

/// What the front matter says about headings.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    /// Kinds of headings from the first level down; below them all are ordinary.
    kinds: Vec<SectionKind>,
    /// Paragraphs of 附則 are 項.
    pub(super) suppl: bool,
    /// Names of labels with counters of their own.
    pub(super) labels: Vec<String>,
    /// The text is a course: headings bear minutes, labels say what a heading is
    /// for, and trainers' words may stand in it.
    pub(super) course: bool,
}

/// What a heading of a course can be for, as a class: `.test` a test and `.case`
/// a case at sessions, `.cards` role cards at the papers of a case.
pub const COURSE_PARTS: [&str; 3] = ["test", "case", "cards"];

impl Layout {
    pub(super) fn of(front: &Front) -> Self {
        let kind = |level: &Level| match level {
            Level::Article => SectionKind::Article,
            Level::Part | Level::Chapter | Level::Section | Level::Subsection | Level::Division => SectionKind::Group,
        };
        let kinds = match front.skeleton {
            Skeleton::Articles => front.levels.iter().map(kind).collect(),
            Skeleton::Chapters => vec![SectionKind::Group],
            Skeleton::Outline | Skeleton::Plain => Vec::new(),
        };
        let labels = front.labels.iter().map(|label| label.name.clone()).collect();
        Self { kinds, suppl: front.skeleton != Skeleton::Plain, labels, course: false }
    }

    pub(super) fn course() -> Self {
        let labels = COURSE_PARTS.map(str::to_owned).to_vec();
        Self { kinds: Vec::new(), suppl: false, labels, course: true }
    }

    pub(super) fn articles(&self) -> bool {
        self.kinds.contains(&SectionKind::Article)
    }

    /// The kind of a heading at a level, from 1.
    pub(super) fn kind(&self, level: u8, attributes: &Attributes) -> SectionKind {
        if attributes.label.is_some() && !self.course {
            return SectionKind::Labelled;
        }
        if attributes.unnumbered {
            return SectionKind::Ordinary;
        }
        let index = usize::from(level).saturating_sub(1);
        self.kinds.get(index).copied().unwrap_or(SectionKind::Ordinary)
    }

    /// Whether paragraphs under such a heading are 項.
    pub(super) fn provisions(&self, kind: SectionKind) -> bool {
        match kind {
            SectionKind::Article => true,
            SectionKind::SupplProvision => self.suppl,
            SectionKind::Ordinary
            | SectionKind::AppdxTable
            | SectionKind::Group
            | SectionKind::Labelled
            | SectionKind::Tombstone => false,
        }
    }
}

/// The blocks of one section, as they come.
pub(super) struct Gather {
    provisions: bool,
    pub(super) blocks: Vec<Block<Parsed>>,
}

impl Gather {
    pub(super) fn new(provisions: bool) -> Self {
        Self { provisions, blocks: Vec::new() }
    }

    pub(super) fn section(&mut self, section: Section<Parsed>) {
        self.blocks.push(Block::Section(section));
    }

    pub(super) fn push(&mut self, mut block: Block<Parsed>, span: Span, continued: bool) {
        if !self.provisions {
            self.blocks.push(block);
            return;
        }
        let opened = match self.blocks.last_mut() {
            Some(Block::Provisions(all)) => Some(all),
            _ => None,
        };
        match (&mut block, opened) {
            (Block::Paragraph(paragraph), opened) if !paragraph.remark && !continued => {
                let id = paragraph.id.id.take();
                let item = Item { id, mark: Wish::at(span), blocks: vec![block], ties: () };
                match opened {
                    Some(all) => all.push(item),
                    None => self.blocks.push(Block::Provisions(vec![item])),
                }
            }
            (_, Some(all)) => {
                if let Some(last) = all.last_mut() {
                    last.blocks.push(block);
                }
            }
            (_, None) => self.blocks.push(block),
        }
    }
}
