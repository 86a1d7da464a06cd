//! `libtlsconf`: the core as a C library. The header is `include/tlsconf.h`; what is promised of the ABI stands in
//! `README.md`.
//!
//! Nothing here decides: each function hands what C gave to the core and the answer back. Pointers become references in
//! `boundary` alone.

#![allow(clippy::missing_safety_doc, reason = "the header says once what may be passed; cbindgen copies doc comments")]
#![deny(unsafe_op_in_unsafe_fn, clippy::undocumented_unsafe_blocks)]

mod boundary;
pub mod config;
pub mod emitted;
pub mod generated;
pub mod json;
#[cfg(target_family = "wasm")]
pub mod module;
pub mod probed;
pub mod report;
pub mod request;
pub mod rule;
mod sized;
pub mod status;

use std::ffi::{CStr, c_char};

use status::Status;

const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => c"",
};

/// The version of the library: `0.1.0`. Static.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_version() -> *const c_char {
    VERSION.as_ptr()
}

/// What a status means, in a few words. Static.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_status_text(status: u32) -> *const c_char {
    Status::of(status).map_or(c"an unknown status", Status::text).as_ptr()
}
