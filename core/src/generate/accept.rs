//! What is asked for, seen to before anything is made: names, validities, the CA.

use der::Decode;
use x509_cert::{Certificate, name::Name};

use super::{issue::Lifetime, signer::Signer};
use crate::{
    Misuse, accept,
    contract::{CheckRequest, InputRequest, SigningCa, Timestamp},
    read::{self, Material},
    redis::host::{self, Host},
};

/// `ub-common-name` (RFC 5280, appendix A.1).
const LONGEST_NAME: usize = 64;

/// Longer end-entity certificates are refused by Apple's platforms (support.apple.com/103769), private CA or not.
pub const LONGEST_DAYS: u32 = 825;

/// More names are no set-up to try things with, and certificates that hold them no longer fit into a record.
const MOST_HOSTS: usize = 100;

pub fn common_name(text: &str) -> Result<(), Misuse> {
    let fault = |message: &str| Err(Misuse::field("name", message));
    if text.trim().is_empty() {
        return fault("a certificate says whose it is: it cannot be empty");
    }
    if text.trim() != text {
        return fault("it begins or ends with a blank, which nobody would see");
    }
    if text.chars().count() > LONGEST_NAME {
        return fault("a common name has at most 64 characters (RFC 5280, appendix A.1)");
    }
    if crate::text::shown(text) != text {
        return fault("a character stands in it that cannot be seen, or that turns the direction of writing");
    }
    Ok(())
}

pub fn lifetime(time: Timestamp, days: u32) -> Result<Lifetime, Misuse> {
    if days == 0 {
        return Err(Misuse::field("days", "it would end as it begins: give 1 or more"));
    }
    if days > LONGEST_DAYS {
        let message = format!(
            "{days} days are too long: at most {LONGEST_DAYS}, which is what strict clients (Apple's) accept. A certificate \
             that is renewed often is renewed without trouble"
        );
        return Err(Misuse::field("days", message));
    }
    // What cannot be written as an ASN.1 time.
    if time.unix() < 0 || time.plus_days(i64::from(days)).unix() >= Timestamp::from_unix(i64::MAX).unix() {
        return Err(Misuse::field("time", "certificates can only begin after 1970 and end before the year 9999"));
    }
    Ok(Lifetime { time, days })
}

/// `redis.conf` names its files by it, wherever the server is started. Of Windows, too, on whichever system it is made.
pub fn directory(path: &str) -> Result<(), Misuse> {
    let drive = matches!(path.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    if drive || path.starts_with(['/', '\\']) {
        return Ok(());
    }
    let shown = crate::text::shown(path);
    Err(Misuse::field("directory", format!("`{shown}` is no absolute path, by which redis.conf could name its files")))
}

pub fn hosts(asked: &[String]) -> Result<Vec<Host>, Misuse> {
    if asked.len() > MOST_HOSTS {
        return Err(Misuse::field("hosts", format!("{} are too many: at most {MOST_HOSTS}", asked.len())));
    }
    let mut hosts = Vec::new();
    for text in asked {
        let host = host::parse(text).map_err(|fault| {
            let mended = fault.nearest.map_or_else(String::new, |nearest| format!(": `{nearest}`?"));
            Misuse::field("hosts", format!("`{}` is no host: {}{mended}", crate::text::shown(text), fault.why))
        })?;
        if !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    Ok(hosts)
}

/// A CA that can sign.
pub struct Ca {
    pub name: Name,
    pub key: Signer,
    pub key_id: Option<Vec<u8>>,
    pub spki: Vec<u8>,
    /// Itself and what stands above it, without the self-signed one: what clients send behind their own certificate.
    pub intermediates: Vec<Vec<u8>>,
}

pub fn ca(asked: &SigningCa, lifetime: Lifetime) -> Result<Ca, Misuse> {
    let copy = |input: &InputRequest| InputRequest::new(&input.name, input.role, input.bytes.as_bytes().to_vec());
    let mut check = CheckRequest::at(lifetime.time);
    check.inputs = vec![copy(&asked.certificate), copy(&asked.key)];
    if let Some(passphrase) = &asked.passphrase {
        check.passphrase = Some(crate::contract::Secret::new(passphrase.as_bytes().to_vec()));
    }
    let material = read::read_keeping_keys(&accept::accept(&check)?);
    let key = key(&material, asked)?;
    let spki = key.spki().ok_or_else(|| Misuse::field("ca.key", "its public half cannot be computed"))?;
    let found =
        material.certificates.iter().find(|one| read::key::identity(&one.key.spki) == read::key::identity(&spki));
    let Some(found) = found else {
        let name = crate::text::shown(&asked.certificate.name);
        return Err(Misuse::field(
            "ca.certificate",
            if material.certificates.is_empty() {
                format!("no certificate was found in {name}; `tlsconf check` says why")
            } else {
                format!("no certificate in {name} belongs to the key")
            },
        ));
    };
    fits(found, lifetime)?;
    let parsed = Certificate::from_der(&found.der)
        .map_err(|_| Misuse::field("ca.certificate", "it is not written in DER as RFC 5280 has it"))?;
    let mut intermediates = Vec::new();
    for one in std::iter::once(found).chain(material.certificates.iter().filter(|one| one.der != found.der)) {
        if one.subject.raw != one.issuer.raw {
            intermediates.push(one.der.clone());
        }
    }
    Ok(Ca {
        name: parsed.tbs_certificate().subject().clone(),
        key,
        key_id: found.subject_key_id.clone(),
        spki,
        intermediates,
    })
}

fn key(material: &Material, asked: &SigningCa) -> Result<Signer, Misuse> {
    let name = crate::text::shown(&asked.key.name);
    let fault = |message: String| Misuse::field("ca.key", message);
    let Some(key) = material.keys.first() else {
        return Err(fault(format!("no private key was found in {name}; `tlsconf check` says why")));
    };
    let Some(pkcs8) = key.pkcs8() else {
        return Err(fault(match (&key.encryption, &asked.passphrase) {
            (Some(_), None) => format!("{name} is encrypted: give its passphrase"),
            (Some(_), Some(_)) => format!("the passphrase does not open {name}"),
            (None, _) => format!("{name} cannot be read; `tlsconf check` says why"),
        }));
    };
    Signer::read(&pkcs8).ok_or_else(|| fault(format!("{name} is of a kind that signs no certificates here")))
}

/// RFC 5280, 4.2.1.9 and 4.2.1.3, and its own end.
fn fits(ca: &read::Certificate, lifetime: Lifetime) -> Result<(), Misuse> {
    let fault = |message: String| Err(Misuse::field("ca.certificate", message));
    let short = &ca.subject.short;
    if !ca.basic_constraints.is_some_and(|constraints| constraints.ca) {
        return fault(format!("{short} is no CA: its basicConstraints do not say CA:TRUE"));
    }
    if ca.key_usage.as_ref().is_some_and(|usage| !usage.contains(&"keyCertSign")) {
        return fault(format!("{short} may sign no certificates: its keyUsage lacks keyCertSign"));
    }
    if ca.not_before > lifetime.time || ca.not_after < lifetime.time {
        return fault(format!("{short} is valid from {} to {} alone", ca.not_before.date(), ca.not_after.date()));
    }
    if ca.not_after < lifetime.end() {
        let left = lifetime.time.days_until(ca.not_after);
        let message =
            format!("{short} ends on {}, before what it would sign: at most {left} days", ca.not_after.date());
        return Err(Misuse::field("days", message));
    }
    Ok(())
}
