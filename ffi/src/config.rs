//! What a TLS stack is set up with: immutable, shared by reference count, usable from several threads.

use std::{
    ffi::{CString, c_char},
    sync::atomic::{AtomicUsize, Ordering},
};

use tlsconf::{
    Accepted, CheckRequest, ConfigRequest, Configured,
    contract::{Config, EmitNote, FileBytes, KeyOutput, Timestamp},
};

use crate::{
    boundary::{self, Out, Tagged, c_string, guarded, guarded_or, handle, pointer},
    emitted::{Notes, tlsconf_note},
    json::{Fault, build, door, tlsconf_text},
    report::{Answer, Texts, tlsconf_report},
    request::{Request, tlsconf_request},
    sized::{self, Growing},
    status::{Status, tlsconf_status},
};

/// The configuration of one client: every trust anchor, the client's chain and key, versions, suites, names. It is there
/// only where the client's own stack would take it and no error is open.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub struct tlsconf_config(Tagged<Shared>);

handle!(tlsconf_config, Shared, b"config\0\0");

#[derive(Debug)]
pub struct Shared {
    /// How often it was given out.
    references: AtomicUsize,
    config: Config,
    texts: ConfigTexts,
    notes: Notes,
}

#[derive(Debug)]
struct ConfigTexts {
    host: Option<CString>,
    server_name: Option<CString>,
    verify_name: Option<CString>,
    tls12_openssl: CString,
    tls13_openssl: CString,
    groups_openssl: CString,
    tls12_iana: Texts,
    tls13_iana: Texts,
    groups_iana: Texts,
    settings: Texts,
}

/// Octets that belong to the handle they came from. Fields may be added at the end.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_octets {
    pub data: *const u8,
    pub len: usize,
}

/// Names and numbers of a configuration. Pointers belong to it. Fields may be added at the end.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_settings {
    /// Where to connect, without brackets; NULL where the request had no endpoint.
    pub host: *const c_char,
    /// The name to send in the handshake (SNI); NULL for addresses, and where the policy sends none.
    pub server_name: *const c_char,
    /// The name or address with which the server's certificate must agree; NULL where the request had no endpoint.
    pub verify_name: *const c_char,
    /// As SSL_CTX_set_cipher_list and SSL_CTX_set_ciphersuites take them; empty: the stack's own.
    pub tls12_ciphers: *const c_char,
    pub tls13_ciphersuites: *const c_char,
    /// As SSL_CTX_set1_groups_list takes them, without those that only OpenSSL 3.5 and later know; empty: the stack's own.
    pub groups: *const c_char,
    /// The same by their IANA names.
    pub tls12_iana: *const *const c_char,
    pub tls12_iana_len: usize,
    pub tls13_iana: *const *const c_char,
    pub tls13_iana_len: usize,
    pub groups_iana: *const *const c_char,
    pub groups_iana_len: usize,
    /// What the stack is to be set to beside, or it would refuse these files: `partial-chain`, `without-strict`. They
    /// loosen no verification of chain or name.
    pub settings: *const *const c_char,
    pub settings_len: usize,
    /// 0 where the request had no endpoint.
    pub port: u32,
    /// Numbers of the protocol: 0x0303 for TLS 1.2, 0x0304 for TLS 1.3.
    pub min_version: u32,
    pub max_version: u32,
}

// SAFETY: plain C structs, whose octets mean nothing by themselves.
unsafe impl Growing for tlsconf_octets {}
// SAFETY: as above.
unsafe impl Growing for tlsconf_settings {}

impl Shared {
    fn new(config: Config, notes: &[EmitNote]) -> Self {
        let optional = |text: &Option<String>| text.as_deref().map(c_string);
        let suites = |suites: &[tlsconf::contract::SuiteName]| {
            let names: Vec<&str> = suites.iter().filter_map(|suite| suite.openssl.as_deref()).collect();
            (c_string(&names.join(":")), Texts::new(suites.iter().map(|suite| &suite.iana)))
        };
        let groups: Vec<&str> =
            config.groups.iter().filter(|group| !group.post_quantum).map(|group| group.openssl.as_str()).collect();
        let ((tls12_openssl, tls12_iana), (tls13_openssl, tls13_iana)) =
            (suites(&config.tls12_suites), suites(&config.tls13_suites));
        let texts = ConfigTexts {
            host: optional(&config.host),
            server_name: optional(&config.server_name),
            verify_name: optional(&config.verify_name),
            tls12_openssl,
            tls13_openssl,
            groups_openssl: c_string(&groups.join(":")),
            tls12_iana,
            tls13_iana,
            groups_iana: Texts::new(config.groups.iter().map(|group| &group.iana)),
            settings: Texts::new(&config.settings),
        };
        Self { references: AtomicUsize::new(1), config, texts, notes: Notes::new(notes) }
    }

