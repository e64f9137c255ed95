//! Marks: the places of blanks in a laid-out document.
//!
//! A template draws each blank of a form inside a link to
//! `x-form:<size of the text in pt>:<act>:<name of the blank>`, where the act is
//! what is done there: `line`, `tick`, `ring` or `sign`, with `-again` behind it
//! where a later page repeats the blank. typst carries a link
//! through layout and export, so a marked page knows where each blank came to
//! lie and where it stands in the reading order. Paper needs none of that: the
//! marks are taken out of the finished pages, which leaves the very bytes that
//! pages without links would have given.

use std::collections::HashSet;

use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Document, LinkElem, LinkMarker, LinkTarget};
use typst_layout::PagedDocument;

/// What the target of a mark begins with.
pub const MARK: &str = "x-form:";

/// The document without its marks.
pub(super) fn without_marks(document: &PagedDocument) -> PagedDocument {
    let mut marks = HashSet::new();
    let pages = document.pages().iter().cloned().map(|mut page| {
        strip(&mut page.frame, &mut marks);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// `marks` are the places of the elements whose start was taken out and whose
/// end is still to come; it may stand in a later frame.
fn strip(frame: &mut Frame, marks: &mut HashSet<Location>) {
    frame.retain(|item| match item {
        FrameItem::Group(group) => {
            strip(&mut group.frame, marks);
            true
        }
        FrameItem::Link(target, _) => !is_mark(target),
        FrameItem::Tag(Tag::Start(element, _)) if is_marked(element) => {
            marks.extend(element.location());
            false
        }
        FrameItem::Tag(Tag::End(location, ..)) => !marks.contains(location),
        FrameItem::Tag(Tag::Start(..)) | FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) => true,
    });
}

/// A link leaves two elements: itself, and what becomes its tag in the PDF,
/// which knows the target as the words that are spoken for it.
fn is_marked(element: &Content) -> bool {
    if let Some(link) = element.to_packed::<LinkElem>() {
        matches!(&link.dest, LinkTarget::Dest(target) if is_mark(target))
    } else if let Some(marker) = element.to_packed::<LinkMarker>() {
        marker.alt.as_ref().is_some_and(|alt| alt.starts_with(MARK))
    } else {
        false
    }
}

fn is_mark(target: &Destination) -> bool {
    matches!(target, Destination::Url(url) if url.starts_with(MARK))
}
