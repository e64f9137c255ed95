//! Stub, replaced by the drawing engine.
mod figure;
pub use figure::*;
