//! `tebiki release`, and what a later edition owes to the links of an earlier one.

use crate::project::{Project, base, read};

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs `tebiki` and gives its exit code and what it said.
fn run(project: &Project, args: &[&str]) -> (Option<i32>, String) {
    let output = project.run(args);
    (output.status.code(), text(&output.stderr))
}

fn file(project: &Project, path: &str) -> String {
    std::fs::read_to_string(project.path(path)).unwrap()
}

fn change(project: &Project, path: &str, old: &str, new: &str) {
    let before = file(project, path);
    assert!(before.contains(old), "{path} holds no {old}");
    project.write(path, before.replace(old, new).as_bytes());
}

#[test]
fn an_edition_is_recorded_with_every_public_name() {
    let project = Project::new(&base());
    let (code, said) = run(&project, &["release"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.ends_with("（ページ 3、節や号 4、様式の項目 3、様式の選択肢 3）。\n"), "{said}");
    insta::assert_snapshot!(file(&project, "content/released.yaml"));
    let first = read(&project.path("."));
    assert_eq!(run(&project, &["release"]).0, Some(0));
    assert_eq!(read(&project.path(".")), first, "the same record, and nothing left beside it");
    assert_eq!(run(&project, &["check", "--deny-warnings"]).0, Some(0));
}

#[test]
fn a_handbook_with_errors_is_not_recorded() {
    let project = Project::new(&base());
    change(&project, "forms/sheet.yaml", "choices: sex", "choices: six");
    let (code, said) = run(&project, &["release"]);
    assert_eq!(code, Some(1));
    assert!(said.ends_with("誤りがあるので、記録していません。\n"), "{said}");
    assert!(!project.path("content/released.yaml").exists());
    assert_eq!(run(&project, &["release", "--as-of", "昨日"]).0, Some(2));
}

/// The row that a finding told the author to write.
fn row(said: &str) -> String {
    let (_, behind) = said.split_once("moved に「").expect("a row");
    behind.split_once('」').unwrap().0.to_owned()
}

#[test]
fn what_moved_leads_on_from_its_old_address() {
    let project = Project::new(&base());
    assert_eq!(run(&project, &["release"]).0, Some(0));
    let mut rows = String::new();
    let mut write = |project: &Project, said: &str| {
        let handbook = file(project, "content/handbook.yaml");
        let head = handbook.split("moved:\n").next().unwrap().to_owned();
        rows.push_str(&format!("  {}\n", row(said)));
        project.write("content/handbook.yaml", format!("{head}moved:\n{rows}").as_bytes());
    };

    // A section and a field get other names.
    change(&project, "content/guidelines/rule.md", "{#purpose}", "{#aim}");
    let (code, said) = run(&project, &["build"]);
    assert_eq!((code, project.path("public").exists()), (Some(1), false), "{said}");
    write(&project, &said);
    change(&project, "forms/sheet.yaml", "id: body", "id: content");
    let (_, said) = run(&project, &["check"]);
    write(&project, &said);
    assert_eq!(run(&project, &["build", "--deny-warnings"]).0, Some(0));
    let rule = file(&project, "public/guidelines/rule/index.html");
    assert!(
        rule.contains(
            "<p class=\"moved\" id=\"purpose\">ここにあった内容は、次へ移りました：<a href=\"#aim\">要領 1</a></p>"
        ),
        "{rule}"
    );
    let sheet = file(&project, "public/forms/sheet/index.html");
    assert!(sheet.contains("<p class=\"moved\" id=\"field_body\">") && sheet.contains("<a href=\"#field_content\">"));

    // A page gets another name and takes its sections along.
    let moved = file(&project, "content/guidelines/rule.md").replace("id: rule", "id: duties");
    project.write("content/guidelines/duties.md", moved.as_bytes());
    std::fs::remove_file(project.path("content/guidelines/rule.md")).unwrap();
    change(&project, "content/handbook.yaml", "guidelines/rule,", "guidelines/duties,");
    change(&project, "content/flows/steps.yaml", "rule#", "duties#");
    change(&project, "forms/sheet.yaml", "rule#", "duties#");
    change(&project, "content/handbook.yaml", "guidelines/rule#aim", "guidelines/duties#aim");
    let (code, said) = run(&project, &["check"]);
    assert_eq!((code, said.matches("released-lost").count()), (Some(1), 1), "{said}");
    let handbook = file(&project, "content/handbook.yaml");
    project.write("content/handbook.yaml", format!("{}  {}\n", handbook, row(&said)).as_bytes());
    let (code, said) = run(&project, &["build", "--deny-warnings"]);
    assert_eq!(code, Some(0), "{said}");
    let stub = file(&project, "public/guidelines/rule/index.html");
    for words in [
        "<meta http-equiv=\"refresh\" content=\"0; url=../duties/index.html\">",
        "<a href=\"../duties/index.html\">見本の要領</a>",
        "<li id=\"purpose\"><a href=\"../duties/index.html#aim\">要領 1</a></li>",
        "<li id=\"record\"><a href=\"../duties/index.html#record\">要領 2(2)</a></li>",
    ] {
        assert!(stub.contains(words), "{words} in {stub}");
    }

    // The next edition keeps the old names, so the old addresses stay for ever.
    assert_eq!(run(&project, &["release"]).0, Some(0));
    let record = file(&project, "content/released.yaml");
    for name in ["guidelines/rule\n", "guidelines/duties\n", "guidelines/rule#purpose\n", "guidelines/duties#aim\n"] {
        assert!(record.contains(&format!("  - {name}")), "{record}");
    }
    assert_eq!(run(&project, &["check", "--deny-warnings"]).0, Some(0));
}

#[test]
fn rows_lead_on_through_later_rows() {
    let mut files = base();
    let record =
        "edition: { name: 第1版, date: 2026-04-01 }\nsections: [guidelines/rule#first, guidelines/rule#second]\n";
    files.insert("content/released.yaml".into(), record.as_bytes().to_vec());
    let rows = "moved:\n  - { kind: section, from: guidelines/rule#first, to: guidelines/rule#second }\n  \
                - { kind: section, from: guidelines/rule#second, to: guidelines/rule#purpose }\n";
    let handbook = text(&files["content/handbook.yaml"]) + rows;
    files.insert("content/handbook.yaml".into(), handbook.into_bytes());
    let project = Project::new(&files);
    let (code, said) = run(&project, &["build", "--deny-warnings"]);
    assert_eq!(code, Some(0), "{said}");
    let page = file(&project, "public/guidelines/rule/index.html");
    assert_eq!(page.matches("<a href=\"#purpose\">要領 1</a></p>").count(), 2, "{page}");

    change(&project, "content/handbook.yaml", "to: guidelines/rule#purpose", "to: guidelines/rule#first");
    let (code, said) = run(&project, &["check"]);
    assert_eq!((code, said.matches("moved-to-nothing").count()), (Some(1), 2), "a ring: {said}");
}

#[test]
fn a_section_that_is_no_longer_public_is_lost_too() {
    let project = Project::new(&base());
    assert_eq!(run(&project, &["release"]).0, Some(0));
    change(&project, "content/guidelines/rule.md", "{#purpose}", "{#purpose audience=internal}");
    let (code, said) = run(&project, &["check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("「guidelines/rule#purpose」がなくなっています"), "{said}");
}
