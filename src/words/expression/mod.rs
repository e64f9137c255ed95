//! Words of conditions: as sentences on paper, and as messages to authors who made a mistake.

pub(crate) mod paper;
pub(crate) mod problems;
