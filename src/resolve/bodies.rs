//! The text of a guideline with its numbers filled in and its links resolved.

use std::collections::BTreeMap;

use super::growth::Growth;
use super::index::{Entry, Index};
use super::notes::Notes;
use super::numbering::Numbered;
use super::passages::{Adopted, Homes};
use crate::finding::{Checked, Finding, Span, code};
use crate::guideline::{Captions, Guideline as Source, Parsed, PictureUse};
use crate::handbook::body::{
    Admonition, Block, Body, Bullet, Definition, FlowFigure, Framed, Inline, Item, Paragraph, Section, SectionKind,
    Target, Tie,
};
use crate::handbook::picture::Picture;
use crate::handbook::table::{Cell, Table};
use crate::handbook::{Audience, Guideline, PageRef, Place};
use crate::words::{finding as words, model};
use crate::yaml::Text;

pub(super) fn resolve(
    index_in_book: usize,
    source: &Source,
    numbers: &[Numbered],
    index: &Index<'_>,
    ties: &BTreeMap<Place, Vec<Tie>>,
    homes: Homes<'_>,
) -> Checked<Guideline> {
    let mut findings = Vec::new();
    let page = PageRef::Guideline(index_in_book);
    let blocks = blocks(page, source, numbers, index, ties, homes).take(&mut findings);
    let front = source.front.clone();
    let by = front.superseded_by.as_ref().and_then(|name| index.section(name, &mut findings));
    let superseded_by = by.and_then(|entry| match entry.place.page {
        PageRef::Guideline(other) => Some(other),
        PageRef::Flow(_) | PageRef::Form(_) | PageRef::Course(_) | PageRef::Own(_) => None,
    });
    let guideline = Guideline {
        origin: Span::file_start(source.source),
        id: front.id,
        title: front.title,
        kind: front.kind,
        form: front.form,
        number: front.number,
        office: front.office,
        dates: front.dates,
        review_by: front.review_by,
        draft: front.draft,
        audience: front.audience,
        issuer: front.issuer,
        taken_from: front.origin,
        updated: front.updated,
        superseded_by,
        body: Body { blocks },
    };
    Checked::new(guideline, findings)
}

/// The blocks of the text of `page`.
pub(super) fn blocks(
    page: PageRef,
    source: &Source,
    numbers: &[Numbered],
    index: &Index<'_>,
    ties: &BTreeMap<Place, Vec<Tie>>,
    homes: Homes<'_>,
) -> Checked<Vec<Block>> {
    let path = index.path_of(page).unwrap_or_default();
    let mut resolver = Resolver {
        page,
        path,
        numbers: numbers.iter(),
        index,
        ties,
        figures: 0,
        audience: source.front.audience,
        notes: Notes::new(&source.front.notes),
        captions: &source.front.captions,
        level: 0,
        homes,
        adopted: Adopted::new(),
        growth: Growth::new(),
        findings: Vec::new(),
    };
    let blocks = resolver.section_blocks(&source.body.blocks, true);
    let blocks = resolver.notes.fill(blocks, &mut resolver.findings);
    Checked::new(blocks, resolver.findings)
}

pub(super) struct Resolver<'a> {
    page: PageRef,
    /// Path of the source, from which links are counted.
    pub(super) path: &'a str,
    /// Numbers in the order of the text; every section and item takes the next.
    numbers: std::slice::Iter<'a, Numbered>,
    pub(super) index: &'a Index<'a>,
    ties: &'a BTreeMap<Place, Vec<Tie>>,
    figures: usize,
    pub(super) notes: Notes<'a>,
    captions: &'a Captions,
    /// Who may read what is being resolved.
    pub(super) audience: Audience,
    /// Level of the heading around the next block.
    pub(super) level: u8,
    pub(super) homes: Homes<'a>,
    pub(super) adopted: Adopted,
    pub(super) growth: Growth,
    pub(super) findings: Vec<Finding>,
}

