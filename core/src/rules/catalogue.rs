//! The rule table. Codes and numbers are explicit and never reused; a retired rule stays as retired.
//!
//! Weight: `error`, `warning`, `note`, or `clients`: derived from the clients concerned (all of them is an error,
//! some a warning, none a note).

use super::{RuleInfo, Weight};
use crate::contract::Severity;

macro_rules! rules {
    ($( $variant:ident | $code:literal | $number:literal | $name:literal | $weight:ident | $since:literal | $summary:literal ; )*) => {
        /// A rule of the catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $( #[doc = $summary] $variant, )*
        }

        impl Rule {
            /// Every rule, in the order of the codes' families.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// Its row.
            pub fn info(self) -> RuleInfo {
                match self {
                    $( Self::$variant => RuleInfo {
                        code: $code, number: $number, name: $name, weight: weight!($weight), since: $since, summary: $summary,
                    }, )*
                }
            }

            /// The page that explains it: Markdown with the headings *What it finds*, *Why it matters*, *Example*,
            /// *How to fix*, *References*.
            pub fn page(self) -> &'static str {
                match self {
                    $( Self::$variant => include_str!(concat!("../../rules/", $code, ".md")), )*
                }
            }
        }
    };
}

macro_rules! weight {
    (error) => {
        Weight::Always(Severity::Error)
    };
    (warning) => {
        Weight::Always(Severity::Warning)
    };
    (note) => {
        Weight::Always(Severity::Note)
    };
    (clients) => {
        Weight::ByClients
    };
}

