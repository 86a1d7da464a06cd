//! [`Config`] and [`Server`]: what rustls is set up with, out of files that were judged for it first.
//!
//! Every trust anchor goes in, one by one, and nothing is passed over in silence; chain and host name are verified, and
//! nothing here switches that off. Cryptography is the caller's: a [`CryptoProvider`] of aws-lc-rs, ring or others, and the
//! files are judged as rustls with that one takes them. Nothing here connects or waits.
//!
//! ```
//! use std::sync::Arc;
//! use tlsconf::{CheckRequest, contract::{InputRequest, Role, Timestamp}, rustls::{Config, Error}};
//!
//! # fn files() -> Vec<InputRequest> { vec![InputRequest::new("redis_ca.pem", Role::CaBundle, b"-----BEGIN".to_vec())] }
//! let time = Timestamp::parse("2026-11-25T00:00:00Z").expect("a moment");
//! let request = CheckRequest::at(time).with_inputs(files()).with_endpoint("cache.example.com:12345");
//! let provider = Arc::new(rustls::crypto::ring::default_provider());
//! match Config::new(request, provider) {
//!     Ok(config) => drop(config.client_config()),
//!     Err(Error::Refused(refused)) => eprintln!("{refused}\n\n{}", refused.render()),
//!     Err(error) => eprintln!("{error}"),
//! }
//! ```

mod config;
mod error;
mod material;
mod policy;
#[cfg(feature = "files")]
mod reloading;
mod server;
mod source;
mod target;

pub use ::rustls::crypto::CryptoProvider;
pub use config::{Config, ConfigBuilder};
pub use error::Error;
#[cfg(feature = "files")]
pub use reloading::Reloading;
pub use server::Server;
pub use source::Source;
pub use target::Target;
