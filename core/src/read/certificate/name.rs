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
            match java_keyword(attribute.oid) {
                Some(keyword) => out.push_str(keyword),
                None => {
                    out.push_str("OID.");
                    out.push_str(&der::dotted(attribute.oid));
                }
            }
            out.push('=');
            match attribute.text().filter(|_| java_reads(attribute.tag)) {
                Some(value) => out.push_str(&text::visible(&java_value(&value))),
                None => {
                    out.push('#');
                    out.push_str(&der::hex(attribute.whole));
                }
            }
        }
    }
    out
}

/// The string types that `DerValue.getAsString` knows.
fn java_reads(tag: u8) -> bool {
    matches!(tag, string::UTF8 | string::PRINTABLE | string::TELETEX | string::IA5 | string::BMP | string::GENERAL)
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
