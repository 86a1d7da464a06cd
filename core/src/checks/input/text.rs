//! Text that is something else, or that something wraps. No client unwraps it, so all of these concern every client.

use super::View;
use crate::{
    checks::Found,
    contract::{Role, Severity},
    read::{Format, InputFault, format::Escape},
    rules::Rule,
    text::{shell_quoted, shown},
};

pub(super) fn finding(view: &View<'_>, fault: &InputFault) -> Option<Found> {
    let file = view.file();
    Some(match fault {
        InputFault::Empty { octets } => empty(view, *octets),
        InputFault::WebPage { title, line } => {
            let title = title.as_ref().map(|title| format!(", \"{}\"", shown(title))).unwrap_or_default();
            view.at_line(Rule::InpWebPage, *line, 15, format!("This file is a web page (HTML){title}. A browser or curl saved a page where the file was meant."))
                .seen("HTML")
                .expected(view.expected())
                .fix(format!("{}, signed in; by command: curl -fL -o {file} ADDRESS", view.origin()))
        }
        InputFault::ErrorDocument { kind, code, message } => error_document(view, kind, code.as_deref(), message.as_deref()),
        InputFault::Path { path, line } => view
            .at_line(
                Rule::InpPath,
                *line,
                path.chars().count() as u32,
                format!("This file holds a path, {}, and not the contents of that file.", shown(path)),
            )
            .seen(shown(path))
            .expected(view.expected())
            .fix(format!("give that file itself: cp {} {file}", shell_quoted(path))),
        InputFault::Url { url, line } => view
            .at_line(
                Rule::InpPath,
                *line,
                url.chars().count() as u32,
                format!("This file holds an address, {}, and not what is found there. No client downloads it.", shown(url)),
            )
            .seen(shown(url))
            .expected(view.expected())
            .fix(format!("download it: curl -fL -o {file} {}", shell_quoted(url))),
        InputFault::Utf16 { big_endian, has_mark } => utf16(view, *big_endian, *has_mark),
        InputFault::Base64OfPem => view
            .found(
                Rule::InpBase64OfPem,
                "The PEM text is base64-encoded once more, as values in a Kubernetes Secret are. Every client refuses it or finds no certificate.",
            )
            .seen("LS0tLS1CRUdJTi..., which is base64 of -----BEGIN")
            .expected("-----BEGIN at the start of a line")
            .fix(format!("base64 -d {file} > {}", view.beside("-decoded", "pem")))
            .reference("RFC 7468, section 2"),
        InputFault::Escaped { line, how, variable } => escaped(view, *line, *how, variable.as_deref()),
        InputFault::BareBase64 { holds } => bare_base64(view, *holds),
        InputFault::DataUri { media_type } => view
            .found(
                Rule::InpDataUri,
                "This file is a data: URI. The PEM text is inside as base64; no client looks for it there.",
            )
            .seen(format!("data:{}", shown(media_type)))
            .expected(view.expected())
            .fix(format!("cut -d, -f2- {file} | base64 -d > {}", view.beside("-decoded", "pem")))
            .reference("RFC 2397"),
        InputFault::JsonDocument { members } => json(view, members),
        InputFault::Unrecognised { octets, is_text } => unrecognised(view, *octets, *is_text),
        _ => return None,
    })
}

fn empty(view: &View<'_>, octets: usize) -> Found {
    let message = match octets {
        0 => "This file is empty: it has 0 octets.".to_owned(),
        blanks => format!("This file is empty but for {blanks} blanks."),
    };
    let finding = view
        .found(Rule::InpEmpty, message)
        .seen(format!("{octets} octets"))
        .expected(view.expected())
        .fix(format!("{}; a redirection (> {}) empties the file before its command runs", view.origin(), view.file()));
    // Something empty among others that nobody asked for does no harm; alone it is all that was to be checked.
    if view.input.role == Role::Auto && view.scene.material.inputs.len() > 1 {
        finding.severity(Severity::Note)
    } else {
        finding
    }
}

