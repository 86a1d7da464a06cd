//! What stands in a key: its kind, its numbers, its form.

use super::{View, beside, takes};
use crate::{
    checks::Found,
    clients::{Client, words::in_words},
    contract::Severity,
    limits,
    read::{
        PrivateKey,
        certificate::{KeyAlgorithm, PublicKey},
        key::{KeyFormat, KeyQuirk, KeyState},
    },
    rules::Rule,
};

pub(super) fn check(view: &View<'_>, key: usize, private: &PrivateKey, found: &mut Vec<Found>) {
    match &private.state {
        KeyState::Damaged(why) => {
            if !scanner_says_why(view, private) {
                found.push(damaged(view, key, private, why));
            }
            return;
        }
        KeyState::Unsupported(why) => found.push(unsupported(view, key, private, why)),
        KeyState::Open(facts) => {
            if let Some(contradiction) = &facts.inconsistent {
                found.push(inconsistent(view, key, private, contradiction));
            }
            if view.scene.case.clients.iter().any(|client| takes::refuses_kind(client, &facts.algorithm)) {
                let kind = PublicKey::read(&facts.spki).describe();
                found.push(unsupported(view, key, private, &format!("{kind}: they have no code for such keys")));
            }
            if matches!(facts.algorithm, KeyAlgorithm::Rsa | KeyAlgorithm::RsaPss) {
                size(view, key, private, facts.bits.unwrap_or_default(), found);
            }
        }
        _ => {}
    }
    label(view, key, private, found);
    form(view, key, private, found);
}

/// The PEM family has said what is wrong with the text of this block.
fn scanner_says_why(view: &View<'_>, private: &PrivateKey) -> bool {
    let (Some(input), Some(first)) = (view.input(private.input), private.line) else { return false };
    let last = private.end_line.unwrap_or(first);
    input.defects.iter().any(|defect| (first..=last).contains(&defect.line))
}

fn damaged(view: &View<'_>, key: usize, private: &PrivateKey, why: &str) -> Found {
    let file = view.file(private.input);
    view.at_key(Rule::KeyDamaged, key, format!("The private key cannot be decoded: {why}."))
        .expected("a whole key in PKCS#8, PKCS#1 or SEC1")
        .fix(format!("copy the file again from where it was made, and try it: openssl pkey -noout -in {file}"))
        .reference("RFC 5958; RFC 8017, A.1.2; RFC 5915")
}

fn unsupported(view: &View<'_>, key: usize, private: &PrivateKey, why: &str) -> Found {
    let refuses = |client: &Client| match &private.algorithm {
        Some(algorithm @ (KeyAlgorithm::Ed448 | KeyAlgorithm::Ed25519 | KeyAlgorithm::RsaPss)) => {
            takes::refuses_kind(client, algorithm)
        }
        Some(algorithm @ KeyAlgorithm::Ec(_)) if private.facts().is_some() => takes::refuses_kind(client, algorithm),
        // OpenSSL, Go and Java compute with more than two primes up to their limits.
        Some(KeyAlgorithm::Rsa) => takes::is_rustls(client) || private.bits.is_some_and(|bits| bits > limits::RSA_BITS),
        _ => true,
    };
    let asked = &view.scene.case.clients;
    let all = asked.iter().filter(|client| client.is_judged()).all(|client| refuses(client));
    let who = in_words(asked, refuses).filter(|_| !all).unwrap_or_else(|| "Clients for Redis".to_owned());
    view.at_key(Rule::KeyUnsupported, key, format!("{who} cannot use this private key: {why}."))
        .seen(why.split(':').next().unwrap_or(why))
        .expected("RSA of 2048 to 4096 bits, EC P-256, P-384 or P-521, or Ed25519")
        .fix("have a certificate issued for a new key: openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout client.key -out client.csr -subj /CN=client")
        .reference("RFC 8446, section 4.2.3")
        .concerns(asked, refuses)
}

fn inconsistent(view: &View<'_>, key: usize, private: &PrivateKey, contradiction: &str) -> Found {
    let file = view.file(private.input);
    view.at_key(Rule::KeyInconsistent, key, format!("The private key's numbers contradict each other: {contradiction}."))
        .seen(contradiction)
        .expected("numbers that belong to one key")
        .fix(format!("take the key from a backup and test it: openssl pkey -check -noout -in {file}. If there is none, have a new key and certificate issued"))
        .reference("RFC 8017, section 3.2; SEC 1, section 3.2.1; RFC 8032, section 5.1.5")
}

fn size(view: &View<'_>, key: usize, private: &PrivateKey, bits: u32, found: &mut Vec<Found>) {
    if bits >= 2048 {
        return;
    }
    // OpenSSL refuses under 1024 bits even at level 1, rustls under 2048; redis-server's Debian level is 2.
    let (severity, what) = if bits < 1024 {
        (Severity::Error, "no client and no server accepts it")
    } else {
        (Severity::Warning, "OpenSSL at security level 2 and rustls refuse it, and so do servers on Debian and Red Hat")
    };
    let file = view.file(private.input);
    found.push(
        view.at_key(Rule::KeyWeak, key, format!("The private key has RSA {bits} bits: {what}."))
            .seen(format!("RSA {bits}"))
            .expected("RSA 2048 or more, or EC P-256")
            .fix(format!("openssl req -new -newkey rsa:2048 -nodes -keyout {} -out client.csr -subj /CN=client, and have it signed", beside(&file, "-new")))
            .reference("NIST SP 800-57 part 1, table 2; SSL_CTX_set_security_level(3)")
            .severity(severity),
    );
}

