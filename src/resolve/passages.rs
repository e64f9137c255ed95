//! Passages that one text takes over from another: `![](visits.md#report)`.
//!
//! A passage is copied from the resolved home, so that it keeps the numbers and
//! the links that it has there. A home may itself take passages over, also from
//! the text that takes from it: in which order is for [`takings`](super::takings)
//! to say.

use std::collections::BTreeMap;

use super::bodies::Resolver;
use super::growth::weight;
use crate::finding::{Finding, Span, code};
use crate::guideline::Include;
use crate::handbook::body::{Block, Inline, Item, Passage, Section};
use crate::handbook::walk::each_block;
use crate::handbook::{Guideline, PageRef};
use crate::words::finding as words;
use crate::yaml::Text;

/// What passages are copied from.
#[derive(Clone, Copy)]
pub(super) struct Homes<'a> {
    /// Texts as the rounds before left them; `None` in the first round.
    pub resolved: &'a [Option<Guideline>],
    pub circles: &'a [Span],
}

impl Resolver<'_> {
    /// The passage that an include names.
    pub(super) fn passage(&mut self, include: &Include) -> Option<Block> {
        let address = &include.address;
        if self.growth.is_over() || self.homes.circles.contains(&address.span) {
            return None;
        }
        let entry = self.index.link(self.path, address, &mut self.findings)?;
        let PageRef::Guideline(index) = entry.place.page else {
            let finding = Finding::new(&code::EMBED_UNKNOWN, address.span, words::embed_unknown(address));
            return super::missing(&mut self.findings, finding);
        };
        if !self.audience.reads(entry.audience) {
            let finding = Finding::new(&code::INCLUDE_HIDDEN, address.span, words::include_hidden());
            return super::missing(&mut self.findings, finding);
        }
        let home = self.homes.resolved.get(index)?.as_ref()?;
        let place = entry.place.clone();
        let found = match &place.anchor {
            Some(id) => find(&home.body.blocks, id, include.bare)?,
            None => home.body.blocks.clone(),
        };
        if !self.growth.take(weight(&found), address.span, &mut self.findings) {
            return None;
        }
        let mut adopted = Adopt { resolver: self, home, span: address.span, shift: None };
        let blocks = adopted.blocks(found);
        Some(Block::Passage(Passage { home: place, blocks }))
    }
}

/// The blocks under an id: with its heading or mark, or what they hold.
fn find(blocks: &[Block], id: &str, bare: bool) -> Option<Vec<Block>> {
    let mut found = None;
    each_block(blocks, &mut |block| {
        if found.is_some() {
            return;
        }
        let item_of = |items: &[Item]| items.iter().find(|item| item.id == id).cloned();
        found = match block {
            Block::Section(section) if section.id == id && bare => Some(section.blocks.clone()),
            Block::Section(section) if section.id == id => Some(vec![block.clone()]),
            Block::Items(items) => {
                item_of(items).map(|item| if bare { item.blocks } else { vec![Block::Items(vec![item])] })
            }
            Block::Provisions(items) => {
                item_of(items).map(|item| if bare { item.blocks } else { vec![Block::Provisions(vec![item])] })
            }
            Block::Paragraph(paragraph) if paragraph.id.as_deref() == Some(id) => Some(vec![block.clone()]),
            Block::Table(table) if table.id.as_deref() == Some(id) => Some(vec![block.clone()]),
            Block::Section(_)
            | Block::Paragraph(_)
            | Block::Table(_)
            | Block::Bullets(_)
            | Block::Flow(_)
            | Block::Admonition(_)
            | Block::Framed(_)
            | Block::Listing(_)
            | Block::Notes(_)
            | Block::Picture(_)
            | Block::Definitions(_)
            | Block::Passage(_) => None,
        };
    });
    found
}

/// Makes copied blocks fit where they are taken to: ids that stand once on the
/// page, headings of the right depth, notes counted with those around them.
/// What rests on a clause is shown at its home alone.
struct Adopt<'r, 'a, 'h> {
    resolver: &'r mut Resolver<'a>,
    home: &'h Guideline,
    /// Where the passage was asked for.
    span: Span,
    /// By how much headings move; known at the first one.
    shift: Option<i16>,
}

