//! Blocks and runs of a course on the way to its templates.

use std::collections::BTreeMap;

use crate::handbook::body::{Block as Source, Inline};
use crate::handbook::{Handbook, PageRef};
use crate::output::print::figures::Drawn;
use crate::output::print::text::{Block, Run, loose_blocks, loose_runs};

/// What blocks are made with.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) handbook: &'a Handbook,
    pub(super) page: PageRef,
    /// The flows of the course, by their index.
    pub(super) figures: &'a BTreeMap<usize, Drawn>,
}

impl<'a> Texts<'a> {
    pub(super) fn blocks(self, blocks: &'a [Source]) -> Vec<Block<'a>> {
        loose_blocks(self.handbook, self.page, blocks, self.figures)
    }

    pub(super) fn one(self, block: &'a Source) -> Vec<Block<'a>> {
        self.blocks(std::slice::from_ref(block))
    }

    pub(super) fn runs(self, runs: &'a [Inline]) -> Vec<Run<'a>> {
        loose_runs(self.handbook, self.page, runs)
    }
}
