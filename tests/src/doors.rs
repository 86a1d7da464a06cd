//! The JSON doors of the C library, fed with octets: what the fuzz targets `door_*` do. They panic where a promise of the
//! header is broken: a fault of the library, an output that is not what its status says, two doors that disagree.

#![allow(unsafe_code, reason = "the doors are C's; each call says why it may be made")]
#![allow(clippy::wildcard_imports, reason = "every name of the C library carries its prefix")]

use std::{
    ffi::{CStr, c_char},
    mem::zeroed,
    ptr::null_mut,
};

use serde_json::Value;
use tlsconf_ffi::{
    config::*,
    emitted::*,
    generated::*,
    json::*,
    probed::*,
    report::*,
    status::{Status, tlsconf_status},
};

type Door = unsafe extern "C" fn(*const u8, usize, *mut *mut tlsconf_text) -> tlsconf_status;

/// `tlsconf_check_json`, and the handle that `tlsconf_report_build_json` makes of the same.
pub fn check(request: &[u8]) {
    let by_text = answered(tlsconf_check_json, request);
    let (mut report, mut error) = (null_mut(), null_mut());
    // SAFETY: the request is there, and so are the outputs.
    let status = unsafe { tlsconf_report_build_json(request.as_ptr(), request.len(), &raw mut report, &raw mut error) };
    agree(status, error, &by_text);
    if let (Status::TLSCONF_OK, Ok(by_text)) = (status, by_text) {
        // SAFETY: the report lives until it is freed.
        unsafe {
            assert_eq!(text(tlsconf_report_json(report)), by_text, "the handle's JSON is the door's");
            read_report(report);
            tlsconf_report_free(report);
        }
    }
}

/// `tlsconf_inspect_json`: a certificate for each of the report.
pub fn inspect(request: &[u8]) {
    if let Ok(answer) = answered(tlsconf_inspect_json, request) {
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let count = |value: &Value| value.as_array().map(Vec::len);
        assert_eq!(count(&answer["certificates"]), count(&answer["report"]["certificates"]));
    }
}

/// `tlsconf_emit_json`, and the handle of `tlsconf_emitted_build_json`.
pub fn emit(request: &[u8]) {
    let by_text = answered(tlsconf_emit_json, request);
    let (mut emitted, mut error) = (null_mut(), null_mut());
    // SAFETY: the request is there, and so are the outputs.
    let status =
        unsafe { tlsconf_emitted_build_json(request.as_ptr(), request.len(), &raw mut emitted, &raw mut error) };
    agree(status, error, &by_text);
    if let (Status::TLSCONF_OK, Ok(by_text)) = (status, by_text) {
        // SAFETY: the emission lives until it is freed, and its text, too.
        unsafe {
            let json = tlsconf_emitted_json(emitted);
            assert_eq!(text(tlsconf_text_data(json)), by_text, "the handle's JSON is the door's");
            tlsconf_text_free(json);
            for at in 0..tlsconf_emitted_files(emitted) {
                let mut file = zeroed();
                assert_ok(tlsconf_emitted_file(emitted, at, &raw mut file, size_of::<tlsconf_file>()));
                assert!(file.secret == 0 || file.mode == 0o600, "a secret that others may read");
            }
            tlsconf_emitted_free(emitted);
        }
    }
}

/// `tlsconf_generate_json`, and the handles of `tlsconf_generated_build_json`: the same files, and keys for their owner alone.
pub fn generate(request: &[u8]) {
    let by_text = answered(tlsconf_generate_json, request);
    let (mut generated, mut report, mut error) = (null_mut(), null_mut(), null_mut());
    // SAFETY: the request is there, and so are the outputs.
    let status = unsafe {
        tlsconf_generated_build_json(
            request.as_ptr(),
            request.len(),
            &raw mut generated,
            &raw mut report,
            &raw mut error,
        )
    };
    agree(status, error, &by_text);
    if let (Status::TLSCONF_OK, Ok(by_text)) = (status, by_text) {
        let by_text: Value = serde_json::from_str(&by_text).expect("JSON");
        let files = by_text["files"].as_array().expect("files");
        // SAFETY: what was made lives until it is freed.
        unsafe {
            assert_eq!(tlsconf_generated_files(generated), files.len());
            for (at, told) in files.iter().enumerate() {
                let mut file = zeroed();
                assert_ok(tlsconf_generated_file(generated, at, &raw mut file, size_of::<tlsconf_file>()));
                assert_eq!((text(file.name), file.data_len > 0), (told["name"].as_str().expect("a name"), true));
                assert!(file.mode == if file.secret == 0 { 0o644 } else { 0o600 }, "a key that others may read");
            }
            assert_eq!(report.is_null(), by_text["report"].is_null(), "a report of what can connect");
            read_report(report);
            tlsconf_report_free(report);
            tlsconf_generated_free(generated);
        }
    }
}

/// The doors of a probe: the step, the answer and its text, or the same refusal.
pub fn probe(request: &[u8]) {
    let [step, probed] = [tlsconf_probe_next_json as Door, tlsconf_probe_json].map(|door| answered(door, request));
    let mut text = null_mut();
    // SAFETY: the request is there, and so is the output.
    let status = unsafe { tlsconf_probe_text_json(request.as_ptr(), request.len(), &raw mut text) };
    let text = taken(text);
    let is_ok = status == Status::TLSCONF_OK;
    assert_eq!((step.is_ok(), probed.is_ok()), (is_ok, is_ok), "the doors disagree: {text}");
    if let (Ok(step), Ok(probed)) = (step, probed) {
        let step: Value = serde_json::from_str(&step).expect("JSON");
        let probed: Value = serde_json::from_str(&probed).expect("JSON");
        assert!(step.is_null() || step["target"] == probed["target"]);
        // Nothing secret goes to whom no file of the request verifies.
        for secret in [&step["handshake"], &step["ask"]["handshake"]] {
            assert!(secret["shows_certificate"] != true || secret["pinned"].is_string(), "shown to anyone");
        }
        assert!(step["ask"].is_null() || step["ask"]["handshake"]["pinned"].is_string(), "asked of anyone");
    }
}

