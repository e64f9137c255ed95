//! The `.txt` file: full-width indents, marks before the axis of their words.
//!
//! Each level has an axis one letter further in than the one above. A mark
//! stands on the axis of its surroundings, its paragraphs begin one letter
//! behind the axis that it opens.

use super::cells;
use super::steps::{self, marked};
use crate::handbook::body::{Block, FlowFigure, Inline, Item, Paragraph, Section, SectionKind, Target, plain_text};
use crate::handbook::table::{Slot, Table};
use crate::handbook::{Guideline, Handbook, Mark};
use crate::words::{PRINT, text as words};

pub(super) fn write(handbook: &Handbook, guideline: &Guideline) -> String {
    let mut text = Text { handbook, out: format!("{}\n", guideline.title) };
    for line in super::head(handbook, guideline) {
        text.line(0, &line);
    }
    text.gap();
    text.blocks(&guideline.body.blocks, 0);
    text.out.truncate(text.out.trim_end_matches('\n').len());
    text.out.push('\n');
    text.out
}

/// 附則 stands three letters in.
const SUPPL_INDENT: usize = 3;
/// 章 too; 節 one more.
const GROUP_INDENT: usize = 3;

struct Text<'a> {
    handbook: &'a Handbook,
    out: String,
}

impl Text<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        if !text.is_empty() {
            self.out.push_str(&PRINT.space.repeat(indent));
            self.out.push_str(text);
        }
        self.out.push('\n');
    }

    /// Lines of one paragraph: `first` and `rest` are their indents.
    fn lines(&mut self, first: usize, rest: usize, text: &str) {
        for (n, line) in text.split('\n').enumerate() {
            self.line(if n == 0 { first } else { rest }, line);
        }
    }

    /// One empty line, never two.
    fn gap(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn blocks(&mut self, blocks: &[Block], axis: usize) {
        for block in blocks {
            match block {
                Block::Section(section) => self.section(section, axis),
                Block::Paragraph(paragraph) => self.paragraph(paragraph, axis, axis + 1),
                Block::Items(items) => items.iter().for_each(|item| self.item(item, axis)),
                Block::Bullets(bullets) => {
                    for bullet in bullets {
                        self.led(&bullet.sign.to_string(), "", &bullet.blocks, axis + 1);
                    }
                }
                Block::Table(table) => self.table(table, axis),
                Block::Flow(figure) => self.figure(figure, axis),
                Block::Admonition(admonition) => {
                    self.gap();
                    let (word, _) = PRINT.admonition(admonition.kind);
                    self.led(&words::labelled(word), "", &admonition.blocks, axis);
                    self.gap();
                }
                Block::Listing(listing) => {
                    self.gap();
                    self.lines(axis + 1, axis + 1, &listing.text);
                    self.gap();
                }
                Block::Picture(picture) => {
                    self.gap();
                    self.line(axis + 1, &super::picture_line(picture));
                    self.gap();
                }
                Block::Definitions(all) => {
                    for one in all {
                        self.line(axis + 1, &words_of(&one.term));
                        self.blocks(&one.blocks, axis + 1);
                    }
                }
                Block::Passage(passage) => self.blocks(&passage.blocks, axis),
                Block::Framed(framed) => {
                    self.gap();
                    match &framed.label {
                        Some(label) => self.led(&words::labelled(label), "", &framed.blocks, axis),
                        None => self.blocks(&framed.blocks, axis),
                    }
                    self.gap();
                }
                Block::Notes(notes) => {
                    notes.iter().for_each(|note| self.led(&note.head.mark, PRINT.space, &note.blocks, axis));
                }
                Block::Provisions(all) => all.iter().for_each(|item| self.provision(item, axis)),
            }
        }
    }

    fn section(&mut self, section: &Section, axis: usize) {
        self.gap();
        let mark = own(section.mark.as_ref());
        let heading = words_of(&section.heading);
        match section.kind {
            SectionKind::AppdxTable | SectionKind::Ordinary | SectionKind::Labelled | SectionKind::Tombstone => {
                self.line(axis, &marked(mark, &heading));
            }
            // 章 and 節 stand further in than what they hold, which keeps its axis.
            SectionKind::Group => {
                let depth = usize::from(section.level.saturating_sub(1));
                self.line(axis + GROUP_INDENT + depth, &marked(mark, &heading));
                self.gap();
                return self.blocks(&section.blocks, axis);
            }
            // The heading stands in brackets above; the number goes before the first words.
            SectionKind::Article => return self.article(section, axis),
            SectionKind::SupplProvision if plain_text(&section.heading) == PRINT.suppl_provision => {
                self.line(axis + SUPPL_INDENT, PRINT.suppl_provision_wide);
            }
            SectionKind::SupplProvision => self.line(axis + SUPPL_INDENT, &heading),
        }
        self.blocks(&section.blocks, axis + usize::from(!mark.is_empty()));
    }

    fn article(&mut self, section: &Section, axis: usize) {
        let heading = words_of(&section.heading);
        if !heading.is_empty() {
            self.line(axis + 1, &words::in_brackets(&heading));
        }
        let mark = own(section.mark.as_ref());
        let (first, rest) = match section.blocks.split_first() {
            Some((Block::Provisions(all), rest)) => (all.as_slice(), rest),
            _ => (&[][..], section.blocks.as_slice()),
        };
        match first.split_first() {
            Some((opening, others)) => {
                // In 附則 an article has no number, and its first 項 has one.
                if mark.is_empty() {
                    self.provision(opening, axis);
                } else {
                    self.led(mark, PRINT.space, &opening.blocks, axis);
                }
                others.iter().for_each(|item| self.provision(item, axis));
            }
            None if mark.is_empty() => {}
            None => self.line(axis, mark),
        }
        self.blocks(rest, axis + 1);
    }

    /// A 項; an uncounted one begins with an indented first line.
    fn provision(&mut self, item: &Item, axis: usize) {
        let mark = own(item.mark.as_ref());
        if mark.is_empty() {
            self.blocks(&item.blocks, axis);
        } else {
            self.led(mark, PRINT.space, &item.blocks, axis);
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, axis: usize, first: usize) {
        let text = words_of(&paragraph.content);
        if paragraph.remark {
            self.lines(axis, axis + 1, &format!("{}{text}", PRINT.remark));
        } else {
            self.lines(first, axis, &text);
        }
    }

    fn item(&mut self, item: &Item, axis: usize) {
        let mark = own(item.mark.as_ref());
        if mark.is_empty() {
            self.blocks(&item.blocks, axis + 1);
        } else {
            self.led(mark, PRINT.space, &item.blocks, axis);
        }
    }

    /// Blocks whose first line begins with a sign on the axis.
    fn led(&mut self, sign: &str, space: &str, blocks: &[Block], axis: usize) {
        let rest = match blocks.split_first() {
            Some((Block::Paragraph(first), rest)) if !first.remark => {
                let text = words_of(&first.content);
                self.lines(axis, axis + 1, &format!("{sign}{space}{text}"));
                rest
            }
            _ => {
                self.line(axis, sign);
                blocks
            }
        };
        self.blocks(rest, axis + 1);
    }

    /// Columns are padded to the widest cell, so that they stand under each other.
    fn table(&mut self, table: &Table, axis: usize) {
        self.gap();
        if !table.caption.is_empty() {
            self.line(axis + 1, &table.caption);
        }
        let lines_of =
            |slot: &Slot<'_>| slot.cell.map(|cell| cells::lines(&cell.blocks, &words_of)).unwrap_or_default();
        let rows = table.slots();
        let widths = widths(&rows, table.columns, &lines_of);
        for (n, row) in rows.iter().enumerate() {
            let cells: Vec<Vec<String>> = row.iter().map(lines_of).collect();
            for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                let mut column = 0;
                let padded = row.iter().zip(&cells).map(|(slot, cell)| {
                    let room = spanned(&widths[column..column + slot.cols]);
                    column += slot.cols;
                    padded(cell.get(line).map_or("", String::as_str), room)
                });
                let joined = padded.collect::<Vec<_>>().join(words::COLUMN);
                self.line(axis + 1, joined.trim_end_matches([' ', '\u{3000}']));
            }
            if n + 1 == table.head {
                let rules: Vec<String> = widths.iter().map(|width| words::RULE.repeat(width / 2)).collect();
                self.line(axis + 1, &rules.join(words::COLUMN));
            }
        }
        self.gap();
    }

    fn figure(&mut self, figure: &FlowFigure, axis: usize) {
        let Some(flow) = self.handbook.flows.get(figure.flow) else { return };
        self.gap();
        self.line(axis + 1, &marked(&figure.mark, &flow.title));
        for step in steps::steps(flow) {
            self.line(axis + 2, &step.name);
            step.below.iter().for_each(|line| self.line(axis + 3, line));
        }
        for note in steps::notes(flow) {
            self.line(axis + 1, &note);
        }
        self.gap();
    }
}

