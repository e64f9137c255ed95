//! Offices find the choices that they belong to.

use crate::agencies::Agencies;
use crate::finding::{Finding, code};
use crate::handbook::{AgencyKind, ChoiceGroup, Directory, DirectoryGroup, Form};
use crate::words::finding as words;
use crate::yaml::unknown_name;

/// The directory; `None` without the file, or if its field is not there.
pub(super) fn resolve(agencies: Option<&Agencies>, forms: &[Form], findings: &mut Vec<Finding>) -> Option<Directory> {
    let agencies = agencies?;
    let Some((form, choices)) = choices(&agencies.field, forms) else {
        findings.push(Finding::new(&code::AGENCY_FIELD, agencies.field.span, words::agency_field(&agencies.field)));
        return None;
    };
    let values = || choices.iter().flat_map(|group| &group.options).map(|choice| choice.value.as_str());
    for row in &agencies.rows {
        if !values().any(|value| value == row.option.value) {
            findings.push(unknown_name(&code::AGENCY_OPTION, &row.option, values()));
        }
    }
    let kind = |value: &str, label: &str| AgencyKind {
        value: value.to_owned(),
        label: label.to_owned(),
        agencies: agencies.rows.iter().filter(|row| row.option.value == value).map(|row| row.agency.clone()).collect(),
    };
    let groups = choices.iter().map(|group| DirectoryGroup {
        label: group.label.clone(),
        kinds: group.options.iter().map(|choice| kind(&choice.value, &choice.label)).collect(),
    });
    Some(Directory { form, groups: groups.collect() })
}

/// The choices of `<form>#<field>`, and the form's index.
fn choices<'a>(name: &str, forms: &'a [Form]) -> Option<(usize, &'a [ChoiceGroup])> {
    let (form_id, field_id) = name.split_once('#')?;
    let (index, form) = forms.iter().enumerate().find(|(_, form)| form.id == form_id)?;
    let field = form.top_fields().into_iter().find(|field| field.id == field_id)?;
    field.choices().map(|choices| (index, choices))
}
