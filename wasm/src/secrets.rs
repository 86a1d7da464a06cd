//! What comes in, any of which may be a key or a passphrase.

use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use tlsconf::{
    CheckRequest,
    contract::{EmitOptions, InputRequest, Secret},
};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

use crate::answer::refusal;

/// Handed over by JavaScript: this side owns them and wipes them.
pub type Octets = Vec<u8>;

/// A request out of its JSON.
pub fn given<T: DeserializeOwned>(request: Octets) -> Result<T, JsValue> {
    let request = Zeroizing::new(request);
    // serde's words name the field and the place and never repeat a secret.
    serde_json::from_slice(&request).map_err(|error| refusal("request", None, &error.to_string()))
}

/// Puts the octets of the files and the passphrase where they belong.
pub fn place(request: &mut CheckRequest, files: Option<&Array>, passphrase: Option<Octets>) -> Result<(), JsValue> {
    request.passphrase = either(passphrase, request.passphrase.take());
    put(&mut request.inputs, files, "inputs")
}

/// Puts the password of key stores and the randomness for their salts where they belong.
pub fn place_options(options: &mut EmitOptions, store_password: Option<Octets>, entropy: Option<Octets>) {
    options.store_password = either(store_password, options.store_password.take());
    options.entropy = either(entropy, options.entropy.take());
}

/// Puts the octets of files into inputs, in their order.
pub fn put<'a>(
    inputs: impl IntoIterator<Item = &'a mut InputRequest>,
    files: Option<&Array>,
    field: &'static str,
) -> Result<(), JsValue> {
    let Some(files) = files else { return Ok(()) };
    for (at, input) in inputs.into_iter().enumerate() {
        let file = files.get(at as u32);
        let octets = file
            .dyn_ref::<Uint8Array>()
            .ok_or_else(|| refusal("request", Some(field), "the octets of a file are missing"))?;
        let name = std::mem::take(&mut input.name);
        *input = InputRequest::new(name, input.role, octets.to_vec());
    }
    Ok(())
}

pub fn either(octets: Option<Octets>, in_json: Option<Secret>) -> Option<Secret> {
    octets.map(Secret::new).or(in_json)
}
