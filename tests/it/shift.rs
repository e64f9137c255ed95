//! Inserting one item shifts the numbers after it and changes nothing else.

use std::collections::BTreeSet;

use tebiki::make;

use crate::pdf::{body, squeeze};
use crate::project::{Files, read, repository, sources};

/// The words of a guideline's page: numbers of clauses as they print, and all text.
fn page(files: Files, id: &str) -> Vec<String> {
    let made = make(&sources(files).value);
    assert_eq!(made.findings, Vec::new());
    let html = &made.value[&format!("guidelines/{id}/index.html")].bytes;
    let html = String::from_utf8(html.clone()).unwrap();
    let article = html.split_once("<article").unwrap().1.split_once("</article>").unwrap().0;
    let mut lines = Vec::new();
    for line in article.lines() {
        let mut text = String::new();
        for piece in line.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
        }
        if !text.trim().is_empty() {
            lines.push(text.trim().to_owned());
        }
    }
    lines
}

/// A case with `new` put before `before` in its text.
fn inserted(case: &str, path: &str, before: &str, new: &str) -> Files {
    let mut files = read(&repository().join("tests/cases").join(case));
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert_eq!(text.matches(before).count(), 1, "{before}");
    files.insert(path.to_owned(), text.replacen(before, &format!("{new}{before}"), 1).into_bytes());
    files
}

/// Lines that the change took away and brought, in order.
#[track_caller]
fn check(case: &str, id: &str, before: &str, new: &str, expected: &[(&str, &str)]) {
    let path = format!("content/guidelines/{id}.md");
    let old = page(read(&repository().join("tests/cases").join(case)), id);
    let changed = page(inserted(case, &path, before, new), id);
    let known: BTreeSet<&String> = old.iter().collect();
    let kept: BTreeSet<&String> = changed.iter().collect();
    let gone: Vec<&str> = old.iter().filter(|line| !kept.contains(line)).map(String::as_str).collect();
    let come: Vec<&str> = changed.iter().filter(|line| !known.contains(line)).map(String::as_str).collect();
    assert_eq!(gone, expected.iter().map(|(gone, _)| *gone).filter(|l| !l.is_empty()).collect::<Vec<_>>());
    assert_eq!(come, expected.iter().map(|(_, come)| *come).filter(|l| !l.is_empty()).collect::<Vec<_>>());
}

#[test]
fn a_new_item_shifts_the_items_after_it_and_their_citations() {
    check(
        "articles",
        "visits",
        "2. {#privacy} 秘密の守り方",
        "1. 道具の使い方\n",
        &[
            ("", "(2) 道具の使い方"),
            ("(2) 秘密の守り方", "(3) 秘密の守り方"),
            (
                "第3条第2項の研修を終えた者が受け付ける。期限は第3条第2項第2号に従い、第2項による。",
                "第3条第2項の研修を終えた者が受け付ける。期限は第3条第2項第3号に従い、第2項による。",
            ),
        ],
    );
}

#[test]
fn a_second_paragraph_gives_the_first_its_number_in_citations() {
    check(
        "articles",
        "visits",
        "### 市の務め {#duty}",
        "意味が分からないときは、市が決める。\n\n",
        &[
            ("", "2 意味が分からないときは、市が決める。"),
            (
                "見守りを終えるときは、第2条第2号ア又は第2条第2号イ(ア)の別を確かめる。第1条「目的」と第1章「総則」と第2章第1節「始め方」も見る。",
                "見守りを終えるときは、第2条第1項第2号ア又は第2条第1項第2号イ(ア)の別を確かめる。第1条「目的」と第1章「総則」と第2章第1節「始め方」も見る。",
            ),
        ],
    );
}

