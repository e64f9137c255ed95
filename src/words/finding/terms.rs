//! Defined words and citations.

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

#[must_use]
pub fn citation_unknown(cited: &str) -> String {
    format!("「{cited}」に当たる条項がありません。")
}

#[must_use]
pub fn citation_number_cure(cited: &str, path: &str) -> String {
    format!("見出しが指すのは「{path}」です。「{cited}」を「{path}」に改めてください。")
}

#[must_use]
pub fn citation_title(cited: &str, said: &str) -> String {
    format!("「{cited}」の見出しは「{said}」ではありません。")
}

#[must_use]
pub fn citation_title_cure(said: &str, title: &str) -> String {
    format!("「{said}」を「{title}」に改めてください。")
}

#[must_use]
pub fn form_cited_missing(cited: &str) -> String {
    format!("「{cited}」という様式がありません。")
}

#[must_use]
pub fn form_uncited(number: &str, title: &str) -> String {
    format!("{number}「{title}」を、どの規程も引用していません。")
}

#[must_use]
pub fn ignore_unused(code: &str) -> String {
    format!("「{code}」の指摘は、この場所にありません。")
}
