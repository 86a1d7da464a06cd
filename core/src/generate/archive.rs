//! What was made in one ZIP (APPNOTE.TXT 6.3, sections 4.3 and 4.4), with the permissions that secrets need.
//!
//! Members are stored as they are: of a key that is packed, copies stay behind in the packer; and the packer of the `zip` crate,
//! which cannot be left out of its writer, would be a tenth of what browsers load.

use crc32fast::hash;

use super::file;
use crate::contract::{EmittedFile, Timestamp};

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// 2.0 of the format, made by a Unix (3), whose permissions then count.
const VERSION: u16 = 20;
const UNIX: u16 = 3 << 8 | VERSION;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// `S_IFREG`: a plain file.
const REGULAR: u32 = 0o100_000;

/// `None` where it would be larger than the format without ZIP64 holds.
pub fn archive(name: &str, files: &[EmittedFile], time: Timestamp) -> Option<EmittedFile> {
    let is_secret = files.iter().any(|file| file.secret);
    Some(file(name, "archive", written(files, time)?, is_secret))
}

fn written(files: &[EmittedFile], time: Timestamp) -> Option<Vec<u8>> {
    let lengths = files.iter().map(|file| octets(file).len() + 2 * file.name.len() + 128);
    // Of its whole length from the start: a vector that grows leaves copies of keys behind.
    let mut zip = Vec::with_capacity(lengths.sum());
    let mut directory = Vec::new();
    for file in files {
        let start = u32::try_from(zip.len()).ok()?;
        let common = common(file, time)?;
        zip.extend(LOCAL.to_le_bytes());
        zip.extend(VERSION.to_le_bytes());
        zip.extend(&common);
        zip.extend(file.name.as_bytes());
        zip.extend(octets(file));
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(UNIX.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&common);
        // No comment, first disk, no internal attributes.
        directory.extend([0; 6]);
        let mode = u32::from_str_radix(&file.mode, 8).ok()?;
        directory.extend(((REGULAR | mode) << 16).to_le_bytes());
        directory.extend(start.to_le_bytes());
        directory.extend(file.name.as_bytes());
    }
    let (start, length) = (u32::try_from(zip.len()).ok()?, u32::try_from(directory.len()).ok()?);
    let count = u16::try_from(files.len()).ok()?.to_le_bytes();
    zip.extend(directory);
    zip.extend(END.to_le_bytes());
    zip.extend([0; 4]);
    zip.extend(count);
    zip.extend(count);
    zip.extend(length.to_le_bytes());
    zip.extend(start.to_le_bytes());
    zip.extend([0; 2]);
    Some(zip)
}

/// From the flags to the length of the extra field, which both headers have alike.
fn common(file: &EmittedFile, time: Timestamp) -> Option<Vec<u8>> {
    let octets = octets(file);
    let length = u32::try_from(octets.len()).ok()?.to_le_bytes();
    let (date, clock) = moment(time);
    let mut header = Vec::with_capacity(24);
    header.extend(UTF8.to_le_bytes());
    // Stored.
    header.extend([0; 2]);
    header.extend(clock.to_le_bytes());
    header.extend(date.to_le_bytes());
    header.extend(hash(octets).to_le_bytes());
    header.extend(length);
    header.extend(length);
    header.extend(u16::try_from(file.name.len()).ok()?.to_le_bytes());
    header.extend([0; 2]);
    Some(header)
}

fn octets(file: &EmittedFile) -> &[u8] {
    file.bytes.as_ref().map_or(&[], |bytes| bytes.as_bytes())
}

/// Date and time as MS-DOS has them: from 1980 to 2107, in steps of two seconds.
fn moment(time: Timestamp) -> (u16, u16) {
    const FIRST: (u16, u16) = (1 << 5 | 1, 0);
    let text = time.to_string();
    let part = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<u16>().ok());
    let parts = (part(0, 4), part(5, 7), part(8, 10), part(11, 13), part(14, 16), part(17, 19));
    let (Some(year @ 1980..=2107), Some(month), Some(day), Some(hour), Some(minute), Some(second)) = parts else {
        return FIRST;
    };
    ((year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | (second / 2))
}
