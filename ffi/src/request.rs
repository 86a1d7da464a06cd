//! The builder: files, endpoint, policy, time, passphrase, client.

use std::{
    ffi::{CString, c_char},
    fs::File,
    io::Read as _,
    time::{SystemTime, UNIX_EPOCH},
};

use tlsconf::{
    CheckRequest, EmitRequest, Misuse,
    contract::{
        ClientRequest, Deployment, EmitOptions, EndpointRequest, InputRequest, NamedEndpoint, Policy, Role, Secret,
        Timestamp,
    },
    limits,
};

use crate::{
    boundary::{self, Tagged, c_string, guarded, guarded_or, handle, octets, text},
    generated::Made,
    status::{Status, tlsconf_status},
};

/// A question in the making. Used by one thread at a time.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub struct tlsconf_request(Tagged<Request>);

handle!(tlsconf_request, Request, b"request\0");

#[derive(Debug)]
pub struct Request {
    pub(crate) asked: EmitRequest,
    pub(crate) made: Made,
    pub(crate) entropy: Option<Secret>,
    /// The host is known by another name.
    server_name: Option<String>,
    endpoint: Option<Secret>,
    has_time: bool,
    failed: bool,
    error: CString,
}

/// What a file is for. The numbers are stable.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum tlsconf_role {
    /// The checker decides, and the report says why.
    TLSCONF_ROLE_AUTO = 0,
    /// Trust anchors of the client: redis_ca.pem.
    TLSCONF_ROLE_CA_BUNDLE = 1,
    /// The client's own certificate, leaf first.
    TLSCONF_ROLE_CLIENT_CERTIFICATE = 2,
    /// The client's private key.
    TLSCONF_ROLE_CLIENT_KEY = 3,
    /// What the server presents, leaf first.
    TLSCONF_ROLE_SERVER_CHAIN = 4,
    /// The private key of what the server presents.
    TLSCONF_ROLE_SERVER_KEY = 5,
    /// The CA with which the server verifies clients.
    TLSCONF_ROLE_CLIENT_CA = 6,
    /// A container of other files.
    TLSCONF_ROLE_ARCHIVE = 7,
}

fn role(number: u32) -> Option<Role> {
    use tlsconf_role as R;
    const ROLES: [(tlsconf_role, Role); 8] = [
        (R::TLSCONF_ROLE_AUTO, Role::Auto),
        (R::TLSCONF_ROLE_CA_BUNDLE, Role::CaBundle),
        (R::TLSCONF_ROLE_CLIENT_CERTIFICATE, Role::ClientCertificate),
        (R::TLSCONF_ROLE_CLIENT_KEY, Role::ClientKey),
        (R::TLSCONF_ROLE_SERVER_CHAIN, Role::ServerChain),
        (R::TLSCONF_ROLE_SERVER_KEY, Role::ServerKey),
        (R::TLSCONF_ROLE_CLIENT_CA, Role::ClientCa),
        (R::TLSCONF_ROLE_ARCHIVE, Role::Archive),
    ];
    ROLES.iter().find(|(known, _)| *known as u32 == number).map(|(_, role)| *role)
}

/// What went wrong, in words that name the file, the cause and the cure.
pub(crate) struct Fault(pub Status, pub String);

impl From<Status> for Fault {
    fn from(status: Status) -> Self {
        Self(status, status.text().to_string_lossy().into_owned())
    }
}

impl Request {
    fn new() -> Self {
        Self {
            asked: EmitRequest::of(CheckRequest::at(Timestamp::from_unix(0)), ClientRequest::of("")),
            made: Made::default(),
            entropy: None,
            server_name: None,
            endpoint: None,
            has_time: false,
            failed: false,
            error: CString::default(),
        }
    }

    /// The error stays for [`tlsconf_request_error`]; nothing may pass over what a failed call left out.
    fn fail(&mut self, fault: &Fault) -> tlsconf_status {
        self.failed = true;
        self.error = c_string(&fault.1);
        fault.0
    }

    pub(crate) fn set(&mut self, change: impl FnOnce(&mut Self) -> Result<(), Fault>) -> Result<(), Status> {
        change(self).map_err(|fault| self.fail(&fault))
    }

    /// The request as it stands, for a verb.
    pub(crate) fn ready(&mut self) -> Result<&EmitRequest, Status> {
        if self.failed {
            return Err(Status::TLSCONF_FAILED_BEFORE);
        }
        if !self.has_time {
            self.asked.check.time = now();
        }
        self.asked.check.endpoint = match (&self.endpoint, &self.server_name) {
            (None, _) => None,
            (Some(text), None) => Some(EndpointRequest::Text(copy(text))),
            (Some(text), Some(name)) => {
                Some(EndpointRequest::Named(NamedEndpoint { text: copy(text), server_name: name.clone() }))
            }
        };
        Ok(&self.asked)
    }

    /// Remembers what a verb says of the request, which stays usable.
    pub(crate) fn refuse(&mut self, status: Status, message: &str) -> tlsconf_status {
        self.error = c_string(message);
        status
    }

