//! Notes that are counted on their page, which only the finished pages can tell.

use std::process::Command;

use tebiki::make;

use crate::pdf::squeeze;
use crate::project::{Project, base, sources};

/// A text over two pages: the second note is used on both.
fn text() -> String {
    let head = "---\nid: rule\ntitle: 訪問の要領\nkind: 要領\nskeleton: outline\n\
                notes: { mark: \"※{n}\", count: page, place: foot }\n---\n\n# 始め\n\n";
    let line = "訪問の記録は、その日のうちに整える。\n\n".repeat(45);
    let notes = "[^a]: 甲の説明\n\n[^b]: 乙の説明\n\n    - 乙の点\n\n[^c]: 丙の説明\n";
    format!(
        "{head}甲[^a]と乙[^b]と甲[^a]による（[](../../forms/sheet.yaml)）。\n\n{line}乙[^b]と丙[^c]と乙[^b]による。\n\n{notes}"
    )
}

#[test]
fn notes_count_anew_on_every_page_and_stand_once_on_each() {
    let mut files = base();
    let front = String::from_utf8(files["content/guidelines/rule.md"].clone()).unwrap();
    let text = text();
    assert!(front.contains("id: rule"));
    files.insert("content/guidelines/rule.md".into(), text.into_bytes());
    files.retain(|path, _| !path.starts_with("content/flows/"));
    let handbook = String::from_utf8(files["content/handbook.yaml"].clone()).unwrap();
    files.insert("content/handbook.yaml".into(), handbook.replace("flows/steps, ", "").into_bytes());
    let form = String::from_utf8(files["forms/sheet.yaml"].clone()).unwrap();
    let form: String = form.lines().filter(|line| !line.starts_with("basis")).map(|line| format!("{line}\n")).collect();
    files.insert("forms/sheet.yaml".into(), form.into_bytes());
    let made = make(&sources(files).value);
    assert!(made.findings.iter().all(|finding| !finding.code.slug.starts_with("typeset")), "{:?}", made.findings);
    for path in ["guidelines/rule/rule.pdf", "handbook.pdf"] {
        let project = Project::new(&Default::default());
        project.write("x.pdf", &made.value[path].bytes);
        let output = Command::new("pdftotext").args(["-raw"]).arg(project.path("x.pdf")).arg("-").output().unwrap();
        let all = String::from_utf8(output.stdout).unwrap();
        let pages: Vec<String> = all.split('\u{c}').map(squeeze).filter(|page| page.contains("説明")).collect();
        assert_eq!(pages.len(), 2, "{path}");
        assert!(pages[0].contains("甲※1と乙※2と甲※1による"), "{}", pages[0]);
        assert!(pages[0].contains("※1甲の説明") && pages[0].contains("※2乙の説明・乙の点"), "{}", pages[0]);
        assert!(pages[1].contains("乙※1と丙※2と乙※1による"), "{}", pages[1]);
        assert!(pages[1].contains("※1乙の説明・乙の点") && pages[1].contains("※2丙の説明"), "{}", pages[1]);
        for (page, count) in [(0, 1), (1, 1)] {
            assert_eq!(pages[page].matches("乙の説明").count(), count, "{path}");
        }
    }
    // A page of the site has no foot: the notes count through.
    let html = String::from_utf8(made.value["guidelines/rule/index.html"].bytes.clone()).unwrap();
    assert!(html.contains(">※3</a>") && html.matches("乙の説明").count() == 1);
}
