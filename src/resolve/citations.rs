//! What written citations lead to, and those that lead nowhere.
//!
//! Targets are looked up by number and by printed mark, so that this works for
//! every skeleton. Where a text alone cannot decide (前項 without a count of
//! 項, a text without numbers), nothing is linked and nothing is reported.

use std::ops::Range;

use super::clauses::{Clause, Kind, locate};
use super::numbering::Numbered;
use crate::citation::{self, Citation, Cited, Unit, form_figures};
use crate::finding::{Finding, code};
use crate::guideline::Skeleton;
use crate::handbook::{Form, Mark, Number, Ordinal, Outside, PageRef, Place};
use crate::words::finding as words;

/// What citations of one text are looked up in.
pub(super) struct Targets<'a> {
    page: PageRef,
    skeleton: Skeleton,
    numbered: &'a [Numbered],
    forms: &'a [Form],
    laws: Vec<&'a str>,
}

/// What a citation leads to.
enum Answer<'a> {
    Unit(&'a Numbered),
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
        Self { page, skeleton, numbered, forms, laws }
    }

    /// Citations of a paragraph with the places that they lead to.
    pub(super) fn links(&self, text: &str, at: &Number) -> Vec<(Range<usize>, Place)> {
        let place = |(citation, answer): (Citation, Answer<'_>)| match answer {
            Answer::Unit(unit) => Some((citation.range, Place::at(self.page, unit.id.clone()))),
            Answer::Form(form) => Some((citation.range, Place::page(PageRef::Form(form)))),
            Answer::Unknown | Answer::NoForm | Answer::Untold => None,
        };
        self.answers(text, at).into_iter().filter_map(place).collect()
    }

    /// Citations of a text that lead nowhere, or not where they say.
    pub(super) fn check(&self, clauses: &[Clause], source_text: &str, findings: &mut Vec<Finding>) {
        for clause in clauses.iter().filter(|clause| clause.kind != Kind::Heading) {
            for (citation, answer) in self.answers(&clause.text, &clause.number) {
                let cited = &clause.text[citation.range.clone()];
                let quoted = citation.quoted.clone();
                let span = locate(source_text, clause, &citation.range);
                match answer {
                    Answer::Unit(unit) => {
                        let Some(range) = quoted.filter(|_| !unit.title.is_empty()) else { continue };
                        let said = &clause.text[range.clone()];
                        if said != unit.title {
                            let at = locate(source_text, clause, &range);
                            let finding = Finding::new(&code::CITATION_TITLE, at, words::citation_title(cited, said));
                            findings.push(finding.cure(words::citation_title_cure(said, &unit.title)));
                        }
                    }
                    Answer::Unknown => {
                        let finding = Finding::new(&code::CITATION_UNKNOWN, span, words::citation_unknown(cited));
                        let title = quoted.map(|range| &clause.text[range]);
                        let meant = self.numbered.iter().find(|n| Some(n.title.as_str()) == title);
                        let path = meant.and_then(|n| n.mark.as_ref()).map(|mark| mark.path.as_str());
                        findings.push(match path {
                            Some(path) => finding.cure(words::citation_number_cure(cited, path)),
                            None => finding,
                        });
                    }
                    Answer::NoForm => {
                        findings.push(Finding::new(&code::FORM_CITED_MISSING, span, words::form_cited_missing(cited)));
                    }
                    Answer::Form(_) | Answer::Untold => {}
                }
            }
        }
    }

    fn answers(&self, text: &str, at: &Number) -> Vec<(Citation, Answer<'a>)> {
        let mut last = None;
        let all = citation::find(text, &self.laws).into_iter().filter(|citation| !citation.outside);
        all.map(|citation| {
            let answer = self.answer(&citation.cited, at, last);
            if let (Answer::Unit(unit), Cited::Units(_)) = (&answer, &citation.cited) {
                last = Some(*unit);
            }
            (citation, answer)
        })
        .collect()
    }

    fn answer(&self, cited: &Cited, at: &Number, last: Option<&'a Numbered>) -> Answer<'a> {
        match cited {
            Cited::Form(figures) => self.form(figures),
            Cited::Same => last.map_or(Answer::Untold, Answer::Unit),
            Cited::Marks(_) if !matches!(self.skeleton, Skeleton::Outline) => Answer::Untold,
            Cited::Marks(marks) => self.exactly(&Number(marks.clone())).map_or(Answer::Unknown, Answer::Unit),
            Cited::Units(steps) => self.units(steps),
            Cited::Beside(unit, step) => self.beside(*unit, *step, at).map_or(Answer::Untold, Answer::Unit),
        }
    }

    fn exactly(&self, number: &Number) -> Option<&'a Numbered> {
        self.numbered.iter().find(|n| n.mark.as_ref().is_some_and(|mark| mark.number == *number))
    }

    fn articles(&self) -> impl Iterator<Item = (&'a Numbered, &'a Mark)> {
        let marked = self.numbered.iter().filter_map(|n| Some((n, n.mark.as_ref()?)));
        marked.filter(|(_, mark)| mark.own.starts_with('第') && mark.own.contains('条'))
    }

    fn units(&self, steps: &[(Unit, Ordinal)]) -> Answer<'a> {
        let Some(((Unit::Article, article), below)) = steps.split_first() else { return Answer::Untold };
        let below: Vec<Ordinal> = below.iter().map(|(_, ordinal)| ordinal.clone()).collect();
        if self.articles().next().is_none() {
            // Authors of outlines write 第5条 for 5 as well.
            let outline = matches!(self.skeleton, Skeleton::Outline) && self.numbered.iter().any(|n| n.mark.is_some());
            let number = Number(std::iter::once(article.clone()).chain(below).collect());
            return match self.exactly(&number).or_else(|| self.exactly(&Number(vec![article.clone()]))) {
                Some(unit) if outline => Answer::Unit(unit),
                None if outline => Answer::Unknown,
                Some(_) | None => Answer::Untold,
            };
        }
        let own = citation::article_mark(article);
        let Some((unit, mark)) = self.articles().find(|(_, mark)| mark.own == own) else { return Answer::Unknown };
        // 項 counts as a level of its own or not, as the article has one or more.
        let inner = |below: &[Ordinal]| Number(mark.number.0.iter().chain(below).cloned().collect());
        let with_first: Vec<Ordinal> = std::iter::once(Ordinal::plain(1)).chain(below.iter().cloned()).collect();
        let exact = self.exactly(&inner(&below)).filter(|_| !below.is_empty());
        Answer::Unit(exact.or_else(|| self.exactly(&inner(&with_first))).filter(|_| !below.is_empty()).unwrap_or(unit))
    }

    fn beside(&self, unit: Unit, step: i32, at: &Number) -> Option<&'a Numbered> {
        match unit {
            Unit::Article => {
                let all: Vec<(&Numbered, &Mark)> = self.articles().collect();
                let here = all.iter().position(|(_, mark)| at.0.starts_with(&mark.number.0))?;
                let there = here.checked_add_signed(isize::try_from(step).ok()?)?;
                all.get(there).map(|(unit, _)| *unit)
            }
            // In an outline 前号 is the item before, at whatever depth.
            Unit::Item if matches!(self.skeleton, Skeleton::Outline) && at.0.len() > 1 => {
                let mut number = at.clone();
                let Ordinal(last) = number.0.last_mut()?;
                let [count] = last.as_mut_slice() else { return None };
                *count = count.checked_add_signed(step)?;
                self.exactly(&number)
            }
            Unit::Item | Unit::Paragraph | Unit::Letter => None,
        }
    }

    /// A form by its figures; 様式第2号 stands for its sheets 様式第2-2号 too.
    fn form(&self, figures: &str) -> Answer<'a> {
        let own = |form: &Form| form_figures(&form.number).unwrap_or_default();
        let sheet = format!("{figures}-");
        let exact = self.forms.iter().position(|form| own(form) == figures);
        let form = exact.or_else(|| self.forms.iter().position(|form| own(form).starts_with(&sheet)));
        form.map_or(Answer::NoForm, Answer::Form)
    }
}
