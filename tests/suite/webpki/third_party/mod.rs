//! What others test with: `tests/tools/third-party.sh` brings it and names its folder in `TLSCONF_THIRD_PARTY`. Without
//! that there is nothing to compare.

mod chains;
mod differences;
pub mod material;
mod pkits;
mod readable;

use std::{env, path::PathBuf};

const FOLDER: &str = "TLSCONF_THIRD_PARTY";

pub fn folder() -> Option<PathBuf> {
    env::var_os(FOLDER).map(PathBuf::from)
}
