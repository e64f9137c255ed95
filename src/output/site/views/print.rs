//! Everything on one page: to print it all, and to search it with the browser.

use serde::Serialize;

use super::agencies::{AgenciesView, agencies_on};
use super::flow::{FlowView, flow_on};
use super::form::{FormView, form_on};
use super::glossary::{GlossaryView, glossary_on};
use super::guideline::{GuidelineView, guideline_on};
use crate::handbook::PageRef;
use crate::output::site::Page;
use crate::output::site::html::Html;
use crate::output::site::lookup::{FileView, Site, form_name};
use crate::output::site::whole;
use crate::words::{SITE, site as words};

/// The whole handbook.
#[derive(Serialize)]
pub(in crate::output::site) struct PrintView<'a> {
    title: Html,
    lead: String,
    /// The whole handbook as one file.
    files: Vec<FileView>,
    parts: Vec<PartView<'a>>,
}

/// A part of the handbook, or what belongs to all of it.
#[derive(Serialize)]
struct PartView<'a> {
    title: &'a str,
    documents: Vec<DocumentView<'a>>,
}

/// A document; one of the last five is there.
#[derive(Serialize)]
struct DocumentView<'a> {
    id: String,
    /// What stands before the ids in it.
    prefix: String,
    /// In the contents: with a form's number.
    name: String,
    guideline: Option<GuidelineView<'a>>,
    flow: Option<FlowView<'a>>,
    form: Option<FormView<'a>>,
    glossary: Option<GlossaryView<'a>>,
    agencies: Option<AgenciesView<'a>>,
}

pub(in crate::output::site) fn print<'a>(site: &Site<'a>) -> Page<PrintView<'a>> {
    let handbook = site.handbook;
    let mut parts: Vec<PartView<'a>> = Vec::new();
    for part in &handbook.parts {
        let documents = part.pages.iter().filter_map(|page| document(site, *page));
        parts.push(PartView { title: &part.title, documents: documents.collect() });
    }
    let appendix = [PageRef::AGENCIES, PageRef::GLOSSARY].into_iter().filter_map(|page| document(site, page));
    parts.push(PartView { title: words::APPENDIX, documents: appendix.collect() });
    parts.retain(|part| !part.documents.is_empty());
    let view = PrintView {
        title: site.phrases.html(&handbook.title),
        lead: words::print_lead(),
        files: site.files(PageRef::PRINT, PageRef::HOME),
        parts,
    };
    Page { name: SITE.print.to_owned(), description: words::print_description(&handbook.title), view }
}

fn document<'a>(site: &Site<'a>, page: PageRef) -> Option<DocumentView<'a>> {
    let handbook = site.handbook;
    let at = PageRef::PRINT;
    let mut view = DocumentView {
        id: whole::anchor(handbook, &crate::handbook::Place::page(page))?,
        prefix: whole::prefix(handbook, at, page),
        name: handbook.page_title(page).to_owned(),
        guideline: None,
        flow: None,
        form: None,
        glossary: None,
        agencies: None,
    };
    match page {
        PageRef::Guideline(index) => {
            view.guideline = handbook.guidelines.get(index).map(|text| guideline_on(site, at, index, text));
        }
        PageRef::Flow(index) => view.flow = handbook.flows.get(index).map(|flow| flow_on(site, at, index, flow)),
        PageRef::Form(index) => {
            let form = handbook.forms.get(index)?;
            view.name = form_name(form);
            view.form = Some(form_on(site, at, index, form));
        }
        PageRef::GLOSSARY => view.glossary = Some(glossary_on(site, at)),
        PageRef::AGENCIES => {
            view.agencies = handbook.directory.as_ref().map(|directory| agencies_on(site, at, directory));
        }
        // They have no place on the one page, as `anchor` said above.
        PageRef::Course(_) | PageRef::Own(_) => return None,
    }
    Some(view)
}
