//! Laying out and drawing a flow: a few milliseconds for fifteen steps, and no
//! faster growth than the square of the steps. The run fails where it is worse.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use tebiki::flow::drawing::{Figure, Look, Paper, SvgOptions, fit_to_paper, svg};
use tebiki::font::Faces;
use tebiki::source::Sources;
use tebiki::theme::Theme;

/// A page of the book.
const PAPER: Paper = Paper { width_mm: 155.0, height_mm: 236.0 };
/// Most that fifteen steps may take.
const FIFTEEN_STEPS: Duration = Duration::from_millis(10);
const ROUNDS: usize = 15;

fn main() {
    let theme = Theme::embedded();
    let faces = Faces::of(&theme);
    let metrics = |text: &str, bold: bool| faces.advance(text, bold);
    let draw = |figure: &Figure| {
        let fit = fit_to_paper(figure, PAPER, &metrics);
        svg(&fit.drawing, figure, &SvgOptions { look: Look::Print, ..SvgOptions::default() })
    };
    let figures: Vec<(usize, Figure)> = [10, 15, 20, 40, 80, 100].map(|steps| (steps, figure(steps))).into();

    let mut times = BTreeMap::new();
    for (steps, figure) in &figures {
        let mut rounds: Vec<Duration> = (0..ROUNDS).map(|_| timed(|| draw(figure))).collect();
        rounds.sort();
        times.insert(*steps, rounds[ROUNDS / 2]);
        println!("flow of {steps} steps: {:?}", rounds[ROUNDS / 2]);
    }
    assert!(times[&15] <= FIFTEEN_STEPS, "{:?}", times[&15]);
    for (few, many) in [(10, 100), (20, 80), (40, 100)] {
        let growth = times[&many].as_secs_f64() / times[&few].as_secs_f64();
        let square = (f64::from(many as u32) / f64::from(few as u32)).powi(2);
        println!("from {few} to {many} steps: {growth:.1} times (at most {square:.1})");
        assert!(growth <= square, "{growth:.1}");
    }

    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let mut group = criterion.benchmark_group("flow");
    for (steps, figure) in &figures {
        group.bench_with_input(BenchmarkId::from_parameter(steps), figure, |b, figure| b.iter(|| draw(figure)));
    }
    group.finish();
    criterion.final_summary();
}

fn timed(work: impl Fn() -> String) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// A flow of three lanes with decisions, ways back and notes, as offices draw them.
fn figure(steps: usize) -> Figure {
    let mut yaml = "id: long\ntitle: 長い流れ\ndescription: 測るための流れ\nlanes: [a, b, c]\nsteps:\n".to_owned();
    for n in 0..steps {
        let lane = ["a", "b", "c"][n * 2 % 3];
        let _ = write!(yaml, "  - id: s{n}\n    lane: {lane}\n    label: 手順の名前その{n}\n");
        match (n + 1 < steps, n % 5) {
            (false, _) => {}
            (true, 3) => {
                let _ = write!(
                    yaml,
                    "    kind: decision\n    next:\n      - {{ to: s{}, label: はい }}\n      - {{ to: s{}, label: いいえ, kind: return }}\n",
                    n + 1,
                    n - 2
                );
            }
            (true, _) => {
                let _ = writeln!(yaml, "    next: [{{ to: s{} }}]", n + 1);
            }
        }
    }
    let settings = "title: 手引き\nmunicipality: 見本市\noffice: 福祉課\nedition: { name: 第1版, date: 2026-04-01 }\n\
        actors: [{ id: a, label: 窓口 }, { id: b, label: 担当 }, { id: c, label: 本人 }]\n";
    let files = [("content/handbook.yaml", settings.to_owned()), ("content/flows/long.yaml", yaml)];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let sources = Sources::from_memory(files).value;
    let checked = tebiki::check(&sources);
    let flow = checked.value.and_then(|compiled| compiled.handbook.flows.into_iter().next());
    flow.unwrap_or_else(|| panic!("{:?}", checked.findings)).figure
}
