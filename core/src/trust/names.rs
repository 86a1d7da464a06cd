//! Name constraints (RFC 5280, 4.2.1.10).

use crate::trust::{Kinds, faults::Path};

/// How many comparisons are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget(pub usize);

/// Sets the `nc-*` kinds, which stand at the constraining CA, and `under-nc`, which stands at the constrained
/// certificate.
pub(super) fn constraints(_kinds: &mut Kinds, _path: &Path<'_>, _index: usize, _budget: &mut Budget) {}
