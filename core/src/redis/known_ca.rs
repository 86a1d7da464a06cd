//! The certificates that Redis Cloud has handed out in `redis_ca.pem` (before August 2022 `redislabs_ca.pem`), by
//! SHA-256 fingerprint, and the editions of that file.
//!
//! Sources: the npm package `ioredis` (its TLS profiles of 2021-10 and 2022-08), the announcement "Redis Cloud
//! Introduces Short-Lived TLS Certificates" of 2023-03-21, and the TLS page of the Redis Cloud documentation.

/// A certificate of a known bundle.
#[derive(Debug, PartialEq, Eq)]
pub struct KnownCa {
    pub id: &'static str,
    pub sha256: [u8; 32],
    pub plan: &'static str,
    pub status: Status,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The documentation's words; databases were moved to the public CA in 2023.
    Deprecated,
    Current,
    /// An intermediate that servers send themselves; left out of later editions.
    NoLongerNeeded,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deprecated => "deprecated but still in use",
            Self::Current => "current",
            Self::NoLongerNeeded => "no longer needed",
        }
    }
}

const FIXED: &str = "Fixed plan, today Essentials";
const FLEXIBLE: &str = "Flexible plan, today Pro";
const PUBLIC: &str = "publicly trusted, all plans";

/// G, I, R, A, S of the editions below.
static KNOWN: [KnownCa; 5] = [
    KnownCa {
        id: "redis-cloud-fixed-root",
        sha256: hex32("E887FA9BFC088D41C6FE9C109CB6BC7D93C9A442B978A5CF78D6CA5C064AF65A"),
        plan: FIXED,
        status: Status::Deprecated,
    },
    KnownCa {
        id: "redis-cloud-flexible-intermediate",
        sha256: hex32("26A4E63406746751348D217BC9AEC7C0E5C9A2A68A2C959147DD75E23E06F4DA"),
        plan: FLEXIBLE,
        status: Status::Deprecated,
    },
    KnownCa {
        id: "redis-cloud-flexible-root",
        sha256: hex32("8F9284B4CD2347EDBC540190AD390D2737B95F479C066577AFCB58E6C74FCF0D"),
        plan: FLEXIBLE,
        status: Status::Deprecated,
    },
    KnownCa {
        id: "globalsign-atlas-r3-ov-2022-q2",
        sha256: hex32("AFDB3C396D85D19FBE58206DF0659EAE614C4AB18F5CCF20B783AAF0BBE96A03"),
        plan: PUBLIC,
        status: Status::NoLongerNeeded,
    },
    KnownCa {
        id: "globalsign-root-r3",
        sha256: hex32("CBB522D7B7F127AD6A0113865BDF1CD4102E7D0759AF635A7CF4720DC963C53B"),
        plan: PUBLIC,
        status: Status::Current,
    },
];

const G: usize = 0;
const I: usize = 1;
const R: usize = 2;
const A: usize = 3;
const S: usize = 4;

/// The id of the root that current chains of Redis Cloud lead to.
pub const CURRENT_ROOT: &str = "globalsign-root-r3";

/// One edition of the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Edition {
    pub id: &'static str,
    pub text: &'static str,
    members: &'static [usize],
    /// It lacks the public root that databases moved to from 2023 on.
    pub outdated: bool,
}

static EDITIONS: [Edition; 5] = [
    Edition {
        id: "2021-10-fixed",
        text: "Redis Cloud, Fixed plan, edition of 2018 to October 2021",
        members: &[G],
        outdated: true,
    },
    Edition {
        id: "2021-10-flexible",
        text: "Redis Cloud, Flexible plan, edition of October 2021",
        members: &[I, R],
        outdated: true,
    },
    Edition { id: "2022-08", text: "Redis Cloud, edition of August 2022", members: &[G, I, R, A, S], outdated: false },
    Edition { id: "2023-03", text: "Redis Cloud, edition of March 2023", members: &[G, I, R, S], outdated: false },
    Edition { id: "2025", text: "Redis Cloud, edition of 2025", members: &[S, I, R], outdated: false },
];

/// What is known of the certificate with this fingerprint.
pub fn by_sha256(sha256: &[u8; 32]) -> Option<&'static KnownCa> {
    KNOWN.iter().find(|known| known.sha256 == *sha256)
}

/// The edition that has just these members, in this order or another.
pub fn edition(members: &[&[u8; 32]]) -> Option<&'static Edition> {
    let indices: Option<Vec<usize>> =
        members.iter().map(|sha256| KNOWN.iter().position(|known| known.sha256 == **sha256)).collect();
    let mut indices = indices?;
    indices.sort_unstable();
    indices.dedup();
    EDITIONS.iter().find(|edition| {
        let mut wanted = edition.members.to_vec();
        wanted.sort_unstable();
        wanted == indices
    })
}

/// Is this certificate one that only Redis Cloud's own bundle holds (so that the file is that bundle)?
pub fn is_own(known: &KnownCa) -> bool {
    known.plan != PUBLIC
}

const fn hex32(text: &str) -> [u8; 32] {
    const fn nibble(digit: u8) -> u8 {
        match digit {
            b'0'..=b'9' => digit - b'0',
            _ => digit - b'A' + 10,
        }
    }
    let text = text.as_bytes();
    let mut out = [0; 32];
    let mut at = 0;
    while at < 32 {
        out[at] = nibble(text[2 * at]) << 4 | nibble(text[2 * at + 1]);
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(indices: &[usize]) -> Vec<&'static [u8; 32]> {
        indices.iter().map(|index| &KNOWN[*index].sha256).collect()
    }

    #[test]
    fn an_edition_is_told_by_its_members_in_any_order() {
        assert_eq!(edition(&members(&[G, I, R, A, S])).map(|edition| edition.id), Some("2022-08"));
        assert_eq!(edition(&members(&[R, S, I])).map(|edition| edition.id), Some("2025"));
        assert_eq!(edition(&members(&[S])), None);
        assert_eq!(edition(&[&[0; 32]]), None);
    }

    #[test]
    fn fingerprints_are_those_of_the_certificates() {
        assert_eq!(by_sha256(&KNOWN[S].sha256).map(|known| known.id), Some(CURRENT_ROOT));
        assert_eq!(KNOWN[A].sha256[..4], [0xaf, 0xdb, 0x3c, 0x39]);
    }
}
