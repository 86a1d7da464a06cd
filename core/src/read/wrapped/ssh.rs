//! SSH keys in text that is no PEM.

use super::{assignment, begins_with, trimmed};
use crate::read::format::{Format, InputFault};

/// Public keys as in `authorized_keys` (sshd(8)), RFC 4716's, and `PuTTY`'s own files.
pub(in crate::read) fn recognise(text: &[u8]) -> Option<(Format, InputFault)> {
    let start = trimmed(text);
    let fault = |kind: &str| InputFault::SshKey { kind: kind.to_owned() };
    if begins_with(start, b"PuTTY-User-Key-File-") {
        let kind = assignment(start).map(|(_, kind)| kind).and_then(|kind| kind.split(|octet| *octet == b'\n').next());
        let kind = String::from_utf8_lossy(kind.unwrap_or_default()).trim().to_owned();
        return Some((Format::PuttyKey, fault(&kind)));
    }
    if begins_with(start, b"---- BEGIN SSH2 PUBLIC KEY ----") {
        return Some((Format::SshPublicKey, fault("SSH2 PUBLIC KEY")));
    }
    let word = start.split(u8::is_ascii_whitespace).next()?;
    let kinds = ["ssh-rsa", "ssh-dss", "ssh-ed25519", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"];
    let word = std::str::from_utf8(word).ok()?;
    (kinds.iter().any(|kind| word.starts_with(kind)) && word.len() < start.len())
        .then(|| (Format::SshPublicKey, fault(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ssh_keys_are_told() {
        let format = |text: &str| recognise(text.as_bytes()).map(|(format, _)| format);
        assert_eq!(format("ssh-ed25519 AAAA me@here\n"), Some(Format::SshPublicKey));
        assert_eq!(format("---- BEGIN SSH2 PUBLIC KEY ----\n"), Some(Format::SshPublicKey));
        assert_eq!(
            recognise(b"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"),
            Some((Format::PuttyKey, InputFault::SshKey { kind: "ssh-ed25519".into() }))
        );
        assert_eq!(format("ssh-rsa"), None);
        assert_eq!(format("-----BEGIN CERTIFICATE-----"), None);
    }
}
