//! How a text stands: a draft, or one that another took the place of.

use crate::handbook::{Guideline, Handbook, PageRef};
use crate::words::{PRINT, site};

/// Says that another edition is in use by now; `None` for the one in use.
pub(in crate::output) fn of_edition(handbook: &Handbook) -> Option<String> {
    let edition = &handbook.edition;
    edition.superseded_by.as_ref().map(|by| site::superseded(&edition.name, by))
}

/// Says which text took this one's place; `None` for a text in use.
pub(in crate::output) fn of_text(handbook: &Handbook, guideline: &Guideline) -> Option<String> {
    guideline.superseded_by.map(|other| PRINT.superseded(handbook.page_title(PageRef::Guideline(other))))
}

/// The title by which a file or a browser's window is known: a draft says so.
pub(in crate::output) fn file_title(guideline: &Guideline) -> String {
    let mark = if guideline.draft { PRINT.draft_mark() } else { String::new() };
    format!("{}{mark}", guideline.title)
}
