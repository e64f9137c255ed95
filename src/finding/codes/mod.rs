//! The table of every code that a finding can carry, in one file per family.

mod course;
mod flow;
mod form;
mod output;
mod project;
mod rule;
mod term;

use super::Severity;

/// A kind of finding: its stable name and what `tebiki explain` says of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable ASCII name such as `form-duplicate-field`.
    pub slug: &'static str,
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// How it comes about.
    pub cause: &'static str,
    /// How to mend it.
    pub cure: &'static str,
}

/// The codes of one family, each as a static, and their list.
macro_rules! codes {
    ($($name:ident = $slug:literal, $severity:ident, $title:literal, $cause:literal, $cure:literal;)*) => {
        use crate::finding::Code;
        $(
            #[doc = $title]
            pub static $name: Code =
                Code { slug: $slug, severity: crate::finding::Severity::$severity, title: $title, cause: $cause, cure: $cure };
        )*
        pub(super) static FAMILY: &[&Code] = &[$(&$name),*];
    };
}
use codes;

/// The families by name, in the order of the manual.
pub static FAMILIES: [(&str, &[&Code]); 7] = [
    ("project", project::FAMILY),
    ("rule", rule::FAMILY),
    ("term", term::FAMILY),
    ("flow", flow::FAMILY),
    ("form", form::FAMILY),
    ("output", output::FAMILY),
    ("course", course::FAMILY),
];

/// All codes in the order of the manual.
pub fn all() -> impl Iterator<Item = &'static Code> {
    FAMILIES.iter().flat_map(|(_, family)| family.iter().copied())
}

pub(super) mod table {
    pub use super::course::*;
    pub use super::flow::*;
    pub use super::form::*;
    pub use super::output::*;
    pub use super::project::*;
    pub use super::rule::*;
    pub use super::term::*;
}
