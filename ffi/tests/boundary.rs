//! The boundary as Rust crosses it in C's place: pointers, structs of another size, misuse, threads. Small enough for Miri, which
//! sees what C would not notice.

#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]
#![allow(clippy::wildcard_imports, reason = "every name of the C library carries its prefix")]

use std::{
    ffi::{CStr, CString, c_char},
    mem::MaybeUninit,
    ptr::{null, null_mut},
    thread,
};

use tlsconf_ffi::{
    config::*, emitted::*, generated::*, json::*, probed::*, report::*, request::*, rule, status::Status,
};

/// Nothing that Miri would take minutes over: no signature, no key derivation.
const DAMAGED: &str = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const CHECK: &str =
    r#"{"time":"2026-11-25T00:00:00Z","endpoint":"cache.example.test:6380","clients":[{"id":"redis-cli"}]}"#;

struct Shared<T>(*mut T);

// SAFETY: the header says that these handles may be used from several threads at once.
unsafe impl<T> Sync for Shared<T> {}

fn c(text: &str) -> CString {
    CString::new(text).unwrap()
}

fn said<'a>(text: *const c_char) -> &'a str {
    // SAFETY: texts of the library end with NUL, and live until their handle is freed.
    unsafe { CStr::from_ptr(text) }.to_str().unwrap()
}

fn asked(file: &str) -> *mut tlsconf_request {
    let request = tlsconf_request_new();
    // SAFETY: the request lives; the texts are there.
    unsafe {
        let (name, client, endpoint) = (c("redis_ca.pem"), c("redis-cli"), c("cache.example.test:6380"));
        let octets = file.as_bytes();
        if !octets.is_empty() {
            let status = tlsconf_request_add_bytes(request, name.as_ptr(), 1, octets.as_ptr(), octets.len());
            assert_eq!(status, Status::TLSCONF_OK);
        }
        assert_eq!(tlsconf_request_add_client(request, client.as_ptr(), null(), null()), Status::TLSCONF_OK);
        assert_eq!(tlsconf_request_set_endpoint(request, endpoint.as_ptr()), Status::TLSCONF_OK);
        assert_eq!(tlsconf_request_set_time(request, 1_795_564_800), Status::TLSCONF_OK);
    }
    request
}

#[test]
fn a_report_is_read_through_pointers() {
    let (request, mut report) = (asked(DAMAGED), null_mut());
    // SAFETY: the handles live until they are freed; the structs are as large as is said.
    unsafe {
        assert_eq!(tlsconf_check(request, &raw mut report), Status::TLSCONF_OK);
        tlsconf_request_free(request);
        assert!(tlsconf_report_findings(report) > 0);
        for at in 0..tlsconf_report_findings(report) {
            let mut finding = MaybeUninit::<tlsconf_finding>::uninit();
            let status = tlsconf_report_finding(report, at, finding.as_mut_ptr(), size_of::<tlsconf_finding>());
            assert_eq!(status, Status::TLSCONF_OK);
            let finding = finding.assume_init();
            assert_eq!(said(finding.code).len(), 6);
            assert!(!said(finding.message).is_empty());
            for at in 0..finding.concerns_len {
                assert!(!said(*finding.concerns.add(at)).is_empty());
            }
        }
        assert!(said(tlsconf_report_json(report)).starts_with('{'));
        assert!(said(tlsconf_report_text(report)).contains("redis_ca.pem"));
        tlsconf_report_free(report);
    }
}

#[test]
fn a_struct_is_written_as_far_as_the_caller_knows_it() {
    let (request, mut report) = (asked(DAMAGED), null_mut());
    // SAFETY: as above; the room is as large as is said.
    unsafe {
        assert_eq!(tlsconf_check(request, &raw mut report), Status::TLSCONF_OK);
        let mut room = [0xaa_u64; size_of::<tlsconf_client>() / 8 + 2];
        let out = room.as_mut_ptr().cast();
        assert_eq!(tlsconf_report_client(report, 0, out, size_of::<*const c_char>()), Status::TLSCONF_OK);
        assert!(room[0] != 0xaa && room[1] == 0xaa);
        let out = room.as_mut_ptr().cast();
        assert_eq!(tlsconf_report_client(report, 0, out, size_of_val(&room)), Status::TLSCONF_OK);
        assert_eq!(room[room.len() - 1], 0);
        let status = tlsconf_report_client(report, 99, room.as_mut_ptr().cast(), size_of_val(&room));
        assert_eq!(status, Status::TLSCONF_OUT_OF_RANGE);
        tlsconf_report_free(report);
        tlsconf_request_free(request);
    }
}

