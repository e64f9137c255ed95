//! Tests by tables over one sample form.

mod cycles;
mod hostile;
mod never;
mod paper;
mod problems;
mod sound;

use std::collections::BTreeMap;

use super::*;

/// The Chiba evaluation sheet's fields and one of each other type.
struct Form(BTreeMap<&'static str, (&'static str, Shape)>);

#[derive(Clone, Copy)]
enum Shape {
    Text,
    Number,
    Date,
    Time,
    One(&'static [(&'static str, &'static str)]),
    Many(&'static [(&'static str, &'static str)]),
    Bool,
    Repeat,
}

const DECISION: &[(&str, &str)] = &[("end", "終結"), ("continue", "プラン継続"), ("again", "再プラン")];
const ARI_NASHI: &[(&str, &str)] = &[("ari", "あり"), ("nashi", "なし")];
const AGENCIES: &[(&str, &str)] =
    &[("clinic", "医療機関"), ("school", "学校"), ("office", "福祉事務所"), ("none", "なし")];

fn form() -> Form {
    let fields = [
        ("decision", "プラン評価", Shape::One(DECISION)),
        ("referral_made", "他機関へのつなぎ", Shape::One(ARI_NASHI)),
        ("sex", "性別", Shape::One(&[("男性", "男性"), ("女性", "女性")])),
        ("grade", "級", Shape::One(&[("1", "1級"), ("2", "2級"), ("3", "3級"), ("re-plan", "再")])),
        ("agencies", "つなぎ「あり」のときの機関", Shape::Many(AGENCIES)),
        ("decided_on", "決定日", Shape::Date),
        ("meeting_on", "重層的支援会議開催日", Shape::Date),
        ("born_on", "生年月日", Shape::Date),
        ("received_on", "受付日", Shape::Date),
        ("plan_until", "プラン期間", Shape::Date),
        ("starts_at", "開始", Shape::Time),
        ("ends_at", "終了", Shape::Time),
        ("age", "年齢", Shape::Number),
        ("adults", "大人", Shape::Number),
        ("children", "子ども", Shape::Number),
        ("name", "氏名", Shape::Text),
        ("kana", "ふりがな", Shape::Text),
        ("remarks", "特記事項", Shape::Text),
        ("agreed", "同意", Shape::Bool),
        ("skills.read", "読むこと", Shape::One(&[("good", "できる"), ("bad", "できない")])),
        ("visits", "訪問", Shape::Repeat),
        ("visits.hours", "時間", Shape::Number),
        ("visits.price", "単価", Shape::Number),
        ("visits.cost", "費用", Shape::Number),
        ("visits.who", "訪問者", Shape::Text),
        ("visits.age", "訪問時の年齢", Shape::Number),
    ];
    Form(fields.into_iter().map(|(name, label, shape)| (name, (label, shape))).collect())
}

impl Environment for Form {
    fn field(&self, name: &str) -> Option<FieldInfo<'_>> {
        let (label, shape) = self.0.get(name)?;
        let options = |list: &'static [(&str, &str)]| {
            list.iter().map(|(value, label)| OptionInfo { value, label, exclusive: *value == "none" }).collect()
        };
        let kind = match shape {
            Shape::Text => Kind::Text,
            Shape::Number => Kind::Number,
            Shape::Date => Kind::Date,
            Shape::Time => Kind::Time,
            Shape::One(list) => Kind::One(options(list)),
            Shape::Many(list) => Kind::Many(options(list)),
            Shape::Bool => Kind::Bool,
            Shape::Repeat => Kind::Repeat,
        };
        Some(FieldInfo { label, kind })
    }

    fn names(&self) -> Vec<String> {
        self.0.keys().map(|name| (*name).to_string()).collect()
    }
}

/// Problems with the text at their ranges.
fn problems(text: &str, expected: Type, environment: &dyn Environment) -> Vec<(String, ProblemKind)> {
    let found = match parse(text) {
        Ok(expr) => check(&expr, environment, expected),
        Err(problem) => vec![problem],
    };
    found.into_iter().map(|problem| (text[problem.range.clone()].to_string(), problem.kind)).collect()
}
