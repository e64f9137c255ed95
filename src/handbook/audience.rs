//! For whom a text is.

/// The readers of a text, from many to few. Whoever may read a text may read
/// every text that stands before it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Audience {
    #[default]
    Public,
    /// Those who give the courses.
    Trainer,
    /// Staff of the municipality.
    Internal,
}

impl Audience {
    /// The words of `audience:`.
    pub const WORDS: [(&str, Self); 3] =
        [("public", Self::Public), ("trainer", Self::Trainer), ("internal", Self::Internal)];

    /// Whether these readers get a text.
    #[must_use]
    pub fn reads(self, text: Self) -> bool {
        text <= self
    }
}
