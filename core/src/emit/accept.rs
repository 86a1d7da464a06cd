//! The request of an emission or a configuration, read and related as a check does it.

use super::{
    attempt::Attempt,
    given::{self, Given},
    plan::{self, ClientPaths, Pem, Plan, Server, ServerPaths, Stores},
    target::{Asked, Files},
};
use crate::{
    Case, Misuse, accept,
    clients::Client,
    contract::{CheckRequest, EmitOptions, Report},
    read::{self, Material},
    relate, trust,
};

/// Everything that is known before a file is written, whoever it is written for.
pub struct Scene<'a> {
    pub case: Case<'a>,
    pub material: Material,
    pub relations: relate::Relations,
    pub given: Given,
    pub options: &'a EmitOptions,
    server: Server,
}

impl<'a> Scene<'a> {
    pub fn read(check: &'a CheckRequest, options: &'a EmitOptions) -> Result<Self, Misuse> {
        options_are_sound(options)?;
        let mut case = accept::accept(check)?;
        // Those are asked about who are written for, each by itself.
        case.clients.clear();
        let server = server(&case)?;
        let material = read::read_keeping_keys(&case);
        let relations = relate::relate(&material);
        let given = given::gather(&case, &material, &relations);
        Ok(Self { case, material, relations, given, options, server })
    }

    /// What a check says of the files as given, for this client alone.
    pub fn report(&self, client: Option<&'static Client>) -> Report {
        let case = self.case.of(self.case.inputs, client.into_iter().collect());
        let verdicts = trust::judge(&case, &self.material, &self.relations);
        crate::report(&case, &self.material, &self.relations, &verdicts)
    }

    pub fn plan<'p>(&'p self, asked: &Asked<'p>, attempt: &'p Attempt, made_from: &'p [String]) -> Plan<'p> {
        let Attempt { texts, setting, .. } = attempt;
        let Asked { selected, directory } = *asked;
        let is_store = selected.target.files == Files::Stores;
        let at = |name: &str| plan::beside(directory, name);
        let has_client = texts.certificate.is_some() && texts.key.is_some();
        Plan {
            target: selected.target,
            setting: *setting,
            version: selected.version.clone(),
            runtime: selected.runtime.clone(),
            server: self.server.clone(),
            policy: &self.case.policy,
            options: self.options,
            directory,
            ca: texts.ca.is_some().then(|| at("ca.pem")),
            client: has_client.then(|| ClientPaths { certificate: at("client.crt"), key: at("client.key") }),
            stores: Stores {
                trust: (is_store && texts.ca.is_some()).then(|| at("truststore.p12")),
                key: (is_store && texts.certificate.is_some() && texts.pkcs8.is_some()).then(|| at("keystore.p12")),
                password: self.options.store_password.is_none().then_some(STORE_PASSWORD),
            },
            pem: Pem {
                ca: texts.ca.as_deref(),
                certificate: texts.certificate.as_deref(),
                key: texts.key.as_deref().map(String::as_str),
            },
            server_files: ServerPaths {
                certificate: texts.server.is_some().then(|| at("server.crt")),
                key: texts.server_key.is_some().then(|| at("server.key")),
                client_ca: texts.client_ca.is_some().then(|| at("clients-ca.pem")),
                is_key_encrypted: texts.is_server_key_encrypted,
                is_server_alone: self.given.is_server_alone(&self.material),
                is_of_client_ca: self.given.is_server_of_client_ca(&self.material, &self.relations),
            },
            is_key_encrypted: texts.is_key_encrypted,
            made_from,
        }
    }

    pub fn store_password(&self) -> &[u8] {
        self.options.store_password.as_ref().map_or(STORE_PASSWORD.as_bytes(), |password| password.as_bytes())
    }
}

/// The JVM's own default password of stores; it keeps nobody out, and everybody knows it.
const STORE_PASSWORD: &str = "changeit";

const NUL: &str = "it holds NUL, which no configuration can carry";

fn options_are_sound(options: &EmitOptions) -> Result<(), Misuse> {
    let texts = [
        ("options.user", options.user.as_deref()),
        ("options.primary", options.primary.as_deref()),
        ("options.directory", Some(options.directory.as_str())),
    ];
    for (field, text) in texts {
        if text.is_some_and(|text| text.contains('\0')) {
            return Err(Misuse::field(field, NUL));
        }
    }
    if options.user.as_deref() == Some("") {
        return Err(Misuse::field("options.user", "it is empty; leave it out for the default user"));
    }
    if options.store_password.as_ref().is_some_and(|password| password.as_bytes().is_empty()) {
        return Err(Misuse::field("options.store_password", "it is empty; leave it out for changeit"));
    }
    let variables =
        [("options.password_env", &options.password_env), ("options.passphrase_env", &options.passphrase_env)];
    for (field, name) in variables {
        let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if !starts || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return Err(Misuse::field(field, "the name of an environment variable has letters, digits and _ alone"));
        }
    }
    Ok(())
}

/// Those that stand in place of `options.directory`.
pub fn directories_are_sound(directories: &[String]) -> Result<(), Misuse> {
    let holds_nul = directories.iter().any(|directory| directory.contains('\0'));
    if holds_nul { Err(Misuse::field("directories", NUL)) } else { Ok(()) }
}

fn server(case: &Case<'_>) -> Result<Server, Misuse> {
    let Some(endpoint) = &case.endpoint else {
        if let Some(fault) = case.endpoint_faults.first() {
            return Err(Misuse::field("endpoint", fault.what.clone()));
        }
        let host = "redis.example.com".to_owned();
        return Ok(Server { verify_name: host.clone(), sni: Some(host.clone()), host, port: 6379, is_example: true });
    };
    let host = endpoint.name.clone().or_else(|| endpoint.address.map(|address| address.to_string()));
    let Some(host) = host else {
        let what =
            case.endpoint_faults.first().map_or_else(|| "it names no host".to_owned(), |fault| fault.what.clone());
        return Err(Misuse::field("endpoint", what));
    };
    Ok(Server {
        host,
        port: endpoint.port.unwrap_or(6379),
        verify_name: endpoint.verify_name(&case.policy).to_owned(),
        sni: endpoint.sni(&case.policy).map(str::to_owned),
        is_example: false,
    })
}
