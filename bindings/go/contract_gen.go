// Code generated from core/schema by `cargo run -p tlsconf-tests --bin gen`. DO NOT EDIT.

package tlsconf

// How clients reach the database.
type Access string

const (
	// By the public endpoint, over the internet.
	AccessPublic Access = "public"
	// By the private endpoint, from a connected network (VPC peering and the like).
	AccessPrivate Access = "private"
)

// Yes, no, or not to be known from what was given.
type Answer string

const (
	// It does.
	AnswerYes Answer = "yes"
	// It does not; `causes` and `class` say why.
	AnswerNo Answer = "no"
	// What was not given, or what is not documented, decides: see `assumed`.
	AnswerUnknown Answer = "unknown"
)

// What a client does with the files as they were written.
type AsEmitted struct {
	// Whether it will connect with verification on.
	Verdict ClientVerdict `json:"verdict"`
	// What the verdict rests on and could not be judged: `server-chain`, `passphrase`.
	Assumed []string `json:"assumed"`
	// The class of the error, and what the client prints.
	Class *string `json:"class"`
	// What the client prints, `*` standing for what varies; `null` where it does not refuse.
	Prints *string `json:"prints"`
	// Codes of the findings that are the reason.
	Causes []string `json:"causes"`
	// How many certificates of the CA file it trusts, of how many.
	Loads uint32 `json:"loads"`
	// The number of certificates in the CA file as written; 0 where there is none.
	Of uint32 `json:"of"`
	// The moment from which it no longer works for this client; `null` where it refuses, or where no end is known.
	WorksUntil *Timestamp `json:"works_until"`
}

// Questions for the server, on a connection that is made for them.
type AskStep struct {
	// How to connect; the server's certificate is pinned, for credentials may follow.
	Handshake HandshakeStep `json:"handshake"`
	// To be sent one behind the other, `AUTH` before them where there are credentials, `QUIT` behind them.
	Commands [][]string `json:"commands"`
}

// What the extension of that name says (RFC 5280, 4.2.1.9).
type BasicConstraints struct {
	// Whether it may issue certificates.
	CA bool `json:"ca"`
	// How many intermediate CAs may stand below it; `null` for any number.
	PathLength *uint32 `json:"path_length"`
	// Whether who does not understand the extension has to refuse the certificate.
	Critical bool `json:"critical"`
}

// A bundle that is recognised by the fingerprints of its members.
type Bundle struct {
	// `redis-cloud`.
	Provider string `json:"provider"`
	// `2022-08`; `null` where the members are known but their set is no edition.
	Edition *string `json:"edition"`
	// `Redis Cloud, edition of August 2022`.
	Text string `json:"text"`
}

// A certificate: what is written in it, and what follows from the other files.
type Certificate struct {
	// The file it stands in: index into `inputs`.
	Input uint32 `json:"input"`
	// The line of its BEGIN marker, from 1; `null` where it did not stand in text.
	Line *uint32 `json:"line"`
	// RFC 4514, control characters escaped.
	Subject string `json:"subject"`
	// The name of whoever signed it, written as `subject`.
	Issuer string `json:"issuer"`
	// The line that `keytool -printcert` prints after `Owner: `.
	Owner string `json:"owner"`
	// Hexadecimal, upper case, with a leading `-` where negative.
	Serial string `json:"serial"`
	// X.509 version as people count: `3`, not the 2 that is encoded.
	Version uint32 `json:"version"`
	// The first moment at which it is valid.
	NotBefore Timestamp `json:"not_before"`
	// The last moment at which it is valid (RFC 5280, 4.1.2.5).
	NotAfter Timestamp `json:"not_after"`
	// `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
	Role string `json:"role"`
	// Why `role` is what it is, in words: `self-signed and marked as a CA`.
	RoleReason string `json:"role_reason"`
	// The public key that it certifies.
	Key KeyInfo `json:"key"`
	// The signature algorithm: `sha256WithRSAEncryption`.
	Signature string `json:"signature"`
	// Entries of subjectAltName, the first 1000; empty where there is no such extension.
	SAN []SubjectAltName `json:"san"`
	// Whether it is a CA (RFC 5280, 4.2.1.9); `null` where there is no such extension.
	BasicConstraints *BasicConstraints `json:"basic_constraints"`
	// `digitalSignature`, `keyCertSign`, ... (RFC 5280, 4.2.1.3); `null` where there is no such extension.
	KeyUsage []string `json:"key_usage"`
	// `serverAuth`, `clientAuth`, ..., else the object identifier; `null` where there is no such extension.
	ExtendedKeyUsage []string `json:"extended_key_usage"`
	// The issuer's key identifier, hexadecimal (RFC 5280, 4.2.1.1); `null` where it names none.
	AuthorityKeyID *string `json:"authority_key_id"`
	// The identifier of its own key, hexadecimal (RFC 5280, 4.2.1.2); `null` where it has none.
	SubjectKeyID *string `json:"subject_key_id"`
	// Object identifiers of its certificate policies (RFC 5280, 4.2.1.4): `2.23.140.1.2.1`.
	Policies []string `json:"policies"`
	// Where revocation lists are to be had (RFC 5280, 4.2.1.13); nothing is fetched.
	CRLURLs []string `json:"crl_urls"`
	// Where an OCSP responder can be asked (RFC 5280, 4.2.2.1); nobody is asked.
	OCSPURLs []string `json:"ocsp_urls"`
	// Where the issuer's certificate is to be had (RFC 5280, 4.2.2.1); nothing is fetched.
	IssuerURLs []string `json:"issuer_urls"`
	// Object identifiers of critical extensions that no client knows.
	UnknownCritical []string `json:"unknown_critical"`
	// SHA-256 of its DER, its fingerprint: 64 hexadecimal digits, lower case, no colons.
	SHA256 string `json:"sha256"`
	// SHA-1 of its DER, which older tools show: 40 hexadecimal digits, lower case, no colons.
	SHA1 string `json:"sha1"`
	// SHA-256 of SubjectPublicKeyInfo (the pin), hexadecimal.
	SPKISHA256 string `json:"spki_sha256"`
	// Index of the certificate whose key verifies this one's signature.
	IssuedBy *uint32 `json:"issued_by"`
	// Whether a public CA stands behind it, as far as `public_reason` can tell.
	PubliclyTrusted bool `json:"publicly_trusted"`
	// From what that is known, in words: `issued by a publicly trusted CA`.
	PublicReason string `json:"public_reason"`
	// `null` where it is none of the CAs that Redis Cloud has handed out.
	Known *Known `json:"known"`
}

// A certification path from a leaf to an anchor.
type Chain struct {
	// `server` or `client`.
	Purpose string `json:"purpose"`
	// Leaf first, indices into `certificates`.
	Path []uint32 `json:"path"`
	// The trust anchor, last of `path`: index into `certificates`; `null` where none is reached.
	Anchor *uint32 `json:"anchor"`
	// The findings about this path's certificates: indices into `findings`.
	Faults []uint32 `json:"faults"`
}

// One question: will these files work, for this endpoint, under this policy, at this time?
type CheckRequest struct {
	// The clients asked about; empty means all that are known.
	Clients []ClientRequest `json:"clients,omitzero"`
	// 1. May be left out: then the newest.
	ContractVersion uint32 `json:"contract_version,omitzero"`
	// Who runs the database and under which plan; every field may be left out.
	Deployment Deployment `json:"deployment,omitzero"`
	// Where clients connect: `host:port`, a `rediss://` URL, or its parts.
	Endpoint EndpointRequest `json:"endpoint,omitzero"`
	// A certificate that ends within so many days of `time` is worth a warning.
	ExpiresWithinDays *uint32 `json:"expires_within_days,omitzero"`
	// In place of `expires_within_days`, where a day is too coarse.
	ExpiresWithinHours *uint32 `json:"expires_within_hours,omitzero"`
	// The files, in the order in which the report is to speak of them.
	Inputs []InputRequest `json:"inputs,omitzero"`
	// Opens an encrypted key or container. Never part of a report.
	Passphrase Secret `json:"passphrase,omitzero"`
	// What is wanted of the connection; every field may be left out.
	Policy Policy `json:"policy,omitzero"`
	// The time of the check. The core has no clock.
	Time Timestamp `json:"time"`
}

// Whether the server asks clients for a certificate (mutual TLS).
type ClientAuthentication string

