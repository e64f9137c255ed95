//! Filled-in examples (記入例), read back from their PDFs.

use std::process::Command;

use tebiki::make;
use tebiki::output::Artifacts;

use crate::pdf::squeeze;
use crate::project::{Files, Project, base, model, sources};

fn made(files: Files) -> Artifacts {
    let made = make(&sources(files).value);
    assert!(!tebiki::finding::has_errors(&made.findings), "{:?}", made.findings);
    made.value
}

/// Words of one page of a form's example, from 1.
fn page(artifacts: &Artifacts, form: &str, page: usize) -> String {
    let project = Project::new(&Files::default());
    let path = format!("forms/{form}/{form}-sample.pdf");
    project.write(&path, &artifacts[&path].bytes);
    let page = page.to_string();
    let output =
        Command::new("pdftotext").args(["-raw", "-f", &page, "-l", &page]).arg(project.path(&path)).arg("-").output();
    squeeze(&String::from_utf8(output.expect("poppler-utils is installed by tests/run").stdout).unwrap())
}

/// The base with a form of these rows, and what its example says.
fn with(head: &str, rows: &str, sample: &str) -> Files {
    let mut files = base();
    let form = format!(
        "id: sheet\nnumber: 様式第1号\ntitle: 記録票\nbasis: rule#record\n{head}sections:\n  - rows:\n{rows}sample:\n{sample}"
    );
    files.insert("forms/sheet.yaml".into(), form.into_bytes());
    files
}

#[test]
fn call_outs_stand_on_the_page_of_what_they_point_at() {
    let artifacts = made(model());
    let pages = [page(&artifacts, "assessment", 1), page(&artifacts, "assessment", 2)];
    for (text, on) in [
        ("一緒に暮らす人を全て書きます", 0),
        ("起きたことを古い順に書きます", 0),
        ("本人の言葉をそのまま書き", 0),
        ("困難なことだけでなく", 1),
        ("危険が1つでもあるときは", 1),
    ] {
        assert!(pages[on].contains(text), "「{text}」 on page {}: {}", on + 1, pages[on]);
        assert!(!pages[1 - on].contains(text), "「{text}」 on page {}", 2 - on);
    }
}

#[test]
fn the_day_of_the_week_is_written_behind_a_date() {
    for (day, written) in [("2026-04-10", "金"), ("2026-04-11", "土")] {
        let row = "      - - { id: met_on, type: date, label: 面会日, era: wareki, weekday: true }\n";
        let artifacts = made(with("", row, &format!("  values: {{ met_on: {day} }}\n")));
        let words = page(&artifacts, "sheet", 1);
        assert_eq!(words.matches(['金', '土']).collect::<String>(), written, "{words}");
    }
}

#[test]
fn call_outs_point_at_places_that_hold_no_data() {
    let artifacts = made(with(
        "corner:\n  - { id: ok, type: approval, label: 決裁, boxes: [課長] }\n  - { id: got, type: receipt_stamp, label: 受付印 }\n",
        "      - - { id: name, type: text, label: 氏名 }\n\
         \x20     - - { id: put, type: seal, label: 公印, reason: 条例に定めがあるため }\n\
         \x20     - - { id: done, type: office_use, label: 処理, lines: 2 }\n\
         \x20     - - type: consent\n\
         \x20         text: 上のことに同意します。\n\
         \x20         fields: [{ id: sign, type: signature, label: 署名, seal: false }]\n",
        "  values: { name: 見本　花子, sign: 見本　太郎 }\n  callouts:\n\
         \x20   - { at: sign, text: 自分で書きます。 }\n    - { at: done, text: 何も書きません。 }\n\
         \x20   - { at: put, text: 公印を押します。 }\n    - { at: got, text: 受け取った日です。 }\n\
         \x20   - { at: ok, text: 順に押します。 }\n",
    ));
    let words = page(&artifacts, "sheet", 1);
    // Numbered as they are read, from the head of the sheet to its foot.
    for (n, text) in
        ["順に押します。", "受け取った日です。", "公印を押します。", "何も書きません。", "自分で書きます。"]
            .iter()
            .enumerate()
    {
        assert!(words.contains(&format!("{}{text}", n + 1)), "「{text}」: {words}");
    }
    assert!(words.contains("見本太郎"), "{words}");
}
