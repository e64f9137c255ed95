//! Words that numbering and ordering put into the handbook itself.

use crate::finding::Severity;
use crate::handbook::Consent;

/// Titles of the parts where `handbook.yaml` names none.
pub const PART_GUIDELINES: &str = "規程";
pub const PART_FLOWS: &str = "支援の流れ";
pub const PART_FORMS: &str = "様式";
pub const PART_COURSES: &str = "研修";

/// What stands in the place of a heading or item that was taken out.
pub const DELETED: &str = "削除";
/// The two choices of a statement that is right or wrong.
pub const TRUE_OR_FALSE: [&str; 2] = ["正しい", "誤り"];
/// The counting word of items in citations: 第1号.
pub const ITEM: &str = "号";

/// A 項 in citations: 「第2項」.
#[must_use]
pub fn provision(n: &str) -> String {
    format!("第{n}項")
}

/// 「図1」.
#[must_use]
pub fn figure_mark(n: usize) -> String {
    format!("図{n}")
}

/// 「※1」, or 「※」 for a note on the whole.
#[must_use]
pub fn note_mark(n: Option<usize>) -> String {
    n.map_or_else(|| "※".to_owned(), |n| format!("※{n}"))
}

/// Names of blocks of a form that their author did not name.
pub const LETTER: &str = "前文";
pub const CONSENT: &str = "同意";
pub const SIGNATURE: &str = "署名";
pub const APPROVAL: &str = "決裁";
pub const RECEIPT_STAMP: &str = "受付印";
pub const SEAL: &str = "押印";
pub const OFFICE_USE: &str = super::PRINT.office_use;

/// The unit that is chosen beside a number.
#[must_use]
pub fn unit_of(label: &str) -> String {
    format!("{label}の単位")
}

/// Number and words of a caption: 「表1　受けた日」.
#[must_use]
pub fn caption(mark: &str, words: &str) -> String {
    format!("{mark}　{words}")
}

/// On which side of the person's consent a step of a flow stands, as the box says it.
#[must_use]
pub fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::Before => "同意前",
        Consent::After => "同意後",
        Consent::None => "同意不要",
    }
}

/// Stands for the title of a text that the reader of a link to it may not see.
pub const NOT_FOR_READER: &str = "公開しない部分";

/// The heading of a table behind a rule; counted where there are several.
pub const APPDX_TABLE: &str = "別表";

/// 「別表第2」.
#[must_use]
pub fn appdx_table(n: usize) -> String {
    format!("{APPDX_TABLE}第{n}")
}

/// What says that a 別表 belongs to some articles.
pub const RELATED: &str = "関係";

/// 「（第3条、第5条関係）」.
#[must_use]
pub fn related(clauses: &[&str]) -> String {
    format!("（{}{RELATED}）", clauses.join("、"))
}

/// Heads of the table of findings in the manual.
pub const FINDING_HEADS: [&str; 3] = ["名前", "起こるわけ", "直し方"];

/// How heavy a finding is.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => super::help::ERROR,
        Severity::Warning => super::help::WARNING,
    }
}
