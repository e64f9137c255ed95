//! A form as it was written: one YAML file, with what it takes from shared files filled in.
//!
//! The words are XLSForm's (`select_one`, `relevant`, `required`, `repeat`); the
//! layout is print-first: rows of cells whose widths are twelfths of the line.
//! References to other documents (`basis`, `follows`, `part_of`, `filled_by`)
//! stay open until the handbook is resolved.

mod cells;
mod choices;
mod conditions;
pub mod expression;
mod fields;
mod read;
mod sample;
mod shared;

pub use conditions::Names;
pub use read::parse;
pub use shared::{Shared, parse as parse_shared};

use crate::date::Date;
use crate::finding::SourceId;
use crate::handbook::{FormSection, Page, Sample};
use crate::yaml::Text;

/// A form before its references are resolved.
#[derive(Debug, Clone)]
pub struct Form {
    pub source: SourceId,
    pub id: String,
    pub number: String,
    pub title: String,
    pub subtitle: String,
    pub version: Option<Date>,
    /// `<guideline>#<section>`, one or several.
    pub basis: Vec<Text>,
    pub part_of: Option<Text>,
    pub follows: Option<Text>,
    /// Ids of actors.
    pub filled_by: Vec<Text>,
    pub page: Page,
    pub heading_mark: String,
    pub notes: Vec<String>,
    pub sections: Vec<FormSection>,
    pub purpose: String,
    pub when: String,
    pub submit_to: String,
    pub keep: String,
    pub privacy_purpose: String,
    pub privacy_office: String,
    pub sample: Option<Sample>,
}
