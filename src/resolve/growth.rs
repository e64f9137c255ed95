//! Keeps what is written short from becoming long without end: links that are
//! filled with titles, and passages that hold passages that hold passages.

use crate::finding::{Finding, Span, code};
use crate::handbook::body::{Block, Inline};
use crate::handbook::walk::{each_block, each_run};
use crate::words::finding as words;

/// Most that links and passages may add to one text, in bytes: twenty times the
/// longest rule text seen.
const MOST: usize = 2 << 20;
/// What a block weighs beside its words, in bytes.
const BLOCK: usize = 64;

/// What links and passages may still add to a text, in bytes.
pub(super) struct Growth(Option<usize>);

impl Growth {
    pub(super) fn new() -> Self {
        Self(Some(MOST))
    }

    /// Whether nothing more may be added; it was said where that began.
    pub(super) fn is_over(&self) -> bool {
        self.0.is_none()
    }

    /// Takes so many bytes; `false`, with one finding for the text, where there
    /// are no more.
    pub(super) fn take(&mut self, bytes: usize, span: Span, findings: &mut Vec<Finding>) -> bool {
        let Some(left) = self.0 else { return false };
        self.0 = left.checked_sub(bytes);
        if self.is_over() {
            findings.push(Finding::new(&code::TEXT_GROWS, span, words::text_grows(MOST)));
        }
        !self.is_over()
    }
}

/// How much blocks add to a text, in bytes.
pub(super) fn weight(blocks: &[Block]) -> usize {
    let mut weight = 0;
    each_block(blocks, &mut |block| {
        weight += BLOCK;
        if let Block::Passage(passage) = block {
            weight += self::weight(&passage.blocks);
        }
    });
    each_run(blocks, &mut |run| {
        weight += match run {
            Inline::Text(text) | Inline::Code(text) => text.len(),
            Inline::Ruby { base, reading } => base.len() + reading.len(),
            Inline::Strong(_)
            | Inline::Underline(_)
            | Inline::Link { .. }
            | Inline::Term { .. }
            | Inline::Note(_)
            | Inline::LineBreak => 0,
        };
    });
    weight
}
