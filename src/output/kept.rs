//! Finished files by the hash of what they were made from.
//!
//! Every job has a key. What was made once is kept by it: for the next draft of
//! the same handbook, and for the handbook of the next town.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Desk, Job, Key, Made, Turn};

/// Bytes that several may hold.
pub type Bytes = Arc<[u8]>;

/// Files that were made without any finding. A finding has places in its
/// sources, which move while the key stays; such a file is made again.
#[derive(Default)]
pub struct Kept {
    files: Mutex<Files>,
    /// In bytes; `None` for no limit.
    limit: Option<usize>,
}

#[derive(Default)]
struct Files {
    by_key: BTreeMap<Key, Entry>,
    /// In bytes.
    size: usize,
}

struct Entry {
    bytes: Bytes,
    pages: Option<usize>,
    /// Whether it was asked for again since room was last made.
    used: bool,
}

impl Kept {
    /// Keeps not more than so many bytes: where there is no room, whatever was
    /// not asked for a second time goes.
    #[must_use]
    pub fn at_most(bytes: usize) -> Self {
        Self { limit: Some(bytes), ..Self::default() }
    }

    /// Bytes and number of pages.
    pub(super) fn get(&self, key: Key) -> Option<(Bytes, Option<usize>)> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = files.by_key.get_mut(&key)?;
        entry.used = true;
        Some((Arc::clone(&entry.bytes), entry.pages))
    }

    fn put(&self, key: Key, bytes: &Bytes, pages: Option<usize>) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let new = Entry { bytes: Arc::clone(bytes), pages, used: false };
        files.size += bytes.len();
        if let Some(old) = files.by_key.insert(key, new) {
            files.size -= old.bytes.len();
        }
        if self.limit.is_some_and(|limit| files.size > limit) {
            files.by_key.retain(|_, entry| std::mem::take(&mut entry.used));
            files.size = files.by_key.values().map(|entry| entry.bytes.len()).sum();
        }
    }

    /// Forgets every file that is none of these.
    pub(super) fn only(&self, keys: &[Key]) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = std::mem::take(&mut files.by_key);
        files.by_key = keys.iter().filter_map(|key| Some((*key, all.remove(key)?))).collect();
        files.size = files.by_key.values().map(|entry| entry.bytes.len()).sum();
    }

    /// Makes a file unless it is there.
    pub(super) fn make(&self, job: &Job<'_>) -> Made<Bytes> {
        if let Some((bytes, pages)) = self.get(job.key) {
            return Made { bytes, pages, findings: Vec::new() };
        }
        let made = (job.make)();
        let made = Made { bytes: Bytes::from(made.bytes), pages: made.pages, findings: made.findings };
        if made.findings.is_empty() {
            self.put(job.key, &made.bytes, made.pages);
        }
        made
    }
}

/// The desk of a run over many towns: on the thread that asks, since others are
/// busy with other towns, and without making again what an earlier town has too.
impl Desk for Kept {
    fn workers(&self) -> usize {
        1
    }

    fn hand(&self, _: Turn, job: &Job<'_>, _: &dyn Fn() -> Made) -> Made {
        let Made { bytes, pages, findings } = self.make(job);
        Made { bytes: bytes.to_vec(), pages, findings }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn what_is_used_again_stays_and_the_rest_makes_room() {
        let made = AtomicUsize::new(0);
        let job = |name: &str| Job {
            path: name.to_owned(),
            key: Key::of([name.as_bytes()]),
            offered: None,
            make: Box::new(|| {
                made.fetch_add(1, Ordering::Relaxed);
                Made { bytes: vec![0; 10], pages: None, findings: Vec::new() }
            }),
        };
        let kept = Kept::at_most(30);
        for name in ["shared", "shared", "a", "b", "c", "shared", "c"] {
            assert_eq!(kept.make(&job(name)).bytes.len(), 10);
        }
        // 「c」 was one too many: it went with those that nobody asked for again.
        assert_eq!(made.load(Ordering::Relaxed), 5);
        assert!(kept.get(Key::of([b"shared".as_slice()])).is_some());
        assert!(kept.get(Key::of([b"a".as_slice()])).is_none());
    }
}
