//! The numbered parts of one text as a tree, and the way from words that stand
//! in it to the part that they cite.

use super::numbering::Numbered;
use crate::citation::{Path, Start, Tail, Unit};
use crate::guideline::Skeleton;
use crate::handbook::Ordinal;

/// The parts of one text. A part is known by its index.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub numbered: &'a [Numbered],
    pub skeleton: Skeleton,
}

/// Where a path ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    At(usize),
    /// Nothing has this number.
    Unknown,
    /// The words alone do not decide it.
    Untold,
}

impl Tree<'_> {
    /// Follows a path from `here`, the part that its words stand in. `last` is
    /// what was cited before.
    pub(super) fn follow(&self, path: &Path, here: Option<usize>, last: Option<usize>) -> End {
        let (start, below) = match path.start {
            Start::Here => match self.scope(path, here) {
                Ok(scope) => (scope, path.below.as_slice()),
                Err(end) => return end,
            },
            Start::Same(unit) => match last.and_then(|last| self.around(last, unit)) {
                Some(there) => (Some(there), path.below.as_slice()),
                None => return End::Untold,
            },
            Start::Beside(unit, step) => match self.beside(unit, step, here) {
                End::At(there) => (Some(there), path.below.as_slice()),
                end => return end,
            },
            Start::Before(unit) => match self.before(unit, here) {
                End::At(there) => (Some(there), path.below.as_slice()),
                end => return end,
            },
            Start::Suppl => match self.suppl(here) {
                End::At(there) => (Some(there), path.below.as_slice()),
                end => return end,
            },
        };
        let mut at = start;
        for (n, step) in below.iter().enumerate() {
            match self.step(at, step) {
                Some(there) => at = Some(there),
                // 「第2号」 may count something else where nothing is itemised.
                None if n == 0 && path.start == Start::Here && step.0 > Unit::Paragraph && !self.has(at, step.0) => {
                    return End::Untold;
                }
                None => return End::Unknown,
            }
        }
        match at {
            Some(there) if path.tail == Tail::EachItem && !self.has(at, Unit::Item) => {
                if self.numbered[there].unit.is_some() { End::Unknown } else { End::Untold }
            }
            Some(there) => End::At(there),
            None => End::Untold,
        }
    }

    /// The part within which the first step of a path is counted.
    fn scope(&self, path: &Path, here: Option<usize>) -> Result<Option<usize>, End> {
        let Some((unit, _)) = path.below.first() else { return Err(End::Untold) };
        match unit {
            // A text without such parts cites some other one.
            Unit::Article if self.skeleton == Skeleton::Outline && self.has(None, Unit::Heading) => Ok(None),
            Unit::Part | Unit::Article | Unit::Suppl => self.has(None, *unit).then_some(None).ok_or(End::Untold),
            Unit::Chapter | Unit::Section | Unit::Subsection | Unit::Division if !self.has(None, *unit) => {
                Err(End::Untold)
            }
            Unit::Heading if self.skeleton == Skeleton::Chapters => {
                Ok(here.and_then(|here| self.around(here, Unit::Chapter)))
            }
            Unit::Heading if self.skeleton == Skeleton::Outline => Ok(None),
            Unit::Heading => Err(End::Untold),
            Unit::Paragraph => {
                let article =
                    here.and_then(|here| self.nearest(here, |unit| matches!(unit, Unit::Article | Unit::Suppl)));
                article.map(Some).ok_or(End::Untold)
            }
            Unit::Chapter | Unit::Section | Unit::Subsection | Unit::Division => {
                let around = here.and_then(|here| self.nearest(here, |around| around < *unit));
                Ok(around)
            }
            Unit::Item | Unit::Letter | Unit::InnerLetter | Unit::Latin | Unit::InnerLatin => {
                let around = here.and_then(|here| self.nearest(here, |around| around < *unit));
                around.map(Some).ok_or(End::Untold)
            }
        }
    }

    /// The first part of `within` with this count.
    fn step(&self, within: Option<usize>, (unit, ordinal): &(Unit, Ordinal)) -> Option<usize> {
        let outline = self.skeleton == Skeleton::Outline;
        // Authors of outlines write 第5条 for 5, and 第2号 for (2).
        let unit = if *unit == Unit::Article && outline { Unit::Heading } else { *unit };
        self.inside(within, unit).find(|n| self.numbered[*n].unit.as_ref().is_some_and(|own| own.1 == *ordinal))
    }

    fn has(&self, within: Option<usize>, unit: Unit) -> bool {
        self.inside(within, unit).next().is_some()
    }

    /// Parts of a unit within a part: those that citations count from it.
    pub(super) fn inside(&self, within: Option<usize>, unit: Unit) -> impl Iterator<Item = usize> {
        let fits = move |n: &usize| self.unit(*n) == Some(unit) && self.counted_from(*n, unit, within);
        (0..self.numbered.len()).filter(fits)
    }

    /// Whether only what citations leave out stands between a part and `within`.
    fn counted_from(&self, part: usize, unit: Unit, within: Option<usize>) -> bool {
        let mut at = self.numbered[part].within;
        loop {
            if at == within {
                return true;
            }
            let Some(between) = at else { return false };
            let passed = match self.unit(between) {
                None => true,
                // 第3条第2号 leaves the 項 out.
                Some(Unit::Paragraph) => unit == Unit::Item,
                // Articles count through the whole text, headings of plans do not.
                Some(Unit::Part | Unit::Chapter | Unit::Section | Unit::Subsection | Unit::Division) => {
                    matches!(unit, Unit::Article) || unit <= Unit::Division && within.is_none()
                }
                Some(_) => false,
            };
            if !passed {
                return false;
            }
            at = self.numbered[between].within;
        }
    }

    pub(super) fn unit(&self, part: usize) -> Option<Unit> {
        self.numbered.get(part)?.unit.as_ref().map(|(unit, _)| *unit)
    }

    /// The part itself or the nearest one around it that `wanted` accepts.
    fn nearest(&self, part: usize, wanted: impl Fn(Unit) -> bool) -> Option<usize> {
        let mut at = Some(part);
        while let Some(n) = at {
            if self.unit(n).is_some_and(&wanted) {
                return Some(n);
            }
            at = self.numbered.get(n)?.within;
        }
        None
    }

    /// The part itself or the one around it that is such a unit.
    pub(super) fn around(&self, part: usize, unit: Unit) -> Option<usize> {
        self.nearest(part, |own| own == unit)
    }

    /// Parts that stand in a row with one: what 前 and 次 count.
    fn row(&self, unit: Unit, part: usize) -> Vec<usize> {
        if unit == Unit::Article {
            return self.inside(None, Unit::Article).collect();
        }
        let within = self.numbered[part].within;
        (0..self.numbered.len()).filter(|n| self.unit(*n) == Some(unit) && self.numbered[*n].within == within).collect()
    }

    fn beside(&self, unit: Unit, step: i32, here: Option<usize>) -> End {
        let Some(from) = here.and_then(|here| self.counting(unit, here)) else { return End::Untold };
        let row = self.row(self.unit(from).unwrap_or(unit), from);
        let at = row.iter().position(|n| *n == from);
        let there = at.zip(isize::try_from(step).ok()).and_then(|(at, step)| at.checked_add_signed(step));
        there.and_then(|there| row.get(there)).map_or(End::Unknown, |there| End::At(*there))
    }

    fn before(&self, unit: Unit, here: Option<usize>) -> End {
        let Some(from) = here.and_then(|here| self.counting(unit, here)) else { return End::Untold };
        let row = self.row(self.unit(from).unwrap_or(unit), from);
        row.first().filter(|first| **first != from).map_or(End::Unknown, |first| End::At(*first))
    }

    /// The part from which 前号 counts. In an outline 号 are the marks of whatever depth.
    fn counting(&self, unit: Unit, here: usize) -> Option<usize> {
        match (unit, self.skeleton) {
            (Unit::Item, Skeleton::Outline | Skeleton::Chapters) => self.nearest(here, |own| own >= Unit::Item),
            (Unit::Article, Skeleton::Outline) => self.around(here, Unit::Heading),
            _ => self.around(here, unit),
        }
    }

    /// The 附則 in which the words stand, or the only one of the text.
    fn suppl(&self, here: Option<usize>) -> End {
        if let Some(around) = here.and_then(|here| self.around(here, Unit::Suppl)) {
            return End::At(around);
        }
        let mut all = (0..self.numbered.len()).filter(|n| self.unit(*n) == Some(Unit::Suppl));
        match (all.next(), all.next()) {
            (Some(only), None) => End::At(only),
            (None, _) => End::Unknown,
            (Some(_), Some(_)) => End::Untold,
        }
    }

    /// How many 項 an article has.
    pub(super) fn provisions(&self, article: usize) -> usize {
        self.inside(Some(article), Unit::Paragraph).count()
    }

    /// The whole number of a part, as citations write it.
    pub(super) fn path(&self, part: usize) -> Option<&str> {
        let mark = self.numbered.get(part)?.mark.as_ref()?;
        Some(mark.path.as_str()).filter(|path| !path.is_empty())
    }

    /// The part with this id.
    pub(super) fn named(&self, id: &str) -> Option<usize> {
        self.numbered.iter().position(|n| n.id == id)
    }

    /// Whether a part is another one or lies in it.
    pub(super) fn holds(&self, part: usize, inner: usize) -> bool {
        let mut at = Some(inner);
        while let Some(n) = at {
            if n == part {
                return true;
            }
            at = self.numbered.get(n).and_then(|n| n.within);
        }
        false
    }
}
