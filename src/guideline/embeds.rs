//! What an image link stands for when it is alone in its paragraph: a flow
//! drawn as a figure, a picture, or a passage of another text. And lists of
//! words with their meanings, which have no file of their own.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Parsed;
use super::blocks::Cursor;
use super::events::unmask;
use crate::finding::{Finding, code};
use crate::handbook::body::{Block, Definition, Inline, Paragraph, plain_text};
use crate::handbook::picture::ImageFormat;
use crate::words::finding as words;
use crate::words::model::APPDX_TABLE;
use crate::yaml::Text;

/// A picture as it is asked for.
#[derive(Debug, Clone)]
pub struct PictureUse {
    /// Address of the file, relative to this one.
    pub address: Text,
    pub description: String,
    /// Without number; empty if there is none.
    pub caption: String,
}

/// A passage to take over.
#[derive(Debug, Clone)]
pub struct Include {
    /// Address of the passage, relative to this file.
    pub address: Text,
    /// Without its heading.
    pub bare: bool,
}

/// The words between the brackets that leave the heading out.
const BARE: &str = "{text}";

impl Cursor<'_> {
    /// An image link at the start of a paragraph.
    pub(super) fn embed(&mut self, paragraph: Range<usize>) -> Option<Block<Parsed>> {
        let (event, image) = self.next()?;
        let Event::Start(Tag::Image { dest_url, title, .. }) = &event else { return None };
        let address = self.address(&unmask(dest_url), &image);
        let caption = unmask(title);
        if image.end < self.text[..paragraph.end].trim_end().len() {
            self.unsupported(&event, image);
            self.runs(Some(TagEnd::Paragraph));
            return None;
        }
        let inside = self.runs(Some(TagEnd::Image));
        self.runs(Some(TagEnd::Paragraph));
        if address.value.ends_with(".yaml") {
            return Some(Block::Flow(address));
        }
        let description = plain_text(&inside);
        if ImageFormat::of(&address.value).is_some() {
            if description.trim().is_empty() {
                let span = self.span(image);
                self.find(Finding::new(&code::PICTURE_DESCRIPTION, span, words::picture_description()));
            }
            let span = address.span;
            let caption = self.context.expand(&caption, span, self.text, &mut self.findings);
            return Some(Block::Picture(PictureUse { address, description, caption }));
        }
        let path = address.value.split('#').next().unwrap_or_default();
        if !path.is_empty() && !path.ends_with(".md") {
            self.find(Finding::new(&code::EMBED_UNKNOWN, address.span, words::embed_unknown(&address)));
            return None;
        }
        if !description.is_empty() && description != BARE {
            let span = self.span(image);
            self.find(Finding::new(&code::EMBED_UNKNOWN, span, words::include_words()).cure(words::include_cure()));
        }
        Some(Block::Passage(Include { address, bare: description == BARE }))
    }

    /// Words and their meanings: a line, and below it lines that begin with `: `.
    pub(super) fn definitions(&mut self) -> Block<Parsed> {
        let mut all: Vec<Definition<Parsed>> = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(TagEnd::DefinitionList) => break,
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.runs(Some(TagEnd::DefinitionListTitle));
                    all.push(Definition { term, blocks: Vec::new() });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.meaning(&range);
                    if let Some(last) = all.last_mut() {
                        last.blocks.extend(blocks);
                    }
                }
                _ => {}
            }
        }
        Block::Definitions(all)
    }

    /// In a tight list the meaning comes without a paragraph around it.
    fn meaning(&mut self, range: &Range<usize>) -> Vec<Block<Parsed>> {
        let mut blocks = Vec::new();
        while let Some((event, at)) = self.peek() {
            match event {
                Event::End(TagEnd::DefinitionListDefinition) => {
                    self.next();
                    break;
                }
                Event::Start(tag) if super::inline::is_block(&tag) => {
                    self.next();
                    blocks.extend(self.block(Event::Start(tag), at));
                }
                Event::Rule => {
                    self.next();
                }
                _ => {
                    let content: Vec<Inline<Parsed>> = self.runs(None);
                    let (paragraph, _) = self.paragraph(content, range);
                    blocks.push(Block::Paragraph(Paragraph { ..paragraph }));
                }
            }
        }
        blocks
    }

    /// A heading 別表, with or without words of its own behind it. Takes 別表 off:
    /// it is part of the number, which is counted.
    pub(super) fn appdx_table(&mut self, heading: &mut Vec<Inline<Parsed>>, range: &Range<usize>) -> bool {
        let Some(Inline::Text(first)) = heading.first_mut() else { return false };
        let Some(rest) = first.strip_prefix(APPDX_TABLE) else { return false };
        let own = rest.trim_start_matches([' ', '\u{3000}']);
        let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let typed = own.strip_prefix('第').map_or(0, digits);
        let apart = own.is_empty() || own.len() < rest.len() || own.starts_with('（') || typed > 0;
        if !apart {
            return false;
        }
        let behind = if typed > 0 { &own['第'.len_utf8() + typed..] } else { own };
        let mark = own[..own.len() - behind.len()].to_owned();
        *first = behind.trim_start_matches([' ', '\u{3000}']).to_owned();
        if first.is_empty() {
            heading.remove(0);
        }
        if typed > 0 {
            let at = self.text[range.clone()].find(&mark).map_or(range.start, |at| range.start + at);
            let span = self.span(at..at + mark.len());
            let finding = Finding::new(&code::TYPED_NUMBER, span, words::typed_number(&mark));
            self.find(finding.cure(words::delete_mark(&mark)));
        }
        true
    }
}
