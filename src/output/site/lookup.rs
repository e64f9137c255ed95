//! What pages look up in the handbook: addresses, clause numbers, files.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figure::Drawings;
use super::link;
use super::metrics::FontMetrics;
use super::phrase::Phrases;
use super::whole;
use crate::date::Date;
use crate::handbook::body::{Block, Inline, Item, Section, SectionKind, Target, plain_text};
use crate::handbook::{Form, Guideline, Handbook, Mark, PageRef, Place};
use crate::output::{FileKind, Files, Input, OfferedFile};
use crate::words::{SITE, site as words};

/// The handbook with an index of its clauses.
pub(super) struct Site<'a> {
    pub(super) handbook: &'a Handbook,
    pub(super) phrases: Phrases<'a>,
    /// Those of every flow, by its index.
    pub(super) drawings: Vec<Drawings>,
    files: &'a Files,
    clauses: BTreeMap<(usize, &'a str), Clause<'a>>,
}

/// What can be said of a section or item without its text.
#[derive(Clone, Copy)]
struct Clause<'a> {
    mark: Option<&'a Mark>,
    heading: Option<&'a [Inline]>,
    /// Place in the order of all clauses.
    order: usize,
    /// A section that lies in no other, and is no 附則.
    outermost: bool,
}

/// A clause by its number and heading.
pub(super) struct ClauseName<'a> {
    pub(super) id: &'a str,
    /// 「6(1) 面談」.
    pub(super) name: String,
    /// A section that lies in no other, and is no 附則.
    pub(super) outermost: bool,
}

/// A link with its words.
#[derive(Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) label: String,
}

/// A file as a page offers it.
#[derive(Serialize)]
pub(super) struct FileView {
    pub(super) href: String,
    /// 「PDF」.
    pub(super) kind: &'static str,
    /// What it is for: 「印刷して手で書く」.
    pub(super) purpose: &'static str,
    /// 「A4・1ページ・96KB・令和8年4月1日版」.
    pub(super) note: String,
    /// Kind and size for short lists: 「PDF（96KB）」.
    pub(super) short: String,
    /// All in one line: 「PDF（A4・12ページ・340KB・令和8年4月1日版）」.
    pub(super) line: String,
}

impl<'a> Site<'a> {
    pub(super) fn new(input: &Input<'a>) -> Self {
        let mut clauses = BTreeMap::new();
        for (index, guideline) in input.handbook.guidelines.iter().enumerate() {
            gather(index, &guideline.body.blocks, &mut clauses);
        }
        let metrics = FontMetrics::of(input.theme);
        Self {
            handbook: input.handbook,
            drawings: Drawings::of(input.handbook, &metrics),
            phrases: Phrases { name: &input.handbook.municipality },
            files: input.files,
            clauses,
        }
    }

    /// What a page is called where it is one of several ways to go.
    pub(super) fn way_label(&self, page: PageRef) -> &str {
        match page {
            PageRef::HOME => SITE.home,
            PageRef::GLOSSARY => SITE.search_by_reading,
            PageRef::PRINT => SITE.search_on_one_page,
            PageRef::Guideline(_) | PageRef::Flow(_) | PageRef::Form(_) | PageRef::Course(_) | PageRef::Own(_) => {
                self.handbook.page_title(page)
            }
        }
    }

    /// The address of a page for a reader of another one.
    pub(super) fn page_link(&self, from: PageRef, to: PageRef) -> String {
        self.link(from, &Place::page(to))
    }

    /// The address of a file for a reader of a page.
    pub(super) fn file_link(&self, from: PageRef, path: &str) -> String {
        link::relative(&self.handbook.page_path(from), path)
    }

    /// The address of a place for a reader of a page.
    pub(super) fn link(&self, from: PageRef, to: &Place) -> String {
        if from == PageRef::PRINT
            && let Some(anchor) = whole::anchor(self.handbook, to)
        {
            return format!("#{anchor}");
        }
        link::relative(&self.handbook.page_path(from), &self.handbook.place_path(to))
    }

