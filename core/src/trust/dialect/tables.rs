// Generated from dialects.json by `cargo run -p tlsconf-tests --bin dialects`. Do not edit.

use super::{Build, Check, Class, Dialect, LeafAnchor, Names, Phase, Positions, Report, Walk};
use crate::trust::{Kind as K, Kinds};

/// Every dialect.
pub static ALL: &[&Dialect] = &[&GO_1_19, &GO_1_26, &GO_1_27, &JSSE, &OPENSSL_2, &OPENSSL_NODE, &OPENSSL_NODE_22, &OPENSSL_NODE_22_PARTIAL, &OPENSSL_NODE_24, &OPENSSL_NODE_24_PARTIAL, &OPENSSL_NODE_PARTIAL, &OPENSSL_PARTIAL, &OPENSSL_PHP, &OPENSSL_RUBY, &OPENSSL_STRICT, &RUSTLS_AWS, &RUSTLS_RING];

/// Go 1.19 crypto/x509.
pub static GO_1_19: Dialect = Dialect {
    id: "go-1.19",
    stack: "Go 1.19 crypto/x509",
    report: Report::First,
    build: Build { name: Names::Bytes, aki_store: false, aki_sent: false, key_type: false, first: false, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::NameUniversal).with(K::SigAlgDiffers),
    peer_unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::NameUniversal),
    own_unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::NameUniversal),     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256).with(K::KeyEd448).with(K::KeyRsaPss),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE,     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_GO_1, &PHASE_GO_2, &PHASE_GO_4],
};

/// Go 1.26 crypto/x509.
pub static GO_1_26: Dialect = Dialect {
    id: "go-1.26",
    stack: "Go 1.26 crypto/x509",
    report: Report::First,
    build: Build { name: Names::Bytes, aki_store: false, aki_sent: false, key_type: false, first: false, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::SerialNegative).with(K::CriticalAki).with(K::NameUniversal).with(K::SigAlgDiffers),
    peer_unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::SerialNegative).with(K::CriticalAki).with(K::NameUniversal),
    own_unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::SerialNegative).with(K::CriticalAki),     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256).with(K::KeyEd448).with(K::KeyRsaPss),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE,     sigalgs_cert_refuse: Kinds::NONE.with(K::SigMd5).with(K::SigEd448).with(K::SigSha224),     crashes: Kinds::NONE,
    phases: &[&PHASE_GO_1_B, &PHASE_GO_2_B, &PHASE_GO_3, &PHASE_GO_4, &PHASE_GO_5],
};

/// Go 1.27 crypto/x509.
pub static GO_1_27: Dialect = Dialect {
    id: "go-1.27",
    stack: "Go 1.27 crypto/x509",
    report: Report::First,
    build: Build { name: Names::Bytes, aki_store: false, aki_sent: false, key_type: false, first: false, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::SerialNegative).with(K::CriticalAki).with(K::SigAlgDiffers),
    peer_unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::SerialNegative).with(K::CriticalAki),
    own_unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::NameBadPrintable).with(K::SanNotAscii).with(K::KeyExplicit).with(K::KeyK256).with(K::SerialPadded).with(K::ExtDuplicate).with(K::KeyOtherCurve).with(K::SerialNegative).with(K::CriticalAki),     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256).with(K::KeyEd448).with(K::KeyRsaPss),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE,     sigalgs_cert_refuse: Kinds::NONE.with(K::SigMd5).with(K::SigEd448).with(K::SigSha224),     crashes: Kinds::NONE,
    phases: &[&PHASE_GO_1_B, &PHASE_GO_2_B, &PHASE_GO_3, &PHASE_GO_4, &PHASE_GO_5],
};

/// Java 17 JSSE, PKIX.
pub static JSSE: Dialect = Dialect {
    id: "jsse",
    stack: "Java 17 JSSE, PKIX",
    report: Report::First,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: false, key_type: false, first: false, partial: true, leaf: LeafAnchor::Key },
    rank: &[],
    unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::ExtDuplicate).with(K::KeyExplicit).with(K::NcUndecodable).with(K::IssuerEmpty).with(K::SubjectEmptySanNotCritical).with(K::SigAlgDiffers),
    peer_unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::ExtDuplicate).with(K::KeyExplicit).with(K::NcUndecodable).with(K::IssuerEmpty).with(K::SubjectEmptySanNotCritical),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE,     sigalgs_cert_refuse: Kinds::NONE.with(K::SigMd5),     crashes: Kinds::NONE,
    phases: &[&PHASE_JSSE_1, &PHASE_JSSE_2, &PHASE_JSSE_3, &PHASE_JSSE_4],
};

