//! `tlsconf emit`.

mod text;

use std::{
    env,
    path::{Path, PathBuf, absolute},
};

use tlsconf::{
    EmitEachRequest, Misuse, clients,
    contract::{ClientRequest, ClientVerdict, EmitOptions, Emitted, Role, Secret},
    emit::Files,
};

use super::{request, write};
use crate::{
    args::Emit,
    files::{self, Collected, Progress},
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
};

pub fn run(args: &Emit) -> Result<Exit, Stop> {
    let asked = asked(args)?;
    if args.all && args.out.is_none() && args.format == TableFormat::Human {
        return Err(Stop::misuse("--all writes a folder for each: name it with --out DIR"));
    }
    let mut progress = Progress::new();
    let Collected { files, complaints, remarks, .. } = files::collect(named(args), &mut progress);
    for line in complaints.iter().chain(&remarks) {
        output::complain(line);
    }
    if !complaints.is_empty() {
        return Ok(Exit::Misuse);
    }
    let mut check = request::request(&args.circumstances, &args.passphrase)?;
    check.clients.clear();
    check.inputs = files.into_iter().map(|file| file.input).collect();
    let folders: Vec<Option<PathBuf>> =
        asked.iter().map(|client| args.out.as_deref().map(|out| folder(out, args, client))).collect();
    let directories = match args.options.paths {
        Some(_) => Vec::new(),
        None => asked.iter().zip(&folders).map(lies).collect::<Result<_, _>>()?,
    };
    let request = EmitEachRequest::of(check, asked).with_options(options(args)?).with_directories(directories);
    let emitted = tlsconf::emit_each(&request).map_err(|misuse| stop(&misuse))?;
    let emitted: Vec<(Emitted, Option<PathBuf>)> = emitted.into_iter().zip(folders).collect();
    for (one, folder) in &emitted {
        if let Some(folder) = folder {
            write::check(&write::emitted(one), folder, args.force)?;
        }
    }
    for (one, folder) in &emitted {
        if let Some(folder) = folder {
            write::write(&write::emitted(one), folder)?;
        }
    }
    let failed = emitted.iter().any(|(one, _)| fails(one));
    print(args, emitted)?;
    // With --all what cannot be done for some is no failure of the others.
    Ok(if failed && !args.all { Exit::Findings } else { Exit::Fine })
}

fn asked(args: &Emit) -> Result<Vec<ClientRequest>, Stop> {
    if args.all {
        return Ok(clients::TARGETS.iter().map(|target| ClientRequest::of(target.id)).collect());
    }
    if args.circumstances.client.is_empty() {
        let ids: Vec<&str> = clients::TARGETS.iter().map(|target| target.id).collect();
        return Err(Stop::Misuse(vec![
            "say for whom: --client ID, or --all".to_owned(),
            format!("known are {}", ids.join(", ")),
        ]));
    }
    Ok(args.circumstances.client.clone())
}

fn named(args: &Emit) -> impl Iterator<Item = (Role, &Path)> {
    args.roles.named(&args.files)
}

fn options(args: &Emit) -> Result<EmitOptions, Stop> {
    let asked = &args.options;
    let store_password = match &asked.store_password_env {
        None => None,
        Some(name) => {
            let value = env::var_os(name).ok_or_else(|| {
                Stop::misuse(format!("--store-password-env: no environment variable `{name}` is set"))
            })?;
            Some(Secret::new(value.into_encoded_bytes()))
        }
    };
    Ok(EmitOptions {
        user: asked.user.clone(),
        password_env: asked.password_env.clone(),
        passphrase_env: asked.key_passphrase_env.clone(),
        database: asked.database,
        topology: asked.topology,
        primary: asked.primary.clone(),
        directory: asked.paths.clone().unwrap_or_default(),
        key: asked.key_format,
        add_roots: asked.add_root.clone(),
        store_password,
        entropy: None,
    })
}

/// Several clients lie in folders of their own: they share the names of files.
fn folder(out: &Path, args: &Emit, client: &ClientRequest) -> PathBuf {
    let is_one = !args.all && args.circumstances.client.len() == 1;
    if is_one { out.to_owned() } else { out.join(client.id.replace(['/', '@'], "-")) }
}

/// Where the files of one will lie.
fn lies((client, folder): (&ClientRequest, &Option<PathBuf>)) -> Result<String, Stop> {
    match folder {
        Some(folder) if !is_mounted(client) => directory(folder),
        _ => Ok("/tls".to_owned()),
    }
}

/// What carries the files inside itself says where they will be mounted, not where it was written.
fn is_mounted(client: &ClientRequest) -> bool {
    clients::TARGETS.iter().any(|target| target.id == client.id && target.files == Files::Inline)
}

fn directory(folder: &Path) -> Result<String, Stop> {
    let path = absolute(folder).map_err(|error| Stop::misuse(format!("--out: {error}")))?;
    path.into_os_string().into_string().map_err(|_| Stop::misuse("--out: its name is not UTF-8; give --paths"))
}

/// Fields of the request are options here.
fn stop(misuse: &Misuse) -> Stop {
    let Misuse { field, message, .. } = misuse;
    Stop::misuse(match field {
        Some("client" | "clients") => format!("--client: {message}"),
        Some("options.add_roots") => format!("--add-root: {message}"),
        Some("options.user") => format!("--user: {message}"),
        Some("options.primary") => format!("--primary: {message}"),
        Some("options.directory") => format!("--paths: {message}"),
        Some("options.password_env") => format!("--password-env: {message}"),
        Some("options.passphrase_env") => format!("--key-passphrase-env: {message}"),
        Some("endpoint") => format!("--endpoint: {message}"),
        Some(field) => format!("{field}: {message}"),
        None => message.clone(),
    })
}

fn fails(one: &Emitted) -> bool {
    one.unsupported.is_some()
        || one.as_emitted.as_ref().is_some_and(|statement| statement.verdict == ClientVerdict::Refuses)
}

fn print(args: &Emit, emitted: Vec<(Emitted, Option<PathBuf>)>) -> Result<(), Stop> {
    let text = match args.format {
        TableFormat::Human => {
            let width = output::width();
            let pages: Vec<String> =
                emitted.iter().map(|(one, folder)| text::page(one, folder.as_deref(), args.all, width)).collect();
            pages.join(if args.all { "" } else { "\n" })
        }
        TableFormat::Json => {
            let keep = args.secrets;
            let mut all: Vec<Emitted> = emitted.into_iter().map(|(one, _)| one).collect();
            for file in all.iter_mut().flat_map(|one| &mut one.files) {
                if file.secret && !keep {
                    file.bytes = None;
                }
            }
            match (all.len(), all.pop()) {
                (1, Some(one)) => formats::json(&one)?,
                (_, last) => {
                    all.extend(last);
                    formats::json(&all)?
                }
            }
        }
    };
    output::print(&text)
}
