//! What 別表 and forms say of the articles that order them: 「（第3条関係）」.
//!
//! The words stand at the annex, the citation in the article. Both ways are
//! looked at: an article that is named must cite the annex, and an annex that
//! nothing cites is left over.

use std::collections::BTreeSet;

use super::citations::{Answer, Targets};
use super::clauses::{Clause, Kind, locate};
use crate::citation::Unit;
use crate::finding::{Finding, code};
use crate::form::Form as Source;
use crate::handbook::Form;
use crate::words::finding as words;

/// Findings about the 別表 of one text.
pub(super) fn tables(targets: &Targets<'_>, clauses: &[Clause], source_text: &str, findings: &mut Vec<Finding>) {
    let tree = &targets.tree;
    for (table, _) in targets.tables() {
        let heading = clauses.iter().find(|clause| clause.kind == Kind::Heading && clause.here == Some(table));
        let Some(heading) = heading else { continue };
        let name = words_of(&heading.text);
        let outside = |clause: &&Clause| !clause.here.is_some_and(|here| tree.holds(table, here));
        let citing: Vec<usize> = clauses
            .iter()
            .filter(outside)
            .filter(|clause| {
                let cited =
                    || targets.answers(&clause.text, clause.here).iter().any(|(_, a)| *a == Answer::Table(table));
                let id = format!("#{}", tree.numbered[table].id);
                clause.kind != Kind::Heading && (clause.links.iter().any(|(_, address)| *address == id) || cited())
            })
            .filter_map(|clause| clause.here)
            .collect();
        if citing.is_empty() {
            let span = locate(source_text, heading, &(0..name.len()));
            findings.push(Finding::new(&code::TABLE_UNCITED, span, words::table_uncited(name)));
            continue;
        }
        let Some(start) = heading.text.find(['（', '(']).filter(|_| heading.text.contains("関係")) else { continue };
        let named: BTreeSet<usize> = targets
            .answers(&heading.text[start..], Some(table))
            .into_iter()
            .filter_map(|(_, answer)| if let Answer::Part(part) = answer { Some(part) } else { None })
            .collect();
        let by_named = |here: &usize| named.iter().any(|part| tree.holds(*part, *here));
        let all_cite = named.iter().all(|part| citing.iter().any(|here| tree.holds(*part, *here)));
        if named.is_empty() || all_cite && citing.iter().all(by_named) {
            continue;
        }
        let articles: BTreeSet<usize> = citing.iter().filter_map(|here| top(targets, *here)).collect();
        let paths: Vec<&str> = articles.iter().filter_map(|part| tree.path(*part)).collect();
        let span = locate(source_text, heading, &(start..heading.text.len()));
        let finding = Finding::new(&code::RELATION_DIFFERS, span, words::relation_differs(name, &paths));
        findings.push(finding.cure(words::relation_cure(&heading.text[start..], &paths)));
    }
}

/// The heading without what stands in brackets behind it.
fn words_of(heading: &str) -> &str {
    heading.split(['（', '(']).next().unwrap_or(heading).trim()
}

/// The article, or the outermost heading of an outline, around a part.
fn top(targets: &Targets<'_>, part: usize) -> Option<usize> {
    [Unit::Article, Unit::Heading, Unit::Suppl].into_iter().find_map(|unit| targets.tree.around(part, unit))
}

/// Findings about the grounds of forms: the clause that `basis:` names has to
/// cite the form, if the text cites it at all. `id` is that of the text.
pub(super) fn forms(
    targets: &Targets<'_>,
    clauses: &[Clause],
    id: &str,
    (sources, forms): (&[Source], &[Form]),
    findings: &mut Vec<Finding>,
) {
    let tree = &targets.tree;
    for (index, (source, form)) in sources.iter().zip(forms).enumerate() {
        let own = |other: usize| other == index || form.part_of == Some(other) || forms[other].part_of == Some(index);
        let citing: Vec<usize> = clauses
            .iter()
            .filter(|clause| clause.kind != Kind::Heading && clause.here.is_some())
            .filter(|clause| {
                let linked = clause.links.iter().any(|(_, address)| {
                    let form = address.split('#').next().and_then(|path| path.rsplit_once("forms/"));
                    let stem = form.and_then(|(_, name)| name.strip_suffix(".yaml"));
                    stem.is_some_and(|stem| forms.iter().position(|form| form.id == stem).is_some_and(own))
                });
                linked
                    || targets
                        .answers(&clause.text, clause.here)
                        .iter()
                        .any(|(_, answer)| matches!(answer, Answer::Form(other) if own(*other)))
            })
            .filter_map(|clause| clause.here)
            .collect();
        for name in source.basis.iter().filter(|_| !citing.is_empty()) {
            let Some(part) =
                name.strip_prefix(id).and_then(|rest| rest.strip_prefix('#')).and_then(|id| tree.named(id))
            else {
                continue;
            };
            if citing.iter().any(|here| tree.holds(part, *here) || tree.holds(*here, part)) {
                continue;
            }
            let path = tree.path(part).unwrap_or_default();
            let finding = Finding::new(&code::RELATION_DIFFERS, name.span, words::basis_differs(&form.number, path));
            let named = citing.iter().find_map(|here| tree.numbered.get(*here)).filter(|citing| citing.named);
            findings.push(match named {
                Some(citing) => finding.cure(words::basis_cure(&format!("{id}#{}", citing.id))),
                None => finding,
            });
        }
    }
}
