//! What is this file? Told from its first octets; what text is, `text` tells.

use super::certificate::der::{self, Element, Reader};

/// What a file was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    Empty,
    Pem,
    DerCertificate,
    DerPkcs8Key,
    DerPkcs1Key,
    DerSec1Key,
    DerEncryptedKey,
    DerPublicKey,
    DerCsr,
    DerCrl,
    Pkcs7Der,
    Pkcs7Pem,
    Pkcs12,
    /// Java's own keystores: JKS and JCEKS.
    Jks,
    Zip,
    Gzip,
    Tar,
    SevenZip,
    Rar,
    Xz,
    Bzip2,
    Zstandard,
    SshPrivateKey,
    SshPublicKey,
    PuttyKey,
    Utf16Text,
    Base64OfPem,
    BareBase64,
    EscapedText,
    DataUri,
    Html,
    Xml,
    Json,
    /// A manifest of a Secret or a ConfigMap, in YAML or JSON.
    KubernetesSecret,
    Path,
    Unknown,
}

impl Format {
    /// The name the report uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Pem => "pem",
            Self::DerCertificate => "der-certificate",
            Self::DerPkcs8Key => "der-pkcs8-key",
            Self::DerPkcs1Key => "der-pkcs1-key",
            Self::DerSec1Key => "der-sec1-key",
            Self::DerEncryptedKey => "der-encrypted-key",
            Self::DerPublicKey => "der-public-key",
            Self::DerCsr => "der-csr",
            Self::DerCrl => "der-crl",
            Self::Pkcs7Der => "pkcs7-der",
            Self::Pkcs7Pem => "pkcs7-pem",
            Self::Pkcs12 => "pkcs12",
            Self::Jks => "jks",
            Self::Zip => "zip",
            Self::Gzip => "gzip",
            Self::Tar => "tar",
            Self::SevenZip => "seven-zip",
            Self::Rar => "rar",
            Self::Xz => "xz",
            Self::Bzip2 => "bzip2",
            Self::Zstandard => "zstandard",
            Self::SshPrivateKey => "ssh-private-key",
            Self::SshPublicKey => "ssh-public-key",
            Self::PuttyKey => "putty-key",
            Self::Utf16Text => "utf16-text",
            Self::Base64OfPem => "base64-of-pem",
            Self::BareBase64 => "bare-base64",
            Self::EscapedText => "escaped-text",
            Self::DataUri => "data-uri",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Json => "json",
            Self::KubernetesSecret => "kubernetes-secret",
            Self::Path => "path",
            Self::Unknown => "unknown",
        }
    }

    /// A private key in DER.
    pub fn is_der_key(self) -> bool {
        matches!(self, Self::DerPkcs8Key | Self::DerPkcs1Key | Self::DerSec1Key | Self::DerEncryptedKey)
    }

    /// An archive that is named and not opened.
    pub fn is_other_archive(self) -> bool {
        matches!(self, Self::Gzip | Self::Tar | Self::SevenZip | Self::Rar | Self::Xz | Self::Bzip2 | Self::Zstandard)
    }
}

/// Something wrong with a file as a whole. `checks::input` makes findings of these. Texts are as they stood in the file
/// and must pass [`crate::text::shown`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputFault {
    /// Nothing but so many blanks.
    Empty {
        octets: usize,
    },
    WebPage {
        title: Option<String>,
        line: u32,
    },
    /// An answer of a server, in XML or JSON, that reports an error.
    ErrorDocument {
        kind: &'static str,
        code: Option<String>,
        message: Option<String>,
    },
    Path {
        path: String,
        line: u32,
    },
    Url {
        url: String,
        line: u32,
    },
    Utf16 {
        big_endian: bool,
        has_mark: bool,
    },
    Base64OfPem,
    /// Line breaks are written as escapes.
    Escaped {
        line: u32,
        how: Escape,
        variable: Option<String>,
    },
    BareBase64 {
        holds: Format,
    },
    DataUri {
        media_type: String,
    },
    /// A JSON document whose strings, at these places, are what should have been files of their own.
    JsonDocument {
        members: Vec<Vec<String>>,
    },
    /// A manifest: its kind and name, and the names of its values.
    Kubernetes {
        kind: String,
        name: String,
        members: Vec<String>,
    },
    /// A manifest whose value for this name is not base64, where base64 belongs.
    KubernetesValue {
        member: String,
        why: &'static str,
    },
    /// Octets follow the structure.
    TrailingOctets {
        octets: usize,
    },
    /// The structure promises so many octets and has fewer.
    CutOff {
        promised: usize,
        has: usize,
    },
    /// A container that cannot be decoded, or not to its end.
    Damaged {
        why: String,
    },
    /// A container whose passphrase is missing or wrong.
    PassphraseMissing,
    PassphraseWrong,
    /// Opening asks for more work than a limit.
    TooCostly {
        how: String,
    },
    /// An encryption, or another feature, that cannot be read here.
    Unsupported {
        what: String,
    },
    /// A member of an archive that could not be read.
    Member {
        name: String,
        why: MemberFault,
    },
    /// An archive was opened: how many members were read, and which were passed over.
    Opened {
        read: usize,
        passed_over: usize,
    },
    /// The file is larger than [`crate::limits::FILE_BYTES`].
    TooLarge {
        octets: usize,
    },
    /// Containers inside containers, deeper than [`crate::limits::NESTING`].
    TooDeep,
    /// The request holds more files than [`crate::limits::FILES`]; so many were left out.
    TooMany {
        left: usize,
    },
    /// The same octets as an earlier input.
    SameAs {
        input: usize,
    },
    /// Nothing that belongs to TLS.
    Unrecognised {
        octets: usize,
        is_text: bool,
    },
    /// An encryption that OpenSSL 3 opens only with its legacy provider; says which.
    LegacyEncryption {
        scheme: String,
    },
    /// An SSH key: its kind, as the file says it.
    SshKey {
        kind: String,
    },
}

