//! The five words of an admonition, as authors write them: `> [!重要]`.

use crate::handbook::body::AdmonitionKind;

const KINDS: [(&str, AdmonitionKind); 5] = [
    ("重要", AdmonitionKind::Important),
    ("注意", AdmonitionKind::Caution),
    ("補足", AdmonitionKind::Note),
    ("根拠", AdmonitionKind::Basis),
    ("例", AdmonitionKind::Example),
];

/// The kind that a word names.
pub(super) fn kind(word: &str) -> Option<AdmonitionKind> {
    KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
}

/// All words, in the order of their weight.
pub(super) fn words() -> Vec<&'static str> {
    KINDS.iter().map(|(name, _)| *name).collect()
}
