//! What typst says when it fails, as findings and notes.

use std::any::Any;

use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use super::world::Memory;
use crate::finding::{Finding, code};
use crate::words;

/// The finding for a document that could not be set.
pub(super) fn failed(document: &str, notes: Vec<String>) -> Finding {
    let finding = Finding::nowhere(&code::TYPESET_FAILED, words::finding::typeset_failed(document));
    notes.into_iter().fold(finding, Finding::note)
}

/// Each diagnostic as one line with its place in the theme and its hints.
pub(super) fn sentences(world: &Memory<'_>, diagnostics: &[SourceDiagnostic]) -> Vec<String> {
    diagnostics.iter().map(|diagnostic| sentence(world, diagnostic)).collect()
}

fn sentence(world: &Memory<'_>, diagnostic: &SourceDiagnostic) -> String {
    let mut out = place(world, diagnostic).unwrap_or_default();
    out.push_str(&diagnostic.message);
    for hint in &diagnostic.hints {
        out.push_str("; ");
        out.push_str(&hint.v);
    }
    out
}

/// `print/form.typ:12:3: `, for diagnostics that point into a template.
fn place(world: &Memory<'_>, diagnostic: &SourceDiagnostic) -> Option<String> {
    let id = diagnostic.span.id()?;
    let start = world.range(diagnostic.span)?.start;
    let path = id.vpath().get_without_slash();
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(start)?;
    Some(format!("{path}:{}:{}: ", line + 1, column + 1))
}

/// The words of a panic.
pub(crate) fn panic_message(payload: &(dyn Any + Send)) -> String {
    let words = payload.downcast_ref::<&str>().map(|s| (*s).to_owned());
    words.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}