const (
	// It asks for none (redis.conf: `tls-auth-clients no`).
	ClientAuthenticationNone ClientAuthentication = "none"
	// It asks, and verifies what it is shown, but serves clients without one (`tls-auth-clients optional`).
	ClientAuthenticationOptional ClientAuthentication = "optional"
	// It serves nobody without one (`tls-auth-clients yes`).
	ClientAuthenticationRequired ClientAuthentication = "required"
)

// A certificate with which a client shows who it is, and its key: what the console's *Generate certificate* gives.
type ClientCertificateRequest struct {
	// Who signs it. Left out, it is signed by its own key: a server then trusts just this certificate.
	CA SigningCA `json:"ca,omitzero"`
	// Names the files as newer consoles do, `redis-db-<id>.crt`; left out, `redis_user.crt` and `redis_user_private.key`.
	Database string `json:"database,omitzero"`
	// How long it is valid, in days from `time`: 1 to 825; left out, 365.
	Days *uint32 `json:"days,omitzero"`
	// Its common name.
	Name string `json:"name"`
}

// What is known of one client.
type ClientFacts struct {
	// By which it is asked about, stable: `redis-py`, `ioredis-node-26`.
	ID string `json:"id"`
	// As people call it; not stable.
	Name string `json:"name"`
	// The id of the plain row, of which this may be another version or runtime.
	Family string `json:"family"`
	// The version that is described: `8.1.0`; `null` where none was measured, or where the runtime says it all.
	Version *string `json:"version"`
	// What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
	Runtime *string `json:"runtime"`
	// `measured` by connecting to a redis-server, or read in a `source`.
	Evidence string `json:"evidence"`
	// Measured with what, or which source.
	EvidenceFrom string `json:"evidence_from"`
	// Is its verdict foretold? Else it is always unknown.
	Judged bool `json:"judged"`
	// The id by which `emit` writes for it; `null` where it does not.
	Emit *string `json:"emit"`
	// What was emitted was run as emitted.
	Executed *Executed `json:"executed"`
	// Fact by fact, each a sentence; empty where nothing is known.
	Facts []Fact `json:"facts"`
}

// A client asked about, by its id in the table of clients.
type ClientRequest struct {
	// `redis-py`; version and runtime may stand behind it: `redis-py@5/3.13`.
	ID string `json:"id"`
	// The version of what it runs on (Python, Node, JDK).
	Runtime string `json:"runtime,omitzero"`
	// The client's own version; absent means the newest known.
	Version string `json:"version,omitzero"`
}

// What one client will do with these files.
type ClientStatement struct {
	// Its id in the table of clients: `redis-py`, `ioredis-node-26`.
	ID string `json:"id"`
	// The version that was measured: `8.1.0`; `null` where none was, or where the runtime says it all.
	Version *string `json:"version"`
	// What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
	Runtime *string `json:"runtime"`
	// Whether it will connect with verification on.
	Verdict ClientVerdict `json:"verdict"`
	// What the verdict rests on and could not be judged: `signature`, `server-chain`.
	Assumed []string `json:"assumed"`
	// Indices of the certificates of the CA file that it will trust.
	Loads []uint32 `json:"loads"`
	// Certificates of the CA file that it will not trust, the first 1000.
	Loses []Lost `json:"loses"`
	// The findings that are the reason.
	Causes []uint32 `json:"causes"`
	// The class of the error.
	Class *string `json:"class"`
	// The text that the client will print, `*` standing for what varies.
	Prints *string `json:"prints"`
	// The moment from which this set no longer works for this client.
	WorksUntil *Timestamp `json:"works_until"`
}

// What a client makes of the files.
type ClientVerdict string

const (
	// It loads the files and, as far as they tell, connects.
	ClientVerdictAccepts ClientVerdict = "accepts"
	// It refuses to load the files or to connect.
	ClientVerdictRefuses ClientVerdict = "refuses"
	// Its rules are not known, or what was not given decides: see `assumed`.
	ClientVerdictUnknown ClientVerdict = "unknown"
)

// One figure with TLS, beside the same without.
type ComparedSpread struct {
	// With TLS; `null` where it was not measured.
	TLS *Spread `json:"tls"`
	// At the same server without TLS; `null` where that was not measured.
	Plain *Spread `json:"plain"`
	// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
	AddedPercent *int32 `json:"added_percent"`
}

// Chain and host name are to be verified; there is no way to ask for less.
type Settings struct {
	// Where to connect; `null` where no endpoint was given.
	Host *string `json:"host"`
	// From 1 to 65535, 6379 where the endpoint has none; `null` where no endpoint was given.
	Port *uint16 `json:"port"`
	// The name to send; `null` for addresses and where the policy sends none.
	ServerName *string `json:"server_name"`
	// The name or address that the server's certificate is compared with.
	VerifyName *string `json:"verify_name"`
	// `1.2` or `1.3`.
	MinVersion string `json:"min_version"`
	// The highest version to allow: `1.2` or `1.3`.
	MaxVersion string `json:"max_version"`
	// In order of preference; empty: the client's own.
	TLS12Suites []SuiteName `json:"tls12_suites"`
	// TLS 1.3 suites in order of preference; empty: the client's own, or TLS 1.3 is not allowed.
	TLS13Suites []SuiteName `json:"tls13_suites"`
	// Key exchange groups in order of preference; empty: the client's own.
	Groups []GroupName `json:"groups"`
	// What is to be set beside, by the codes of notes: `partial-chain`.
	Settings []string `json:"settings"`
	// DER, one certificate each. Empty: no CA file was given, and what the client trusts by itself stands.
	TrustAnchors []Octets `json:"trust_anchors"`
	// DER, the leaf first. Empty: the client shows none.
	CertificateChain []Octets `json:"certificate_chain"`
	// The private key of `certificate_chain`'s leaf; `null` where the client shows no certificate.
	Key *ConfigKey `json:"key"`
}

// The client's private key.
type ConfigKey struct {
	// How to read `bytes`.
	Form KeyForm `json:"form"`
	// The client opens it with the passphrase.
	Encrypted bool `json:"encrypted"`
	// Base64 in JSON.
	Bytes Octets `json:"bytes"`
}

// The question of a check, and which client is to be set up.
type ConfigRequest struct {
	// Its `clients` are not read.
	Check CheckRequest `json:"check"`
	// A client for which a configuration can be written.
	Client ClientRequest `json:"client"`
	// The form of the private key; left out, `untouched`: PEM text.
	Key KeyOutput `json:"key,omitzero"`
}

// A configuration in the client's own language.
type ConfigText struct {
	// The name to save it under: `redis_client.py`; with `/` where it lies in a folder.
	Name string `json:"name"`
	// `sh`, `python`, `javascript`, `go`, `java`, `yaml`, ...
	Language string `json:"language"`
	// The whole of it, to be used as it is. What holds a private key is among `files`, never here.
	Text string `json:"text"`
}

// Either what the client is set up with, or why it is not.
type Configured struct {
	// The version of the contract that this answer speaks: `1`.
	ContractVersion uint32 `json:"contract_version"`
	// The client that is set up, by the id with which `emit` is asked: `redis-py`.
	ID string `json:"id"`
	// The versions judged.
	Version *string `json:"version"`
	// Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
	Runtime *string `json:"runtime"`
	// `null` where it is refused.
	Config *Settings `json:"config"`
	// `null` where there is a configuration.
	Refusal *Refusal `json:"refusal"`
	// What was done to the files, and what is set for them.
	Notes []EmitNote `json:"notes"`
	// Of the files as they were given, for this client alone.
	Report Report `json:"report"`
}

// What was measured.
type Costs struct {
	// `1.3`, with its suite and group by their IANA names.
	Version *string `json:"version"`
	// The cipher suite of the full handshakes: `TLS_AES_256_GCM_SHA384`.
	Suite *string `json:"suite"`
	// The key exchange group of the full handshakes: `x25519`.
	Group *string `json:"group"`
	// Of the handshake alone, the TCP connection standing.
	FullHandshake *Spread `json:"full_handshake"`
	// The same where an earlier session is resumed; `null` where the server resumes none.
	ResumedHandshake *Spread `json:"resumed_handshake"`
	// From nothing to the first answer: TCP, full handshake, one `PING`.
	FirstAnswer ComparedSpread `json:"first_answer"`
	// One command at a time on one connection that stays open.
	Latency []LoadSpread `json:"latency"`
	// One command at a time on each of `connections`.
	Throughput []LoadRate `json:"throughput"`
	// How many connections were open at a time to measure `throughput`.
	Connections uint32 `json:"connections"`
	// How long all of it took.
	Milliseconds uint32 `json:"milliseconds"`
}

