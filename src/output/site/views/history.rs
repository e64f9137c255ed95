//! 改正履歴: every dated event of every document, latest first.

use serde::Serialize;

use crate::date::Date;
use crate::handbook::PageRef;
use crate::output::site::Page;
use crate::output::site::lookup::{Link, Site};
use crate::words::SITE;
use crate::words::text::in_brackets;

/// The history of all documents.
#[derive(Serialize)]
pub(in crate::output::site) struct HistoryView<'a> {
    days: Vec<Day<'a>>,
}

/// What happened on one day.
#[derive(Serialize)]
struct Day<'a> {
    /// For machines.
    iso: String,
    /// 「令和8年4月1日」.
    text: String,
    events: Vec<Event<'a>>,
}

/// 制定, 改正 … of a document.
#[derive(Serialize)]
struct Event<'a> {
    kind: &'a str,
    document: Link,
    /// 「（福政第12号）」; empty without a number.
    number: String,
}

pub(in crate::output::site) fn history<'a>(site: &Site<'a>) -> Page<HistoryView<'a>> {
    let mut events: Vec<(Date, Event<'a>)> = Vec::new();
    for (index, guideline) in site.handbook.guidelines.iter().enumerate() {
        let href = site.page_link(PageRef::HISTORY, PageRef::Guideline(index));
        let number = if guideline.number.is_empty() { String::new() } else { in_brackets(&guideline.number) };
        events.extend(guideline.dates.iter().map(|date| {
            let document = Link { href: href.clone(), label: guideline.title.clone() };
            (date.date, Event { kind: &date.kind, document, number: number.clone() })
        }));
    }
    // The sort keeps the reading order within a day.
    events.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    let mut days: Vec<(Date, Day<'a>)> = Vec::new();
    for (date, event) in events {
        match days.last_mut() {
            Some((last, day)) if *last == date => day.events.push(event),
            _ => days.push((date, Day { iso: date.to_string(), text: date.wareki(), events: vec![event] })),
        }
    }
    let view = HistoryView { days: days.into_iter().map(|(_, day)| day).collect() };
    Page { name: SITE.history.to_owned(), description: SITE.history_lead.to_owned(), view }
}
