//! The report of a check, and what is in it.

use std::{
    ffi::{CString, c_char},
    sync::OnceLock,
};

use tlsconf::{
    Report, Rule,
    contract::{ClientVerdict, FileBytes, Inspected, Lost, Severity, Verdict},
    say::text::{self, Style},
};

use crate::{
    boundary::{self, Out, Tagged, c_string, c_strings, guarded, handle, pointer},
    json::{Fault, build, tlsconf_text},
    request::tlsconf_request,
    sized::{self, Growing},
    status::tlsconf_status,
};

/// The answer of a check: immutable, usable from several threads.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub struct tlsconf_report(Tagged<Answer>);

handle!(tlsconf_report, Answer, b"report\0\0");

#[derive(Debug)]
pub struct Answer {
    report: Report,
    /// The octets of each certificate of the report.
    ders: Vec<FileBytes>,
    headline: CString,
    findings: Vec<FindingTexts>,
    certificates: Vec<CertificateTexts>,
    clients: Vec<ClientTexts>,
    text: OnceLock<CString>,
    json: OnceLock<CString>,
}

#[derive(Debug)]
struct FindingTexts {
    number: u16,
    code: CString,
    message: CString,
    input: Option<CString>,
    seen: Option<CString>,
    expected: Option<CString>,
    fix: Option<CString>,
    concerns: Texts,
}

#[derive(Debug)]
struct CertificateTexts {
    input: Option<CString>,
    subject: CString,
    issuer: CString,
    role: CString,
    sha256: CString,
}

#[derive(Debug)]
struct ClientTexts {
    id: CString,
    version: Option<CString>,
    runtime: Option<CString>,
    class: Option<CString>,
    prints: Option<CString>,
    loses: Losses,
}

/// What a loader loses, and pointers to it as C has them.
#[derive(Debug)]
struct Losses {
    pointers: Vec<tlsconf_lost>,
    _texts: Vec<CString>,
}

// SAFETY: the pointers lead into the texts beside them, which nobody changes.
unsafe impl Send for Losses {}
// SAFETY: as above.
unsafe impl Sync for Losses {}

impl Losses {
    fn new(lost: &[Lost]) -> Self {
        let texts: Vec<CString> = lost.iter().map(|lost| c_string(&lost.why)).collect();
        let pointed = lost.iter().zip(&texts);
        let pointers = pointed.map(|(lost, why)| tlsconf_lost { why: why.as_ptr(), certificate: lost.certificate });
        Self { pointers: pointers.collect(), _texts: texts }
    }
}

/// Texts, and pointers to them as C has them.
#[derive(Debug)]
pub struct Texts {
    pointers: Vec<*const c_char>,
    _texts: Vec<CString>,
}

// SAFETY: the pointers lead into the texts beside them, which nobody changes.
unsafe impl Send for Texts {}
// SAFETY: as above.
unsafe impl Sync for Texts {}

impl Texts {
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a String>) -> Self {
        let texts = c_strings(texts);
        Self { pointers: texts.iter().map(|text| text.as_ptr()).collect(), _texts: texts }
    }

    /// NULL where there are none.
    pub fn pointers(&self) -> *const *const c_char {
        if self.pointers.is_empty() { std::ptr::null() } else { self.pointers.as_ptr() }
    }

    pub fn count(&self) -> usize {
        self.pointers.len()
    }
}

/// How a check ends. The numbers are stable.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum tlsconf_verdict {
    /// Every client asked about will connect, as far as the files tell.
    TLSCONF_VERDICT_READY = 0,
    /// Some will, some will not.
    TLSCONF_VERDICT_READY_FOR_SOME = 1,
    TLSCONF_VERDICT_WILL_FAIL = 2,
    /// There was nothing to judge.
    TLSCONF_VERDICT_NOTHING_TO_CHECK = 3,
}

/// How serious a finding is. The numbers are stable.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum tlsconf_severity {
    /// A connection will fail with every client asked about, or be unsafe.
    TLSCONF_SEVERITY_ERROR = 0,
    /// It fails for some clients, or soon, or goes against a recommendation.
    TLSCONF_SEVERITY_WARNING = 1,
    /// Worth knowing.
    TLSCONF_SEVERITY_NOTE = 2,
}

/// What one client will do. The numbers are stable.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum tlsconf_client_verdict {
    TLSCONF_CLIENT_ACCEPTS = 0,
    TLSCONF_CLIENT_REFUSES = 1,
    TLSCONF_CLIENT_UNKNOWN = 2,
}

