//! The sentence of each rule: what was found, who minds, how to mend it.

use super::words::View;
use crate::{
    checks::Found,
    read::certificate::KeyAlgorithm,
    rules::Rule,
    trust::{Kind, Kinds},
};

/// The finding of a fault; `None` where another family speaks of it.
pub(super) fn found(view: &View<'_>) -> Option<Found> {
    let rule = view.fault.rule;
    if !rule.code().starts_with("CRT") || is_said_elsewhere(view) {
        return None;
    }
    let sentence = sentence(view);
    let message = [sentence.what, view.who()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let mut found = view.found(rule, message).fix(sentence.fix).reference(reference(rule));
    found.seen = sentence.seen;
    found.expected = sentence.expected;
    Some(found)
}

/// The key family speaks of a CA in place of the client's certificate, and of keys where they are given.
fn is_said_elsewhere(view: &View<'_>) -> bool {
    if !view.is_client() {
        return false;
    }
    let scene = view.scene;
    let has_key = scene.relations.key_fits.iter().flatten().any(|certificate| *certificate == view.fault.certificate);
    match view.fault.rule {
        Rule::CrtKeyType => has_key,
        Rule::CrtExpired | Rule::CrtNotYetValid | Rule::CrtValidityInverted | Rule::CrtWeakSignature => false,
        _ => view.certificate.role.is_ca() && !view.fault.is_anchor,
    }
}

struct Sentence {
    what: String,
    seen: Option<String>,
    expected: Option<String>,
    fix: String,
}

impl Sentence {
    fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), seen: None, expected: None, fix: fix.into() }
    }

    fn seen(mut self, seen: impl Into<String>) -> Self {
        self.seen = Some(seen.into());
        self
    }

    fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }
}

