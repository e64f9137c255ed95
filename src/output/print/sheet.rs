//! What the form template gets: the form as JSON, with every printed word in
//! it, and with what the drawing needs to know already decided.

mod answers;
mod choices;
mod filled;
mod tables;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::handbook::{
    Binding, Cell, Field, Form, FormSection, Handbook, LabelPosition, Language, Orientation, PaperSize, Row,
    Translation, VersionPosition,
};
use crate::words::{PRINT, PrintWords};
use answers::Answer;
pub(in crate::output) use answers::printed;
pub(in crate::output) use choices::sign;

/// A whole sheet.
#[derive(Debug, Serialize)]
pub(in crate::output) struct Sheet<'a> {
    /// Title in the PDF's own data: number, title and subtitle.
    document_title: String,
    issuer: &'a str,
    /// 「様式第1号（要領4(4)ア関係）」.
    head: String,
    title: &'a str,
    title_also: Vec<Also<'a>>,
    subtitle: &'a str,
    /// Words of the variant in brackets; empty if there is only one.
    variant: String,
    /// 「みほん市　様式第1号　令和8年4月1日版」.
    foot: String,
    /// The version at the right shoulder; empty if it stands in the foot.
    shoulder: String,
    notes: Vec<String>,
    corner: Vec<SheetCell<'a>>,
    paper: &'static str,
    landscape: bool,
    binding: &'static str,
    /// Margin of the sides that are not bound, in mm; none leaves it to the template.
    margin: Option<u32>,
    /// Size of the text in pt; none leaves it to the template.
    font_size: Option<f64>,
    /// Pages that the form has to fit.
    fit: u32,
    /// What is repeated at the top of later pages.
    page_head: Vec<SheetCell<'a>>,
    sections: Vec<SheetSection<'a>>,
    /// Sentences below the form: what is reported to the State, the use of personal data.
    remarks: Vec<String>,
    words: PrintWords,
    /// Whether it is filled in as an example.
    sample: bool,
    /// What stands in the blanks, by their names.
    values: BTreeMap<String, String>,
    /// What is said beside the blanks, in reading order.
    callouts: Vec<filled::SheetCallout<'a>>,
}

/// Words in another language; `lang` is what a screen reader goes by.
#[derive(Debug, Serialize)]
struct Also<'a> {
    lang: &'static str,
    words: &'a str,
}

#[derive(Debug, Serialize)]
struct SheetSection<'a> {
    mark: &'a str,
    title: &'a str,
    also: Vec<Also<'a>>,
    title_fields: Vec<SheetField<'a>>,
    notes: Vec<String>,
    /// Who fills it in, if others than the form's own: 「（職員記入欄）」.
    filled_by: String,
    office_use: bool,
    page_break: bool,
    thick: bool,
    rows: Vec<Vec<SheetCell<'a>>>,
}

#[derive(Debug, Serialize)]
struct SheetCell<'a> {
    label: &'a str,
    also: Vec<Also<'a>>,
    label_position: &'static str,
    label_width: u32,
    width: u32,
    hint: &'a str,
    hint_also: Vec<Also<'a>>,
    note: &'a str,
    /// Lines of the highest writing area.
    lines: u32,
    stretch: u32,
    thick: bool,
    fields: Vec<SheetField<'a>>,
    /// A small grid in the place of fields.
    rows: Vec<Vec<SheetCell<'a>>>,
}

#[derive(Debug, Serialize)]
struct SheetField<'a> {
    /// Name of the field's blank, or what the names of its blanks begin with.
    name: String,
    label: &'a str,
    /// Empty where the cell prints it already.
    hint: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    /// Stands on the line of the field before it.
    beside: bool,
    /// What is printed instead of a blank; empty for a blank.
    printed: String,
    #[serde(flatten)]
    answer: Answer<'a>,
}

/// What all parts of one sheet are made by.
#[derive(Clone, Copy)]
struct Maker<'a> {
    handbook: &'a Handbook,
    form: &'a Form,
}

