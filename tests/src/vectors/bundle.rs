//! CA files: what they hold, what is too much, what is missing.

use super::{
    Vector,
    material::{CLIENT, HOST, OTHER_ROOT, ROOT, SERVER, SET, server},
};
use crate::{
    data,
    forge::{Certificate, Extension, Name, extension as ext, keys, pem},
};

pub fn vectors() -> Vec<Vector> {
    let expired =
        Certificate::root("Old CA").key(keys::p256(10)).not_before("2015-01-01").not_after("2025-01-01").build();
    let future = Certificate::root("Next CA").key(keys::p256(11)).not_before("2027-01-01").build();
    let renewed = Certificate::root("Example CA").key(keys::p256(5)).not_after("2045-01-01").build();
    let namesake = Certificate::root("Example CA").key(keys::p256(12)).build();
    let garantia = data::text("real/single/garantia-data-ssl-certification-authority.pem");
    let edition = data::text("real/redis_ca-2025.pem");
    let crl = pem::block("X509 CRL", &crate::forge::revocation_list(&ROOT));
    vec![
        Vector::new("bundle-one-root", "One private root, as a company makes it: nothing but the count to report.")
            .ca(ROOT.pem())
            .near(&[
                "BND002", "BND003", "BND004", "BND005", "BND009", "BND010", "BND014", "BND016", "BND017", "PUB003",
            ]),
        Vector::new(
            "bundle-needed-root-second",
            "The server's root stands second: what keytool imports does not help. All other clients connect.",
        )
        .ca(OTHER_ROOT.pem() + &ROOT.pem())
        .server(SERVER.pem())
        .endpoint(HOST)
        .fires(&["BND001", "BND004"])
        .near(&["BND006", "BND009", "CHN001"]),
        Vector::new(
            "bundle-needed-root-first",
            "The server's root stands first: an import of the first alone does for this server.",
        )
        .ca(ROOT.pem() + &OTHER_ROOT.pem())
        .server(SERVER.pem())
        .endpoint(HOST)
        .fires(&["BND001", "BND010"])
        .near(&["BND006", "CHN001", "CHN005"]),
        Vector::new("bundle-unknown-member", "A company's root in the edition of 2025.")
            .ca(edition + &ROOT.pem())
            .fires(&["BND005"])
            .near(&["BND013", "BND007"]),
        Vector::new("bundle-root-missing", "An intermediate stands without its root.")
            .ca(SET.intermediate.pem() + &OTHER_ROOT.pem())
            .fires(&["BND006"])
            .near(&["BND011", "BND014", "BND016"]),
        Vector::new("bundle-root-and-intermediate", "Root and intermediate: in whatever order, the file is whole.")
            .ca(SET.intermediate.pem() + &SET.root.pem())
            .near(&["BND006", "BND011", "BND015", "BND008"]),
        Vector::new("bundle-duplicate", "The same root twice, with another between.")
            .ca(ROOT.pem() + &OTHER_ROOT.pem() + &ROOT.pem())
            .fires(&["BND007"])
            .near(&["BND008", "BND015", "INP023"]),
        Vector::new(
            "bundle-renewed-twin",
            "A root and its renewal: the same name and key, another end. No client minds.",
        )
        .ca(ROOT.pem() + &renewed.pem())
        .fires(&["BND008"])
        .near(&["BND007", "BND015"]),
        Vector::new(
            "bundle-same-name-other-key",
            "Two roots of one name with different keys: key identifiers tell them apart.",
        )
        .ca(ROOT.pem() + &namesake.pem())
        .fires(&["BND015"])
        .near(&["BND007", "BND008"]),
        Vector::new("bundle-expired-member", "An expired root after the one that is needed: nothing needs it.")
            .ca(ROOT.pem() + &expired.pem())
            .server(SERVER.pem())
            .endpoint(HOST)
            .fires(&["BND009"])
            .near(&["BND016", "BND017", "CRT001", "CRT003"]),
        Vector::new("bundle-all-expired", "The only root expired nearly two years ago.")
            .ca(expired.pem())
            .fires(&["BND016"])
            .near(&["BND017", "BND014", "CRT025"]),
        Vector::new("bundle-not-yet-valid-member", "Next year's root is already in the file, as a rotation wants it.")
            .ca(ROOT.pem() + &future.pem())
            .fires(&["BND017"])
            .near(&["BND009", "BND016", "CRT002"]),
        Vector::new("bundle-unused-member", "Two roots and a server that needs one.")
            .ca(ROOT.pem() + &OTHER_ROOT.pem())
            .server(SERVER.pem())
            .endpoint(HOST)
            .fires(&["BND010"])
            .near(&["BND009", "BND011"]),
        Vector::new("bundle-end-entity", "The server's own certificate stands beside its root.")
            .ca(ROOT.pem() + &SERVER.pem())
            .fires(&["BND011"])
            .near(&["BND006", "BND012", "BND014"]),
        Vector::new(
            "bundle-private-key",
            "The CA's private key in the CA file. It must not leave the machine it was made on.",
        )
        .ca(ROOT.pem() + &ROOT.key.pem())
        .fires(&["BND012"])
        .near(&["PEM026", "INP021", "BND011", "BND014"]),
        Vector::new("bundle-no-certificate", "A well-formed revocation list and no certificate.")
            .ca(&crl)
            .fires(&["BND014"])
            .near(&["INP001", "INP018", "BND012"]),
        Vector::new(
            "bundle-garantia-and-company",
            "The Garantia Data root beside a company's: no edition, one known member.",
        )
        .ca(garantia + &ROOT.pem())
        .fires(&["BND002", "BND005", "BND009"])
        .near(&["BND016"]),
        Vector::new(
            "bundle-home-made-root",
            "A root of `openssl x509 -req` of old: no keyUsage, basicConstraints not critical. Only Python 3.13 minds.",
        )
        .ca(Certificate::root("Home CA")
            .key(keys::p256(13))
            .with(Extension::basic_constraints(true, None).critical(false))
            .without(ext::KEY_USAGE)
            .build()
            .pem())
        .near(&["BND006", "BND011", "CRT011", "CRT012"]),
        Vector::new(
            "bundle-odd-names",
            "Commas, quotation marks, umlauts, a line break and a terminal's control sequence in names.",
        )
        .ca([
            Certificate::new(Name::of(&[
                ("C", "DE"),
                ("O", "Müller, Söhne & \"Co\""),
                ("CN", " leading and trailing "),
            ]))
            .with(Extension::basic_constraints(true, None))
            .key(keys::p256(10))
            .build()
            .pem(),
            Certificate::new(Name::of(&[("CN", "line\nbreak \u{1b}[31mred\u{202e}")]))
                .with(Extension::basic_constraints(true, None))
                .key(keys::p256(11))
                .build()
                .pem(),
        ]
        .concat())
        .near(&["BND011", "BND014", "CRT022"]),
        Vector::new("bundle-client-in-ca-file", "The client's own certificate given as the CA file, alone.")
            .ca(CLIENT.pem())
            .fires(&["BND011"])
            .near(&["BND006", "BND012"]),
        Vector::new(
            "bundle-cross-signed",
            "A CA with two certificates: self-signed and signed by another that is there.",
        )
        .ca([
            OTHER_ROOT.pem(),
            Certificate::root("Example CA").key(keys::p256(5)).issued_by(&OTHER_ROOT).build().pem(),
            ROOT.pem(),
        ]
        .concat())
        .server(server().build().pem())
        .endpoint(HOST)
        .near(&["BND006", "BND007", "BND015", "CHN001", "CHN006"]),
    ]
}
