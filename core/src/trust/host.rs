//! The host-name rules of the clients, each after the source of the library that compares. An IP address matches IP
//! entries of the subjectAltName, octet for octet, in all of them.

mod go;
mod jsse;
mod node;
mod openssl;
mod php;
mod ruby;
mod webpki;

use std::{borrow::Cow, net::IpAddr};

use super::{Facts, facts::GeneralName};

/// How a client compares the host it was told with the names of the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HostRule {
    Openssl,
    /// The same after the host was turned into its xn-- form (Python's ssl).
    OpensslIdna,
    /// Stars may also stand for a part of the first label: without the flag that others set (stunnel).
    OpensslPartial,
    Node,
    /// Node from 22: the host is turned into its xn-- form first.
    Node22,
    Go,
    /// Go 1.19.
    GoOld,
    Webpki,
    Jsse,
    /// JDK 25.
    Jsse25,
    Php,
    Ruby,
    /// No comparison: everything fits.
    None,
}

/// Can the JDK make a server name of this host at all?
pub fn is_jsse_name(host: &str) -> bool {
    jsse::name(host).is_some()
}

impl HostRule {
    pub const ALL: [Self; 13] = [
        Self::Openssl,
        Self::OpensslIdna,
        Self::OpensslPartial,
        Self::Node,
        Self::Node22,
        Self::Go,
        Self::GoOld,
        Self::Webpki,
        Self::Jsse,
        Self::Jsse25,
        Self::Php,
        Self::Ruby,
        Self::None,
    ];

    /// The name used in the clients' tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Openssl => "openssl",
            Self::OpensslIdna => "openssl-idna",
            Self::OpensslPartial => "openssl-partial",
            Self::Node => "node",
            Self::Node22 => "node-22",
            Self::Go => "go",
            Self::GoOld => "go-old",
            Self::Webpki => "webpki",
            Self::Jsse => "jsse",
            Self::Jsse25 => "jsse-25",
            Self::Php => "php",
            Self::Ruby => "ruby",
            Self::None => "none",
        }
    }
}

/// Does the certificate fit the host (a name, or the text of an IP address without brackets) under this rule?
pub fn matches(rule: HostRule, facts: &Facts, host: &str) -> bool {
    if rule == HostRule::None {
        return true;
    }
    let names = Names::of(facts);
    let address = host.parse::<IpAddr>().ok();
    if let Some(address) = address
        && !matches!(rule, HostRule::Php | HostRule::Ruby)
    {
        return names.has_address(address);
    }
    match rule {
        HostRule::Openssl => openssl::matches(&names, host, openssl::Stars::Whole),
        HostRule::OpensslIdna => ascii(host).is_some_and(|host| openssl::matches(&names, &host, openssl::Stars::Whole)),
        HostRule::OpensslPartial => openssl::matches(&names, host, openssl::Stars::Partial),
        HostRule::Node => node::matches(&names, host),
        HostRule::Node22 => ascii(host).is_some_and(|host| node::matches(&names, &host)),
        HostRule::Go => go::matches(&names, host, false),
        HostRule::GoOld => go::matches(&names, host, true),
        HostRule::Webpki => webpki::matches(&names, host),
        HostRule::Jsse => jsse::matches(&names, host, jsse::Stars::Anywhere),
        // An empty subjectAltName fits nothing there, not even by the common name.
        HostRule::Jsse25 => !names.san_is_empty && jsse::matches(&names, host, jsse::Stars::FirstLabel),
        HostRule::Php => php::matches(&names, host, address),
        HostRule::Ruby => ruby::matches(&names, host, address),
        HostRule::None => true,
    }
}

/// Is the octets' text a DNS name that webpki takes in a certificate (a wildcard among them)?
pub(super) use webpki::is_presented as is_webpki_name;

