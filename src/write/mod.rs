//! Writes a finished handbook. The only writer: no other module changes the disk.
//!
//! [`publish`] replaces a folder as a whole or not at all, `lock` keeps two
//! builds from replacing the same one at once. What stands for a while beside a
//! published folder `public` is `.public.lock` (who is building), `.public.new`
//! (the next edition, or the last one on its way out), and, where a system cannot
//! exchange two folders in one step, `.public.old` and `.public.swap`.

mod lock;
mod publish;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::archive;
use crate::date::Moment;
use crate::output::Artifacts;
use crate::source::{FOLDERS, OWN, RELEASED};
use crate::words::finding as words;
use lock::Lock;
pub use publish::{Done, Stamp, publish};

/// The folder that a handbook is published to, found fit to be replaced and held
/// against other builds for as long as this lives.
#[derive(Debug)]
pub struct Target {
    folder: PathBuf,
    /// Given back when the target is dropped.
    _lock: Lock,
}

impl Target {
    /// Looks at the folder before anything is made, takes it for this build, and
    /// puts right what a build that was stopped left behind.
    ///
    /// # Errors
    /// Refuses a folder that holds, is or lies in the project's sources, one that
    /// another build is writing, whatever is not a folder, and, unless `force` is
    /// set, a folder with files in it that tebiki did not write.
    pub fn check(root: &Path, out: &Path, force: bool) -> io::Result<Self> {
        Self::apart(root, &[], out, force)
    }

    /// [`Self::check`] where the folder `sources` holds sources as well.
    ///
    /// # Errors
    /// As there.
    pub fn beside(root: &Path, sources: &Path, out: &Path, force: bool) -> io::Result<Self> {
        Self::apart(root, &[sources], out, force)
    }

    fn apart(root: &Path, more: &[&Path], out: &Path, force: bool) -> io::Result<Self> {
        let folder = real(&root.join(out))?;
        let own = FOLDERS.into_iter().chain([OWN]).map(Path::new);
        for name in own.chain(more.iter().copied()) {
            let source = real(&root.join(name))?;
            if source.starts_with(&folder) || folder.starts_with(&source) {
                return Err(words::target_holds_sources(&folder));
            }
        }
        if fs::symlink_metadata(&folder).is_ok_and(|entry| !entry.is_dir()) {
            return Err(words::target_not_a_folder(&folder));
        }
        let target = Self { _lock: Lock::take(&folder)?, folder };
        publish::recover(&target.folder)?;
        let foreign = publish::foreign(&target.folder)?;
        if !foreign.is_empty() && !force {
            return Err(words::target_not_ours(&target.folder, &foreign));
        }
        Ok(target)
    }

    /// The folder of files that are not to be published with this one's.
    ///
    /// # Errors
    /// As [`Target::check`], and refuses a folder that is, holds or lies in this one.
    pub fn second(&self, root: &Path, out: &Path, force: bool) -> io::Result<Self> {
        let folder = real(&root.join(out))?;
        if folder.starts_with(&self.folder) || self.folder.starts_with(&folder) {
            return Err(words::target_not_apart(&folder));
        }
        Self::check(root, out, force)
    }

    /// The folder, without links in its path.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files that stand in the folder now, in order of path.
    ///
    /// # Errors
    /// Fails if the disk does.
    pub fn stamps(&self) -> io::Result<Vec<Stamp>> {
        publish::stamps(&self.folder)
    }

    /// Looks at the place of the archive before anything is made.
    ///
    /// # Errors
    /// Refuses a place inside the sources or inside the published folder, a
    /// folder, and, unless `force` is set, a file that tebiki did not write.
    pub fn archive(&self, root: &Path, zip: &Path, force: bool) -> io::Result<Archive> {
        let place = real(&root.join(zip))?;
        for folder in FOLDERS {
            if place.starts_with(real(&root.join(folder))?) {
                return Err(words::target_holds_sources(&place));
            }
        }
        if place.starts_with(&self.folder) || place.is_dir() {
            return Err(words::archive_place(&place));
        }
        let foreign = || fs::read(&place).is_ok_and(|bytes| !archive::is_ours(&bytes));
        if !force && foreign() {
            return Err(words::archive_not_ours(&place));
        }
        Ok(Archive(place))
    }
}

