//! Names of suites and groups, looked up; for a name that does not exist, the nearest one that does.

use super::{group::Group, suite::Suite};

/// What a name in a policy turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup<T: 'static> {
    Exact(&'static T),
    /// Not the name, but only one thing can be meant; says how it is called.
    Spelt(&'static T, &'static str),
    /// A keyword or operator of a list syntax, which no policy takes.
    Keyword,
    /// The nearest name, where one is near.
    Unknown(Option<&'static str>),
}

/// Longer than any name, with room for a typing error.
const LONGEST_NAME: usize = 80;

/// So alike must two names be (1 is equal) before one is proposed for the other: a digit or two differ, not a part.
const ALIKE: f64 = 0.8;

pub fn suite(name: &str) -> Lookup<Suite> {
    let all = Suite::all();
    if let Some(found) = all.iter().find(|suite| suite.iana == name || suite.openssl() == Some(name)) {
        return Lookup::Exact(found);
    }
    if is_suite_keyword(name) {
        return Lookup::Keyword;
    }
    if name.len() > LONGEST_NAME {
        return Lookup::Unknown(None);
    }
    if let Some((found, proper)) = spelt_suite(name) {
        return Lookup::Spelt(found, proper);
    }
    // Written in the manner of the IANA, or of OpenSSL?
    let upper = name.to_ascii_uppercase();
    let iana = upper.contains('_') || upper.starts_with("TLS") || upper.starts_with("SSL");
    let names = all.iter().filter_map(|suite| if iana { Some(suite.iana) } else { suite.openssl() });
    Lookup::Unknown(nearest(&upper, names))
}

pub fn group(name: &str) -> Lookup<Group> {
    let all = Group::all();
    if let Some(found) = all.iter().find(|group| group.names().any(|known| known == name)) {
        return Lookup::Exact(found);
    }
    let upper = name.to_ascii_uppercase();
    if ["AUTO", "DEFAULT"].contains(&upper.as_str()) || name.contains(['/', '*', '?']) {
        return Lookup::Keyword;
    }
    if name.len() > LONGEST_NAME {
        return Lookup::Unknown(None);
    }
    let folded = fold(name);
    let folded = folded.strip_prefix("TLS.").unwrap_or(&folded);
    // `CurveP256` (Go), but `Curve25519` is a name of its own.
    let without = folded.strip_prefix("CURVE").unwrap_or(folded);
    let is_meant = |known: &str| [folded, without].contains(&fold(known).as_str());
    if let Some(found) = all.iter().find(|group| group.names().any(is_meant)) {
        return Lookup::Spelt(found, found.iana);
    }
    Lookup::Unknown(nearest(&upper, all.iter().flat_map(Group::names)))
}

/// A name that differs in letter case, separators, or by the habits of one library: `SSL_` (old Java), the curve behind
/// the suite (Windows), `tls.` (Go), no `_SHA256` behind `ChaCha20` (Go), `TLS13_` (rustls), no `WITH` (`GnuTLS`), `EDH`
/// (old OpenSSL).
fn spelt_suite(name: &str) -> Option<(&'static Suite, &'static str)> {
    let mut key = fold(name);
    for prefix in ["TLS.", "TLS1."] {
        if let Some(rest) = key.strip_prefix(prefix) {
            key = rest.to_owned();
        }
    }
    for curve in ["P256", "P384", "P521"] {
        if let Some(rest) = key.strip_suffix(curve) {
            key = rest.to_owned();
        }
    }
    for (habit, proper) in [("TLS13", "TLS"), ("SSL", "TLS"), ("EDH", "DHE"), ("EXPEDH", "EXPDHE")] {
        if let Some(rest) = key.strip_prefix(habit) {
            key = format!("{proper}{rest}");
            break;
        }
    }
    let by_iana = |key: &str| {
        Suite::all().iter().find(|suite| {
            let known = fold(suite.iana);
            known == key || known.strip_suffix("SHA256").is_some_and(|short| short == key && key.ends_with("POLY1305"))
        })
    };
    let by_openssl = |key: &str| Suite::all().iter().find(|suite| suite.openssl().is_some_and(|n| fold(n) == key));
    if key.starts_with("TLS") {
        return by_iana(&key).map(|suite| (suite, suite.iana));
    }
    let openssl = || by_openssl(&key).and_then(|suite| Some((suite, suite.openssl()?)));
    let iana = || by_iana(&format!("TLS{key}")).map(|suite| (suite, suite.iana));
    // `AES_128_GCM_SHA256` is a name of TLS 1.3 cut short, `aes128-gcm-sha256` OpenSSL's of a TLS 1.2 suite.
    if name.contains('_') { iana().or_else(openssl) } else { openssl().or_else(iana) }
}

/// Without what people vary: case, separators, `WITH`.
fn fold(name: &str) -> String {
    name.to_ascii_uppercase().replace(['-', '_', ' '], "").replace("WITH", "")
}

fn nearest(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let mut best: Option<(f64, &'static str)> = None;
    for candidate in known {
        let alike = strsim::normalized_damerau_levenshtein(name, &candidate.to_ascii_uppercase());
        if alike >= ALIKE && best.is_none_or(|(so_far, _)| alike > so_far) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Words, operators and commands of OpenSSL's and `GnuTLS`'s list syntaxes (openssl-ciphers(1), "CIPHER STRINGS").
fn is_suite_keyword(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "3DES",
        "ADH",
        "AECDH",
        "AES",
        "AES128",
        "AES256",
        "AESCCM",
        "AESCCM8",
        "AESGCM",
        "ALL",
        "ARIA",
        "ARIA128",
        "ARIA256",
        "ARIAGCM",
        "AUTO",
        "CAMELLIA",
        "CAMELLIA128",
        "CAMELLIA256",
        "CBC",
        "CHACHA20",
        "COMPLEMENTOFALL",
        "COMPLEMENTOFDEFAULT",
        "DEFAULT",
        "DES",
        "DH",
        "DHE",
        "DSS",
        "ECDH",
        "ECDHE",
        "ECDSA",
        "EDH",
        "EECDH",
        "EXP",
        "EXPORT",
        "EXPORT40",
        "EXPORT56",
        "FIPS",
        "GOST",
        "HIGH",
        "IDEA",
        "LOW",
        "MD5",
        "MEDIUM",
        "NORMAL",
        "NULL",
        "PROFILE=SYSTEM",
        "PSK",
        "RC2",
        "RC4",
        "RSA",
        "SECURE128",
        "SECURE192",
        "SECURE256",
        "SEED",
        "SHA",
        "SHA1",
        "SHA256",
        "SHA384",
        "SRP",
        "SSLV3",
        "SUITEB128",
        "SUITEB128ONLY",
        "SUITEB192",
        "SYSTEM",
        "TLSV1",
        "TLSV1.0",
        "TLSV1.2",
        "AANULL",
        "ADSS",
        "ADH",
        "AECDSA",
        "ANULL",
        "APSK",
        "ARSA",
        "ENULL",
        "KDH",
        "KDHE",
        "KDHEPSK",
        "KECDH",
        "KECDHE",
        "KECDHEPSK",
        "KEDH",
        "KEECDH",
        "KPSK",
        "KRSA",
        "KRSAPSK",
        "KSRP",
        "ASRP",
        "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
        "TLS_FALLBACK_SCSV",
    ];
    if name.starts_with(['!', '@']) {
        return true;
    }
    let bare = name.trim_start_matches(['+', '-']);
    let operated = bare.len() < name.len();
    let known = |word: &str| KEYWORDS.contains(&word.to_ascii_uppercase().as_str());
    operated || (name.len() <= LONGEST_NAME && bare.split('+').all(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn meant(name: &str) -> &'static str {
        match suite(name) {
            Lookup::Spelt(_, proper) => proper,
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn both_names_are_found() {
        let iana = suite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        assert!(matches!(iana, Lookup::Exact(_)));
        assert_eq!(iana, suite("ECDHE-RSA-AES256-GCM-SHA384"));
        assert!(matches!(suite("AES128-GCM-SHA256"), Lookup::Exact(found) if !found.is_tls13()));
    }

    #[test]
    fn habits_of_libraries_are_understood() {
        for (given, proper) in [
            ("ecdhe-rsa-aes128-gcm-sha256", "ECDHE-RSA-AES128-GCM-SHA256"),
            ("ECDHE_RSA_AES128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
            ("tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
            ("TLS-ECDHE-RSA-WITH-AES-128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
            ("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256_P256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
            ("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
            ("SSL_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
            ("TLS13_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256"),
            ("AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256"),
            ("aes128-gcm-sha256", "AES128-GCM-SHA256"),
            ("EDH-RSA-DES-CBC3-SHA", "DHE-RSA-DES-CBC3-SHA"),
            ("ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
        ] {
            assert_eq!(meant(given), proper);
        }
    }

    #[test]
    fn the_nearest_name_is_proposed_and_nothing_far_off() {
        for (given, near) in [
            ("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA348", Some("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")),
            ("ECDHE-RSA-AES256-GCM-SHA348", Some("ECDHE-RSA-AES256-GCM-SHA384")),
            ("TLS_AES_256_GCM_SHA256", Some("TLS_AES_128_GCM_SHA256")),
            ("ECDHE-RSA-AES128-GMC-SHA256", Some("ECDHE-RSA-AES128-GCM-SHA256")),
            ("blowfish", None),
            ("", None),
        ] {
            match suite(given) {
                // Two names may be equally near: either helps.
                Lookup::Unknown(found) => assert_eq!(found.is_some(), near.is_some(), "{given}: {found:?}"),
                other => panic!("{given}: {other:?}"),
            }
        }
        assert_eq!(
            suite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA348"),
            Lookup::Unknown(Some("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"))
        );
        assert_eq!(suite(&"A".repeat(1_000_000)), Lookup::Unknown(None));
    }

    #[test]
    fn list_syntax_is_told_from_names() {
        for word in ["HIGH", "!aNULL", "DEFAULT", "@SECLEVEL=2", "ECDHE+AESGCM", "kRSA", "-SHA1"] {
            assert_eq!(suite(word), Lookup::Keyword, "{word}");
        }
    }

    #[test]
    fn groups_have_many_names() {
        for name in ["P-256", "secp256r1", "prime256v1", "X25519", "x25519", "X25519MLKEM768"] {
            assert!(matches!(group(name), Lookup::Exact(_)), "{name}");
        }
        for (given, proper) in [
            ("CurveP256", "secp256r1"),
            ("curve25519", "x25519"),
            ("p256", "secp256r1"),
            ("x25519mlkem768", "X25519MLKEM768"),
        ] {
            assert!(matches!(group(given), Lookup::Spelt(_, found) if found == proper), "{given}");
        }
        assert_eq!(group("X25519MLKEM786"), Lookup::Unknown(Some("X25519MLKEM768")));
        assert_eq!(group("auto"), Lookup::Keyword);
        assert_eq!(group("banana"), Lookup::Unknown(None));
    }
}
