//! What the municipality says of the access to its site: its policy, and the
//! result of a test against JIS X 8341-3:2016.
//!
//! Everything here was typed by the municipality. Nothing is worked out from
//! tests of ours, and a criterion that nobody looked at stays untested.

use super::PageRef;
use crate::date::Date;

/// Level of conformance; each holds the levels before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    A,
    Aa,
    Aaa,
}

/// How far the site keeps to the standard, in the words that the WAIC allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// 配慮: there is a policy.
    Considered,
    /// 一部準拠: a test found part of the criteria met.
    Partial,
    /// 準拠: a test found every criterion met.
    Conforming,
}

/// A success criterion of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// 「1.4.10」.
    pub number: &'static str,
    pub level: Level,
    pub name: &'static str,
}

/// What was found of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Pass,
    Fail,
    /// The site holds nothing that the criterion speaks of.
    NotApplicable,
    /// Something was tested, but not enough to decide.
    Open,
    Untested,
}

/// Who looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tester {
    Machine,
    Person,
    Both,
}

/// The policy, and the test if one was made.
#[derive(Debug, Clone)]
pub struct Accessibility {
    /// The level that the policy aims at.
    pub level: Level,
    pub claim: Claim,
    /// Which pages the policy is for.
    pub scope: String,
    /// What is left out, and why.
    pub excluded: Vec<(String, String)>,
    /// When the policy was decided.
    pub decided: Option<Date>,
    /// Until when the aim is to be reached.
    pub deadline: Option<Date>,
    /// What is done next.
    pub plan: String,
    pub test: Option<AccessTest>,
}

/// A test of the site.
#[derive(Debug, Clone)]
pub struct AccessTest {
    pub from: Date,
    pub to: Date,
    /// The day on which the result was stated.
    pub stated: Date,
    pub tester: String,
    pub methods: Vec<String>,
    /// What the pages rely on: HTML, CSS ….
    pub technologies: Vec<String>,
    /// How the pages were chosen.
    pub selection: String,
    pub pages: Vec<PageRef>,
    /// Every criterion up to the aim, and those above it that were tested.
    pub results: Vec<CriterionResult>,
}

/// What was found of one criterion.
#[derive(Debug, Clone)]
pub struct CriterionResult {
    pub criterion: Criterion,
    pub outcome: Outcome,
    /// `None` for an untested one.
    pub by: Option<Tester>,
    pub note: String,
}
