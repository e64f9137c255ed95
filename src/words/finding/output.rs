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

/// The fields of a fillable form are not its blanks.
#[must_use]
pub fn blanks_differ(number: &str, title: &str) -> String {
    format!("{number}「{title}」の入力用PDFを作れませんでした。")
}

/// A blank of the form was not drawn.
#[must_use]
pub fn blank_missing(name: &str) -> String {
    format!("記入欄「{name}」が紙面にありません。")
}

/// Something was drawn as a blank that the form does not have.
#[must_use]
pub fn blank_unknown(name: &str) -> String {
    format!("紙面の「{name}」は、様式の記入欄ではありません。")
}

/// A blank was drawn more than once.
#[must_use]
pub fn blank_twice(name: &str) -> String {
    format!("記入欄「{name}」が紙面に二つ以上あります。")
}

/// A blank has no place of its own in the reading order.
#[must_use]
pub fn blank_untagged(name: &str) -> String {
    format!("記入欄「{name}」に、読み上げの順序での位置がありません。")
}

/// A form is higher than its pages.
#[must_use]
pub fn form_overflow(number: &str, title: &str, pages: u32, millimetres: f64) -> String {
    format!("{number}「{title}」が{pages}ページに収まりません（{millimetres:.1}mm超過）。")
}

/// A box to tick is small; sizes in pt.
#[must_use]
pub fn form_box_small(number: &str, title: &str, size: f64, least: f64) -> String {
    format!("{number}「{title}」のチェック欄（□）に、{size:.1}ptのものがあります（{least:.0}pt未満）。")
}

/// A row is low; heights in mm.
#[must_use]
pub fn form_row_low(number: &str, title: &str, height: f64, least: f64) -> String {
    format!("{number}「{title}」に、高さが{height:.1}mmの行があります（{least:.0}mm未満）。")
}

/// A condition that is too long for Excel.
#[must_use]
pub fn excel_rule(form: &str, label: &str) -> String {
    format!("様式「{form}」の項目「{label}」の式は、Excelに入る長さを超えます。")
}
