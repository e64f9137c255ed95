//! The ends of the streams of a PDF.
//!
//! Between the data of a stream and the word `endstream` stands an end of line
//! that is not counted in the length. Where the data happen to end in a carriage
//! return, which the checksum of one stream in 256 does, a reader may take it
//! for a part of that end and find the length wrong, as validators of PDF/A do.
//! Another compression would end in the same checksum, so the data get a space
//! at their end: filters stop before it, and in text it says nothing.

use lopdf::{Document, Object};

const DOUBTFUL: &[u8] = b"\r\nendstream";

/// The file with no stream that ends in a carriage return; most have none.
///
/// # Errors
/// What the library said.
pub(super) fn mended(pdf: Vec<u8>) -> Result<Vec<u8>, String> {
    if !pdf.windows(DOUBTFUL.len()).any(|bytes| bytes == DOUBTFUL) {
        return Ok(pdf);
    }
    let mut document = Document::load_mem(&pdf).map_err(|error| error.to_string())?;
    mend_stream_ends(&mut document);
    let mut bytes = Vec::with_capacity(pdf.len() + 64);
    document.save_to(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Gives every stream that ends in a carriage return another end.
pub fn mend_stream_ends(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.content.last() == Some(&b'\r')
        {
            let mut content = std::mem::take(&mut stream.content);
            content.push(b' ');
            stream.set_content(content);
        }
    }
}

#[cfg(test)]
mod tests {
    use lopdf::xref::XrefType;
    use lopdf::{Stream, dictionary};

    use super::*;

    /// A small file whose only page has the given content, which is deflated.
    fn file(content: &[u8]) -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        // As typst writes it.
        document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        let pages = document.new_object_id();
        let mut stream = Stream::new(dictionary! {}, content.to_vec());
        stream.compress().unwrap();
        assert!(stream.dict.has(b"Filter"), "long enough to be deflated");
        let contents = document.add_object(stream);
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => contents });
        let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        document.objects.insert(pages, tree.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "Lang" => "ja" });
        document.trailer.set("Root", catalog);
        let id = Object::string_literal("an id");
        document.trailer.set("ID", vec![id.clone(), id]);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn doubtful(pdf: &[u8]) -> bool {
        pdf.windows(DOUBTFUL.len()).any(|bytes| bytes == DOUBTFUL)
    }

    /// Content whose deflated form ends in a carriage return, or does not.
    fn content(wanted: bool) -> Vec<u8> {
        let lines = |n: u32| format!("{}{n} 0 m\n", "0 0 m 1 1 l S\n".repeat(20)).into_bytes();
        (0..10_000).map(lines).find(|content| doubtful(&file(content)) == wanted).unwrap()
    }

    #[test]
    fn a_stream_that_ends_in_a_carriage_return_is_mended_and_nothing_else() {
        let content = content(true);
        let before = file(&content);
        let after = mended(before.clone()).unwrap();
        assert!(!doubtful(&after));
        assert_eq!(mended(before.clone()).unwrap(), after, "the same bytes each time");

        let (was, is) = (Document::load_mem(&before).unwrap(), Document::load_mem(&after).unwrap());
        assert_eq!((&is.version, &is.trailer), (&was.version, &was.trailer));
        assert_eq!(is.objects.len(), was.objects.len());
        let mut changed = 0;
        for (id, object) in &is.objects {
            let old = &was.objects[id];
            if let (Ok(new), Ok(old)) = (object.as_stream(), old.as_stream()) {
                assert_eq!(new.content, [&old.content[..], b" "].concat());
                assert_eq!(new.dict.get(b"Length").and_then(Object::as_i64).unwrap(), new.content.len() as i64);
                assert_eq!(new.decompressed_content().unwrap(), content);
                changed += 1;
            } else {
                assert_eq!(object, old);
            }
        }
        assert_eq!(changed, 1);
    }

    #[test]
    fn a_file_without_such_a_stream_stays_as_it_is() {
        let before = file(&content(false));
        assert_eq!(mended(before.clone()).unwrap(), before);
    }
}
