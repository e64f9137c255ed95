//! What is asked: a field, its kind and the shape of its blank.

use super::choice::{ChoiceGroup, Mark, Marker};
use super::{Cell, Translation};
use crate::date::Date;
use crate::form::expression::Expr;

/// A question.
#[derive(Debug, Clone)]
pub struct Field {
    pub id: String,
    /// What is spoken and listed; the cell's label if the field has none of its own.
    pub label: String,
    pub label_also: Vec<Translation>,
    pub hint: String,
    pub prefix: String,
    pub suffix: String,
    /// Stands on the same line as the field before it in its cell.
    pub beside: bool,
    /// The answer that stands there from the start, as data: an option's value,
    /// an ISO 8601 date, `true`. Several for a choice of many.
    pub default: Vec<String>,
    /// The answer may not be changed; on paper the default is printed.
    pub readonly: bool,
    /// The least number or day; for a repeat the least number of rows.
    pub min: Option<Limit>,
    pub max: Option<Limit>,
    /// The sum of this column is printed in a last row.
    pub total: bool,
    pub required: Need,
    /// When the question applies at all.
    pub relevant: Need,
    /// What the answer has to keep to, in words: 「決定日が会議の日以後であること」.
    pub constraint: Option<String>,
    /// What a screen says instead of [`Field::constraint`]; empty if not said.
    pub constraint_message: String,
    /// What the answer is worked out from, in words.
    pub calculate: Option<String>,
    /// The same conditions as trees; see `form::names` for looking up their names.
    pub formulas: Formulas,
    pub kind: FieldKind,
}

impl Field {
    /// A field of which only this much was said.
    #[must_use]
    pub fn new(id: &str, label: &str, kind: FieldKind) -> Self {
        Self {
            id: id.to_owned(),
            label: label.to_owned(),
            label_also: Vec::new(),
            hint: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            beside: false,
            default: Vec::new(),
            readonly: false,
            min: None,
            max: None,
            total: false,
            required: Need::Unsaid,
            relevant: Need::Unsaid,
            constraint: None,
            constraint_message: String::new(),
            calculate: None,
            formulas: Formulas::default(),
            kind,
        }
    }
}

impl Field {
    /// Whether the answer is printed and nobody writes it.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        self.readonly && !self.default.is_empty()
    }
}

/// Whether an answer is needed, or a question applies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Need {
    /// Nothing was said.
    #[default]
    Unsaid,
    Always,
    /// The condition in words: 「プラン評価が「終結」の場合」.
    When(String),
}

/// The conditions of a field as trees, where they are free of mistakes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Formulas {
    pub required: Option<Expr>,
    pub relevant: Option<Expr>,
    pub constraint: Option<Expr>,
    pub calculate: Option<Expr>,
}

/// A bound of an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    Number(f64),
    Day(Date),
    /// The day of the edition, or in a filled form the day of filling in.
    Today,
}

