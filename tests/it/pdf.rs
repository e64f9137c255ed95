//! The PDFs of the model handbook, read back by programs that are not ours.

use std::collections::BTreeSet;
use std::process::Command;

use tebiki::handbook::{Cell, Field, FieldKind, LabelPosition};
use tebiki::{check, make};

use crate::project::{Project, model, sources};

/// Words of a PDF without white space, since a line break may stand anywhere.
pub(crate) fn words(path: &std::path::Path, mode: &str) -> String {
    words_of(path, &[mode])
}

/// Words of a PDF's pages without what stands in their upper and lower margins.
pub(crate) fn body(path: &std::path::Path) -> String {
    words_of(path, &["-raw", "-x", "0", "-y", "64", "-W", "596", "-H", "712"])
}

fn words_of(path: &std::path::Path, modes: &[&str]) -> String {
    let output = Command::new("pdftotext")
        .args(modes)
        .arg(path)
        .arg("-")
        .output()
        .expect("poppler-utils is installed by tests/run");
    assert!(output.status.success());
    squeeze(&String::from_utf8(output.stdout).unwrap())
}

pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

fn cells_of<'a>(cells: &'a [Cell], all: &mut Vec<(&'a Cell, &'a Field)>) {
    for cell in cells {
        for field in &cell.fields {
            all.push((cell, field));
            if let FieldKind::Repeat { columns, .. } = &field.kind {
                cells_of(columns, all);
            }
        }
    }
}

#[test]
fn forms_print_every_label_and_option_on_one_page() {
    let sources = sources(model());
    let handbook = check(&sources.value).value.unwrap().handbook;
    let made = make(&sources.value);
    let project = Project::new(&Default::default());
    let mut boxes = 0;
    for form in &handbook.forms {
        let path = format!("forms/{0}/{0}.pdf", form.id);
        project.write(&path, &made.value[&path].bytes);
        // In the order of the text: by default lines of neighbouring columns mix.
        let text = words(&project.path(&path), "-raw");
        assert!(
            text.contains(&squeeze(&form.number)) && text.contains(&squeeze(&form.title)),
            "{path}: number or title"
        );
        let info = Command::new("pdfinfo").arg(project.path(&path)).output().unwrap();
        let info = String::from_utf8_lossy(&info.stdout).into_owned();
        assert!(info.contains(&format!("Pages:           {}", form.page.fit)), "{info}");
        assert!(info.contains("(A4)"), "{info}");

        let mut fields = Vec::new();
        for row in form.sections.iter().flat_map(|section| &section.rows) {
            cells_of(&row.cells, &mut fields);
        }
        for (cell, field) in fields {
            // A letter or a consent has its own words instead of a label.
            let label = if cell.label_position == LabelPosition::None { "" } else { cell.label.as_str() };
            let printed = [label, &cell.hint, &cell.note, &field.prefix, &field.suffix];
            for words in printed {
                assert!(text.contains(&squeeze(words)), "{path}: 「{words}」");
            }
            if let FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } = &field.kind {
                let mut seen = BTreeSet::new();
                for option in choices.iter().flat_map(|group| &group.options) {
                    boxes += 1;
                    assert!(seen.insert(&option.value));
                    assert!(text.contains(&squeeze(&option.label)), "{path}: 「{}」", option.label);
                }
            }
        }
        let drawn = text.matches('□').count();
        let expected = match &*form.id {
            "outreach-plan" => 3,
            "outreach-evaluation" => 29,
            "outreach-evaluation-meeting" => 59,
            "monthly-report" => 5,
            "intake" => 7,
            "assessment" => 50,
            "training-attendance" => 20,
            other => panic!("count the boxes of {other}"),
        };
        assert_eq!(drawn, expected, "{path}: boxes");
    }
    assert_eq!(boxes, 143);
}

#[test]
fn the_guideline_prints_every_number() {
    let sources = sources(model());
    let made = make(&sources.value);
    let project = Project::new(&Default::default());
    let path = "guidelines/outreach/outreach.pdf";
    project.write(path, &made.value[path].bytes);
    // In the order of the text: hanging marks would else stand on lines of their own.
    let text = words(&project.path(path), "-raw");
    for words in [
        "1事業の目的",
        "(3)そのほか、課題が複雑化",
        "エこのガイドラインの5「訪問支援者」に定める",
        "支援プラン（様式第1号）",
        "附則",
    ] {
        assert!(text.contains(words), "「{words}」");
    }
}

/// Before `endstream` it might be a part of the end of line that stands there,
/// and validators then find the length of the stream wrong.
#[test]
fn no_stream_ends_in_a_carriage_return() {
    let sources = sources(model());
    let mut files = 0;
    for (path, artifact) in make(&sources.value).value.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert!(!artifact.bytes.windows(11).any(|bytes| bytes == b"\r\nendstream"), "{path}");
        files += 1;
    }
    assert!(files > 20, "{files} files");
}
