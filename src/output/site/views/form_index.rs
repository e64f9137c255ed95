//! The index of forms, and of papers that have no form.

use serde::Serialize;

use crate::handbook::{Form, PageRef, Paper};
use crate::output::FileKind;
use crate::output::site::Page;
use crate::output::site::html::Html;
use crate::output::site::lookup::{FileView, Link, Site};
use crate::words::{SITE, print_pack, site as words};

/// The index of forms.
#[derive(Serialize)]
pub(in crate::output::site) struct FormIndexView<'a> {
    lead: String,
    caption: String,
    forms: Vec<FormRow<'a>>,
    packs: Vec<PackView<'a>>,
    /// Files for programs.
    data: Vec<FileView>,
    papers: Vec<PaperView<'a>>,
}

/// Forms in one file.
#[derive(Serialize)]
struct PackView<'a> {
    title: &'a str,
    /// 「様式第1号（2部）、様式第2号（1部）」; empty for all forms.
    holds: String,
    file: FileView,
}

#[derive(Serialize)]
struct FormRow<'a> {
    href: String,
    number: &'a str,
    title: Html,
    subtitle: &'a str,
    filled_by: String,
    when: &'a str,
    basis: Vec<Link>,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct PaperView<'a> {
    title: &'a str,
    note: &'a str,
    basis: Vec<Link>,
}

pub(in crate::output::site) fn form_index<'a>(site: &Site<'a>) -> Page<FormIndexView<'a>> {
    let handbook = site.handbook;
    let forms = handbook.forms.iter().enumerate().map(|(index, form)| row(site, index, form));
    let papers = handbook.papers.iter().enumerate().map(|(index, paper)| paper_view(site, index, paper));
    let count = handbook.forms.len();
    let view = FormIndexView {
        lead: words::form_index_lead(count),
        caption: words::form_index_caption(handbook.edition.date),
        forms: forms.collect(),
        packs: packs(site),
        data: site.file_of(PageRef::FORM_INDEX, PageRef::FORM_INDEX, FileKind::FormList).into_iter().collect(),
        papers: papers.collect(),
    };
    Page { name: SITE.form_index.to_owned(), description: words::form_index_description(count), view }
}

/// All forms in one file, and the packs of the handbook.
fn packs<'a>(site: &Site<'a>) -> Vec<PackView<'a>> {
    let at = PageRef::FORM_INDEX;
    let file = |kind| site.file_of(at, at, kind);
    let all = file(FileKind::FormsAll).map(|file| PackView { title: print_pack::ALL, holds: String::new(), file });
    let own = site.handbook.packs.iter().enumerate().filter_map(|(index, pack)| {
        let forms = pack.forms.iter();
        let numbers =
            forms.filter_map(|(form, copies)| Some((site.handbook.forms.get(*form)?.number.as_str(), *copies)));
        let holds = print_pack::holds(&numbers.collect::<Vec<_>>());
        Some(PackView { title: &pack.title, holds, file: file(FileKind::FormPack(index))? })
    });
    all.into_iter().chain(own).collect()
}

fn row<'a>(site: &Site<'a>, index: usize, form: &'a Form) -> FormRow<'a> {
    let at = PageRef::FORM_INDEX;
    FormRow {
        href: site.page_link(at, PageRef::Form(index)),
        number: &form.number,
        title: site.phrases.html(&form.title),
        subtitle: &form.subtitle,
        filled_by: site.actors(&form.guidance.filled_by),
        when: &form.guidance.when,
        basis: basis(site, at, form),
        files: site.files_for_people(at, PageRef::Form(index)),
    }
}

/// Links to the clauses that order a form.
pub(super) fn basis(site: &Site<'_>, from: PageRef, form: &Form) -> Vec<Link> {
    let link = |basis: &crate::handbook::Basis| Link {
        href: site.link(from, &basis.place),
        label: words::clause(
            if basis.document_kind.is_empty() { &basis.document } else { &basis.document_kind },
            &basis.path,
        ),
    };
    form.basis.iter().map(link).collect()
}

/// A paper with the clauses of the steps that ask for it.
fn paper_view<'a>(site: &Site<'a>, index: usize, paper: &'a Paper) -> PaperView<'a> {
    let steps = site.handbook.flows.iter().flat_map(|flow| &flow.steps);
    let mut places: Vec<_> =
        steps.filter(|step| step.papers.contains(&index)).filter_map(|step| step.section.as_ref()).collect();
    places.sort();
    places.dedup();
    PaperView {
        title: &paper.title,
        note: &paper.note,
        basis: places.into_iter().map(|place| site.clause_link(PageRef::FORM_INDEX, place)).collect(),
    }
}
