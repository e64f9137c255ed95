//! The handbook as every output reads it: checked, numbered, cross-referenced.
//!
//! Data and look-ups only. Nothing here knows HTML, Tera or typst, and nothing
//! here is filled in later: `resolve` builds the whole value at once, and an
//! unresolved link cannot be written down in these types.

pub mod accessibility;
mod audience;
pub mod blanks;
pub mod body;
mod course;
mod directory;
mod flow;
mod form;
pub mod listing;
pub mod notes;
mod number;
mod pages;
pub mod picture;
mod place;
mod sample;
pub mod table;
pub mod walk;
pub mod web;

pub use audience::Audience;
pub use body::Body;
pub use course::{Answer, Card, CasePaper, Content, Course, CoursePaper, Question, QuestionKind, Session, Slide};
pub use directory::{Agency, AgencyKind, Directory, DirectoryGroup};
pub use flow::{Consent, Flow, Step};
pub use form::{
    Basis, Binding, Cell, Choice, ChoiceGroup, Clock, DateParts, Direction, Era, EraStyle, Field, FieldKind,
    FixedAnswer, Form, Formulas, Gengo, Guidance, Item, LabelPosition, Language, Limit, Mark as ChoiceMark, Marker,
    Need, Orientation, Page, PaperSize, Row, Section as FormSection, TextFormat, Translation, UnitPosition, Units,
    VersionPosition, Visit, WriteIn, WriteInKind, cell_fields, fields_in,
};
pub use number::{Mark, Number, Ordinal};
pub use place::{OwnPage, PageRef, Place};
pub use sample::{Callout, Sample, Written, written};

use crate::date::Date;
use crate::finding::Span;

/// One edition of one municipality's handbook.
#[derive(Debug, Clone)]
pub struct Handbook {
    /// Title of the whole, such as 「みほん市アウトリーチ支援の手引き」.
    pub title: String,
    pub municipality: String,
    /// The office that answers for the handbook.
    pub office: String,
    pub contact: Contact,
    pub edition: Edition,
    pub actors: Vec<Actor>,
    /// Reading order: every page of `guidelines`, `flows` and `forms` stands in exactly one part.
    pub parts: Vec<Part>,
    /// In reading order.
    pub guidelines: Vec<Guideline>,
    /// In reading order.
    pub flows: Vec<Flow>,
    /// In reading order.
    pub forms: Vec<Form>,
    /// Papers that a rule orders but that have no form, such as a monthly report.
    pub papers: Vec<Paper>,
    /// Forms that are printed together.
    pub packs: Vec<Pack>,
    /// Laws and rules of others that this handbook cites.
    pub outside: Vec<Outside>,
    /// Pictures that texts may show, in the order of their paths.
    pub images: Vec<picture::Image>,
    /// The font that answers are typed in.
    pub field_font: FieldFont,
    /// Defined words, by reading where one is given.
    pub terms: Vec<Term>,
    /// Offices by the choices of a form, if the town lists any.
    pub directory: Option<Directory>,
    /// Addresses of earlier editions that lead elsewhere now.
    pub moved: Vec<Moved>,
    /// In which face the texts of rules and of the book are printed.
    pub body_font: BodyFont,
    /// The policy on access to the site, if the municipality states one.
    pub accessibility: Option<accessibility::Accessibility>,
    /// Where the site is open to the public; `None` for a folder on a file share.
    pub base_url: Option<web::BaseUrl>,
    /// In reading order.
    pub courses: Vec<Course>,
}

/// An address of an earlier edition, and where its content stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The page as `parts:` names it: `guidelines/visits`.
    pub page: String,
    /// Anchor on that page; `None` for the page itself.
    pub anchor: Option<String>,
    pub to: Place,
}

/// The face of printed running text. Headings, tables and forms are set in
/// Gothic in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BodyFont {
    /// BIZ UDMincho, as rules are usually printed.
    #[default]
    Mincho,
    /// BIZ UDGothic.
    Gothic,
}

/// The font of the fields of forms that are filled in on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldFont {
    /// Part of each file; 1.7 MB, and the same on every computer.
    #[default]
    Embedded,
    /// Only named, where the size of files is limited: 60 kB. What is typed is
    /// drawn with the fonts of the computer, and a filled file is no PDF/A.
    Small,
}

/// Forms that are printed together, for one visit or one meeting.
#[derive(Debug, Clone)]
pub struct Pack {
    pub id: String,
    pub title: String,
    /// Index into [`Handbook::forms`], and how often the form is printed.
    pub forms: Vec<(usize, u32)>,
}

/// Whom a reader asks.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    pub department: String,
    pub telephone: String,
    pub hours: String,
    pub address: String,
}

/// The edition that this build makes; its date is "today" for every check.
#[derive(Debug, Clone)]
pub struct Edition {
    pub name: String,
    pub date: Date,
    /// Name of the edition that took this one's place, if any.
    pub superseded_by: Option<String>,
}

/// A role that acts in flows and fills forms.
#[derive(Debug, Clone)]
pub struct Actor {
    pub id: String,
    pub label: String,
}

/// A part of the handbook: a title and its pages.
#[derive(Debug, Clone)]
pub struct Part {
    pub title: String,
    pub pages: Vec<PageRef>,
}

/// A paper that a rule orders but that has no form of its own.
#[derive(Debug, Clone)]
pub struct Paper {
    pub id: String,
    pub title: String,
    pub note: String,
}

/// A law or rule of others.
#[derive(Debug, Clone)]
pub struct Outside {
    pub title: String,
    /// By what it is cited after its first mention, such as 「法」.
    pub short: String,
    /// 「昭和26年法律第45号」.
    pub number: String,
    pub url: String,
}

