//! Words of what stands on pages: clauses, flows, fields of forms.

/// The kinds of a tie in the margin.
pub const TIE_FORM: &str = "様式";
/// A step of a flow in the margin.
pub const TIE_STEP: &str = "手順";

/// The words that give an admonition its weight.
pub const IMPORTANT: &str = "重要";
/// See [`IMPORTANT`].
pub const CAUTION: &str = "注意";
/// See [`IMPORTANT`].
pub const NOTE: &str = "補足";
/// See [`IMPORTANT`].
pub const BASIS: &str = "根拠";
/// See [`IMPORTANT`].
pub const EXAMPLE: &str = "例";
/// See [`IMPORTANT`].
pub const TRAINER: &str = "講師";
/// See [`IMPORTANT`].
pub const EXERCISE: &str = "演習";
/// See [`IMPORTANT`].
pub const ANSWER: &str = "答え";
/// Sign of a remark that is not counted.
pub const REMARK: &str = "※";

/// Name of a table's scrolling region, from the heading above it.
#[must_use]
pub fn table_region(heading: &str, nth: usize) -> String {
    let nth = if nth > 1 { nth.to_string() } else { String::new() };
    format!("「{heading}」の表{nth}（横に動かせます）")
}

/// Name of a region on a page where several texts stand.
#[must_use]
pub fn within_text(text: &str, region: &str) -> String {
    format!("{text}　{region}")
}

/// Name of a figure's scrolling region.
#[must_use]
pub fn figure_region(caption: &str) -> String {
    format!("{caption}（横に動かせます）")
}

/// Caption of a figure: 「図1　支援の流れ」.
#[must_use]
pub fn figure_caption(mark: &str, title: &str) -> String {
    format!("{mark}　{title}")
}

/// What a figure says to those who do not see it.
#[must_use]
pub fn figure_alt(title: &str, description: &str) -> String {
    format!("流れ図「{title}」。{description}")
}

/// Way to the figure's text: 「図1を文章で読む」.
#[must_use]
pub fn figure_as_text(mark: &str) -> String {
    format!("{mark}を文章で読む")
}

/// Way from a figure in a text to its own page.
#[must_use]
pub fn figure_page(mark: &str) -> String {
    format!("{mark}だけのページ")
}

/// 「要領 4(4)ア」; the name of the text may be missing.
#[must_use]
pub fn clause(document: &str, path: &str) -> String {
    if document.is_empty() { path.to_owned() } else { format!("{document} {path}") }
}

/// 「第3条第2項「研修」」; most clauses have no heading.
#[must_use]
pub fn clause_and_title(path: &str, title: &str) -> String {
    if title.is_empty() { path.to_owned() } else { format!("{path}「{title}」") }
}

/// Several clauses in a row, named by the first.
#[must_use]
pub fn clauses_from(first: &str) -> String {
    format!("{first}から")
}

/// The clauses that order a form, behind its name: 「（第5条関係）」.
#[must_use]
pub fn clauses_of_form(paths: &[&str]) -> String {
    if paths.is_empty() { String::new() } else { format!("（{}関係）", paths.join(super::JOINER)) }
}

/// Line above a form's title: 「要領6(6)、8(1)関係」.
#[must_use]
pub fn basis_line(document: &str, paths: &[&str]) -> String {
    format!("{document}{}関係", paths.join(super::JOINER))
}

/// 「A4・縦・1枚」.
#[must_use]
pub fn sheets(portrait: bool, count: u32) -> String {
    format!("A4・{}・{count}枚", if portrait { "縦" } else { "横" })
}

/// Says in which cell or table a field stands when its own label does not.
#[must_use]
pub fn within(label: &str) -> String {
    format!("「{label}」の中")
}

/// On which side of the person's consent a step of a flow stands.
pub const CONSENT_BEFORE: &str = "得る前";
/// See [`CONSENT_BEFORE`].
pub const CONSENT_AFTER: &str = "得た後";
/// See [`CONSENT_BEFORE`].
pub const CONSENT_NONE: &str = "要らない";

