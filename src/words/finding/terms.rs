//! Defined words.

pub const DEFINED_HERE: &str = "ここで定めています";

#[must_use]
pub fn bracket_unmatched(sign: &str) -> String {
    format!("括弧「{sign}」の相手がありません。")
}

#[must_use]
pub fn term_twice(term: &str) -> String {
    format!("用語「{term}」を二度定めています。")
}

#[must_use]
pub fn term_before(term: &str) -> String {
    format!("用語「{term}」を、定める前に使っています。")
}

#[must_use]
pub fn term_never(term: &str) -> String {
    format!("用語「{term}」を定めていますが、使っていません。")
}

#[must_use]
pub fn term_long(long: &str, short: &str) -> String {
    format!("「{long}」は、「{short}」と略すことにしています。")
}

#[must_use]
pub fn use_short(long: &str, short: &str) -> String {
    format!("「{long}」を「{short}」に改めてください。")
}
