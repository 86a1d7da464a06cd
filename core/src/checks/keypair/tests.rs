#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use base64ct::{Base64, Encoding};

use super::check;
use crate::{
    accept,
    checks::{Found, Scene},
    contract::{CheckRequest, ClientAuthentication, ClientRequest, ItemKind, Role, Secret, Severity, Timestamp},
    read::{
        Format, Item, Material, ReadInput, certificate,
        key::{
            self,
            testdata::{PASSPHRASE, stored},
        },
    },
    relate::Relations,
    rules::Rule,
    trust::Verdicts,
};

/// Made once with OpenSSL for the keys of `read::key::testdata`: `root` (p521), `int` (p384, by the root), `user` (p256, by
/// `int`), `other` (rsa, by the root), `direct` (ed25519, by the root).
const CERTIFICATES: &str = include_str!("testdata/certificates.txt");

struct Set {
    material: Material,
    request: CheckRequest,
}

fn set() -> Set {
    Set { material: Material::default(), request: CheckRequest::at(Timestamp::parse("2026-12-01T00:00:00Z").unwrap()) }
}

impl Set {
    fn file(mut self, name: &str, role: Role, blocks: &[&str]) -> Self {
        let input = self.material.inputs.len();
        let mut read = ReadInput {
            name: name.to_owned(),
            archive: None,
            asked: role,
            role,
            role_reason: String::new(),
            format: Format::Pem,
            faults: vec![],
            lines: crate::read::Lines::default(),
            items: vec![],
            defects: vec![],
            readings: vec![],
        };
        for (index, block) in blocks.iter().enumerate() {
            let line = Some(index as u32 * 10 + 1);
            let mut item = Item {
                kind: ItemKind::Parameters,
                label: Some("EC PARAMETERS".to_owned()),
                line,
                end_line: line.map(|line| line + 9),
                certificate: None,
                key: None,
                readers: vec![],
            };
            if let Some((_, text)) = CERTIFICATES.split_once(&format!("== {block}\n")) {
                let base64: String = text.lines().skip(1).take_while(|line| !line.starts_with("---")).collect();
                let mut parsed = certificate::parse(&Base64::decode_vec(&base64).unwrap()).unwrap();
                (parsed.input, parsed.line, parsed.end_line) = (input, item.line, item.end_line);
                item.kind = ItemKind::Certificate;
                item.certificate = Some(self.material.certificates.len());
                self.material.certificates.push(parsed);
            } else if *block != "parameters" {
                let mut opened = key::open(stored(block).raw(), self.request.passphrase.as_ref());
                (opened.input, opened.line, opened.end_line) = (input, item.line, item.end_line);
                item.kind = ItemKind::PrivateKey;
                item.key = Some(self.material.keys.len());
                self.material.keys.push(opened);
            }
            read.items.push(item);
        }
        self.material.inputs.push(read);
        self
    }

    fn passphrase(mut self, passphrase: &str) -> Self {
        self.request.passphrase = Some(Secret::new(passphrase.as_bytes().to_vec()));
        self
    }

    fn certificate(self, blocks: &[&str]) -> Self {
        self.file("client.crt", Role::ClientCertificate, blocks)
    }

    fn key(self, blocks: &[&str]) -> Self {
        self.file("client.key", Role::ClientKey, blocks)
    }

    /// As if the roles had been told from the files.
    fn guessed(mut self) -> Self {
        self.material.inputs.iter_mut().for_each(|input| input.asked = Role::Auto);
        self
    }

    fn client(mut self, id: &str) -> Self {
        self.request.clients.push(ClientRequest { id: id.to_owned(), version: None, runtime: None });
        self
    }

    fn authentication(mut self, authentication: ClientAuthentication) -> Self {
        self.request.policy.client_authentication = Some(authentication);
        self
    }

    fn change_key(mut self, change: impl Fn(&mut key::PrivateKey)) -> Self {
        self.material.keys.iter_mut().for_each(change);
        self
    }

