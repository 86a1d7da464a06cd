//! `tlsconf rule CODE`.

use tlsconf::Rule;

use crate::{
    formats::page,
    misuse::Stop,
    output::{self, Exit},
};

pub fn run(code: &str, color: bool) -> Result<Exit, Stop> {
    // As it stands in a finding: error[PEM001].
    let wanted = code.rsplit('[').next().unwrap_or(code).trim_end_matches(']');
    let rule = Rule::by_code(wanted).or_else(|| by_name(wanted)).ok_or_else(|| unknown(code, wanted))?;
    output::print(&page::for_terminal(rule.page(), output::width(), color))?;
    Ok(Exit::Fine)
}

fn by_name(name: &str) -> Option<Rule> {
    Rule::ALL.iter().copied().find(|rule| rule.info().name.eq_ignore_ascii_case(name))
}

fn unknown(code: &str, wanted: &str) -> Stop {
    let upper = wanted.to_uppercase();
    let lower = wanted.to_lowercase();
    let likeness = |rule: &Rule| {
        let info = rule.info();
        strsim::jaro_winkler(info.code, &upper).max(strsim::jaro_winkler(info.name, &lower))
    };
    // Of equals the first in the table: the nearest number.
    let nearest = Rule::ALL.iter().rev().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let mut lines = vec![format!("there is no rule `{code}`; tlsconf rules lists them")];
    lines.extend(
        nearest
            .filter(|rule| likeness(rule) > 0.7)
            .map(|rule| format!("did you mean `{}` ({})?", rule.info().code, rule.info().name)),
    );
    Stop::Misuse(lines)
}