#[test]
fn a_new_goal_shifts_the_goals_of_later_chapters() {
    check(
        "chapters",
        "plan",
        "## 相談をつなぐ {#link .goal}",
        "## 見守りを広げる {.goal}\n\n",
        &[
            ("", "基本目標2 見守りを広げる"),
            ("基本目標2 相談をつなぐ", "基本目標3 相談をつなぐ"),
            (
                "基本目標1「居場所をつくる」、基本目標2、第1章1(1)「人口」を見る。",
                "基本目標1「居場所をつくる」、基本目標3、第1章1(1)「人口」を見る。",
            ),
            ("基本目標3 支え合う", "基本目標4 支え合う"),
        ],
    );
}

/// The words of a text in each of its forms: the print and the files to paste.
fn printed(files: Files, id: &str) -> Vec<(&'static str, String)> {
    let made = make(&sources(files).value);
    assert_eq!(made.findings, Vec::new());
    let folder = tempfile::tempdir().unwrap();
    let forms = ["pdf", "txt", "md"].map(|form| {
        let bytes = &made.value[&format!("guidelines/{id}/{id}.{form}")].bytes;
        if form != "pdf" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let lines = text.lines().map(|line| line.trim_start().trim_start_matches("- "));
            return (form, squeeze(&lines.collect::<String>()));
        }
        let path = folder.path().join("text.pdf");
        std::fs::write(&path, bytes).unwrap();
        (form, body(&path))
    });
    forms.into()
}

#[test]
fn the_print_and_the_text_files_shift_in_the_same_way() {
    let path = "content/guidelines/visits.md";
    let old = printed(read(&repository().join("tests/cases/articles")), "visits");
    let new = printed(inserted("articles", path, "2. {#privacy} 秘密の守り方", "1. 道具の使い方\n"), "visits");
    for ((form, old), (_, new)) in old.into_iter().zip(new) {
        let mut expected = old;
        for (gone, come) in
            [("(2)秘密の守り方", "(2)道具の使い方(3)秘密の守り方"), ("第3条第2項第2号に従い", "第3条第2項第3号に従い")]
        {
            assert_eq!(expected.matches(gone).count(), 1, "{form}: {gone} in {expected}");
            expected = expected.replacen(gone, come, 1);
        }
        assert_eq!(new, expected, "{form}");
    }
}

/// Citations that are written as words cannot shift. Those with a number are
/// findings before anything shifts; those that quote a heading become findings.
#[test]
fn citations_written_as_words_are_findings() {
    let path = "content/guidelines/lending.md";
    let settings = "content/handbook.yaml";
    let mut files = inserted("citations", path, "## 申出 {#request}", "## 台数 {#count}\n\n車椅子は、五台とする。\n\n");
    let rows = String::from_utf8(files[settings].clone()).unwrap();
    files.insert(settings.to_owned(), rows.split("ignore:").next().unwrap().as_bytes().to_vec());
    let sources = sources(files);
    let findings = make(&sources.value).findings;
    let lending: Vec<(&str, &str, &str)> = findings
        .iter()
        .filter(|finding| sources.value.file(finding.span.unwrap().source).path == path)
        .map(|finding| {
            let span = finding.span.unwrap();
            (finding.code.slug, &sources.value.file(span.source).text[span.range()], finding.cure.as_str())
        })
        .collect();
    let moved = lending.iter().find(|(slug, ..)| *slug == "citation-title-differs").unwrap();
    assert_eq!(moved.1, "期間");
    assert!(
        moved.2.starts_with("見出し「期間」の番号は「第5条」です。「第4条」を「第5条」に改めてください"),
        "{}",
        moved.2
    );
    // Every citation of the text that bears a number, whether it is still right or not.
    let text = &sources.value.iter().find(|(_, file)| file.path == path).unwrap().1.text;
    let body = text.split("# 総則").nth(1).unwrap();
    for cited in ["第4条", "第3条第1項", "前号ア", "同項第1号イ", "前条第1項第2号", "第3号", "附則第1項", "第5条第2号"]
    {
        assert!(body.contains(cited));
        assert!(lending.iter().any(|(_, words, _)| *words == cited), "{cited} in {lending:#?}");
    }
}
