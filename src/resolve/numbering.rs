//! Counts sections, paragraphs of articles and items.
//!
//! In the outline skeleton a heading's depth is its level and a list counts one
//! level below the nearest numbered heading; counting goes on within that unit
//! even after a paragraph between two lists. Articles count through the whole
//! document, chapters within what holds them. [`marks`] prints the counts.

mod beside;
mod marks;
mod unit;

use std::collections::BTreeMap;

use crate::citation::Unit as Rank;
use crate::finding::{Checked, Finding, Span, code};
use crate::guideline::{Front, Level, Parsed, Skeleton, Wish};
use crate::handbook::body::{Block, Body, Item, Section, SectionKind, plain_text};
use crate::handbook::table::Table;
use crate::handbook::{Audience, Mark, Number, Ordinal};
use crate::words::finding as words;
use crate::words::model;
use crate::yaml::Text;
use unit::Unit;

/// A section, 項 or item, in the order of the text.
#[derive(Debug, Clone)]
pub(super) struct Numbered {
    /// The author's id, or one made from the number.
    pub id: String,
    pub mark: Option<Mark>,
    /// The own number in a sentence, where it differs from the printed mark: 第2項.
    pub cited: Option<String>,
    /// Heading of a section; empty for an item.
    pub title: String,
    /// What citations call it, with its count: 第2項 is a 項 with the count 2,
    /// also where it is the only one and bears no number.
    pub unit: Option<(Rank, Ordinal)>,
    /// Index of what holds it.
    pub within: Option<usize>,
    /// The id is the author's own.
    pub named: bool,
    /// Who may read it, with all that it lies in.
    pub audience: Audience,
}

/// Numbers all sections and items of a text; the list is in the order in which
/// a walk from top to bottom meets them.
pub(super) fn number(front: &Front, body: &Body<Parsed>) -> Checked<Vec<Numbered>> {
    let (articles, labels) = (Unit::default(), BTreeMap::new());
    let (all, ids, findings) = (Vec::new(), BTreeMap::new(), Vec::new());
    let audience = front.audience;
    let around = Vec::new();
    let is_appdx = |block: &&Block<Parsed>| matches!(block, Block::Section(s) if s.kind == SectionKind::AppdxTable);
    let appdx = body.blocks.iter().filter(is_appdx).count();
    let mut counter = Counter {
        front,
        articles,
        labels,
        all,
        around,
        ids,
        suppl: 0,
        appdx: (0, appdx),
        tables: 0,
        audience,
        findings,
    };
    let depth = match front.skeleton {
        Skeleton::Outline | Skeleton::Plain | Skeleton::Chapters => 0,
        Skeleton::Articles => 1,
    };
    let mut root = Unit { depth, made: "s".to_owned(), ..Unit::default() };
    counter.blocks(&body.blocks, &mut root);
    Checked::new(counter.all, counter.findings)
}

struct Counter<'a> {
    front: &'a Front,
    /// Articles count through the whole document.
    articles: Unit,
    /// Labels count through the whole document, each for itself.
    labels: BTreeMap<&'a str, Unit>,
    all: Vec<Numbered>,
    /// Indices of what holds the next one, outermost first.
    around: Vec<usize>,
    ids: BTreeMap<String, Span>,
    suppl: usize,
    /// 別表 so far and in all.
    appdx: (usize, usize),
    /// Tables with a number so far.
    tables: usize,
    /// Who may read what is being counted.
    audience: Audience,
    findings: Vec<Finding>,
}

