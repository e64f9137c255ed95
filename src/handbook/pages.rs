//! Which pages there are, and by what name a source calls them.

use super::{Handbook, OwnPage, PageRef};

impl Handbook {
    /// Whether the page is made; one without content is not.
    #[must_use]
    pub fn has_page(&self, page: PageRef) -> bool {
        match page {
            PageRef::Guideline(index) => index < self.guidelines.len(),
            PageRef::Flow(index) => index < self.flows.len(),
            PageRef::Form(index) => index < self.forms.len(),
            PageRef::Course(index) => index < self.courses.len(),
            PageRef::Own(OwnPage::Home | OwnPage::Search | OwnPage::Print) => true,
            PageRef::Own(OwnPage::FormIndex) => !self.forms.is_empty(),
            PageRef::Own(OwnPage::Glossary) => !self.terms.is_empty(),
            PageRef::Own(OwnPage::Agencies) => self.directory.is_some(),
            PageRef::Own(OwnPage::History) => self.guidelines.iter().any(|guideline| !guideline.dates.is_empty()),
            // There must be something to set against the clauses.
            PageRef::Own(OwnPage::Matrix) => {
                !(self.guidelines.is_empty() || self.flows.is_empty() && self.forms.is_empty())
            }
            PageRef::Own(OwnPage::Accessibility) => self.accessibility.is_some(),
        }
    }

    /// Every page that is made: the cover, the documents in reading order, then
    /// what belongs to the handbook as a whole.
    pub fn pages(&self) -> impl Iterator<Item = PageRef> {
        let documents = (0..self.guidelines.len()).map(PageRef::Guideline);
        let documents = documents.chain((0..self.flows.len()).map(PageRef::Flow));
        let documents = documents.chain((0..self.forms.len()).map(PageRef::Form));
        let documents = documents.chain((0..self.courses.len()).map(PageRef::Course));
        let own = PageRef::OWN.into_iter().filter(|page| *page != PageRef::HOME);
        std::iter::once(PageRef::HOME).chain(documents).chain(own).filter(|page| self.has_page(*page))
    }

    /// The name of a page in sources: `guidelines/visits`, `glossary`, `index`.
    #[must_use]
    pub fn page_name(&self, page: PageRef) -> String {
        let path = self.page_path(page);
        let folder = path.strip_suffix("/index.html").or_else(|| path.strip_suffix(".html"));
        folder.unwrap_or(&path).to_owned()
    }
}
