//! Numbers typed by hand, which would stand beside the computed ones.
//!
//! They come with text pasted from a word processor: 「1 事業目的」, 「(1) …」,
//! 「ア …」, 「・…」 at the start of a heading, an item or a paragraph.

use crate::citation::{self, Names};

/// The typed mark at the start of `text`, with the space behind it.
pub(super) fn find(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['・']);
    if rest.len() < text.len() {
        return Some(&text[..text.len() - rest.len()]);
    }
    // 「(1)及び(2)は」 cites the items and does not count itself.
    let cited = citation::find(text, &Names::default()).into_iter().next().filter(|first| first.range.start == 0);
    if text.starts_with(['(', '（'])
        && cited.is_some_and(|cited| !text[cited.range.end..].starts_with([' ', '\u{3000}']))
    {
        return None;
    }
    let mark = in_brackets(text).or_else(|| article(text)).or_else(|| bare(text))?;
    let behind = &text[mark..];
    let space = behind.len() - behind.trim_start_matches([' ', '\u{3000}']).len();
    Some(&text[..mark + space])
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_katakana(c: char) -> bool {
    ('ア'..='ン').contains(&c)
}

/// (1), （１）, (ア): brackets are enough, no space need follow.
fn in_brackets(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['(', '（'])?;
    let body = inner.trim_start_matches(is_digit);
    let digits = body.len() < inner.len();
    let body = if digits { body } else { inner.strip_prefix(is_katakana)? };
    let rest = body.strip_prefix([')', '）'])?;
    Some(text.len() - rest.len())
}

/// 第1条, 第2章, followed by a space.
fn article(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('第')?;
    let body = inner.trim_start_matches(is_digit);
    let rest = body.strip_prefix(['条', '章', '節', '項', '編'])?;
    (body.len() < inner.len() && rest.starts_with([' ', '\u{3000}'])).then_some(text.len() - rest.len())
}

/// 「1 」, 「ア 」: a lone figure or katakana letter followed by a space.
fn bare(text: &str) -> Option<usize> {
    let after_digits = text.trim_start_matches(is_digit);
    let rest = if after_digits.len() < text.len() { after_digits } else { text.strip_prefix(is_katakana)? };
    let short = text.chars().take_while(|c| is_digit(*c)).count() <= 2;
    (short && rest.starts_with([' ', '\u{3000}'])).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn finds_pasted_marks_and_nothing_else() {
        for (text, mark) in [
            ("1 事業目的", Some("1 ")),
            ("１　事業目的", Some("１　")),
            ("(1) 対象者", Some("(1) ")),
            ("（１）対象者", Some("（１）")),
            ("ア 情報を集めること", Some("ア ")),
            ("(ア) 情報", Some("(ア) ")),
            ("・訪問日時", Some("・")),
            ("第5条 訪問支援者", Some("第5条 ")),
            ("第5条に定める", None),
            ("(1)アに掲げる者", None),
            ("(1)及び(2)は", None),
            ("(1)ア　情報", Some("(1)")),
            ("3か月ごと", None),
            ("2026 年度", None),
            ("アウトリーチ 支援", None),
            ("（以下「市」という。）", None),
            ("", None),
        ] {
            assert_eq!(find(text), mark, "{text}");
        }
    }
}
