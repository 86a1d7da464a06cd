//! What the console's *Generate certificate* gives: a certificate of a client and its private key.

use chacha20::ChaCha20Rng;

use super::{
    accept, archive,
    issue::{self, Issuer, Use},
    public, secret,
    signer::Signer,
};
use crate::{
    Misuse,
    contract::{
        CONTRACT_VERSION, CheckRequest, ClientCertificateRequest, EmittedFile, GenerateRequest, Generated,
        InputRequest, Inspected, Role,
    },
    emit::pem,
};

pub fn generate(
    asked: &ClientCertificateRequest,
    request: &GenerateRequest,
    random: &mut ChaCha20Rng,
) -> Result<Generated, Misuse> {
    accept::common_name(&asked.name)?;
    let lifetime = accept::lifetime(request.time, asked.days)?;
    let names = Names::of(asked)?;
    let ca = asked.ca.as_ref().map(|ca| accept::ca(ca, lifetime)).transpose()?;
    let key = Signer::new(request.key, random).ok_or_else(failed)?;
    let (subject, spki) = (issue::named(&asked.name).map_err(|_| failed())?, key.spki().ok_or_else(failed)?);
    let issuer = match &ca {
        Some(ca) => Issuer {
            name: ca.name.clone(),
            key: &ca.key,
            key_id: match &ca.key_id {
                Some(id) => id.clone(),
                None => issue::key_id(&ca.spki).map_err(|_| failed())?,
            },
        },
        None => Issuer { name: subject.clone(), key: &key, key_id: issue::key_id(&spki).map_err(|_| failed())? },
    };
    let mut certificate =
        issue::certificate(&subject, &key, &Use::Client, &issuer, lifetime, random).ok_or_else(failed)?;
    for above in ca.iter().flat_map(|ca| &ca.intermediates) {
        certificate.push_str(&pem::certificate(above));
    }
    let own_key = key.pem().ok_or_else(failed)?;
    let mut check = CheckRequest::at(request.time);
    check.inputs = vec![
        InputRequest::new(&names.certificate, Role::ClientCertificate, certificate.clone().into_bytes()),
        InputRequest::new(&names.key, Role::ClientKey, own_key.as_bytes().to_vec()),
        match &asked.ca {
            Some(ca) => {
                InputRequest::new(&ca.certificate.name, Role::ClientCa, ca.certificate.bytes.as_bytes().to_vec())
            }
            None => InputRequest::new(&names.certificate, Role::ClientCa, certificate.clone().into_bytes()),
        },
    ];
    let Inspected { report, certificates, .. } = crate::inspect(&check)?;
    let files = vec![
        public(&names.certificate, "client certificate", certificate),
        secret(&names.key, "private key", own_key.as_bytes()),
    ];
    let whom = match &asked.ca {
        Some(ca) => {
            format!("the server trusts what {} signs (tls-ca-cert-file)", crate::text::shown(&ca.certificate.name))
        }
        None => {
            format!("give {} to the server: paste it at Redis Cloud, or name it as tls-ca-cert-file", names.certificate)
        }
    };
    finished(&names.archive, files, vec![whom, format!("keep {} to yourself: it is the secret", names.key)], request)
        .map(|made| Generated { report: Some(report), certificates, ..made })
}

struct Names {
    certificate: String,
    key: String,
    archive: String,
}

impl Names {
    fn of(asked: &ClientCertificateRequest) -> Result<Self, Misuse> {
        let Some(database) = &asked.database else {
            return Ok(Self {
                certificate: "redis_user.crt".to_owned(),
                key: "redis_user_private.key".to_owned(),
                archive: "redis_user.zip".to_owned(),
            });
        };
        let is_sound = (1..=32).contains(&database.len()) && database.bytes().all(|one| one.is_ascii_alphanumeric());
        if !is_sound {
            return Err(Misuse::field("database", "the database's number stands in its address in the console: 12345"));
        }
        Ok(Self {
            certificate: format!("redis-db-{database}.crt"),
            key: format!("redis-db-{database}.key"),
            archive: format!("redis-db-{database}.zip"),
        })
    }
}

pub fn finished(
    archive_name: &str,
    files: Vec<EmittedFile>,
    next: Vec<String>,
    request: &GenerateRequest,
) -> Result<Generated, Misuse> {
    let archive = archive::archive(archive_name, &files, request.time).ok_or_else(failed)?;
    Ok(Generated { contract_version: CONTRACT_VERSION, files, archive, next, report: None, certificates: Vec::new() })
}

/// A library did what it never does for what was accepted.
pub fn failed() -> Misuse {
    Misuse::field("what", "it could not be made; this is a fault of tlsconf, please report it")
}