fn label(view: &View<'_>, key: usize, private: &PrivateKey, found: &mut Vec<Found>) {
    let promised = private.quirks.iter().find_map(|quirk| match quirk {
        KeyQuirk::LabelPromises(format) => Some(*format),
        _ => None,
    });
    let (Some(promised), Some(label)) = (promised, promised.and_then(KeyFormat::label)) else { return };
    let refuses = |client: &Client| takes::refuses_label(client, private, promised);
    let asked = &view.scene.case.clients;
    let Some(kinds) = in_words(asked, refuses) else { return };
    let file = view.file(private.input);
    let right = private.format.label().unwrap_or("PRIVATE KEY");
    found.push(
        view.at_key(
            Rule::PemLabelContent,
            key,
            format!(
                "The label {label} promises {}, and the block holds {}. {kinds} refuse it.",
                promised.name(),
                private.format.name()
            ),
        )
        .seen(label)
        .expected(right)
        .fix(format!("write {right} in its BEGIN and END lines: sed -i.bak 's/{label}-----/{right}-----/' {file}"))
        .reference("RFC 7468, sections 10 and 11")
        .concerns(asked, refuses),
    );
}

/// Forms that are right and that some readers do not take.
fn form(view: &View<'_>, key: usize, private: &PrivateKey, found: &mut Vec<Found>) {
    let asked = &view.scene.case.clients;
    let file = view.file(private.input);
    let fix = format!("openssl pkey -in {file} -out {}", beside(&file, "-pkcs8"));
    if private.quirks.contains(&KeyQuirk::CurveNotNamed) {
        found.push(
            view.at_key(
                Rule::KeyFormat,
                key,
                "The EC key does not say on which curve it is, and no client guesses it.",
            )
            .seen("an ECPrivateKey without parameters")
            .expected("the name of its curve inside the key")
            .fix("export the key again with its parameters, as PKCS#8, from the program that made it")
            .reference("RFC 5915, section 3")
            .concerns(asked, |_| true),
        );
        return;
    }
    let trailing = private.quirks.iter().find_map(|quirk| match quirk {
        KeyQuirk::Trailing(octets) => Some(*octets),
        _ => None,
    });
    if let Some(octets) = trailing {
        let refuses = |client: &Client| takes::refuses_trailing(client, private);
        let who = in_words(asked, refuses)
            .map_or_else(|| "Readers pass over them".to_owned(), |kinds| format!("Refused by {kinds}"));
        found.push(
            view.at_key(Rule::KeyFormat, key, format!("{octets} octets stand behind the key inside its block. {who}."))
                .seen(format!("{octets} octets too many"))
                .fix(fix.clone())
                .reference("RFC 5958, section 2")
                .concerns(asked, refuses),
        );
    }
    // An encrypted key is nothing for native-tls whatever its form, and its label's fault is said already.
    let label_differs = private.quirks.iter().any(|quirk| matches!(quirk, KeyQuirk::LabelPromises(_)));
    let plain = matches!(private.format, KeyFormat::Pkcs8 | KeyFormat::Pkcs1 | KeyFormat::Sec1);
    if private.encryption.is_some() || private.line.is_none() || label_differs || !plain {
        return;
    }
    let before = first_item(view, private);
    let refuses = |client: &Client| {
        (private.format != KeyFormat::Pkcs8 && takes::wants_pkcs8(client))
            || (before.is_some() && takes::wants_key_first(client))
    };
    let Some(kinds) = in_words(asked, refuses) else { return };
    let (seen, wanted) = match (private.format, &before) {
        (KeyFormat::Pkcs8, Some(label)) => {
            (format!("a block {label} before the key"), "a file that begins with the key")
        }
        (format, None) => (format.name().to_owned(), "PKCS#8"),
        (format, Some(label)) => {
            (format!("{} behind a block {label}", format.name()), "PKCS#8 at the start of the file")
        }
    };
    found.push(
        view.at_key(
            Rule::KeyFormat,
            key,
            format!("The private key is in a form that not every client takes: {seen}. {kinds} want {wanted}."),
        )
        .seen(seen)
        .expected("-----BEGIN PRIVATE KEY----- on the first line")
        .fix(fix)
        .reference("native-tls, Identity::from_pkcs8: \"expected PKCS#8 PEM\"; Netty, PemReader")
        .concerns(asked, refuses),
    );
}

/// The label of the block that stands before the key, where one does. Another key there is another finding.
fn first_item(view: &View<'_>, private: &PrivateKey) -> Option<String> {
    let first = view.input(private.input)?.items.first()?;
    (first.line < private.line && first.key.is_none()).then(|| first.label.clone().unwrap_or_default())
}