/// OpenSSL 3.0, security level 2.
pub static OPENSSL_2: Dialect = Dialect {
    id: "openssl-2",
    stack: "OpenSSL 3.0, security level 2",
    report: Report::First,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: false, leaf: LeafAnchor::No },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::SigMd5).with(K::SigSha1),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4, &PHASE_OPENSSL_5, &PHASE_OPENSSL_6, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9],
};

/// OpenSSL 3.0, level 1, a verify callback that goes on (Node 20).
pub static OPENSSL_NODE: Dialect = Dialect {
    id: "openssl-node",
    stack: "OpenSSL 3.0, level 1, a verify callback that goes on (Node 20)",
    report: Report::Last,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: false, leaf: LeafAnchor::No },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded).with(K::TrailingBytes),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::SigMd5).with(K::SigSha1),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1_B, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4_B, &PHASE_OPENSSL_6, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9, &PHASE_OPENSSL_10],
};

/// OpenSSL 3.5, level 1, a verify callback that goes on (Node 22).
pub static OPENSSL_NODE_22: Dialect = Dialect {
    id: "openssl-node-22",
    stack: "OpenSSL 3.5, level 1, a verify callback that goes on (Node 22)",
    report: Report::Last,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: false, leaf: LeafAnchor::No },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded).with(K::TrailingBytes),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::SigMd5),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1_B, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4_B, &PHASE_OPENSSL_6, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9, &PHASE_OPENSSL_10],
};

/// OpenSSL 3.5, level 1, a verify callback that goes on (Node 22), PARTIAL_CHAIN.
pub static OPENSSL_NODE_22_PARTIAL: Dialect = Dialect {
    id: "openssl-node-22-partial",
    stack: "OpenSSL 3.5, level 1, a verify callback that goes on (Node 22), PARTIAL_CHAIN",
    report: Report::Last,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded).with(K::TrailingBytes),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::SigMd5),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1_B, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4_B, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9, &PHASE_OPENSSL_10],
};

/// OpenSSL 3.5, level 2, a verify callback that goes on (Node 24 and 26).
pub static OPENSSL_NODE_24: Dialect = Dialect {
    id: "openssl-node-24",
    stack: "OpenSSL 3.5, level 2, a verify callback that goes on (Node 24 and 26)",
    report: Report::Last,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: false, leaf: LeafAnchor::No },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded).with(K::TrailingBytes),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::SigMd5),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE.with(K::KeyK256),
    phases: &[&PHASE_OPENSSL_1, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4, &PHASE_OPENSSL_6, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9, &PHASE_OPENSSL_10],
};

/// OpenSSL 3.5, level 2, a verify callback that goes on (Node 24 and 26), PARTIAL_CHAIN.
pub static OPENSSL_NODE_24_PARTIAL: Dialect = Dialect {
    id: "openssl-node-24-partial",
    stack: "OpenSSL 3.5, level 2, a verify callback that goes on (Node 24 and 26), PARTIAL_CHAIN",
    report: Report::Last,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded).with(K::TrailingBytes),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::SigMd5),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE.with(K::KeyK256),
    phases: &[&PHASE_OPENSSL_1, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9, &PHASE_OPENSSL_10],
};

/// OpenSSL 3.0, level 1, a verify callback that goes on (Node 20), PARTIAL_CHAIN.
pub static OPENSSL_NODE_PARTIAL: Dialect = Dialect {
    id: "openssl-node-partial",
    stack: "OpenSSL 3.0, level 1, a verify callback that goes on (Node 20), PARTIAL_CHAIN",
    report: Report::Last,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded).with(K::TrailingBytes),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::SigMd5).with(K::SigSha1),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1_B, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4_B, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9, &PHASE_OPENSSL_10],
};

/// OpenSSL 3.0 with PARTIAL_CHAIN, security level 2.
pub static OPENSSL_PARTIAL: Dialect = Dialect {
    id: "openssl-partial",
    stack: "OpenSSL 3.0 with PARTIAL_CHAIN, security level 2",
    report: Report::First,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::SigMd5).with(K::SigSha1),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4, &PHASE_OPENSSL_5, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9],
};

/// OpenSSL 3.0, level 2, the name compared after the handshake (PHP).
pub static OPENSSL_PHP: Dialect = Dialect {
    id: "openssl-php",
    stack: "OpenSSL 3.0, level 2, the name compared after the handshake (PHP)",
    report: Report::First,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: false, leaf: LeafAnchor::No },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::SigMd5).with(K::SigSha1),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4, &PHASE_OPENSSL_6, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9, &PHASE_OPENSSL_11],
};

/// OpenSSL 3.0, level 2, the name compared in the verify callback (Ruby).
pub static OPENSSL_RUBY: Dialect = Dialect {
    id: "openssl-ruby",
    stack: "OpenSSL 3.0, level 2, the name compared in the verify callback (Ruby)",
    report: Report::First,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: false, leaf: LeafAnchor::No },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::SigMd5).with(K::SigSha1),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3, &PHASE_OPENSSL_4, &PHASE_OPENSSL_6, &PHASE_OPENSSL_7, &PHASE_OPENSSL_8, &PHASE_OPENSSL_9],
};

