//! How wide words are in the theme's own font.
//!
//! Figures are laid out with the font that printed documents use. A reader
//! without it gets a proportional one, which is never wider.

use ttf_parser::Face;

use crate::flow::drawing::Metrics;
use crate::theme::Theme;

/// Widths of the regular and the bold face; `None` where the theme lacks one.
pub(super) struct FontMetrics<'a> {
    regular: Option<Face<'a>>,
    bold: Option<Face<'a>>,
}

impl<'a> FontMetrics<'a> {
    pub(super) fn of(theme: &'a Theme) -> Self {
        let face = |path| theme.file(path).and_then(|bytes| Face::parse(bytes, 0).ok());
        Self { regular: face("fonts/BIZUDGothic-Regular.ttf"), bold: face("fonts/BIZUDGothic-Bold.ttf") }
    }
}

impl Metrics for FontMetrics<'_> {
    fn width(&self, text: &str, bold: bool) -> f64 {
        let face = if bold { &self.bold } else { &self.regular };
        text.chars().map(|c| face.as_ref().and_then(|face| advance(face, c)).unwrap_or_else(|| usual(c))).sum()
    }
}

fn advance(face: &Face<'_>, c: char) -> Option<f64> {
    let units = face.glyph_hor_advance(face.glyph_index(c)?)?;
    Some(f64::from(units) / f64::from(face.units_per_em()))
}

/// Full width for Japanese, half for ASCII: the rule of fixed-pitch Gothic faces.
fn usual(c: char) -> f64 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}
