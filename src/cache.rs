//! What earlier runs made, kept in `.tebiki/cache` below the project's root.
//!
//! Only speed depends on it. Every entry is a file named by the hash of all that
//! its bytes depend on, the state of this program among it, and carries its own
//! checksum: what is cut, damaged, or from another state is not there. Nothing
//! is ever changed in place, and a cache that cannot be written is none.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::date::Date;
use crate::output::{Desk, Job, Key, Made, Turn};
use crate::source::{OWN, Sources};
use crate::write::Stamp;

/// The state of the program: a hash of its sources and themes.
const BUILD: &str = env!("TEBIKI_BUILD");
/// First bytes of an entry.
const HEAD: &[u8] = b"tebiki\n";
/// Length of a SHA-256, in bytes.
const SUM: usize = 32;
/// Length of the number of pages, in bytes.
const PAGES: usize = 8;
/// Stands for "has no pages".
const NO_PAGES: u64 = u64::MAX;
/// Largest size of the folder after a run, in bytes: some ten editions of a large handbook.
const MOST: u64 = 256 << 20;

/// The cache of one project.
#[derive(Debug)]
pub struct Cache {
    /// Of this state of the program.
    folder: PathBuf,
    used: Mutex<BTreeSet<String>>,
}

/// What a run without errors told, for the next run over the same sources.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// For the terminal.
    pub said: String,
    /// For programs.
    pub lines: String,
}

/// How a published folder was left.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Site {
    /// Hash of what it was made from.
    asked: [u8; SUM],
    files: Vec<Stamp>,
}

impl Cache {
    /// The cache below a project's root, whether or not it is there yet.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        Self { folder: root.join(OWN).join("cache").join(BUILD), used: Mutex::default() }
    }

    /// What was told of the same sources under the same settings.
    #[must_use]
    pub fn answer(&self, asked: Key) -> Option<Answer> {
        serde_json::from_slice(&self.get(Key::of([b"answer".as_slice(), &asked.0]))?.1).ok()
    }

    /// Keeps what was told, for [`Self::answer`].
    pub fn keep_answer(&self, asked: Key, answer: &Answer) {
        let bytes = serde_json::to_vec(answer).unwrap_or_default();
        self.put(Key::of([b"answer".as_slice(), &asked.0]), None, &bytes);
    }

    /// Whether the folder was made from the same and stands as it was left.
    #[must_use]
    pub fn stands(&self, asked: Key, target: &Path, files: &[Stamp]) -> bool {
        let site = self.get(site_key(target)).and_then(|(_, bytes)| serde_json::from_slice::<Site>(&bytes).ok());
        site.is_some_and(|site| site.asked == asked.0 && site.files == files)
    }

    /// Keeps how a folder was left, for [`Self::stands`].
    pub fn keep_site(&self, asked: Key, target: &Path, files: Vec<Stamp>) {
        let bytes = serde_json::to_vec(&Site { asked: asked.0, files }).unwrap_or_default();
        self.put(site_key(target), None, &bytes);
    }

    /// Takes away entries of other states of the program, and, where the rest is
    /// too large, those that this run had no use for, the oldest first.
    pub fn tidy(&self) {
        let Some(all) = self.folder.parent() else { return };
        for entry in fs::read_dir(all).into_iter().flatten().flatten() {
            if entry.path() != self.folder {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let mut entries: Vec<(bool, SystemTime, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let Ok(about) = entry.metadata() else { continue };
            let wanted = used.contains(&*entry.file_name().to_string_lossy());
            entries.push((wanted, about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len(), entry.path()));
        }
        entries.sort();
        let mut size: u64 = entries.iter().map(|(_, _, size, _)| size).sum();
        for (wanted, _, own, path) in entries {
            if wanted || size <= MOST {
                break;
            }
            let _ = fs::remove_file(path);
            size = size.saturating_sub(own);
        }
    }

    fn place(&self, key: Key) -> PathBuf {
        self.folder.join(name(key))
    }

    /// The number of pages and the bytes of an entry that is whole.
    fn get(&self, key: Key) -> Option<(Option<usize>, Vec<u8>)> {
        let mut entry = fs::read(self.place(key)).ok()?;
        let rest = entry.strip_prefix(HEAD)?;
        let (sum, rest) = rest.split_at_checked(SUM)?;
        if Sha256::digest(rest).as_slice() != sum {
            return None;
        }
        let (own, rest) = rest.split_at_checked(SUM)?;
        let (pages, _) = rest.split_at_checked(PAGES)?;
        if own != key.0 {
            return None;
        }
        let pages = u64::from_le_bytes(pages.try_into().ok()?);
        entry.drain(..HEAD.len() + SUM + SUM + PAGES);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name(key));
        Some((usize::try_from(pages).ok().filter(|_| pages != NO_PAGES), entry))
    }

    fn put(&self, key: Key, pages: Option<usize>, bytes: &[u8]) {
        if self.get(key).is_some_and(|entry| entry.0 == pages && entry.1 == bytes) {
            return;
        }
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name(key));
        let pages = pages.and_then(|pages| u64::try_from(pages).ok()).unwrap_or(NO_PAGES);
        let entry = [key.0.as_slice(), &pages.to_le_bytes(), bytes].concat();
        let whole = [HEAD, Sha256::digest(&entry).as_slice(), &entry].concat();
        // A cache that cannot be written costs time only.
        let _ = self.write(key, &whole);
    }

    /// An entry comes into being whole: others may be reading the folder.
    fn write(&self, key: Key, whole: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let fresh = self.folder.join(format!("{}.{}", name(key), std::process::id()));
        fs::write(&fresh, whole).and_then(|()| fs::rename(&fresh, self.place(key))).inspect_err(|_| {
            let _ = fs::remove_file(&fresh);
        })
    }
}

