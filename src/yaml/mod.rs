//! YAML with places: each file is read once into a tree in which every key and
//! value knows its bytes, and decoded from that tree by hand.
//!
//! The YAML crate's own derive path stops at the first error and loses spans
//! inside untagged enums; authors need all findings of a run, each under the
//! word that caused it.

mod decode;
mod over;
mod tree;

pub use decode::{Map, Reader, nearest, unknown_name};
pub use over::over;
pub use tree::{Entry, Kind, Value, parse};

use crate::finding::Span;

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub value: String,
    pub span: Span,
}

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.value
    }
}
