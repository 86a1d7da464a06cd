//! What keys leave behind them beside what wipes itself: vectors that grow, and the stack.

use zeroize::Zeroize as _;

/// More than the frames of any function that works on a key.
const STACK: usize = 64 << 10;

/// Overwrites the stack below the caller: a key that was moved, or returned by value, leaves its octets in frames that are gone.
#[inline(never)]
#[allow(clippy::large_stack_arrays, reason = "the stack is what is meant")]
pub(crate) fn wipe_stack() {
    // Volatile writes, which no compiler leaves out; by words, for they come one by one.
    [0_u64; STACK / size_of::<u64>()].zeroize();
}

/// Most keys fit at once.
const ROOM: usize = 4096;

/// Growing a vector leaves the old allocation behind as it is; this one wipes it.
pub(crate) trait ReserveWiping {
    fn reserve_wiping(&mut self, additional: usize);
}

impl ReserveWiping for Vec<u8> {
    fn reserve_wiping(&mut self, additional: usize) {
        let needed = self.len() + additional;
        if needed > self.capacity() {
            let mut larger = Self::with_capacity(needed.max(2 * self.capacity()).max(ROOM));
            larger.extend_from_slice(self);
            std::mem::swap(self, &mut larger);
            larger.zeroize();
        }
    }
}
