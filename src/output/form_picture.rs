//! The first page of every form as a picture for its page: `forms/<id>/<id>.svg`.
//!
//! It is a file of its own, so that a page stays light and browsers fetch it
//! only when it comes into view. What it says stands on the page as text.

use super::print::form;
use super::{FileKind, Input, Job};

/// One picture per form.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let forms = input.handbook.forms.iter().enumerate();
    forms
        .map(|(index, form)| {
            let file =
                form::File { form: index, ending: ".svg", kind: FileKind::FormPicture, seen: "picture".to_owned() };
            form::job(input, form, file, |press, layout, info| press.picture(layout, info))
        })
        .collect()
}