// The number of findings by severity.
type Counts struct {
	// Findings because of which connections fail or are unsafe.
	Error uint32 `json:"error"`
	// Findings that concern some clients, the near future, or a recommendation.
	Warning uint32 `json:"warning"`
	// Findings that are merely worth knowing.
	Note uint32 `json:"note"`
}

// A certificate signing request (PKCS#10, RFC 2986) for a person's own CA.
type CSRRequest struct {
	// DNS names and IP addresses of the subjectAltName, where the CA wants any.
	Hosts []string `json:"hosts,omitzero"`
	// The common name.
	Name string `json:"name"`
}

// Where the database runs, for the plan's recommendation.
type Deployment struct {
	// Left out, there is a recommendation only where it is the same for both.
	Access Access `json:"access,omitzero"`
	// Left out, it is not known; a plan is then taken for one of Redis Cloud's.
	Provider Provider `json:"provider,omitzero"`
	// Left out, there is no recommendation.
	Subscription Subscription `json:"subscription,omitzero"`
}

// A CA, a server and a client to try things with, which verify each other.
type DevRequest struct {
	// How long server and client certificate are valid, in days from `time`: 1 to 825; left out, 365.
	Days *uint32 `json:"days,omitzero"`
	// Where the files will lie: an absolute path.
	Directory string `json:"directory"`
	// DNS names and IP addresses of the server. Clients are told to connect to the first.
	Hosts []string `json:"hosts"`
	// Where the server, or the first of a cluster's nodes, listens for TLS; left out, 6379.
	Port *uint16 `json:"port,omitzero"`
	// What is set up; left out, `standalone`. A cluster has three nodes on ports in a row.
	Topology Topology `json:"topology,omitzero"`
}

// The question of a check, and for whom all to write.
type EmitEachRequest struct {
	// The files, the endpoint and the policy; its `clients` are not read.
	Check CheckRequest `json:"check"`
	// For whom, in the order of the answers; empty means everyone for whom can be written, in the order of the table. At
	// most 1,000.
	Clients []ClientRequest `json:"clients,omitzero"`
	// Where the files of each will lie, in the order of the clients; empty: all in `options.directory`.
	Directories []string `json:"directories,omitzero"`
	// What the configurations are to hold beside the files; every field may be left out.
	Options EmitOptions `json:"options,omitzero"`
}

// A remark on what was done, left out or set.
type EmitNote struct {
	// Stable: `no-host-check`, `adds-system-roots`, ...
	Code string `json:"code"`
	// For people; not stable.
	Text string `json:"text"`
}

// What a configuration holds beside the files. Every field may be left out.
type EmitOptions struct {
	// Public roots to put behind the trust anchors that were given, where they are not there yet.
	AddRoots []PublicRoot `json:"add_roots,omitzero"`
	// The number of the database to select; left out, 0.
	Database uint32 `json:"database,omitzero"`
	// Where the files will lie, as the configuration writes their paths.
	Directory string `json:"directory,omitzero"`
	// Randomness for the salts of key stores. Left out, salts are derived from the contents: the same request then
	// gives the same octets.
	Entropy Secret `json:"entropy,omitzero"`
	// The form of the private key; left out, `untouched`.
	Key KeyOutput `json:"key,omitzero"`
	// The environment variable from which it reads the passphrase of an encrypted key.
	PassphraseEnv string `json:"passphrase_env,omitzero"`
	// The environment variable from which the configuration reads the password. Empty or unset: no AUTH is sent.
	PasswordEnv string `json:"password_env,omitzero"`
	// Sentinel's name of the primary.
	Primary string `json:"primary,omitzero"`
	// Of `truststore.p12` and `keystore.p12`; left out, `changeit`, the JVM's own default.
	StorePassword Secret `json:"store_password,omitzero"`
	// What the endpoint is part of; left out, `standalone`.
	Topology Topology `json:"topology,omitzero"`
	// The ACL user; left out, the server's `default` user.
	User string `json:"user,omitzero"`
}

// The question of a check, and for whom to write.
type EmitRequest struct {
	// The files, the endpoint and the policy; its `clients` are not read.
	Check CheckRequest `json:"check"`
	// For whom: a client of the table, or `redis-conf`, `kubernetes-secret`, ...
	Client ClientRequest `json:"client"`
	// What the configuration is to hold beside the files; every field may be left out.
	Options EmitOptions `json:"options,omitzero"`
}

// Everything one client needs.
type Emitted struct {
	// The version of the contract that this answer speaks: `1`.
	ContractVersion uint32 `json:"contract_version"`
	// Whom it was written for, by the id with which `emit` is asked: `redis-py`.
	ID string `json:"id"`
	// Whom it was written for, as people call it; not stable.
	Name string `json:"name"`
	// The versions written for.
	Version *string `json:"version"`
	// Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
	Runtime *string `json:"runtime"`
	// What it was made from, a line for each file that went in.
	MadeFrom []string `json:"made_from"`
	// Certificates, keys and stores. Empty where it is unsupported.
	Files []EmittedFile `json:"files"`
	// The main text first.
	Config []ConfigText `json:"config"`
	// How to run it, a line each.
	Run []string `json:"run"`
	// What was left out or cannot be done, and why.
	Notes []EmitNote `json:"notes"`
	// It cannot be done at all.
	Unsupported *Unsupported `json:"unsupported"`
	// What the client does with the files as they were given, by index into the report of the same check; `null` for
	// what is no client.
	AsGiven *ClientStatement `json:"as_given"`
	// What it does with the files as written here.
	AsEmitted *AsEmitted `json:"as_emitted"`
	// Codes of the findings that no longer hold for this client.
	Cured []string `json:"cured"`
}

// A file to write.
type EmittedFile struct {
	// The name to save it under: `ca.pem`; with `/` where it lies in a folder.
	Name string `json:"name"`
	// `trust anchors`, `client certificate`, `private key`, `trust store`, `key store`, ...
	Purpose string `json:"purpose"`
	// The permissions to give it, octal: `0600` for secrets.
	Mode string `json:"mode"`
	// Whether a private key is in it: for its owner's eyes alone.
	Secret bool `json:"secret"`
	// Base64 in JSON; `null` where a face keeps a secret back.
	Bytes Octets `json:"bytes"`
}

// What Redis Cloud's page says about TLS for a plan and an endpoint.
type EnableTLS string

const (
	// Switch it on.
	EnableTLSYes EnableTLS = "yes"
	// If security outweighs the performance impact.
	EnableTLSWeigh EnableTLS = "weigh"
	// The plan has no such endpoint.
	EnableTLSNotApplicable EnableTLS = "not_applicable"
	// The plan has no TLS.
	EnableTLSUnavailable EnableTLS = "unavailable"
)

// Where clients connect.
type Endpoint struct {
	// DNS name or IP address as typed, without brackets: `redis.example.com`, `2001:db8::1`.
	Host string `json:"host"`
	// From 1 to 65535; `null` where none was given.
	Port *uint16 `json:"port"`
	// The name that is verified and sent as SNI; `null` for an IP address.
	ServerName *string `json:"server_name"`
	// `redis` or `rediss`; `null` where the endpoint was no URL.
	Scheme *string `json:"scheme"`
}

// A line of an input as it may be shown: control characters replaced, cut to a bounded length.
type Excerpt struct {
	// Its number in the file, from 1.
	Line uint32 `json:"line"`
	// The line, or 64 characters of it about the mark, invisible characters escaped.
	Text string `json:"text"`
	// Where in `text` (characters, from 1) the mark belongs.
	Column uint32 `json:"column"`
	// How many characters to mark, at least 1.
	Width uint32 `json:"width"`
	// Said beside the mark; may be empty.
	Label string `json:"label"`
}

// A run of an emitted configuration against a redis-server.
type Executed struct {
	// The client and what it ran on: `redis-py 8.1.0 on Python 3.11.7`.
	With string `json:"with"`
	// The day of the run.
	On string `json:"on"`
}

// One thing that is known of a client.
type Fact struct {
	// `ca_file`, `host_name`, `server_name`, ...
	About string `json:"about"`
	// For people; not stable.
	Text string `json:"text"`
}

