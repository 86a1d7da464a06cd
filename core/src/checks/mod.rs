//! What is judged: one file for each family of rules. A check is a plain function from the scene to findings; no
//! check calls another.

mod bundle;
mod certificate;
mod chain;
mod endpoint;
mod found;
mod input;
mod keypair;
mod pem;
mod plan;
mod policy;
mod public;
mod server;
#[cfg(test)]
mod testing;

pub use found::Found;

use crate::{Case, read::Material, relate::Relations, trust::Verdicts};

/// Everything that a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    pub case: &'a Case<'a>,
    pub material: &'a Material,
    pub relations: &'a Relations,
    pub verdicts: &'a Verdicts,
}

/// One family of checks.
type Family = fn(&Scene<'_>, &mut Vec<Found>);

const FAMILIES: &[Family] = &[
    input::check,
    pem::check,
    bundle::check,
    certificate::check,
    chain::check,
    keypair::check,
    policy::check,
    plan::check,
    endpoint::check,
    public::check,
    server::check,
];

pub fn judge(scene: &Scene<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for family in FAMILIES {
        family(scene, &mut found);
    }
    found
}
