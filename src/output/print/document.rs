//! What all printed documents share on the way from data to a [`Job`].

use serde::Serialize;

use crate::finding::{Finding, code};
use crate::output::{Input, Job, Key, Made, Offer};
use crate::typeset::{DocumentInfo, Pdf, Template};
use crate::words;

/// Which file a document becomes, and by which template.
pub(in crate::output) struct Document {
    /// Path inside the site.
    pub(in crate::output) path: String,
    pub(in crate::output) offer: Offer,
    pub(in crate::output) template: Template,
}

/// The making of one document. `data` is all that the template gets; `judge`
/// looks at the finished PDF.
pub(in crate::output) fn job<'a>(
    input: &Input<'a>,
    document: Document,
    data: &impl Serialize,
    judge: impl Fn(&Pdf) -> Vec<Finding> + Send + Sync + 'a,
) -> Job<'a> {
    let Document { path, offer, template } = document;
    let data = serde_json::to_vec(data).map_err(|error| error.to_string());
    let (press, handbook) = (input.press, input.handbook);
    // The municipality's name keeps files of several towns apart in an archive.
    let info = DocumentInfo { ident: format!("{}/{path}", handbook.municipality), date: handbook.edition.date };
    let date = info.date.to_string();
    let seen = data.as_deref().unwrap_or_default();
    let key = Key::of([press.fingerprint().as_slice(), info.ident.as_bytes(), date.as_bytes(), seen]);
    let make = move || {
        let typeset = match &data {
            Ok(data) => press.typeset(template, data, &info),
            Err(error) => {
                let message = words::finding::typeset_failed(&info.ident);
                Err(vec![Finding::nowhere(&code::TYPESET_FAILED, message).note(error)])
            }
        };
        match typeset {
            Ok(pdf) => {
                let mut findings = judge(&pdf);
                findings.extend(remarks(&info.ident, &pdf));
                Made { bytes: pdf.bytes, pages: Some(pdf.pages), findings }
            }
            Err(findings) => Made { bytes: Vec::new(), pages: None, findings },
        }
    };
    Job { path, key, offered: Some(offer), make: Box::new(make) }
}

/// typst's own warnings, such as a font that the theme does not hold.
pub(super) fn remarks(ident: &str, pdf: &Pdf) -> Option<Finding> {
    if pdf.remarks.is_empty() {
        return None;
    }
    let finding = Finding::nowhere(&code::TYPESET_REMARK, words::finding::typeset_remark(ident));
    Some(pdf.remarks.iter().fold(finding, Finding::note))
}
