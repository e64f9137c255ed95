//! Numbers of sections and items.
//!
//! A number is a list of ordinals, one for each level, compared by value:
//! 第5条の2 sorts between 第5条 and 第6条. Marks such as 「(1)」 or 「ア」 are only
//! its printed face. The levels of horizontal municipal rules are
//! 1 → (1) → ア → (ア) → a → (a).

/// One level's count with its branches: 第5条の2の3 is `[5, 2, 3]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal(pub Vec<u32>);

impl Ordinal {
    /// A count without branch.
    #[must_use]
    pub fn plain(n: u32) -> Self {
        Self(vec![n])
    }
}

/// The place of a section or item in its document, outermost level first.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Vec<Ordinal>);

/// A number as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub number: Number,
    /// The own mark as it is printed: 「5」, 「(1)」, 「ア」, 「第5条」. Empty for the
    /// first 項 of an article, which is cited but not marked.
    pub own: String,
    /// The whole way, as citations write it: 「4(2)ア」, 「第3条第2項第1号ア」.
    pub path: String,
}
