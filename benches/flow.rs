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
use tebiki::flow::drawing::{Figure, Look, Paper, Sizes, SvgOptions, fit_to_paper, layout, svg};
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
    let options = SvgOptions { look: Look::Print, ..SvgOptions::default() };
    // What a page of the book shows: laid out again until it fits.
    let fitted = |figure: &Figure| svg(&fit_to_paper(figure, PAPER, &metrics).drawing, figure, &options);
    // One layout and its drawing. How often a figure is tried on a page jumps where
    // it no longer fits, up to eight times; growth is measured without that.
    let once = |figure: &Figure| svg(&layout(figure, &Sizes::paper(PAPER.width_mm), &metrics), figure, &options);
    let figures: Vec<(usize, Figure)> = [10, 15, 20, 40, 80, 100].map(|steps| (steps, figure(steps))).into();

    let mut times = BTreeMap::new();
    for (steps, figure) in &figures {
        let (drawn, on_paper) = (best(|| once(figure)), best(|| fitted(figure)));
        times.insert(*steps, (drawn, on_paper));
        println!("flow of {steps} steps: laid out and drawn {drawn:?}, fitted to paper {on_paper:?}");
    }
    assert!(times[&15].1 <= FIFTEEN_STEPS, "{:?}", times[&15]);
    let growth = times[&100].0.as_secs_f64() / times[&10].0.as_secs_f64();
    println!("from 10 to 100 steps: {growth:.1} times (at most 100)");
    assert!(growth <= 100.0, "{growth:.1}");

    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let mut group = criterion.benchmark_group("flow");
    for (steps, figure) in &figures {
        group.bench_with_input(BenchmarkId::from_parameter(steps), figure, |b, figure| b.iter(|| once(figure)));
    }
    group.finish();
    criterion.final_summary();
}

/// The least of all rounds: whatever else the machine does only adds to it.
fn best(work: impl Fn() -> String) -> Duration {
    let round = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
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
