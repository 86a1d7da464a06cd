//! `tlsconf probe`: looks at what a server presents, and lets the core judge it.

pub mod look;

use std::{env, ffi::OsStr, path::Path};

use tlsconf::{
    Misuse, ProbeRequest, Probed,
    contract::{NodeSource, Severity},
    probe,
    say::text::{self, Style},
};
use zeroize::Zeroizing;

use super::{request, write};
use crate::{
    args::{Credentials, Probe},
    files::{self, Collected, Progress},
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
};
use look::Means;

pub fn run(args: &Probe, color: bool) -> Result<Exit, Stop> {
    if !args.roles.server_chain.is_empty() {
        return Err(Stop::misuse("--server-chain: what the server presents is looked at here; leave it out"));
    }
    let save = args.save.as_deref().map(|path| place(path, args.force)).transpose()?;
    let mut check = request::request(&args.circumstances, &args.passphrase)?;
    // An endpoint that cannot be understood is said before files are read.
    probe::target(&check).map_err(|misuse| stop(&misuse))?;
    let password = password(&args.nodes.credentials)?;
    let mut progress = Progress::new();
    let Collected { files, complaints, remarks, .. } = files::collect(args.roles.named(&args.files), &mut progress);
    for line in complaints.iter().chain(&remarks) {
        output::complain(line);
    }
    check.inputs = files.into_iter().map(|file| file.input).collect();
    let mut request = ProbeRequest::of(check);
    request.nodes = match (args.nodes.cluster, args.nodes.sentinel) {
        (true, _) => Some(NodeSource::Cluster),
        (_, true) => Some(NodeSource::Sentinel),
        _ => None,
    };
    request.follow = args.nodes.follow;
    let means = Means {
        limit: args.timeout,
        user: args.nodes.credentials.user.as_deref(),
        password: password.as_deref().map(Vec::as_slice),
    };
    look::look(&mut request, &means, &mut progress).map_err(|misuse| stop(&misuse))?;
    progress.clear();
    let probed = probe(&mut request).map_err(|misuse| stop(&misuse))?;
    if let Some((folder, name)) = save {
        keep(&probed, folder, name)?;
    }
    output::print(&match args.format {
        TableFormat::Json => formats::json(&probed)?,
        TableFormat::Human => text::probed(&probed, Style { color, width: output::width() }),
    })?;
    let counts = args.fail_on.0.map_or(0, |least: Severity| probed.at_least(least));
    Ok(if !complaints.is_empty() {
        Exit::Misuse
    } else if counts > 0 {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

fn password(credentials: &Credentials) -> Result<Option<Zeroizing<Vec<u8>>>, Stop> {
    let Some(name) = &credentials.password_env else { return Ok(None) };
    let value = env::var_os(name)
        .ok_or_else(|| Stop::misuse(format!("--password-env: no environment variable `{name}` is set")))?;
    Ok(Some(Zeroizing::new(value.into_encoded_bytes())))
}

/// The folder and the name of the file of `--save`, seen before anything is looked at.
fn place(path: &Path, force: bool) -> Result<(&Path, &str), Stop> {
    let name = path.file_name().and_then(OsStr::to_str).ok_or_else(|| Stop::misuse("--save: name a file"))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    write::check(&[(name, &[], 0o644)], folder, force)?;
    Ok((folder, name))
}

fn keep(probed: &Probed, folder: &Path, name: &str) -> Result<(), Stop> {
    if let Some(text) = &probed.server_chain {
        return write::write(&[(name, text.as_bytes(), 0o644)], folder);
    }
    output::complain("--save: nothing is written, for no certificate was seen");
    Ok(())
}

/// Fields of the request are options here.
fn stop(misuse: &Misuse) -> Stop {
    let Misuse { field, message, .. } = misuse;
    Stop::misuse(match field {
        Some("clients") => format!("--client: {message}"),
        Some("endpoint") | None => message.clone(),
        Some(field) => format!("{field}: {message}"),
    })
}
