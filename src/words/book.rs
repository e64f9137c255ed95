//! Words of the printed book.

/// Heading of the table of contents.
pub const CONTENTS: &str = "目次";
/// Heading of the forms at the end.
pub const FORMS: &str = "別記様式";
/// Head of the list of forms.
pub const FORM_LIST: [&str; 4] = ["番号", "名前", "定めた項", "ページ"];
/// Head of the table of a flow's steps.
pub const STEP_TABLE: [&str; 3] = ["手順と担当", "内容と書類", "次"];
/// Behind the number of a page.
pub const PAGE: &str = "ページ";
/// Who takes a step.
#[must_use]
pub fn actor(label: &str) -> String {
    format!("担当：{label}")
}
