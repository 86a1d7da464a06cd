//! The fault kinds: what can be the matter with a certificate at its place in a path. Each is a predicate on facts and
//! place (`faults.rs`); whether it counts is a dialect's business.

macro_rules! kinds {
    ($( $variant:ident $name:literal $meaning:literal )*) => {
        /// A kind of fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Kind {
            $( #[doc = $meaning] $variant, )*
        }

        impl Kind {
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The name used in the dialects' tables.
            pub fn name(self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )*
                }
            }

            pub fn meaning(self) -> &'static str {
                match self {
                    $( Self::$variant => $meaning, )*
                }
            }
        }
    };
}

/// A set of kinds; there are fewer than 128.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds(u128);

impl Kinds {
    pub const NONE: Self = Self(0);

    pub const fn with(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    pub fn set(&mut self, kind: Kind, holds: bool) {
        if holds {
            *self = self.with(kind);
        }
    }

    pub fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }
}

impl std::fmt::Debug for Kinds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter().map(Kind::name)).finish()
    }
}

kinds! {
    Expired "expired" "now > notAfter"
    NotYetValid "not-yet-valid" "now < notBefore"
    ValidityInverted "validity-inverted" "notBefore > notAfter"
    V1 "v1" "version field absent or < v3"
    VersionOdd "version-odd" "a version field that says anything but v3"
    V1WithExtensions "v1-with-extensions" "v1 and an extensions field"
    V1NotSelfSigned "v1-not-self-signed" "v1 and not self-signed"
    BcMissing "bc-missing" "v3, no basicConstraints, keyUsage present"
    BcKuMissing "bc-ku-missing" "v3, neither basicConstraints nor keyUsage"
    BcFalse "bc-false" "v3, basicConstraints with cA FALSE"
    CaTrue "ca-true" "basicConstraints with cA TRUE"
    BcNotCritical "bc-not-critical" "cA TRUE and basicConstraints not critical"
    PathlenWithoutCa "pathlen-without-ca" "pathLenConstraint although cA is FALSE"
    PathlenWithoutCertsign "pathlen-without-certsign" "cA TRUE, pathLenConstraint, and no keyUsage or one without keyCertSign"
    PathlenExceeded "pathlen-exceeded" "more CA certificates below it (leaf and self-issued ones not counted) than its pathLenConstraint"
    PathlenExceededAny "pathlen-exceeded-any" "the same, self-issued ones counted"
    KuMissingInCa "ku-missing-in-ca" "cA TRUE, no keyUsage"
    KuNoCertsign "ku-no-certsign" "keyUsage present without keyCertSign"
    KuCertsignWithoutCa "ku-certsign-without-ca" "keyCertSign set, cA not TRUE"
    KuCertsignWithoutBc "ku-certsign-without-bc" "keyCertSign set, no basicConstraints"
    KuNoDs "ku-no-ds" "keyUsage present without digitalSignature"
    KuNoTls "ku-no-tls" "keyUsage present with none of digitalSignature, keyEncipherment, keyAgreement (for a client certificate: none of digitalSignature, keyAgreement)"
    KuEmpty "ku-empty" "keyUsage present with no bit set"
    EkuOther "eku-other" "EKU present with neither the wanted purpose (serverAuth, or clientAuth for a client certificate) nor anyExtendedKeyUsage"
    EkuEmpty "eku-empty" "EKU present without a purpose"
    EkuAnyOnly "eku-any-only" "EKU present with anyExtendedKeyUsage but not the wanted purpose"
    CriticalUnknown "critical-unknown" "a critical extension whose OID is not in the table of known ones"
    CriticalNcDirname "critical-nc-dirname" "critical nameConstraints holding a directoryName subtree"
    NcPermitted "nc-permitted" "its nameConstraints permit this type of name but not this SAN entry of the leaf"
    NcExcluded "nc-excluded" "they exclude a SAN entry of the leaf"
    NcOtherForm "nc-other-form" "they hold a subtree of e-mail addresses, URIs or another form but DNS, IP and directory names, and a SAN below an entry of that form"
    NcSanMalformed "nc-san-malformed" "it has a DNS subtree and the leaf a DNS SAN that is no valid DNS name (webpki's rule)"
    NcDirname "nc-dirname" "they hold a directoryName subtree, fulfilled or not"
    NcDirnamePermitted "nc-dirname-permitted" "a certificate below has a subject outside the permitted directoryName subtrees"
    NcDirnameExcluded "nc-dirname-excluded" "or inside an excluded one"
    NcCn "nc-cn" "the leaf has no DNS SAN, its CN looks like a host name and breaks a DNS subtree"
    NcCnAny "nc-cn-any" "the same for any CN of letters, digits, hyphens, dots"
    UnderNc "under-nc" "it breaks the name constraints of an intermediate above it (SAN, subject, or CN where there is no DNS SAN)"
    PolicyRequired "policy-required" "policyConstraints demand explicit policies at this depth and a certificate below has no certificatePolicies"
    IssuerEmpty "issuer-empty" "issuer name without attributes"
    SubjectEmpty "subject-empty" "subject without attributes, and a CA, a CRL signer, or without SAN"
    SubjectEmptySanNotCritical "subject-empty-san-not-critical" "subject without attributes, SAN present and not critical"
    SanEmpty "san-empty" "SAN extension with no entry"
    SanNotAscii "san-not-ascii" "a DNS, e-mail or URI entry with an octet > 127"
    AkiMissing "aki-missing" "v3 without a keyIdentifier in authorityKeyIdentifier"
    SkiMissingInCa "ski-missing-in-ca" "cA TRUE without subjectKeyIdentifier"
    AkiMismatch "aki-mismatch" "its keyIdentifier or issuer and serial contradict the issuer's"
    SigAlgDiffers "sig-alg-differs" "signatureAlgorithm differs from tbsCertificate.signature"
    KeyRsaLt1024 "key-rsa-lt-1024" "RSA modulus under 1024 bits"
    KeyRsaLt2048 "key-rsa-lt-2048" "RSA modulus of 1024 to 2047 bits"
    KeyRsaGt8192 "key-rsa-gt-8192" "RSA modulus over 8192 bits"
    KeyRsaPss "key-rsa-pss" "key of type id-RSASSA-PSS"
    KeyP224 "key-p224" "P-224"
    KeyP521 "key-p521" "P-521"
    KeyK256 "key-k256" "secp256k1"
    KeyOtherCurve "key-other-curve" "another named curve"
    KeyExplicit "key-explicit" "explicit curve parameters"
    KeyEd448 "key-ed448" "Ed448"
    KeyParameters "key-parameters" "key algorithm parameters other than its standard asks for"
    KeyUnknown "key-unknown" "unknown key algorithm"
    SigMd5 "sig-md5" "signed (by its issuer in the path) with MD5"
    SigSha1 "sig-sha1" "with SHA-1"
    SigSha224 "sig-sha224" "with SHA-224"
    SigEcdsaSha512 "sig-ecdsa-sha512" "ECDSA with SHA-512"
    SigRsaPss "sig-rsa-pss" "RSASSA-PSS"
    SigEd448 "sig-ed448" "Ed448"
    SigUnknown "sig-unknown" "unknown algorithm"
    SigParameters "sig-parameters" "signature algorithm parameters other than its standard asks for"
    SigUnusedBits "sig-unused-bits" "a signature of which not every bit is used"
    SigTypeMismatch "sig-type-mismatch" "the signature algorithm does not fit the issuer's kind of key"
    SigBad "sig-bad" "the signature does not verify with the issuer's key"
    IssuerKeyUnsupported "issuer-key-unsupported" "the issuer's key is of a type in the dialect's issuer_key_unsupported"
    SerialNegative "serial-negative" "serial number < 0"
    SerialPadded "serial-padded" "serial number with a needless leading octet (not DER)"
    ExtDuplicate "ext-duplicate" "an extension twice"
    ExtDuplicateOpened "ext-duplicate-opened" "keyUsage, subjectAltName, basicConstraints, nameConstraints, cRLDistributionPoints, extendedKeyUsage or SCTs twice"
    ExtMalformed "ext-malformed" "an extension that is not OID, BOOLEAN and OCTET STRING, or one of those whose value is not one SEQUENCE (keyUsage aside)"
    BcEkuMalformed "bc-eku-malformed" "basicConstraints or extendedKeyUsage with other contents than DER allows, or a path length over 255"
    DateForm "date-form" "a date before 1970, or not to the second in UTC"
    UniqueId "unique-id" "issuerUniqueID or subjectUniqueID"
    NcUndecodable "nc-undecodable" "nameConstraints that do not decode"
    NameBadPrintable "name-bad-printable" "a PrintableString with a character it may not hold"
    NameUniversal "name-universal" "a UniversalString in a name"
    TrailingBytes "trailing-bytes" "octets after the certificate inside its block"
    TrustRejected "trust-rejected" "TRUSTED CERTIFICATE settings reject the purpose, or list others only"
    TrustGranted "trust-granted" "they list the purpose: purpose checks pass"
    NoIssuer "no-issuer" "the path ends here without an anchor"
    Host "host" "the client's host rule does not match"
    CriticalAia "critical-aia" "the extension aia is marked critical"
    CriticalAki "critical-aki" "the extension aki is marked critical"
    CriticalCrldp "critical-crldp" "the extension crldp is marked critical"
    CriticalIan "critical-ian" "the extension ian is marked critical"
    CriticalInhibitAny "critical-inhibit-any" "the extension inhibit-any is marked critical"
    CriticalNsCertType "critical-ns-cert-type" "the extension ns-cert-type is marked critical"
    CriticalPolicies "critical-policies" "the extension policies is marked critical"
    CriticalPolicyConstraints "critical-policy-constraints" "the extension policy-constraints is marked critical"
    CriticalPolicyMappings "critical-policy-mappings" "the extension policy-mappings is marked critical"
    CriticalSki "critical-ski" "the extension ski is marked critical"
    CriticalTlsFeature "critical-tls-feature" "the extension tls-feature is marked critical"
}
