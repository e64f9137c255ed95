//! Words of printed documents.

use serde::Serialize;

use crate::date::Date;

/// Words that are printed, in typst templates or on the way to them.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct PrintWords {
    /// Between parts of a line.
    pub space: &'static str,
    pub comma: &'static str,
    /// Around the write-in blank of a choice.
    pub open: &'static str,
    pub close: &'static str,
    /// Before a note under a title.
    pub note: &'static str,
    /// The box to tick.
    pub tick: &'static str,
    /// Between page and pages.
    pub of_pages: &'static str,
    /// Before a date that is written by the Western calendar.
    pub western: &'static str,
    /// Before a date of the present era.
    pub era: &'static str,
    pub year: &'static str,
    pub month: &'static str,
    pub day: &'static str,
    pub hour: &'static str,
    pub minute: &'static str,
    /// What a write-in blank without words of its own is called.
    pub other: &'static str,
    /// Sign of a remark.
    pub remark: &'static str,
    /// On every page of a draft.
    pub draft: &'static str,
    /// Heading of 附則, set wide.
    pub suppl_provision: &'static str,
}

/// The words in Japanese.
pub const PRINT: PrintWords = PrintWords {
    space: "　",
    comma: "、",
    open: "（",
    close: "）",
    note: "注：",
    tick: "□",
    of_pages: "／",
    western: "西暦",
    era: "令和",
    year: "年",
    month: "月",
    day: "日",
    hour: "時",
    minute: "分",
    other: "その他",
    remark: "※",
    draft: "案",
    suppl_provision: "附　則",
};

impl PrintWords {
    /// The clause that orders a form: 「（要領4(4)ア関係）」.
    #[must_use]
    pub fn ground(&self, clauses: &str) -> String {
        format!("（{clauses}関係）")
    }

    /// The day from which a form is used: 「令和8年4月1日版」.
    #[must_use]
    pub fn version(&self, date: Date) -> String {
        format!("{}版", date.wareki())
    }
}
