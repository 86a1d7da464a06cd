//! Annotation: which fault kinds hold at which certificate. The definitions are those of [`Kind`]; the same for every
//! stack, so each path is annotated once.

mod own;
mod path;

use crate::read::certificate::oid::extension as oid;

use super::Kind;

pub use own::own;
pub use path::{Path, Work, in_path};

/// What a certificate is judged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    Server,
    Client,
}

/// Extensions that have a row in the dialects' tables, with the kind that holds where they are critical. Those that
/// every stack handles have none.
const KNOWN_EXTENSIONS: [(&[u8], Option<Kind>); 16] = [
    (oid::BASIC_CONSTRAINTS, None),
    (oid::KEY_USAGE, None),
    (oid::EXTENDED_KEY_USAGE, None),
    (oid::SUBJECT_ALT_NAME, None),
    (oid::NAME_CONSTRAINTS, None),
    (oid::AUTHORITY_INFO, Some(Kind::CriticalAia)),
    (oid::AUTHORITY_KEY_ID, Some(Kind::CriticalAki)),
    (oid::CRL_POINTS, Some(Kind::CriticalCrldp)),
    (oid::ISSUER_ALT_NAME, Some(Kind::CriticalIan)),
    (oid::INHIBIT_ANY, Some(Kind::CriticalInhibitAny)),
    (oid::NS_CERT_TYPE, Some(Kind::CriticalNsCertType)),
    (oid::POLICIES, Some(Kind::CriticalPolicies)),
    (oid::POLICY_CONSTRAINTS, Some(Kind::CriticalPolicyConstraints)),
    (oid::POLICY_MAPPINGS, Some(Kind::CriticalPolicyMappings)),
    (oid::SUBJECT_KEY_ID, Some(Kind::CriticalSki)),
    (oid::TLS_FEATURE, Some(Kind::CriticalTlsFeature)),
];

/// Content octets of an object identifier.
pub(crate) fn is_known_extension(identifier: &[u8]) -> bool {
    KNOWN_EXTENSIONS.iter().any(|(known, _)| *known == identifier)
}
