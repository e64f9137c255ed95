//! Fonts that a file names without holding them: 60 kB in the place of 1.7 MB.
//!
//! A viewer then draws with the fonts of its computer. Most take one font for a
//! whole field, the Japanese one. pdfium asks for a font by the block that
//! Unicode has put a character into: kana come from a Japanese font, kanji from
//! a Chinese one, and all else (letters, ㈱, ①, and kanji such as 﨑 that stand
//! outside the block of kanji) from the first font of the field, or they are not
//! drawn at all. So it is given a font for each: names for kana and for kanji,
//! and for the rest a cut that the file does hold, as no name would do. The cut
//! stands in the drawing of the field, where other viewers do not look for the
//! font in which to type.

use std::sync::LazyLock;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{Cut, FULL, Fonts, all, cut, embed, resources, source, system};

/// What fields call their font: the cut in their drawings, the Japanese font in
/// all other places. Unlike the name of the embedded font it says nothing of
/// signs, so that pdfium asks the cut for the rest alone.
const NAME: &str = "Answer";

/// The face of the printed sheet, by the name that Japanese Windows knows it by.
const BASE: &str = "BIZ-UDGothic";

pub(super) fn add(document: &mut Document) -> Result<Fonts, String> {
    let rest = embed(document, REST.as_ref().map_err(String::clone)?);
    let kana = named(document, "UniJIS-UCS2-H", "Japan1", 4, &[(1, 95), (231, 325), (327, 389)]);
    let kanji = named(document, "UniGB-UCS2-H", "GB1", 4, &[(1, 95), (814, 907)]);
    Ok(Fonts {
        name: NAME,
        // pdfium takes the last font that fits, and one of another name than the cut has.
        shared: resources([(NAME, kana), ("Kana", kana), ("Kanji", kanji)]),
        of_drawing: Some(resources([(NAME, rest)])),
        of_field: Some(resources([(NAME, kana)])),
    })
}

static REST: LazyLock<Result<Cut, String>> = LazyLock::new(|| cut(source(), all().filter(|c| is_rest(*c))));

/// Whether pdfium asks the first font of a field for a character.
fn is_rest(character: char) -> bool {
    let chinese = matches!(character, '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FA5}');
    let japanese = matches!(character, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF00}'..='\u{FFEF}');
    !chinese && !japanese
}

/// A font by its name and the order of its characters, which are called by
/// their numbers in Unicode. `narrow` is where that order has what is half as wide.
fn named(
    document: &mut Document,
    codes: &str,
    ordering: &'static str,
    supplement: i32,
    narrow: &[(i64, i64)],
) -> ObjectId {
    let widths = narrow.iter().flat_map(|(first, last)| [*first, *last, i64::from(FULL) / 2]).map(Object::from);
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => BASE,
        // Its letters are equally wide, and no signs.
        "Flags" => 1 | 1 << 5,
        "FontBBox" => [-92, -250, 1010, 922].map(Object::from).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => 880,
        "Descent" => -120,
        "CapHeight" => 737,
        "StemV" => 80,
    });
    let glyphs = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => BASE,
        "CIDSystemInfo" => system(ordering, supplement),
        "FontDescriptor" => descriptor,
        "DW" => i64::from(FULL),
        "W" => widths.collect::<Vec<_>>(),
    });
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => format!("{BASE}-{codes}"),
        "Encoding" => codes,
        "DescendantFonts" => vec![Object::from(glyphs)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_holds_what_no_name_leads_to() {
        for c in "﨑㈱①Ⅳ8AαЯ─".chars() {
            assert!(is_rest(c), "{c}");
        }
        for c in "髙亜あア。Ａｱ、〜".chars() {
            assert!(!is_rest(c), "{c}");
        }
        let count = all().filter(|c| is_rest(*c)).count();
        assert!((400..800).contains(&count), "{count}");
    }
}
