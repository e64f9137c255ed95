//! Words of packs of forms.

/// Title of the file with all forms.
pub const ALL: &str = "様式の全部";

/// Title of a pack's file.
#[must_use]
pub fn title(municipality: &str, pack: &str) -> String {
    format!("{municipality}　{pack}")
}

/// What a pack holds: 「様式第1号2部、様式第2号1部」.
#[must_use]
pub fn holds(forms: &[(&str, u32)]) -> String {
    let each: Vec<String> = forms.iter().map(|(number, copies)| format!("{number}（{copies}部）")).collect();
    each.join("、")
}

/// The picture of a form, for those who do not see it.
#[must_use]
pub fn picture_alt(number: &str, pages: u32) -> String {
    let first = if pages > 1 { "の1ページ目" } else { "" };
    format!("{number}{first}の紙面。内容は、下の「記入欄」の表に文字で書いてあります。")
}
