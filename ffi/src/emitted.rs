//! What one client needs: files, texts, notes.

use std::ffi::{CString, c_char};

use tlsconf::contract::{EmitNote, Emitted, EmittedFile};
use zeroize::Zeroizing;

use crate::{
    boundary::{self, Out, Tagged, c_string, guarded, guarded_or, handle, pointer},
    json::{Text, build, tlsconf_text},
    request::tlsconf_request,
    sized::{self, Growing},
    status::{Status, tlsconf_status},
};

/// The answer of an emission: immutable, usable from several threads.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub struct tlsconf_emitted(Tagged<Emission>);

handle!(tlsconf_emitted, Emission, b"emitted\0");

#[derive(Debug)]
pub struct Emission {
    emitted: Emitted,
    files: Vec<FileTexts>,
    configs: Vec<ConfigTexts>,
    run: Vec<CString>,
    notes: Notes,
    reason: Option<CString>,
    instead: Option<CString>,
}

/// What of a file is no octets, as C reads it.
#[derive(Debug)]
pub(crate) struct FileTexts {
    name: CString,
    purpose: CString,
    mode: u32,
}

impl FileTexts {
    pub(crate) fn new(file: &EmittedFile) -> Self {
        Self {
            name: c_string(&file.name),
            purpose: c_string(&file.purpose),
            mode: u32::from_str_radix(&file.mode, 8).unwrap_or(0o600),
        }
    }

    /// The file that these texts were made of.
    pub(crate) fn with(&self, file: &EmittedFile) -> tlsconf_file {
        let octets = file.bytes.as_ref().map_or(&[][..], |bytes| bytes.as_bytes());
        tlsconf_file {
            name: self.name.as_ptr(),
            purpose: self.purpose.as_ptr(),
            data: octets.as_ptr(),
            data_len: octets.len(),
            mode: self.mode,
            secret: u32::from(file.secret),
        }
    }
}

#[derive(Debug)]
struct ConfigTexts {
    name: CString,
    language: CString,
    text: CString,
}

/// A file to write. Pointers belong to the handle, which wipes the octets when it is freed. Fields may be added at the
/// end.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_file {
    pub name: *const c_char,
    /// `trust anchors`, `client certificate`, `private key`, ...
    pub purpose: *const c_char,
    pub data: *const u8,
    pub data_len: usize,
    /// The permissions to give it: 0600 for secrets.
    pub mode: u32,
    /// 1 where it holds a secret.
    pub secret: u32,
}

/// A text in the client's own language; the main one comes first. Pointers belong to the handle. Fields may be added at the end.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_config_text {
    pub name: *const c_char,
    /// `sh`, `python`, `go`, ...
    pub language: *const c_char,
    pub text: *const c_char,
}

/// Something that was left out or cannot be done. Pointers belong to the handle. Fields may be added at the end.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_note {
    /// Stable: `no-host-check`.
    pub code: *const c_char,
    pub text: *const c_char,
}

// SAFETY: plain C structs, whose octets mean nothing by themselves.
unsafe impl Growing for tlsconf_file {}
// SAFETY: as above.
unsafe impl Growing for tlsconf_config_text {}
// SAFETY: as above.
unsafe impl Growing for tlsconf_note {}

/// Notes as C reads them.
#[derive(Debug)]
pub(crate) struct Notes(Vec<(CString, CString)>);

impl Notes {
    pub(crate) fn new(notes: &[EmitNote]) -> Self {
        Self(notes.iter().map(|note| (c_string(&note.code), c_string(&note.text))).collect())
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<tlsconf_note> {
        let (code, text) = self.0.get(index)?;
        Some(tlsconf_note { code: code.as_ptr(), text: text.as_ptr() })
    }
}

impl Emission {
    fn new(emitted: Emitted) -> Self {
        let configs = emitted.config.iter().map(|config| ConfigTexts {
            name: c_string(&config.name),
            language: c_string(&config.language),
            text: c_string(&config.text),
        });
        Self {
            files: emitted.files.iter().map(FileTexts::new).collect(),
            configs: configs.collect(),
            run: emitted.run.iter().map(|line| c_string(line)).collect(),
            notes: Notes::new(&emitted.notes),
            reason: emitted.unsupported.as_ref().map(|unsupported| c_string(&unsupported.reason)),
            instead: emitted.unsupported.as_ref().map(|unsupported| c_string(&unsupported.instead)),
            emitted,
        }
    }

    fn text(&self, index: usize) -> Option<tlsconf_config_text> {
        let config = self.configs.get(index)?;
        let (name, language) = (config.name.as_ptr(), config.language.as_ptr());
        Some(tlsconf_config_text { name, language, text: config.text.as_ptr() })
    }

