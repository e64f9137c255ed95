//! The cover: what the handbook is, whom to ask, and everything in it.

use serde::Serialize;

use super::guideline::{Entry, entries};
use crate::handbook::{Course, Flow, Form, Guideline, PageRef, Place};
use crate::output::site::Page;
use crate::output::site::frame::part_anchor;
use crate::output::site::html::Html;
use crate::output::site::lookup::{FileView, Site, short_name};
use crate::words::{SITE, site as words};

/// The cover.
#[derive(Serialize)]
pub(in crate::output::site) struct HomeView<'a> {
    /// The title without the municipality's name, which stands above it.
    title: Html,
    lead: String,
    parts: Vec<PartView<'a>>,
    /// The whole handbook as one file.
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct PartView<'a> {
    id: String,
    title: &'a str,
    documents: Vec<DocumentView>,
    forms: Vec<FormRow<'a>>,
    form_index: Option<String>,
}

/// A rule text or a flow with what is in it.
#[derive(Serialize)]
struct DocumentView {
    href: String,
    /// `None` where the part's title says it already.
    title: Option<Html>,
    note: String,
    /// Headings of a rule text, or steps of a flow.
    rows: Vec<Entry>,
    /// Words of the link to the whole.
    more: String,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct FormRow<'a> {
    href: String,
    /// 「第1号」.
    number: &'a str,
    title: Html,
    subtitle: &'a str,
    when: &'a str,
    files: Vec<FileView>,
}

/// Parts with more documents than this list their titles alone.
const DOCUMENTS_WITH_CONTENTS: usize = 3;

pub(in crate::output::site) fn home<'a>(site: &Site<'a>) -> Page<HomeView<'a>> {
    let handbook = site.handbook;
    let titles: Vec<&str> = handbook.parts.iter().map(|part| part.title.as_str()).collect();
    let lead = words::lead(&handbook.municipality, &titles);
    let short = handbook.title.strip_prefix(&handbook.municipality).filter(|rest| !rest.is_empty());
    let parts = handbook.parts.iter().enumerate().map(|(number, part)| {
        let documents = part.pages.iter().filter(|page| !matches!(page, PageRef::Form(_))).count();
        let mut view = PartView {
            id: part_anchor(number),
            title: &part.title,
            documents: Vec::new(),
            forms: Vec::new(),
            form_index: None,
        };
        for page in &part.pages {
            match *page {
                PageRef::Guideline(index) => view
                    .documents
                    .extend(handbook.guidelines.get(index).map(|g| guideline(site, *page, g, documents, &part.title))),
                PageRef::Flow(index) => {
                    view.documents
                        .extend(handbook.flows.get(index).map(|f| flow(site, *page, f, documents, &part.title)));
                }
                PageRef::Form(index) => view.forms.extend(handbook.forms.get(index).map(|f| form(site, *page, f))),
                PageRef::Course(index) => {
                    view.documents.extend(handbook.courses.get(index).map(|c| course(site, *page, c)));
                }
                // They stand in no part.
                PageRef::Own(_) => {}
            }
        }
        if !view.forms.is_empty() {
            view.form_index = Some(site.page_link(PageRef::HOME, PageRef::FORM_INDEX));
        }
        view
    });
    let parts = parts.collect();
    let files = site.files(PageRef::HOME, PageRef::HOME);
    let view =
        HomeView { title: site.phrases.html(short.unwrap_or(&handbook.title)), lead: lead.clone(), parts, files };
    Page { name: handbook.title.clone(), description: lead, view }
}

fn guideline(site: &Site<'_>, page: PageRef, guideline: &Guideline, among: usize, part: &str) -> DocumentView {
    let with_contents = among <= DOCUMENTS_WITH_CONTENTS;
    let dates: Vec<String> =
        guideline.dates.last().map(|date| format!("{}　{}", date.date.wareki(), date.kind)).into_iter().collect();
    DocumentView {
        href: site.page_link(PageRef::HOME, page),
        title: (guideline.title != part).then(|| site.phrases.html(&guideline.title)),
        note: if guideline.draft { SITE.draft_note.to_owned() } else { dates.concat() },
        rows: if with_contents { entries(site, PageRef::HOME, page, &guideline.body.blocks, 1) } else { Vec::new() },
        more: words::whole_text(short_name(guideline)),
        files: site.printed(PageRef::HOME, page),
    }
}

fn flow(site: &Site<'_>, page: PageRef, flow: &Flow, among: usize, part: &str) -> DocumentView {
    let with_contents = among <= DOCUMENTS_WITH_CONTENTS;
    DocumentView {
        href: site.page_link(PageRef::HOME, page),
        title: (flow.title != part).then(|| site.phrases.html(&flow.title)),
        note: String::new(),
        rows: if with_contents { steps(site, page, flow) } else { Vec::new() },
        more: SITE.figure_open.to_owned(),
        files: site.files(PageRef::HOME, page),
    }
}

fn course(site: &Site<'_>, page: PageRef, course: &Course) -> DocumentView {
    DocumentView {
        href: site.page_link(PageRef::HOME, page),
        title: Some(site.phrases.html(&course.title)),
        note: words::course_note(&course.learners, course.minutes),
        rows: Vec::new(),
        more: SITE.course_open.to_owned(),
        files: Vec::new(),
    }
}

/// The steps that a rule orders; what others do in answer is left to the figure.
fn steps(site: &Site<'_>, page: PageRef, flow: &Flow) -> Vec<Entry> {
    let ordered = flow.steps.iter().zip(&flow.figure.steps).filter(|(step, _)| step.section.is_some());
    let entry = ordered.map(|(step, drawn)| Entry {
        href: site.link(PageRef::HOME, &Place::at(page, step.id.clone())),
        number: drawn.mark.clone(),
        title: site.phrases.html(&drawn.label),
        entries: Vec::new(),
        folded: None,
    });
    entry.collect()
}

fn form<'a>(site: &Site<'a>, page: PageRef, form: &'a Form) -> FormRow<'a> {
    FormRow {
        href: site.page_link(PageRef::HOME, page),
        number: form.number.strip_prefix(words::TIE_FORM).unwrap_or(&form.number),
        title: site.phrases.html(&form.title),
        subtitle: &form.subtitle,
        when: &form.guidance.when,
        files: site.files_for_people(PageRef::HOME, page),
    }
}
