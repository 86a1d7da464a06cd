//! The one place where pointers from C become references, and where panics end.

use std::{
    ffi::{CStr, CString, c_char},
    ops::{Deref, DerefMut},
    panic::{AssertUnwindSafe, catch_unwind},
    slice,
};

use crate::status::Status;

/// Runs the body of an exported function: a panic becomes [`Status::TLSCONF_PANIC`], never crosses into C.
pub fn guarded(body: impl FnOnce() -> Result<(), Status>) -> Status {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => Status::TLSCONF_OK,
        Ok(Err(status)) => status,
        Err(_) => Status::TLSCONF_PANIC,
    }
}

/// [`guarded`] for a function whose answer is no status: what it gives where it cannot.
pub fn guarded_or<T>(otherwise: T, body: impl FnOnce() -> Result<T, Status>) -> T {
    catch_unwind(AssertUnwindSafe(body)).ok().and_then(Result::ok).unwrap_or(otherwise)
}

/// What stands behind an opaque pointer. The tag comes first in each, so that a pointer of another kind is noticed.
#[repr(C)]
#[derive(Debug)]
pub struct Tagged<T> {
    tag: u64,
    body: T,
}

impl<T> Deref for Tagged<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> DerefMut for Tagged<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

/// A type of handles: a struct of one [`Tagged`] alone, which is why the tag stands at its beginning.
pub trait Handle: Sized {
    const TAG: u64;
    type Body;

    fn of(tagged: Tagged<Self::Body>) -> Self;
    fn tagged(&self) -> &Tagged<Self::Body>;
    fn tagged_mut(&mut self) -> &mut Tagged<Self::Body>;
}

/// Declares [`Handle`] for `struct $name(Tagged<$body>)`.
macro_rules! handle {
    ($name:ident, $body:ty, $tag:literal) => {
        impl $crate::boundary::Handle for $name {
            const TAG: u64 = u64::from_le_bytes(*$tag);
            type Body = $body;

            fn of(tagged: $crate::boundary::Tagged<$body>) -> Self {
                Self(tagged)
            }

            fn tagged(&self) -> &$crate::boundary::Tagged<$body> {
                &self.0
            }

            fn tagged_mut(&mut self) -> &mut $crate::boundary::Tagged<$body> {
                &mut self.0
            }
        }
    };
}
pub(crate) use handle;

/// # Safety
///
/// `pointer` is NULL or points to a live handle that nobody changes meanwhile.
pub unsafe fn shared<'a, H: Handle + 'a>(pointer: *const H) -> Result<&'a H::Body, Status> {
    // SAFETY: as the caller promises.
    let handle = unsafe { pointer.as_ref() }.ok_or(Status::TLSCONF_NULL_POINTER)?.tagged();
    if handle.tag == H::TAG { Ok(handle) } else { Err(Status::TLSCONF_INVALID_HANDLE) }
}

/// # Safety
///
/// `pointer` is NULL or points to a live handle that nobody else uses meanwhile.
pub unsafe fn exclusive<'a, H: Handle + 'a>(pointer: *mut H) -> Result<&'a mut H::Body, Status> {
    // SAFETY: as the caller promises.
    let handle = unsafe { pointer.as_mut() }.ok_or(Status::TLSCONF_NULL_POINTER)?.tagged_mut();
    if handle.tag == H::TAG { Ok(handle) } else { Err(Status::TLSCONF_INVALID_HANDLE) }
}

/// What a handle says of itself; `otherwise` where the pointer leads to none.
///
/// # Safety
///
/// As [`shared`].
pub unsafe fn read<'a, H: Handle + 'a, T>(pointer: *const H, otherwise: T, say: impl FnOnce(&'a H::Body) -> T) -> T {
    guarded_or(otherwise, || {
        // SAFETY: as the caller promises.
        Ok(say(unsafe { shared(pointer) }?))
    })
}

/// Gives a handle to C, which gives it back to [`free`].
pub fn give<H: Handle>(body: H::Body) -> *mut H {
    Box::into_raw(Box::new(H::of(Tagged { tag: H::TAG, body })))
}

/// # Safety
///
/// `pointer` is NULL or came from [`give`] and is not used again.
pub unsafe fn free<H: Handle>(pointer: *mut H) {
    let _ = guarded(|| {
        // SAFETY: as the caller promises.
        unsafe { exclusive(pointer) }?;
        // So that a second free, or a use after it, is noticed while the memory has not been given out again. The compiler
        // would leave a plain write out.
        // SAFETY: it has just been read.
        unsafe { (&raw mut (*pointer).tagged_mut().tag).write_volatile(0) };
        // SAFETY: it came from `Box::into_raw`, and its tag has just been there.
        drop(unsafe { Box::from_raw(pointer) });
        Ok(())
    });
}

/// # Safety
///
/// `data` is NULL where `len` is 0, or points to `len` octets.
pub unsafe fn octets<'a>(data: *const u8, len: usize) -> Result<&'a [u8], Status> {
    match (data.is_null(), len) {
        (_, 0) => Ok(&[]),
        (true, _) => Err(Status::TLSCONF_NULL_POINTER),
        // A slice of Rust holds no more; nothing that C allocated does.
        (false, _) if isize::try_from(len).is_err() => Err(Status::TLSCONF_TOO_LARGE),
        // SAFETY: as the caller promises, and the length fits.
        (false, _) => Ok(unsafe { slice::from_raw_parts(data, len) }),
    }
}

/// # Safety
///
/// `text` is NULL or ends with NUL.
pub unsafe fn optional_text<'a>(text: *const c_char) -> Result<Option<&'a str>, Status> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: as the caller promises.
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str().map(Some).map_err(|_| Status::TLSCONF_INVALID_UTF8)
}

/// # Safety
///
/// As [`optional_text`].
pub unsafe fn text<'a>(text: *const c_char) -> Result<&'a str, Status> {
    // SAFETY: as the caller promises.
    unsafe { optional_text(text) }?.ok_or(Status::TLSCONF_NULL_POINTER)
}

/// An output that must not be NULL. Written by [`Out::set`] alone, at the end.
pub struct Out<T>(*mut T);

impl<T> Out<T> {
    pub fn new(pointer: *mut T) -> Result<Self, Status> {
        if pointer.is_null() { Err(Status::TLSCONF_NULL_POINTER) } else { Ok(Self(pointer)) }
    }

    /// # Safety
    ///
    /// The pointer leads to memory for one `T`, which need not be initialised.
    pub unsafe fn set(self, value: T) {
        // SAFETY: as the caller promises; it is not NULL.
        unsafe { self.0.write(value) };
    }
}

/// Text for C. What core writes has no NUL in it, since control characters are shown as escapes; a NUL that came in
/// otherwise is shown as one, too.
pub fn c_string(text: &str) -> CString {
    CString::new(text).unwrap_or_else(|_| CString::new(text.replace('\0', "\u{2400}")).unwrap_or_default())
}

pub fn c_strings<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<CString> {
    texts.into_iter().map(|text| c_string(text)).collect()
}

/// NULL where there is none.
pub fn pointer(text: Option<&CString>) -> *const c_char {
    text.map_or(std::ptr::null(), |text| text.as_ptr())
}
