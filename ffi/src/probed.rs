//! What is seen at an endpoint, judged. The sockets are the caller's: this library connects to nothing.

use std::ffi::c_char;

use serde::Deserialize;
use tlsconf::{
    CheckRequest, Misuse, ProbeRequest, Probed,
    contract::{ClientRequest, NodeSource, Seen},
    probe,
    say::text::{self, Style},
};

use crate::{
    boundary::{self, Out, guarded},
    json::{Text, door, tlsconf_text},
    request::{Request, parsed, tlsconf_request},
    status::{Status, tlsconf_status},
};

/// A request of the contract without what comes by functions of its own.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Look {
    stack: Option<ClientRequest>,
    nodes: Option<NodeSource>,
    follow: bool,
    seen: Seen,
}

/// What is to be done next to look at the request's endpoint: `*answer_out` is a step of the contract as JSON
/// (core/schema/probe_step.json), or `null` where everything was looked at. `look` says what was seen so far: a JSON object of the
/// contract's ProbeRequest (core/schema/probe_request.json) without `check`, such as `{"nodes":"cluster","seen":{...}}`; NULL:
/// nothing yet. The caller connects, does what the step says, adds to `seen` what came of it, and calls again. Nothing secret is
/// sent before a step says so.
///
/// On TLSCONF_OK `*answer_out` is the caller's, to be freed with tlsconf_text_free. TLSCONF_INVALID_ARGUMENT where the request has
/// no endpoint, or `look` is not understood: tlsconf_request_error says more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_probe_next(
    request: *mut tlsconf_request,
    look: *const c_char,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    guarded(|| {
        let out = Out::new(answer_out)?;
        // SAFETY: the header says what may be passed.
        let request = unsafe { boundary::exclusive(request) }?;
        // SAFETY: the header says what may be passed.
        let look = unsafe { looked(request, look) }?;
        let step = lent(request, look, probe::next)?;
        let answer = written(&step)?;
        // SAFETY: the header says what may be passed.
        unsafe { out.set(boundary::give(Text::new(answer))) };
        Ok(())
    })
}

/// What is said of what was seen: `*answer_out` is core/schema/probed.json. `text_out` may be NULL; else `*text_out` is the same as
/// `tlsconf probe` prints it, 80 columns wide, without colours. `look` and errors as of tlsconf_probe_next. Both are the caller's,
/// to be freed with tlsconf_text_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_probe(
    request: *mut tlsconf_request,
    look: *const c_char,
    answer_out: *mut *mut tlsconf_text,
    text_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    guarded(|| {
        let out = Out::new(answer_out)?;
        // SAFETY: the header says what may be passed.
        let request = unsafe { boundary::exclusive(request) }?;
        // SAFETY: the header says what may be passed.
        let look = unsafe { looked(request, look) }?;
        let probed = lent(request, look, probe)?;
        let answer = written(&probed)?;
        if let Ok(out) = Out::new(text_out) {
            // SAFETY: the header says what may be passed.
            unsafe { out.set(boundary::give(Text::new(printed(&probed)))) };
        }
        // SAFETY: the header says what may be passed.
        unsafe { out.set(boundary::give(Text::new(answer))) };
        Ok(())
    })
}

/// tlsconf_probe_next for a whole request as JSON (core/schema/probe_request.json), as tlsconf_check_json.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_probe_next_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { door(request, len, answer_out, probe::next_json) }
}

/// As tlsconf_check_json, for core/schema/probe_request.json. The answer is core/schema/probed.json.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_probe_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe { door(request, len, answer_out, tlsconf::probe_json) }
}

/// tlsconf_probe_json, answered with what `tlsconf probe` prints, 80 columns wide, without colours.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_probe_text_json(
    request: *const u8,
    len: usize,
    answer_out: *mut *mut tlsconf_text,
) -> tlsconf_status {
    // SAFETY: the header says what may be passed.
    unsafe {
        door(request, len, answer_out, |request| {
            probe::read(request).and_then(|mut request| probe(&mut request)).map(|probed| printed(&probed))
        })
    }
}

fn printed(probed: &Probed) -> String {
    text::probed(probed, Style { color: false, width: 80 })
}

fn written(answer: &impl serde::Serialize) -> Result<String, Status> {
    serde_json::to_string(answer).map_err(|_| Status::TLSCONF_PANIC)
}

/// # Safety
///
/// As the header says of `look`.
unsafe fn looked(request: &mut Request, look: *const c_char) -> Result<Look, Status> {
    if look.is_null() {
        return Ok(Look::default());
    }
    // SAFETY: as the caller promises.
    let look = unsafe { boundary::text(look) }?;
    parsed("look", look).map_err(|fault| request.refuse(fault.0, &fault.1))
}

/// The core wants what the request holds as another question: it is lent and put back.
fn lent<T>(
    request: &mut Request,
    look: Look,
    verb: impl FnOnce(&mut ProbeRequest) -> Result<T, Misuse>,
) -> Result<T, Status> {
    let time = request.ready()?.check.time;
    let check = std::mem::replace(&mut request.asked.check, CheckRequest::at(time));
    let Look { stack, nodes, follow, seen } = look;
    let mut asked = ProbeRequest::of(check);
    (asked.stack, asked.nodes, asked.follow, asked.seen) = (stack, nodes, follow, seen);
    let answer = verb(&mut asked);
    request.asked.check = asked.check;
    answer.map_err(|misuse| request.misuse(&misuse))
}