/// OpenSSL 3.0 with VERIFY_X509_STRICT and PARTIAL_CHAIN (Python >= 3.13).
pub static OPENSSL_STRICT: Dialect = Dialect {
    id: "openssl-strict",
    stack: "OpenSSL 3.0 with VERIFY_X509_STRICT and PARTIAL_CHAIN (Python >= 3.13)",
    report: Report::First,
    build: Build { name: Names::Canonical, aki_store: true, aki_sent: true, key_type: true, first: true, partial: true, leaf: LeafAnchor::Exact },
    rank: &[],
    unreadable: Kinds::NONE.with(K::SerialPadded),
    peer_unreadable: Kinds::NONE.with(K::SerialPadded).with(K::ExtDuplicate).with(K::KuEmpty),
    own_unreadable: Kinds::NONE,     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256),     no_leaf_key_12: Kinds::NONE,     load_weak: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::SigMd5).with(K::SigSha1),     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_OPENSSL_1, &PHASE_OPENSSL_2, &PHASE_OPENSSL_3_B, &PHASE_OPENSSL_4, &PHASE_OPENSSL_5, &PHASE_OPENSSL_7, &PHASE_OPENSSL_9],
};

/// rustls 0.23 with webpki 0.103, aws-lc-rs.
pub static RUSTLS_AWS: Dialect = Dialect {
    id: "rustls-aws",
    stack: "rustls 0.23 with webpki 0.103, aws-lc-rs",
    report: Report::First,
    build: Build { name: Names::Bytes, aki_store: false, aki_sent: false, key_type: false, first: false, partial: true, leaf: LeafAnchor::No },
    rank: &[&[Class::UnknownCa], &[Class::BadEncoding], &[Class::Other], &[Class::Critical, Class::CertVersion], &[Class::UnsupportedAlgorithm], &[Class::NotACa, Class::CaAsLeaf], &[Class::PathLength], &[Class::NameConstraints], &[Class::Purpose], &[Class::BadSignature], &[Class::Expired, Class::NotYet]],
    unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::ExtDuplicateOpened).with(K::ExtMalformed).with(K::SigUnusedBits).with(K::SigAlgDiffers).with(K::UniqueId).with(K::VersionOdd).with(K::V1WithExtensions),
    peer_unreadable: Kinds::NONE.with(K::TrailingBytes),
    own_unreadable: Kinds::NONE.with(K::V1).with(K::VersionOdd).with(K::ExtDuplicateOpened).with(K::ExtMalformed).with(K::SigUnusedBits).with(K::SigAlgDiffers).with(K::UniqueId).with(K::SerialPadded).with(K::CriticalUnknown).with(K::CriticalAki).with(K::CriticalSki).with(K::CriticalPolicyConstraints).with(K::CriticalPolicyMappings).with(K::CriticalInhibitAny).with(K::CriticalPolicies).with(K::CriticalTlsFeature).with(K::CriticalAia).with(K::CriticalIan).with(K::CriticalNsCertType),     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256).with(K::KeyEd448).with(K::KeyRsaPss),     no_leaf_key_12: Kinds::NONE.with(K::KeyP521),     load_weak: Kinds::NONE,     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_WEBPKI_1, &PHASE_WEBPKI_2, &PHASE_WEBPKI_3, &PHASE_WEBPKI_4, &PHASE_WEBPKI_5],
};

