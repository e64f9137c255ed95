//! The font that answers are typed in.
//!
//! A viewer draws what is typed with a font of the file, so the file has to
//! bring every character that a clerk may type: those of CP932, which is what
//! the systems of city halls exchange, with 髙, 﨑 and ㈱ among them. The cut is
//! made from the font that is compiled in, once in a run, and copied into each
//! file; a town's own font would cost a cut of its own for every town.
//!
//! Where the size of files is limited the font is [`named`] only.

mod named;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use encoding_rs::SHIFT_JIS;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use crate::handbook::FieldFont;
use crate::theme::Theme;

/// The name of the embedded font in the file's resources. pdfium, on which Chrome and
/// Edge are built, takes kanji from a Chinese font of the computer and kana from
/// a Japanese one, unless a font's name in the resources is that of a font of
/// signs: then it takes every character that the font has from the font. No
/// other viewer gives the name a meaning.
const NAME: &str = "Wingdings";

const SOURCE: &str = "fonts/BIZUDGothic-Regular.ttf";

/// Signs that other systems type where CP932 has ～ ― ∥ ￥.
const FURTHER: [char; 4] = ['〜', '−', '‖', '¥'];

/// The fonts that a file's fields are typed in.
pub(super) struct Fonts {
    /// What a field calls its font.
    pub(super) name: &'static str,
    /// Resources that all fields share.
    pub(super) shared: Dictionary,
    /// Resources of a text field's drawing, where pdfium looks before it looks
    /// into the shared ones; `None` where these will do.
    pub(super) of_drawing: Option<Dictionary>,
    /// Resources of a text field, where pdf.js looks before it looks into those
    /// of the drawing; `None` where the drawing has none.
    pub(super) of_field: Option<Dictionary>,
}

/// Puts the fonts into a file.
///
/// # Errors
/// What the libraries say of the font.
pub(super) fn add(document: &mut Document, font: FieldFont) -> Result<Fonts, String> {
    match font {
        FieldFont::Embedded => {
            let font = embed(document, CUT.as_ref().map_err(String::clone)?);
            Ok(Fonts { name: NAME, shared: resources([(NAME, font)]), of_drawing: None, of_field: None })
        }
        FieldFont::Small => named::add(document),
    }
}

fn resources<const N: usize>(fonts: [(&str, ObjectId); N]) -> Dictionary {
    let fonts = fonts.into_iter().map(|(name, font)| (name, Object::from(font)));
    dictionary! { "Font" => Dictionary::from_iter(fonts) }
}

/// The embedded font, ready to be copied.
struct Cut {
    program: Stream,
    to_unicode: Stream,
    descriptor: Dictionary,
    widths: Vec<Object>,
}

static CUT: LazyLock<Result<Cut, String>> = LazyLock::new(|| cut(source(), all()));

/// The font that is compiled in.
fn source() -> &'static [u8] {
    Theme::compiled_in().find(|(path, _)| *path == SOURCE).map(|(_, bytes)| bytes).unwrap_or_default()
}

/// Every character that a clerk may type.
fn all() -> impl Iterator<Item = char> {
    cp932().into_iter().chain(FURTHER)
}

fn cut(source: &[u8], characters: impl Iterator<Item = char>) -> Result<Cut, String> {
    let face = Face::parse(source, 0).map_err(|error| error.to_string())?;
    let mut glyphs = GlyphRemapper::new();
    // By the glyph's number in the cut, which is its code in the file.
    let mut codes: BTreeMap<u16, (char, u32)> = BTreeMap::new();
    let scale = |units: i32| units * 1000 / i32::from(face.units_per_em());
    for character in characters {
        if let Some(glyph) = face.glyph_index(character) {
            let width = scale(i32::from(face.glyph_hor_advance(glyph).unwrap_or(0))).unsigned_abs();
            codes.entry(glyphs.remap(glyph.0)).or_insert((character, width));
        }
    }
    let program = subsetter::subset(source, 0, &glyphs).map_err(|error| error.to_string())?;
    let bounds = face.global_bounding_box();
    let corners = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    let descriptor = dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => base_name(),
        // Symbolic: its codes follow no known character set.
        "Flags" => 4,
        "FontBBox" => corners.map(|corner| Object::from(scale(i32::from(corner)))).to_vec(),
        "ItalicAngle" => 0,
        // Viewers set lines as high as this; solid lines are hard to read.
        "Ascent" => scale(i32::from(face.ascender())) + HALF_LEADING,
        "Descent" => scale(i32::from(face.descender())) - HALF_LEADING,
        "CapHeight" => scale(i32::from(face.capital_height().unwrap_or(face.ascender()))),
        "StemV" => 80,
    };
    Ok(Cut {
        program: deflated(dictionary! { "Length1" => i64::try_from(program.len()).unwrap_or_default() }, program)?,
        to_unicode: deflated(Dictionary::new(), to_unicode(&codes).into_bytes())?,
        descriptor,
        widths: widths(&codes),
    })
}

