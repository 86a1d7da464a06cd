//! Public roots that are asked for beside what was given: those to which the public CA of Redis Cloud moves its chains.

use super::{accept::Scene, given};
use crate::{
    Misuse,
    contract::{EmitNote, ItemKind, Role},
    read::{Format, Item, ReadInput, certificate},
    redis::public_ca::GlobalSign,
    relate,
};

/// Puts them behind the trust anchors that were given, each once.
pub fn add(scene: &mut Scene<'_>, notes: &mut Vec<EmitNote>) -> Result<(), Misuse> {
    if scene.options.add_roots.is_empty() {
        return Ok(());
    }
    if scene.given.anchors.is_empty() {
        return Err(Misuse::field("options.add_roots", "no CA file was given to which roots could be added"));
    }
    for root in scene.options.add_roots.iter().map(|root| GlobalSign::of(*root)) {
        let is_there = |anchor: &usize| scene.material.certificates.get(*anchor).is_some_and(|one| root.is(one));
        let Some(mut certificate) =
            certificate::parse(root.octets).ok().filter(|_| !scene.given.anchors.iter().any(is_there))
        else {
            continue;
        };
        certificate.input = scene.material.inputs.len();
        let mut input = ReadInput::new(root.common_name.to_owned(), None, Role::CaBundle);
        (input.role, input.format) = (Role::CaBundle, Format::DerCertificate);
        input.items.push(Item {
            kind: ItemKind::Certificate,
            label: None,
            line: None,
            end_line: None,
            certificate: Some(scene.material.certificates.len()),
            key: None,
            readers: Vec::new(),
        });
        scene.material.inputs.push(input);
        scene.material.certificates.push(certificate);
        scene.relations = relate::relate(&scene.material);
        scene.given = given::gather(&scene.case, &scene.material, &scene.relations);
        let text =
            format!("{} was added to the CA file, SHA-256 {}", root.common_name, root.sha256.to_ascii_uppercase());
        notes.push(EmitNote::new("root-added", text));
    }
    Ok(())
}
