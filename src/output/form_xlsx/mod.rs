//! Forms as Excel files: `forms/<id>/<id>.xlsx`.
//!
//! The first sheet looks like the paper and prints on as many pages. Only its
//! answers can be typed into: text, dates and numbers in cells with rules,
//! boxes as cells that hold □ or ☑, which every Excel knows. The second sheet
//! is the data row, one formula per data column, so that many filled files can
//! be gathered. Nothing in the files is a macro, and no word of an author
//! becomes a formula.
//!
//! [`area`] measures, [`answers`] and [`blocks`] set the answers of a cell,
//! [`ticks`] what is marked in them, [`sheet`] plans the page with [`corner`] and [`grid`], [`places`] knows where each answer went, [`formula`] and [`rules`]
//! turn the form's conditions into Excel's, and [`write`] writes it all.

mod answers;
mod area;
mod blocks;
mod corner;
mod data;
mod formats;
mod formula;
mod grid;
mod limits;
mod lists;
mod long;
mod pages;
mod places;
mod regions;
mod rules;
mod sheet;
mod tables;
mod ticks;
mod write;

use super::{FileKind, Input, Job, Key, Made, Offer};
use crate::finding::{Finding, code};
use crate::handbook::{Form, Handbook, PageRef};
use crate::words;

/// One file per form.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    let forms = handbook.forms.iter().enumerate();
    forms
        .map(|(index, form)| {
            let path = format!("forms/{0}/{0}.xlsx", form.id);
            // All of the form, and what the page and the properties name besides it.
            let before = form.follows.and_then(|index| handbook.forms.get(index));
            let seen = format!("{form:?}{before:?}{}{}", handbook.municipality, handbook.edition.date);
            Job {
                key: Key::of([path.as_bytes(), seen.as_bytes()]),
                offered: Some(Offer { page: PageRef::Form(index), kind: FileKind::FormXlsx }),
                make: {
                    let path = path.clone();
                    Box::new(move || make(&path, handbook, form))
                },
                path,
            }
        })
        .collect()
}

fn make(path: &str, handbook: &Handbook, form: &Form) -> Made {
    match write::write(handbook, form) {
        Ok((bytes, lost)) => {
            let about = |label: String| {
                Finding::new(&code::FORM_EXCEL_RULE, form.origin, words::finding::excel_rule(&form.id, &label))
            };
            Made { bytes, pages: None, findings: lost.into_iter().map(about).collect() }
        }
        Err(error) => {
            let finding = Finding::nowhere(&code::TYPESET_FAILED, words::finding::typeset_failed(path));
            Made { bytes: Vec::new(), pages: None, findings: vec![finding.note(error.to_string())] }
        }
    }
}
