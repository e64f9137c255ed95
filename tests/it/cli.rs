//! The program through its command line.

use std::fs;

use sha2::{Digest, Sha256};

use crate::project::{Project, base, read};

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn build_writes_the_handbook() {
    let project = Project::new(&base());
    let output = project.run(&["build"]);
    assert_eq!(output.status.code(), Some(0));
    let all = read(&project.path("public"));
    let said = format!("誤りも注意もありません。\n{} 個のファイルを public に書き出しました。\n", all.len());
    assert_eq!(text(&output.stderr), said);
    let files: Vec<String> = all.into_keys().filter(|path| !path.starts_with("assets/")).collect();
    assert_eq!(
        files,
        [
            "404.html",
            "flows/steps/index.html",
            "forms/all.pdf",
            "forms/forms.json",
            "forms/index.html",
            "forms/sheet/index.html",
            "forms/sheet/sheet-fillable.pdf",
            "forms/sheet/sheet.pdf",
            "forms/sheet/sheet.schema.json",
            "forms/sheet/sheet.svg",
            "forms/sheet/sheet.xlsx",
            "guidelines/rule/index.html",
            "guidelines/rule/rule.md",
            "guidelines/rule/rule.pdf",
            "guidelines/rule/rule.txt",
            "handbook.pdf",
            "index.html",
            "manifest.json",
            "matrix/index.html",
            "print/index.html",
            "search/index.html",
        ]
    );
}

#[test]
fn check_writes_nothing() {
    let project = Project::new(&base());
    assert_eq!(project.run(&["check"]).status.code(), Some(0));
    assert!(!project.path("public").exists());
}

#[test]
fn an_error_leaves_the_old_handbook_whole() {
    let project = Project::new(&base());
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    let before = read(&project.path("public"));
    project.write("forms/sheet.yaml", "id: [".as_bytes());
    let output = project.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("誤り[yaml-syntax]"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).ends_with("書き出しはしていません。前の内容はそのままです。\n"));
    assert_eq!(read(&project.path("public")), before);
}

