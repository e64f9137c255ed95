//! Where everything stands, by the names that authors use.

use std::collections::BTreeMap;

use super::numbering::Numbered;
use crate::documents::Documents;
use crate::finding::{Finding, code};
use crate::handbook::body::{Block, Paragraph, Tie, TieKind};
use crate::handbook::walk::each_block;
use crate::handbook::{Audience, Flow, Form, Mark, PageRef, Place, cell_fields, fields_in};
use crate::source::Sources;
use crate::words::finding as words;
use crate::yaml::{Text, nearest, unknown_name};

/// Something that a link can lead to.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub place: Place,
    /// 「5」, 「様式第1号」; `None` for what has no number.
    pub number: Option<String>,
    /// The whole number of a section: 「4(2)ア」.
    pub path: Option<String>,
    pub title: String,
    /// Who may read the title.
    pub audience: Audience,
}

/// All link targets of the project.
pub(super) struct Index<'a> {
    /// Documents by the path of their source.
    documents: BTreeMap<&'a str, Document>,
    /// Those paths by page.
    paths: BTreeMap<PageRef, &'a str>,
    /// Paths of guidelines by id, for `<guideline>#<section>`.
    guidelines: BTreeMap<&'a str, &'a str>,
    /// Pictures by the path of their file.
    images: BTreeMap<&'a str, usize>,
    /// Sources that could not be read; links to them are not reported again.
    broken: Vec<&'a str>,
}

struct Document {
    entry: Entry,
    anchors: BTreeMap<String, Entry>,
}

impl<'a> Index<'a> {
    pub(super) fn new(
        sources: &'a Sources,
        documents: &'a Documents,
        numbers: &[Vec<Numbered>],
        of_courses: &[Vec<Numbered>],
    ) -> Self {
        let mut index = Self {
            documents: BTreeMap::new(),
            paths: BTreeMap::new(),
            guidelines: BTreeMap::new(),
            images: BTreeMap::new(),
            broken: Vec::new(),
        };
        for (i, (guideline, numbers)) in documents.guidelines.iter().zip(numbers).enumerate() {
            let page = PageRef::Guideline(i);
            let path = sources.file(guideline.source).path.as_str();
            let entry = || Entry { audience: guideline.front.audience, ..whole(page, None, &guideline.front.title) };
            let mut anchors: BTreeMap<String, Entry> =
                numbers.iter().map(|n| (n.id.clone(), section(page, n))).collect();
            // A paragraph has neither number nor title; a link without words names its text.
            each_block(&guideline.body.blocks, &mut |block| {
                if let Block::Paragraph(Paragraph { id, .. }) = block
                    && let Some(id) = &id.id
                {
                    let named = || Entry { place: Place::at(page, id.value.clone()), ..entry() };
                    anchors.entry(id.value.clone()).or_insert_with(named);
                }
            });
            let entry = entry();
            index.documents.insert(path, Document { entry, anchors });
            index.guidelines.insert(&guideline.front.id, path);
        }
        for (i, flow) in documents.flows.iter().enumerate() {
            let page = PageRef::Flow(i);
            let anchor = |id: &str| Place::at(page, id);
            let anchors = flow.steps.iter().map(|step| {
                (step.id.value.clone(), Entry { place: anchor(&step.id), ..whole(page, None, &step.label) })
            });
            let document = Document { entry: whole(page, None, &flow.title), anchors: anchors.collect() };
            index.documents.insert(&sources.file(flow.source).path, document);
        }
        for (i, form) in documents.forms.iter().enumerate() {
            let page = PageRef::Form(i);
            let visits = form.corner.iter().flat_map(cell_fields).chain(fields_in(&form.sections));
            // Columns of tables bear their table's name, and cannot be linked.
            let anchors = visits.filter(|visit| visit.table.is_none()).map(|visit| {
                let place = Place::at(page, format!("field_{}", visit.field.id));
                (visit.field.id.clone(), Entry { place, ..whole(page, None, &visit.field.label) })
            });
            let document = Document { entry: whole(page, Some(&form.number), &form.title), anchors: anchors.collect() };
            // A link to a file with variants leads to the first of them.
            index.documents.entry(&sources.file(form.source).path).or_insert(document);
        }
        for (i, (course, numbers)) in documents.courses.iter().zip(of_courses).enumerate() {
            let page = PageRef::Course(i);
            let front = &course.text.front;
            let entry = Entry { audience: front.audience, ..whole(page, None, &front.title) };
            let anchors = numbers.iter().map(|n| (n.id.clone(), section(page, n))).collect();
            index.documents.insert(&sources.file(course.text.source).path, Document { entry, anchors });
        }
        let images = documents.images.iter().enumerate();
        index.images = images.map(|(i, picture)| (sources.file(picture.source).path.as_str(), i)).collect();
        index.paths = index.documents.iter().map(|(path, document)| (document.entry.place.page, *path)).collect();
        index.broken = documents.broken.iter().map(|id| sources.file(*id).path.as_str()).collect();
        index
    }

