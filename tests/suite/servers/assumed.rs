//! What an answer rests on that could not be judged, and which question it leaves open.

use tlsconf::{
    CheckRequest,
    contract::{Answer, ClientAuthentication, InputRequest, Provider, Role, Secret, ServerAnswer, Timestamp},
};
use tlsconf_tests::{
    data,
    forge::{Certificate, Issued, der, encrypted_key, extension as ext, keys, pem, revocation_list},
};

use super::{intermediate, leaf, pems, root};

/// `yes`, or `no: class`, what was assumed, the codes of the causes.
fn said(files: &[(Role, String)], change: impl Fn(&mut CheckRequest)) -> Vec<[String; 2]> {
    let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"));
    for (at, (role, text)) in files.iter().enumerate() {
        request.inputs.push(InputRequest::new(format!("{at}.pem"), *role, text.clone().into_bytes()));
    }
    change(&mut request);
    let report = tlsconf::check(&request).expect("the request is well-formed");
    let words = |answer: &Option<ServerAnswer>| {
        let Some(answer) = answer else { return "-".to_owned() };
        let mut words = vec![match answer.answer {
            Answer::Yes => "yes",
            Answer::No => "no",
            Answer::Unknown => "unknown",
        }];
        words.extend(answer.class.as_deref());
        words.extend(answer.assumed.iter().map(String::as_str));
        words.extend(answer.causes.iter().map(|cause| report.findings[*cause as usize].code.as_str()));
        words.join(" ")
    };
    report.servers.iter().map(|server| [words(&server.starts), words(&server.accepts_client)]).collect()
}

/// Of redis-server and Redis Software.
fn starts(files: &[(Role, String)], change: impl Fn(&mut CheckRequest)) -> [String; 2] {
    let said = said(files, change);
    [said[0][0].clone(), said[1][0].clone()]
}

/// Of redis-server, Redis Software and Redis Cloud.
fn accepts(files: &[(Role, String)], change: impl Fn(&mut CheckRequest)) -> Vec<String> {
    said(files, change).into_iter().map(|[_, accepts]| accepts).collect()
}

fn for_both(recipe: Certificate) -> Issued {
    recipe.purposes(&[ext::SERVER_AUTH, ext::CLIENT_AUTH]).build()
}

fn as_is(_: &mut CheckRequest) {}

fn quiet(request: &mut CheckRequest) {
    request.policy.client_authentication = Some(ClientAuthentication::None);
}

#[test]
fn what_is_not_given_leaves_the_start_open() {
    let root = root();
    let own = for_both(leaf(&root));
    let (chain, key) = ((Role::ServerChain, own.pem()), (Role::ServerKey, own.key.pem()));
    let (ca, no_ca) = ((Role::ClientCa, root.pem()), (Role::ClientCa, "hello\n".to_owned()));
    let both = || vec![chain.clone(), key.clone()];
    let with = |more: (Role, String)| [both(), vec![more]].concat();
    let says = |files: &[(Role, String)], server: &str, software: &str| {
        let names: Vec<Role> = files.iter().map(|file| file.0).collect();
        assert_eq!(starts(files, as_is), [server, software], "{names:?}");
    };
    says(&with(ca.clone()), "yes", "yes written-rules");
    says(&both(), "yes client-ca", "yes written-rules");
    assert_eq!(starts(&both(), quiet), ["yes", "yes written-rules"]);
    says(&[chain.clone(), ca.clone()], "unknown server-key", "unknown server-key written-rules");
    says(&[key.clone(), ca.clone()], "unknown server-chain", "unknown server-chain written-rules");
    // There is one file in redis.conf, and this may be both halves of it.
    let two = [with(ca.clone()), vec![(Role::ServerChain, root.pem())]].concat();
    says(&two, "yes one-file", "yes one-file written-rules");
    says(&[(Role::ServerChain, own.pem() + &own.key.pem()), ca.clone()], "yes", "yes written-rules");
    let other_inside = (Role::ServerChain, own.pem() + &keys::p256(9).pem());
    says(&[other_inside, key.clone(), ca], "yes", "yes written-rules");
    // What Redis Software trusts is not loaded from a file of redis.conf.
    says(&with(no_ca), "no ca-file INP018", "unknown written-rules");
}

