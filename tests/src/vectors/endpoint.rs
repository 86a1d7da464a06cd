//! Where clients connect.

use serde_json::json;

use super::{
    Vector,
    material::{ROOT, SERVER, server},
};

pub fn vectors() -> Vec<Vector> {
    let to = |name: &str, about: &str, endpoint: serde_json::Value| {
        Vector::new(name, about).ca(ROOT.pem()).endpoint(endpoint)
    };
    vec![
        to("endpoint-invalid", "A port that is no number.", json!("redis.example.test:redis"))
            .fires(&["END001"])
            .near(&["END002", "END006"]),
        to("endpoint-port-too-high", "A port above 65535.", json!("redis.example.test:70000"))
            .fires(&["END001"])
            .near(&["END006"]),
        to(
            "endpoint-plaintext-scheme",
            "A redis:// URL where TLS is on: the server waits for a handshake that never comes (F18).",
            json!("redis://redis.example.test:6379"),
        )
        .fires(&["END002"])
        .near(&["END001", "END004"]),
        to(
            "endpoint-tls-scheme",
            "A rediss:// URL with database and port.",
            json!("rediss://redis.example.test:12345/0"),
        )
        .near(&["END001", "END002", "END003", "END004", "END005", "END006"]),
        to(
            "endpoint-password",
            "A URL with user and password: the report must not repeat it.",
            json!("rediss://default:s3cr3t-Passw0rd@redis.example.test:12345"),
        )
        .fires(&["END004"])
        .near(&["END001", "END002"]),
        to(
            "endpoint-user-only",
            "A URL with a user and no password.",
            json!("rediss://default@redis.example.test:12345"),
        )
        .near(&["END001", "END002"]),
        to("endpoint-ip-address", "An IP address: no server name can be sent.", json!("192.0.2.7:12345"))
            .fires(&["END003"])
            .near(&["END001", "END005", "END006"]),
        to("endpoint-ipv6", "An IPv6 address in brackets.", json!("[2001:db8::7]:12345"))
            .fires(&["END003"])
            .near(&["END001", "END005"]),
        to("endpoint-loopback", "localhost: a tunnel or a proxy answers there.", json!("localhost:6379"))
            .fires(&["END005"])
            .near(&["END001", "END003"]),
        to("endpoint-no-port", "A host without a port.", json!("redis.example.test"))
            .fires(&["END006"])
            .near(&["END001", "END002"]),
        to(
            "endpoint-parts",
            "Host, port and server name apart.",
            json!({ "host": "192.0.2.7", "port": 12345, "server_name": "redis.example.test" }),
        )
        .near(&["END001", "END002"]),
        Vector::new("endpoint-address-in-san", "An IP address that stands in the server's certificate.")
            .ca(ROOT.pem())
            .server(server().san(&["redis.example.test", "192.0.2.7"]).build().pem())
            .endpoint("192.0.2.7:12345")
            .fires(&["END003"])
            .near(&["CRT004", "CRT005"]),
        Vector::new("endpoint-trailing-dot", "The host with the root's dot, which some clients compare as it stands.")
            .ca(ROOT.pem())
            .server(SERVER.pem())
            .endpoint("redis.example.test.:12345")
            .near(&["END001"]),
    ]
}