impl<'a> Counter<'a> {
    fn blocks(&mut self, blocks: &'a [Block<Parsed>], unit: &mut Unit) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    let around = self.audience;
                    self.audience = around.max(section.audience);
                    self.section(section, unit);
                    self.audience = around;
                }
                Block::Items(items) if items.first().is_some_and(|item| item.mark.circled) => {
                    self.circled(items, unit);
                }
                Block::Items(items) => {
                    // In plain text and in cells each list counts for itself; the lists in
                    // its items take the levels below.
                    let made = if unit.each { unit.made.clone() } else { "s".to_owned() };
                    let mut list = Unit { made, each: unit.each, depth: unit.depth, ..Unit::default() };
                    let alone = self.front.skeleton == Skeleton::Plain || unit.each;
                    let unit = if alone { &mut list } else { &mut *unit };
                    for item in items {
                        let mut own = self.item(item, unit);
                        self.inside(&item.blocks, &mut own);
                    }
                }
                Block::Provisions(all) => {
                    for provision in all {
                        let mut own = self.provision(provision, unit);
                        self.inside(&provision.blocks, &mut own);
                    }
                }
                Block::Bullets(bullets) => bullets.iter().for_each(|bullet| self.blocks(&bullet.blocks, unit)),
                Block::Admonition(admonition) => {
                    let around = self.audience;
                    self.audience = around.max(admonition.kind.audience());
                    self.blocks(&admonition.blocks, &mut unit.aside());
                    self.audience = around;
                }
                Block::Paragraph(paragraph) => {
                    if let Some(id) = &paragraph.id.id {
                        self.check_id(id);
                    }
                }
                Block::Table(table) => self.table(table, unit),
                Block::Flow(_) | Block::Listing(_) => {}
                Block::Framed(framed) => self.blocks(&framed.blocks, &mut unit.aside()),
                Block::Definitions(all) => all.iter().for_each(|one| self.blocks(&one.blocks, &mut unit.aside())),
                Block::Picture(_) | Block::Passage(_) => {}
                Block::Notes(notes) => {
                    notes.iter().for_each(|note| self.blocks(&note.blocks, &mut unit.aside()));
                }
            }
        }
    }

    fn section(&mut self, section: &'a Section<Parsed>, unit: &mut Unit) {
        let skeleton = self.front.skeleton;
        let title = if section.mark.deleted { String::new() } else { plain_text(&section.heading) };
        let wish = &section.mark;
        let mut own = match section.kind {
            SectionKind::SupplProvision => self.suppl(section, title),
            SectionKind::AppdxTable => self.appdx_table(section, title, unit),
            SectionKind::Labelled => self.labelled(section, title, unit),
            SectionKind::Article if unit.suppl => {
                // A caption: the 項 below it go on counting.
                self.unnumbered(section.id.as_ref(), title, wish.span);
                return self.inside(&section.blocks, unit);
            }
            SectionKind::Article => {
                let ordinal = self.articles.next(wish);
                let own = marks::unit(&ordinal, Level::Article.word());
                let made = format!("s{}", marks::joined(&ordinal, "_"));
                let rank = (Rank::Article, ordinal.clone());
                let mut opened = Unit::default().below(ordinal, &own, made, 1);
                opened.provisions = provisions(&section.blocks);
                self.open(section.id.as_ref(), opened, own, (title, Some(rank)), wish.span)
            }
            SectionKind::Group => {
                let at = usize::from(section.level).saturating_sub(1);
                let level = match skeleton {
                    Skeleton::Articles => self.front.levels.get(at).copied(),
                    Skeleton::Chapters | Skeleton::Outline | Skeleton::Plain => Some(Level::Chapter),
                };
                let word = level.map_or("", Level::word);
                let ordinal = unit.next(wish);
                let own = marks::unit(&ordinal, word);
                // Articles are s1, s2 …, so the chapters above them take a letter of their own.
                let outermost = skeleton == Skeleton::Articles && unit.made == "s";
                let made = if outermost { format!("g{}", marks::joined(&ordinal, "_")) } else { unit.made(&ordinal) };
                let depth = unit.depth;
                let rank = level.map(|level| (level.rank(), ordinal.clone()));
                let opened = unit.below(ordinal, &own, made, depth);
                self.open(section.id.as_ref(), opened, own, (title, rank), wish.span)
            }
            SectionKind::Ordinary | SectionKind::Tombstone => {
                let depth = match skeleton {
                    Skeleton::Outline => Some(unit.number.0.len()),
                    // 1 stands at the second level, below 第1章.
                    Skeleton::Chapters => Some(usize::from(section.level).saturating_sub(2)),
                    Skeleton::Plain | Skeleton::Articles => None,
                };
                match depth.filter(|_| !wish.unnumbered) {
                    Some(depth) => self.count(section.id.as_ref(), wish, title, depth, unit),
                    None => {
                        self.unnumbered(section.id.as_ref(), title, wish.span);
                        unit.unnumbered()
                    }
                }
            }
        };
        self.inside(&section.blocks, &mut own);
    }

    /// Counts what lies in the section, 項 or item that was counted last.
    fn inside(&mut self, blocks: &'a [Block<Parsed>], unit: &mut Unit) {
        self.around.extend(self.all.len().checked_sub(1));
        self.blocks(blocks, unit);
        self.around.pop();
    }

    fn suppl(&mut self, section: &Section<Parsed>, title: String) -> Unit {
        self.suppl += 1;
        let made = if self.suppl == 1 { "suppl".to_owned() } else { format!("suppl-{}", self.suppl) };
        let path: String = title.split([' ', '\u{3000}']).collect();
        let provisions = provisions(&section.blocks);
        let unit = u32::try_from(self.suppl).ok().map(|n| (Rank::Suppl, Ordinal::plain(n)));
        let numbered = Numbered { unit, ..Numbered::unmarked(title) };
        self.push(section.id.as_ref(), made.clone(), numbered, section.mark.span);
        Unit { path, made: format!("{made}-s"), provisions, suppl: true, ..Unit::default() }
    }

    /// A heading with a label of its own counts through the document; it takes
    /// its level's place, so that what is below is marked as under any heading.
    fn labelled(&mut self, section: &'a Section<Parsed>, title: String, unit: &Unit) -> Unit {
        let wish = &section.mark;
        let label = self.front.labels.iter().find(|label| wish.label.as_deref() == Some(&label.name));
        let Some(label) = label else { return unit.unnumbered() };
        let ordinal = self.labels.entry(&label.name).or_default().next(wish);
        let own = label.pattern.replace("{n}", &marks::plain(&ordinal));
        let made = format!("{}{}", label.name, marks::joined(&ordinal, "_"));
        let depth = match self.front.skeleton {
            Skeleton::Chapters => usize::from(section.level).saturating_sub(1),
            Skeleton::Outline | Skeleton::Plain | Skeleton::Articles => unit.depth + 1,
        };
        let opened = Unit::default().below(ordinal, &own, made, depth);
        self.open(section.id.as_ref(), opened, own, (title, None), wish.span)
    }

    fn item(&mut self, item: &Item<Parsed>, within: &mut Unit) -> Unit {
        if item.mark.unnumbered {
            self.unnumbered(item.id.as_ref(), String::new(), item.mark.span);
            return within.unnumbered();
        }
        self.count(item.id.as_ref(), &item.mark, String::new(), within.depth, within)
    }

    /// Counts a 項. A lone one has no number: citations name what holds it.
    fn provision(&mut self, provision: &Item<Parsed>, within: &mut Unit) -> Unit {
        let ordinal = within.next(&provision.mark);
        let made = within.made(&ordinal);
        let depth = if within.suppl { within.depth + 1 } else { within.depth };
        let unit = Some((Rank::Paragraph, ordinal.clone()));
        let (opened, own, cited) = if within.provisions == 1 {
            (Unit { made: made.clone(), depth, ..within.unnumbered() }, String::new(), within.path.clone())
        } else {
            let cited = model::provision(&marks::plain(&ordinal));
            let printed = within.suppl || ordinal != Ordinal::plain(1);
            let own = if printed { marks::plain(&ordinal) } else { String::new() };
            (within.below(ordinal, &cited, made.clone(), depth), own, cited)
        };
        let mark = Some(opened.mark(own));
        let numbered = Numbered { mark, cited: Some(cited), unit, ..Numbered::unmarked(String::new()) };
        self.push(provision.id.as_ref(), made, numbered, provision.mark.span);
        opened
    }

    /// Counts a section or item within its unit and gives the unit that it opens.
    fn count(&mut self, id: Option<&Text>, wish: &Wish, title: String, depth: usize, within: &mut Unit) -> Unit {
        let ordinal = within.next(wish);
        let Some(own) = marks::mark(depth, &ordinal) else {
            self.findings.push(Finding::new(&code::NUMBER_TOO_DEEP, wish.span, words::number_too_deep()));
            self.unnumbered(id, title, wish.span);
            return within.unnumbered();
        };
        let plain = marks::plain(&ordinal);
        let cited = match (self.front.skeleton, depth) {
            (_, 0) if within.suppl => model::provision(&plain),
            (Skeleton::Articles, 1) => marks::unit(&ordinal, model::ITEM),
            (Skeleton::Articles | Skeleton::Outline | Skeleton::Chapters | Skeleton::Plain, _) => own.clone(),
        };
        let made = within.made(&ordinal);
        let rank = match depth {
            _ if within.is_aside() => None,
            0 if within.suppl => Some(Rank::Paragraph),
            _ => marks::rank(depth),
        };
        let rank = rank.map(|rank| (rank, ordinal.clone()));
        let opened = within.below(ordinal, &cited, made, depth + 1);
        self.open(id, opened, own, (title, rank), wish.span)
    }

    fn open(
        &mut self,
        id: Option<&Text>,
        opened: Unit,
        own: String,
        (title, unit): (String, Option<(Rank, Ordinal)>),
        span: Span,
    ) -> Unit {
        // Boxes, notes and cells stand beside the text: nothing cites their items.
        let unit = unit.filter(|_| !opened.is_aside());
        let numbered = Numbered { mark: Some(opened.mark(own)), unit, ..Numbered::unmarked(title) };
        self.push(id, opened.made.clone(), numbered, span);
        opened
    }

    fn unnumbered(&mut self, id: Option<&Text>, title: String, span: Span) {
        let made = format!("u{}", self.all.len() + 1);
        self.push(id, made, Numbered::unmarked(title), span);
    }

    fn push(&mut self, id: Option<&Text>, made: String, numbered: Numbered, span: Span) {
        let named = id.is_some();
        let id = match id {
            Some(id) => {
                self.check_id(id);
                id.value.clone()
            }
            // An author's id may look like a made one; a made one gives way.
            None if self.ids.contains_key(&made) => format!("{made}-{}", self.all.len()),
            None => made,
        };
        self.ids.entry(id.clone()).or_insert(span);
        let within = self.around.last().copied();
        self.all.push(Numbered { id, named, within, audience: self.audience, ..numbered });
    }

    /// A table takes its place among the numbered things, so that links find it.
    fn table(&mut self, table: &'a Table<Parsed>, unit: &Unit) {
        let mark = self.front.captions.table.as_ref().filter(|_| !table.caption.is_empty()).map(|pattern| {
            self.tables += 1;
            let own = pattern.replace("{n}", &self.tables.to_string());
            Mark { number: Number::default(), own, path: String::new() }
        });
        let made = format!("table_{}", self.all.len());
        let numbered = Numbered { mark, ..Numbered::unmarked(table.caption.clone()) };
        self.push(table.id.id.as_ref(), made, numbered, table.id.span);
        for cell in table.cells() {
            self.blocks(&cell.blocks, &mut Unit { each: true, ..unit.aside() });
        }
    }

    fn check_id(&mut self, id: &Text) {
        if let Some(first) = self.ids.insert(id.value.clone(), id.span) {
            let finding = Finding::new(&code::ID_DUPLICATE, id.span, words::id_duplicate(id));
            self.findings.push(finding.related(first, words::FIRST_HERE));
        }
    }
}

impl Numbered {
    fn unmarked(title: String) -> Self {
        let (unit, within, audience) = (None, None, Audience::default());
        Self { id: String::new(), mark: None, cited: None, title, unit, within, named: false, audience }
    }
}

/// The 項 of an article or 附則, those under captions included.
fn provisions(blocks: &[Block<Parsed>]) -> usize {
    let count = |block: &Block<Parsed>| match block {
        Block::Provisions(all) => all.len(),
        Block::Section(section) => provisions(&section.blocks),
        Block::Paragraph(_)
        | Block::Items(_)
        | Block::Bullets(_)
        | Block::Table(_)
        | Block::Flow(_)
        | Block::Admonition(_)
        | Block::Framed(_)
        | Block::Listing(_)
        | Block::Picture(_)
        | Block::Definitions(_)
        | Block::Passage(_)
        | Block::Notes(_) => 0,
    };
    blocks.iter().map(count).sum()
}