    fn found(&self) -> Vec<Found> {
        let issued_by = |certificate: &certificate::Certificate| {
            self.material.certificates.iter().position(|issuer| issuer.subject.raw == certificate.issuer.raw)
        };
        let relations = Relations {
            issued_by: self.material.certificates.iter().map(issued_by).collect(),
            ..crate::relate::relate(&self.material)
        };
        let case = accept::accept(&self.request).unwrap();
        let mut found = Vec::new();
        let verdicts = Verdicts::default();
        check(&Scene { case: &case, material: &self.material, relations: &relations, verdicts: &verdicts }, &mut found);
        for finding in &found {
            assert!(finding.severity != Severity::Error || finding.fix.is_some(), "no cure: {}", finding.message);
            assert!(!finding.message.contains("  ") && finding.message.ends_with('.'), "{}", finding.message);
        }
        found
    }

    /// Without the kinds of key that single clients lack.
    fn codes(&self) -> Vec<&'static str> {
        let found = self.found();
        let lacking = |finding: &&Found| {
            !(finding.rule == Rule::KeyUnsupported
                && matches!(finding.concerns.as_slice(), ["lettuce-pem" | "redis-rs-ring"]))
        };
        let mut codes: Vec<_> = found.iter().filter(lacking).map(|finding| finding.rule.code()).collect();
        codes.sort_unstable();
        codes
    }

    fn only(&self, rule: Rule) -> Found {
        let mut found = self.found();
        let at = found.iter().position(|finding| finding.rule == rule);
        found.swap_remove(at.unwrap_or_else(|| panic!("{rule:?} is not among {:?}", self.codes())))
    }
}

#[test]
fn a_pair_in_good_order_is_nothing_to_speak_of() {
    let chain = ["user", "int"];
    assert_eq!(
        set().certificate(&chain).key(&["p256.pkcs8"]).file("ca.pem", Role::CaBundle, &["root"]).codes(),
        Vec::<&str>::new()
    );
    let direct = set().certificate(&["direct"]).key(&["ed25519.pkcs8"]).file("ca.pem", Role::CaBundle, &["root"]);
    assert_eq!(direct.codes(), Vec::<&str>::new());
    assert_eq!(direct.guessed().codes(), Vec::<&str>::new());
    // Key and certificate in one file.
    let one = set().certificate(&["direct", "ed25519.pkcs8"]).file("ca.pem", Role::CaBundle, &["root"]);
    assert!(!one.codes().contains(&"KEY001") && !one.codes().contains(&"KEY005"));
}

#[test]
fn a_mismatch_names_both_and_what_the_key_fits() {
    let finding = set().certificate(&["direct"]).key(&["rsa.pkcs8"]).only(Rule::KeyMismatch);
    assert_eq!(
        finding.message,
        "The private key does not belong to the certificate \"direct-user\": the key is RSA 2048 (SPKI 0606e83a), the certificate holds Ed25519 (SPKI 2182bb93)."
    );
    assert_eq!((finding.at.input, finding.at.key, finding.at.certificate), (Some(1), Some(0), Some(0)));
    let near = set().certificate(&["direct"]).key(&["rsa.pkcs8"]).file("b.crt", Role::ClientCa, &["other"]);
    let near = near.only(Rule::KeyMismatch);
    assert!(near.message.ends_with("It belongs to \"other-user\" in b.crt."));
    assert_eq!(near.fix.as_deref(), Some("give b.crt as the certificate, or the key that was made with client.crt"));
    let intermediate = set().certificate(&["user", "int"]).key(&["p384.pkcs8"]);
    assert!(
        intermediate
            .only(Rule::KeyMismatch)
            .message
            .ends_with("It belongs to the CA \"Test Issuing CA\" of the same file.")
    );
    assert!(!intermediate.codes().contains(&"KEY014"));
    // The passphrase opened it, so it can be compared.
    let encrypted = set().passphrase(PASSPHRASE).certificate(&["direct"]).key(&["enc.rsa"]);
    assert!(encrypted.codes().contains(&"KEY001"));
    let unopened = set().certificate(&["direct"]).key(&["enc.rsa"]);
    assert!(!unopened.codes().contains(&"KEY001") && !unopened.codes().contains(&"KEY005"));
}