    /// Path of the source of a page.
    pub(super) fn path_of(&self, page: PageRef) -> Option<&'a str> {
        self.paths.get(&page).copied()
    }

    /// Whether the source at `path` could not be read, which was reported already.
    pub(super) fn is_broken(&self, path: &str) -> bool {
        self.broken.contains(&path)
    }

    /// The target of a link written in the file at `from`.
    pub(super) fn link(&self, from: &str, address: &Text, findings: &mut Vec<Finding>) -> Option<&Entry> {
        let (path, anchor) = match address.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (&*address.value, None),
        };
        let target = if path.is_empty() { Some(from.to_owned()) } else { join(from, path) };
        let Some(target) = target else {
            return super::missing(
                findings,
                Finding::new(&code::LINK_LEAVES, address.span, words::link_leaves(address)),
            );
        };
        let Some(document) = self.documents.get(target.as_str()) else {
            if !self.broken.contains(&target.as_str()) {
                let finding = Finding::new(&code::LINK_UNKNOWN, address.span, words::link_unknown(&target));
                let near = nearest_file(&target, self.documents.keys().copied());
                findings.push(near.map_or(finding.clone(), |near| finding.cure(words::did_you_mean(near))));
            }
            return None;
        };
        self.anchor(document, anchor, address, findings)
    }

    /// The picture at an address written in the file at `from`.
    pub(super) fn image(&self, from: &str, address: &Text, findings: &mut Vec<Finding>) -> Option<usize> {
        let Some(path) = join(from, address) else {
            let finding = Finding::new(&code::LINK_LEAVES, address.span, words::link_leaves(address));
            return super::missing(findings, finding);
        };
        if let Some(image) = self.images.get(path.as_str()) {
            return Some(*image);
        }
        if !self.broken.contains(&path.as_str()) {
            let finding = Finding::new(&code::LINK_UNKNOWN, address.span, words::picture_unknown(&path));
            let near = nearest_file(&path, self.images.keys().copied());
            findings.push(near.map_or(finding.clone(), |near| finding.cure(words::did_you_mean(near))));
        }
        None
    }

    /// The target of `<guideline>#<section>`.
    pub(super) fn section(&self, name: &Text, findings: &mut Vec<Finding>) -> Option<&Entry> {
        let (guideline, section) = match name.split_once('#') {
            Some((guideline, section)) => (guideline, Some(section)),
            None => (&*name.value, None),
        };
        let Some(path) = self.guidelines.get(guideline) else {
            if self.broken.iter().any(|path| path.ends_with(&format!("/guidelines/{guideline}.md"))) {
                return None;
            }
            let known: Vec<String> = self
                .guidelines
                .iter()
                .flat_map(|(id, path)| self.documents[path].anchors.keys().map(move |anchor| format!("{id}#{anchor}")))
                .collect();
            let finding = unknown_name(&code::SECTION_UNKNOWN, name, known.iter().map(String::as_str));
            return super::missing(findings, finding);
        };
        self.anchor(&self.documents[path], section, name, findings)
    }

    fn anchor<'d>(
        &self,
        document: &'d Document,
        anchor: Option<&str>,
        name: &Text,
        findings: &mut Vec<Finding>,
    ) -> Option<&'d Entry> {
        let Some(anchor) = anchor else { return Some(&document.entry) };
        document.anchors.get(anchor).or_else(|| {
            let finding = Finding::new(&code::SECTION_UNKNOWN, name.span, words::anchor_unknown(anchor));
            let near = nearest(anchor, document.anchors.keys().map(String::as_str));
            super::missing(
                findings,
                match near {
                    Some(near) => finding.cure(words::did_you_mean(near)),
                    None => finding,
                },
            )
        })
    }
}

