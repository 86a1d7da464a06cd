//! The work that the keys of one request may cost together: each has its own limit, and a file holds many keys.

use super::Halves;
use crate::limits;

/// What is left of [`limits::KEY_WORK`].
#[derive(Debug)]
pub struct Work {
    left: u64,
    /// Do the octets of the keys stay?
    pub(super) keeps: bool,
    /// Of the keys so far, and of those of an earlier reading.
    pub(in crate::read) halves: Halves,
}

impl Default for Work {
    fn default() -> Self {
        Self { left: limits::KEY_WORK, keeps: false, halves: Halves::default() }
    }
}

impl Work {
    /// A multiplication on a curve, in rounds of PBKDF2 (P-521, the dearest, takes as long as some thousand).
    pub(super) const POINT: u64 = 1000;

    /// For keys that are to be written down again.
    pub fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// For keys of which some were read before.
    pub(in crate::read) fn knowing(halves: Halves) -> Self {
        Self { halves, ..Self::default() }
    }

    /// Takes `cost` off what is left; `false`, and nothing is taken, where that does not suffice.
    pub(super) fn spend(&mut self, cost: u64) -> bool {
        match self.left.checked_sub(cost) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    /// What is said of the keys that come too late.
    pub fn spent() -> String {
        format!("the keys before it have used up what one check spends on keys ({} rounds of PBKDF2)", limits::KEY_WORK)
    }
}
