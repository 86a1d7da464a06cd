//! ZIP, as the console hands out certificate and key.

use std::io::Cursor;

use miniz_oxide::inflate::{
    TINFLStatus,
    core::{DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
};
use zeroize::Zeroizing;
use zip::{CompressionMethod, ZipArchive, result::ZipError};

use crate::{limits, read::format::MemberFault, read::wrapped, wiping::ReserveWiping as _};

/// What came out of an archive.
#[derive(Default)]
pub(in crate::read) struct Opened {
    /// In the order of the archive.
    pub members: Vec<Member>,
    /// Directories and what desktops put beside the files.
    pub passed_over: usize,
    /// Members beyond [`limits::ARCHIVE_MEMBERS`].
    pub left: usize,
}

pub(in crate::read) struct Member {
    pub name: String,
    /// What could be unpacked. It may be a key.
    pub octets: Zeroizing<Vec<u8>>,
    pub fault: Option<MemberFault>,
}

/// Unpacks an archive; `left` is what may still be unpacked, in octets. The error says why it is no archive.
pub(in crate::read) fn open(octets: &[u8], left: &mut usize) -> Result<Opened, String> {
    /// Central directory entries that the library is let read: it keeps all of them.
    const ENTRIES: usize = 10 * limits::ARCHIVE_MEMBERS;
    if count(octets, b"PK\x01\x02", ENTRIES) > ENTRIES {
        return Ok(Opened { left: usize::MAX, ..Opened::default() });
    }
    let mut archive = ZipArchive::new(Cursor::new(octets)).map_err(|error| why(&error))?;
    let mut opened = Opened::default();
    for index in 0..archive.len() {
        let name = match archive.by_index_raw(index) {
            Ok(member) if member.is_dir() || is_furniture(member.name()) => {
                opened.passed_over += 1;
                continue;
            }
            Ok(member) => member.name().to_owned(),
            Err(_) => format!("member {}", index + 1),
        };
        if opened.members.len() == limits::ARCHIVE_MEMBERS {
            opened.left += 1;
            continue;
        }
        let (unpacked, fault) = unpack(octets, &mut archive, index, left);
        opened.members.push(Member { name, octets: unpacked, fault });
    }
    Ok(opened)
}

fn unpack(
    whole: &[u8],
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: &mut usize,
) -> (Zeroizing<Vec<u8>>, Option<MemberFault>) {
    let none = Zeroizing::new(Vec::new());
    let Ok(member) = archive.by_index_raw(index) else { return (none, Some(MemberFault::Damaged)) };
    if member.encrypted() {
        return (none, Some(MemberFault::Encrypted));
    }
    let promised = usize::try_from(member.size()).unwrap_or(usize::MAX);
    if promised > *left {
        return (none, Some(MemberFault::TooLarge));
    }
    let length = usize::try_from(member.compressed_size()).unwrap_or(usize::MAX);
    let start = member.data_start().and_then(|start| usize::try_from(start).ok());
    let packed = start.and_then(|start| whole.get(start..)).unwrap_or_default();
    let packed = packed.get(..length.min(packed.len())).unwrap_or_default();
    let (out, is_whole) = match member.compression() {
        CompressionMethod::STORE => {
            (Zeroizing::new(packed.get(..packed.len().min(*left + 1)).unwrap_or_default().to_vec()), true)
        }
        CompressionMethod::DEFLATE => inflate(packed, promised, *left + 1),
        _ => return (none, Some(MemberFault::Compression)),
    };
    let is_more = out.len() > *left;
    *left = left.saturating_sub(out.len());
    if is_more {
        return (none, Some(MemberFault::TooLarge));
    }
    // A wrong checksum shows at the end: what was unpacked may still be of use.
    let is_right = is_whole && crc32fast::hash(&out) == member.crc32();
    (out, (!is_right).then_some(MemberFault::Damaged))
}

/// At most so many octets of what was deflated, and whether that was all, without a fault. Nothing of it is left elsewhere: the text
/// itself is the window.
fn inflate(packed: &[u8], promised: usize, most: usize) -> (Zeroizing<Vec<u8>>, bool) {
    /// Reserved before anything is unpacked: the size that an archive promises need not be true.
    const RESERVED: usize = 1 << 20;
    let mut out = Zeroizing::new(vec![0; promised.min(RESERVED).min(most)]);
    let mut state = DecompressorOxide::new();
    let (mut read, mut length) = (0, 0);
    loop {
        let rest = packed.get(read..).unwrap_or_default();
        let (status, taken, given) =
            decompress(&mut state, rest, &mut out, length, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        (read, length) = (read + taken, length + given);
        let room = out.len().saturating_mul(2).max(RESERVED).min(most);
        if status != TINFLStatus::HasMoreOutput || room <= out.len() {
            out.truncate(length);
            return (out, status == TINFLStatus::Done);
        }
        let more = room - out.len();
        out.reserve_wiping(more);
        out.resize(room, 0);
    }
}

/// What macOS and Windows put into archives, of which nobody knows.
fn is_furniture(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || last.starts_with("._")
        || matches!(last, "" | ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// How often `word` stands in the octets; stops beyond `most`.
fn count(octets: &[u8], word: &[u8], most: usize) -> usize {
    let mut rest = octets;
    let mut found = 0;
    while found <= most
        && let Some(at) = wrapped::find(rest, word)
    {
        found += 1;
        rest = rest.get(at + word.len()..).unwrap_or_default();
    }
    found
}

fn why(error: &ZipError) -> String {
    match error {
        // The record at the archive's end, by which it is read.
        ZipError::InvalidArchive(why) if why.contains("EOCD") => {
            "its directory, which stands at its end, is missing, as where a download broke off".to_owned()
        }
        ZipError::InvalidArchive(why) => why.to_string(),
        ZipError::UnsupportedArchive(what) => (*what).to_owned(),
        _ => "its directory cannot be read".to_owned(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    pub(crate) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
        packed(members, CompressionMethod::Deflated)
    }

    fn packed(members: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, octets) in members {
            let options = SimpleFileOptions::default().compression_method(method);
            if name.ends_with('/') {
                writer.add_directory(*name, options).unwrap();
            } else {
                writer.start_file(*name, options).unwrap();
                writer.write_all(octets).unwrap();
            }
        }
        writer.finish().unwrap().into_inner()
    }

    fn unpacked(octets: &[u8], mut left: usize) -> Opened {
        open(octets, &mut left).unwrap()
    }

    #[test]
    fn members_come_in_their_order_without_the_furniture() {
        let octets =
            archive(&[("b/", b""), ("b/z.crt", b"1"), ("a.key", b"2"), ("__MACOSX/a", b"3"), (".DS_Store", b"4")]);
        let opened = unpacked(&octets, 100);
        let names: Vec<_> =
            opened.members.iter().map(|member| (member.name.as_str(), member.octets.to_vec())).collect();
        assert_eq!(names, [("b/z.crt", b"1".to_vec()), ("a.key", b"2".to_vec())]);
        assert_eq!(opened.passed_over, 3);
    }

    #[test]
    fn a_bomb_ends_at_the_limit() {
        for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
            let octets = packed(&[("bomb", &vec![0; 1 << 20]), ("a.key", b"2")], method);
            let opened = unpacked(&octets, 10_000);
            assert_eq!(opened.members[0].fault, Some(MemberFault::TooLarge));
            assert!(opened.members[0].octets.is_empty());
            assert_eq!(opened.members[1].fault, None);
            // The same with a directory that lies about the size as unpacked.
            let mut liar = octets.clone();
            let central = wrapped::find(&octets, b"PK\x01\x02").unwrap();
            liar[central + 24..central + 28].copy_from_slice(&100_u32.to_le_bytes());
            assert_eq!(unpacked(&liar, 10_000).members[0].fault, Some(MemberFault::TooLarge), "{method}");
        }
    }

    #[test]
    fn what_fits_exactly_is_unpacked() {
        for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
            let octets = packed(&[("a.crt", &[7; 100]), ("b.crt", &[8; 50])], method);
            let mut left = 150;
            let opened = open(&octets, &mut left).unwrap();
            let members: Vec<_> = opened.members.iter().map(|one| (one.octets.to_vec(), one.fault)).collect();
            assert_eq!(members, [(vec![7; 100], None), (vec![8; 50], None)]);
            assert_eq!(left, 0);
            assert_eq!(unpacked(&octets, 149).members[1].fault, Some(MemberFault::TooLarge));
        }
    }

    #[test]
    fn the_reason_is_that_of_the_archive() {
        let whole = archive(&[("a.crt", b"1")]);
        let why = |octets: &[u8]| open(octets, &mut 100).err().unwrap_or_default();
        assert!(why(&whole[..whole.len() - 22]).starts_with("its directory, which stands at its end, is missing"));
        let mut damaged = whole.clone();
        let central = wrapped::find(&whole, b"PK\x01\x02").unwrap();
        damaged[central] = b'X';
        assert_eq!(why(&damaged), "No CDFH found");
        let mut parts = whole.clone();
        let end = wrapped::find(&whole, b"PK\x05\x06").unwrap();
        parts[end + 4] = 1;
        assert_eq!(why(&parts), "Support for multi-disk files is not implemented");
    }

    #[test]
    fn words_are_counted_up_to_the_limit() {
        assert_eq!(count(b"PK", b"PK", 10), 1);
        assert_eq!(count(b"PKPK-PK", b"PK", 10), 3);
        assert_eq!(count(&b"PK".repeat(100), b"PK", 10), 11);
    }

    #[test]
    fn damage_and_encryption_are_said_of_the_member() {
        let mut octets = archive(&[("a", &b"certificate ".repeat(50)), ("b", b"2")]);
        octets[40] ^= 0x55;
        let opened = unpacked(&octets, 10_000);
        assert_eq!(opened.members[0].fault, Some(MemberFault::Damaged));
        assert_eq!(opened.members[1].fault, None);
        // General purpose bit 0 in the local and in the central header.
        let mut octets = archive(&[("a", b"1")]);
        let central = wrapped::find(&octets, b"PK\x01\x02").unwrap();
        octets[6] |= 1;
        octets[central + 8] |= 1;
        assert_eq!(unpacked(&octets, 10_000).members[0].fault, Some(MemberFault::Encrypted));
    }

    #[test]
    fn what_only_begins_like_an_archive_is_an_error() {
        assert!(open(b"PK\x03\x04 and no more", &mut 100).is_err());
        let many = b"PK\x01\x02".repeat(20_000);
        assert!(open(&[b"PK\x03\x04", many.as_slice()].concat(), &mut 100).is_ok_and(|opened| opened.left > 0));
    }
}
