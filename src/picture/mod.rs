//! Pictures of the author: `content/images/*.{svg,png,jpg}`.
//!
//! A file is looked at before anything is drawn from it: whether it is what its
//! name says, whether it can be read, and whether it grows beyond all measure
//! when it is unpacked. What passes is drawn by outputs without a further look.

mod raster;
mod svg;

use crate::finding::{Checked, Finding, SourceId, Span, code};
use crate::handbook::picture::{Image, ImageFormat};
use crate::source::SourceFile;
use crate::typeset;
use crate::words::finding as words;

/// A picture file that was read.
#[derive(Debug, Clone)]
pub struct Picture {
    pub source: SourceId,
    pub image: Image,
}

/// Longest side of a picture in px: a page of A4 at 600 dpi.
const MAX_SIDE: f64 = 7016.0;

/// Why a picture is not taken.
enum Trouble {
    /// It cannot be read; with what the reader of such files says.
    Broken(String),
    /// Its sides in px.
    TooLarge(f64, f64),
    /// A part of an SVG file that no picture needs.
    Unsafe(String),
}

/// Reads one picture; `None` if it cannot be shown.
#[must_use]
pub fn read(source: SourceId, file: &SourceFile) -> Checked<Option<Picture>> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let Some(format) = ImageFormat::of(name) else { return Checked::default() };
    let (width, height) = match size(format, &file.bytes) {
        Ok(size) => size,
        Err(trouble) => return Checked::new(None, vec![finding(source, name, trouble)]),
    };
    let image = Image { name: name.to_owned(), format, bytes: file.bytes.as_slice().into(), width, height };
    Checked::new(Some(Picture { source, image }), Vec::new())
}

fn size(format: ImageFormat, bytes: &[u8]) -> Result<(f64, f64), Trouble> {
    // The size is read from the head before the file is unpacked.
    match format {
        ImageFormat::Svg => svg::check(bytes)?,
        ImageFormat::Png | ImageFormat::Jpg => {
            let head = if format == ImageFormat::Png { raster::png(bytes) } else { raster::jpg(bytes) };
            let (width, height) = head.ok_or_else(|| Trouble::Broken(words::picture_head().to_owned()))?;
            fits(f64::from(width), f64::from(height))?;
        }
    }
    let (width, height) = typeset::picture_size(format, bytes).map_err(Trouble::Broken)?;
    fits(width, height)?;
    Ok((width, height))
}

fn fits(width: f64, height: f64) -> Result<(), Trouble> {
    let fits = |side: f64| (1.0..=MAX_SIDE).contains(&side);
    if fits(width) && fits(height) { Ok(()) } else { Err(Trouble::TooLarge(width, height)) }
}

fn finding(source: SourceId, name: &str, trouble: Trouble) -> Finding {
    let span = Span::file_start(source);
    match trouble {
        Trouble::Broken(said) => {
            let finding = Finding::new(&code::PICTURE_BROKEN, span, words::picture_broken(name));
            if said.is_empty() { finding } else { finding.note(said) }
        }
        Trouble::TooLarge(width, height) => {
            Finding::new(&code::PICTURE_TOO_LARGE, span, words::picture_too_large(name, width, height, MAX_SIDE))
        }
        Trouble::Unsafe(what) => Finding::new(&code::PICTURE_UNSAFE, span, words::picture_unsafe(name, &what)),
    }
}
