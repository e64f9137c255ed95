//! Lines that are to be typed as they stand: a file of a project, a command.

/// A piece of source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub kind: ListingKind,
    /// The file that the lines make up, by its path in the project; empty if none.
    pub file: String,
    /// Without a line end behind the last line.
    pub text: String,
}

/// What the lines are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListingKind {
    Markdown,
    Yaml,
    /// Commands and what they answer.
    Shell,
    Text,
}

impl ListingKind {
    /// The words behind the fence.
    pub const WORDS: [(&str, Self); 4] =
        [("markdown", Self::Markdown), ("yaml", Self::Yaml), ("shell", Self::Shell), ("text", Self::Text)];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Yaml => "yaml",
            Self::Shell => "shell",
            Self::Text => "text",
        }
    }
}
