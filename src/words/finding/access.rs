//! The statement on access to the site.

#[must_use]
pub fn access_claim_untested() -> String {
    "試験で満たすと確かめた達成基準がないので、「準拠」も「一部準拠」も名乗れません。".to_owned()
}

#[must_use]
pub fn access_claim_without_plan() -> String {
    "「一部準拠」と名乗るには、満たしていない達成基準への今後の対応（plan）が要ります。".to_owned()
}

/// The criteria, of which the first few are named.
#[must_use]
pub fn access_claim_open(open: &[&str]) -> String {
    const NAMED: usize = 5;
    let named = open.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    let more = if open.len() > NAMED { format!("など{}件", open.len()) } else { String::new() };
    format!("満たすと確かめていない達成基準（{named}{more}）があるので、「準拠」と名乗れません。")
}

#[must_use]
pub fn access_test_ends_early() -> String {
    "試験の終わりの日が、始めの日より前です。".to_owned()
}

#[must_use]
pub fn access_stated_early() -> String {
    "試験の結果を表明した日が、試験の終わりの日より前です。".to_owned()
}

#[must_use]
pub fn access_criterion_twice(number: &str) -> String {
    format!("達成基準{number}の結果が二つあります。")
}