/// `tlsconf_config_json`, and the handles of `tlsconf_config_build_json`.
pub fn config(request: &[u8]) {
    let by_text = answered(tlsconf_config_json, request);
    let (mut config, mut report, mut error) = (null_mut(), null_mut(), null_mut());
    // SAFETY: the request is there, and so are the outputs.
    let status = unsafe {
        tlsconf_config_build_json(request.as_ptr(), request.len(), &raw mut config, &raw mut report, &raw mut error)
    };
    if status == Status::TLSCONF_REFUSED {
        assert!(config.is_null() && by_text.is_ok(), "refused, and yet built");
        assert!(!taken(error).is_empty(), "a refusal says why");
    } else {
        agree(status, error, &by_text);
    }
    // SAFETY: what was not built is NULL, which every function takes.
    unsafe {
        assert_eq!(by_text.is_ok(), !report.is_null(), "a report for every request that is one");
        read_report(report);
        read_config(config);
        tlsconf_report_free(report);
        tlsconf_config_free(config);
    }
}

/// The answer as text, or what is said in its place.
fn answered(door: Door, request: &[u8]) -> Result<String, (Status, String)> {
    let mut answer = null_mut();
    // SAFETY: the request is there, and so is the output.
    let status = unsafe { door(request.as_ptr(), request.len(), &raw mut answer) };
    assert_ne!(status, Status::TLSCONF_PANIC, "a fault of the library");
    let text = taken(answer);
    if status == Status::TLSCONF_OK {
        assert!(serde_json::from_str::<Value>(&text).is_ok(), "an answer that is no JSON");
        Ok(text)
    } else {
        assert!(!text.is_empty(), "{status:?} without a word");
        Err((status, text))
    }
}

/// The other door's status and words are the same.
fn agree(status: Status, error: *mut tlsconf_text, by_text: &Result<String, (Status, String)>) {
    match by_text {
        Ok(_) => assert!(status == Status::TLSCONF_OK && error.is_null(), "{status:?} where the text was answered"),
        Err(refused) => assert_eq!((status, taken(error)), *refused),
    }
}

/// # Safety
///
/// The report lives, or is NULL.
unsafe fn read_report(report: *mut tlsconf_report) {
    // SAFETY: as the caller promises; the structs are plain numbers and pointers.
    unsafe {
        text(tlsconf_report_text(report));
        text(tlsconf_report_headline(report));
        let certificates = tlsconf_report_certificates(report);
        for at in 0..certificates {
            let mut one = zeroed();
            assert_ok(tlsconf_report_certificate(report, at, &raw mut one, size_of::<tlsconf_certificate>()));
            assert!(one.der_len > 0 && !one.der.is_null());
            text(one.subject);
        }
        for at in 0..tlsconf_report_findings(report) {
            let mut one = zeroed();
            assert_ok(tlsconf_report_finding(report, at, &raw mut one, size_of::<tlsconf_finding>()));
            assert!(one.rule > 0, "{} has no number", text(one.code));
            assert!(one.certificate == u32::MAX || (one.certificate as usize) < certificates);
            assert!(one.severity > 0 || !one.fix.is_null(), "{} is an error without a cure", text(one.code));
        }
        for at in 0..tlsconf_report_clients(report) {
            let mut one = zeroed();
            assert_ok(tlsconf_report_client(report, at, &raw mut one, size_of::<tlsconf_client>()));
            text(one.id);
        }
    }
}

/// # Safety
///
/// The configuration lives, or is NULL.
unsafe fn read_config(config: *mut tlsconf_config) {
    if config.is_null() {
        return;
    }
    // SAFETY: as the caller promises; the structs are plain numbers and pointers.
    unsafe {
        let mut settings: tlsconf_settings = zeroed();
        assert_ok(tlsconf_config_settings(config, &raw mut settings, size_of::<tlsconf_settings>()));
        assert!(settings.min_version >= 0x0303 && settings.min_version <= settings.max_version);
        assert_eq!(settings.host.is_null(), settings.verify_name.is_null(), "a host without a name to verify");
        for at in 0..tlsconf_config_anchors(config) {
            assert!(tlsconf_config_anchor(config, at).len > 0);
        }
        assert_eq!(tlsconf_config_chain(config) > 0, tlsconf_config_key(config).len > 0, "a chain without its key");
        assert_eq!(tlsconf_config_retain(config), config);
        tlsconf_config_free(config);
    }
}

fn assert_ok(status: Status) {
    assert_eq!(status, Status::TLSCONF_OK);
}

/// # Safety
///
/// The text ends with NUL and lives.
unsafe fn text<'a>(text: *const c_char) -> &'a str {
    // SAFETY: as the caller promises.
    unsafe { CStr::from_ptr(text) }.to_str().expect("texts are UTF-8")
}

/// The words of a text, which is freed.
fn taken(handle: *mut tlsconf_text) -> String {
    // SAFETY: the text lives until it is freed here.
    unsafe {
        let words = text(tlsconf_text_data(handle)).to_owned();
        assert_eq!(words.len(), tlsconf_text_len(handle));
        tlsconf_text_free(handle);
        words
    }
}
