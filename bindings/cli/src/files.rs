//! From paths to inputs: files, standard input, directories. Bounded, in the same order every time; what cannot be
//! read is said and does not stop the rest.

mod nearby;
mod progress;
mod telling;
mod walk;

pub use progress::Progress;

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use tlsconf::{
    contract::{InputRequest, Role},
    limits, text,
};
use zeroize::Zeroizing;

use crate::parallel;
use telling::Telling;

/// One octet more than the core takes, so that it can say that the file is too large.
const READ_BYTES: usize = limits::FILE_BYTES + 1;

/// What all files together may hold: a directory of the wrong kind must not fill the memory.
const TOTAL_BYTES: usize = 1 << 30;

/// Files of a directory that are read at once, by all processors; each may have [`READ_BYTES`].
const AT_ONCE: usize = 16;

/// What was read, and what is to be said about the rest.
#[derive(Debug, Default)]
pub struct Collected {
    pub files: Vec<Found>,
    /// Misuse: each is a line for standard error, and the exit status is 2.
    pub complaints: Vec<String>,
    /// Worth a line on standard error, no misuse.
    pub remarks: Vec<String>,
    bytes: usize,
}

#[derive(Debug)]
pub struct Found {
    pub input: InputRequest,
    /// Where it was found; `None` for a file that was named.
    pub directory: Option<PathBuf>,
}

/// Reads what was named, in that order.
pub fn collect<'a>(named: impl IntoIterator<Item = (Role, &'a Path)>, progress: &mut Progress) -> Collected {
    let mut collected = Collected::default();
    let mut stdin_taken = false;
    for (role, path) in named {
        if path.as_os_str() == "-" {
            if stdin_taken {
                collected.complaints.push("standard input (-) can be read only once".to_owned());
                continue;
            }
            stdin_taken = true;
            match read_wiped(&mut io::stdin().lock().take(READ_BYTES as u64), 0) {
                Ok(bytes) => collected.push("stdin".to_owned(), None, role, bytes),
                Err(error) => collected.complaints.push(format!("standard input cannot be read: {error}")),
            }
        } else if path.is_dir() {
            collected.directory(role, path, progress);
        } else {
            collected.file(role, path);
        }
    }
    collected
}

impl Collected {
    fn push(&mut self, name: String, directory: Option<PathBuf>, role: Role, mut bytes: Zeroizing<Vec<u8>>) {
        self.bytes += bytes.len();
        let input = InputRequest::new(name, role, std::mem::take(&mut *bytes));
        self.files.push(Found { input, directory });
    }

    fn file(&mut self, role: Role, path: &Path) {
        match open_and_read(path, READ_BYTES) {
            Ok(bytes) => self.push(shown(path), None, role, bytes),
            Err(error) => self.complaints.push(cannot_read(path, &error)),
        }
    }

    fn directory(&mut self, role: Role, directory: &Path, progress: &mut Progress) {
        let mut walked = walk::walk(directory);
        self.complaints.append(&mut walked.complaints);
        let mut passed_over = 0_usize;
        let mut taken = 0_usize;
        let mut seen = HashSet::new();
        let batches = walked.files.chunks(AT_ONCE).enumerate().flat_map(|(number, paths)| {
            progress.bar(number * AT_ONCE, walked.files.len(), "files read");
            // Directories of links (`/etc/ssl/certs`, mounted Secrets) name the same file more than once.
            let targets = parallel::each(paths.iter().collect(), || (), |(), path| fs::canonicalize(path));
            let mut is_new = |target: io::Result<PathBuf>| target.map_or(true, |target| seen.insert(target));
            let paths: Vec<&PathBuf> =
                paths.iter().zip(targets).filter_map(|(path, target)| is_new(target).then_some(path)).collect();
            let told = parallel::each(paths.clone(), || (), |(), path| telling::read(path, READ_BYTES));
            paths.into_iter().zip(told)
        });
        for (path, told) in batches {
            if self.bytes >= TOTAL_BYTES {
                self.complaints.push(format!(
                    "{}: over {} MiB were read; the rest was not, from {} on",
                    shown(directory),
                    TOTAL_BYTES >> 20,
                    shown(path)
                ));
                break;
            }
            match told {
                Telling::Taken(bytes) => {
                    taken += 1;
                    self.push(shown(path), path.parent().map(Path::to_path_buf), role, bytes);
                }
                Telling::PassedOver => passed_over += 1,
                Telling::Unreadable(error) => self.complaints.push(cannot_read(path, &error)),
            }
        }
        progress.clear();
        if taken == 0 {
            let count = match passed_over {
                0 => "it holds no file".to_owned(),
                1 => "the one file in it was passed over".to_owned(),
                count => format!("{count} files in it were passed over"),
            };
            self.complaints.push(format!("{}: no certificate, key or ZIP was found; {count}", shown(directory)));
        } else if passed_over > 0 {
            let files = if passed_over == 1 { "1 file was" } else { &format!("{passed_over} files were") };
            self.remarks.push(format!("{}: {files} passed over as nothing of TLS", shown(directory)));
        }
    }
}

/// The path as it may be shown and as the report names it.
pub fn shown(path: &Path) -> String {
    text::visible(&path.to_string_lossy())
}

/// What is wrong, in one line, with what was probably meant.
pub fn cannot_read(path: &Path, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::NotFound => return nearby::not_found(path),
        io::ErrorKind::PermissionDenied => "no permission".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => error.to_string(),
    };
    format!("{}: cannot be read: {why}", shown(path))
}

pub fn open_and_read(path: &Path, most: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let file = File::open(path)?;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    read_wiped(&mut file.take(most as u64), usize::try_from(size).unwrap_or(most).min(most) + 1)
}

/// Reads to the end without leaving copies behind: `Vec` does not wipe what it moves away from when it grows.
pub fn read_wiped(reader: &mut impl Read, expected: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(vec![0_u8; expected.max(64 << 10)]);
    let mut length = 0;
    loop {
        if length == bytes.len() {
            let mut larger = Zeroizing::new(vec![0_u8; bytes.len() * 2]);
            larger[..length].copy_from_slice(&bytes);
            bytes = larger;
        }
        match reader.read(&mut bytes[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(length);
    if bytes.capacity() > 2 * length {
        // Tens of thousands of small files are held at once; what they were read into is wiped and given back.
        let mut exact = Zeroizing::new(Vec::with_capacity(length));
        exact.extend_from_slice(&bytes);
        return Ok(exact);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_read_whatever_was_expected() {
        let data: Vec<u8> = (0..300_000_u32).map(|number| number as u8).collect();
        for expected in [0, 1, 299_999, 300_001] {
            let read = read_wiped(&mut data.as_slice(), expected).map(|bytes| bytes.to_vec());
            assert_eq!(read.ok().as_ref(), Some(&data));
        }
    }
}
