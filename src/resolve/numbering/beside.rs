//! What counts beside the levels of a text: circled numbers, and 別表.

use super::unit::Unit;
use super::{Counter, Numbered, marks};
use crate::finding::{Finding, code};
use crate::guideline::Parsed;
use crate::handbook::body::{Item, Section};
use crate::handbook::{Mark, Number};
use crate::words::finding as words;
use crate::words::model;

impl<'a> Counter<'a> {
    /// ①②③: a list that counts for itself, whatever counts around it.
    pub(super) fn circled(&mut self, items: &'a [Item<Parsed>], within: &Unit) {
        let mut list = Unit { made: format!("{}-c", within.made), last: None, ..within.clone() };
        for item in items {
            let ordinal = list.next(&item.mark);
            let made = list.made(&ordinal);
            let mut own = match marks::circled(&ordinal) {
                Some(mark) => {
                    let opened = list.below(ordinal, &mark, made, within.depth);
                    self.open(item.id.as_ref(), opened, mark, (String::new(), None), item.mark.span)
                }
                None => {
                    self.findings.push(Finding::new(&code::NUMBER_TOO_DEEP, item.mark.span, words::circled_too_many()));
                    self.unnumbered(item.id.as_ref(), String::new(), item.mark.span);
                    list.unnumbered()
                }
            };
            self.inside(&item.blocks, &mut own);
        }
    }

    /// The only 別表 of a text has no number.
    pub(super) fn appdx_table(&mut self, section: &Section<Parsed>, title: String, unit: &Unit) -> Unit {
        self.appdx.0 += 1;
        let (n, all) = self.appdx;
        let own = if all > 1 { model::appdx_table(n) } else { model::APPDX_TABLE.to_owned() };
        let made = format!("appdx-{n}");
        let mark = Some(Mark { number: Number::default(), own: own.clone(), path: String::new() });
        let numbered = Numbered { mark, ..Numbered::unmarked(title) };
        self.push(section.id.as_ref(), made.clone(), numbered, section.mark.span);
        Unit { path: own, made, ..unit.aside() }
    }
}
