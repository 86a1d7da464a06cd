//! A lenient view of DER (X.690): definite lengths of up to four octets, needless length octets accepted, nothing
//! copied. What a stack refuses beyond that is judged later, by its dialect; a view that refused it would lose the
//! certificate.

use std::fmt::{self, Write};

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const NULL: u8 = 0x05;
pub(crate) const OID: u8 = 0x06;
pub(crate) const UTC_TIME: u8 = 0x17;
pub(crate) const GENERALIZED_TIME: u8 = 0x18;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// One TLV.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'a> {
    pub tag: u8,
    /// Tag, length and content.
    pub whole: &'a [u8],
    pub content: &'a [u8],
    /// Where its tag stands in what the first reader was given.
    pub at: usize,
}

impl<'a> Element<'a> {
    /// A reader over the content.
    pub fn inside(&self) -> Reader<'a> {
        Reader { rest: self.content, at: self.at + self.whole.len() - self.content.len() }
    }

    /// The range of `whole` in what the first reader was given.
    pub fn span(&self) -> Span {
        Span { start: self.at as u32, end: (self.at + self.whole.len()) as u32 }
    }

    /// The range of `content`.
    pub fn content_span(&self) -> Span {
        let end = self.at + self.whole.len();
        Span { start: (end - self.content.len()) as u32, end: end as u32 }
    }

    /// A BIT STRING without unused bits, as keys and signatures are.
    pub fn whole_octets(&self) -> Option<&'a [u8]> {
        match self.content.split_first() {
            Some((0, octets)) if self.tag == BIT_STRING => Some(octets),
            _ => None,
        }
    }
}

/// A range of octets inside a certificate; 64 KiB is its bound, so 32 bits are ample.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn of(self, octets: &[u8]) -> &[u8] {
        octets.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Reads one TLV after the other.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(octets: &'a [u8]) -> Self {
        Self { rest: octets, at: 0 }
    }

    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next TLV; [`FlawKind::Missing`] at the end.
    pub fn read(&mut self) -> Result<Element<'a>, Flaw> {
        let flaw = |kind| Err(Flaw { at: self.at, kind });
        let Some((&tag, after_tag)) = self.rest.split_first() else { return flaw(FlawKind::Missing("a value")) };
        if tag & 0x1f == 0x1f {
            return flaw(FlawKind::HighTag);
        }
        let Some((&first, after_length)) = after_tag.split_first() else { return flaw(FlawKind::Short(1)) };
        let (length, header) = match first {
            0..=0x7f => (usize::from(first), 2),
            0x80 => return flaw(FlawKind::Indefinite),
            0x81..=0x84 => {
                let count = usize::from(first & 0x7f);
                let Some(octets) = after_length.get(..count) else {
                    return flaw(FlawKind::Short(count - after_length.len()));
                };
                (octets.iter().fold(0_usize, |length, octet| length << 8 | usize::from(*octet)), 2 + count)
            }
            _ => return flaw(FlawKind::LongLength),
        };
        // On a 32-bit target four length octets can exceed the address space together with the header.
        let Some(total) = length.checked_add(header) else { return flaw(FlawKind::LongLength) };
        let Some(whole) = self.rest.get(..total) else { return flaw(FlawKind::Short(total - self.rest.len())) };
        let element = Element { tag, whole, content: whole.get(header..).unwrap_or_default(), at: self.at };
        self.rest = self.rest.get(total..).unwrap_or_default();
        self.at += total;
        Ok(element)
    }

    /// The next TLV, which must have this tag.
    pub fn expect(&mut self, tag: u8, what: &'static str) -> Result<Element<'a>, Flaw> {
        if self.rest.is_empty() {
            return Err(Flaw { at: self.at, kind: FlawKind::Missing(what) });
        }
        let at = self.at;
        let element = self.read()?;
        if element.tag == tag {
            Ok(element)
        } else {
            Err(Flaw { at, kind: FlawKind::Unexpected { what, tag: element.tag } })
        }
    }

    /// Where the next TLV stands, if there is any.
    pub fn next_if_any(&self) -> Option<usize> {
        (!self.rest.is_empty()).then_some(self.at)
    }

    /// The next TLV if it has this tag; nothing is consumed otherwise.
    pub fn optional(&mut self, tag: u8) -> Option<Element<'a>> {
        if self.rest.first() == Some(&tag) { self.read().ok() } else { None }
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Element<'a>;

    /// Ends at the first TLV that does not decode; see [`Reader::is_empty`].
    fn next(&mut self) -> Option<Element<'a>> {
        self.read().ok()
    }
}

