//! What each kind of page says, as plain data for its template.
//!
//! One struct for each kind, built in one go; nothing is added later.

mod accessibility;
mod agencies;
mod answer;
mod contents;
mod course;
mod field;
mod flow;
mod form;
mod form_index;
mod glossary;
mod guideline;
mod history;
mod home;
mod matrix;
mod print;
mod search;

pub(super) use accessibility::accessibility;
pub(super) use agencies::agencies;
pub(super) use course::course;
pub(super) use field::section_words;
pub(super) use flow::flow;
pub(super) use form::form;
pub(super) use form_index::form_index;
pub(super) use glossary::glossary;
pub(super) use guideline::guideline;
pub(super) use history::{events, history};
pub(super) use home::home;
pub(super) use matrix::matrix;
pub(super) use print::print;
pub(super) use search::search;
