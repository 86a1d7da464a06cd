//! What was made in one ZIP, with the permissions that secrets need.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::file;
use crate::contract::{EmittedFile, Timestamp};

/// `None` only where the library fails.
pub fn archive(name: &str, files: &[EmittedFile], time: Timestamp) -> Option<EmittedFile> {
    let octets = written(files, time).ok()?;
    Some(file(name, "archive", octets, files.iter().any(|file| file.secret)))
}

fn written(files: &[EmittedFile], time: Timestamp) -> ZipResult<Vec<u8>> {
    let room = files.iter().filter_map(|file| file.bytes.as_ref()).map(|bytes| bytes.as_bytes().len() + 512).sum();
    // Stored, not packed: of a key that is packed, copies stay behind in the packer.
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(room)));
    for file in files {
        let mode = u32::from_str_radix(&file.mode, 8).unwrap_or(0o600);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(moment(time))
            .unix_permissions(mode);
        zip.start_file(&file.name, options)?;
        if let Some(bytes) = &file.bytes {
            zip.write_all(bytes.as_bytes())?;
        }
    }
    Ok(zip.finish()?.into_inner())
}

/// A ZIP knows the years 1980 to 2107.
fn moment(time: Timestamp) -> DateTime {
    let part = |from: usize, to: usize| time.to_string().get(from..to).and_then(|text| text.parse().ok());
    let date = || {
        DateTime::from_date_and_time(
            part(0, 4)?,
            u8::try_from(part(5, 7)?).ok()?,
            u8::try_from(part(8, 10)?).ok()?,
            u8::try_from(part(11, 13)?).ok()?,
            u8::try_from(part(14, 16)?).ok()?,
            u8::try_from(part(17, 19)?).ok()?,
        )
        .ok()
    };
    date().unwrap_or_default()
}
