//! The table of every code that a finding can carry.

use super::Severity::{self, Error, Warning};

/// A kind of finding: its stable name and what `tebiki explain` says of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable ASCII name such as `form-duplicate-field`.
    pub slug: &'static str,
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// How it comes about.
    pub cause: &'static str,
    /// How to mend it.
    pub cure: &'static str,
}

macro_rules! codes {
    ($($name:ident = $slug:literal, $severity:ident, $title:literal, $cause:literal, $cure:literal;)*) => {
        pub(super) mod table {
            use super::*;
            $(
                #[doc = $title]
                pub static $name: Code =
                    Code { slug: $slug, severity: $severity, title: $title, cause: $cause, cure: $cure };
            )*
        }
        /// All codes in the order of the manual.
        pub static TABLE: &[&Code] = &[$(&table::$name),*];
    };
}

codes! {
    OUTPUT_CONFLICT = "output-conflict", Error, "出力の行き先が重なる",
        "二つの出力が同じ名前のファイルを作ろうとしています。",
        "id を変えて、出力先が重ならないようにしてください。";
    TYPESET_FAILED = "typeset-failed", Error, "組版ができない",
        "PDF を組む途中で誤りが起きました。テーマの typst ファイルを変えた場合は、その誤りです。",
        "注記の内容に従ってテーマを直してください。標準のテーマで起きた場合は、tebiki の誤りです。";
    TYPESET_REMARK = "typeset-remark", Warning, "組版で注意があった",
        "PDF はできましたが、テーマの書体が見付からないなど、組版で注意がありました。",
        "注記の内容に従ってテーマを直してください。";
    TYPESET_OVERFLOW = "form-overflow", Warning, "様式が決めたページ数に収まらない",
        "項目の高さの合計が、紙の高さを超えています。",
        "行数（lines）を減らすか、項目の幅を広げるか、page の fit を増やしてください。";
    THEME_TEMPLATE = "theme-template", Error, "テーマのひな形に誤りがある",
        "テーマの HTML のひな形を読めません。",
        "注記に示した行を直してください。";
}
