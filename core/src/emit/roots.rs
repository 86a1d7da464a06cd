//! Public roots that are asked for beside what was given: those to which the public CA of Redis Cloud moves its chains.

use super::{accept::Scene, given};
use crate::{
    Misuse,
    contract::{EmitNote, ItemKind, Role},
    read::{Certificate, Format, Item, Material, ReadInput, certificate},
    redis::public_ca::GlobalSign,
    relate,
};

/// Puts them behind the trust anchors that were given, each once.
pub fn add(scene: &mut Scene<'_>, notes: &mut Vec<EmitNote>) -> Result<(), Misuse> {
    if scene.options.add_roots.is_empty() {
        return Ok(());
    }
    let mut anchors: Vec<String> = scene.given.anchors.iter().filter_map(|at| sha256(&scene.material, *at)).collect();
    if anchors.is_empty() {
        return Err(Misuse::field("options.add_roots", "no CA file was given to which roots could be added"));
    }
    for root in scene.options.add_roots.iter().map(|root| GlobalSign::of(*root)) {
        if anchors.iter().any(|anchor| anchor == root.sha256) {
            continue;
        }
        if let Ok(certificate) = certificate::parse(root.octets) {
            append(&mut scene.material, root.common_name, certificate);
            anchors.push(root.sha256.to_owned());
            let text =
                format!("{} was added to the CA file, SHA-256 {}", root.common_name, root.sha256.to_ascii_uppercase());
            notes.push(EmitNote::new("root-added", text));
        }
    }
    scene.relations = relate::relate(&scene.material);
    scene.given = given::gather(&scene.case, &scene.material, &scene.relations);
    Ok(())
}

fn sha256(material: &Material, at: usize) -> Option<String> {
    material.certificates.get(at).map(|one| certificate::hex(&one.sha256))
}

/// As a CA file of its own.
fn append(material: &mut Material, name: &str, certificate: Certificate) {
    let mut input = ReadInput::new(name.to_owned(), None, Role::CaBundle);
    (input.role, input.format) = (Role::CaBundle, Format::DerCertificate);
    input.items.push(Item {
        kind: ItemKind::Certificate,
        label: None,
        line: None,
        end_line: None,
        certificate: Some(material.certificates.len()),
        key: None,
        readers: Vec::new(),
    });
    material.certificates.push(Certificate { input: material.inputs.len(), ..certificate });
    material.inputs.push(input);
}