// What kept a step from its end.
type FailureKind string

const (
	// The name is not in the DNS, or nobody could be asked.
	FailureKindName FailureKind = "name"
	// No answer came in the time that the step had.
	FailureKindTimeout FailureKind = "timeout"
	// The connection was refused: as a rule, nothing listens at the port.
	FailureKindRefused FailureKind = "refused"
	// No route, network or host down, no permission.
	FailureKindUnreachable FailureKind = "unreachable"
	// The other end broke the connection off (TCP reset).
	FailureKindReset FailureKind = "reset"
	// The other end closed the connection.
	FailureKindClosed FailureKind = "closed"
	// What came is no TLS.
	FailureKindNotTLS FailureKind = "not_tls"
	// The other end sent a TLS alert (RFC 8446, section 6); its number is beside this.
	FailureKindAlert FailureKind = "alert"
	// Something of TLS went wrong on this side.
	FailureKindTLS FailureKind = "tls"
	// None of these; `detail` has the words.
	FailureKindOther FailureKind = "other"
)

// What was found, where, why it matters and how to mend it.
type Finding struct {
	// Stable, never reused: `PEM001`. `tlsconf rule PEM001` explains it.
	Code string `json:"code"`
	// The defect in words: `pem-byte-order-mark`.
	Name string `json:"name"`
	// How bad it is: by its rule, or by how many of the clients asked about are concerned.
	Severity Severity `json:"severity"`
	// For people; not stable.
	Message string `json:"message"`
	// All fields are `null` where it is about no file: about the endpoint, say, or the policy.
	At Place `json:"at"`
	// What stands there.
	Seen *string `json:"seen"`
	// What should stand there.
	Expected *string `json:"expected"`
	// What to do about it, as something to paste where possible. Every error has one.
	Fix *string `json:"fix"`
	// The clients concerned, sorted by id; empty means every client.
	Concerns []string `json:"concerns"`
	// The finding (index into `findings`) whose consequence this one is.
	ConsequenceOf *uint32 `json:"consequence_of"`
	// A standard, a client's source, or a public page.
	Reference *string `json:"reference"`
	// The line it is about, safe to show. Never a line of a private key.
	Excerpt *Excerpt `json:"excerpt"`
}

// An announced node, to be looked at as the endpoint was.
type FollowStep struct {
	// As announced: an address or a name, without brackets.
	Host string `json:"host"`
	// The announced port, at which TLS is tried.
	Port uint16 `json:"port"`
	// The name to send as SNI; `null` where `host` is an address.
	ServerName *string `json:"server_name"`
	// The versions to offer: `1.2`, `1.3`.
	Versions []string `json:"versions"`
}

// Exactly one of `client`, `csr` and `dev` is asked for.
type GenerateRequest struct {
	// A client's certificate and its private key.
	Client ClientCertificateRequest `json:"client,omitzero"`
	// A request for a certificate, for a CA to sign, and its private key.
	CSR CSRRequest `json:"csr,omitzero"`
	// A whole local set-up, for development alone.
	Dev DevRequest `json:"dev,omitzero"`
	// Randomness: at least 32 octets from the system's generator, as base64 in JSON. Keys, serial numbers and salts come from it;
	// the same request gives the same octets, so it is never used twice.
	Entropy Octets `json:"entropy"`
	// The kind of every key that is made; left out, `p256`.
	Key GeneratedKey `json:"key,omitzero"`
	// The moment at which it is made. The core has no clock.
	Time Timestamp `json:"time"`
}

// What was made. It holds private keys, which are wiped on drop.
type Generated struct {
	// The version of the contract that this answer speaks: `1`.
	ContractVersion uint32 `json:"contract_version"`
	// In the order in which a person meets them. Names hold `/` where they lie in folders.
	Files []EmittedFile `json:"files"`
	// The same in one ZIP, with their permissions.
	Archive EmittedFile `json:"archive"`
	// What to do next, a line each.
	Next []string `json:"next"`
	// The check of what was made, for every client; `null` for a request, which is nothing to connect with.
	Report *Report `json:"report"`
}

// Algorithm and size of a key that is made.
type GeneratedKey string

const (
	// ECDSA on P-256: 128 bits of strength (NIST SP 800-57 part 1, table 2).
	GeneratedKeyP256 GeneratedKey = "p256"
	// RSA with a modulus of 2048 bits: 112 bits of strength.
	GeneratedKeyRSA2048 GeneratedKey = "rsa2048"
	// RSA with a modulus of 3072 bits: 128 bits of strength.
	GeneratedKeyRSA3072 GeneratedKey = "rsa3072"
	// RSA with a modulus of 4096 bits: 128 bits of strength like 3072, and slower.
	GeneratedKeyRSA4096 GeneratedKey = "rsa4096"
	// Ed25519 (RFC 8032), which not every client takes.
	GeneratedKeyEd25519 GeneratedKey = "ed25519"
)

// A key exchange group by both of its names.
type GroupName struct {
	// In the registry of TLS: `secp256r1`, `X25519MLKEM768`.
	IANA string `json:"iana"`
	// As OpenSSL's lists have it: `P-256`, `X25519MLKEM768`.
	Openssl string `json:"openssl"`
	// OpenSSL has it from 3.5 on, and refuses a list with a name that it does not know.
	PostQuantum bool `json:"post_quantum"`
}

// Why a connection was made.
type HandshakePurpose string

const (
	// What clients meet that know both versions.
	HandshakePurposeFirst HandshakePurpose = "first"
	// No server name is sent (SNI), as by clients that send none.
	HandshakePurposeWithoutServerName HandshakePurpose = "without_server_name"
	// One version alone is offered.
	HandshakePurposeVersion HandshakePurpose = "version"
	// The client certificate is shown.
	HandshakePurposeClientCertificate HandshakePurpose = "client_certificate"
)

// A connection to be made. What the server sends is looked at whatever it is, and nothing secret is sent, unless a
// certificate is pinned. Where the server asks for a certificate, TLS 1.3 says whether it is content only after the
// client's handshake: wait for half a second, then send `PING`, and wait for an answer.
type HandshakeStep struct {
	// To be put down with what was seen.
	Purpose HandshakePurpose `json:"purpose"`
	// The address to connect to; the port is the target's.
	Address string `json:"address"`
	// The name to send as SNI.
	ServerName *string `json:"server_name"`
	// The versions to offer: `1.2`, `1.3`.
	Versions []string `json:"versions"`
	// The time for this step where that is shorter than any other's, in milliseconds.
	Milliseconds *uint32 `json:"milliseconds"`
	// Show the client certificate where the server asks for one.
	ShowsCertificate bool `json:"shows_certificate"`
	// The certificate that the server must present: DER, base64 in JSON. It was judged by the files of the request;
	// who presents another is sent nothing.
	Pinned Octets `json:"pinned"`
}

// One file and what it was taken for. Members of an archive are inputs of their own after it.
type Input struct {
	// As the request has it, invisible characters escaped; a member of an archive is `archive.zip/member`.
	Name string `json:"name"`
	// The archive (index into `inputs`) this came out of.
	Archive *uint32 `json:"archive"`
	// `pem`, `der-certificate`, `pkcs12`, `html`, ...
	Format string `json:"format"`
	// What it was taken for: what the request says, else what it looks like; `auto` where nothing tells.
	Role Role `json:"role"`
	// Why it was taken for that.
	RoleReason string `json:"role_reason"`
	// What stands in it, in the file's order; what a PKCS#7 block holds comes last.
	Items []Item `json:"items"`
	// Where the file is a known bundle.
	Bundle *Bundle `json:"bundle"`
}

// One file. `bytes` is base64 in JSON.
type InputRequest struct {
	// The file's octets, of whatever format: PEM, DER, PKCS#12, ZIP, ...; base64 in JSON.
	Bytes Octets `json:"bytes"`
	// The name that the report uses; a file name, never opened by the core.
	Name string `json:"name"`
	// What it is for; left out, `auto`: then what it looks like decides.
	Role Role `json:"role,omitzero"`
}

// A report, and the octets it speaks of.
type Inspected struct {
	// The version of the contract that this answer speaks: `1`.
	ContractVersion uint32 `json:"contract_version"`
	// The same report that a check answers with.
	Report Report `json:"report"`
	// Each certificate of the report as DER, index for index; base64 in JSON.
	Certificates []Octets `json:"certificates"`
}

