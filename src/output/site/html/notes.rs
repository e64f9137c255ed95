//! Notes and boxes of a rule text as HTML.

use super::{Writer, open};
use crate::handbook::body::Framed;
use crate::handbook::notes::{Note, NoteUse};
use crate::words::site as words;

impl Writer<'_, '_> {
    /// The mark in a line, which leads to the note.
    pub(super) fn note_use(&mut self, note: &NoteUse) {
        let tag = format!("a class=\"noteref\" id=\"{}{}\"", self.prefix, note.id());
        open(&mut self.out, &tag, "href", &format!("#{}{}", self.prefix, note.note_id()));
        self.text(&note.mark);
        self.push("</a>");
    }

    /// The words of notes; the mark leads back to the place that first uses it.
    pub(super) fn notes(&mut self, notes: &[Note]) {
        self.push("<ol class=\"notes\">\n");
        for Note { head, blocks } in notes {
            self.open_id("li", &head.id());
            let back = format!("a class=\"num\" href=\"#{}{}\"", self.prefix, head.use_id(1));
            open(&mut self.out, &back, "aria-label", &words::note_back(&head.mark));
            self.text(&head.mark);
            self.push("</a>");
            // Lists in a note stand inside its text, whatever list it belongs to.
            let depth = std::mem::replace(&mut self.depth, 1);
            self.blocks(blocks);
            self.depth = depth;
            for &time in head.uses.iter().skip(1) {
                self.push("<p class=\"back\">");
                open(&mut self.out, "a", "href", &format!("#{}{}", self.prefix, head.use_id(time)));
                self.text(&words::note_back_to(time));
                self.push("</a></p>");
            }
            self.push("</li>\n");
        }
        self.push("</ol>\n");
    }

    pub(super) fn framed(&mut self, framed: &Framed) {
        match &framed.label {
            Some(label) => {
                self.push("<div class=\"worded\">\n<p class=\"label\">");
                self.text(&words::labelled(label));
                self.push("</p>\n");
            }
            None => self.push("<div class=\"box\">\n"),
        }
        // Numbers may not hang in the gutter, outside of the frame.
        let depth = std::mem::replace(&mut self.depth, 1);
        self.blocks(&framed.blocks);
        self.depth = depth;
        self.push("</div>\n");
    }
}
