//! `content/accessibility.yaml`: the policy on access to the site, and the result
//! of a test, as the municipality states them.

use crate::config::date;
use crate::context::Context;
use crate::date::Date;
use crate::finding::{Checked, SourceId, Span};
use crate::handbook::accessibility::{Claim, Criterion, Level, Outcome, Tester};
use crate::source::SourceFile;
use crate::words::criteria::CRITERIA;
use crate::yaml::{self, Map, Reader, Text};

/// Words of `level:`.
pub const LEVELS: &[(&str, Level)] = &[("A", Level::A), ("AA", Level::Aa), ("AAA", Level::Aaa)];
/// Words of `claim:`.
pub const CLAIMS: &[(&str, Claim)] =
    &[("considered", Claim::Considered), ("partial", Claim::Partial), ("conforming", Claim::Conforming)];
/// Words of `result:`.
pub const OUTCOMES: &[(&str, Outcome)] =
    &[("pass", Outcome::Pass), ("fail", Outcome::Fail), ("none", Outcome::NotApplicable), ("open", Outcome::Open)];
/// Words of `by:`.
pub const TESTERS: &[(&str, Tester)] =
    &[("machine", Tester::Machine), ("person", Tester::Person), ("both", Tester::Both)];

/// The file as written; names of pages are looked up later.
#[derive(Debug, Clone)]
pub struct Accessibility {
    pub level: Level,
    pub claim: (Claim, Span),
    pub scope: String,
    pub excluded: Vec<(String, String)>,
    pub decided: Option<Date>,
    pub deadline: Option<Date>,
    pub plan: String,
    pub test: Option<Test>,
}

/// A test as written.
#[derive(Debug, Clone)]
pub struct Test {
    pub from: Date,
    pub to: (Date, Span),
    pub stated: (Date, Span),
    pub tester: String,
    pub methods: Vec<Text>,
    pub technologies: Vec<Text>,
    pub selection: String,
    pub pages: Vec<Text>,
    pub results: Vec<Row>,
}

/// What was found of a criterion.
#[derive(Debug, Clone)]
pub struct Row {
    pub criterion: Criterion,
    pub span: Span,
    pub outcome: Outcome,
    pub by: Tester,
    pub note: String,
}

/// Reads the file; `None` if it cannot be read at all.
#[must_use]
pub fn parse(source: SourceId, file: &SourceFile, context: Context<'_>) -> Checked<Option<Accessibility>> {
    let mut findings = Vec::new();
    let Some(tree) = yaml::parse(source, &file.text, 0..file.text.len()).take(&mut findings) else {
        return Checked::new(None, findings);
    };
    let reader = Reader::new(context, source, &file.text);
    let accessibility = reader.map(&tree).and_then(decode);
    findings.extend(reader.into_findings());
    Checked::new(accessibility, findings)
}

fn decode(map: Map<'_>) -> Option<Accessibility> {
    let reader = map.reader;
    let level = map.need("level").and_then(|value| reader.word(value, LEVELS));
    let claim = map.need("claim").and_then(|value| Some((reader.word(value, CLAIMS)?, value.span)));
    let scope = map.need_text("scope");
    let excluded = map.list("excluded").iter().filter_map(|value| reader.map(value)).filter_map(left_out).collect();
    let decided = map.text("decided").and_then(|text| date(reader, &text));
    let deadline = map.text("deadline").and_then(|text| date(reader, &text));
    let plan = map.words("plan");
    let written = map.get("test").and_then(|value| reader.map(value));
    let test = written.and_then(test);
    map.finish();
    Some(Accessibility { level: level?, claim: claim?, scope: scope?.value, excluded, decided, deadline, plan, test })
}

fn left_out(map: Map<'_>) -> Option<(String, String)> {
    let (what, reason) = (map.need_text("what"), map.need_text("reason"));
    map.finish();
    Some((what?.value, reason?.value))
}

fn test(map: Map<'_>) -> Option<Test> {
    let reader = map.reader;
    let day = |key| map.need_text(key).and_then(|text| Some((date(reader, &text)?, text.span)));
    let (from, to, stated) = (day("from"), day("to"), day("stated"));
    let tester = map.need_text("tester");
    let (methods, technologies) = (map.texts("methods"), map.texts("technologies"));
    let selection = map.words("selection");
    let pages = map.texts("pages");
    let results = map.list("results").iter().filter_map(|value| reader.map(value)).filter_map(row).collect();
    map.finish();
    Some(Test {
        from: from?.0,
        to: to?,
        stated: stated?,
        tester: tester?.value,
        methods,
        technologies,
        selection,
        pages,
        results,
    })
}

fn row(map: Map<'_>) -> Option<Row> {
    let reader = map.reader;
    let criterion = map.need("criterion").and_then(|value| Some((reader.word(value, &CRITERIA)?, value.span)));
    let outcome = map.need("result").and_then(|value| reader.word(value, OUTCOMES));
    let by = map.need("by").and_then(|value| reader.word(value, TESTERS));
    let note = map.words("note");
    map.finish();
    let (criterion, span) = criterion?;
    Some(Row { criterion, span, outcome: outcome?, by: by?, note })
}
