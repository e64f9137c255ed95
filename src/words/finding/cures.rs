//! How to mend a finding, where the case tells more than the table.

#[must_use]
pub fn did_you_mean(near: &str) -> String {
    format!("「{near}」の書き間違いではありませんか。")
}

#[must_use]
pub fn choose_from(names: &[&str], near: Option<&str>) -> String {
    let all = names.iter().map(|name| format!("「{name}」")).collect::<Vec<_>>().join("");
    match near {
        Some(near) => format!("「{near}」の書き間違いではありませんか。書けるのは{all}です。"),
        None => format!("{all}のどれかを書いてください。"),
    }
}

#[must_use]
pub fn known_keys(names: &[&str]) -> String {
    if names.is_empty() {
        return "この行を消してください。".to_owned();
    }
    let mut names: Vec<&str> = names.to_vec();
    names.sort_unstable();
    names.dedup();
    format!("ここに書けるキーは {} です。", names.join("、"))
}

#[must_use]
pub fn delete_mark(mark: &str) -> String {
    format!("「{}」を消してください。番号は自動で付きます。", mark.trim_end())
}

#[must_use]
pub fn write_id(stem: &str) -> String {
    format!("「id: {stem}」と書くか、ファイル名を id に合わせてください。")
}
