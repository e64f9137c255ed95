//! Guidelines as PDF.
use super::{Input, Job};

/// One PDF per guideline.
pub fn plan<'a>(_input: &Input<'a>) -> Vec<Job<'a>> {
    Vec::new()
}
