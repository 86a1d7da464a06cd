//! What is made anew: certificates, requests for them, whole local set-ups. Randomness is the caller's.

use std::ffi::{CString, c_char};

use serde::Deserialize;
use tlsconf::{
    GenerateRequest, Generated,
    contract::{ClientCertificateRequest, CsrRequest, DevRequest, EmittedFile, GeneratedKey, Secret, SigningCa},
};

use crate::{
    boundary::{self, Out, Tagged, c_string, guarded, handle, octets, pointer},
    emitted::{FileTexts, tlsconf_file},
    json::{build, door, tlsconf_text},
    report::{Answer, tlsconf_report},
    request::{Request, parsed, set_text, tlsconf_request},
    sized,
    status::{Status, tlsconf_status},
};

/// What was made, private keys among it: immutable, usable from several threads.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub struct tlsconf_generated(Tagged<Making>);

handle!(tlsconf_generated, Making, b"generate");

#[derive(Debug)]
pub struct Making {
    files: Vec<(FileTexts, EmittedFile)>,
    archive: (FileTexts, EmittedFile),
    next: Vec<CString>,
}

impl Making {
    /// The report becomes a handle of its own, for who asks for it.
    fn split(generated: Generated) -> (Self, Option<Answer>) {
        let Generated { files, archive, next, report, certificates, .. } = generated;
        let file = |file: EmittedFile| (FileTexts::new(&file), file);
        let making = Self {
            files: files.into_iter().map(file).collect(),
            archive: file(archive),
            next: next.iter().map(|line| c_string(line)).collect(),
        };
        (making, report.map(|report| Answer::new(report, certificates)))
    }
}

/// A request of the contract without what comes by functions of its own.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Made {
    client: Option<ClientCertificateRequest>,
    csr: Option<CsrRequest>,
    dev: Option<DevRequest>,
    key: GeneratedKey,
}

/// What tlsconf_generate makes: a JSON object of the contract's GenerateRequest (core/schema/generate_request.json) without `time`
/// and `entropy`, such as `{"client":{"name":"worker"}}`. NULL: nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_generate(
    request: *mut tlsconf_request,
    json: *const c_char,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        set_text(request, json, |request, json| {
            request.made = match json {
                None => Made::default(),
                Some(json) => parsed("generate", json)?,
            };
            Ok(())
        })
    }
}

/// Randomness for tlsconf_generate: `len` octets at `data`, 32 or more, from the system's generator: getrandom(2), getentropy(3),
/// arc4random_buf(3), BCryptGenRandom. The library has no source of its own. They are copied, and wiped by the tlsconf_generate that
/// uses them: the same octets would make the same keys, so each call wants fresh ones. (NULL, 0): none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_entropy(
    request: *mut tlsconf_request,
    data: *const u8,
    len: usize,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        let (request, data) = unsafe { (boundary::exclusive(request)?, octets(data, len)) };
        request.set(|request| {
            request.entropy = Some(Secret::new(data?.to_vec()));
            Ok(())
        })
    })
}

/// Makes what tlsconf_request_set_generate says, of the octets of tlsconf_request_set_entropy, as of the request's time. A CA that
/// signs a client's certificate is the two files of the request: its certificate, with those above it behind it, and then its
/// private key, which the request's passphrase opens. Endpoint, policy and clients do not count. TLSCONF_INVALID_ARGUMENT where
/// a name, a validity or the CA cannot be used, and where randomness is missing.
///
/// On TLSCONF_OK `*generated_out` is the caller's, to be freed with tlsconf_generated_free. `report_out` may be NULL; else
/// `*report_out` is the check of what was made, for every client, to be freed with tlsconf_report_free, or NULL for a certificate
/// signing request, which is nothing to connect with.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generate(
    request: *mut tlsconf_request,
    generated_out: *mut *mut tlsconf_generated,
    report_out: *mut *mut tlsconf_report,
) -> tlsconf_status {
    guarded(|| {
        let out = Out::new(generated_out)?;
        // SAFETY: the header says what may be passed.
        let request = unsafe { boundary::exclusive(request) }?;
        let generated = generated(request)?;
        // SAFETY: the header says what may be passed.
        unsafe { hand_over(generated, out, report_out) };
        Ok(())
    })
}

