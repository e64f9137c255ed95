//! Random flows hold the same geometry and never panic.

use proptest::prelude::*;
use tebiki::flow::drawing::figure::{Arrow, ArrowKind, Direction, Figure, Group, Item, Lane, Step, StepKind};
use tebiki::flow::drawing::{Sizes, layout};

use super::check::faults;

const WORDS: [&str; 10] = [
    "相談の受付",
    "支援プランの確認・調整",
    "情報収集",
    "対象者への訪問支援者の紹介",
    "アセスメント",
    "重層的支援会議の開催",
    "終結",
    "家庭訪問等の開始",
    "コーディネーターによる調整",
    "A",
];

fn flow() -> impl Strategy<Value = Figure> {
    let step = (0..6u8, 0..5usize, 0..10usize, 0..4u8);
    let arrow = (0..25usize, 1..8usize, 0..10usize, 0..10u8, any::<bool>());
    (
        prop::collection::vec(step, 1..=25),
        0..=5usize,
        prop::collection::vec(arrow, 0..30),
        any::<bool>(),
        prop::option::of((0..25usize, 1..4usize)),
    )
        .prop_map(|(steps, lanes, extra, right, group)| {
            let n = steps.len();
            let kinds = [
                StepKind::Step,
                StepKind::Start,
                StepKind::End,
                StepKind::Decision,
                StepKind::Meeting,
                StepKind::Document,
            ];
            let mut arrows: Vec<Arrow> =
                (1..n).map(|i| Arrow { from: i - 1, to: vec![i], ..Arrow::default() }).collect();
            for (from, over, word, kind, labelled) in extra {
                let from = from % n;
                let label = if labelled { WORDS[word].to_string() } else { String::new() };
                let arrow = match kind {
                    0..4 if from + over < n => Arrow { from, to: vec![from + over], label, ..Arrow::default() },
                    4 if from + over + 2 < n => Arrow {
                        from,
                        to: vec![from + over, from + over + 1, from + over + 2],
                        label,
                        ..Arrow::default()
                    },
                    5..7 => Arrow {
                        from,
                        to: vec![from.saturating_sub(over)],
                        label,
                        kind: ArrowKind::Return,
                        ..Arrow::default()
                    },
                    7 if from + over < n => {
                        Arrow { from, to: vec![from + over], label, kind: ArrowKind::Optional, ..Arrow::default() }
                    }
                    _ => Arrow {
                        from,
                        to: vec![(from * 7 + over) % n],
                        label,
                        kind: ArrowKind::Info,
                        ..Arrow::default()
                    },
                };
                arrows.push(arrow);
            }
            if n > 3 {
                arrows.remove(n / 2);
            }
            Figure {
                id: "x".into(),
                direction: if right { Direction::Right } else { Direction::Down },
                lanes: (0..lanes).map(|l| Lane { label: WORDS[l].into() }).collect(),
                steps: steps
                    .iter()
                    .enumerate()
                    .map(|(i, s)| Step {
                        id: format!("s{i}"),
                        kind: kinds[s.0 as usize],
                        lane: (lanes > 0).then(|| s.1 % lanes.max(1)),
                        label: WORDS[s.2].into(),
                        text: if s.3 == 0 { WORDS[(s.2 + 3) % 10].into() } else { String::new() },
                        items: if s.3 == 1 {
                            vec![Item { label: WORDS[(s.2 + 1) % 10].into(), items: vec![] }; 2]
                        } else {
                            vec![]
                        },
                        ..Step::default()
                    })
                    .collect(),
                arrows,
                groups: group
                    .filter(|g| g.0 < n)
                    .map(|(a, k)| Group {
                        label: "必要に応じてつなぐ支援".into(),
                        steps: (a..(a + k).min(n)).collect(),
                    })
                    .into_iter()
                    .collect(),
                ..Figure::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("CASES").ok().and_then(|c| c.parse().ok()).unwrap_or(96), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_flows_hold(figure in flow()) {
        let metrics = |t: &str, _: bool| t.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>();
        let d = layout(&figure, &Sizes::site(), &metrics);
        let f = faults(&figure, &d);
        prop_assert!(f.is_empty(), "{}", f.join("\n"));
    }
}
