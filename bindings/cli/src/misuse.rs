//! The caller's mistakes, said in one line or two.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::output::{self, Color, Exit};

/// Why the program ends before it has an answer.
#[derive(Debug)]
pub enum Stop {
    /// `--help` or `--version`, which is what was asked for.
    Asked(String),
    /// The lines that say what is wrong with the call.
    Misuse(Vec<String>),
}

impl Stop {
    pub fn misuse(line: impl Into<String>) -> Self {
        Self::Misuse(vec![line.into()])
    }

    /// clap's errors take a paragraph; what is wrong and the nearest right spelling fit on a line each.
    pub fn of_clap(error: &clap::Error) -> Self {
        let text = error.render();
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Self::Asked(if Color::Auto.on_stdout() { text.ansi().to_string() } else { text.to_string() })
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Self::misuse(NOTHING_ASKED),
            _ => Self::Misuse(lines(error)),
        }
    }

    pub fn report(&self) -> Exit {
        match self {
            Self::Asked(text) => output::print(text).map_or(Exit::Misuse, |()| Exit::Fine),
            Self::Misuse(lines) => {
                for line in lines {
                    output::complain(line);
                }
                Exit::Misuse
            }
        }
    }
}

const NOTHING_ASKED: &str = "say what to do, for example: tlsconf check redis_ca.pem; --help lists the commands";

fn lines(error: &clap::Error) -> Vec<String> {
    let of = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let line = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} lacks its value"),
        ErrorKind::InvalidValue => {
            let name = name(&argument);
            format!("`{value}` is no value of {name}; possible values: {}", of(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("`{value}` is no value of {}: {why}", name(&argument))
        }
        ErrorKind::UnknownArgument => format!("there is no option `{argument}`; --help lists those there are"),
        ErrorKind::InvalidSubcommand => {
            let what = of(ContextKind::InvalidSubcommand);
            if Path::new(&what).exists() {
                format!("there is no command `{what}`; to check the file: tlsconf check {what}")
            } else {
                format!("there is no command `{what}`; --help lists those there are")
            }
        }
        ErrorKind::ArgumentConflict => {
            format!("{argument} cannot be used together with {}", of(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => format!("lacks {argument}; --help tells more"),
        _ => first_paragraph(&error.to_string()),
    };
    let typed = if value.is_empty() { argument + &of(ContextKind::InvalidSubcommand) } else { value };
    std::iter::once(line).chain(nearest(error, &typed).map(|nearest| format!("did you mean `{nearest}`?"))).collect()
}

/// The best of clap's suggestions, unless it is far off.
fn nearest(error: &clap::Error, typed: &str) -> Option<String> {
    const SIMILAR: f64 = 0.85;
    [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand]
        .into_iter()
        .filter_map(|kind| error.get(kind))
        .flat_map(|value| match value {
            ContextValue::Strings(all) => all.clone(),
            other => vec![words(other)],
        })
        .map(|text| (strsim::jaro_winkler(text.trim_start_matches('-'), typed.trim_start_matches('-')), text))
        .filter(|(likeness, _)| *likeness >= SIMILAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, text)| text)
}

/// `--client-auth <WHEN>` without its placeholder, `[WHICH]` without its brackets.
fn name(argument: &str) -> &str {
    let name = argument.split(' ').next().unwrap_or(argument);
    name.trim_matches(['[', ']', '<', '>', '.'])
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(yes) => yes.to_string(),
        _ => String::new(),
    }
}

fn first_paragraph(text: &str) -> String {
    let text = text.strip_prefix("error: ").unwrap_or(text);
    text.split("\n\n").next().unwrap_or(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
