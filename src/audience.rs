//! Takes out of a handbook what its readers are not to see: rule texts and
//! sections with `audience: internal` or `trainer`.
//!
//! This is the one door between the resolved handbook and the outputs.
//! Resolving counts and checks the whole text, so numbers stay as they are in
//! the full one; what comes out here holds nothing of the words that were taken
//! out. A link to them becomes plain text. Its own words were chosen before,
//! when names were resolved: they quote no heading that fewer readers see.

use std::collections::BTreeSet;

use crate::handbook::body::{Block, Inline, Item, Target};
use crate::handbook::notes;
use crate::handbook::{Audience, Content, Course, Handbook, PageRef, Place};

/// A handbook with all its text. No output takes it as it is.
#[derive(Debug, Clone)]
pub struct Everything(Handbook);

impl Everything {
    /// Holds back a resolved handbook until it is known who reads it.
    #[must_use]
    pub fn new(handbook: Handbook) -> Self {
        Self(handbook)
    }

    /// The handbook that these readers get.
    #[must_use]
    pub fn only_for(self, readers: Audience) -> Handbook {
        let Self(mut handbook) = self;
        let choice = Choice::of(&handbook, readers);
        choice.apply(&mut handbook);
        handbook
    }
}

/// What these readers see, by place.
struct Choice {
    readers: Audience,
    /// The new index of each rule text; `None` for one that is taken out.
    guidelines: Vec<Option<usize>>,
    /// The new index of each course.
    courses: Vec<Option<usize>>,
    /// Anchors inside what is taken out, by the old index.
    hidden: BTreeSet<Place>,
}

impl Choice {
    fn of(handbook: &Handbook, readers: Audience) -> Self {
        let kept = |audiences: Vec<Audience>| {
            let mut next = 0..;
            audiences.into_iter().map(|audience| if readers.reads(audience) { next.next() } else { None }).collect()
        };
        let mut choice = Self {
            readers,
            guidelines: kept(handbook.guidelines.iter().map(|guideline| guideline.audience).collect()),
            courses: kept(handbook.courses.iter().map(|course| course.audience).collect()),
            hidden: BTreeSet::new(),
        };
        for (index, guideline) in handbook.guidelines.iter().enumerate() {
            choice.gather(PageRef::Guideline(index), &guideline.body.blocks, false);
        }
        for (index, course) in handbook.courses.iter().enumerate() {
            choice.gather_course(PageRef::Course(index), course);
        }
        choice
    }

    /// Notes the names of what is taken out of a course. Nothing inside a slide
    /// or a paper has a name that links lead to on a page of its own.
    fn gather_course(&mut self, page: PageRef, course: &Course) {
        for session in &course.sessions {
            let hidden = !self.readers.reads(session.audience);
            self.note(page, Some(&session.id), hidden);
            for slide in &session.slides {
                self.note(page, Some(&slide.id), hidden || !self.readers.reads(slide.audience));
            }
            if let Content::Case(papers) = &session.content {
                for paper in papers {
                    self.note(page, Some(&paper.id), hidden || !self.readers.reads(paper.audience));
                }
            }
        }
    }