/// What a certificate offers for comparison.
struct Names<'a> {
    dns: Vec<Cow<'a, str>>,
    addresses: Vec<&'a [u8]>,
    common: Vec<String>,
    /// The extension is there without an entry.
    san_is_empty: bool,
}

impl<'a> Names<'a> {
    fn of(facts: &'a Facts) -> Self {
        let mut dns = Vec::new();
        let mut addresses = Vec::new();
        for name in facts.san.iter().flatten() {
            match name {
                GeneralName::Dns(octets) => dns.push(String::from_utf8_lossy(octets)),
                GeneralName::Ip(octets) => addresses.push(octets.as_slice()),
                _ => {}
            }
        }
        let san_is_empty = facts.san.as_ref().is_some_and(Vec::is_empty);
        Self { dns, addresses, common: facts.common_names(), san_is_empty }
    }

    fn has_address(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(four) => self.addresses.contains(&four.octets().as_slice()),
            IpAddr::V6(sixteen) => self.addresses.contains(&sixteen.octets().as_slice()),
        }
    }

    /// The DNS entries, or, where there is none, the common names.
    fn dns_else_common(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        if self.dns.is_empty() {
            Box::new(self.common.iter().map(String::as_str))
        } else {
            Box::new(self.dns.iter().map(AsRef::as_ref))
        }
    }
}

/// The host as a client that knows internationalised names writes it: ASCII as it is, else by UTS 46.
fn ascii(host: &str) -> Option<Cow<'_, str>> {
    if host.is_ascii() { Some(Cow::Borrowed(host)) } else { idna::domain_to_ascii(host).ok().map(Cow::Owned) }
}

/// Does `label` fit `pattern`, in which one `*` stands for anything? `None` where the pattern has no star or several.
fn fits_one_star(label: &str, pattern: &str, least: usize) -> Option<bool> {
    let (prefix, suffix) = pattern.split_once('*')?;
    if suffix.contains('*') {
        return None;
    }
    Some(label.len() >= prefix.len() + suffix.len() + least && label.starts_with(prefix) && label.ends_with(suffix))
}

#[cfg(test)]
mod tests {
    use HostRule::{Go, GoOld, Jsse, Jsse25, Node, Node22, Openssl, OpensslIdna, OpensslPartial, Php, Ruby, Webpki};

    use super::*;
    use crate::{
        read::certificate::oid::extension::SUBJECT_ALT_NAME,
        trust::testing::{Draft, name, tlv},
    };

    const OPENSSL: [HostRule; 3] = [Openssl, OpensslIdna, OpensslPartial];

    /// The rules that take this host from a certificate with these DNS entries, in the order of `HostRule::ALL`.
    fn takers(facts: &Facts, host: &str) -> Vec<HostRule> {
        HostRule::ALL.into_iter().filter(|rule| *rule != HostRule::None && matches(*rule, facts, host)).collect()
    }

    fn all() -> Vec<HostRule> {
        HostRule::ALL.into_iter().filter(|rule| *rule != HostRule::None).collect()
    }

    fn all_but(refusing: &[HostRule]) -> Vec<HostRule> {
        all().into_iter().filter(|rule| !refusing.contains(rule)).collect()
    }