/// How line breaks are escaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Escape {
    /// `\n`
    Backslash,
    /// `%0A`
    Percent,
}

/// Why a member of an archive could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberFault {
    Encrypted,
    /// It unpacks to more than the limit.
    TooLarge,
    /// A compression that is not read here.
    Compression,
    Damaged,
}

/// What binary files begin with.
const FIRST_OCTETS: &[(&[u8], Format)] = &[
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"\xfe\xed\xfe\xed", Format::Jks),
    (b"\xce\xce\xce\xce", Format::Jks),
    (b"\x1f\x8b\x08", Format::Gzip),
    (b"7z\xbc\xaf\x27\x1c", Format::SevenZip),
    (b"Rar!\x1a\x07", Format::Rar),
    (b"\xfd7zXZ\x00", Format::Xz),
    (b"BZh9", Format::Bzip2),
    (b"\x28\xb5\x2f\xfd", Format::Zstandard),
    (b"openssh-key-v1\0", Format::SshPrivateKey),
];

/// What a binary file is; `None` for text and for what is not known.
pub(super) fn binary(octets: &[u8]) -> Option<Format> {
    let known = FIRST_OCTETS.iter().find(|(magic, _)| octets.starts_with(magic)).map(|(_, format)| *format);
    // POSIX.1, ustar: the magic stands in the first header block.
    let tar = || (octets.get(257..262)? == b"ustar").then_some(Format::Tar);
    known.or_else(tar).or_else(|| asn1(octets))
}

/// What the ASN.1 value at the start of these octets is, told by the tags of its fields. Octets behind it do not matter.
pub(super) fn asn1(octets: &[u8]) -> Option<Format> {
    let mut outer = Reader::new(octets).optional(der::SEQUENCE)?.inside();
    let fields: Vec<Element<'_>> = outer.by_ref().take(10).collect();
    if !outer.is_empty() && fields.len() < 10 {
        return None;
    }
    let tags: Vec<u8> = fields.iter().map(|field| field.tag).collect();
    match tags.as_slice() {
        [der::SEQUENCE, der::SEQUENCE, der::BIT_STRING] => signed(fields.first()?),
        [der::SEQUENCE, der::BIT_STRING] | [der::INTEGER, der::INTEGER] => Some(Format::DerPublicKey),
        [der::SEQUENCE, der::OCTET_STRING] => Some(Format::DerEncryptedKey),
        [der::OID, 0xa0] if super::pkcs7::is_signed_data(octets) => Some(Format::Pkcs7Der),
        [der::INTEGER, der::SEQUENCE] | [der::INTEGER, der::SEQUENCE, der::SEQUENCE] => {
            // PFX (RFC 7292, section 4): version 3 and a ContentInfo.
            let content = fields.get(1)?.inside().next()?;
            (fields.first()?.content == [3] && content.tag == der::OID).then_some(Format::Pkcs12)
        }
        [der::INTEGER, der::SEQUENCE, der::OCTET_STRING, ..] => Some(Format::DerPkcs8Key),
        [der::INTEGER, der::OCTET_STRING, ..] => Some(Format::DerSec1Key),
        tags if tags.len() >= 9 && tags.iter().take(9).all(|tag| *tag == der::INTEGER) => Some(Format::DerPkcs1Key),
        _ => None,
    }
}