impl tlsconf_verdict {
    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Ready => Self::TLSCONF_VERDICT_READY,
            Verdict::ReadyForSome => Self::TLSCONF_VERDICT_READY_FOR_SOME,
            Verdict::WillFail => Self::TLSCONF_VERDICT_WILL_FAIL,
            Verdict::NothingToCheck => Self::TLSCONF_VERDICT_NOTHING_TO_CHECK,
        }
    }
}

impl tlsconf_severity {
    fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::TLSCONF_SEVERITY_ERROR,
            Severity::Warning => Self::TLSCONF_SEVERITY_WARNING,
            Severity::Note => Self::TLSCONF_SEVERITY_NOTE,
        }
    }
}

impl tlsconf_client_verdict {
    fn of(verdict: ClientVerdict) -> Self {
        match verdict {
            ClientVerdict::Accepts => Self::TLSCONF_CLIENT_ACCEPTS,
            ClientVerdict::Refuses => Self::TLSCONF_CLIENT_REFUSES,
            ClientVerdict::Unknown => Self::TLSCONF_CLIENT_UNKNOWN,
        }
    }
}

/// One finding. Pointers belong to the report. Fields may be added at the end; see tlsconf_report_finding.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_finding {
    /// The rule's number: a value of tlsconf_rule, or one added since.
    pub rule: u32,
    /// A value of tlsconf_severity.
    pub severity: u32,
    /// The rule's code: `KEY001`. Stable.
    pub code: *const c_char,
    /// For people; not stable.
    pub message: *const c_char,
    /// The file it is about, as it was named; NULL where it is about none.
    pub input: *const c_char,
    /// From 1; 0 where there is none.
    pub line: u32,
    /// In characters from 1; 0 where there is none.
    pub column: u32,
    /// What stands there; may be NULL.
    pub seen: *const c_char,
    /// What should stand there; may be NULL.
    pub expected: *const c_char,
    /// How to mend it; NULL only for notes and warnings.
    pub fix: *const c_char,
    /// The index of the certificate it is about; UINT32_MAX where it is about none.
    pub certificate: u32,
    /// The index of the finding whose consequence it is; UINT32_MAX where it stands for itself.
    pub consequence_of: u32,
    /// Ids of the clients concerned; NULL and 0: every client.
    pub concerns: *const *const c_char,
    pub concerns_len: usize,
}

/// One certificate. Pointers belong to the report. Fields may be added at the end.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_certificate {
    /// The certificate itself.
    pub der: *const u8,
    pub der_len: usize,
    /// The file it stands in.
    pub input: *const c_char,
    /// The line of its BEGIN marker; 0 where it stands in no text.
    pub line: u32,
    /// The index of the certificate whose key verifies this one's signature; UINT32_MAX where none was given.
    pub issued_by: u32,
    /// RFC 4514, control characters escaped.
    pub subject: *const c_char,
    pub issuer: *const c_char,
    /// `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
    pub role: *const c_char,
    /// SHA-256 of the DER, lower-case hexadecimal.
    pub sha256: *const c_char,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub not_before: i64,
    pub not_after: i64,
}

/// What one client will do with these files. Pointers belong to the report. Fields may be added at the end.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_client {
    pub id: *const c_char,
    /// May be NULL.
    pub version: *const c_char,
    /// May be NULL.
    pub runtime: *const c_char,
    /// A value of tlsconf_client_verdict.
    pub verdict: u32,
    /// Whether `works_until` is known.
    pub has_works_until: u32,
    /// The class of the error, and the text that the client will print, with `*` for what varies; may be NULL.
    pub error_class: *const c_char,
    pub prints: *const c_char,
    /// Indices of the certificates of the CA file that it trusts.
    pub loads: *const u32,
    pub loads_len: usize,
    /// Indices of the findings that are the reason.
    pub causes: *const u32,
    pub causes_len: usize,
    /// The moment from which this set no longer works for it, in seconds since 1970-01-01T00:00:00Z.
    pub works_until: i64,
    /// The certificates of the CA file that it does not load.
    pub loses: *const tlsconf_lost,
    pub loses_len: usize,
}

/// A certificate of the CA file that a client does not load. Pointers belong to the report. It stands in arrays, so that no
/// fields are ever added.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct tlsconf_lost {
    /// For people; not stable.
    pub why: *const c_char,
    /// The index of the certificate.
    pub certificate: u32,
}