impl<'a> Sheet<'a> {
    pub(in crate::output) fn new(handbook: &'a Handbook, form: &'a Form) -> Self {
        let maker = Maker { handbook, form };
        let at_top = form.version_position == VersionPosition::Top;
        let version = form.version.filter(|_| at_top).map(|date| PRINT.version(date));
        let variant = if form.variant.is_empty() { String::new() } else { PRINT.bracketed(&form.variant) };
        let title = [form.number.as_str(), &format!("{}{}{variant}", form.title, form.subtitle)].join(PRINT.space);
        let fields = form.fields();
        let repeated = form.page.head.iter().filter_map(|id| fields.iter().find(|visit| visit.field.id == *id));
        Self {
            document_title: title,
            issuer: &handbook.municipality,
            head: head(form),
            title: &form.title,
            title_also: maker.also(&form.title_also),
            subtitle: &form.subtitle,
            variant,
            foot: foot(handbook, form),
            shoulder: version.unwrap_or_default(),
            notes: noted(&form.notes),
            corner: form.corner.iter().map(|cell| maker.cell(cell)).collect(),
            paper: match form.page.paper {
                PaperSize::A4 => "a4",
                PaperSize::A3 => "a3",
                PaperSize::B5 => "jis-b5",
            },
            landscape: form.page.orientation == Orientation::Landscape,
            binding: match form.page.binding {
                Binding::Left => "left",
                Binding::Top => "top",
                Binding::None => "none",
            },
            margin: form.page.margin,
            font_size: form.font_size.map(|tenths| f64::from(tenths) / 10.0),
            fit: form.page.fit.max(1),
            page_head: repeated.filter_map(|visit| visit.cell).map(|cell| maker.cell(cell)).collect(),
            sections: form.sections.iter().map(|section| maker.section(section)).collect(),
            remarks: remarks(form),
            words: PRINT,
            sample: false,
            values: BTreeMap::new(),
            callouts: Vec::new(),
        }
    }
}

/// What is printed once below the form.
pub(in crate::output) fn remarks(form: &Form) -> Vec<String> {
    let guidance = &form.guidance;
    let state = form.reports_to_state().then(|| PRINT.state_report.to_owned());
    let privacy = (guidance.privacy_printed && !guidance.privacy_purpose.is_empty())
        .then(|| PRINT.privacy(&guidance.privacy_purpose, &guidance.privacy_office, &guidance.privacy_shared_with));
    state.into_iter().chain(privacy).map(|words| format!("{}{words}", PRINT.note)).collect()
}

/// The line above the title: 「様式第1号（要領4(4)ア、8(1)関係）」.
pub(in crate::output) fn head(form: &Form) -> String {
    format!("{}{}", form.number, ground(form))
}

/// The line below the sheet: 「みほん市　様式第1号　令和8年4月1日版」.
pub(in crate::output) fn foot(handbook: &Handbook, form: &Form) -> String {
    // At the shoulder it stands alone.
    let at_foot = form.version_position == VersionPosition::Foot;
    let version = form.version.filter(|_| at_foot).map(|date| PRINT.version(date));
    let foot = [Some(handbook.municipality.as_str()), Some(&form.number), version.as_deref()];
    foot.into_iter().flatten().collect::<Vec<_>>().join(PRINT.space)
}

/// 「（要領4(4)ア、8(1)関係）」.
fn ground(form: &Form) -> String {
    let mut clauses = clauses(form);
    if !clauses.is_empty() && !form.basis_text.is_empty() {
        clauses.push_str(PRINT.comma);
    }
    clauses.push_str(&form.basis_text);
    if clauses.is_empty() { clauses } else { PRINT.ground(&clauses) }
}

