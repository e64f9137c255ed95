//! Words of the papers of a course.

use serde::Serialize;

use crate::handbook::CoursePaper;

/// Words that the templates of courses print.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TrainingWords {
    pub space: &'static str,
    pub of_pages: &'static str,
    pub minute: &'static str,
    pub remark: &'static str,
    pub agenda: &'static str,
    pub total: &'static str,
    pub learners: &'static str,
    pub name: &'static str,
    pub office: &'static str,
    pub date: &'static str,
    pub year: &'static str,
    pub month: &'static str,
    pub day: &'static str,
    pub memo: &'static str,
    pub question: &'static str,
    pub exercise: &'static str,
    /// The box before a choice.
    pub tick: &'static str,
    pub check: &'static str,
    pub choose_one: &'static str,
    pub choose_many: &'static str,
    pub choose_right: &'static str,
    pub own_words: &'static str,
    pub points: &'static str,
    pub answer: &'static str,
    pub why: &'static str,
    pub notes: &'static str,
    pub time_plan: &'static str,
    pub from: &'static str,
    pub slide: &'static str,
    pub session: &'static str,
    pub objectives: &'static str,
    pub basis: &'static str,
    pub papers_needed: &'static str,
    pub role: &'static str,
    pub number: &'static str,
    pub subjects: &'static str,
    pub length: &'static str,
    pub attended_on: &'static str,
    pub confirmed: &'static str,
    pub rating: &'static str,
    pub goal: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub later: &'static str,
    pub marks: &'static str,
    pub reflection: &'static str,
    pub use_at_work: &'static str,
    pub write_later: &'static str,
    pub manager: &'static str,
    pub course: &'static str,
    pub record_note: &'static str,
    pub certificate: &'static str,
    pub certificate_number: &'static str,
    pub dear: &'static str,
    pub era: &'static str,
    pub seal: &'static str,
    pub trainer_only: &'static str,
    pub cut: &'static str,
}

/// The words in Japanese.
pub const TRAINING: TrainingWords = TrainingWords {
    space: "　",
    of_pages: "／",
    minute: "分",
    remark: "※",
    agenda: "今日の流れ",
    total: "合計",
    learners: "対象",
    name: "氏名",
    office: "所属",
    date: "日付",
    year: "年",
    month: "月",
    day: "日",
    memo: "メモ",
    question: "問",
    exercise: "演習",
    tick: "□",
    check: "✓",
    choose_one: "一つ選ぶ",
    choose_many: "当てはまるものを全て選ぶ",
    choose_right: "正しいか誤りかを選ぶ",
    own_words: "自分の言葉で書く",
    points: "点",
    answer: "答え",
    why: "解説",
    notes: "進め方",
    time_plan: "時間の割り振り",
    from: "開始から",
    slide: "スライド",
    session: "科目",
    objectives: "到達目標",
    basis: "根拠",
    papers_needed: "配るもの",
    role: "役割",
    number: "番号",
    subjects: "科目ごとの出席",
    length: "時間",
    attended_on: "受講した日",
    confirmed: "講師の確認",
    rating: "自己評価（1 できない　2 助けがあればできる　3 一人でできる　4 人に教えられる）",
    goal: "目標",
    before: "研修の前",
    after: "研修の後",
    later: "3か月後",
    marks: "1・2・3・4",
    reflection: "振り返り",
    use_at_work: "仕事に生かすこと",
    write_later: "3か月後に書くこと",
    manager: "上司の意見",
    course: "研修名",
    record_note: "注：研修の後に一度、3か月後にもう一度書き、所属で保管する。",
    certificate: "修了証",
    certificate_number: "第　　　　　号",
    dear: "様",
    era: "令和",
    seal: "公印",
    trainer_only: "講師用",
    cut: "切り取り線",
};

/// What a paper is called.
#[must_use]
pub fn paper(paper: CoursePaper) -> &'static str {
    match paper {
        CoursePaper::Slides => "スライド",
        CoursePaper::Handout => "配布資料",
        CoursePaper::Worksheet => "演習シート",
        CoursePaper::Test => "確認テスト",
        CoursePaper::Case => "事例の資料",
        CoursePaper::Record => "受講記録",
        CoursePaper::Certificate => "修了証",
        CoursePaper::Guide => "講師用の手引き",
        CoursePaper::Answers => "解答と解説",
        CoursePaper::Script => "進行台本",
    }
}

/// The title by which a file is known: 「様式の書き方（配布資料）」.
#[must_use]
pub fn file_title(course: &str, name: &str) -> String {
    format!("{course}（{name}）")
}

/// What a 修了証 says.
#[must_use]
pub fn certified(municipality: &str, course: &str, minutes: u32) -> String {
    format!("あなたは、{municipality}が行う研修「{course}」（{minutes}分）の全ての科目を修了したことを証します。")
}

/// How many right answers pass: 「合格は、10問のうち8問以上の正答とします。」
#[must_use]
pub fn passing(pass: u32, questions: usize) -> String {
    format!("合格は、{questions}問のうち{pass}問以上の正答とします。")
}
