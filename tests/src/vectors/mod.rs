//! The vectors: one folder under `vectors/` for each case, made by the tables of this module's families, judged by
//! every runtime, compared exactly.
//!
//! A folder holds `about.md` (front matter: the rules that fire and those that come near and stay silent; then one
//! paragraph), the input files, `request.json` (the contract's request, an input's `bytes` being `@file`),
//! `report.json` and `report.txt` (what must come out).

mod folder;
mod recipe;

mod bundle;
mod certificate;
mod chain;
mod endpoint;
mod input;
mod keypair;
mod material;
mod names;
mod pem;
mod plan;
mod policy;
mod real;
mod server;

pub use folder::{ANSWERS, Answer, Folder, elsewhere, unbuilt};
pub use recipe::Vector;

/// Every vector, as the code makes it.
pub fn all() -> Vec<Vector> {
    [
        input::vectors(),
        pem::vectors(),
        bundle::vectors(),
        certificate::vectors(),
        names::vectors(),
        chain::vectors(),
        keypair::vectors(),
        policy::vectors(),
        endpoint::vectors(),
        plan::vectors(),
        server::vectors(),
        real::vectors(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
