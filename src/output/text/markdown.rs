//! The `.md` file: CommonMark with pipe tables.
//!
//! A numbered item is a list item that begins with its number: a list of
//! Markdown's own would count anew in the system that takes the text. Signs
//! that Markdown would read are escaped.

use super::cells;
use super::steps::{self, marked};
use crate::handbook::body::{Block, Body, FlowFigure, Inline, Item, Section, SectionKind, Target, plain_text};
use crate::handbook::listing::Listing;
use crate::handbook::table::{Slot, Table};
use crate::handbook::{Guideline, Handbook};
use crate::words::{PRINT, text as words};

pub(super) fn write(handbook: &Handbook, guideline: &Guideline) -> String {
    let mut text = Text { handbook, out: format!("# {}\n\n", escaped(&guideline.title)), margin: String::new() };
    let head: Vec<String> = super::head(handbook, guideline).iter().map(|line| line_start(&escaped(line))).collect();
    if !head.is_empty() {
        text.paragraph(&head.join("\n"));
    }
    let Body { blocks } = &guideline.body;
    text.blocks(blocks, 2);
    text.out.truncate(text.out.trim_end_matches('\n').len());
    text.out.push('\n');
    text.out
}

/// Markdown has six levels of headings.
const LAST_LEVEL: usize = 6;
/// How far the text of a list item stands in.
const ITEM: &str = "  ";
const QUOTATION: &str = "> ";

struct Text<'a> {
    handbook: &'a Handbook,
    out: String,
    /// What stands before every line: the indents of items, the signs of quotations.
    margin: String,
}

