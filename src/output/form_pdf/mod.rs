//! Forms as printable PDF: `forms/<id>/<id>.pdf`.
//!
//! [`Sheet`] says what the template gets; the template plans the page and
//! reports how much height was left, so that a form that is too long is known.

use super::print::sheet::Sheet;
use super::print::{Document, job};
use super::{FileKind, Input, Job, Offer};
use crate::finding::{Finding, code};
use crate::handbook::{Form, PageRef};
use crate::typeset::{Pdf, Template};
use crate::words;

/// One PDF per form.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    let forms = handbook.forms.iter().enumerate();
    forms
        .map(|(index, form)| {
            let document = Document {
                path: format!("forms/{0}/{0}.pdf", form.id),
                offer: Offer { page: PageRef::Form(index), kind: FileKind::FormPdf },
                template: Template::Form,
            };
            job(input, document, &Sheet::new(handbook, form), |pdf| overflow(form, pdf))
        })
        .collect()
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

#[cfg(test)]
mod tests;
