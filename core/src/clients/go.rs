//! What the Go clients share: the `tls.Config` of crypto/tls, and how it is filled.

use std::fmt::Write;

use crate::{
    contract::Unsupported,
    emit::{
        Plan, Written,
        quote::{comment, go},
        unsupported,
    },
    policy::{Group, Sni, Suite},
};

/// Suites of TLS 1.2 that crypto/tls has (src/crypto/tls/cipher_suites.go of Go 1.26); its constants have IANA's names.
const SUITES: [u16; 22] = [
    0x0005, 0x000a, 0x002f, 0x0035, 0x003c, 0x009c, 0x009d, 0xc007, 0xc009, 0xc00a, 0xc011, 0xc012, 0xc013, 0xc014,
    0xc023, 0xc027, 0xc02b, 0xc02c, 0xc02f, 0xc030, 0xcca8, 0xcca9,
];

/// Groups by number, their constants, and the Go that brought them (src/crypto/tls/common.go).
const GROUPS: [(u16, &str, [u32; 2]); 7] = [
    (23, "CurveP256", [1, 3]),
    (24, "CurveP384", [1, 3]),
    (25, "CurveP521", [1, 3]),
    (29, "X25519", [1, 8]),
    (4587, "SecP256r1MLKEM768", [1, 26]),
    (4588, "X25519MLKEM768", [1, 24]),
    (4589, "SecP384r1MLKEM1024", [1, 26]),
];

/// Every certificate or none: what `AppendCertsFromPEM` cannot read it passes over in silence.
const TRUST_ANCHORS: &str = r#"
// trustAnchors reads every certificate of a file, and fails where one cannot be read.
func trustAnchors(path string) (*x509.CertPool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	roots, count := x509.NewCertPool(), 0
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		count++
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("%s: certificate %d: %w", path, count, err)
		}
		roots.AddCert(certificate)
	}
	if all := bytes.Count(text, []byte("-----BEGIN ")); count == 0 || count != all {
		return nil, fmt.Errorf("%s: %d of %d PEM blocks can be read", path, count, all)
	}
	return roots, nil
}
"#;

/// The whole program around `body`, which has `config`, and returns or prints.
pub(super) fn program(plan: &Plan<'_>, module: &str, body: &str) -> Result<String, Unsupported> {
    let mut text = plan.header("//");
    let mut imports = vec!["context", "crypto/tls", "fmt", "log", "os"];
    if plan.ca.is_some() {
        imports.extend(["bytes", "crypto/x509", "encoding/pem"]);
    }
    imports.sort_unstable();
    // Without the empty line it would be the package's own comment, which gofmt writes anew.
    text.push_str("\npackage main\n\nimport (\n");
    for import in imports {
        let _ = writeln!(text, "\t{}", go(import));
    }
    let _ = write!(
        text,
        "\n\t{}\n)\n\nfunc main() {{\n\tif err := ping(); err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n}}\n\n\
         func ping() error {{\n\tconfig, err := tlsConfig()\n\tif err != nil {{\n\t\treturn err\n\t}}\n{body}\
         \tif err != nil {{\n\t\treturn err\n\t}}\n\tfmt.Println(pong)\n\treturn nil\n}}\n\n",
        go(module)
    );
    text.push_str(&tls_config(plan)?);
    if plan.ca.is_some() {
        text.push_str(TRUST_ANCHORS);
    }
    Ok(text)
}

