//! Distinguished names in any string type.

use super::der;

/// The type that an attribute's text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    Utf8,
    Printable,
    Ia5,
    /// Latin 1 in practice.
    Teletex,
    Bmp,
    Universal,
}

impl Text {
    pub fn write(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => der::tlv(0x0c, text.as_bytes()),
            Self::Printable => der::tlv(0x13, text.as_bytes()),
            Self::Ia5 => der::tlv(0x16, text.as_bytes()),
            Self::Teletex => der::tlv(0x14, &text.chars().map(|c| c as u8).collect::<Vec<_>>()),
            Self::Bmp => der::tlv(0x1e, &text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()),
            Self::Universal => der::tlv(0x1c, &text.chars().flat_map(|c| (c as u32).to_be_bytes()).collect::<Vec<_>>()),
        }
    }
}

/// A name as DER, and as text for the header above a PEM block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub der: Vec<u8>,
    pub text: String,
}

impl Name {
    pub fn cn(common_name: &str) -> Self {
        Self::of(&[("CN", common_name)])
    }

    /// UTF-8 attributes in the order of the certificate: `C`, `ST`, `L`, `O`, `OU`, `CN`, `E`, or an object identifier.
    pub fn of(attributes: &[(&str, &str)]) -> Self {
        let typed: Vec<_> = attributes.iter().map(|(kind, value)| (*kind, *value, default_type(kind))).collect();
        Self::typed(&typed)
    }

    pub fn typed(attributes: &[(&str, &str, Text)]) -> Self {
        let relative = attributes
            .iter()
            .map(|(kind, value, text)| der::set([der::sequence([der::oid(attribute_oid(kind)), text.write(value)])]));
        let shown: Vec<_> = attributes.iter().rev().map(|(kind, value, _)| format!("{kind}={value}")).collect();
        Self { der: der::sequence(relative), text: shown.join(",") }
    }

    pub fn empty() -> Self {
        Self::of(&[])
    }
}

fn default_type(kind: &str) -> Text {
    match kind {
        "C" => Text::Printable,
        "E" => Text::Ia5,
        _ => Text::Utf8,
    }
}

fn attribute_oid(kind: &str) -> &str {
    match kind {
        "C" => "2.5.4.6",
        "ST" => "2.5.4.8",
        "L" => "2.5.4.7",
        "O" => "2.5.4.10",
        "OU" => "2.5.4.11",
        "CN" => "2.5.4.3",
        "E" => "1.2.840.113549.1.9.1",
        dotted => dotted,
    }
}