/// A paper that has no form.
#[must_use]
pub fn without_form(title: &str) -> String {
    format!("{title}（様式なし）")
}

/// A step by its number and label.
#[must_use]
pub fn step_name(mark: &str, label: &str) -> String {
    if mark.is_empty() { label.to_owned() } else { format!("{mark} {label}") }
}

/// A step with the flow that it belongs to.
#[must_use]
pub fn step_of(flow: &str, step: &str) -> String {
    format!("{flow}：{step}")
}

/// The words beside an arrow, before the step that it leads to.
#[must_use]
pub fn arrow_label(label: &str) -> String {
    format!("{label} → ")
}

pub mod answer {
    //! Words for what is written into a field.

    use crate::handbook::Marker;

    /// A line of text.
    #[must_use]
    pub fn line(size: Option<u32>) -> String {
        sized("文字", size)
    }

    /// A writing area.
    #[must_use]
    pub fn area(lines: u32) -> String {
        format!("文章（{lines}行）")
    }

    /// A whole number.
    #[must_use]
    pub fn integer(size: Option<u32>) -> String {
        sized("数", size)
    }

    /// A number with decimals.
    #[must_use]
    pub fn decimal(size: Option<u32>) -> String {
        sized("数（小数も書ける）", size)
    }

    fn sized(word: &str, size: Option<u32>) -> String {
        size.map_or_else(|| word.to_owned(), |n| format!("{word}（{n}字分）"))
    }

    /// A table to fill in.
    #[must_use]
    pub fn table(rows: u32) -> String {
        format!("表（{rows}行）")
    }

    pub const DATE: &str = "日付";
    pub const MONTH: &str = "年と月";
    pub const YEAR: &str = "年";
    pub const DAY: &str = "月と日";
    pub const WESTERN: &str = "（西暦）";
    pub const WAREKI: &str = "（和暦）";
    pub const TIME: &str = "時刻";
    pub const ONE: &str = "1つだけ選ぶ";
    pub const MANY: &str = "あてはまるものすべてに印";
    pub const TICK: &str = "確かめて印を付ける";
    pub const PRINTED: &str = "読むだけ（書く所はない）";

    /// Blank of a line as it is printed between the words around it.
    pub const BLANK: &str = "　　　　";
    pub const BLANK_DATE: &str = "　　年　　月　　日";
    pub const BLANK_MONTH: &str = "　　年　　月";
    pub const BLANK_YEAR: &str = "　　年";
    pub const BLANK_DAY: &str = "　　月　　日";
    pub const BLANK_TIME: &str = "　　時　　分";
    pub const BLANK_CHOICE: &str = "選択肢";

    /// How a field looks on paper with the words printed around its blank.
    #[must_use]
    pub fn on_paper(prefix: &str, blank: &str, suffix: &str) -> String {
        format!("紙面の形：{prefix}{blank}{suffix}")
    }

    pub const REQUIRED: &str = "必ず書く";

    /// A condition under which an answer is needed.
    #[must_use]
    pub fn required_when(condition: &str) -> String {
        format!("{condition}は、必ず書く")
    }

    /// A condition under which the question applies.
    #[must_use]
    pub fn relevant_when(condition: &str) -> String {
        format!("{condition}だけ書く")
    }

    /// A choice with a blank behind it.
    #[must_use]
    pub fn write_in(label: &str, prefix: &str, suffix: &str) -> String {
        format!("{label}（{prefix}　　　　{suffix}）")
    }

