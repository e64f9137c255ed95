//! A form as it was written: one YAML file, with what it takes from shared files filled in.
//!
//! The words are XLSForm's (`select_one`, `relevant`, `required`, `repeat`); the
//! layout is print-first: rows of cells whose widths are twelfths of the line.
//! References to other documents (`basis`, `follows`, `part_of`, `filled_by`)
//! stay open until the handbook is resolved.

mod blocks;
mod cells;
mod choices;
mod conditions;
pub mod expression;
mod fields;
mod head;
mod kinds;
mod limits;
pub mod names;
mod phrases;
mod read;
mod sample;
mod scope;
mod shared;
mod tables;
mod variants;
pub(crate) mod vocabulary;

pub use names::Names;
pub use read::parse;
pub use shared::{Shared, parse as parse_shared};

use crate::date::Date;
use crate::finding::SourceId;
use crate::handbook::{Cell, FormSection, Language, Page, Sample, Translation, VersionPosition};
use crate::yaml::Text;

/// A form before its references are resolved.
#[derive(Debug, Clone)]
pub struct Form {
    pub source: SourceId,
    pub id: String,
    /// Id of the file; variants after the first add their own to it.
    pub base: String,
    /// Words of the variant; empty if the form has only one shape.
    pub variant: String,
    pub number: String,
    pub title: String,
    pub title_also: Vec<Translation>,
    pub subtitle: String,
    pub version: Option<Date>,
    pub version_position: VersionPosition,
    pub also_print: Vec<Language>,
    /// `<guideline>#<section>`, one or several.
    pub basis: Vec<Text>,
    pub basis_text: String,
    pub part_of: Option<Text>,
    pub follows: Option<Text>,
    /// Ids of actors.
    pub filled_by: Vec<Text>,
    pub page: Page,
    /// Tenths of a point.
    pub font_size: Option<u32>,
    pub corner: Vec<Cell>,
    pub notes: Vec<String>,
    pub sections: Vec<FormSection>,
    /// Ids of actors, one list per section.
    pub section_filled_by: Vec<Vec<Text>>,
    pub purpose: String,
    pub when: String,
    pub submit_to: String,
    pub keep: String,
    pub privacy_purpose: String,
    /// Whether the purpose of use is printed below the form.
    pub privacy_printed: bool,
    pub privacy_office: String,
    pub privacy_shared_with: Vec<String>,
    pub sample: Option<Sample>,
}
