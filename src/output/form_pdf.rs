//! Forms as printable PDF.
use super::{Input, Job};

/// One PDF per form.
pub fn plan<'a>(_input: &Input<'a>) -> Vec<Job<'a>> {
    Vec::new()
}
