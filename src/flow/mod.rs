//! Flow diagrams.
pub mod drawing;