#[test]
fn several_pairs_are_told_apart() {
    let two = set()
        .file("a.crt", Role::ClientCertificate, &["direct"])
        .file("b.crt", Role::ClientCertificate, &["other"])
        .file("a.key", Role::ClientKey, &["ed25519.pkcs8"])
        .file("b.key", Role::ClientKey, &["rsa.pkcs8"])
        .file("ca.pem", Role::CaBundle, &["root"])
        .guessed();
    assert_eq!(two.codes(), Vec::<&str>::new());
    // What is left over is said, once for each key, and of a certificate that was given as the client's.
    let ca = |set: Set| set.file("ca.pem", Role::CaBundle, &["root", "int"]);
    let stray = ca(set()
        .file("a.crt", Role::ClientCertificate, &["direct"])
        .file("b.crt", Role::ClientCertificate, &["other"])
        .file("stray.key", Role::ClientKey, &["rsa1024.pkcs8"]));
    let mismatches = |set: &Set| set.codes().into_iter().filter(|code| *code == "KEY001").count();
    assert_eq!(mismatches(&stray), 2);
    let one_pair =
        stray.file("c.crt", Role::ClientCertificate, &["user", "int"]).file("c.key", Role::ClientKey, &["p256.pkcs8"]);
    assert_eq!(mismatches(&one_pair), 1);
    let lone = ca(set().file("a.pem", Role::ClientCertificate, &["direct", "ed25519.pkcs8"]).file(
        "b.crt",
        Role::ClientCertificate,
        &["other"],
    ));
    assert!(lone.codes().contains(&"KEY005"));
    let lone = lone.guessed().authentication(ClientAuthentication::Required);
    assert!(!lone.codes().contains(&"KEY005"));
    let server = set()
        .file("server.crt", Role::ServerChain, &["other"])
        .file("server.key", Role::ClientKey, &["rsa.pkcs8"])
        .file("client.crt", Role::ClientCertificate, &["direct"])
        .file("client.key", Role::ClientKey, &["ed25519.pkcs8"])
        .file("ca.pem", Role::CaBundle, &["root"])
        .guessed();
    assert_eq!(server.codes(), Vec::<&str>::new());
}

#[test]
fn the_order_of_the_file_is_one_cause() {
    let turned = set().certificate(&["int", "user"]).key(&["p256.pkcs8"]).file("ca.pem", Role::CaBundle, &["root"]);
    assert_eq!(turned.codes(), ["KEY014"]);
    let finding = turned.only(Rule::KeyChainOrder);
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(
        finding.fix.as_deref(),
        Some("(sed -n '11,20p' client.crt; sed '11,20d' client.crt) > client-ordered.crt")
    );
    // The certificate that the key belongs to is the one that is meant, where the leaf is not first.
    let second = set().certificate(&["direct", "other"]).key(&["rsa.pkcs8"]);
    assert!(second.codes().contains(&"KEY014") && !second.codes().contains(&"KEY001"));
    let behind = set().certificate(&["root", "user", "int"]).key(&["p384.pkcs8"]);
    assert!(behind.codes().contains(&"KEY014") && !behind.codes().contains(&"KEY001"));
    // Also where the key does not open.
    let unopened = set().certificate(&["int", "user"]).key(&["enc.scrypt"]);
    assert!(unopened.codes().contains(&"KEY014") && !unopened.codes().contains(&"KEY001"));
}

#[test]
fn a_ca_as_client_certificate_is_one_cause() {
    let wrong = set().certificate(&["root"]).key(&["p256.pkcs8"]);
    assert_eq!(wrong.codes(), ["KEY016"]);
    assert_eq!(wrong.only(Rule::KeyCaAsClient).severity, Severity::Error);
    assert_eq!(set().certificate(&["root"]).codes(), ["KEY016"]);
    assert_eq!(set().certificate(&["root"]).guessed().codes(), Vec::<&str>::new());
    let own = set().certificate(&["root"]).key(&["p521.pkcs8"]);
    assert_eq!((own.codes(), own.only(Rule::KeyCaAsClient).severity), (vec!["KEY016"], Severity::Warning));
}

