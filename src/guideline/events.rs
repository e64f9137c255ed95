//! The Markdown library's events, with what it cannot read yet mended.
//!
//! CommonMark does not open or close emphasis between a letter and full-width
//! punctuation, so `**「語」**の` stays literal. Until the library has its own
//! option, punctuation beside an asterisk is masked before parsing by a
//! noncharacter of the same length in UTF-8 and put back in every string
//! afterwards; all byte places stay true. The reader of sources refuses these
//! noncharacters in author text.

use std::ops::Range;

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use crate::finding::SourceId;

const PUNCTUATION: [char; 30] = [
    '「', '」', '『', '』', '（', '）', '【', '】', '〔', '〕', '〈', '〉', '《', '》', '［', '］', '｛', '｝', '、',
    '。', '，', '．', '・', '：', '；', '？', '！', '…', '―', '〜',
];
const FIRST_MASK: u32 = 0xfdd0;

/// Events of one file, each with its bytes.
pub(super) struct Events {
    /// The lines between the `---` of the front matter.
    pub front: Option<Range<usize>>,
    pub list: Vec<Placed>,
    /// Where the text nests deeper than any rule does; `list` is empty then.
    pub too_deep: Option<Range<usize>>,
}

/// An event with its bytes.
pub(super) type Placed = (Event<'static>, Range<usize>);

/// Deepest nesting of blocks and runs. Six levels of items with a table and
/// emphasis inside come to some twenty; each level costs stack further on.
const MAX_DEPTH: usize = 48;

pub(super) fn read(_source: SourceId, text: &str) -> Events {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let masked = mask_beside_asterisks(text);
    let merged = TextMergeWithOffset::new(Parser::new_ext(&masked, options).into_offset_iter());
    let mut front = None;
    let mut inside = false;
    let mut list = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in merged {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Events { front, list: Vec::new(), too_deep: Some(range) };
        }
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => {
                inside = true;
                front = Some(range.start..range.start);
            }
            Event::End(TagEnd::MetadataBlock(_)) => inside = false,
            Event::Text(_) if inside => {
                front = front.map(|f| if f.is_empty() { range.clone() } else { f.start..range.end });
            }
            _ => list.push((event.into_static(), range)),
        }
    }
    Events { front, list, too_deep: None }
}

/// Events of Markdown that stands inside a fenced block: `inner` as the library
/// hands it over, without the indent of what it stands in, `place` its bytes in `text`.
pub(super) fn within(text: &str, inner: &str, place: Range<usize>) -> Vec<Placed> {
    // Where each line begins, inside and in the source; a line's end is the same in both.
    let mut lines = Vec::new();
    let (mut inside, mut outside) = (0, place.start);
    for (line, written) in inner.split_inclusive('\n').zip(text[place.clone()].split_inclusive('\n')) {
        lines.push((inside, outside + written.len().saturating_sub(line.len())));
        inside += line.len();
        outside += written.len();
    }
    let at = |byte: usize| {
        let line = lines.iter().rev().find(|(inside, _)| *inside <= byte);
        line.map_or(place.start, |(inside, outside)| (outside + byte - inside).min(place.end))
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
    let merged = TextMergeWithOffset::new(Parser::new_ext(inner, options).into_offset_iter());
    merged
        .map(|(event, range)| {
            let end = range.end.checked_sub(1).map_or(place.start, |last| at(last) + 1);
            let start = at(range.start);
            (event.into_static(), start..end.max(start))
        })
        .collect()
}

/// Puts the punctuation back that masking took out.
pub(super) fn unmask(text: &str) -> String {
    let index = |c: char| (c as u32).checked_sub(FIRST_MASK).and_then(|n| PUNCTUATION.get(n as usize));
    text.chars().map(|c| index(c).copied().unwrap_or(c)).collect()
}

/// The library's name of a heading's depth.
pub(super) fn heading_level(level: u8) -> pulldown_cmark::HeadingLevel {
    pulldown_cmark::HeadingLevel::try_from(usize::from(level)).unwrap_or(pulldown_cmark::HeadingLevel::H6)
}

fn mask_beside_asterisks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let beside = before == Some('*') || chars.peek() == Some(&'*');
        let masked = PUNCTUATION.iter().position(|p| beside && *p == c);
        let offset = masked.and_then(|n| u32::try_from(n).ok());
        out.push(offset.and_then(|n| char::from_u32(FIRST_MASK + n)).unwrap_or(c));
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let events = read(SourceId(0), text);
        let mut out = String::new();
        for (event, _) in events.list {
            match event {
                Event::Start(Tag::Strong) => out.push('<'),
                Event::End(TagEnd::Strong) => out.push('>'),
                Event::Text(text) => out.push_str(&unmask(&text)),
                _ => {}
            }
        }
        assert_eq!(out, expected);
    }

    #[test]
    fn emphasis_works_beside_full_width_punctuation() {
        check("**「語」**の", "<「語」>の");
        check("**重要：**必ず", "<重要：>必ず");
        check("訪問**支援（注）**を", "訪問<支援（注）>を");
        check("**「語」**と**（例）**を", "<「語」>と<（例）>を");
        check("2 * 3 * 4、「*」", "2 * 3 * 4、「*」");
    }
}
