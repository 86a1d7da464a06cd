//! JSON in, JSON out: the doors of bindings. The same octets in every language.

use std::ffi::{CString, c_char};

use serde::de::DeserializeOwned;
use tlsconf::{Misuse, Rule, clients::facts};
use zeroize::Zeroize as _;

use crate::{
    boundary::{self, Out, Tagged, c_string, guarded, guarded_or, handle, octets},
    status::{Status, tlsconf_status},
};

/// A text that the caller owns. Wiped when it is freed: the answer to an emission holds private keys.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub struct tlsconf_text(Tagged<Text>);

handle!(tlsconf_text, Text, b"text\0\0\0\0");

#[derive(Debug)]
pub struct Text {
    text: CString,
}

impl Text {
    pub(crate) fn new(text: String) -> Self {
        // No copy is made where there is no NUL in it, and JSON has none.
        let text = CString::new(text).unwrap_or_else(|error| c_string(&String::from_utf8_lossy(&error.into_vec())));
        Self { text }
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        std::mem::take(&mut self.text).into_bytes_with_nul().zeroize();
    }
}

/// The text, which ends with NUL. Belongs to the handle. NULL gives an empty text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_text_data(text: *const tlsconf_text) -> *const c_char {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(text, c"".as_ptr(), |it| it.text.as_ptr()) }
}

/// Its octets, without the NUL. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_text_len(text: *const tlsconf_text) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(text, 0, |it| it.text.as_bytes().len()) }
}

/// Wipes and frees a text. NULL does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_text_free(text: *mut tlsconf_text) {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::free(text) };
}

/// Judges a request of the contract (core/schema/check_request.json), `len` octets of UTF-8 at `request`. On TLSCONF_OK
/// `*answer_out` is the report; otherwise `*answer_out` is one sentence that names the field, or line and column. Either
/// is the caller's, to be freed with tlsconf_text_free; it is left alone where a pointer is NULL and on TLSCONF_PANIC.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_check_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { door(request, len, answer_out, tlsconf::check_json) }
}

/// As tlsconf_check_json, for core/schema/emit_request.json. The answer holds private keys, as base64.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emit_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { door(request, len, answer_out, tlsconf::emit_json) }
}

/// As tlsconf_check_json; the answer (core/schema/inspected.json) holds each certificate of the report, too, DER as base64.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_inspect_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { door(request, len, answer_out, tlsconf::inspect_json) }
}

/// What a request as JSON is refused with, in words.
pub(crate) struct Fault(pub Status, pub String);

impl From<Misuse> for Fault {
    fn from(misuse: Misuse) -> Self {
        let status = match misuse.field {
            Some(_) => Status::TLSCONF_INVALID_ARGUMENT,
            None => Status::TLSCONF_INVALID_JSON,
        };
        Self(status, misuse.to_string())
    }
}

impl From<Status> for Fault {
    fn from(status: Status) -> Self {
        Self(status, status.text().to_string_lossy().into_owned())
    }
}

fn utf8(request: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(request).map_err(|error| {
        let at = error.valid_up_to();
        Fault(Status::TLSCONF_INVALID_UTF8, format!("the request is not UTF-8: octet {at}"))
    })
}

/// Builds a handle from a request as JSON; what it says where it cannot goes to `error_out`, if that is not NULL.
///
/// # Safety
///
/// As the header says of those doors.
pub(crate) unsafe fn build<T: DeserializeOwned>(
    request: *const u8,
    len: usize,
    error_out: *mut *mut tlsconf_text,
    verb: impl FnOnce(Result<T, Fault>) -> Result<(), Fault>,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: as the caller promises.
        let request = unsafe { octets(request, len) }?;
        let asked = utf8(request).and_then(|text| {
            serde_json::from_str(text).map_err(|error| Fault(Status::TLSCONF_INVALID_JSON, error.to_string()))
        });
        verb(asked).map_err(|Fault(status, message)| {
            if let (Ok(out), true) = (Out::new(error_out), status != Status::TLSCONF_NULL_POINTER) {
                // SAFETY: as the caller promises.
                unsafe { out.set(boundary::give(Text::new(message))) };
            }
            status
        })
    })
}

/// # Safety
///
/// As the header says of the doors.
pub(crate) unsafe fn door(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
    verb: impl FnOnce(&str) -> Result<String, Misuse>,
) -> tlsconf_status {
    guarded(|| {
        let out = Out::new(answer_out)?;
        // SAFETY: as the caller promises.
        let request = unsafe { octets(request, len) }?;
        let answer = utf8(request).and_then(|request| verb(request).map_err(Fault::from));
        let (status, text) = match answer {
            Ok(text) => (Ok(()), text),
            Err(Fault(status, text)) => (Err(status), text),
        };
        // SAFETY: the header says what may be passed.
        unsafe { out.set(boundary::give(Text::new(text))) };
        status
    })
}

/// The table of clients as JSON (core/schema/client_facts.json, an array). The caller's, to be freed with tlsconf_text_free.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_clients_json() -> *mut tlsconf_text {
    table(&|| serde_json::to_string(&facts::all()))
}

/// For whom a configuration can be written, as JSON. The caller's, to be freed with tlsconf_text_free.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_targets_json() -> *mut tlsconf_text {
    table(&|| serde_json::to_string(&facts::targets()))
}

/// The rules as JSON: code, number, name, weight, since, summary. The caller's, to be freed with tlsconf_text_free.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_rules_json() -> *mut tlsconf_text {
    table(&|| serde_json::to_string(&Rule::ALL.iter().map(|rule| rule.info()).collect::<Vec<_>>()))
}

fn table(write: &dyn Fn() -> serde_json::Result<String>) -> *mut tlsconf_text {
    guarded_or(std::ptr::null_mut(), || {
        let text = write().map_err(|_| Status::TLSCONF_PANIC)?;
        Ok(boundary::give(Text::new(text)))
    })
}

/// The page of a rule, Markdown, by its code; NULL where there is no such rule. The caller's, to be freed with
/// tlsconf_text_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_rule_page(code: *const c_char) -> *mut tlsconf_text {
    guarded_or(std::ptr::null_mut(), || {
        // SAFETY: the header says what may be passed.
        let code = unsafe { boundary::text(code) }?;
        let rule = Rule::by_code(code).ok_or(Status::TLSCONF_INVALID_ARGUMENT)?;
        Ok(boundary::give(Text::new(rule.page().to_owned())))
    })
}