impl Text<'_> {
    /// A paragraph and the empty line behind it; a line end in it breaks the line.
    fn paragraph(&mut self, text: &str) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.out.push_str("\\\n");
                self.out.push_str(&self.margin);
            } else if !self.out.ends_with("- ") {
                self.out.push_str(&self.margin);
            }
            self.out.push_str(line);
        }
        self.out.push('\n');
        self.empty();
    }

    fn empty(&mut self) {
        self.out.push_str(self.margin.trim_end());
        self.out.push('\n');
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            match block {
                Block::Section(section) => self.section(section, level),
                Block::Paragraph(paragraph) => {
                    let sign = if paragraph.remark { PRINT.remark } else { "" };
                    self.paragraph(&line_start(&format!("{sign}{}", words_of(&paragraph.content))));
                }
                Block::Items(items) => items.iter().for_each(|item| self.item(item, level)),
                Block::Bullets(bullets) => {
                    for bullet in bullets {
                        let sign = bullet.sign.to_string();
                        // The list has a sign of its own.
                        let sign = if sign == words::BULLET { "" } else { &sign };
                        self.listed(sign, &bullet.blocks, level);
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Flow(figure) => self.figure(figure),
                Block::Admonition(admonition) => {
                    let (word, _) = PRINT.admonition(admonition.kind);
                    self.within(QUOTATION, |text| {
                        text.paragraph(&format!("**{word}**"));
                        text.blocks(&admonition.blocks, level);
                    });
                }
                Block::Listing(listing) => self.listing(listing),
                Block::Picture(picture) => self.paragraph(&line_start(&escaped(&super::picture_line(picture)))),
                Block::Definitions(all) => {
                    for one in all {
                        self.paragraph(&strong(&one.term));
                        self.blocks(&one.blocks, level);
                    }
                }
                Block::Passage(passage) => self.blocks(&passage.blocks, level),
                Block::Framed(framed) => self.within(QUOTATION, |text| {
                    if let Some(label) = &framed.label {
                        text.paragraph(&format!("<strong>{}</strong>", escaped(&words::labelled(label))));
                    }
                    text.blocks(&framed.blocks, level);
                }),
                Block::Notes(notes) => {
                    notes.iter().for_each(|note| self.listed(&note.head.mark, &note.blocks, level));
                }
                Block::Provisions(all) => all.iter().for_each(|item| self.provision(item, level)),
            }
        }
    }

    /// Writes with a longer margin; the empty line at the end stands outside of it.
    fn within(&mut self, margin: &str, write: impl FnOnce(&mut Self)) {
        let outer = self.margin.len();
        self.margin.push_str(margin);
        write(self);
        let last = format!("{}\n", self.margin.trim_end());
        self.margin.truncate(outer);
        if self.out.ends_with(&last) {
            self.out.truncate(self.out.len() - last.len());
            self.empty();
        }
    }

    fn section(&mut self, section: &Section, level: usize) {
        let mark = section.mark.as_ref().map_or("", |mark| &mark.own);
        let heading = match section.kind {
            SectionKind::SupplProvision if plain_text(&section.heading) == PRINT.suppl_provision => {
                PRINT.suppl_provision_wide.to_owned()
            }
            SectionKind::Ordinary
            | SectionKind::SupplProvision
            | SectionKind::AppdxTable
            | SectionKind::Group
            | SectionKind::Article
            | SectionKind::Labelled
            | SectionKind::Tombstone => words_of(&section.heading).replace('\n', " "),
        };
        self.paragraph(&format!("{} {}", "#".repeat(level.min(LAST_LEVEL)), marked(mark, &heading)));
        self.blocks(&section.blocks, level + 1);
    }

    /// A 項: its number before its first words, no list sign.
    fn provision(&mut self, item: &Item, level: usize) {
        let mark = item.mark.as_ref().map_or("", |mark| &mark.own);
        match item.blocks.split_first() {
            Some((Block::Paragraph(first), rest)) if !first.remark => {
                self.paragraph(&line_start(&marked(mark, &words_of(&first.content))));
                self.blocks(rest, level);
            }
            _ => self.blocks(&item.blocks, level),
        }
    }

    fn item(&mut self, item: &Item, level: usize) {
        let mark = item.mark.as_ref().map_or("", |mark| &mark.own);
        self.listed(mark, &item.blocks, level);
    }

    /// A list item; its sign stands before its first words.
    fn listed(&mut self, sign: &str, blocks: &[Block], level: usize) {
        self.out.push_str(&self.margin);
        self.out.push_str("- ");
        let rest = match blocks.split_first() {
            Some((Block::Paragraph(first), rest)) if !first.remark => {
                let line = line_start(&marked(sign, &words_of(&first.content)));
                self.within(ITEM, |text| text.paragraph(&line));
                rest
            }
            _ => {
                let sign = sign.to_owned();
                self.within(ITEM, |text| text.paragraph(&sign));
                blocks
            }
        };
        self.within(ITEM, |text| text.blocks(rest, level));
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.paragraph(&line_start(&escaped(&table.caption)));
        }
        // Cells cannot be merged here: what another one covers stays empty.
        let row = |slots: Vec<Slot<'_>>| {
            let cells = slots.into_iter().flat_map(|slot| {
                let lines =
                    slot.cell.map(|cell| cells::lines(&cell.blocks, &|runs| words_of(runs))).unwrap_or_default();
                let text = lines.join("<br>").replace('|', "\\|").replace('\n', "<br>");
                std::iter::once(text).chain(vec![String::new(); slot.cols - 1])
            });
            cells.collect::<Vec<_>>()
        };
        let mut rows: Vec<Vec<String>> = table.slots().into_iter().map(row).collect();
        // Markdown has one head row, always.
        if table.head == 0 {
            rows.insert(0, vec![String::new(); table.columns]);
        }
        rows.insert(1.min(rows.len()), vec!["---".to_owned(); table.columns]);
        for row in rows {
            self.out.push_str(&self.margin);
            self.out.push_str(&format!("| {} |\n", row.join(" | ")));
        }
        self.empty();
    }

    /// A fence longer than any inside.
    fn listing(&mut self, listing: &Listing) {
        let fence = "`".repeat((longest_run(&listing.text) + 1).max(3));
        let open = format!("{fence}{}", listing.kind.word());
        for line in std::iter::once(open.as_str()).chain(listing.text.split('\n')).chain([fence.as_str()]) {
            self.out.push_str(format!("{}{line}", self.margin).trim_end());
            self.out.push('\n');
        }
        self.empty();
    }

    fn figure(&mut self, figure: &FlowFigure) {
        let Some(flow) = self.handbook.flows.get(figure.flow) else { return };
        self.paragraph(&format!("<strong>{}</strong>", escaped(&marked(&figure.mark, &flow.title))));
        for step in steps::steps(flow) {
            self.out.push_str(&self.margin);
            self.out.push_str("- ");
            let mut lines = vec![line_start(&escaped(&step.name))];
            lines.extend(step.below.iter().map(|line| line_start(&escaped(line))));
            self.within(ITEM, |text| text.paragraph(&lines.join("\n")));
        }
        for note in steps::notes(flow) {
            self.paragraph(&line_start(&escaped(&note)));
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// Escapes what only the start of a line makes a sign: `#`, `-`, `+`, `=`, `1.`, `1)`.
fn line_start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (before, rest) = line.split_at(digits);
    let sign = if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(['#', '-', '+', '=']) };
    if sign { format!("{before}\\{rest}") } else { line.to_owned() }
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A sign at the edge would run into the marks around it.
fn code(text: &str) -> String {
    let marks = "`".repeat(longest_run(text) + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{marks}{space}{text}{space}{marks}")
}

fn words_of(runs: &[Inline]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Inline::Text(text) => out.push_str(&escaped(text)),
            Inline::Code(text) => out.push_str(&code(text)),
            Inline::Strong(inner) => out.push_str(&strong(inner)),
            // Markdown has no underline.
            Inline::Underline(inner) => out.push_str(&format!("<u>{}</u>", words_of(inner))),
            Inline::Ruby { base, reading } => out.push_str(&escaped(&words::reading(base, reading))),
            Inline::Link { target: Target::Inside(_), content } => out.push_str(&words_of(content)),
            Inline::Link { target: Target::Outside(url), content } => {
                out.push_str(&format!("[{}](<{}>)", words_of(content), url.replace(['<', '>', '\n'], "")));
            }
            Inline::LineBreak => out.push('\n'),
            Inline::Term { content, .. } => out.push_str(&words_of(content)),
            Inline::Note(note) => out.push_str(&escaped(&note.mark)),
        }
    }
    out
}

/// `**` beside a bracket is no emphasis in CommonMark, so such words take the element.
fn strong(inner: &[Inline]) -> String {
    let plain = plain_text(inner);
    let letters = [plain.chars().next(), plain.chars().next_back()];
    let words = words_of(inner);
    if letters.into_iter().all(|letter| letter.is_some_and(char::is_alphanumeric)) {
        format!("**{words}**")
    } else {
        format!("<strong>{words}</strong>")
    }
}