    /// Measured with the real clients; PHP, Ruby, Node 22 and JDK 25 by the rules measured for them.
    #[test]
    fn dns_entries_fit_as_measured() {
        let rows: &[(&[&str], &str, Vec<HostRule>)] = &[
            (&["redis.test"], "redis.test", all()),
            (&["other.test", "redis.test"], "redis.test", all()),
            (&["REDIS.test"], "redis.TEST", all()),
            (&["xn--rdis-bpa.test"], "xn--rdis-bpa.test", all()),
            (&["*.example.test"], "redis.example.test", all()),
            (&["other.test"], "redis.test", vec![]),
            (&["*.example.test"], "a.b.example.test", vec![]),
            (&["*.example.test"], "example.test", vec![]),
            (&["redis.test:6379"], "redis.test", vec![]),
            (&["*.test"], "redis.test", vec![Go, GoOld, Jsse, Jsse25, Php, Ruby]),
            (&["red*.example.test"], "redis.example.test", vec![OpensslPartial, Node, Node22, Jsse, Jsse25, Php, Ruby]),
            (&["*is.example.test"], "redis.example.test", vec![OpensslPartial, Node, Node22, Jsse, Jsse25, Php, Ruby]),
            (&["redis.*.test"], "redis.example.test", vec![Jsse]),
            (&["*"], "redis", vec![GoOld, Php]),
            (&["*"], "redis.test", vec![]),
            (&["redis.test"], "redis.test.", all_but(&OPENSSL)),
            (&["redis.test."], "redis.test", vec![Node, Node22, Php, Ruby]),
            (&["xn--rdis-bpa.test"], "rédis.test", vec![OpensslIdna, Node22, Jsse, Jsse25]),
            (&["my_redis.test"], "my_redis.test", all_but(&[Jsse, Jsse25])),
            (&["*.example.test"], "my_redis.example.test", vec![Node, Node22, Go, GoOld, Webpki, Php, Ruby]),
            (&["xn--*.example.test"], "xn--rdis-bpa.example.test", vec![Php]),
            (&["r*s.example.test"], "xn--rdis-bpa.example.test", vec![Jsse, Jsse25]),
            (&["*.example.test"], "xn--rdis-bpa.example.test", all()),
            (&["r*d*s.example.test"], "redis.example.test", vec![Jsse, Jsse25]),
            (&["redis*.example.test"], "redis.example.test", vec![OpensslPartial, Node, Node22, Jsse, Jsse25, Php]),
            (&["r*s.example.test"], "redis.example.test", vec![Node, Node22, Jsse, Jsse25, Php, Ruby]),
            (&["xn--*.example.test"], "xn--rdis.example.test", vec![Php]),
            (&["-*.example.test"], "-redis.example.test", vec![Node, Node22, Php, Ruby]),
            (&["example.*"], "example.test", vec![]),
        ];
        for (names, host, expected) in rows {
            assert_eq!(takers(&Draft::default().dns(names).facts(), host), *expected, "{names:?} for {host}");
        }
    }

    /// Each by the source of its rule, cited in its file.
    #[test]
    fn labels_are_held_to_each_rule() {
        let fits = |rule, name: &str, host: &str| matches(rule, &Draft::default().dns(&[name]).facts(), host);
        let labels = |count: usize| format!("{}example.test", "a.".repeat(count));
        for (rule, name, host, expected) in [
            (Go, "*.example.test", "redis.example.test", true),
            (Go, "*.example.test", "-redis.example.test", false),
            // What is no host name is compared as it is.
            (Go, "-redis.example.test", "-redis.example.test", true),
            // A dot at the end makes an entry none that Go knows, so it is compared as it is.
            (Go, "redis.example.test.", "redis.example.test.", true),
            (Go, "redis.example.test.", "redis.example.test", false),
            (Go, "*.example.test.", "redis.example.test.", false),
            (Webpki, "*.example.test", "r-s.example.test", true),
            (Webpki, "*.example.test", "-redis.example.test", false),
            (Webpki, "*.example.test", "redis-.example.test", false),
            (Webpki, "redis.example.0x1g", "redis.example.0x1g", true),
            (Webpki, "redis.example.0x1f", "redis.example.0x1f", false),
            (Webpki, "redis.example.1a", "redis.example.1a", true),
            (Webpki, "redis.example.1", "redis.example.1", false),
            (Openssl, "*.ex-ample.test", "redis.ex-ample.test", true),
            (Openssl, "*.ex_ample.test", "redis.ex_ample.test", false),
            (Openssl, "*.-ample.test", "redis.-ample.test", false),
            (Openssl, "*.ample-.test", "redis.ample-.test", false),
            (OpensslPartial, "*is.example.test", "is.example.test", true),
            (OpensslPartial, "*dis.example.test", "s.example.test", false),
            (OpensslPartial, "r_*.example.test", "r_dis.example.test", false),
            (OpensslPartial, "*_s.example.test", "redi_s.example.test", false),
            (OpensslPartial, "red*.example.test", "redi_s.example.test", false),
            (OpensslPartial, "-re*.example.test", "-redis.example.test", false),
            (OpensslPartial, "*is-.example.test", "redis-.example.test", false),
            (OpensslPartial, "xn--re*.example.test", "xn--redis.example.test", false),
            (Node, "redis..test", "redis..test", false),
            (Ruby, "*.example.test", "rédis.example.test", false),
        ] {
            assert_eq!(fits(rule, name, host), expected, "{rule:?}: {name} for {host}");
        }
        // 253 octets are the longest name, a star among them.
        assert!(fits(Webpki, &labels(120), &labels(120)) && !fits(Webpki, &labels(121), &labels(121)));
        let (pattern, host) = (format!("*.{}", labels(119)), format!("{}.{}", "r".repeat(63), labels(119)));
        assert!(fits(Webpki, &pattern, &format!("r.{}", labels(119))) && !fits(Webpki, &pattern, &host));
        let label = "r".repeat(63);
        assert!(fits(Webpki, "*.example.test", &format!("{label}.example.test")));
        assert!(!fits(Webpki, "*.example.test", &format!("{label}r.example.test")));
    }

