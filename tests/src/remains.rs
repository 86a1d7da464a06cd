//! What is left of a secret in the memory of a process, looked for without holding it: every octet of what is sought has [`MASK`]
//! exclusively or'ed, and so has whatever is read from memory before it is compared.

use std::{
    collections::{HashMap, HashSet},
    fs::{self, File},
    io,
    os::unix::fs::FileExt as _,
};

use crate::forge::der;

const MASK: u8 = 0x5a;

/// So many octets in a row are no accident. Rows begin at every fourth octet: whatever is left of fifteen or more is found.
const ROW: usize = 12;
const STEP: usize = 4;

/// How much is read at a time.
const CHUNK: usize = 1 << 16;

/// Rows of secrets, masked, by the names of what they are part of.
#[derive(Debug, Default)]
pub struct Rows(HashMap<[u8; ROW], String>);

impl Rows {
    /// Of the octets at which `is_secret`.
    pub fn add(&mut self, name: &str, octets: &[u8], is_secret: impl Fn(usize) -> bool) {
        for at in (0..octets.len().saturating_sub(ROW - 1)).step_by(STEP) {
            // A row of one octet is anybody's.
            if (at..at + ROW).all(&is_secret) && octets[at..at + ROW].iter().any(|octet| *octet != octets[at]) {
                let mut row = [0; ROW];
                row.copy_from_slice(&octets[at..at + ROW]);
                self.0.insert(masked(row), name.to_owned());
            }
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A line for each, for another process to read.
    pub fn write(&self) -> String {
        let hex = |row: &[u8]| row.iter().map(|octet| format!("{octet:02x}")).collect::<String>();
        self.0.iter().map(|(row, name)| format!("{} {name}\n", hex(row))).collect()
    }

    pub fn read(text: &str) -> Self {
        let row = |line: &str| {
            let (hex, name) = line.split_once(' ')?;
            let mut row = [0; ROW];
            for (at, octet) in row.iter_mut().enumerate() {
                *octet = u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()?;
            }
            Some((row, name.to_owned()))
        };
        Self(text.lines().map(|line| row(line).expect("as it was written")).collect())
    }

    /// Names of what is in any memory of this process that may be written: heap, stacks, static data. How often each.
    pub fn in_memory(&self) -> io::Result<HashMap<String, usize>> {
        let mut found = HashMap::new();
        let first: HashSet<[u8; 2]> = self.0.keys().map(|row| [row[0], row[1]]).collect();
        let mut may_begin = vec![false; 1 << 16];
        for pair in first {
            may_begin[usize::from(u16::from_le_bytes(pair))] = true;
        }
        let maps = fs::read_to_string("/proc/self/maps")?;
        let memory = File::open("/proc/self/mem")?;
        let mut chunk = vec![0; CHUNK];
        for (from, to) in maps.lines().filter_map(writable) {
            let mut at = from;
            while at < to {
                let wanted = CHUNK.min(usize::try_from(to - at).unwrap_or(CHUNK));
                // What cannot be read (guard pages, devices) holds nothing of ours.
                let Ok(got) = memory.read_at(&mut chunk[..wanted], at) else { break };
                // At once, so that the buffer never holds a row as it is, to be found by itself.
                for octet in &mut chunk[..got] {
                    *octet ^= MASK;
                }
                self.count(&chunk[..got], &may_begin, &mut found);
                // Rows across the border are whole in the next chunk.
                at += u64::try_from(if got > ROW { got - ROW } else { wanted }).unwrap_or(u64::MAX);
            }
        }
        Ok(found)
    }

    fn count(&self, chunk: &[u8], may_begin: &[bool], found: &mut HashMap<String, usize>) {
        for at in 0..chunk.len().saturating_sub(ROW - 1) {
            if may_begin[usize::from(u16::from_le_bytes([chunk[at], chunk[at + 1]]))]
                && let Some(name) = self.0.get(&chunk[at..at + ROW])
            {
                *found.entry(name.clone()).or_default() += 1;
            }
        }
    }
}

fn masked(mut row: [u8; ROW]) -> [u8; ROW] {
    for octet in &mut row {
        *octet ^= MASK;
    }
    row
}

/// The addresses of a line of `/proc/self/maps`, where they may be written to.
fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let address = |text: &str| u64::from_str_radix(text, 16).ok();
    if rest.starts_with("rw") { Some((address(from)?, address(to)?)) } else { None }
}

/// Where in a PKCS#8 key the private numbers are; modulus and public point are nobody's secret.
pub fn private_octets(pkcs8: &[u8]) -> HashSet<usize> {
    let (_, inner, _) = der::split(der::children(pkcs8)[2]);
    let start = inner.as_ptr() as usize - pkcs8.as_ptr() as usize;
    if inner[0] != 0x30 {
        return (start..start + inner.len()).collect();
    }
    let parts = der::children(inner);
    let place = |part: &[u8]| {
        let at = part.as_ptr() as usize - pkcs8.as_ptr() as usize;
        at + 4..at + part.len()
    };
    if parts.len() >= 9 { parts[3..9].iter().flat_map(|part| place(part)).collect() } else { place(parts[1]).collect() }
}
