//! The contents of a text as a nested list.
//!
//! Texts have up to five levels of headings, and a template cannot call itself.

use super::guideline::Entry;
use crate::output::site::html::{Html, escape, open};

/// The entries as lists within lists. What is folded opens by a click, with or
/// without script.
pub(super) fn list(entries: &[Entry]) -> Html {
    let mut out = String::new();
    if !entries.is_empty() {
        push(entries, &mut out);
    }
    Html(out)
}

fn push(entries: &[Entry], out: &mut String) {
    out.push_str("<ol>\n");
    for entry in entries {
        out.push_str("<li>");
        open(out, "a", "href", &entry.href);
        out.push_str("<span class=\"num\">");
        escape(&entry.number, out);
        out.push_str("</span> <span>");
        out.push_str(&entry.title.0);
        out.push_str("</span></a>");
        if !entry.entries.is_empty() {
            if let Some(folded) = &entry.folded {
                out.push_str("<details><summary>");
                escape(folded, out);
                out.push_str("</summary>");
            }
            push(&entry.entries, out);
            if entry.folded.is_some() {
                out.push_str("</details>");
            }
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>");
}
