//! What a TLS stack is set up with, the octets beside the answer.

use js_sys::Array;
use tlsconf::{ConfigRequest, contract::FileBytes};
use wasm_bindgen::prelude::*;

use crate::{
    answer::{self, object, refuse},
    secrets::{self, Octets, given},
};

/// The answer, and the octets that are left out of it: the trust anchors, the chain, the key.
#[wasm_bindgen]
pub fn config(request: Octets, files: Option<Array>, passphrase: Option<Octets>) -> Result<Array, JsValue> {
    let mut request: ConfigRequest = given(request)?;
    secrets::place(&mut request.check, files.as_ref(), passphrase)?;
    let mut configured = tlsconf::config(&request).map_err(refuse)?;
    let (mut anchors, mut chain, mut key) = (Array::new(), Array::new(), JsValue::NULL);
    if let Some(config) = &mut configured.config {
        anchors = octets(&mut config.trust_anchors);
        chain = octets(&mut config.certificate_chain);
        if let Some(held) = &mut config.key {
            let bytes = std::mem::replace(&mut held.bytes, FileBytes::new(Vec::new()));
            key = answer::octets(&bytes);
        }
    }
    let [anchors, chain] = [anchors, chain].map(JsValue::from);
    Ok(Array::of4(&object(&configured)?, &anchors, &chain, &key))
}

fn octets(files: &mut Vec<FileBytes>) -> Array {
    std::mem::take(files).iter().map(answer::octets).collect()
}