impl Resolver<'_> {
    /// Blocks of a section, or of the whole text where `top` is set, with the
    /// notes behind the words that use them: before the next heading.
    fn section_blocks(&mut self, blocks: &[Block<Parsed>], top: bool) -> Vec<Block> {
        let mut out = Vec::new();
        for block in blocks {
            if matches!(block, Block::Section(_)) {
                out.extend(self.notes.take());
                if top {
                    self.notes.begin_section();
                }
            }
            out.extend(self.block(block));
        }
        out.extend(self.notes.take());
        out
    }

    fn blocks(&mut self, blocks: &[Block<Parsed>]) -> Vec<Block> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block<Parsed>) -> Option<Block> {
        Some(match block {
            Block::Section(section) => {
                let numbered = self.numbers.next().cloned();
                let (id, mark) = numbered.map(|n| (n.id, n.mark)).unwrap_or_default();
                let around = self.audience;
                self.audience = around.max(section.audience);
                let level = std::mem::replace(&mut self.level, section.level);
                let resolved = Section {
                    ties: self.ties_of(&id),
                    id,
                    mark,
                    level: section.level,
                    kind: if section.mark.deleted && section.kind == SectionKind::Article {
                        SectionKind::Tombstone
                    } else {
                        section.kind
                    },
                    heading: self.runs(&section.heading),
                    column: section.column,
                    audience: section.audience,
                    blocks: self.section_blocks(&section.blocks, false),
                };
                self.audience = around;
                self.level = level;
                Block::Section(resolved)
            }
            Block::Paragraph(paragraph) => Block::Paragraph(self.paragraph(paragraph)),
            Block::Items(items) => Block::Items(items.iter().map(|item| self.item(item)).collect()),
            Block::Provisions(all) => Block::Provisions(all.iter().map(|item| self.item(item)).collect()),
            Block::Bullets(bullets) => Block::Bullets(
                bullets
                    .iter()
                    .map(|bullet| Bullet { sign: bullet.sign, blocks: self.blocks(&bullet.blocks) })
                    .collect(),
            ),
            Block::Table(table) => Block::Table(self.table(table)),
            Block::Flow(address) => return self.flow(address),
            Block::Picture(picture) => return self.picture(picture),
            Block::Listing(typed) => super::findings::shown(typed),
            Block::Definitions(all) => {
                let one = |one: &Definition<Parsed>| Definition {
                    term: self.runs(&one.term),
                    blocks: self.blocks(&one.blocks),
                };
                Block::Definitions(all.iter().map(one).collect())
            }
            Block::Passage(include) => return self.passage(include),
            Block::Admonition(admonition) => {
                let around = self.audience;
                self.audience = around.max(admonition.kind.audience());
                let blocks = self.blocks(&admonition.blocks);
                self.audience = around;
                Block::Admonition(Admonition { kind: admonition.kind, blocks })
            }
            Block::Framed(framed) => {
                Block::Framed(Framed { label: framed.label.clone(), blocks: self.blocks(&framed.blocks) })
            }
            Block::Notes(notes) => {
                for note in notes {
                    let blocks = self.blocks(&note.blocks);
                    self.notes.write(&note.head, blocks, self.audience, &mut self.findings);
                }
                return None;
            }
        })
    }

    fn paragraph(&mut self, paragraph: &Paragraph<Parsed>) -> Paragraph {
        Paragraph {
            id: paragraph.id.id.as_ref().map(|id| id.value.clone()),
            remark: paragraph.remark,
            content: self.runs(&paragraph.content),
        }
    }

    fn table(&mut self, table: &Table<Parsed>) -> Table {
        let mark = self.numbers.next().and_then(|numbered| numbered.mark.as_ref());
        let caption = match mark {
            Some(mark) => model::caption(&mark.own, &table.caption),
            None => table.caption.clone(),
        };
        let mut cell = |cell: &Cell<Parsed>| Cell {
            kind: cell.kind,
            column: cell.column,
            cols: cell.cols,
            rows: cell.rows,
            blocks: self.blocks(&cell.blocks),
        };
        let rows = table.rows.iter().map(|row| row.iter().map(&mut cell).collect()).collect();
        let id = table.id.id.as_ref().map(|id| id.value.clone());
        Table { id, caption, columns: table.columns, rows, head: table.head }
    }

    fn item(&mut self, item: &Item<Parsed>) -> Item {
        let numbered = self.numbers.next().cloned();
        let (id, mark) = numbered.map(|n| (n.id, n.mark)).unwrap_or_default();
        Item { ties: self.ties_of(&id), id, mark, blocks: self.blocks(&item.blocks) }
    }

    fn ties_of(&self, id: &str) -> Vec<Tie> {
        self.ties.get(&Place::at(self.page, id)).cloned().unwrap_or_default()
    }

    fn flow(&mut self, address: &Text) -> Option<Block> {
        let entry = self.index.link(self.path, address, &mut self.findings)?;
        let PageRef::Flow(flow) = entry.place.page else {
            let finding = Finding::new(&code::FIGURE_NOT_A_FLOW, address.span, words::figure_not_a_flow(address));
            return super::missing(&mut self.findings, finding);
        };
        self.figures += 1;
        Some(Block::Flow(FlowFigure { flow, mark: self.figure_mark() }))
    }

    fn picture(&mut self, picture: &PictureUse) -> Option<Block> {
        let image = self.index.image(self.path, &picture.address, &mut self.findings)?;
        let caption = match &self.captions.figure {
            Some(_) if !picture.caption.is_empty() => {
                self.figures += 1;
                model::caption(&self.figure_mark(), &picture.caption)
            }
            Some(_) | None => picture.caption.clone(),
        };
        Some(Block::Picture(Picture { image, description: picture.description.clone(), caption }))
    }

    fn figure_mark(&self) -> String {
        match &self.captions.figure {
            Some(pattern) => pattern.replace("{n}", &self.figures.to_string()),
            None => model::figure_mark(self.figures),
        }
    }

    fn runs(&mut self, runs: &[Inline<Parsed>]) -> Vec<Inline> {
        runs.iter().flat_map(|run| self.run(run)).collect()
    }

    fn run(&mut self, run: &Inline<Parsed>) -> Vec<Inline> {
        vec![match run {
            Inline::Text(text) => Inline::Text(text.clone()),
            Inline::Code(text) => Inline::Code(text.clone()),
            Inline::Strong(inner) => Inline::Strong(self.runs(inner)),
            Inline::Underline(inner) => Inline::Underline(self.runs(inner)),
            Inline::Ruby { base, reading } => Inline::Ruby { base: base.clone(), reading: reading.clone() },
            Inline::LineBreak => Inline::LineBreak,
            // Terms are found once all words are known; see `annotate`.
            Inline::Term { content, .. } => return self.runs(content),
            Inline::Note(name) => Inline::Note(self.notes.use_of(name, self.audience)),
            Inline::Link { target, content } => {
                let address = &target.address;
                let content = self.runs(content);
                if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme)) {
                    return vec![Inline::Link { target: Target::Outside(address.value.clone()), content }];
                }
                // A broken link was reported; its words stay.
                let Some(entry) = self.index.link(self.path, address, &mut self.findings) else { return content };
                let content = if content.is_empty() {
                    let words = self.own_words(entry);
                    if !self.growth.take(words.len(), address.span, &mut self.findings) {
                        return Vec::new();
                    }
                    vec![Inline::Text(words)]
                } else {
                    content.into_iter().map(|run| self.fill(run, entry, address.span)).collect()
                };
                Inline::Link { target: Target::Inside(entry.place.clone()), content }
            }
        }]
    }

    /// What a link with empty text says: 「5「訪問支援者」」, 「4(2)ア」, 「様式第1号」.
    fn own_words(&self, entry: &Entry) -> String {
        let number = entry.path.as_ref().or(entry.number.as_ref());
        // Forms and tables have a number but no way to it, and go by the number alone.
        let title = self.title(entry);
        let titled = !title.is_empty() && entry.path.is_some();
        match number {
            Some(number) if titled && self.audience.reads(entry.audience) => format!("{number}「{title}」"),
            Some(number) => number.clone(),
            None => title.to_owned(),
        }
    }

    /// The title of a target, as the readers of this text may know it.
    fn title<'e>(&self, entry: &'e Entry) -> &'e str {
        if self.audience.reads(entry.audience) { &entry.title } else { model::NOT_FOR_READER }
    }

    /// Fills `{n}`, `{path}` and `{title}` into the words of a link.
    fn fill(&mut self, run: Inline, entry: &Entry, span: Span) -> Inline {
        let Inline::Text(text) = run else { return run };
        let each = entry.title.len() + entry.path.as_ref().map_or(0, String::len);
        if !self.growth.take(text.matches('{').count() * each, span, &mut self.findings) {
            return Inline::Text(text);
        }
        let number = entry.number.as_deref().unwrap_or_default();
        let path = entry.path.as_deref().unwrap_or(number);
        Inline::Text(text.replace("{n}", number).replace("{path}", path).replace("{title}", self.title(entry)))
    }
}
