//! Sizes from the heads of PNG and JPEG files, before anything is unpacked.

/// Width and height in px.
pub(super) fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    if head.get(4..8)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    Some((number(8)?, number(12)?))
}

/// Width and height in px, from the first frame.
pub(super) fn jpg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let at = rest.iter().position(|byte| *byte == 0xff)?;
        let marker = *rest.get(at + 1)?;
        rest = rest.get(at + 2..)?;
        match marker {
            // Fill bytes and marks without a body.
            0xff => rest = bytes.get(bytes.len() - rest.len() - 1..)?,
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            // Begins a frame, except for the tables among these marks.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let number = |at: usize| Some(u32::from(u16::from_be_bytes(rest.get(at..at + 2)?.try_into().ok()?)));
                return Some((number(5)?, number(3)?));
            }
            0xd9 | 0xda => return None,
            _ => {
                let length = usize::from(u16::from_be_bytes(rest.get(..2)?.try_into().ok()?));
                rest = rest.get(length.max(2)..)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stand_in_the_head() {
        let png_head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x40\0\0\0\xf0";
        assert_eq!(png(png_head), Some((320, 240)));
        assert_eq!(png(&png_head[..20]), None);
        assert_eq!(png(b"GIF89a"), None);
        let jpg_head = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc0\0\x11\x08\0\xf0\x01\x40\x03";
        assert_eq!(jpg(jpg_head), Some((320, 240)));
        assert_eq!(jpg(b"\xff\xd8\xff\xda\0\0"), None);
        assert_eq!(jpg(b"\xff\xd8\xff"), None);
    }
}
