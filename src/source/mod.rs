//! Reads a project's files. The only reader: no other module opens a file for
//! input, so what a build depends on is exactly what [`Sources`] holds.
//!
//! A project is a list of roots: a base, and overlays whose files take the
//! place of the base's files of the same path. Files come in order of path,
//! never in the order of the disk.

mod disk;
mod town;

use std::collections::BTreeMap;

pub use disk::load;
pub use town::Base;

use crate::finding::{Checked, Code, Finding, SourceId, Span, code};
use crate::handbook::picture::ImageFormat;
use crate::portable;
use crate::words::finding as words;

/// Largest text that is read, in bytes. The record of a large handbook's names
/// is the longest of them.
const MAX_TEXT: usize = 4 << 20;
/// The same for a rule text. The longest one seen has 100 kB.
const MAX_RULE: usize = 1 << 20;
/// Largest picture that is read, in bytes: two pages of a printed book as PNG.
const MAX_IMAGE: usize = 2 << 20;
/// Largest file of any kind, in bytes: twice the largest Japanese font seen.
const MAX_FILE: usize = 32 << 20;
/// Path of the one file that every project must have.
pub const HANDBOOK: &str = "content/handbook.yaml";
/// Path of the record that `tebiki release` writes.
pub const RELEASED: &str = "content/released.yaml";
/// Path of the readings and other names of words.
pub const GLOSSARY: &str = "content/glossary.yaml";
/// Path of the offices to which people are referred.
pub const AGENCIES: &str = "content/agencies.yaml";
/// Path of the policy on access to the site.
pub const ACCESSIBILITY: &str = "content/accessibility.yaml";
/// Folders of a project that hold sources.
pub const FOLDERS: [&str; 3] = ["content", "forms", "themes"];
/// Folder of a project that tebiki keeps for itself: schemas for editors, and
/// what it remembers of earlier builds. Safe to delete.
pub const OWN: &str = ".tebiki";

/// Every file of a project.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the project's root, with `/`.
    pub path: String,
    /// Where the file lies if not there, for findings: a town's own file stands
    /// at the path of the one whose place it takes.
    pub place: Option<String>,
    pub kind: SourceKind,
    /// Without byte order mark; empty for files that hold no text.
    pub text: String,
    /// Contents of files that hold no text.
    pub bytes: Vec<u8>,
    /// `false` if the text was refused; nothing more is to be said of such a file.
    pub readable: bool,
}

/// What a file is, by where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    Handbook,
    Guideline,
    Flow,
    Form,
    /// Fields and choice lists that forms share.
    Shared,
    /// The names that earlier editions made public.
    Released,
    /// Readings and other names of words.
    Glossary,
    /// Offices to which people are referred.
    Agencies,
    /// The policy on access to the site.
    Accessibility,
    /// A picture that texts may show.
    Image,
    Theme,
    /// A course of training.
    Training,
    /// What a town has other than the handbook that it shares with others.
    Town,
}

impl SourceKind {
    /// The kind of the file at `path`, or `None` if nothing reads it.
    fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            _ if path == HANDBOOK => Some(Self::Handbook),
            _ if path == RELEASED => Some(Self::Released),
            _ if path == GLOSSARY => Some(Self::Glossary),
            _ if path == AGENCIES => Some(Self::Agencies),
            _ if path == ACCESSIBILITY => Some(Self::Accessibility),
            ["content", "guidelines", name] if name.ends_with(".md") => Some(Self::Guideline),
            ["content", "training", name] if name.ends_with(".md") => Some(Self::Training),
            ["content", "flows", name] if name.ends_with(".yaml") => Some(Self::Flow),
            ["forms", name] if name.ends_with(".yaml") => Some(Self::Form),
            ["forms", "shared", name] if name.ends_with(".yaml") => Some(Self::Shared),
            ["content", "images", name] if ImageFormat::of(name).is_some() => Some(Self::Image),
            ["themes", _, _, ..] => Some(Self::Theme),
            [town::FOLDER, _, town::HANDBOOK] => Some(Self::Town),
            _ => None,
        }
    }

    fn is_text(self) -> bool {
        !matches!(self, Self::Theme | Self::Image)
    }
}

impl SourceFile {
    /// Where the file lies, as findings say it.
    #[must_use]
    pub fn place(&self) -> &str {
        self.place.as_deref().unwrap_or(&self.path)
    }