    pub(crate) fn misuse(&mut self, misuse: &Misuse) -> tlsconf_status {
        self.refuse(Status::TLSCONF_INVALID_ARGUMENT, &misuse.to_string())
    }

    fn add(&mut self, name: &str, role: Role, bytes: Vec<u8>) -> Result<(), Fault> {
        let bytes = Secret::new(bytes);
        if self.asked.check.inputs.len() >= limits::FILES {
            return Err(Fault(Status::TLSCONF_TOO_LARGE, format!("{name}: more than {} files", limits::FILES)));
        }
        self.asked.check.inputs.push(InputRequest { name: name.to_owned(), role, bytes });
        Ok(())
    }
}

fn copy(secret: &Secret) -> Secret {
    Secret::new(secret.as_bytes().to_vec())
}

fn now() -> Timestamp {
    let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, i64::wrapping_neg),
    };
    Timestamp::from_unix(seconds)
}

fn unknown_role(number: u32) -> Fault {
    let message = format!("there is no role {number}: tlsconf_role has 0 (AUTO) to 7 (ARCHIVE)");
    Fault(Status::TLSCONF_INVALID_ARGUMENT, message)
}

/// A new request: no files, the policy of Redis Cloud, every client, the time of the verb that is called. Free it with
/// tlsconf_request_free. NULL only where there is no memory.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_request_new() -> *mut tlsconf_request {
    guarded_or(std::ptr::null_mut(), || Ok(boundary::give(Request::new())))
}

/// Frees a request and wipes the octets and passphrases in it. NULL does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_free(request: *mut tlsconf_request) {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::free(request) };
}

/// What the last failed call on this request says: the file or field, the cause, the cure. Empty where none failed.
/// Belongs to the request; valid until the next call on it. NULL gives an empty text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_error(request: *const tlsconf_request) -> *const c_char {
    // SAFETY: the header says what may be passed.
    unsafe { boundary::read(request, c"".as_ptr(), |it| it.error.as_ptr()) }
}

/// Adds the file at a path, its role guessed. At most 64 MiB are read; what is longer is a finding, as is everything that
/// is wrong with its contents. TLSCONF_UNREADABLE_FILE where it cannot be read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_add_path(
    request: *mut tlsconf_request,
    path: *const c_char,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { tlsconf_request_add_path_as(request, path, 0) }
}

/// tlsconf_request_add_path with a role, a number of tlsconf_role.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_add_path_as(
    request: *mut tlsconf_request,
    path: *const c_char,
    role_number: u32,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        let (request, path) = unsafe { (boundary::exclusive(request)?, text(path)) };
        request.set(|request| {
            let path = path?;
            let role = role(role_number).ok_or_else(|| unknown_role(role_number))?;
            let bytes = contents(path)?;
            request.add(path, role, bytes)
        })
    })
}

/// One octet more than is taken, so that the core can say that it is too large.
fn contents(path: &str) -> Result<Vec<u8>, Fault> {
    let cannot = |error: std::io::Error| {
        Fault(Status::TLSCONF_UNREADABLE_FILE, format!("{}: cannot be read: {error}", tlsconf::text::shown(path)))
    };
    let file = File::open(path).map_err(cannot)?;
    // Growing would leave copies of a key behind.
    let size = file.metadata().map_err(cannot)?.len().min(limits::FILE_BYTES as u64) as usize;
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(size + 2));
    file.take(limits::FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(std::mem::take(&mut *bytes))
}

/// Adds a file that is in memory: `len` octets at `data`, which are copied; (NULL, 0) is an empty file. `name` is how the
/// report calls it; nothing of that name is opened. `role_number` is a number of tlsconf_role.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_add_bytes(
    request: *mut tlsconf_request,
    name: *const c_char,
    role_number: u32,
    data: *const u8,
    len: usize,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        let (request, name, data) = unsafe { (boundary::exclusive(request)?, text(name), octets(data, len)) };
        request.set(|request| {
            let (name, data) = (name?, data?);
            let role = role(role_number).ok_or_else(|| unknown_role(role_number))?;
            // What is longer than the limit is said, not copied.
            let data = data.get(..=limits::FILE_BYTES).unwrap_or(data);
            request.add(name, role, data.to_vec())
        })
    })
}

/// Where clients connect: `host:port`, `[2001:db8::1]:6379` or a `rediss://` URL. A password in it is wiped and never
/// shown. NULL: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_endpoint(
    request: *mut tlsconf_request,
    endpoint: *const c_char,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        set_text(request, endpoint, |request, endpoint| {
            request.endpoint = endpoint.map(|endpoint| Secret::new(endpoint.as_bytes().to_vec()));
            Ok(())
        })
    }
}

/// The name to verify and to send as SNI, where it differs from the endpoint's host. NULL: the host's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_server_name(
    request: *mut tlsconf_request,
    name: *const c_char,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        set_text(request, name, |request, name| {
            request.server_name = name.map(str::to_owned);
            Ok(())
        })
    }
}