#[test]
fn a_half_pair_misses_the_other_half() {
    let alone = set().certificate(&["direct"]).file("ca.pem", Role::CaBundle, &["root"]);
    assert_eq!(alone.codes(), ["KEY005"]);
    let upload = set().certificate(&["direct"]).file("ca.pem", Role::CaBundle, &["root"]).guessed();
    assert_eq!(upload.codes(), Vec::<&str>::new());
    let required = set().certificate(&["direct"]).file("ca.pem", Role::CaBundle, &["root"]).guessed();
    assert_eq!(required.authentication(ClientAuthentication::Required).codes(), ["KEY005"]);
    // The file that was given for the key holds none: another family says what it is.
    assert_eq!(
        set().certificate(&["direct"]).key(&["parameters"]).file("ca.pem", Role::CaBundle, &["root"]).codes(),
        Vec::<&str>::new()
    );

    let key = set().key(&["p256.pkcs8"]);
    assert_eq!(key.codes(), ["KEY006"]);
    assert_eq!(key.authentication(ClientAuthentication::Required).codes(), Vec::<&str>::new());
    assert_eq!(set().key(&["p256.pkcs8"]).guessed().codes(), Vec::<&str>::new());
    assert_eq!(set().key(&["direct"]).certificate(&["ed25519.pkcs8"]).codes(), Vec::<&str>::new(), "swapped");
}

#[test]
fn the_issuer_is_named_where_the_file_lacks_it() {
    let nowhere = set().certificate(&["user"]).key(&["p256.pkcs8"]).only(Rule::KeyClientIssuer);
    assert!(nowhere.message.contains("\"Test Issuing CA\", which is in none of the files"));
    let in_ca_file = set().certificate(&["user"]).key(&["p256.pkcs8"]).file("ca.pem", Role::CaBundle, &["root", "int"]);
    let finding = in_ca_file.only(Rule::KeyClientIssuer);
    assert_eq!(finding.severity, Severity::Note);
    assert!(finding.message.contains(" and Java do not send it along"), "{}", finding.message);
    for (id, alone) in
        [("go-redis", true), ("jedis", true), ("redis-rs", true), ("redis-py", false), ("node-redis", false)]
    {
        assert_eq!(finding.concerns.contains(&id), alone, "{id}");
    }
    assert_eq!(finding.fix.as_deref(), Some("append the intermediate: sed -n '11,20p' ca.pem >> client.crt"));
    let known = in_ca_file.file("server-ca.pem", Role::ClientCa, &["root"]);
    assert_eq!(known.only(Rule::KeyClientIssuer).severity, Severity::Warning);
    let held =
        set().certificate(&["user"]).key(&["p256.pkcs8"]).file("server-ca.pem", Role::ClientCa, &["root", "int"]);
    assert_eq!(held.codes(), Vec::<&str>::new());
}

#[test]
fn encrypted_keys_speak_of_the_passphrase() {
    let pair = |key: &str| set().certificate(&["other"]).key(&[key]).file("ca.pem", Role::CaBundle, &["root"]);
    let missing = pair("enc.rsa");
    assert_eq!(missing.codes(), ["KEY002"]);
    let finding = missing.only(Rule::KeyPassphraseMissing);
    assert_eq!((finding.severity, finding.concerns.contains(&"redis-py")), (Severity::Warning, false));
    assert!(finding.concerns.contains(&"go-redis") && finding.concerns.contains(&"redis-cli"));
    assert_eq!(pair("enc.rsa").client("go-redis").only(Rule::KeyPassphraseMissing).severity, Severity::Error);

    let with = |key: &str, passphrase: &str| {
        set().passphrase(passphrase).certificate(&["other"]).key(&[key]).file("ca.pem", Role::CaBundle, &["root"])
    };
    assert_eq!(with("enc.rsa", PASSPHRASE).codes(), ["KEY004"]);
    assert_eq!(with("enc.rsa", PASSPHRASE).only(Rule::KeyEncrypted).severity, Severity::Warning);
    assert_eq!(with("enc.rsa", PASSPHRASE).client("redis-py").only(Rule::KeyEncrypted).severity, Severity::Note);
    assert_eq!(with("legacy.rsa", PASSPHRASE).codes(), ["KEY004", "KEY018"]);
    assert_eq!(with("enc.rsa", "no").codes(), ["KEY003"]);
    let line_break = with("enc.rsa", &format!("{PASSPHRASE}\n")).only(Rule::KeyPassphraseWrong);
    assert!(line_break.message.contains("line break"));
    assert_eq!(with("rsa.pkcs8", PASSPHRASE).codes(), ["KEY019"]);
}

