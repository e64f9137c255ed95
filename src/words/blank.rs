//! What is spoken of one blank of a form.

use crate::handbook::Era;
use crate::handbook::blanks::Part;

use super::PRINT;

/// The labels that lead to a blank, outermost first: 「実施内容、1行目、実施者」.
#[must_use]
pub fn path(labels: &[&str]) -> String {
    labels.join(PRINT.comma)
}

/// A row of a table, from 1.
#[must_use]
pub fn row(number: u32) -> String {
    format!("{number}行目")
}

/// A part of a date or time: 「年（西暦）」.
#[must_use]
pub fn part(part: Part, era: Era) -> String {
    let word = match part {
        Part::Year => PRINT.year,
        Part::Month => PRINT.month,
        Part::Day => PRINT.day,
        Part::Hour => PRINT.hour,
        Part::Minute => PRINT.minute,
    };
    match (part, era) {
        (Part::Year, Era::Western) => format!("{word}（{}）", PRINT.western),
        (Part::Year, Era::Wareki) => format!("{word}（{}）", PRINT.era),
        _ => word.to_owned(),
    }
}

/// A box without words of its own has a blank behind it.
#[must_use]
pub fn choice(label: &str) -> &str {
    if label.is_empty() { "ほか" } else { label }
}

/// The blank in brackets behind a choice.
#[must_use]
pub fn write_in(choice: &str) -> String {
    if choice.is_empty() { "ほかの内容".to_owned() } else { format!("「{choice}」の内容") }
}

/// When such a blank is written into.
#[must_use]
pub fn when_chosen(choice: &str) -> Option<String> {
    (!choice.is_empty()).then(|| format!("「{choice}」を選んだ場合だけ書く"))
}

/// Says several sentences after the label.
#[must_use]
pub fn spoken(label: &str, sentences: &[String]) -> String {
    std::iter::once(label).chain(sentences.iter().map(String::as_str)).collect::<Vec<_>>().join("。")
}
