//! Whether typst can draw a picture, and how large it is.

use std::panic::catch_unwind;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use crate::handbook::picture::ImageFormat;

/// Width and height in px of a picture that can be drawn.
///
/// # Errors
/// What the reader of such files says, which may be nothing.
pub fn picture_size(format: ImageFormat, bytes: &[u8]) -> Result<(f64, f64), String> {
    let bytes = bytes.to_vec();
    let read = catch_unwind(move || {
        let raster = |format: ExchangeFormat, bytes: Vec<u8>| {
            let image = RasterImage::plain(Bytes::new(bytes), format).map_err(|error| error.to_string())?;
            Ok((f64::from(image.width()), f64::from(image.height())))
        };
        match format {
            ImageFormat::Svg => {
                let image = SvgImage::new(Bytes::new(bytes)).map_err(|_| String::new())?;
                Ok((image.width(), image.height()))
            }
            ImageFormat::Png => raster(ExchangeFormat::Png, bytes),
            ImageFormat::Jpg => raster(ExchangeFormat::Jpg, bytes),
        }
    });
    read.unwrap_or_else(|payload| Err(super::trouble::panic_message(payload.as_ref())))
}
