//! Projects to test with: in memory, or in a folder of their own.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tebiki::finding::Checked;
use tebiki::source::Sources;

/// Files of a project by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The repository's own folder.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The small project that cases change.
pub(crate) fn base() -> Files {
    read(&repository().join("tests/base"))
}

/// The model handbook of this repository.
pub(crate) fn model() -> Files {
    let mut files = Files::new();
    for folder in ["content", "forms"] {
        for (path, bytes) in read(&repository().join(folder)) {
            files.insert(format!("{folder}/{path}"), bytes);
        }
    }
    files
}

/// All files below a folder, by path with `/`.
pub(crate) fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).unwrap();
            let path = below.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/");
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// Changes files as a case says: `== path` and the new text, `== path (none)` to
/// leave a file out, `== path (hex)` for bytes that are no text.
pub(crate) fn apply(files: &mut Files, case: &str) {
    for part in case.split("\n== ").map(|part| part.strip_prefix("== ").unwrap_or(part)) {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        match head.split_once(' ') {
            Some((path, "(none)")) => {
                files.remove(path).expect("a case can only leave out what is there");
            }
            Some((path, "(hex)")) => {
                let digits: Vec<u8> = text.trim().bytes().map(|b| (b as char).to_digit(16).unwrap() as u8).collect();
                files.insert(path.to_owned(), digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect());
            }
            Some((_, rest)) => panic!("unknown mark {rest}"),
            None => {
                files.insert(head.to_owned(), format!("{text}\n").into_bytes());
            }
        }
    }
}

/// Files as the library reads them.
pub(crate) fn sources(files: Files) -> Checked<Sources> {
    Sources::from_memory(files)
}

/// A project in a folder, for the program itself.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// Writes the files into a fresh folder.
    pub(crate) fn new(files: &Files) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        for (path, bytes) in files {
            project.write(path, bytes);
        }
        project
    }

    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs `tebiki` with this folder as its root.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
        command.args(args).arg("--root").arg(self.folder.path());
        command
    }
}

/// What a run of the program told the user.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What poppler reads out of a PDF.
pub(crate) fn poppler(program: &str, args: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("poppler-utils is installed by tests/run");
    let mut input = child.stdin.take().unwrap();
    let pdf = pdf.to_owned();
    let feeder = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    assert!(output.status.success());
    String::from_utf8_lossy(&output.stdout).into_owned()
}