/// tlsconf_generate of a request as JSON (core/schema/generate_request.json), `len` octets of UTF-8 at `request`, with `time` and
/// `entropy` in it. `error_out` as for tlsconf_report_build_json.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generated_build_json(
    request: *const u8,
    len: usize,
    generated_out: *mut *mut tlsconf_generated,
    report_out: *mut *mut tlsconf_report,
    error_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        build(request, len, error_out, |request| {
            let out = Out::new(generated_out)?;
            hand_over(tlsconf::generate(&request?)?, out, report_out);
            Ok(())
        })
    }
}

/// As tlsconf_check_json, for core/schema/generate_request.json. The answer (core/schema/generated.json) holds private keys, as
/// base64, and is wiped by tlsconf_text_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generate_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { door(request, len, answer_out, tlsconf::generate_json) }
}

/// # Safety
///
/// As the header says of both doors.
unsafe fn hand_over(generated: Generated, out: Out<*mut tlsconf_generated>, report_out: *mut *mut tlsconf_report) {
    let (making, report) = Making::split(generated);
    if let Ok(out) = Out::new(report_out) {
        // SAFETY: as the caller promises.
        unsafe { out.set(report.map_or(std::ptr::null_mut(), boundary::give)) };
    }
    // SAFETY: as the caller promises.
    unsafe { out.set(boundary::give(making)) };
}

/// The core wants what the request holds as another question: it is lent and put back, but for the randomness.
fn generated(request: &mut Request) -> Result<Generated, Status> {
    let time = request.ready()?.check.time;
    let entropy = request.entropy.take().unwrap_or_else(|| Secret::new(Vec::new()));
    let Made { client, csr, dev, key } = std::mem::take(&mut request.made);
    let mut asked = GenerateRequest::at(time, entropy);
    (asked.client, asked.csr, asked.dev, asked.key) = (client, csr, dev, key);
    let made = sign(request, &mut asked).and_then(|signed| {
        let made = tlsconf::generate(&asked).map_err(|misuse| misuse.to_string());
        if signed {
            give_back(request, &mut asked);
        }
        made
    });
    let GenerateRequest { client, csr, dev, key, .. } = asked;
    request.made = Made { client, csr, dev, key };
    made.map_err(|message| request.refuse(Status::TLSCONF_INVALID_ARGUMENT, &message))
}

/// Lends the files to what is asked for, as the CA that signs; says whether there were any.
fn sign(request: &mut Request, asked: &mut GenerateRequest) -> Result<bool, String> {
    let fault = |message: &str| Err(format!("inputs: {message}"));
    let check = &mut request.asked.check;
    if check.inputs.is_empty() {
        return Ok(false);
    }
    let Some(client) = &mut asked.client else {
        return fault("files are the CA that signs a client's certificate, and none is asked for");
    };
    if client.ca.is_some() {
        return fault("the CA is told twice: as files, and as `ca`");
    }
    match <[_; 2]>::try_from(std::mem::take(&mut check.inputs)) {
        Ok([certificate, key]) => {
            client.ca = Some(SigningCa { certificate, key, passphrase: check.passphrase.take() });
            Ok(true)
        }
        Err(others) => {
            check.inputs = others;
            fault("a CA is two files: its certificate, then its private key")
        }
    }
}

fn give_back(request: &mut Request, asked: &mut GenerateRequest) {
    let check = &mut request.asked.check;
    if let Some(SigningCa { certificate, key, passphrase }) = asked.client.as_mut().and_then(|client| client.ca.take())
    {
        (check.inputs, check.passphrase) = (vec![certificate, key], passphrase);
    }
}

/// Frees what was made and wipes its files. NULL does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generated_free(generated: *mut tlsconf_generated) {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::free(generated) };
}

/// How many files are to be written. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generated_files(generated: *const tlsconf_generated) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(generated, 0, |it| it.files.len()) }
}

/// As tlsconf_report_finding, for a file. Its name holds `/` where it lies in a folder.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generated_file(
    generated: *const tlsconf_generated,
    index: usize,
    file_out: *mut tlsconf_file,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(generated, file_out, size, |it| it.files.get(index).map(|(texts, file)| texts.with(file))) }
}

/// The same files in one ZIP, with their permissions; as tlsconf_generated_file.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generated_archive(
    generated: *const tlsconf_generated,
    file_out: *mut tlsconf_file,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(generated, file_out, size, |it| Some(it.archive.0.with(&it.archive.1))) }
}

/// What to do next, a line each; NULL behind the last one. Belongs to the handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_generated_next(generated: *const tlsconf_generated, index: usize) -> *const c_char {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(generated, std::ptr::null(), |it| pointer(it.next.get(index))) }
}
