//! The grounds of forms, who fills them, and how they hang together.

use super::index::Index;
use crate::config::Config;
use crate::finding::{Checked, Finding, Span, code};
use crate::form::Form as Source;
use crate::guideline::Guideline;
use crate::handbook::{Basis, Form, FormSection, Guidance, Pack, PageRef};
use crate::yaml::{Text, unknown_name};

pub(super) fn resolve(
    config: &Config,
    sources: &[Source],
    guidelines: &[Guideline],
    index: &Index<'_>,
) -> Checked<Vec<Form>> {
    let mut findings = Vec::new();
    let forms = sources
        .iter()
        .map(|form| Form {
            origin: Span::file_start(form.source),
            id: form.id.clone(),
            number: form.number.clone(),
            title: form.title.clone(),
            title_also: form.title_also.clone(),
            subtitle: form.subtitle.clone(),
            variant: form.variant.clone(),
            variant_of: (form.id != form.base)
                .then(|| sources.iter().position(|other| other.id == form.base))
                .flatten(),
            version: form.version,
            version_position: form.version_position,
            also_print: form.also_print.clone(),
            basis: form.basis.iter().filter_map(|name| basis(name, guidelines, index, &mut findings)).collect(),
            basis_text: form.basis_text.clone(),
            part_of: form.part_of.as_ref().and_then(|name| form_index(name, sources, index, &mut findings)),
            follows: form.follows.as_ref().and_then(|name| form_index(name, sources, index, &mut findings)),
            page: form.page.clone(),
            font_size: form.font_size,
            corner: form.corner.clone(),
            notes: form.notes.clone(),
            sections: sections(config, form, &mut findings),
            guidance: Guidance {
                purpose: form.purpose.clone(),
                filled_by: form.filled_by.iter().filter_map(|name| actor(config, name, &mut findings)).collect(),
                when: form.when.clone(),
                submit_to: form.submit_to.clone(),
                keep: form.keep.clone(),
                privacy_purpose: form.privacy_purpose.clone(),
                privacy_printed: form.privacy_printed,
                privacy_office: form.privacy_office.clone(),
                privacy_shared_with: form.privacy_shared_with.clone(),
            },
            sample: form.sample.clone(),
        })
        .collect();
    Checked::new(forms, findings)
}

/// The sections, with the actors that fill them in.
fn sections(config: &Config, form: &Source, findings: &mut Vec<Finding>) -> Vec<FormSection> {
    let mut sections = form.sections.clone();
    for (section, names) in sections.iter_mut().zip(&form.section_filled_by) {
        section.filled_by = names.iter().filter_map(|name| actor(config, name, findings)).collect();
    }
    sections
}

/// The clause that orders something.
pub(super) fn basis(
    name: &Text,
    guidelines: &[Guideline],
    index: &Index<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Basis> {
    let entry = index.section(name, findings)?;
    let PageRef::Guideline(i) = entry.place.page else { return None };
    let front = &guidelines[i].front;
    Some(Basis {
        place: entry.place.clone(),
        document: front.title.clone(),
        document_kind: front.kind.clone(),
        path: entry.path.clone().unwrap_or_default(),
    })
}

/// Index of a form by id.
pub(super) fn form_index(
    name: &Text,
    forms: &[Source],
    index: &Index<'_>,
    findings: &mut Vec<Finding>,
) -> Option<usize> {
    forms.iter().position(|form| form.id == name.value).or_else(|| {
        if index.is_broken(&format!("forms/{}.yaml", name.value)) {
            return None;
        }
        let known = forms.iter().map(|form| form.id.as_str());
        super::missing(findings, unknown_name(&code::FORM_UNKNOWN, name, known))
    })
}

/// The packs with their forms looked up.
pub(super) fn packs(config: &Config, sources: &[Source], index: &Index<'_>, findings: &mut Vec<Finding>) -> Vec<Pack> {
    let mut pack = |pack: &crate::config::Pack| {
        let forms = pack.forms.iter();
        let found = forms.filter_map(|(name, copies)| Some((form_index(name, sources, index, findings)?, *copies)));
        Pack { id: pack.id.clone(), title: pack.title.clone(), forms: found.collect() }
    };
    config.packs.iter().map(&mut pack).collect()
}

/// Index of an actor by id.
pub(super) fn actor(config: &Config, name: &Text, findings: &mut Vec<Finding>) -> Option<usize> {
    config.actors.iter().position(|actor| actor.id == name.value).or_else(|| {
        let known = config.actors.iter().map(|actor| actor.id.as_str());
        super::missing(findings, unknown_name(&code::ACTOR_UNKNOWN, name, known))
    })
}
