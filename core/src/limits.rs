//! Every bound, with the reason for its number. Past a bound there is a finding, never a hang and never silence.

/// Octets of one file. The largest CA bundle seen in the field is under 1 MiB; 64 MiB is what a browser tab spares.
pub const FILE_BYTES: usize = 64 << 20;

/// Files of one request, members of archives included. A folder of a fleet is split by the program.
pub const FILES: usize = 10_000;

/// PEM blocks of one file: ten times the largest synthetic bundle of the benchmarks.
pub const BLOCKS: usize = 100_000;

/// Octets of one certificate. The largest public ones are under 16 KiB.
pub const CERTIFICATE_BYTES: usize = 64 << 10;

/// Names in one subjectAltName: more than any client's handshake buffer takes.
pub const SUBJECT_ALT_NAMES: usize = 1_000;

/// Characters of a value from a file that a message repeats.
pub const SHOWN_CHARACTERS: usize = 200;

/// Findings of one kind in one file; the rest is counted in the last of them.
pub const FINDINGS_OF_A_KIND: usize = 20;

/// PBKDF2 rounds. OWASP asks for 600,000 (2023); ten million take about ten seconds in a browser.
pub const PBKDF2_ROUNDS: u32 = 10_000_000;

/// scrypt's memory, 128 * N * r octets: what the largest common setting (N = 2^17, r = 8) needs, doubled.
pub const SCRYPT_BYTES: u64 = 256 << 20;

/// scrypt's work, 128 * N * r * p octets: four passes over that memory, some seconds in a browser.
pub const SCRYPT_WORK: u64 = 4 * SCRYPT_BYTES;

/// What all keys of one request may cost to open, in rounds of PBKDF2: five at their limit, or eighty with OWASP's
/// 600,000.
pub const KEY_WORK: u64 = 5 * PBKDF2_ROUNDS as u64;

/// Bits of an RSA modulus: OpenSSL's `OPENSSL_RSA_MAX_MODULUS_BITS`; past it nobody computes.
pub const RSA_BITS: u32 = 16_384;

/// Octets that all members of an archive may unpack to: a ratio bomb ends here.
pub const UNPACKED_BYTES: usize = 64 << 20;

/// Members of an archive.
pub const ARCHIVE_MEMBERS: usize = 1_000;

/// Containers inside containers: base64 of a PEM in a Secret in a ZIP is three.
pub const NESTING: usize = 4;

/// Signature verifications of one request (webpki and Go allow a hundred each for one path).
pub const SIGNATURE_CHECKS: usize = 200;

/// Suites or groups in one list of a policy: three times as many as the IANA has ever registered.
pub const POLICY_NAMES: usize = 1_000;

/// Octets of an endpoint. Managed services' tokens as passwords take up to 4 KiB.
pub const ENDPOINT_BYTES: usize = 16 << 10;

/// Comparisons of names with subtrees of name constraints (RFC 5280, 4.2.1.10) in one request: Go's bound
/// (`maxConstraintComparisons` of crypto/x509) and webpki's.
pub const NAME_COMPARISONS: usize = 250_000;

/// Steps of the search for paths of one leaf. Go allows 100 signature checks and webpki 100; past it the answer is
/// *unknown*.
pub const PATH_STEPS: usize = 200;

/// Certificates of one path: OpenSSL's default depth.
pub const PATH_LENGTH: usize = 100;

/// Clients that are written for at once: each that is known in some versions and on some runtimes.
pub const WRITTEN_FOR: usize = 1_000;

/// Lost certificates that one client's statement lists: a whole system bundle several times over. Some forty statements
/// stand in a report.
pub const LOST_CERTIFICATES: usize = 1_000;
/// Octets of a text of which every line is kept for excerpts; of a larger one only lines that findings speak of.
pub const KEPT_LINES_BYTES: usize = 256 << 10;

/// Octets of a file whose readings are kept where the readers differ: up to one copy of its certificates for each.
pub const READINGS_BYTES: usize = 4 << 20;
