//! All integration tests in one program, so that typst is linked once.

mod cli;
mod determinism;
mod drawing;
mod errors;
mod golden;
mod pdf;
mod project;
mod tidy;
