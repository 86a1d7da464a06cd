//! What an alert of the server means for a client of Redis. Numbers and names: IANA, "TLS Alerts"; meanings: RFC 8446,
//! section 6.2, and what redis-server was seen to send.

/// The alert's name in the registry.
pub(super) fn name(number: u8) -> String {
    let name = match number {
        0 => "close_notify",
        10 => "unexpected_message",
        20 => "bad_record_mac",
        21 => "decryption_failed",
        22 => "record_overflow",
        30 => "decompression_failure",
        40 => "handshake_failure",
        41 => "no_certificate",
        42 => "bad_certificate",
        43 => "unsupported_certificate",
        44 => "certificate_revoked",
        45 => "certificate_expired",
        46 => "certificate_unknown",
        47 => "illegal_parameter",
        48 => "unknown_ca",
        49 => "access_denied",
        50 => "decode_error",
        51 => "decrypt_error",
        60 => "export_restriction",
        70 => "protocol_version",
        71 => "insufficient_security",
        80 => "internal_error",
        86 => "inappropriate_fallback",
        90 => "user_canceled",
        100 => "no_renegotiation",
        109 => "missing_extension",
        110 => "unsupported_extension",
        111 => "certificate_unobtainable",
        112 => "unrecognized_name",
        113 => "bad_certificate_status_response",
        114 => "bad_certificate_hash_value",
        115 => "unknown_psk_identity",
        116 => "certificate_required",
        120 => "no_application_protocol",
        121 => "ech_required",
        _ => return format!("number {number}"),
    };
    name.to_owned()
}

/// The cause, and what to do about it.
pub(super) fn meaning(number: u8) -> (&'static str, &'static str) {
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
    let name = name(number);
    let row = ROWS.iter().find(|(known, ..)| *known == name);
    row.map_or(("the server ends the connection", "look at the server's log"), |(_, cause, cure)| (cause, cure))
}