fn sentence(view: &View<'_>) -> Sentence {
    let name = view.name();
    let what = view.what();
    let kinds = view.fault.kinds;
    let certificate = view.certificate;
    match view.fault.rule {
        Rule::CrtExpired => expired(view),
        Rule::CrtNotYetValid => {
            let days = view.scene.case.time.days_until(certificate.not_before);
            Sentence::new(
                format!(
                    "{what} {name} is not yet valid: it begins on {}, {} after the check.",
                    certificate.not_before.date(),
                    days_in_words(days)
                ),
                "wait until then, set the clock right if it is behind, or have the certificate reissued",
            )
            .seen(format!("not before {}", certificate.not_before))
            .expected(format!("valid at {}", view.scene.case.time))
        }
        Rule::CrtValidityInverted => Sentence::new(
            format!(
                "{what} {name} ends on {} before it begins on {}, so it is never valid.",
                certificate.not_after.date(),
                certificate.not_before.date()
            ),
            "have it reissued with notBefore before notAfter",
        ),
        Rule::CrtWeakSignature => {
            let digest = certificate.signature.digest.unwrap_or("an outdated digest");
            Sentence::new(
                format!("{what} {name} is signed with {digest}."),
                "have it reissued with SHA-256: openssl x509 -req -sha256 ...",
            )
            .seen(certificate.signature.name.clone())
            .expected("SHA-256 or better")
        }
        Rule::CrtWeakKey => {
            let bits = certificate.key.bits.unwrap_or_default();
            Sentence::new(
                format!("{what} {name} has an RSA key of {bits} bits."),
                "make a new key and have a certificate issued for it: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072",
            )
            .seen(format!("RSA {bits}"))
            .expected("RSA 2048 or more, or EC P-256")
        }
        Rule::CrtNoServerAuth => purposes(view, "serverAuth", "a server"),
        Rule::CrtNoClientAuth => purposes(view, "clientAuth", "a client"),
        Rule::CrtKeyUsage => {
            let usage = certificate.key_usage.as_ref().map(|usages| usages.join(", ")).unwrap_or_default();
            let shown = if usage.is_empty() { "nothing".to_owned() } else { usage };
            let wanted = if kinds.has(Kind::KuNoTls) {
                "digitalSignature, keyEncipherment or keyAgreement, which TLS needs"
            } else {
                "digitalSignature"
            };
            Sentence::new(
                format!("{what} {name} has a key usage of {shown}, without {wanted}."),
                "reissue it with keyUsage = critical, digitalSignature",
            )
            .seen(shown)
            .expected("digitalSignature")
        }
        Rule::CrtCaFlag => {
            let how = if kinds.has(Kind::BcFalse) {
                "its basicConstraints say CA:FALSE"
            } else if certificate.basic_constraints.is_none() {
                "it has no basicConstraints"
            } else {
                "its key usage lacks keyCertSign"
            };
            Sentence::new(
                format!("{name} issued a certificate of this path and is not marked as a CA: {how}."),
                "reissue it with basicConstraints = critical, CA:TRUE and keyUsage = critical, keyCertSign, cRLSign",
            )
            .expected("CA:TRUE")
        }
        Rule::CrtCertSign => {
            let usage = certificate.key_usage.as_ref().map(|usages| usages.join(", ")).unwrap_or_default();
            Sentence::new(
                format!("{name} issued a certificate of this path, and its key usage lacks keyCertSign."),
                "reissue it with keyUsage = critical, keyCertSign, cRLSign",
            )
            .seen(usage)
            .expected("keyCertSign")
        }
        Rule::CrtStrictProfile => strict(view),
        Rule::CrtVersion => Sentence::new(
            format!("{what} {name} is X.509 version {}, which has no extensions.", certificate.version),
            "reissue it as version 3: give openssl x509 -req an -extfile with subjectAltName and basicConstraints",
        )
        .seen(format!("version {}", certificate.version))
        .expected("version 3"),
        Rule::CrtCaAsLeaf => Sentence::new(
            format!("{name} is the server's own certificate and is marked as a CA (CA:TRUE)."),
            "issue the server a certificate of its own: basicConstraints = critical, CA:FALSE",
        )
        .seen("CA:TRUE")
        .expected("CA:FALSE"),
        Rule::CrtUnknownCritical => critical(view),
        Rule::CrtNameConstraints => constraints(view),
        Rule::CrtPathLength => Sentence::new(
            format!(
                "{name} allows {} CA certificates below it (pathLenConstraint), and this path has more.",
                certificate.basic_constraints.and_then(|constraints| constraints.path_length).unwrap_or_default()
            ),
            "issue the leaf directly under it, or reissue it with a larger pathlen",
        ),
        Rule::CrtSerial => {
            let how = if kinds.has(Kind::SerialNegative) { "is negative" } else { "has a needless leading octet" };
            Sentence::new(
                format!("The serial number of {name} {how}."),
                "have it reissued with a positive serial number of at most 20 octets",
            )
            .expected("a positive INTEGER in DER")
        }
        Rule::CrtKeyType => {
            let key = key_in_words(view);
            Sentence::new(
                format!("{what} {name} has a key that not every TLS stack takes: {key}."),
                "use an EC P-256 or an RSA key of 2048 to 4096 bits, which every client takes",
            )
            .seen(key)
            .expected("EC P-256, P-384, Ed25519 or RSA 2048 to 8192")
        }
        Rule::CrtSignatureAlgorithm => Sentence::new(
            format!("{what} {name} is signed with {}, which not every TLS stack knows.", certificate.signature.name),
            "have it reissued with sha256WithRSAEncryption or ecdsa-with-SHA256",
        )
        .seen(certificate.signature.name.clone()),
        Rule::CrtDuplicateExtension => Sentence::new(
            format!("{name} holds an extension twice."),
            "have it reissued; the extension file that was used names it in two sections",
        ),
        Rule::CrtEncoding => encoding(view),
        Rule::CrtKeyIdentifier => Sentence::new(
            match view.other() {
                Some((issuer, _)) => format!(
                    "{name} is signed by \"{}\", and its authorityKeyIdentifier names another key.",
                    issuer.subject.short
                ),
                None => format!("The authorityKeyIdentifier of {name} names another key than its issuer's."),
            },
            "reissue it with authorityKeyIdentifier = keyid, copied from the issuer's subjectKeyIdentifier",
        ),
        Rule::CrtSignature => Sentence::new(
            match view.other() {
                Some((issuer, file)) => format!(
                    "The signature of {name} does not verify with the key of \"{}\" in {}: that is another CA of the same name, \
                     or the certificate was altered.",
                    issuer.subject.short,
                    crate::text::shown(&file.name)
                ),
                None => format!("The signature of {name} does not verify with its issuer's key."),
            },
            format!("put the CA certificate that really issued {name} into the CA file"),
        ),
        Rule::CrtPolicies => Sentence::new(
            format!("{name} demands certificate policies, and a certificate below it has none."),
            "reissue the certificates below it with the CA's policy, or the CA without policyConstraints",
        ),
        Rule::CrtTrustSettings => Sentence::new(
            format!("The trust settings beside {name} (TRUSTED CERTIFICATE) do not allow it for servers."),
            format!(
                "write it without settings: openssl x509 -in {} -clrtrust -clrreject -out ca-plain.pem",
                crate::text::shell_quoted(&view.input.name)
            ),
        ),
        _ => Sentence::new(format!("{name} does not decode."), "fetch the certificate again from where it was issued"),
    }
}