#[test]
fn a_ca_before_the_leaf_is_noticed_without_the_key() {
    let root = root();
    let rsa = super::rsa_root();
    let before = |ca: &Issued| (Role::ServerChain, pems(&[ca, &for_both(leaf(ca))]));
    let (key, ca) = ((Role::ServerKey, keys::p256(3).pem()), (Role::ClientCa, root.pem()));
    let says = |files: &[(Role, String)], server: &str| assert_eq!(starts(files, as_is)[0], server);
    says(&[before(&root), ca.clone()], "no key-mismatch server-key CHN007");
    says(&[before(&root), key.clone(), ca.clone()], "no key-mismatch CHN007");
    // Keys of two kinds are not compared, so it starts.
    says(&[before(&rsa), ca.clone()], "unknown server-key");
    says(&[before(&rsa), key, ca], "yes key-mismatch CHN007");
}

#[test]
fn what_redis_software_makes_of_the_servers_own() {
    let root = root();
    let ca = (Role::ClientCa, root.pem());
    let named = |request: &mut CheckRequest| request.deployment.provider = Some(Provider::RedisSoftware);
    let files = |own: &Issued, key: String| [(Role::ServerChain, own.pem()), (Role::ServerKey, key), ca.clone()];
    let says = |own: &Issued, software: &str| {
        assert_eq!(starts(&files(own, own.key.pem()), named)[1], software);
    };
    // Its page does not say whether a certificate outside its time is taken.
    says(&for_both(leaf(&root).not_after("2026-01-01")), "unknown dates written-rules");
    says(&for_both(leaf(&root).key(keys::named("rsa1024-1"))), "no certificate-weak written-rules CRT007");
    says(&leaf(&root).without(ext::EXTENDED_KEY_USAGE).build(), "yes written-rules");
    for purpose in [ext::ANY_PURPOSE, ext::CLIENT_AUTH, ext::SERVER_AUTH] {
        let own = leaf(&root).purposes(&[purpose]).build();
        says(&own, "no certificate-file written-rules SRV004");
        assert_eq!(starts(&files(&own, own.key.pem()), as_is), ["yes", "unknown provider written-rules"]);
    }
    let locked =
        files(&for_both(leaf(&root).key(keys::rsa2048(4))), data::text("keys/encrypted/rsa2048-pbkdf2-aes256.pem"));
    assert_eq!(starts(&locked, named), ["no passphrase SRV002", "unknown written-rules"]);
    let open = |request: &mut CheckRequest| request.passphrase = Some(Secret::new(b"correct horse".to_vec()));
    assert_eq!(starts(&locked, open), ["yes", "yes written-rules"]);
    let other = files(&for_both(leaf(&root)), keys::p256(9).pem());
    assert_eq!(starts(&other, named), ["no key-mismatch SRV001", "no key-mismatch written-rules SRV001"]);
}

/// What OpenSSL opens and nobody can here leaves open whether it is the certificate's; what OpenSSL does not open stops it.
#[test]
fn encryptions_that_are_not_opened_here() {
    let root = root();
    let own = for_both(leaf(&root));
    let with_prf = |oid: &str| {
        let prf = der::sequence([der::oid(oid), der::null()]);
        let parameters = der::sequence([der::octet_string(b"fixed salt"), der::integer(1000), prf]);
        let derivation = der::sequence([der::oid("1.2.840.113549.1.5.12"), parameters]);
        let key = pem::block("ENCRYPTED PRIVATE KEY", &encrypted_key(&derivation));
        let files = [(Role::ServerChain, own.pem()), (Role::ServerKey, key), (Role::ClientCa, root.pem())];
        starts(&files, |request| request.passphrase = Some(Secret::new(b"correct horse".to_vec())))[0].clone()
    };
    // HMAC with SHA3-256, and with an algorithm that nobody has.
    assert_eq!(with_prf("2.16.840.1.101.3.4.2.14"), "unknown key");
    assert!(with_prf("2.16.840.1.101.3.4.2.17").starts_with("no key-file"));
}

