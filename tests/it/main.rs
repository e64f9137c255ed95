//! All integration tests in one program, so that typst is linked once.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed; clippy.toml covers only functions marked as tests"
)]

mod audience;
mod blanks;
mod book;
mod cli;
mod corpus;
mod coverage;
mod determinism;
mod drawing;
mod errors;
#[cfg(unix)]
mod faults;
mod fillable;
mod form_data;
mod golden;
mod hostile;
mod incremental;
mod init;
mod manual;
mod matrix;
mod notes;
mod one_source;
mod pdf;
mod project;
mod public;
mod publish;
mod release;
mod sample;
mod schema;
mod serve;
mod shift;
mod spreadsheet;
mod spreadsheet_look;
mod standing;
mod supply;
mod tags;
mod tidy;
mod town;
mod towns;
mod training;
mod two_ways;
mod volume;
mod volume_pages;
mod whole;