#[test]
fn misuse_is_answered() {
    // SAFETY: NULL is taken everywhere, and a handle of another kind is noticed by its tag, which both have.
    unsafe {
        let mut report = null_mut();
        assert_eq!(tlsconf_check(null_mut(), &raw mut report), Status::TLSCONF_NULL_POINTER);
        assert_eq!(tlsconf_report_findings(null()), 0);
        assert_eq!(said(tlsconf_report_text(null())), "");
        assert_eq!(tlsconf_config_key(null()).len, 0);
        assert!(tlsconf_config_retain(null_mut()).is_null());
        tlsconf_request_free(null_mut());
        tlsconf_report_free(null_mut());
        tlsconf_config_free(null_mut());
        tlsconf_emitted_free(null_mut());
        tlsconf_text_free(null_mut());
        let request = tlsconf_request_new();
        assert_eq!(tlsconf_check(request, null_mut()), Status::TLSCONF_NULL_POINTER);
        assert_eq!(tlsconf_report_findings(request.cast_const().cast()), 0);
        let (role, nothing) = (rule::tlsconf_rule::TLSCONF_RULE_INPUT_EMPTY as u32, null());
        assert_eq!(
            tlsconf_request_add_bytes(request, c("x").as_ptr(), role, nothing, 0),
            Status::TLSCONF_INVALID_ARGUMENT
        );
        assert!(said(tlsconf_request_error(request)).contains("there is no role"));
        assert_eq!(tlsconf_check(request, &raw mut report), Status::TLSCONF_FAILED_BEFORE);
        assert!(report.is_null());
        tlsconf_request_free(request);
        let request = tlsconf_request_new();
        assert_eq!(tlsconf_request_add_bytes(request, c("x").as_ptr(), 0, null(), 1), Status::TLSCONF_NULL_POINTER);
        let more = tlsconf_request_add_bytes(request, c("x").as_ptr(), 0, [1_u8].as_ptr(), usize::MAX);
        assert_eq!(more, Status::TLSCONF_TOO_LARGE);
        let text = [0xff_u8, 0];
        assert_eq!(tlsconf_request_set_endpoint(request, text.as_ptr().cast()), Status::TLSCONF_INVALID_UTF8);
        tlsconf_request_free(request);
    }
}

#[test]
fn json_goes_in_and_out() {
    let mut answer = null_mut();
    // SAFETY: the request is there; texts live until they are freed.
    unsafe {
        assert_eq!(tlsconf_check_json(CHECK.as_ptr(), CHECK.len(), &raw mut answer), Status::TLSCONF_OK);
        let words = said(tlsconf_text_data(answer)).to_owned();
        assert_eq!(words.len(), tlsconf_text_len(answer));
        tlsconf_text_free(answer);
        let (mut report, mut error) = (null_mut(), null_mut());
        let status = tlsconf_report_build_json(CHECK.as_ptr(), CHECK.len(), &raw mut report, &raw mut error);
        assert!(status == Status::TLSCONF_OK && error.is_null());
        assert_eq!(said(tlsconf_report_json(report)), words);
        tlsconf_report_free(report);
        let status = tlsconf_report_build_json([0xff].as_ptr(), 1, &raw mut report, &raw mut error);
        assert_eq!(status, Status::TLSCONF_INVALID_UTF8);
        assert!(said(tlsconf_text_data(error)).contains("UTF-8"));
        tlsconf_text_free(error);
        assert_eq!(tlsconf_check_json(null(), 0, &raw mut answer), Status::TLSCONF_INVALID_JSON);
        tlsconf_text_free(answer);
        assert_eq!(tlsconf_check_json(CHECK.as_ptr(), CHECK.len(), null_mut()), Status::TLSCONF_NULL_POINTER);
    }
}

#[test]
fn what_is_emitted_is_read() {
    let (request, mut emitted) = (asked(""), null_mut());
    // SAFETY: as above.
    unsafe {
        assert_eq!(tlsconf_emit(request, &raw mut emitted), Status::TLSCONF_OK);
        tlsconf_request_free(request);
        assert!(tlsconf_emitted_texts(emitted) > 0);
        let mut text = MaybeUninit::<tlsconf_config_text>::uninit();
        let status = tlsconf_emitted_text(emitted, 0, text.as_mut_ptr(), size_of::<tlsconf_config_text>());
        assert_eq!(status, Status::TLSCONF_OK);
        assert!(said(text.assume_init().text).contains("cache.example.test"));
        assert!(tlsconf_emitted_run(emitted, 1000).is_null());
        let json = tlsconf_emitted_json(emitted);
        assert!(said(tlsconf_text_data(json)).contains("redis-cli"));
        tlsconf_text_free(json);
        tlsconf_emitted_free(emitted);
    }
}

