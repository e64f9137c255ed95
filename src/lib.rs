//! tebiki (手引き) compiles municipal rules, flow diagrams and forms into a
//! handbook site and printable PDFs.
//!
//! # The way through
//!
//! | step | call | hands over | touches the disk |
//! |---|---|---|---|
//! | read | [`source::load`] | [`source::Sources`] | reads |
//! | parse | [`config::parse`], [`documents::parse`] | [`config::Config`], [`documents::Documents`] | – |
//! | resolve | [`resolve::resolve`] | [`audience::Everything`] | – |
//! | choose | [`audience::Everything::only_for`] | [`handbook::Handbook`] | – |
//! | render | [`output::render`] | [`output::Artifacts`] | – |
//! | write | [`write::publish`] | files | writes |
//!
//! `guideline`, `flow`, `form` and `training` each read one kind of source on top of `yaml`
//! and `context`; `handbook` is what they become once names are resolved.
//! `glossary` reads what the texts do not say about their words, `agencies` and
//! `accessibility` what no text says at all,
//! `released` holds the names that earlier editions made public.
//! `terms` and `citation` find definitions and citations in plain words, `kana`
//! puts words in the order of their readings.
//! `archive` packs the finished files into one. `theme` holds templates and fonts, `finding` what is wrong and where,
//! `portable` says which names can stand on every system,
//! `compile` takes the steps from read to render, `run` is the program around
//! them. `schema` tells editors what files may hold, `report` draws findings, `words` is the string table, `cli` the command line,
//! `starter` what a new project begins with, `serve` shows a handbook to whoever is writing it, `towns` makes one for each of many towns.
//!
//! # Invariants
//!
//! - Only `source` reads inputs and only `write` writes. Every step between
//!   them is a pure function. `cache` beside them keeps what earlier runs made;
//!   nothing but time depends on it.
//! - No step looks back at an earlier step's types: outputs know `handbook` and
//!   `theme` and nothing of YAML or Markdown; `handbook` knows nothing of HTML,
//!   Tera or typst.
//! - Outputs do not know each other; what several of them print alike lies below
//!   them in `output::print`. A new output is one file under `output` and one line
//!   in [`output::OUTPUTS`].
//! - An unresolved link or an uncounted number cannot reach an output, because
//!   its type does not exist there.
//! - The same input gives the same bytes: no clock, no hash order, no fonts of
//!   the machine, no network.
//! - A published folder is one whole edition at every moment, the old or the new.
//! - Author mistakes are findings with a place, all of them in one run. They
//!   never panic, and nothing is written while one of them is an error.
//! - One handbook is rendered and written at a time, so that a run over many
//!   towns needs the memory of one.

pub mod accessibility;
pub mod agencies;
pub mod archive;
pub mod audience;
pub mod cache;
pub mod citation;
pub mod cli;
pub mod compile;
pub mod config;
pub mod context;
pub mod date;
pub mod documents;
pub mod finding;
pub mod flow;
pub mod font;
pub mod form;
pub mod glossary;
pub mod guideline;
pub mod handbook;
pub mod kana;
pub mod output;
pub mod picture;
pub mod portable;
pub mod released;
pub mod report;
pub mod resolve;
mod run;
pub mod schema;
mod serve;
pub mod source;
pub mod starter;
pub mod terms;
pub mod theme;
pub mod timings;
pub mod towns;
pub mod training;
pub mod typeset;
pub mod words;
pub mod write;
pub mod yaml;

pub use compile::{Compiled, Record, check, make, make_as_of, make_at, make_for_trainers, release};
pub use run::run;
