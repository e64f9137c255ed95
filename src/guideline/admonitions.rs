//! The words of an admonition, as authors write them: `> [!重要]`.

use crate::handbook::body::AdmonitionKind;

const KINDS: [(&str, AdmonitionKind); 5] = [
    ("重要", AdmonitionKind::Important),
    ("注意", AdmonitionKind::Caution),
    ("補足", AdmonitionKind::Note),
    ("根拠", AdmonitionKind::Basis),
    ("例", AdmonitionKind::Example),
];

/// What else a course holds.
const OF_COURSES: [(&str, AdmonitionKind); 3] =
    [("講師", AdmonitionKind::Trainer), ("演習", AdmonitionKind::Exercise), ("答え", AdmonitionKind::Answer)];

fn all(course: bool) -> impl Iterator<Item = (&'static str, AdmonitionKind)> {
    KINDS.into_iter().chain(OF_COURSES.into_iter().filter(move |_| course))
}

/// The kind that a word names, in a course or elsewhere.
pub(super) fn kind(word: &str, course: bool) -> Option<AdmonitionKind> {
    all(course).find(|(name, _)| *name == word).map(|(_, kind)| kind)
}

/// All words, in the order of their weight.
pub(super) fn words(course: bool) -> Vec<&'static str> {
    all(course).map(|(name, _)| name).collect()
}