#[test]
fn encryptions_that_clients_do_not_open_are_named() {
    let with = |key: &str| set().passphrase(PASSPHRASE).key(&[key]).guessed();
    assert_eq!(with("v1.PBE-MD5-DES").codes(), ["KEY013"]);
    let retired = with("v1.PBE-SHA1-RC2-40").only(Rule::KeyEncryptionUnsupported);
    assert_eq!((retired.severity, retired.concerns.len()), (Severity::Error, 0));
    assert!(retired.fix.unwrap().contains("-provider legacy"));
    let aria = with("enc.aria-256-cbc").only(Rule::KeyEncryptionUnsupported);
    assert_eq!((aria.severity, aria.concerns.contains(&"node-redis")), (Severity::Warning, false));
    let memory = with("enc.scrypt").change_key(|key| {
        let encryption = key.encryption.as_mut().unwrap();
        encryption.openssl = key::OpensslSupport::BeyondItsMemory;
    });
    assert_eq!(
        (memory.codes(), memory.only(Rule::KeyEncryptionUnsupported).severity),
        (vec!["KEY013"], Severity::Error)
    );
    let costly = with("enc.rsa").change_key(|key| key.state = key::KeyState::TooCostly("2147483648 rounds".to_owned()));
    assert_eq!((costly.codes(), costly.only(Rule::KeyCost).severity), (vec!["KEY012"], Severity::Error));
    let late = set().key(&["rsa.pkcs8"]).change_key(|key| key.state = key::KeyState::TooCostly(key::Work::spent()));
    assert_eq!(late.only(Rule::KeyCost).severity, Severity::Warning);
}

#[test]
fn what_a_key_is_decides_who_takes_it() {
    let alone = |key: &str| set().key(&[key]).guessed();
    assert_eq!(alone("p384.pkcs8").codes(), Vec::<&str>::new());
    // Measured: ring has no P-521, Netty's PEM reader no Ed25519.
    assert_eq!(alone("p521.pkcs8").only(Rule::KeyUnsupported).concerns, ["redis-rs-ring"]);
    assert_eq!(alone("ed25519.pkcs8").only(Rule::KeyUnsupported).concerns, ["lettuce-pem"]);
    let sec1 = alone("p256.sec1").only(Rule::KeyFormat);
    assert_eq!((sec1.severity, sec1.concerns), (Severity::Warning, vec!["lettuce-pem", "redis-rs-native-tls"]));
    assert_eq!(set().key(&["parameters", "p256.pkcs8"]).guessed().codes(), ["KEY011"]);
    assert_eq!(alone("p256.sec1").client("redis-py").codes(), Vec::<&str>::new());
    let pss = alone("rsapss.pkcs8").only(Rule::KeyUnsupported).concerns;
    assert!(pss.contains(&"go-redis") && pss.contains(&"redis-rs") && !pss.contains(&"redis-py"));
    assert_eq!(alone("ed448.pkcs8").only(Rule::KeyUnsupported).severity, Severity::Warning);
    let primes = |bits| {
        let key = alone("rsa.pkcs8").change_key(|key| {
            key.state = key::KeyState::Unsupported("it has 3 primes: no client computes with them".to_owned());
            key.bits = Some(bits);
        });
        key.only(Rule::KeyUnsupported).concerns
    };
    let rustls = primes(crate::limits::RSA_BITS);
    assert!(rustls.contains(&"redis-rs") && rustls.contains(&"redis-rs-ring") && !rustls.contains(&"go-redis"));
    assert_eq!(primes(crate::limits::RSA_BITS + 1), [""; 0]);
    let curve = alone("k256.pkcs8").only(Rule::KeyUnsupported);
    assert_eq!((curve.severity, curve.concerns.len()), (Severity::Error, 0));
    assert_eq!(alone("rsa1024.pkcs8").only(Rule::KeyWeak).severity, Severity::Warning);
    assert_eq!(alone("rsa512.pkcs8").only(Rule::KeyWeak).severity, Severity::Error);
    assert_eq!(alone("rsa.pkcs8").codes(), Vec::<&str>::new());
    let broken = alone("rsa.pkcs8").change_key(|key| key.state = key::KeyState::Damaged("it is cut off".to_owned()));
    assert_eq!(broken.codes(), ["KEY008"]);
}

