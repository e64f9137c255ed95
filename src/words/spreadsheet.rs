//! Words of the spreadsheet files of forms.

/// Names of the sheets. None needs quotes in a formula.
pub const SHEET: &str = "様式";
pub const DATA: &str = "データ";
pub const LISTS: &str = "選択肢";
pub const CARRIED: &str = "引継ぎ";

/// An empty box and a ticked one.
pub const BOX: &str = "□";
pub const TICKED: &str = "☑";

pub const WRONG: &str = "入力できない値です";
pub const PICK_BOX: &str = "□か☑を一覧から選んでください。";
pub const PICK_LIST: &str = "一覧から選んでください。";
pub const NUMBER: &str = "数を半角の数字で入力してください。";
pub const WHOLE_NUMBER: &str = "整数を半角の数字で入力してください。";
pub const DATE: &str = "日付を「2026/4/1」のように入力してください。";
pub const MONTH: &str = "年と月を「2026/4/1」のように、その月の1日の日付で入力してください。";
pub const YEAR: &str = "西暦の年を半角の数字で入力してください。";
pub const TIME: &str = "時刻を「9:30」のように入力してください。";
pub const TIME_TWELVE: &str = "時刻を「14:30」のように入力してください。午前・午後は自動で表示されます。";
pub const WAREKI: &str = "日付を「R8.4.1」か「2026/4/1」のように入力してください。元号は自動で表示されます。";
pub const PHONE: &str = "電話番号を「000-0000-0000」のように、半角の数字とハイフンで入力してください。";
pub const POSTCODE: &str = "郵便番号を「000-0000」のように、半角の数字とハイフンで入力してください。";

/// What an answer keeps to: 「…であることを確かめてください。」.
#[must_use]
pub fn keep_to(rule: &str) -> String {
    format!("{rule}を確かめてください。")
}

/// The bounds of what a cell takes, behind how it is typed.
#[must_use]
pub fn limited(message: &str, limits: &str) -> String {
    format!("{message}入力できるのは、{limits}の値です。")
}

/// Number formats of dates and times.
pub const WESTERN_DATE: &str = r#"yyyy"年"m"月"d"日";@"#;
pub const WAREKI_DATE: &str = r#"[$-411]ggge"年"m"月"d"日";@"#;
pub const WESTERN_MONTH: &str = r#"yyyy"年"m"月";@"#;
pub const WAREKI_MONTH: &str = r#"[$-411]ggge"年"m"月";@"#;
pub const YEAR_ONLY: &str = r#"0"年""#;
pub const MONTH_DAY: &str = r#"m"月"d"日";@"#;
pub const CLOCK: &str = r#"h"時"mm"分";@"#;
pub const CLOCK_TWELVE: &str = r#"[$-411]AM/PM h"時"mm"分";@"#;

/// A date with its day of the week in brackets behind it.
#[must_use]
pub fn with_weekday(format: &str) -> String {
    format.replace(r#"日";@"#, r#"日（"aaa"）";@"#)
}

/// At the top of the sheet of what is carried over.
pub const CARRIED_NOTE: &str = "前に使った様式の「データ」シートの1行目と2行目を、このシートの3行目と4行目に、値として貼り付けてください。同じ項目の内容が「様式」シートに入ります。入った内容は、上書きして直せます。";

/// Under the data row.
pub const DATA_NOTE: &str = "1行目は項目の名前、2行目は記入した内容、3行目は項目の説明です。2行目を値として写すと、多くの様式を一つの表に集められます。";
