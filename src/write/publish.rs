//! Replaces a published folder by a new edition, as a whole or not at all.
//!
//! The new edition is put together beside the folder. Files that did not change
//! are taken over as they are, with their times, by a second name for the same
//! file. Then the two folders change places: on Linux in one step, elsewhere in
//! two renames. A note beside them (`.public.swap`) says that the new folder is
//! whole, so that a run that finds the folder gone can finish the second rename.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::{Target, beside, put, remove};
use crate::output::{Artifacts, MANIFEST, listed};
use crate::words::finding as words;

/// What came of publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Every file stood there already with the same bytes; the disk was not touched.
    Unchanged,
    /// The folder is a new edition; so many files were written, the others taken over.
    Replaced { written: usize },
}

/// What shows that a published file is the one that was left there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Path inside the site.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// When it was written, in nanoseconds since the first of 1970.
    pub written: u64,
}

/// Files that desktops put into folders that people look at. They are nobody's
/// work and go with the edition that they lie in.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Puts the files into the folder. A run that is stopped at any moment leaves
/// the old edition or the new one, whole.
///
/// # Errors
/// Fails if the disk does; the old edition then stands as it was.
pub fn publish(artifacts: &Artifacts, target: &Target) -> io::Result<Done> {
    let target = target.folder.as_path();
    let same = |path: &str, bytes: &[u8]| stands(&target.join(path), bytes);
    let kept: BTreeSet<&str> = artifacts
        .iter()
        .filter(|(path, artifact)| same(path, &artifact.bytes))
        .map(|(path, _)| path.as_str())
        .collect();
    if kept.len() == artifacts.len() && files(target)?.iter().all(|path| artifacts.contains_key(path)) {
        return Ok(Done::Unchanged);
    }
    let fresh = beside(target, "new");
    let done = fill(artifacts, &kept, target, &fresh).and_then(|()| swap(&fresh, target));
    if done.is_err() {
        // The first error is the one to tell.
        let _ = remove(&fresh);
    }
    done?;
    Ok(Done::Replaced { written: artifacts.len() - kept.len() })
}

/// Paths of the files in a published folder that tebiki did not write.
pub(super) fn foreign(target: &Path) -> io::Result<Vec<String>> {
    let ours = fs::read(target.join(MANIFEST)).ok().and_then(|bytes| listed(&bytes)).unwrap_or_default();
    let litter = |path: &str| LITTER.contains(&path.rsplit('/').next().unwrap_or_default());
    Ok(files(target)?.into_iter().filter(|path| !ours.contains(path) && !litter(path)).collect())
}

/// Finishes or clears away what a run that was stopped left behind.
pub(super) fn recover(target: &Path) -> io::Result<()> {
    let [fresh, old, note] = ["new", "old", "swap"].map(|suffix| beside(target, suffix));
    if !target.exists() {
        // Between the renames: the note says that the new edition is whole.
        for (from, whole) in [(&fresh, note.exists()), (&old, true)] {
            if whole && from.is_dir() && !target.exists() {
                fs::rename(from, target).map_err(|error| words::io_error(target, &error))?;
            }
        }
    }
    take_away(&note)?;
    remove(&fresh)?;
    remove(&old)
}

/// The files of a published folder, in order of path.
pub(super) fn stamps(target: &Path) -> io::Result<Vec<Stamp>> {
    let stamp = |path: String| {
        let entry = fs::symlink_metadata(target.join(&path))?;
        let written = entry.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let written = u64::try_from(written).unwrap_or(u64::MAX);
        Ok(Stamp { path, size: entry.len(), written })
    };
    files(target)?.into_iter().map(stamp).collect()
}

/// Paths below a folder of all that is not a folder, with `/`, in order.
fn files(folder: &Path) -> io::Result<Vec<String>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            files.push(below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
    }
    Ok(files)
}

/// Whether a file with these bytes stands in a place.
fn stands(place: &Path, bytes: &[u8]) -> bool {
    // The size first: most files that differ differ in it.
    fs::symlink_metadata(place).is_ok_and(|entry| entry.is_file() && entry.len() == bytes.len() as u64)
        && fs::read(place).is_ok_and(|old| old == bytes)
}

/// Puts the edition together; `kept` are taken over from the folder that stands.
fn fill(artifacts: &Artifacts, kept: &BTreeSet<&str>, target: &Path, fresh: &Path) -> io::Result<()> {
    let mut made = BTreeSet::new();
    for (path, artifact) in artifacts {
        let file = fresh.join(path);
        if let Some(folder) = file.parent()
            && made.insert(folder.to_owned())
        {
            fs::create_dir_all(folder).map_err(|error| words::io_error(folder, &error))?;
        }
        let taken = kept.contains(path.as_str()) && take_over(&target.join(path), &file);
        if !taken {
            put(&file, &artifact.bytes).map_err(|error| words::io_error(&file, &error))?;
        }
    }
    made.iter().for_each(|folder| flush(folder));
    Ok(())
}

/// Gives a file a second name, or copies it with its time; `false` where neither
/// can be done, so that it is written anew.
fn take_over(from: &Path, to: &Path) -> bool {
    if fs::hard_link(from, to).is_ok() {
        return true;
    }
    let copy = || -> io::Result<()> {
        fs::copy(from, to)?;
        let file = fs::File::options().write(true).open(to)?;
        file.set_modified(fs::metadata(from)?.modified()?)?;
        file.sync_all()
    };
    copy().is_ok()
}

/// Lets the two folders change places, and takes the old one away.
fn swap(fresh: &Path, target: &Path) -> io::Result<()> {
    let failed = |error: io::Error| words::io_error(target, &error);
    if !target.exists() {
        fs::rename(fresh, target).map_err(failed)?;
    } else if !exchange(fresh, target).map_err(failed)? {
        by_renames(fresh, target).map_err(failed)?;
    }
    if let Some(parent) = target.parent() {
        flush(parent);
    }
    // The new edition stands: what cannot be cleared away is left to the next run.
    let _ = recover(target);
    Ok(())
}

/// One step, where the system knows it; `false` where it does not.
#[cfg(target_os = "linux")]
fn exchange(fresh: &Path, target: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, fresh, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        // Old kernels and some network drives.
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Two renames, with a note for the run that finds them half done.
fn by_renames(fresh: &Path, target: &Path) -> io::Result<()> {
    let (old, note) = (beside(target, "old"), beside(target, "swap"));
    put(&note, b"")?;
    target.parent().iter().for_each(|folder| flush(folder));
    fs::rename(target, &old)?;
    fs::rename(fresh, target).inspect_err(|_| {
        // The first error is the one to tell.
        let _ = fs::rename(&old, target);
        let _ = take_away(&note);
    })
}

fn take_away(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(words::io_error(file, &error)),
        _ => Ok(()),
    }
}

/// Waits until the disk knows the names in a folder. Only a crash of the machine
/// needs it, and some systems cannot do it.
fn flush(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests;
