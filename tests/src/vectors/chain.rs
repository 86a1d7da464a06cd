//! From the server's certificate to an anchor.

use super::{
    Vector,
    material::{HOST, OTHER_ROOT, SERVER, SET},
};
use crate::forge::{Certificate, Extension, Issued, Name, keys};

pub fn vectors() -> Vec<Vector> {
    let sent = SET.server_chain();
    vec![
        Vector::new("chain-issuer-missing", "The CA file holds another CA (F01).")
            .ca(OTHER_ROOT.pem())
            .server(SERVER.pem())
            .endpoint(HOST)
            .fires(&["CHN001"])
            .near(&["CHN002", "CHN003", "CHN004", "CRT028"]),
        Vector::new("chain-anchor-not-root", "The CA file holds the intermediate alone: OpenSSL wants the root.")
            .ca(SET.intermediate.pem())
            .server(SET.server.pem())
            .endpoint(HOST)
            .fires(&["CHN002"])
            .near(&["CHN001", "CHN003", "CHN004"]),
        Vector::new("chain-leaf-as-anchor", "The server's own certificate, given as the CA file.")
            .ca(SERVER.pem())
            .server(SERVER.pem())
            .endpoint(HOST)
            .fires(&["CHN003"])
            .near(&["CHN002", "CHN004"]),
        Vector::new(
            "chain-intermediate-missing",
            "The server sends the leaf alone and the CA file holds the root alone (F04).",
        )
        .ca(SET.root.pem())
        .server(SET.server.pem())
        .endpoint(HOST)
        .fires(&["CHN001"])
        .near(&["CHN002", "CHN003", "CHN004"]),
        Vector::new(
            "chain-intermediate-elsewhere",
            "The intermediate that the server forgets lies in the file of the CA for clients, where it does not help.",
        )
        .ca(SET.root.pem())
        .server(SET.server.pem())
        .input("client-ca.pem", "client-ca.pem", "client_ca", SET.intermediate.pem())
        .endpoint(HOST)
        .fires(&["CHN004"])
        .near(&["CHN001"]),
        Vector::new(
            "chain-leaf-not-first",
            "The server's file begins with the intermediate: redis-server does not start.",
        )
        .ca(SET.root.pem())
        .server(SET.intermediate.pem() + &SET.server.pem())
        .endpoint(HOST)
        .fires(&["CHN007"])
        .near(&["CHN001", "CHN003"]),
        Vector::new(
            "chain-maze",
            "Fourteen CAs of one name stand in the server's file, and each may have issued each other.",
        )
        .ca(OTHER_ROOT.pem())
        .server(maze())
        .endpoint(HOST)
        .fires(&["CHN006"]),
        Vector::new("chain-no-trust-anchor", "What the server sends, and no CA file.")
            .server(&sent)
            .endpoint(HOST)
            .fires(&["CHN005"])
            .near(&["CHN001", "CHN004", "BND014"]),
        Vector::new(
            "chain-untidy",
            "The server sends leaf, root, another CA, intermediate: no client minds the order.",
        )
        .ca(SET.root.pem())
        .server(SET.server.pem() + &SET.root.pem() + &OTHER_ROOT.pem() + &SET.intermediate.pem())
        .endpoint(HOST)
        .near(&["CHN001", "CHN002", "CHN003", "CHN004", "CHN005", "CHN006", "CHN007"]),
    ]
}

/// Each of these CAs may have issued each other, so that the paths are as many as their orders.
fn maze() -> String {
    let name = Name::cn("Maze CA");
    let ca = |number: u8| {
        Certificate::new(name.clone())
            .with(Extension::basic_constraints(true, None))
            .key(keys::p256(number))
            .issuer_name(name.clone())
            .without_ids()
            .build()
    };
    let cas: Vec<Issued> = (1..=14).map(ca).collect();
    let leaf = Certificate::leaf("redis.example.test").key(keys::p256(16)).issued_by(&cas[0]).without_ids().build();
    cas.iter().fold(leaf.pem(), |file, ca| file + &ca.pem())
}
