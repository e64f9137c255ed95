//! Places where a title may break.
//!
//! Browsers break Japanese between any two characters. Titles are set with
//! `word-break: keep-all` and a `<wbr>` between phrases instead, put in while
//! building, so that no browser and no screen width breaks 「みほん／市」.

use super::html::{Html, escape};

/// The text with a `<wbr>` between phrases.
pub(super) fn phrased(text: &str) -> Html {
    let mut out = String::new();
    push_phrased(text, &mut out);
    Html(out)
}

/// Adds the text to `out` with a `<wbr>` between phrases.
pub(super) fn push_phrased(text: &str, out: &mut String) {
    let phrases = budoux::parse(budoux::models::default_japanese_model(), text);
    for (index, phrase) in phrases.iter().enumerate() {
        if index > 0 {
            out.push_str("<wbr>");
        }
        escape(phrase, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_phrases_and_loses_nothing() {
        let title = "アウトリーチ等を通じた継続的支援事業のプラン";
        let html = phrased(title).0;
        assert!(html.contains("通じた<wbr>"), "{html}");
        assert_eq!(html.replace("<wbr>", ""), title);
        assert_eq!(phrased("").0, "");
        assert_eq!(phrased("A&B").0, "A&amp;B");
    }
}
