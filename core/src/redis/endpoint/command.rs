//! `redis-cli -h host -p port`, as consoles and documentation show it.

use zeroize::Zeroizing;

use super::{EndpointFault, Form, ResolvedEndpoint, authority, url};
use crate::{
    contract::Verification,
    redis::host::{self, Host},
};

type Token = Zeroizing<String>;

/// The arguments, where the text is such a command; else `None`.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let program = |word: &str| {
        let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
        matches!(name, "redis-cli" | "valkey-cli" | "redis-cli.exe" | "valkey-cli.exe")
    };
    if !text.split_whitespace().any(program) && !text.starts_with("-h ") && !text.starts_with("-u ") {
        return None;
    }
    let words = shell_words(text);
    let first = words.iter().position(|word| program(word)).map_or(0, |at| at + 1);
    Some(words.into_iter().skip(first).collect())
}

pub(super) fn resolve(arguments: &[Token], faults: &mut Vec<EndpointFault>) -> Option<ResolvedEndpoint> {
    let mut host = None;
    let mut port = None;
    let mut uri = None;
    let (mut has_password, mut tls, mut insecure) = (false, false, false);
    let mut server_name = None;
    let mut rest = arguments.iter();
    while let Some(option) = rest.next() {
        match option.as_str() {
            "-h" => host = rest.next(),
            "-p" => port = rest.next(),
            "-u" | "--uri" => uri = rest.next(),
            "--sni" => server_name = rest.next(),
            "-a" | "--pass" => has_password = rest.next().is_some(),
            "--tls" => tls = true,
            "--insecure" => insecure = true,
            // Options with a value that must not be taken for an option.
            "-n" | "-s" | "-t" | "-r" | "-i" | "-d" | "-D" | "-X" | "--user" | "--cacert" | "--cacertdir"
            | "--cert" | "--key" | "--tls-ciphers" | "--tls-ciphersuites" => {
                rest.next();
            }
            _ => {}
        }
    }
    let mut endpoint = if let Some(uri) = uri {
        url::resolve(uri, faults)?
    } else {
        // redis-cli's own defaults.
        let host = host.map_or("127.0.0.1", |host| host.as_str());
        let text = match port {
            Some(port) if host.contains(':') && !host.starts_with('[') => format!("[{host}]:{}", port.as_str()),
            Some(port) => format!("{host}:{}", port.as_str()),
            None => host.to_owned(),
        };
        match authority::parse(&text) {
            Ok(authority) => ResolvedEndpoint::new(authority, Form::Command),
            Err(broken) => {
                let nearest = broken.nearest.map(|nearest| ResolvedEndpoint::new(nearest, Form::Command));
                let understood = nearest.as_ref().map(ResolvedEndpoint::understood);
                faults.push(EndpointFault::invalid(broken.why, understood));
                nearest?
            }
        }
    };
    endpoint.form = Form::Command;
    endpoint.has_password |= has_password;
    endpoint.tls = if tls { Some(true) } else { endpoint.tls };
    endpoint.verification = endpoint.verification.or(insecure.then_some(("--insecure", Verification::None)));
    endpoint.server_name = server_name.and_then(|name| match host::parse(name) {
        Ok(Host::Name { ascii, .. }) => Some(ascii),
        _ => None,
    });
    Some(endpoint)
}

/// Words as a POSIX shell splits them; what is left open at the end ends there. `$NAME` stays as it is.
fn shell_words(text: &str) -> Vec<Token> {
    let mut words = Vec::new();
    let mut word: Option<Token> = None;
    let mut quote = None;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        let open = word.is_some();
        let current = word.get_or_insert_with(Token::default);
        match (quote, c) {
            (None, c) if c.is_whitespace() => {
                if open {
                    words.extend(word.take());
                } else {
                    word = None;
                }
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(q), c) if c == q => quote = None,
            (None | Some('"'), '\\') => current.extend(characters.next()),
            (_, c) => current.push(c),
        }
    }
    words.extend(word);
    words
}
