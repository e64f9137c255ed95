//! Forms to fill in on a screen: `forms/<id>/<id>-fillable.pdf`.
//!
//! The pages are those of the printed form, laid out once for both. Here their
//! marks are kept, and [`rewrite`] puts a field into the place of each:
//! [`widgets`] says which, by the one table of blanks that all outputs read.
//! An empty file prints like the printed form; typst can make such files
//! itself one day, and this folder can go then.

mod appearance;
mod font;
mod found;
mod rewrite;
mod widgets;

use super::print::form;
use super::{FileKind, Input, Job};
use crate::finding::{Finding, code};
use crate::typeset::Purpose;
use crate::words;
use widgets::Widgets;

/// One PDF per form.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let field_font = input.handbook.field_font;
    let forms = input.handbook.forms.iter().enumerate();
    forms
        .map(|(index, form)| {
            let widgets = Widgets::of(form);
            let file = form::File {
                form: index,
                ending: "-fillable.pdf",
                kind: FileKind::FormFillable,
                seen: format!("{field_font:?}{widgets:?}"),
            };
            form::job(input, form, file, move |press, layout, info| {
                let title_end = words::PRINT.fillable;
                let mut pdf = press.export(layout, Purpose::Screen { title_end }, info)?;
                pdf.bytes = rewrite::rewrite(&pdf.bytes, &widgets, field_font).map_err(|notes| {
                    let message = words::finding::blanks_differ(&form.number, &form.title);
                    vec![
                        notes
                            .into_iter()
                            .fold(Finding::new(&code::FORM_BLANKS_DIFFER, form.origin, message), Finding::note),
                    ]
                })?;
                Ok(pdf)
            })
        })
        .collect()
}