/// rustls 0.23 with webpki 0.103, ring.
pub static RUSTLS_RING: Dialect = Dialect {
    id: "rustls-ring",
    stack: "rustls 0.23 with webpki 0.103, ring",
    report: Report::First,
    build: Build { name: Names::Bytes, aki_store: false, aki_sent: false, key_type: false, first: false, partial: true, leaf: LeafAnchor::No },
    rank: &[&[Class::UnknownCa], &[Class::BadEncoding], &[Class::Other], &[Class::Critical, Class::CertVersion], &[Class::UnsupportedAlgorithm], &[Class::NotACa, Class::CaAsLeaf], &[Class::PathLength], &[Class::NameConstraints], &[Class::Purpose], &[Class::BadSignature], &[Class::Expired, Class::NotYet]],
    unreadable: Kinds::NONE.with(K::TrailingBytes).with(K::ExtDuplicateOpened).with(K::ExtMalformed).with(K::SigUnusedBits).with(K::SigAlgDiffers).with(K::UniqueId).with(K::VersionOdd).with(K::V1WithExtensions),
    peer_unreadable: Kinds::NONE.with(K::TrailingBytes),
    own_unreadable: Kinds::NONE.with(K::V1).with(K::VersionOdd).with(K::ExtDuplicateOpened).with(K::ExtMalformed).with(K::SigUnusedBits).with(K::SigAlgDiffers).with(K::UniqueId).with(K::SerialPadded).with(K::CriticalUnknown).with(K::CriticalAki).with(K::CriticalSki).with(K::CriticalPolicyConstraints).with(K::CriticalPolicyMappings).with(K::CriticalInhibitAny).with(K::CriticalPolicies).with(K::CriticalTlsFeature).with(K::CriticalAia).with(K::CriticalIan).with(K::CriticalNsCertType),     no_leaf_key: Kinds::NONE.with(K::KeyP224).with(K::KeyK256).with(K::KeyEd448).with(K::KeyRsaPss).with(K::KeyP521),     no_leaf_key_12: Kinds::NONE.with(K::KeyP521),     load_weak: Kinds::NONE,     sigalgs_cert_refuse: Kinds::NONE,     crashes: Kinds::NONE,
    phases: &[&PHASE_WEBPKI_1, &PHASE_WEBPKI_2, &PHASE_WEBPKI_3_B, &PHASE_WEBPKI_4, &PHASE_WEBPKI_5],
};

static PHASE_GO_1: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalNcDirname).with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType) },
        Check { kinds: Kinds::NONE.with(K::CriticalPolicyConstraints).with(K::CriticalInhibitAny), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalInhibitAny) },
        Check { kinds: Kinds::NONE.with(K::NotYetValid), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is before *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Expired), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is after *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Hostname, text: "certificate is valid for {names}, not {host}", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_GO_2: Phase = Phase {
    walk: Walk::LinksUp,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NoIssuer), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnknownCa, text: "certificate signed by unknown authority", child: true, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::BcKuMissing).with(K::BcFalse).with(K::KuNoCertsign), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NotACa, text: "certificate signed by unknown authority (possibly because of \"*parent certificate cannot sign this kind of certificate\"*", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyRsaPss).with(K::KeyEd448).with(K::KeyUnknown).with(K::KeyK256).with(K::KeyOtherCurve), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnknownCa, text: "certificate signed by unknown authority (possibly because of \"algorithm unimplemented\")", child: false, by_source: Kinds::NONE.with(K::KeyUnknown).with(K::KeyOtherCurve) },
        Check { kinds: Kinds::NONE.with(K::SigMd5).with(K::SigSha1), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Weak, text: "certificate signed by unknown authority (possibly because of \"insecure algorithm\")", child: true, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SigBad), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnknownCa, text: "certificate signed by unknown authority (possibly because of \"*verification *\"*", child: true, by_source: Kinds::NONE.with(K::SigBad) },
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalNcDirname).with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType) },
        Check { kinds: Kinds::NONE.with(K::CriticalPolicyConstraints).with(K::CriticalInhibitAny), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalInhibitAny) },
        Check { kinds: Kinds::NONE.with(K::NotYetValid), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is before *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Expired), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is after *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NcPermitted).with(K::NcExcluded), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NameConstraints, text: "a root or intermediate certificate is not authorized to sign for this name", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::V1), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::NotACa, text: "certificate is not authorized to sign other certificates", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenExceededAny), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::PathLength, text: "too many intermediates for path length constraint", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_GO_4: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::EkuOther), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::ANCHOR).with(Positions::SELF), class: Class::Purpose, text: "certificate specifies an incompatible key usage", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_GO_1_B: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalNcDirname).with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType) },
        Check { kinds: Kinds::NONE.with(K::NotYetValid), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is before *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Expired), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is after *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Hostname, text: "certificate is valid for {names}, not {host}", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_GO_2_B: Phase = Phase {
    walk: Walk::LinksUp,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NoIssuer), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnknownCa, text: "certificate signed by unknown authority", child: true, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::BcKuMissing).with(K::BcFalse).with(K::KuNoCertsign), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NotACa, text: "certificate signed by unknown authority (possibly because of \"*parent certificate cannot sign this kind of certificate\"*", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyRsaPss).with(K::KeyEd448).with(K::KeyUnknown).with(K::KeyK256).with(K::KeyOtherCurve), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnknownCa, text: "certificate signed by unknown authority (possibly because of \"algorithm unimplemented\")", child: false, by_source: Kinds::NONE.with(K::KeyUnknown).with(K::KeyOtherCurve) },
        Check { kinds: Kinds::NONE.with(K::SigMd5).with(K::SigSha1), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Weak, text: "certificate signed by unknown authority (possibly because of \"insecure algorithm\")", child: true, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnknownCa, text: "certificate signed by unknown authority (possibly because of \"crypto/rsa: ... keys are insecure\")", child: false, by_source: Kinds::NONE.with(K::KeyRsaLt1024) },
        Check { kinds: Kinds::NONE.with(K::SigBad), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnknownCa, text: "certificate signed by unknown authority (possibly because of \"*verification *\"*", child: true, by_source: Kinds::NONE.with(K::SigBad) },
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalNcDirname).with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalPolicyMappings).with(K::CriticalTlsFeature).with(K::CriticalIan).with(K::CriticalNsCertType) },
        Check { kinds: Kinds::NONE.with(K::NotYetValid), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is before *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Expired), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Expired, text: "certificate has expired or is not yet valid: current time * is after *", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::V1), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::NotACa, text: "certificate is not authorized to sign other certificates", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenExceededAny), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::PathLength, text: "too many intermediates for path length constraint", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_GO_3: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::PolicyRequired), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Policy, text: "no valid chains built: 1 candidate chains with invalid policies", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_GO_5: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NcPermitted).with(K::NcExcluded), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::ANCHOR), class: Class::NameConstraints, text: "a root or intermediate certificate is not authorized to sign for this name", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_JSSE_1: Phase = Phase {
    walk: Walk::Path,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NoIssuer), at: Positions::NONE.with(Positions::LEAF).with(Positions::TOP), class: Class::UnknownCa, text: "unable to find valid certification path to requested target", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_JSSE_2: Phase = Phase {
    walk: Walk::Down,
    searched: Some(Class::UnknownCa),
    checks: &[
        Check { kinds: Kinds::NONE.with(K::SigMd5), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Weak, text: "Algorithm constraints check failed on signature algorithm: MD5withRSA", child: false, by_source: Kinds::NONE.with(K::SigMd5) },
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Weak, text: "Algorithm constraints check failed on keysize limits", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuNoCertsign), at: Positions::NONE.with(Positions::INTERMEDIATE), class: Class::NotACa, text: "CA key usage check failed: keyCertSign bit is not set", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::BcKuMissing).with(K::BcFalse).with(K::V1), at: Positions::NONE.with(Positions::INTERMEDIATE), class: Class::NotACa, text: "basic constraints check failed: this is not a CA certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenExceeded), at: Positions::NONE.with(Positions::INTERMEDIATE), class: Class::PathLength, text: "basic constraints check failed: pathLenConstraint violated", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::UnderNc), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::NameConstraints, text: "name constraints check failed", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PolicyRequired), at: Positions::NONE.with(Positions::INTERMEDIATE), class: Class::Policy, text: "non-null policy tree required and policy tree is null", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NotYetValid), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::NotYet, text: "CertificateNotYetValidException: NotBefore: ...", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Expired), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Expired, text: "CertificateExpiredException: NotAfter: ...", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::IssuerKeyUnsupported), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::UnsupportedAlgorithm, text: "Curve not supported", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SigTypeMismatch), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Other, text: "signature check failed <- InvalidKeyException: Unsupported key type", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SigBad), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::BadSignature, text: "signature check failed", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalAki).with(K::CriticalSki).with(K::CriticalTlsFeature).with(K::CriticalCrldp).with(K::CriticalAia).with(K::CriticalIan), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Critical, text: "unrecognized critical extension(s)", child: false, by_source: Kinds::NONE.with(K::CriticalSki).with(K::CriticalTlsFeature).with(K::CriticalAia).with(K::CriticalIan) },
    ],
};