impl Desk for Cache {
    /// Documents are kept. Pages are made faster than they are read; and what a
    /// file has findings about is made each time, since their places move.
    fn hand(&self, turn: Turn, job: &Job<'_>, make: &dyn Fn() -> Made) -> Made {
        if turn != Turn::Documents {
            return make();
        }
        let key = Key::of([BUILD.as_bytes(), job.path.as_bytes(), &job.key.0]);
        if let Some((pages, bytes)) = self.get(key) {
            return Made { bytes, pages, findings: Vec::new() };
        }
        let made = make();
        if made.findings.is_empty() {
            self.put(key, made.pages, &made.bytes);
        }
        made
    }
}

/// Hash of all that a run depends on: every file, today, and how findings are told.
#[must_use]
pub fn asked(sources: &Sources, today: Option<Date>, telling: &str) -> Key {
    let today = today.map(|date| date.to_string()).unwrap_or_default();
    let head = [BUILD.as_bytes(), today.as_bytes(), telling.as_bytes()];
    let files = sources.iter().flat_map(|(_, file)| [file.path.as_bytes(), file.text.as_bytes(), &file.bytes]);
    Key::of(head.into_iter().chain(files))
}

fn site_key(target: &Path) -> Key {
    Key::of([b"site".as_slice(), target.to_string_lossy().as_bytes()])
}

fn name(key: Key) -> String {
    key.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> (tempfile::TempDir, Cache) {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::of(dir.path());
        (dir, cache)
    }

    #[test]
    fn what_was_put_is_got_and_nothing_else() {
        let (_dir, cache) = cache();
        let [one, two] = [b"1", b"2"].map(|part| Key::of([part.as_slice()]));
        cache.put(one, Some(3), b"pdf");
        cache.put(two, None, b"");
        assert_eq!(cache.get(one), Some((Some(3), b"pdf".to_vec())));
        assert_eq!(cache.get(two), Some((None, Vec::new())));
        assert_eq!(cache.get(Key::of([])), None);
        let whole = fs::read(cache.place(one)).unwrap();
        for length in 0..whole.len() {
            fs::write(cache.place(one), &whole[..length]).unwrap();
            assert_eq!(cache.get(one), None, "cut to {length}");
        }
        for at in 0..whole.len() {
            let mut wrong = whole.clone();
            wrong[at] ^= 1;
            fs::write(cache.place(one), wrong).unwrap();
            assert_eq!(cache.get(one), None, "damaged at {at}");
        }
        // Whole, but in another one's place.
        fs::write(cache.place(two), &whole).unwrap();
        assert_eq!(cache.get(two), None);
    }

    #[test]
    fn other_states_of_the_program_are_cleared_away() {
        let (dir, cache) = cache();
        let other = dir.path().join(".tebiki/cache/other");
        fs::create_dir_all(&other).unwrap();
        cache.put(Key::of([]), None, b"a");
        cache.tidy();
        assert!(!other.exists());
        assert!(cache.get(Key::of([])).is_some());
    }
}