    pub const PHONE: &str = "電話番号";
    pub const POSTCODE: &str = "郵便番号";
    pub const EMAIL: &str = "メールアドレス";
    pub const KANA: &str = "ふりがな";
    pub const WEEKDAY: &str = "と曜日";
    pub const TIME_TWELVE: &str = "時刻（午前・午後を選ぶ）";
    pub const TABLE_OF_ITEMS: &str = "表（決まった行に書く）";
    pub const MATRIX: &str = "行ごとに1つだけ選ぶ";
    pub const LETTER: &str = "前文（印刷してある文）";
    pub const CONSENT: &str = "同意の文（印刷してある文）";
    pub const STAMP: &str = "受付印を押す欄（職員が使う）";
    pub const SEAL: &str = "印を押す欄";
    pub const OFFICE_USE: &str = crate::words::PRINT.office_use;
    pub const STATE_REPORT: &str = "国への報告に用いる項目";
    pub const CORNER: &str = "表題の横の欄";
    pub const ROWS: &str = "行";
    pub const COLUMNS: &str = "選ぶもの";
    pub const UNITS_AFTER: &str = "後に付ける単位";
    pub const UNITS_BEFORE: &str = "前に付ける単位";
    pub const TODAY: &str = "本日";
    pub const BLANK_PHONE: &str = "（　　　）　　　－　　　";
    pub const BLANK_POSTCODE: &str = "〒　　　－　　　";

    /// An answer that is printed already.
    #[must_use]
    pub fn printed(answer: &str) -> String {
        format!("「{answer}」と印刷してある（書く所はない）")
    }

    /// The eras of which one is marked.
    #[must_use]
    pub fn era_of(eras: &[&str]) -> String {
        format!("（{}から選ぶ）", eras.join("・"))
    }

    /// How one choice is marked.
    #[must_use]
    pub fn one(marker: Marker) -> &'static str {
        match marker {
            Marker::Box => ONE,
            Marker::Number => "番号を1つだけ○で囲む",
            Marker::Letter => "記号を1つだけ○で囲む",
            Marker::Circle => "1つだけ○で囲む",
        }
    }

    /// How several choices are marked.
    #[must_use]
    pub fn many(marker: Marker) -> &'static str {
        match marker {
            Marker::Box => MANY,
            Marker::Number => "あてはまる番号すべてを○で囲む",
            Marker::Letter => "あてはまる記号すべてを○で囲む",
            Marker::Circle => "あてはまるものすべてを○で囲む",
        }
    }

    /// Several marks over one list.
    #[must_use]
    pub fn marks(legends: &[String]) -> String {
        format!("それぞれに印（{}）", legends.join("、"))
    }

    /// A place to sign.
    #[must_use]
    pub fn signature(seal: bool) -> &'static str {
        if seal { "自署し、印を押す欄" } else { "自署する欄" }
    }

    /// Frames of those who approve.
    #[must_use]
    pub fn approval(boxes: &[String]) -> String {
        format!("決裁欄（{}。市が使う）", boxes.join("・"))
    }

    /// What an answer is worked out from.
    #[must_use]
    pub fn calculated(formula: &str) -> String {
        format!("{formula}を書く")
    }

    /// A choice that may be taken in some cases only.
    #[must_use]
    pub fn choice_when(condition: &str) -> String {
        format!("{condition}に限る")
    }

    /// The bounds of a number, a day, or a table's rows.
    #[must_use]
    pub fn limits(min: Option<String>, max: Option<String>, of_rows: bool, in_time: bool) -> Option<String> {
        let (unit, from, upto) = match (of_rows, in_time) {
            (true, _) => ("行", "以上", "以下"),
            (_, true) => ("", "以後", "以前"),
            (false, false) => ("", "以上", "以下"),
        };
        let words: Vec<String> = [(min, from), (max, upto)]
            .into_iter()
            .filter_map(|(limit, word)| limit.map(|limit| format!("{limit}{unit}{word}")))
            .collect();
        (!words.is_empty()).then(|| words.join(""))
    }

    pub const WRITE_IN_NOTE: &str = "かっこの中に書く";
    pub const EXCLUSIVE_NOTE: &str = "ほかの選択肢と一緒には選べない";
}

/// The word before a block: 「【方向性】」.
#[must_use]
pub fn labelled(label: &str) -> String {
    format!("【{label}】")
}

/// Name of the way from a note back to the place that uses it.
#[must_use]
pub fn note_back(mark: &str) -> String {
    format!("{mark} 本文に戻る")
}

/// Way to a further place that uses the same note.
#[must_use]
pub fn note_back_to(time: usize) -> String {
    format!("{time}か所目の本文に戻る")
}
