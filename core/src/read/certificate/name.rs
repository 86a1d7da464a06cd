//! Names as text: RFC 4514 for people and reports, and the `Owner:` lines of Java's keytool.

use crate::{
    text,
    trust::facts::{Attribute, attributes},
};

use super::{Name, der, oid::attribute, string};

impl Name {
    /// From the DER of a Name; what does not decode is left out of the texts, never refused.
    pub(super) fn read(raw: &[u8]) -> Self {
        let rdns: Vec<Vec<Attribute<'_>>> = attributes(raw).map(Iterator::collect).collect();
        let text = rfc4514(&rdns);
        let last = |oid: &[u8]| {
            let found = rdns.iter().flatten().rev().find(|attribute| attribute.oid == oid)?;
            found.text().map(|value| text::shown(value.trim())).filter(|value| !value.is_empty())
        };
        let short = last(attribute::COMMON_NAME)
            .or_else(|| last(attribute::ORGANIZATIONAL_UNIT))
            .or_else(|| last(attribute::ORGANIZATION))
            .unwrap_or_else(|| text::shown(&text));
        Self {
            raw: raw.to_vec(),
            owner: owner(&rdns),
            short,
            common_names: crate::trust::facts::common_names(raw),
            is_empty: rdns.iter().all(Vec::is_empty),
            text,
        }
    }
}

/// A Name (DER) as RFC 4514 text, safe to show.
pub(crate) fn as_text(raw: &[u8]) -> String {
    let rdns: Vec<Vec<Attribute<'_>>> = attributes(raw).map(Iterator::collect).collect();
    rfc4514(&rdns)
}

/// The relative distinguished names from the last to the first (RFC 4514, 2.1). Beyond the keywords of its section 3,
/// those in common use are written, with the value as a string: `emailAddress`, `serialNumber`, ...
fn rfc4514(rdns: &[Vec<Attribute<'_>>]) -> String {
    let mut out = String::new();
    for (index, rdn) in rdns.iter().rev().enumerate() {
        if index > 0 {
            out.push(',');
        }
        for (index, attribute) in rdn.iter().enumerate() {
            if index > 0 {
                out.push('+');
            }
            match (keyword(attribute.oid), attribute.text()) {
                (Some(keyword), Some(value)) => {
                    out.push_str(keyword);
                    out.push('=');
                    escape(&mut out, &value);
                }
                (keyword, _) => {
                    match keyword {
                        Some(keyword) => out.push_str(keyword),
                        None => out.push_str(&der::dotted(attribute.oid)),
                    }
                    out.push_str("=#");
                    out.push_str(&der::hex(attribute.whole));
                }
            }
        }
    }
    out
}

/// RFC 4514, section 2.4. What steers a terminal or the eye becomes hexadecimal pairs, which that section allows for
/// every character.
fn escape(out: &mut String, value: &str) {
    if is_simple(value) {
        out.push_str(value);
        return;
    }
    let last = value.chars().count().saturating_sub(1);
    for (index, character) in value.chars().enumerate() {
        match character {
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => out.extend(['\\', character]),
            '#' if index == 0 => out.push_str("\\#"),
            ' ' if index == 0 || index == last => out.push_str("\\ "),
            other if text::is_invisible(other) => {
                for octet in other.encode_utf8(&mut [0; 4]).bytes() {
                    out.push('\\');
                    out.push_str(&der::hex(&[octet]));
                }
            }
            other => out.push(other),
        }
    }
}

/// Nearly every value: neither form has anything to escape or to quote in it.
fn is_simple(value: &str) -> bool {
    let is_plain = |octet: u8| octet.is_ascii_alphanumeric() || b" -.'()/:".contains(&octet);
    value.bytes().all(is_plain) && !value.starts_with(' ') && !value.ends_with(' ') && !value.contains("  ")
}

/// Keywords of RFC 4519 and RFC 2985 (emailAddress), as OpenSSL and browsers write them.
fn keyword(oid: &[u8]) -> Option<&'static str> {
    Some(match oid {
        [0x55, 4, last] => match last {
            3 => "CN",
            4 => "SN",
            5 => "serialNumber",
            6 => "C",
            7 => "L",
            8 => "ST",
            9 => "STREET",
            10 => "O",
            11 => "OU",
            12 => "title",
            13 => "description",
            15 => "businessCategory",
            17 => "postalCode",
            20 => "telephoneNumber",
            41 => "name",
            42 => "GN",
            43 => "initials",
            44 => "generationQualifier",
            46 => "dnQualifier",
            65 => "pseudonym",
            97 => "organizationIdentifier",
            _ => return None,
        },
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, last] => match last {
            1 => "UID",
            25 => "DC",
            _ => return None,
        },
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, last] => match last {
            1 => "emailAddress",
            2 => "unstructuredName",
            _ => return None,
        },
        // EV Guidelines, section 7.1.4.2: jurisdiction of incorporation.
        [0x2b, 6, 1, 4, 1, 0x82, 0x37, 60, 2, 1, last] => match last {
            1 => "jurisdictionL",
            2 => "jurisdictionST",
            3 => "jurisdictionC",
            _ => return None,
        },
        _ => return None,
    })
}

