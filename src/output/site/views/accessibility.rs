//! The policy on access to the site and the result of its test, in the order
//! and the words of the WAIC's guide.

use serde::Serialize;

use crate::date::Date;
use crate::handbook::PageRef;
use crate::handbook::accessibility::{AccessTest, Accessibility, CriterionResult, Outcome};
use crate::output::site::Page;
use crate::output::site::lookup::{Link, Site};
use crate::words::SITE;
use crate::words::site::access as words;

/// The statement.
#[derive(Serialize)]
pub(in crate::output::site) struct AccessibilityView<'a> {
    level: &'static str,
    scope: &'a str,
    excluded: Vec<Excluded<'a>>,
    decided: Option<DateView>,
    deadline: Option<DateView>,
    plan: &'a str,
    /// The claim in words, and what the word means.
    claim: String,
    claim_means: &'static str,
    test: Option<TestView<'a>>,
}

#[derive(Serialize)]
struct Excluded<'a> {
    what: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct DateView {
    /// For machines.
    iso: String,
    text: String,
}

#[derive(Serialize)]
struct TestView<'a> {
    stated: DateView,
    from: DateView,
    to: DateView,
    tester: &'a str,
    methods: &'a [String],
    technologies: String,
    selection: &'a str,
    pages: Vec<Link>,
    /// How many criteria came out how: 「満たす12、…」.
    summary: String,
    caption: String,
    rows: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    number: &'static str,
    name: &'static str,
    level: &'static str,
    outcome: &'static str,
    /// Whether the row needs something done.
    gap: bool,
    by: &'static str,
    note: &'a str,
}

pub(in crate::output::site) fn accessibility<'a>(
    site: &Site<'a>,
    access: &'a Accessibility,
) -> Page<AccessibilityView<'a>> {
    let view = AccessibilityView {
        level: words::level(access.level),
        scope: &access.scope,
        excluded: access.excluded.iter().map(|(what, reason)| Excluded { what, reason }).collect(),
        decided: access.decided.map(date),
        deadline: access.deadline.map(date),
        plan: &access.plan,
        claim: words::claim(access.claim, access.level),
        claim_means: words::claim_means(access.claim),
        test: access.test.as_ref().map(|test| test_view(site, test)),
    };
    let description = words::description(&site.handbook.title);
    Page { name: SITE.accessibility.to_owned(), description, view }
}

fn date(date: Date) -> DateView {
    DateView { iso: date.to_string(), text: date.wareki() }
}

fn test_view<'a>(site: &Site<'a>, test: &'a AccessTest) -> TestView<'a> {
    let handbook = site.handbook;
    // Readers may not see every page that was tested.
    let pages = test.pages.iter().filter(|page| handbook.has_page(**page));
    let link = |page: &PageRef| Link {
        href: site.page_link(PageRef::ACCESSIBILITY, *page),
        label: handbook.page_title(*page).to_owned(),
    };
    let outcomes = [Outcome::Pass, Outcome::NotApplicable, Outcome::Fail, Outcome::Open, Outcome::Untested];
    let counts = outcomes.map(|outcome| {
        (words::outcome(outcome), test.results.iter().filter(|result| result.outcome == outcome).count())
    });
    TestView {
        stated: date(test.stated),
        from: date(test.from),
        to: date(test.to),
        tester: &test.tester,
        methods: &test.methods,
        technologies: test.technologies.join(SITE.joiner),
        selection: &test.selection,
        pages: pages.map(link).collect(),
        summary: words::summary(test.results.len(), &counts),
        caption: words::caption(),
        rows: test.results.iter().map(row).collect(),
    }
}

fn row(result: &CriterionResult) -> RowView<'_> {
    RowView {
        number: result.criterion.number,
        name: result.criterion.name,
        level: words::level(result.criterion.level),
        outcome: words::outcome(result.outcome),
        gap: result.outcome == Outcome::Fail,
        by: result.by.map_or("", words::tester),
        note: &result.note,
    }
}
