//! A local set-up to try things with: a CA, a server, a client, `redis.conf`, and the configuration of everyone for whom can
//! be written. Verification is on everywhere, and nothing goes into a store of the system.

mod readme;
mod servers;

use chacha20::{ChaCha20Rng, rand_core::Rng};
use zeroize::Zeroizing;

use super::{
    accept,
    client::{failed, finished},
    issue::{self, Issuer, Use},
    public, secret,
    signer::Signer,
};
use crate::{
    Misuse, clients,
    contract::{
        CheckRequest, ClientRequest, ClientVerdict, DevRequest, EmitOptions, EmitRequest, Emitted, EmittedFile,
        EndpointParts, EndpointRequest, GenerateRequest, Generated, InputRequest, Inspected, Role, Secret, Topology,
    },
    emit::Files,
    redis::host::Host,
};

pub fn generate(asked: &DevRequest, request: &GenerateRequest, random: &mut ChaCha20Rng) -> Result<Generated, Misuse> {
    let lifetime = accept::lifetime(request.time, asked.days)?;
    let hosts = accept::hosts(&asked.hosts)?;
    accept::directory(&asked.directory)?;
    let Some(first) = hosts.first() else {
        return Err(Misuse::field("hosts", "name the server: localhost, redis.internal, 127.0.0.1"));
    };
    let last_port = asked.port.checked_add(if asked.topology == Topology::Cluster { NODES - 1 } else { 0 });
    // The nodes of a cluster also listen on their port and 10,000.
    let most = if asked.topology == Topology::Cluster { u16::MAX - 10_000 } else { u16::MAX };
    if asked.port == 0 || last_port.is_none_or(|port| port > most) {
        return Err(Misuse::field("port", format!("give one from 1 to {most}")));
    }
    let set = Set::made(&hosts, request, lifetime, random).ok_or_else(failed)?;
    let endpoint = match first {
        Host::Name { ascii, .. } => ascii.clone(),
        Host::Address { typed, .. } => typed.clone(),
    };
    let place = Place { asked, host: &endpoint };
    let Inspected { report, certificates, .. } = crate::inspect(&set.check(&place, asked.port))?;
    let mut files = vec![
        public("ca.pem", "trust anchors", set.ca.clone()),
        secret("ca.key", "private key of the CA", set.ca_key.as_bytes()),
    ];
    let mut emitting = Emitting { set: &set, place: &place, random };
    servers::write(&mut emitting, &mut files)?;
    let skipped = configurations(&mut emitting, &mut files)?;
    let next = readme::next(&place);
    files.insert(0, public("README.md", "how to use it", readme::text(&place, &hosts, lifetime, &skipped, &files)));
    let made = finished("redis-dev.zip", files, next, request)?;
    Ok(Generated { report: Some(report), certificates, ..made })
}

/// A cluster has at least three primaries.
const NODES: u16 = 3;

/// Where Sentinel listens.
const SENTINEL: u16 = 26379;

/// The client's common name. No dots: OpenSSL takes such a one for a host name, which the CA may not sign.
const CLIENT: &str = "redis_user";

pub struct Place<'a> {
    asked: &'a DevRequest,
    /// To which clients connect.
    host: &'a str,
}

impl Place<'_> {
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.asked.directory.trim_end_matches('/'))
    }

    /// Where clients begin.
    fn port(&self) -> u16 {
        if self.asked.topology == Topology::Sentinel { SENTINEL } else { self.asked.port }
    }
}

/// Three pairs, as PEM.
struct Set {
    time: crate::contract::Timestamp,
    ca: String,
    ca_key: Zeroizing<String>,
    server: String,
    server_key: Zeroizing<String>,
    client: String,
    client_key: Zeroizing<String>,
}