/// A rule text: its identity and its numbered body.
#[derive(Debug, Clone)]
pub struct Guideline {
    /// The file's first byte, for findings about the text as a whole.
    pub origin: Span,
    pub id: String,
    pub title: String,
    /// 要領, 要綱, ガイドライン …, as the author calls it; empty if not said.
    pub kind: String,
    /// Legal form (告示, 訓令, 決裁); empty if not said.
    pub form: String,
    /// Number under that form, such as 「福政第12号」; empty if it has none.
    pub number: String,
    pub office: String,
    /// 制定, 施行, 改正 … in the order written.
    pub dates: Vec<DocumentDate>,
    pub review_by: Option<Date>,
    pub draft: bool,
    /// Who may read any of it.
    pub audience: Audience,
    pub body: Body,
    /// Who gave the rule out; empty for the municipality.
    pub issuer: String,
    /// Where the text is taken from; empty if it is our own.
    pub taken_from: String,
    pub updated: Option<Date>,
    /// Index of the guideline that took this one's place.
    pub superseded_by: Option<usize>,
}

/// A typed date of a document: 「施行　令和8年4月1日」.
#[derive(Debug, Clone)]
pub struct DocumentDate {
    pub kind: String,
    pub date: Date,
}

/// A word that a rule text defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub term: String,
    /// In kana; empty where none is given.
    pub reading: String,
    pub aliases: Vec<String>,
    /// What the text says that it means.
    pub meaning: String,
    /// The clause that defines it.
    pub place: Place,
}

impl Term {
    /// Its reading, or the word itself where none is given.
    #[must_use]
    pub fn spoken(&self) -> &str {
        if self.reading.is_empty() { &self.term } else { &self.reading }
    }

    /// Its name on the glossary's page.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("term-{}", self.term.split_whitespace().collect::<Vec<_>>().join("-"))
    }
}

/// A form that a rule text orders, with the clauses that do so.
#[derive(Debug)]
pub struct AppendedForm<'a> {
    /// Index into `Handbook::forms`.
    pub index: usize,
    pub form: &'a Form,
    /// Whole numbers of the clauses; empty where the text as a whole orders it.
    pub clauses: Vec<&'a str>,
}

impl Handbook {
    /// The forms (別記様式) that rest on a rule text, in reading order.
    pub fn appended_forms(&self, guideline: usize) -> impl Iterator<Item = AppendedForm<'_>> {
        let page = PageRef::Guideline(guideline);
        self.forms.iter().enumerate().filter_map(move |(index, form)| {
            let here: Vec<&Basis> = form.basis.iter().filter(|basis| basis.place.page == page).collect();
            let clauses = here.iter().map(|basis| basis.path.as_str()).filter(|path| !path.is_empty()).collect();
            (!here.is_empty()).then_some(AppendedForm { index, form, clauses })
        })
    }

    /// The title by which a page is linked.
    #[must_use]
    pub fn page_title(&self, page: PageRef) -> &str {
        match page {
            PageRef::Guideline(i) => &self.guidelines[i].title,
            PageRef::Flow(i) => &self.flows[i].title,
            PageRef::Form(i) => &self.forms[i].title,
            PageRef::Course(i) => &self.courses[i].title,
            PageRef::Own(OwnPage::Home) => &self.title,
            PageRef::Own(OwnPage::FormIndex) => crate::words::SITE.form_index,
            PageRef::Own(OwnPage::Glossary) => crate::words::SITE.glossary,
            PageRef::Own(OwnPage::Search) => crate::words::SITE.search,
            PageRef::Own(OwnPage::History) => crate::words::SITE.history,
            PageRef::Own(OwnPage::Agencies) => crate::words::SITE.agencies,
            PageRef::Own(OwnPage::Matrix) => crate::words::SITE.matrix,
            PageRef::Own(OwnPage::Print) => crate::words::SITE.print,
            PageRef::Own(OwnPage::Accessibility) => crate::words::SITE.accessibility,
        }
    }

    /// The page's address inside the site, always ending in a file name, so
    /// that it works when a file share shows folders as listings.
    #[must_use]
    pub fn page_path(&self, page: PageRef) -> String {
        match page {
            PageRef::Guideline(i) => format!("guidelines/{}/index.html", self.guidelines[i].id),
            PageRef::Flow(i) => format!("flows/{}/index.html", self.flows[i].id),
            PageRef::Form(i) => format!("forms/{}/index.html", self.forms[i].id),
            PageRef::Course(i) => format!("training/{}/index.html", self.courses[i].id),
            PageRef::Own(OwnPage::Home) => "index.html".into(),
            PageRef::Own(OwnPage::FormIndex) => "forms/index.html".into(),
            PageRef::Own(OwnPage::Glossary) => "glossary/index.html".into(),
            PageRef::Own(OwnPage::Search) => "search/index.html".into(),
            PageRef::Own(OwnPage::History) => "history/index.html".into(),
            PageRef::Own(OwnPage::Agencies) => "agencies/index.html".into(),
            PageRef::Own(OwnPage::Matrix) => "matrix/index.html".into(),
            PageRef::Own(OwnPage::Print) => "print/index.html".into(),
            PageRef::Own(OwnPage::Accessibility) => "accessibility/index.html".into(),
        }
    }

    /// `page_path` with the place's anchor, if it has one.
    #[must_use]
    pub fn place_path(&self, place: &Place) -> String {
        let mut path = self.page_path(place.page);
        if let Some(anchor) = &place.anchor {
            path.push('#');
            path.push_str(anchor);
        }
        path
    }
}
