//! A path with everything that is the matter with it: worked out once, the same for every stack.

use super::{
    Kinds,
    faults::{self, Purpose, Work},
    names::Budget,
    paths::Path,
    pool::{Id, Pool},
    signature::Verified,
};
use crate::limits;

/// A path and the kinds that hold at each of its certificates.
#[derive(Debug, Clone)]
pub struct Annotated {
    pub path: Path,
    pub kinds: Vec<Kinds>,
    /// A signature on it could not be checked.
    pub is_unsure: bool,
    /// Its name constraints ask for more comparisons than the limit.
    pub is_cut_short: bool,
}

pub fn annotate(pool: &mut Pool, path: Path, purpose: Purpose) -> Annotated {
    // An anchor's own signature is never looked at; the others are checked beforehand, as the pool remembers them.
    let verified: Vec<Verified> = path.ids.windows(2).map(|pair| link(pool, pair)).collect();
    let mut budget = Budget(limits::NAME_COMPARISONS);
    let certificates: Vec<_> = path.ids.iter().map(|id| pool.facts(*id)).collect();
    let shape = faults::Path { certificates: &certificates, is_complete: path.is_complete };
    let mut answer = |child: usize, _| verified.get(child).copied().unwrap_or(Verified::Unsupported);
    let mut work = Work { signature: &mut answer, comparisons: &mut budget };
    let kinds = path
        .ids
        .iter()
        .enumerate()
        .map(|(index, id)| pool.own(*id, purpose).union(faults::in_path(&shape, index, &mut work)))
        .collect();
    Annotated { kinds, is_unsure: verified.contains(&Verified::Unsupported), is_cut_short: budget.0 == 0, path }
}

fn link(pool: &mut Pool, pair: &[Id]) -> Verified {
    match pair {
        [child, issuer] => pool.verify(*child, *issuer),
        _ => Verified::Unsupported,
    }
}