static PHASE_JSSE_3: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::BcKuMissing).with(K::BcFalse), at: Positions::NONE.with(Positions::ANCHOR), class: Class::NotACa, text: "TrustAnchor with subject \"...\" is not a CA certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuNoCertsign), at: Positions::NONE.with(Positions::ANCHOR), class: Class::NotACa, text: "TrustAnchor with subject \"...\" does not have keyCertSign bit set in KeyUsage extension", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_JSSE_4: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::KuNoDs), at: Positions::NONE.with(Positions::LEAF), class: Class::Purpose, text: "KeyUsage does not allow digital signatures", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::EkuOther), at: Positions::NONE.with(Positions::LEAF), class: Class::Purpose, text: "Extended key usage does not permit use for TLS server authentication", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Hostname, text: "No subject alternative DNS name matching {host} found.", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_1: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Weak, text: "EE certificate key too weak", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt2048), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Weak, text: "EE certificate key too weak", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_2: Phase = Phase {
    walk: Walk::Path,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::TrustRejected), at: Positions::NONE.with(Positions::ANCHOR).with(Positions::SELF), class: Class::Rejected, text: "certificate rejected", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NoIssuer), at: Positions::NONE.with(Positions::LEAF), class: Class::UnknownCa, text: "unable to get local issuer certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NoIssuer), at: Positions::NONE.with(Positions::TOP), class: Class::UnknownCa, text: "unable to get *issuer certificate", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_3: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalAki).with(K::CriticalSki).with(K::CriticalTlsFeature).with(K::CriticalAia), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR).with(Positions::SELF), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalSki).with(K::CriticalTlsFeature).with(K::CriticalAia) },
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::BcKuMissing).with(K::BcFalse).with(K::V1).with(K::KuNoCertsign), at: Positions::NONE.with(Positions::INTERMEDIATE), class: Class::NotACa, text: "invalid CA certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcKuMissing).with(K::BcFalse).with(K::KuNoCertsign).with(K::V1NotSelfSigned), at: Positions::NONE.with(Positions::TOP).with(Positions::ANCHOR), class: Class::NotACa, text: "invalid CA certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyExplicit), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnsupportedAlgorithm, text: "Certificate public key has explicit ECC parameters", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::TrustRejected), at: Positions::NONE.with(Positions::ANCHOR).with(Positions::SELF), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::EkuOther).with(K::EkuAnyOnly), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR).with(Positions::SELF), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuNoTls), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcKuMissing).with(K::BcFalse).with(K::KuNoCertsign).with(K::V1NotSelfSigned), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenExceeded), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::PathLength, text: "path length constraint exceeded", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_4: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Weak, text: "CA certificate key too weak", child: false, by_source: Kinds::NONE.with(K::KeyRsaLt1024) },
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt2048), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Weak, text: "CA certificate key too weak", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SigMd5).with(K::SigSha1), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Weak, text: "CA signature digest algorithm too weak", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_5: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Hostname, text: "Hostname mismatch, certificate is not valid for '{host}'.", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_6: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NoIssuer), at: Positions::NONE.with(Positions::LEAF), class: Class::UnknownCa, text: "unable to verify the first certificate", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_7: Phase = Phase {
    walk: Walk::Down,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::SigBad), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::BadSignature, text: "certificate signature failure", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NotYetValid), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::ANCHOR).with(Positions::SELF), class: Class::NotYet, text: "certificate is not yet valid", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Expired), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::ANCHOR).with(Positions::SELF), class: Class::Expired, text: "certificate has expired", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuNoCertsign), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NotACa, text: "key usage does not include certificate signing", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_9: Phase = Phase {
    walk: Walk::Down,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NcPermitted).with(K::NcDirnamePermitted), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NameConstraints, text: "permitted subtree violation", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NcExcluded).with(K::NcDirnameExcluded), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NameConstraints, text: "excluded subtree violation", child: false, by_source: Kinds::NONE.with(K::NcDirnameExcluded) },
        Check { kinds: Kinds::NONE.with(K::NcCn), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NameConstraints, text: "permitted subtree violation", child: false, by_source: Kinds::NONE.with(K::NcCn) },
    ],
};

