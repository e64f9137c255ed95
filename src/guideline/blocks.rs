//! Blocks of a guideline, and headings nested into sections.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::attributes::{Attributes, CLASSES, stray_audience};
use super::events::{Events, Placed, unmask};
use super::table_marks::Marks;
use super::{Anchor, Parsed, Wish, admonitions, events, typed_number};

use super::nest::{Flat, Nest};
use super::provisions::Layout;
use crate::context::Context;
use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::handbook::body::{
    Admonition, Block, Body, Bullet, Inline, Item, Paragraph, Section, SectionKind, plain_text,
};
use crate::words::finding as words;
use crate::words::model::DELETED;
use crate::yaml::unknown_name;

pub(super) fn parse(
    source: SourceId,
    text: &str,
    events: Events,
    context: Context<'_>,
    layout: Layout,
) -> Checked<Body<Parsed>> {
    let events = events.list.into_iter().peekable();
    let mut cursor = Cursor { source, text, context, events, layout, continued: false, findings: Vec::new() };
    let flat = cursor.flat(None);
    let mut nest = Nest::new(&cursor.layout);
    let blocks = nest.nest(&mut flat.into_iter().peekable(), 0, false, false);
    let misplaced = nest.findings;
    cursor.findings.extend(misplaced);
    Checked::new(Body { blocks }, cursor.findings)
}

/// A place in the stream of events, and what was found up to it.
pub(super) struct Cursor<'a> {
    pub source: SourceId,
    pub text: &'a str,
    pub context: Context<'a>,
    events: Peekable<IntoIter<Placed>>,
    layout: Layout,
    /// The last paragraph began with `{.continued}`.
    continued: bool,
    pub findings: Vec<Finding>,
}

