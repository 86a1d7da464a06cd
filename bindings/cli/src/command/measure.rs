//! `tlsconf measure`: what TLS costs here. Gentle: few connections, a few seconds, and commands that touch no data.

mod load;
mod route;
mod run;

use tlsconf::{
    CheckRequest, Misuse, ProbeRequest,
    contract::{ClientRequest, ConfigRequest, Endpoint, EndpointRequest, KeyOutput, ProbeTarget, Secret},
    measure, probe,
    say::text::{self, Style},
};

use super::{
    probe::look::{self, Means},
    request,
};
use crate::{
    args::Measure,
    files::{self, Collected, Progress},
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
    wire::tls,
};
use route::{Credentials, Route};

pub fn run(args: &Measure, color: bool) -> Result<Exit, Stop> {
    let mut request = request::request(&args.circumstances, &args.passphrase)?;
    let target = probe::target(&request).map_err(|misuse| stop(&misuse))?;
    let plain = args.plain.as_deref().map(|text| plain_target(text, &request)).transpose()?;
    let credentials = Credentials::read(&args.credentials)?;
    let mut progress = Progress::new();
    let Collected { files, complaints, remarks, .. } = files::collect(args.roles.named(&args.files), &mut progress);
    for line in complaints.iter().chain(&remarks) {
        output::complain(line);
    }
    if !complaints.is_empty() {
        return Ok(Exit::Misuse);
    }
    request.inputs = files.into_iter().map(|file| file.input).collect();

    let mut looked = ProbeRequest::of(request);
    let means = Means { limit: args.timeout, user: None, password: None };
    look::look(&mut looked, &means, &mut progress).map_err(|misuse| stop(&misuse))?;
    let ProbeRequest { check: mut request, seen, .. } = looked;
    let address = look::address(&seen, target.port);
    let first = seen.handshakes.iter().find(|one| !one.chain.is_empty());
    let (Some(first), Some(address)) = (first, address) else {
        return Err(Stop::misuse(format!(
            "nothing was measured: no TLS was met there; tlsconf probe {} says why",
            args.circumstances.endpoint.as_deref().map(shown).unwrap_or_default()
        )));
    };
    if !probe::vouched(&mut request, first).map_err(|misuse| stop(&misuse))? {
        return Err(Stop::misuse(
            "nothing was measured: by the files given no client would trust this server; give its CA with --ca (tlsconf probe says more)",
        ));
    }
    let (request, identity) = identity(request)?;
    let judged = first.chain.first().map(|der| der.as_bytes().to_vec()).unwrap_or_default();
    let tls = Route::tls(address, target.server_name.as_deref(), judged, identity, args.timeout)
        .map_err(|error| Stop::misuse(format!("nothing was measured: {error}")))?;
    let beside = plain.as_ref().map(|target| Route::plain(target, args.timeout)).transpose().map_err(Stop::misuse)?;
    let costs = run::run(&tls, beside.as_ref(), &credentials, args, &mut progress).map_err(Stop::misuse)?;
    progress.clear();
    let measured =
        measure::measured(&request, plain.map(|target| endpoint(&target)), costs).map_err(|misuse| stop(&misuse))?;
    output::print(&match args.format {
        TableFormat::Json => formats::json(&measured)?,
        TableFormat::Human => text::measured(&measured, Style { color, width: output::width() }),
    })?;
    Ok(Exit::Fine)
}

/// An endpoint may hold a password.
fn shown(endpoint: &str) -> String {
    let mut request = CheckRequest::at(request::now());
    request.endpoint = Some(EndpointRequest::Text(Secret::new(endpoint.as_bytes().to_vec())));
    probe::target(&request).map_or_else(|_| "HOST:PORT".to_owned(), |target| format!("{}:{}", target.host, target.port))
}

fn plain_target(text: &str, request: &CheckRequest) -> Result<ProbeTarget, Stop> {
    let mut plain = CheckRequest::at(request.time);
    plain.endpoint = Some(EndpointRequest::Text(Secret::new(text.as_bytes().to_vec())));
    let target = probe::target(&plain).map_err(|Misuse { message, .. }| Stop::misuse(format!("--plain: {message}")))?;
    if target.tls == Some(true) {
        return Err(Stop::misuse("--plain: this text asks for TLS; give the port without it, as redis://HOST:PORT"));
    }
    Ok(target)
}

fn endpoint(target: &ProbeTarget) -> Endpoint {
    Endpoint { host: target.host.clone(), port: Some(target.port), server_name: None, scheme: Some("redis".to_owned()) }
}

type Identity = Option<std::sync::Arc<rustls::sign::CertifiedKey>>;

/// The client certificate, where one was given: without it a server that insists on one is not measured.
fn identity(check: CheckRequest) -> Result<(CheckRequest, Identity), Stop> {
    let request = ConfigRequest::of(check, ClientRequest::of("redis-rs")).with_key(KeyOutput::Pkcs8);
    let configured = tlsconf::config(&request).map_err(|misuse| stop(&misuse))?;
    let identity = match (&configured.config, &configured.refusal) {
        (Some(config), _) => tls::identity(config).map_err(|error| Stop::misuse(error.to_string()))?,
        (None, Some(refusal)) if !configured.report.keys.is_empty() => {
            return Err(Stop::misuse(refusal.message.clone()));
        }
        (None, _) => None,
    };
    Ok((request.check, identity))
}

fn stop(misuse: &Misuse) -> Stop {
    let Misuse { field, message, .. } = misuse;
    Stop::misuse(match field {
        Some("endpoint") | None => message.clone(),
        Some(field) => format!("{field}: {message}"),
    })
}
