//! The theme's fonts as typst knows them.
//!
//! The fonts that are compiled in are some ten megabytes. They are parsed and
//! hashed once in a run, however many towns print with them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};
use typst::foundations::Bytes;
use typst::text::Font;

use crate::font::is_font;
use crate::theme::Theme;

/// A font file: its faces, and the hash of its bytes.
#[derive(Clone)]
pub(super) struct FontFile {
    pub(super) faces: Vec<Font>,
    pub(super) digest: [u8; 32],
}

static COMPILED_IN: LazyLock<BTreeMap<&'static str, FontFile>> = LazyLock::new(|| {
    let fonts = Theme::compiled_in().filter(|(path, _)| is_font(path));
    fonts.map(|(path, bytes)| (path, read(Bytes::new(bytes)))).collect()
});

/// The theme's fonts by path.
pub(super) fn of(theme: &Theme) -> BTreeMap<String, FontFile> {
    let files = theme.files("fonts/").filter(|(path, _)| is_font(path));
    files
        .map(|(path, bytes)| {
            let known = if theme.replaces(path) { None } else { COMPILED_IN.get(path) };
            (path.to_owned(), known.cloned().unwrap_or_else(|| read(Bytes::new(bytes.to_vec()))))
        })
        .collect()
}

fn read(bytes: Bytes) -> FontFile {
    let digest = Sha256::digest(&bytes).into();
    FontFile { faces: Font::iter(bytes).collect(), digest }
}