/// The file of the same folder whose name is most like that of `path`.
fn nearest_file<'n>(path: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let siblings: Vec<&str> =
        known.filter(|known| known.rsplit_once('/').is_some_and(|(other, _)| other == folder)).collect();
    let names = siblings.iter().filter_map(|path| path.rsplit('/').next());
    let near = nearest(name, names)?;
    siblings.into_iter().find(|path| path.ends_with(near))
}

fn whole(page: PageRef, number: Option<&str>, title: &str) -> Entry {
    let number = number.map(str::to_owned);
    Entry { place: Place::page(page), number, path: None, title: title.to_owned(), audience: Audience::default() }
}

fn section(page: PageRef, numbered: &Numbered) -> Entry {
    let own = |mark: &Mark| mark.own.clone();
    Entry {
        place: Place::at(page, numbered.id.clone()),
        number: numbered.cited.clone().or_else(|| numbered.mark.as_ref().map(own)),
        path: numbered.mark.as_ref().map(|mark| mark.path.clone()).filter(|path| !path.is_empty()),
        title: numbered.title.clone(),
        audience: numbered.audience,
    }
}

/// A relative address from the folder of `from`; `None` if it leaves the project.
fn join(from: &str, address: &str) -> Option<String> {
    if address.starts_with('/') || address.contains('\\') || address.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What rests on each section: the forms that it orders and the steps that carry it out.
pub(super) fn ties(forms: &[Form], flows: &[Flow]) -> BTreeMap<Place, Vec<Tie>> {
    let mut ties: BTreeMap<Place, Vec<Tie>> = BTreeMap::new();
    for (i, form) in forms.iter().enumerate() {
        for basis in &form.basis {
            let label = format!("{} {}", form.number, form.title);
            let tie = Tie { kind: TieKind::Form, place: Place::page(PageRef::Form(i)), label };
            ties.entry(basis.place.clone()).or_default().push(tie);
        }
    }
    for (i, flow) in flows.iter().enumerate() {
        for (step, drawn) in flow.steps.iter().zip(&flow.figure.steps) {
            let Some(section) = &step.section else { continue };
            let label = [drawn.mark.as_str(), drawn.label.as_str()].join(" ").trim().to_owned();
            let tie = Tie { kind: TieKind::Step, place: Place::at(PageRef::Flow(i), step.id.clone()), label };
            ties.entry(section.clone()).or_default().push(tie);
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn addresses_stay_inside_the_project() {
        let from = "content/guidelines/a.md";
        assert_eq!(join(from, "b.md").as_deref(), Some("content/guidelines/b.md"));
        assert_eq!(join(from, "../../forms/x.yaml").as_deref(), Some("forms/x.yaml"));
        assert_eq!(join(from, "../../../x"), None);
        assert_eq!(join(from, "/etc/passwd"), None);
        assert_eq!(join(from, "C:\\x"), None);
    }
}
