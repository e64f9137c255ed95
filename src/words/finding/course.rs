//! Messages about courses of training.

use crate::date::Date;

#[must_use]
pub fn course_before_session() -> String {
    "初めの # の見出し（科目）より前に文があります。".to_owned()
}

#[must_use]
pub fn course_without_session() -> String {
    "研修に # の見出し（科目）がありません。".to_owned()
}

#[must_use]
pub fn course_first_level() -> String {
    "この見出しは、どの科目にも入っていません。先に # の見出しを置いてください。".to_owned()
}

#[must_use]
pub fn course_part_misplaced(name: &str) -> String {
    match name {
        "cards" => "「.cards」は、模擬会議（.case）の中の ## の見出しにだけ付けられます。".to_owned(),
        _ => format!("「.{name}」は、# の見出し（科目）にだけ付けられます。"),
    }
}

#[must_use]
pub fn course_answer_alone() -> String {
    "「> [!答え]」がありますが、同じスライドに演習（> [!演習]）がありません。".to_owned()
}

#[must_use]
pub fn course_test_empty() -> String {
    "確認テストに問題がありません。「1. 」で始まる並びで書いてください。".to_owned()
}

#[must_use]
pub fn course_question_unanswered() -> String {
    "この問題には、選択肢（- [ ]）も答え（> [!答え]）もありません。".to_owned()
}

#[must_use]
pub fn course_question_without_right() -> String {
    "この問題には、正しい選択肢（- [x]）がありません。".to_owned()
}

#[must_use]
pub fn course_question_one_choice() -> String {
    "この問題には、選択肢が一つしかありません。".to_owned()
}

#[must_use]
pub fn course_pass_too_high(pass: u32, questions: usize) -> String {
    format!("合格の数（{pass}）が、問題の数（{questions}）より多くなっています。")
}

#[must_use]
pub fn course_minutes(said: u32, sum: u32) -> String {
    format!("研修の時間は {said} 分ですが、科目の時間の合計は {sum} 分です。")
}

#[must_use]
pub fn session_minutes(title: &str, session: u32, slides: u32) -> String {
    format!("科目「{title}」の時間は {session} 分ですが、スライドの時間の合計は {slides} 分です。")
}

#[must_use]
pub fn course_stale(rule: &str, changed: Date, reviewed: Date) -> String {
    let (changed, reviewed) = (changed.wareki(), reviewed.wareki());
    format!("根拠の「{rule}」の日付は{changed}で、研修を見直した日（{reviewed}）より後です。")
}

#[must_use]
pub fn course_real_data(run: &str) -> String {
    format!("「{run}」は、実在する番号やアドレスかもしれません。")
}

#[must_use]
pub fn slide_overflow(number: usize, title: &str, by: f64) -> String {
    format!("スライド{number}「{title}」は、紙面より {by:.1} mm 高くなっています。")
}
