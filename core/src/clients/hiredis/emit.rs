//! A C program with hiredis: by its own options where these suffice, else with an SSL object of the program's own.

use std::fmt::Write;

use super::program::{self, Library};
use crate::{
    clients::row::Passphrase,
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote::c, unsupported},
};

pub static TARGET: Target = Target {
    id: "hiredis",
    name: "hiredis",
    row: Some("hiredis-verify-name"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "ssl.c of 1.5.0 (redisCreateSSLContextWithOptions) and at 29ea279 (1.4.1); run with 1.5.0",
    emit,
};

const LIBRARY: Library = Library {
    prefix: "redis",
    constant: "REDIS",
    includes: &["hiredis/hiredis.h", "hiredis/hiredis_ssl.h"],
    initiate: "redisInitiateSSL",
    initialise: "redisInitOpenSSL",
    link: "-lhiredis_ssl -lhiredis -lssl -lcrypto",
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if !plan.is_version(&[1]) {
        return Err(unsupported(
            "hiredis before 1.0 has no TLS (Debian 12 has 0.14)",
            "make USE_SSL=1 install, in the sources of hiredis 1.0 or later",
        ));
    }
    if plan.topology() == Topology::Cluster {
        return Err(unsupported(
            "hiredis connects to one server and follows no redirect of a cluster",
            "tlsconf emit --client libvalkey --topology cluster",
        ));
    }
    // redisSSLOptions has no more than paths and names; verify_name came after 1.4.1 (#1355).
    let has_verify_name = plan.is_version(&[1, 4, 2]);
    let is_own = !has_verify_name || program::has_limits(plan);
    let connect = if is_own { program::own_ssl(plan, &LIBRARY) } else { by_options(plan) };
    let mut written = program::written(plan, &LIBRARY, is_own, &connect);
    if !has_verify_name {
        written.note(
            "name-by-openssl",
            "hiredis up to 1.4.1 compares no host name: the program hands it an SSL object in which OpenSSL does",
        );
    }
    written.note("needs-tls-build", "hiredis has TLS where it was built with USE_SSL=1; Debian 12's 0.14.1 has none");
    Ok(written)
}

/// By `redisSSLOptions`: zero in `verify_mode` would verify nothing.
fn by_options(plan: &Plan<'_>) -> String {
    let mut text = String::from(
        "static redisContext *connect_to(const char *host, int port, const char *name, const char *sni)\n{\n    \
         redisSSLOptions options = {\n",
    );
    if let Some(ca) = &plan.ca {
        let _ = writeln!(text, "        .cacert_filename = {},", c(ca));
    }
    if let Some(client) = &plan.client {
        let _ = writeln!(text, "        .cert_filename = {},", c(&client.certificate));
        let _ = writeln!(text, "        .private_key_filename = {},", c(&client.key));
    }
    text.push_str(
        "        .server_name = sni,
        .verify_mode = REDIS_SSL_VERIFY_PEER,
        .verify_name = name,
    };
    redisSSLContextError error = REDIS_SSL_CTX_NONE;
    redisSSLContext *tls = redisCreateSSLContextWithOptions(&options, &error);
    require(tls != NULL, redisSSLContextGetError(error));
    redisContext *c = redisConnectWithTimeout(host, port, (struct timeval){.tv_sec = 5});
    require(c && !c->err, c ? c->errstr : \"out of memory\");
    require(redisInitiateSSLWithContext(c, tls) == REDIS_OK, c->errstr);
    redisFreeSSLContext(tls);
    return c;
}
",
    );
    text
}