/// Measured: Node, OpenSSL 3.0, Go 1.26 and Ruby; the others by what they are told to look for.
#[test]
fn a_label_that_promises_another_form_is_read_by_some() {
    use key::KeyFormat::{EncryptedPkcs8, Pkcs1, Pkcs8, Sec1};
    let refuses = |name: &str, promised: key::KeyFormat| {
        let set =
            set().key(&[name]).guessed().change_key(|key| key.quirks.push(key::KeyQuirk::LabelPromises(promised)));
        assert_eq!(set.codes(), ["PEM027"], "{name}");
        let concerns = set.only(Rule::PemLabelContent).concerns;
        ["redis-py", "go-redis", "redis-rs", "redis-rs-native-tls", "lettuce-pem"].map(|id| concerns.contains(&id))
    };
    assert_eq!(refuses("rsa.pkcs8", Pkcs1), [false, false, true, true, false]);
    assert_eq!(refuses("rsa.pkcs8", Sec1), [true, false, false, true, false]);
    assert_eq!(refuses("p256.pkcs8", Sec1), [false, false, false, true, false]);
    assert_eq!(refuses("p256.pkcs8", Pkcs1), [true, false, true, true, false]);
    assert_eq!(refuses("rsa.pkcs8", EncryptedPkcs8), [false, false, true, true, false]);
    assert_eq!(refuses("rsa.pkcs1", Pkcs8), [true, false, true, true, true]);
    let encrypted = set().key(&["enc.rsa"]).guessed();
    let encrypted = encrypted.change_key(|key| key.quirks.push(key::KeyQuirk::LabelPromises(Pkcs8)));
    let concerns = encrypted.only(Rule::PemLabelContent).concerns;
    assert!(concerns.contains(&"go-redis") && !concerns.contains(&"lettuce-pem"));
}

/// Measured: OpenSSL and Node pass over them, Go does in PKCS#8 and SEC1.
#[test]
fn octets_behind_the_key_are_minded_by_go_in_pkcs1_alone() {
    let trailing = |name: &str| {
        let set = set().key(&[name]).guessed().change_key(|key| key.quirks.push(key::KeyQuirk::Trailing(3)));
        let mut found = set.found();
        found.retain(|one| one.message.starts_with("3 octets stand behind the key"));
        found.remove(0)
    };
    let pkcs1 = trailing("rsa.pkcs1");
    assert!(pkcs1.concerns.contains(&"go-redis") && !pkcs1.concerns.contains(&"redis-py"));
    let pkcs8 = trailing("rsa.pkcs8");
    assert_eq!((pkcs8.severity, pkcs8.message.ends_with("Readers pass over them.")), (Severity::Note, true));
}

/// DER, an encrypted key and a wrong label have findings of their own.
#[test]
fn a_form_that_some_do_not_take_is_one_finding() {
    let pkcs1 = || set().key(&["rsa.pkcs1"]).guessed();
    assert_eq!(pkcs1().codes(), ["KEY011"]);
    let der = pkcs1().change_key(|key| (key.line, key.end_line) = (None, None));
    assert_eq!(der.codes(), Vec::<&str>::new());
    let unknown = set().key(&["rsa.pkcs8"]).guessed().change_key(|key| key.format = key::KeyFormat::Unknown);
    assert_eq!(unknown.codes(), Vec::<&str>::new());
    let encrypted = set().passphrase(PASSPHRASE).key(&["parameters", "enc.rsa"]).guessed();
    assert_eq!(encrypted.codes(), ["KEY004"]);
}