/// The text that `keytool -printcert` writes after `Owner: `: `X500Name.toString` of OpenJDK
/// (sun/security/x509/{X500Name,RDN,AVA}.java). keytool writes control characters as they are; here they are escaped,
/// because the line goes to a terminal.
fn owner(rdns: &[Vec<Attribute<'_>>]) -> String {
    let mut out = String::new();
    for (index, rdn) in rdns.iter().rev().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        for (index, attribute) in rdn.iter().enumerate() {
            if index > 0 {
                out.push_str(" + ");
            }
            if let Some(keyword) = java_keyword(attribute.oid) {
                out.push_str(keyword);
            } else {
                out.push_str("OID.");
                out.push_str(&der::dotted(attribute.oid));
            }
            out.push('=');
            if let Some(value) = attribute.text().filter(|_| java_reads(attribute.tag)) {
                if is_simple(&value) {
                    out.push_str(&value);
                } else {
                    out.push_str(&text::visible(&java_value(&value)));
                }
            } else {
                out.push('#');
                out.push_str(&der::hex(attribute.whole));
            }
        }
    }
    out
}

/// The string types that `DerValue.getAsString` knows.
fn java_reads(tag: u8) -> bool {
    matches!(
        tag,
        string::UTF8
            | string::PRINTABLE
            | string::TELETEX
            | string::IA5
            | string::BMP
            | string::GENERAL
            | string::UNIVERSAL
    )
}

/// The keywords of `AVAKeyword` that its default format writes.
fn java_keyword(oid: &[u8]) -> Option<&'static str> {
    Some(match oid {
        [0x55, 4, last] => match last {
            3 => "CN",
            4 => "SURNAME",
            5 => "SERIALNUMBER",
            6 => "C",
            7 => "L",
            8 => "ST",
            9 => "STREET",
            10 => "O",
            11 => "OU",
            12 => "T",
            42 => "GIVENNAME",
            43 => "INITIALS",
            44 => "GENERATION",
            46 => "DNQ",
            _ => return None,
        },
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, last] => match last {
            1 => "UID",
            25 => "DC",
            _ => return None,
        },
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1] => "EMAILADDRESS",
        // 1.3.6.1.4.1.42.2.11.2.1.
        [0x2b, 6, 1, 4, 1, 0x2a, 2, 11, 2, 1] => "IP",
        _ => return None,
    })
}

