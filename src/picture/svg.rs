//! What an SVG file may hold: shapes, words and gradients.
//!
//! Scripts, foreign content, pictures from elsewhere and entities are never
//! needed in a figure. A `use` of something that holds a `use` doubles with
//! every level, so that a file of a few lines could fill any memory.

use std::collections::BTreeSet;

use super::Trouble;
use crate::words::finding as words;

/// Elements that are refused, by their name without prefix.
const REFUSED: [&str; 12] = [
    "script",
    "foreignObject",
    "image",
    "animate",
    "animateTransform",
    "animateMotion",
    "set",
    "filter",
    "mask",
    "pattern",
    "feImage",
    "iframe",
];
/// Most elements of one file.
const MOST: usize = 20_000;

/// Looks through the tags of the file.
pub(super) fn check(bytes: &[u8]) -> Result<(), Trouble> {
    let text = std::str::from_utf8(bytes).map_err(|error| Trouble::Broken(error.to_string()))?;
    if text.contains("<!DOCTYPE") && text.contains("<!ENTITY") || text.contains("<?xml-stylesheet") {
        return Err(Trouble::Unsafe("ENTITY".to_owned()));
    }
    let mut open: Vec<Option<&str>> = Vec::new();
    let mut count = 0_usize;
    // Ids that are used, and ids around a `use`.
    let mut used = BTreeSet::new();
    let mut around = BTreeSet::new();
    for tag in tags(text) {
        if tag.starts_with('/') {
            open.pop();
            continue;
        }
        let name = tag.split([' ', '\t', '\n', '\r', '/']).next().unwrap_or_default();
        let local = name.rsplit(':').next().unwrap_or_default();
        count += 1;
        if count > MOST {
            return Err(Trouble::Unsafe(words::picture_elements(MOST)));
        }
        let event =
            tag.split([' ', '\t', '\n', '\r']).skip(1).find(|word| word.starts_with("on") && word.contains('='));
        if REFUSED.contains(&local) || event.is_some() {
            return Err(Trouble::Unsafe(
                event.map_or(local, |event| event.split('=').next().unwrap_or_default()).to_owned(),
            ));
        }
        if local == "use" {
            used.extend(attribute(tag, "href"));
            around.extend(open.iter().flatten().copied());
        }
        if matches!(local, "clipPath" | "marker" | "symbol") || open.len() > 200 {
            // Nothing that is drawn again may point on.
            around.extend(attribute(tag, "clip-path").or(attribute(tag, "marker-start")));
        }
        for place in ["href", "clip-path", "fill", "stroke", "style"] {
            let outside = attribute(tag, place).is_some_and(|value| value.contains("://") || value.contains("data:"));
            if outside && local != "a" {
                return Err(Trouble::Unsafe(place.to_owned()));
            }
        }
        if !tag.ends_with('/') {
            open.push(attribute(tag, "id"));
        }
    }
    match used.iter().map(|name| name.trim_start_matches('#')).find(|name| around.contains(name)) {
        Some(_) => Err(Trouble::Unsafe("use".to_owned())),
        None => Ok(()),
    }
}

/// What stands between `<` and `>`, without comments and declarations.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find('<')?;
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->")?.1;
            } else if let Some(data) = rest.strip_prefix("![CDATA[") {
                rest = data.split_once("]]>")?.1;
            } else if rest.starts_with(['!', '?']) {
                rest = rest.split_once('>')?.1;
            } else {
                // A quoted value may hold the sign.
                let mut quote = None;
                let end = rest.char_indices().find(|(_, c)| {
                    match (quote, c) {
                        (None, '"' | '\'') => quote = Some(*c),
                        (Some(open), c) if open == *c => quote = None,
                        _ => {}
                    }
                    quote.is_none() && *c == '>'
                });
                let (tag, behind) = rest.split_at(end?.0);
                rest = &behind[1..];
                return Some(tag);
            }
        }
    })
}

/// The value of an attribute, whatever its prefix.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(at) = tag[from..].find(name).map(|at| from + at) {
        let before = tag[..at].chars().next_back();
        let behind = tag[at + name.len()..].trim_start();
        from = at + name.len();
        if before.is_some_and(|c| c.is_whitespace() || c == ':')
            && let Some(value) = behind.strip_prefix('=')
        {
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            return value[1..].split(quote).next();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(inner: &str) -> Option<String> {
        match check(format!("<svg xmlns=\"x\" id=\"top\">{inner}</svg>").as_bytes()) {
            Err(Trouble::Unsafe(what)) => Some(what),
            Err(_) | Ok(()) => None,
        }
    }

    #[test]
    fn shapes_and_single_uses_pass() {
        assert_eq!(refused("<g id=\"a\"><path d=\"M0 0\"/></g><use xlink:href=\"#a\"/><text>a &gt; b</text>"), None);
        assert_eq!(refused("<!-- <script> --><title>1 > 2</title><path id='>' d=''/>"), None);
    }

    #[test]
    fn what_grows_or_reaches_out_is_refused() {
        assert_eq!(refused("<script/>").as_deref(), Some("script"));
        assert_eq!(refused("<svg:script>x</svg:script>").as_deref(), Some("script"));
        assert_eq!(refused("<path onload=\"x\"/>").as_deref(), Some("onload"));
        let bomb = "<g id=\"a\"><path/></g><g id=\"b\"><use href=\"#a\"/></g><use href=\"#b\"/>";
        assert_eq!(refused(bomb).as_deref(), Some("use"));
        assert_eq!(refused("<use href=\"https://example.com/x.svg#a\"/>").as_deref(), Some("href"));
        assert!(matches!(check(b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>"), Err(Trouble::Unsafe(_))));
    }
}
