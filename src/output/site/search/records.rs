//! What is found: sections of rule texts, steps of flows, parts of forms, terms.

use serde::Serialize;

use super::{course, text};
use crate::flow::drawing::text_twin;
use crate::handbook::body::{Block, plain_text};
use crate::handbook::{Flow, Form, OwnPage, PageRef};
use crate::output::site::lookup::{Site, form_name};
use crate::output::site::views::section_words;
use crate::words::SITE;

/// A heading with the text right under it, up to the next heading.
#[derive(Debug, Serialize)]
pub(super) struct Record {
    /// Index into the list of pages.
    page: usize,
    /// Anchor on the page; empty for the page itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    id: String,
    /// Headings above this one on its page, outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    above: Vec<String>,
    /// Number and words of the heading.
    heading: String,
    text: String,
    /// An entry of the glossary, which is shown before texts.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    term: bool,
}

/// Adds the records of a page, which is to be number `number`.
pub(super) fn push(site: &Site<'_>, page: PageRef, number: usize, records: &mut Vec<Record>) {
    let handbook = site.handbook;
    match page {
        PageRef::Guideline(index) => {
            let Some(guideline) = handbook.guidelines.get(index) else { return };
            let blocks = &guideline.body.blocks;
            records.push(record(number, "", &[], &guideline.title, &text::of(blocks)));
            sections(number, blocks, &mut Vec::new(), records);
        }
        PageRef::Flow(index) => {
            let Some(flow) = handbook.flows.get(index) else { return };
            records.push(record(number, "", &[], &flow.title, &text::tidy(&flow.description)));
            steps(site, flow, number, records);
        }
        PageRef::Form(index) => {
            let Some(form) = handbook.forms.get(index) else { return };
            records.push(record(number, "", &[], &form_name(form), &about(form)));
            for section in &form.sections {
                let (id, title, text) = section_words(section);
                // A part without title goes by the form's name.
                let heading = if title.is_empty() { form_name(form) } else { title };
                records.push(record(number, &id, &[], &heading, &text::pieces(&text)));
            }
        }
        PageRef::Course(index) => {
            let Some(course) = handbook.courses.get(index) else { return };
            course::push(course, number, records);
        }
        PageRef::Own(OwnPage::Glossary) => {
            for term in &handbook.terms {
                let mut text = text::tidy(&term.meaning);
                for name in std::iter::once(&term.reading).chain(&term.aliases).filter(|name| !name.is_empty()) {
                    text.push_str(SITE.joiner);
                    text.push_str(name);
                }
                records.push(Record { term: true, ..record(number, &term.anchor(), &[], &term.term, &text) });
            }
        }
        PageRef::Own(OwnPage::Agencies) => {
            for kind in handbook.directory.iter().flat_map(|directory| &directory.groups).flat_map(|group| &group.kinds)
            {
                let id = format!("kind_{}", kind.value);
                for agency in &kind.agencies {
                    let said = [&agency.telephone, &agency.hours, &agency.address, &agency.note].map(String::clone);
                    records.push(record(
                        number,
                        &id,
                        std::slice::from_ref(&kind.label),
                        &agency.name,
                        &text::pieces(&said),
                    ));
                }
            }
        }
        // What the one-page view says is found where it stands by itself.
        PageRef::Own(
            OwnPage::Home
            | OwnPage::FormIndex
            | OwnPage::Search
            | OwnPage::History
            | OwnPage::Matrix
            | OwnPage::Print
            | OwnPage::Accessibility,
        ) => {}
    }
}

/// How a page is named above its finds.
pub(super) fn page_name(site: &Site<'_>, page: PageRef) -> String {
    match page {
        PageRef::Form(index) => site.handbook.forms.get(index).map(form_name).unwrap_or_default(),
        PageRef::Guideline(_) | PageRef::Flow(_) | PageRef::Course(_) | PageRef::Own(_) => {
            site.handbook.page_title(page).to_owned()
        }
    }
}

pub(super) fn record(page: usize, id: &str, above: &[String], heading: &str, text: &str) -> Record {
    Record {
        page,
        id: id.to_owned(),
        above: above.to_vec(),
        heading: heading.to_owned(),
        text: text.to_owned(),
        term: false,
    }
}

fn sections(page: usize, blocks: &[Block], above: &mut Vec<String>, records: &mut Vec<Record>) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                let heading = text::marked(section.mark.as_ref(), &plain_text(&section.heading));
                under(page, &section.id, heading, &section.blocks, above, records);
            }
            Block::Items(items) | Block::Provisions(items) => {
                for item in items {
                    let Some(heading) = item.heading() else { continue };
                    let heading = text::marked(item.mark.as_ref(), &plain_text(heading));
                    let rest = item.blocks.get(1..).unwrap_or_default();
                    under(page, &item.id, heading, rest, above, records);
                }
            }
            Block::Passage(passage) => sections(page, &passage.blocks, above, records),
            Block::Paragraph(_)
            | Block::Bullets(_)
            | Block::Table(_)
            | Block::Flow(_)
            | Block::Admonition(_)
            | Block::Picture(_)
            | Block::Definitions(_)
            | Block::Framed(_)
            | Block::Listing(_)
            | Block::Notes(_) => {}
        }
    }
}

/// A heading with what stands right under it, and then the headings below.
fn under(page: usize, id: &str, heading: String, blocks: &[Block], above: &mut Vec<String>, records: &mut Vec<Record>) {
    records.push(record(page, id, above, &heading, &text::of(blocks)));
    above.push(heading);
    sections(page, blocks, above, records);
    above.pop();
}

fn steps(site: &Site<'_>, flow: &Flow, page: usize, records: &mut Vec<Record>) {
    for twin in text_twin(&flow.figure) {
        let Some(step) = flow.steps.get(twin.step) else { continue };
        let mut text = vec![twin.actor.clone().unwrap_or_default(), twin.text.clone()];
        for item in &twin.items {
            text.push(item.label.clone());
            text.extend(item.items.iter().cloned());
        }
        text.extend(step.forms.iter().filter_map(|&form| site.handbook.forms.get(form)).map(form_name));
        text.extend(step.papers.iter().filter_map(|&paper| site.handbook.papers.get(paper)).map(|p| p.title.clone()));
        records.push(record(page, &step.id, &[], &text::joined(&twin.mark, &twin.label), &text::pieces(&text)));
    }
}

/// What the page says of the form as a whole.
fn about(form: &Form) -> String {
    let guidance = &form.guidance;
    let said = [&guidance.purpose, &guidance.when, &guidance.submit_to, &guidance.keep, &guidance.privacy_purpose];
    text::pieces(&said.into_iter().chain(&form.notes).cloned().collect::<Vec<_>>())
}
