//! What the core itself never asks the system for: the octets of files, and the time.
//!
//! The one module that touches the system, behind the feature `files`; a test holds it to this file and its size.

#![allow(clippy::disallowed_methods, reason = "here alone: the rest of the core is pure")]

use std::{
    fmt,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use zeroize::Zeroizing;

use crate::{
    contract::{InputRequest, Role, Timestamp},
    limits::FILE_BYTES,
};

/// A file that cannot be read. Nothing was judged.
#[derive(Debug)]
#[non_exhaustive]
pub struct Unread {
    /// As it was given.
    pub path: PathBuf,
    /// What the system says.
    pub error: io::Error,
}

/// The time of a check that is made now.
///
/// ```
/// use tlsconf::{CheckRequest, files};
///
/// assert!(CheckRequest::at(files::now()).time.unix() > 1_700_000_000);
/// ```
pub fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Timestamp::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
}

/// The files at some paths; what each is for is told from what it holds, and said in the report.
///
/// ```no_run
/// use tlsconf::{CheckRequest, files};
///
/// let request = CheckRequest::at(files::now()).with_inputs(files::read(["redis_ca.pem", "redis-user.zip"])?);
/// println!("{}", tlsconf::check(&request)?.headline);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<Vec<InputRequest>, Unread> {
    paths.into_iter().map(|path| read_as(path, Role::Auto)).collect()
}

/// The file at a path, for what it is to be taken. Of more than 64 MiB no more is read than shows that it is too large,
/// which is a finding. Its octets are wiped on drop.
pub fn read_as(path: impl AsRef<Path>, role: Role) -> Result<InputRequest, Unread> {
    let path = path.as_ref();
    let unread = |error| Unread { path: path.to_owned(), error };
    let name =
        path.to_str().ok_or_else(|| unread(io::Error::new(io::ErrorKind::InvalidInput, "its name is no UTF-8")))?;
    let octets = octets(path).map_err(unread)?;
    Ok(InputRequest { name: name.to_owned(), role, bytes: octets.into() })
}

/// By what a change of a file is told without reading it.
#[cfg(feature = "rustls")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// A file that was put in its place by renaming, within one tick of the clock.
    inode: u64,
}

#[cfg(feature = "rustls")]
pub(crate) fn stamp(path: &str) -> Result<Stamp, Unread> {
    let metadata = std::fs::metadata(path).map_err(|error| Unread { path: path.into(), error })?;
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let inode = 0;
    Ok(Stamp { length: metadata.len(), modified: metadata.modified().ok(), inode })
}

/// Reads without leaving copies behind: `Vec` does not wipe what it moves away from when it grows.
fn octets(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
    }
    let most = FILE_BYTES + 1;
    let expected = usize::try_from(metadata.len()).unwrap_or(most).min(most);
    let mut octets = Zeroizing::new(vec![0; expected + 1]);
    let mut length = 0;
    let mut file = file.take(most as u64);
    loop {
        if length == octets.len() {
            let mut larger = Zeroizing::new(vec![0; octets.len() * 2]);
            larger[..length].copy_from_slice(&octets);
            octets = larger;
        }
        match file.read(&mut octets[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    octets.truncate(length);
    Ok(octets)
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: cannot be read: {}", crate::text::visible(&self.path.to_string_lossy()), self.error)
    }
}

impl std::error::Error for Unread {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
