//! Keys and values.

use std::ops::RangeInclusive;

#[must_use]
pub fn yaml_syntax() -> String {
    "YAML として読めません。".to_owned()
}

#[must_use]
pub fn yaml_duplicate_key(key: &str) -> String {
    format!("キー「{key}」が二度書かれています。")
}

#[must_use]
pub fn yaml_unknown_key(key: &str) -> String {
    format!("知らないキー「{key}」です。")
}

#[must_use]
pub fn yaml_missing_key(key: &str) -> String {
    format!("「{key}」が書かれていません。")
}

#[must_use]
pub fn yaml_wrong_type(wanted: &str) -> String {
    format!("ここには{wanted}を書きます。")
}

#[must_use]
pub fn not_a_number(limits: &RangeInclusive<u32>) -> String {
    format!("ここには {} から {} までの整数を書きます。", limits.start(), limits.end())
}

#[must_use]
pub fn not_one_of(text: &str) -> String {
    format!("「{text}」は、ここには書けません。")
}
