//! What a configuration was made from, for its first lines.

use crate::{read::Material, text::shown};

pub fn lines(material: &Material) -> Vec<String> {
    let inputs = material.inputs.iter().enumerate();
    inputs
        .filter_map(|(at, input)| {
            let certificates = material.certificates.iter().filter(|one| one.input == at).count();
            let keys = material.keys.iter().filter(|one| one.input == at).count();
            let holds: Vec<String> = [(certificates, "certificate"), (keys, "private key")]
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
                .collect();
            (!holds.is_empty()).then(|| format!("{}: {}", shown(&input.name), holds.join(", ")))
        })
        .collect()
}