    /// The file name without folders and suffix, which must equal the file's `id`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

impl Sources {
    /// Files given in memory, as tests and other programs have them.
    #[must_use]
    pub fn from_memory(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Checked<Self> {
        Self::gather(files.into_iter().map(|(path, bytes)| (path, Some(bytes))).collect())
    }

    /// `None` stands for what is not a file: links, sockets and the like.
    fn gather(files: BTreeMap<String, Option<Vec<u8>>>) -> Checked<Self> {
        let mut all = Checked::default();
        if !files.contains_key(HANDBOOK) {
            let finding = (&code::SOURCE_MISSING, words::source_missing());
            refuse(HANDBOOK.to_owned(), SourceKind::Handbook, finding, &mut all);
        }
        let mut folded = BTreeMap::new();
        for (path, bytes) in files {
            let name = name_finding(&path, &mut folded);
            match bytes {
                Some(_) if name.is_some() => {
                    let kind = SourceKind::of(&path).unwrap_or(SourceKind::Theme);
                    refuse(path, kind, (&code::FILE_NAME, name.unwrap_or_default()), &mut all);
                }
                Some(bytes) => add(path, bytes, &mut all),
                None => {
                    let kind = SourceKind::of(&path).unwrap_or(SourceKind::Theme);
                    refuse(path, kind, (&code::SOURCE_NOT_A_FILE, words::source_not_a_file()), &mut all);
                }
            }
        }
        all
    }

    /// A file by its number.
    #[must_use]
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Files of one kind, in order of path.
    pub fn of_kind(&self, kind: SourceKind) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.iter().filter(move |(_, file)| file.kind == kind)
    }

    /// All files, in order of number.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        (0..).map(SourceId).zip(&self.files)
    }
}

/// Why the file's name cannot stay, if it cannot; `folded` are those seen before.
fn name_finding(path: &str, folded: &mut BTreeMap<String, String>) -> Option<String> {
    if let Some(trouble) = portable::trouble(path) {
        return Some(words::path_trouble(path, &trouble));
    }
    folded.insert(portable::folded(path), path.to_owned()).map(|other| words::path_like(&other))
}

fn add(path: String, bytes: Vec<u8>, all: &mut Checked<Sources>) {
    let Some(kind) = SourceKind::of(&path) else {
        return refuse(path, SourceKind::Theme, (&code::SOURCE_UNUSED, words::source_unused()), all);
    };
    let most = match kind {
        SourceKind::Image => MAX_IMAGE,
        SourceKind::Theme => MAX_FILE,
        SourceKind::Guideline | SourceKind::Training => MAX_RULE,
        SourceKind::Handbook
        | SourceKind::Flow
        | SourceKind::Form
        | SourceKind::Shared
        | SourceKind::Released
        | SourceKind::Glossary
        | SourceKind::Agencies
        | SourceKind::Accessibility
        | SourceKind::Town => MAX_TEXT,
    };
    if bytes.len() > most {
        return refuse(path, kind, (&code::SOURCE_TOO_LARGE, words::source_too_large(most)), all);
    }
    if !kind.is_text() {
        push(&mut all.value, SourceFile { path, place: None, kind, text: String::new(), bytes, readable: true });
        return;
    }
    let (text, broken) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(e) => (String::from_utf8_lossy(e.as_bytes()).into_owned(), Some(e.utf8_error().valid_up_to())),
    };
    let (text, broken) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest.to_owned(), broken.map(|at| at.saturating_sub('\u{feff}'.len_utf8()))),
        None => (text, broken),
    };
    let hidden = text.char_indices().find(|(_, c)| is_hidden(*c));
    let count = text.chars().filter(|c| is_hidden(*c)).count();
    let readable = broken.is_none();
    let source = push(&mut all.value, SourceFile { path, place: None, kind, text, bytes: Vec::new(), readable });
    if let Some(at) = broken {
        let span = Span::new(source, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
        all.findings.push(Finding::new(&code::SOURCE_NOT_UTF8, span, words::source_not_utf8()));
    } else if let Some((at, c)) = hidden {
        // One finding for a file: where there is one such character, there are many.
        let span = Span::new(source, at..at + c.len_utf8());
        all.findings.push(Finding::new(&code::SOURCE_HIDDEN_CHARACTER, span, words::source_hidden_character(c, count)));
    }
}

/// Keeps a file by name only, with what is wrong with it.
fn refuse(path: String, kind: SourceKind, (code, message): (&'static Code, String), all: &mut Checked<Sources>) {
    let file = SourceFile { path, place: None, kind, text: String::new(), bytes: Vec::new(), readable: false };
    let source = push(&mut all.value, file);
    all.findings.push(Finding::new(code, Span::file_start(source), message));
}

fn push(sources: &mut Sources, file: SourceFile) -> SourceId {
    let id = SourceId(u32::try_from(sources.files.len()).unwrap_or(u32::MAX));
    sources.files.push(file);
    id
}

/// Characters that cannot be seen and change how a text reads or is taken apart:
/// controls, direction marks, zero-width signs, and the noncharacters that the
/// Markdown reader uses for itself.
pub(crate) fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        // Soft hyphen, joiners and blanks of other scripts, old tags.
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{3164}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}
