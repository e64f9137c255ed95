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
pub fn form_sample_nowhere(label: &str) -> String {
    format!("「{label}」には書く所がないので、吹き出しを付けられません。")
}

#[must_use]
pub fn form_sample_said_twice(id: &str) -> String {
    format!("「{id}」の吹き出しが2つあります。1つにまとめます。")
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

#[must_use]
pub fn form_grid_without_label() -> String {
    "小さな格子（rows）の枠に、見出し（label）がありません。".to_owned()
}

#[must_use]
pub fn form_key_needs(key: &str, needed: &str) -> String {
    format!("「{key}」は、「{needed}」と一緒でなければ意味がありません。")
}

#[must_use]
pub fn form_total_needs_numbers() -> String {
    "「total」は、表（repeat）の数の列だけに書けます。".to_owned()
}

#[must_use]
pub fn form_keys_exclude(key: &str, other: &str) -> String {
    format!("「{key}」と「{other}」は、一緒には書けません。")
}

#[must_use]
pub fn form_limit_wrong(text: &str) -> String {
    format!("「{text}」は、この項目の範囲（min・max）に書けません。")
}

#[must_use]
pub fn form_limit_without_year() -> String {
    "年のない日付（parts: md）には、範囲（min・max）を書けません。前後が決まらないためです。".to_owned()
}

#[must_use]
pub fn form_limits_turned() -> String {
    "最大（max）が最小（min）より前か小さい値です。".to_owned()
}

#[must_use]
pub fn form_default_wrong(text: &str) -> String {
    format!("「{text}」は、この項目の答えになりません。")
}

#[must_use]
pub fn form_number_order(number: u32, last: u32) -> String {
    format!("選択肢の番号 {number} が、前の番号 {last} より後になっていません。")
}

#[must_use]
pub fn form_fixed_rows(fixed: usize, rows: u32) -> String {
    format!("印刷しておく行（fixed_rows）が {fixed} 行あり、表の {rows} 行に入りません。")
}

#[must_use]
pub fn form_no_items() -> String {
    "表の行（items）が一つもありません。".to_owned()
}

#[must_use]
pub fn form_matrix_width(taken: u32) -> String {
    format!("行の見出しと右の欄の幅の合計が {taken} で、選択肢の欄が残りません。")
}

#[must_use]
pub fn form_seal_without_reason() -> String {
    "押印を求める理由（reason）が書かれていません。".to_owned()
}

#[must_use]
pub fn form_translation_missing(language: &str, count: usize) -> String {
    format!("一緒に印刷する言語「{language}」の文がない所が {count} か所あります。")
}

#[must_use]
pub fn font_size_invalid() -> String {
    "字の大きさは、7 から 14 までを 0.1 ポイント刻みで書きます。".to_owned()
}

pub const ALSO_HERE: &str = "ここにもありません";

#[must_use]
pub fn agency_field(name: &str) -> String {
    format!("「{name}」は、選択肢のある様式の項目ではありません。")
}
