//! What members are counted within.

use super::marks;
use crate::guideline::Wish;
use crate::handbook::{Mark, Number, Ordinal};

/// Something numbered within which lists and headings go on counting.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    pub(super) number: Number,
    pub(super) path: String,
    pub(super) last: Option<Ordinal>,
    /// Depth of the marks of its items.
    pub(super) depth: usize,
    /// What made ids of its members begin with.
    pub(super) made: String,
    /// 項 that it holds in all.
    pub(super) provisions: usize,
    pub(super) suppl: bool,
    /// Each list counts for itself, as in the cells of a table.
    pub(super) each: bool,
}

impl Unit {
    pub(super) fn next(&mut self, wish: &Wish) -> Ordinal {
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

    /// The unit below that `ordinal` opens.
    pub(super) fn below(&self, ordinal: Ordinal, cited: &str, made: String, depth: usize) -> Self {
        let mut number = self.number.clone();
        number.0.push(ordinal);
        Self {
            number,
            path: format!("{}{cited}", self.path),
            last: None,
            depth,
            made,
            provisions: 0,
            suppl: self.suppl,
            each: self.each,
        }
    }

    /// What stands beside the text, as boxes, notes and cells do, counts from 1
    /// and is cited by nobody: no citation has such a number.
    pub(super) fn aside(&self) -> Self {
        Self { number: Number(vec![Ordinal(Vec::new())]), made: format!("{}-n", self.made), ..Self::default() }
    }

    /// Whether it is such a unit, or lies in one.
    pub(super) fn is_aside(&self) -> bool {
        self.number.0.first().is_some_and(|first| first.0.is_empty())
    }

    /// A unit within this one that has no number of its own.
    pub(super) fn unnumbered(&self) -> Self {
        Self { last: None, ..self.clone() }
    }

    pub(super) fn made(&self, ordinal: &Ordinal) -> String {
        let dash = if self.made == "s" { "" } else { "-" };
        format!("{}{dash}{}", self.made, marks::joined(ordinal, "_"))
    }

    pub(super) fn mark(&self, own: String) -> Mark {
        Mark { number: self.number.clone(), own, path: self.path.clone() }
    }
}
