//! `tlsconf probe`: looks at what a server presents, and lets the core judge it.

pub mod look;
mod nodes;
mod secure;

use std::{ffi::OsStr, path::Path};

use tlsconf::{
    Misuse, ProbeRequest, Probed,
    contract::{CheckRequest, Severity},
    probe,
    say::text::{self, Style},
};

use super::{request, write};
use crate::{
    args::Probe,
    files::{self, Collected, Progress},
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
};

pub fn run(args: &Probe, color: bool) -> Result<Exit, Stop> {
    if !args.roles.server_chain.is_empty() {
        return Err(Stop::misuse("--server-chain: what the server presents is looked at here; leave it out"));
    }
    let save = args.save.as_deref().map(|path| place(path, args.force)).transpose()?;
    let mut check = request::request(&args.circumstances, &args.passphrase)?;
    let target = probe::target(&check).map_err(|misuse| stop(&misuse))?;
    let mut progress = Progress::new();
    let Collected { files, complaints, remarks, .. } = files::collect(args.roles.named(&args.files), &mut progress);
    for line in complaints.iter().chain(&remarks) {
        output::complain(line);
    }
    check.inputs = files.into_iter().map(|file| file.input).collect();
    let seen = look::look(target, args.timeout, &mut progress);
    let (check, seen) = secure::look(check, seen, args, &mut progress)?;
    progress.clear();
    let probed = probe(ProbeRequest { check, seen }).map_err(|misuse| stop(&misuse))?;
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

/// The question of a check goes through the core's hands and comes back.
type Judged<T> = (CheckRequest, T);
