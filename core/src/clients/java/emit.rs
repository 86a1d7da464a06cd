//! What of a policy a JVM takes, for every client that runs on one: JSSE has one list of suites for all versions, groups
//! for the whole process, and a server name of its own.

use std::fmt::Write;

use crate::{
    clients::suites,
    contract::{Topology, Unsupported},
    emit::{
        Plan, Written,
        quote::{self, java},
    },
    policy::{Group, group::Stack},
};

/// Each to be set only where it is not empty.
pub struct Policy<'a> {
    /// The newest first.
    pub protocols: Vec<&'static str>,
    pub suites: Vec<&'static str>,
    /// The value of `jdk.tls.namedGroups`.
    pub groups: String,
    /// `None`: the JVM sends what it sends, the dialled host where that has a dot. Empty: none is sent.
    pub server_names: Option<Vec<&'a str>>,
}

/// The policy in the JVM's words, with a note for what it has no words for.
pub fn policy<'a>(plan: &'a Plan<'_>, written: &mut Written) -> Result<Policy<'a>, Unsupported> {
    let (least, most) = plan.versions();
    let protocols = [(3, "TLSv1.3"), (2, "TLSv1.2")];
    let protocols = protocols.into_iter().filter(|(minor, _)| (least..=most).contains(minor));
    Ok(Policy {
        protocols: protocols.map(|(_, name)| name).collect(),
        suites: suites::one_list(plan, "Java", is_in_jsse, written)?,
        groups: groups(plan, written),
        server_names: server_names(plan),
    })
}

/// `CipherSuite` of `SunJSSE`, JDK 17 and 25.
fn is_in_jsse(name: &str) -> bool {
    let Some((exchange, cipher)) = name.strip_prefix("TLS_").and_then(|rest| rest.split_once("_WITH_")) else {
        return suites::TLS13.contains(&name);
    };
    let is_aes = cipher.starts_with("AES_") && (cipher.contains("_GCM_") || cipher.contains("_CBC_"));
    match exchange {
        "ECDHE_ECDSA" | "ECDHE_RSA" | "DHE_RSA" => is_aes || cipher == "CHACHA20_POLY1305_SHA256",
        "DHE_DSS" | "RSA" => is_aes,
        _ => false,
    }
}

fn groups(plan: &Plan<'_>, written: &mut Written) -> String {
    // JDK 27 brings the hybrid of X25519 and ML-KEM (JEP 527).
    let has_hybrid = plan.runtime.as_slice() >= &[27];
    let is_known = |group: &&Group| group.is_offered_by(Stack::Java) || has_hybrid && group.iana == "X25519MLKEM768";
    let (known, unknown): (Vec<_>, Vec<_>) = plan.groups().iter().copied().partition(is_known);
    let names = |groups: &[&Group]| groups.iter().map(|group| group.iana).collect::<Vec<_>>();
    if !unknown.is_empty() {
        written.note("groups-left-out", format!("Java has no {}: left out", names(&unknown).join(", ")));
    }
    if !known.is_empty() {
        written.note("groups-for-the-process", "Java sets groups by jdk.tls.namedGroups, for the whole process");
    }
    names(&known).join(",")
}

/// JSSE sends the dialled host where it has a dot; another name must be set. Nodes that a cluster or Sentinel names have
/// hosts of their own.
fn server_names<'a>(plan: &'a Plan<'_>) -> Option<Vec<&'a str>> {
    let server = &plan.server;
    let is_own = plan.topology() == Topology::Standalone;
    match server.sni.as_deref() {
        Some(name) if server.has_other_name() || is_own && !server.host.contains('.') => Some(vec![name]),
        None if is_own && server.host.parse::<std::net::IpAddr>().is_err() => Some(Vec::new()),
        _ => None,
    }
}

