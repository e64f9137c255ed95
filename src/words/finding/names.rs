//! Names that nothing bears, or two things bear, and dates.

use super::variable_unknown;
use crate::date::DateError;
use crate::finding::Code;

/// A name that nothing bears; what it should have named depends on the code.
#[must_use]
pub fn unknown_name(code: &'static Code, name: &str) -> String {
    use crate::finding::code;
    let what = match code {
        c if *c == code::VARIABLE_UNKNOWN => return variable_unknown(name),
        c if *c == code::NOTE_UNKNOWN => return super::note_unknown(name),
        c if *c == code::PAGE_UNKNOWN => "ページ",
        c if *c == code::SECTION_UNKNOWN => "条項",
        c if *c == code::ACTOR_UNKNOWN => "担当（actors）",
        c if *c == code::GLOSSARY_UNKNOWN => "用語の定め",
        c if *c == code::FORM_UNKNOWN => "様式",
        c if *c == code::FLOW_UNKNOWN_STEP => "手順",
        c if *c == code::FLOW_UNKNOWN_LANE => "列（lanes）",
        c if *c == code::FLOW_UNKNOWN_NOTE => "注",
        c if *c == code::FORM_UNKNOWN_CHOICES => "選択肢（choices）",
        c if *c == code::FORM_UNKNOWN_USE => "共通の項目（fields）",
        c if *c == code::FORM_UNKNOWN_INCLUDE => "共通のファイル",
        c if *c == code::FORM_UNKNOWN_VARIANT => "変種（variants）",
        c if *c == code::FORM_UNKNOWN_FIELD => "項目",
        c if *c == code::FORM_UNKNOWN_OPTION => "選択肢や分野",
        c if *c == code::ATTRIBUTE_UNKNOWN => "印",
        c if *c == code::FORM_SAMPLE => "項目",
        c if *c == code::FORM_SAMPLE_OPTION => "選択肢",
        c if *c == code::OUTPUT_UNKNOWN => "出力",
        c if *c == code::AGENCY_OPTION => "選択肢の値",
        c if *c == code::ACCESS_PAGE => "ページ",
        c if *c == code::THEME_UNKNOWN => "テーマ",
        _ => "もの",
    };
    format!("「{name}」という{what}はありません。")
}

#[must_use]
pub fn id_duplicate(id: &str) -> String {
    format!("id「{id}」が二度使われています。")
}

#[must_use]
pub fn id_invalid(id: &str) -> String {
    format!("「{id}」は id に使えません。")
}

#[must_use]
pub fn field_id_invalid(id: &str) -> String {
    format!("「{id}」は項目の id に使えません。")
}

#[must_use]
pub fn value_invalid(value: &str) -> String {
    format!("「{value}」は選択肢の値に使えません。")
}

#[must_use]
pub fn id_not_file_name(id: &str, stem: &str) -> String {
    format!("id「{id}」がファイル名「{stem}」と違います。")
}

#[must_use]
pub fn page_twice(name: &str) -> String {
    format!("「{name}」が二度並べられています。")
}

#[must_use]
pub fn page_unlisted(name: &str) -> String {
    format!("「{name}」は、handbook.yaml の parts のどれにも入っていません。")
}

#[must_use]
pub fn link_unknown(path: &str) -> String {
    format!("リンク先の「{path}」がありません。")
}

#[must_use]
pub fn link_leaves(address: &str) -> String {
    format!("リンク先の「{address}」は、手引きの外を指しています。")
}

#[must_use]
pub fn anchor_unknown(anchor: &str) -> String {
    format!("リンク先に「#{anchor}」という場所がありません。")
}

#[must_use]
pub fn figure_not_a_flow(address: &str) -> String {
    format!("「{address}」は流れ図ではありません。")
}

#[must_use]
pub fn date_invalid(text: &str, error: &DateError) -> String {
    match error {
        DateError::Form => format!("「{text}」は日付として読めません。"),
        DateError::NoSuchDay => format!("「{text}」という日はありません。"),
        DateError::OutsideEra { .. } => format!("「{text}」は、その元号の期間に入っていません。"),
        DateError::FirstYear { .. } => "元号の最初の年は「元年」と書きます。".to_owned(),
    }
}

#[must_use]
pub fn date_cure(error: &DateError) -> String {
    match error {
        DateError::OutsideEra { instead: Some(instead) } | DateError::FirstYear { instead } => {
            format!("「{instead}」と書いてください。")
        }
        _ => "「2026-04-01」又は「令和8年4月1日」のように書いてください。".to_owned(),
    }
}