    fn file(&self, index: usize) -> Option<tlsconf_file> {
        Some(self.files.get(index)?.with(self.emitted.files.get(index)?))
    }
}

/// Writes what the client of the request needs (see tlsconf_request_add_client; also `redis-conf`, `kubernetes-secret`, ...).
/// That a client cannot do it is an answer, too: tlsconf_emitted_unsupported. On TLSCONF_OK `*emitted_out` is the caller's, to
/// be freed with tlsconf_emitted_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emit(
    request: *mut tlsconf_request,
    emitted_out: *mut *mut tlsconf_emitted,
) -> tlsconf_status {
    guarded(|| {
        let out = Out::new(emitted_out)?;
        // SAFETY: the header says what may be passed.
        let request = unsafe { boundary::exclusive(request) }?;
        request.ready()?;
        // Those asked about: for whom can be written are others, too.
        let clients = std::mem::take(&mut request.asked.check.clients);
        let emitted = tlsconf::emit(&request.asked);
        request.asked.check.clients = clients;
        let emitted = emitted.map_err(|misuse| request.misuse(&misuse))?;
        // SAFETY: the header says what may be passed.
        unsafe { out.set(boundary::give(Emission::new(emitted))) };
        Ok(())
    })
}

/// tlsconf_emit of a request as JSON (core/schema/emit_request.json), `len` octets of UTF-8 at `request`. `error_out` as for
/// tlsconf_report_build_json.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_build_json(
    request: *const u8,
    len: usize,
    emitted_out: *mut *mut tlsconf_emitted,
    error_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        build(request, len, error_out, |request| {
            let out = Out::new(emitted_out)?;
            let emitted = tlsconf::emit(&request?)?;
            out.set(boundary::give(Emission::new(emitted)));
            Ok(())
        })
    }
}

/// Frees what was emitted and wipes its files. NULL does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_free(emitted: *mut tlsconf_emitted) {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::free(emitted) };
}

/// Why it cannot be done at all; NULL where it can. `instead_out`, if not NULL, is told what to do in its place. Both
/// belong to the handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_unsupported(
    emitted: *const tlsconf_emitted,
    instead_out: *mut *const c_char,
) -> *const c_char {
    guarded_or(std::ptr::null(), || {
        // SAFETY: the header says what may be passed.
        let emitted = unsafe { boundary::shared(emitted) }?;
        if let Ok(out) = Out::new(instead_out) {
            // SAFETY: the header says what may be passed.
            unsafe { out.set(pointer(emitted.instead.as_ref())) };
        }
        Ok(pointer(emitted.reason.as_ref()))
    })
}

/// How many files are to be written. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_files(emitted: *const tlsconf_emitted) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(emitted, 0, |it| it.files.len()) }
}

/// As tlsconf_report_finding, for a file.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_file(
    emitted: *const tlsconf_emitted,
    index: usize,
    file_out: *mut tlsconf_file,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(emitted, file_out, size, |it| it.file(index)) }
}

/// How many texts there are. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_texts(emitted: *const tlsconf_emitted) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(emitted, 0, |it| it.configs.len()) }
}

/// As tlsconf_report_finding, for a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_text(
    emitted: *const tlsconf_emitted,
    index: usize,
    text_out: *mut tlsconf_config_text,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(emitted, text_out, size, |it| it.text(index)) }
}

/// The line at `index` of how to run it; NULL beyond the last. Belongs to the handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_run(emitted: *const tlsconf_emitted, index: usize) -> *const c_char {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(emitted, std::ptr::null(), |it| pointer(it.run.get(index))) }
}

/// How many notes there are. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_notes(emitted: *const tlsconf_emitted) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(emitted, 0, |it| it.notes.count()) }
}

/// As tlsconf_report_finding, for a note.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_note(
    emitted: *const tlsconf_emitted,
    index: usize,
    note_out: *mut tlsconf_note,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(emitted, note_out, size, |it| it.notes.get(index)) }
}

/// What was emitted as JSON, private keys as base64 included; NULL where there is no memory. The caller's, to be freed with
/// tlsconf_text_free, which wipes it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_emitted_json(emitted: *const tlsconf_emitted) -> *mut tlsconf_text {
    guarded_or(std::ptr::null_mut(), || {
        // SAFETY: the header says what may be passed.
        let emitted = unsafe { boundary::shared(emitted) }?;
        let mut text = Zeroizing::new(serde_json::to_string(&emitted.emitted).map_err(|_| Status::TLSCONF_PANIC)?);
        Ok(boundary::give(Text::new(std::mem::take(&mut *text))))
    })
}
