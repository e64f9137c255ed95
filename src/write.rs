//! Writes a finished handbook. The only writer: no other module changes the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::output::Artifacts;

/// Puts the files where `out` is, so that readers see the old folder or the new
/// one, never half of each: everything is written beside it first.
///
/// # Errors
/// Fails if the disk does; the old folder then stands as it was.
pub fn publish(artifacts: &Artifacts, out: &Path) -> io::Result<()> {
    let name = out.file_name().map_or_else(|| "public".into(), |name| name.to_string_lossy().into_owned());
    let beside = |suffix: &str| out.with_file_name(format!(".{name}.{suffix}"));
    let (fresh, old) = (beside("new"), beside("old"));
    remove(&fresh)?;
    remove(&old)?;
    let mut folders: BTreeMap<PathBuf, ()> = BTreeMap::new();
    for (path, artifact) in artifacts {
        let target = fresh.join(path);
        if let Some(folder) = target.parent()
            && folders.insert(folder.to_owned(), ()).is_none()
        {
            fs::create_dir_all(folder)?;
        }
        fs::write(&target, &artifact.bytes)?;
    }
    if out.exists() {
        fs::rename(out, &old)?;
    }
    if let Err(error) = fs::rename(&fresh, out) {
        // Put the old folder back; the first error is the one to tell.
        let _ = fs::rename(&old, out);
        return Err(error);
    }
    remove(&old)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