fn error_document(view: &View<'_>, kind: &str, code: Option<&str>, message: Option<&str>) -> Found {
    let says = match (code, message) {
        (Some(code), Some(message)) => format!(" It says {}: {}.", shown(code), shown(message).trim_end_matches('.')),
        (Some(one), None) | (None, Some(one)) => format!(" It says {}.", shown(one).trim_end_matches('.')),
        (None, None) => String::new(),
    };
    let (what, seen) = if says.is_empty() {
        (format!("This file is a document in {kind} without a certificate in it."), kind.to_owned())
    } else {
        (
            format!("This file is the error answer of a server, in {kind}, saved under the file's name.{says}"),
            format!("{kind}: {}", shown(code.or(message).unwrap_or_default())),
        )
    };
    let finding = view
        .found(Rule::InpErrorDocument, what)
        .seen(seen)
        .expected(view.expected())
        .excerpt(view.input.excerpt(1, 1, 5, ""))
        .line(view.input.lines.get(1).map(|_| 1))
        .fix(format!("{}; with curl -fL -o {} ADDRESS an error is not saved as the file", view.origin(), view.file()));
    stray(view, finding)
}

fn utf16(view: &View<'_>, big_endian: bool, has_mark: bool) -> Found {
    let (order, octets, name) =
        if big_endian { ("big-endian", "FE FF", "UTF-16BE") } else { ("little-endian", "FF FE", "UTF-16LE") };
    let (mark, from) = if has_mark {
        (format!("{order}, byte order mark {octets}"), "UTF-16")
    } else {
        (format!("{order}, without a byte order mark"), name)
    };
    view.found(
        Rule::InpUtf16,
        format!("The text is UTF-16 ({mark}). Every client looks for -----BEGIN in ASCII and finds nothing."),
    )
    .seen(format!("UTF-16, {order}"))
    .expected("UTF-8 or ASCII")
    .fix(format!(
        "iconv -f {from} -t UTF-8 {file} > {new}, or in PowerShell: Get-Content {file} | Set-Content -Encoding ascii {new}",
        file = view.file(),
        new = view.beside("-utf8", "pem")
    ))
    .reference("RFC 7468, section 2")
}

