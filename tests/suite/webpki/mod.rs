//! The dialect of rustls against webpki itself: the same verdict and the same first error, on generated chains, on every
//! vector, and on what others test with.

mod generated;
mod oracle;
pub mod third_party;
mod vectors;
