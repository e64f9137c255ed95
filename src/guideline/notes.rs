//! Notes and boxes as they are written, and how a text wants its notes.

use std::ops::Range;

use pulldown_cmark::TagEnd;

use super::Parsed;
use super::blocks::Cursor;
use crate::finding::{Finding, code};
use crate::handbook::body::{Block, Framed, Inline, Paragraph};
use crate::handbook::notes::Note;
use crate::words::finding as words;
use crate::yaml::{Map, Text};

/// `notes:` of the front matter.
#[derive(Debug, Clone)]
pub struct NoteStyle {
    /// 「※{n}」; without `{n}` the sign stands bare.
    pub mark: String,
    pub count: NoteCount,
    pub place: NotePlace,
}

/// Where counting begins again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteCount {
    Document,
    /// With every section of the first level.
    Section,
    /// With every printed page. What has no pages counts through.
    Page,
}

/// Where notes are printed. A page of the site has no foot: there they always
/// stand at the end of the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotePlace {
    Section,
    Foot,
}

impl Default for NoteStyle {
    fn default() -> Self {
        Self { mark: "※{n}".to_owned(), count: NoteCount::Document, place: NotePlace::Foot }
    }
}

/// Words of `count:` of notes.
pub const NOTE_COUNTS: [(&str, NoteCount); 3] =
    [("document", NoteCount::Document), ("section", NoteCount::Section), ("page", NoteCount::Page)];
/// Words of `place:` of notes.
pub const NOTE_PLACES: [(&str, NotePlace); 2] = [("section", NotePlace::Section), ("foot", NotePlace::Foot)];

pub(super) fn style(map: Map<'_>) -> NoteStyle {
    let or = NoteStyle::default();
    let style = NoteStyle {
        mark: map.text("mark").map_or(or.mark, |text| text.value),
        count: map.get("count").and_then(|v| map.reader.word(v, &NOTE_COUNTS)).unwrap_or(or.count),
        place: map.get("place").and_then(|v| map.reader.word(v, &NOTE_PLACES)).unwrap_or(or.place),
    };
    if style.count == NoteCount::Page && style.place == NotePlace::Section {
        let span = map.get("place").map_or(map.span, |value| value.span);
        map.reader.find(Finding::new(&code::YAML_BAD_VALUE, span, words::page_notes_at_foot()));
    }
    map.finish();
    style
}

impl Cursor<'_> {
    /// `[^name]: …` with all that belongs to it.
    pub(super) fn note(&mut self, name: &str, range: Range<usize>) -> Block<Parsed> {
        let first_line = self.text[range.clone()].lines().next().unwrap_or_default().trim_end();
        let mark = first_line.find("]:").map_or(first_line.len(), |at| at + 1);
        let span = self.span(range.start..range.start + mark);
        let blocks = self.blocks(TagEnd::FootnoteDefinition);
        Block::Notes(vec![Note { head: Text { value: name.to_owned(), span }, blocks }])
    }

    /// Text in which `[^name]` still stands: the library leaves it where no note
    /// has that name. It becomes a use all the same, to be reported with the rest.
    pub(super) fn text_with_notes(&mut self, text: &str, range: Range<usize>, runs: &mut Vec<Inline<Parsed>>) {
        let mut rest = text;
        let mut from = range.start;
        while let Some((before, name, after)) = split_use(rest) {
            self.text(before, range.clone(), runs);
            let written = format!("[^{name}]");
            let at = self.text[from..range.end].find(&written).map_or(range.clone(), |at| {
                from += at + written.len();
                from - written.len()..from
            });
            runs.push(Inline::Note(Text { value: name.to_owned(), span: self.span(at) }));
            rest = after;
        }
        self.text(rest, range, runs);
    }

    /// `> [方向性]` with the word alone on its line, or a plain box.
    pub(super) fn framed(&self, range: &Range<usize>, mut blocks: Vec<Block<Parsed>>) -> Framed<Parsed> {
        let first_line = self.text[range.clone()].lines().next().unwrap_or_default();
        let alone = first_line.trim_start_matches(['>', ' ']).trim_end();
        let mut label = None;
        if alone.starts_with('[')
            && alone.ends_with(']')
            && let Some(Block::Paragraph(Paragraph { content, .. })) = blocks.first_mut()
            && let Some(Inline::Text(text)) = content.first_mut()
            && let Some((word, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']'))
        {
            label = Some(word.to_owned());
            *text = rest.trim_start().to_owned();
            if text.is_empty() {
                content.remove(0);
            }
        }
        blocks.retain(|block| !matches!(block, Block::Paragraph(p) if p.content.is_empty()));
        Framed { label, blocks }
    }
}

/// `…[^name]…` → before, name, after.
fn split_use(text: &str) -> Option<(&str, &str, &str)> {
    let (before, inner) = text.split_once("[^")?;
    let (name, after) = inner.split_once(']')?;
    let plain = !name.is_empty() && !name.contains([' ', '[', '\u{3000}']);
    plain.then_some((before, name, after))
}
