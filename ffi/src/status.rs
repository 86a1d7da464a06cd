//! What a call answers.

use std::ffi::CStr;

/// The answer of every call that can fail. Numbers are stable; new ones may be added within a major version, so treat
/// an unknown one as a failure.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum tlsconf_status {
    /// It was done.
    TLSCONF_OK = 0,
    /// A pointer that must not be NULL is.
    TLSCONF_NULL_POINTER = 1,
    /// A pointer is no handle of that kind, or one that was freed (noticed as far as C allows).
    TLSCONF_INVALID_HANDLE = 2,
    /// A text is not UTF-8.
    TLSCONF_INVALID_UTF8 = 3,
    /// An argument is none of those there are; tlsconf_request_error says which, and what there is.
    TLSCONF_INVALID_ARGUMENT = 4,
    /// An index beyond the last.
    TLSCONF_OUT_OF_RANGE = 5,
    /// More octets than are taken.
    TLSCONF_TOO_LARGE = 6,
    /// A file cannot be read.
    TLSCONF_UNREADABLE_FILE = 7,
    /// JSON that is no request: the message names the field, or line and column.
    TLSCONF_INVALID_JSON = 8,
    /// The files are not fit for the client asked for: the report says why, and how to mend it.
    TLSCONF_REFUSED = 9,
    /// An earlier call on this request failed, and nothing was done on what it left out.
    TLSCONF_FAILED_BEFORE = 10,
    /// A fault of this library. Nothing was written; the handles may only be freed.
    TLSCONF_PANIC = 11,
}

pub use tlsconf_status as Status;

impl Status {
    pub fn text(self) -> &'static CStr {
        match self {
            Self::TLSCONF_OK => c"done",
            Self::TLSCONF_NULL_POINTER => c"a pointer that must not be NULL is NULL",
            Self::TLSCONF_INVALID_HANDLE => c"a pointer is no handle of that kind, or was freed",
            Self::TLSCONF_INVALID_UTF8 => c"a text is not UTF-8",
            Self::TLSCONF_INVALID_ARGUMENT => c"an argument is none of those there are",
            Self::TLSCONF_OUT_OF_RANGE => c"an index is beyond the last",
            Self::TLSCONF_TOO_LARGE => c"more octets than are taken",
            Self::TLSCONF_UNREADABLE_FILE => c"a file cannot be read",
            Self::TLSCONF_INVALID_JSON => c"the JSON is no request",
            Self::TLSCONF_REFUSED => c"the files are not fit for this client; the report says why",
            Self::TLSCONF_FAILED_BEFORE => c"an earlier call on this request failed",
            Self::TLSCONF_PANIC => c"a fault of this library",
        }
    }

    /// The status with this number.
    pub fn of(number: u32) -> Option<Self> {
        const ALL: [Status; 12] = [
            Status::TLSCONF_OK,
            Status::TLSCONF_NULL_POINTER,
            Status::TLSCONF_INVALID_HANDLE,
            Status::TLSCONF_INVALID_UTF8,
            Status::TLSCONF_INVALID_ARGUMENT,
            Status::TLSCONF_OUT_OF_RANGE,
            Status::TLSCONF_TOO_LARGE,
            Status::TLSCONF_UNREADABLE_FILE,
            Status::TLSCONF_INVALID_JSON,
            Status::TLSCONF_REFUSED,
            Status::TLSCONF_FAILED_BEFORE,
            Status::TLSCONF_PANIC,
        ];
        ALL.into_iter().find(|status| *status as u32 == number)
    }
}
