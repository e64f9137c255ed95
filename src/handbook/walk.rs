//! Walks over a text for those who ask for one kind of block or for runs alone.

use super::body::{Block, Inline, Stage};

/// Calls `see` for every block, outer ones before what they hold, in the order
/// of the text. What a passage holds belongs to another text.
pub fn each_block<'a, S: Stage>(blocks: &'a [Block<S>], see: &mut dyn FnMut(&'a Block<S>)) {
    for block in blocks {
        see(block);
        match block {
            Block::Section(section) => each_block(&section.blocks, see),
            Block::Items(items) | Block::Provisions(items) => {
                items.iter().for_each(|item| each_block(&item.blocks, see));
            }
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| each_block(&bullet.blocks, see)),
            Block::Table(table) => table.cells().for_each(|cell| each_block(&cell.blocks, see)),
            Block::Admonition(admonition) => each_block(&admonition.blocks, see),
            Block::Framed(framed) => each_block(&framed.blocks, see),
            Block::Notes(notes) => notes.iter().for_each(|note| each_block(&note.blocks, see)),
            Block::Definitions(all) => all.iter().for_each(|one| each_block(&one.blocks, see)),
            Block::Paragraph(_) | Block::Flow(_) | Block::Picture(_) | Block::Passage(_) | Block::Listing(_) => {}
        }
    }
}

/// Calls `see` for every run of a resolved text, passages included.
pub fn each_run<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    each_block(blocks, &mut |block| match block {
        Block::Section(section) => runs(&section.heading, see),
        Block::Paragraph(paragraph) => runs(&paragraph.content, see),
        Block::Definitions(all) => all.iter().for_each(|one| runs(&one.term, see)),
        Block::Passage(passage) => each_run(&passage.blocks, see),
        Block::Items(_)
        | Block::Provisions(_)
        | Block::Bullets(_)
        | Block::Table(_)
        | Block::Admonition(_)
        | Block::Framed(_)
        | Block::Listing(_)
        | Block::Notes(_)
        | Block::Flow(_)
        | Block::Picture(_) => {}
    });
}

fn runs<'a>(all: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    for run in all {
        see(run);
        match run {
            Inline::Strong(inner)
            | Inline::Underline(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Term { content: inner, .. } => runs(inner, see),
            Inline::Text(_) | Inline::Ruby { .. } | Inline::Code(_) | Inline::LineBreak | Inline::Note(_) => {}
        }
    }
}
