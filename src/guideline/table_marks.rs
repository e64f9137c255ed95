//! What the braces of a table and of a cell say: `{#id caption="…" head=1 side=0}`,
//! `{cols=2 rows=2}`.

use super::attributes::Attributes;
use crate::finding::{Finding, SourceId, Span, code};
use crate::words::finding as words;
use crate::yaml::Text;

/// The braces of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    pub id: Option<Text>,
    pub caption: String,
    /// Head rows, where the author said how many.
    pub head: Option<usize>,
    /// Columns from the left that name their rows.
    pub side: usize,
}

/// How far a cell reaches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spans {
    pub cols: usize,
    pub rows: usize,
}

impl Default for Spans {
    fn default() -> Self {
        Self { cols: 1, rows: 1 }
    }
}

/// More than any paper holds; it keeps slips of the hand from filling the memory.
const MOST: usize = 100;

impl Marks {
    /// Reads the words inside the braces; `at` is where they begin.
    pub(super) fn read(text: &str, at: usize, source: SourceId, findings: &mut Vec<Finding>) -> Self {
        let mut marks = Self::default();
        for (word, at) in split(text, at) {
            let span = Span::new(source, at..at + word.len());
            match word.split_once('=') {
                _ if word.starts_with('#') => {
                    let mut attributes = Attributes::default();
                    attributes.take(word, span, findings);
                    marks.id = attributes.id;
                }
                Some(("caption", value)) => marks.caption = value.trim_matches('"').to_owned(),
                Some(("head", value)) => marks.head = number(value, 0, span, findings),
                Some(("side", value)) => marks.side = number(value, 0, span, findings).unwrap_or(0),
                _ => findings.push(Finding::new(&code::TABLE_MARK, span, words::table_mark(word))),
            }
        }
        marks
    }
}

impl Spans {
    /// Reads the words inside the braces; `at` is where they begin.
    pub(super) fn read(text: &str, at: usize, source: SourceId, findings: &mut Vec<Finding>) -> Self {
        let mut spans = Self::default();
        for (word, at) in split(text, at) {
            let span = Span::new(source, at..at + word.len());
            match word.split_once('=') {
                Some(("cols", value)) => spans.cols = number(value, 1, span, findings).unwrap_or(1),
                Some(("rows", value)) => spans.rows = number(value, 1, span, findings).unwrap_or(1),
                _ => findings.push(Finding::new(&code::TABLE_MARK, span, words::table_mark(word))),
            }
        }
        spans
    }
}

fn number(value: &str, least: usize, span: Span, findings: &mut Vec<Finding>) -> Option<usize> {
    let number = value.parse().ok().filter(|n| (least..=MOST).contains(n));
    if number.is_none() {
        findings.push(Finding::new(&code::TABLE_MARK, span, words::table_number(value, least, MOST)));
    }
    number
}

/// Words between spaces, with their places; a space inside quotes does not part them.
fn split(text: &str, at: usize) -> Vec<(&str, usize)> {
    let mut quoted = false;
    let part = |c: char| {
        quoted ^= c == '"';
        c == ' ' && !quoted
    };
    let mut from = 0;
    let mut all = Vec::new();
    for word in text.split(part) {
        if !word.is_empty() {
            all.push((word, at + from));
        }
        from += word.len() + 1;
    }
    all
}

/// The value of the only word, `name="value"`.
pub(super) fn quoted<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.strip_prefix(name)?.strip_prefix("=\"")?.strip_suffix('"')
}
