//! What a book adds to the text that it binds: pages behind cross references,
//! and marks by which the index finds its words.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::text::Run;
use crate::handbook::body::{Section, SectionKind};
use crate::handbook::{PageRef, Place};
use crate::words::{PRINT, book as words};

/// What the book knows of its places and words.
#[derive(Clone, Copy)]
pub(in crate::output) struct Binding<'a> {
    /// Where a place stands; `None` if the book does not hold it.
    pub(in crate::output) goal: &'a dyn Fn(&Place) -> Option<Goal>,
    /// The entry of the index for a word that a text defines or uses.
    pub(in crate::output) entry: &'a dyn Fn(PageRef, &str) -> Option<String>,
}

/// A place in a book.
pub(in crate::output) struct Goal {
    /// Its label.
    pub(in crate::output) label: String,
    /// The label of the article or first-level section around it.
    pub(in crate::output) unit: String,
}

/// Whether a section is a unit within which references need no page: an
/// article, or the outermost section where there are no articles.
pub(in crate::output) fn is_unit(section: &Section) -> bool {
    section.kind == SectionKind::Article || section.level == 1
}

/// A binding on its way through one text.
pub(super) struct Bound<'a> {
    binding: Binding<'a>,
    /// Label of the chapter, which stands before those of its places.
    chapter: String,
    unit: RefCell<String>,
    /// Goals whose page this paragraph has named.
    named: RefCell<BTreeSet<String>>,
    in_heading: Cell<bool>,
}

impl<'a> Bound<'a> {
    pub(super) fn new(binding: Binding<'a>, chapter: String) -> Self {
        Self {
            binding,
            unit: RefCell::new(chapter.clone()),
            chapter,
            named: RefCell::default(),
            in_heading: Cell::new(false),
        }
    }

    /// What `inside` gives for the blocks of a section.
    pub(super) fn within<T>(&self, section: &Section, inside: impl FnOnce() -> T) -> T {
        let outer = self.unit.borrow().clone();
        if is_unit(section) {
            self.unit.replace(format!("{}-{}", self.chapter, section.id));
        }
        let made = inside();
        self.unit.replace(outer);
        made
    }

    /// A heading stands in the contents and the outline too, where a page of
    /// its own would mislead.
    pub(super) fn heading<T>(&self, inside: impl FnOnce() -> T) -> T {
        self.in_heading.set(true);
        let made = inside();
        self.in_heading.set(false);
        made
    }

    /// A paragraph or a cell begins.
    pub(super) fn begin(&self) {
        self.named.borrow_mut().clear();
    }

    /// A cross reference. A page is named once in a paragraph, and not for what
    /// stands in the same article.
    pub(super) fn link<'b>(&self, place: &'b Place, runs: Vec<Run<'b>>) -> Run<'b> {
        let Some(goal) = (self.binding.goal)(place) else { return Run::Plain { runs } };
        if self.in_heading.get() {
            return Run::Plain { runs };
        }
        if goal.unit == *self.unit.borrow() || !self.named.borrow_mut().insert(goal.label.clone()) {
            return Run::Goal { label: goal.label, runs };
        }
        Run::Page { label: goal.label, runs, open: words::SEE_PAGE, close: format!("{}{}", words::PAGE, PRINT.close) }
    }

    /// The label of a place, for a link that names no page.
    pub(super) fn goal(&self, place: &Place) -> Option<String> {
        (self.binding.goal)(place).map(|goal| goal.label)
    }

    /// A word that the index may list.
    pub(super) fn word<'b>(&self, page: PageRef, word: &str, runs: Vec<Run<'b>>) -> Run<'b> {
        match (self.binding.entry)(page, word) {
            Some(entry) if !self.in_heading.get() => Run::Word { entry, runs },
            Some(_) | None => Run::Plain { runs },
        }
    }
}
