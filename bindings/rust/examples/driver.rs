//! Answers by the protocol of tests/harness/run.py, with the typed doors of the crate.

use std::{
    error::Error,
    io::{self, BufRead, Read, Write},
};

use serde_json::{from_slice, to_string};
use tlsconf::{
    CheckRequest, Rule,
    clients::facts,
    probe,
    say::text::{Style, human},
};

fn main() -> Result<(), Box<dyn Error>> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let (verb, length) = line.trim_end().split_once(' ').ok_or("VERB LENGTH was expected")?;
        let mut request = vec![0; length.parse()?];
        input.read_exact(&mut request)?;
        let (kind, answer) = match ask(verb, &request) {
            Ok(answer) => ("ok", answer),
            Err(error) => ("error", error.to_string()),
        };
        write!(output, "{kind} {}\n{answer}", answer.len())?;
        output.flush()?;
    }
}

fn ask(verb: &str, request: &[u8]) -> Result<String, Box<dyn Error>> {
    Ok(match verb {
        "check" => to_string(&tlsconf::check(&from_slice(request)?)?)?,
        "text" => human(&tlsconf::check(&from_slice::<CheckRequest>(request)?)?, Style::default()),
        "emit" => to_string(&tlsconf::emit(&from_slice(request)?)?)?,
        "generate" => to_string(&tlsconf::generate(&from_slice(request)?)?)?,
        "config" => {
            let configured = tlsconf::config(&from_slice(request)?)?;
            if configured.refusal.is_some() {
                return Err(to_string(&configured.report)?.into());
            }
            to_string(&configured)?
        }
        "next" => to_string(&probe::next(&mut probe::read(text(request)?)?)?)?,
        "probe" => to_string(&probe::probe(&mut probe::read(text(request)?)?)?)?,
        "clients" => to_string(&facts::all())?,
        "targets" => to_string(&facts::targets())?,
        "rules" => to_string(&Rule::ALL.iter().map(|rule| rule.info()).collect::<Vec<_>>())?,
        other => return Err(format!("there is no verb {other:?}").into()),
    })
}

fn text(request: &[u8]) -> Result<&str, std::str::Utf8Error> {
    std::str::from_utf8(request)
}
