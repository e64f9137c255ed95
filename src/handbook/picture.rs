//! Pictures: files of the author, and their use in a text.

use std::sync::Arc;

/// A picture file that was read and found sound.
#[derive(Debug, Clone)]
pub struct Image {
    /// File name without folders: `map.svg`.
    pub name: String,
    pub format: ImageFormat,
    pub bytes: Arc<[u8]>,
    /// Size in px, 96 to the inch.
    pub width: f64,
    pub height: f64,
}

/// How an [`Image`] is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    Svg,
    Png,
    Jpg,
}

impl ImageFormat {
    /// The formats by the endings of their files.
    pub const ENDINGS: [(&str, Self); 4] =
        [("svg", Self::Svg), ("png", Self::Png), ("jpg", Self::Jpg), ("jpeg", Self::Jpg)];

    /// The format that a file's name promises.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        Self::ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
    }
}

/// A picture as a figure of a text: `image` is an index into `Handbook::images`.
#[derive(Debug, Clone)]
pub struct Picture {
    pub image: usize,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// 「【図1】　会場の配置」; empty without caption.
    pub caption: String,
}
