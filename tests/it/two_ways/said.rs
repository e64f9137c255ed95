//! What the source of a form says, gathered for the comparison with its outputs.

use std::collections::BTreeSet;

use tebiki::handbook::{ChoiceGroup, Field, FieldKind, Form, Gengo, Handbook, LabelPosition, Marker};
use tebiki::words::{PRINT, blank};

use crate::pdf::squeeze;

/// What a form says, gathered from its source.
#[derive(Default)]
pub(super) struct Said {
    /// Stands on paper, in Excel and on the page.
    pub(super) everywhere: BTreeSet<String>,
    /// Stands on the page at least: labels that the paper has no room or need for.
    pub(super) on_page: BTreeSet<String>,
    /// May stand there: signs, brackets, what is put together from the words table.
    also: BTreeSet<String>,
}

impl Said {
    pub(super) fn of(handbook: &Handbook, form: &Form) -> Self {
        let mut said = Self::default();
        said.head(handbook, form);
        for cell in form.corner.iter().chain(form.cells()) {
            let is_block = cell.fields.iter().any(|field| {
                !field.row_fields().is_empty()
                    || matches!(field.kind, FieldKind::Letter { .. } | FieldKind::Consent { .. })
            });
            let is_frame = cell.fields.iter().any(|field| matches!(field.kind, FieldKind::Approval { .. }));
            said.label(&cell.label, cell.label_position != LabelPosition::None && !is_block && !is_frame);
            said.must([&cell.hint, &cell.note]);
        }
        for visit in form.fields() {
            let own = visit.cell.is_none_or(|cell| cell.fields.len() > 1) && visit.inside.is_none();
            let written = visit.field.prefix.is_empty() && visit.field.suffix.is_empty();
            let speaks = own && written && matches!(visit.field.kind, FieldKind::Acknowledge | FieldKind::Note);
            said.label(&visit.field.label, speaks);
            said.field(visit.field);
            if visit.table.is_some()
                && let Some(column) = visit.cell
            {
                said.label(&column.label, true);
                said.must([&column.hint, &column.note]);
            }
        }
        said
    }

    fn must<'a>(&mut self, words: impl IntoIterator<Item = &'a String>) {
        self.everywhere.extend(words.into_iter().map(|words| squeeze(words)).filter(|words| !words.is_empty()));
    }

    fn may<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) {
        self.also.extend(words.into_iter().map(squeeze).filter(|words| !words.is_empty()));
    }

    fn label(&mut self, label: &String, printed: bool) {
        if printed {
            self.must([label]);
        } else if !label.is_empty() {
            self.on_page.insert(squeeze(label));
        }
    }

    fn head(&mut self, handbook: &Handbook, form: &Form) {
        self.must([&form.number, &form.title, &form.subtitle]);
        self.must(&form.notes);
        for section in &form.sections {
            self.must([&section.title]);
            self.must(&section.notes);
            self.may([section.mark.as_str()]);
            if section.office_use || !section.filled_by.is_empty() {
                let actors: Vec<&str> =
                    section.filled_by.iter().map(|at| handbook.actors[*at].label.as_str()).collect();
                self.may([PRINT.filled_by(&actors, section.office_use).as_str()]);
            }
        }
        let ground = PRINT.ground("\0");
        self.may(ground.split('\0'));
        self.may(form.basis.iter().flat_map(|basis| [basis.document_kind.as_str(), basis.path.as_str()]));
        self.may([form.basis_text.as_str(), &handbook.municipality, PRINT.bracketed(&form.variant).as_str()]);
        self.may(form.version.map(|date| PRINT.version(date)).as_deref());
        if form.reports_to_state() {
            self.may([PRINT.state_report]);
        }
        let guidance = &form.guidance;
        if guidance.privacy_printed {
            let words =
                PRINT.privacy(&guidance.privacy_purpose, &guidance.privacy_office, &guidance.privacy_shared_with);
            self.must([&words]);
            self.everywhere.retain(|said| *said != squeeze(&words));
            self.may([words.as_str()]);
        }
        self.may([PRINT.note, PRINT.of_pages, PRINT.comma, PRINT.open, PRINT.close]);
    }

    fn field(&mut self, field: &Field) {
        self.must([&field.hint, &field.prefix, &field.suffix]);
        match &field.kind {
            FieldKind::Text { format, .. } => {
                if !format.parts().is_empty() {
                    self.may([PRINT.postcode, PRINT.dash, PRINT.before_area, PRINT.after_area]);
                }
            }
            FieldKind::Integer { units, .. } | FieldKind::Decimal { units, .. } => {
                if let Some(units) = units {
                    self.choices(&units.choices, Marker::Circle);
                }
            }
            FieldKind::Date { eras, .. } => {
                self.may([PRINT.western, PRINT.era, PRINT.year, PRINT.month, PRINT.day, PRINT.or]);
                let signs = |gengo: Gengo| [blank::gengo(gengo), blank::gengo_kanji(gengo), blank::gengo_letter(gengo)];
                self.may(eras.iter().flat_map(|gengo| signs(*gengo)));
            }
            FieldKind::Time { .. } => {
                self.may([blank::half(false), blank::half(true), PRINT.hour, PRINT.minute, PRINT.or]);
            }
            FieldKind::SelectOne { choices, .. } => self.choices(choices, field.marker()),
            FieldKind::SelectMultiple { choices, marks, .. } => {
                self.choices(choices, field.marker());
                for mark in marks {
                    self.may([mark.sign.as_str(), &mark.label]);
                    self.may([PRINT.sign_legend(&mark.label, &mark.sign, mark.max).as_str()]);
                }
            }
            FieldKind::Acknowledge => self.may([PRINT.tick]),
            FieldKind::Repeat { items, fixed, total_label, .. } => {
                self.must(items.iter().map(|item| &item.label));
                for answer in fixed.iter().flatten() {
                    self.must([&answer.value, &answer.prefix, &answer.suffix]);
                }
                self.must([total_label]);
                if field.row_fields().iter().any(|column| column.total) {
                    self.may([blank::TOTAL]);
                }
            }
            FieldKind::Matrix { items, choices, .. } => {
                self.must(items.iter().map(|item| &item.label));
                self.choices(choices, field.marker());
            }
            FieldKind::Letter { addressee, sender, text, .. } => self.must([addressee, sender, text]),
            FieldKind::Consent { addressee, text, attachment, .. } => self.must([addressee, text, attachment]),
            FieldKind::Approval { boxes } => self.must(boxes),
            FieldKind::Signature { .. } | FieldKind::Seal => self.may([PRINT.seal]),
            FieldKind::Note | FieldKind::ReceiptStamp | FieldKind::OfficeUse { .. } => {}
        }
    }

    fn choices(&mut self, groups: &[ChoiceGroup], marker: Marker) {
        self.may([PRINT.tick, PRINT.or, PRINT.open, PRINT.close]);
        for group in groups {
            self.must([&group.label]);
            for choice in &group.options {
                self.must([&choice.label]);
                let last = char::from(b'a' + u8::try_from((choice.number + 25) % 26).unwrap());
                match marker {
                    Marker::Letter => self.may([last.to_string().as_str()]),
                    Marker::Box | Marker::Number | Marker::Circle => {}
                }
                if let Some(write_in) = &choice.write_in {
                    self.must([&write_in.prefix, &write_in.suffix]);
                }
            }
        }
    }

    pub(super) fn all(&self) -> BTreeSet<String> {
        self.everywhere.iter().chain(&self.on_page).chain(&self.also).cloned().collect()
    }
}