/// A signed structure: certificate (RFC 5280, 4.1), request (RFC 2986, 4.2) or revocation list (RFC 5280, 5.1).
fn signed(to_be_signed: &Element<'_>) -> Option<Format> {
    const TIMES: [u8; 2] = [der::UTC_TIME, der::GENERALIZED_TIME];
    let tags: Vec<u8> = to_be_signed.inside().take(7).map(|field| field.tag).collect();
    match tags.as_slice() {
        [0xa0, der::INTEGER, ..]
        | [der::INTEGER, der::SEQUENCE, der::SEQUENCE, der::SEQUENCE, der::SEQUENCE, der::SEQUENCE, ..] => {
            Some(Format::DerCertificate)
        }
        [der::INTEGER, der::SEQUENCE, der::SEQUENCE, time, ..] | [der::SEQUENCE, der::SEQUENCE, time, ..]
            if TIMES.contains(time) =>
        {
            Some(Format::DerCrl)
        }
        [der::INTEGER, der::SEQUENCE, der::SEQUENCE] | [der::INTEGER, der::SEQUENCE, der::SEQUENCE, 0xa0] => {
            Some(Format::DerCsr)
        }
        _ => None,
    }
}

/// A SEQUENCE in DER that promises more octets than there are: how many, and how many there are. The second SEQUENCE
/// and the size keep text that begins with the digit 0 out.
pub(super) fn cut_off(octets: &[u8]) -> Option<(usize, usize)> {
    let [der::SEQUENCE, 0x82, high, low, inner, ..] = *octets else { return None };
    let promised = (usize::from(high) << 8 | usize::from(low)) + 4;
    (matches!(inner, der::SEQUENCE | der::INTEGER) && promised > octets.len()).then_some((promised, octets.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value with this tag.
    fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
        let mut out = vec![tag, 0x82, (content.len() >> 8) as u8, (content.len() & 0xff) as u8];
        out.extend_from_slice(content);
        out
    }

    fn sequence(tags: &[u8]) -> Vec<u8> {
        tlv(0x30, &tags.iter().flat_map(|tag| tlv(*tag, &[])).collect::<Vec<_>>())
    }

    fn signed(tags: &[u8]) -> Vec<u8> {
        tlv(0x30, &[sequence(tags), tlv(0x30, &[]), tlv(3, &[0])].concat())
    }

    #[test]
    fn structures_are_told_by_their_fields() {
        let cases: [(Vec<u8>, Format); 9] = [
            (signed(&[0xa0, 2, 0x30, 0x30, 0x30, 0x30, 0x30]), Format::DerCertificate),
            (signed(&[2, 0x30, 0x30, 0x30, 0x30, 0x30]), Format::DerCertificate),
            (signed(&[2, 0x30, 0x30, 0xa0]), Format::DerCsr),
            (signed(&[2, 0x30, 0x30, 0x17, 0x17]), Format::DerCrl),
            (sequence(&[2, 0x30, 4]), Format::DerPkcs8Key),
            (sequence(&[2, 4, 0xa0]), Format::DerSec1Key),
            (sequence(&[2; 9]), Format::DerPkcs1Key),
            (sequence(&[0x30, 4]), Format::DerEncryptedKey),
            (sequence(&[0x30, 3]), Format::DerPublicKey),
        ];
        for (octets, format) in cases {
            assert_eq!(binary(&octets), Some(format));
        }
    }

    #[test]
    fn text_and_noise_are_no_structures() {
        for octets in [&b""[..], b"0", b"0123456789", b"30 82 01 0a", b"-----BEGIN", &[0x30, 0x80, 0, 0], &[0x30, 0]] {
            assert_eq!(binary(octets), None, "{octets:x?}");
        }
    }

    #[test]
    fn what_comes_close_is_no_structure() {
        // Octets behind two fields that are none; ten numbers and more are an RSA key of more primes.
        assert_eq!(binary(&tlv(0x30, &[0x30, 0, 4, 0, 0xff])), None);
        assert_eq!([binary(&sequence(&[2; 10])), binary(&sequence(&[2; 12]))], [Some(Format::DerPkcs1Key); 2]);
        // PKCS#7 data, which is not signed; a container of PKCS#12 in another version, and without a type.
        let typed =
            |last: u8| [tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last]), tlv(0xa0, &[0x30, 0])].concat();
        assert_eq!(binary(&tlv(0x30, &typed(1))), None);
        let pfx = |version: u8, content: &[u8]| binary(&tlv(0x30, &[tlv(2, &[version]), tlv(0x30, content)].concat()));
        assert_eq!(pfx(3, &typed(1)), Some(Format::Pkcs12));
        assert_eq!([pfx(1, &typed(1)), pfx(3, &tlv(4, &[]))], [None; 2]);
    }

    #[test]
    fn a_structure_cut_off_says_how_much_is_missing() {
        assert_eq!(cut_off(&[0x30, 0x82, 1, 0, 0x30, 0x82]), Some((260, 6)));
        assert_eq!(cut_off(&sequence(&[2, 0x30, 4])), None);
        assert_eq!(cut_off(b"0 is the first octet of this"), None);
    }
}
