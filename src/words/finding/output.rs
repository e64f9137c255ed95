//! Typesetting and files.

#[must_use]
pub fn output_conflict(path: &str) -> String {
    format!("「{path}」を二つの出力が作ろうとしました。")
}

/// A document could not be typeset.
#[must_use]
pub fn typeset_failed(document: &str) -> String {
    format!("「{document}」を組版できませんでした。")
}

#[must_use]
pub fn theme_file_unused() -> String {
    "このひな形は、標準のテーマにない名前なので使われません。".to_owned()
}

/// typst remarked something on a document.
#[must_use]
pub fn typeset_remark(document: &str) -> String {
    format!("「{document}」の組版で注意がありました。")
}

/// A flow fits an upright page neither way.
#[must_use]
pub fn figure_overflow(title: &str) -> String {
    format!("流れ図「{title}」が紙に収まりません。")
}

/// A form is higher than its pages.
#[must_use]
pub fn form_overflow(number: &str, title: &str, pages: u32, millimetres: f64) -> String {
    format!("{number}「{title}」が{pages}ページに収まりません（{millimetres:.1}mm超過）。")
}