/// Why octets are no DER value, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub at: usize,
    pub kind: FlawKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FlawKind {
    Short(usize),
    Indefinite,
    LongLength,
    HighTag,
    Missing(&'static str),
    Unexpected { what: &'static str, tag: u8 },
    Malformed(&'static str),
    TooLarge { octets: usize, limit: usize },
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at;
        match self.kind {
            FlawKind::Short(1) => write!(f, "the value at octet {at} lacks its last octet"),
            FlawKind::Short(missing) => write!(f, "the value at octet {at} ends {missing} octets early"),
            FlawKind::Indefinite => write!(f, "the value at octet {at} has an indefinite length, which DER forbids"),
            FlawKind::LongLength => write!(f, "the length at octet {at} is no length of DER"),
            FlawKind::HighTag => write!(f, "the tag at octet {at} is none that certificates use"),
            FlawKind::Missing(what) => write!(f, "{what} is missing at octet {at}"),
            FlawKind::Unexpected { what, tag } => {
                write!(f, "at octet {at} stands {} where {what} is expected", tag_name(tag))
            }
            FlawKind::Malformed(what) => write!(f, "{what} at octet {at} does not decode"),
            FlawKind::TooLarge { octets, limit } => write!(f, "it has {octets} octets; more than {limit} are not read"),
        }
    }
}

fn tag_name(tag: u8) -> String {
    match tag {
        BOOLEAN => "a BOOLEAN".into(),
        INTEGER => "an INTEGER".into(),
        BIT_STRING => "a BIT STRING".into(),
        OCTET_STRING => "an OCTET STRING".into(),
        NULL => "a NULL".into(),
        OID => "an OBJECT IDENTIFIER".into(),
        SEQUENCE => "a SEQUENCE".into(),
        SET => "a SET".into(),
        other => format!("tag {other:#04x}"),
    }
}

/// Content octets of an OBJECT IDENTIFIER as dotted numbers (X.690, 8.19); malformed ones as `#` and hexadecimal.
pub(crate) fn dotted(oid: &[u8]) -> String {
    let mut out = String::with_capacity(oid.len() * 3);
    let mut arc: u128 = 0;
    let mut first = true;
    let mut open = oid.is_empty();
    for octet in oid {
        if arc >> 121 != 0 {
            return format!("#{}", hex(oid));
        }
        arc = arc << 7 | u128::from(octet & 0x7f);
        open = octet & 0x80 != 0;
        if open {
            continue;
        }
        if first {
            let root = (arc / 40).min(2);
            let _ = write!(out, "{root}.{}", arc - root * 40);
            first = false;
        } else {
            let _ = write!(out, ".{arc}");
        }
        arc = 0;
    }
    if open { format!("#{}", hex(oid)) } else { out }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(octets: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(octets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_up_to_four_octets_are_read() {
        for octets in [&[4, 1, 9][..], &[4, 0x81, 1, 9], &[4, 0x82, 0, 1, 9], &[4, 0x84, 0, 0, 0, 1, 9]] {
            let mut reader = Reader::new(octets);
            assert_eq!(reader.read().map(|element| element.content.to_vec()), Ok(vec![9]), "{octets:x?}");
            assert!(reader.is_empty());
        }
    }

    #[test]
    fn flaws_name_their_octet() {
        let flaw = |octets: &[u8]| Reader::new(octets).read().map(|_| ()).map_err(|flaw| flaw.to_string());
        assert_eq!(flaw(&[0x30, 5, 0, 0]), Err("the value at octet 0 ends 3 octets early".into()));
        assert_eq!(flaw(&[0x30, 0x80]), Err("the value at octet 0 has an indefinite length, which DER forbids".into()));
        assert_eq!(flaw(&[0x30, 0x82, 1]), Err("the value at octet 0 lacks its last octet".into()));
        assert!(flaw(&[0x30, 0x85, 0, 0, 0, 0, 0]).is_err());
        assert!(flaw(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]).is_err());
        assert!(flaw(&[0x1f, 1, 0]).is_err());
    }

    #[test]
    fn object_identifiers_are_dotted() {
        assert_eq!(dotted(&[0x55, 0x1d, 0x13]), "2.5.29.19");
        assert_eq!(dotted(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11]), "1.2.840.113549.1.1.11");
        assert_eq!(dotted(&[0x88, 0x37, 3]), "2.999.3");
        assert_eq!(dotted(&[0x55, 0x9d]), "#559d");
        assert_eq!(dotted(&[]), "#");
        assert_eq!(dotted(&[0xff; 40]), format!("#{}", "ff".repeat(40)));
    }

    #[test]
    fn octets_of_keys_and_signatures_are_bit_strings_without_unused_bits() {
        let octets = |value: &[u8]| Reader::new(value).read().map(|element| element.whole_octets().map(<[u8]>::to_vec));
        assert_eq!(octets(&[BIT_STRING, 2, 0, 9]), Ok(Some(vec![9])));
        assert_eq!(octets(&[BIT_STRING, 2, 1, 8]), Ok(None));
        assert_eq!(octets(&[OCTET_STRING, 2, 0, 9]), Ok(None));
    }
}
