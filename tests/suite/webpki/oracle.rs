//! One question, put to webpki and to the dialect.

use std::time::Duration;

use rustls_pki_types::{CertificateDer, ServerName, TrustAnchor, UnixTime};
use tlsconf::{
    CheckRequest,
    contract::{
        ClientRequest, ClientVerdict, EndpointRequest, InputRequest, Policy, Role, Secret, Timestamp, Verification,
    },
};
use tlsconf_tests::forge::pem;
use webpki::{EndEntityCert, Error, KeyUsage, anchor_from_trusted_cert};

/// What is trusted, what is sent (the leaf first), when, and for which host; without one only the chain counts.
pub struct Question<'a> {
    pub trusted: Vec<&'a [u8]>,
    pub sent: Vec<&'a [u8]>,
    pub time: Timestamp,
    pub host: Option<&'a str>,
}

/// The class of webpki's first error, or that it accepts.
pub fn webpki_says(question: &Question<'_>) -> String {
    match verdict(question) {
        Ok(()) => "accepts".to_owned(),
        Err(class) => class.to_owned(),
    }
}

fn verdict(question: &Question<'_>) -> Result<(), &'static str> {
    // redis-rs takes no name that is none before it connects: nobody's certificate is for it.
    let host = question.host.map(ServerName::try_from).transpose().map_err(|_| "hostname")?;
    let trusted: Vec<CertificateDer<'_>> = question.trusted.iter().map(|der| CertificateDer::from(*der)).collect();
    let anchors: Result<Vec<TrustAnchor<'_>>, Error> = trusted.iter().map(anchor_from_trusted_cert).collect();
    let anchors = anchors.map_err(|_| "ca-file")?;
    let sent: Vec<CertificateDer<'_>> = question.sent.iter().map(|der| CertificateDer::from(*der)).collect();
    verify(&anchors, &sent, question.time, host.as_ref()).map_err(|error| class(&error))
}

fn verify(
    anchors: &[TrustAnchor<'_>],
    sent: &[CertificateDer<'_>],
    time: Timestamp,
    host: Option<&ServerName<'_>>,
) -> Result<(), Error> {
    let now = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(time.unix()).expect("after 1970")));
    let leaf = EndEntityCert::try_from(&sent[0])?;
    let (algorithms, usage) = (webpki::ALL_VERIFICATION_ALGS, KeyUsage::server_auth());
    leaf.verify_for_usage(algorithms, anchors, &sent[1..], now, usage, None, None)?;
    host.map_or(Ok(()), |host| leaf.verify_is_valid_for_subject_name(host))
}

fn class(error: &Error) -> &'static str {
    match error {
        Error::UnknownIssuer => "unknown-ca",
        Error::CertExpired { .. } | Error::InvalidCertValidity => "expired",
        Error::CertNotValidYet { .. } => "notyet",
        Error::CaUsedAsEndEntity => "ca-as-leaf",
        Error::EndEntityUsedAsCa => "not-a-ca",
        Error::PathLenConstraintViolated => "pathlen",
        Error::RequiredEkuNotFoundContext(_) => "purpose",
        Error::UnsupportedCriticalExtension => "critical",
        Error::UnsupportedCertVersion => "cert-version",
        Error::UnsupportedSignatureAlgorithmContext(_) | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_) => {
            "unsupported-alg"
        }
        Error::InvalidSignatureForPublicKey => "bad-signature",
        Error::NameConstraintViolation => "name-constraints",
        Error::CertNotValidForName(_) => "hostname",
        // rustls tells these as `BadEncoding` (pki_error in rustls/src/webpki/mod.rs).
        Error::BadDer | Error::BadDerTime | Error::TrailingData(_) | Error::ExtensionValueInvalid => "bad-encoding",
        // And every other as `Other`, with webpki's words.
        _ => "other",
    }
}

/// The client's statement: its verdict or the class of its error, and the text that it prints.
pub fn foretold(question: &Question<'_>) -> String {
    let bundle = |certificates: &[&[u8]]| -> Vec<u8> {
        certificates.iter().map(|der| pem::block("CERTIFICATE", der)).collect::<String>().into_bytes()
    };
    let mut request = CheckRequest::at(question.time);
    let host = question.host.unwrap_or("redis.example.test");
    request.endpoint = Some(EndpointRequest::Text(Secret::new(format!("{host}:6379").into_bytes())));
    if question.host.is_none() {
        request.policy = Policy { verification: Some(Verification::ChainOnly), ..Policy::default() };
    }
    request.inputs.push(InputRequest::new("ca.pem", Role::CaBundle, bundle(&question.trusted)));
    request.inputs.push(InputRequest::new("server.pem", Role::ServerChain, bundle(&question.sent)));
    statement(request)
}

/// What the client with ring says to a request.
pub fn statement(mut request: CheckRequest) -> String {
    request.clients = vec![ClientRequest { id: "redis-rs-ring".to_owned(), version: None, runtime: None }];
    let report = tlsconf::check(&request).expect("the request is well-formed");
    let statement = report.clients.first().expect("a statement");
    match statement.verdict {
        ClientVerdict::Accepts if statement.assumed.is_empty() => "accepts".to_owned(),
        ClientVerdict::Refuses => statement.class.clone().unwrap_or_default(),
        _ => format!("unknown ({})", statement.assumed.join(", ")),
    }
}