fn embed(document: &mut Document, cut: &Cut) -> ObjectId {
    let program = document.add_object(cut.program.clone());
    let to_unicode = document.add_object(cut.to_unicode.clone());
    let mut descriptor = cut.descriptor.clone();
    descriptor.set("FontFile2", program);
    let descriptor = document.add_object(descriptor);
    let glyphs = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => base_name(),
        "CIDSystemInfo" => system("Identity", 0),
        "FontDescriptor" => descriptor,
        "DW" => i64::from(FULL),
        "W" => cut.widths.clone(),
        "CIDToGIDMap" => "Identity",
    });
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => base_name(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::from(glyphs)],
        "ToUnicode" => to_unicode,
    })
}

/// Half of the gap between typed lines, in thousandths of an em.
const HALF_LEADING: i32 = 160;

/// Six letters before the name say that the font is a cut.
fn base_name() -> String {
    "CPJPAN+BIZUDGothic".to_owned()
}

fn system(ordering: &'static str, supplement: i32) -> Dictionary {
    dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal(ordering),
        "Supplement" => supplement,
    }
}

fn deflated(dictionary: Dictionary, content: Vec<u8>) -> Result<Stream, String> {
    let mut stream = Stream::new(dictionary, content);
    stream.compress().map_err(|error| error.to_string())?;
    Ok(stream)
}

/// Width of most characters, in thousandths of an em.
const FULL: u32 = 1000;

/// Runs of characters that are not of full width: first, last, width.
fn widths(codes: &BTreeMap<u16, (char, u32)>) -> Vec<Object> {
    let mut runs: Vec<(u16, u16, u32)> = Vec::new();
    for (&code, &(_, width)) in codes.iter().filter(|(_, (_, width))| *width != FULL) {
        match runs.last_mut() {
            Some((_, last, same)) if *same == width && *last + 1 == code => *last = code,
            _ => runs.push((code, code, width)),
        }
    }
    runs.into_iter().flat_map(|(first, last, width)| [first.into(), last.into(), Object::from(width)]).collect()
}

/// The program that says which character a code stands for. Viewers turn it
/// round to find the code of what is typed.
fn to_unicode(codes: &BTreeMap<u16, (char, u32)>) -> String {
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let all: Vec<(u16, char)> = codes.iter().map(|(code, (character, _))| (*code, *character)).collect();
    // The format allows a hundred lines in a block.
    for block in all.chunks(100) {
        let _ = writeln!(out, "{} beginbfchar", block.len());
        for (code, character) in block {
            let _ = write!(out, "<{code:04X}> <");
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "{unit:04X}");
            }
            out.push_str(">\n");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
}

/// The characters of CP932 in the order of their codes.
fn cp932() -> Vec<char> {
    let one = (0x20..=0x7E).chain(0xA1..=0xDF).map(|byte| vec![byte]);
    let lead = (0x81..=0x9F).chain(0xE0..=0xFC);
    let two = lead.flat_map(|lead| (0x40..=0xFC).map(move |trail| vec![lead, trail]));
    one.chain(two)
        .filter_map(|bytes| {
            let (text, broken) = SHIFT_JIS.decode_without_bom_handling(&bytes);
            let mut characters = text.chars();
            let only = characters.next().filter(|_| !broken && characters.next().is_none());
            only.filter(|character| !('\u{E000}'..='\u{F8FF}').contains(character))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_has_every_character_of_cp932() {
        let source = source();
        let face = Face::parse(source, 0).unwrap();
        let wanted: Vec<char> = all().collect();
        let missing: String = wanted.iter().filter(|c| face.glyph_index(**c).is_none()).collect();
        assert_eq!(missing, "");
        for c in "髙﨑㈱①Ⅳ彅ｱ亜黑〜−".chars() {
            assert!(wanted.contains(&c), "{c}");
        }
        // One and two bytes, less the signs that CP932 has twice.
        let distinct: std::collections::BTreeSet<char> = wanted.iter().copied().collect();
        assert!((7_000..8_000).contains(&distinct.len()), "{}", distinct.len());

        let cut = cut(source, all()).unwrap();
        let program = cut.program.decompressed_content().unwrap();
        let glyphs = Face::parse(&program, 0).map(|face| face.number_of_glyphs());
        // A font without a table of characters is no font of a machine's, but its glyphs can be counted.
        let count = glyphs.unwrap();
        let map = String::from_utf8(cut.to_unicode.decompressed_content().unwrap()).unwrap();
        let lines = map.lines().filter(|line| line.starts_with('<') && !line.contains("<FFFF>")).count();
        assert_eq!(usize::from(count), lines + 1, "all but the glyph of missing characters");
        assert!(map.contains("<9AD9>") && map.contains("<FA11>") && map.contains("<3231>"));
        assert_eq!(cut.widths.len() % 3, 0);
    }

    #[test]
    fn runs_of_widths_end_where_the_width_changes() {
        let codes =
            BTreeMap::from([(1, ('a', 500)), (2, ('b', 500)), (3, ('亜', 1000)), (4, ('c', 500)), (5, ('d', 250))]);
        let expected = [1, 2, 500, 4, 4, 500, 5, 5, 250].map(Object::from);
        assert_eq!(widths(&codes), expected);
    }
}
