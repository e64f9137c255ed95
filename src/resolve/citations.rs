//! What written citations lead to.
//!
//! Targets are looked up by number and by printed mark, so that this works for
//! every skeleton. Where a text alone cannot decide (前項 without a count of
//! 項, a text without numbers), nothing is linked and nothing is reported.

use std::ops::Range;

use super::numbering::Numbered;
use super::tree::{End, Tree};
use crate::citation::{self, Citation, Cited, form_figures, table_figures};
use crate::guideline::Skeleton;
use crate::handbook::{Form, Outside, PageRef, Place};

/// What citations of one text are looked up in.
pub(super) struct Targets<'a> {
    page: PageRef,
    pub tree: Tree<'a>,
    forms: &'a [Form],
    laws: Vec<&'a str>,
}

/// What a citation leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// A part of this text.
    Part(usize),
    /// A 別表 of this text.
    Table(usize),
    Form(usize),
    /// Nothing has this number.
    Unknown,
    NoForm,
    /// The words alone do not decide it.
    Untold,
}

impl<'a> Targets<'a> {
    pub(super) fn new(
        page: PageRef,
        skeleton: Skeleton,
        numbered: &'a [Numbered],
        forms: &'a [Form],
        outside: &'a [Outside],
    ) -> Self {
        let laws = outside.iter().flat_map(|law| [law.title.as_str(), law.short.as_str()]).collect();
        Self { page, tree: Tree { numbered, skeleton }, forms, laws }
    }

    /// Citations of a paragraph with the places that they lead to. `here` is the
    /// id of the part around the words.
    pub(super) fn links(&self, text: &str, here: Option<&str>) -> Vec<(Range<usize>, Place)> {
        let here = here.and_then(|id| self.tree.named(id));
        let place = |(citation, answer): (Citation, Answer)| match answer {
            Answer::Part(part) | Answer::Table(part) => {
                let id = self.tree.numbered.get(part)?.id.clone();
                Some((citation.range, Place::at(self.page, id)))
            }
            Answer::Form(form) => Some((citation.range, Place::page(PageRef::Form(form)))),
            Answer::Unknown | Answer::NoForm | Answer::Untold => None,
        };
        self.answers(text, here).into_iter().filter_map(place).collect()
    }

    /// Citations of a paragraph that are not of other laws, with what they lead to.
    pub(super) fn answers(&self, text: &str, here: Option<usize>) -> Vec<(Citation, Answer)> {
        let mut last = None;
        let all = citation::find(text, &self.laws).into_iter().filter(|citation| !citation.outside);
        all.map(|citation| {
            let answer = self.answer(&citation.cited, here, last);
            if let Answer::Part(part) = answer {
                last = Some(part);
            }
            (citation, answer)
        })
        .collect()
    }

    fn answer(&self, cited: &Cited, here: Option<usize>, last: Option<usize>) -> Answer {
        match cited {
            Cited::Form(figures) => self.form(figures),
            Cited::Table(figures) => self.table(figures),
            Cited::Units(path) => match self.tree.follow(path, here, last) {
                End::At(part) => Answer::Part(part),
                End::Unknown => Answer::Unknown,
                End::Untold => Answer::Untold,
            },
        }
    }

    /// A form by its figures; 様式第2号 stands for its sheets 様式第2-2号 too.
    fn form(&self, figures: &str) -> Answer {
        let own = |form: &Form| form_figures(&form.number).unwrap_or_default();
        let exact = self.forms.iter().position(|form| own(form) == figures);
        if figures.is_empty() {
            // 別記様式 is the only one of its text.
            let lone = self.forms.iter().position(|form| form.number == "別記様式");
            return lone.map_or(Answer::Untold, Answer::Form);
        }
        let sheet = format!("{figures}-");
        let form = exact.or_else(|| self.forms.iter().position(|form| own(form).starts_with(&sheet)));
        form.map_or(Answer::NoForm, Answer::Form)
    }

    /// A 別表 by its figures. It is a heading of that name, or one that a label counts.
    fn table(&self, figures: &str) -> Answer {
        let table = self.tables().find(|(_, own)| own == figures);
        table.map_or(Answer::Unknown, |(part, _)| Answer::Table(part))
    }

    /// The 別表 of the text with their figures.
    pub(super) fn tables(&self) -> impl Iterator<Item = (usize, String)> {
        let figures = |numbered: &Numbered| {
            let own = numbered.mark.as_ref().and_then(|mark| table_figures(&mark.own));
            own.or_else(|| table_figures(&numbered.title))
        };
        self.tree.numbered.iter().enumerate().filter_map(move |(part, numbered)| Some((part, figures(numbered)?)))
    }
}