impl Set {
    fn made(
        hosts: &[Host],
        request: &GenerateRequest,
        lifetime: issue::Lifetime,
        random: &mut ChaCha20Rng,
    ) -> Option<Self> {
        let ca_key = Signer::new(request.key, random)?;
        let name = issue::named(&format!("tlsconf dev CA, {}", lifetime.time.date())).ok()?;
        let issuer = Issuer { name: name.clone(), key: &ca_key, key_id: issue::key_id(&ca_key.spki()?).ok()? };
        // It outlives them, so that it can sign for as long again.
        let longer = issue::Lifetime { days: lifetime.days + accept::LONGEST_DAYS, ..lifetime };
        let ca = issue::certificate(&name, &ca_key, &Use::Ca(hosts), &issuer, longer, random)?;
        let mut pair = |name: &str, usage: Use<'_>| {
            let key = Signer::new(request.key, random)?;
            let subject = issue::named(name).ok()?;
            let text = issue::certificate(&subject, &key, &usage, &issuer, lifetime, random)?;
            Some((text, key.pem()?))
        };
        // Names are in the subjectAltName, where clients look; the common name is for people.
        let (server, server_key) = pair("tlsconf dev server", Use::Server(hosts))?;
        let (client, client_key) = pair(CLIENT, Use::Client)?;
        Some(Self { time: lifetime.time, ca, ca_key: ca_key.pem()?, server, server_key, client, client_key })
    }

    fn check(&self, place: &Place<'_>, port: u16) -> CheckRequest {
        let mut check = CheckRequest::at(self.time);
        let text = |name: &str, role, text: &str| InputRequest::new(name, role, text.as_bytes().to_vec());
        check.inputs = vec![
            text("ca.pem", Role::CaBundle, &self.ca),
            text("client.crt", Role::ClientCertificate, &self.client),
            text("client.key", Role::ClientKey, &self.client_key),
            text("server.crt", Role::ServerChain, &self.server),
            text("server.key", Role::ServerKey, &self.server_key),
            text("clients-ca.pem", Role::ClientCa, &self.ca),
        ];
        check.endpoint = Some(EndpointRequest::Parts(EndpointParts {
            host: place.host.to_owned(),
            port: Some(port),
            server_name: None,
            scheme: None,
        }));
        check
    }
}

pub struct Emitting<'a> {
    set: &'a Set,
    place: &'a Place<'a>,
    random: &'a mut ChaCha20Rng,
}

impl Emitting<'_> {
    fn emit(&mut self, target: &str, port: u16, topology: Topology, directory: String) -> Result<Emitted, Misuse> {
        let mut entropy = Zeroizing::new(vec![0; 32]);
        self.random.fill_bytes(&mut entropy);
        let options = EmitOptions {
            topology,
            directory,
            entropy: Some(Secret::new(std::mem::take(&mut *entropy))),
            ..EmitOptions::default()
        };
        let check = self.set.check(self.place, port);
        crate::emit(&EmitRequest::of(check, ClientRequest::of(target)).with_options(options))
    }
}

/// Everyone for whom can be written, each in a folder of its own; gives those that cannot do what is asked for.
fn configurations(emitting: &mut Emitting<'_>, files: &mut Vec<EmittedFile>) -> Result<Vec<(String, String)>, Misuse> {
    let (topology, port) = (emitting.place.asked.topology, emitting.place.port());
    let mut skipped = Vec::new();
    for target in clients::TARGETS.iter().filter(|target| target.files != Files::Server) {
        let folder = format!("clients/{}", target.id);
        let emitted = emitting.emit(target.id, port, topology, emitting.place.path(&folder))?;
        let refused = emitted.as_emitted.as_ref().is_some_and(|one| one.verdict == ClientVerdict::Refuses);
        match emitted.unsupported {
            Some(reason) => skipped.push((target.name.to_owned(), reason.reason)),
            None if refused => skipped.push((target.name.to_owned(), "it would refuse this set".to_owned())),
            None => add(&folder, emitted, files),
        }
    }
    Ok(skipped)
}

fn add(folder: &str, emitted: Emitted, files: &mut Vec<EmittedFile>) {
    for file in emitted.files {
        files.push(EmittedFile { name: format!("{folder}/{}", file.name), ..file });
    }
    for text in emitted.config {
        files.push(public(&format!("{folder}/{}", text.name), "configuration", text.text));
    }
}
