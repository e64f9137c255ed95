//! One handbook for several towns, by the program itself.

use std::collections::BTreeSet;
use std::process::Output;

use crate::project::{Files, Project, base, poppler, read, repository};

/// The base project, with a variable in a form and in a flow, and the towns.
fn files() -> Files {
    let mut files = base();
    let mut edit = |path: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(from), "{path}");
        files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    };
    edit("forms/sheet.yaml", "label: 内容", "label: \"{{office}}が受けた内容\"");
    edit("content/flows/steps.yaml", "label: 受ける", "label: \"{{office}}が受ける\"");
    for (path, bytes) in read(&repository().join("tests/towns")) {
        files.insert(format!("towns/{path}"), bytes);
    }
    files
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn each_town_gets_a_handbook_of_its_own() {
    let mut files = files();
    files.retain(|path, _| !path.starts_with("towns/higashi/"));
    let project = Project::new(&files);
    let output = project.run(&["build", "--towns", "towns"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let end = "2 団体の手引きを public に書き出しました。\n";
    assert!(
        said(&output).starts_with("2 団体の手引きを作ります。\n") && said(&output).ends_with(end),
        "{}",
        said(&output)
    );

    let text = |path: &str| String::from_utf8(std::fs::read(project.path(path)).unwrap()).unwrap();
    for (code, name, office) in [("kita", "見本北町", "住民課"), ("minami", "見本南村", "総務課")] {
        let page = |path: &str| text(&format!("public/{code}/{path}"));
        // Settings, text, flow and form speak of the town.
        assert!(page("index.html").contains(&format!("{name}の手引き")), "{code}");
        assert!(page("guidelines/rule/index.html").contains(&format!("この要領は、{office}の事務")), "{code}");
        assert!(page("flows/steps/index.html").contains(&format!("{office}が受ける")), "{code}");
        assert!(page("forms/sheet/index.html").contains(&format!("{office}が受けた内容")), "{code}");
        let pdf = std::fs::read(project.path(&format!("public/{code}/forms/sheet/sheet.pdf"))).unwrap();
        let words: String = poppler("pdftotext", &["-raw", "-", "-"], &pdf).split_whitespace().collect();
        assert!(words.contains(&format!("{office}が受けた内容")), "{words}");
        let all = read(&project.path(&format!("public/{code}")));
        let others = ["見本市", "見本北町", "見本南村"].into_iter().filter(|other| *other != name);
        for other in others {
            for (path, bytes) in all.iter().filter(|(path, _)| !path.ends_with(".pdf") && !path.ends_with(".xlsx")) {
                assert!(!String::from_utf8_lossy(bytes).contains(other), "{code}/{path}: {other}");
            }
        }
    }
    // Its own file takes the place of the shared one, and a list of outputs that of all.
    assert!(text("public/minami/guidelines/rule/index.html").contains("村の実情に合わせて"));
    assert!(!text("public/kita/guidelines/rule/index.html").contains("村の実情に合わせて"));
    assert!(project.path("public/kita/handbook.pdf").exists());
    assert!(!project.path("public/minami/handbook.pdf").exists());

    let again = project.run(&["build", "--towns", "towns"]);
    assert!(said(&again).ends_with("0 団体の手引きを public に書き出しました。2 団体は、前と同じです。\n"));
}

#[test]
fn a_town_is_what_a_project_of_its_own_would_be() {
    let mut all = files();
    all.retain(|path, _| !path.starts_with("towns/") || path.starts_with("towns/kita/"));
    let project = Project::new(&all);
    assert_eq!(project.run(&["build", "--towns", "towns"]).status.code(), Some(0));
    let mut own = all.clone();
    own.remove("towns/kita/handbook.yaml");
    let handbook = "title: 見本北町の手引き\nmunicipality: 見本北町\noffice: 住民課\n\
                    edition: { name: 第1版, date: 2026-04-01 }\n\
                    parts:\n  - title: 全部\n    pages: [guidelines/rule, flows/steps, forms/sheet]\n\
                    actors:\n  - { id: staff, label: 職員 }\n  - { id: person, label: 本人 }\n\
                    variables: { office: 住民課 }\n";
    own.insert("content/handbook.yaml".into(), handbook.as_bytes().to_vec());
    let alone = Project::new(&own);
    assert_eq!(alone.run(&["build"]).status.code(), Some(0));
    assert_eq!(read(&project.path("public/kita")), read(&alone.path("public")));
}

#[test]
fn a_slip_is_said_with_its_towns_and_stops_no_other() {
    let mut files = files();
    let rule = "content/guidelines/rule.md";
    let text = String::from_utf8(files[rule].clone()).unwrap();
    // A warning in a file that two towns share.
    files.insert(
        rule.into(),
        text.replace("申出を受ける。", "申出を受ける。支援対象者（以下「対象者」という。）").into_bytes(),
    );
    let project = Project::new(&files);
    let output = project.run(&["build", "--towns", "towns"]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(said.contains("┌─ towns/higashi/handbook.yaml:4:12"), "{said}");
    assert!(said.contains("= 団体: higashi\n"), "{said}");
    let shared = said.split("\n\n").find(|one| one.contains("content/guidelines/rule.md:14")).unwrap();
    assert!(shared.ends_with("= 団体: higashi、kita"), "{said}");
    assert_eq!(said.matches("content/guidelines/rule.md:14").count(), 1, "{said}");
    assert!(
        said.ends_with(
            "2 団体の手引きを public に書き出しました。\n\
             1 団体は、誤りがあるため書き出していません（前の内容はそのままです）。団体: higashi\n"
        ),
        "{said}"
    );
    assert!(project.path("public/kita/index.html").exists() && !project.path("public/higashi").exists());

    let json = project.run(&["build", "--towns", "towns", "--message-format", "json"]);
    let lines = String::from_utf8(json.stdout).unwrap();
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let slip = lines.iter().find(|line| line["path"] == "towns/higashi/handbook.yaml").unwrap();
    assert_eq!(slip["towns"], serde_json::json!(["higashi"]));
    assert!(lines.iter().any(|line| line["towns"] == serde_json::json!(["higashi", "kita"])));
}

#[test]
fn shards_build_every_town_once() {
    let project = Project::new(&{
        let mut files = files();
        files.retain(|path, _| !path.starts_with("towns/higashi/"));
        files
    });
    let mut seen = BTreeSet::new();
    for shard in ["1/2", "2/2"] {
        let out = format!("out-{}", &shard[..1]);
        let output = project.run(&["build", "--towns", "towns", "--shard", shard, "--out", &out]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        if let Ok(entries) = std::fs::read_dir(project.path(&out)) {
            for entry in entries.map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir()) {
                assert!(seen.insert(entry.file_name().into_string().unwrap()));
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["kita", "minami"]);
    assert_eq!(project.run(&["build", "--shard", "1/2"]).status.code(), Some(2), "only with towns");
    assert_eq!(project.run(&["build", "--towns", "towns", "--shard", "3/2"]).status.code(), Some(2));
}

#[test]
fn the_towns_own_files_are_never_replaced() {
    let project = Project::new(&files());
    for out in ["towns", "content", "towns/kita"] {
        let output = project.run(&["build", "--towns", "towns", "--out", out, "--force"]);
        assert_eq!(output.status.code(), Some(2), "{out}");
        assert!(said(&output).contains("団体 kita を続けられません: 書き出し先「"), "{}", said(&output));
    }
    assert_eq!(read(&project.path(".")), files());
    let none = project.run(&["build", "--towns", "content/guidelines"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(said(&none).contains("団体のフォルダーがありません"), "{}", said(&none));
}