/// The policy: a preset (`redis-cloud`, `modern`, `intermediate`, `fips`, `legacy`) or a JSON object of the contract's
/// Policy. NULL: redis-cloud.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_policy(
    request: *mut tlsconf_request,
    policy: *const c_char,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        set_text(request, policy, |request, policy| {
            request.asked.check.policy = match policy {
                None => Policy::default(),
                Some(json) if json.trim_start().starts_with('{') => parsed("policy", json)?,
                Some(preset) => {
                    let preset = serde_json::Value::from(preset);
                    let policy = serde_json::json!({ "preset": preset });
                    serde_json::from_value(policy).map_err(|error| invalid("policy", &error))?
                }
            };
            Ok(())
        })
    }
}

/// Where the database runs, for the recommendation: a JSON object of the contract's Deployment, such as
/// `{"provider":"redis_cloud","subscription":"pro","access":"public"}`. NULL: unknown.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_deployment(
    request: *mut tlsconf_request,
    json: *const c_char,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        set_text(request, json, |request, json| {
            request.asked.check.deployment = match json {
                None => Deployment::default(),
                Some(json) => parsed("deployment", json)?,
            };
            Ok(())
        })
    }
}

/// The moment of the check in seconds since 1970-01-01T00:00:00Z. Without it, that of the verb that is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_time(request: *mut tlsconf_request, seconds: i64) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        let request = unsafe { boundary::exclusive(request) }?;
        (request.asked.check.time, request.has_time) = (Timestamp::from_unix(seconds), true);
        Ok(())
    })
}

/// A certificate that ends within so many days is worth a warning; 30 if it is not called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_expires_within_days(
    request: *mut tlsconf_request,
    days: u32,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        let check = &mut unsafe { boundary::exclusive(request) }?.asked.check;
        (check.expires_within_days, check.expires_within_hours) = (days, None);
        Ok(())
    })
}

/// tlsconf_request_set_expires_within_days where a day is too coarse.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_expires_within_hours(
    request: *mut tlsconf_request,
    hours: u32,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        unsafe { boundary::exclusive(request) }?.asked.check.expires_within_hours = Some(hours);
        Ok(())
    })
}

/// Opens an encrypted key or container: `len` octets at `data`, which are copied and wiped with the request. (NULL, 0):
/// none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_passphrase(
    request: *mut tlsconf_request,
    data: *const u8,
    len: usize,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        let (request, data) = unsafe { (boundary::exclusive(request)?, octets(data, len)) };
        request.set(|request| {
            let data = data?;
            request.asked.check.passphrase = (!data.is_empty()).then(|| Secret::new(data.to_vec()));
            Ok(())
        })
    })
}

/// Adds a client to those asked about, by its id in the table of clients: `redis-py`. `version` and `runtime` (of Python,
/// Node, ...) may be NULL: the newest. Without a call every client is asked about. The last one is for whom
/// tlsconf_emit writes and tlsconf_config_build builds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_add_client(
    request: *mut tlsconf_request,
    id: *const c_char,
    version: *const c_char,
    runtime: *const c_char,
) -> tlsconf_status {
    guarded(|| {
        // SAFETY: the header says what may be passed.
        let (request, id, version, runtime) = unsafe {
            let optional = |pointer| boundary::optional_text(pointer);
            (boundary::exclusive(request)?, text(id), optional(version), optional(runtime))
        };
        request.set(|request| {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let client = ClientRequest { id: id?.to_owned(), version: owned(version?), runtime: owned(runtime?) };
            request.asked.client = client.clone();
            request.asked.check.clients.push(client);
            Ok(())
        })
    })
}

/// What tlsconf_emit writes beside the files: a JSON object of the contract's EmitOptions. NULL: the defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_request_set_emit_options(
    request: *mut tlsconf_request,
    json: *const c_char,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        set_text(request, json, |request, json| {
            request.asked.options = match json {
                None => EmitOptions::default(),
                Some(json) => parsed("options", json)?,
            };
            Ok(())
        })
    }
}

/// Sets what one text says, which may be NULL.
///
/// # Safety
///
/// As [`boundary::exclusive`] and [`boundary::optional_text`].
pub(crate) unsafe fn set_text(
    request: *mut tlsconf_request,
    text: *const c_char,
    change: impl FnOnce(&mut Request, Option<&str>) -> Result<(), Fault>,
) -> Status {
    guarded(|| {
        // SAFETY: as the caller promises.
        let (request, text) = unsafe { (boundary::exclusive(request)?, boundary::optional_text(text)) };
        request.set(|request| change(request, text?))
    })
}

pub(crate) fn parsed<T: serde::de::DeserializeOwned>(field: &str, json: &str) -> Result<T, Fault> {
    serde_json::from_str(json).map_err(|error| invalid(field, &error))
}

fn invalid(field: &str, error: &serde_json::Error) -> Fault {
    Fault(Status::TLSCONF_INVALID_JSON, format!("{field}: {error}"))
}
