// Code generated from core/schema by `cargo run -p tlsconf-tests --bin gen`. DO NOT EDIT.

package tlsconf

// How clients reach the database.
type Access string

const (
	AccessPublic  Access = "public"
	AccessPrivate Access = "private"
)

type Answer string

const (
	AnswerYes     Answer = "yes"
	AnswerNo      Answer = "no"
	AnswerUnknown Answer = "unknown"
)

// What a client does with the files as they were written.
type AsEmitted struct {
	Verdict ClientVerdict `json:"verdict"`
	Assumed []string      `json:"assumed"`
	// The class of the error, and what the client prints.
	Class  *string `json:"class"`
	Prints *string `json:"prints"`
	// Codes of the findings that are the reason.
	Causes []string `json:"causes"`
	// How many certificates of the CA file it trusts, of how many.
	Loads      uint32     `json:"loads"`
	Of         uint32     `json:"of"`
	WorksUntil *Timestamp `json:"works_until"`
}

type AskStep struct {
	Handshake HandshakeStep `json:"handshake"`
	// To be sent one behind the other, `AUTH` before them where there are credentials, `QUIT` behind them.
	Commands [][]string `json:"commands"`
}

type BasicConstraints struct {
	CA         bool    `json:"ca"`
	PathLength *uint32 `json:"path_length"`
	Critical   bool    `json:"critical"`
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

type Certificate struct {
	Input uint32  `json:"input"`
	Line  *uint32 `json:"line"`
	// RFC 4514, control characters escaped.
	Subject string `json:"subject"`
	Issuer  string `json:"issuer"`
	// The line that `keytool -printcert` prints after `Owner: `.
	Owner string `json:"owner"`
	// Hexadecimal, upper case, with a leading `-` where negative.
	Serial    string    `json:"serial"`
	Version   uint32    `json:"version"`
	NotBefore Timestamp `json:"not_before"`
	NotAfter  Timestamp `json:"not_after"`
	// `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
	Role       string  `json:"role"`
	RoleReason string  `json:"role_reason"`
	Key        KeyInfo `json:"key"`
	// The signature algorithm: `sha256WithRSAEncryption`.
	Signature        string            `json:"signature"`
	SAN              []SubjectAltName  `json:"san"`
	BasicConstraints *BasicConstraints `json:"basic_constraints"`
	KeyUsage         []string          `json:"key_usage"`
	ExtendedKeyUsage []string          `json:"extended_key_usage"`
	AuthorityKeyID   *string           `json:"authority_key_id"`
	SubjectKeyID     *string           `json:"subject_key_id"`
	Policies         []string          `json:"policies"`
	CRLURLs          []string          `json:"crl_urls"`
	OCSPURLs         []string          `json:"ocsp_urls"`
	IssuerURLs       []string          `json:"issuer_urls"`
	// Object identifiers of critical extensions that no client knows.
	UnknownCritical []string `json:"unknown_critical"`
	SHA256          string   `json:"sha256"`
	SHA1            string   `json:"sha1"`
	// SHA-256 of SubjectPublicKeyInfo (the pin), hexadecimal.
	SPKISHA256 string `json:"spki_sha256"`
	// Index of the certificate whose key verifies this one's signature.
	IssuedBy        *uint32 `json:"issued_by"`
	PubliclyTrusted bool    `json:"publicly_trusted"`
	PublicReason    string  `json:"public_reason"`
	Known           *Known  `json:"known"`
}

// A certification path from a leaf to an anchor.
type Chain struct {
	// `server` or `client`.
	Purpose string `json:"purpose"`
	// Leaf first, indices into `certificates`.
	Path   []uint32 `json:"path"`
	Anchor *uint32  `json:"anchor"`
	Faults []uint32 `json:"faults"`
}

// One question: will these files work, for this endpoint, under this policy, at this time?
type CheckRequest struct {
	// The clients asked about; empty means all that are known.
	Clients []ClientRequest `json:"clients,omitzero"`
	// 1. May be left out: then the newest.
	ContractVersion uint32     `json:"contract_version,omitzero"`
	Deployment      Deployment `json:"deployment,omitzero"`
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
	Policy     Policy `json:"policy,omitzero"`
	// The time of the check. The core has no clock.
	Time Timestamp `json:"time"`
}

// Whether the server asks clients for a certificate (mutual TLS).
type ClientAuthentication string

const (
	ClientAuthenticationNone     ClientAuthentication = "none"
	ClientAuthenticationOptional ClientAuthentication = "optional"
	ClientAuthenticationRequired ClientAuthentication = "required"
)

// A certificate with which a client shows who it is, and its key: what the console's *Generate certificate* gives.
type ClientCertificateRequest struct {
	// Who signs it. Left out, it is signed by its own key: a server then trusts just this certificate.
	CA SigningCA `json:"ca,omitzero"`
	// Names the files as newer consoles do, `redis-db-<id>.crt`; left out, `redis_user.crt` and `redis_user_private.key`.
	Database string  `json:"database,omitzero"`
	Days     *uint32 `json:"days,omitzero"`
	// Its common name.
	Name string `json:"name"`
}

// What is known of one client.
type ClientFacts struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// The id of the plain row, of which this may be another version or runtime.
	Family  string  `json:"family"`
	Version *string `json:"version"`
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
	ID string `json:"id"`
	// The version of what it runs on (Python, Node, JDK).
	Runtime string `json:"runtime,omitzero"`
	// The client's own version; absent means the newest known.
	Version string `json:"version,omitzero"`
}

