//! Words of the printed book.

/// Heading of the table of contents.
pub const CONTENTS: &str = "目次";
/// Heading of the forms at the end.
pub const FORMS: &str = "別記様式";
/// Head of the list of forms.
pub const FORM_LIST: [&str; 4] = ["番号", "名前", "定めた項", "ページ"];
/// Heading and head of the glossary.
pub const GLOSSARY: &str = "用語集";
pub const GLOSSARY_TABLE: [&str; 4] = ["用語", "意味", "定めた項", "ページ"];
/// Heading of the index.
pub const INDEX: &str = "索引";
/// Above words of the index whose reading is not known.
pub const INDEX_OTHERS: &str = "読みを登録していない語";
/// Between pages of the index.
pub const PAGE_COMMA: &str = "、";
/// Head of the table of a flow's steps.
pub const STEP_TABLE: [&str; 3] = ["手順と担当", "内容と書類", "次"];
/// Around the number of a page behind a cross reference: 「（→5ページ）」.
pub const SEE_PAGE: &str = "（→";
pub const PAGE: &str = "ページ";

/// Who takes a step.
#[must_use]
pub fn actor(label: &str) -> String {
    format!("担当：{label}")
}

/// The articles of a chapter: 「（第1条―第4条）」.
#[must_use]
pub fn articles(first: &str, last: Option<&str>) -> String {
    last.map_or_else(|| format!("（{first}）"), |last| format!("（{first}―{last}）"))
}

/// A row of the index: 「か行」.
#[must_use]
pub fn row(first: char) -> String {
    format!("{first}行")
}

/// What the file says of itself: 「第1版（令和8年4月1日）」.
#[must_use]
pub fn description(edition: &str, date: &str) -> String {
    format!("{edition}（{date}）")
}

/// Readings of the words that numbers of forms begin with, longest first.
pub const FORM_READINGS: [(&str, &str); 5] = [
    ("別記様式", "べっきようしき"),
    ("様式", "ようしき"),
    ("別記", "べっき"),
    ("別紙", "べっし"),
    ("別表", "べっぴょう"),
];
