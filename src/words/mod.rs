//! The one string table: every word of ours that authors and readers see.
//!
//! Templates get [`SITE`] and [`PRINT`] whole, so that a misspelt name is an
//! error and never a blank. Sentences with parts to fill in are functions.

pub mod blank;
pub mod book;
pub mod criteria;
pub(crate) mod expression;
pub mod finding;
pub mod help;
pub mod model;
mod print;
pub mod print_pack;
pub mod released;
pub mod serve;
pub mod site;
pub mod spreadsheet;
pub mod text;
pub mod timings;
pub mod towns;
pub mod training;

pub use print::{PRINT, PrintWords};
pub use site::{SITE, SiteWords};