    fn settings(&self) -> tlsconf_settings {
        let (config, texts) = (&self.config, &self.texts);
        tlsconf_settings {
            host: pointer(texts.host.as_ref()),
            server_name: pointer(texts.server_name.as_ref()),
            verify_name: pointer(texts.verify_name.as_ref()),
            tls12_ciphers: texts.tls12_openssl.as_ptr(),
            tls13_ciphersuites: texts.tls13_openssl.as_ptr(),
            groups: texts.groups_openssl.as_ptr(),
            tls12_iana: texts.tls12_iana.pointers(),
            tls12_iana_len: texts.tls12_iana.count(),
            tls13_iana: texts.tls13_iana.pointers(),
            tls13_iana_len: texts.tls13_iana.count(),
            groups_iana: texts.groups_iana.pointers(),
            groups_iana_len: texts.groups_iana.count(),
            settings: texts.settings.pointers(),
            settings_len: texts.settings.count(),
            port: config.port.map_or(0, u32::from),
            min_version: version(&config.min_version),
            max_version: version(&config.max_version),
        }
    }
}

fn version(text: &str) -> u32 {
    if text == "1.2" { 0x0303 } else { 0x0304 }
}

fn given(octets: Option<&FileBytes>) -> tlsconf_octets {
    octets.map_or(tlsconf_octets { data: std::ptr::null(), len: 0 }, |octets| {
        let octets = octets.as_bytes();
        tlsconf_octets { data: octets.as_ptr(), len: octets.len() }
    })
}

/// Builds the configuration of the request's client (tlsconf_request_add_client), judged for the stack of that client.
///
/// On TLSCONF_OK `*config_out` is the caller's, to be freed with tlsconf_config_free. On TLSCONF_REFUSED tlsconf_request_error
/// says what is wrong and how to mend it. `report_out` may be NULL; else on TLSCONF_OK and TLSCONF_REFUSED `*report_out` is the
/// report of the files as they were given, to be freed with tlsconf_report_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_build(
    request: *mut tlsconf_request,
    config_out: *mut *mut tlsconf_config,
    report_out: *mut *mut tlsconf_report,
) -> tlsconf_status {
    guarded(|| {
        let out = Out::new(config_out)?;
        // SAFETY: the header says what may be passed.
        let request = unsafe { boundary::exclusive(request) }?;
        request.ready()?;
        let configured = configured(request)?;
        // SAFETY: the header says what may be passed.
        let handed = unsafe { hand_over(configured, &request.asked.check, out, report_out) };
        handed.map_err(|Fault(status, message)| request.refuse(status, &message))
    })
}

/// tlsconf_config_build of a request as JSON (core/schema/config_request.json; the key is handed over as PKCS#8 whatever it
/// says), `len` octets of UTF-8 at `request`. `error_out` as for tlsconf_report_build_json; on TLSCONF_REFUSED it says what is
/// wrong and how to mend it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_build_json(
    request: *const u8,
    len: usize,
    config_out: *mut *mut tlsconf_config,
    report_out: *mut *mut tlsconf_report,
    error_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        build(request, len, error_out, |request: Result<ConfigRequest, _>| {
            let out = Out::new(config_out)?;
            let request = request?.with_key(KeyOutput::Pkcs8);
            hand_over(tlsconf::config(&request)?, &request.check, out, report_out)
        })
    }
}

