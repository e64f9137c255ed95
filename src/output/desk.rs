//! Stands between the jobs and their making: where files of earlier runs are
//! taken up again, and where a run is watched.

use super::{Job, Made, Turn};

/// Gives out what jobs make.
pub trait Desk: Sync {
    /// A turn begins; all jobs of the turns before are done.
    fn begins(&self, _: Turn) {}

    /// On how many threads documents are made.
    fn workers(&self) -> usize {
        rayon::current_num_threads()
    }

    /// What the job makes: by `make`, or the same from elsewhere.
    fn hand(&self, turn: Turn, job: &Job<'_>, make: &dyn Fn() -> Made) -> Made;
}

/// Makes everything anew.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bare;

impl Desk for Bare {
    fn hand(&self, _: Turn, _: &Job<'_>, make: &dyn Fn() -> Made) -> Made {
        make()
    }
}
