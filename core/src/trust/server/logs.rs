//! The lines that redis-server 7.0.15 logs when it refuses files (src/tls.c, with OpenSSL 3.0's texts).

use crate::{
    read::{
        ReadInput,
        pem::{Defect, DefectKind},
    },
    trust::{Kind, Kinds},
};

pub(super) const KEY_VALUES: &str = "error:05800074:x509 certificate routines::key values mismatch";
pub(super) const NO_PASSPHRASE: &str = "error:07880109:common libcrypto routines::interrupted or cancelled";
pub(super) const WRONG_PASSPHRASE: &str = "error:1C800064:Provider routines::bad decrypt";
pub(super) const NO_KEY: &str = "error:1E08010C:DECODER routines::unsupported";
pub(super) const NO_START_LINE: &str = "error:0480006C:PEM routines::no start line";
pub(super) const NO_CA: &str = "error:05800088:x509 certificate routines::no certificate or crl found";
pub(super) const INVALID: &str = "error:1100009E:X509 V3 routines::invalid certificate";
const PADDING: &str = "error:068000DD:asn1 encoding routines::illegal padding";
const BASE64: &str = "error:04800064:PEM routines::bad base64 decode";
const END: &str = "error:04800066:PEM routines::bad end line";

/// tls-auth-clients: what is logged for each connection.
pub(super) const REFUSED: &str =
    "Error accepting a client connection: error:0A000086:SSL routines::certificate verify failed";
pub(super) const NO_CERTIFICATE: &str =
    "Error accepting a client connection: error:0A0000C7:SSL routines::peer did not return a certificate";

pub(super) fn certificate(error: &str) -> String {
    with("Failed to load certificate: *", error)
}

pub(super) fn key(error: &str) -> String {
    with("Failed to load private key: *", error)
}

pub(super) fn ca(error: &str) -> String {
    with("Failed to configure CA certificate(s) file/directory", error)
}

/// Without a known error whatever follows is left open.
fn with(what: &str, error: &str) -> String {
    match error {
        "*" => format!("{}: *", what.trim_end_matches(": *")),
        error => format!("{what}: {error}"),
    }
}

/// The short text at the end of an error: `key values mismatch`.
pub fn reason(error: &str) -> &str {
    error.rsplit_once("::").map_or(error, |(_, reason)| reason)
}

/// What OpenSSL says of a block that it cannot read; `*` where the octets inside decide that.
pub(super) fn of_text(input: Option<&ReadInput>, line: Option<u32>) -> &'static str {
    let (Some(input), Some(line)) = (input, line) else { return "*" };
    let item = input.items.iter().position(|item| item.line == Some(line));
    let end = item.and_then(|at| input.items.get(at)?.end_line).unwrap_or(line);
    let is_here = |defect: &&Defect| (item.is_some() && defect.block == item) || (line..=end).contains(&defect.line);
    let error = |defect: &Defect| match defect.kind {
        DefectKind::BadBase64 | DefectKind::BadPadding => Some(BASE64),
        DefectKind::EndMissing | DefectKind::EndLabelDiffers | DefectKind::Glued | DefectKind::TextAfterMarker => {
            Some(END)
        }
        _ => None,
    };
    input.defects.iter().filter(is_here).find_map(error).unwrap_or("*")
}

/// Of a certificate that decodes and is refused all the same.
pub(super) fn of_kinds(kinds: Kinds, is_leaf: bool) -> &'static str {
    let weak_key = kinds.has(Kind::KeyRsaLt1024) || kinds.has(Kind::KeyRsaLt2048);
    if kinds.has(Kind::SerialPadded) {
        PADDING
    } else if kinds.has(Kind::ExtDuplicate) || kinds.has(Kind::KuEmpty) {
        INVALID
    } else if weak_key && is_leaf {
        "error:0A00018F:SSL routines::ee key too small"
    } else if weak_key {
        "error:0A00018D:SSL routines::ca key too small"
    } else {
        "error:0A00018E:SSL routines::ca md too weak"
    }
}