/// The kinds of answer.
#[derive(Debug, Clone)]
pub enum FieldKind {
    /// `lines` from 2 on is a writing area; `size` is its length in characters.
    Text {
        lines: u32,
        size: Option<u32>,
        format: TextFormat,
    },
    Integer {
        size: Option<u32>,
        units: Option<Units>,
    },
    Decimal {
        size: Option<u32>,
        units: Option<Units>,
    },
    Date {
        era: Era,
        parts: DateParts,
        /// The eras to choose from with [`Era::Choose`], in the order printed.
        eras: Vec<Gengo>,
        era_style: EraStyle,
        /// How an era is chosen.
        marker: Marker,
        /// A blank （　） for the day of the week follows. It is no data.
        weekday: bool,
    },
    Time {
        clock: Clock,
    },
    SelectOne {
        choices: Vec<ChoiceGroup>,
        columns: Option<u32>,
        /// Value of the first option of the second half, if said.
        column_break: Option<String>,
        marker: Marker,
    },
    SelectMultiple {
        choices: Vec<ChoiceGroup>,
        columns: Option<u32>,
        /// Value of the first option of the second half, if said.
        column_break: Option<String>,
        marker: Marker,
        /// Several questions over one list; then the field itself is no data,
        /// and each mark is an answer of its own. Empty for a plain list.
        marks: Vec<Mark>,
    },
    /// One box to tick.
    Acknowledge,
    /// A table with `rows` blank rows; the columns' widths sum to 12, or are 0
    /// where rows and columns are exchanged.
    Repeat {
        columns: Vec<Cell>,
        /// All rows that are printed, those with fixed answers included.
        rows: u32,
        /// Rows with a name of their own; as many as `rows`, or none.
        items: Vec<Item>,
        direction: Direction,
        /// What is printed into the first rows.
        fixed: Vec<Vec<FixedAnswer>>,
        /// Label of the row of sums; empty for the usual word.
        total_label: String,
    },
    /// One choice per row. The answer of a row is its choice, or with columns
    /// the choice as `value` and the columns' answers.
    Matrix {
        items: Vec<Item>,
        choices: Vec<ChoiceGroup>,
        /// Further answers right of the choices; widths are twelfths of the line.
        columns: Vec<Cell>,
        marker: Marker,
        /// Width of the rows' names in twelfths of the line.
        item_width: u32,
    },
    /// Printed text without an answer.
    Note,
    /// 前文: date right, addressee left, sender right, then the text. A date
    /// among the fields that stands first is the letter's date.
    Letter {
        addressee: String,
        sender: String,
        text: String,
        fields: Vec<Field>,
    },
    /// Consent with its date and signature.
    Consent {
        addressee: String,
        text: String,
        /// Name of an enclosed paper; empty if none.
        attachment: String,
        fields: Vec<Field>,
    },
    /// A place to sign by hand. It is no data.
    Signature {
        seal: bool,
    },
    /// 決裁欄: a small frame per rank. It is no data.
    Approval {
        boxes: Vec<String>,
    },
    /// 受付印. It is no data.
    ReceiptStamp,
    /// 押印欄. It is no data.
    Seal,
    /// 役所記入欄: lines for the city hall. It is no data.
    OfficeUse {
        lines: u32,
    },
}

/// The shape of a line of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextFormat {
    #[default]
    Plain,
    /// （　　）　　－
    Phone,
    /// 〒　　　－
    Postcode,
    Email,
    /// ふりがな
    Kana,
}

/// Units of which one is chosen beside a number.
#[derive(Debug, Clone)]
pub struct Units {
    pub choices: Vec<ChoiceGroup>,
    pub position: UnitPosition,
}

/// Where the units stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UnitPosition {
    #[default]
    After,
    Before,
}

/// Which calendar a date blank is printed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// 西暦　年　月　日
    Western,
    /// 令和　年　月　日
    Wareki,
    /// Blanks alone: either calendar may be written.
    Blank,
    /// One of several eras is marked.
    Choose,
}

/// An era of the Japanese calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gengo {
    Meiji,
    Taisho,
    Showa,
    Heisei,
    Reiwa,
}

impl Gengo {
    /// As it ends the name of a blank, and as authors write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Meiji => "meiji",
            Self::Taisho => "taisho",
            Self::Showa => "showa",
            Self::Heisei => "heisei",
            Self::Reiwa => "reiwa",
        }
    }
}

/// How eras are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EraStyle {
    /// 明・大・昭
    #[default]
    Kanji,
    /// 大正
    Full,
    /// M・T・S
    Letter,
}

/// Which parts of a date are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateParts {
    YearMonthDay,
    YearMonth,
    Year,
    MonthDay,
}

/// How a time of day is written. Data is always HH:MM.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clock {
    /// 午前・午後　時　分
    Twelve,
    /// 　時　分
    #[default]
    TwentyFour,
}

/// Which way the rows of a repeat run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    Rows,
    /// The rows stand beside each other, as two persons on one sheet do.
    Columns,
}

/// A named row of a matrix or a repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub value: String,
    pub label: String,
    pub label_also: Vec<Translation>,
}

/// What is printed into one column of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedAnswer {
    /// Id of the column.
    pub column: String,
    /// The whole answer; empty where only words around the blank are printed.
    pub value: String,
    pub prefix: String,
    pub suffix: String,
}
