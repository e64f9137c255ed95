//! Where something stands in the handbook, without saying how a page is written.

/// A page of the handbook; the number is the index into the list of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageRef {
    Guideline(usize),
    Flow(usize),
    Form(usize),
    Course(usize),
    /// A page without a source file of its own.
    Own(OwnPage),
}

/// A page that is made from the handbook as a whole; it stands in no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnPage {
    Home,
    FormIndex,
    Glossary,
    Search,
    History,
    Agencies,
    Matrix,
    /// Everything on one page.
    Print,
    Accessibility,
}

impl PageRef {
    pub const HOME: Self = Self::Own(OwnPage::Home);
    pub const FORM_INDEX: Self = Self::Own(OwnPage::FormIndex);
    pub const GLOSSARY: Self = Self::Own(OwnPage::Glossary);
    pub const SEARCH: Self = Self::Own(OwnPage::Search);
    pub const HISTORY: Self = Self::Own(OwnPage::History);
    pub const AGENCIES: Self = Self::Own(OwnPage::Agencies);
    pub const MATRIX: Self = Self::Own(OwnPage::Matrix);
    pub const PRINT: Self = Self::Own(OwnPage::Print);
    pub const ACCESSIBILITY: Self = Self::Own(OwnPage::Accessibility);

    /// The pages of the handbook as a whole.
    pub const OWN: [Self; 9] = [
        Self::HOME,
        Self::FORM_INDEX,
        Self::GLOSSARY,
        Self::AGENCIES,
        Self::MATRIX,
        Self::HISTORY,
        Self::SEARCH,
        Self::PRINT,
        Self::ACCESSIBILITY,
    ];
}

/// A page, or one anchored section, step or field on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub page: PageRef,
    pub anchor: Option<String>,
}

impl Place {
    /// The page as a whole.
    #[must_use]
    pub fn page(page: PageRef) -> Self {
        Self { page, anchor: None }
    }

    /// The anchored thing on the page.
    #[must_use]
    pub fn at(page: PageRef, anchor: impl Into<String>) -> Self {
        Self { page, anchor: Some(anchor.into()) }
    }
}