fn expired(view: &View<'_>) -> Sentence {
    let certificate = view.certificate;
    let days = certificate.not_after.days_until(view.scene.case.time);
    let fix = if view.is_client() {
        "order a new client certificate, and give the server (or the Redis Cloud console) that one"
    } else if view.is_issuer() {
        "replace it by its renewed successor, and have what it issued reissued where the key changed"
    } else {
        "renew the server's certificate, then have the server load it (redis-server: CONFIG SET tls-cert-file ...)"
    };
    Sentence::new(
        format!(
            "{} {} expired on {}, {} before the check.",
            view.what(),
            view.name(),
            certificate.not_after.date(),
            days_in_words(days)
        ),
        fix,
    )
    .seen(format!("not after {}", certificate.not_after))
    .expected(format!("valid at {}", view.scene.case.time))
}

fn days_in_words(days: i64) -> String {
    match days {
        0 => "less than a day".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

fn purposes(view: &View<'_>, wanted: &str, who: &str) -> Sentence {
    let usages = view.certificate.extended_key_usage.as_ref().map(|usages| usages.join(", ")).unwrap_or_default();
    let shown = if usages.is_empty() { "nothing".to_owned() } else { usages };
    let at = if view.certificate.role.is_ca() { "what it issues for" } else { "it for" };
    Sentence::new(
        format!("The extended key usage of {} allows {at} {shown} alone, not {who} ({wanted}).", view.name()),
        format!("reissue it with extendedKeyUsage = {wanted}"),
    )
    .seen(shown)
    .expected(wanted)
}

/// Python 3.13 and later verify with `X509_V_FLAG_X509_STRICT`.
fn strict(view: &View<'_>) -> Sentence {
    let words = |kind: Kind| match kind {
        Kind::BcNotCritical => "basicConstraints are not critical",
        Kind::PathlenWithoutCa => "a path length without CA:TRUE",
        Kind::PathlenWithoutCertsign => "a path length without keyCertSign",
        Kind::KuMissingInCa => "no keyUsage",
        Kind::KuCertsignWithoutCa => "keyCertSign without CA:TRUE",
        Kind::KuCertsignWithoutBc => "keyCertSign without basicConstraints",
        Kind::IssuerEmpty => "an empty issuer",
        Kind::SubjectEmpty => "an empty subject",
        Kind::SubjectEmptySanNotCritical => "an empty subject and a subjectAltName that is not critical",
        Kind::SanEmpty => "an empty subjectAltName",
        Kind::AkiMissing => "no authorityKeyIdentifier",
        Kind::SkiMissingInCa => "no subjectKeyIdentifier",
        Kind::SigAlgDiffers => "two different signature algorithms",
        _ => "fields outside the profile",
    };
    let list: Vec<String> = view.fault.kinds.iter().map(|kind| words(kind).to_owned()).collect();
    let what = crate::clients::words::joined(&list);
    let note = if view.fault.clients.is_empty() {
        " Python 3.13 and later (redis-py) refuse servers under such a certificate."
    } else {
        ""
    };
    let fix = if view.certificate.role.is_ca() {
        "reissue the CA with basicConstraints = critical, CA:TRUE; keyUsage = critical, keyCertSign, cRLSign; \
         subjectKeyIdentifier = hash"
    } else {
        "reissue it with authorityKeyIdentifier = keyid, subjectKeyIdentifier = hash and a subjectAltName"
    };
    Sentence::new(format!("{} {} is outside RFC 5280's profile: {what}.{note}", view.what(), view.name()), fix)
        .seen(what)
}

fn critical(view: &View<'_>) -> Sentence {
    let mut names: Vec<String> = view.certificate.unknown_critical.iter().map(|oid| crate::text::shown(oid)).collect();
    let known = |kind: Kind| {
        Some(match kind {
            Kind::CriticalNcDirname => "nameConstraints with a directory name",
            Kind::CriticalAia => "authorityInfoAccess",
            Kind::CriticalAki => "authorityKeyIdentifier",
            Kind::CriticalCrldp => "cRLDistributionPoints",
            Kind::CriticalIan => "issuerAltName",
            Kind::CriticalInhibitAny => "inhibitAnyPolicy",
            Kind::CriticalNsCertType => "Netscape certificate type",
            Kind::CriticalPolicies => "certificatePolicies",
            Kind::CriticalPolicyConstraints => "policyConstraints",
            Kind::CriticalPolicyMappings => "policyMappings",
            Kind::CriticalSki => "subjectKeyIdentifier",
            Kind::CriticalTlsFeature => "TLS feature (must-staple)",
            _ => return None,
        })
    };
    names.extend(view.fault.kinds.iter().filter_map(known).map(str::to_owned));
    let list = crate::clients::words::joined(&names);
    Sentence::new(
        format!(
            "{} {} marks an extension as critical that not every client handles: {list}.",
            view.what(),
            view.name()
        ),
        "have it reissued without the extension, or with the extension not critical",
    )
    .seen(list)
}

fn constraints(view: &View<'_>) -> Sentence {
    let list = view.certificate.name_constraints.as_ref().map(|list| list.join(", ")).unwrap_or_default();
    let fulfilled = view.fault.kinds == Kinds::NONE.with(Kind::NcDirname);
    let what = if fulfilled {
        format!("{} has name constraints on directory names, which some clients cannot judge.", view.name())
    } else {
        format!("The name constraints of {} do not allow the names below it.", view.name())
    };
    Sentence::new(what, "issue the certificate for a name within the constraints, or under another CA")
        .seen(crate::text::shown(&list))
}

fn key_in_words(view: &View<'_>) -> String {
    let key = &view.certificate.key;
    match (&key.algorithm, key.bits) {
        (KeyAlgorithm::Rsa, Some(bits)) => format!("RSA with {bits} bits"),
        (KeyAlgorithm::Ec(curve), _) if curve == "explicit" => "an EC key with explicit curve parameters".to_owned(),
        _ => crate::text::shown(&key.algorithm_name()),
    }
}

fn encoding(view: &View<'_>) -> Sentence {
    let name = view.name();
    if let Some((issuer, _)) = view.other() {
        return Sentence::new(
            format!(
                "{name} writes its issuer's name in other octets than \"{}\" does (string type, case or blanks).",
                issuer.subject.short
            ),
            "reissue it with the issuer's name copied octet for octet from the CA certificate's subject",
        );
    }
    let kinds = view.fault.kinds;
    let what = if kinds.has(Kind::NameBadPrintable) {
        "a PrintableString with a character that it may not hold"
    } else if kinds.has(Kind::NameUniversal) {
        "a UniversalString in a name"
    } else if kinds.has(Kind::NcUndecodable) {
        "name constraints that do not decode"
    } else if kinds.has(Kind::DateForm) {
        "a date before 1970, or one that is not to the second in UTC"
    } else if kinds.has(Kind::UniqueId) {
        "a unique identifier (issuerUniqueID, subjectUniqueID)"
    } else if kinds.has(Kind::SigUnusedBits) {
        "a signature of which not every bit is used"
    } else {
        "an extension that does not decode"
    };
    let is_name = kinds.has(Kind::NameBadPrintable) || kinds.has(Kind::NameUniversal);
    let fix = if is_name { "have it reissued; names as UTF8String" } else { "have it reissued, as DER asks for" };
    Sentence::new(format!("{name} holds {what}."), fix).seen(what)
}

fn reference(rule: Rule) -> &'static str {
    match rule {
        Rule::CrtExpired | Rule::CrtNotYetValid | Rule::CrtValidityInverted => "RFC 5280, section 4.1.2.5",
        Rule::CrtWeakSignature => "RFC 9155; OpenSSL, SSL_CTX_set_security_level",
        Rule::CrtWeakKey => "NIST SP 800-57 part 1; OpenSSL, SSL_CTX_set_security_level",
        Rule::CrtNoServerAuth | Rule::CrtNoClientAuth => "RFC 5280, section 4.2.1.12",
        Rule::CrtKeyUsage | Rule::CrtCertSign => "RFC 5280, section 4.2.1.3",
        Rule::CrtCaFlag | Rule::CrtCaAsLeaf | Rule::CrtPathLength => "RFC 5280, section 4.2.1.9",
        Rule::CrtStrictProfile => "Python 3.13, ssl.create_default_context; OpenSSL, X509_V_FLAG_X509_STRICT",
        Rule::CrtVersion => "RFC 5280, section 4.1.2.1",
        Rule::CrtUnknownCritical => "RFC 5280, section 4.2",
        Rule::CrtNameConstraints => "RFC 5280, section 4.2.1.10",
        Rule::CrtSerial => "RFC 5280, section 4.1.2.2",
        Rule::CrtKeyIdentifier => "RFC 5280, section 4.2.1.1",
        Rule::CrtPolicies => "RFC 5280, section 4.2.1.11",
        Rule::CrtEncoding => "RFC 5280, section 7.1",
        Rule::CrtTrustSettings => "OpenSSL, openssl-x509(1), Trusted certificates",
        _ => "RFC 5280, section 4",
    }
}
