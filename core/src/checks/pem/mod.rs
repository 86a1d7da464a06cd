//! Damaged PEM text: one finding for each defect that a client minds, with its place and the command that mends it.

mod others;
#[cfg(test)]
mod tests;
mod words;

use std::{collections::HashMap, fmt::Write as _};

use crate::{
    checks::{Found, Scene},
    clients::{Client, Stack, row::KeyRule},
    contract::{ItemKind, Role, Severity},
    limits,
    read::{
        Item, ReadInput,
        pem::{Defect, DefectKind, Reader, Stopped},
    },
    rules::Rule,
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for (index, input) in scene.material.inputs.iter().enumerate() {
        let mut seen: HashMap<DefectKind, usize> = HashMap::new();
        for defect in &input.defects {
            let count = seen.entry(defect.kind).or_default();
            *count += 1;
            if *count <= limits::FINDINGS_OF_A_KIND {
                found.extend(finding(scene, index, input, defect));
            }
        }
        others::check(scene, index, input, found);
        others::before_key(scene, index, input, found);
    }
}

/// `None` where no client minds: text that all of them read is no finding. A block that all of them pass over in silence
/// is one nevertheless: what it was meant to be is not there.
fn finding(scene: &Scene<'_>, index: usize, input: &ReadInput, defect: &Defect) -> Option<Found> {
    let item = defect.block.and_then(|block| input.items.get(block));
    let is_private = |item: &Item| matches!(item.kind, ItemKind::PrivateKey | ItemKind::EncryptedPrivateKey);
    // Text around a key alone concerns who reads the key.
    let is_around_key = || input.items.iter().any(is_private) && input.certificates().next().is_none();
    let is_key = item.map_or_else(is_around_key, is_private);
    // Keys under a wrong label are the key family's.
    if defect.kind == DefectKind::LabelContent && is_key {
        return None;
    }
    let words = words::of(defect, input, is_key);
    let width = defect.seen.chars().count().min(60) as u32;
    let found = Found::new(words.rule, words.message)
        .input(index)
        .line(defect.line)
        .column(defect.column)
        .seen(defect.seen.clone())
        .expected(defect.expected.clone())
        .fix(words.fix)
        .reference("RFC 7468, sections 2 and 3")
        .excerpt(input.excerpt(defect.line, defect.column, width, words.label));
    if words.rule == Rule::PemTooManyBlocks {
        return Some(found);
    }
    let minds = |client: &Client| minds(client, input, defect, item, is_key);
    let mut found = found.concerns(&scene.case.clients, minds);
    found.at.end_line = defect.end_line;
    let (minding, reading): (Vec<&Client>, Vec<&Client>) =
        scene.case.clients.iter().copied().filter(|client| client.is_judged()).partition(|client| minds(client));
    if minding.is_empty() && !item.is_some_and(is_lost) {
        return None;
    }
    if !reading.is_empty() && reading.iter().all(|client| client.ca_reader.is_some_and(is_lenient)) {
        let names: Vec<&str> = reading.iter().map(|client| client.name).collect();
        let _ = write!(found.message, " Only {} would read it.", names.join(", "));
        found.severity = Severity::Error;
    }
    Some(found)
}

/// Readers that find blocks where RFC 7468 has none. A file that they alone read is broken, and said to be: it works for
/// a person by accident of one library's version.
fn is_lenient(reader: Reader) -> bool {
    matches!(reader, Reader::Java25 | Reader::Netty | Reader::NativeTls)
}

fn minds(client: &Client, input: &ReadInput, defect: &Defect, item: Option<&Item>, is_key: bool) -> bool {
    // Whatever the client: the server is the one who reads these.
    if matches!(input.role, Role::ServerChain | Role::ServerKey | Role::ClientCa) {
        return server_minds(input, defect, is_key);
    }
    if is_key {
        return minds_in_key(client, input, defect);
    }
    let Some(mut reader) = client.ca_reader else { return false };
    let is_ca = matches!(input.role, Role::CaBundle | Role::ClientCa | Role::Auto);
    // Java gets its own certificate through `openssl pkcs12 -export -in`.
    if !is_ca && client.stack == Stack::Java {
        reader = Reader::OpensslFile;
    }
    if !item.is_none_or(is_lost) || defect.kind == DefectKind::LabelContent {
        return !defect.taken_by.contains(&reader);
    }
    // The block is lost to everybody. Whether the others of the file are depends on what a reader does then.
    let reading = Reader::ALL.iter().position(|one| *one == reader).and_then(|row| input.readings.get(row));
    match reading {
        Some(reading) => reading.stopped.is_some() || reading.taken.is_empty(),
        None => true,
    }
}

/// Does it stand on the line that begins its block?
fn is_at_begin(input: &ReadInput, defect: &Defect) -> bool {
    defect.block.and_then(|block| input.items.get(block)).is_some_and(|item| item.line == Some(defect.line))
}

/// A certificate by its label, that nobody can read.
fn is_lost(item: &Item) -> bool {
    item.certificate.is_none() && item.kind == ItemKind::Certificate
}

/// redis-server reads with OpenSSL, all or nothing.
fn server_minds(input: &ReadInput, defect: &Defect, is_key: bool) -> bool {
    if is_key {
        return !matches!(defect.kind, DefectKind::ByteOrderMark | DefectKind::NotUtf8 | DefectKind::LabelContent);
    }
    let row = Reader::ALL.iter().position(|one| *one == Reader::OpensslFile);
    match row.and_then(|row| input.readings.get(row)) {
        Some(reading) => {
            let at = |stopped: &Stopped| stopped.line.is_none_or(|line| line <= defect.line);
            !defect.taken_by.contains(&Reader::OpensslFile) && reading.stopped.as_ref().is_some_and(at)
        }
        None => !defect.taken_by.contains(&Reader::OpensslFile),
    }
}

/// The rows "Client certificate and key" of the measured clients, which the engine's key readers follow; what no row names,
/// nobody reads.
fn minds_in_key(client: &Client, input: &ReadInput, defect: &Defect) -> bool {
    let is_native = client.ca_reader == Some(Reader::NativeTls);
    let is_go_or_rustls = matches!(client.stack, Stack::Go | Stack::Rustls);
    // They look for the key by a pattern.
    let is_java = client.row.as_ref().is_some_and(|row| matches!(row.key, KeyRule::Netty | KeyRule::Spring));
    match defect.kind {
        DefectKind::ByteOrderMark => is_go_or_rustls || is_native,
        DefectKind::NotUtf8 => false,
        DefectKind::TextAfterMarker => is_at_begin(input, defect) || client.stack != Stack::Rustls && !is_java,
        DefectKind::CarriageReturns => client.stack != Stack::Rustls && !is_java,
        DefectKind::ControlOctets if is_at_begin(input, defect) => !is_java,
        // A line that begins with NUL ends the file for OpenSSL.
        DefectKind::ControlOctets | DefectKind::BlankLine | DefectKind::LineLength => !is_go_or_rustls && !is_java,
        _ => true,
    }
}
