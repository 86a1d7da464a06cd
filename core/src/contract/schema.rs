//! JSON Schemas of the contract, derived from its types.

use schemars::{Schema, generate::SchemaSettings};

use super::{CheckRequest, Report};

/// The name of each schema file and its content, as committed under `core/schema/`.
pub fn all() -> Vec<(&'static str, String)> {
    vec![("check_request.json", pretty(&input_schema())), ("report.json", pretty(&output_schema()))]
}

fn input_schema() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<CheckRequest>()
}

fn output_schema() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Report>()
}

fn pretty(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