// SAFETY: plain C structs, whose octets mean nothing by themselves.
unsafe impl Growing for tlsconf_finding {}
// SAFETY: as above.
unsafe impl Growing for tlsconf_certificate {}
// SAFETY: as above.
unsafe impl Growing for tlsconf_client {}

impl Answer {
    pub(crate) fn new(report: Report, ders: Vec<FileBytes>) -> Self {
        let name = |input: u32| report.inputs.get(input as usize).map(|input| c_string(&input.name));
        let optional = |text: &Option<String>| text.as_deref().map(c_string);
        let findings = report.findings.iter().map(|finding| FindingTexts {
            number: Rule::by_code(&finding.code).map_or(0, |rule| rule.info().number),
            code: c_string(&finding.code),
            message: c_string(&finding.message),
            input: finding.at.input.and_then(name),
            seen: optional(&finding.seen),
            expected: optional(&finding.expected),
            fix: optional(&finding.fix),
            concerns: Texts::new(&finding.concerns),
        });
        let certificates = report.certificates.iter().map(|certificate| CertificateTexts {
            input: name(certificate.input),
            subject: c_string(&certificate.subject),
            issuer: c_string(&certificate.issuer),
            role: c_string(&certificate.role),
            sha256: c_string(&certificate.sha256),
        });
        let clients = report.clients.iter().map(|client| ClientTexts {
            id: c_string(&client.id),
            version: optional(&client.version),
            runtime: optional(&client.runtime),
            class: optional(&client.class),
            prints: optional(&client.prints),
            loses: Losses::new(&client.loses),
        });
        Self {
            headline: c_string(&report.headline),
            findings: findings.collect(),
            certificates: certificates.collect(),
            clients: clients.collect(),
            report,
            ders,
            text: OnceLock::new(),
            json: OnceLock::new(),
        }
    }

    pub(crate) fn of(inspected: Inspected) -> Self {
        Self::new(inspected.report, inspected.certificates)
    }

    fn text(&self) -> &CString {
        self.text.get_or_init(|| c_string(&text::human(&self.report, Style { color: false, width: 80 })))
    }

    fn json(&self) -> &CString {
        self.json.get_or_init(|| c_string(&serde_json::to_string(&self.report).unwrap_or_default()))
    }

    fn finding(&self, index: usize) -> Option<tlsconf_finding> {
        let (finding, texts) = (self.report.findings.get(index)?, self.findings.get(index)?);
        Some(tlsconf_finding {
            rule: u32::from(texts.number),
            severity: tlsconf_severity::of(finding.severity) as u32,
            code: texts.code.as_ptr(),
            message: texts.message.as_ptr(),
            input: pointer(texts.input.as_ref()),
            line: finding.at.line.unwrap_or(0),
            column: finding.at.column.unwrap_or(0),
            seen: pointer(texts.seen.as_ref()),
            expected: pointer(texts.expected.as_ref()),
            fix: pointer(texts.fix.as_ref()),
            certificate: finding.at.certificate.unwrap_or(u32::MAX),
            consequence_of: finding.consequence_of.unwrap_or(u32::MAX),
            concerns: texts.concerns.pointers(),
            concerns_len: texts.concerns.count(),
        })
    }

    fn certificate(&self, index: usize) -> Option<tlsconf_certificate> {
        let (certificate, texts) = (self.report.certificates.get(index)?, self.certificates.get(index)?);
        let der = self.ders.get(index)?.as_bytes();
        Some(tlsconf_certificate {
            der: der.as_ptr(),
            der_len: der.len(),
            input: pointer(texts.input.as_ref()),
            line: certificate.line.unwrap_or(0),
            issued_by: certificate.issued_by.unwrap_or(u32::MAX),
            subject: texts.subject.as_ptr(),
            issuer: texts.issuer.as_ptr(),
            role: texts.role.as_ptr(),
            sha256: texts.sha256.as_ptr(),
            not_before: certificate.not_before.unix(),
            not_after: certificate.not_after.unix(),
        })
    }

    fn client(&self, index: usize) -> Option<tlsconf_client> {
        let (client, texts) = (self.report.clients.get(index)?, self.clients.get(index)?);
        Some(tlsconf_client {
            id: texts.id.as_ptr(),
            version: pointer(texts.version.as_ref()),
            runtime: pointer(texts.runtime.as_ref()),
            verdict: tlsconf_client_verdict::of(client.verdict) as u32,
            has_works_until: u32::from(client.works_until.is_some()),
            error_class: pointer(texts.class.as_ref()),
            prints: pointer(texts.prints.as_ref()),
            loads: client.loads.as_ptr(),
            loads_len: client.loads.len(),
            causes: client.causes.as_ptr(),
            causes_len: client.causes.len(),
            works_until: client.works_until.map_or(0, tlsconf::contract::Timestamp::unix),
            loses: texts.loses.pointers.as_ptr(),
            loses_len: texts.loses.pointers.len(),
        })
    }
}

