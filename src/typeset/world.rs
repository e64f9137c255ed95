//! The files that typst sees: those of the theme, and two of ours in memory.
//!
//! typst gives every path that is ever asked for a number of 16 bits and never
//! takes it back. So all documents use the same two paths, and nothing of a
//! document (not even a figure) has a path of its own.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::Press;

const MAIN: &str = "main.typ";
const DATA: &str = "data.json";

/// One document's world.
pub(super) struct Memory<'a> {
    press: &'a Press,
    main: Source,
    data: Bytes,
}

impl<'a> Memory<'a> {
    /// `None` only if typst refuses our own path.
    pub(super) fn new(press: &'a Press, main: &str, data: &[u8]) -> Option<Self> {
        let main = Source::new(file_id(MAIN)?, main.to_owned());
        Some(Self { press, main, data: Bytes::new(data.to_vec()) })
    }
}

/// typst's number for a path below the project's root.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Memory<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let path = id.vpath().get_without_slash();
        self.press.sources.get(path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        if path == DATA {
            return Ok(self.data.clone());
        }
        self.press.files.get(path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// There is no today: the same input gives the same page on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
