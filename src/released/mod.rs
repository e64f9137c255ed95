//! What an edition made public under a name, and what became of it.
//!
//! Pages, sections, fields and choices have addresses: people link to them, and
//! collected answers are filed under them. `tebiki release` records these names
//! in `content/released.yaml`; [`check`] looks for each of them again. One that
//! is gone needs a row under `moved:`, which leads readers and data on.
//!
//! Names are kept apart by [`Kind`]. All begin with their page:
//! `guidelines/visits`, `guidelines/visits#plan`, `forms/request#name`,
//! `forms/request#table.column`, `forms/request#sex=male`.

mod check;
mod ids;
mod record;

pub use check::{Gone, check};
pub use ids::Ids;
pub use record::{Released, parse, write};

use crate::yaml::Text;

/// What bears a recorded name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Page,
    Section,
    Field,
    Option,
}

impl Kind {
    /// All kinds, as `kind:` of a row names them.
    pub const WORDS: [(&str, Self); 4] =
        [("page", Self::Page), ("section", Self::Section), ("field", Self::Field), ("option", Self::Option)];

    /// The list of such names in `content/released.yaml`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Page => "pages",
            Self::Section => "sections",
            Self::Field => "fields",
            Self::Option => "options",
        }
    }

    /// The word of this kind in a row.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Section => "section",
            Self::Field => "field",
            Self::Option => "option",
        }
    }
}

/// A row of `moved:` in `content/handbook.yaml`.
#[derive(Debug, Clone)]
pub struct Row {
    pub kind: Kind,
    pub from: Text,
    /// Of the same kind, or what it lay in.
    pub to: Text,
}

/// The page that a name begins with.
#[must_use]
pub fn page_of(name: &str) -> &str {
    name.split_once('#').map_or(name, |(page, _)| page)
}

/// What stands behind the page; `None` for a page.
#[must_use]
pub fn id_of(name: &str) -> Option<&str> {
    name.split_once('#').map(|(_, id)| id)
}
