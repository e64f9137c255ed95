//! The marks of a form's blanks as typst has written them into the file.

use lopdf::{Dictionary, Document, Error, ObjectId};

use crate::typeset::MARK;

/// A mark as the file has it.
pub(super) struct Found {
    pub(super) annotation: ObjectId,
    pub(super) page: ObjectId,
    /// Left, bottom, right, top in pt.
    pub(super) place: [f32; 4],
    /// Size of the text around it in pt.
    pub(super) size: f32,
    /// What is done there.
    pub(super) act: Act,
    /// A later page repeats the blank at its head.
    pub(super) again: bool,
}

/// What a blank is for, as its mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Something is written.
    Line,
    /// A box is ticked.
    Tick,
    /// Words are ringed.
    Ring,
    /// A sign is set into a frame.
    Sign,
}

/// Every mark of the pages by the name of its blank, in the order of the pages.
pub(super) fn marks(document: &Document) -> Result<Vec<(String, Found)>, Error> {
    let mut all = Vec::new();
    for page in document.page_iter() {
        let Ok(annotations) = document.get_dictionary(page)?.get_deref(b"Annots", document) else { continue };
        for annotation in annotations.as_array()? {
            let id = annotation.as_reference()?;
            let link = document.get_dictionary(id)?;
            let Some((size, (act, again), name)) = target(document, link) else { continue };
            let corners = link.get_deref(b"Rect", document)?.as_array()?;
            let mut place = [0.0; 4];
            for (into, corner) in place.iter_mut().zip(corners) {
                *into = corner.as_float()?;
            }
            all.push((name, Found { annotation: id, page, place, size, act, again }));
        }
    }
    Ok(all)
}

/// Size, act (and whether it is repeated) and name that a link says, if it is a mark.
fn target(document: &Document, link: &Dictionary) -> Option<(f32, (Act, bool), String)> {
    let action = link.get_deref(b"A", document).ok()?.as_dict().ok()?;
    let target = action.get_deref(b"URI", document).ok()?.as_str().ok()?;
    let (size, rest) = std::str::from_utf8(target).ok()?.strip_prefix(MARK)?.split_once(':')?;
    let (act, name) = rest.split_once(':')?;
    let again = act.ends_with("-again");
    let act = match act.trim_end_matches("-again") {
        "line" => Act::Line,
        "tick" => Act::Tick,
        "ring" => Act::Ring,
        "sign" => Act::Sign,
        _ => return None,
    };
    Some((size.parse().ok()?, (act, again), name.to_owned()))
}