static PHASE_OPENSSL_1_B: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Weak, text: "EE certificate key too weak", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_4_B: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Weak, text: "CA certificate key too weak", child: false, by_source: Kinds::NONE.with(K::KeyRsaLt1024) },
        Check { kinds: Kinds::NONE.with(K::SigMd5).with(K::SigSha1), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Weak, text: "CA signature digest algorithm too weak", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_10: Phase = Phase {
    walk: Walk::After,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Hostname, text: "Hostname/IP does not match certificate's altnames", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_11: Phase = Phase {
    walk: Walk::After,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Hostname, text: "Peer certificate subjectAltName did not match expected name `{host}'", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_8: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Hostname, text: "hostname mismatch", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_OPENSSL_3_B: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalAki).with(K::CriticalSki).with(K::CriticalTlsFeature).with(K::CriticalAia), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR).with(Positions::SELF), class: Class::Critical, text: "unhandled critical extension", child: false, by_source: Kinds::NONE.with(K::CriticalSki).with(K::CriticalTlsFeature).with(K::CriticalAia) },
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::BcKuMissing).with(K::BcFalse).with(K::V1).with(K::KuNoCertsign), at: Positions::NONE.with(Positions::INTERMEDIATE), class: Class::NotACa, text: "invalid CA certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcKuMissing).with(K::BcFalse).with(K::KuNoCertsign).with(K::V1NotSelfSigned), at: Positions::NONE.with(Positions::TOP).with(Positions::ANCHOR), class: Class::NotACa, text: "invalid CA certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::V1), at: Positions::NONE.with(Positions::TOP).with(Positions::ANCHOR), class: Class::NotACa, text: "invalid CA certificate", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuCertsignWithoutBc), at: Positions::NONE.with(Positions::LEAF), class: Class::NotACa, text: "invalid CA certificate", child: false, by_source: Kinds::NONE.with(K::KuCertsignWithoutBc) },
        Check { kinds: Kinds::NONE.with(K::KeyExplicit), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnsupportedAlgorithm, text: "Certificate public key has explicit ECC parameters", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenWithoutCa), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Path length invalid for non-CA cert", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenWithoutCertsign), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Path length given without key usage keyCertSign", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcNotCritical), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Basic Constraints of CA cert not marked critical", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuMissingInCa), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "CA cert does not include key usage extension", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuCertsignWithoutCa), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Key usage keyCertSign invalid for non-CA cert", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::IssuerEmpty), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Issuer name empty", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SubjectEmpty), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Subject empty", child: false, by_source: Kinds::NONE.with(K::SubjectEmpty) },
        Check { kinds: Kinds::NONE.with(K::SubjectEmptySanNotCritical), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Subject empty and Subject Alt Name extension not critical", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SanEmpty), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Empty Subject Alternative Name extension", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SigAlgDiffers), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Subject signature algorithm and issuer public key algorithm mismatch", child: false, by_source: Kinds::NONE.with(K::SigAlgDiffers) },
        Check { kinds: Kinds::NONE.with(K::AkiMissing), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE), class: Class::Strict, text: "Missing Authority Key Identifier", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SkiMissingInCa), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Missing Subject Key Identifier", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::V1WithExtensions), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Strict, text: "Using cert extension requires at least X509v3", child: false, by_source: Kinds::NONE.with(K::V1WithExtensions) },
        Check { kinds: Kinds::NONE.with(K::TrustRejected), at: Positions::NONE.with(Positions::ANCHOR).with(Positions::SELF), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::EkuOther).with(K::EkuAnyOnly), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR).with(Positions::SELF), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KuNoTls), at: Positions::NONE.with(Positions::LEAF).with(Positions::SELF), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcKuMissing).with(K::BcFalse).with(K::KuNoCertsign).with(K::V1NotSelfSigned), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Purpose, text: "unsuitable certificate purpose", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenExceeded), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::PathLength, text: "path length constraint exceeded", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_WEBPKI_1: Phase = Phase {
    walk: Walk::Up,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::SigUnusedBits), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::BadEncoding, text: "BadEncoding", child: false, by_source: Kinds::NONE.with(K::SigUnusedBits) },
        Check { kinds: Kinds::NONE.with(K::V1).with(K::VersionOdd), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::CertVersion, text: "Other(OtherError(UnsupportedCertVersion))", child: false, by_source: Kinds::NONE.with(K::VersionOdd) },
        Check { kinds: Kinds::NONE.with(K::SigAlgDiffers), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Other, text: "Other(OtherError(SignatureAlgorithmMismatch))", child: false, by_source: Kinds::NONE.with(K::SigAlgDiffers) },
        Check { kinds: Kinds::NONE.with(K::ExtDuplicateOpened).with(K::ExtMalformed).with(K::UniqueId), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::BadEncoding, text: "BadEncoding", child: false, by_source: Kinds::NONE.with(K::ExtMalformed).with(K::UniqueId) },
        Check { kinds: Kinds::NONE.with(K::CriticalUnknown).with(K::CriticalAki).with(K::CriticalSki).with(K::CriticalPolicyConstraints).with(K::CriticalPolicyMappings).with(K::CriticalInhibitAny).with(K::CriticalPolicies).with(K::CriticalTlsFeature).with(K::CriticalAia).with(K::CriticalIan).with(K::CriticalNsCertType), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Critical, text: "Other(OtherError(UnsupportedCriticalExtension))", child: false, by_source: Kinds::NONE.with(K::CriticalSki).with(K::CriticalPolicyMappings).with(K::CriticalInhibitAny).with(K::CriticalTlsFeature).with(K::CriticalAia).with(K::CriticalIan).with(K::CriticalNsCertType) },
        Check { kinds: Kinds::NONE.with(K::DateForm), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::BadEncoding, text: "BadEncoding", child: false, by_source: Kinds::NONE.with(K::DateForm) },
        Check { kinds: Kinds::NONE.with(K::ValidityInverted), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Expired, text: "Expired", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NotYetValid), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::NotYet, text: "certificate not valid yet: verification time ...", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::Expired), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Expired, text: "certificate expired: verification time ...", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcEkuMalformed), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::BadEncoding, text: "BadEncoding", child: false, by_source: Kinds::NONE.with(K::BcEkuMalformed) },
        Check { kinds: Kinds::NONE.with(K::CaTrue), at: Positions::NONE.with(Positions::LEAF), class: Class::CaAsLeaf, text: "Other(OtherError(CaUsedAsEndEntity))", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::BcMissing).with(K::BcKuMissing).with(K::BcFalse), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::NotACa, text: "Other(OtherError(EndEntityUsedAsCa))", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::PathlenExceededAny), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::PathLength, text: "Other(OtherError(PathLenConstraintViolated))", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::EkuEmpty), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Other, text: "Other(OtherError(EmptyEkuExtension))", child: false, by_source: Kinds::NONE.with(K::EkuEmpty) },
        Check { kinds: Kinds::NONE.with(K::EkuOther).with(K::EkuAnyOnly), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::Purpose, text: "certificate does not allow extended key usage for server authentication", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_WEBPKI_2: Phase = Phase {
    walk: Walk::Path,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NoIssuer), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnknownCa, text: "UnknownIssuer", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_WEBPKI_3: Phase = Phase {
    walk: Walk::LinksDown,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::SigMd5).with(K::SigSha1).with(K::SigSha224).with(K::SigEd448).with(K::SigUnknown).with(K::SigParameters), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmContext", child: true, by_source: Kinds::NONE.with(K::SigSha224).with(K::SigParameters) },
        Check { kinds: Kinds::NONE.with(K::KeyRsaPss).with(K::KeyP224).with(K::KeyK256).with(K::KeyExplicit).with(K::KeyOtherCurve).with(K::KeyEd448).with(K::KeyUnknown).with(K::KeyParameters), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmForPublicKeyContext", child: false, by_source: Kinds::NONE.with(K::KeyOtherCurve).with(K::KeyUnknown).with(K::KeyParameters) },
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::KeyRsaGt8192), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::BadSignature, text: "BadSignature", child: false, by_source: Kinds::NONE.with(K::KeyRsaLt1024) },
        Check { kinds: Kinds::NONE.with(K::SigTypeMismatch), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmForPublicKeyContext", child: true, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SigBad), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::BadSignature, text: "BadSignature", child: true, by_source: Kinds::NONE.with(K::SigBad) },
    ],
};

