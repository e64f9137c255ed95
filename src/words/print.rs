//! Words of printed documents.

use serde::Serialize;

use crate::date::Date;
use crate::handbook::body::AdmonitionKind;

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
    /// Before the place that a figure is taken from.
    pub source: &'static str,
    /// The box to tick.
    pub tick: &'static str,
    /// The sign in a ticked box.
    pub check: &'static str,
    /// On every page of a filled-in example.
    pub sample: &'static str,
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
    /// Sign of a remark.
    pub remark: &'static str,
    /// On every page of a draft.
    pub draft: &'static str,
    /// Heading of 附則 as it is typed, and as it is printed.
    pub suppl_provision: &'static str,
    pub suppl_provision_wide: &'static str,
    /// Ends a sentence.
    pub full_stop: char,
    pub important: &'static str,
    pub caution: &'static str,
    pub supplement: &'static str,
    pub basis: &'static str,
    pub example: &'static str,
    pub updated: &'static str,
    /// Heading of the list of forms after 附則.
    pub appended_forms: &'static str,
    /// Around the area code of a telephone number.
    pub before_area: &'static str,
    pub after_area: &'static str,
    /// Between the parts of a number.
    pub dash: &'static str,
    pub postcode: &'static str,
    /// Between words of which one is ringed.
    pub or: &'static str,
    /// Where a seal is put.
    pub seal: &'static str,
    /// A part that staff fill in, not those who hand in the form.
    pub office_use: &'static str,
    /// Below a form of which parts are reported to the State.
    pub state_report: &'static str,
    /// From Monday, as they stand in brackets behind a date.
    pub weekdays: [&'static str; 7],
    /// Ends the title of a form that is filled in on a screen.
    pub fillable: &'static str,
    pub trainer: &'static str,
    pub exercise: &'static str,
    pub answer: &'static str,
}

/// The words in Japanese.
pub const PRINT: PrintWords = PrintWords {
    space: "　",
    comma: "、",
    open: "（",
    close: "）",
    note: "注：",
    source: "出典：",
    tick: "□",
    check: "✓",
    sample: "記入例",
    of_pages: "／",
    western: "西暦",
    era: "令和",
    year: "年",
    month: "月",
    day: "日",
    hour: "時",
    minute: "分",
    remark: "※",
    draft: "案",
    suppl_provision: "附則",
    suppl_provision_wide: "附　則",
    full_stop: '。',
    important: "重要",
    caution: "注意",
    supplement: "補足",
    basis: "根拠",
    example: "例",
    updated: "最終更新",
    appended_forms: "別記様式",
    before_area: "（",
    after_area: "）",
    dash: "－",
    postcode: "〒",
    or: "・",
    seal: "印",
    office_use: "職員記入欄",
    weekdays: ["月", "火", "水", "木", "金", "土", "日"],
    state_report: "太枠の項目は、国への報告に用いる項目です。",
    fillable: "（入力用）",
    trainer: "講師",
    exercise: "演習",
    answer: "答え",
};

impl PrintWords {
    /// The clause that orders a form: 「（要領4(4)ア関係）」.
    #[must_use]
    pub fn ground(&self, clauses: &str) -> String {
        format!("（{clauses}関係）")
    }

    /// Banner of a text that another took the place of.
    #[must_use]
    pub fn superseded(&self, title: &str) -> String {
        format!("この文書は、「{title}」に替わりました。")
    }

    /// 「（案）」.
    #[must_use]
    pub fn draft_mark(&self) -> String {
        format!("{}{}{}", self.open, self.draft, self.close)
    }

    /// The word of an admonition, and whether it is printed with a heavy frame.
    #[must_use]
    pub fn admonition(&self, kind: AdmonitionKind) -> (&'static str, bool) {
        match kind {
            AdmonitionKind::Important => (self.important, true),
            AdmonitionKind::Caution => (self.caution, true),
            AdmonitionKind::Note => (self.supplement, false),
            AdmonitionKind::Basis => (self.basis, false),
            AdmonitionKind::Example => (self.example, false),
            AdmonitionKind::Trainer => (self.trainer, false),
            AdmonitionKind::Exercise => (self.exercise, true),
            AdmonitionKind::Answer => (self.answer, false),
        }
    }

    /// Words in brackets behind others.
    #[must_use]
    pub fn bracketed(&self, words: &str) -> String {
        format!("{}{words}{}", self.open, self.close)
    }

    /// Who fills in a part of a form: 「（記入：中核機関）」, 「（職員記入欄：中核機関）」.
    #[must_use]
    pub fn filled_by(&self, actors: &[&str], office_use: bool) -> String {
        let what = if office_use { self.office_use } else { "記入" };
        let who = if actors.is_empty() { String::new() } else { format!("：{}", actors.join(self.comma)) };
        self.bracketed(&format!("{what}{who}"))
    }

    /// An enclosed paper: 「（別紙：個人情報の取扱い）」.
    #[must_use]
    pub fn attachment(&self, name: &str) -> String {
        self.bracketed(&format!("別紙：{name}"))
    }

    /// When a choice may be taken: 「（年齢が20以上の場合に限る）」.
    #[must_use]
    pub fn only_when(&self, condition: &str) -> String {
        self.bracketed(&format!("{condition}に限る"))
    }

    /// What a sign means: 「希望するものに○」; a box says it with its own words, 「希望（1つまで）」.
    #[must_use]
    pub fn sign_legend(&self, label: &str, sign: &str, max: Option<u32>) -> String {
        let most = max.map(|max| self.bracketed(&format!("{max}つまで"))).unwrap_or_default();
        if sign.is_empty() {
            return format!("{label}{most}");
        }
        format!("{label}に{sign}{most}")
    }

    /// Which of several boxes at a choice is which: 「□は、左から「つなぎ先」、「相談歴」」.
    #[must_use]
    pub fn boxes_legend(&self, labels: &[&str]) -> String {
        let labels: Vec<String> = labels.iter().map(|label| format!("「{label}」")).collect();
        format!("{}は、左から{}", self.tick, labels.join(self.comma))
    }

    /// The purpose of use of personal data (利用目的の明示).
    #[must_use]
    pub fn privacy(&self, purpose: &str, office: &str, shared_with: &[String]) -> String {
        let purpose = purpose.trim_end_matches(self.full_stop);
        // A purpose may be written as 「…のため」 or as a noun.
        let end = if purpose.ends_with("ため") { "に" } else { "のために" };
        let who = if office.is_empty() { String::new() } else { format!("{office}が") };
        let shared = match shared_with {
            [] => String::new(),
            others => format!("この目的の範囲で、{}に提供することがあります。", others.join(self.comma)),
        };
        format!("記入された個人情報は、{who}{purpose}{end}利用します。{shared}")
    }

    /// The word before a block: 「【方向性】」.
    #[must_use]
    pub fn labelled(&self, label: &str) -> String {
        format!("【{label}】")
    }

    /// Title of an example's file.
    #[must_use]
    pub fn sample_of(&self, title: &str) -> String {
        format!("{title}（{}）", self.sample)
    }

    /// Where an answer comes from that is worked out.
    #[must_use]
    pub fn calculated(&self, words: &str) -> String {
        format!("計算の方法：{words}")
    }

    /// The day from which a form is used: 「令和8年4月1日版」.
    #[must_use]
    pub fn version(&self, date: Date) -> String {
        format!("{}版", date.wareki())
    }
}