impl Policy<'_> {
    /// The groups, as the first statement of `main`: JSSE reads the property once.
    pub fn groups_statement(&self) -> String {
        if self.groups.is_empty() {
            return String::new();
        }
        format!("        System.setProperty(\"jdk.tls.namedGroups\", {});\n", java(&self.groups))
    }

    /// Statements that set up `SSLParameters parameters`; what they need beside `javax.net.ssl.SSLParameters` is in
    /// [`Self::imports`].
    pub fn parameters(&self, with_versions: bool) -> String {
        let mut text = "        SSLParameters parameters = new SSLParameters();\n".to_owned();
        if with_versions {
            let _ = writeln!(text, "        parameters.setProtocols(new String[] {{{}}});", list(&self.protocols));
        }
        if with_versions && !self.suites.is_empty() {
            let names: Vec<String> = self.suites.iter().map(|name| java(name)).collect();
            let names = names.join(",\n            ");
            let _ = writeln!(text, "        parameters.setCipherSuites(new String[] {{\n            {names}}});");
        }
        if let Some(names) = &self.server_names {
            let names: Vec<String> = names.iter().map(|name| format!("new SNIHostName({})", java(name))).collect();
            let _ = writeln!(text, "        parameters.setServerNames(List.of({}));", names.join(", "));
        }
        text
    }

    pub fn imports(&self) -> &'static [&'static str] {
        match &self.server_names {
            None => &["javax.net.ssl.SSLParameters"],
            Some(names) if names.is_empty() => &["java.util.List", "javax.net.ssl.SSLParameters"],
            Some(_) => &["java.util.List", "javax.net.ssl.SNIHostName", "javax.net.ssl.SSLParameters"],
        }
    }
}

/// Literals with commas between them.
pub fn list(texts: &[&str]) -> String {
    texts.iter().map(|text| java(text)).collect::<Vec<_>>().join(", ")
}

/// Sorted `import` lines, each once.
pub fn imports(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    names.iter().fold(String::new(), |text, name| text + "import " + name + ";\n")
}

/// `file:` and the path, which `java.net.URL` opens: relative ones in the working directory.
pub fn file_url(path: &str) -> String {
    format!("file:{}", path.split('/').map(quote::url).collect::<Vec<_>>().join("/"))
}

/// A method `password()`: `null` where the variable is empty or unset, so that no AUTH is sent.
pub fn password_method(plan: &Plan<'_>) -> String {
    let variable = java(&plan.options.password_env);
    format!(
        r"
    static String password() {{
        String password = System.getenv({variable});
        return password == null || password.isEmpty() ? null : password;
    }}
"
    )
}

/// An expression for the password of the key stores.
pub fn store_password(plan: &Plan<'_>) -> String {
    plan.stores.password.map_or_else(|| format!("System.getenv({})", java(STORE_PASSWORD_ENV)), java)
}

const STORE_PASSWORD_ENV: &str = "REDIS_STORE_PASSWORD";

/// For clients to which a server name is given (`X509TrustManagerImpl.checkIdentity`).
pub fn note_either_name(plan: &Plan<'_>, written: &mut Written) {
    let server = &plan.server;
    if server.sni.is_some() && server.has_other_name() {
        written.note(
            "either-name",
            format!(
                "Java takes a certificate for the server name {} and also one for the dialled host {}",
                server.verify_name, server.host
            ),
        );
    }
}

/// For clients that have no place for a server name.
pub fn note_no_server_name(plan: &Plan<'_>, policy: &Policy<'_>, written: &mut Written) {
    let Plan { server, target, .. } = plan;
    let text = match &policy.server_names {
        None => return,
        Some(_) if server.has_other_name() => return written.note_dials_host(target.name, plan),
        Some(names) if names.is_empty() => format!("{} sends the host as server name all the same", target.name),
        Some(_) => format!("Java sends no server name for {}, which has no dot", server.host),
    };
    written.note("no-server-name", text);
}

pub fn note_cluster_database(plan: &Plan<'_>, written: &mut Written) {
    if plan.topology() == Topology::Cluster && plan.options.database != 0 {
        written.note("cluster-has-one-database", "a cluster has database 0 alone");
    }
}

pub fn note_store_password(plan: &Plan<'_>, written: &mut Written) {
    let has_store = plan.stores.trust.is_some() || plan.stores.key.is_some();
    let Some(password) = plan.options.store_password.as_ref().filter(|_| has_store) else { return };
    written.note(
        "store-password-from-environment",
        format!("the password of the key stores is read from {STORE_PASSWORD_ENV}"),
    );
    if !password.as_bytes().is_ascii() {
        written.note(
            "store-password-not-ascii",
            "Java 17 opens no key store whose password is not ASCII; Java 25 does, and so does OpenSSL",
        );
    }
}