/// `AVA.toKeywordValueString`.
fn java_value(value: &str) -> String {
    let characters: Vec<char> = value.chars().collect();
    let last = characters.len().saturating_sub(1);
    let is_quoted = characters.len() > 1 && characters.first() == Some(&'"') && characters.last() == Some(&'"');
    let mut out = String::with_capacity(value.len() + 2);
    let mut needs_quotes = false;
    let mut after_blank = false;
    for (index, character) in characters.into_iter().enumerate() {
        if is_quoted && (index == 0 || index == last) {
            out.push(character);
            continue;
        }
        let is_blank = matches!(character, ' ' | '\n');
        let is_special = matches!(character, ',' | '+' | '=' | '\n' | '<' | '>' | '#' | ';' | '\\' | '"');
        needs_quotes |= is_special || (is_blank && (index == 0 || after_blank));
        after_blank = is_blank;
        if matches!(character, '"' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    needs_quotes |= out.ends_with([' ', '\n']);
    if needs_quotes && !is_quoted { format!("\"{out}\"") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::testing::tlv;

    const CN: &[u8] = attribute::COMMON_NAME;
    const ODD: &[u8] = &[0x2a, 3, 4];

    /// Object identifier, tag, octets.
    type Pair<'a> = (&'a [u8], u8, &'a [u8]);

    fn name(rdns: &[&[Pair<'_>]]) -> Name {
        let pair = |(oid, tag, value): &Pair<'_>| tlv(0x30, &[tlv(6, oid), tlv(*tag, value)].concat());
        let rdns: Vec<u8> =
            rdns.iter().flat_map(|rdn| tlv(0x31, &rdn.iter().flat_map(pair).collect::<Vec<_>>())).collect();
        Name::read(&tlv(0x30, &rdns))
    }

    /// What keytool of OpenJDK 17.0.15 printed for a common name of this type and these octets.
    #[test]
    fn owners_are_as_keytool_prints_them() {
        for (tag, value, expected) in [
            (string::UTF8, &b"a,b"[..], r#"CN="a,b""#),
            (string::UTF8, b"say \"hi\"", r#"CN="say \"hi\"""#),
            (string::UTF8, b"a+b=c", r#"CN="a+b=c""#),
            (string::UTF8, b" lead", r#"CN=" lead""#),
            (string::UTF8, b"trail ", r#"CN="trail ""#),
            (string::UTF8, b"a  b", r#"CN="a  b""#),
            (string::UTF8, b"a b c", "CN=a b c"),
            (string::UTF8, b" ", r#"CN=" ""#),
            (string::UTF8, b"", "CN="),
            (string::UTF8, b"#start", r##"CN="#start""##),
            (string::UTF8, b"mid#dle", r#"CN="mid#dle""#),
            (string::UTF8, b"back\\slash", r#"CN="back\\slash""#),
            (string::UTF8, b"<a>;b", r#"CN="<a>;b""#),
            (string::UTF8, b"\"quoted\"", r#"CN="quoted""#),
            (string::UTF8, b"\"qu,o\"ted\"", r#"CN="qu,o\"ted""#),
            (string::UTF8, b"\"", r#"CN="\"""#),
            (string::UTF8, b"\" \"", r#"CN=" ""#),
            (string::UTF8, "\u{a0}nbsp  x".as_bytes(), "CN=\"\u{a0}nbsp  x\""),
            (string::UTF8, "ü  ü".as_bytes(), r#"CN="ü  ü""#),
            (string::UTF8, "Müller Ω 😀".as_bytes(), "CN=Müller Ω 😀"),
            (string::UTF8, b"bad\xffutf", "CN=bad\u{fffd}utf"),
            (string::TELETEX, b"M\xfcller", "CN=Müller"),
            (string::PRINTABLE, b"a@b*c_d", "CN=a@b*c_d"),
            (string::PRINTABLE, b"pr\xfct", "CN=pr\u{fffd}t"),
            (string::IA5, b"ia\xfc", "CN=ia\u{fffd}"),
            (string::BMP, b"\0M\0\xfc", "CN=Mü"),
            (string::BMP, b"\0a\0", "CN=a\u{fffd}"),
            (string::UNIVERSAL, b"\0\0\0M\0\0\0\xfc", "CN=Mü"),
            (string::GENERAL, b"general", "CN=general"),
            (string::NUMERIC, b"123 4", "CN=#12053132332034"),
            (string::VISIBLE, b"visible", "CN=#1a0776697369626c65"),
            (der::OCTET_STRING, b"abc", "CN=#0403616263"),
        ] {
            assert_eq!(name(&[&[(CN, tag, value)]]).owner, expected);
        }
    }

    #[test]
    fn owners_name_attributes_as_keytool_does() {
        let text = |oid| (oid, string::UTF8, &b"x"[..]);
        for (oid, expected) in [
            (&[0x55, 4, 4][..], "SURNAME=x"),
            (&[0x55, 4, 5], "SERIALNUMBER=x"),
            (&[0x55, 4, 8], "ST=x"),
            (&[0x55, 4, 9], "STREET=x"),
            (&[0x55, 4, 12], "T=x"),
            (&[0x55, 4, 15], "OID.2.5.4.15=x"),
            (&[0x55, 4, 42], "GIVENNAME=x"),
            (&[0x55, 4, 43], "INITIALS=x"),
            (&[0x55, 4, 44], "GENERATION=x"),
            (&[0x55, 4, 46], "DNQ=x"),
            (&[0x55, 4, 97], "OID.2.5.4.97=x"),
            (&[0x88, 0x37, 3], "OID.2.999.3=x"),
            (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1], "EMAILADDRESS=x"),
            (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 2], "OID.1.2.840.113549.1.9.2=x"),
            (&[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 1], "UID=x"),
            (&[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 25], "DC=x"),
            (&[0x2b, 6, 1, 4, 1, 0x2a, 2, 11, 2, 1], "IP=x"),
        ] {
            assert_eq!(name(&[&[text(oid)]]).owner, expected);
        }
        let (o, ou, c) = (attribute::ORGANIZATION, attribute::ORGANIZATIONAL_UNIT, &[0x55, 4, 6][..]);
        assert_eq!(name(&[&[text(ou), text(CN), text(o)], &[text(c)]]).owner, "C=x, OU=x + CN=x + O=x");
        assert_eq!(name(&[&[(ODD, der::INTEGER, b"\x05")]]).owner, "OID.1.2.3.4=#020105");
    }

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        let hostile = name(&[&[(CN, string::UTF8, "\u{1b}[2J\n\u{202e}x\0".as_bytes())]]);
        assert_eq!(hostile.owner, "CN=\"\\u{1b}[2J\\u{a}\\u{202e}x\\u{0}\"");
        assert_eq!(hostile.text, "CN=\\1b[2J\\0a\\e2\\80\\aex\\00");
        assert_eq!(hostile.short, "\\u{1b}[2J\\u{a}\\u{202e}x\\u{0}");
    }

    /// RFC 4514, section 4.
    #[test]
    fn text_is_rfc_4514() {
        let dc = &[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 25][..];
        let (ou, email) = (attribute::ORGANIZATIONAL_UNIT, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1][..]);
        let net = (dc, string::IA5, &b"net"[..]);
        let example = (dc, string::IA5, &b"example"[..]);
        let read = |rdns: &[&[Pair<'_>]]| name(rdns).text;
        assert_eq!(
            read(&[&[net], &[example], &[(ou, string::UTF8, b"Sales"), (CN, string::UTF8, b"J.  Smith")]]),
            "OU=Sales+CN=J.  Smith,DC=example,DC=net"
        );
        assert_eq!(read(&[&[(CN, string::UTF8, br#"James "Jim" Smith, III"#)]]), r#"CN=James \"Jim\" Smith\, III"#);
        assert_eq!(read(&[&[(CN, string::UTF8, b"# a+<b>;\\ ")]]), r"CN=\# a\+\<b\>\;\\\ ");
        assert_eq!(read(&[&[(CN, string::UTF8, b" ")]]), r"CN=\ ");
        assert_eq!(read(&[&[(ODD, der::OCTET_STRING, b"Hi")]]), "1.2.3.4=#04024869");
        assert_eq!(read(&[&[(email, string::IA5, b"ca@x.test")]]), "emailAddress=ca@x.test");
        assert_eq!(read(&[&[(CN, string::UTF8, b"mid#dle")]]), "CN=mid#dle");
        assert_eq!(read(&[]), "");
    }

    #[test]
    fn the_short_name_is_the_last_common_name_else_the_unit() {
        let (o, ou) = (attribute::ORGANIZATION, attribute::ORGANIZATIONAL_UNIT);
        let read = |rdns: &[&[Pair<'_>]]| name(rdns).short;
        assert_eq!(read(&[&[(CN, string::UTF8, b"a")], &[(CN, string::UTF8, b"b")], &[(o, string::UTF8, b"c")]]), "b");
        assert_eq!(read(&[&[(ou, string::UTF8, b"Class 2")], &[(o, string::UTF8, b"c")]]), "Class 2");
        assert_eq!(read(&[&[(ODD, string::UTF8, b"x")]]), "1.2.3.4=#0c0178");
        assert!(name(&[]).is_empty);
    }

    /// X.520, RFC 4519, RFC 2985, and the EV Guidelines, section 7.1.4.2.
    #[test]
    fn attributes_have_the_keywords_of_openssl_and_browsers() {
        for (identifier, keyword) in [
            ("2.5.4.4", "SN"),
            ("2.5.4.5", "serialNumber"),
            ("2.5.4.6", "C"),
            ("2.5.4.7", "L"),
            ("2.5.4.8", "ST"),
            ("2.5.4.9", "STREET"),
            ("2.5.4.10", "O"),
            ("2.5.4.11", "OU"),
            ("2.5.4.12", "title"),
            ("2.5.4.13", "description"),
            ("2.5.4.15", "businessCategory"),
            ("2.5.4.17", "postalCode"),
            ("2.5.4.20", "telephoneNumber"),
            ("2.5.4.41", "name"),
            ("2.5.4.42", "GN"),
            ("2.5.4.43", "initials"),
            ("2.5.4.44", "generationQualifier"),
            ("2.5.4.46", "dnQualifier"),
            ("2.5.4.65", "pseudonym"),
            ("2.5.4.97", "organizationIdentifier"),
            ("0.9.2342.19200300.100.1.1", "UID"),
            ("0.9.2342.19200300.100.1.25", "DC"),
            ("1.2.840.113549.1.9.1", "emailAddress"),
            ("1.2.840.113549.1.9.2", "unstructuredName"),
            ("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
            ("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
            ("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"),
        ] {
            let identifier = ::der::oid::ObjectIdentifier::new(identifier).unwrap();
            let read = name(&[&[(identifier.as_bytes(), string::UTF8, b"x")]]);
            assert_eq!(read.text, format!("{keyword}=x"));
        }
    }
}
