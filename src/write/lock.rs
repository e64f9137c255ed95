//! Keeps two builds from writing the same folder at once.
//!
//! The lock is the system's own on an open file, so it ends with the process
//! that holds it, however that ends: a file left behind by a dead process holds
//! nothing. What stands in the file (host, process, and by its time since when)
//! is only there to be told to whoever comes second.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::beside;
use crate::date::Moment;
use crate::words::finding as words;

/// A folder held by this process.
#[derive(Debug)]
pub(super) struct Lock {
    place: PathBuf,
    file: Option<File>,
}

/// Who holds a folder.
#[derive(Debug, PartialEq, Eq)]
struct Holder {
    host: String,
    process: u32,
}

impl Lock {
    /// Takes the folder for this process.
    ///
    /// # Errors
    /// Names the holder if there is one, and fails if the disk does.
    pub(super) fn take(folder: &Path) -> io::Result<Self> {
        let place = beside(folder, "lock");
        let failed = |error: io::Error| words::io_error(&place, &error);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(|error| words::io_error(parent, &error))?;
        }
        loop {
            let mut file =
                OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&place).map_err(failed)?;
            let refusal = |file: &mut File| {
                let since = file.metadata().and_then(|entry| entry.modified()).ok().and_then(moment);
                let holder = Holder::read(file);
                let (host, process) = holder.map_or((None, None), |holder| (Some(holder.host), Some(holder.process)));
                words::target_held(folder, host.as_deref(), process, since, &place)
            };
            match file.try_lock() {
                // The last holder may have taken the file away before it was locked.
                Ok(()) if !stands(&place, &file) => continue,
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(refusal(&mut file)),
                // Some network drives know no locks: there the words in the file must do.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    if Holder::read(&mut file).is_some_and(|holder| holder.may_live()) {
                        return Err(refusal(&mut file));
                    }
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            file.set_len(0).and_then(|()| write!(file, "{}", Holder::this().text())).map_err(failed)?;
            return Ok(Self { place, file: Some(file) });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The file goes first: whoever opened it before sees that it is gone and
        // tries again. What cannot be taken away is emptied, and holds nothing.
        if fs::remove_file(&self.place).is_err()
            && let Some(file) = &self.file
        {
            let _ = file.set_len(0);
        }
        self.file = None;
    }
}

impl Holder {
    fn this() -> Self {
        Self { host: host(), process: std::process::id() }
    }

    fn text(&self) -> String {
        format!("{}\n{}\n", self.process, self.host)
    }

    fn read(file: &mut File) -> Option<Self> {
        let mut text = String::new();
        file.take(1000).read_to_string(&mut text).ok()?;
        let mut lines = text.lines();
        let process = lines.next()?.parse().ok()?;
        Some(Self { host: lines.next()?.to_owned(), process })
    }

    /// Whether the process may still be running; on other hosts nobody can tell.
    fn may_live(&self) -> bool {
        let known = Path::new("/proc/self").exists();
        self.host != host() || !known || Path::new("/proc").join(self.process.to_string()).exists()
    }
}

/// The machine's name, for people; empty where it tells none.
fn host() -> String {
    let said = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let name = said.or_else(|| std::env::var("COMPUTERNAME").ok()).or_else(|| std::env::var("HOSTNAME").ok());
    name.unwrap_or_default().trim().to_owned()
}

/// Whether the path still leads to the open file.
#[cfg(unix)]
fn stands(place: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let both = fs::metadata(place).ok().zip(file.metadata().ok());
    both.is_some_and(|(there, here)| (there.dev(), there.ino()) == (here.dev(), here.ino()))
}

/// Elsewhere an open file cannot be taken away.
#[cfg(not(unix))]
fn stands(place: &Path, _: &File) -> bool {
    place.exists()
}

/// When the holder wrote its name. A file's time is told to people and decides nothing.
fn moment(time: std::time::SystemTime) -> Option<Moment> {
    Moment::in_japan(time.duration_since(UNIX_EPOCH).ok()?.as_secs())
}
