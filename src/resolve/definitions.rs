//! The defined words of each rule text, and what is wrong with their use.
//!
//! A word holds within the text that defines it, so every rule text is looked
//! at by itself.

use std::ops::Range;

use super::clauses::{Clause, Kind, locate};
use crate::finding::{Finding, Span, code};
use crate::handbook::{PageRef, Place, Term};
use crate::terms::{self, Definition};
use crate::words::finding as words;

/// A definition and the index of its clause.
struct Found {
    clause: usize,
    definition: Definition,
    term: Term,
}

/// Terms of one text in the order of their definitions.
pub(super) fn gather(page: PageRef, clauses: &[Clause], source_text: &str, findings: &mut Vec<Finding>) -> Vec<Term> {
    let mut all: Vec<Found> = Vec::new();
    for (i, clause) in clauses.iter().enumerate() {
        for slip in terms::brackets(&clause.text).slips {
            let span = locate(source_text, clause, &slip);
            findings.push(Finding::new(&code::BRACKET_UNMATCHED, span, words::bracket_unmatched(&clause.text[slip])));
        }
        if clause.kind == Kind::Heading {
            continue;
        }
        for definition in terms::find(&clause.text, clause.listed) {
            let anchor = Some(clause.anchor.clone()).filter(|anchor| !anchor.is_empty());
            let term = Term {
                term: clause.text[definition.term.clone()].to_owned(),
                reading: String::new(),
                aliases: Vec::new(),
                meaning: definition.meaning.clone(),
                place: Place { page, anchor },
            };
            all.push(Found { clause: i, definition, term });
        }
    }
    let check = Check { clauses, all: &all, source_text };
    for found in &all {
        findings.extend(check.twice(found));
        findings.extend(check.before(found));
        findings.extend(check.never(found));
        findings.extend(check.long_form(found));
    }
    let mut terms: Vec<Term> = Vec::new();
    for found in all {
        if !terms.iter().any(|known| known.term == found.term.term) {
            terms.push(found.term);
        }
    }
    terms
}

struct Check<'a> {
    clauses: &'a [Clause],
    all: &'a [Found],
    source_text: &'a str,
}

impl Check<'_> {
    fn span(&self, clause: usize, range: &Range<usize>) -> Span {
        locate(self.source_text, &self.clauses[clause], range)
    }

    fn defined_at(&self, found: &Found) -> Span {
        self.span(found.clause, &found.definition.term)
    }

    /// An earlier definition of the same word; one that holds only within an
    /// article may stand beside others.
    fn twice(&self, found: &Found) -> Option<Finding> {
        let first = self.all.iter().find(|other| other.term.term == found.term.term)?;
        if std::ptr::eq(first, found) || first.definition.limited || found.definition.limited {
            return None;
        }
        let finding =
            Finding::new(&code::TERM_DEFINED_TWICE, self.defined_at(found), words::term_twice(&found.term.term));
        Some(finding.related(self.defined_at(first), words::FIRST_HERE))
    }

    /// The first use in a paragraph before the one that defines the word. The
    /// first section says what the rule is for and may use words of later ones.
    fn before(&self, found: &Found) -> Option<Finding> {
        let first = self.all.iter().find(|other| other.term.term == found.term.term)?;
        if !std::ptr::eq(first, found) || found.definition.limited {
            return None;
        }
        let names = self.names();
        let earlier = self.clauses[..found.clause].iter().enumerate();
        let mut texts = earlier.filter(|(_, clause)| clause.kind != Kind::Heading && !clause.opening);
        let (clause, range) = texts.find_map(|(i, clause)| {
            let uses = terms::uses(&clause.text, &names);
            let used = uses.into_iter().find(|u| names[u.term] == found.term.term)?;
            (!clause.text[..used.range.start].ends_with('「')).then_some((i, used.range))
        })?;
        let span = self.span(clause, &range);
        let finding = Finding::new(&code::TERM_USED_BEFORE, span, words::term_before(&found.term.term));
        Some(finding.related(self.defined_at(found), words::DEFINED_HERE))
    }

    fn never(&self, found: &Found) -> Option<Finding> {
        let term = found.term.term.as_str();
        let used = self.clauses.iter().enumerate().any(|(i, clause)| {
            clause.text.match_indices(term).any(|(at, _)| {
                let definitions = self.all.iter().filter(|other| other.clause == i && other.term.term == term);
                let mut inside = definitions
                    .map(|other| &other.definition)
                    .map(|d| if d.clause == (0..clause.text.len()) { &d.term } else { &d.clause });
                // The word right before its own bracket is what is defined, not a use.
                !inside.any(|range| range.contains(&at) || at + term.len() == range.start)
                    && clause.kind != Kind::Heading
            })
        });
        let finding = || Finding::new(&code::TERM_NEVER_USED, self.defined_at(found), words::term_never(term));
        (!used).then(finding)
    }

    /// The long name again, where the short one was agreed on.
    fn long_form(&self, found: &Found) -> Option<Finding> {
        if found.definition.limited {
            return None;
        }
        let long_range = found.definition.long.clone()?;
        let long = &self.clauses[found.clause].text[long_range];
        let places = self.clauses.iter().enumerate().skip(found.clause);
        let (clause, range) = places.filter(|(_, clause)| clause.kind != Kind::Heading).find_map(|(i, clause)| {
            let from = if i == found.clause { found.definition.clause.end } else { 0 };
            let hits = clause.text[from..].match_indices(long).map(|(at, _)| from + at..from + at + long.len());
            let mut again = hits.filter(|range| terms::stands_alone(&clause.text, range));
            // With a bracket behind, it is given a name once more, which is another finding.
            let plain = again.find(|range| !clause.text[range.end..].starts_with('（'))?;
            let quoted = clause.text[..plain.start].ends_with(['「', '『']);
            (!quoted).then_some((i, plain))
        })?;
        let span = self.span(clause, &range);
        let finding = Finding::new(&code::TERM_LONG_FORM, span, words::term_long(long, &found.term.term));
        let cure = words::use_short(long, &found.term.term);
        Some(finding.cure(cure).related(self.defined_at(found), words::DEFINED_HERE))
    }

    fn names(&self) -> Vec<&str> {
        self.all.iter().map(|found| found.term.term.as_str()).collect()
    }
}
