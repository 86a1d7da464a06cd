//! What an alert of the server means for a client of Redis. Names: IANA, "TLS Alerts"; meanings: RFC 8446, section 6.2,
//! and what redis-server
//! was seen to send.

/// The cause, and what to do about it.
pub(super) fn meaning(name: &str) -> (&'static str, &'static str) {
    const ROWS: &[(&str, &str, &str)] = &[
        (
            "handshake_failure",
            "the server found no suite, group or signature algorithm in common with modern clients: it may offer CBC or static RSA suites \
             alone, have a key on an unusual curve, or have no certificate for this name",
            "on the server allow ECDHE with AES-GCM or ChaCha20 (tls-ciphers), and look at its log",
        ),
        (
            "protocol_version",
            "the server knows none of the versions that were offered",
            "allow TLS 1.2 and 1.3 on the server: tls-protocols \"TLSv1.2 TLSv1.3\"",
        ),
        (
            "unrecognized_name",
            "the server has no certificate for the name that was sent as SNI",
            "connect to a name that the server knows, or say it with --server-name",
        ),
        (
            "certificate_required",
            "the server insists on a client certificate",
            "give certificate and key: --cert redis_user.crt --key redis_user_private.key, or the ZIP that the console made",
        ),
        (
            "unknown_ca",
            "the server does not trust the CA of the client certificate",
            "upload the client certificate, or its CA, to the server (redis.conf: tls-ca-cert-file)",
        ),
        (
            "bad_certificate",
            "the server takes the client certificate for damaged or not acceptable, or misses one",
            "check it with --client-ca: tlsconf check --cert redis_user.crt --client-ca CA.pem",
        ),
        (
            "certificate_expired",
            "the client certificate has expired by the clock of the server, or is not valid yet",
            "make a new one: tlsconf generate client, or the console's Generate certificate",
        ),
        (
            "unsupported_certificate",
            "the client certificate may not be used by a client: its extendedKeyUsage names servers alone",
            "make one with extendedKeyUsage clientAuth",
        ),
        (
            "certificate_unknown",
            "the server could not process the client certificate",
            "look at the server's log; it names the cause",
        ),
        ("certificate_revoked", "the client certificate was revoked", "make a new one"),
        (
            "access_denied",
            "the certificate is valid and its holder has no access",
            "name its subject among those that the server lets in",
        ),
        (
            "decrypt_error",
            "a signature did not verify: certificate and private key do not belong together",
            "check the pair: tlsconf check redis_user.crt redis_user_private.key",
        ),
        (
            "internal_error",
            "the server failed by itself: its certificate and key may be broken, or its version be too old for resumed sessions",
            "look at the server's log",
        ),
        (
            "no_application_protocol",
            "the server wants a protocol to be named (ALPN): it is not Redis",
            "check host and port",
        ),
        (
            "insufficient_security",
            "the server demands stronger suites or keys than were offered",
            "allow ECDHE with AES-GCM on the server, and use keys of 2048 bits or P-256 at least",
        ),
    ];
    let row = ROWS.iter().find(|(known, ..)| *known == name);
    row.map_or(("the server ends the connection", "look at the server's log"), |(_, cause, cure)| (cause, cure))
}