    /// A clause by the name of its text and its whole number: 「要領 4(4)ア」.
    pub(super) fn clause_name(&self, place: &Place) -> String {
        let PageRef::Guideline(index) = place.page else { return self.handbook.page_title(place.page).to_owned() };
        let Some(guideline) = self.handbook.guidelines.get(index) else { return String::new() };
        let name = short_name(guideline);
        let clause = place.anchor.as_deref().and_then(|id| self.clauses.get(&(index, id)));
        match clause {
            Some(Clause { mark: Some(mark), .. }) => words::clause(name, &mark.path),
            Some(Clause { heading: Some(heading), .. }) => words::clause(name, &plain_text(heading)),
            _ => name.to_owned(),
        }
    }

    /// Whether a place is a clause of a text.
    pub(super) fn is_clause(&self, place: &Place) -> bool {
        let id = place.anchor.as_deref();
        matches!((place.page, id), (PageRef::Guideline(text), Some(id)) if self.clauses.contains_key(&(text, id)))
    }

    /// The clauses of a text in their order.
    pub(super) fn clauses_of(&self, text: usize) -> Vec<ClauseName<'a>> {
        let mut clauses: Vec<_> = self.clauses.range((text, "")..(text + 1, "")).collect();
        clauses.sort_by_key(|(_, clause)| clause.order);
        let name = |clause: &Clause<'_>| {
            let number = clause.mark.map_or("", |mark| mark.path.as_str());
            let heading = clause.heading.map(plain_text).unwrap_or_default();
            words::step_name(number, &heading).trim().to_owned()
        };
        let view = |((_, id), clause): (&(usize, &'a str), &Clause<'a>)| ClauseName {
            id,
            name: name(clause),
            outermost: clause.outermost,
        };
        clauses.into_iter().map(view).collect()
    }

    /// The tag of a link in a text. Where its words do not say the number of the
    /// clause (前条, 同項), the number shows when one points at it.
    pub(super) fn link_tag(&self, from: PageRef, target: &Target, content: &[Inline]) -> String {
        let spelled = match target {
            Target::Inside(place) => self.spelled_out(from, place, &plain_text(content)),
            Target::Outside(_) => None,
        };
        let mut tag = "a".to_owned();
        if let Some(spelled) = spelled {
            tag.push_str(" title=\"");
            super::html::escape(&spelled, &mut tag);
            tag.push('"');
        }
        tag
    }

    fn spelled_out(&self, from: PageRef, place: &Place, said: &str) -> Option<String> {
        let (PageRef::Guideline(index), Some(id)) = (place.page, place.anchor.as_deref()) else { return None };
        let clause = self.clauses.get(&(index, id))?;
        let path = clause.mark.map(|mark| mark.path.as_str()).filter(|path| !path.is_empty())?;
        if said.starts_with(path) {
            return None;
        }
        let title = clause.heading.map(plain_text).unwrap_or_default();
        let whole = words::clause_and_title(path, &title);
        // 前2号, 前各号: the link leads to the first of several.
        let several = said
            .strip_prefix('前')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_numeric() || "各二三四五六七八九十".contains(c)));
        let whole = if several { words::clauses_from(&whole) } else { whole };
        Some(if place.page == from {
            whole
        } else {
            words::clause(short_name(self.handbook.guidelines.get(index)?), &whole)
        })
    }

    /// A link to a clause with its name as words.
    pub(super) fn clause_link(&self, from: PageRef, place: &Place) -> Link {
        Link { href: self.link(from, place), label: self.clause_name(place) }
    }

    /// The files that a page offers, for a reader of `from`.
    pub(super) fn files(&self, from: PageRef, of: PageRef) -> Vec<FileView> {
        let version = match of {
            PageRef::Form(index) => self.handbook.forms.get(index).and_then(|form| form.version),
            PageRef::Guideline(_) | PageRef::Flow(_) | PageRef::Course(_) | PageRef::Own(_) => None,
        };
        let version = version.unwrap_or(self.handbook.edition.date);
        // A picture is seen and not taken.
        let files = self.files.of(of).filter(|file| file.kind != FileKind::FormPicture);
        files.map(|file| self.file(from, file, version)).collect()
    }

    /// The files for people that a page offers, for a reader of `from`.
    pub(super) fn files_for_people(&self, from: PageRef, of: PageRef) -> Vec<FileView> {
        let version = self.handbook.edition.date;
        let files = self.files.of(of).filter(|file| !file.kind.is_data());
        files.map(|file| self.file(from, file, version)).collect()
    }

    /// A file of a kind by itself: its address, and its pages and size in words.
    pub(super) fn file_of(&self, from: PageRef, of: PageRef, kind: FileKind) -> Option<FileView> {
        let version = self.handbook.edition.date;
        self.files.of(of).find(|file| file.kind == kind).map(|file| self.file(from, file, version))
    }

    /// The files to print that a page offers, for a reader of `from`.
    pub(super) fn printed(&self, from: PageRef, of: PageRef) -> Vec<FileView> {
        let version = self.handbook.edition.date;
        let files = self.files.of(of).filter(|file| file.kind.is_printed());
        files.map(|file| self.file(from, file, version)).collect()
    }

    fn file(&self, from: PageRef, file: &OfferedFile, version: Date) -> FileView {
        let (kind, purpose) = match file.kind {
            FileKind::GuidelinePdf => words::GUIDELINE_PDF,
            FileKind::FormPdf => words::FORM_PDF,
            FileKind::GuidelineText => words::GUIDELINE_TEXT,
            FileKind::GuidelineMarkdown => words::GUIDELINE_MARKDOWN,
            FileKind::Book => words::BOOK_PDF,
            FileKind::FormFillable => words::FORM_FILLABLE,
            FileKind::FormXlsx => words::FORM_XLSX,
            FileKind::FormSample => words::FORM_SAMPLE,
            FileKind::FormPicture => words::FORM_PICTURE,
            FileKind::FormsAll => words::FORMS_ALL,
            FileKind::FormPack(_) => words::FORM_PACK,
            FileKind::FormSchema => words::FORM_SCHEMA,
            FileKind::FormList => words::FORM_LIST,
            FileKind::Course(paper) => words::course_paper(paper),
        };
        let note = words::file_note(file.pages, file.size, version);
        FileView {
            href: link::relative(&self.handbook.page_path(from), &file.path),
            kind,
            purpose,
            short: file.size.map_or_else(|| kind.to_owned(), |size| words::file_in_line(kind, &words::file_size(size))),
            line: words::file_in_line(kind, &note),
            note,
        }
    }

    /// Labels of actors, as one text.
    pub(super) fn actors(&self, indices: &[usize]) -> String {
        let labels: Vec<&str> =
            indices.iter().filter_map(|&i| self.handbook.actors.get(i)).map(|actor| actor.label.as_str()).collect();
        labels.join(words::JOINER)
    }
}