rules! {
    InpEmpty                 | "INP001" | 101 | "input-empty"                            | error   | "0.1" | "the file holds nothing";
    InpWebPage               | "INP002" | 102 | "input-web-page"                         | error   | "0.1" | "a web page was saved under the file's name";
    InpErrorDocument         | "INP003" | 103 | "input-error-document"                   | error   | "0.1" | "an XML or JSON error answer was saved under the file's name";
    InpPath                  | "INP004" | 104 | "input-path-instead-of-contents"         | error   | "0.1" | "the text is a path, not the contents of the file";
    InpUtf16                 | "INP005" | 105 | "input-utf16"                            | error   | "0.1" | "the text is UTF-16";
    InpBase64OfPem           | "INP006" | 106 | "input-base64-of-pem"                    | error   | "0.1" | "the PEM text was base64-encoded once more";
    InpEscapedNewlines       | "INP007" | 107 | "input-escaped-newlines"                 | error   | "0.1" | "line breaks are written as the two characters \\n";
    InpBareBase64            | "INP008" | 108 | "input-bare-base64"                      | error   | "0.1" | "base64 without BEGIN and END lines";
    InpDer                   | "INP009" | 109 | "input-der"                              | clients | "0.1" | "DER where clients read PEM";
    InpPkcs7                 | "INP010" | 110 | "input-pkcs7"                            | clients | "0.1" | "a PKCS#7 container where clients read PEM";
    InpPkcs12                | "INP011" | 111 | "input-pkcs12"                           | clients | "0.1" | "a PKCS#12 container where clients read PEM";
    InpJks                   | "INP012" | 112 | "input-java-keystore"                    | clients | "0.1" | "a Java keystore where clients read PEM";
    InpArchiveUnreadable     | "INP013" | 113 | "input-archive-unreadable"               | error   | "0.1" | "the archive, or a member of it, cannot be read";
    InpCertificateRequest    | "INP014" | 114 | "input-certificate-request"              | error   | "0.1" | "a certificate signing request in place of a certificate";
    InpPublicKey             | "INP015" | 115 | "input-public-key"                       | error   | "0.1" | "a public key in place of a certificate or private key";
    InpSshKey                | "INP016" | 116 | "input-ssh-key"                          | error   | "0.1" | "an SSH key, which TLS does not use";
    InpKubernetesSecret      | "INP017" | 117 | "input-kubernetes-secret"                | error   | "0.1" | "a Kubernetes Secret manifest in place of what it holds";
    InpUnrecognised          | "INP018" | 118 | "input-unrecognised"                     | error   | "0.1" | "nothing that belongs to TLS was found in the file";
    InpTooLarge              | "INP019" | 119 | "input-too-large"                        | error   | "0.1" | "the file exceeds a limit and was not read to its end";
    InpSwapped               | "INP020" | 120 | "input-swapped"                          | error   | "0.1" | "certificate and key are given the wrong way round";
    InpPrivateKeyForUpload   | "INP021" | 121 | "input-private-key-for-upload"           | error   | "0.1" | "a file meant for upload holds a private key";
    InpContainerPassphrase   | "INP022" | 122 | "input-container-passphrase"             | error   | "0.1" | "the container is encrypted and the passphrase is missing or wrong";
    InpSameFileTwice         | "INP023" | 123 | "input-same-file-twice"                  | note    | "0.1" | "the same bytes were given twice";
    InpArchive               | "INP024" | 124 | "input-archive"                          | note    | "0.1" | "an archive was opened and its members were read";
    InpWrongRole             | "INP025" | 125 | "input-wrong-role"                       | error   | "0.1" | "the file does not hold what it was given for";
    InpContainerDamaged      | "INP026" | 126 | "input-container-damaged"                | error   | "0.1" | "the container cannot be decoded";
    InpDataUri               | "INP027" | 127 | "input-data-uri"                         | error   | "0.1" | "a data: URI or a JSON document in place of the PEM text it carries";
    InpTooMany               | "INP028" | 128 | "input-too-many"                         | error   | "0.1" | "more files than the limit; the rest was not read";
    PemByteOrderMark         | "PEM001" | 201 | "pem-byte-order-mark"                    | clients | "0.1" | "a UTF-8 byte order mark stands before a block";
    PemEndLabelDiffers       | "PEM002" | 202 | "pem-end-label-differs"                  | clients | "0.1" | "the END line names another label than the BEGIN line";
    PemEndMissing            | "PEM003" | 203 | "pem-end-missing"                        | clients | "0.1" | "a block has no END line";
    PemBeginMissing          | "PEM004" | 204 | "pem-begin-missing"                      | clients | "0.1" | "an END line without a BEGIN line";
    PemBadBase64             | "PEM005" | 205 | "pem-bad-base64"                         | clients | "0.1" | "a character that is not base64";
    PemGlued                 | "PEM006" | 206 | "pem-glued-blocks"                       | clients | "0.1" | "END and the next BEGIN stand on one line";
    PemIndented              | "PEM007" | 207 | "pem-indented"                           | clients | "0.1" | "markers are indented";
    PemTypographicDash       | "PEM008" | 208 | "pem-typographic-dash"                   | clients | "0.1" | "a marker has typographic dashes";
    PemDashCount             | "PEM009" | 209 | "pem-dash-count"                         | clients | "0.1" | "a marker has more or fewer than five hyphens";
    PemTextBeforeBegin       | "PEM010" | 210 | "pem-text-before-begin"                  | clients | "0.1" | "text stands before BEGIN on its line";
    PemTextAfterMarker       | "PEM011" | 211 | "pem-text-after-marker"                  | clients | "0.1" | "text stands after a marker on its line";
    PemBlankLine             | "PEM012" | 212 | "pem-blank-line-inside"                  | clients | "0.1" | "a blank line stands inside a block";
    PemCarriageReturns       | "PEM013" | 213 | "pem-carriage-returns"                   | clients | "0.1" | "lines end in a lone CR";
    PemOneLine               | "PEM014" | 214 | "pem-line-breaks-lost"                   | clients | "0.1" | "a whole block stands on one line";
    PemTrustedLabel          | "PEM015" | 215 | "pem-trusted-certificate"                | clients | "0.1" | "the label is TRUSTED CERTIFICATE";
    PemX509Label             | "PEM016" | 216 | "pem-x509-certificate"                   | clients | "0.1" | "the label is X509 CERTIFICATE";
    PemUnknownLabel          | "PEM017" | 217 | "pem-unknown-label"                      | clients | "0.1" | "a label that readers do not know";
    PemHeaders               | "PEM018" | 218 | "pem-headers"                            | clients | "0.1" | "header lines inside a block";
    PemNotACertificate       | "PEM019" | 219 | "pem-not-a-certificate"                  | clients | "0.1" | "valid base64 that does not decode to a certificate";
    PemTrailingOctets        | "PEM020" | 220 | "pem-trailing-octets"                    | clients | "0.1" | "octets follow the certificate inside its block";
    PemBadPadding            | "PEM021" | 221 | "pem-bad-padding"                        | clients | "0.1" | "the base64 ends in the middle of a group or is padded wrongly";
    PemEmptyBlock            | "PEM022" | 222 | "pem-empty-block"                        | clients | "0.1" | "a block holds nothing";
    PemQuoted                | "PEM023" | 223 | "pem-quoted"                             | clients | "0.1" | "the text stands in quotation marks";
    PemControlOctets         | "PEM024" | 224 | "pem-control-octets"                     | clients | "0.1" | "NUL or other control octets stand before a block";
    PemNotUtf8               | "PEM025" | 225 | "pem-not-utf8"                           | clients | "0.1" | "text around the blocks is not UTF-8";
    PemOtherObject           | "PEM026" | 226 | "pem-other-object"                       | clients | "0.1" | "a CA file holds something that is no certificate";
    PemLabelContent          | "PEM027" | 227 | "pem-label-content-differs"              | clients | "0.1" | "the label promises other contents than the block has";
    PemTextBeforeKey         | "PEM028" | 228 | "pem-text-before-key"                    | clients | "0.1" | "text stands before the private key";
    PemTooManyBlocks         | "PEM029" | 229 | "pem-too-many-blocks"                    | error   | "0.1" | "more blocks than the limit; the rest was not read";
    PemLineLength            | "PEM030" | 230 | "pem-line-length"                        | clients | "0.1" | "line lengths that a reader does not take";
    BndMembers               | "BND001" | 301 | "bundle-members"                         | note    | "0.1" | "how many certificates the file holds and what they are";
    BndEdition               | "BND002" | 302 | "bundle-edition"                         | note    | "0.1" | "a known bundle, and its edition";
    BndDeprecatedMember      | "BND003" | 303 | "bundle-deprecated-member"               | note    | "0.1" | "a known CA that is deprecated but still in use";
    BndFirstOnly             | "BND004" | 304 | "bundle-first-certificate-only"          | warning | "0.1" | "clients that import only the first certificate lack the others";
    BndUnknownMember         | "BND005" | 305 | "bundle-unknown-member"                  | note    | "0.1" | "a certificate that this bundle is not known to hold";
    BndRootMissing           | "BND006" | 306 | "bundle-root-missing"                    | warning | "0.1" | "an intermediate stands without its root";
    BndDuplicate             | "BND007" | 307 | "bundle-duplicate-certificate"           | note    | "0.1" | "the same certificate stands in the file twice";
    BndRenewedTwin           | "BND008" | 308 | "bundle-renewed-certificate"             | note    | "0.1" | "two certificates with the same name and key";
    BndExpiredMember         | "BND009" | 309 | "bundle-expired-member"                  | note    | "0.1" | "an expired certificate that nothing needs";
    BndUnusedMember          | "BND010" | 310 | "bundle-unused-member"                   | note    | "0.1" | "a certificate that no path uses";
    BndEndEntity             | "BND011" | 311 | "bundle-end-entity"                      | warning | "0.1" | "an end-entity certificate in a CA file";
    BndPrivateKey            | "BND012" | 312 | "bundle-private-key"                     | error   | "0.1" | "a private key in a CA file";
    BndOutdated              | "BND013" | 313 | "bundle-outdated"                        | warning | "0.1" | "an old edition that lacks a CA in use today";
    BndNoCertificate         | "BND014" | 314 | "bundle-no-certificate"                  | error   | "0.1" | "a CA file without a certificate";
    BndSameName              | "BND015" | 315 | "bundle-same-name-other-key"             | note    | "0.1" | "two CAs with the same name and different keys";
    BndAllExpired            | "BND016" | 316 | "bundle-all-expired"                     | warning | "0.1" | "every certificate of the file has expired";
    BndNotYetValidMember     | "BND017" | 317 | "bundle-not-yet-valid-member"            | note    | "0.1" | "a certificate whose time has not come";
    CrtExpired               | "CRT001" | 401 | "certificate-expired"                    | clients | "0.1" | "a certificate has expired";
    CrtNotYetValid           | "CRT002" | 402 | "certificate-not-yet-valid"              | clients | "0.1" | "a certificate is not valid yet";
    CrtExpiresSoon           | "CRT003" | 403 | "certificate-expires-soon"               | warning | "0.1" | "a certificate ends within the horizon";
    CrtHostName              | "CRT004" | 404 | "certificate-host-name"                  | clients | "0.1" | "the certificate is not for this host";
    CrtNoSubjectAltName      | "CRT005" | 405 | "certificate-no-subject-alt-name"        | clients | "0.1" | "a common name and no subjectAltName";
    CrtWeakSignature         | "CRT006" | 406 | "certificate-weak-signature"             | clients | "0.1" | "signed with SHA-1 or MD5";
    CrtWeakKey               | "CRT007" | 407 | "certificate-weak-key"                   | clients | "0.1" | "an RSA key that clients find too short";
    CrtNoServerAuth          | "CRT008" | 408 | "certificate-no-server-auth"             | clients | "0.1" | "the extended key usage does not allow a server";
    CrtNoClientAuth          | "CRT009" | 409 | "certificate-no-client-auth"             | clients | "0.1" | "the extended key usage does not allow a client";
    CrtKeyUsage              | "CRT010" | 410 | "certificate-key-usage"                  | clients | "0.1" | "the key usage does not allow TLS";
    CrtCaFlag                | "CRT011" | 411 | "certificate-ca-constraints"             | clients | "0.1" | "an issuer that is not marked as a CA";
    CrtCertSign              | "CRT012" | 412 | "certificate-cert-sign"                  | clients | "0.1" | "an issuer without keyCertSign";
    CrtStrictProfile         | "CRT013" | 413 | "certificate-strict-profile"             | clients | "0.1" | "a certificate outside RFC 5280's profile, which strict clients refuse";
    CrtVersion               | "CRT014" | 414 | "certificate-version"                    | clients | "0.1" | "an X.509 version below 3";
    CrtCaAsLeaf              | "CRT015" | 415 | "certificate-ca-as-end-entity"           | clients | "0.1" | "a CA certificate used as a server's own";
    CrtUnknownCritical       | "CRT016" | 416 | "certificate-unknown-critical-extension" | clients | "0.1" | "a critical extension that clients do not know";
    CrtNameConstraints       | "CRT017" | 417 | "certificate-name-constraints"           | clients | "0.1" | "name constraints that the path breaks";
    CrtSerial                | "CRT018" | 418 | "certificate-serial-number"              | clients | "0.1" | "a serial number outside RFC 5280";
    CrtKeyType               | "CRT019" | 419 | "certificate-key-type"                   | clients | "0.1" | "a key of a kind that clients do not take";
    CrtPathLength            | "CRT020" | 420 | "certificate-path-length"                | clients | "0.1" | "more CAs below than the path length allows";
    CrtDuplicateExtension    | "CRT021" | 421 | "certificate-duplicate-extension"        | clients | "0.1" | "an extension twice";
    CrtEncoding              | "CRT022" | 422 | "certificate-encoding"                   | clients | "0.1" | "an encoding that some readers refuse";
    CrtSanForm               | "CRT023" | 423 | "certificate-name-form"                  | clients | "0.1" | "a name in a form that clients read differently";
    CrtMustStaple            | "CRT024" | 424 | "certificate-must-staple"                | note    | "0.1" | "the certificate demands an OCSP response";
    CrtValidityInverted      | "CRT025" | 425 | "certificate-validity-inverted"          | error   | "0.1" | "the certificate ends before it begins";
    CrtKeyIdentifier         | "CRT027" | 427 | "certificate-key-identifier"             | clients | "0.1" | "key identifiers contradict each other";
    CrtSignature             | "CRT028" | 428 | "certificate-bad-signature"              | clients | "0.1" | "the signature does not verify";
    CrtPolicies              | "CRT029" | 429 | "certificate-policies"                   | clients | "0.1" | "a policy constraint that the path does not satisfy";
    CrtTrustSettings         | "CRT030" | 430 | "certificate-trust-settings"             | clients | "0.1" | "trust settings that reject this use";
    CrtSignatureAlgorithm    | "CRT031" | 431 | "certificate-signature-algorithm"        | clients | "0.1" | "a signature algorithm that some clients do not know";
    ChnIssuerMissing         | "CHN001" | 501 | "chain-issuer-missing"                   | clients | "0.1" | "the issuer of a certificate is in none of the files";
    ChnAnchorNotRoot         | "CHN002" | 502 | "chain-anchor-not-root"                  | clients | "0.1" | "the path ends at an anchor that is no root";
    ChnLeafAsAnchor          | "CHN003" | 503 | "chain-leaf-as-anchor"                   | clients | "0.1" | "the server's own certificate is given as the CA";
    ChnIntermediateMissing   | "CHN004" | 504 | "chain-intermediate-missing"             | clients | "0.1" | "an intermediate is missing from what is sent";
    ChnNoTrustAnchor         | "CHN005" | 505 | "chain-no-trust-anchor"                  | warning | "0.1" | "no CA file was given";
    ChnTooComplex            | "CHN006" | 506 | "chain-too-complex"                      | warning | "0.1" | "too many candidate paths to judge";
    ChnLeafNotFirst          | "CHN007" | 507 | "chain-leaf-not-first"                   | error   | "0.1" | "the server's file does not begin with its own certificate";
    KeyMismatch              | "KEY001" | 601 | "key-mismatch"                           | error   | "0.1" | "the private key does not belong to the certificate";
    KeyPassphraseMissing     | "KEY002" | 602 | "key-passphrase-missing"                 | warning | "0.1" | "the private key is encrypted and no passphrase was given";
    KeyPassphraseWrong       | "KEY003" | 603 | "key-passphrase-wrong"                   | error   | "0.1" | "the passphrase does not open the private key";
    KeyEncrypted             | "KEY004" | 604 | "key-encrypted"                          | clients | "0.1" | "the private key is encrypted; some clients cannot open it";
    KeyMissing               | "KEY005" | 605 | "key-missing"                            | error   | "0.1" | "a client certificate without its private key";
    KeyCertificateMissing    | "KEY006" | 606 | "key-certificate-missing"                | error   | "0.1" | "a private key without its certificate";
    KeyUnsupported           | "KEY007" | 607 | "key-unsupported"                        | clients | "0.1" | "a kind of key that TLS clients for Redis do not take";
    KeyDamaged               | "KEY008" | 608 | "key-damaged"                            | error   | "0.1" | "the private key cannot be decoded";
    KeyInconsistent          | "KEY009" | 609 | "key-inconsistent"                       | error   | "0.1" | "the numbers of the private key contradict each other";
    KeyWeak                  | "KEY010" | 610 | "key-weak"                               | warning | "0.1" | "a private key that is too short";
    KeyFormat                | "KEY011" | 611 | "key-format"                             | clients | "0.1" | "an encoding of the key that some clients do not take";
    KeyCost                  | "KEY012" | 612 | "key-derivation-cost"                    | error   | "0.1" | "the key's encryption asks for more work than the limit";
    KeyEncryptionUnsupported | "KEY013" | 613 | "key-encryption-unsupported"             | clients | "0.1" | "an encryption of the key that clients, or this check, cannot open";
    KeyChainOrder            | "KEY014" | 614 | "key-chain-order"                        | error   | "0.1" | "the client's file does not begin with the leaf";
    KeyClientIssuer          | "KEY015" | 615 | "key-client-issuer-missing"              | note    | "0.1" | "the client certificate's issuer is not in its file";
    KeyCaAsClient            | "KEY016" | 616 | "key-ca-as-client-certificate"           | error   | "0.1" | "a CA certificate in place of the client's own";
    KeySeveral               | "KEY017" | 617 | "key-several"                            | warning | "0.1" | "several private keys in one file";
    KeyEncryptionWeak        | "KEY018" | 618 | "key-encryption-weak"                    | note    | "0.1" | "the key's encryption is outdated";
    KeyPassphraseUnused      | "KEY019" | 619 | "key-passphrase-unused"                  | note    | "0.1" | "a passphrase was given and no key needs one";
    PolNoCertificate         | "POL001" | 701 | "policy-client-certificate-missing"      | error   | "0.1" | "client authentication is required and no client certificate is given";
    PolNoVerification        | "POL002" | 702 | "policy-no-verification"                 | error   | "0.1" | "verification is switched off";
    PolChainOnly             | "POL003" | 703 | "policy-chain-only"                      | warning | "0.1" | "the host name is not verified";
    PolVersionRange          | "POL004" | 704 | "policy-version-range"                   | error   | "0.1" | "the minimum version lies above the maximum";
    PolVersionUnknown        | "POL005" | 705 | "policy-version-unknown"                 | error   | "0.1" | "a protocol version that does not exist";
    PolVersionOld            | "POL006" | 706 | "policy-version-old"                     | error   | "0.1" | "a protocol version that servers and clients refuse";
    PolSuiteUnknown          | "POL007" | 707 | "policy-suite-unknown"                   | error   | "0.1" | "a cipher suite that does not exist";
    PolSuiteVersion          | "POL008" | 708 | "policy-suite-version"                   | warning | "0.1" | "suites named for a version that is not allowed, or none for one that is";
    PolSuiteWeak             | "POL009" | 709 | "policy-suite-weak"                      | warning | "0.1" | "a weak cipher suite";
    PolSuiteCertificate      | "POL010" | 710 | "policy-suite-certificate"               | error   | "0.1" | "no suite fits the server certificate's key";
    PolGroupUnknown          | "POL011" | 711 | "policy-group-unknown"                   | error   | "0.1" | "a key exchange group that does not exist";
    PolGroupCertificate      | "POL012" | 712 | "policy-group-unsupported"               | warning | "0.1" | "a key exchange group that clients do not offer";
    PolSniAddress            | "POL013" | 713 | "policy-sni-address"                     | error   | "0.1" | "an IP address as server name";
    PolSniOff                | "POL014" | 714 | "policy-sni-off"                         | warning | "0.1" | "no server name is sent";
    PolSniOther              | "POL015" | 715 | "policy-sni-differs"                     | note    | "0.1" | "the server name differs from the endpoint's host";
    PolClientFilesUnused     | "POL016" | 716 | "policy-client-files-unused"             | note    | "0.1" | "client files are given and client authentication is off";
    PolSniInvalid            | "POL017" | 717 | "policy-sni-invalid"                     | error   | "0.1" | "the server name is no host name";
    PolSuiteDuplicate        | "POL018" | 718 | "policy-suite-duplicate"                 | note    | "0.1" | "a suite or group is named twice";
    PolPresetKey             | "POL019" | 719 | "policy-preset-key"                      | warning | "0.1" | "a key or signature that the chosen preset does not allow";
    PolSuiteUnsupported      | "POL020" | 720 | "policy-suite-unsupported"               | clients | "0.1" | "TLS 1.2 suites that clients do not offer";
    EndInvalid               | "END001" | 801 | "endpoint-invalid"                       | error   | "0.1" | "the endpoint cannot be understood";
    EndPlaintext             | "END002" | 802 | "endpoint-plaintext-scheme"              | error   | "0.1" | "a redis:// URL where TLS is on";
    EndAddress               | "END003" | 803 | "endpoint-ip-address"                    | note    | "0.1" | "the endpoint is an IP address: no server name can be sent";
    EndPassword              | "END004" | 804 | "endpoint-password"                      | note    | "0.1" | "the endpoint holds a password";
    EndLoopback              | "END005" | 805 | "endpoint-loopback"                      | note    | "0.1" | "the endpoint is this machine: a tunnel or proxy answers";
    EndPort                  | "END006" | 806 | "endpoint-port"                          | note    | "0.1" | "no port, or one that usually speaks plaintext";
    PlnNotApplicable         | "PLN001" | 901 | "plan-endpoint-not-applicable"           | warning | "0.1" | "the plan has no such endpoint";
    PlnNoTls                 | "PLN002" | 902 | "plan-no-tls"                            | error   | "0.1" | "the plan has no TLS";
    PlnRecommendation        | "PLN003" | 903 | "plan-client-authentication"             | note    | "0.1" | "client authentication is off although it is strongly recommended";
    PlnPlaintextRefused      | "PLN004" | 904 | "plan-plaintext-refused"                 | note    | "0.1" | "once TLS is on, plaintext connections are refused";
    SrvKeyMismatch           | "SRV001" | 851 | "server-key-mismatch"                    | error   | "0.1" | "the server's key is not that of its certificate";
    SrvKeyEncrypted          | "SRV002" | 852 | "server-key-encrypted"                   | warning | "0.1" | "the server's key is encrypted";
    SrvUnreadable            | "SRV003" | 853 | "server-file-unreadable"                 | error   | "0.1" | "a file that redis-server cannot load";
    SrvPurposes              | "SRV004" | 854 | "server-purposes"                        | warning | "0.1" | "Redis Software asks for both purposes in the server's certificate";
    PubClientAuth            | "PUB001" | 951 | "public-client-auth-ends"                | warning | "0.1" | "public CAs stop issuing certificates for client authentication";
    PubRootAges              | "PUB002" | 952 | "public-root-ages"                       | note    | "0.1" | "a public root that chains move away from";
    PubRootMissing           | "PUB003" | 953 | "public-root-missing"                    | warning | "0.1" | "the bundle lacks the root to which the public CA moves";
    PubLifetime              | "PUB004" | 954 | "public-lifetime"                        | note    | "0.1" | "a public certificate's lifetime above the limit of its date";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_numbers_and_names_are_unique() {
        let codes: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.info().code).collect();
        let numbers: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.info().number).collect();
        let names: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.info().name).collect();
        assert_eq!((codes.len(), numbers.len(), names.len()), (Rule::ALL.len(), Rule::ALL.len(), Rule::ALL.len()));
    }
}