// What one client will do with these files.
type ClientStatement struct {
	ID      string        `json:"id"`
	Version *string       `json:"version"`
	Runtime *string       `json:"runtime"`
	Verdict ClientVerdict `json:"verdict"`
	// What the verdict rests on and could not be judged: `signature`, `server-chain`.
	Assumed []string `json:"assumed"`
	// Indices of the certificates of the CA file that it will trust.
	Loads []uint32 `json:"loads"`
	Loses []Lost   `json:"loses"`
	// The findings that are the reason.
	Causes []uint32 `json:"causes"`
	// The class of the error.
	Class *string `json:"class"`
	// The text that the client will print, `*` standing for what varies.
	Prints *string `json:"prints"`
	// The moment from which this set no longer works for this client.
	WorksUntil *Timestamp `json:"works_until"`
}

type ClientVerdict string

const (
	ClientVerdictAccepts ClientVerdict = "accepts"
	ClientVerdictRefuses ClientVerdict = "refuses"
	ClientVerdictUnknown ClientVerdict = "unknown"
)

type ComparedSpread struct {
	TLS   *Spread `json:"tls"`
	Plain *Spread `json:"plain"`
	// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
	AddedPercent *int32 `json:"added_percent"`
}

// Chain and host name are to be verified; there is no way to ask for less.
type Settings struct {
	// Where to connect; `null` where no endpoint was given.
	Host *string `json:"host"`
	Port *uint16 `json:"port"`
	// The name to send; `null` for addresses and where the policy sends none.
	ServerName *string `json:"server_name"`
	// The name or address that the server's certificate is compared with.
	VerifyName *string `json:"verify_name"`
	// `1.2` or `1.3`.
	MinVersion string `json:"min_version"`
	MaxVersion string `json:"max_version"`
	// In order of preference; empty: the client's own.
	TLS12Suites []SuiteName `json:"tls12_suites"`
	TLS13Suites []SuiteName `json:"tls13_suites"`
	Groups      []GroupName `json:"groups"`
	// What is to be set beside, by the codes of notes: `partial-chain`.
	Settings []string `json:"settings"`
	// DER, one certificate each. Empty: no CA file was given, and what the client trusts by itself stands.
	TrustAnchors []Octets `json:"trust_anchors"`
	// DER, the leaf first. Empty: the client shows none.
	CertificateChain []Octets   `json:"certificate_chain"`
	Key              *ConfigKey `json:"key"`
}

type ConfigKey struct {
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
	Key    KeyOutput     `json:"key,omitzero"`
}