// One block of a text file, or one member of a container.
type Item struct {
	// By its contents where they decode, else by its label.
	Kind ItemKind `json:"kind"`
	// The PEM label, or what the container calls it.
	Label *string `json:"label"`
	// The line of its BEGIN marker, from 1; `null` in a container or a binary file.
	Line *uint32 `json:"line"`
	// The line of its END marker, from 1; `null` in a container or a binary file.
	EndLine *uint32 `json:"end_line"`
	// Index into `certificates`.
	Certificate *uint32 `json:"certificate"`
	// Index into `keys`.
	Key *uint32 `json:"key"`
	// The readers that take it from this file as it is: `openssl`, `node`, `php`, `go`, `rustls`, `native-tls`,
	// `java`, `keytool`.
	Readers []string `json:"readers"`
}

// What a block or a member is.
type ItemKind string

const (
	// An X.509 certificate (RFC 5280).
	ItemKindCertificate ItemKind = "certificate"
	// A private key in the clear: PKCS#8, PKCS#1 or SEC1.
	ItemKindPrivateKey ItemKind = "private_key"
	// A private key under a passphrase, whether or not it was opened.
	ItemKindEncryptedPrivateKey ItemKind = "encrypted_private_key"
	// A public key alone, which no client has a use for.
	ItemKindPublicKey ItemKind = "public_key"
	// A request for a certificate (PKCS#10, RFC 2986): no certificate yet.
	ItemKindCertificateRequest ItemKind = "certificate_request"
	// A certificate revocation list (RFC 5280, section 5).
	ItemKindRevocationList ItemKind = "revocation_list"
	// Parameters of a key without the key: `EC PARAMETERS`, `DH PARAMETERS`.
	ItemKindParameters ItemKind = "parameters"
	// A key for SSH, private or public: nothing for TLS.
	ItemKindSshKey ItemKind = "ssh_key"
	// A PKCS#7 block (RFC 2315); the certificates in it are items of their own.
	ItemKindPkcs7 ItemKind = "pkcs7"
	// A label that says none of these.
	ItemKindUnknown ItemKind = "unknown"
)

// A private key: facts only, no byte of it.
type Key struct {
	// The file it stands in: index into `inputs`.
	Input uint32 `json:"input"`
	// The line of its BEGIN marker, from 1; `null` where it did not stand in text.
	Line *uint32 `json:"line"`
	// `pkcs8`, `pkcs1`, `sec1`, `encrypted-pkcs8`, `legacy-encrypted`.
	Format string `json:"format"`
	// `RSA`, `EC P-256`, `Ed25519`, ...; `null` where it could not be opened or read.
	Algorithm *string `json:"algorithm"`
	// Size of RSA's modulus or the curve's field; `null` where it could not be opened or has none.
	Bits *uint32 `json:"bits"`
	// Whether a passphrase is needed, also where the right one was given.
	Encrypted bool `json:"encrypted"`
	// SHA-256 of its public half as SubjectPublicKeyInfo, hexadecimal; `null` where it could not be opened or read.
	SPKISHA256 *string `json:"spki_sha256"`
	// Indices of the certificates that hold its public key.
	BelongsTo []uint32 `json:"belongs_to"`
}

// In which form a private key is handed over.
type KeyForm string

const (
	// A block of text, as the key was given where the client reads that.
	KeyFormPEM KeyForm = "pem"
	// DER of an unencrypted `PrivateKeyInfo` (RFC 5958).
	KeyFormPKCS8 KeyForm = "pkcs8"
)

// Algorithm and strength of a public key.
type KeyInfo struct {
	// `RSA`, `EC P-256`, `Ed25519`, ...
	Algorithm string `json:"algorithm"`
	// Modulus or field size.
	Bits *uint32 `json:"bits"`
	// Equivalent symmetric strength in bits (NIST SP 800-57 part 1, table 2).
	Strength *uint32 `json:"strength"`
}

// In which form the private key is written.
type KeyOutput string

const (
	// As it was given, converted only where the client does not read that form.
	KeyOutputUntouched KeyOutput = "untouched"
	// Unencrypted PKCS#8 (RFC 5958), which most clients read.
	KeyOutputPKCS8 KeyOutput = "pkcs8"
)

// A certificate known by its fingerprint.
type Known struct {
	// Stable: `redis-cloud-flexible-root`, `globalsign-root-r3`.
	ID string `json:"id"`
	// `Fixed (Essentials) plan`, `Flexible (Pro) plan`, `public`.
	Plan string `json:"plan"`
	// `deprecated but still in use`, `current`, `no longer needed`.
	Status string `json:"status"`
}

// Of one command.
type LoadRate struct {
	// `PING`, `ECHO`: neither touches data.
	Command string `json:"command"`
	// What each takes along, in each direction.
	Octets uint32 `json:"octets"`
	// With TLS; `null` where it was not measured.
	TLS *Rate `json:"tls"`
	// At the same server without TLS; `null` where that was not measured.
	Plain *Rate `json:"plain"`
	// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
	AddedPercent *int32 `json:"added_percent"`
}

// Of one command.
type LoadSpread struct {
	// `PING`, `ECHO`: neither touches data.
	Command string `json:"command"`
	// What each takes along, in each direction.
	Octets uint32 `json:"octets"`
	// With TLS; `null` where it was not measured.
	TLS *Spread `json:"tls"`
	// At the same server without TLS; `null` where that was not measured.
	Plain *Spread `json:"plain"`
	// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
	AddedPercent *int32 `json:"added_percent"`
}

// A certificate of the CA file that a client does not get.
type Lost struct {
	// Index into `certificates`.
	Certificate uint32 `json:"certificate"`
	// For people; not stable: `only the first certificate of the file is imported`.
	Why string `json:"why"`
}

// Times are in microseconds. What is not measured is `null`.
type Measured struct {
	// The version of the contract that this answer speaks: `1`.
	ContractVersion uint32 `json:"contract_version"`
	// Where it was measured, with TLS.
	Endpoint Endpoint `json:"endpoint"`
	// The same server without TLS.
	Plain *Endpoint `json:"plain"`
	// What was measured there.
	Costs Costs `json:"costs"`
	// What the plan's table says; `null` where the deployment is not known well enough, or is none of Redis Cloud's.
	Recommendation *Recommendation `json:"recommendation"`
	// Both in a sentence or two.
	Conclusion string `json:"conclusion"`
}

// Who announces nodes.
type NodeSource string

const (
	// A node of a Redis Cluster, by `CLUSTER SLOTS`.
	NodeSourceCluster NodeSource = "cluster"
	// A Sentinel, by `SENTINEL MASTERS`, `SENTINEL REPLICAS` and `SENTINEL SENTINELS`.
	NodeSourceSentinel NodeSource = "sentinel"
)

// Whether clients that are sent to a node will take its certificate.
type NodeStatement struct {
	// `primary`, `replica`, `sentinel`.
	Role string `json:"role"`
	// As announced: an address or a name, without brackets.
	Host string `json:"host"`
	// As announced: the port that clients are sent to.
	Port uint16 `json:"port"`
	// It was connected to and sent this certificate itself; else it is held against the certificate of the endpoint.
	OwnCertificate bool `json:"own_certificate"`
	// `null` where that depends on what was not given.
	Named *bool `json:"named"`
	// Ids of the clients asked about that will connect to it.
	Accepts []string `json:"accepts"`
	// Ids of the clients asked about that will not; those in neither list are not known.
	Refuses []string `json:"refuses"`
	// What comes of it in a sentence, for people; not stable.
	Message string `json:"message"`
}

// Something that was left out.
type NotChecked struct {
	// In a word: `server_chain`, `revocation`, `client-certificate`.
	What string `json:"what"`
	// Why, and what to give for it; for people.
	Why string `json:"why"`
}

// Where a finding belongs. `input`, `certificate` and `key` are indices into the report's arrays.
type Place struct {
	// The file: index into `inputs`; `null` where it is about no file.
	Input *uint32 `json:"input"`
	// From 1.
	Line *uint32 `json:"line"`
	// In characters, from 1.
	Column *uint32 `json:"column"`
	// The last line where it is about several, from 1; `null` where it is about `line` alone, or about none.
	EndLine *uint32 `json:"end_line"`
	// Index into `certificates`; `null` where it is about none.
	Certificate *uint32 `json:"certificate"`
	// Index into `keys`; `null` where it is about none.
	Key *uint32 `json:"key"`
}

