//! Expressions and what paper says.

use super::*;

fn assert_words(table: &[(&str, &str)], environment: &dyn Environment) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let expr = parse(text).unwrap();
        let kind = if expected.ends_with("場合") { Type::Condition } else { value_type(&expr, environment) };
        assert_eq!(check(&expr, environment, kind), [], "{text}");
        let found = words(&expr, environment);
        if found != *expected {
            wrong.push(format!("{text}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A number, else a date: what the table's calculations give.
fn value_type(expr: &Expr, environment: &dyn Environment) -> Type {
    if check(expr, environment, Type::Number).is_empty() { Type::Number } else { Type::Date }
}

#[test]
fn conditions() {
    assert_words(
        &[
            ("decision = end", "「プラン評価」が「終結」の場合"),
            ("referral_made = ari", "「他機関へのつなぎ」が「あり」の場合"),
            (
                "referral_made = ari and decision = end",
                "「他機関へのつなぎ」が「あり」で、「プラン評価」が「終結」の場合",
            ),
            (
                "decision = end and referral_made = ari",
                "「プラン評価」が「終結」で、「他機関へのつなぎ」が「あり」の場合",
            ),
            (
                "decision = end or referral_made = ari",
                "「プラン評価」が「終結」の場合又は「他機関へのつなぎ」が「あり」の場合",
            ),
            (
                "decision = end or referral_made = ari or agreed",
                "「プラン評価」が「終結」の場合、「他機関へのつなぎ」が「あり」の場合又は「同意」にチェックがある場合",
            ),
            ("decision = end or decision = again", "「プラン評価」が「終結」又は「再プラン」の場合"),
            (
                "decision = end or decision = again or decision = continue",
                "「プラン評価」が「終結」、「再プラン」又は「プラン継続」の場合",
            ),
            (
                "(decision = end or decision = again) and referral_made = ari",
                "「プラン評価」が「終結」又は「再プラン」で、「他機関へのつなぎ」が「あり」の場合",
            ),
            ("decision != end", "「プラン評価」が「終結」以外の場合"),
            ("not decision = end", "「プラン評価」が「終結」以外の場合"),
            ("not (decision = end or decision = again)", "「プラン評価」が「終結」及び「再プラン」以外の場合"),
            ("decision != end and agreed", "「プラン評価」が「終結」以外で、「同意」にチェックがある場合"),
            ("sex = 男性", "「性別」が「男性」の場合"),
            ("grade = 1", "「級」が「1級」の場合"),
            ("grade = 're-plan'", "「級」が「再」の場合"),
            ("agencies includes clinic", "「つなぎ『あり』のときの機関」に「医療機関」を含む場合"),
            (
                "agencies includes clinic and agreed",
                "「つなぎ『あり』のときの機関」に「医療機関」を含み、「同意」にチェックがある場合",
            ),
            (
                "agencies includes clinic and agencies includes school",
                "「つなぎ『あり』のときの機関」に「医療機関」及び「学校」を含む場合",
            ),
            (
                "agencies includes clinic or agencies includes school",
                "「つなぎ『あり』のときの機関」に「医療機関」又は「学校」を含む場合",
            ),
            ("not agencies includes clinic", "「つなぎ『あり』のときの機関」に「医療機関」を含まない場合"),
            (
                "not (agencies includes clinic or agencies includes school) and agreed",
                "「つなぎ『あり』のときの機関」に「医療機関」も「学校」も含まず、「同意」にチェックがある場合",
            ),
            ("remarks is empty", "「特記事項」が空欄の場合"),
            ("remarks is not empty", "「特記事項」が空欄でない場合"),
            ("not remarks is empty and decision = end", "「特記事項」が空欄でなく、「プラン評価」が「終結」の場合"),
            ("remarks is empty and name is empty", "「特記事項」及び「氏名」がいずれも空欄の場合"),
            (
                "remarks is empty or name is empty or kana is empty",
                "「特記事項」、「氏名」又は「ふりがな」が空欄の場合",
            ),
            ("agreed", "「同意」にチェックがある場合"),
            ("not agreed", "「同意」にチェックがない場合"),
            ("agreed is empty", "「同意」にチェックがない場合"),
            ("name = \"山田\"", "「氏名」が「山田」の場合"),
            ("name = kana", "「氏名」が「ふりがな」と同じ内容の場合"),
            ("name != kana and agreed", "「氏名」が「ふりがな」と異なり、「同意」にチェックがある場合"),
        ],
        &form(),
    );
}

#[test]
fn order_of_dates_times_and_numbers() {
    assert_words(
        &[
            ("decided_on >= meeting_on", "「決定日」が「重層的支援会議開催日」以後の場合"),
            ("decided_on <= meeting_on", "「決定日」が「重層的支援会議開催日」以前の場合"),
            ("decided_on > meeting_on", "「決定日」が「重層的支援会議開催日」より後の場合"),
            ("not decided_on >= meeting_on", "「決定日」が「重層的支援会議開催日」より前の場合"),
            ("decided_on = meeting_on", "「決定日」が「重層的支援会議開催日」と同じ日の場合"),
            ("plan_until <= received_on + 30", "「プラン期間」が「受付日」の30日後の日以前の場合"),
            ("plan_until - received_on > 90", "「受付日」から「プラン期間」までの日数が90を超える場合"),
            ("decided_on = 2025-04-01", "「決定日」が2025年4月1日の場合"),
            ("decided_on <= today", "「決定日」が本日以前の場合"),
            (
                "decided_on >= 2025-04-01 and decided_on < 2026-04-01",
                "「決定日」が2025年4月1日以後で2026年4月1日より前の場合",
            ),
            ("starts_at >= \"09:00\" and ends_at <= \"17:15\"", "「開始」が9時以後で、「終了」が17時15分以前の場合"),
            ("ends_at > starts_at", "「終了」が「開始」より後の場合"),
            ("age >= 65", "「年齢」が65以上の場合"),
            ("age < 18", "「年齢」が18未満の場合"),
            ("18 > age", "「年齢」が18未満の場合"),
            ("age > 64 and agreed", "「年齢」が64を超え、「同意」にチェックがある場合"),
            ("age <= 64 and age >= 40", "「年齢」が40以上64以下の場合"),
            ("age > 40 and age <= 64", "「年齢」が40を超え64以下の場合"),
            ("age = 20", "「年齢」が20の場合"),
            ("age != 20", "「年齢」が20以外の場合"),
            ("adults = children", "「大人」が「子ども」と同じ数の場合"),
            ("adults + children >= 5", "「大人」＋「子ども」が5以上の場合"),
            ("years(born_on, received_on) >= 65", "「生年月日」から「受付日」までの満年数が65以上の場合"),
            ("count(visits) >= 3", "「訪問」の件数が3以上の場合"),
            ("sum(visits.hours) > 10.5", "「訪問」の「時間」の合計が10.5を超える場合"),
        ],
        &form(),
    );
}

#[test]
fn and_and_or_in_each_other() {
    assert_words(
        &[
            (
                "decision = end and referral_made = ari or agreed",
                "「プラン評価」が「終結」で、「他機関へのつなぎ」が「あり」の場合又は「同意」にチェックがある場合",
            ),
            (
                "(decision = end or referral_made = ari) and agreed",
                "「プラン評価」が「終結」であるか又は「他機関へのつなぎ」が「あり」で、かつ、「同意」にチェックがある場合",
            ),
            (
                "agreed and (decision = end or referral_made = ari or age > 3)",
                "「同意」にチェックがあり、かつ、「プラン評価」が「終結」であるか、「他機関へのつなぎ」が「あり」であるか又は「年齢」が3を超える場合",
            ),
            (
                "agreed and (decision = end or (referral_made = ari and age > 3))",
                "「同意」にチェックがあり、かつ、「プラン評価」が「終結」であるか又は（「他機関へのつなぎ」が「あり」で、「年齢」が3を超える）場合",
            ),
            (
                "name is empty or (agreed and (decision = end or (referral_made = ari and age > 3)))",
                "「氏名」が空欄の場合又は「同意」にチェックがあり、かつ、（「プラン評価」が「終結」であるか又は（「他機関へのつなぎ」が「あり」で、「年齢」が3を超える）場合である）場合",
            ),
            (
                "not (decision = end and referral_made = ari)",
                "「プラン評価」が「終結」以外の場合又は「他機関へのつなぎ」が「あり」以外の場合",
            ),
        ],
        &form(),
    );
}

#[test]
fn calculations() {
    assert_words(
        &[
            ("years(born_on, received_on)", "「生年月日」から「受付日」までの満年数"),
            ("adults + children * 2", "「大人」＋「子ども」×2"),
            ("(adults + children) * 2", "（「大人」＋「子ども」）×2"),
            ("adults - (children - 1)", "「大人」−（「子ども」−1）"),
            ("adults / 3 - -children", "「大人」÷3−−「子ども」"),
            ("round(adults / 3, 1)", "（「大人」÷3）の小数第2位を四捨五入した数"),
            ("round(age, 0)", "「年齢」の小数第1位を四捨五入した数"),
            ("round(age, -2)", "「年齢」の十の位を四捨五入した数"),
            ("if(decision = end, 0, age)", "「プラン評価」が「終結」の場合は0、それ以外の場合は「年齢」"),
            ("sum(visits.hours) * 100", "「訪問」の「時間」の合計×100"),
            ("received_on + 30", "「受付日」の30日後の日"),
            ("received_on - age", "「受付日」の「年齢」日前の日"),
            ("received_on + (age + 1)", "「受付日」の（「年齢」＋1）日後の日"),
            ("decided_on - received_on", "「受付日」から「決定日」までの日数"),
        ],
        &form(),
    );
}

#[test]
fn the_row_comes_first() {
    let form = form();
    let row = InRow { form: &form, repeat: "visits" };
    assert_words(
        &[
            ("hours * price", "「時間」×「単価」"),
            ("age", "「訪問時の年齢」"),
            ("visits.hours / sum(visits.hours)", "「時間」÷「訪問」の「時間」の合計"),
            ("who is empty and decision = end", "「訪問者」が空欄で、「プラン評価」が「終結」の場合"),
        ],
        &row,
    );
}

#[test]
fn rules() {
    let table = [
        ("decided_on >= meeting_on", "「決定日」が「重層的支援会議開催日」以後であること"),
        ("plan_until >= received_on", "「プラン期間」が「受付日」以後であること"),
        ("age > 3", "「年齢」が3を超えること"),
        ("age >= 0 and age <= 120", "「年齢」が0以上120以下であること"),
        (
            "age >= 0 and not agencies includes none",
            "「年齢」が0以上で、「つなぎ『あり』のときの機関」に「なし」を含まないこと",
        ),
        ("age > 3 or agreed", "「年齢」が3を超えること又は「同意」にチェックがあること"),
        ("remarks is not empty", "「特記事項」が空欄でないこと"),
    ];
    for (text, expected) in table {
        assert_eq!(rule_words(&parse(text).unwrap(), &form()), expected);
    }
}

#[test]
fn rows_of_a_matrix_are_asked_by_name() {
    assert_words(&[("skills.read = good", "「読むこと」が「できる」の場合")], &form());
}

#[test]
fn labels_that_lack_or_break() {
    assert_eq!(words(&parse("nothing = x").unwrap(), &form()), "「nothing」が「x」と同じ内容の場合");
    let odd = Form([("a", ("一\n　二", Shape::Bool)), ("b", ("", Shape::Bool))].into_iter().collect());
    assert_eq!(words(&parse("a and b").unwrap(), &odd), "「一二」にチェックがあり、「b」にチェックがある場合");
}
