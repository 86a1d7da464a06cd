//! Why there is no configuration.

use std::fmt;

use crate::{Misuse, Refused, contract::Unsupported};

/// Why there is no configuration. It shows itself as one sentence.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request itself cannot be taken up; nothing was judged.
    Misuse(Misuse),
    /// rustls would refuse the files, or pass over a part of them, or they are unsafe. It carries the report.
    Refused(Box<Refused>),
    /// rustls or the client cannot be told what is asked for.
    Unsupported(Unsupported),
    /// A file cannot be read.
    #[cfg(feature = "files")]
    Unread(crate::files::Unread),
    /// redis-rs refused what it was handed.
    #[cfg(feature = "redis")]
    Redis(::redis::RedisError),
}

impl Error {
    pub(crate) fn unsupported(reason: impl Into<String>, instead: impl Into<String>) -> Self {
        Self::Unsupported(Unsupported { reason: reason.into(), instead: instead.into() })
    }

    /// What is wrong with the files, where they are why.
    pub fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Refused(refused) => Some(refused),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misuse(misuse) => misuse.fmt(f),
            Self::Refused(refused) => refused.fmt(f),
            Self::Unsupported(Unsupported { reason, instead }) => write!(f, "{reason}; instead: {instead}"),
            #[cfg(feature = "files")]
            Self::Unread(unread) => unread.fmt(f),
            #[cfg(feature = "redis")]
            Self::Redis(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Misuse(_) | Self::Refused(_) | Self::Unsupported(_) => None,
            #[cfg(feature = "files")]
            Self::Unread(unread) => unread.source(),
            #[cfg(feature = "redis")]
            Self::Redis(error) => error.source(),
        }
    }
}

impl From<Misuse> for Error {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl From<Box<Refused>> for Error {
    fn from(refused: Box<Refused>) -> Self {
        Self::Refused(refused)
    }
}

#[cfg(feature = "files")]
impl From<crate::files::Unread> for Error {
    fn from(unread: crate::files::Unread) -> Self {
        Self::Unread(unread)
    }
}
