//! Files that hold other files, or several things in a binary form.

pub(crate) mod archive;
pub(super) mod ber;
pub(super) mod jks;
pub(super) mod manifest;
pub(super) mod pkcs12;
pub(crate) mod pkcs7;
mod stand_in;
