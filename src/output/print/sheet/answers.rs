//! What is drawn for each kind of answer.

use serde::Serialize;

use super::choices::{Group, Heads, Layout, Opt};
use super::tables::{Column, TableRow};
use super::{Maker, SheetField};
use crate::date::Date;
use crate::handbook::blanks::Part;
use crate::handbook::{
    Cell, Clock, DateParts, Era, EraStyle, Field, FieldKind, Gengo, LabelPosition, Marker, TextFormat, UnitPosition,
    Units,
};
use crate::words::{PRINT, blank};

/// What is drawn for a field.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Answer<'a> {
    /// A blank; over several lines it is a writing area.
    Text { lines: u32, size: Option<u32> },
    /// A short blank for a number, with units to mark before or after it.
    Number { size: Option<u32>, before: Option<Pick>, after: Option<Pick> },
    /// Blanks with units behind them: 西暦　年　月　日.
    Units { pick: Option<Pick>, before: &'static str, parts: Vec<Unit> },
    /// Boxes and words.
    Choices { layout: Layout, marker: &'static str, heads: Heads, break_before: &'a str, groups: Vec<Group<'a>> },
    /// A table: its head, and the answers of every cell.
    Repeat {
        columns: Vec<Column<'a>>,
        rows: Vec<TableRow<'a>>,
        /// The first column names the rows.
        named: bool,
        /// The last row holds sums.
        total: bool,
    },
    /// Printed words without answer.
    Words,
    /// A letter or consent, from top to bottom.
    Block {
        date: Vec<SheetField<'a>>,
        addressee: &'a str,
        sender: &'a str,
        fields: Vec<SheetField<'a>>,
        text: &'a str,
        attachment: String,
        /// Whether date and sender stand below the text.
        signed_below: bool,
    },
    /// A line to sign, with a place for a seal behind it.
    Sign { seal: &'static str },
    /// Small frames beside each other, each with its heading.
    Frames { labels: &'a [String] },
    /// One frame to stamp into; the sign in its middle may be empty.
    Stamp { sign: &'static str },
    /// Ruled lines for the city hall.
    Lines { lines: u32 },
}

/// A blank and the word behind it; `share` weighs its width.
#[derive(Debug, Serialize)]
pub(super) struct Unit {
    /// What the name of the blank ends with; empty for room that is no data.
    part: &'static str,
    word: &'static str,
    share: u32,
}

/// A few words of which one is marked within a line.
#[derive(Debug, Serialize)]
pub(super) struct Pick {
    marker: &'static str,
    options: Vec<PickOption>,
}

#[derive(Debug, Serialize)]
struct PickOption {
    /// What the name of the blank ends with.
    part: String,
    label: String,
}

impl<'a> Maker<'a> {
    pub(super) fn answer(self, name: &str, field: &'a Field, cell: Option<&'a Cell>) -> Answer<'a> {
        match &field.kind {
            FieldKind::Text { lines, size, format } => text(*lines, *size, *format),
            FieldKind::Integer { size, units } | FieldKind::Decimal { size, units } => {
                let picked = units.as_ref().map(|units| (units.position, of_units(units)));
                match picked {
                    Some((UnitPosition::Before, pick)) => {
                        Answer::Number { size: *size, before: Some(pick), after: None }
                    }
                    Some((UnitPosition::After, pick)) => {
                        Answer::Number { size: *size, before: None, after: Some(pick) }
                    }
                    None => Answer::Number { size: *size, before: None, after: None },
                }
            }
            FieldKind::Date { era, parts, eras, era_style, marker, weekday } => {
                let options = eras.iter().map(|gengo| PickOption {
                    part: format!("era__{}", gengo.name()),
                    label: era_label(*gengo, *era_style).to_owned(),
                });
                let pick =
                    (!eras.is_empty()).then(|| Pick { marker: marker_name(*marker), options: options.collect() });
                Answer::Units { pick, before: era_word(*era), parts: date_units(*parts, *era, *weekday) }
            }
            FieldKind::Time { clock } => {
                let halves = [(false, "am"), (true, "pm")].map(|(afternoon, name)| PickOption {
                    part: format!("half__{name}"),
                    label: blank::half(afternoon).to_owned(),
                });
                let pick = (*clock == Clock::Twelve)
                    .then(|| Pick { marker: marker_name(Marker::Circle), options: halves.into_iter().collect() });
                let parts = vec![unit(Part::Hour, PRINT.hour, 3), unit(Part::Minute, PRINT.minute, 3)];
                Answer::Units { pick, before: "", parts }
            }
            FieldKind::SelectOne { choices, columns, column_break, marker } => {
                self.choices(name, choices, *columns, column_break.as_deref(), *marker, &[])
            }
            FieldKind::SelectMultiple { choices, columns, column_break, marker, marks } => {
                self.choices(name, choices, *columns, column_break.as_deref(), *marker, marks)
            }
            FieldKind::Acknowledge => {
                // Its words stand beside the box, unless the cell has printed them.
                let printed =
                    cell.is_some_and(|cell| cell.label_position != LabelPosition::None && field.label == cell.label);
                let label = if printed { "" } else { field.label.as_str() };
                Answer::Choices {
                    layout: Layout::Line,
                    marker: marker_name(Marker::Box),
                    heads: Heads::default(),
                    break_before: "",
                    groups: vec![Group::of_one(Opt::tick(name.to_owned(), label))],
                }
            }
            FieldKind::Repeat { columns, rows, items, direction, fixed, .. } => {
                self.repeat(name, field, columns, *rows, items, *direction, fixed)
            }
            FieldKind::Matrix { items, choices, columns, marker, item_width } => {
                self.matrix(name, field, items, choices, columns, *marker, *item_width)
            }
            FieldKind::Note => Answer::Words,
            FieldKind::Letter { addressee, sender, text, fields } => {
                self.block(name, field, (addressee, sender, text, ""), fields, false)
            }
            FieldKind::Consent { addressee, text, attachment, fields } => {
                self.block(name, field, (addressee, "", text, attachment), fields, true)
            }
            FieldKind::Signature { seal } => Answer::Sign { seal: if *seal { PRINT.seal } else { "" } },
            FieldKind::Approval { boxes } => Answer::Frames { labels: boxes },
            FieldKind::ReceiptStamp => Answer::Stamp { sign: "" },
            FieldKind::Seal => Answer::Stamp { sign: PRINT.seal },
            FieldKind::OfficeUse { lines } => Answer::Lines { lines: (*lines).max(1) },
        }
    }

    /// The date of a letter stands first and by itself; that of a consent
    /// stands with the signature.
    fn block(
        self,
        name: &str,
        field: &Field,
        (addressee, sender, text, attachment): (&'a str, &'a str, &'a str, &'a str),
        fields: &'a [Field],
        signed_below: bool,
    ) -> Answer<'a> {
        let dated = !signed_below && fields.first().is_some_and(|first| matches!(first.kind, FieldKind::Date { .. }));
        let (date, rest) = fields.split_at(usize::from(dated));
        let around = name.strip_suffix(&field.id).unwrap_or_default();
        Answer::Block {
            date: self.fields_of(date, around),
            addressee,
            sender,
            fields: self.fields_of(rest, around),
            text,
            attachment: if attachment.is_empty() { String::new() } else { PRINT.attachment(attachment) },
            signed_below,
        }
    }
}

fn text<'a>(lines: u32, size: Option<u32>, format: TextFormat) -> Answer<'a> {
    let parts = match format {
        TextFormat::Plain | TextFormat::Email | TextFormat::Kana => return Answer::Text { lines: lines.max(1), size },
        TextFormat::Phone => {
            vec![unit(Part::Area, PRINT.after_area, 4), unit(Part::Exchange, PRINT.dash, 4), unit(Part::Line, "", 4)]
        }
        TextFormat::Postcode => vec![unit(Part::Front, PRINT.dash, 3), unit(Part::Back, "", 4)],
    };
    let before = if format == TextFormat::Phone { PRINT.before_area } else { PRINT.postcode };
    Answer::Units { pick: None, before, parts }
}

fn of_units(units: &Units) -> Pick {
    let options = units.choices.iter().flat_map(|group| &group.options);
    let option = |option: &crate::handbook::Choice| PickOption {
        part: format!("unit__{}", crate::handbook::blanks::ascii(&option.value)),
        label: option.label.clone(),
    };
    Pick { marker: marker_name(Marker::Circle), options: options.map(option).collect() }
}

/// As the template knows it.
pub(super) fn marker_name(marker: Marker) -> &'static str {
    match marker {
        Marker::Box => "box",
        Marker::Number => "number",
        Marker::Letter => "letter",
        Marker::Circle => "circle",
    }
}

/// The answer that stands there from the start, as it is read.
pub(in crate::output) fn printed(field: &Field) -> String {
    let words: Vec<String> = field.default.iter().map(|value| printed_value(field, value)).collect();
    words.join(PRINT.comma)
}

fn printed_value(field: &Field, value: &str) -> String {
    let mut options = field.choices().into_iter().flatten().flat_map(|group| &group.options);
    if let Some(option) = options.find(|option| option.value == value) {
        return option.label.clone();
    }
    if let FieldKind::Date { era, .. } = &field.kind
        && let Ok(date) = Date::parse(value)
    {
        return if *era == Era::Western { date.seireki() } else { date.wareki() };
    }
    value.to_owned()
}

fn era_label(gengo: Gengo, style: EraStyle) -> &'static str {
    match style {
        EraStyle::Full => blank::gengo(gengo),
        EraStyle::Kanji => blank::gengo_kanji(gengo),
        EraStyle::Letter => blank::gengo_letter(gengo),
    }
}

fn era_word(era: Era) -> &'static str {
    match era {
        Era::Western => PRINT.western,
        Era::Wareki => PRINT.era,
        Era::Blank | Era::Choose => "",
    }
}

fn date_units(parts: DateParts, era: Era, weekday: bool) -> Vec<Unit> {
    // A Western year has four digits, a year of an era, a month and a day two;
    // where the calendar is open, its name needs room too.
    let years = if era == Era::Choose { 3 } else { 5 };
    let (year, month, day) =
        (unit(Part::Year, PRINT.year, years), unit(Part::Month, PRINT.month, 3), unit(Part::Day, PRINT.day, 3));
    let mut units = match parts {
        DateParts::YearMonthDay => vec![year, month, day],
        DateParts::YearMonth => vec![year, month],
        DateParts::Year => vec![year],
        DateParts::MonthDay => vec![month, day],
    };
    if weekday {
        units.push(Unit { part: "", word: PRINT.open, share: 0 });
        units.push(Unit { part: "", word: PRINT.close, share: 2 });
    }
    units
}

fn unit(part: Part, word: &'static str, share: u32) -> Unit {
    Unit { part: part.name(), word, share }
}