impl Adopt<'_, '_, '_> {
    fn blocks(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        blocks.into_iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: Block) -> Option<Block> {
        Some(match block {
            // A part for fewer readers may not hide behind a passage for more.
            Block::Section(section) if !self.resolver.audience.reads(section.audience) => return None,
            Block::Section(section) => Block::Section(self.section(section)),
            Block::Paragraph(mut paragraph) => {
                paragraph.id = None;
                self.runs(&mut paragraph.content);
                Block::Paragraph(paragraph)
            }
            Block::Items(items) => Block::Items(self.items(items)),
            Block::Provisions(items) => Block::Provisions(self.items(items)),
            Block::Bullets(mut bullets) => {
                bullets.iter_mut().for_each(|bullet| self.within(&mut bullet.blocks));
                Block::Bullets(bullets)
            }
            Block::Table(mut table) => {
                table.id = None;
                table.rows.iter_mut().flatten().for_each(|cell| self.within(&mut cell.blocks));
                Block::Table(table)
            }
            Block::Admonition(mut admonition) => {
                self.within(&mut admonition.blocks);
                Block::Admonition(admonition)
            }
            Block::Framed(mut framed) => {
                self.within(&mut framed.blocks);
                Block::Framed(framed)
            }
            Block::Definitions(mut all) => {
                for one in &mut all {
                    self.runs(&mut one.term);
                    self.within(&mut one.blocks);
                }
                Block::Definitions(all)
            }
            Block::Passage(mut passage) => {
                self.within(&mut passage.blocks);
                Block::Passage(passage)
            }
            // The notes come with those of the text around.
            Block::Notes(_) => return None,
            Block::Flow(_) | Block::Picture(_) | Block::Listing(_) => block,
        })
    }

    fn within(&mut self, blocks: &mut Vec<Block>) {
        *blocks = self.blocks(std::mem::take(blocks));
    }

    fn section(&mut self, mut section: Section) -> Section {
        let level = i16::from(section.level);
        let shift = *self.shift.get_or_insert(i16::from(self.resolver.level) + 1 - level);
        section.level = u8::try_from((level + shift).max(1)).unwrap_or(1);
        section.id = self.fresh(&section.id);
        section.ties.clear();
        self.runs(&mut section.heading);
        self.within(&mut section.blocks);
        section
    }

    fn items(&mut self, mut items: Vec<Item>) -> Vec<Item> {
        for item in &mut items {
            item.id = self.fresh(&item.id);
            item.ties.clear();
            self.within(&mut item.blocks);
        }
        items
    }

    /// Ids of authors hold no low line, so these meet none of theirs.
    fn fresh(&mut self, id: &str) -> String {
        let id = format!("{}_{id}", self.home.id);
        let times = self.resolver.adopted.entry(id.clone()).or_insert(0);
        *times += 1;
        if *times == 1 { id } else { format!("{id}_{times}") }
    }

    fn runs(&mut self, runs: &mut [Inline]) {
        for run in runs {
            match run {
                Inline::Note(note) => {
                    let nth = note.nth;
                    let name = Text { value: format!("{}#{nth}", self.home.id), span: self.span };
                    *note = self.resolver.notes.use_of(&name, self.resolver.audience);
                    if !self.resolver.notes.knows(&name.value) {
                        let words = words_of(&self.home.body.blocks, nth).unwrap_or_default();
                        let words = self.blocks(words);
                        // Who may read the words was checked at home.
                        let audience = self.resolver.audience;
                        self.resolver.notes.write(&name, words, audience, &mut self.resolver.findings);
                    }
                }
                Inline::Strong(inner)
                | Inline::Underline(inner)
                | Inline::Link { content: inner, .. }
                | Inline::Term { content: inner, .. } => self.runs(inner),
                Inline::Text(_) | Inline::Ruby { .. } | Inline::Code(_) | Inline::LineBreak => {}
            }
        }
    }
}

/// The words of a note of the home.
fn words_of(blocks: &[Block], nth: usize) -> Option<Vec<Block>> {
    let mut found = None;
    each_block(blocks, &mut |block| {
        if let Block::Notes(notes) = block
            && let Some(note) = notes.iter().find(|note| note.head.nth == nth)
        {
            found = Some(note.blocks.clone());
        }
    });
    found
}

/// Ids that passages brought, with how often.
pub(super) type Adopted = BTreeMap<String, usize>;
