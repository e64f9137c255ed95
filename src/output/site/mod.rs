//! The handbook site.
use super::{Input, Job};

/// Every page and asset.
pub fn plan<'a>(_input: &Input<'a>) -> Vec<Job<'a>> {
    Vec::new()
}
