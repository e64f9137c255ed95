//! `forms/forms.json`: every form with its fields, data columns and files, for
//! programs that gather filled forms.

use serde::Serialize;

use super::job;
use crate::handbook::blanks::{Column, columns, needs};
use crate::handbook::{Choice, ChoiceGroup, Field, FieldKind, Form, Handbook, PageRef};
use crate::output::{FileKind, Files, Input, Job, Offer};

#[derive(Serialize)]
struct List<'a> {
    title: &'a str,
    municipality: &'a str,
    edition: &'a str,
    /// ISO 8601.
    date: String,
    forms: Vec<FormEntry<'a>>,
}

#[derive(Serialize)]
struct FormEntry<'a> {
    id: &'a str,
    number: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    subtitle: &'a str,
    version: Option<String>,
    basis: Vec<BasisEntry<'a>>,
    part_of: Option<&'a str>,
    follows: Option<&'a str>,
    /// Page of the handbook, from its root.
    page: String,
    files: Vec<FileEntry<'a>>,
    fields: Vec<FieldEntry<'a>>,
    columns: Vec<ColumnEntry>,
}

#[derive(Serialize)]
struct BasisEntry<'a> {
    document: &'a str,
    clause: &'a str,
    page: String,
}

#[derive(Serialize)]
struct FileEntry<'a> {
    kind: &'static str,
    path: &'a str,
    /// In bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<usize>,
}

#[derive(Serialize)]
struct FieldEntry<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionEntry<'a>>,
    /// Columns of a table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldEntry<'a>>,
}

#[derive(Serialize)]
struct OptionEntry<'a> {
    value: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    group: &'a str,
}

/// A column of a table that gathers filled forms, one form per row.
#[derive(Serialize)]
struct ColumnEntry {
    name: String,
    label: String,
    /// JSON Pointer into a filled form's data.
    data: String,
}

/// One list for the whole handbook; made after the files that it names.
pub(in crate::output) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    if handbook.forms.is_empty() {
        return Vec::new();
    }
    let forms = handbook.forms.iter().enumerate();
    let list = List {
        title: &handbook.title,
        municipality: &handbook.municipality,
        edition: &handbook.edition.name,
        date: handbook.edition.date.to_string(),
        forms: forms.map(|(index, form)| entry(handbook, input.files, index, form)).collect(),
    };
    let offer = Offer { page: PageRef::FORM_INDEX, kind: FileKind::FormList };
    vec![job("forms/forms.json".to_owned(), offer, &list)]
}

fn entry<'a>(handbook: &'a Handbook, files: &'a Files, index: usize, form: &'a Form) -> FormEntry<'a> {
    let id = |index: usize| handbook.forms.get(index).map(|form| form.id.as_str());
    let basis = form.basis.iter().map(|basis| BasisEntry {
        document: &basis.document,
        clause: &basis.path,
        page: handbook.place_path(&basis.place),
    });
    let fields = form.top_fields().into_iter();
    FormEntry {
        id: &form.id,
        number: &form.number,
        title: &form.title,
        subtitle: &form.subtitle,
        version: form.version.map(|date| date.to_string()),
        basis: basis.collect(),
        part_of: form.part_of.and_then(id),
        follows: form.follows.and_then(id),
        page: handbook.page_path(PageRef::Form(index)),
        files: files.of(PageRef::Form(index)).filter_map(file).collect(),
        fields: fields.map(field).collect(),
        columns: columns(form).into_iter().map(column).collect(),
    }
}

fn option<'a>(group: &'a ChoiceGroup, choice: &'a Choice) -> OptionEntry<'a> {
    OptionEntry { value: &choice.value, label: &choice.label, group: &group.label }
}

fn file(file: &crate::output::OfferedFile) -> Option<FileEntry<'_>> {
    let kind = file.kind.of_form()?;
    Some(FileEntry { kind, path: &file.path, size: file.size, pages: file.pages })
}

fn column(Column { name, label, data, .. }: Column<'_>) -> ColumnEntry {
    ColumnEntry { name, label, data }
}

fn field(field: &Field) -> FieldEntry<'_> {
    let (kind, groups) = match &field.kind {
        FieldKind::Text { .. } => ("text", None),
        FieldKind::Integer { .. } => ("integer", None),
        FieldKind::Decimal { .. } => ("decimal", None),
        FieldKind::Date { .. } => ("date", None),
        FieldKind::Time { .. } => ("time", None),
        FieldKind::SelectOne { choices, .. } => ("select_one", Some(choices)),
        FieldKind::SelectMultiple { choices, .. } => ("select_multiple", Some(choices)),
        FieldKind::Acknowledge => ("acknowledge", None),
        FieldKind::Repeat { .. } => ("repeat", None),
        FieldKind::Matrix { choices, .. } => ("matrix", Some(choices)),
        FieldKind::Note => ("note", None),
        FieldKind::Letter { .. } => ("letter", None),
        FieldKind::Consent { .. } => ("consent", None),
        FieldKind::Signature { .. } => ("signature", None),
        FieldKind::Approval { .. } => ("approval", None),
        FieldKind::ReceiptStamp => ("receipt_stamp", None),
        FieldKind::Seal => ("seal", None),
        FieldKind::OfficeUse { .. } => ("office_use", None),
    };
    let options = groups.into_iter().flatten().flat_map(|group| {
        let entry = |choice| option(group, choice);
        group.in_order().into_iter().map(entry)
    });
    FieldEntry {
        id: &field.id,
        kind,
        label: &field.label,
        needs: needs(field),
        options: options.collect(),
        fields: field.row_fields().into_iter().map(self::field).collect(),
    }
}
