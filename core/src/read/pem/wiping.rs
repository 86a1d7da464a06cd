//! Vectors that may hold a key and grow.

use zeroize::Zeroize as _;

/// Most keys fit at once.
const ROOM: usize = 4096;

/// Growing a vector leaves the old allocation behind as it is; this one wipes it.
pub(super) trait ReserveWiping {
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
