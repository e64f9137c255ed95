//! The policy on access to the site and its test, in the words of the WAIC's
//! guide on how to state conformance.

use crate::handbook::accessibility::{Claim, Level, Outcome, Tester};

/// 「AA」.
#[must_use]
pub fn level(level: Level) -> &'static str {
    match level {
        Level::A => "A",
        Level::Aa => "AA",
        Level::Aaa => "AAA",
    }
}

/// 「JIS X 8341-3:2016の適合レベルAAに一部準拠」.
#[must_use]
pub fn claim(claim: Claim, aim: Level) -> String {
    let word = match claim {
        Claim::Considered => "配慮",
        Claim::Partial => "一部準拠",
        Claim::Conforming => "準拠",
    };
    format!("JIS X 8341-3:2016の適合レベル{}に{word}", level(aim))
}

/// What the word of a claim means.
#[must_use]
pub fn claim_means(claim: Claim) -> &'static str {
    match claim {
        Claim::Considered => {
            "「配慮」は、目標とする適合レベルと対象範囲を方針に定めて取り組んでいることを示します。全ての達成基準を満たすと確かめたことは示しません。"
        }
        Claim::Partial => {
            "「一部準拠」は、試験の結果、目標とする適合レベルの達成基準の一部を満たしていることを示します。"
        }
        Claim::Conforming => "「準拠」は、試験の結果、目標とする適合レベルの達成基準を全て満たしていることを示します。",
    }
}

/// What was found of a criterion.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "満たす",
        Outcome::Fail => "満たさない",
        Outcome::NotApplicable => "適用なし",
        Outcome::Open => "判定できない",
        Outcome::Untested => "未試験",
    }
}

/// Who looked.
#[must_use]
pub fn tester(tester: Tester) -> &'static str {
    match tester {
        Tester::Machine => "検査の道具",
        Tester::Person => "人",
        Tester::Both => "検査の道具と人",
    }
}

/// How many criteria came out how; those that none did are not named.
#[must_use]
pub fn summary(all: usize, counts: &[(&str, usize)]) -> String {
    let named = counts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word}{count}"));
    format!("達成基準{all}のうち、{}", named.collect::<Vec<_>>().join("、"))
}

/// Caption of the table of criteria.
#[must_use]
pub fn caption() -> String {
    "達成基準ごとの試験結果（達成基準チェックリスト）".to_owned()
}

/// Description of the page for search engines.
#[must_use]
pub fn description(title: &str) -> String {
    format!("{title}のウェブアクセシビリティ方針と、JIS X 8341-3:2016に基づく試験の結果です。")
}
