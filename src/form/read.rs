//! YAML → [`Form`].

use std::collections::BTreeMap;

use super::conditions::Conditions;
use super::{Form, Shared, cells, sample};
use crate::config::{date, own_id};
use crate::context::Context;
use crate::finding::{Checked, Finding, SourceId, code};
use crate::handbook::{FormSection, Orientation, Page};
use crate::source::SourceFile;
use crate::words::finding as words;
use crate::yaml::{self, Map, Reader, unknown_name};

/// Reads one form with the shared files that it includes; `None` if it cannot be read at all.
#[must_use]
pub fn parse(
    source: SourceId,
    file: &SourceFile,
    all_shared: &BTreeMap<String, Shared>,
    context: Context<'_>,
) -> Checked<Option<Form>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let form = reader.map(&tree).map(|map| form(source, map, file.stem(), all_shared));
    findings.extend(reader.into_findings());
    Checked::new(form, findings)
}

fn form(source: SourceId, map: Map<'_>, stem: &str, all_shared: &BTreeMap<String, Shared>) -> Form {
    let reader = map.reader;
    let need = |key| map.need_text(key).map(|text| text.value).unwrap_or_default();
    let shared = included(&map, all_shared);
    let style = map.get("style").and_then(|value| reader.map(value)).map(style).unwrap_or_default();
    let privacy = map.get("privacy").and_then(|value| reader.map(value)).map(privacy).unwrap_or_default();
    let mut conditions = Conditions::default();
    let mut sections: Vec<FormSection> = Vec::new();
    for value in map.need("sections").map(|value| reader.list(value)).unwrap_or_default() {
        let Some(section_map) = reader.map(value) else { continue };
        sections.push(section(section_map, sections.len(), style.label_width, &shared, &mut conditions));
    }
    conditions.fill_in(reader, &mut sections);
    let sample = sample::read(&map, &sections);
    let form = Form {
        source,
        id: own_id(&map, stem),
        number: need("number"),
        title: need("title"),
        subtitle: map.words("subtitle"),
        version: map.text("version").and_then(|text| date(reader, &text)),
        basis: map.texts("basis"),
        part_of: map.text("part_of"),
        follows: map.text("follows"),
        filled_by: map.texts("filled_by"),
        page: map.get("page").and_then(|value| reader.map(value)).map_or(PORTRAIT, page),
        heading_mark: style.heading_mark,
        notes: map.texts("notes").into_iter().map(|text| text.value).collect(),
        sections,
        purpose: map.words("purpose"),
        when: map.words("when"),
        submit_to: map.words("submit_to"),
        keep: map.words("keep"),
        privacy_purpose: privacy.0,
        privacy_office: privacy.1,
        sample,
    };
    map.get("lang").and_then(|value| reader.word(value, &[("ja", ())]));
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

const PORTRAIT: Page = Page { orientation: Orientation::Portrait, fit: 1 };

fn page(map: Map<'_>) -> Page {
    let orientations = [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)];
    map.get("paper").and_then(|value| map.reader.word(value, &[("a4", ())]));
    let page = Page {
        orientation: map
            .get("orientation")
            .and_then(|value| map.reader.word(value, &orientations))
            .unwrap_or(PORTRAIT.orientation),
        fit: map.get("fit").and_then(|value| map.reader.number(value, 1..=20)).unwrap_or(PORTRAIT.fit),
    };
    map.finish();
    page
}

struct Style {
    heading_mark: String,
    /// Twelfths of the line.
    label_width: u32,
}

impl Default for Style {
    fn default() -> Self {
        Self { heading_mark: String::new(), label_width: 2 }
    }
}

fn style(map: Map<'_>) -> Style {
    let style = Style {
        heading_mark: map.words("heading_mark"),
        label_width: map.get("label_width").and_then(|value| map.reader.number(value, 1..=6)).unwrap_or(2),
    };
    map.finish();
    style
}

fn privacy(map: Map<'_>) -> (String, String) {
    let privacy = (map.words("purpose"), map.words("office"));
    map.finish();
    privacy
}

fn section(map: Map<'_>, index: usize, label_width: u32, shared: &Shared, conditions: &mut Conditions) -> FormSection {
    let reader = map.reader;
    let rows = map.need("rows").map(|value| reader.list(value)).unwrap_or_default();
    let section = FormSection {
        id: map.text("id").map_or_else(|| FormSection::made_id(index), |text| text.value),
        title: map.words("title"),
        notes: map.texts("notes").into_iter().map(|text| text.value).collect(),
        rows: rows.iter().map(|value| cells::row(reader, value, label_width, shared, conditions)).collect(),
    };
    if section.rows.is_empty() {
        reader.find(Finding::new(&code::FORM_EMPTY, map.span, words::form_empty()));
    }
    map.finish();
    section
}
