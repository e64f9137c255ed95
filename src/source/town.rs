//! The files of one town over those that all towns share.
//!
//! `towns/<code>/` holds only what differs: `content/`, `forms/` and `themes/`
//! with files that take the place of those at the same path, `handbook.yaml`
//! whose keys take the place of the same keys, and `agencies.yaml`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Files, files};
use super::{AGENCIES, FOLDERS, Sources};
use crate::finding::Checked;
use crate::words::finding as words;

/// Where the files of a town stand among its sources, whatever its folder is called.
pub(super) const FOLDER: &str = "towns";
/// The settings of a town.
pub(super) const HANDBOOK: &str = "handbook.yaml";
const OFFICES: &str = "agencies.yaml";

/// What all towns share, read once, so that all of them are made from the same state.
#[derive(Debug)]
pub struct Base(Files);

impl Base {
    /// Reads the project at `root`.
    ///
    /// # Errors
    /// Fails if one of its files cannot be read.
    pub fn load(root: &Path) -> io::Result<Self> {
        files(&[root.to_owned()]).map(Self)
    }

    /// The sources of the town `code`, whose own files lie in `dir`; findings
    /// call that folder `shown`.
    ///
    /// # Errors
    /// Fails if one of them cannot be read.
    pub fn town(&self, code: &str, dir: &Path, shown: &Path) -> io::Result<Checked<Sources>> {
        let mut own = files(&[dir.to_owned()])?;
        for (name, bytes) in beside(dir)? {
            own.insert(name, bytes);
        }
        let mut all = self.0.clone();
        let mut places = BTreeMap::new();
        for (name, bytes) in own {
            let path = match name.as_str() {
                OFFICES => AGENCIES.to_owned(),
                _ if name.contains('/') => name.clone(),
                _ => format!("{FOLDER}/{code}/{name}"),
            };
            places.insert(path.clone(), shown.join(&name).to_string_lossy().replace('\\', "/"));
            all.insert(path, bytes);
        }
        let mut sources = Sources::gather(all);
        for file in &mut sources.value.files {
            file.place = places.remove(&file.path);
        }
        Ok(sources)
    }
}

/// The files right in a town's folder, by name.
fn beside(dir: &Path) -> io::Result<Vec<(String, Option<Vec<u8>>)>> {
    let failed = |place: &Path| {
        let place = place.to_owned();
        move |error: io::Error| words::io_error(&place, &error)
    };
    let mut all = Vec::new();
    for entry in fs::read_dir(dir).map_err(failed(dir))? {
        let entry = entry.map_err(failed(dir))?;
        let (place, name): (PathBuf, _) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let kind = entry.file_type().map_err(failed(&place))?;
        if name.starts_with('.') || kind.is_dir() && FOLDERS.contains(&name.as_str()) {
            continue;
        }
        // A link could lead out of the project, and a folder of another name is a slip.
        let bytes = if kind.is_file() { Some(fs::read(&place).map_err(failed(&place))?) } else { None };
        all.push((name, bytes));
    }
    Ok(all)
}
