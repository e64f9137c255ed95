//! Reading order: which document stands in which part.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::documents::Documents;
use crate::finding::{Finding, Span, code};
use crate::handbook::{PageRef, Part};
use crate::words::{finding as words, model};
use crate::yaml::unknown_name;

/// Sorts the documents by the parts of `handbook.yaml` and gives the parts with their pages.
///
/// Without `parts:` each kind makes a part. A document that no part names comes
/// after all others and is a warning: readers would not find it.
pub(super) fn arrange(config: &Config, documents: Documents, findings: &mut Vec<Finding>) -> (Documents, Vec<Part>) {
    let listed = config.parts.iter().flat_map(|part| &part.pages).map(|page| &*page.value);
    // Of a page that is listed twice, the first place counts.
    let mut ranks: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, name) in listed.enumerate() {
        ranks.entry(name).or_insert(place);
    }
    let rank = |name: &str| ranks.get(name).copied().unwrap_or(usize::MAX);
    let Documents {
        mut guidelines,
        mut flows,
        mut forms,
        released,
        glossary,
        agencies,
        accessibility,
        images,
        broken,
        mut courses,
    } = documents;
    guidelines.sort_by_cached_key(|g| rank(&format!("guidelines/{}", g.front.id)));
    flows.sort_by_cached_key(|f| rank(&format!("flows/{}", f.id)));
    courses.sort_by_cached_key(|c| rank(&format!("training/{}", c.text.front.id)));
    // Variants that nobody lists stand behind the first of their form.
    let listed_or_base = |f: &crate::form::Form| match rank(&format!("forms/{}", f.id)) {
        usize::MAX => rank(&format!("forms/{}", f.base)),
        rank => rank,
    };
    forms.sort_by_cached_key(listed_or_base);

    let mut pages: BTreeMap<String, (PageRef, Span)> = BTreeMap::new();
    for (i, g) in guidelines.iter().enumerate() {
        pages.insert(format!("guidelines/{}", g.front.id), (PageRef::Guideline(i), Span::file_start(g.source)));
    }
    for (i, f) in flows.iter().enumerate() {
        pages.insert(format!("flows/{}", f.id), (PageRef::Flow(i), Span::file_start(f.source)));
    }
    for (i, f) in forms.iter().enumerate() {
        pages.insert(format!("forms/{}", f.id), (PageRef::Form(i), Span::file_start(f.source)));
    }
    for (i, c) in courses.iter().enumerate() {
        let name = format!("training/{}", c.text.front.id);
        pages.insert(name, (PageRef::Course(i), Span::file_start(c.text.source)));
    }

    let parts = if config.parts.is_empty() {
        let of = |title: &str, wanted: fn(PageRef) -> bool| Part {
            title: title.to_owned(),
            pages: pages.values().map(|(page, _)| *page).filter(|page| wanted(*page)).collect(),
        };
        let kinds = [
            of(model::PART_GUIDELINES, |page| matches!(page, PageRef::Guideline(_))),
            of(model::PART_FLOWS, |page| matches!(page, PageRef::Flow(_))),
            of(model::PART_FORMS, |page| matches!(page, PageRef::Form(_))),
            of(model::PART_COURSES, |page| matches!(page, PageRef::Course(_))),
        ];
        kinds.into_iter().filter(|part| !part.pages.is_empty()).collect()
    } else {
        let variants = forms.iter().filter(|f| f.id != f.base);
        let variants = variants.map(|f| (format!("forms/{}", f.base), format!("forms/{}", f.id))).collect();
        listed_parts(config, &pages, variants, &broken, findings)
    };
    (
        Documents { guidelines, flows, forms, released, glossary, agencies, accessibility, images, broken, courses },
        parts,
    )
}

fn listed_parts(
    config: &Config,
    pages: &BTreeMap<String, (PageRef, Span)>,
    mut variants: Vec<(String, String)>,
    broken: &[crate::finding::SourceId],
    findings: &mut Vec<Finding>,
) -> Vec<Part> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut parts = Vec::new();
    let listed: Vec<&str> = config.parts.iter().flat_map(|part| &part.pages).map(|page| &*page.value).collect();
    variants.retain(|(_, variant)| !listed.contains(&variant.as_str()));
    for part in &config.parts {
        let mut own = Vec::new();
        for name in &part.pages {
            if let Some(first) = seen.insert(name, name.span) {
                let finding = Finding::new(&code::PAGE_TWICE, name.span, words::page_twice(name));
                findings.push(finding.related(first, words::FIRST_HERE));
                continue;
            }
            match pages.get(&*name.value) {
                Some((page, _)) => {
                    own.push(*page);
                    let with_it = variants.iter().filter(|(base, _)| *base == name.value);
                    own.extend(with_it.filter_map(|(_, variant)| pages.get(variant)).map(|(page, _)| *page));
                }
                // A document that could not be read was reported already; which one this name
                // means cannot be told, so unknown names wait until all documents are readable.
                None if !broken.is_empty() => {}
                None => findings.push(unknown_name(&code::PAGE_UNKNOWN, name, pages.keys().map(String::as_str))),
            }
        }
        parts.push(Part { title: part.title.clone(), pages: own });
    }
    let stands = |name: &str| {
        let base = variants.iter().find(|(_, variant)| variant == name).map(|(base, _)| base.as_str());
        seen.contains_key(base.unwrap_or(name))
    };
    for (name, (_, span)) in pages.iter().filter(|(name, _)| !stands(name)) {
        findings.push(Finding::new(&code::PAGE_UNLISTED, *span, words::page_unlisted(name)));
    }
    parts
}
