//! Dialects: what each TLS stack makes of a certification path. The tables are data (`dialects.json`, its meaning in the
//! schema beside it), compiled to static Rust; adding a stack is adding rows.

mod class;
#[rustfmt::skip]
mod tables;

use std::fmt;

use super::Kinds;

pub use class::Class;
pub use tables::*;

/// One TLS stack, as far as it judges certificates.
#[derive(Debug)]
pub struct Dialect {
    pub id: &'static str,
    /// What was measured: `OpenSSL 3.0, security level 2`.
    pub stack: &'static str,
    pub report: Report,
    pub build: Build,
    pub phases: &'static [&'static Phase],
    /// Of several failing paths the one whose class stands last here speaks, of equal ones the first; empty: the one that
    /// came furthest.
    pub rank: &'static [&'static [Class]],
    /// Kinds that the stack's parser refuses in a CA file.
    pub unreadable: Kinds,
    /// The same in the server's chain.
    pub peer_unreadable: Kinds,
    /// The same for the client's own leaf.
    pub own_unreadable: Kinds,
    /// Kinds of server keys that the client offers no signature scheme for.
    pub no_leaf_key: Kinds,
    /// The same under TLS 1.2 only.
    pub no_leaf_key_12: Kinds,
    /// Kinds of the client's own leaf that are refused while loading.
    pub load_weak: Kinds,
    /// Kinds of the server's leaf that the client's `signature_algorithms_cert` excludes.
    pub sigalgs_cert_refuse: Kinds,
    /// Kinds of an issuer at which the process dies.
    pub crashes: Kinds,
}

/// Which hit of a path speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    First,
    /// Node's verify callback goes on; the last error stays.
    Last,
}

/// How a stack builds paths. Dialects with the same parameters share their paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools, reason = "each is a parameter of its own")]
pub struct Build {
    pub name: Names,
    /// A contradicting authorityKeyIdentifier excludes a candidate of the store.
    pub aki_store: bool,
    /// The same for what was sent.
    pub aki_sent: bool,
    /// The candidate's key must be of a kind that can have made the signature.
    pub key_type: bool,
    /// Only the first candidate is followed; there is no going back.
    pub first: bool,
    /// Any trusted certificate ends a path; else only a self-signed one.
    pub partial: bool,
    pub leaf: LeafAnchor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Names {
    Bytes,
    Canonical,
}

/// May the leaf itself be the anchor?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeafAnchor {
    No,
    /// Byte for byte.
    Exact,
    /// By name and key.
    Key,
}

/// One pass over a path.
#[derive(Debug)]
pub struct Phase {
    pub walk: Walk,
    /// Hits of this phase become this class where the stack had to search.
    pub searched: Option<Class>,
    pub checks: &'static [Check],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Certificate 0.
    Leaf,
    /// Certificate 0, last of all.
    After,
    /// From the end back.
    Path,
    /// Leaf to anchor.
    Up,
    /// Anchor to leaf.
    Down,
    /// Each issuer with its child, upwards.
    LinksUp,
    LinksDown,
}

/// A hit if one of the kinds holds at one of the positions.
#[derive(Debug)]
pub struct Check {
    pub kinds: Kinds,
    pub at: Positions,
    pub class: Class,
    /// What the client prints, in its own frame.
    pub text: &'static str,
    /// In a walk over links: looks at the child, not at the issuer.
    pub child: bool,
    /// Kinds that no measured connection ever made the verdict: they rest on reading the stack's sources.
    pub by_source: Kinds,
}

/// Places in a path, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Positions(u8);

impl Positions {
    pub const NONE: Self = Self(0);
    pub const LEAF: Self = Self(1);
    pub const INTERMEDIATE: Self = Self(2);
    /// The last of a path without an anchor, where that is not the leaf.
    pub const TOP: Self = Self(4);
    pub const ANCHOR: Self = Self(8);
    /// A leaf that is its own anchor and alone.
    pub const SELF: Self = Self(16);

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The letter of the tables.
    pub const fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'L' => Some(Self::LEAF),
            'I' => Some(Self::INTERMEDIATE),
            'T' => Some(Self::TOP),
            'A' => Some(Self::ANCHOR),
            'S' => Some(Self::SELF),
            _ => None,
        }
    }
}

impl fmt::Debug for Positions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in "LITAS".chars() {
            if Self::of_letter(letter).is_some_and(|position| position.meets(*self)) {
                write!(f, "{letter}")?;
            }
        }
        Ok(())
    }
}