    /// Notes the anchors of what is taken out; `inside` is such a section.
    fn gather(&mut self, text: PageRef, blocks: &[Block], inside: bool) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    let inside = inside || !self.readers.reads(section.audience);
                    self.note(text, Some(&section.id), inside);
                    self.gather(text, &section.blocks, inside);
                }
                Block::Items(items) | Block::Provisions(items) => {
                    for item in items {
                        self.note(text, Some(&item.id), inside);
                        self.gather(text, &item.blocks, inside);
                    }
                }
                Block::Paragraph(paragraph) => self.note(text, paragraph.id.as_ref(), inside),
                Block::Bullets(all) => all.iter().for_each(|bullet| self.gather(text, &bullet.blocks, inside)),
                Block::Admonition(admonition) => {
                    let inside = inside || !self.readers.reads(admonition.kind.audience());
                    self.gather(text, &admonition.blocks, inside);
                }
                Block::Table(table) => {
                    self.note(text, table.id.as_ref(), inside);
                    table.cells().for_each(|cell| self.gather(text, &cell.blocks, inside));
                }
                Block::Framed(framed) => self.gather(text, &framed.blocks, inside),
                Block::Definitions(all) => all.iter().for_each(|one| self.gather(text, &one.blocks, inside)),
                Block::Passage(passage) => self.gather(text, &passage.blocks, inside),
                Block::Picture(_) => {}
                Block::Notes(notes) => notes.iter().for_each(|note| self.gather(text, &note.blocks, inside)),
                Block::Flow(_) | Block::Listing(_) => {}
            }
        }
    }

    fn note(&mut self, text: PageRef, id: Option<&String>, inside: bool) {
        if inside {
            self.hidden.extend(id.map(|id| Place::at(text, id.clone())));
        }
    }

    fn apply(&self, handbook: &mut Handbook) {
        let mut index = 0..;
        handbook.guidelines.retain(|_| index.next().is_some_and(|i| self.guideline(i).is_some()));
        for guideline in &mut handbook.guidelines {
            guideline.superseded_by = guideline.superseded_by.and_then(|other| self.guideline(other));
            self.blocks(&mut guideline.body.blocks);
            notes::count_uses(&mut guideline.body.blocks);
        }
        let mut index = 0..;
        handbook.courses.retain(|_| index.next().is_some_and(|i| self.course(i).is_some()));
        handbook.courses.iter_mut().for_each(|course| self.apply_to_course(course));
        for flow in &mut handbook.flows {
            for (step, drawn) in flow.steps.iter_mut().zip(&mut flow.figure.steps) {
                let seen = step.section.as_ref().map(|section| self.place(section));
                if seen == Some(None) {
                    // The number of a clause that nobody can look up says nothing.
                    drawn.mark.clear();
                }
                step.section = seen.flatten();
            }
        }
        for form in &mut handbook.forms {
            form.basis.retain_mut(|basis| self.keep(&mut basis.place));
        }
        if let Some(test) = handbook.accessibility.as_mut().and_then(|access| access.test.as_mut()) {
            test.pages = test.pages.iter().filter_map(|page| self.page(*page)).collect();
        }
        handbook.terms.retain_mut(|term| self.keep(&mut term.place));
        handbook.moved.retain_mut(|moved| self.keep(&mut moved.to));
        handbook.parts.retain_mut(|part| {
            let empty = part.pages.is_empty();
            part.pages.retain_mut(|page| match self.page(*page) {
                Some(seen) => {
                    *page = seen;
                    true
                }
                None => false,
            });
            empty || !part.pages.is_empty()
        });
    }

    /// Takes out of a course what its readers are not to see: whole sessions,
    /// slides and papers, notes, and what is right in the test.
    fn apply_to_course(&self, course: &mut Course) {
        let seen = |audience: Audience| self.readers.reads(audience);
        course.basis.retain_mut(|basis| self.keep(&mut basis.place));
        course.sessions.retain(|session| seen(session.audience));
        for session in &mut course.sessions {
            session.slides.retain(|slide| seen(slide.audience));
            session.slides.iter_mut().for_each(|slide| self.runs(&mut slide.title));
            match &mut session.content {
                Content::Lesson => {}
                Content::Test(questions) => {
                    for question in questions {
                        question.choices.iter_mut().for_each(|choice| self.runs(choice));
                        question.answer = question.answer.take().filter(|_| seen(Audience::Trainer));
                    }
                }
                Content::Case(papers) => {
                    papers.retain(|paper| seen(paper.audience));
                    for paper in papers {
                        self.runs(&mut paper.title);
                        paper.cards.iter_mut().for_each(|card| self.runs(&mut card.title));
                        paper.notes.retain(|_| seen(Audience::Trainer));
                    }
                }
            }
            session.notes.retain(|_| seen(Audience::Trainer));
            for slide in &mut session.slides {
                slide.notes.retain(|_| seen(Audience::Trainer));
                slide.answers.retain(|_| seen(Audience::Trainer));
            }
        }
        course.texts_mut(&mut |blocks| {
            self.blocks(blocks);
            notes::count_uses(blocks);
        });
    }

    fn course(&self, index: usize) -> Option<usize> {
        self.courses.get(index).copied().flatten()
    }

    fn guideline(&self, index: usize) -> Option<usize> {
        self.guidelines.get(index).copied().flatten()
    }

    fn page(&self, page: PageRef) -> Option<PageRef> {
        match page {
            PageRef::Guideline(index) => self.guideline(index).map(PageRef::Guideline),
            PageRef::Course(index) => self.course(index).map(PageRef::Course),
            PageRef::Flow(_) | PageRef::Form(_) | PageRef::Own(_) => Some(page),
        }
    }

    /// Where a place stands for these readers; `None` for what they do not see.
    fn place(&self, place: &Place) -> Option<Place> {
        if self.hidden.contains(place) {
            return None;
        }
        self.page(place.page).map(|page| Place { page, anchor: place.anchor.clone() })
    }

    /// Moves a place to where it stands now; `false` for what is taken out.
    fn keep(&self, place: &mut Place) -> bool {
        match self.place(place) {
            Some(seen) => {
                *place = seen;
                true
            }
            None => false,
        }
    }

    fn blocks(&self, blocks: &mut Vec<Block>) {
        let hidden = |block: &Block| {
            matches!(block, Block::Section(section) if !self.readers.reads(section.audience))
                || matches!(block, Block::Admonition(own) if !self.readers.reads(own.kind.audience()))
        };
        blocks.retain(|block| !hidden(block));
        for block in blocks {
            match block {
                Block::Section(section) => {
                    self.runs(&mut section.heading);
                    section.ties.retain_mut(|tie| self.keep(&mut tie.place));
                    self.blocks(&mut section.blocks);
                }
                Block::Paragraph(paragraph) => self.runs(&mut paragraph.content),
                Block::Items(items) | Block::Provisions(items) => items.iter_mut().for_each(|item| self.item(item)),
                Block::Bullets(all) => all.iter_mut().for_each(|bullet| self.blocks(&mut bullet.blocks)),
                Block::Table(table) => {
                    table.rows.iter_mut().flatten().for_each(|cell| self.blocks(&mut cell.blocks));
                }
                Block::Framed(framed) => self.blocks(&mut framed.blocks),
                Block::Definitions(all) => {
                    for one in all {
                        self.runs(&mut one.term);
                        self.blocks(&mut one.blocks);
                    }
                }
                Block::Passage(passage) => {
                    // Only what the readers of this text may see was taken over.
                    self.keep(&mut passage.home);
                    self.blocks(&mut passage.blocks);
                }
                Block::Picture(_) => {}
                Block::Notes(all) => all.iter_mut().for_each(|note| self.blocks(&mut note.blocks)),
                Block::Admonition(admonition) => self.blocks(&mut admonition.blocks),
                Block::Flow(_) | Block::Listing(_) => {}
            }
        }
    }

    fn item(&self, item: &mut Item) {
        item.ties.retain_mut(|tie| self.keep(&mut tie.place));
        self.blocks(&mut item.blocks);
    }

    fn runs(&self, runs: &mut Vec<Inline>) {
        *runs = std::mem::take(runs).into_iter().flat_map(|run| self.run(run)).collect();
    }

    fn run(&self, run: Inline) -> Vec<Inline> {
        let inner = |mut content: Vec<Inline>| {
            self.runs(&mut content);
            content
        };
        vec![match run {
            Inline::Strong(content) => Inline::Strong(inner(content)),
            Inline::Underline(content) => Inline::Underline(inner(content)),
            Inline::Link { target, content } => match self.target(target) {
                Some(target) => Inline::Link { target, content: inner(content) },
                None => return inner(content),
            },
            Inline::Term { target: Some(target), content } => match self.target(target) {
                Some(target) => Inline::Term { target: Some(target), content: inner(content) },
                None => return inner(content),
            },
            Inline::Term { target: None, content } => Inline::Term { target: None, content: inner(content) },
            Inline::Text(_) | Inline::Ruby { .. } | Inline::Code(_) | Inline::LineBreak | Inline::Note(_) => run,
        }]
    }

    fn target(&self, target: Target) -> Option<Target> {
        match target {
            Target::Inside(place) => self.place(&place).map(Target::Inside),
            Target::Outside(_) => Some(target),
        }
    }
}
