//! Counts sections and items.
//!
//! In the outline skeleton a heading's depth is its level and a list counts one
//! level below the nearest numbered heading; counting goes on within that unit
//! even after a paragraph between two lists. The marks are those of horizontal
//! municipal rules: 1 → (1) → ア → (ア) → a → (a).

use std::collections::BTreeMap;

use crate::finding::{Checked, Finding, Span, code};
use crate::guideline::{Captions, Parsed, Skeleton, Wish};
use crate::handbook::body::{Block, Body, SectionKind, plain_text};
use crate::handbook::table::Table;
use crate::handbook::{Mark, Number, Ordinal};
use crate::words::finding as words;
use crate::yaml::Text;

/// A section or item, in the order of the text.
#[derive(Debug, Clone)]
pub(super) struct Numbered {
    /// The author's id, or one made from the number.
    pub id: String,
    pub mark: Option<Mark>,
    /// Heading of a section; empty for an item.
    pub title: String,
}

/// Numbers all sections and items of a text; the list is in the order in which
/// a walk from top to bottom meets them.
pub(super) fn number(skeleton: Skeleton, captions: &Captions, body: &Body<Parsed>) -> Checked<Vec<Numbered>> {
    let mut counter = Counter {
        skeleton,
        all: Vec::new(),
        ids: BTreeMap::new(),
        suppl: 0,
        captions,
        tables: 0,
        findings: Vec::new(),
    };
    let mut root = Unit::default();
    counter.blocks(&body.blocks, &mut root);
    Checked::new(counter.all, counter.findings)
}

/// Something numbered within which lists and headings go on counting.
#[derive(Debug, Clone, Default)]
struct Unit {
    number: Number,
    path: String,
    last: Option<Ordinal>,
}

impl Unit {
    fn next(&mut self, wish: &Wish) -> Ordinal {
        let next = match &self.last {
            _ if wish.restart => Ordinal::plain(1),
            None => Ordinal::plain(1),
            Some(Ordinal(last)) if wish.branch => match last[..] {
                // 第5条の2 follows 第5条; 第5条の3 follows 第5条の2.
                [n] => Ordinal(vec![n, 2]),
                [n, branch, ..] => Ordinal(vec![n, branch + 1]),
                [] => Ordinal::plain(1),
            },
            Some(Ordinal(last)) => Ordinal::plain(last.first().map_or(1, |n| n + 1)),
        };
        self.last = Some(next.clone());
        next
    }
}

struct Counter<'a> {
    skeleton: Skeleton,
    all: Vec<Numbered>,
    ids: BTreeMap<String, Span>,
    suppl: usize,
    captions: &'a Captions,
    /// Tables with a number so far.
    tables: usize,
    findings: Vec<Finding>,
}

