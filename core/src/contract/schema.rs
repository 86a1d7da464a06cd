//! JSON Schemas of the contract, derived from its types.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};

use super::{
    CheckRequest, ConfigRequest, Configured, EmitEachRequest, EmitRequest, Emitted, GenerateRequest, Generated,
    Inspected, Measured, ProbeRequest, ProbeStep, Probed, Report,
};
use crate::{
    clients::facts::{ClientFacts, TargetFacts},
    redis::plan::PlanTable,
    rules::RuleInfo,
};

/// The name of each schema file and its content, as committed under `core/schema/`.
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("check_request.json", pretty(&input_schema::<CheckRequest>())),
        ("report.json", pretty(&output_schema::<Report>())),
        ("inspected.json", pretty(&output_schema::<Inspected>())),
        ("emit_request.json", pretty(&input_schema::<EmitRequest>())),
        ("emit_each_request.json", pretty(&input_schema::<EmitEachRequest>())),
        ("emitted.json", pretty(&output_schema::<Emitted>())),
        ("config_request.json", pretty(&input_schema::<ConfigRequest>())),
        ("configured.json", pretty(&output_schema::<Configured>())),
        ("generate_request.json", pretty(&input_schema::<GenerateRequest>())),
        ("generated.json", pretty(&output_schema::<Generated>())),
        ("probe_request.json", pretty(&input_schema::<ProbeRequest>())),
        ("probe_step.json", pretty(&output_schema::<ProbeStep>())),
        ("probed.json", pretty(&output_schema::<Probed>())),
        ("measured.json", pretty(&output_schema::<Measured>())),
        ("client_facts.json", pretty(&output_schema::<ClientFacts>())),
        ("target_facts.json", pretty(&output_schema::<TargetFacts>())),
        ("rule_info.json", pretty(&output_schema::<RuleInfo>())),
        ("plan_table.json", pretty(&output_schema::<PlanTable>())),
    ]
}

fn input_schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}

fn output_schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

fn pretty(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
