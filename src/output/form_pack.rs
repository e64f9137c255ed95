//! Forms that are printed together: all of them (`forms/all.pdf`), and the packs
//! of `handbook.yaml` (`forms/pack-<id>.pdf`) with as many copies as one visit
//! or one meeting needs.
//!
//! Every form begins on the front of a sheet and counts its own pages, so that a
//! pack can be printed on both sides and then taken apart.

use serde::Serialize;

use super::print::sheet::Sheet;
use super::print::{Document, job};
use super::{FileKind, Input, Job, Offer};
use crate::handbook::PageRef;
use crate::typeset::Template;
use crate::words::print_pack;

#[derive(Serialize)]
struct PackData<'a> {
    document_title: String,
    issuer: &'a str,
    sheets: Vec<Sheet<'a>>,
}

/// All forms, and one file per pack.
pub(super) fn plan<'a>(input: &Input<'a>) -> Vec<Job<'a>> {
    let handbook = input.handbook;
    if handbook.forms.is_empty() {
        return Vec::new();
    }
    let all = (0..handbook.forms.len()).map(|index| (index, 1)).collect::<Vec<_>>();
    let mut jobs = vec![pack(input, "all", print_pack::ALL, &all, FileKind::FormsAll)];
    for (index, own) in handbook.packs.iter().enumerate().filter(|(_, pack)| !pack.forms.is_empty()) {
        jobs.push(pack(input, &format!("pack-{}", own.id), &own.title, &own.forms, FileKind::FormPack(index)));
    }
    jobs
}

/// What does not fit is reported of the single forms alone.
fn pack<'a>(input: &Input<'a>, name: &str, title: &str, forms: &[(usize, u32)], kind: FileKind) -> Job<'a> {
    let handbook = input.handbook;
    let forms = forms.iter().filter_map(|(index, copies)| Some((handbook.forms.get(*index)?, *copies)));
    let sheets = forms.flat_map(|(form, copies)| (0..copies).map(move |_| Sheet::new(handbook, form))).collect();
    let data = PackData {
        document_title: print_pack::title(&handbook.municipality, title),
        issuer: &handbook.municipality,
        sheets,
    };
    let document = Document {
        path: format!("forms/{name}.pdf"),
        offer: Offer { page: PageRef::FORM_INDEX, kind },
        template: Template::Pack,
    };
    job(input, document, &data, |_| Vec::new())
}
