//! Codes of courses of training.

super::codes! {
    COURSE_SHAPE = "course-shape", Error, "研修の組み立てが違う",
        "研修は、# の見出し（科目）、## の見出し（スライド）の順に組み立てます。確認テスト、模擬会議、演習には、決まった書き方があります。",
        "見出しと印を、書き方のとおりに直してください。";
    COURSE_MINUTES = "course-minutes", Warning, "研修の時間が合わない",
        "科目の時間の合計と研修の時間、又はスライドの時間の合計と科目の時間が合いません。",
        "minutes の数を直してください。";
    COURSE_STALE = "course-stale", Warning, "研修の根拠が後から改められた",
        "研修の内容を規程と照らし合わせた日（reviewed）より後に、根拠とする規程が改められています。",
        "規程と照らし合わせて研修の内容を直し、reviewed の日付を改めてください。";
    COURSE_REAL_DATA = "course-real-data", Warning, "事例に実在しうる番号がある",
        "事例、演習及び確認テストの電話番号とメールアドレスは、実在しないものにします。",
        "電話番号は 000- で始め、メールアドレスは example.jp のものにしてください。";
    SLIDE_OVERFLOW = "slide-overflow", Warning, "スライドに収まらない",
        "スライドの内容が、紙面の高さを超えています。はみ出した部分は印刷されません。",
        "文を短くするか、スライドを分けてください。";
}
