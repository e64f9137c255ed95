//! Dates of documents that have passed. "Today" is the day of the edition or
//! the one that the command line gives; the clock is never read.

use crate::config::Config;
use crate::date::Date;
use crate::finding::{Finding, code};
use crate::guideline::Guideline;
use crate::words::finding as words;

pub(super) fn check(config: &Config, guidelines: &[Guideline], findings: &mut Vec<Finding>) {
    let today = config.today;
    let compared = words::compared_day(&today.wareki(), today == config.edition.date);
    for deadline in guidelines.iter().flat_map(|guideline| &guideline.front.deadlines) {
        // A month without a day passes with its last day.
        let last = Date { day: Some(deadline.date.day.unwrap_or(31)), ..deadline.date };
        if last >= today {
            continue;
        }
        let day = deadline.date.wareki();
        let finding = if deadline.lapse {
            Finding::new(&code::DATE_LAPSED, deadline.span, words::date_lapsed(&day, &compared))
        } else {
            Finding::new(&code::REVIEW_OVERDUE, deadline.span, words::review_overdue(&day, &compared))
        };
        findings.push(finding);
    }
}