// A configuration in the client's own language.
type ConfigText struct {
	Name string `json:"name"`
	// `sh`, `python`, `javascript`, `go`, `java`, `yaml`, ...
	Language string `json:"language"`
	Text     string `json:"text"`
}

// Either what the client is set up with, or why it is not.
type Configured struct {
	ContractVersion uint32 `json:"contract_version"`
	ID              string `json:"id"`
	// The versions judged.
	Version *string `json:"version"`
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
	Suite   *string `json:"suite"`
	Group   *string `json:"group"`
	// Of the handshake alone, the TCP connection standing.
	FullHandshake *Spread `json:"full_handshake"`
	// The same where an earlier session is resumed; `null` where the server resumes none.
	ResumedHandshake *Spread `json:"resumed_handshake"`
	// From nothing to the first answer: TCP, full handshake, one `PING`.
	FirstAnswer ComparedSpread `json:"first_answer"`
	// One command at a time on one connection that stays open.
	Latency []LoadSpread `json:"latency"`
	// One command at a time on each of `connections`.
	Throughput  []LoadRate `json:"throughput"`
	Connections uint32     `json:"connections"`
	// How long all of it took.
	Milliseconds uint32 `json:"milliseconds"`
}

type Counts struct {
	Error   uint32 `json:"error"`
	Warning uint32 `json:"warning"`
	Note    uint32 `json:"note"`
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
	Access       Access       `json:"access,omitzero"`
	Provider     Provider     `json:"provider,omitzero"`
	Subscription Subscription `json:"subscription,omitzero"`
}

// A CA, a server and a client to try things with, which verify each other.
type DevRequest struct {
	Days *uint32 `json:"days,omitzero"`
	// Where the files will lie: an absolute path.
	Directory string `json:"directory"`
	// DNS names and IP addresses of the server. Clients are told to connect to the first.
	Hosts    []string `json:"hosts"`
	Port     *uint16  `json:"port,omitzero"`
	Topology Topology `json:"topology,omitzero"`
}

type EmitNote struct {
	// Stable: `no-host-check`, `adds-system-roots`, ...
	Code string `json:"code"`
	Text string `json:"text"`
}

// What a configuration holds beside the files. Every field may be left out.
type EmitOptions struct {
	// Public roots to put behind the trust anchors that were given, where they are not there yet.
	AddRoots []PublicRoot `json:"add_roots,omitzero"`
	Database uint32       `json:"database,omitzero"`
	// Where the files will lie, as the configuration writes their paths.
	Directory string `json:"directory,omitzero"`
	// Randomness for the salts of key stores. Left out, salts are derived from the contents: the same request then
	// gives the same octets.
	Entropy Secret    `json:"entropy,omitzero"`
	Key     KeyOutput `json:"key,omitzero"`
	// The environment variable from which it reads the passphrase of an encrypted key.
	PassphraseEnv string `json:"passphrase_env,omitzero"`
	// The environment variable from which the configuration reads the password. Empty or unset: no AUTH is sent.
	PasswordEnv string `json:"password_env,omitzero"`
	// Sentinel's name of the primary.
	Primary string `json:"primary,omitzero"`
	// Of `truststore.p12` and `keystore.p12`; left out, `changeit`, the JVM's own default.
	StorePassword Secret   `json:"store_password,omitzero"`
	Topology      Topology `json:"topology,omitzero"`
	// The ACL user; left out, the server's `default` user.
	User string `json:"user,omitzero"`
}

// The question of a check, and for whom to write.
type EmitRequest struct {
	Check CheckRequest `json:"check"`
	// For whom: a client of the table, or `redis-conf`, `kubernetes-secret`, ...
	Client  ClientRequest `json:"client"`
	Options EmitOptions   `json:"options,omitzero"`
}

