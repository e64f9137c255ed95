//! What written citations lead to.
//!
//! Targets are looked up by number and by printed mark, so that this works for
//! every skeleton. Where a text alone cannot decide (前項 without a count of
//! 項, a text without numbers), nothing is linked and nothing is reported.

use std::collections::BTreeSet;
use std::ops::Range;

use super::numbering::Numbered;
use super::tree::{End, Tree};
use crate::citation::{self, Citation, Cited, Names, form_figures, table_figures};
use crate::handbook::{Form, Outside, PageRef, Place};

/// A rule text of the handbook, as citations of it need it.
pub(super) struct Rule<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub tree: Tree<'a>,
}

/// What citations of one text are looked up in.
pub(super) struct Targets<'a> {
    /// Index of the text among the rules.
    own: usize,
    pub tree: Tree<'a>,
    forms: &'a [Form],
    pub rules: &'a [Rule<'a>],
    names: &'a RuleNames<'a>,
}

/// By what laws and rules are cited, for all texts of the handbook.
pub(super) struct RuleNames<'a> {
    /// Names of laws of others, then the titles of the rules.
    names: Names<'a>,
    laws: usize,
    /// Titles that several rules bear.
    shared: BTreeSet<&'a str>,
}

impl<'a> RuleNames<'a> {
    pub(super) fn new(rules: &'a [Rule<'a>], outside: &'a [Outside]) -> Self {
        let laws: Vec<&str> = outside.iter().flat_map(|law| [law.title.as_str(), law.short.as_str()]).collect();
        let mut seen = BTreeSet::new();
        let shared = rules.iter().map(|rule| rule.title).filter(|title| !seen.insert(*title)).collect();
        let (count, titles) = (laws.len(), rules.iter().map(|rule| rule.title));
        Self { names: Names::new(laws.into_iter().chain(titles)), laws: count, shared }
    }
}

/// What a citation leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// A part of this text.
    Part(usize),
    /// A 別表 of this text.
    Table(usize),
    Form(usize),
    /// A part of another rule of the handbook: the rule and the part.
    Elsewhere(usize, usize),
    /// Nothing has this number.
    Unknown,
    /// Nothing has this number in another rule.
    UnknownIn(usize),
    NoForm,
    /// The words alone do not decide it.
    Untold,
}

impl<'a> Targets<'a> {
    /// Targets of the rule with the index `own`.
    pub(super) fn new(own: usize, rules: &'a [Rule<'a>], forms: &'a [Form], names: &'a RuleNames<'a>) -> Option<Self> {
        Some(Self { own, tree: rules.get(own)?.tree, forms, rules, names })
    }

    /// Citations of a paragraph with the places that they lead to. `here` is the
    /// id of the part around the words.
    pub(super) fn links(&self, text: &str, here: Option<&str>) -> Vec<(Range<usize>, Place)> {
        let here = here.and_then(|id| self.tree.named(id));
        let part = |rule: usize, part: usize| {
            let id = self.rules.get(rule)?.tree.numbered.get(part)?.id.clone();
            Some(Place::at(PageRef::Guideline(rule), id))
        };
        let place = |(citation, answer): (Citation, Answer)| match answer {
            Answer::Part(n) | Answer::Table(n) => Some((citation.range, part(self.own, n)?)),
            Answer::Elsewhere(rule, n) => Some((citation.range, part(rule, n)?)),
            Answer::Form(form) => Some((citation.range, Place::page(PageRef::Form(form)))),
            Answer::Unknown | Answer::UnknownIn(_) | Answer::NoForm | Answer::Untold => None,
        };
        self.answers(text, here).into_iter().filter_map(place).collect()
    }

    /// Citations of a paragraph that are not of other bodies' laws, with what they lead to.
    pub(super) fn answers(&self, text: &str, here: Option<usize>) -> Vec<(Citation, Answer)> {
        let (mut last, mut elsewhere) = (None, None);
        let mut all = Vec::new();
        for citation in citation::find(text, &self.names.names) {
            let answer = if citation.outside {
                let Some(rule) = citation.named.and_then(|name| self.rule(name)) else { continue };
                let before = elsewhere.filter(|(other, _)| *other == rule).map(|(_, part)| part);
                self.answer_of(rule, &citation.cited, before)
            } else {
                self.answer(&citation.cited, here, last)
            };
            match answer {
                Answer::Part(part) => last = Some(part),
                Answer::Elsewhere(rule, part) => elsewhere = Some((rule, part)),
                Answer::Table(_)
                | Answer::Form(_)
                | Answer::Unknown
                | Answer::UnknownIn(_)
                | Answer::NoForm
                | Answer::Untold => {}
            }
            all.push((citation, answer));
        }
        all
    }

    /// The rule that one of the names means; `None` for laws of others, and where several bear it.
    fn rule(&self, name: usize) -> Option<usize> {
        let rule = name.checked_sub(self.names.laws)?;
        let title = self.rules.get(rule)?.title;
        (!self.names.shared.contains(title)).then_some(rule)
    }

    /// What a citation of a rule by its title leads to. `last` is the part of it that was cited before.
    fn answer_of(&self, rule: usize, cited: &Cited, last: Option<usize>) -> Answer {
        if rule == self.own {
            return self.answer(cited, None, last);
        }
        // Forms are those of the handbook, and 別表 of others have no count to go by.
        let (Some(other), Cited::Units(path)) = (self.rules.get(rule), cited) else { return Answer::Untold };
        match other.tree.follow(path, None, last) {
            End::At(part) => Answer::Elsewhere(rule, part),
            End::Unknown => Answer::UnknownIn(rule),
            End::Untold => Answer::Untold,
        }
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
