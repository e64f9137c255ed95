//! What the municipality states of access to its site, held against itself: it
//! may not claim more than its own test found.

use crate::accessibility::{Accessibility as Written, Row, Test};
use crate::date::Date;
use crate::finding::{Finding, code};
use crate::handbook::Handbook;
use crate::handbook::accessibility::{AccessTest, Accessibility, Claim, CriterionResult, Level, Outcome};
use crate::words::criteria::CRITERIA;
use crate::words::finding as words;
use crate::yaml::unknown_name;

/// The statement; `None` without the file. `handbook` holds everything else.
pub(super) fn resolve(
    written: Option<&Written>,
    handbook: &Handbook,
    findings: &mut Vec<Finding>,
) -> Option<Accessibility> {
    let written = written?;
    let test = written.test.as_ref().map(|test| {
        dates(test, findings);
        twice(&test.results, findings);
        resolve_test(test, written.level, handbook, findings)
    });
    let found = Accessibility {
        level: written.level,
        claim: written.claim.0,
        scope: written.scope.clone(),
        excluded: written.excluded.clone(),
        decided: written.decided,
        deadline: written.deadline,
        plan: written.plan.clone(),
        test,
    };
    if let Some(reason) = over_claimed(&found) {
        findings.push(Finding::new(&code::ACCESS_CLAIM, written.claim.1, reason));
    }
    Some(found)
}

fn resolve_test(test: &Test, level: Level, handbook: &Handbook, findings: &mut Vec<Finding>) -> AccessTest {
    let mut pages = Vec::new();
    for name in &test.pages {
        match handbook.pages().find(|page| handbook.page_name(*page) == name.value) {
            Some(page) => pages.push(page),
            None => {
                let known: Vec<String> = handbook.pages().map(|page| handbook.page_name(page)).collect();
                findings.push(unknown_name(&code::ACCESS_PAGE, name, known.iter().map(String::as_str)));
            }
        }
    }
    let results = CRITERIA.iter().filter_map(|(_, criterion)| {
        let row = test.results.iter().find(|row| row.criterion == *criterion);
        (criterion.level <= level || row.is_some()).then(|| CriterionResult {
            criterion: *criterion,
            outcome: row.map_or(Outcome::Untested, |row| row.outcome),
            by: row.map(|row| row.by),
            note: row.map(|row| row.note.clone()).unwrap_or_default(),
        })
    });
    let values = |texts: &[crate::yaml::Text]| texts.iter().map(|text| text.value.clone()).collect();
    AccessTest {
        from: test.from,
        to: test.to.0,
        stated: test.stated.0,
        tester: test.tester.clone(),
        methods: values(&test.methods),
        technologies: values(&test.technologies),
        selection: test.selection.clone(),
        pages,
        results: results.collect(),
    }
}

/// Why the claim is more than what was found; `None` where it is not.
fn over_claimed(found: &Accessibility) -> Option<String> {
    let of_aim = |result: &&CriterionResult| result.criterion.level <= found.level;
    let results = || found.test.iter().flat_map(|test| &test.results).filter(of_aim);
    match (found.claim, &found.test) {
        (Claim::Considered, _) => None,
        (Claim::Partial | Claim::Conforming, None) => Some(words::access_claim_untested()),
        (Claim::Partial, Some(_)) if !results().any(|result| result.outcome == Outcome::Pass) => {
            Some(words::access_claim_untested())
        }
        (Claim::Partial, Some(_)) => found.plan.is_empty().then(words::access_claim_without_plan),
        (Claim::Conforming, Some(_)) => {
            let open = results().filter(|result| match result.outcome {
                Outcome::Pass | Outcome::NotApplicable => false,
                Outcome::Fail | Outcome::Open | Outcome::Untested => true,
            });
            let open: Vec<&str> = open.map(|result| result.criterion.number).collect();
            (!open.is_empty()).then(|| words::access_claim_open(&open))
        }
    }
}

/// The test ends before its result is stated, and begins before it ends.
fn dates(test: &Test, findings: &mut Vec<Finding>) {
    // A month without a day begins with its first.
    let day = |date: Date| Date { day: Some(date.day.unwrap_or(1)), ..date };
    let (to, stated) = (test.to, test.stated);
    if day(to.0) < day(test.from) {
        findings.push(Finding::new(&code::ACCESS_DATES, to.1, words::access_test_ends_early()));
    }
    if day(stated.0) < day(to.0) {
        findings.push(Finding::new(&code::ACCESS_DATES, stated.1, words::access_stated_early()));
    }
}

fn twice(rows: &[Row], findings: &mut Vec<Finding>) {
    for (index, row) in rows.iter().enumerate() {
        if let Some(first) = rows.iter().take(index).find(|first| first.criterion == row.criterion) {
            let message = words::access_criterion_twice(row.criterion.number);
            findings
                .push(Finding::new(&code::ACCESS_CRITERION, row.span, message).related(first.span, words::FIRST_HERE));
        }
    }
}
