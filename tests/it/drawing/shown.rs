//! Where figures stand: in pages, in files beside them, in PDFs.

use tebiki::flow::drawing::{Sizes, layout, narrow};
use tebiki::font::Faces;
use tebiki::output::Artifacts;
use tebiki::theme::Theme;

use super::figures;
use crate::project::{model, sources};

fn made() -> Artifacts {
    tebiki::make(&sources(model()).value).value
}

fn text(artifacts: &Artifacts, path: &str) -> String {
    String::from_utf8(artifacts[path].bytes.clone()).unwrap()
}

#[test]
fn a_rule_text_shows_files_that_are_there() {
    let made = made();
    let page = text(&made, "guidelines/outreach/index.html");
    assert!(!page.contains("<svg"), "the picture stands in a file of its own");
    for part in ["srcset=\"", "<img src=\""] {
        let (_, rest) = page.split_once(part).unwrap();
        let (path, _) = rest.strip_prefix("../../").unwrap().split_once('"').unwrap();
        let svg = text(&made, path);
        assert!(svg.contains("同意前") && svg.contains("<title"), "{path}");
        // Lanes have heads in the wide drawing only; the other names them in every box.
        let named = svg.matches(">中核機関<").count();
        assert!(if path.contains("-narrow") { named > 5 } else { named == 1 }, "{path}: {named}");
    }
}

#[test]
fn a_page_of_a_flow_holds_both_drawings_with_links() {
    let page = text(&made(), "flows/support/index.html");
    let drawings: Vec<&str> = page.split("<svg class=\"flow").skip(1).collect();
    assert_eq!(drawings.len(), 2);
    assert!(drawings[0].starts_with(" flow-wide") && drawings[1].starts_with(" flow-narrow"));
    for drawing in drawings {
        let (svg, _) = drawing.split_once("</svg>").unwrap();
        assert_eq!(svg.matches("<a href=\"../../guidelines/outreach/index.html#").count(), 9);
    }
}

#[test]
fn a_box_in_a_pdf_leads_to_its_clause() {
    let made = made();
    for path in ["guidelines/outreach/outreach.pdf", "handbook.pdf"] {
        let pdf = lopdf::Document::load_mem(&made[path].bytes).unwrap();
        // The page of the figure is the one with the most links in boxes of its width.
        let most = pdf
            .get_pages()
            .into_values()
            .map(|page| {
                let annotations = pdf.get_page_annotations(page).unwrap();
                let wide = |link: &&&lopdf::Dictionary| {
                    let rect = link.get(b"Rect").and_then(|rect| rect.as_array()).unwrap();
                    let at = |i: usize| rect[i].as_float().unwrap();
                    at(2) - at(0) > 60.0 && at(3) - at(1) > 20.0
                };
                annotations.iter().filter(wide).count()
            })
            .max();
        assert_eq!(most, Some(9), "{path}");
    }
}

#[test]
fn the_phone_loses_nothing() {
    let theme = Theme::embedded();
    let faces = Faces::of(&theme);
    let metrics = |text: &str, bold: bool| faces.advance(text, bold);
    for (name, figure) in figures() {
        let upright = narrow(&figure);
        let drawing = layout(&upright, &Sizes::phone(), &metrics);
        let ways: usize = drawing.arrows.iter().map(|arrow| arrow.routes.len()).sum();
        assert_eq!(ways, figure.arrows.iter().map(|arrow| arrow.to.len()).sum::<usize>(), "{name}");
        let labelled = figure.arrows.iter().filter(|arrow| !arrow.label.is_empty()).count();
        assert!(drawing.labels.len() >= labelled, "{name}: a label has found no place");
        for (step, drawn) in figure.steps.iter().zip(&upright.steps) {
            let lane = step.lane.map(|lane| &figure.lanes[lane].label);
            assert_eq!(drawn.tags.first(), lane.or(step.tags.first()), "{name}");
        }
    }
}

#[test]
fn steps_bear_the_numbers_of_one_text_or_none() {
    let handbook = tebiki::check(&sources(model()).value).value.unwrap().handbook;
    let marks = |id: &str| -> Vec<String> {
        let flow = handbook.flows.iter().find(|flow| flow.id == id).unwrap();
        flow.figure.steps.iter().map(|step| step.mark.clone()).collect()
    };
    assert_eq!(marks("five-steps"), ["(1)", "(2)", "(3)", "(4)", "(5)"]);
    assert!(marks("support").contains(&"(6)".to_owned()));
    // Clauses of three texts; the same clause four times; two clauses for five steps.
    for id in ["agencies", "entrances", "participation", "programme"] {
        assert!(marks(id).iter().all(String::is_empty), "{id}");
    }
}