    #[test]
    fn the_common_name_counts_for_some_where_no_dns_entry_stands() {
        let by_common_name = all_but(&[Go, GoOld, Webpki]);
        assert_eq!(takers(&Draft::default().facts(), "redis.test"), by_common_name);
        let email = tlv(0x30, &tlv(0x81, b"ca@x.test"));
        let with_email = Draft::default().with(SUBJECT_ALT_NAME, false, &email).facts();
        assert_eq!(takers(&with_email, "redis.test"), by_common_name);
        let address = tlv(0x30, &tlv(0x87, &[127, 0, 0, 1]));
        let with_address = Draft::default().with(SUBJECT_ALT_NAME, false, &address).facts();
        assert_eq!(takers(&with_address, "redis.test"), all_but(&[Go, GoOld, Webpki, Ruby]));
        let empty = Draft::default().with(SUBJECT_ALT_NAME, false, &[0x30, 0]).facts();
        assert_eq!(takers(&empty, "redis.test"), all_but(&[Go, GoOld, Webpki, Jsse25]));
        assert_eq!(takers(&Draft::default().dns(&["other.test"]).facts(), "redis.test"), []);
    }

    #[test]
    fn an_address_fits_ip_entries() {
        let with = |entry: &[u8]| Draft::default().with(SUBJECT_ALT_NAME, false, &tlv(0x30, entry)).facts();
        assert_eq!(takers(&with(&tlv(0x87, &[127, 0, 0, 1])), "127.0.0.1"), all());
        let six = [0_u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        assert_eq!(takers(&with(&tlv(0x87, &six)), "::1"), all());
        assert_eq!(takers(&with(&tlv(0x87, &[127, 0, 0, 2])), "127.0.0.1"), []);
        assert_eq!(takers(&with(&tlv(0x82, b"127.0.0.1")), "127.0.0.1"), [Php, Ruby]);
        let common = Draft { subject: name("127.0.0.1"), ..Draft::default() };
        assert_eq!(takers(&common.facts(), "127.0.0.1"), [Php, Ruby]);
        assert!(matches(HostRule::None, &common.facts(), "10.0.0.1"));
    }

    #[test]
    fn raw_utf8_fits_no_ascii_host() {
        let facts = Draft::default().dns(&["rédis.test"]).facts();
        assert_eq!(takers(&facts, "xn--rdis-bpa.test"), []);
    }
}
