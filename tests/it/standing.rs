//! A draft, and what another text or edition took the place of, say so wherever they go.

use tebiki::make;
use tebiki::output::Artifacts;

use crate::project::{base, poppler, sources};

const EDITION: &str = "これは第1版です。今は第2版が使われています。";
const TEXT: &str = "この文書は、「前の要領」に替わりました。";

fn built() -> Artifacts {
    let mut files = base();
    let mut change = |path: &str, old: &str, new: &str| {
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(old), "{path}");
        files.insert(path.to_owned(), text.replace(old, new).into_bytes());
    };
    change("content/handbook.yaml", "date: 2026-04-01 }", "date: 2026-04-01, superseded_by: 第2版 }");
    change("content/handbook.yaml", "[guidelines/rule,", "[guidelines/rule, guidelines/old,");
    change("content/guidelines/rule.md", "skeleton: outline", "skeleton: outline\nstatus: draft\nsuperseded_by: old");
    let pages: String = (0..60).map(|n| format!("{n}番目の段落である。\n\n")).collect();
    change("content/guidelines/rule.md", "# 手順", &format!("{pages}# 手順"));
    let old = "---\nid: old\ntitle: 前の要領\nskeleton: plain\n---\n\n前の文である。\n";
    files.insert("content/guidelines/old.md".into(), old.into());
    let made = make(&sources(files).value);
    assert_eq!(made.findings, Vec::new());
    made.value
}

fn words(pdf: &[u8], args: &[&str]) -> String {
    let all: Vec<&str> = args.iter().copied().chain(["-raw", "-", "-"]).collect();
    poppler("pdftotext", &all, pdf).split_whitespace().collect()
}

#[test]
fn pages_say_how_they_stand() {
    let made = built();
    let text = |path: &str| String::from_utf8(made[path].bytes.clone()).unwrap();
    for (path, _) in made.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(text(path).contains(EDITION), "{path}");
    }
    let rule = text("guidelines/rule/index.html");
    assert!(rule.contains("<title>見本の要領（案）｜見本の手引き</title>"), "{rule}");
    assert!(rule.contains("<p class=\"draft\"><b>案</b>"), "{rule}");
    assert!(rule.contains("この文書は、次の文書に替わりました。<a href=\"../old/index.html\">前の要領</a>"), "{rule}");
    let old = text("guidelines/old/index.html");
    assert!(old.contains("<title>前の要領｜見本の手引き</title>") && !old.contains("class=\"superseded\""), "{old}");
}

#[test]
fn prints_say_how_they_stand() {
    let made = built();
    let pdf = &made["guidelines/rule/rule.pdf"].bytes;
    let info = poppler("pdfinfo", &["-"], pdf);
    assert!(info.contains("見本の要領（案）"), "{info}");
    let pages: usize = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    assert!(pages > 1);
    for page in 1..=pages {
        let page = page.to_string();
        assert!(words(pdf, &["-f", &page, "-l", &page]).contains('案'), "page {page}");
    }
    let first = words(pdf, &["-l", "1"]);
    assert!(first.contains(EDITION) && first.contains(TEXT), "{first}");
    assert!(!words(&made["guidelines/old/old.pdf"].bytes, &[]).contains('案'));

    let book = &made["handbook.pdf"].bytes;
    assert!(words(book, &["-l", "1"]).contains(EDITION));
    let (draft, text): (Vec<usize>, Vec<usize>) = {
        let count = poppler("pdfinfo", &["-"], book);
        let count: usize = count.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
        let page = |n: usize| words(book, &["-f", &n.to_string(), "-l", &n.to_string()]);
        let with = |word: &str| (1..=count).filter(|n| page(*n).contains(word)).collect();
        (with("案"), with("番目の段落"))
    };
    assert!(text.len() > 1 && text.iter().all(|page| draft.contains(page)), "{draft:?} {text:?}");
    assert!(words(book, &[]).contains(TEXT));
}

#[test]
fn texts_to_paste_say_how_they_stand() {
    let made = built();
    let text = |path: &str| String::from_utf8(made[path].bytes.clone()).unwrap();
    let plain = text("guidelines/rule/rule.txt");
    assert!(plain.starts_with(&format!("見本の要領\n（案）\n{EDITION}\n{TEXT}\n")), "{plain}");
    let markdown = text("guidelines/rule/rule.md");
    assert!(markdown.starts_with(&format!("# 見本の要領\n\n（案）\\\n{EDITION}\\\n{TEXT}\n")), "{markdown}");
    assert!(text("guidelines/old/old.txt").starts_with(&format!("前の要領\n{EDITION}\n\n")));
}