/// # Safety
///
/// As the header says of both doors.
unsafe fn hand_over(
    configured: Configured,
    check: &CheckRequest,
    out: Out<*mut tlsconf_config>,
    report_out: *mut *mut tlsconf_report,
) -> Result<(), Fault> {
    let (report, outcome) = match configured.accepted() {
        Ok(Accepted { config, notes, report, .. }) => (report, Ok((config, notes))),
        Err(refused) => (refused.report, Err(refused.message)),
    };
    if let Ok(out) = Out::new(report_out) {
        let certificates = tlsconf::inspect(check)?.certificates;
        // SAFETY: as the caller promises.
        unsafe { out.set(boundary::give(Answer::new(report, certificates))) };
    }
    let (config, notes) = outcome.map_err(|message| Fault(Status::TLSCONF_REFUSED, message))?;
    // SAFETY: as the caller promises.
    unsafe { out.set(boundary::give(Shared::new(config, &notes))) };
    Ok(())
}

/// The core wants the check as part of another question: it is lent and put back.
fn configured(request: &mut Request) -> Result<Configured, Status> {
    let mut check = std::mem::replace(&mut request.asked.check, CheckRequest::at(Timestamp::from_unix(0)));
    let clients = std::mem::take(&mut check.clients);
    let asked = ConfigRequest::of(check, request.asked.client.clone()).with_key(KeyOutput::Pkcs8);
    let configured = tlsconf::config(&asked);
    request.asked.check = asked.check;
    request.asked.check.clients = clients;
    configured.map_err(|misuse| request.misuse(&misuse))
}

/// One more owner: each frees it once, and the last wipes the key. Gives `config` back. NULL gives NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_retain(config: *mut tlsconf_config) -> *mut tlsconf_config {
    guarded_or(std::ptr::null_mut(), || {
        // SAFETY: the header says what may be passed.
        unsafe { boundary::shared(config) }?.references.fetch_add(1, Ordering::Relaxed);
        Ok(config)
    })
}

/// One owner less; the last wipes and frees it. NULL does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_free(config: *mut tlsconf_config) {
    let is_last = guarded_or(false, || {
        // SAFETY: the header says what may be passed.
        Ok(unsafe { boundary::shared(config) }?.references.fetch_sub(1, Ordering::AcqRel) == 1)
    });
    if is_last {
        // SAFETY: nobody else has it any more.
        unsafe { boundary::free(config) };
    }
}

/// Fills `*settings_out`; pass `sizeof(tlsconf_settings)` as `size`, as for tlsconf_report_finding.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_settings(
    config: *const tlsconf_config,
    settings_out: *mut tlsconf_settings,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(config, settings_out, size, |it| Some(it.settings())) }
}

/// How many trust anchors there are. 0: no CA file was given, and the stack's own store is meant. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_anchors(config: *const tlsconf_config) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(config, 0, |it| it.config.trust_anchors.len()) }
}

/// The trust anchor at `index`, DER; NULL and 0 beyond the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_anchor(config: *const tlsconf_config, index: usize) -> tlsconf_octets {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(config, given(None), |it| given(it.config.trust_anchors.get(index))) }
}

/// How many certificates the client shows, its own first. 0: none. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_chain(config: *const tlsconf_config) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(config, 0, |it| it.config.certificate_chain.len()) }
}

/// The certificate of the client's chain at `index`, DER; NULL and 0 beyond the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_chain_certificate(
    config: *const tlsconf_config,
    index: usize,
) -> tlsconf_octets {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(config, given(None), |it| given(it.config.certificate_chain.get(index))) }
}

/// The private key, unencrypted PKCS#8 (RFC 5958), wiped when the configuration is freed; NULL and 0 where the client shows
/// no certificate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_key(config: *const tlsconf_config) -> tlsconf_octets {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(config, given(None), |it| given(it.config.key.as_ref().map(|key| &key.bytes))) }
}

/// How many notes there are on what was left out. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_notes(config: *const tlsconf_config) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(config, 0, |it| it.notes.count()) }
}

/// As tlsconf_report_finding, for a note.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_note(
    config: *const tlsconf_config,
    index: usize,
    note_out: *mut tlsconf_note,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(config, note_out, size, |it| it.notes.get(index)) }
}

/// As tlsconf_check_json, for core/schema/config_request.json. The answer holds the private key, as base64.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_config_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { door(request, len, answer_out, tlsconf::config_json) }
}
