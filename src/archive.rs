//! The whole handbook as one zip file, to be carried into a closed network.
//!
//! The same files give the same bytes: entries stand in order of path and all
//! carry the same date, that of the edition or the one that is asked for.

use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::date::Moment;
use crate::output::{Artifacts, MANIFEST, edition_date, is_manifest};

/// Packs the files of a handbook. `when` takes the place of the edition's date
/// as the time of all files, as reproducible builds ask for by `SOURCE_DATE_EPOCH`.
///
/// # Errors
/// Fails only where the format cannot hold the files.
pub fn pack(artifacts: &Artifacts, when: Option<Moment>) -> io::Result<Vec<u8>> {
    let dated = || {
        let date = artifacts.get(MANIFEST).and_then(|manifest| edition_date(&manifest.bytes))?;
        Some(Moment { date, hour: 0, minute: 0 })
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(when.or_else(dated).and_then(stamp).unwrap_or(DateTime::DEFAULT))
        .unix_permissions(0o644);
    for (path, artifact) in artifacts {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(&artifact.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// `None` for years that the format does not know.
fn stamp(Moment { date, hour, minute }: Moment) -> Option<DateTime> {
    let year = u16::try_from(date.year).ok()?;
    DateTime::from_date_and_time(year, date.month, date.day.unwrap_or(1), hour, minute, 0).ok()
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
