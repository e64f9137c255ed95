//! Forms as printable PDF: `forms/<id>/<id>.pdf`.
//!
//! The sheet's data and its layout are those of [`super::print::form`]; here
//! the marks of its blanks are taken out.

use super::print::form;
use super::{FileKind, Input, Job};
use crate::typeset::Purpose;

/// One PDF per form.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let forms = input.handbook.forms.iter().enumerate();
    forms
        .map(|(index, form)| {
            let file = form::File { form: index, ending: ".pdf", kind: FileKind::FormPdf, seen: String::new() };
            form::job(input, form, file, |press, layout, info| press.export(layout, Purpose::Paper, info))
        })
        .collect()
}

#[cfg(test)]
mod tests;
