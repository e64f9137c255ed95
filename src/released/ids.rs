//! The names that a handbook makes public.

use std::collections::{BTreeMap, BTreeSet};

use super::Kind;
use crate::documents::Documents;
use crate::finding::SourceId;
use crate::guideline::Parsed;
use crate::handbook::body::Block;
use crate::handbook::{Audience, Cell, ChoiceGroup, Field, FieldKind, FormSection, cell_fields, fields_in};

/// Public names by kind. Sections without a name of the author's have none
/// here: what is made from a number moves with it.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    names: BTreeMap<Kind, BTreeSet<String>>,
    /// The files of the pages.
    sources: BTreeMap<String, SourceId>,
}

impl Ids {
    /// The names of all documents that the public gets to see.
    #[must_use]
    pub fn of(documents: &Documents) -> Self {
        let mut ids = Self::default();
        let public = |audience| Audience::Public.reads(audience);
        for guideline in documents.guidelines.iter().filter(|guideline| public(guideline.front.audience)) {
            let page = ids.page("guidelines", &guideline.front.id, guideline.source);
            ids.blocks(&page, &guideline.body.blocks);
        }
        for flow in &documents.flows {
            ids.page("flows", &flow.id, flow.source);
        }
        for form in &documents.forms {
            let page = ids.page("forms", &form.id, form.source);
            ids.sections(&page, &form.corner, &form.sections);
        }
        ids
    }

    /// Whether something of this kind bears the name.
    #[must_use]
    pub fn has(&self, kind: Kind, name: &str) -> bool {
        self.names.get(&kind).is_some_and(|names| names.contains(name))
    }

    /// The names of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.names.get(&kind).into_iter().flatten().map(String::as_str)
    }

    /// The file of a page.
    #[must_use]
    pub fn source(&self, page: &str) -> Option<SourceId> {
        self.sources.get(page).copied()
    }

    fn page(&mut self, folder: &str, id: &str, source: SourceId) -> String {
        let name = format!("{folder}/{id}");
        self.sources.insert(name.clone(), source);
        self.add(Kind::Page, name.clone());
        name
    }

    fn add(&mut self, kind: Kind, name: String) {
        self.names.entry(kind).or_default().insert(name);
    }

    fn blocks(&mut self, page: &str, blocks: &[Block<Parsed>]) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    if Audience::Public.reads(section.audience) {
                        self.section(page, section.id.as_ref().map(|id| id.value.as_str()));
                        self.blocks(page, &section.blocks);
                    }
                }
                Block::Items(items) | Block::Provisions(items) => {
                    for item in items {
                        self.section(page, item.id.as_ref().map(|id| id.value.as_str()));
                        self.blocks(page, &item.blocks);
                    }
                }
                Block::Paragraph(paragraph) => {
                    self.section(page, paragraph.id.id.as_ref().map(|id| id.value.as_str()));
                }
                Block::Bullets(bullets) => bullets.iter().for_each(|bullet| self.blocks(page, &bullet.blocks)),
                Block::Admonition(admonition) => self.blocks(page, &admonition.blocks),
                Block::Framed(framed) => self.blocks(page, &framed.blocks),
                Block::Definitions(all) => all.iter().for_each(|one| self.blocks(page, &one.blocks)),
                Block::Picture(_) | Block::Passage(_) => {}
                Block::Notes(notes) => notes.iter().for_each(|note| self.blocks(page, &note.blocks)),
                Block::Table(table) => {
                    self.section(page, table.id.id.as_ref().map(|id| id.value.as_str()));
                    table.cells().for_each(|cell| self.blocks(page, &cell.blocks));
                }
                Block::Flow(_) | Block::Listing(_) => {}
            }
        }
    }

    fn section(&mut self, page: &str, id: Option<&str>) {
        if let Some(id) = id {
            self.add(Kind::Section, format!("{page}#{id}"));
        }
    }

    fn sections(&mut self, page: &str, corner: &[Cell], sections: &[FormSection]) {
        for (index, section) in sections.iter().enumerate() {
            if section.id != FormSection::made_id(index) {
                self.section(page, Some(&section.id));
            }
        }
        for visit in corner.iter().flat_map(cell_fields).chain(fields_in(sections)) {
            // Columns bear their table's name, with a dot.
            let within = visit.table.map(|table| format!("{}.", table.id)).unwrap_or_default();
            self.field(page, &within, visit.field);
        }
    }

    fn field(&mut self, page: &str, within: &str, field: &Field) {
        let name = format!("{page}#{within}{}", field.id);
        match &field.kind {
            // What is no data has no name that anybody could keep.
            FieldKind::Letter { .. }
            | FieldKind::Consent { .. }
            | FieldKind::Approval { .. }
            | FieldKind::ReceiptStamp
            | FieldKind::Seal
            | FieldKind::OfficeUse { .. } => return,
            FieldKind::SelectOne { choices, .. } => self.options(&name, choices),
            FieldKind::SelectMultiple { choices, marks, .. } => {
                self.options(&name, choices);
                for mark in marks {
                    self.add(Kind::Field, format!("{page}#{within}{}", mark.id));
                }
            }
            FieldKind::Integer { units: Some(units), .. } | FieldKind::Decimal { units: Some(units), .. } => {
                self.options(&format!("{name}__unit"), &units.choices);
            }
            FieldKind::Matrix { items, choices, .. } => {
                self.options(&name, choices);
                items.iter().for_each(|item| self.add(Kind::Field, format!("{name}.{}", item.value)));
            }
            FieldKind::Repeat { items, .. } => {
                items.iter().for_each(|item| self.add(Kind::Field, format!("{name}.{}", item.value)));
            }
            FieldKind::Text { .. }
            | FieldKind::Integer { .. }
            | FieldKind::Decimal { .. }
            | FieldKind::Date { .. }
            | FieldKind::Time { .. }
            | FieldKind::Acknowledge
            | FieldKind::Note
            | FieldKind::Signature { .. } => {}
        }
        self.add(Kind::Field, name);
    }

    fn options(&mut self, field: &str, choices: &[ChoiceGroup]) {
        for option in choices.iter().flat_map(|group| &group.options) {
            self.add(Kind::Option, format!("{field}={}", option.value));
        }
    }
}
