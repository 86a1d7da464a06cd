//! What helpers for clients take.

use ::rustls::ClientConfig;

use super::Config;

/// A [`Config`], or one that follows its files ([`Reloading`](super::Reloading), with the feature `files`).
pub trait Source {
    /// What new connections are made with now.
    fn config(&self) -> Config;

    /// For rustls. Where the source follows files, so does this.
    fn client_config(&self) -> ClientConfig;
}

impl Source for Config {
    fn config(&self) -> Config {
        self.clone()
    }

    fn client_config(&self) -> ClientConfig {
        Self::client_config(self)
    }
}
