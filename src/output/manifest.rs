//! `manifest.json`: every file of the handbook with its checksum, so that an
//! auditor can see that a copy is whole, and a later build that a folder is ours.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Artifact, Artifacts, Key};
use crate::date::Date;
use crate::handbook::Handbook;

/// Path of the manifest inside the site.
pub const MANIFEST: &str = "manifest.json";
const TOOL: &str = "tebiki";

#[derive(Serialize)]
struct Manifest<'a> {
    tool: &'a str,
    version: &'a str,
    title: &'a str,
    edition: &'a str,
    /// ISO 8601.
    date: String,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    /// Lower-case hexadecimal.
    sha256: String,
    /// In bytes.
    size: usize,
}

/// The manifest of all other files.
pub(super) fn make(handbook: &Handbook, artifacts: &Artifacts) -> Artifact {
    let manifest = Manifest {
        tool: TOOL,
        version: env!("CARGO_PKG_VERSION"),
        title: &handbook.title,
        edition: &handbook.edition.name,
        date: handbook.edition.date.to_string(),
        files: artifacts.iter().map(|(path, artifact)| file(path, &artifact.bytes)).collect(),
    };
    // A struct of strings and numbers always has a JSON form.
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    Artifact { key: Key::of([bytes.as_slice()]), bytes }
}

fn file<'a>(path: &'a str, bytes: &[u8]) -> File<'a> {
    let digest = Sha256::digest(bytes);
    File { path, sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(), size: bytes.len() }
}

/// Whether a file is a manifest that this program wrote.
#[must_use]
pub fn is_manifest(bytes: &[u8]) -> bool {
    listed(bytes).is_some()
}

/// The paths that a manifest of ours names, itself among them; `None` if the
/// file is none of ours.
#[must_use]
pub fn listed(bytes: &[u8]) -> Option<BTreeSet<String>> {
    #[derive(Deserialize)]
    struct Listed {
        tool: String,
        files: Vec<Path>,
    }
    #[derive(Deserialize)]
    struct Path {
        path: String,
    }
    let listed = serde_json::from_slice::<Listed>(bytes).ok().filter(|listed| listed.tool == TOOL)?;
    Some(listed.files.into_iter().map(|file| file.path).chain([MANIFEST.to_owned()]).collect())
}

/// The date of the edition that a manifest names.
#[must_use]
pub fn edition_date(bytes: &[u8]) -> Option<Date> {
    #[derive(Deserialize)]
    struct Dated {
        date: String,
    }
    Date::parse(&serde_json::from_slice::<Dated>(bytes).ok()?.date).ok()
}
