//! What the emitters of Rust clients on rustls share: the package, and the provider of cryptography. rustls has no
//! options for versions, suites and groups beside the provider's own lists.

use std::fmt::Write;

use crate::{
    contract::Unsupported,
    emit::{Plan, Written, unsupported},
};

/// A provider of rustls 0.23, and what it can.
pub(super) struct Provider {
    /// The module under `rustls::crypto`, and the feature of the package.
    pub name: &'static str,
    /// By what the text reaches rustls.
    pub rustls: &'static str,
    pub groups: &'static [(&'static str, &'static str)],
}

pub(super) const AWS: Provider = Provider {
    name: "aws_lc_rs",
    rustls: "rustls",
    groups: &[
        ("x25519", "X25519"),
        ("secp256r1", "SECP256R1"),
        ("secp384r1", "SECP384R1"),
        ("X25519MLKEM768", "X25519MLKEM768"),
        ("SecP256r1MLKEM768", "SECP256R1MLKEM768"),
        ("MLKEM768", "MLKEM768"),
        ("MLKEM1024", "MLKEM1024"),
    ],
};

pub(super) const RING: Provider = Provider {
    name: "ring",
    groups: &[("x25519", "X25519"), ("secp256r1", "SECP256R1"), ("secp384r1", "SECP384R1")],
    ..AWS
};

/// IANA's names and rustls' own, in its order of preference.
const TLS13_SUITES: &[(&str, &str)] = &[
    ("TLS_AES_256_GCM_SHA384", "TLS13_AES_256_GCM_SHA384"),
    ("TLS_AES_128_GCM_SHA256", "TLS13_AES_128_GCM_SHA256"),
    ("TLS_CHACHA20_POLY1305_SHA256", "TLS13_CHACHA20_POLY1305_SHA256"),
];

const TLS12_SUITES: &[(&str, &str)] = &[
    ("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
    ("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
    ("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
    ("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
    ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
    ("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
];

impl Provider {
    /// An expression in lines of `main`, and notes of what the policy asks for beyond it.
    pub fn lines(&self, plan: &Plan<'_>, written: &mut Written) -> Result<String, Unsupported> {
        let Self { name, rustls, .. } = self;
        let suites = suites(plan, written);
        let groups = plan.groups();
        let wanted = names(&groups.iter().map(|group| group.iana).collect::<Vec<_>>(), self.groups, "group", written);
        if suites.as_ref().is_some_and(Vec::is_empty) || (wanted.is_empty() && !groups.is_empty()) {
            return Err(unsupported(
                format!("rustls with {name} has none of the suites or groups that the policy asks for"),
                "name some of rustls' own: TLS_AES_256_GCM_SHA384, ECDHE-RSA-AES256-GCM-SHA384, X25519, secp256r1",
            ));
        }
        if suites.is_none() && wanted.is_empty() {
            return Ok(format!("    let provider = {rustls}::crypto::{name}::default_provider();\n"));
        }
        let mut text = format!("    let mut provider = {rustls}::crypto::{name}::default_provider();\n");
        for (list, module, names) in
            [("cipher_suites", "cipher_suite", suites.unwrap_or_default()), ("kx_groups", "kx_group", wanted)]
        {
            if !names.is_empty() {
                let _ = writeln!(text, "    provider.{list} = vec![");
                for one in names {
                    let _ = writeln!(text, "        {rustls}::crypto::{name}::{module}::{one},");
                }
                text.push_str("    ];\n");
            }
        }
        Ok(text)
    }
}

/// rustls offers the versions that it has suites for: every suite to offer, where the policy asks for fewer than all.
fn suites(plan: &Plan<'_>, written: &mut Written) -> Option<Vec<&'static str>> {
    let (least, most) = plan.versions();
    let (asked12, asked13) = (plan.tls12_suites(), plan.tls13_suites());
    if least < 3 && most > 2 && asked12.is_empty() && asked13.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    for (is_offered, asked, known) in [(most > 2, asked13, TLS13_SUITES), (least < 3, asked12, TLS12_SUITES)] {
        if is_offered && asked.is_empty() {
            all.extend(known.iter().map(|(_, own)| *own));
        } else if is_offered {
            all.extend(names(&Plan::iana_names(&asked), known, "suite", written));
        }
    }
    Some(all)
}

fn names(
    asked: &[&'static str],
    known: &'static [(&'static str, &'static str)],
    what: &str,
    written: &mut Written,
) -> Vec<&'static str> {
    let own = |iana: &str| known.iter().find(|(name, _)| *name == iana).map(|(_, own)| *own);
    let unknown: Vec<&str> = asked.iter().copied().filter(|iana| own(iana).is_none()).collect();
    if !unknown.is_empty() {
        let code = if what == "suite" { "suites-left-out" } else { "groups-left-out" };
        written.note(code, format!("rustls has no {what} {}: left out", unknown.join(", ")));
    }
    asked.iter().copied().filter_map(own).collect()
}

/// `Cargo.toml` of a package with these dependencies, a line each.
pub(super) fn package(plan: &Plan<'_>, dependencies: &str) -> String {
    let header = plan.header("#");
    format!(
        "{header}[package]\nname = \"redis-client\"\nversion = \"0.1.0\"\nedition = \"2021\"\npublish = false\n\n\
         [dependencies]\n{dependencies}\n\
         # Of its own, in whatever workspace it lies.\n[workspace]\n"
    )
}

/// The client's version as a requirement of `Cargo.toml`.
pub(super) fn requirement(plan: &Plan<'_>) -> String {
    plan.version.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}
