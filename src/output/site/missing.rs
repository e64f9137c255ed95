//! `404.html`: what a server shows for an address that leads nowhere.
//!
//! It is shown at any depth, so no relative link to a style sheet can hold: the
//! style stands in the page, allowed by its checksum. Links are whole addresses
//! where `base_url` is known, and else right for the top folder alone, which is
//! why the page also says whom to ask.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::assets::Assets;
use super::frame::ContactView;
use super::html::Html;
use super::lookup::{Link, Site};
use crate::handbook::PageRef;
use crate::output::print::standing;
use crate::words::{SITE, SiteWords};

/// Path of the page, by the convention of servers.
pub(super) const PATH: &str = "404.html";

/// The page.
#[derive(Serialize)]
pub(super) struct Missing<'a> {
    frame: MissingFrame<'a>,
    words: &'static SiteWords,
    site_title: &'a str,
    style: Html,
    /// Checksum of the style, as the content security policy names it.
    style_hash: String,
    ways: Vec<Link>,
}

/// What the parts shared with other pages look for.
#[derive(Serialize)]
struct MissingFrame<'a> {
    contact: ContactView<'a>,
    superseded: Option<String>,
}

pub(super) fn page<'a>(site: &Site<'a>, assets: &Assets<'_>) -> Missing<'a> {
    let handbook = site.handbook;
    let style = ["colors.css", "missing.css"].map(|name| assets.text(name)).concat();
    let address = |page| {
        let path = handbook.page_path(page);
        handbook.base_url.as_ref().map_or_else(|| path.clone(), |base| base.join(&path))
    };
    let pages = [PageRef::HOME, PageRef::FORM_INDEX, PageRef::GLOSSARY, PageRef::SEARCH, PageRef::PRINT];
    let ways = pages.into_iter().filter(|page| handbook.has_page(*page));
    Missing {
        frame: MissingFrame {
            contact: ContactView::new(&handbook.contact),
            superseded: standing::of_edition(site.handbook),
        },
        words: &SITE,
        site_title: &handbook.title,
        style_hash: format!("sha256-{}", base64(&Sha256::digest(style.as_bytes()))),
        style: Html(style),
        ways: ways.map(|page| Link { href: address(page), label: site.way_label(page).to_owned() }).collect(),
    }
}

/// Base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4_usize {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_padded() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
