//! Whether a path can stand on every system that a handbook travels to.
//!
//! Offices copy handbooks between Windows shares, Macs and web servers. A name
//! that one of them refuses, or takes for another name, would lose a file there
//! without a word.

use unicode_normalization::UnicodeNormalization;

use crate::source::is_hidden;

/// Longest path below the project's or the site's root, in characters. Windows
/// stops at 260 with the folders above, which are often long on shares.
pub const LONGEST: usize = 120;

/// Names that Windows keeps for devices, whatever ending follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The same with a digit behind.
const PORTS: [&str; 2] = ["com", "lpt"];

/// Why a path cannot stand everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Longer than [`LONGEST`]; its length in characters.
    Long(usize),
    /// A part of it is the name of a device of Windows.
    Device(String),
    /// A part of it holds a sign that file names may not hold, or ends in one.
    Sign(char),
}

/// What is wrong with a path with `/`, if anything is.
#[must_use]
pub fn trouble(path: &str) -> Option<Trouble> {
    let length = path.chars().count();
    if length > LONGEST {
        return Some(Trouble::Long(length));
    }
    path.split('/').find_map(|part| {
        let sign = part.chars().find(|c| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\') || is_hidden(*c));
        if let Some(sign) = sign.or_else(|| part.chars().last().filter(|c| matches!(c, ' ' | '.'))) {
            return Some(Trouble::Sign(sign));
        }
        let stem = part.split('.').next().unwrap_or_default().trim_end();
        is_device(&stem.to_ascii_lowercase()).then(|| Trouble::Device(stem.to_owned()))
    })
}

fn is_device(stem: &str) -> bool {
    let port = |name: &str| {
        stem.strip_prefix(name).is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| b.is_ascii_digit()))
    };
    DEVICES.contains(&stem) || PORTS.into_iter().any(port)
}

/// The path as systems see it that know no case and one way to write が: paths
/// that are equal here are one file there.
#[must_use]
pub fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cannot_travel_are_found() {
        for path in ["forms/sheet/sheet-fillable.pdf", "content/images/図１.png", "a/.hidden", "con-1/console.pdf"] {
            assert_eq!(trouble(path), None, "{path}");
        }
        for (path, found) in [
            ("forms/con/a.pdf", Trouble::Device("con".into())),
            ("content/images/NUL.tar.png", Trouble::Device("NUL".into())),
            ("forms/lpt1.yaml", Trouble::Device("lpt1".into())),
            ("a/b?.png", Trouble::Sign('?')),
            ("a\\b.png", Trouble::Sign('\\')),
            ("a /b.png", Trouble::Sign(' ')),
            ("a/b.", Trouble::Sign('.')),
            ("a/\u{202e}gnp.svg", Trouble::Sign('\u{202e}')),
        ] {
            assert_eq!(trouble(path), Some(found), "{path}");
        }
        assert_eq!(trouble(&"長".repeat(LONGEST)), None);
        assert_eq!(trouble(&"長".repeat(LONGEST + 1)), Some(Trouble::Long(LONGEST + 1)));
    }

    #[test]
    fn names_that_differ_in_case_or_form_alone_fold_to_one() {
        assert_eq!(folded("A/が.PNG"), folded("a/か\u{3099}.png"));
        assert_ne!(folded("a/か.png"), folded("a/が.png"));
    }
}
