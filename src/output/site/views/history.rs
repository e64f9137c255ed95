//! 改正履歴: every dated event of every document, latest first.

use serde::Serialize;

use crate::date::Date;
use crate::handbook::{DocumentDate, Guideline, Handbook, PageRef};
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
    let event = |event: &DocumentEvent<'a>| {
        let guideline = event.guideline;
        let href = site.page_link(PageRef::HISTORY, PageRef::Guideline(event.index));
        let number = if guideline.number.is_empty() { String::new() } else { in_brackets(&guideline.number) };
        Event { kind: &event.date.kind, document: Link { href, label: guideline.title.clone() }, number }
    };
    let mut days: Vec<(Date, Day<'a>)> = Vec::new();
    for one in events(site.handbook) {
        let date = one.date.date;
        match days.last_mut() {
            Some((last, day)) if *last == date => day.events.push(event(&one)),
            _ => days.push((date, Day { iso: date.to_string(), text: date.wareki(), events: vec![event(&one)] })),
        }
    }
    let view = HistoryView { days: days.into_iter().map(|(_, day)| day).collect() };
    Page { name: SITE.history.to_owned(), description: SITE.history_lead.to_owned(), view }
}

/// A typed date with the document that it belongs to.
pub(in crate::output::site) struct DocumentEvent<'a> {
    /// Index into the handbook's rule texts.
    pub(in crate::output::site) index: usize,
    pub(in crate::output::site) guideline: &'a Guideline,
    pub(in crate::output::site) date: &'a DocumentDate,
}

/// The dated events of all documents, latest first; the reading order within a day.
pub(in crate::output::site) fn events(handbook: &Handbook) -> Vec<DocumentEvent<'_>> {
    let all = handbook.guidelines.iter().enumerate();
    let mut events: Vec<DocumentEvent<'_>> = all
        .flat_map(|(index, guideline)| guideline.dates.iter().map(move |date| DocumentEvent { index, guideline, date }))
        .collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.date.date));
    events
}
