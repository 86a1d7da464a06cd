//! What one call leaves of a secret in the memory of its process.
//!
//!     remains ROWS DOOR REQUEST
//!
//! ROWS: a file of masked rows (`tlsconf_tests::remains`); REQUEST: a file with a request as JSON, which is read without a copy.
//! Prints how many secrets were seen while the request was held, then a line for each that is left afterwards.

#![allow(unsafe_code, reason = "the doors are C's; each call says why it may be made")]
#![allow(clippy::wildcard_imports, reason = "every name of the C library carries its prefix")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says by panicking what it missed")]

use std::{
    env,
    fs::{self, File},
    hint::black_box,
    io::Read,
    ptr::null_mut,
};

use tlsconf_ffi::{config::*, emitted::*, generated::*, json::*, report::*, status::tlsconf_status};
use tlsconf_tests::remains::Rows;
use zeroize::Zeroizing;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [rows, door, request] = arguments.as_slice() else { panic!("remains ROWS DOOR REQUEST") };
    let rows = Rows::read(&fs::read_to_string(rows).expect("rows"));
    let request = read(request);
    let held = rows.in_memory().expect("this process's memory");
    call(door, &request);
    drop(request);
    let left = rows.in_memory().expect("this process's memory");
    println!("{}", held.len());
    for (name, count) in left {
        println!("{name}: {count} times");
    }
}

/// In one allocation, which is wiped.
fn read(path: &str) -> Zeroizing<Vec<u8>> {
    let mut file = File::open(path).expect("a request");
    let len = usize::try_from(file.metadata().expect("a file").len()).expect("it fits");
    let mut octets = Zeroizing::new(vec![0; len]);
    file.read_exact(&mut octets).expect("all of it");
    octets
}

fn call(door: &str, request: &[u8]) {
    let text = || std::str::from_utf8(request).expect("UTF-8");
    // What the core gives as a text is the caller's to wipe.
    let answered = |answer: Result<String, tlsconf::Misuse>| {
        black_box(answer.map(Zeroizing::new).map_or_else(|misuse| misuse.to_string().len(), |text| text.len()));
    };
    match door {
        "check" => answered(tlsconf::check_json(text())),
        "inspect" => answered(tlsconf::inspect_json(text())),
        "emit" => answered(tlsconf::emit_json(text())),
        "emit-each" => answered(tlsconf::emit_each_json(text())),
        "config" => answered(tlsconf::config_json(text())),
        "generate" => answered(tlsconf::generate_json(text())),
        "c-check" => in_c(tlsconf_check_json, request),
        "c-inspect" => in_c(tlsconf_inspect_json, request),
        "c-emit" => in_c(tlsconf_emit_json, request),
        "c-config" => in_c(tlsconf_config_json, request),
        "c-generate" => in_c(tlsconf_generate_json, request),
        "handles-emit" => emitted(request),
        "handles-config" => configured(request),
        "handles-generate" => generated(request),
        other => panic!("there is no door {other}"),
    }
}

type Door = unsafe extern "C" fn(*const u8, usize, *mut *mut tlsconf_text) -> tlsconf_status;

fn in_c(door: Door, request: &[u8]) {
    let mut answer = null_mut();
    // SAFETY: the request is there, and so is the output, which is freed once.
    unsafe {
        door(request.as_ptr(), request.len(), &raw mut answer);
        tlsconf_text_free(answer);
    }
}

fn emitted(request: &[u8]) {
    let (mut emitted, mut error) = (null_mut(), null_mut());
    // SAFETY: the request is there, and so are the outputs; what was made is freed once.
    unsafe {
        tlsconf_emitted_build_json(request.as_ptr(), request.len(), &raw mut emitted, &raw mut error);
        tlsconf_text_free(tlsconf_emitted_json(emitted));
        tlsconf_emitted_free(emitted);
        tlsconf_text_free(error);
    }
}

fn configured(request: &[u8]) {
    let (mut config, mut report, mut error) = (null_mut(), null_mut(), null_mut());
    // SAFETY: as above.
    unsafe {
        tlsconf_config_build_json(request.as_ptr(), request.len(), &raw mut config, &raw mut report, &raw mut error);
        black_box(tlsconf_config_key(config).len);
        tlsconf_config_free(config);
        tlsconf_report_free(report);
        tlsconf_text_free(error);
    }
}

fn generated(request: &[u8]) {
    let (mut generated, mut report, mut error) = (null_mut(), null_mut(), null_mut());
    // SAFETY: as above.
    unsafe {
        tlsconf_generated_build_json(
            request.as_ptr(),
            request.len(),
            &raw mut generated,
            &raw mut report,
            &raw mut error,
        );
        tlsconf_generated_free(generated);
        tlsconf_report_free(report);
        tlsconf_text_free(error);
    }
}
