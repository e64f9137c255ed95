//! What the head of a rule text and its skeleton get wrong.

#[must_use]
pub fn levels_order() -> String {
    "levels の並びが正しくありません。".to_owned()
}

#[must_use]
pub fn levels_cure() -> String {
    "編、章、節、款、目、条の順に、使う段だけを並べ、最後を条にしてください。".to_owned()
}

#[must_use]
pub fn label_pattern(name: &str) -> String {
    format!("labels の「{name}」は使えません。決まった印と違う名前にし、値に {{n}} を一度だけ書きます。")
}

#[must_use]
pub fn empty_with_text() -> String {
    "文を置けない見出しや号に、文があります。".to_owned()
}

#[must_use]
pub fn comma_mixed(wanted: char, other: char) -> String {
    format!("読点に「{wanted}」を使う文に「{other}」が混ざっています。")
}

#[must_use]
pub fn comma_cure(wanted: char) -> String {
    format!("「{wanted}」に直してください。")
}

#[must_use]
pub fn date_lapsed(day: &str, today: &str) -> String {
    format!("失効の日（{day}）が、{today}より前です。")
}

#[must_use]
pub fn review_overdue(day: &str, today: &str) -> String {
    format!("見直しの期限（{day}）が、{today}より前です。")
}

/// With what day a date was compared: the edition's, or one that the command line gave.
#[must_use]
pub fn compared_day(today: &str, of_edition: bool) -> String {
    if of_edition { format!("版の日付（{today}）") } else { format!("--as-of の日（{today}）") }
}

#[must_use]
pub fn minutes_wrong(most: u32) -> String {
    format!("minutes には、1 から {most} までの分の数を書きます。")
}

#[must_use]
pub fn minutes_misplaced() -> String {
    "minutes は、研修の見出しにだけ書けます。".to_owned()
}

#[must_use]
pub fn audience_at_heading() -> String {
    "audience は見出しにだけ書けます。".to_owned()
}

#[must_use]
pub fn audience_cure() -> String {
    "見出しの終わりに「{audience=internal}」と書き、公開しない文をその見出しの下に置いてください。".to_owned()
}
