//! Lines and words as they are typed.
//!
//! Long lines wrap: a box that scrolls by itself is lost on paper and needs a
//! stop for the keyboard.

use super::{Writer, open};
use crate::handbook::listing::Listing;

impl Writer<'_, '_> {
    pub(super) fn listing(&mut self, listing: &Listing) {
        self.push("<figure class=\"listing\">\n");
        if !listing.file.is_empty() {
            self.push("<figcaption>");
            self.text(&listing.file);
            self.push("</figcaption>\n");
        }
        self.push("<pre>");
        open(&mut self.out, "code", "class", listing.kind.word());
        self.text(&listing.text);
        self.push("</code></pre>\n</figure>\n");
    }

    pub(super) fn code(&mut self, text: &str) {
        self.push("<code>");
        self.text(text);
        self.push("</code>");
    }
}
