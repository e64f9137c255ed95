//! The whole handbook as one zip file, to be carried into a closed network.
//!
//! The same files give the same bytes: entries stand in order of path and all
//! carry the oldest date that the format knows.

use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::output::{Artifacts, MANIFEST, is_manifest};

/// Packs the files of a handbook.
///
/// # Errors
/// Fails only where the format cannot hold the files.
pub fn pack(artifacts: &Artifacts) -> io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    for (path, artifact) in artifacts {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(&artifact.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Whether the bytes are an archive that [`pack`] made.
#[must_use]
pub fn is_ours(bytes: &[u8]) -> bool {
    let manifest = || -> Option<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut text = Vec::new();
        archive.by_name(MANIFEST).ok()?.read_to_end(&mut text).ok()?;
        Some(text)
    };
    manifest().is_some_and(|manifest| is_manifest(&manifest))
}
