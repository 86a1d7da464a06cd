//! Structs that may grow: the caller says how much of one it knows.

use crate::{
    boundary::{self, Handle, guarded},
    status::Status,
};

/// A `repr(C)` struct of numbers and pointers, to which fields are added only at the end.
///
/// # Safety
///
/// Any prefix of its octets may be copied to C, and zeros are values of every field that may be added.
pub unsafe trait Growing: Copy {}

/// Writes as much of `value` as the caller knows, and zeros behind it where the caller knows more.
///
/// # Safety
///
/// `out` is NULL or leads to `size` octets that may be written, aligned for `T`.
pub unsafe fn write<T: Growing>(value: T, out: *mut T, size: usize) -> Result<(), Status> {
    if out.is_null() {
        return Err(Status::TLSCONF_NULL_POINTER);
    }
    let known = size.min(size_of::<T>());
    // SAFETY: as the caller promises; `value` has at least `known` octets.
    unsafe {
        out.cast::<u8>().copy_from_nonoverlapping((&raw const value).cast::<u8>(), known);
        out.cast::<u8>().add(known).write_bytes(0, size - known);
    }
    Ok(())
}

/// [`write`] of the one that a handle has for the caller, if it has.
///
/// # Safety
///
/// As [`boundary::shared`] and [`write`].
pub unsafe fn fill<H: Handle, T: Growing>(
    handle: *const H,
    out: *mut T,
    size: usize,
    one: impl FnOnce(&H::Body) -> Option<T>,
) -> Status {
    guarded(|| {
        // SAFETY: as the caller promises.
        let value = one(unsafe { boundary::shared(handle) }?).ok_or(Status::TLSCONF_OUT_OF_RANGE)?;
        // SAFETY: as the caller promises.
        unsafe { write(value, out, size) }
    })
}
