//! What is written into a field, in words.

use super::field::{GroupView, group_view, label, list};
use crate::handbook::{Clock, DateParts, Direction, Era, Field, FieldKind, Marker, TextFormat, UnitPosition, Units};
use crate::words::site::answer;
use crate::words::{PRINT, blank};

/// 「日付（西暦）」.
pub(super) fn answer(field: &Field) -> String {
    if field.is_printed() {
        return answer::printed(&field.default.join(PRINT.comma));
    }
    match &field.kind {
        FieldKind::Text { lines: 0 | 1, size, format } => match format {
            TextFormat::Plain => answer::line(*size),
            TextFormat::Phone => answer::PHONE.to_owned(),
            TextFormat::Postcode => answer::POSTCODE.to_owned(),
            TextFormat::Email => answer::EMAIL.to_owned(),
            TextFormat::Kana => answer::KANA.to_owned(),
        },
        FieldKind::Text { lines, .. } => answer::area(*lines),
        FieldKind::Integer { size, .. } => answer::integer(*size),
        FieldKind::Decimal { size, .. } => answer::decimal(*size),
        FieldKind::Date { era, parts, eras, weekday, .. } => {
            let parts = match parts {
                DateParts::YearMonthDay => answer::DATE,
                DateParts::YearMonth => answer::MONTH,
                DateParts::Year => answer::YEAR,
                DateParts::MonthDay => answer::DAY,
            };
            let eras: Vec<&str> = eras.iter().map(|gengo| blank::gengo(*gengo)).collect();
            let era = match era {
                Era::Western => answer::WESTERN.to_owned(),
                Era::Wareki => answer::WAREKI.to_owned(),
                Era::Blank => String::new(),
                Era::Choose => answer::era_of(&eras),
            };
            format!("{parts}{era}{}", if *weekday { answer::WEEKDAY } else { "" })
        }
        FieldKind::Time { clock: Clock::Twelve } => answer::TIME_TWELVE.to_owned(),
        FieldKind::Time { clock: Clock::TwentyFour } => answer::TIME.to_owned(),
        FieldKind::SelectOne { marker, .. } => answer::one(*marker).to_owned(),
        FieldKind::SelectMultiple { marks, .. } if !marks.is_empty() => {
            let legends = marks.iter().map(|mark| PRINT.sign_legend(&mark.label, &mark.sign, mark.max));
            answer::marks(&legends.collect::<Vec<_>>())
        }
        FieldKind::SelectMultiple { marker, .. } => answer::many(*marker).to_owned(),
        FieldKind::Acknowledge => answer::TICK.to_owned(),
        FieldKind::Repeat { rows, items, direction: Direction::Rows, .. } if items.is_empty() => answer::table(*rows),
        FieldKind::Repeat { .. } => answer::TABLE_OF_ITEMS.to_owned(),
        FieldKind::Matrix { .. } => answer::MATRIX.to_owned(),
        FieldKind::Note => answer::PRINTED.to_owned(),
        FieldKind::Letter { .. } => answer::LETTER.to_owned(),
        FieldKind::Consent { .. } => answer::CONSENT.to_owned(),
        FieldKind::Signature { seal } => answer::signature(*seal).to_owned(),
        FieldKind::Approval { boxes } => answer::approval(boxes),
        FieldKind::ReceiptStamp => answer::STAMP.to_owned(),
        FieldKind::Seal => answer::SEAL.to_owned(),
        FieldKind::OfficeUse { .. } => answer::OFFICE_USE.to_owned(),
    }
}

