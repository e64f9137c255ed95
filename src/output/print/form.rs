//! The files that are made of a form's sheet. The sheet is laid out once, so
//! what is printed and what is filled in on a screen are the same pages.

use super::document::remarks;
use super::sheet::Sheet;
use crate::finding::{Finding, code};
use crate::handbook::{Form, PageRef};
use crate::output::{FileKind, Input, Job, Key, Made, Offer};
use crate::typeset::{DocumentInfo, Layout, Pdf, Press, Template};
use crate::words;

/// Which file of a form is made.
pub(in crate::output) struct File {
    /// Index into `Handbook::forms`.
    pub(in crate::output) form: usize,
    /// Behind the form's id: `-fillable.pdf`.
    pub(in crate::output) ending: &'static str,
    pub(in crate::output) kind: FileKind,
    /// What the file depends on beside the sheet.
    pub(in crate::output) seen: String,
}

/// The making of a file; `finish` makes it from the laid-out pages.
pub(in crate::output) fn job<'a>(
    input: &Input<'a>,
    form: &'a Form,
    file: File,
    finish: impl Fn(&Press, &Layout, &DocumentInfo) -> Result<Pdf, Vec<Finding>> + Send + Sync + 'a,
) -> Job<'a> {
    let (press, handbook) = (input.press, input.handbook);
    let path = |ending: &str| format!("forms/{0}/{0}{ending}", form.id);
    let info = |path: &str| DocumentInfo {
        // The municipality's name keeps files of several towns apart in an archive.
        ident: format!("{}/{path}", handbook.municipality),
        date: handbook.edition.date,
    };
    let (sheet, own) = (info(&path(".pdf")), info(&path(file.ending)));
    let data = serde_json::to_vec(&Sheet::new(handbook, form)).map_err(|error| error.to_string());
    let date = own.date.to_string();
    let seen = data.as_deref().unwrap_or_default();
    let key =
        Key::of([press.fingerprint().as_slice(), own.ident.as_bytes(), date.as_bytes(), seen, file.seen.as_bytes()]);
    let make = move || {
        let laid_out = match &data {
            // All files say the same of their sheet, by the name of the printed one.
            Ok(data) => press.lay_out_once(Template::Form, data, &sheet),
            Err(error) => {
                let message = words::finding::typeset_failed(&sheet.ident);
                Err(vec![Finding::nowhere(&code::TYPESET_FAILED, message).note(error)])
            }
        };
        match laid_out.and_then(|layout| finish(press, &layout, &own)) {
            Ok(pdf) => {
                let mut findings = overflow(form, &pdf);
                findings.extend(too_small(form, &pdf));
                findings.extend(remarks(&sheet.ident, &pdf));
                Made { bytes: pdf.bytes, pages: Some(pdf.pages), findings }
            }
            Err(findings) => Made { bytes: Vec::new(), pages: None, findings },
        }
    };
    let offer = Offer { page: PageRef::Form(file.form), kind: file.kind };
    Job { path: path(file.ending), key, offered: Some(offer), make: Box::new(make) }
}

/// The form is higher than the pages that it has to fit.
fn overflow(form: &Form, pdf: &Pdf) -> Vec<Finding> {
    let fit = form.page.fit.max(1);
    match pdf.spare_mm {
        Some(spare) if spare < 0.0 => {
            let message = words::finding::form_overflow(&form.number, &form.title, fit, -spare);
            vec![Finding::new(&code::TYPESET_OVERFLOW, form.origin, message)]
        }
        _ => Vec::new(),
    }
}

/// Below this size (pt) a box is not ticked cleanly by hand, nor copied.
const BOX_MIN: f64 = 9.0;
/// Below this height (mm) nobody writes in a row.
const ROW_MIN: f64 = 7.0;
/// What rounding may take away.
const HAIR: f64 = 0.01;

/// Boxes and rows that a hand cannot fill in.
fn too_small(form: &Form, pdf: &Pdf) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(size) = pdf.smallest_box_pt.filter(|size| *size < BOX_MIN - HAIR) {
        let message = words::finding::form_box_small(&form.number, &form.title, size, BOX_MIN);
        findings.push(Finding::new(&code::FORM_BOX_SMALL, form.origin, message));
    }
    if let Some(height) = pdf.lowest_row_mm.filter(|height| *height < ROW_MIN - HAIR) {
        let message = words::finding::form_row_low(&form.number, &form.title, height, ROW_MIN);
        findings.push(Finding::new(&code::FORM_ROW_LOW, form.origin, message));
    }
    findings
}
