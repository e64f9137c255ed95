//! What stands in the cells of a table, as lines: a text file has no blocks there.

use crate::handbook::body::{Block, Inline, Item};
use crate::handbook::table::Table;
use crate::words::{PRINT, text as words};

/// Writes the runs of one paragraph; a line end in it breaks the line.
pub(super) type Words<'a> = &'a dyn Fn(&[Inline]) -> String;

/// The lines of a cell.
pub(super) fn lines(blocks: &[Block], of: Words<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            // No heading stands in a cell; its words are a line if one ever does.
            Block::Section(section) => {
                out.push(of(&section.heading));
                out.extend(lines(&section.blocks, of));
            }
            Block::Paragraph(paragraph) => {
                let sign = if paragraph.remark { PRINT.remark } else { "" };
                out.extend(format!("{sign}{}", of(&paragraph.content)).split('\n').map(str::to_owned));
            }
            Block::Items(items) | Block::Provisions(items) => {
                items.iter().for_each(|item: &Item| {
                    let mark = item.mark.as_ref().map_or("", |mark| &mark.own);
                    led(mark, PRINT.space, &item.blocks, of, &mut out);
                });
            }
            Block::Bullets(bullets) => {
                bullets.iter().for_each(|bullet| led(&bullet.sign.to_string(), "", &bullet.blocks, of, &mut out));
            }
            Block::Table(table) => out.extend(rows(table, of)),
            Block::Flow(figure) => out.push(figure.mark.clone()),
            Block::Admonition(admonition) => {
                let (word, _) = PRINT.admonition(admonition.kind);
                led(&words::labelled(word), "", &admonition.blocks, of, &mut out);
            }
            Block::Picture(picture) => out.push(super::picture_line(picture)),
            Block::Listing(listing) => out.extend(listing.text.split('\n').map(str::to_owned)),
            Block::Definitions(all) => {
                all.iter().for_each(|one| led(&of(&one.term), PRINT.space, &one.blocks, of, &mut out));
            }
            Block::Passage(passage) => out.extend(lines(&passage.blocks, of)),
            Block::Framed(framed) => {
                let label = framed.label.as_deref().map(words::labelled).unwrap_or_default();
                led(&label, "", &framed.blocks, of, &mut out);
            }
            Block::Notes(notes) => {
                notes.iter().for_each(|note| led(&note.head.mark, PRINT.space, &note.blocks, of, &mut out));
            }
        }
    }
    out
}

/// Blocks whose first line begins with a sign; the others stand one letter in.
fn led(sign: &str, space: &str, blocks: &[Block], of: Words<'_>, out: &mut Vec<String>) {
    let mut inner = lines(blocks, of).into_iter();
    let first = inner.next().unwrap_or_default();
    out.push(if sign.is_empty() { first } else { format!("{sign}{space}{first}") });
    out.extend(inner.map(|line| format!("{}{line}", PRINT.space)));
}

/// A table inside a cell: one line for each row.
fn rows(table: &Table, of: Words<'_>) -> Vec<String> {
    let caption = Some(table.caption.clone()).filter(|caption| !caption.is_empty());
    let row = |row: &Vec<crate::handbook::table::Cell>| {
        let cells = row.iter().map(|cell| lines(&cell.blocks, of).join(PRINT.space));
        cells.collect::<Vec<_>>().join(words::COLUMN)
    };
    caption.into_iter().chain(table.rows.iter().map(row)).collect()
}
