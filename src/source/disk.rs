//! Reads a project's folders, all files as of one moment.
//!
//! People save while a build runs, and shared folders come and go. So every
//! file is looked at again when all are read: a project that changed meanwhile
//! is read once more, and after a few times refused, rather than published half
//! in its old state and half in its new.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::{FOLDERS, MAX_FILE, Sources};
use crate::finding::Checked;
use crate::words::finding as words;

/// How often a project is read that does not keep still.
const TRIES: usize = 3;

/// Reads `content/`, `forms/` and `themes/` below each root; later roots win.
///
/// # Errors
/// Fails if a root or one of its files cannot be read, or if files change again
/// and again while they are read.
pub fn load(roots: &[PathBuf]) -> io::Result<Checked<Sources>> {
    files(roots).map(Sources::gather)
}

/// The files of [`load`] by path.
pub(super) fn files(roots: &[PathBuf]) -> io::Result<Files> {
    let mut moved = None;
    for _ in 0..TRIES {
        match read(roots)? {
            Ok(files) => return Ok(files),
            Err(path) => moved = Some(path),
        }
    }
    Err(words::source_moved(&moved.unwrap_or_default()))
}

/// As much of a file as shows that it is too large, however large it is.
fn first_bytes(place: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(place)?.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(super) type Files = BTreeMap<String, Option<Vec<u8>>>;

/// The files, or the place of one that changed while they were read.
fn read(roots: &[PathBuf]) -> io::Result<Result<Files, PathBuf>> {
    let mut files = Files::new();
    let mut seen = BTreeMap::new();
    for root in roots {
        // Named early, since a missing root would otherwise look like an empty project.
        fs::metadata(root).map_err(|error| words::io_error(root, &error))?;
        for (below, place) in list(root)? {
            let failed = |error: &io::Error| words::io_error(&place, error);
            let entry = match fs::symlink_metadata(&place) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Err(place)),
                entry => entry.map_err(|error| failed(&error))?,
            };
            // A link could lead out of the project, so none is followed.
            let bytes = if entry.is_file() {
                match first_bytes(&place) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Err(place)),
                    bytes => Some(bytes.map_err(|error| failed(&error))?),
                }
            } else {
                None
            };
            let expected = entry.len().min(MAX_FILE as u64 + 1);
            if bytes.as_ref().is_some_and(|bytes| bytes.len() as u64 != expected) {
                return Ok(Err(place));
            }
            files.insert(below, bytes);
            seen.insert(place, State::of(&entry));
        }
    }
    let now: BTreeMap<PathBuf, State> = look(roots)?;
    let moved = seen.iter().find(|(place, state)| now.get(*place) != Some(state)).map(|(place, _)| place);
    let added = now.keys().find(|place| !seen.contains_key(*place));
    Ok(match moved.or(added) {
        Some(place) => Err(place.clone()),
        None => Ok(files),
    })
}

/// What shows that a file was written to.
#[derive(Debug, PartialEq, Eq)]
struct State {
    /// In bytes.
    size: u64,
    /// `None` where the disk keeps no times.
    written: Option<SystemTime>,
}

impl State {
    fn of(entry: &Metadata) -> Self {
        Self { size: entry.len(), written: entry.modified().ok() }
    }
}

/// How all files stand now; those that are gone are left out.
fn look(roots: &[PathBuf]) -> io::Result<BTreeMap<PathBuf, State>> {
    let mut states = BTreeMap::new();
    for root in roots {
        for (_, place) in list(root)? {
            if let Ok(entry) = fs::symlink_metadata(&place) {
                states.insert(place, State::of(&entry));
            }
        }
    }
    Ok(states)
}

/// The files of a root: path below it, with `/`, and place on the disk.
fn list(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        if !start.is_dir() {
            continue;
        }
        let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        for entry in WalkDir::new(&start).into_iter().filter_entry(|entry| !hidden(entry.file_name())) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let place = error.path().unwrap_or(&start).to_owned();
                    let error = io::Error::from(error);
                    // Gone since its folder was listed; the look back tells.
                    if error.kind() == io::ErrorKind::NotFound {
                        continue;
                    }
                    return Err(words::io_error(&place, &error));
                }
            };
            // The default theme's sources are compiled in; only towns' themes are read.
            if entry.file_type().is_dir() || entry.path().starts_with(root.join("themes/default")) {
                continue;
            }
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let path = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            files.push((path, entry.into_path()));
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_written_to_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let roots = [dir.path().to_owned()];
        fs::create_dir(dir.path().join("forms")).unwrap();
        let place = dir.path().join("forms/a.yaml");
        fs::write(&place, "id: a").unwrap();
        let first = look(&roots).unwrap();
        assert_eq!(look(&roots).unwrap(), first);
        fs::write(&place, "id: ab").unwrap();
        assert_ne!(look(&roots).unwrap(), first, "its size");
        fs::write(&place, "id: b").unwrap();
        let file = fs::File::options().write(true).open(&place).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert_ne!(look(&roots).unwrap(), first, "its time");
        fs::remove_file(&place).unwrap();
        assert!(look(&roots).unwrap().is_empty());
    }
}
