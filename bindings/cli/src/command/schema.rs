//! `tlsconf schema`.

use tlsconf::contract::schema;

use crate::{
    misuse::Stop,
    output::{self, Exit},
    values::Schema,
};

pub fn run(which: Schema) -> Result<Exit, Stop> {
    let name = match which {
        Schema::Request => "check_request.json",
        Schema::Report => "report.json",
        Schema::EmitRequest => "emit_request.json",
        Schema::EmitEachRequest => "emit_each_request.json",
        Schema::Emitted => "emitted.json",
        Schema::GenerateRequest => "generate_request.json",
        Schema::Generated => "generated.json",
        Schema::ProbeRequest => "probe_request.json",
        Schema::ProbeStep => "probe_step.json",
        Schema::Probed => "probed.json",
        Schema::Measured => "measured.json",
        Schema::Client => "client_facts.json",
        Schema::Target => "target_facts.json",
        Schema::Rule => "rule_info.json",
        Schema::Plan => "plan_table.json",
    };
    let text = schema::all().into_iter().find(|(file, _)| *file == name).map(|(_, text)| text);
    output::print(&text.ok_or_else(|| Stop::misuse(format!("this build has no schema {name}")))?)?;
    Ok(Exit::Fine)
}