#[test]
fn a_key_that_could_not_be_judged_is_more_than_a_note() {
    let weight = |client: &str| {
        let set = set().passphrase(PASSPHRASE).key(&["enc.aria-256-cbc"]).guessed().client(client);
        set.only(Rule::KeyEncryptionUnsupported).severity
    };
    assert_eq!((weight("redis-py"), weight("go-redis")), (Severity::Warning, Severity::Error));
}

#[test]
fn the_option_for_the_passphrase_is_named() {
    let option = |client: &str| {
        let set = set().certificate(&["other"]).key(&["enc.rsa"]).client(client);
        set.only(Rule::KeyPassphraseMissing).fix.unwrap()
    };
    for (client, words) in [
        ("redis-py", "redis-py (ssl_password=)"),
        ("node-redis", "node-redis (socket: { passphrase })"),
        ("ioredis", "ioredis (tls: { passphrase })"),
        ("phpredis", "PHP (the stream context's passphrase)"),
        ("predis", "PHP (the stream context's passphrase)"),
    ] {
        assert!(option(client).contains(&format!(" and give it to {words};")), "{client}: {}", option(client));
    }
    assert!(!option("go-redis").contains("and give it to"));
}

/// Of the keys that fit nothing the one that lies beside the certificate, by its name or in one archive.
#[test]
fn a_mismatch_is_said_of_the_nearest_key() {
    let keys = ["rsa1024.pkcs8", "rsa512.pkcs8"];
    let said = |set: Set| set.only(Rule::KeyMismatch).at.key;
    let two = |first: &str, second: &str| {
        let set = set().file("b.crt", Role::ClientCertificate, &["direct"]);
        set.file(first, Role::ClientKey, &[keys[0]]).file(second, Role::ClientKey, &[keys[1]])
    };
    assert_eq!(said(two("a.key", "b.key")), Some(1));
    assert_eq!(said(two("b.key", "a.key")), Some(0));
    assert_eq!(said(two("a.key", "c.key")), Some(0));
    let mut archived = two("a.key", "c.key");
    (archived.material.inputs[0].archive, archived.material.inputs[1].archive) = (Some(9), Some(8));
    archived.material.inputs[2].archive = Some(9);
    assert_eq!(said(archived), Some(1));
}

#[test]
fn contradicting_numbers_are_an_error() {
    let wrong = set().key(&["rsa.pkcs8"]).guessed().change_key(|key| {
        if let key::KeyState::Open(facts) = &mut key.state {
            facts.inconsistent = Some("its modulus is not the product of its primes (n = p * q)".to_owned());
        }
    });
    assert_eq!((wrong.codes(), wrong.only(Rule::KeyInconsistent).severity), (vec!["KEY009"], Severity::Error));
    // One cause: whether it fits the certificate cannot be said.
    let mut pair = set().certificate(&["direct"]).key(&["rsa.pkcs8"]).file("ca.pem", Role::CaBundle, &["root"]);
    assert_eq!(pair.codes(), ["KEY001"]);
    pair = pair.change_key(|key| {
        if let key::KeyState::Open(facts) = &mut key.state {
            facts.inconsistent = Some("its modulus is not the product of its primes (n = p * q)".to_owned());
        }
    });
    assert_eq!(pair.codes(), ["KEY009"]);
}

#[test]
fn of_several_keys_the_first_counts() {
    let ca = |set: Set| set.file("ca.pem", Role::CaBundle, &["root"]);
    let right = ca(set().certificate(&["other"]).key(&["rsa.pkcs8", "ed25519.pkcs8"]));
    assert_eq!((right.codes(), right.only(Rule::KeySeveral).severity), (vec!["KEY017"], Severity::Warning));
    let wrong = ca(set().certificate(&["other"]).key(&["ed25519.pkcs8", "rsa.pkcs8"]));
    assert_eq!((wrong.codes(), wrong.only(Rule::KeySeveral).severity), (vec!["KEY017"], Severity::Error));
    // The same key twice is one key.
    assert_eq!(ca(set().certificate(&["other"]).key(&["rsa.pkcs8", "rsa.pkcs8"])).codes(), Vec::<&str>::new());
    // A CA's key in its file is another family's.
    assert_eq!(set().file("ca.pem", Role::CaBundle, &["root", "p521.pkcs8"]).codes(), Vec::<&str>::new());
}
