//! What each reader of CA files gets from a file as it is.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{
    Certificate, Format, ReadInput,
    pem::{self, Reader, Reading},
};
use crate::{contract::Role, limits};

/// Reads the file as every reader does, and notes at each item who takes it.
/// What the scanner saw is passed in where it is known already.
pub(super) fn take(input: &mut ReadInput, certificates: &[Certificate], octets: &[u8], scan: Option<pem::Scan>) {
    let is_ca = matches!(input.asked, Role::CaBundle | Role::ClientCa);
    if input.format == Format::Empty || !is_ca && input.certificates().next().is_none() {
        return;
    }
    // Blocks and items share their order, where the scan is that of the items.
    let is_certificate = |index: usize, der: &[u8]| {
        let item = input.items.get(index).and_then(|item| item.certificate);
        item.and_then(|index| certificates.get(index)).is_some_and(|one| one.der == der)
    };
    let scan = scan.unwrap_or_else(|| pem::scan(octets));
    match pem::plain_readings(octets, &scan, &is_certificate) {
        Some(readings) => input.readings = readings,
        // Where they differ, each may hold every certificate once more.
        None if octets.len() > limits::READINGS_BYTES => {
            drop(scan);
            for reader in Reader::ALL {
                let items = items(input, certificates, &pem::read(reader, octets));
                note(input, reader, &items);
            }
            return;
        }
        None => input.readings = Reader::ALL.iter().map(|reader| pem::read(*reader, octets)).collect(),
    }
    let mut last: Option<(usize, Vec<usize>)> = None;
    for (row, reader) in Reader::ALL.into_iter().enumerate() {
        // Most files are the same to most readers.
        let same = last.take().filter(|(earlier, _)| {
            let taken = |row: usize| input.readings.get(row).map(|reading| &reading.taken);
            // Equal where it is one and the same; else octet by octet.
            match (taken(*earlier), taken(row)) {
                (Some(earlier), Some(now)) => Arc::ptr_eq(earlier, now) || earlier == now,
                _ => false,
            }
        });
        let items = match (same, input.readings.get(row)) {
            (Some((_, items)), _) => items,
            (None, Some(reading)) => items(input, certificates, reading),
            (None, None) => Vec::new(),
        };
        note(input, reader, &items);
        last = Some((row, items));
    }
}

fn note(input: &mut ReadInput, reader: Reader, items: &[usize]) {
    for at in items {
        if let Some(item) = input.items.get_mut(*at)
            && !item.readers.contains(&reader)
        {
            item.readers.push(reader);
        }
    }
}

/// The items whose certificates the reading has.
fn items(input: &ReadInput, certificates: &[Certificate], reading: &Reading) -> Vec<usize> {
    let der = |index: Option<usize>| index.and_then(|index| certificates.get(index)).map(|it| it.der.as_slice());
    let mut by_line: HashMap<u32, usize> = HashMap::new();
    for (at, item) in input.items.iter().enumerate() {
        if let (Some(line), Some(_)) = (item.line, item.certificate) {
            by_line.entry(line).or_insert(at);
        }
    }
    let by_der = || {
        let mut by_der: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (at, item) in input.items.iter().enumerate() {
            if let Some(der) = der(item.certificate) {
                by_der.entry(der).or_default().push(at);
            }
        }
        by_der
    };
    let mut known = None;
    let mut taken: Vec<usize> = Vec::new();
    for one in reading.taken.iter() {
        let fits = |at: &usize| {
            input.items.get(*at).and_then(|item| der(item.certificate)).is_some_and(|der| one.der.starts_with(der))
        };
        let at_line = one.line.and_then(|line| by_line.get(&line).copied()).filter(fits);
        // The next one that is equal, where the reader knows no lines.
        let mut equal = || {
            let equal = known.get_or_insert_with(by_der).get_mut(one.der.as_slice());
            equal.filter(|equal| !equal.is_empty()).map(|equal| equal.remove(0))
        };
        taken.extend(at_line.or_else(&mut equal));
    }
    taken
}
