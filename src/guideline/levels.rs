//! The heading levels of article texts.

use crate::citation::Unit;

/// A level, from the widest; 条 is the one that paragraphs stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 編.
    Part,
    /// 章.
    Chapter,
    /// 節.
    Section,
    /// 款.
    Subsection,
    /// 目.
    Division,
    /// 条.
    Article,
}

impl Level {
    /// All levels by the word that front matter and numbers use.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("編", Self::Part),
        ("章", Self::Chapter),
        ("節", Self::Section),
        ("款", Self::Subsection),
        ("目", Self::Division),
        ("条", Self::Article),
    ];

    /// The counting word: 第3章.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, level)| *level == self).map_or("", |(word, _)| word)
    }

    /// The same as citations have it.
    #[must_use]
    pub fn rank(self) -> Unit {
        match self {
            Self::Part => Unit::Part,
            Self::Chapter => Unit::Chapter,
            Self::Section => Unit::Section,
            Self::Subsection => Unit::Subsection,
            Self::Division => Unit::Division,
            Self::Article => Unit::Article,
        }
    }
}
