//! Addresses of earlier editions become places of this one.

use crate::config::Config;
use crate::documents::Documents;
use crate::finding::Finding;
use crate::handbook::{Moved, PageRef, Place};
use crate::released::{self, Gone, Ids, Kind, id_of, page_of};

/// Checks the names of earlier editions, and says where those that are gone
/// lead. Choices have no address of their own: their fields have.
pub(super) fn resolve(config: &Config, documents: &Documents, findings: &mut Vec<Finding>) -> Vec<Moved> {
    if !documents.broken.is_empty() {
        // Names of a file that cannot be read would all seem lost.
        return Vec::new();
    }
    let ids = Ids::of(documents);
    let gone = released::check(documents.released.as_ref(), &config.moved, &ids).take(findings);
    let addressed = gone.iter().filter(|gone| gone.kind != Kind::Option);
    addressed.filter_map(|gone| moved(gone, documents)).collect()
}

fn moved(gone: &Gone, documents: &Documents) -> Option<Moved> {
    Some(Moved {
        page: page_of(&gone.from).to_owned(),
        anchor: anchor(gone.kind, &gone.from),
        to: Place { page: page(page_of(&gone.to), documents)?, anchor: anchor(gone.to_kind, &gone.to) },
    })
}

fn page(name: &str, documents: &Documents) -> Option<PageRef> {
    let (folder, id) = name.split_once('/')?;
    match folder {
        "guidelines" => documents.guidelines.iter().position(|g| g.front.id == id).map(PageRef::Guideline),
        "flows" => documents.flows.iter().position(|flow| flow.id == id).map(PageRef::Flow),
        "forms" => documents.forms.iter().position(|form| form.id == id).map(PageRef::Form),
        _ => None,
    }
}

/// The anchor of a name on its page, as `index` gives it.
fn anchor(kind: Kind, name: &str) -> Option<String> {
    let id = id_of(name)?;
    Some(match kind {
        Kind::Section if name.starts_with("forms/") => format!("section_{id}"),
        Kind::Page | Kind::Section => id.to_owned(),
        Kind::Field => format!("field_{}", id.replace('.', "_")),
        Kind::Option => format!("field_{}", id.split_once('=').map_or(id, |(field, _)| field).replace('.', "_")),
    })
}
