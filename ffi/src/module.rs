//! What a host outside of a WebAssembly module's memory needs to call what is in it, beside the functions of `tlsconf.h`.
//!
//! The module imports nothing. A panic is a trap there, since the target cannot unwind: the host throws the instance away and
//! takes a fresh one. One call at a time.

use std::alloc::{Layout, System, alloc_zeroed, dealloc};

/// Requests and answers hold keys: whatever is given back is wiped, copies that growing vectors leave behind too.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<System> = zeroizing_alloc::ZeroAlloc(System);

/// As much as any value of the boundary wants.
const ALIGNMENT: usize = 8;

/// `len` octets of zeros, for what the host hands over; NULL where there is no memory. To be given back with
/// `tlsconf_wasm_free` and the same `len`.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_wasm_alloc(len: usize) -> *mut u8 {
    match Layout::from_size_align(len.max(1), ALIGNMENT) {
        // SAFETY: its size is not zero.
        Ok(layout) => unsafe { alloc_zeroed(layout) },
        Err(_) => std::ptr::null_mut(),
    }
}

/// Wipes and gives back `len` octets that `tlsconf_wasm_alloc` gave. NULL does nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tlsconf_wasm_free(data: *mut u8, len: usize) {
    if let (false, Ok(layout)) = (data.is_null(), Layout::from_size_align(len.max(1), ALIGNMENT)) {
        // SAFETY: it came from `alloc_zeroed` with this layout, as the caller promises.
        unsafe { dealloc(data, layout) };
    }
}

/// The stack of a call grows down from here to address 0: a host that has called wipes it.
#[unsafe(no_mangle)]
pub extern "C" fn tlsconf_wasm_stack_top() -> usize {
    let here = 0_u8;
    std::hint::black_box(&raw const here).addr()
}
