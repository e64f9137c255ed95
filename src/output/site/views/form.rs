//! The page of a form: files first, then its use, then every field as text.

use serde::Serialize;

use super::field::{SectionView, corner, section};
use super::form_index::basis;
use crate::handbook::{Form, Orientation, PageRef};
use crate::output::FileKind;
use crate::output::site::Page;
use crate::output::site::html::Html;
use crate::output::site::lookup::{FileView, Link, Site, form_name};
use crate::words::{print_pack, site as words};

/// A form.
#[derive(Serialize, Default)]
pub(in crate::output::site) struct FormView<'a> {
    number: &'a str,
    /// 「要領6(4)関係」, for the line above the title.
    basis_line: String,
    title: Html,
    subtitle: &'a str,
    purpose: &'a str,
    files: Vec<FileView>,
    picture: Option<PictureView>,
    filled_by: String,
    when: &'a str,
    submit_to: &'a str,
    keep: &'a str,
    sheets: String,
    basis: Vec<Link>,
    follows: Vec<Link>,
    followed_by: Vec<Link>,
    part_of: Vec<Link>,
    parts: Vec<Link>,
    fields_caption: String,
    notes: &'a [String],
    sections: Vec<SectionView<'a>>,
    privacy_purpose: &'a str,
    privacy_office: &'a str,
}

pub(in crate::output::site) fn form<'a>(site: &Site<'a>, index: usize) -> Page<FormView<'a>> {
    let Some(form) = site.handbook.forms.get(index) else {
        return Page { name: String::new(), description: String::new(), view: FormView::default() };
    };
    let name = form_name(form);
    let purpose = &form.guidance.purpose;
    let description = if purpose.is_empty() { words::form_description(&name) } else { purpose.clone() };
    Page { name, description, view: form_on(site, PageRef::Form(index), index, form) }
}

/// The form for a reader of the page `at`.
pub(super) fn form_on<'a>(site: &Site<'a>, at: PageRef, index: usize, form: &'a Form) -> FormView<'a> {
    let of = PageRef::Form(index);
    let forms = &site.handbook.forms;
    let link = |to: usize| {
        forms.get(to).map(|form| Link { href: site.page_link(at, PageRef::Form(to)), label: form_name(form) })
    };
    let naming_this = |of: fn(&Form) -> Option<usize>| -> Vec<Link> {
        let others = forms.iter().enumerate().filter(|(_, other)| of(other) == Some(index));
        others.filter_map(|(to, _)| link(to)).collect()
    };
    let guidance = &form.guidance;
    FormView {
        number: &form.number,
        basis_line: basis_line(form),
        title: site.phrases.html(&form.title),
        subtitle: &form.subtitle,
        purpose: &guidance.purpose,
        files: site.files(at, of),
        picture: picture(site, at, of, form),
        filled_by: site.actors(&guidance.filled_by),
        when: &guidance.when,
        submit_to: &guidance.submit_to,
        keep: &guidance.keep,
        sheets: words::sheets(matches!(form.page.orientation, Orientation::Portrait), form.page.fit),
        basis: basis(site, at, form),
        follows: form.follows.and_then(link).into_iter().collect(),
        followed_by: naming_this(|other| other.follows),
        part_of: form.part_of.and_then(link).into_iter().collect(),
        parts: naming_this(|other| other.part_of),
        fields_caption: words::fields_caption(if form.number.is_empty() { &form.title } else { &form.number }),
        notes: &form.notes,
        sections: corner(&form.corner).into_iter().chain(form.sections.iter().map(section)).collect(),
        privacy_purpose: &guidance.privacy_purpose,
        privacy_office: &guidance.privacy_office,
    }
}

/// The first page of the sheet.
#[derive(Serialize)]
struct PictureView {
    href: String,
    alt: String,
    /// In pixels that need not be true, for the shape alone.
    width: u32,
    height: u32,
}

fn picture(site: &Site<'_>, at: PageRef, of: PageRef, form: &Form) -> Option<PictureView> {
    let file = site.file_of(at, of, FileKind::FormPicture)?;
    // All papers of the ISO and JIS series have the same shape.
    let (width, height) = match form.page.orientation {
        Orientation::Portrait => (595, 842),
        Orientation::Landscape => (842, 595),
    };
    let name = if form.number.is_empty() { &form.title } else { &form.number };
    Some(PictureView { href: file.href, alt: print_pack::picture_alt(name, form.page.fit), width, height })
}

/// Clauses of one text share its name: 「要領6(6)、8(1)関係」.
fn basis_line(form: &Form) -> String {
    let groups = form.basis.chunk_by(|a, b| a.place.page == b.place.page);
    let lines: Vec<String> = groups
        .filter_map(|group| {
            let paths: Vec<&str> = group.iter().map(|basis| basis.path.as_str()).collect();
            group.first().map(|basis| words::basis_line(&basis.document_kind, &paths))
        })
        .collect();
    lines.join(words::JOINER)
}
