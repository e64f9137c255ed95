//! Forms filled in as an example: `forms/<id>/<id>-sample.pdf` (記入例), for
//! forms whose file has a `sample:`.

use super::print::sheet::Sheet;
use super::print::{Document, job};
use super::{FileKind, Input, Job, Offer};
use crate::handbook::PageRef;
use crate::typeset::Template;

/// One PDF per form with a sample. What does not fit is reported of the blank
/// form alone.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    let forms = handbook.forms.iter().enumerate();
    forms
        .filter_map(|(index, form)| {
            let sample = form.sample.as_ref()?;
            let document = Document {
                path: format!("forms/{0}/{0}-sample.pdf", form.id),
                offer: Offer { page: PageRef::Form(index), kind: FileKind::FormSample },
                template: Template::Form,
            };
            Some(job(input, document, &Sheet::filled(handbook, form, sample), |_| Vec::new()))
        })
        .collect()
}