// One version of the page.
type PlanEdition struct {
	Since string `json:"since"`
	// `null` for the version of today.
	Until  *string `json:"until"`
	Source string  `json:"source"`
}

// One cell of the page's table.
type PlanRow struct {
	Subscription Subscription `json:"subscription"`
	// `Fixed`, `Redis Cloud Essentials`.
	Name      string    `json:"name"`
	Access    Access    `json:"access"`
	EnableTLS EnableTLS `json:"enable_tls"`
	// As the page has it: `Enable TLS`, `N/A`.
	Cell string `json:"cell"`
	// In a sentence.
	Text string `json:"text"`
	// The day of the page's version that has this row.
	Edition string `json:"edition"`
}

// The table with everything around it.
type PlanTable struct {
	Rows                 []PlanRow `json:"rows"`
	ClientAuthentication string    `json:"client_authentication"`
	// What holds for every row.
	Remarks  []string      `json:"remarks"`
	Editions []PlanEdition `json:"editions"`
}

// Protocol versions, suites, groups, client authentication, verification, server name.
type Policy struct {
	// Left out, it is not known: a client certificate that is given is taken to be asked for.
	ClientAuthentication ClientAuthentication `json:"client_authentication,omitzero"`
	// Key exchange groups, by IANA or OpenSSL name.
	Groups []string `json:"groups,omitzero"`
	// `"1.2"` or `"1.3"`; others are findings.
	MaxVersion string `json:"max_version,omitzero"`
	// `"1.2"` or `"1.3"`; others are findings.
	MinVersion string `json:"min_version,omitzero"`
	// What decides where a field is left out; itself left out, `redis-cloud`.
	Preset Preset `json:"preset,omitzero"`
	// The server name to send; `"off"` sends none.
	SNI string `json:"sni,omitzero"`
	// IANA or OpenSSL names, in order of preference.
	TLS12Suites []string `json:"tls12_suites,omitzero"`
	// In order of preference; for TLS 1.3 IANA and OpenSSL have the same names: `TLS_AES_128_GCM_SHA256`.
	TLS13Suites []string `json:"tls13_suites,omitzero"`
	// Left out, `full`; anything less is a finding.
	Verification Verification `json:"verification,omitzero"`
}

// A named set of choices, versioned data with sources in `policy::presets`.
type Preset string

const (
	// The default: TLS 1.2 and 1.3 with suites that every client offers; groups are the client's own.
	PresetRedisCloud Preset = "redis-cloud"
	// TLS 1.3 alone, ECDSA certificates (Mozilla's guideline 6.0, *modern*).
	PresetModern Preset = "modern"
	// TLS 1.2 and 1.3 with forward secrecy and AEAD suites (Mozilla's guideline 6.0, *intermediate*).
	PresetIntermediate Preset = "intermediate"
	// Approved algorithms alone (NIST SP 800-52 rev. 2, FIPS 140-3): AES-GCM and NIST curves.
	PresetFips Preset = "fips"
	// TLS 1.0 to 1.3 with CBC and 3DES (Mozilla's guideline 5.8, *old*, dropped in 6.0).
	PresetLegacy Preset = "legacy"
)

// One address, and whether it can be connected to.
type ProbeAddress struct {
	// IPv4 or IPv6, without brackets and port: `192.0.2.1`.
	Address string `json:"address"`
	// `null` where it could be connected to.
	Failure *ProbeFailure `json:"failure"`
}

// Whether the server is content with what the client showed, or with nothing shown.
type ProbeAfter struct {
	// Whether the server let the client in.
	Served bool `json:"served"`
	// Why it did not.
	Failure *ProbeFailure `json:"failure"`
}

// How a step failed.
type ProbeFailure struct {
	// What went wrong, to be told apart by programs.
	Kind FailureKind `json:"kind"`
	// The alert's name in the registry of TLS: `handshake_failure`.
	Alert *string `json:"alert"`
	// The system's or the stack's own words.
	Detail string `json:"detail"`
}

// One connection.
type ProbeHandshake struct {
	// Why this connection was made.
	Purpose HandshakePurpose `json:"purpose"`
	// The name that was sent.
	ServerName *string `json:"server_name"`
	// The versions that were offered: `1.2`, `1.3`.
	Offered []string `json:"offered"`
	// What was agreed on; `null` where nothing was.
	Version *string `json:"version"`
	// By its IANA name.
	Suite *string `json:"suite"`
	// The key exchange group, by its IANA name.
	Group *string `json:"group"`
	// The certificates in the order in which they were sent: DER, base64 in JSON.
	Chain []Octets `json:"chain"`
	// Whether the server asked the client for a certificate, be it optional or required.
	AsksForCertificate bool `json:"asks_for_certificate"`
	// The CAs that the server names when it asks, as RFC 4514 has names. None named means any.
	CertificateAuthorities []string `json:"certificate_authorities"`
	// Why no connection came about.
	Failure *ProbeFailure `json:"failure"`
	// What followed, where the server asked for a certificate.
	After *ProbeAfter `json:"after"`
}

// Something that the connection showed.
type ProbeRemark struct {
	// Stable: `plaintext-port`.
	Code string `json:"code"`
	// An error makes the verdict `will_fail`, whatever the report says of the files.
	Severity Severity `json:"severity"`
	// For people; not stable.
	Message string `json:"message"`
	// What to do about it.
	Fix *string `json:"fix"`
}

// The question of a check, and what was seen at its endpoint so far.
type ProbeRequest struct {
	// What the server sent is put to its inputs, and whether it asks for client certificates into its policy, where
	// that says nothing.
	Check CheckRequest `json:"check"`
	// Whether to connect to the announced nodes, too.
	Follow bool `json:"follow,omitzero"`
	// Whom to ask which nodes there are.
	Nodes NodeSource `json:"nodes,omitzero"`
	// Empty at first.
	Seen Seen `json:"seen,omitzero"`
	// By whose stack the face connects: it reads the client certificate as that client does. `redis-rs`, where none
	// is named.
	Stack ClientRequest `json:"stack,omitzero"`
}

// What is to be done next. One field beside `target` and `words` is filled; none where everything was looked at.
type ProbeStep struct {
	// What is looked at; the same in every step of one look.
	Target ProbeTarget `json:"target"`
	// What the step does, for whoever waits.
	Words string `json:"words"`
	// Look the target's host up, and try to connect to each address: to be put into `lookup` and `addresses`.
	Reach bool `json:"reach"`
	// Connect and shake hands: to be added to `handshakes`.
	Handshake *HandshakeStep `json:"handshake"`
	// Connect to this address and say nothing of TLS: to be put into `plaintext`.
	Plaintext *string `json:"plaintext"`
	// Connect, shake hands, log in if there are credentials, and ask: to be added to `answers`.
	Ask *AskStep `json:"ask"`
	// Look up, connect and shake hands as at first: to be added to `nodes`.
	Follow *FollowStep `json:"follow"`
}

// Where the look goes: the endpoint as it was understood, with the default port where it has none.
type ProbeTarget struct {
	// What is looked up: ASCII, no brackets.
	Host string `json:"host"`
	// From 1 to 65535; 6379 where the endpoint has none.
	Port uint16 `json:"port"`
	// The name to send as SNI; `null` for an address, and where the policy sends none.
	ServerName *string `json:"server_name"`
	// Whether the endpoint's own text asks for TLS (`rediss://`) or for none (`redis://`); `null` where it says
	// neither.
	TLS *bool `json:"tls"`
}

