//! Words about released names and what became of them.

use crate::released::Kind;

/// Head of `content/released.yaml`.
pub const HEAD: [&str; 3] = [
    "公開した版のページ、項目などの id の記録（tebiki release が書き出す）",
    "ここにある id を変えたり消したりするときは、content/handbook.yaml の moved に移し先を書く。",
    "手で書き換えるのは、まだ公開していない id を取り消すときだけにする。",
];

/// Beside the file that a lost name was in.
pub const WAS_HERE: &str = "このファイルにありました";

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "ページ",
        Kind::Section => "節や号",
        Kind::Field => "様式の項目",
        Kind::Option => "様式の選択肢",
    }
}

#[must_use]
pub fn lost(edition: &str, kind: Kind, name: &str) -> String {
    format!("「{edition}」で公開した{}「{name}」がなくなっています。", what(kind))
}

/// The exact row to write; the place is left open where nothing is near.
#[must_use]
pub fn write_row(kind: Kind, from: &str, to: Option<&str>) -> String {
    let row = |to: &str| format!("- {{ kind: {}, from: {from}, to: {to} }}", kind.word());
    match to {
        Some(to) => format!(
            "id を元に戻すか、content/handbook.yaml の moved に「{}」と書いてください（移し先が違うときは to を直します）。",
            row(to)
        ),
        None => format!(
            "id を元に戻すか、content/handbook.yaml の moved に「{}」と書き、「移し先」を今ある id に替えてください。",
            row("移し先")
        ),
    }
}

#[must_use]
pub fn to_nothing(to: &str) -> String {
    format!("移し先の「{to}」がありません。")
}

#[must_use]
pub fn unused(from: &str, living: bool) -> String {
    if living {
        format!("「{from}」は今もあるので、この行は使われません。")
    } else {
        format!("「{from}」は公開した版の記録にないので、この行は使われません。")
    }
}

/// Said when an edition was recorded.
#[must_use]
pub fn recorded(edition: &str, counts: &[(Kind, usize)]) -> String {
    let counts: Vec<String> = counts.iter().map(|(kind, n)| format!("{} {n}", what(*kind))).collect();
    format!("「{edition}」の id を content/released.yaml に記録しました（{}）。", counts.join("、"))
}

#[must_use]
pub fn not_recorded() -> &'static str {
    "誤りがあるので、記録していません。"
}
