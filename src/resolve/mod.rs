//! Names become places: reading order, numbers, links, the grounds of forms and
//! the clauses of steps. Takes [`Documents`], gives the [`Handbook`].
//!
//! Numbers come first, for every document, because a link's text may quote the
//! number of a section in another file. Then forms and flows are resolved, since
//! the text shows beside a clause what rests on it; the bodies come last.

mod accessibility;
mod agencies;
mod annotate;
mod appdx_tables;
mod bodies;
mod citation_checks;
mod citations;
mod cited_forms;
mod clauses;
mod courses;
mod deadlines;
mod definitions;
mod findings;
mod flows;
mod forms;
mod glossary;
mod growth;
mod index;
mod laws;
mod moved;
mod notes;
mod numbering;
mod order;
mod passages;
mod relations;
mod takings;
mod tree;
mod variants;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::audience::Everything;
use crate::config::Config;
use crate::documents::Documents;
use crate::finding::{Checked, Finding};
use crate::handbook::{Form, Guideline, Handbook, PageRef, Term};
use crate::kana::Reading;
use crate::source::Sources;
use annotate::Speech;
use citations::{Rule, RuleNames, Targets};
use index::Index;
use passages::Homes;
use tree::Tree;

/// Resolves everything. Where a name is unknown, the finding says so and the
/// thing that bore it is left out, so that all such findings come in one run.
#[must_use]
pub fn resolve(sources: &Sources, config: &Config, documents: Documents) -> Checked<Everything> {
    let mut findings = Vec::new();
    let (documents, parts) = order::arrange(config, documents, &mut findings);
    let numbers: Vec<_> = documents
        .guidelines
        .iter()
        .map(|guideline| numbering::number(&guideline.front, &guideline.body).take(&mut findings))
        .collect();
    deadlines::check(config, &documents.guidelines, &mut findings);
    let of_courses: Vec<_> = (documents.courses.iter())
        .map(|course| numbering::number(&course.text.front, &course.text.body).take(&mut findings))
        .collect();
    let index = Index::new(sources, &documents, &numbers, &of_courses);
    let forms = forms::resolve(config, &documents.forms, &documents.guidelines, &index).take(&mut findings);
    let flows = flows::resolve(config, &documents.flows, &forms, &index).take(&mut findings);
    let ties = index::ties(&forms, &flows);
    let plan = takings::plan(&documents.guidelines, &numbers, &index, &mut findings);
    let mut resolved: Vec<Option<Guideline>> = vec![None; documents.guidelines.len()];
    let mut said: Vec<Vec<Finding>> = vec![Vec::new(); documents.guidelines.len()];
    for round in &plan.rounds {
        let homes = Homes { resolved: &resolved, circles: &plan.circles };
        let text = |i: &usize| (*i, bodies::resolve(*i, &documents.guidelines[*i], &numbers[*i], &index, &ties, homes));
        let done: Vec<(usize, Checked<Guideline>)> = round.par_iter().map(text).collect();
        for (i, checked) in done {
            // What was said of a text in an earlier round is said again.
            said[i].clear();
            resolved[i] = Some(checked.take(&mut said[i]));
        }
    }
    findings.extend(said.into_iter().flatten());
    let homes = Homes { resolved: &resolved, circles: &plan.circles };
    let around = courses::Around { sources, documents: &documents, index: &index, homes };
    let all_courses = (documents.courses.iter().zip(&of_courses).enumerate())
        .map(|(i, (course, numbers))| courses::resolve(i, course, numbers, &around).take(&mut findings))
        .collect();
    let mut guidelines: Vec<Guideline> = resolved.into_iter().flatten().collect();
    let explained = glossary::own_terms(documents.glossary.as_ref());
    let rules: Vec<Rule<'_>> = documents
        .guidelines
        .iter()
        .zip(&numbers)
        .map(|(source, numbered)| Rule {
            id: &source.front.id,
            title: &source.front.title,
            tree: Tree { numbered, skeleton: source.front.skeleton },
        })
        .collect();
    let rule_names = RuleNames::new(&rules, &config.outside);
    let targets: Vec<Targets<'_>> =
        (0..rules.len()).filter_map(|own| Targets::new(own, &rules, &forms, &rule_names)).collect();
    let (mut terms, mut words, mut named) = (Vec::new(), Vec::new(), Vec::new());
    for (i, (source, targets)) in documents.guidelines.iter().zip(&targets).enumerate() {
        let clauses = clauses::clauses(&source.body, &numbers[i]);
        let text = &sources.file(source.source).text;
        let mut own = definitions::gather(PageRef::Guideline(i), &clauses, text, &mut findings);
        glossary::complete(documents.glossary.as_ref(), &mut own);
        citation_checks::check(targets, &clauses, text, &mut findings);
        relations::tables(targets, &clauses, text, &mut findings);
        relations::forms(targets, &clauses, &source.front.id, (&documents.forms, &forms), &mut findings);
        laws::check(&config.outside, source.front.skeleton, &clauses, text, &mut findings);
        named.push(own.iter().chain(&explained).cloned().collect::<Vec<Term>>());
        terms.extend(own.iter().cloned());
        words.push((source.source, clauses, own));
    }
    let speeches: Vec<Speech<'_>> = (rules.iter().zip(&named).zip(&targets))
        .map(|((rule, named), targets)| Speech::new(rule.id, named, targets))
        .collect();
    for (i, guideline) in guidelines.iter_mut().enumerate() {
        annotate::annotate(&mut guideline.body.blocks, i, &speeches);
        // Citations written as words count like links.
        appdx_tables::relate(PageRef::Guideline(i), &mut guideline.body.blocks);
    }
    let known = known(config, &forms, terms.iter().chain(&explained));
    for (id, clauses, own) in &words {
        variants::check(own, &known, clauses, &sources.file(*id).text, &mut findings);
    }
    glossary::check(documents.glossary.as_ref(), &terms, &mut findings);
    terms.extend(explained);
    findings.extend(cited_forms::check(&guidelines, &flows, &forms));
    let directory = agencies::resolve(documents.agencies.as_ref(), &forms, &mut findings);
    let moved = moved::resolve(config, &documents, &mut findings);
    terms.sort_by_cached_key(key);
    let mut handbook = Handbook {
        title: config.title.clone(),
        municipality: config.municipality.clone(),
        office: config.office.clone(),
        contact: config.contact.clone(),
        edition: config.edition.clone(),
        actors: config.actors.clone(),
        parts,
        guidelines,
        flows,
        forms,
        papers: config.papers.clone(),
        packs: forms::packs(config, &documents.forms, &index, &mut findings),
        outside: config.outside.clone(),
        images: documents.images.iter().map(|picture| picture.image.clone()).collect(),
        field_font: config.field_font,
        terms,
        directory,
        moved,
        body_font: config.body_font,
        accessibility: None,
        base_url: config.base_url.clone(),
        courses: all_courses,
    };
    handbook.accessibility = accessibility::resolve(documents.accessibility.as_ref(), &handbook, &mut findings);
    Checked::new(Everything::new(handbook), findings)
}

/// Whatever bears a name in the handbook: it is no misspelling of another word.
fn known<'a>(config: &'a Config, forms: &'a [Form], terms: impl Iterator<Item = &'a Term>) -> BTreeSet<&'a str> {
    let laws = config.outside.iter().flat_map(|law| [law.title.as_str(), law.short.as_str()]);
    let papers = config.papers.iter().map(|paper| paper.title.as_str());
    let actors = config.actors.iter().map(|actor| actor.label.as_str());
    let forms = forms.iter().map(|form| form.title.as_str());
    let terms = terms.flat_map(|term| std::iter::once(&term.term).chain(&term.aliases)).map(String::as_str);
    laws.chain(papers).chain(actors).chain(forms).chain(terms).collect()
}

/// Order of the glossary: by reading; words without any come last.
fn key(term: &Term) -> (bool, Reading, String) {
    let reading = Reading::new(term.spoken());
    (reading.row().is_none(), reading, term.term.clone())
}

/// Pushes a finding and gives nothing, for use at the end of a look-up.
fn missing<T>(findings: &mut Vec<Finding>, finding: Finding) -> Option<T> {
    findings.push(finding);
    None
}
