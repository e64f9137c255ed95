//! Runs inside a line: text with variables and ruby, emphasis, links.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::blocks::Cursor;
use super::events::unmask;
use super::{Parsed, Reference};
use crate::finding::{Finding, code};
use crate::handbook::body::Inline;
use crate::words::finding as words;
use crate::yaml::Text;

impl Cursor<'_> {
    /// Reads runs up to the end tag `end`, or, without one, up to the next block.
    pub(super) fn runs(&mut self, end: Option<TagEnd>) -> Vec<Inline<Parsed>> {
        let mut runs = Vec::new();
        while let Some((event, range)) = self.peek() {
            match event {
                Event::End(tag) => {
                    if end == Some(tag) {
                        self.next();
                    }
                    return runs;
                }
                Event::Start(tag) if is_block(&tag) => return runs,
                Event::Rule if end.is_none() => return runs,
                _ => {
                    self.next();
                    self.run(event, range, &mut runs);
                }
            }
        }
        runs
    }

    fn run(&mut self, event: Event<'static>, range: Range<usize>, runs: &mut Vec<Inline<Parsed>>) {
        match event {
            Event::Text(text) => self.text_with_notes(&unmask(&text), range, runs),
            // Japanese lines join without a space.
            Event::SoftBreak => {
                if ends_in_ascii(runs) {
                    push_text(runs, " ");
                }
            }
            Event::HardBreak => {
                if self.text[range.clone()].starts_with(' ') {
                    self.find(Finding::new(
                        &code::MARKDOWN_TRAILING_SPACES,
                        self.span(range),
                        words::trailing_spaces(),
                    ));
                }
                runs.push(Inline::LineBreak);
            }
            Event::Code(text) => {
                let text = unmask(&text);
                let span = self.span(range);
                self.context.check_glyphs(&text, span, self.text, &mut self.findings);
                runs.push(Inline::Code(text));
            }
            Event::Start(Tag::Strong) => runs.push(Inline::Strong(self.runs(Some(TagEnd::Strong)))),
            Event::Start(Tag::Emphasis) => runs.push(Inline::Underline(self.runs(Some(TagEnd::Emphasis)))),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let address = self.address(&unmask(&dest_url), &range);
                let content = self.runs(Some(TagEnd::Link));
                runs.push(Inline::Link { target: Reference { address }, content });
            }
            Event::FootnoteReference(name) => {
                let name = Text { value: unmask(&name), span: self.span(range) };
                runs.push(Inline::Note(name));
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.find(Finding::new(&code::RAW_HTML, self.span(range), words::raw_html()));
            }
            // An end tag without its start cannot come from the library; the others are
            // marks that this version does not print.
            Event::End(_) => {}
            _ => self.unsupported(&event, range),
        }
    }

    /// The place of a link's address inside the link.
    pub(super) fn address(&self, address: &str, link: &Range<usize>) -> Text {
        let at = self.text[link.clone()].rfind(address).filter(|_| !address.is_empty());
        let range = at.map_or(link.clone(), |at| link.start + at..link.start + at + address.len());
        Text { value: address.to_owned(), span: self.span(range) }
    }

    /// Splits ruby out of a text and fills in variables around it.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>, runs: &mut Vec<Inline<Parsed>>) {
        let mut rest = text;
        while let Some((before, base, reading, after)) = split_ruby(rest) {
            let before = self.expand(before, &range);
            push_text(runs, &before);
            let (base, reading) = (self.expand(base, &range), self.expand(reading, &range));
            runs.push(Inline::Ruby { base, reading });
            rest = after;
        }
        let rest = self.expand(rest, &range);
        push_text(runs, &rest);
    }

    fn expand(&mut self, text: &str, range: &Range<usize>) -> String {
        let span = self.span(range.clone());
        self.context.expand(text, span, self.text, &mut self.findings)
    }
}

/// Tags that cannot stand inside a line.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::DefinitionList
    )
}

fn push_text(runs: &mut Vec<Inline<Parsed>>, text: &str) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => runs.push(Inline::Text(text.to_owned())),
    }
}

fn ends_in_ascii(runs: &[Inline<Parsed>]) -> bool {
    match runs.last() {
        Some(Inline::Text(text)) => text.ends_with(|c: char| c.is_ascii_graphic()),
        _ => false,
    }
}

/// `…{漢字|かんじ}…` → before, base, reading, after.
fn split_ruby(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let inner = &text[open + 1..];
        if let Some(close) = inner.find(['{', '}']).filter(|at| inner[*at..].starts_with('}'))
            && let Some((base, reading)) = inner[..close].split_once('|')
            && !base.is_empty()
            && !reading.is_empty()
        {
            return Some((&text[..open], base, reading, &inner[close + 1..]));
        }
        from = open + 1;
    }
    None
}
