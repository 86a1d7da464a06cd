//! Classes of errors: what clients tell apart, across all stacks.

macro_rules! classes {
    ($( $variant:ident $name:literal $meaning:literal )*) => {
        /// The class of a refusal.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Class {
            $( #[doc = $meaning] $variant, )*
        }

        impl Class {
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The name used in tables and reports.
            pub fn as_str(self) -> &'static str {
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

classes! {
    BadEncoding "bad-encoding" "a certificate that the stack cannot decode while verifying"
    BadSignature "bad-signature" "a signature that does not verify"
    CaAsLeaf "ca-as-leaf" "a CA certificate as the server's own"
    CertVersion "cert-version" "an X.509 version that the stack does not take"
    Critical "critical" "an unhandled critical extension"
    Expired "expired" "a certificate that has expired"
    Hostname "hostname" "a certificate for another name"
    NameConstraints "name-constraints" "a name outside the constraints of a CA"
    NotACa "not-a-ca" "an issuer that may not issue"
    NotYet "notyet" "a certificate that is not valid yet"
    Other "other" "something else about a certificate"
    PathLength "pathlen" "more CAs than a path length allows"
    Policy "policy" "a certificate policy that is required and missing"
    Purpose "purpose" "a certificate that is not for this use"
    Rejected "rejected" "trust settings that reject the certificate"
    Strict "strict" "a certificate outside RFC 5280's profile"
    UnknownCa "unknown-ca" "no path to a trust anchor"
    UnsupportedAlgorithm "unsupported-alg" "a key or signature algorithm that the stack does not know"
    Weak "weak" "a key or digest below the security level"
    Verify "verify" "the certificate is refused; the client does not say why"
    CaFile "ca-file" "the CA file does not load"
    ClientFile "client-file" "the client's certificate or key does not load"
    ClientWeak "client-weak" "the client's own certificate is below the security level"
    Passphrase "passphrase" "the key is encrypted and does not open"
    KeyMismatch "key-mismatch" "key and certificate of the client do not belong together"
    AlertProtocol "alert-protocol" "no common protocol version"
    AlertHandshake "alert-handshake" "no common suite or signature scheme"
    ServerCertParse "server-cert-parse" "the server's certificate does not decode"
    PeerRefused "peer-refused" "the server ends the connection: it refuses the client's certificate, or misses one"
    Crash "crash" "the client's process dies"
}

impl Class {
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|class| class.as_str() == name)
    }
}