static PHASE_WEBPKI_4: Phase = Phase {
    walk: Walk::Down,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::NcSanMalformed), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::Other, text: "Other(OtherError(MalformedDnsIdentifier))", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::NcUndecodable), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::BadEncoding, text: "BadEncoding", child: false, by_source: Kinds::NONE.with(K::NcUndecodable) },
        Check { kinds: Kinds::NONE.with(K::NcPermitted).with(K::NcExcluded).with(K::NcDirname).with(K::NcOtherForm), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::NameConstraints, text: "Other(OtherError(NameConstraintViolation))", child: false, by_source: Kinds::NONE.with(K::NcOtherForm) },
    ],
};

static PHASE_WEBPKI_5: Phase = Phase {
    walk: Walk::Leaf,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::Host), at: Positions::NONE.with(Positions::LEAF), class: Class::Hostname, text: "certificate not valid for name \"{host}\"; certificate is {presented}", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyExplicit), at: Positions::NONE.with(Positions::LEAF), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmForPublicKeyContext", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::KeyRsaGt8192), at: Positions::NONE.with(Positions::LEAF), class: Class::BadSignature, text: "BadSignature", child: false, by_source: Kinds::NONE },
    ],
};

static PHASE_WEBPKI_3_B: Phase = Phase {
    walk: Walk::LinksDown,
    searched: None,
    checks: &[
        Check { kinds: Kinds::NONE.with(K::SigMd5).with(K::SigSha1).with(K::SigSha224).with(K::SigEd448).with(K::SigUnknown).with(K::SigParameters), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmContext", child: true, by_source: Kinds::NONE.with(K::SigSha224).with(K::SigParameters) },
        Check { kinds: Kinds::NONE.with(K::SigEcdsaSha512), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmContext", child: true, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyP521), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmForPublicKeyContext", child: false, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::KeyRsaPss).with(K::KeyP224).with(K::KeyK256).with(K::KeyExplicit).with(K::KeyOtherCurve).with(K::KeyEd448).with(K::KeyUnknown).with(K::KeyParameters), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmForPublicKeyContext", child: false, by_source: Kinds::NONE.with(K::KeyOtherCurve).with(K::KeyUnknown).with(K::KeyParameters) },
        Check { kinds: Kinds::NONE.with(K::KeyRsaLt1024).with(K::KeyRsaLt2048).with(K::KeyRsaGt8192), at: Positions::NONE.with(Positions::INTERMEDIATE).with(Positions::TOP).with(Positions::ANCHOR), class: Class::BadSignature, text: "BadSignature", child: false, by_source: Kinds::NONE.with(K::KeyRsaLt1024) },
        Check { kinds: Kinds::NONE.with(K::SigTypeMismatch), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::UnsupportedAlgorithm, text: "UnsupportedSignatureAlgorithmForPublicKeyContext", child: true, by_source: Kinds::NONE },
        Check { kinds: Kinds::NONE.with(K::SigBad), at: Positions::NONE.with(Positions::LEAF).with(Positions::INTERMEDIATE).with(Positions::TOP), class: Class::BadSignature, text: "BadSignature", child: true, by_source: Kinds::NONE.with(K::SigBad) },
    ],
};
