//! Whether words of a sample can only be made up.

use crate::finding::{Finding, code};
use crate::words::finding as words;
use crate::yaml::{Reader, Text};

/// Telephone numbers and postcodes hold nothing but zeros, and mail goes nowhere.
pub(super) fn check(reader: &Reader<'_>, text: &Text) {
    let is_sign = |c: char| c.is_numeric() || matches!(c, '-' | '－' | '‐' | '−' | '(' | ')' | '（' | '）');
    let numbers = text.split(|c: char| !is_sign(c)).any(|run| {
        let digits: Vec<u32> = run.chars().filter_map(digit).collect();
        // Shorter runs are dates, counts and reference numbers.
        digits.len() >= 10 && digits.iter().any(|digit| *digit != 0)
    });
    let postcode = text.split('〒').skip(1).any(|rest| rest.chars().take(8).filter_map(digit).any(|digit| digit != 0));
    let mail = text.split('@').skip(1).any(|rest| !rest.starts_with("example."));
    if numbers || postcode || mail {
        reader.find(Finding::new(&code::FORM_SAMPLE_REAL, text.span, words::form_sample_real()));
    }
}

/// The value of a digit of either width.
fn digit(c: char) -> Option<u32> {
    let narrow = if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0)? } else { c };
    narrow.to_digit(10)
}
