//! `tlsconf generate`: brings randomness, time and files, and writes what the core makes of them.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    path::{Path, PathBuf, absolute},
    slice,
};

use tlsconf::{
    GenerateRequest, Generated, Misuse,
    contract::{ClientCertificateRequest, CsrRequest, DevRequest, EmittedFile, InputRequest, Role, Secret, SigningCa},
};

use super::{
    request,
    write::{self, Entry},
};
use crate::{
    args::{Generate, Made, Passphrase},
    files, formats,
    misuse::Stop,
    output::{self, Exit},
    passphrase,
    values::TableFormat,
};

/// Octets of the system's generator: more than the strongest key needs.
const ENTROPY: usize = 48;

/// A CA and its key are a few pages; what is larger is a wrong file.
const CA_BYTES: usize = 1 << 20;

pub fn run(asked: &Generate) -> Result<Exit, Stop> {
    let mut request = GenerateRequest::at(request::now(), entropy()?);
    let (made, place) = match asked {
        Generate::Client { name, days, ca, ca_key, passphrase, database, made } => {
            let ca = match (ca, ca_key) {
                (Some(ca), Some(key)) => Some(signing(ca, key, passphrase)?),
                _ => None,
            };
            let (name, database) = (name.clone(), database.clone());
            request.client = Some(ClientCertificateRequest { name, days: *days, ca, database });
            (made, made.out.clone())
        }
        Generate::Csr { name, host, made } => {
            request.csr = Some(CsrRequest { name: name.clone(), hosts: host.clone() });
            (made, made.out.clone())
        }
        Generate::Dev { name, ip, days, port, topology, made } => {
            let out = made.out.clone().unwrap_or_else(|| PathBuf::from("redis-dev"));
            if is_archive(&out) {
                return Err(Stop::misuse(
                    "--out: redis.conf names its files by their paths: give the folder in which they are to lie, not a ZIP",
                ));
            }
            let mut hosts: Vec<String> = name.iter().chain(ip).cloned().collect();
            if hosts.is_empty() {
                hosts = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
            }
            let (days, port, topology) = (*days, *port, *topology);
            let directory = directory(&out)?;
            request.dev = Some(DevRequest { hosts, days, port, topology, directory });
            (made, Some(out))
        }
    };
    request.key = made.key;
    request.time = made.at.unwrap_or(request.time);
    let generated = tlsconf::generate(&request).map_err(|misuse| stop(&misuse, asked))?;
    let place = place.unwrap_or_else(|| PathBuf::from(&generated.archive.name));
    save(&generated, &place, made.force)?;
    print(generated, made, &place)?;
    Ok(Exit::Fine)
}

fn entropy() -> Result<Secret, Stop> {
    let mut octets = vec![0; ENTROPY];
    getrandom::fill(&mut octets).map_err(|error| {
        Stop::misuse(format!("the system gives no randomness, without which no key is made: {error}"))
    })?;
    Ok(Secret::new(octets))
}

fn signing(ca: &Path, key: &Path, asked: &Passphrase) -> Result<SigningCa, Stop> {
    let input = |option: &str, path: &Path| {
        let octets = files::open_and_read(path, CA_BYTES)
            .map_err(|error| Stop::misuse(format!("{option}: {}", files::cannot_read(path, &error))))?;
        Ok::<_, Stop>(InputRequest::new(path.to_string_lossy(), Role::Auto, octets.to_vec()))
    };
    Ok(SigningCa {
        certificate: input("--ca", ca)?,
        key: input("--ca-key", key)?,
        passphrase: passphrase::passphrase(asked)?,
    })
}

fn is_archive(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

fn directory(folder: &Path) -> Result<String, Stop> {
    let path = absolute(folder).map_err(|error| Stop::misuse(format!("--out: {error}")))?;
    path.into_os_string()
        .into_string()
        .map_err(|_| Stop::misuse("--out: its name is not UTF-8, so that no configuration can name it"))
}

fn save(generated: &Generated, place: &Path, force: bool) -> Result<(), Stop> {
    if !is_archive(place) {
        let entries = write::files(&generated.files);
        write::check(&entries, place, force)?;
        return write::write(&entries, place);
    }
    let folder = place.parent().unwrap_or(Path::new(""));
    let Some(name) = place.file_name().and_then(OsStr::to_str) else {
        return Err(Stop::misuse("--out: its name is not UTF-8"));
    };
    let archive = write::files(slice::from_ref(&generated.archive));
    // Under the name that was asked for.
    let entries: Vec<Entry<'_>> = archive.into_iter().map(|(_, octets, mode)| (name, octets, mode)).collect();
    write::check(&entries, folder, force)?;
    write::write(&entries, folder)
}

fn print(mut generated: Generated, made: &Made, place: &Path) -> Result<(), Stop> {
    if made.format == TableFormat::Json {
        for file in generated.files.iter_mut().chain(std::iter::once(&mut generated.archive)) {
            if file.secret {
                file.bytes = None;
            }
        }
        return output::print(&formats::json(&generated)?);
    }
    let (own, nested): (Vec<&EmittedFile>, Vec<&EmittedFile>) =
        generated.files.iter().partition(|file| !file.name.contains('/'));
    let width = own.iter().map(|file| file.name.len()).max().unwrap_or(0);
    let mut lines = vec![format!("Written: {}", files::shown(place))];
    lines.extend(own.iter().map(|file| {
        let secret = if file.secret { ", secret" } else { "" };
        format!("  {:width$}  {}{secret}", file.name, file.purpose)
    }));
    let clients: BTreeSet<&str> = nested.iter().filter_map(|file| file.name.split('/').nth(1)).collect();
    if !clients.is_empty() {
        lines.push(format!("  {:width$}  what each of {} clients needs", "clients/", clients.len()));
    }
    if let Some(report) = &generated.report {
        lines.extend([String::new(), format!("Checked: {}", report.headline)]);
    }
    lines.extend([String::new(), "Next:".to_owned()]);
    lines.extend(generated.next.iter().map(|line| format!("  {line}")));
    output::print(&(lines.join("\n") + "\n"))
}

/// Fields of the request are options here.
fn stop(misuse: &Misuse, asked: &Generate) -> Stop {
    let Misuse { field, message, .. } = misuse;
    let option = match (field, asked) {
        (Some("name"), _) => "--name: ",
        (Some("days"), _) => "--days: ",
        (Some("database"), _) => "--database: ",
        (Some("port"), _) => "--port: ",
        (Some("time"), _) => "--at: ",
        (Some("hosts"), Generate::Csr { .. }) => "--host: ",
        (Some("hosts"), _) => "--name, --ip: ",
        (Some("ca.certificate"), _) => "--ca: ",
        (Some("ca.key"), _) => "--ca-key: ",
        _ => "",
    };
    Stop::misuse(format!("{option}{message}"))
}
