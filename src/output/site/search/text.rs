//! The words of a text for searching: in reading order, without mark-up.

use unicode_normalization::UnicodeNormalization;

use crate::handbook::Mark;
use crate::handbook::body::{Block, Inline, Item, plain_text};
use crate::words::PRINT;

/// The words of blocks up to the next heading, whose own words belong to it. An
/// item with a heading is found by itself.
pub(super) fn of(blocks: &[Block]) -> String {
    let mut out = String::new();
    push(blocks, &mut out);
    out
}

/// Pieces that stand apart, as blocks do.
pub(super) fn pieces(all: &[String]) -> String {
    let mut out = String::new();
    all.iter().for_each(|piece| words(piece, &mut out));
    out
}

/// A number and the words behind it.
pub(super) fn marked(mark: Option<&Mark>, words: &str) -> String {
    joined(mark.map_or("", |mark| &mark.own), words)
}

/// Two pieces with a space between, where both are there.
pub(super) fn joined(first: &str, then: &str) -> String {
    let pieces = [first, then];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

fn push(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Section(_) => {}
            Block::Paragraph(paragraph) => line(&paragraph.content, out),
            Block::Items(items) | Block::Provisions(items) => {
                items.iter().filter(|item| item.heading().is_none()).for_each(|item| push_item(item, out));
            }
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| push(&bullet.blocks, out)),
            Block::Table(table) => {
                words(&table.caption, out);
                table.cells().for_each(|cell| push(&cell.blocks, out));
            }
            // A flow is found on its own page.
            Block::Flow(figure) => words(&figure.mark, out),
            Block::Admonition(admonition) => {
                words(PRINT.admonition(admonition.kind).0, out);
                push(&admonition.blocks, out);
            }
            Block::Picture(picture) => {
                words(&picture.caption, out);
                words(&picture.description, out);
            }
            Block::Listing(listing) => {
                words(&listing.file, out);
                words(&listing.text, out);
            }
            Block::Definitions(all) => {
                for one in all {
                    line(&one.term, out);
                    push(&one.blocks, out);
                }
            }
            Block::Passage(passage) => push(&passage.blocks, out),
            Block::Framed(framed) => {
                words(framed.label.as_deref().unwrap_or_default(), out);
                push(&framed.blocks, out);
            }
            Block::Notes(notes) => {
                for note in notes {
                    words(&note.head.mark, out);
                    push(&note.blocks, out);
                }
            }
        }
    }
}

fn push_item(item: &Item, out: &mut String) {
    if let Some(mark) = &item.mark {
        words(&mark.own, out);
    }
    push(&item.blocks, out);
}

fn line(content: &[Inline], out: &mut String) {
    words(&plain_text(content), out);
}

/// Blocks are kept apart, so that no word is found across their edge.
fn words(text: &str, out: &mut String) {
    let text = tidy(text);
    if !out.is_empty() && !text.is_empty() {
        out.push_str(PRINT.space);
    }
    out.push_str(&text);
}

/// White space collapsed, and dropped between Japanese letters: a break in the
/// source must not part a word. Half-width kana are made whole here, because a
/// letter and its sound mark become one; all other folding keeps its place and
/// is done in the browser, so that hits are shown as they were written.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in whole_kana(text).chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && out.chars().next_back().is_some_and(|last| !(japanese(last) && japanese(c))) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

fn whole_kana(text: &str) -> String {
    let half = |c: char| matches!(c, '\u{ff61}'..='\u{ff9f}');
    if !text.contains(half) {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars() {
        if half(c) {
            run.push(c);
        } else {
            out.extend(std::mem::take(&mut run).nfkc());
            out.push(c);
        }
    }
    out.extend(run.nfkc());
    out
}

fn japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn white_space_never_parts_a_japanese_word() {
        assert_eq!(tidy("訪問\n支援者　です"), "訪問支援者です");
        assert_eq!(tidy(" 第 106 条の  6 "), "第 106 条の 6");
        assert_eq!(tidy("JIS X 8341"), "JIS X 8341");
    }

    #[test]
    fn half_width_kana_become_whole() {
        assert_eq!(tidy("ｱｳﾄﾘｰﾁ支援とﾊﾞｽ"), "アウトリーチ支援とバス");
    }
}