#[test]
fn what_was_seen_is_judged_and_the_next_step_named() {
    let (request, mut step, mut answer, mut text) = (asked(DAMAGED), null_mut(), null_mut(), null_mut());
    let look = |words: &str| c(words);
    // SAFETY: as above; `look` outlives the calls that take it.
    unsafe {
        assert_eq!(tlsconf_probe_next(request, null(), &raw mut step), Status::TLSCONF_OK);
        assert!(said(tlsconf_text_data(step)).contains(r#""reach":true"#));
        tlsconf_text_free(step);
        let refused =
            look(r#"{"seen":{"addresses":[{"address":"192.0.2.1","failure":{"kind":"refused","detail":"no"}}]}}"#);
        for _ in 0..2 {
            let status = tlsconf_probe(request, refused.as_ptr(), &raw mut answer, &raw mut text);
            assert_eq!(status, Status::TLSCONF_OK, "{}", said(tlsconf_request_error(request)));
            assert!(said(tlsconf_text_data(answer)).contains("192.0.2.1"));
            assert!(said(tlsconf_text_data(text)).contains("cache.example.test:6380"));
            tlsconf_text_free(answer);
            tlsconf_text_free(text);
        }
        let status = tlsconf_probe(request, refused.as_ptr(), &raw mut answer, null_mut());
        assert_eq!(status, Status::TLSCONF_OK);
        tlsconf_text_free(answer);
        let unknown = look(r#"{"sene":{}}"#);
        let status = tlsconf_probe_next(request, unknown.as_ptr(), &raw mut step);
        assert_eq!(status, Status::TLSCONF_INVALID_JSON);
        assert!(said(tlsconf_request_error(request)).starts_with("look: unknown field"));
        assert_eq!(tlsconf_probe(request, null(), null_mut(), null_mut()), Status::TLSCONF_NULL_POINTER);
        assert_eq!(tlsconf_probe_next(null_mut(), null(), &raw mut step), Status::TLSCONF_NULL_POINTER);
        tlsconf_request_free(request);
        let whole = r#"{"check":{"endpoint":"cache.example.test:6380","time":"2026-11-25T00:00:00Z"}}"#;
        for door in [tlsconf_probe_next_json, tlsconf_probe_json, tlsconf_probe_text_json] {
            assert_eq!(door(whole.as_ptr(), whole.len(), &raw mut answer), Status::TLSCONF_OK);
            assert!(!said(tlsconf_text_data(answer)).is_empty());
            tlsconf_text_free(answer);
        }
    }
}

#[test]
fn what_is_made_is_read_and_randomness_goes_once() {
    let (request, mut made, mut report) = (tlsconf_request_new(), null_mut(), null_mut());
    // SAFETY: as above; a request for a certificate signs once, by Ed25519.
    unsafe {
        let asked = c(r#"{"csr":{"name":"worker"},"key":"ed25519"}"#);
        assert_eq!(tlsconf_request_set_time(request, 1_795_564_800), Status::TLSCONF_OK);
        assert_eq!(tlsconf_request_set_generate(request, asked.as_ptr()), Status::TLSCONF_OK);
        let entropy: [u8; 32] = std::array::from_fn(|at| at as u8);
        assert_eq!(tlsconf_request_set_entropy(request, entropy.as_ptr(), entropy.len()), Status::TLSCONF_OK);
        assert_eq!(tlsconf_generate(request, &raw mut made, &raw mut report), Status::TLSCONF_OK);
        assert!(report.is_null() && tlsconf_generated_files(made) > 0);
        for at in 0..tlsconf_generated_files(made) {
            let mut file = MaybeUninit::<tlsconf_file>::uninit();
            let status = tlsconf_generated_file(made, at, file.as_mut_ptr(), size_of::<tlsconf_file>());
            assert_eq!(status, Status::TLSCONF_OK);
            let file = file.assume_init();
            assert!(!said(file.name).is_empty() && file.data_len > 0);
        }
        tlsconf_generated_free(made);
        let status = tlsconf_generate(request, &raw mut made, null_mut());
        assert_eq!(status, Status::TLSCONF_INVALID_ARGUMENT);
        tlsconf_request_free(request);
    }
}

#[test]
fn threads_share_a_configuration_and_a_report() {
    let (request, mut config, mut report) = (asked(""), null_mut(), null_mut());
    // SAFETY: each thread frees what it retained, and the last owner is here.
    unsafe {
        assert_eq!(tlsconf_config_build(request, &raw mut config, &raw mut report), Status::TLSCONF_OK);
        tlsconf_request_free(request);
        let (shared, read) = (Shared(config), Shared(report));
        thread::scope(|scope| {
            for _ in 0..3 {
                let (shared, read) = (&shared, &read);
                scope.spawn(move || {
                    let own = tlsconf_config_retain(shared.0);
                    let mut settings = MaybeUninit::<tlsconf_settings>::uninit();
                    let status = tlsconf_config_settings(own, settings.as_mut_ptr(), size_of::<tlsconf_settings>());
                    assert_eq!(status, Status::TLSCONF_OK);
                    assert_eq!(said(settings.assume_init().host), "cache.example.test");
                    // Written when first asked for, by whichever thread that is.
                    assert!(said(tlsconf_report_json(read.0)).contains("redis-cli"));
                    tlsconf_config_free(own);
                });
            }
            // The creator's share goes while others may still hold theirs.
            tlsconf_config_free(tlsconf_config_retain(shared.0));
        });
        tlsconf_config_free(config);
        tlsconf_report_free(report);
    }
}
