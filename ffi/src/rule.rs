//! Numbers of the rules for C. Written by `cargo run -p tlsconf-tests --bin gen` from core/src/rules/catalogue.rs.

/// The rules that findings come from. Numbers are stable and never reused; later versions add some.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum tlsconf_rule {
    /// INP001: the file holds nothing.
    TLSCONF_RULE_INPUT_EMPTY = 101,
    /// INP002: a web page was saved under the file's name.
    TLSCONF_RULE_INPUT_WEB_PAGE = 102,
    /// INP003: an XML or JSON error answer was saved under the file's name.
    TLSCONF_RULE_INPUT_ERROR_DOCUMENT = 103,
    /// INP004: the text is a path, not the contents of the file.
    TLSCONF_RULE_INPUT_PATH_INSTEAD_OF_CONTENTS = 104,
    /// INP005: the text is UTF-16.
    TLSCONF_RULE_INPUT_UTF16 = 105,
    /// INP006: the PEM text was base64-encoded once more.
    TLSCONF_RULE_INPUT_BASE64_OF_PEM = 106,
    /// INP007: line breaks are written as the two characters \n.
    TLSCONF_RULE_INPUT_ESCAPED_NEWLINES = 107,
    /// INP008: base64 without BEGIN and END lines.
    TLSCONF_RULE_INPUT_BARE_BASE64 = 108,
    /// INP009: DER where clients read PEM.
    TLSCONF_RULE_INPUT_DER = 109,
    /// INP010: a PKCS#7 container where clients read PEM.
    TLSCONF_RULE_INPUT_PKCS7 = 110,
    /// INP011: a PKCS#12 container where clients read PEM.
    TLSCONF_RULE_INPUT_PKCS12 = 111,
    /// INP012: a Java keystore where clients read PEM.
    TLSCONF_RULE_INPUT_JAVA_KEYSTORE = 112,
    /// INP013: the archive, or a member of it, cannot be read.
    TLSCONF_RULE_INPUT_ARCHIVE_UNREADABLE = 113,
    /// INP014: a certificate signing request in place of a certificate.
    TLSCONF_RULE_INPUT_CERTIFICATE_REQUEST = 114,
    /// INP015: a public key in place of a certificate or private key.
    TLSCONF_RULE_INPUT_PUBLIC_KEY = 115,
    /// INP016: an SSH key, which TLS does not use.
    TLSCONF_RULE_INPUT_SSH_KEY = 116,
    /// INP017: a Kubernetes Secret manifest in place of what it holds.
    TLSCONF_RULE_INPUT_KUBERNETES_SECRET = 117,
    /// INP018: nothing that belongs to TLS was found in the file.
    TLSCONF_RULE_INPUT_UNRECOGNISED = 118,
    /// INP019: the file exceeds a limit and was not read to its end.
    TLSCONF_RULE_INPUT_TOO_LARGE = 119,
    /// INP020: certificate and key are given the wrong way round.
    TLSCONF_RULE_INPUT_SWAPPED = 120,
    /// INP021: a file meant for upload holds a private key.
    TLSCONF_RULE_INPUT_PRIVATE_KEY_FOR_UPLOAD = 121,
    /// INP022: the container is encrypted and the passphrase is missing or wrong.
    TLSCONF_RULE_INPUT_CONTAINER_PASSPHRASE = 122,
    /// INP023: the same bytes were given twice.
    TLSCONF_RULE_INPUT_SAME_FILE_TWICE = 123,
    /// INP024: an archive was opened and its members were read.
    TLSCONF_RULE_INPUT_ARCHIVE = 124,
    /// INP025: the file does not hold what it was given for.
    TLSCONF_RULE_INPUT_WRONG_ROLE = 125,
    /// INP026: the container cannot be decoded.
    TLSCONF_RULE_INPUT_CONTAINER_DAMAGED = 126,
    /// INP027: a data: URI or a JSON document in place of the PEM text it carries.
    TLSCONF_RULE_INPUT_DATA_URI = 127,
    /// INP028: more files than the limit; the rest was not read.
    TLSCONF_RULE_INPUT_TOO_MANY = 128,
    /// PEM001: a UTF-8 byte order mark stands before a block.
    TLSCONF_RULE_PEM_BYTE_ORDER_MARK = 201,
    /// PEM002: the END line names another label than the BEGIN line.
    TLSCONF_RULE_PEM_END_LABEL_DIFFERS = 202,
    /// PEM003: a block has no END line.
    TLSCONF_RULE_PEM_END_MISSING = 203,
    /// PEM004: an END line without a BEGIN line.
    TLSCONF_RULE_PEM_BEGIN_MISSING = 204,
    /// PEM005: a character that is not base64.
    TLSCONF_RULE_PEM_BAD_BASE64 = 205,
    /// PEM006: END and the next BEGIN stand on one line.
    TLSCONF_RULE_PEM_GLUED_BLOCKS = 206,
    /// PEM007: markers are indented.
    TLSCONF_RULE_PEM_INDENTED = 207,
    /// PEM008: a marker has typographic dashes.
    TLSCONF_RULE_PEM_TYPOGRAPHIC_DASH = 208,
    /// PEM009: a marker has more or fewer than five hyphens.
    TLSCONF_RULE_PEM_DASH_COUNT = 209,
    /// PEM010: text stands before BEGIN on its line.
    TLSCONF_RULE_PEM_TEXT_BEFORE_BEGIN = 210,
    /// PEM011: text stands after a marker on its line.
    TLSCONF_RULE_PEM_TEXT_AFTER_MARKER = 211,
    /// PEM012: a blank line stands inside a block.
    TLSCONF_RULE_PEM_BLANK_LINE_INSIDE = 212,
    /// PEM013: lines end in a lone CR.
    TLSCONF_RULE_PEM_CARRIAGE_RETURNS = 213,
    /// PEM014: a whole block stands on one line.
    TLSCONF_RULE_PEM_LINE_BREAKS_LOST = 214,
    /// PEM015: the label is TRUSTED CERTIFICATE.
    TLSCONF_RULE_PEM_TRUSTED_CERTIFICATE = 215,
    /// PEM016: the label is X509 CERTIFICATE.
    TLSCONF_RULE_PEM_X509_CERTIFICATE = 216,
    /// PEM017: a label that readers do not know.
    TLSCONF_RULE_PEM_UNKNOWN_LABEL = 217,
    /// PEM018: header lines inside a block.
    TLSCONF_RULE_PEM_HEADERS = 218,
    /// PEM019: valid base64 that does not decode to a certificate.
    TLSCONF_RULE_PEM_NOT_A_CERTIFICATE = 219,
    /// PEM020: octets follow the certificate inside its block.
    TLSCONF_RULE_PEM_TRAILING_OCTETS = 220,
    /// PEM021: the base64 ends in the middle of a group or is padded wrongly.
    TLSCONF_RULE_PEM_BAD_PADDING = 221,
    /// PEM022: a block holds nothing.
    TLSCONF_RULE_PEM_EMPTY_BLOCK = 222,
    /// PEM023: the text stands in quotation marks.
    TLSCONF_RULE_PEM_QUOTED = 223,
    /// PEM024: NUL or other control octets stand before a block.
    TLSCONF_RULE_PEM_CONTROL_OCTETS = 224,
    /// PEM025: text around the blocks is not UTF-8.
    TLSCONF_RULE_PEM_NOT_UTF8 = 225,
    /// PEM026: a CA file holds something that is no certificate.
    TLSCONF_RULE_PEM_OTHER_OBJECT = 226,
    /// PEM027: the label promises other contents than the block has.
    TLSCONF_RULE_PEM_LABEL_CONTENT_DIFFERS = 227,
    /// PEM028: text stands before the private key.
    TLSCONF_RULE_PEM_TEXT_BEFORE_KEY = 228,
    /// PEM029: more blocks than the limit; the rest was not read.
    TLSCONF_RULE_PEM_TOO_MANY_BLOCKS = 229,
    /// PEM030: line lengths that a reader does not take.
    TLSCONF_RULE_PEM_LINE_LENGTH = 230,
    /// BND001: how many certificates the file holds and what they are.
    TLSCONF_RULE_BUNDLE_MEMBERS = 301,
    /// BND002: a known bundle, and its edition.
    TLSCONF_RULE_BUNDLE_EDITION = 302,
    /// BND003: a known CA that is deprecated but still in use.
    TLSCONF_RULE_BUNDLE_DEPRECATED_MEMBER = 303,
    /// BND004: clients that import only the first certificate lack the others.
    TLSCONF_RULE_BUNDLE_FIRST_CERTIFICATE_ONLY = 304,
    /// BND005: a certificate that this bundle is not known to hold.
    TLSCONF_RULE_BUNDLE_UNKNOWN_MEMBER = 305,
    /// BND006: an intermediate stands without its root.
    TLSCONF_RULE_BUNDLE_ROOT_MISSING = 306,
    /// BND007: the same certificate stands in the file twice.
    TLSCONF_RULE_BUNDLE_DUPLICATE_CERTIFICATE = 307,
    /// BND008: two certificates with the same name and key.
    TLSCONF_RULE_BUNDLE_RENEWED_CERTIFICATE = 308,
    /// BND009: an expired certificate that nothing needs.
    TLSCONF_RULE_BUNDLE_EXPIRED_MEMBER = 309,
    /// BND010: a certificate that no path uses.
    TLSCONF_RULE_BUNDLE_UNUSED_MEMBER = 310,
    /// BND011: an end-entity certificate in a CA file.
    TLSCONF_RULE_BUNDLE_END_ENTITY = 311,
    /// BND012: a private key in a CA file.
    TLSCONF_RULE_BUNDLE_PRIVATE_KEY = 312,
    /// BND013: an old edition that lacks a CA in use today.
    TLSCONF_RULE_BUNDLE_OUTDATED = 313,
    /// BND014: a CA file without a certificate.
    TLSCONF_RULE_BUNDLE_NO_CERTIFICATE = 314,
    /// BND015: two CAs with the same name and different keys.
    TLSCONF_RULE_BUNDLE_SAME_NAME_OTHER_KEY = 315,
    /// BND016: every certificate of the file has expired.
    TLSCONF_RULE_BUNDLE_ALL_EXPIRED = 316,
    /// BND017: a certificate whose time has not come.
    TLSCONF_RULE_BUNDLE_NOT_YET_VALID_MEMBER = 317,
    /// CRT001: a certificate has expired.
    TLSCONF_RULE_CERTIFICATE_EXPIRED = 401,
    /// CRT002: a certificate is not valid yet.
    TLSCONF_RULE_CERTIFICATE_NOT_YET_VALID = 402,
    /// CRT003: a certificate ends within the horizon.
    TLSCONF_RULE_CERTIFICATE_EXPIRES_SOON = 403,
    /// CRT004: the certificate is not for this host.
    TLSCONF_RULE_CERTIFICATE_HOST_NAME = 404,
    /// CRT005: a common name and no subjectAltName.
    TLSCONF_RULE_CERTIFICATE_NO_SUBJECT_ALT_NAME = 405,
    /// CRT006: signed with SHA-1 or MD5.
    TLSCONF_RULE_CERTIFICATE_WEAK_SIGNATURE = 406,
    /// CRT007: an RSA key that clients find too short.
    TLSCONF_RULE_CERTIFICATE_WEAK_KEY = 407,
    /// CRT008: the extended key usage does not allow a server.
    TLSCONF_RULE_CERTIFICATE_NO_SERVER_AUTH = 408,
    /// CRT009: the extended key usage does not allow a client.
    TLSCONF_RULE_CERTIFICATE_NO_CLIENT_AUTH = 409,
    /// CRT010: the key usage does not allow TLS.
    TLSCONF_RULE_CERTIFICATE_KEY_USAGE = 410,
    /// CRT011: an issuer that is not marked as a CA.
    TLSCONF_RULE_CERTIFICATE_CA_CONSTRAINTS = 411,
    /// CRT012: an issuer without keyCertSign.
    TLSCONF_RULE_CERTIFICATE_CERT_SIGN = 412,
    /// CRT013: a certificate outside RFC 5280's profile, which strict clients refuse.
    TLSCONF_RULE_CERTIFICATE_STRICT_PROFILE = 413,
    /// CRT014: an X.509 version below 3.
    TLSCONF_RULE_CERTIFICATE_VERSION = 414,
    /// CRT015: a CA certificate used as a server's own.
    TLSCONF_RULE_CERTIFICATE_CA_AS_END_ENTITY = 415,
    /// CRT016: a critical extension that clients do not know.
    TLSCONF_RULE_CERTIFICATE_UNKNOWN_CRITICAL_EXTENSION = 416,
    /// CRT017: name constraints that the path breaks.
    TLSCONF_RULE_CERTIFICATE_NAME_CONSTRAINTS = 417,
    /// CRT018: a serial number outside RFC 5280.
    TLSCONF_RULE_CERTIFICATE_SERIAL_NUMBER = 418,
    /// CRT019: a key of a kind that clients do not take.
    TLSCONF_RULE_CERTIFICATE_KEY_TYPE = 419,
    /// CRT020: more CAs below than the path length allows.
    TLSCONF_RULE_CERTIFICATE_PATH_LENGTH = 420,
    /// CRT021: an extension twice.
    TLSCONF_RULE_CERTIFICATE_DUPLICATE_EXTENSION = 421,
    /// CRT022: an encoding that some readers refuse.
    TLSCONF_RULE_CERTIFICATE_ENCODING = 422,
    /// CRT023: a name in a form that clients read differently.
    TLSCONF_RULE_CERTIFICATE_NAME_FORM = 423,
    /// CRT024: the certificate demands an OCSP response.
    TLSCONF_RULE_CERTIFICATE_MUST_STAPLE = 424,
    /// CRT025: the certificate ends before it begins.
    TLSCONF_RULE_CERTIFICATE_VALIDITY_INVERTED = 425,
    /// CRT027: key identifiers contradict each other.
    TLSCONF_RULE_CERTIFICATE_KEY_IDENTIFIER = 427,
    /// CRT028: the signature does not verify.
    TLSCONF_RULE_CERTIFICATE_BAD_SIGNATURE = 428,
    /// CRT029: a policy constraint that the path does not satisfy.
    TLSCONF_RULE_CERTIFICATE_POLICIES = 429,
    /// CRT030: trust settings that reject this use.
    TLSCONF_RULE_CERTIFICATE_TRUST_SETTINGS = 430,
    /// CRT031: a signature algorithm that some clients do not know.
    TLSCONF_RULE_CERTIFICATE_SIGNATURE_ALGORITHM = 431,
    /// CHN001: the issuer of a certificate is in none of the files.
    TLSCONF_RULE_CHAIN_ISSUER_MISSING = 501,
    /// CHN002: the path ends at an anchor that is no root.
    TLSCONF_RULE_CHAIN_ANCHOR_NOT_ROOT = 502,
    /// CHN003: the server's own certificate is given as the CA.
    TLSCONF_RULE_CHAIN_LEAF_AS_ANCHOR = 503,
    /// CHN004: an intermediate is missing from what is sent.
    TLSCONF_RULE_CHAIN_INTERMEDIATE_MISSING = 504,
    /// CHN005: no CA file was given.
    TLSCONF_RULE_CHAIN_NO_TRUST_ANCHOR = 505,
    /// CHN006: too many candidate paths to judge.
    TLSCONF_RULE_CHAIN_TOO_COMPLEX = 506,
    /// CHN007: the server's file does not begin with its own certificate.
    TLSCONF_RULE_CHAIN_LEAF_NOT_FIRST = 507,
    /// KEY001: the private key does not belong to the certificate.
    TLSCONF_RULE_KEY_MISMATCH = 601,
    /// KEY002: the private key is encrypted and no passphrase was given.
    TLSCONF_RULE_KEY_PASSPHRASE_MISSING = 602,
    /// KEY003: the passphrase does not open the private key.
    TLSCONF_RULE_KEY_PASSPHRASE_WRONG = 603,
    /// KEY004: the private key is encrypted; some clients cannot open it.
    TLSCONF_RULE_KEY_ENCRYPTED = 604,
    /// KEY005: a client certificate without its private key.
    TLSCONF_RULE_KEY_MISSING = 605,
    /// KEY006: a private key without its certificate.
    TLSCONF_RULE_KEY_CERTIFICATE_MISSING = 606,
    /// KEY007: a kind of key that TLS clients for Redis do not take.
    TLSCONF_RULE_KEY_UNSUPPORTED = 607,
    /// KEY008: the private key cannot be decoded.
    TLSCONF_RULE_KEY_DAMAGED = 608,
    /// KEY009: the numbers of the private key contradict each other.
    TLSCONF_RULE_KEY_INCONSISTENT = 609,
    /// KEY010: a private key that is too short.
    TLSCONF_RULE_KEY_WEAK = 610,
    /// KEY011: an encoding of the key that some clients do not take.
    TLSCONF_RULE_KEY_FORMAT = 611,
    /// KEY012: the key's encryption asks for more work than the limit.
    TLSCONF_RULE_KEY_DERIVATION_COST = 612,
    /// KEY013: an encryption of the key that clients, or this check, cannot open.
    TLSCONF_RULE_KEY_ENCRYPTION_UNSUPPORTED = 613,
    /// KEY014: the client's file does not begin with the leaf.
    TLSCONF_RULE_KEY_CHAIN_ORDER = 614,
    /// KEY015: the client certificate's issuer is not in its file.
    TLSCONF_RULE_KEY_CLIENT_ISSUER_MISSING = 615,
    /// KEY016: a CA certificate in place of the client's own.
    TLSCONF_RULE_KEY_CA_AS_CLIENT_CERTIFICATE = 616,
    /// KEY017: several private keys in one file.
    TLSCONF_RULE_KEY_SEVERAL = 617,
    /// KEY018: the key's encryption is outdated.
    TLSCONF_RULE_KEY_ENCRYPTION_WEAK = 618,
    /// KEY019: a passphrase was given and no key needs one.
    TLSCONF_RULE_KEY_PASSPHRASE_UNUSED = 619,
    /// POL001: client authentication is required and no client certificate is given.
    TLSCONF_RULE_POLICY_CLIENT_CERTIFICATE_MISSING = 701,
    /// POL002: verification is switched off.
    TLSCONF_RULE_POLICY_NO_VERIFICATION = 702,
    /// POL003: the host name is not verified.
    TLSCONF_RULE_POLICY_CHAIN_ONLY = 703,
    /// POL004: the minimum version lies above the maximum.
    TLSCONF_RULE_POLICY_VERSION_RANGE = 704,
    /// POL005: a protocol version that does not exist.
    TLSCONF_RULE_POLICY_VERSION_UNKNOWN = 705,
    /// POL006: a protocol version that servers and clients refuse.
    TLSCONF_RULE_POLICY_VERSION_OLD = 706,
    /// POL007: a cipher suite that does not exist.
    TLSCONF_RULE_POLICY_SUITE_UNKNOWN = 707,
    /// POL008: suites named for a version that is not allowed, or none for one that is.
    TLSCONF_RULE_POLICY_SUITE_VERSION = 708,
    /// POL009: a weak cipher suite.
    TLSCONF_RULE_POLICY_SUITE_WEAK = 709,
    /// POL010: no suite fits the server certificate's key.
    TLSCONF_RULE_POLICY_SUITE_CERTIFICATE = 710,
    /// POL011: a key exchange group that does not exist.
    TLSCONF_RULE_POLICY_GROUP_UNKNOWN = 711,
    /// POL012: a key exchange group that clients do not offer.
    TLSCONF_RULE_POLICY_GROUP_UNSUPPORTED = 712,
    /// POL013: an IP address as server name.
    TLSCONF_RULE_POLICY_SNI_ADDRESS = 713,
    /// POL014: no server name is sent.
    TLSCONF_RULE_POLICY_SNI_OFF = 714,
    /// POL015: the server name differs from the endpoint's host.
    TLSCONF_RULE_POLICY_SNI_DIFFERS = 715,
    /// POL016: client files are given and client authentication is off.
    TLSCONF_RULE_POLICY_CLIENT_FILES_UNUSED = 716,
    /// POL017: the server name is no host name.
    TLSCONF_RULE_POLICY_SNI_INVALID = 717,
    /// POL018: a suite or group is named twice.
    TLSCONF_RULE_POLICY_SUITE_DUPLICATE = 718,
    /// POL019: a key or signature that the chosen preset does not allow.
    TLSCONF_RULE_POLICY_PRESET_KEY = 719,
    /// POL020: TLS 1.2 suites that clients do not offer.
    TLSCONF_RULE_POLICY_SUITE_UNSUPPORTED = 720,
    /// END001: the endpoint cannot be understood.
    TLSCONF_RULE_ENDPOINT_INVALID = 801,
    /// END002: a redis:// URL where TLS is on.
    TLSCONF_RULE_ENDPOINT_PLAINTEXT_SCHEME = 802,
    /// END003: the endpoint is an IP address: no server name can be sent.
    TLSCONF_RULE_ENDPOINT_IP_ADDRESS = 803,
    /// END004: the endpoint holds a password.
    TLSCONF_RULE_ENDPOINT_PASSWORD = 804,
    /// END005: the endpoint is this machine: a tunnel or proxy answers.
    TLSCONF_RULE_ENDPOINT_LOOPBACK = 805,
    /// END006: no port, or one that usually speaks plaintext.
    TLSCONF_RULE_ENDPOINT_PORT = 806,
    /// PLN001: the plan has no such endpoint.
    TLSCONF_RULE_PLAN_ENDPOINT_NOT_APPLICABLE = 901,
    /// PLN002: the plan has no TLS.
    TLSCONF_RULE_PLAN_NO_TLS = 902,
    /// PLN003: client authentication is off although it is strongly recommended.
    TLSCONF_RULE_PLAN_CLIENT_AUTHENTICATION = 903,
    /// PLN004: once TLS is on, plaintext connections are refused.
    TLSCONF_RULE_PLAN_PLAINTEXT_REFUSED = 904,
    /// SRV001: the server's key is not that of its certificate.
    TLSCONF_RULE_SERVER_KEY_MISMATCH = 851,
    /// SRV002: the server's key is encrypted.
    TLSCONF_RULE_SERVER_KEY_ENCRYPTED = 852,
    /// SRV003: a file that redis-server cannot load.
    TLSCONF_RULE_SERVER_FILE_UNREADABLE = 853,
    /// SRV004: Redis Software asks for both purposes in the server's certificate.
    TLSCONF_RULE_SERVER_PURPOSES = 854,
    /// PUB001: public CAs stop issuing certificates for client authentication.
    TLSCONF_RULE_PUBLIC_CLIENT_AUTH_ENDS = 951,
    /// PUB002: a public root that chains move away from.
    TLSCONF_RULE_PUBLIC_ROOT_AGES = 952,
    /// PUB003: the bundle lacks the root to which the public CA moves.
    TLSCONF_RULE_PUBLIC_ROOT_MISSING = 953,
    /// PUB004: a public certificate's lifetime above the limit of its date.
    TLSCONF_RULE_PUBLIC_LIFETIME = 954,
}
