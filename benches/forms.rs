//! What forms to fill in on a screen cost beside forms to print.
//!
//! The forms of the model handbook three times over, with changed heads, are
//! made as printed files alone, and as printed and fillable ones. Each
//! measurement is a process of its own, since typst and the font of the fields
//! remember what they have done. Linux only: processor time is read from `/proc`.
//!
//! `cargo bench --bench forms` fails where they cost too much.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::path::Path;
use std::process::Command;

use tebiki::handbook::Handbook;
use tebiki::output::{OUTPUTS, Output, render};
use tebiki::theme::Theme;
use tebiki::{check, source};

const ROUNDS: usize = 7;
const COPIES: usize = 3;
/// What printed and fillable files may cost beside the printed ones: 2.3 times. The
/// pack of all forms is printed in both runs and at most doubles the printed side,
/// which leaves half of what is above 1.
const MOST: f64 = 1.65;

fn main() {
    // A run as its own child names the outputs; cargo adds `--bench`.
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if named.is_empty() {
        compare();
    } else {
        println!("{}", measure(&named));
    }
}

fn compare() {
    let (mut print, mut both) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        print.push(child(&["form-pdf"]));
        both.push(child(&["form-pdf", "form-fillable"]));
    }
    let (print, both) = (median(print), median(both));
    println!("printed forms alone: {print:.2} s of processor time");
    println!("printed and fillable forms: {both:.2} s");
    println!("ratio {:.2}, at most {MOST} wanted", both / print);
    assert!(both <= MOST * print, "fillable forms cost too much");
}

/// Processor time in seconds that a process of its own takes for these outputs.
fn child(outputs: &[&str]) -> f64 {
    let output = Command::new(std::env::current_exe().unwrap()).args(outputs).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn measure(named: &[String]) -> f64 {
    let sources = source::load(&[Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()]).unwrap();
    let handbook = copied(check(&sources.value).value.expect("the model handbook has no errors").handbook);
    let first = |name: &String| OUTPUTS.iter().find(|output| *name == output.name).expect("a known output");
    let wanted: Vec<&'static Output> = named.iter().map(first).collect();
    let theme = Theme::embedded();
    let start = processor_time();
    let made = render(&handbook, &theme, &wanted);
    let took = processor_time() - start;
    assert!(made.findings.is_empty(), "{:?}", made.findings);
    let single = |path: &&String| path.ends_with(".pdf") && path.matches('/').count() == 2;
    assert_eq!(made.value.keys().filter(single).count(), handbook.forms.len() * named.len());
    took
}

/// The handbook with every form three times, each time with another head.
fn copied(mut handbook: Handbook) -> Handbook {
    handbook.packs.clear();
    let forms = std::mem::take(&mut handbook.forms);
    for copy in 1..=COPIES {
        for form in &forms {
            let mut form = form.clone();
            form.id = format!("{}-{copy}", form.id);
            form.title = format!("{}（その{copy}）", form.title);
            handbook.forms.push(form);
        }
    }
    handbook
}

/// Of all threads of this process, also of those that have ended, in seconds.
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    // The name in brackets may hold spaces; what follows does not.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = fields[11..13].iter().map(|field| field.parse::<f64>().unwrap()).sum();
    ticks / 100.0
}