/// 「要領4(4)ア、8(1)」; a document's name stands before its first clause only.
pub(in crate::output) fn clauses(form: &Form) -> String {
    let mut clauses = String::new();
    let mut last = "";
    for basis in &form.basis {
        if !clauses.is_empty() {
            clauses.push_str(PRINT.comma);
        }
        if basis.document != last {
            clauses.push_str(&basis.document_kind);
            last = &basis.document;
        }
        clauses.push_str(&basis.path);
    }
    clauses
}

/// Who fills in a part, if others than the form's own: 「（記入：中核機関）」,
/// 「（職員記入欄）」.
pub(in crate::output) fn filled_by(handbook: &Handbook, section: &FormSection) -> Option<String> {
    let actors = section.filled_by.iter().filter_map(|actor| handbook.actors.get(*actor));
    let actors: Vec<&str> = actors.map(|actor| actor.label.as_str()).collect();
    (section.office_use || !actors.is_empty()).then(|| PRINT.filled_by(&actors, section.office_use))
}

/// Notes as they are printed: 「注：…」.
pub(in crate::output) fn noted(notes: &[String]) -> Vec<String> {
    notes.iter().map(|note| format!("{}{note}", PRINT.note)).collect()
}

impl<'a> Maker<'a> {
    /// The languages that the form prints, in its order.
    fn also(self, translations: &'a [Translation]) -> Vec<Also<'a>> {
        let wanted = self.form.also_print.iter();
        let found = wanted.filter_map(|language| translations.iter().find(|words| words.language == *language));
        found
            .map(|translation| Also {
                lang: match translation.language {
                    Language::English => "en",
                    Language::Easy => "ja",
                },
                words: &translation.words,
            })
            .collect()
    }

    fn section(self, section: &'a FormSection) -> SheetSection<'a> {
        SheetSection {
            mark: &section.mark,
            title: &section.title,
            also: self.also(&section.title_also),
            title_fields: self.fields_of(&section.title_fields, ""),
            notes: noted(&section.notes),
            filled_by: filled_by(self.handbook, section).unwrap_or_default(),
            office_use: section.office_use,
            page_break: section.page_break,
            thick: section.state_report,
            rows: self.rows(&section.rows),
        }
    }

    fn rows(self, rows: &'a [Row]) -> Vec<Vec<SheetCell<'a>>> {
        rows.iter().map(|row| row.cells.iter().map(|cell| self.cell(cell)).collect()).collect()
    }

    fn cell(self, cell: &'a Cell) -> SheetCell<'a> {
        SheetCell {
            label: &cell.label,
            also: self.also(&cell.label_also),
            label_position: match cell.label_position {
                LabelPosition::Left => "left",
                LabelPosition::Top => "top",
                LabelPosition::None => "none",
            },
            label_width: cell.label_width,
            width: cell.width,
            hint: &cell.hint,
            hint_also: self.also(&cell.hint_also),
            note: &cell.note,
            lines: lines_of(cell),
            stretch: cell.stretch,
            thick: cell.state_report,
            fields: cell.fields.iter().map(|field| self.field(field.id.clone(), field, Some(cell))).collect(),
            rows: self.rows(&cell.rows),
        }
    }

    /// Fields that stand in no cell of their own; `before` is what their names begin with.
    fn fields_of(self, fields: &'a [Field], before: &str) -> Vec<SheetField<'a>> {
        fields.iter().map(|field| self.field(format!("{before}{}", field.id), field, None)).collect()
    }

    fn field(self, name: String, field: &'a Field, cell: Option<&'a Cell>) -> SheetField<'a> {
        SheetField {
            label: &field.label,
            hint: if cell.is_some_and(|cell| field.hint == cell.hint) { "" } else { &field.hint },
            prefix: &field.prefix,
            suffix: &field.suffix,
            beside: field.beside,
            printed: if field.is_printed() { answers::printed(field) } else { String::new() },
            answer: self.answer(&name, field, cell),
            name,
        }
    }
}

/// Lines of the highest writing area in a cell.
fn lines_of(cell: &Cell) -> u32 {
    cell.fields.iter().map(Field::lines).max().unwrap_or(1)
}
