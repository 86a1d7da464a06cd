//! Files on disk: nothing overwritten unasked, nothing half written, keys for their owner alone.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use tlsconf::contract::{Emitted, EmittedFile};

use crate::misuse::Stop;

/// Name below the folder, octets, permissions.
pub type Entry<'a> = (&'a str, &'a [u8], u32);

/// What was emitted; nothing where nothing could be.
pub fn emitted(one: &Emitted) -> Vec<Entry<'_>> {
    if one.unsupported.is_some() {
        return Vec::new();
    }
    let config = one.config.iter().map(|config| (config.name.as_str(), config.text.as_bytes(), 0o644));
    files(&one.files).into_iter().chain(config).collect()
}

pub fn files(files: &[EmittedFile]) -> Vec<Entry<'_>> {
    let entry = |file: &'_ EmittedFile| u32::from_str_radix(&file.mode, 8).unwrap_or(0o600);
    files.iter().filter_map(|file| Some((file.name.as_str(), file.bytes.as_ref()?.as_bytes(), entry(file)))).collect()
}

/// Refuses where something would be overwritten.
pub fn check(entries: &[Entry<'_>], folder: &Path, force: bool) -> Result<(), Stop> {
    if force {
        return Ok(());
    }
    let there: Vec<PathBuf> = entries.iter().map(|(name, ..)| folder.join(name)).filter(|path| path.exists()).collect();
    if there.is_empty() {
        return Ok(());
    }
    let (shown, more) = there.split_at(there.len().min(6));
    let mut names: Vec<String> = shown.iter().map(|path| path.display().to_string()).collect();
    if !more.is_empty() {
        names.push(format!("{} more", more.len()));
    }
    Err(Stop::misuse(format!("{} would be overwritten; --force overwrites", names.join(", "))))
}

pub fn write(entries: &[Entry<'_>], folder: &Path) -> Result<(), Stop> {
    let failed =
        |path: &Path, error: &std::io::Error| Stop::misuse(format!("{} cannot be written: {error}", path.display()));
    let mut written: Vec<(PathBuf, PathBuf)> = Vec::new();
    for &(name, octets, mode) in entries {
        let path = folder.join(name);
        // `src/main.rs` has a folder of its own.
        let own = path.parent().unwrap_or(folder);
        fs::create_dir_all(own).map_err(|error| failed(own, &error))?;
        let draft = draft(&path);
        let done = draft_file(&draft, mode).and_then(|mut file| {
            file.write_all(octets)?;
            file.sync_all()
        });
        if let Err(error) = done {
            discard(&draft);
            for (draft, _) in &written {
                discard(draft);
            }
            return Err(failed(&path, &error));
        }
        written.push((draft, path));
    }
    for (draft, path) in written {
        fs::rename(&draft, &path).map_err(|error| failed(&path, &error))?;
    }
    Ok(())
}

/// Beside the file that it becomes, so that it can be renamed.
fn draft(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.tlsconf"))
}

/// A draft is removed where it is there; that it is not is no failure.
fn discard(draft: &Path) {
    drop(fs::remove_file(draft));
}

/// With its permissions from the first moment: a key is never readable by others, however briefly.
fn draft_file(path: &Path, mode: u32) -> std::io::Result<fs::File> {
    discard(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    options.open(path)
}