fn escaped(view: &View<'_>, line: u32, how: Escape, variable: Option<&str>) -> Found {
    let file = view.file();
    let new = view.beside("-lines", "pem");
    let (seen, message) = match how {
        Escape::Backslash => (
            "\\n",
            "The line breaks are written as the two characters \\n, as in JSON or an environment variable. PEM needs real line breaks; every client refuses this text or finds no certificate in it.",
        ),
        Escape::Percent => (
            "%0A",
            "The text is percent-encoded: its line breaks are %0A, as in a URL. Every client wants real line breaks.",
        ),
    };
    let fix = match (how, variable) {
        (Escape::Backslash, Some(name)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => {
            format!("printf '%b\\n' \"${name}\" > {new}")
        }
        (Escape::Backslash, _) => format!("printf '%b\\n' \"$(tr -d '\"' < {file})\" > {new}"),
        (Escape::Percent, _) => format!(
            "python3 -c 'import sys, urllib.parse; sys.stdout.write(urllib.parse.unquote(sys.stdin.read()))' < {file} > {new}"
        ),
    };
    let column = view.input.lines.get(line).map_or(1, |text| {
        let before = text.find(seen).and_then(|at| text.get(..at)).unwrap_or_default();
        before.chars().count() as u32 + 1
    });
    view.found(Rule::InpEscapedNewlines, message)
        .line(line)
        .column(column)
        .excerpt(view.input.excerpt(line, column, 2 + u32::from(how == Escape::Percent), ""))
        .seen(seen)
        .expected("a line break")
        .fix(fix)
        .reference("redis/ioredis#1938, redis/node-redis#2347")
}

fn bare_base64(view: &View<'_>, holds: Format) -> Found {
    let file = view.file();
    let (what, fix) = match holds {
        Format::DerCertificate => (
            "a certificate",
            format!("base64 -d {file} | openssl x509 -inform DER -out {}", view.beside("-pem", "pem")),
        ),
        _ if holds.is_der_key() => (
            "a private key",
            format!("(umask 077; base64 -d {file} | openssl pkey -inform DER -out {})", view.beside("-pem", "key")),
        ),
        Format::Pkcs7Der => (
            "a PKCS#7 container",
            format!("base64 -d {file} | openssl pkcs7 -inform DER -print_certs -out {}", view.beside("-pem", "pem")),
        ),
        Format::Pkcs12 => (
            "a PKCS#12 container",
            format!("(umask 077; base64 -d {file} | openssl pkcs12 -nodes -out {})", view.beside("-pem", "pem")),
        ),
        Format::DerCsr => ("a certificate signing request", format!("base64 -d {file} | openssl req -inform DER")),
        other => {
            let extension = if other == Format::Zip { "zip" } else { "bin" };
            ("something binary", format!("base64 -d {file} > {}", view.beside("-decoded", extension)))
        }
    };
    view.found(
        Rule::InpBareBase64,
        format!("This is base64 without its BEGIN and END lines. It holds {what}; without the markers every client finds nothing in it."),
    )
    .seen("base64, the first line without -----BEGIN")
    .expected(view.expected())
    .fix(fix)
    .reference("RFC 7468, section 2")
}

fn json(view: &View<'_>, members: &[Vec<String>]) -> Found {
    let named: Vec<String> = members.iter().take(3).map(|path| shown(&path.join("."))).collect();
    let more = if members.len() > named.len() { ", ..." } else { "" };
    let first = members.first().map(Vec::as_slice).unwrap_or_default();
    let last = first.last().map_or("value", String::as_str);
    let finding = view.found(
        Rule::InpDataUri,
        format!(
            "This file is a JSON document; the PEM texts are values in it ({}{more}). They were read, but no client looks there.",
            named.join(", ")
        ),
    )
    .seen("JSON")
    .expected("a file for each value")
    .fix(format!(
        "jq -r {} {} > {}, and so for each",
        shell_quoted(&jq(first)),
        view.file(),
        shell_quoted(&format!("{last}.pem"))
    ));
    // Where it was only found, whoever deploys it may take the values out.
    if view.input.asked == Role::Auto { finding.severity(Severity::Warning) } else { finding }
}

/// The path of a value as jq writes it.
fn jq(path: &[String]) -> String {
    path.iter().fold(String::new(), |out, part| {
        let dot = if out.is_empty() { "." } else { "" };
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if part.chars().all(|c| c.is_ascii_digit()) {
            format!("{out}{dot}[{part}]")
        } else if part.chars().all(is_word) && !part.starts_with(|c: char| c.is_ascii_digit()) {
            format!("{out}.{part}")
        } else {
            format!("{out}{dot}[\"{part}\"]")
        }
    })
}

/// Nothing of what the file holds is shown: it may be a password.
fn unrecognised(view: &View<'_>, octets: usize, is_text: bool) -> Found {
    let what = if is_text { "text" } else { "binary data" };
    let finding = view
        .found(
            Rule::InpUnrecognised,
            format!(
                "Nothing in this file belongs to TLS: it is {what} without a certificate, a key or a known container."
            ),
        )
        .seen(format!("{octets} octets of {what}"))
        .expected(view.expected())
        .fix(format!("give the right file; what this one is: file {}", view.file()));
    stray(view, finding)
}

/// A file that was found in a folder or an archive beside certificates, and whose name promises none, does no harm.
fn stray(view: &View<'_>, finding: Found) -> Found {
    let others = view.scene.material.inputs.iter().any(|input| input.certificates().next().is_some());
    if view.input.asked == Role::Auto && others && !crate::read::promises_tls(&view.input.name) {
        finding.severity(Severity::Note)
    } else {
        finding
    }
}
