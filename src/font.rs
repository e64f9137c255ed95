//! What can be known of the theme's fonts without setting a page: which
//! characters they have, and how wide words are.
//!
//! Parsing checks authors' words by [`Faces::covers`], so that a character the
//! fonts lack is a finding with its place and never an empty box on paper.

use std::sync::atomic::{AtomicU8, Ordering};

use ttf_parser::Face;

use crate::theme::Theme;

/// All faces of a theme.
pub struct Faces<'a> {
    faces: Vec<Face<'a>>,
    /// By the number of a character: whether it was looked up, and what came of
    /// it. Texts ask for the same few hundred characters over and over.
    known: Vec<AtomicU8>,
}

/// Characters from here on are rare enough to be looked up each time.
const REMEMBERED: usize = 0x1_0000;
const COVERED: u8 = 1;
const LACKING: u8 = 2;

impl<'a> Faces<'a> {
    /// Reads the headers of the theme's fonts; broken files are left out.
    #[must_use]
    pub fn of(theme: &'a Theme) -> Self {
        // The search runs over borrowed paths only, so the faces may outlive it.
        let paths: Vec<String> =
            theme.files("fonts/").map(|(path, _)| path.to_owned()).filter(|path| is_font(path)).collect();
        let faces = paths.iter().filter_map(|path| Face::parse(theme.file(path)?, 0).ok()).collect();
        Self { faces, known: std::iter::repeat_with(AtomicU8::default).take(REMEMBERED).collect() }
    }

    /// Whether every face has the character. Bold and regular are both used,
    /// so a character that only one of them has would be missing somewhere.
    #[must_use]
    pub fn covers(&self, character: char) -> bool {
        let look = || character.is_control() || self.faces.iter().all(|face| face.glyph_index(character).is_some());
        let Some(known) = self.known.get(character as usize) else { return look() };
        match known.load(Ordering::Relaxed) {
            COVERED => true,
            LACKING => false,
            _ => {
                let covered = look();
                known.store(if covered { COVERED } else { LACKING }, Ordering::Relaxed);
                covered
            }
        }
    }

    /// Width of a line of text in em.
    #[must_use]
    pub fn advance(&self, text: &str, bold: bool) -> f64 {
        let Some(face) = self.faces.iter().find(|face| face.is_bold() == bold).or(self.faces.first()) else {
            return 0.0;
        };
        let units: u32 = text
            .chars()
            .filter_map(|character| face.glyph_index(character))
            .map(|glyph| u32::from(face.glyph_hor_advance(glyph).unwrap_or(0)))
            .sum();
        f64::from(units) / f64::from(face.units_per_em())
    }
}

/// Whether a file of the theme is a font.
#[must_use]
pub fn is_font(path: &str) -> bool {
    [".ttf", ".otf"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_characters_and_widths() {
        let theme = Theme::embedded();
        let faces = Faces::of(&theme);
        for character in "様式第1号髙﨑①㈱※○◎□・　".chars() {
            assert!(faces.covers(character), "{character}");
        }
        assert!(!faces.covers('𠮷'));
        assert!(!faces.covers('☑'));
        // What was looked up once is the same the next time.
        assert!(faces.covers('様') && !faces.covers('☑') && !faces.covers('𠮷'));
        assert!((faces.advance("様式", false) - 2.0).abs() < 1e-9);
        assert!((faces.advance("12", true) - 1.0).abs() < 1e-9);
    }
}
