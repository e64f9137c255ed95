//! Words for what is written into a field.

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
pub fn write_in(label: &str) -> String {
    format!("{label}（　　　　）")
}

pub const WRITE_IN_NOTE: &str = "かっこの中に書く";
pub const EXCLUSIVE_NOTE: &str = "ほかの選択肢と一緒には選べない";