impl Cursor<'_> {
    pub(super) fn peek(&mut self) -> Option<(Event<'static>, Range<usize>)> {
        self.events.peek().cloned()
    }

    pub(super) fn next(&mut self) -> Option<(Event<'static>, Range<usize>)> {
        self.events.next()
    }

    /// Puts other events in the place of what is to come, and gives that.
    pub(super) fn swap(&mut self, events: Vec<Placed>) -> Peekable<IntoIter<Placed>> {
        std::mem::replace(&mut self.events, events.into_iter().peekable())
    }

    pub(super) fn swap_back(&mut self, outside: Peekable<IntoIter<Placed>>) {
        self.events = outside;
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    pub(super) fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Reports a mark that is CommonMark but not ours, and skips all that belongs to it.
    pub(super) fn unsupported(&mut self, event: &Event<'_>, range: Range<usize>) {
        self.find(Finding::new(&code::MARKDOWN_UNSUPPORTED, self.span(range), words::markdown_unsupported(event)));
        if matches!(event, Event::Start(_)) {
            let mut depth = 1;
            while depth > 0
                && let Some((event, _)) = self.next()
            {
                depth += match event {
                    Event::Start(_) => 1,
                    Event::End(_) => -1,
                    _ => 0,
                };
            }
        }
    }

    fn flat(&mut self, end: Option<TagEnd>) -> Vec<Flat> {
        let mut all = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(tag) if end == Some(tag) => return all,
                Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                    if end.is_some() {
                        self.find(Finding::new(
                            &code::HEADING_INSIDE,
                            self.span(range.clone()),
                            words::heading_inside(),
                        ));
                    }
                    let mut attributes = Attributes::default();
                    let named = id.iter().map(|id| format!("#{id}"));
                    let classed = classes.iter().map(|class| format!(".{class}"));
                    let valued = attrs.iter().map(|(key, value)| match value {
                        Some(value) => format!("{key}={value}"),
                        None => key.to_string(),
                    });
                    for word in named.chain(classed).chain(valued) {
                        let line = &self.text[range.clone()];
                        let at = line
                            .rfind(&word)
                            .map_or(range.clone(), |at| range.start + at..range.start + at + word.len());
                        attributes.take(&word, Span::new(self.source, at), &mut self.findings);
                    }
                    let section = self.heading(level as u8, attributes, &range);
                    all.push(Flat::Heading(section));
                }
                Event::Rule => {
                    all.push(Flat::Up);
                }
                _ => {
                    let span = self.span(range.clone());
                    let block = self.block(event, range);
                    let continued = std::mem::take(&mut self.continued);
                    all.extend(block.map(|block| Flat::Block(block, span, continued)));
                }
            }
        }
        all
    }

    fn heading(&mut self, level: u8, mut attributes: Attributes, range: &Range<usize>) -> Section<Parsed> {
        if !self.text[range.clone()].starts_with('#') {
            self.find(Finding::new(&code::HEADING_UNDERLINED, self.span(range.clone()), words::heading_underlined()));
        }
        if let Some(name) = &attributes.label
            && !self.layout.labels.contains(&name.value)
        {
            let known = CLASSES.into_iter().chain(self.layout.labels.iter().map(String::as_str));
            self.findings.push(unknown_name(&code::ATTRIBUTE_UNKNOWN, name, known));
            attributes.label = None;
        }
        if !self.layout.course {
            attributes.no_minutes(&mut self.findings);
        }
        let mut heading = self.runs(Some(TagEnd::Heading(events::heading_level(level))));
        self.check_marks(&heading, range);
        let words: String = plain_text(&heading).split([' ', '\u{3000}']).collect();
        let suppl = level == 1 && (words == "附則" || words.starts_with("附則（"));
        let kind = if suppl {
            SectionKind::SupplProvision
        } else if level == 1 && !attributes.unnumbered && self.appdx_table(&mut heading, range) {
            SectionKind::AppdxTable
        } else {
            self.layout.kind(level, &attributes)
        };
        if attributes.deleted || attributes.continued && kind == SectionKind::Article {
            if !heading.is_empty() {
                let line = self.wish(&attributes, range).span;
                self.find(Finding::new(&code::EMPTY_WITH_TEXT, line, words::empty_with_text()));
            }
            heading.clear();
        }
        if attributes.deleted {
            heading.push(Inline::Text(DELETED.to_owned()));
        }
        Section {
            id: attributes.id.clone(),
            mark: self.wish(&attributes, range),
            level,
            kind,
            heading,
            column: attributes.column,
            audience: attributes.audience.map(|(audience, _)| audience).unwrap_or_default(),
            blocks: Vec::new(),
            ties: (),
        }
    }

    /// Blocks inside an item, a quotation or the like, where no heading may stand.
    pub(super) fn blocks(&mut self, end: TagEnd) -> Vec<Block<Parsed>> {
        let inner = self.flat(Some(end));
        inner
            .into_iter()
            .filter_map(|flat| if let Flat::Block(block, ..) = flat { Some(block) } else { None })
            .collect()
    }

    pub(super) fn block(&mut self, event: Event<'static>, range: Range<usize>) -> Option<Block<Parsed>> {
        match event {
            Event::Start(Tag::Paragraph) if super::tables::only_braces(&self.text[range.clone()]) => {
                self.captioned(range)
            }
            Event::Start(Tag::Paragraph) => self.paragraph_block(range),
            Event::Start(Tag::List(first)) => Some(self.list(first.is_some())),
            Event::Start(Tag::BlockQuote(_)) => self.quotation(range),
            Event::Start(Tag::Table(_)) => Some(Block::Table(self.table(range, Marks::default()))),
            Event::Start(Tag::CodeBlock(kind)) => self.fenced(kind, range),
            Event::Start(Tag::FootnoteDefinition(name)) => Some(self.note(&unmask(&name), range)),
            Event::Start(Tag::DefinitionList) => Some(self.definitions()),
            Event::Start(Tag::HtmlBlock) => {
                self.find(Finding::new(&code::RAW_HTML, self.span(range), words::raw_html()));
                self.flat(Some(TagEnd::HtmlBlock));
                None
            }
            Event::Html(_) => None,
            Event::Start(_) => {
                self.unsupported(&event, range);
                None
            }
            _ => None,
        }
    }

    fn paragraph_block(&mut self, range: Range<usize>) -> Option<Block<Parsed>> {
        if let Some((Event::Start(Tag::Image { .. }), _)) = self.peek() {
            return self.embed(range);
        }
        let content = self.runs(Some(TagEnd::Paragraph));
        let (paragraph, attributes) = self.paragraph(content, &range);
        self.continued = attributes.continued || attributes.unnumbered;
        Some(Block::Paragraph(paragraph))
    }

    /// Makes a paragraph of runs: takes off attributes and the sign ※.
    pub(super) fn paragraph(
        &mut self,
        mut content: Vec<Inline<Parsed>>,
        range: &Range<usize>,
    ) -> (Paragraph<Parsed>, Attributes) {
        let attributes = self.strip_attributes(&mut content, range);
        self.check_marks(&content, range);
        let mut remark = false;
        if let Some(Inline::Text(text)) = content.first_mut()
            && let Some(rest) = text.strip_prefix('※')
            && !rest.starts_with(|c: char| c.is_ascii_digit())
        {
            *text = rest.trim_start_matches([' ', '\u{3000}']).to_owned();
            remark = true;
        }
        let id = Anchor { id: attributes.id.clone(), span: self.span(range.clone()) };
        (Paragraph { id, remark, content }, attributes)
    }

    fn strip_attributes(&mut self, content: &mut [Inline<Parsed>], range: &Range<usize>) -> Attributes {
        let Some(Inline::Text(text)) = content.first_mut() else { return Attributes::default() };
        let at = self.text[range.clone()].find('{').map_or(range.start, |at| range.start + at);
        let Some((attributes, len)) = Attributes::strip(text, at, self.source, &mut self.findings) else {
            return Attributes::default();
        };
        text.drain(..len);
        attributes
    }

    fn check_marks(&mut self, content: &[Inline<Parsed>], range: &Range<usize>) {
        let end = range.start + self.text[range.clone()].trim_end().len();
        self.findings.extend(stray_audience(content, self.span(range.start..end)));
        let Some(Inline::Text(text)) = content.first() else { return };
        let Some(mark) = typed_number::find(text) else { return };
        let at = self.text[range.clone()].find(mark).map_or(range.clone(), |at| {
            let start = range.start + at;
            start..start + mark.len()
        });
        let span = self.span(at);
        self.find(Finding::new(&code::TYPED_NUMBER, span, words::typed_number(mark)).cure(words::delete_mark(mark)));
    }

    fn list(&mut self, numbered: bool) -> Block<Parsed> {
        let mut items = Vec::new();
        let mut bullets = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(TagEnd::List(_)) => break,
                Event::Start(Tag::Item) if numbered => items.push(self.item(range)),
                Event::Start(Tag::Item) => bullets.push(self.bullet(range)),
                _ => {}
            }
        }
        if numbered { Block::Items(items) } else { Block::Bullets(bullets) }
    }

    fn item(&mut self, range: Range<usize>) -> Item<Parsed> {
        let (mut blocks, attributes) = self.item_blocks(&range);
        if attributes.deleted {
            let empty = matches!(&blocks[..], [Block::Paragraph(only)] if plain_text(&only.content).is_empty());
            if !empty {
                let line = self.wish(&attributes, &range).span;
                self.find(Finding::new(&code::EMPTY_WITH_TEXT, line, words::empty_with_text()));
            }
            let content = vec![Inline::Text(DELETED.to_owned())];
            blocks = vec![Block::Paragraph(Paragraph {
                id: Anchor { id: None, span: self.span(range.clone()) },
                remark: false,
                content,
            })];
        }
        Item { id: attributes.id.clone(), mark: self.wish(&attributes, &range), blocks, ties: () }
    }

    fn wish(&self, attributes: &Attributes, range: &Range<usize>) -> Wish {
        let first_line = self.text[range.clone()].lines().next().unwrap_or_default().len();
        attributes.wish(self.span(range.start..range.start + first_line))
    }

    fn bullet(&mut self, range: Range<usize>) -> Bullet<Parsed> {
        let (mut blocks, _) = self.item_blocks(&range);
        let mut sign = '・';
        if let Some(Block::Paragraph(Paragraph { content, remark, .. })) = blocks.first_mut() {
            if *remark {
                *remark = false;
                sign = '※';
            } else if let Some(Inline::Text(text)) = content.first_mut()
                && let Some(own) = text.chars().next().filter(|c| "○◎●◆◇■□".contains(*c))
                && text[own.len_utf8()..].starts_with([' ', '\u{3000}'])
            {
                *text = text[own.len_utf8()..].trim_start_matches([' ', '\u{3000}']).to_owned();
                sign = own;
            }
        }
        Bullet { sign, blocks }
    }

    /// The blocks of an item. In a tight list its text comes without a paragraph around it.
    pub(super) fn item_blocks(&mut self, range: &Range<usize>) -> (Vec<Block<Parsed>>, Attributes) {
        let mut blocks = Vec::new();
        let mut attributes = None;
        while let Some((event, at)) = self.peek() {
            match event {
                Event::End(TagEnd::Item) => {
                    self.next();
                    break;
                }
                Event::Start(Tag::Paragraph) if attributes.is_none() => {
                    self.next();
                    let content = self.runs(Some(TagEnd::Paragraph));
                    let (paragraph, own) = self.paragraph(content, &at);
                    let id = Anchor { id: None, span: paragraph.id.span };
                    blocks.push(Block::Paragraph(Paragraph { id, ..paragraph }));
                    attributes = Some(own);
                }
                Event::Start(tag) if super::inline::is_block(&tag) => {
                    self.next();
                    if matches!(tag, Tag::Heading { .. }) {
                        self.find(Finding::new(&code::HEADING_INSIDE, self.span(at.clone()), words::heading_inside()));
                    }
                    blocks.extend(self.block(Event::Start(tag), at));
                }
                Event::Rule => {
                    self.next();
                }
                _ => {
                    let content = self.runs(None);
                    let (paragraph, own) = self.paragraph(content, range);
                    let named = if attributes.is_none() { None } else { paragraph.id.id.clone() };
                    let id = Anchor { id: named, span: paragraph.id.span };
                    blocks.push(Block::Paragraph(Paragraph { id, ..paragraph }));
                    attributes = attributes.or(Some(own));
                }
            }
        }
        (blocks, attributes.unwrap_or_default())
    }

    /// `> [!重要]` and the like.
    fn quotation(&mut self, range: Range<usize>) -> Option<Block<Parsed>> {
        let mut blocks = self.blocks(TagEnd::BlockQuote(None));
        if let Some(Block::Paragraph(Paragraph { content, .. })) = blocks.first_mut()
            && let Some(Inline::Text(text)) = content.first_mut()
            && let Some((word, rest)) = text.strip_prefix("[!").and_then(|t| t.split_once(']'))
        {
            let Some(kind) = admonitions::kind(word, self.layout.course) else {
                let names = admonitions::words(self.layout.course);
                let finding =
                    Finding::new(&code::ADMONITION_UNKNOWN, self.span(range), words::admonition_unknown(word));
                self.find(finding.cure(words::choose_from(&names, None)));
                return None;
            };
            *text = rest.trim_start().to_owned();
            if text.is_empty() {
                content.remove(0);
            }
            blocks.retain(|block| !matches!(block, Block::Paragraph(p) if p.content.is_empty()));
            return Some(Block::Admonition(Admonition { kind, blocks }));
        }
        Some(Block::Framed(self.framed(&range, blocks)))
    }
}
