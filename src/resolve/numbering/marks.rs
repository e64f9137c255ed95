//! Printed faces of counts.
//!
//! The marks of lists are those of horizontal municipal rules:
//! 1 → (1) → ア → (ア) → a → (a).

use crate::citation::Unit;
use crate::handbook::Ordinal;

const KATAKANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// The mark of a count at a depth; `None` below the last level or letter.
pub(super) fn mark(depth: usize, ordinal: &Ordinal) -> Option<String> {
    let (first, branches) = ordinal.0.split_first()?;
    let letter = |letters: &str| letters.chars().nth((*first as usize).checked_sub(1)?).map(String::from);
    let base = match depth {
        0 => first.to_string(),
        1 => format!("({first})"),
        2 => letter(KATAKANA)?,
        3 => format!("({})", letter(KATAKANA)?),
        4 => letter(LATIN)?,
        5 => format!("({})", letter(LATIN)?),
        _ => return None,
    };
    Some(with_branches(base, branches))
}

/// What citations call a mark at a depth.
pub(super) fn rank(depth: usize) -> Option<Unit> {
    let ranks = [Unit::Heading, Unit::Item, Unit::Letter, Unit::InnerLetter, Unit::Latin, Unit::InnerLatin];
    ranks.get(depth).copied()
}

/// ① to ⑳, which every face has; branches follow as elsewhere.
pub(super) fn circled(ordinal: &Ordinal) -> Option<String> {
    let (first, branches) = ordinal.0.split_first()?;
    let sign = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".chars().nth((*first as usize).checked_sub(1)?)?;
    Some(with_branches(sign.to_string(), branches))
}

/// 「第5条の2」 for the word 条.
pub(super) fn unit(ordinal: &Ordinal, word: &str) -> String {
    let Some((first, branches)) = ordinal.0.split_first() else { return String::new() };
    with_branches(format!("第{first}{word}"), branches)
}

/// 「5の2」.
pub(super) fn plain(ordinal: &Ordinal) -> String {
    joined(ordinal, "の")
}

/// The figures with something between them.
pub(super) fn joined(Ordinal(figures): &Ordinal, separator: &str) -> String {
    figures.iter().map(u32::to_string).collect::<Vec<_>>().join(separator)
}

fn with_branches(base: String, branches: &[u32]) -> String {
    branches.iter().fold(base, |mark, branch| format!("{mark}の{branch}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(depth: usize, ordinal: &[u32], expected: Option<&str>) {
        assert_eq!(mark(depth, &Ordinal(ordinal.to_vec())).as_deref(), expected);
    }

    #[test]
    fn marks_of_all_levels() {
        check(0, &[5], Some("5"));
        check(0, &[5, 2], Some("5の2"));
        check(1, &[1, 2], Some("(1)の2"));
        check(2, &[1], Some("ア"));
        check(2, &[46], Some("ン"));
        check(2, &[47], None);
        check(3, &[2], Some("(イ)"));
        check(4, &[3], Some("c"));
        check(5, &[1], Some("(a)"));
        check(6, &[1], None);
    }

    #[test]
    fn units_carry_their_word_before_their_branches() {
        for (figures, word, expected) in [
            (&[5][..], "条", "第5条"),
            (&[5, 2], "条", "第5条の2"),
            (&[5, 2, 3], "条", "第5条の2の3"),
            (&[2, 2], "章", "第2章の2"),
            (&[1, 2], "号", "第1号の2"),
        ] {
            assert_eq!(unit(&Ordinal(figures.to_vec()), word), expected);
        }
    }
}