// What is said of it.
type Probed struct {
	// The version of the contract that this answer speaks: `1`.
	ContractVersion uint32 `json:"contract_version"`
	// Will clients connect, as far as it was seen?
	Verdict Verdict `json:"verdict"`
	// The answer in one sentence.
	Headline string `json:"headline"`
	// What was looked at.
	Target ProbeTarget `json:"target"`
	// Why the name gave no address.
	Lookup *ProbeFailure `json:"lookup"`
	// What the name stands for, in the order of the answer; an address stands for itself.
	Addresses []ProbeAddress `json:"addresses"`
	// `null` where nothing could be connected to.
	Speaks *Speaks `json:"speaks"`
	// What a port without TLS said first, or answered to a `PING` in plaintext: its first line.
	Greeting *string `json:"greeting"`
	// One for each connection that spoke TLS or tried to; the first is what clients meet that know both versions.
	Handshakes []ProbeHandshake `json:"handshakes"`
	// What the connection showed, errors first.
	Remarks []ProbeRemark `json:"remarks"`
	// Does the server ask for client certificates, and does it insist? `null` where that was not seen.
	ClientAuthentication *ClientAuthentication `json:"client_authentication"`
	// What the server sent, as PEM.
	ServerChain *string `json:"server_chain"`
	// The first 64 announced nodes; empty where none were asked for, or where none are known.
	Nodes []NodeStatement `json:"nodes"`
	// What was left out, and why.
	NotTried []NotChecked `json:"not_tried"`
	// The check against what was seen; `null` where no certificate was.
	Report *Report `json:"report"`
}

// Who runs the server.
type Provider string

const (
	// Redis Cloud, Redis' own service.
	ProviderRedisCloud Provider = "redis_cloud"
	// A Redis Software cluster (once Redis Enterprise) of one's own.
	ProviderRedisSoftware Provider = "redis_software"
	// A redis-server of one's own.
	ProviderRedisOpenSource Provider = "redis_open_source"
	// Anyone else: another service, or another server that speaks the protocol.
	ProviderOther Provider = "other"
)

// A root of a public CA that comes with tlsconf.
type PublicRoot string

const (
	// GlobalSign Root R46, RSA: to which the public CA of Redis Cloud moves its chains in 2026.
	PublicRootR46 PublicRoot = "r46"
	// GlobalSign Root E46, the same for P-384.
	PublicRootE46 PublicRoot = "e46"
)

// How much was done in a second.
type Rate struct {
	// Commands that were answered a second, on all connections together.
	PerSecond uint32 `json:"per_second"`
	// Processor time of the client for a thousand commands; `null` where the system does not tell.
	ClientCpuUsPer1000 *uint32 `json:"client_cpu_us_per_1000"`
}

// What the plan's table says.
type Recommendation struct {
	// Whether to switch TLS on for this endpoint.
	EnableTLS EnableTLS `json:"enable_tls"`
	// `optional, strongly recommended`.
	ClientAuthentication string `json:"client_authentication"`
	// The recommendation in a sentence, for people.
	Text string `json:"text"`
	// The address of the page, and the day of its version that says so.
	Source string `json:"source"`
}

// Why there is no configuration: the client would refuse, or an error is open that nothing here mends.
type Refusal struct {
	// Indices of the findings of the report that are the reason, the first to be mended first.
	Causes []uint32 `json:"causes"`
	// What, where, and how it is mended: for people, not stable.
	Message string `json:"message"`
}

// The answer to a check: what is in the files, what is wrong with them, and who will take them.
type Report struct {
	// The version of the contract that this answer speaks: `1`.
	ContractVersion uint32 `json:"contract_version"`
	// The time of the check, as it was asked.
	Time Timestamp `json:"time"`
	// Will clients connect? Derived from `findings`.
	Verdict Verdict `json:"verdict"`
	// The answer in one sentence.
	Headline string `json:"headline"`
	// How many findings there are of each severity.
	Counts Counts `json:"counts"`
	// What was understood of the endpoint, without credentials.
	Endpoint *Endpoint `json:"endpoint"`
	// The files in the order of the request, the members of an archive behind it.
	Inputs []Input `json:"inputs"`
	// Every certificate that decodes, file by file; one that is given twice stands here twice.
	Certificates []Certificate `json:"certificates"`
	// Every private key, file by file, those that could not be opened included.
	Keys []Key `json:"keys"`
	// The best path of the server's certificate, then that of the client's, as far as they were given.
	Chains []Chain `json:"chains"`
	// What each client asked about will do, in the order of asking; empty where many sets of files were merged.
	Clients []ClientStatement `json:"clients"`
	// What servers will do with these files; empty where nothing was given that they would load or be shown.
	Servers []ServerStatement `json:"servers"`
	// `null` where the deployment is not known well enough, or is none of Redis Cloud's.
	Recommendation *Recommendation `json:"recommendation"`
	// Whether the client certificate may be handed to Redis Cloud's console.
	Upload Upload `json:"upload"`
	// Errors, warnings, notes; inside by input, line, code.
	Findings []Finding `json:"findings"`
	// The index of the finding that alone explains every error, where there is exactly one.
	ExactlyOneCause *uint32 `json:"exactly_one_cause"`
	// What the inputs did not allow to judge, and what would.
	NotChecked []NotChecked `json:"not_checked"`
}

// What a file is for. `auto` lets the checker decide and say why.
type Role string

const (
	// Not said: it is taken for what it looks like.
	RoleAuto Role = "auto"
	// Trust anchors of the client: `redis_ca.pem`.
	RoleCABundle Role = "ca_bundle"
	// The client's own certificate, leaf first.
	RoleClientCertificate Role = "client_certificate"
	// The client's private key.
	RoleClientKey Role = "client_key"
	// What the server presents, leaf first.
	RoleServerChain Role = "server_chain"
	// The private key of what the server presents: redis-server's `tls-key-file`.
	RoleServerKey Role = "server_key"
	// The CA with which the server verifies clients.
	RoleClientCA Role = "client_ca"
	// A container of other files.
	RoleArchive Role = "archive"
)

// One row of the table.
type RuleInfo struct {
	// Stable, never reused: `PEM001`.
	Code string `json:"code"`
	// The rule's number in C; explicit, stable, never reused.
	Number uint16 `json:"number"`
	// The defect in words: `pem-byte-order-mark`.
	Name string `json:"name"`
	// How serious its findings are; `clients`: an error where every client asked about is concerned, a warning where
	// some are, a note where none is.
	Severity Weight `json:"severity"`
	// The release that brought it.
	Since string `json:"since"`
	// What is wrong, in one clause: `the file holds nothing`.
	Summary string `json:"summary"`
}

// Everything that was seen at one endpoint.
type Seen struct {
	// What the name stands for, in the order of the answer; an address stands for itself.
	Addresses []SeenAddress `json:"addresses,omitzero"`
	// What the endpoint answered to commands.
	Answers []SeenAnswer `json:"answers,omitzero"`
	// One for each connection that was to speak TLS, in the order of the steps.
	Handshakes []SeenHandshake `json:"handshakes,omitzero"`
	// Why the name gave no address.
	Lookup SeenFailure `json:"lookup,omitzero"`
	// The announced nodes that were connected to.
	Nodes []SeenNode `json:"nodes,omitzero"`
	// What the port says without TLS.
	Plaintext SeenPlaintext `json:"plaintext,omitzero"`
}

// One address of the name, and whether it could be connected to (TCP).
type SeenAddress struct {
	// IPv4 or IPv6, without brackets and port: `192.0.2.1`.
	Address string `json:"address"`
	// `null` where it could be connected to.
	Failure SeenFailure `json:"failure,omitzero"`
}

// What the server did once the handshake was over.
type SeenAfter struct {
	// Why it did not.
	Failure SeenFailure `json:"failure,omitzero"`
	// Whether the server let the client in: it sent a session ticket, or an answer.
	Served bool `json:"served"`
}

// What was answered to the commands of one step.
type SeenAnswer struct {
	// Whether `AUTH` was sent before them.
	Authenticated bool `json:"authenticated,omitzero"`
	// As the step has them.
	Commands [][]string `json:"commands"`
	// Why nothing could be asked, or why it broke off.
	Failure SeenFailure `json:"failure,omitzero"`
	// Every octet that came until the server closed the connection or the time was over, 4 MiB at most.
	Octets Octets `json:"octets"`
}

// How a step failed.
type SeenFailure struct {
	// The alert's number in the registry of TLS: 40 is `handshake_failure`.
	Alert *uint8 `json:"alert,omitzero"`
	// The system's or the stack's own words.
	Detail string `json:"detail"`
	// What went wrong, as far as system and stack tell.
	Kind FailureKind `json:"kind"`
}