/// The place of an archive, found fit to be written.
#[derive(Debug)]
pub struct Archive(PathBuf);

impl Archive {
    /// Where the archive will stand.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// Packs the files into one and puts it in its place; an old one stands until
/// the new one is whole, and one with the same bytes is not touched. For `when`
/// see [`archive::pack`].
///
/// # Errors
/// Fails if the disk does.
pub fn archive(artifacts: &Artifacts, Archive(place): &Archive, when: Option<Moment>) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|error| words::io_error(folder, &error))?;
    }
    let bytes = archive::pack(artifacts, when)?;
    if fs::read(place).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    file(place, &bytes)
}

/// Puts a new project into a folder that is empty or not there yet. All of it is
/// written before anything stands in its place.
///
/// # Errors
/// Refuses a folder with anything in it, and fails if the disk does.
pub fn start(dir: &Path, all: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    let target = real(dir)?;
    let used = match fs::read_dir(&target) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(words::io_error(&target, &error)),
    };
    if used {
        return Err(words::start_not_empty(&target));
    }
    // Inside the folder itself: it may be the one that the user stands in.
    let fresh = target.join(".new");
    let put = || {
        fill(all.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())), &fresh)?;
        for entry in fs::read_dir(&fresh).map_err(|error| words::io_error(&fresh, &error))? {
            let entry = entry?;
            fs::rename(entry.path(), target.join(entry.file_name()))
                .map_err(|error| words::io_error(&target, &error))?;
        }
        remove(&fresh)
    };
    let done = put();
    if done.is_err() {
        // The first error is the one to tell.
        let _ = remove(&fresh);
    }
    done
}

/// Puts the record of an edition into the project. The old one stands until the
/// new one is whole.
///
/// # Errors
/// Fails if the disk does.
pub fn record(root: &Path, text: &str) -> io::Result<()> {
    file(&root.join(RELEASED), text.as_bytes())
}

/// Puts texts into the project, each by its path below the root.
///
/// # Errors
/// Fails if the root is no folder, or if the disk does.
pub fn files(root: &Path, files: &[(String, String)]) -> io::Result<()> {
    fs::read_dir(root).map_err(|error| words::io_error(root, &error))?;
    for (path, text) in files {
        let target = root.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| words::io_error(folder, &error))?;
        }
        file(&target, text.as_bytes())?;
    }
    Ok(())
}

/// The place beside `path` where something stands for a while: `.public.new`.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{suffix}"))
}

/// Writes a file beside its place first, then renames it.
fn file(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = beside(target, "new");
    let done = put(&fresh, bytes).and_then(|()| fs::rename(&fresh, target));
    if done.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&fresh);
    }
    done.map_err(|error| words::io_error(target, &error))
}

/// Writes files by path below a fresh folder.
fn fill<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>, fresh: &Path) -> io::Result<()> {
    let mut made = BTreeSet::new();
    for (path, bytes) in files {
        let file = fresh.join(path);
        if let Some(folder) = file.parent()
            && made.insert(folder.to_owned())
        {
            fs::create_dir_all(folder).map_err(|error| words::io_error(folder, &error))?;
        }
        put(&file, bytes).map_err(|error| words::io_error(&file, &error))?;
    }
    Ok(())
}

/// Writes a file and waits until the disk has it.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Takes a folder away with all that is in it; one that is not there is no error.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(words::io_error(folder, &error)),
        _ => Ok(()),
    }
}

/// The path without links and `..`, as far as it exists.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut missing = Vec::new();
    let mut existing = path.as_path();
    loop {
        if let Ok(found) = existing.canonicalize() {
            return Ok(missing.iter().rev().fold(found, |path, part| path.join(part)));
        }
        let (Some(parent), Some(part)) = (existing.parent(), existing.file_name()) else { return Ok(path) };
        missing.push(part.to_owned());
        existing = parent;
    }
}