// Everything one client needs.
type Emitted struct {
	ContractVersion uint32 `json:"contract_version"`
	ID              string `json:"id"`
	Name            string `json:"name"`
	// The versions written for.
	Version *string `json:"version"`
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
	Name string `json:"name"`
	// `trust anchors`, `client certificate`, `private key`, `trust store`, `key store`, ...
	Purpose string `json:"purpose"`
	// The permissions to give it, octal: `0600` for secrets.
	Mode   string `json:"mode"`
	Secret bool   `json:"secret"`
	// Base64 in JSON; `null` where a face keeps a secret back.
	Bytes Octets `json:"bytes"`
}

type EnableTLS string

const (
	EnableTLSYes EnableTLS = "yes"
	// If security outweighs the performance impact.
	EnableTLSWeigh EnableTLS = "weigh"
	// The plan has no such endpoint.
	EnableTLSNotApplicable EnableTLS = "not_applicable"
	// The plan has no TLS.
	EnableTLSUnavailable EnableTLS = "unavailable"
)

type Endpoint struct {
	Host string  `json:"host"`
	Port *uint16 `json:"port"`
	// The name that is verified and sent as SNI; `null` for an IP address.
	ServerName *string `json:"server_name"`
	// `redis` or `rediss`; `null` where the endpoint was no URL.
	Scheme *string `json:"scheme"`
}

// A line of an input as it may be shown: control characters replaced, cut to a bounded length.
type Excerpt struct {
	Line uint32 `json:"line"`
	Text string `json:"text"`
	// Where in `text` (characters, from 1) the mark belongs.
	Column uint32 `json:"column"`
	// How many characters to mark, at least 1.
	Width uint32 `json:"width"`
	// Said beside the mark; may be empty.
	Label string `json:"label"`
}

type Executed struct {
	// The client and what it ran on: `redis-py 8.1.0 on Python 3.11.7`.
	With string `json:"with"`
	// The day of the run.
	On string `json:"on"`
}

type Fact struct {
	// `ca_file`, `host_name`, `server_name`, ...
	About string `json:"about"`
	Text  string `json:"text"`
}

type FailureKind string

const (
	FailureKindTimeout FailureKind = "timeout"
	FailureKindRefused FailureKind = "refused"
	FailureKindReset   FailureKind = "reset"
	FailureKindAlert   FailureKind = "alert"
	FailureKindOther   FailureKind = "other"
	// The name is not in the DNS, or nobody could be asked.
	FailureKindName FailureKind = "name"
	// No route, network or host down, no permission.
	FailureKindUnreachable FailureKind = "unreachable"
	// The other end closed the connection.
	FailureKindClosed FailureKind = "closed"
	// What came is no TLS.
	FailureKindNotTLS FailureKind = "not_tls"
	// Something of TLS went wrong on this side.
	FailureKindTLS FailureKind = "tls"
)

