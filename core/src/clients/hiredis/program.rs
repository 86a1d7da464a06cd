//! The C program around hiredis and libvalkey, which have their API in common: connects, says who it is, pings.

use std::fmt::Write;

use crate::{
    contract::{Preset, Topology},
    emit::{Plan, Written, quote::c},
    policy::{Group, group::GroupKind},
};

/// What the two call things.
pub struct Library {
    /// Of functions and types: `redisContext`.
    pub prefix: &'static str,
    /// Of constants: `REDIS_OK`.
    pub constant: &'static str,
    pub includes: &'static [&'static str],
    pub initiate: &'static str,
    pub initialise: &'static str,
    pub link: &'static str,
}

impl Library {
    /// `@` stands for the prefix, `%%` for that of constants.
    pub fn spelt(&self, text: &str) -> String {
        text.replace("%%", self.constant).replace('@', self.prefix)
    }
}

/// Does the policy ask for what paths and names alone cannot say?
pub fn has_limits(plan: &Plan<'_>) -> bool {
    plan.versions() != (2, 3)
        || !plan.tls12_suites().is_empty()
        || !plan.tls13_suites().is_empty()
        || !groups(plan).is_empty()
}

/// The whole program. `connect` defines `connect_to`.
pub fn written(plan: &Plan<'_>, library: &Library, is_own: bool, connect: &str) -> Written {
    let mut text = beginning(plan, library, is_own);
    text.push_str(connect);
    text.push_str(&library.spelt(ASK));
    text.push_str(&main(plan, library, is_own));
    finish(plan, library, text)
}

/// The text with how to compile and run it.
pub fn finish(plan: &Plan<'_>, library: &Library, text: String) -> Written {
    let name = library.spelt("@_client");
    let mut written = Written::new(&format!("{name}.c"), "c", text);
    written.run(format!("cc -o {name} {name}.c {}", library.link));
    written.run(format!("./{name}"));
    if plan.topology() == Topology::Sentinel {
        written.note(
            "sentinel-address-verified",
            "the primary is verified by the address that Sentinel names: its certificate must carry it, or Sentinel \
             must announce names (sentinel resolve-hostnames yes, sentinel announce-hostnames yes)",
        );
    }
    written
}