// One connection.
type SeenHandshake struct {
	// What followed, where the server asked for a certificate: under TLS 1.3 it refuses only after the client's
	// handshake has ended.
	After SeenAfter `json:"after,omitzero"`
	// Whether the server sent a CertificateRequest (RFC 8446, 4.3.2; RFC 5246, 7.4.4).
	AsksForCertificate bool `json:"asks_for_certificate,omitzero"`
	// The names of the CAs, as the server gives them when it asks: DER, base64 in JSON. None named means any.
	CertificateAuthorities []Octets `json:"certificate_authorities,omitzero"`
	// The certificates in the order in which they were sent: DER, base64 in JSON.
	Chain []Octets `json:"chain,omitzero"`
	// Why no connection came about.
	Failure SeenFailure `json:"failure,omitzero"`
	// The key exchange group, by its IANA name.
	Group string `json:"group,omitzero"`
	// The versions that were offered: `1.2`, `1.3`.
	Offered []string `json:"offered"`
	// Why it was made, as the step has it.
	Purpose HandshakePurpose `json:"purpose"`
	// The name that was sent.
	ServerName string `json:"server_name,omitzero"`
	// By its IANA name, or by OpenSSL's.
	Suite string `json:"suite,omitzero"`
	// What was agreed on; `null` where nothing was.
	Version string `json:"version,omitzero"`
}

// An announced node that was connected to.
type SeenNode struct {
	// How connecting to it went.
	Handshake SeenHandshake `json:"handshake"`
	// As the step has it.
	Host string `json:"host"`
	// As the step has it.
	Port uint16 `json:"port"`
}

// What a port says without TLS. First nothing is sent for a third of a second, then `PING`.
type SeenPlaintext struct {
	// Whether `PING` had been sent by then.
	Asked bool `json:"asked,omitzero"`
	// The first octets that came, 512 at most; none where nothing came, whyever.
	Octets Octets `json:"octets"`
}

// What a server does, and why.
type ServerAnswer struct {
	// To the question of the field that holds this.
	Answer Answer `json:"answer"`
	// What the answer rests on and could not be judged: `client-ca`, `server-key`, `written-rules`.
	Assumed []string `json:"assumed"`
	// The findings that are the reason.
	Causes []uint32 `json:"causes"`
	// The class of the error.
	Class *string `json:"class"`
	// What the server logs, `*` standing for what varies.
	Logs *string `json:"logs"`
}

// What one server will do with these files.
type ServerStatement struct {
	// `redis-server`, `redis-software`, `redis-cloud`.
	ID string `json:"id"`
	// The version that was measured.
	Version *string `json:"version"`
	// `measured` by running it with such files, or read in a `source`: its documentation.
	Evidence string `json:"evidence"`
	// Measured with what, or which source.
	EvidenceFrom string `json:"evidence_from"`
	// Does it start with what it presents, its key and the CA for clients? `null` where none of its files was given, or
	// where the provider brings them.
	Starts *ServerAnswer `json:"starts"`
	// Does it accept the client certificate, whichever client sends it? `null` where none is asked for or given.
	AcceptsClient *ServerAnswer `json:"accepts_client"`
}

// *error*: a connection will fail with every client asked about, or be unsafe; *warning*: fails for some clients
// (which are named), or soon, or goes against a recommendation; *note*: worth knowing.
type Severity string

const (
	// Connections fail with every client asked about, or are unsafe.
	SeverityError Severity = "error"
	// Connections fail with some clients or soon, or a recommendation is not followed.
	SeverityWarning Severity = "warning"
	// Nothing fails; worth knowing.
	SeverityNote Severity = "note"
)

// A CA of one's own: its certificate, with those above it behind it, and its private key.
type SigningCA struct {
	// In any format that a check reads; what of it is not self-signed goes behind the new certificate.
	Certificate InputRequest `json:"certificate"`
	// The private key of that certificate.
	Key InputRequest `json:"key"`
	// Opens the key where it is encrypted.
	Passphrase Secret `json:"passphrase,omitzero"`
}

// What answers at the port.
type Speaks string

const (
	// TLS; what is behind it is not told.
	SpeaksTLS Speaks = "tls"
	// Redis without TLS.
	SpeaksRedis Speaks = "redis"
	// HTTP without TLS.
	SpeaksHttp Speaks = "http"
	// Something that is neither.
	SpeaksOther Speaks = "other"
	// Neither a TLS greeting nor a plaintext `PING` was answered.
	SpeaksNothing Speaks = "nothing"
)

// How long something took.
type Spread struct {
	// How often it was measured.
	Count uint32 `json:"count"`
	// The median, in microseconds.
	P50Us uint32 `json:"p50_us"`
	// The 99th percentile, in microseconds: one in a hundred took longer.
	P99Us uint32 `json:"p99_us"`
}

// One name or address for which a certificate stands (RFC 5280, 4.2.1.6).
type SubjectAltName struct {
	// `dns`, `ip`, `email`, `uri`, `directory`, `other`.
	Kind string `json:"kind"`
	// As text: `*.example.com`, `192.0.2.1`; what does not decode is `#` and hexadecimal.
	Value string `json:"value"`
}

// Redis Cloud's subscription, by its names of 2022 (fixed, flexible, annual) or of today (essentials, pro).
type Subscription string

const (
	// Called Essentials since 2024-03-28.
	SubscriptionFixed Subscription = "fixed"
	// Called Pro since 2024-03-28.
	SubscriptionFlexible Subscription = "flexible"
	// With an annual commitment; called Pro since 2024-03-28.
	SubscriptionAnnual Subscription = "annual"
	// The free plan of Essentials, which has no TLS.
	SubscriptionEssentialsFree Subscription = "essentials_free"
	// A paid plan of Essentials.
	SubscriptionEssentials Subscription = "essentials"
	// A Pro subscription, however it is paid.
	SubscriptionPro Subscription = "pro"
)

// A cipher suite by both of its names.
type SuiteName struct {
	// In the registry of TLS: `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`.
	IANA string `json:"iana"`
	// `null` where OpenSSL never had it.
	Openssl *string `json:"openssl"`
}

// Someone for whom a configuration can be written: a client, a server, or what carries the files.
type TargetFacts struct {
	// What `emit` is asked with.
	ID string `json:"id"`
	// As people call it; not stable.
	Name string `json:"name"`
	// The row of the table of clients that foretells what it does; `null` for what is no client.
	Client *string `json:"client"`
	// How it wants certificates and keys: `pem` files, key `stores`, `inline` in the text, or as a `server`'s own.
	Files string `json:"files"`
	// Can it open an encrypted key by a passphrase that it is told?
	OpensEncryptedKey bool `json:"opens_encrypted_key"`
	// From where the ways of configuring it are known.
	Source string `json:"source"`
	// What was emitted was run as emitted.
	Executed *Executed `json:"executed"`
}

// How the servers belong together, and so how a client finds the one to speak to.
type Topology string

const (
	// One address, at which one server or a proxy answers.
	TopologyStandalone Topology = "standalone"
	// A Redis Cluster: the client learns the other nodes from the one at the endpoint.
	TopologyCluster Topology = "cluster"
	// The endpoint is a Sentinel, which tells the client where the primary is.
	TopologySentinel Topology = "sentinel"
)

// Why nothing was written, and what to do about it.
type Unsupported struct {
	// For people; not stable.
	Reason string `json:"reason"`
	// What to do in its place, as something to type where there is such a thing.
	Instead string `json:"instead"`
}

// May the client certificate file be uploaded as it is?
type Upload struct {
	// No private key would go out with it, and the client certificate's file has no error; true where none was given.
	Safe bool `json:"safe"`
	// Why not: indices into `findings`; empty where it is safe.
	Reasons []uint32 `json:"reasons"`
}

// The answer in one word.
type Verdict string

const (
	// No error was found, and no warning names a client.
	VerdictReady Verdict = "ready"
	// No error was found, but a warning names clients that will fail.
	VerdictReadyForSome Verdict = "ready_for_some"
	// There is at least one error.
	VerdictWillFail Verdict = "will_fail"
	// There is no certificate and no key, and nothing worse than a note.
	VerdictNothingToCheck Verdict = "nothing_to_check"
)

// How much of the server's certificate a client is to verify.
type Verification string

const (
	// Chain and host name.
	VerificationFull Verification = "full"
	// The chain alone: any certificate of the CA passes for any host.
	VerificationChainOnly Verification = "chain_only"
	// Nothing. Always an error.
	VerificationNone Verification = "none"
)

type Weight string

const (
	WeightError   Weight = "error"
	WeightWarning Weight = "warning"
	WeightNote    Weight = "note"
	WeightClients Weight = "clients"
)
