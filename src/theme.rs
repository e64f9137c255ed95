//! The theme: templates, style sheets, typst sources and fonts.
//!
//! `themes/default` is compiled into the program. A town's `themes/<name>/`
//! holds only what differs and wins file by file. Paths are those below the
//! theme's own folder:
//!
//! - `templates/*.html`: Tera pages and their parts,
//! - `assets/*`: what is published under `assets/` with a hash in its name,
//! - `print/*.typ`: typst sources of printed documents,
//! - `fonts/*`: the only fonts there are. System fonts are never used.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of the chosen theme over the default one.
#[derive(Debug, Clone)]
pub struct Theme {
    /// `None` for the default theme alone.
    name: Option<String>,
    default: BTreeMap<&'static str, &'static [u8]>,
    /// The town's own files.
    own: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The default theme as it was compiled in.
    #[must_use]
    pub fn embedded() -> Self {
        let mut default = BTreeMap::new();
        gather(&DEFAULT, &mut default);
        Self { name: None, default, own: BTreeMap::new() }
    }

    /// The default theme with a town's files over it.
    #[must_use]
    pub fn over_default(name: String, own: BTreeMap<String, Vec<u8>>) -> Self {
        Self { name: Some(name), own, ..Self::embedded() }
    }

    /// The files of the default theme, which live as long as the program.
    pub fn compiled_in() -> impl Iterator<Item = (&'static str, &'static [u8])> {
        Self::embedded().default.into_iter()
    }

    /// Whether the town has a file of its own at this path.
    #[must_use]
    pub fn replaces(&self, path: &str) -> bool {
        self.own.contains_key(path)
    }

    /// A file by its path below the theme's folder; the town's comes first.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.own.get(path).map(Vec::as_slice).or_else(|| self.default.get(path).copied())
    }

    /// Paths and contents below `prefix`, the town's winning, in order of path.
    pub fn files<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let own = self.own.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let merged: BTreeMap<&str, &[u8]> = self.default.iter().map(|(p, b)| (*p, *b)).chain(own).collect();
        merged.into_iter().filter(move |(path, _)| path.starts_with(prefix))
    }

    /// Every template under its full name (`themes/default/…`, `themes/<name>/…`),
    /// so that a town's page can extend the default page that it replaces.
    pub fn templates(&self) -> impl Iterator<Item = (String, Cow<'_, str>)> {
        let default = self.default.iter().map(|(path, bytes)| (format!("{DEFAULT_PREFIX}{path}"), *bytes));
        let prefix = self.prefix();
        let own = self.own.iter().map(move |(path, bytes)| (format!("{prefix}{path}"), bytes.as_slice()));
        default
            .chain(own)
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes)))
    }

    /// Where short template names are looked up, in order.
    #[must_use]
    pub fn template_prefixes(&self) -> Vec<String> {
        let folders = [self.prefix(), DEFAULT_PREFIX.to_owned()];
        let mut prefixes: Vec<String> = folders.into_iter().map(|folder| folder + "templates/").collect();
        prefixes.dedup();
        prefixes
    }

    fn prefix(&self) -> String {
        self.name.as_ref().map_or_else(|| DEFAULT_PREFIX.to_owned(), |name| format!("themes/{name}/"))
    }
}

const DEFAULT_PREFIX: &str = "themes/default/";

fn gather(dir: &Dir<'static>, into: &mut BTreeMap<&'static str, &'static [u8]>) {
    for file in dir.files() {
        if let Some(path) = file.path().to_str() {
            into.insert(path, file.contents());
        }
    }
    for inner in dir.dirs() {
        gather(inner, into);
    }
}
