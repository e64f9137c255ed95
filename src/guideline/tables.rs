//! Tables as they are written: with pipes, or as a fenced block `table` whose
//! nested list has rows as outer and cells as inner items.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::blocks::Cursor;
use super::table_marks::{Marks, Spans};
use super::{Anchor, Parsed, events, listings};
use crate::finding::{Finding, code};
use crate::handbook::body::{Block, Inline, Paragraph};
use crate::handbook::table::{Cell, CellKind, Table};
use crate::words::finding as words;

/// A row before its cells know their columns.
struct Row {
    range: Range<usize>,
    cells: Vec<(Range<usize>, Spans, Vec<Block<Parsed>>)>,
}

impl Cursor<'_> {
    /// A paragraph that is only `{#id caption="…"}`: it belongs to the table behind it.
    pub(super) fn captioned(&mut self, range: Range<usize>) -> Option<Block<Parsed>> {
        let (marks, place) = self.table_marks(&range);
        while let Some((event, _)) = self.next()
            && event != Event::End(TagEnd::Paragraph)
        {}
        if let Some((Event::Start(Tag::Table(_)), table)) = self.peek() {
            self.next();
            return Some(Block::Table(self.table(table, marks)));
        }
        self.find(Finding::new(&code::TABLE_MARK, self.span(place), words::caption_alone()));
        None
    }

    fn table_marks(&mut self, range: &Range<usize>) -> (Marks, Range<usize>) {
        let line = self.text[range.clone()].lines().next().unwrap_or_default();
        let open = line.find('{').unwrap_or(line.len());
        let close = line.rfind('}').map_or(line.len(), |at| at + 1).max(open);
        let place = range.start + open..range.start + close;
        let written = line.get(open + 1..close.saturating_sub(1)).unwrap_or_default();
        let mut marks = Marks::read(written, place.start + 1, self.source, &mut self.findings);
        let span = self.span(place.clone());
        marks.caption = self.context.expand(&marks.caption, span, self.text, &mut self.findings);
        (marks, place)
    }

    /// A table written with pipes.
    pub(super) fn table(&mut self, range: Range<usize>, marks: Marks) -> Table<Parsed> {
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        while let Some((event, at)) = self.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableCell) => {
                    let content = broken_lines(self.runs(Some(TagEnd::TableCell)));
                    let id = Anchor { id: None, span: self.span(at.clone()) };
                    let blocks = vec![Block::Paragraph(Paragraph { id, remark: false, content })];
                    cells.push((at, Spans::default(), blocks));
                }
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                    rows.push(Row { range: range.clone(), cells: std::mem::take(&mut cells) });
                }
                _ => {}
            }
        }
        self.laid_out(range, rows, marks)
    }

    /// A fenced block: a table, lines as they are typed, or the table of findings.
    pub(super) fn fenced(&mut self, kind: CodeBlockKind<'static>, range: Range<usize>) -> Option<Block<Parsed>> {
        let word = match &kind {
            CodeBlockKind::Fenced(info) => info.split([' ', '{']).next().unwrap_or_default().to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        if word == listings::FINDINGS {
            return self.finding_table(&range);
        }
        if let Some(kind) = listings::kind(&word) {
            return Some(self.listing(kind, range));
        }
        if word != "table" {
            self.unsupported(&Event::Start(Tag::CodeBlock(kind)), range);
            return None;
        }
        let (marks, _) = self.table_marks(&range);
        let mut inner = Vec::new();
        while let Some((event, at)) = self.next() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(text) => inner.extend(events::within(self.text, &text, at)),
                _ => {}
            }
        }
        let outside = self.swap(inner);
        let rows = self.rows();
        self.swap_back(outside);
        if rows.is_empty() {
            let first_line = self.text[range.clone()].lines().next().unwrap_or_default().len();
            let span = self.span(range.start..range.start + first_line);
            self.find(Finding::new(&code::TABLE_MARK, span, words::table_without_rows()));
            return None;
        }
        Some(Block::Table(self.laid_out(range, rows, marks)))
    }

    fn rows(&mut self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut depth = 0;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::List(_)) if depth < 2 => depth += 1,
                Event::End(TagEnd::List(_)) => depth -= 1,
                Event::Start(Tag::Item) if depth == 1 => rows.push(Row { range, cells: Vec::new() }),
                Event::Start(Tag::Item) => {
                    let cell = self.cell(range);
                    if let Some(row) = rows.last_mut() {
                        row.cells.push(cell);
                    }
                }
                Event::End(_) => {}
                _ => {
                    self.find(Finding::new(&code::TABLE_MARK, self.span(range), words::not_a_cell()));
                    // The words outside of cells are one finding, not one for each run.
                    self.runs(None);
                }
            }
        }
        rows
    }

    fn cell(&mut self, range: Range<usize>) -> (Range<usize>, Spans, Vec<Block<Parsed>>) {
        let (mut blocks, _) = self.item_blocks(&range);
        let mut spans = Spans::default();
        if let Some(Block::Paragraph(Paragraph { content, .. })) = blocks.first_mut()
            && let Some(Inline::Text(text)) = content.first_mut()
            && let Some((written, rest)) = text.strip_prefix('{').and_then(|text| text.split_once('}'))
            && written.contains('=')
        {
            let at = self.text[range.clone()].find('{').map_or(range.start, |at| range.start + at + 1);
            spans = Spans::read(written, at, self.source, &mut self.findings);
            *text = rest.trim_start_matches([' ', '\u{3000}']).to_owned();
            if text.is_empty() {
                content.remove(0);
            }
        }
        blocks.retain(|block| !matches!(block, Block::Paragraph(p) if p.content.is_empty()));
        (range, spans, blocks)
    }

    /// Gives every cell its column; rows that do not come out even are findings.
    fn laid_out(&mut self, range: Range<usize>, rows: Vec<Row>, marks: Marks) -> Table<Parsed> {
        let count = rows.len();
        let columns = rows.first().map_or(0, |row| row.cells.iter().map(|(_, spans, _)| spans.cols).sum());
        // For each column, how many rows from here on a cell above still covers.
        let mut covered = vec![0_usize; columns];
        let head = marks.head.unwrap_or(1);
        let mut out = Vec::new();
        for (y, row) in rows.into_iter().enumerate() {
            let wanted = covered.iter().filter(|rows| **rows == 0).count();
            let given: usize = row.cells.iter().map(|(_, spans, _)| spans.cols).sum();
            if wanted != given {
                let line = self.text[row.range.clone()].lines().next().unwrap_or_default().len();
                let span = self.span(row.range.start..row.range.start + line);
                self.find(Finding::new(&code::TABLE_UNEVEN, span, words::row_uneven(given, wanted)));
            }
            let mut next = covered.iter().map(|rows| rows.saturating_sub(1)).collect::<Vec<_>>();
            let mut column = 0;
            let mut cells = Vec::new();
            for (range, spans, blocks) in row.cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let under = covered.iter().skip(column).take(spans.cols).any(|rows| *rows > 0);
                let last = if y < head { head.min(count) } else { count };
                if under || y + spans.rows > last {
                    let line = self.text[range.clone()].lines().next().unwrap_or_default().len();
                    let span = self.span(range.start..range.start + line);
                    self.find(Finding::new(&code::TABLE_UNEVEN, span, words::span_too_large()));
                }
                next.iter_mut().skip(column).take(spans.cols).for_each(|rows| *rows = spans.rows - 1);
                let kind = match () {
                    () if y < head => CellKind::Head,
                    () if column < marks.side => CellKind::Side,
                    () => CellKind::Body,
                };
                cells.push(Cell { kind, column, cols: spans.cols, rows: spans.rows, blocks });
                column += spans.cols;
            }
            covered = next;
            out.push(cells);
        }
        let id = Anchor { id: marks.id, span: self.span(range) };
        Table { id, caption: marks.caption, columns, rows: out, head: head.min(count) }
    }
}

/// `\` breaks the line of a cell, which cannot hold a line's end.
fn broken_lines(runs: Vec<Inline<Parsed>>) -> Vec<Inline<Parsed>> {
    let mut out = Vec::new();
    for run in runs {
        let Inline::Text(text) = run else {
            out.push(run);
            continue;
        };
        for (n, part) in text.split('\\').enumerate() {
            if n > 0 {
                out.push(Inline::LineBreak);
            }
            if !part.is_empty() {
                out.push(Inline::Text(part.to_owned()));
            }
        }
    }
    out
}

/// `{#id caption="…"}` and nothing else.
pub(super) fn only_braces(paragraph: &str) -> bool {
    let inner = paragraph.trim().strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    inner.is_some_and(|inner| inner.starts_with(['#', 'c']) && inner.contains("caption=") && !inner.contains('\n'))
}
