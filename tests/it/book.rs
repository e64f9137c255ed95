//! The printed book of the model handbook.

use std::process::Command;

use tebiki::{check, make};

use crate::project::{Project, model, sources};

fn run(program: &str, args: &[&str], path: &std::path::Path, rest: &[&str]) -> String {
    let output = Command::new(program).args(args).arg(path).args(rest).output().expect("poppler-utils");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_book_holds_every_document_and_names_its_pages() {
    let sources = sources(model());
    let handbook = check(&sources.value).value.unwrap().handbook;
    let made = make(&sources.value);
    let bytes = &made.value["handbook.pdf"].bytes;
    assert!(make(&sources.value).value["handbook.pdf"].bytes == *bytes, "the same bytes each time");
    let project = Project::new(&Default::default());
    project.write("handbook.pdf", bytes);
    let path = project.path("handbook.pdf");

    let info = run("pdfinfo", &[], &path, &[]);
    let pages: usize = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    assert!(pages > 4 + handbook.forms.len(), "{pages}");
    assert!(info.contains("(A4)") && info.contains("Tagged:          yes"), "{info}");

    let page = |n: usize| -> String {
        let n = n.to_string();
        run("pdftotext", &["-raw", "-f", &n, "-l", &n], &path, &["-"]).split_whitespace().collect()
    };
    let all: Vec<String> = (1..=pages).map(page).collect();
    let cover = &all[0];
    // The contents are the pages with leaders.
    let leaders = all.iter().skip(1).take_while(|page| page.contains("･･･")).count();
    let contents: String = all[1..=leaders].concat();
    let text_pages = &all[1 + leaders..];
    for words in [handbook.municipality.as_str(), &handbook.edition.name, "令和8年4月1日", &handbook.office] {
        assert!(cover.contains(words), "「{words}」 on the cover: {cover}");
    }
    assert!(contents.starts_with("目次"), "{contents}");
    for words in ["規程", "1事業の目的", "9個人情報の保護及び守秘義務", "附則", "支援の流れ", "別記様式"]
    {
        assert!(contents.contains(words), "「{words}」 in the contents: {contents}");
        assert!(text_pages.iter().any(|page| page.contains(words)), "「{words}」 in the text");
    }
    for form in &handbook.forms {
        assert!(contents.contains(&format!("{}{}", form.number, form.title)), "{}", form.number);
        assert_eq!(
            all.iter().rposition(|page| page.starts_with(&form.number)).map(|n| all[n].contains("□")),
            Some(true)
        );
    }
    // A cross reference names the page on which its goal stands.
    let goal = 2 + leaders + text_pages.iter().position(|page| page.contains("5訪問支援者訪問支援者は、")).unwrap();
    let text: String = all.concat();
    assert!(text.contains(&format!("5「訪問支援者」（→{goal}ページ）")), "page {goal}");
    assert!(all[goal - 1].contains(&format!("{goal}／{pages}")));
}
