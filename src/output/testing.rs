//! What tests of outputs share.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::date::Date;
use crate::handbook::{BodyFont, Contact, Edition, FieldFont, Handbook};

/// A handbook with a name and nothing in it.
pub(super) fn empty_handbook() -> Handbook {
    let date = Date { year: 2026, month: 4, day: Some(1) };
    Handbook {
        title: "手引き".into(),
        municipality: "みほん市".into(),
        office: "福祉政策課".into(),
        contact: Contact::default(),
        edition: Edition { name: "第1版".into(), date, superseded_by: None },
        actors: Vec::new(),
        parts: Vec::new(),
        guidelines: Vec::new(),
        flows: Vec::new(),
        forms: Vec::new(),
        papers: Vec::new(),
        packs: Vec::new(),
        outside: Vec::new(),
        images: Vec::new(),
        directory: None,
        field_font: FieldFont::default(),
        terms: Vec::new(),
        moved: Vec::new(),
        body_font: BodyFont::default(),
        accessibility: None,
        base_url: None,
        courses: Vec::new(),
    }
}

/// The words of a PDF in the order of its content, without any space, since
/// lines break inside words.
pub(super) fn words_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("pdftotext of poppler-utils");
    let mut input = reader.stdin.take().unwrap();
    let pdf = pdf.to_owned();
    // On a thread of its own, so that neither side waits for the other.
    let feeder = std::thread::spawn(move || input.write_all(&pdf));
    let output = reader.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect()
}
