//! Style sheet, script and pictures of the theme, under names with a hash.
//!
//! A file share is often only half copied over: with the hash in the name, a
//! page either finds the very file that it was made for or none at all.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::sheet::squeezed;
use crate::output::{Job, Key, Made};
use crate::theme::Theme;

const FOLDER: &str = "assets/";

/// The theme's assets with the paths under which they are published.
pub(super) struct Assets<'a> {
    files: Vec<Asset<'a>>,
}

struct Asset<'a> {
    /// Path below the theme's `assets/`: `handbook.css`.
    name: &'a str,
    /// Path inside the site: `assets/handbook.1a2b….css`.
    path: String,
    key: Key,
    bytes: Cow<'a, [u8]>,
}

impl<'a> Assets<'a> {
    pub(super) fn of(theme: &'a Theme) -> Self {
        let files = theme.files(FOLDER).map(|(full, bytes)| {
            let bytes = if full.ends_with(".css") { squeezed(bytes).into() } else { Cow::Borrowed(bytes) };
            let key = Key::of([full.as_bytes(), &bytes]);
            let name = full.strip_prefix(FOLDER).unwrap_or(full);
            Asset { name, path: hashed(full, &key), key, bytes }
        });
        Self { files: files.collect() }
    }

    /// Published paths by the names that templates use.
    pub(super) fn paths(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|asset| (asset.name.to_owned(), asset.path.clone())).collect()
    }

    /// A style sheet as it is published; empty for what the theme does not hold.
    pub(super) fn text(&self, name: &str) -> Cow<'_, str> {
        let asset = self.files.iter().find(|asset| asset.name == name);
        asset.map_or(Cow::Borrowed(""), |asset| String::from_utf8_lossy(&asset.bytes))
    }

    pub(super) fn jobs(&self) -> Vec<Job<'a>> {
        let job = |asset: &Asset<'a>| {
            let bytes = asset.bytes.clone();
            Job {
                path: asset.path.clone(),
                key: asset.key,
                offered: None,
                make: Box::new(move || Made { bytes: bytes.to_vec(), pages: None, findings: Vec::new() }),
            }
        };
        self.files.iter().map(job).collect()
    }
}

/// `assets/handbook.css` with the first five bytes of the hash: short paths,
/// and one chance in a trillion that a changed file keeps its name.
pub(super) fn hashed(path: &str, key: &Key) -> String {
    let hash: String = key.0.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{path}.{hash}"),
    }
}
