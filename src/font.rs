//! What can be known of the theme's fonts without setting a page: which
//! characters they have, and how wide words are.
//!
//! Parsing checks authors' words by [`Faces::covers`], so that a character the
//! fonts lack is a finding with its place and never an empty box on paper.

use ttf_parser::Face;

use crate::theme::Theme;

/// All faces of a theme.
pub struct Faces<'a> {
    faces: Vec<Face<'a>>,
}

impl<'a> Faces<'a> {
    /// Reads the headers of the theme's fonts; broken files are left out.
    #[must_use]
    pub fn of(theme: &'a Theme) -> Self {
        // The search runs over borrowed paths only, so the faces may outlive it.
        let paths: Vec<String> =
            theme.files("fonts/").map(|(path, _)| path.to_owned()).filter(|path| is_font(path)).collect();
        let faces = paths.iter().filter_map(|path| Face::parse(theme.file(path)?, 0).ok()).collect();
        Self { faces }
    }

    /// Whether every face has the character. Bold and regular are both used,
    /// so a character that only one of them has would be missing somewhere.
    #[must_use]
    pub fn covers(&self, character: char) -> bool {
        character.is_control() || self.faces.iter().all(|face| face.glyph_index(character).is_some())
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
        assert!((faces.advance("様式", false) - 2.0).abs() < 1e-9);
        assert!((faces.advance("12", true) - 1.0).abs() < 1e-9);
    }
}
