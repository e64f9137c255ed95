//! What is spoken of one blank of a form.

use crate::handbook::blanks::Part;
use crate::handbook::{Era, Gengo};

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
        Part::Area => "市外局番",
        Part::Exchange => "市内局番",
        Part::Line => "加入者番号",
        Part::Front => "上3桁",
        Part::Back => "下4桁",
    };
    match (part, era) {
        (Part::Year, Era::Western) => format!("{word}（{}）", PRINT.western),
        (Part::Year, Era::Wareki) => format!("{word}（{}）", PRINT.era),
        _ => word.to_owned(),
    }
}

/// An era in full.
#[must_use]
pub fn gengo(gengo: Gengo) -> &'static str {
    match gengo {
        Gengo::Meiji => "明治",
        Gengo::Taisho => "大正",
        Gengo::Showa => "昭和",
        Gengo::Heisei => "平成",
        Gengo::Reiwa => "令和",
    }
}

/// The first letter of an era.
#[must_use]
pub fn gengo_kanji(gengo: Gengo) -> &'static str {
    match gengo {
        Gengo::Meiji => "明",
        Gengo::Taisho => "大",
        Gengo::Showa => "昭",
        Gengo::Heisei => "平",
        Gengo::Reiwa => "令",
    }
}

/// The Latin letter of an era.
#[must_use]
pub fn gengo_letter(gengo: Gengo) -> &'static str {
    match gengo {
        Gengo::Meiji => "M",
        Gengo::Taisho => "T",
        Gengo::Showa => "S",
        Gengo::Heisei => "H",
        Gengo::Reiwa => "R",
    }
}

/// Half of the day.
#[must_use]
pub fn half(afternoon: bool) -> &'static str {
    if afternoon { "午後" } else { "午前" }
}

/// The row of sums below a table.
pub const TOTAL: &str = "合計";

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
