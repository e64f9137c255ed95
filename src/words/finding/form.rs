//! Forms.

#[must_use]
pub fn form_duplicate_field(id: &str) -> String {
    format!("項目の id「{id}」が二度使われています。")
}

#[must_use]
pub fn form_duplicate_option(value: &str) -> String {
    format!("選択肢の値「{value}」が二度使われています。")
}

#[must_use]
pub fn form_unknown_parent(parent: &str) -> String {
    format!("前提とする選択肢「{parent}」が、この選択肢より前にありません。")
}

#[must_use]
pub fn choices_without_values() -> String {
    "選択肢に値がないため、表示の字がそのままデータの名前になります。".to_owned()
}

#[must_use]
pub fn form_field_without_label(id: &str) -> String {
    format!("項目「{id}」に名前（label）がありません。")
}

#[must_use]
pub fn form_row_width(sum: u32) -> String {
    format!("この行の幅（width）の合計が {sum} です。12 にします。")
}

#[must_use]
pub fn form_sample_unfit(label: &str) -> String {
    format!("この値は「{label}」の答えになりません。")
}

#[must_use]
pub fn form_sample_rows(label: &str, rows: u32) -> String {
    format!("「{label}」の行は、紙に{rows}行しかありません。")
}

#[must_use]
pub fn form_sample_real() -> String {
    "記入例の連絡先が、実在するものかもしれません。".to_owned()
}

#[must_use]
pub fn form_empty() -> String {
    "この節に項目がありません。".to_owned()
}
