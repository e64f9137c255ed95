//! Runs the jobs of all outputs: documents first, then pages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::{Artifact, Artifacts, Bare, Desk, Files, Input, Job, Made, OUTPUTS, OfferedFile, Output, Turn};
use crate::finding::{Checked, Finding, code};
use crate::handbook::Handbook;
use crate::portable;
use crate::theme::Theme;
use crate::typeset::{Press, panic_message};
use crate::words;

/// Makes every file of the outputs that the handbook asks for.
#[must_use]
pub fn render(handbook: &Handbook, theme: &Theme, wanted: &[&'static Output]) -> Checked<Artifacts> {
    render_at(&Bare, handbook, theme, wanted)
}

/// As [`render`], with every file handed out at `desk`.
#[must_use]
pub fn render_at(
    desk: &dyn Desk,
    handbook: &Handbook,
    theme: &Theme,
    wanted: &[&'static Output],
) -> Checked<Artifacts> {
    let mut all = Checked::<Artifacts>::default();
    let mut files = Files::default();
    let press = Press::new(theme);
    for turn in [Turn::Documents, Turn::Lists, Turn::Pages] {
        desk.begins(turn);
        let input = Input { handbook, theme, press: &press, files: &files };
        let jobs = jobs_of(turn, wanted, &input);
        let made = match turn {
            Turn::Documents => on_workers(&jobs, desk.workers(), &|job| make(desk, turn, job)),
            Turn::Lists | Turn::Pages => jobs.par_iter().map(|job| make(desk, turn, job)).collect(),
        };
        let mut more = Vec::new();
        for (job, made) in jobs.iter().zip(made) {
            more.extend(offered(job, Some(made.bytes.len()), made.pages));
            all.findings.extend(made.findings);
            if let Some(trouble) = portable::trouble(&job.path) {
                let message = words::finding::path_trouble(&job.path, &trouble);
                all.findings.push(Finding::nowhere(&code::OUTPUT_PATH, message));
            }
            let artifact = Artifact { bytes: made.bytes, key: job.key };
            if all.value.insert(job.path.clone(), artifact).is_some() {
                all.findings.push(Finding::nowhere(&code::OUTPUT_CONFLICT, words::finding::output_conflict(&job.path)));
            }
        }
        drop(jobs);
        files.0.extend(more);
    }
    let manifest = super::manifest::make(handbook, &all.value);
    all.value.insert(super::MANIFEST.to_owned(), manifest);
    all
}

/// Makes the papers of those who give the courses, with a manifest of their own;
/// nothing where there is no course. The handbook is the trainers'.
#[must_use]
pub fn render_for_trainers(desk: &dyn Desk, handbook: &Handbook, theme: &Theme) -> Checked<Artifacts> {
    let mut all = Checked::<Artifacts>::default();
    let (press, files) = (Press::new(theme), Files::default());
    let jobs = super::training::plan_for_trainers(&Input { handbook, theme, press: &press, files: &files });
    let made = on_workers(&jobs, desk.workers(), &|job| make(desk, Turn::Documents, job));
    for (job, made) in jobs.iter().zip(made) {
        all.findings.extend(made.findings);
        all.value.insert(job.path.clone(), Artifact { bytes: made.bytes, key: job.key });
    }
    if !all.value.is_empty() {
        let manifest = super::manifest::make(handbook, &all.value);
        all.value.insert(super::MANIFEST.to_owned(), manifest);
    }
    all
}

/// A panic in a library below costs one file only.
fn make(desk: &dyn Desk, turn: Turn, job: &Job<'_>) -> Made {
    catch_unwind(AssertUnwindSafe(|| desk.hand(turn, job, &|| (job.make)()))).unwrap_or_else(|payload| {
        let finding = Finding::nowhere(&code::TYPESET_FAILED, words::finding::typeset_failed(&job.path));
        Made { bytes: Vec::new(), pages: None, findings: vec![finding.note(panic_message(payload.as_ref()))] }
    })
}

/// The jobs of a turn, of those outputs that are wanted.
pub(super) fn jobs_of<'a>(turn: Turn, wanted: &[&'static Output], input: &Input<'a>) -> Vec<Job<'a>> {
    let outputs = OUTPUTS.iter().filter(|output| output.turn == turn && wanted.iter().any(|w| w.name == output.name));
    outputs.flat_map(|output| (output.plan)(input)).collect()
}

/// The file of a job as pages name it, if one of them offers it.
pub(super) fn offered(job: &Job<'_>, size: Option<usize>, pages: Option<usize>) -> Option<OfferedFile> {
    let offer = job.offered?;
    Some(OfferedFile { page: offer.page, kind: offer.kind, path: job.path.clone(), size, pages })
}

/// Documents get worker threads of our own. typst's export hands work to rayon
/// and waits; on rayon's own threads a waiting worker would start the next
/// document inside the first one, and stacks would nest without bound.
fn on_workers(jobs: &[Job<'_>], workers: usize, make: &(dyn Fn(&Job<'_>) -> Made + Sync)) -> Vec<Made> {
    if workers == 1 {
        return jobs.iter().map(make).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(jobs.len()));
    std::thread::scope(|scope| {
        for _ in 0..workers.min(jobs.len()) {
            scope.spawn(|| {
                while let Some((index, job)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    jobs.get(index).map(|job| (index, job))
                } {
                    let made = make(job);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((index, made));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Key;

    #[test]
    fn a_panic_costs_one_file() {
        let job = |path: &str, broken: bool| Job {
            path: path.to_owned(),
            key: Key::of([]),
            offered: None,
            make: Box::new(move || {
                assert!(!broken, "the decoder gave up");
                Made { bytes: b"whole".to_vec(), pages: None, findings: Vec::new() }
            }),
        };
        let made = on_workers(&[job("a.pdf", false), job("b.pdf", true), job("c.pdf", false)], 2, &|job| {
            make(&Bare, Turn::Documents, job)
        });
        assert_eq!(made.iter().map(|made| made.bytes.len()).collect::<Vec<_>>(), [5, 0, 5]);
        let finding = &made[1].findings[0];
        assert_eq!(
            (finding.code.slug, finding.notes.as_slice()),
            ("typeset-failed", &["the decoder gave up".to_owned()][..])
        );
        assert!(finding.message.contains("b.pdf"), "{}", finding.message);
    }
}
