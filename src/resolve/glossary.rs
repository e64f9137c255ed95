//! Readings and other names of defined words, and words that only the glossary
//! explains.

use crate::finding::{Finding, Span, code};
use crate::glossary::{Glossary, Row};
use crate::handbook::{PageRef, Place, Term};
use crate::kana::is_kana;
use crate::words::finding as words;
use crate::yaml::{nearest, unknown_name};

/// Gives the words of a text what the glossary says about them.
pub(super) fn complete(glossary: Option<&Glossary>, terms: &mut [Term]) {
    for row in glossary.iter().flat_map(|glossary| &glossary.rows) {
        for term in terms.iter_mut().filter(|term| term.term == row.term.value) {
            term.reading.clone_from(&row.reading);
            term.aliases = row.aliases.iter().map(|alias| alias.value.clone()).collect();
        }
    }
}

/// Words that the glossary alone explains; their place is the glossary itself.
pub(super) fn own_terms(glossary: Option<&Glossary>) -> Vec<Term> {
    let rows = glossary.iter().flat_map(|glossary| &glossary.rows);
    let own = |row: &Row| {
        let term = Term {
            term: row.term.value.clone(),
            reading: row.reading.clone(),
            aliases: row.aliases.iter().map(|alias| alias.value.clone()).collect(),
            meaning: row.meaning.as_ref()?.value.clone(),
            place: Place::page(PageRef::GLOSSARY),
        };
        let anchor = Some(term.anchor());
        Some(Term { place: Place { anchor, ..term.place }, ..term })
    };
    rows.filter_map(own).collect()
}

/// What is wrong between the glossary and the words of all texts. Without the
/// file nothing is asked for.
pub(super) fn check(glossary: Option<&Glossary>, defined: &[Term], findings: &mut Vec<Finding>) {
    let Some(glossary) = glossary else { return };
    for row in &glossary.rows {
        let known = defined.iter().any(|term| term.term == row.term.value);
        match &row.meaning {
            None if !known => {
                let names = || defined.iter().map(|term| term.term.as_str());
                let near = nearest(&row.term, names());
                let finding = unknown_name(&code::GLOSSARY_UNKNOWN, &row.term, names());
                findings.push(if near.is_some() { finding } else { finding.cure(code::GLOSSARY_UNKNOWN.cure) });
            }
            Some(meaning) if known => {
                let message = words::glossary_meaning(&row.term);
                findings.push(Finding::new(&code::GLOSSARY_MEANING, meaning.span, message));
            }
            None | Some(_) => {}
        }
        for alias in row.aliases.iter().filter(|alias| defined.iter().any(|term| term.term == alias.value)) {
            findings.push(Finding::new(&code::GLOSSARY_TWICE, alias.span, words::glossary_alias(alias)));
        }
        if row.reading.is_empty() && !is_kana(&row.term) {
            let message = words::glossary_reading(&row.term);
            findings.push(Finding::new(&code::GLOSSARY_READING, row.term.span, message));
        }
    }
    let mut without: Vec<&str> = Vec::new();
    for term in defined {
        let listed = glossary.rows.iter().any(|row| row.term.value == term.term);
        if !listed && !is_kana(&term.term) && !without.contains(&term.term.as_str()) {
            without.push(&term.term);
            let finding = Finding::new(
                &code::GLOSSARY_READING,
                Span::file_start(glossary.source),
                words::glossary_reading(&term.term),
            );
            findings.push(finding.cure(words::glossary_row(&term.term)));
        }
    }
}
