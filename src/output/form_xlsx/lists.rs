//! The sheet that holds the lists of choices, hidden behind the others.

use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::places::{Places, Shape, shape};
use crate::handbook::blanks::Column;
use crate::words::spreadsheet as words;

/// A list of choices and the answers that are taken from it.
pub(super) struct List<'a> {
    at: u16,
    labels: Vec<&'a str>,
    pub(super) columns: Vec<&'a str>,
}

impl List<'_> {
    /// `=選択肢!$A$1:$A$9`: no list is too long for a range.
    pub(super) fn range(&self) -> String {
        let last = u32::try_from(self.labels.len()).unwrap_or(1).max(1) - 1;
        let (from, to) = (row_col_to_cell_absolute(0, self.at), row_col_to_cell_absolute(last, self.at));
        format!("={}!{from}:{to}", words::LISTS)
    }
}

/// The lists of answers that are not ticked, each once.
pub(super) fn lists<'a>(columns: &'a [Column<'a>], places: &Places) -> Vec<List<'a>> {
    let mut lists: Vec<List<'a>> = Vec::new();
    for column in columns.iter().filter(|column| places.answer(&column.name).is_some()) {
        if shape(column) != Shape::List {
            continue;
        }
        let labels: Vec<&str> =
            column.blanks.iter().filter_map(|blank| blank.ticked()).map(|choice| choice.label.as_str()).collect();
        match lists.iter_mut().find(|list| list.labels == labels) {
            Some(list) => list.columns.push(&column.name),
            None => {
                let at = u16::try_from(lists.len()).unwrap_or(u16::MAX);
                lists.push(List { at, labels, columns: vec![&column.name] });
            }
        }
    }
    lists
}

pub(super) fn write_lists(ws: &mut Worksheet, lists: &[List<'_>]) -> Result<(), XlsxError> {
    ws.set_name(words::LISTS)?;
    for list in lists {
        for (row, label) in (0..).zip(&list.labels) {
            ws.write_string(row, list.at, *label)?;
        }
    }
    ws.set_hidden(true);
    ws.protect();
    Ok(())
}