// What was found, where, why it matters and how to mend it.
type Finding struct {
	// Stable, never reused: `PEM001`. `tlsconf rule PEM001` explains it.
	Code string `json:"code"`
	// The defect in words: `pem-byte-order-mark`.
	Name     string   `json:"name"`
	Severity Severity `json:"severity"`
	// For people; not stable.
	Message string `json:"message"`
	At      Place  `json:"at"`
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

type FollowStep struct {
	Host       string   `json:"host"`
	Port       uint16   `json:"port"`
	ServerName *string  `json:"server_name"`
	Versions   []string `json:"versions"`
}

// Exactly one of `client`, `csr` and `dev` is asked for.
type GenerateRequest struct {
	Client ClientCertificateRequest `json:"client,omitzero"`
	CSR    CSRRequest               `json:"csr,omitzero"`
	Dev    DevRequest               `json:"dev,omitzero"`
	// Randomness: at least 32 octets from the system's generator, as base64 in JSON. Keys, serial numbers and salts come from it;
	// the same request gives the same octets, so it is never used twice.
	Entropy Octets       `json:"entropy"`
	Key     GeneratedKey `json:"key,omitzero"`
	// The moment at which it is made. The core has no clock.
	Time Timestamp `json:"time"`
}

// What was made. It holds private keys, which are wiped on drop.
type Generated struct {
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

type GeneratedKey string

const (
	GeneratedKeyP256    GeneratedKey = "p256"
	GeneratedKeyRSA2048 GeneratedKey = "rsa2048"
	GeneratedKeyRSA3072 GeneratedKey = "rsa3072"
	GeneratedKeyRSA4096 GeneratedKey = "rsa4096"
	GeneratedKeyEd25519 GeneratedKey = "ed25519"
)

type GroupName struct {
	IANA    string `json:"iana"`
	Openssl string `json:"openssl"`
	// OpenSSL has it from 3.5 on, and refuses a list with a name that it does not know.
	PostQuantum bool `json:"post_quantum"`
}

// Why a connection was made.
type HandshakePurpose string

const (
	HandshakePurposeWithoutServerName HandshakePurpose = "without_server_name"
	// What clients meet that know both versions.
	HandshakePurposeFirst HandshakePurpose = "first"
	// One version alone is offered.
	HandshakePurposeVersion HandshakePurpose = "version"
	// The client certificate is shown.
	HandshakePurposeClientCertificate HandshakePurpose = "client_certificate"
)

// A connection to be made. What the server sends is looked at whatever it is, and nothing secret is sent, unless a
// certificate is pinned. Where the server asks for a certificate, TLS 1.3 says whether it is content only after the
// client's handshake: wait for half a second, then send `PING`, and wait for an answer.
type HandshakeStep struct {
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
	Name string `json:"name"`
	// The archive (index into `inputs`) this came out of.
	Archive *uint32 `json:"archive"`
	// `pem`, `der-certificate`, `pkcs12`, `html`, ...
	Format string `json:"format"`
	Role   Role   `json:"role"`
	// Why it was taken for that.
	RoleReason string `json:"role_reason"`
	Items      []Item `json:"items"`
	// Where the file is a known bundle.
	Bundle *Bundle `json:"bundle"`
}

// One file. `bytes` is base64 in JSON.
type InputRequest struct {
	Bytes Octets `json:"bytes"`
	// The name that the report uses; a file name, never opened by the core.
	Name string `json:"name"`
	Role Role   `json:"role,omitzero"`
}

// A report, and the octets it speaks of.
type Inspected struct {
	ContractVersion uint32 `json:"contract_version"`
	Report          Report `json:"report"`
	// Each certificate of the report as DER, index for index; base64 in JSON.
	Certificates []Octets `json:"certificates"`
}

// One block of a text file, or one member of a container.
type Item struct {
	Kind ItemKind `json:"kind"`
	// The PEM label, or what the container calls it.
	Label   *string `json:"label"`
	Line    *uint32 `json:"line"`
	EndLine *uint32 `json:"end_line"`
	// Index into `certificates`.
	Certificate *uint32 `json:"certificate"`
	// Index into `keys`.
	Key *uint32 `json:"key"`
	// The readers that take it from this file as it is: `openssl`, `node`, `php`, `go`, `rustls`, `native-tls`,
	// `java`, `keytool`.
	Readers []string `json:"readers"`
}

type ItemKind string

const (
	ItemKindCertificate         ItemKind = "certificate"
	ItemKindPrivateKey          ItemKind = "private_key"
	ItemKindEncryptedPrivateKey ItemKind = "encrypted_private_key"
	ItemKindPublicKey           ItemKind = "public_key"
	ItemKindCertificateRequest  ItemKind = "certificate_request"
	ItemKindRevocationList      ItemKind = "revocation_list"
	ItemKindParameters          ItemKind = "parameters"
	ItemKindSshKey              ItemKind = "ssh_key"
	ItemKindPkcs7               ItemKind = "pkcs7"
	ItemKindUnknown             ItemKind = "unknown"
)

// A private key: facts only, no byte of it.
type Key struct {
	Input uint32  `json:"input"`
	Line  *uint32 `json:"line"`
	// `pkcs8`, `pkcs1`, `sec1`, `encrypted-pkcs8`, `legacy-encrypted`.
	Format     string  `json:"format"`
	Algorithm  *string `json:"algorithm"`
	Bits       *uint32 `json:"bits"`
	Encrypted  bool    `json:"encrypted"`
	SPKISHA256 *string `json:"spki_sha256"`
	// Indices of the certificates that hold its public key.
	BelongsTo []uint32 `json:"belongs_to"`
}

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
	TLS    *Rate  `json:"tls"`
	Plain  *Rate  `json:"plain"`
	// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
	AddedPercent *int32 `json:"added_percent"`
}

// Of one command.
type LoadSpread struct {
	// `PING`, `ECHO`: neither touches data.
	Command string `json:"command"`
	// What each takes along, in each direction.
	Octets uint32  `json:"octets"`
	TLS    *Spread `json:"tls"`
	Plain  *Spread `json:"plain"`
	// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
	AddedPercent *int32 `json:"added_percent"`
}

type Lost struct {
	Certificate uint32 `json:"certificate"`
	Why         string `json:"why"`
}

// Times are in microseconds. What is not measured is `null`.
type Measured struct {
	ContractVersion uint32   `json:"contract_version"`
	Endpoint        Endpoint `json:"endpoint"`
	// The same server without TLS.
	Plain          *Endpoint       `json:"plain"`
	Costs          Costs           `json:"costs"`
	Recommendation *Recommendation `json:"recommendation"`
	// Both in a sentence or two.
	Conclusion string `json:"conclusion"`
}

// Who announces nodes.
type NodeSource string

const (
	NodeSourceCluster  NodeSource = "cluster"
	NodeSourceSentinel NodeSource = "sentinel"
)

// Whether clients that are sent to a node will take its certificate.
type NodeStatement struct {
	// `primary`, `replica`, `sentinel`.
	Role string `json:"role"`
	// As announced: an address or a name, without brackets.
	Host string `json:"host"`
	Port uint16 `json:"port"`
	// It was connected to and sent this certificate itself; else it is held against the certificate of the endpoint.
	OwnCertificate bool `json:"own_certificate"`
	// `null` where that depends on what was not given.
	Named   *bool    `json:"named"`
	Accepts []string `json:"accepts"`
	Refuses []string `json:"refuses"`
	Message string   `json:"message"`
}

type NotChecked struct {
	What string `json:"what"`
	Why  string `json:"why"`
}

// Where a finding belongs. `input`, `certificate` and `key` are indices into the report's arrays.
type Place struct {
	Input *uint32 `json:"input"`
	// From 1.
	Line *uint32 `json:"line"`
	// In characters, from 1.
	Column      *uint32 `json:"column"`
	EndLine     *uint32 `json:"end_line"`
	Certificate *uint32 `json:"certificate"`
	Key         *uint32 `json:"key"`
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
	ClientAuthentication ClientAuthentication `json:"client_authentication,omitzero"`
	// Key exchange groups, by IANA or OpenSSL name.
	Groups     []string `json:"groups,omitzero"`
	MaxVersion string   `json:"max_version,omitzero"`
	// `"1.2"` or `"1.3"`; others are findings.
	MinVersion string `json:"min_version,omitzero"`
	Preset     Preset `json:"preset,omitzero"`
	// The server name to send; `"off"` sends none.
	SNI string `json:"sni,omitzero"`
	// IANA or OpenSSL names, in order of preference.
	TLS12Suites  []string     `json:"tls12_suites,omitzero"`
	TLS13Suites  []string     `json:"tls13_suites,omitzero"`
	Verification Verification `json:"verification,omitzero"`
}

// A named set of choices, versioned data with sources in `policy::presets`.
type Preset string

const (
	PresetRedisCloud   Preset = "redis-cloud"
	PresetModern       Preset = "modern"
	PresetIntermediate Preset = "intermediate"
	PresetFips         Preset = "fips"
	PresetLegacy       Preset = "legacy"
)

type ProbeAddress struct {
	Address string `json:"address"`
	// `null` where it could be connected to.
	Failure *ProbeFailure `json:"failure"`
}

type ProbeAfter struct {
	// Whether the server let the client in.
	Served bool `json:"served"`
	// Why it did not.
	Failure *ProbeFailure `json:"failure"`
}

// How a step failed.
type ProbeFailure struct {
	Kind FailureKind `json:"kind"`
	// The alert's name in the registry of TLS: `handshake_failure`.
	Alert *string `json:"alert"`
	// The system's or the stack's own words.
	Detail string `json:"detail"`
}

// One connection.
type ProbeHandshake struct {
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
	Chain              []Octets `json:"chain"`
	AsksForCertificate bool     `json:"asks_for_certificate"`
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
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
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
	Port uint16 `json:"port"`
	// The name to send as SNI; `null` for an address, and where the policy sends none.
	ServerName *string `json:"server_name"`
	// Whether the endpoint's own text asks for TLS (`rediss://`) or for none (`redis://`); `null` where it says
	// neither.
	TLS *bool `json:"tls"`
}

// What is said of it.
type Probed struct {
	ContractVersion uint32 `json:"contract_version"`
	// Will clients connect, as far as it was seen?
	Verdict Verdict `json:"verdict"`
	// The answer in one sentence.
	Headline string      `json:"headline"`
	Target   ProbeTarget `json:"target"`
	// Why the name gave no address.
	Lookup    *ProbeFailure  `json:"lookup"`
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
	ServerChain *string         `json:"server_chain"`
	Nodes       []NodeStatement `json:"nodes"`
	// What was left out, and why.
	NotTried []NotChecked `json:"not_tried"`
	// The check against what was seen; `null` where no certificate was.
	Report *Report `json:"report"`
}

// Who runs the server.
type Provider string

const (
	ProviderRedisCloud      Provider = "redis_cloud"
	ProviderRedisSoftware   Provider = "redis_software"
	ProviderRedisOpenSource Provider = "redis_open_source"
	ProviderOther           Provider = "other"
)

// A root of a public CA that comes with tlsconf.
type PublicRoot string

const (
	// GlobalSign Root R46, RSA: to which the public CA of Redis Cloud moves its chains in 2026.
	PublicRootR46 PublicRoot = "r46"
	// GlobalSign Root E46, the same for P-384.
	PublicRootE46 PublicRoot = "e46"
)

type Rate struct {
	PerSecond uint32 `json:"per_second"`
	// Processor time of the client for a thousand commands; `null` where the system does not tell.
	ClientCpuUsPer1000 *uint32 `json:"client_cpu_us_per_1000"`
}

// What the plan's table says.
type Recommendation struct {
	EnableTLS EnableTLS `json:"enable_tls"`
	// `optional, strongly recommended`.
	ClientAuthentication string `json:"client_authentication"`
	Text                 string `json:"text"`
	Source               string `json:"source"`
}

// Why there is no configuration: the client would refuse, or an error is open that nothing here mends.
type Refusal struct {
	// Indices of the findings of the report that are the reason, the first to be mended first.
	Causes []uint32 `json:"causes"`
	// What, where, and how it is mended: for people, not stable.
	Message string `json:"message"`
}

type Report struct {
	ContractVersion uint32 `json:"contract_version"`
	// The time of the check, as it was asked.
	Time    Timestamp `json:"time"`
	Verdict Verdict   `json:"verdict"`
	// The answer in one sentence.
	Headline string `json:"headline"`
	Counts   Counts `json:"counts"`
	// What was understood of the endpoint, without credentials.
	Endpoint     *Endpoint         `json:"endpoint"`
	Inputs       []Input           `json:"inputs"`
	Certificates []Certificate     `json:"certificates"`
	Keys         []Key             `json:"keys"`
	Chains       []Chain           `json:"chains"`
	Clients      []ClientStatement `json:"clients"`
	// What servers will do with these files; empty where nothing was given that they would load or be shown.
	Servers        []ServerStatement `json:"servers"`
	Recommendation *Recommendation   `json:"recommendation"`
	Upload         Upload            `json:"upload"`
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
	Since   string `json:"since"`
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

type SeenAddress struct {
	Address string `json:"address"`
	// `null` where it could be connected to.
	Failure SeenFailure `json:"failure,omitzero"`
}

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
	Detail string      `json:"detail"`
	Kind   FailureKind `json:"kind"`
}

// One connection.
type SeenHandshake struct {
	// What followed, where the server asked for a certificate: under TLS 1.3 it refuses only after the client's
	// handshake has ended.
	After              SeenAfter `json:"after,omitzero"`
	AsksForCertificate bool      `json:"asks_for_certificate,omitzero"`
	// The names of the CAs, as the server gives them when it asks: DER, base64 in JSON. None named means any.
	CertificateAuthorities []Octets `json:"certificate_authorities,omitzero"`
	// The certificates in the order in which they were sent: DER, base64 in JSON.
	Chain []Octets `json:"chain,omitzero"`
	// Why no connection came about.
	Failure SeenFailure `json:"failure,omitzero"`
	// The key exchange group, by its IANA name.
	Group string `json:"group,omitzero"`
	// The versions that were offered: `1.2`, `1.3`.
	Offered []string         `json:"offered"`
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
	Handshake SeenHandshake `json:"handshake"`
	// As the step has it.
	Host string `json:"host"`
	Port uint16 `json:"port"`
}

// What a port says without TLS. First nothing is sent for a third of a second, then `PING`.
type SeenPlaintext struct {
	// Whether `PING` had been sent by then.
	Asked bool `json:"asked,omitzero"`
	// The first octets that came, 512 at most; none where nothing came, whyever.
	Octets Octets `json:"octets"`
}

type ServerAnswer struct {
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
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityNote    Severity = "note"
)

// A CA of one's own: its certificate, with those above it behind it, and its private key.
type SigningCA struct {
	Certificate InputRequest `json:"certificate"`
	Key         InputRequest `json:"key"`
	Passphrase  Secret       `json:"passphrase,omitzero"`
}

// What answers at the port.
type Speaks string

const (
	SpeaksTLS  Speaks = "tls"
	SpeaksHttp Speaks = "http"
	// Redis without TLS.
	SpeaksRedis Speaks = "redis"
	// Something that is neither.
	SpeaksOther Speaks = "other"
	// Neither a TLS greeting nor a plaintext `PING` was answered.
	SpeaksNothing Speaks = "nothing"
)

type Spread struct {
	Count uint32 `json:"count"`
	P50Us uint32 `json:"p50_us"`
	P99Us uint32 `json:"p99_us"`
}

type SubjectAltName struct {
	// `dns`, `ip`, `email`, `uri`, `directory`, `other`.
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

// Redis Cloud's subscription, by its names of 2022 (fixed, flexible, annual) or of today (essentials, pro).
type Subscription string

const (
	SubscriptionFixed      Subscription = "fixed"
	SubscriptionFlexible   Subscription = "flexible"
	SubscriptionAnnual     Subscription = "annual"
	SubscriptionEssentials Subscription = "essentials"
	SubscriptionPro        Subscription = "pro"
	// The free plan of Essentials, which has no TLS.
	SubscriptionEssentialsFree Subscription = "essentials_free"
)

type SuiteName struct {
	IANA string `json:"iana"`
	// `null` where OpenSSL never had it.
	Openssl *string `json:"openssl"`
}

// Someone for whom a configuration can be written: a client, a server, or what carries the files.
type TargetFacts struct {
	// What `emit` is asked with.
	ID   string `json:"id"`
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

type Topology string

const (
	TopologyStandalone Topology = "standalone"
	TopologyCluster    Topology = "cluster"
	TopologySentinel   Topology = "sentinel"
)

type Unsupported struct {
	Reason string `json:"reason"`
	// What to do in its place, as something to type where there is such a thing.
	Instead string `json:"instead"`
}

// May the client certificate file be uploaded as it is?
type Upload struct {
	Safe    bool     `json:"safe"`
	Reasons []uint32 `json:"reasons"`
}

type Verdict string

const (
	VerdictReady          Verdict = "ready"
	VerdictReadyForSome   Verdict = "ready_for_some"
	VerdictWillFail       Verdict = "will_fail"
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
