//! Redis Software and Redis Cloud: nobody ran them, so only what their documentation asks is held against the files.

use super::{
    Reply, ServerClass,
    accept::{self, Chain, Judged},
};
use crate::{
    contract::{Answer, Role},
    read::pem::Reader,
    rules::Rule,
    servers::Server,
    trust::{
        Kind,
        dialect::{Build, LeafAnchor, OPENSSL_2},
        engine::Engine,
        faults::Purpose,
        load::Loaded,
        pool::Id,
        presented::{self, Trust},
        verdicts::Cause,
    },
};

/// What stands in every reply of a server that nobody ran.
const WRITTEN: &str = "written-rules";

/// Redis Software: "Templates that only include Server Authentication will cause SSL and TLS errors", the leaf first, RSA
/// 2048 or more (operate/rs/security/certificates/create-certificates.md).
pub(super) fn starts(engine: &Engine<'_>, server: &Server, openssl: &Reply) -> Reply {
    let mut reply = Reply { assumed: vec![WRITTEN], ..openssl.clone() };
    reply.logs = None;
    // Those are settings of redis.conf; that page has other ways.
    if matches!(openssl.class, Some(ServerClass::Passphrase | ServerClass::CaFile)) {
        return Reply { answer: Answer::Unknown, class: None, causes: Vec::new(), ..reply };
    }
    if openssl.answer == Answer::No {
        return reply;
    }
    if let Some(certificate) = lacks_a_purpose(engine) {
        let is_named = engine.case.deployment.provider == Some(server.provider);
        return if is_named {
            Reply {
                answer: Answer::No,
                class: Some(ServerClass::CertificateFile),
                causes: vec![Cause::Fault { rule: Rule::SrvPurposes, certificate }],
                ..reply
            }
        } else {
            Reply { answer: Answer::Unknown, assumed: vec!["provider", WRITTEN], ..reply }
        };
    }
    // The documentation does not say whether a certificate outside its time is taken.
    let leaf = engine.server.first().filter(|leaf| !engine.pool.is_in_date(**leaf));
    if leaf.is_some() {
        reply.answer = Answer::Unknown;
        reply.assumed.insert(0, "dates");
    } else {
        reply.answer = openssl.answer;
        reply.assumed = openssl.assumed.iter().copied().filter(|one| *one != "client-ca").chain([WRITTEN]).collect();
    }
    reply
}

/// The server's own certificate, where its purposes lack one of the two.
pub(super) fn lacks_a_purpose(engine: &Engine<'_>) -> Option<usize> {
    let leaf = engine.server.first().copied()?;
    let lacks = |purpose| {
        let own = engine.pool.own(leaf, purpose);
        own.has(Kind::EkuOther) || own.has(Kind::EkuAnyOnly)
    };
    (lacks(Purpose::Server) || lacks(Purpose::Client)).then(|| engine.index(leaf, Role::ServerChain)).flatten()
}

/// "A client certificate, an intermediary certificate, or a trusted client CA certificate" is what may be uploaded: each
/// is trusted as it is. Where the CA was not given, the client's own file is what gets uploaded.
pub(super) fn accepts(engine: &mut Engine<'_>, chain: &Chain, refuses_weak_digests: bool) -> Option<Judged> {
    let Chain::Given(chain) = chain else {
        return accept::without(chain).map(|mut reply| {
            reply.logs = None;
            reply.assumed.push(WRITTEN);
            Judged::without_chain(reply)
        });
    };
    let build = Build { partial: true, leaf: LeafAnchor::Exact, ..OPENSSL_2.build };
    let mut assumed = vec![WRITTEN];
    let judged = if engine.has(Role::ClientCa) {
        let loaded = engine.load(Role::ClientCa, Reader::OpensslFile, &OPENSSL_2);
        presented::judge(engine, chain, Trust { loaded: &loaded, is_known: true, build })
    } else {
        assumed.push("upload");
        let leaf: Vec<Id> = chain.iter().copied().take(1).collect();
        let loaded = Loaded { members: leaf.clone(), certificates: Vec::new(), refused: None, lost: Vec::new() };
        presented::judge(engine, &leaf, Trust { loaded: &loaded, is_known: true, build })
    };
    assumed.extend(&judged.assumed);
    if accept::is_unsure(&judged) {
        assumed.push("signature");
    }
    assumed.sort_unstable();
    let is_written = |cause: &&Cause| match cause {
        Cause::Fault { rule: Rule::CrtWeakSignature, .. } => refuses_weak_digests,
        Cause::Fault { rule, .. } => {
            accept::is_about_issuer(cause)
                || matches!(
                    rule,
                    Rule::CrtExpired
                        | Rule::CrtNotYetValid
                        | Rule::CrtValidityInverted
                        | Rule::CrtNoClientAuth
                        | Rule::CrtSignature
                )
        }
        _ => true,
    };
    let refusing: Vec<Cause> = judged.causes.iter().filter(is_written).copied().collect();
    let is_open = assumed.iter().any(|one| matches!(*one, "signature" | "too-many-candidates"));
    let (answer, causes) = match (refusing.is_empty(), judged.causes.is_empty() && !is_open) {
        (false, _) => (Answer::No, refusing),
        (true, true) => (Answer::Yes, Vec::new()),
        (true, false) => (Answer::Unknown, judged.causes),
    };
    let class = (answer == Answer::No).then_some(ServerClass::ClientCertificate);
    let reply = Reply { answer, class, logs: None, causes, assumed };
    Some(Judged { reply, noted: judged.noted, trail: judged.trail })
}