#[test]
fn a_new_build_takes_away_what_is_gone() {
    let project = Project::new(&base());
    project.run(&["build"]);
    let mut files = base();
    files.remove("content/flows/steps.yaml");
    let handbook = files.get_mut("content/handbook.yaml").unwrap();
    *handbook = text(handbook).replace("flows/steps, ", "").into_bytes();
    fs::remove_file(project.path("content/flows/steps.yaml")).unwrap();
    project.write("content/handbook.yaml", &files["content/handbook.yaml"]);
    let output = project.run(&["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!project.path("public/flows").exists());
    let beside: Vec<String> = fs::read_dir(project.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".public"))
        .collect();
    assert_eq!(beside, Vec::<String>::new());
}

#[test]
fn only_a_folder_of_ours_is_replaced() {
    let project = Project::new(&base());
    project.write("notes/memo.txt", b"memo");
    for out in ["notes", "content", ".", "..", "forms/shared", "content/handbook.yaml"] {
        let output = project.run(&["build", "--out", out]);
        assert_eq!(output.status.code(), Some(2), "{out}: {}", text(&output.stderr));
        assert!(text(&output.stderr).starts_with("続けられません: 書き出し先「"), "{}", text(&output.stderr));
    }
    let mut before = base();
    before.insert("notes/memo.txt".into(), b"memo".to_vec());
    assert_eq!(read(&project.path(".")), before);
    assert_eq!(project.run(&["build", "--out", "notes", "--force"]).status.code(), Some(0));
    assert!(!project.path("notes/memo.txt").exists());
    assert_eq!(project.run(&["build", "--out", "content", "--force"]).status.code(), Some(2));
}

#[test]
fn a_build_that_was_stopped_between_the_renames_is_put_right() {
    let project = Project::new(&base());
    project.run(&["build"]);
    let published = read(&project.path("public"));
    fs::rename(project.path("public"), project.path(".public.old")).unwrap();
    // The next run cannot write either: a file stands where it wants its folder.
    project.write(".public.new", b"");
    assert_eq!(project.run(&["build"]).status.code(), Some(2));
    assert_eq!(read(&project.path("public")), published);
    fs::remove_file(project.path(".public.new")).unwrap();
    assert_eq!(project.run(&["build"]).status.code(), Some(0));
    assert_eq!(read(&project.path("public")), published);
    assert!(!project.path(".public.old").exists() && !project.path(".public.new").exists());
}

#[test]
fn the_manifest_names_every_file_with_its_checksum() {
    let project = Project::new(&base());
    project.run(&["build"]);
    let mut files = read(&project.path("public"));
    let manifest = files.remove("manifest.json").unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(manifest["edition"], "第1版");
    assert_eq!(manifest["date"], "2026-04-01");
    let listed = manifest["files"].as_array().unwrap();
    let paths: Vec<&str> = listed.iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, files.keys().collect::<Vec<_>>());
    for (file, bytes) in listed.iter().zip(files.values()) {
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["sha256"], sum.as_str(), "{file}");
        assert_eq!(file["size"], bytes.len(), "{file}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let project = Project::new(&base());
    std::os::unix::fs::symlink("/etc/hostname", project.path("forms/host.yaml")).unwrap();
    let output = project.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("誤り[source-not-a-file]"), "{}", text(&output.stderr));
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let mut files = base();
    for n in 0..400 {
        files.insert(format!("content/stray-{n}.txt"), Vec::new());
    }
    let project = Project::new(&files);
    let mut child = project.command(&["check"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_missing_root_is_a_failure_of_the_machine() {
    let project = Project::new(&base());
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tebiki"))
        .args(["check", "--root"])
        .arg(project.path("nowhere"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("続けられません: "), "{}", text(&output.stderr));
}

#[test]
fn warnings_can_be_denied() {
    let mut files = base();
    files.insert("content/memo.txt".into(), b"memo".to_vec());
    let project = Project::new(&files);
    assert_eq!(project.run(&["check"]).status.code(), Some(0));
    assert_eq!(project.run(&["check", "--deny-warnings"]).status.code(), Some(1));
}

#[test]
fn today_is_the_day_of_the_edition_or_the_one_that_is_given() {
    let mut files = base();
    let dates = "skeleton: outline\nreview_by: 2027-03\ndates: [{ kind: 失効, date: 令和10年3月31日 }]";
    let rule = text(&files["content/guidelines/rule.md"]).replace("skeleton: outline", dates);
    files.insert("content/guidelines/rule.md".into(), rule.into_bytes());
    let project = Project::new(&files);
    let found = |args: &[&str]| {
        let output = project.run(&[&["check", "--message-format", "json"], args].concat());
        let lines: Vec<serde_json::Value> =
            text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines.iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), Vec::<String>::new());
    assert_eq!(found(&["--as-of", "2027-03-31"]), Vec::<String>::new());
    assert_eq!(found(&["--as-of", "令和9年4月1日"]), ["review-overdue"]);
    assert_eq!(found(&["--as-of", "2028年4月1日"]), ["review-overdue", "date-lapsed"]);
}

#[test]
fn a_day_that_is_none_is_a_usage_error() {
    let project = Project::new(&base());
    for (day, said) in [
        ("明日", "「明日」は日付として読めません。"),
        ("2026-02-30", "「2026-02-30」という日はありません。"),
        ("平成40年4月1日", "「令和10年4月1日」と書いてください。"),
        ("令和8年4月", "「令和8年4月」には日がありません。"),
    ] {
        let output = project.run(&["check", "--as-of", day]);
        assert_eq!(output.status.code(), Some(2), "{day}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with("コマンドの書き方が違います。") && stderr.contains(said), "{stderr}");
    }
}

#[test]
fn findings_come_as_json_lines() {
    let mut files = base();
    files.insert("content/memo.txt".into(), b"memo".to_vec());
    let project = Project::new(&files);
    let output = project.run(&["check", "--message-format", "json"]);
    insta::assert_snapshot!(text(&output.stdout), @r#"{"code":"source-unused","severity":"warning","message":"このファイルは、どこからも使われません。","cure":"content/guidelines（.md）、content/flows（.yaml）、forms（.yaml）、forms/shared（.yaml）のどれかに移すか、消してください。","path":"content/memo.txt","line":1,"column":1,"notes":[]}"#);
}

fn tebiki(args: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_tebiki")).args(args).output().unwrap()
}

#[test]
fn help_is_japanese() {
    let output = tebiki(&[]);
    insta::assert_snapshot!("help", text(&output.stderr) + &text(&output.stdout));
    let output = tebiki(&["build", "--help"]);
    insta::assert_snapshot!("help_build", text(&output.stdout));
}

#[test]
fn schemas_are_printed_and_written() {
    let output = tebiki(&["schema", "flow"]);
    assert_eq!(output.status.code(), Some(0));
    let printed = text(&output.stdout);
    let schema: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert!(printed.ends_with("}\n"));
    assert_eq!(tebiki(&["schema"]).status.code(), Some(2));
    let unknown = tebiki(&["schema", "flaw"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("「flow」の書き間違いではありませんか。"), "{}", text(&unknown.stderr));
    let project = Project::new(&base());
    assert_eq!(project.run(&["schema", "--write"]).status.code(), Some(0));
    let written = read(&project.path(".tebiki/schema"));
    assert_eq!(text(&written["flow.json"]), printed);
    assert_eq!(written.len(), tebiki::schema::Kind::WORDS.len());
    assert_eq!(project.run(&["check", "--deny-warnings"]).status.code(), Some(0));
}

#[test]
fn explain_tells_cause_and_cure() {
    let output = tebiki(&["explain", "form-duplicate-field"]);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!(text(&output.stdout), @r"
    項目の id が重なる（form-duplicate-field）

    原因
      一つの様式に同じ id の項目が二つあります。

    直し方
      一方の id を変えてください。
    ");
    assert_eq!(tebiki(&["explain", "no-such-code"]).status.code(), Some(2));
}

/// The archive holds what the folder holds, has the same bytes each time, and
/// takes no file's place but its own.
#[test]
fn the_archive_holds_the_whole_handbook() {
    let project = Project::new(&base());
    let build = ["build", "--zip", "carry/tebiki.zip"];
    assert_eq!(project.run(&build).status.code(), Some(0));
    let first = std::fs::read(project.path("carry/tebiki.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&first)).unwrap();
    let mut held = std::collections::BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        held.insert(name, bytes);
    }
    assert_eq!(held, read(&project.path("public")));
    assert_eq!(project.run(&build).status.code(), Some(0));
    assert!(std::fs::read(project.path("carry/tebiki.zip")).unwrap() == first, "the same bytes each time");

    project.write("carry/letter.zip", b"not ours");
    for place in ["carry/letter.zip", "public/tebiki.zip", "content/tebiki.zip", "carry"] {
        let output = project.run(&["build", "--zip", place]);
        assert_eq!(output.status.code(), Some(2), "{place}");
    }
    assert_eq!(std::fs::read(project.path("carry/letter.zip")).unwrap(), b"not ours");
}
