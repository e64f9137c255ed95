//! Geometry of all flow files, for the site, for paper and turned.

use tebiki::flow::drawing::figure::{Arrow, Direction, Figure, Group, Lane, Step, StepKind};
use tebiki::flow::drawing::{
    Drawing, Look, PT_PER_PX, Paper, Sizes, SvgOptions, fit_to_paper, layout, narrow, svg, text_twin,
};
use tebiki::font::Faces;
use tebiki::theme::Theme;

use super::check::faults;
use super::figures;

#[test]
fn all_flows_hold() {
    let theme = Theme::embedded();
    let faces = Faces::of(&theme);
    let metrics = |text: &str, bold: bool| faces.advance(text, bold);
    let mut bad = Vec::new();
    for (name, figure) in figures() {
        let mut turned = figure.clone();
        turned.direction = if figure.direction == Direction::Down { Direction::Right } else { Direction::Down };
        for (what, d) in [
            ("site", layout(&figure, &Sizes::site(), &metrics)),
            ("paper", layout(&figure, &Sizes::paper(170.0), &metrics)),
            ("fit", fit_to_paper(&figure, Paper::default(), &metrics).drawing),
            ("turned", layout(&turned, &Sizes::site(), &metrics)),
            ("free", layout(&figure, &Sizes { max_width: None, ..Sizes::site() }, &metrics)),
        ] {
            bad.extend(faults(&figure, &d).into_iter().map(|f| format!("{name} ({what}): {f}")));
            assert!(d.smallest * PT_PER_PX >= 7.99);
        }
        let upright = narrow(&figure);
        let d = layout(&upright, &Sizes::phone(), &metrics);
        bad.extend(faults(&upright, &d).into_iter().map(|f| format!("{name} (phone): {f}")));
        // What little is wider is scaled, never below 12 px.
        if d.width > 312.0 {
            bad.push(format!("{name} (phone): {} px wide", d.width));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn the_same_bytes_every_time() {
    let theme = Theme::embedded();
    let faces = Faces::of(&theme);
    let metrics = |text: &str, bold: bool| faces.advance(text, bold);
    for (_, figure) in figures() {
        for look in [Look::Classes, Look::File, Look::Print] {
            let options = SvgOptions { links: true, look, ..SvgOptions::default() };
            let draw = || svg(&layout(&figure, &Sizes::site(), &metrics), &figure, &options);
            let first = draw();
            assert_eq!(first, draw());
            assert!(!first.contains("NaN") && !first.contains(" style="));
        }
    }
}

#[test]
fn the_twin_has_every_step_arrow_and_link() {
    for (_, figure) in figures() {
        let twin = text_twin(&figure);
        assert_eq!(twin.len(), figure.steps.len());
        let ways: usize = twin.iter().map(|t| t.ways.len()).sum();
        assert_eq!(ways, figure.arrows.iter().map(|a| a.to.len()).sum::<usize>());
        assert!(twin.iter().zip(&figure.steps).all(|(t, s)| t.href == s.href && t.label == s.label));
    }
}

#[test]
fn any_figure_gives_a_drawing() {
    let metrics = |t: &str, _: bool| t.chars().count() as f64;
    let step = |label: &str| Step { label: label.into(), lane: Some(9), notes: vec![7], ..Step::default() };
    let wrong = Figure {
        lanes: vec![Lane { label: String::new() }],
        steps: vec![
            step(""),
            step("<&>\"\u{1}\n語"),
            Step {
                kind: StepKind::Decision, ..step("コーディネーターコーディネーターコーディネーター")
            },
        ],
        arrows: vec![
            Arrow { from: 8, to: vec![0], label: "無".into(), ..Arrow::default() },
            Arrow { from: 0, to: vec![9, 1, 0], label: "環".into(), ..Arrow::default() },
            Arrow { from: 1, to: vec![0], ..Arrow::default() },
            Arrow { from: 1, to: vec![], label: "空".into(), notes: vec![3], ..Arrow::default() },
        ],
        groups: vec![Group { label: "組".into(), steps: vec![5, 1, 1] }, Group::default()],
        ..Figure::default()
    };
    for figure in [Figure::default(), wrong] {
        for direction in [Direction::Down, Direction::Right] {
            let figure = Figure { direction, ..figure.clone() };
            for width in [None, Some(1.0), Some(f64::NAN)] {
                let d = layout(&figure, &Sizes { max_width: width, ..Sizes::site() }, &metrics);
                assert!(d.width.is_finite() && d.height.is_finite());
                let s = svg(&d, &figure, &SvgOptions { links: true, ..SvgOptions::default() });
                assert!(!s.contains("NaN") && !s.contains('\u{1}'));
            }
            fit_to_paper(&figure, Paper { width_mm: 0.0, height_mm: -1.0 }, &metrics);
            text_twin(&figure);
        }
    }
}

#[test]
fn the_checker_sees_faults() {
    let theme = Theme::embedded();
    let faces = Faces::of(&theme);
    let metrics = |text: &str, bold: bool| faces.advance(text, bold);
    let (_, figure) = figures().into_iter().find(|(n, _)| n == "visits").unwrap();
    let good = layout(&figure, &Sizes::site(), &metrics);
    assert!(faults(&figure, &good).is_empty());
    let mut moved: Vec<Drawing> = vec![good.clone(); 5];
    moved[0].shapes[2].rect.x += 60.0;
    moved[1].labels[0].rect.y += 8.0;
    moved[2].arrows[1].routes[0][1].y -= 60.0;
    moved[3].labels[0].rect = moved[3].labels[1].rect;
    moved[4].arrows[3].routes = moved[4].arrows[2].routes.clone();
    for d in &moved {
        assert!(!faults(&figure, d).is_empty());
    }
}
