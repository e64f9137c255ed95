//! Words of the texts that are almost a defined word.

use std::collections::BTreeSet;

use super::clauses::{Clause, Kind, locate};
use crate::finding::{Finding, code};
use crate::handbook::Term;
use crate::terms;
use crate::words::finding as words;

/// One finding for each such word of a text. `own` are the words that the text
/// defines, `known` whatever else bears a name in the handbook.
pub(super) fn check(
    own: &[Term],
    known: &BTreeSet<&str>,
    clauses: &[Clause],
    source_text: &str,
    findings: &mut Vec<Finding>,
) {
    if own.is_empty() {
        return;
    }
    let names: Vec<&str> = own.iter().map(|term| term.term.as_str()).collect();
    let mut seen: Vec<String> = Vec::new();
    for clause in clauses.iter().filter(|clause| clause.kind != Kind::Heading) {
        let definitions = terms::find(&clause.text, clause.listed);
        for variant in terms::variants(&clause.text, &names, known) {
            let found = &clause.text[variant.range.clone()];
            // What a definition explains bears another name than the word, and a quoted word is not used.
            let explained = definitions.iter().any(|definition| {
                definition.long.as_ref() == Some(&variant.range) || definition.clause.start == variant.range.end
            });
            let quoted = clause.text[..variant.range.start].ends_with(['「', '『']);
            if explained || quoted || seen.iter().any(|word| word == found) {
                continue;
            }
            seen.push(found.to_owned());
            let term = names[variant.term];
            let span = locate(source_text, clause, &variant.range);
            let finding = Finding::new(&code::TERM_VARIANT, span, words::term_variant(found, term));
            let cure =
                if variant.spelling { words::write_instead(found, term) } else { words::variant_cure(found, term) };
            findings.push(finding.cure(cure));
        }
    }
}
