//! Answers and refusals as JavaScript values.

use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tlsconf::{Misuse, contract::FileBytes};
use wasm_bindgen::JsValue;

/// What is thrown; the package's functions make of it an `Error` of their own.
#[derive(Serialize)]
struct Refusal<'a> {
    code: &'static str,
    field: Option<&'static str>,
    message: &'a str,
}

pub fn object(answer: &impl Serialize) -> Result<JsValue, JsValue> {
    answer.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

pub fn octets(bytes: &FileBytes) -> JsValue {
    Uint8Array::from(bytes.as_bytes()).into()
}

/// Misuse of a field, or a request that cannot be understood at all.
pub fn refuse(misuse: Misuse) -> JsValue {
    refusal(if misuse.field.is_some() { "misuse" } else { "request" }, misuse.field, &misuse.message)
}

pub fn refusal(code: &'static str, field: Option<&'static str>, message: &str) -> JsValue {
    object(&Refusal { code, field, message }).unwrap_or(JsValue::UNDEFINED)
}
