//! Stacks with one list of cipher suites for all versions, as JSSE and .NET have it.

use crate::{
    contract::Unsupported,
    emit::{Plan, Written, unsupported},
    policy::Suite,
};

/// The TLS 1.3 suites that every stack has.
pub const TLS13: &[&str] = &["TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"];
/// What all of them prefer for TLS 1.2.
const TLS12: &[&str] = &[
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
];

/// The policy's suites of both versions by their IANA names; empty where none are to be set. A version of which the policy
/// names none gets the usual ones: it would be switched off.
pub fn one_list(
    plan: &Plan<'_>,
    stack: &str,
    is_known: fn(&str) -> bool,
    written: &mut Written,
) -> Result<Vec<&'static str>, Unsupported> {
    let (tls12, tls13) = (plan.tls12_suites(), plan.tls13_suites());
    let wanted: Vec<&'static Suite> = tls13.iter().chain(&tls12).copied().collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let (known, unknown): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|suite| is_known(suite.iana));
    if known.is_empty() {
        return Err(unsupported(
            format!("{stack} has none of the policy's cipher suites"),
            "a policy that names others: TLS_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        ));
    }
    if !unknown.is_empty() {
        let names = Plan::iana_names(&unknown).join(", ");
        written.note("suites-left-out", format!("{stack} has no {names}: left out"));
    }
    let mut names = Plan::iana_names(&known);
    let (least, most) = plan.versions();
    let is_open =
        |minor, list: &[&Suite], is_given: bool| (least..=most).contains(&minor) && list.is_empty() && !is_given;
    let is_open_13 = is_open(3, &tls13, plan.policy.tls13_suites.is_given());
    let is_open_12 = is_open(2, &tls12, plan.policy.tls12_suites.is_given());
    if is_open_13 {
        names.splice(0..0, TLS13.iter().copied());
    }
    if is_open_12 {
        names.extend(TLS12);
    }
    if is_open_13 || is_open_12 {
        let version = if is_open_13 { "TLS 1.3" } else { "TLS 1.2" };
        written.note(
            "suites-of-both-versions",
            format!(
                "{stack} has one list of suites for all versions: usual ones of {version} stand beside the policy's"
            ),
        );
    }
    Ok(names)
}
