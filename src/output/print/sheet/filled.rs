//! The sheet filled in as an example: what stands in its blanks, and what is
//! said beside them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Sheet;
use crate::date::Date;
use crate::handbook::blanks::{Blank, blanks};
use crate::handbook::{FieldKind, Form, Handbook, Sample, Written, written};
use crate::words::PRINT;

/// Words beside a blank.
#[derive(Debug, Serialize)]
pub(super) struct SheetCallout<'a> {
    /// Name of the blank.
    at: String,
    text: &'a str,
}

impl<'a> Sheet<'a> {
    pub(in crate::output) fn filled(handbook: &'a Handbook, form: &'a Form, sample: &'a Sample) -> Self {
        let all = blanks(form);
        let mut written = written(form, &sample.data);
        let mut values = BTreeMap::new();
        for blank in &all {
            match written.remove(&blank.name) {
                None => {}
                Some(Written::Words(words)) => drop(values.insert(blank.name.clone(), words)),
                Some(Written::Ticked) => drop(values.insert(blank.name.clone(), sign(blank))),
            }
            values.extend(weekday(blank, sample));
        }
        values.extend(sample.signed.clone());
        let mut callouts = Vec::new();
        for field in form.top_fields().into_iter().filter(|field| Sample::can_point_at(field)) {
            // The first blank of the question that is filled in, or simply its
            // first; what is signed or stamped is one place of its own.
            let mut own = all.iter().filter(|blank| question(blank) == field.id).map(|blank| &blank.name);
            let first = own.clone().next().unwrap_or(&field.id);
            let at = own.find(|name| values.contains_key(*name)).unwrap_or(first);
            let said = sample.callouts.iter().filter(|callout| callout.at == field.id);
            callouts.extend(said.map(|callout| SheetCallout { at: at.clone(), text: &callout.text }));
        }
        let sheet = Self::new(handbook, form);
        let document_title = PRINT.sample_of(&sheet.document_title);
        Self { document_title, sample: true, values, callouts, ..sheet }
    }
}

/// Id of the question, or of the table that it stands in.
fn question<'a>(blank: &Blank<'a>) -> &'a str {
    blank.row.map_or(&blank.field.id, |row| &row.table.id)
}

/// The day of the week behind a date, which is written but is no data, and its name.
fn weekday(blank: &Blank<'_>, sample: &Sample) -> Option<(String, String)> {
    let FieldKind::Date { weekday: true, .. } = blank.field.kind else { return None };
    let date = blank.name.strip_suffix("__day")?;
    let day = Date::parse(sample.data.pointer(&blank.data)?.as_str()?).ok()?.weekday()?;
    Some((format!("{date}__weekday"), (*PRINT.weekdays.get(day)?).to_owned()))
}

/// What is drawn into a marked place: the sign of its mark, or a tick.
fn sign(blank: &Blank<'_>) -> String {
    let FieldKind::SelectMultiple { marks, .. } = &blank.field.kind else { return PRINT.check.to_owned() };
    let of_this = marks.iter().find(|mark| blank.data.rsplit('/').next() == Some(mark.id.as_str()));
    let sign = of_this.map(|mark| mark.sign.clone()).filter(|sign| !sign.is_empty());
    sign.unwrap_or_else(|| PRINT.check.to_owned())
}