#[test]
fn what_clients_present() {
    let root = root();
    let issuing = intermediate(&root).build();
    let user = |issuer: &Issued| Certificate::client("redis-user").key(keys::p256(8)).issued_by(issuer);
    let ca = (Role::ClientCa, root.pem());
    let of = |text: String| (Role::ClientCertificate, text);
    let own = user(&issuing).build();
    let (chain, key) = (of(own.pem() + &issuing.pem()), (Role::ClientKey, own.key.pem()));
    let all = |first: &str| {
        let written = format!("{} written-rules", first.split(' ').take(2).collect::<Vec<_>>().join(" "));
        let codes: String = first.split(' ').skip(2).map(|code| format!(" {code}")).collect();
        vec![first.to_owned(), format!("{written}{codes}"), format!("{written}{codes}")]
    };
    let sends = |certificate: (Role, String)| accepts(&[certificate, key.clone(), ca.clone()], as_is);
    assert_eq!(sends(chain.clone()), all("yes"));
    assert_eq!(sends(of(own.pem())), all("no client-certificate CHN001"));
    assert_eq!(sends(of("hello\n".to_owned())), all("unknown client-file INP018"));
    let corrupt = own.pem() + &pem::block("CERTIFICATE", &[0x30, 3, 2, 1, 1]);
    assert_eq!(sends(of(corrupt)), all("unknown client-file PEM019"));
    let refused = |recipe: Certificate, code: &str| {
        assert_eq!(sends(of(recipe.build().pem())), all(&format!("no client-certificate {code}")));
    };
    refused(user(&root).not_before("2030-01-01"), "CRT002");
    refused(user(&root).not_before("2025-01-01").not_after("2024-01-01"), "CRT001");
    refused(user(&root).broken_signature(), "CRT028");
    // OpenSSL reads a file with a revocation list alone, and gets no certificate from it.
    let list = pem::block("X509 CRL", &revocation_list(&root));
    let said = sends(of(list));
    assert!(said.iter().all(|answer| answer.starts_with("unknown client-file")), "{said:?}");
    // A file without a certificate beside one that has it.
    assert_eq!(accepts(&[of(own.key.pem()), chain.clone(), ca.clone()], as_is), all("yes"));

    let policy = |asked| move |request: &mut CheckRequest| request.policy.client_authentication = Some(asked);
    let nothing: Vec<String> = Vec::new();
    let missing = all("no no-client-certificate POL001");
    assert_eq!(accepts(std::slice::from_ref(&ca), policy(ClientAuthentication::Required)), missing);
    assert_eq!(accepts(std::slice::from_ref(&ca), policy(ClientAuthentication::Optional)), nothing);
    assert_eq!(accepts(&[chain.clone(), key.clone(), ca.clone()], quiet), nothing);

    // Where its CA is not given, the client's own file is what gets uploaded.
    let without = |certificate: &str| accepts(&[of(certificate.to_owned()), key.clone()], as_is);
    let upload = "upload written-rules";
    assert_eq!(without(&chain.1), ["unknown client-ca", &format!("yes {upload}"), &format!("yes {upload}")]);
    let refused = format!("no client-certificate {upload} CRT001");
    let expired = user(&issuing).not_after("2026-01-01").build();
    assert_eq!(without(&expired.pem()), ["no client-certificate client-ca CRT001", &refused, &refused]);

    // Clients of OpenSSL complete a lone leaf by what they trust themselves.
    let bundle = (Role::CaBundle, root.pem() + &issuing.pem());
    let completed = |certificate: &Issued, ca: &Issued| {
        let files = [of(certificate.pem()), key.clone(), (Role::ClientCa, ca.pem()), bundle.clone()];
        accepts(&files, as_is)[0].clone()
    };
    let stranger = Certificate::root("Stranger").key(keys::p256(10)).build();
    assert_eq!(completed(&own, &root), "unknown client-completes-chain CHN004");
    assert_eq!(completed(&own, &stranger), "no client-certificate CHN004");
    assert_eq!(completed(&expired, &root), "no client-certificate CHN004 CRT001");
}

/// Nobody can verify here what a key of this curve has signed.
#[test]
fn a_signature_that_cannot_be_verified_leaves_the_answer_open() {
    let odd = Certificate::root("Odd Root").key(keys::named("p224-1")).signed_with(keys::p256(1)).build();
    let own = Certificate::client("redis-user").key(keys::p256(8)).issued_by(&odd).signed_with(keys::p256(1)).build();
    let files = [(Role::ClientCertificate, own.pem()), (Role::ClientKey, own.key.pem()), (Role::ClientCa, odd.pem())];
    let written = "unknown signature written-rules";
    assert_eq!(accepts(&files, as_is), ["unknown signature", written, written]);
}
