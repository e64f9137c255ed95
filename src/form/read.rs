//! YAML → [`Form`].

use std::collections::BTreeMap;

use super::head::{self, Marks, Privacy, Style};
use super::phrases::{self, Phrase};
use super::scope::Scope;
use super::variants::{self, Variant};
use super::{Form, Shared, cells, sample};
use crate::config::{date, own_id};
use crate::context::Context;
use crate::finding::{Checked, Finding, SourceId, code};
use crate::handbook::{FormSection, Need, VersionPosition, fields_in};
use crate::source::SourceFile;
use crate::words::finding as words;
use crate::yaml::{self, Map, Reader, Text, unknown_name};

/// Words of `lang:`.
pub(crate) const LANGS: [(&str, ()); 1] = [("ja", ())];
pub(crate) const POSITIONS: [(&str, VersionPosition); 2] =
    [("foot", VersionPosition::Foot), ("top", VersionPosition::Top)];

/// Reads one form with the shared files that it includes, as one form per
/// variant; `None` if it cannot be read at all.
#[must_use]
pub fn parse(
    source: SourceId,
    file: &SourceFile,
    all_shared: &BTreeMap<String, Shared>,
    context: Context<'_>,
) -> Checked<Option<Vec<Form>>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let first = Reader::new(context, source, &file.text);
    let variants = variants::of(&first, &tree);
    variants::check_names(&first, &tree, &variants);
    findings.extend(first.into_findings());
    let mut forms = Vec::new();
    let shapes: Vec<Option<&Variant>> =
        if variants.is_empty() { vec![None] } else { variants.iter().map(Some).collect() };
    for (index, variant) in shapes.into_iter().enumerate() {
        let reader = Reader::new(context, source, &file.text);
        let own = variants::pruned(&tree, variant);
        let form = reader.map(&own).map(|map| form(source, map, file.stem(), all_shared));
        forms.extend(form.map(|form| Form {
            id: variants::id(&form.id, &variants, index),
            base: form.id.clone(),
            variant: variant.map(|variant| variant.label.clone()).unwrap_or_default(),
            ..form
        }));
        // What is wrong with all variants is said once.
        for finding in reader.into_findings() {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }
    Checked::new((!forms.is_empty()).then_some(forms), findings)
}

fn form(source: SourceId, map: Map<'_>, stem: &str, all_shared: &BTreeMap<String, Shared>) -> Form {
    let reader = map.reader;
    let shared = included(&map, all_shared);
    let style = map.get("style").and_then(|value| reader.map(value)).map(head::style).unwrap_or_default();
    let Style { mut marks, label_width, font_size } = style;
    let privacy = map.get("privacy").and_then(|value| reader.map(value)).map(head::privacy).unwrap_or_default();
    let (page, page_head) =
        map.get("page").and_then(|value| reader.map(value)).map_or_else(head::usual_page, head::page);
    let mut scope = Scope::new(reader, &shared);
    scope.label_width = label_width;
    scope.also_print = head::also_print(&map);
    map.need("title");
    let (title, title_also) = Phrase::parts(scope.phrase(&map, "title"));
    let mut corner = cells::corner(map.list("corner"), &mut scope);
    let (mut sections, mut section_filled_by) = (Vec::new(), Vec::new());
    for value in map.need("sections").map(|value| reader.list(value)).unwrap_or_default() {
        let Some(section_map) = reader.map(value) else { continue };
        section_filled_by.push(section_map.texts("filled_by"));
        sections.push(section(section_map, sections.len(), &mut marks, &mut scope));
    }
    let Scope { conditions, untranslated, also_print, .. } = scope;
    conditions.fill_in(reader, &mut corner, &mut sections);
    let sample = sample::read(&map, &corner, &sections);
    phrases::report_missing(reader, &untranslated);
    check_page_head(reader, &page_head, &sections);
    let Privacy { print: privacy_printed, purpose, office: privacy_office, shared_with: privacy_shared_with } = privacy;
    let id = own_id(&map, stem);
    let form = Form {
        source,
        base: id.clone(),
        id,
        variant: String::new(),
        number: map.need("number").and_then(|value| reader.text(value)).map(|text| text.value).unwrap_or_default(),
        title,
        title_also,
        subtitle: map.words("subtitle"),
        version: map.text("version").and_then(|text| date(reader, &text)),
        version_position: map
            .get("version_position")
            .and_then(|value| reader.word(value, &POSITIONS))
            .unwrap_or_default(),
        also_print,
        basis: map.texts("basis"),
        basis_text: map.words("basis_text"),
        part_of: map.text("part_of"),
        follows: map.text("follows"),
        filled_by: map.texts("filled_by"),
        page,
        font_size,
        corner,
        notes: map.texts("notes").into_iter().map(|text| text.value).collect(),
        sections,
        section_filled_by,
        purpose: map.words("purpose"),
        when: map.words("when"),
        submit_to: map.words("submit_to"),
        keep: map.words("keep"),
        privacy_printed,
        privacy_purpose: purpose,
        privacy_office,
        privacy_shared_with,
        sample,
    };
    map.get("variants");
    map.get("lang").and_then(|value| reader.word(value, &LANGS));
    map.finish();
    form
}

fn included(map: &Map<'_>, all_shared: &BTreeMap<String, Shared>) -> Shared {
    let mut shared = Shared::default();
    for path in map.texts("include") {
        match all_shared.get(&*path.value) {
            Some(file) => shared.extend(file),
            None => {
                map.reader.find(unknown_name(&code::FORM_UNKNOWN_INCLUDE, &path, all_shared.keys().map(String::as_str)))
            }
        }
    }
    shared
}

fn section(map: Map<'_>, index: usize, marks: &mut Marks, scope: &mut Scope<'_>) -> FormSection {
    let reader = map.reader;
    let flag = |key| map.get(key).and_then(|value| reader.bool(value)).unwrap_or(false);
    let (title, title_also) = Phrase::parts(scope.phrase(&map, "title"));
    let own_mark = map.text("heading_mark");
    let rows = map.need("rows").map(|value| reader.list(value)).unwrap_or_default();
    scope.conditions.read_section(&map, index);
    let title_fields = cells::plain_fields(map.list("title_fields"), &title, scope);
    let section = FormSection {
        id: map.text("id").map_or_else(|| FormSection::made_id(index), |text| text.value),
        mark: marks.next(own_mark.as_ref(), !title.is_empty()),
        title,
        title_also,
        title_fields,
        notes: map.texts("notes").into_iter().map(|text| text.value).collect(),
        filled_by: Vec::new(),
        office_use: flag("office_use"),
        page_break: flag("page_break"),
        state_report: flag("state_report"),
        relevant: Need::Unsaid,
        rows: rows.iter().map(|value| cells::row(value, scope)).collect(),
    };
    if section.rows.is_empty() {
        reader.find(Finding::new(&code::FORM_EMPTY, map.span, words::form_empty()));
    }
    map.finish();
    section
}

/// The fields that are repeated on later pages must be there.
fn check_page_head(reader: &Reader<'_>, head: &[Text], sections: &[FormSection]) {
    let fields = fields_in(sections);
    for name in head {
        if !fields.iter().any(|visit| visit.field.id == name.value) {
            let known = fields.iter().map(|visit| visit.field.id.as_str());
            reader.find(unknown_name(&code::FORM_UNKNOWN_FIELD, name, known));
        }
    }
}
