//! What of the policy's TLS 1.2 suites two sides can agree on.

use super::{
    Fault, Field, Resolved, Suite, Version,
    suite::{Authentication, KeyExchange},
};
use crate::{clients::Row, read::certificate::KeyAlgorithm};

/// Why a client and the server find no suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSuite {
    /// None is named, or none goes with the server's key: the same for every client.
    Left,
    /// The client offers none of those that are left.
    Offered,
}

impl Resolved {
    /// Is TLS 1.2 the newest version that can be agreed on? TLS 1.3 may be allowed, and left without a suite.
    pub fn ends_at_tls12(&self) -> bool {
        let has_no_13 = self.tls13_suites.is_given()
            && self.tls13_suites.items.is_empty()
            && !self.faults.iter().any(|fault| fault.field() == Field::Tls13Suites);
        self.allows(Version::Tls12) && (has_no_13 || !self.allows(Version::Tls13))
    }

    /// Are there names whose meaning is not known, so that nothing can be said of the list?
    pub fn has_unknown_tls12_suites(&self) -> bool {
        self.faults.iter().any(|fault| {
            fault.field() == Field::Tls12Suites && !matches!(fault, Fault::Spelt { .. } | Fault::Twice { .. })
        })
    }

    /// The TLS 1.2 suites that go with the server's key; all of them where that is not known.
    pub fn tls12_suites_for(&self, key: Option<&KeyAlgorithm>) -> Vec<&'static Suite> {
        let suites = self.tls12_suites.items.iter().copied();
        suites.filter(|suite| key.is_none_or(|key| suite.goes_with(key))).collect()
    }

    /// `None` where a suite is found, and where that cannot be said.
    pub fn no_suite(&self, key: Option<&KeyAlgorithm>, row: &Row) -> Option<NoSuite> {
        if !self.ends_at_tls12() || self.has_unknown_tls12_suites() {
            return None;
        }
        let suites = self.tls12_suites_for(key);
        if suites.is_empty() {
            return Some(NoSuite::Left);
        }
        // A suite without a family was not measured.
        let lacks = |suite: &&Suite| suite.family().is_some_and(|family| !row.suites.contains(&family));
        suites.iter().all(lacks).then_some(NoSuite::Offered)
    }
}

impl Suite {
    /// Under TLS 1.2 the suite names the kind of the server's key (RFC 5246, section 7.4.2).
    pub fn goes_with(&self, key: &KeyAlgorithm) -> bool {
        match self.authentication() {
            Authentication::Any => true,
            Authentication::Rsa => match key {
                KeyAlgorithm::Rsa => true,
                // The secret is encrypted to the key, which a key for signatures only does not allow.
                KeyAlgorithm::RsaPss => self.key_exchange() != KeyExchange::Rsa,
                _ => false,
            },
            Authentication::Ecdsa => matches!(key, KeyAlgorithm::Ec(_) | KeyAlgorithm::Ed25519 | KeyAlgorithm::Ed448),
            Authentication::Dss => *key == KeyAlgorithm::Dsa,
            Authentication::Shared | Authentication::Anonymous => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clients, policy::resolve};

    fn of(policy: &str, key: Option<&KeyAlgorithm>, client: &str) -> Option<NoSuite> {
        let policy = resolve(&serde_json::from_str(policy).unwrap());
        let client = clients::by_id(client).unwrap();
        policy.no_suite(key, client.row.as_ref().unwrap())
    }

    #[test]
    fn a_suite_is_agreed_on_or_not() {
        let dhe = r#"{"max_version": "1.2", "tls12_suites": ["DHE-RSA-AES128-GCM-SHA256"]}"#;
        assert_eq!(of(dhe, None, "go-redis"), Some(NoSuite::Offered));
        assert_eq!(of(dhe, Some(&KeyAlgorithm::Rsa), "redis-py"), None);
        assert_eq!(of(dhe, Some(&KeyAlgorithm::Ed25519), "redis-py"), Some(NoSuite::Left));
        let both = r#"{"tls12_suites": ["DHE-RSA-AES128-GCM-SHA256"]}"#;
        assert_eq!(of(both, None, "go-redis"), None, "TLS 1.3 is left");
        let none = r#"{"tls12_suites": ["DHE-RSA-AES128-GCM-SHA256"], "tls13_suites": []}"#;
        assert_eq!(of(none, None, "go-redis"), Some(NoSuite::Offered));
        let misspelt =
            r#"{"max_version": "1.2", "tls12_suites": ["DHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GMC-SHA256"]}"#;
        assert_eq!(of(misspelt, None, "go-redis"), None);
    }
}