/// Judges the files of a request. Faults of the files are findings; TLSCONF_INVALID_ARGUMENT is only for what is wrong with the
/// request itself. On TLSCONF_OK `*report_out` is the caller's, to be freed with tlsconf_report_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_check(
    request: *mut tlsconf_request,
    report_out: *mut *mut tlsconf_report,
) -> tlsconf_status {
    guarded(|| {
        let out = Out::new(report_out)?;
        // SAFETY: the header says what may be passed.
        let request = unsafe { boundary::exclusive(request) }?;
        let inspected = tlsconf::inspect(&request.ready()?.check);
        let inspected = inspected.map_err(|misuse| request.misuse(&misuse))?;
        // SAFETY: the header says what may be passed.
        unsafe { out.set(boundary::give(Answer::of(inspected))) };
        Ok(())
    })
}

/// tlsconf_check of a request as JSON (core/schema/check_request.json), `len` octets of UTF-8 at `request`.
///
/// On TLSCONF_OK `*report_out` is the caller's, to be freed with tlsconf_report_free. `error_out` may be NULL; else on any other
/// status but TLSCONF_NULL_POINTER and TLSCONF_PANIC `*error_out` is one sentence that names the field, or line and column, to be
/// freed with tlsconf_text_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_build_json(
    request: *const u8,
    len: usize,
    report_out: *mut *mut tlsconf_report,
    error_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        build(request, len, error_out, |request| {
            let out = Out::new(report_out)?;
            let inspected = tlsconf::inspect(&request?).map_err(Fault::from)?;
            out.set(boundary::give(Answer::of(inspected)));
            Ok(())
        })
    }
}

/// Frees a report; what was borrowed from it is gone. NULL does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_free(report: *mut tlsconf_report) {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::free(report) };
}

/// The verdict, a value of tlsconf_verdict. NULL, or no report: TLSCONF_VERDICT_NOTHING_TO_CHECK.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_verdict(report: *const tlsconf_report) -> u32 {
    let nothing = tlsconf_verdict::TLSCONF_VERDICT_NOTHING_TO_CHECK;
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(report, nothing as u32, |it| tlsconf_verdict::of(it.report.verdict) as u32) }
}

/// The answer in one sentence. Belongs to the report. NULL gives an empty text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_headline(report: *const tlsconf_report) -> *const c_char {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(report, c"".as_ptr(), |it| it.headline.as_ptr()) }
}

/// The report as the program `tlsconf check` prints it, 80 columns wide, without colours. Belongs to the report. NULL
/// gives an empty text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_text(report: *const tlsconf_report) -> *const c_char {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(report, c"".as_ptr(), |it| it.text().as_ptr()) }
}

/// The report as JSON: the same octets in every language. Belongs to the report. NULL gives an empty text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_json(report: *const tlsconf_report) -> *const c_char {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(report, c"".as_ptr(), |it| it.json().as_ptr()) }
}

/// How many findings there are, errors first. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_findings(report: *const tlsconf_report) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(report, 0, |it| it.findings.len()) }
}

/// Fills `*finding_out` with the finding at `index`. Pass `sizeof(tlsconf_finding)` as `size`: a library with more fields
/// writes only those that the caller knows, one with fewer fills the rest with zeros.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_finding(
    report: *const tlsconf_report,
    index: usize,
    finding_out: *mut tlsconf_finding,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(report, finding_out, size, |it| it.finding(index)) }
}

/// How many certificates there are, in the order of the files. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_certificates(report: *const tlsconf_report) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(report, 0, |it| it.certificates.len()) }
}

/// As tlsconf_report_finding, for a certificate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_certificate(
    report: *const tlsconf_report,
    index: usize,
    certificate_out: *mut tlsconf_certificate,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(report, certificate_out, size, |it| it.certificate(index)) }
}

/// How many clients were asked about. NULL: 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_clients(report: *const tlsconf_report) -> usize {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(report, 0, |it| it.clients.len()) }
}

/// As tlsconf_report_finding, for what one client will do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_report_client(
    report: *const tlsconf_report,
    index: usize,
    client_out: *mut tlsconf_client,
    size: usize,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { sized::fill(report, client_out, size, |it| it.client(index)) }
}
