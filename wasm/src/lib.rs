//! The core's verbs for JavaScript.
//!
//! What the package's own functions (`wasm/npm/src`) call; nothing else should. A request comes as UTF-8 JSON, so that
//! unknown fields are refused, and its octets beside it, so that no key need stand in a text. Whatever came in is owned
//! here and wiped, as is every block of memory that is given back. Answers leave as objects only: JavaScript writes the
//! same JSON of them as the core does, and a second serialiser would be a twentieth of the module.

#![allow(clippy::needless_pass_by_value, reason = "what came in is owned, so that it is wiped")]

mod answer;
mod config;
mod secrets;

use js_sys::{Array, Function};
use tlsconf::{
    CheckRequest, EmitEachRequest, EmitRequest, GenerateRequest, Progress, Rule,
    clients::facts,
    contract::{EmittedFile, Secret},
    say::text::{self, Style},
};
use wasm_bindgen::prelude::*;

use answer::{object, refuse};
use secrets::{Octets, given};

/// Copies that growing vectors leave behind are wiped with the rest.
#[cfg(target_family = "wasm")]
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// `files` holds the octets of each input, in order, and the JSON has empty ones; without it they are base64 in the JSON.
/// `watch` is told how far it has come: the file, blocks of it that were read, of so many.
#[wasm_bindgen]
pub fn check(
    request: Octets,
    files: Option<Array>,
    passphrase: Option<Octets>,
    watch: Option<Function>,
) -> Result<JsValue, JsValue> {
    let request = asked(request, files.as_ref(), passphrase)?;
    let mut tell = |told: Progress| {
        if let Some(watch) = &watch {
            let [input, done, total] = [told.input, told.done, told.total].map(|number| JsValue::from(number as u32));
            // What a watcher throws does not stop a check.
            drop(watch.call3(&JsValue::UNDEFINED, &input, &done, &total));
        }
    };
    object(&tlsconf::check_watched(&request, &mut tell).map_err(refuse)?)
}

/// The report of the same request as the program prints it on a terminal of so many columns.
#[wasm_bindgen]
pub fn text(
    request: Octets,
    files: Option<Array>,
    passphrase: Option<Octets>,
    width: usize,
) -> Result<String, JsValue> {
    let report = tlsconf::check(&asked(request, files.as_ref(), passphrase)?).map_err(refuse)?;
    Ok(text::human(&report, Style { color: false, width }))
}

/// The answer, and the octets of its files in the same order: they are not in the answer itself.
#[wasm_bindgen]
pub fn emit(
    request: Octets,
    files: Option<Array>,
    passphrase: Option<Octets>,
    store_password: Option<Octets>,
    entropy: Option<Octets>,
) -> Result<Array, JsValue> {
    let mut request: EmitRequest = given(request)?;
    secrets::place(&mut request.check, files.as_ref(), passphrase)?;
    secrets::place_options(&mut request.options, store_password, entropy);
    let mut emitted = tlsconf::emit(&request).map_err(refuse)?;
    let octets = taken(&mut emitted.files);
    Ok(Array::of2(&object(&emitted)?, &octets))
}

/// The same for several clients: the answers, and for each the octets of its files.
#[wasm_bindgen(js_name = emitEach)]
pub fn emit_each(
    request: Octets,
    files: Option<Array>,
    passphrase: Option<Octets>,
    store_password: Option<Octets>,
    entropy: Option<Octets>,
) -> Result<Array, JsValue> {
    let mut request: EmitEachRequest = given(request)?;
    secrets::place(&mut request.check, files.as_ref(), passphrase)?;
    secrets::place_options(&mut request.options, store_password, entropy);
    let mut emitted = tlsconf::emit_each(&request).map_err(refuse)?;
    let octets: Array = emitted.iter_mut().map(|one| taken(&mut one.files)).collect();
    Ok(Array::of2(&object(&emitted)?, &octets))
}

/// What was made, and the octets of its files in the same order, those of the archive last. `ca` holds the octets of a CA's
/// certificate and of its key, `passphrase` opens the key, `entropy` is the caller's randomness.
#[wasm_bindgen]
pub fn generate(
    request: Octets,
    ca: Option<Array>,
    passphrase: Option<Octets>,
    entropy: Octets,
) -> Result<Array, JsValue> {
    let mut request: GenerateRequest = given(request)?;
    request.entropy = Secret::new(entropy);
    if let Some(signing) = request.client.as_mut().and_then(|client| client.ca.as_mut()) {
        signing.passphrase = secrets::either(passphrase, signing.passphrase.take());
        secrets::put([&mut signing.certificate, &mut signing.key], ca.as_ref(), "ca")?;
    }
    let mut made = tlsconf::generate(&request).map_err(refuse)?;
    let octets = taken(made.files.iter_mut().chain([&mut made.archive]));
    Ok(Array::of2(&object(&made)?, &octets))
}

/// The octets leave the answer.
fn taken<'a>(files: impl IntoIterator<Item = &'a mut EmittedFile>) -> Array {
    let octets = |file: &mut EmittedFile| file.bytes.take().map_or(JsValue::NULL, |bytes| answer::octets(&bytes));
    files.into_iter().map(octets).collect()
}

#[wasm_bindgen]
pub fn clients() -> Result<JsValue, JsValue> {
    object(&facts::all())
}

#[wasm_bindgen]
pub fn targets() -> Result<JsValue, JsValue> {
    object(&facts::targets())
}

/// What Redis Cloud recommends, by subscription and endpoint.
#[wasm_bindgen]
pub fn plans() -> Result<JsValue, JsValue> {
    object(&tlsconf::redis::plan::table())
}

#[wasm_bindgen]
pub fn rules() -> Result<JsValue, JsValue> {
    object(&Rule::ALL.iter().map(|rule| rule.info()).collect::<Vec<_>>())
}

/// The memory of this instance, of which the caller wipes the stack when no call is under way.
#[wasm_bindgen(js_name = instanceMemory)]
pub fn memory() -> JsValue {
    wasm_bindgen::memory()
}

/// An address in the frame of a call from JavaScript: the stack lies below it, down to 0.
#[wasm_bindgen(js_name = stackTop)]
pub fn stack_top() -> usize {
    let here = 0_u8;
    std::hint::black_box(&raw const here).addr()
}

fn asked(request: Octets, files: Option<&Array>, passphrase: Option<Octets>) -> Result<CheckRequest, JsValue> {
    let mut request = given(request)?;
    secrets::place(&mut request, files, passphrase)?;
    Ok(request)
}