fn tls_config(plan: &Plan<'_>) -> Result<String, Unsupported> {
    const FAILS: &str = "\tif err != nil {\n\t\treturn nil, err\n\t}\n";
    let mut text = String::from("func tlsConfig() (*tls.Config, error) {\n");
    let mut fields = Vec::new();
    if let Some(ca) = &plan.ca {
        let _ = write!(text, "\troots, err := trustAnchors({})\n{FAILS}", go(ca));
        fields.push(("RootCAs", "roots".to_owned()));
    }
    if let Some(client) = &plan.client {
        let (certificate, key) = (go(&client.certificate), go(&client.key));
        let _ = write!(text, "\tcertificate, err := tls.LoadX509KeyPair({certificate}, {key})\n{FAILS}");
        fields.push(("Certificates", "[]tls.Certificate{certificate}".to_owned()));
    }
    // Else each node is sent, and compared with, the host that is dialled.
    if plan.server.has_other_name() {
        fields.push(("ServerName", go(&plan.server.verify_name)));
    }
    let (known, _) = suites(plan);
    let (mut least, most) = plan.versions();
    if is_without_tls12(plan) {
        if most < 3 {
            let names = Plan::iana_names(&plan.tls12_suites()).join(", ");
            return Err(unsupported(
                format!("crypto/tls has none of the suites of the policy: {names}"),
                "allow one that it has in \"tls12_suites\" (go doc crypto/tls.CipherSuites), or TLS 1.3",
            ));
        }
        least = 3;
    }
    fields.push(("MinVersion", format!("tls.VersionTLS1{least}")));
    if most < 3 {
        fields.push(("MaxVersion", format!("tls.VersionTLS1{most}")));
    }
    if !known.is_empty() {
        text.push_str("\tsuites := []uint16{\n");
        for suite in known {
            let _ = writeln!(text, "\t\ttls.{},", suite.iana);
        }
        text.push_str("\t}\n");
        fields.push(("CipherSuites", "suites".to_owned()));
    }
    let (known, _) = groups(plan);
    if !known.is_empty() {
        let constants: Vec<String> = known.iter().map(|constant| format!("tls.{constant}")).collect();
        fields.push(("CurvePreferences", format!("[]tls.CurveID{{{}}}", constants.join(", "))));
    }
    let _ = write!(text, "\treturn &tls.Config{{\n{}\t}}, nil\n}}\n", aligned("\t\t", &fields));
    Ok(text)
}

/// Fields of a composite literal, their values under one another as gofmt writes them.
pub(super) fn aligned(indent: &str, fields: &[(&str, String)]) -> String {
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 1;
    let mut text = String::new();
    for (name, value) in fields {
        let name = format!("{name}:");
        let _ = writeln!(text, "{indent}{name:width$} {value},");
    }
    text
}

pub(super) fn password(plan: &Plan<'_>) -> String {
    format!("os.Getenv({})", go(&plan.options.password_env))
}

/// `host:port` of the endpoint.
pub(super) fn address(plan: &Plan<'_>) -> String {
    go(&format!("{}:{}", plan.server.bracketed(), plan.server.port))
}

fn suites(plan: &Plan<'_>) -> (Vec<&'static Suite>, Vec<&'static Suite>) {
    plan.tls12_suites().into_iter().partition(|suite| SUITES.contains(&suite.id))
}

/// Suites were asked for, and Go has none of them.
fn is_without_tls12(plan: &Plan<'_>) -> bool {
    let (known, unknown) = suites(plan);
    known.is_empty() && !unknown.is_empty()
}

/// The constants of those that this Go has, and the rest.
fn groups(plan: &Plan<'_>) -> (Vec<&'static str>, Vec<&'static Group>) {
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for group in plan.groups() {
        match GROUPS.iter().find(|(id, _, since)| *id == group.id && plan.is_runtime(since)) {
            Some((_, constant, _)) => known.push(*constant),
            None => unknown.push(*group),
        }
    }
    (known, unknown)
}

pub(super) fn notes(plan: &Plan<'_>, written: &mut Written) {
    let (_, unknown) = suites(plan);
    if !unknown.is_empty() {
        let names = Plan::iana_names(&unknown).join(", ");
        written.note("suites-left-out", format!("crypto/tls does not have: {names}"));
    }
    if is_without_tls12(plan) {
        written
            .note("tls12-left-out", "TLS 1.2 is left out: crypto/tls has none of the suites that the policy allows it");
    }
    if !plan.tls13_suites().is_empty() {
        written.note("no-tls13-suites", "crypto/tls chooses the suites of TLS 1.3 itself; no option sets them");
    }
    let (known, unknown) = groups(plan);
    if !unknown.is_empty() {
        let names: Vec<&str> = unknown.iter().map(|group| group.iana).collect();
        let then = if known.is_empty() { "; its own default stands" } else { "" };
        written.note("groups-left-out", format!("this Go does not have: {}{then}", names.join(", ")));
    }
    if plan.policy.sni == Sni::Off && plan.server.verify_name.parse::<std::net::IpAddr>().is_err() {
        let name = comment(&plan.server.verify_name);
        written.note("sends-server-name", format!("crypto/tls sends the name that it compares: {name}"));
    }
}