pub fn beginning(plan: &Plan<'_>, library: &Library, is_own: bool) -> String {
    let mut text = plan.header("//");
    let standard = ["stdio.h", "stdlib.h", "string.h"];
    let openssl: &[&str] = if is_own { &["openssl/ssl.h", "openssl/x509v3.h"] } else { &[] };
    for include in standard.iter().chain(library.includes).chain(openssl) {
        let _ = writeln!(text, "#include <{include}>");
    }
    text.push_str(
        "
static void require(int holds, const char *otherwise)
{
    if (!holds) {
        fprintf(stderr, \"%s\\n\", otherwise);
        exit(1);
    }
}

",
    );
    text
}

const ASK: &str = "
static @Reply *ask(@Context *c, @Reply *reply)
{
    require(reply != NULL, c->errstr);
    require(reply->type != %%_REPLY_ERROR, reply->str);
    return reply;
}
";

fn main(plan: &Plan<'_>, library: &Library, is_own: bool) -> String {
    let mut text = String::from("\nint main(void)\n{\n");
    let _ = writeln!(text, "    {}();", if is_own { "prepare" } else { library.initialise });
    let server = &plan.server;
    let sni = server.sni.as_deref().map_or("NULL".to_owned(), c);
    let endpoint = format!("{}, {}, {}, {sni}", c(&server.host), server.port, c(&server.verify_name));
    if plan.topology() == Topology::Sentinel {
        let ask = "    @Context *sentinel = connect_to(ENDPOINT);
    @Reply *primary = ask(sentinel, @Command(sentinel, \"SENTINEL get-master-addr-by-name %s\", PRIMARY));
    require(primary->type == %%_REPLY_ARRAY && primary->elements == 2, \"Sentinel knows no such primary\");
    const char *host = primary->element[0]->str;
    // An address is no server name (RFC 6066, section 3).
    int is_address = strchr(host, ':') || strspn(host, \"0123456789.\") == strlen(host);
    @Context *c = connect_to(host, atoi(primary->element[1]->str), host, is_address ? NULL : host);
    freeReplyObject(primary);
    @Free(sentinel);
";
        text.push_str(&library.spelt(ask).replace("ENDPOINT", &endpoint).replace("PRIMARY", &c(plan.primary())));
    } else {
        let _ = writeln!(text, "    {}Context *c = connect_to({endpoint});", library.prefix);
    }
    let command = library.spelt("@Command");
    let _ = writeln!(text, "    const char *password = getenv({});", c(&plan.options.password_env));
    let auth = match plan.user() {
        Some(user) => format!("{command}(c, \"AUTH %s %s\", {}, password)", c(user)),
        None => format!("{command}(c, \"AUTH %s\", password)"),
    };
    let _ = writeln!(text, "    if (password && *password)\n        freeReplyObject(ask(c, {auth}));");
    if plan.options.database != 0 {
        let _ = writeln!(text, "    freeReplyObject(ask(c, {command}(c, \"SELECT {}\")));", plan.options.database);
    }
    let end = "    @Reply *reply = ask(c, @Command(c, \"PING\"));
    puts(reply->str);
    freeReplyObject(reply);
    @Free(c);
    return 0;
}
";
    text.push_str(&library.spelt(end));
    text
}

/// `prepare`, `initiate` and `connect_to` with an SSL object of the program's own, in which OpenSSL verifies chain and
/// name, and which has a knob for all that a policy says.
pub fn own_ssl(plan: &Plan<'_>, library: &Library) -> String {
    let mut text = prepare(plan);
    text.push_str(&library.spelt(INITIATE).replace("INITIATE", library.initiate));
    text.push_str(&library.spelt(CONNECT));
    text
}

/// What goes wrong is said in the words of the libraries themselves.
pub fn prepare(plan: &Plan<'_>) -> String {
    let mut text = String::from("static SSL_CTX *tls;\n\nstatic void prepare(void)\n{\n");
    let mut step = |call: &str, otherwise: &str| {
        let _ = writeln!(text, "    require({call}, \"{otherwise}\");");
    };
    step("(tls = SSL_CTX_new(TLS_client_method())) != NULL", "Failed to create OpenSSL SSL_CTX");
    let (least, most) = plan.versions();
    step(&format!("SSL_CTX_set_min_proto_version(tls, TLS1_{least}_VERSION)"), "no such TLS version");
    if plan.limits_maximum() {
        step(&format!("SSL_CTX_set_max_proto_version(tls, TLS1_{most}_VERSION)"), "no such TLS version");
    }
    let (tls12, tls13) = (plan.tls12_suites(), plan.tls13_suites());
    if !tls12.is_empty() {
        step(&format!("SSL_CTX_set_cipher_list(tls, {})", c(&Plan::openssl_list(&tls12))), "no such suites");
    }
    if !tls13.is_empty() {
        step(&format!("SSL_CTX_set_ciphersuites(tls, {})", c(&Plan::openssl_list(&tls13))), "no such suites");
    }
    if let Some(call) = groups_call(plan) {
        step(&call, "no such groups");
    }
    match &plan.ca {
        Some(ca) => step(
            &format!("SSL_CTX_load_verify_locations(tls, {}, NULL)", c(ca)),
            "Failed to load CA Certificate or CA Path",
        ),
        None => step("SSL_CTX_set_default_verify_paths(tls)", "Failed to set client default certificate directory"),
    }
    if let Some(client) = &plan.client {
        let certificate = format!("SSL_CTX_use_certificate_chain_file(tls, {})", c(&client.certificate));
        step(&format!("{certificate} == 1"), "Failed to load client certificate");
        let key = format!("SSL_CTX_use_PrivateKey_file(tls, {}, SSL_FILETYPE_PEM)", c(&client.key));
        step(&format!("{key} == 1"), "Failed to load private key");
    }
    text.push_str("    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, NULL);\n}\n");
    text
}

/// The name is compared as hiredis does by `verify_name` (ssl.c, `redisSSLContextSetVerifyName`).
pub const INITIATE: &str = "
static int initiate(@Context *c, const char *name, const char *sni)
{
    SSL *ssl = SSL_new(tls);
    require(ssl != NULL, \"out of memory\");
    X509_VERIFY_PARAM *param = SSL_get0_param(ssl);
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    require(X509_VERIFY_PARAM_set1_ip_asc(param, name) || X509_VERIFY_PARAM_set1_host(param, name, strlen(name)),
            \"Failed to set the expected name\");
    require(!sni || SSL_set_tlsext_host_name(ssl, sni), \"Failed to set server_name/SNI\");
    return INITIATE(c, ssl);
}
";

const CONNECT: &str = "
static @Context *connect_to(const char *host, int port, const char *name, const char *sni)
{
    @Context *c = @ConnectWithTimeout(host, port, (struct timeval){.tv_sec = 5});
    require(c && !c->err, c ? c->errstr : \"out of memory\");
    require(initiate(c, name, sni) == %%_OK, c->errstr);
    return c;
}
";

/// OpenSSL refuses a list with a group that it does not know, and knows ML-KEM since 3.5 alone.
fn groups_call(plan: &Plan<'_>) -> Option<String> {
    let groups = groups(plan);
    let call = |of: &[&Group]| {
        let names: Vec<&str> = of.iter().map(|group| group.openssl).collect();
        format!("SSL_CTX_set1_groups_list(tls, {})", c(&names.join(":")))
    };
    let curves: Vec<&Group> = groups.iter().copied().filter(|group| group.kind != GroupKind::PostQuantum).collect();
    match (groups.is_empty(), curves.len() == groups.len() || curves.is_empty()) {
        (true, _) => None,
        (false, true) => Some(call(&groups)),
        (false, false) => Some(format!("{} || {}", call(&groups), call(&curves))),
    }
}

/// Those of the policy, unless it is the default one, which leaves them to the client.
fn groups(plan: &Plan<'_>) -> Vec<&'static Group> {
    let groups = &plan.policy.groups;
    if groups.is_given() || plan.policy.preset != Preset::RedisCloud { groups.items.clone() } else { Vec::new() }
}