/// The name by which a rule text is cited: its kind, or its title without one.
pub(super) fn short_name(guideline: &Guideline) -> &str {
    if guideline.kind.is_empty() { &guideline.title } else { &guideline.kind }
}

/// A form's number and title in one line: 「様式第1号 プラン」.
pub(super) fn form_name(form: &Form) -> String {
    let mut name = form.number.clone();
    if !name.is_empty() {
        name.push(' ');
    }
    name + &form.title + &form.subtitle
}

fn gather<'a>(guideline: usize, blocks: &'a [Block], into: &mut BTreeMap<(usize, &'a str), Clause<'a>>) {
    for block in blocks {
        match block {
            Block::Section(Section { id, mark, heading, blocks, level, kind, .. }) => {
                let outermost = *level == 1 && *kind != SectionKind::SupplProvision;
                let order = into.len();
                into.insert((guideline, id), Clause { mark: mark.as_ref(), heading: Some(heading), order, outermost });
                gather(guideline, blocks, into);
            }
            Block::Items(items) | Block::Provisions(items) => {
                for Item { id, mark, blocks, .. } in items {
                    let order = into.len();
                    into.insert(
                        (guideline, id),
                        Clause { mark: mark.as_ref(), heading: None, order, outermost: false },
                    );
                    gather(guideline, blocks, into);
                }
            }
            Block::Bullets(bullets) => {
                for bullet in bullets {
                    gather(guideline, &bullet.blocks, into);
                }
            }
            Block::Admonition(admonition) => gather(guideline, &admonition.blocks, into),
            Block::Table(table) => table.cells().for_each(|cell| gather(guideline, &cell.blocks, into)),
            Block::Paragraph(_) | Block::Flow(_) | Block::Listing(_) => {}
            Block::Framed(framed) => gather(guideline, &framed.blocks, into),
            Block::Definitions(all) => all.iter().for_each(|one| gather(guideline, &one.blocks, into)),
            Block::Passage(passage) => gather(guideline, &passage.blocks, into),
            Block::Picture(_) => {}
            Block::Notes(notes) => notes.iter().for_each(|note| gather(guideline, &note.blocks, into)),
        }
    }
}