fn own(mark: Option<&Mark>) -> &str {
    mark.map_or("", |mark| &mark.own)
}

/// Widths of columns in half letters: as wide as their widest single cell, the
/// last of merged ones as wide as these ask for beyond that.
fn widths(rows: &[Vec<Slot<'_>>], columns: usize, lines_of: &dyn Fn(&Slot<'_>) -> Vec<String>) -> Vec<usize> {
    let mut widths = vec![0_usize; columns];
    for merged in [false, true] {
        for row in rows {
            let mut column = 0;
            for slot in row {
                let span = column..column + slot.cols;
                column += slot.cols;
                if (slot.cols > 1) != merged {
                    continue;
                }
                let wanted = lines_of(slot).iter().map(|line| width(line)).max().unwrap_or(0);
                let lacking = wanted.saturating_sub(spanned(&widths[span.clone()]));
                // Whole letters, so that padding is full-width spaces but for one half.
                widths[span.end - 1] += lacking.next_multiple_of(2);
            }
        }
    }
    widths
}

/// Width of columns side by side with the signs between them.
fn spanned(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + widths.len().saturating_sub(1) * width(words::COLUMN)
}

/// Width in half letters.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() || matches!(c, '\u{ff61}'..='\u{ff9f}') { 1 } else { 2 }).sum()
}

fn padded(text: &str, to: usize) -> String {
    let room = to.saturating_sub(width(text));
    format!("{text}{}{}", " ".repeat(room % 2), PRINT.space.repeat(room / 2))
}

fn words_of(runs: &[Inline]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Underline(inner) => out.push_str(&words_of(inner)),
            Inline::Ruby { base, reading } => out.push_str(&words::reading(base, reading)),
            Inline::Link { target: Target::Inside(_), content } => out.push_str(&words_of(content)),
            Inline::Link { target: Target::Outside(url), content } => {
                let inner = words_of(content);
                out.push_str(&if inner == *url { inner } else { words::address(&inner, url) });
            }
            Inline::LineBreak => out.push('\n'),
            Inline::Term { content, .. } => out.push_str(&words_of(content)),
            Inline::Note(note) => out.push_str(&note.mark),
        }
    }
    out
}