/// The words that a block prints itself.
pub(super) fn words_of(kind: &FieldKind) -> Vec<&str> {
    match kind {
        FieldKind::Letter { addressee, sender, text, .. } => vec![addressee, sender, text],
        FieldKind::Consent { addressee, text, attachment, .. } => vec![addressee, text, attachment],
        FieldKind::Text { .. }
        | FieldKind::Integer { .. }
        | FieldKind::Decimal { .. }
        | FieldKind::Date { .. }
        | FieldKind::Time { .. }
        | FieldKind::SelectOne { .. }
        | FieldKind::SelectMultiple { .. }
        | FieldKind::Acknowledge
        | FieldKind::Repeat { .. }
        | FieldKind::Matrix { .. }
        | FieldKind::Note
        | FieldKind::Signature { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal
        | FieldKind::OfficeUse { .. } => Vec::new(),
    }
}

/// `None` where nothing is printed around the blank.
pub(super) fn on_paper(field: &Field) -> Option<String> {
    if field.prefix.is_empty() && field.suffix.is_empty() {
        return None;
    }
    let boxes;
    let blank = match &field.kind {
        FieldKind::Text { format: TextFormat::Phone, .. } => answer::BLANK_PHONE,
        FieldKind::Text { format: TextFormat::Postcode, .. } => answer::BLANK_POSTCODE,
        FieldKind::Text { .. }
        | FieldKind::Integer { .. }
        | FieldKind::Decimal { .. }
        | FieldKind::Signature { .. }
        | FieldKind::OfficeUse { .. } => answer::BLANK,
        FieldKind::Date { parts: DateParts::YearMonthDay, .. } => answer::BLANK_DATE,
        FieldKind::Date { parts: DateParts::YearMonth, .. } => answer::BLANK_MONTH,
        FieldKind::Date { parts: DateParts::Year, .. } => answer::BLANK_YEAR,
        FieldKind::Date { parts: DateParts::MonthDay, .. } => answer::BLANK_DAY,
        FieldKind::Time { .. } => answer::BLANK_TIME,
        FieldKind::SelectOne { choices, marker, .. } | FieldKind::SelectMultiple { choices, marker, .. } => {
            let (sign, between) = match marker {
                Marker::Circle => ("", PRINT.or),
                Marker::Box | Marker::Number | Marker::Letter => (PRINT.tick, PRINT.space),
            };
            let options = choices.iter().flat_map(|group| &group.options);
            let labels: Vec<String> = options.map(|choice| format!("{sign}{}", label(choice))).collect();
            boxes = labels.join(between);
            &boxes
        }
        FieldKind::Acknowledge => PRINT.tick,
        FieldKind::Repeat { .. }
        | FieldKind::Matrix { .. }
        | FieldKind::Note
        | FieldKind::Letter { .. }
        | FieldKind::Consent { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal => "",
    };
    Some(answer::on_paper(&field.prefix, blank, &field.suffix))
}

/// What can be chosen, and the rows of a table that have names.
pub(super) fn choices(field: &Field) -> Vec<GroupView<'_>> {
    match &field.kind {
        FieldKind::SelectOne { choices, .. } | FieldKind::SelectMultiple { choices, .. } => {
            choices.iter().map(group_view).collect()
        }
        FieldKind::Integer { units, .. } | FieldKind::Decimal { units, .. } => {
            units.iter().flat_map(self::units).collect()
        }
        FieldKind::Repeat { items, .. } => {
            let rows: Vec<&str> = items.iter().map(|item| item.label.as_str()).chain(field.total_label()).collect();
            if rows.is_empty() { Vec::new() } else { vec![list(answer::ROWS, rows.into_iter())] }
        }
        FieldKind::Matrix { items, choices, .. } => {
            let rows = list(answer::ROWS, items.iter().map(|item| item.label.as_str()));
            let columns = choices.iter().map(|group| group_view(group).named(answer::COLUMNS));
            std::iter::once(rows).chain(columns).collect()
        }
        FieldKind::Text { .. }
        | FieldKind::Date { .. }
        | FieldKind::Time { .. }
        | FieldKind::Acknowledge
        | FieldKind::Note
        | FieldKind::Letter { .. }
        | FieldKind::Consent { .. }
        | FieldKind::Signature { .. }
        | FieldKind::Approval { .. }
        | FieldKind::ReceiptStamp
        | FieldKind::Seal
        | FieldKind::OfficeUse { .. } => Vec::new(),
    }
}

fn units(units: &Units) -> impl Iterator<Item = GroupView<'_>> {
    let name = match units.position {
        UnitPosition::After => answer::UNITS_AFTER,
        UnitPosition::Before => answer::UNITS_BEFORE,
    };
    units.choices.iter().map(move |group| group_view(group).named(name))
}