impl Counter<'_> {
    fn blocks(&mut self, blocks: &[Block<Parsed>], unit: &mut Unit) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    let title = plain_text(&section.heading);
                    if section.kind == SectionKind::SupplProvision {
                        self.suppl += 1;
                        let made = if self.suppl == 1 { "suppl".to_owned() } else { format!("suppl-{}", self.suppl) };
                        self.push(section.id.as_ref(), made, None, title, section.mark.span);
                        self.blocks(&section.blocks, &mut Unit::default());
                        continue;
                    }
                    let counts = self.skeleton == Skeleton::Outline && !section.mark.unnumbered;
                    let mut own = self.unit(section.id.as_ref(), &section.mark, counts, title, unit);
                    self.blocks(&section.blocks, &mut own);
                }
                Block::Items(items) => {
                    // Plain text knows no levels: each list stands for itself.
                    let mut list = Unit::default();
                    let unit = if self.skeleton == Skeleton::Plain { &mut list } else { &mut *unit };
                    for item in items {
                        let counts = !item.mark.unnumbered;
                        let mut own = self.unit(item.id.as_ref(), &item.mark, counts, String::new(), unit);
                        self.blocks(&item.blocks, &mut own);
                    }
                }
                Block::Bullets(bullets) => bullets.iter().for_each(|bullet| self.blocks(&bullet.blocks, unit)),
                Block::Admonition(admonition) => self.blocks(&admonition.blocks, &mut Unit::default()),
                Block::Paragraph(paragraph) => {
                    if let Some(id) = &paragraph.id {
                        self.check_id(id);
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Flow(_) => {}
                Block::Framed(framed) => self.blocks(&framed.blocks, &mut Unit::default()),
                Block::Notes(notes) => {
                    notes.iter().for_each(|note| self.blocks(&note.blocks, &mut Unit::default()));
                }
            }
        }
    }

    /// Counts a section or item within its unit and gives the unit that it opens.
    fn unit(&mut self, id: Option<&Text>, wish: &Wish, counts: bool, title: String, within: &mut Unit) -> Unit {
        if !counts {
            let made = format!("u{}", self.all.len() + 1);
            self.push(id, made, None, title, wish.span);
            return Unit { number: within.number.clone(), path: within.path.clone(), last: None };
        }
        let ordinal = within.next(wish);
        let depth = within.number.0.len();
        let own = mark(self.skeleton, depth, &ordinal);
        let Some(own) = own else {
            self.findings.push(Finding::new(&code::NUMBER_TOO_DEEP, wish.span, words::number_too_deep()));
            self.push(id, format!("u{}", self.all.len() + 1), None, title, wish.span);
            return Unit::default();
        };
        let mut number = within.number.clone();
        number.0.push(ordinal);
        let path = format!("{}{own}", within.path);
        let made = number.0.iter().map(|level| join(&level.0, "_")).collect::<Vec<_>>().join("-");
        let mark = Mark { number: number.clone(), own, path: path.clone() };
        self.push(id, format!("s{made}"), Some(mark), title, wish.span);
        Unit { number, path, last: None }
    }

    fn push(&mut self, id: Option<&Text>, made: String, mark: Option<Mark>, title: String, span: Span) {
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
        self.all.push(Numbered { id, mark, title });
    }

    /// A table takes its place among the numbered things, so that links find it.
    fn table(&mut self, table: &Table<Parsed>) {
        if let Some(id) = &table.id {
            self.check_id(id);
        }
        let mark = self.captions.table.as_ref().filter(|_| !table.caption.is_empty()).map(|pattern| {
            self.tables += 1;
            let own = pattern.replace("{n}", &self.tables.to_string());
            Mark { number: Number::default(), own, path: String::new() }
        });
        let id = table.id.as_ref().map_or_else(|| format!("table_{}", self.all.len()), |id| id.value.clone());
        self.all.push(Numbered { id, mark, title: table.caption.clone() });
        for cell in table.rows.iter().flatten() {
            self.blocks(&cell.blocks, &mut Unit::default());
        }
    }

    fn check_id(&mut self, id: &Text) {
        if let Some(first) = self.ids.insert(id.value.clone(), id.span) {
            let finding = Finding::new(&code::ID_DUPLICATE, id.span, words::id_duplicate(id));
            self.findings.push(finding.related(first, words::FIRST_HERE));
        }
    }
}

const KATAKANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// The printed mark of a count at a depth; `None` below the last level or letter.
fn mark(skeleton: Skeleton, depth: usize, Ordinal(ordinal): &Ordinal) -> Option<String> {
    let (first, branches) = ordinal.split_first()?;
    let letter = |letters: &str| letters.chars().nth((*first as usize).checked_sub(1)?).map(String::from);
    // Lists of a plain text begin with the bare figure as well.
    let base = match (skeleton, depth) {
        (_, 0) => first.to_string(),
        (_, 1) => format!("({first})"),
        (_, 2) => letter(KATAKANA)?,
        (_, 3) => format!("({})", letter(KATAKANA)?),
        (_, 4) => letter(LATIN)?,
        (_, 5) => format!("({})", letter(LATIN)?),
        _ => return None,
    };
    Some(branches.iter().fold(base, |mark, branch| format!("{mark}の{branch}")))
}

fn join(numbers: &[u32], separator: &str) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(depth: usize, ordinal: &[u32], expected: Option<&str>) {
        let mark = mark(Skeleton::Outline, depth, &Ordinal(ordinal.to_vec()));
        assert_eq!(mark.as_deref(), expected);
    }

    #[test]
    fn marks_of_all_levels() {
        check(0, &[5], Some("5"));
        check(0, &[5, 2], Some("5の2"));
        check(1, &[1, 2], Some("(1)の2"));
        check(2, &[1], Some("ア"));
        check(2, &[46], Some("ン"));
        check(2, &[47], None);
        check(3, &[2], Some("(イ)"));
        check(4, &[3], Some("c"));
        check(5, &[1], Some("(a)"));
        check(6, &[1], None);
    }
}
