//! What a client gets from the CA files: its reader, then its stack's own parser, which drops or refuses some.

use std::{
    borrow::Cow,
    cell::{LazyCell, OnceCell},
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    Kinds,
    dialect::Dialect,
    faults::Purpose,
    pool::{Id, Pool},
};
use crate::{
    contract::Role,
    limits,
    read::{
        Item, Material, ReadInput,
        pem::{self, Reader, Reading, Stopped, Taken},
    },
};

/// The CA files as one client loads them.
#[derive(Debug)]
pub struct Loaded {
    pub members: Vec<Id>,
    /// The same as indices into the material.
    pub certificates: Vec<usize>,
    pub refused: Option<Refusal>,
    /// Certificates of the files that the client does not trust.
    pub lost: Vec<Lost>,
}

/// Why a CA file does not load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its text: at this line.
    Text { input: usize, line: Option<u32> },
    /// A block at this line whose octets are no certificate.
    Block { input: usize, line: Option<u32> },
    /// A certificate that the stack cannot parse.
    Certificate { certificate: usize, kinds: Kinds },
    /// Nothing was found in it.
    Empty { input: usize },
}

impl Refusal {
    /// Of a certificate: what the stack cannot parse of it.
    pub fn kinds(self) -> Kinds {
        match self {
            Self::Certificate { kinds, .. } => kinds,
            Self::Text { .. } | Self::Block { .. } | Self::Empty { .. } => Kinds::NONE,
        }
    }
}

/// A certificate that a client does not get, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    pub certificate: usize,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The loader takes the first certificate alone.
    OnlyFirst,
    /// The stack's parser does not take it.
    Unreadable(Kinds),
    /// The whole file is refused.
    FileRefused(Refusal),
    /// The reader stopped silently at this line.
    Stopped { input: usize, line: Option<u32> },
    /// The reader does not see this block.
    NotRead { input: usize, line: Option<u32> },
}

/// What a reader does with a certificate that its stack's parser refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bad {
    Refuse,
    Skip,
    Stop,
}

fn bad(reader: Reader) -> Bad {
    match reader {
        Reader::Go => Bad::Skip,
        Reader::Node => Bad::Stop,
        _ => Bad::Refuse,
    }
}

/// Is a file without a certificate refused? Node and rustls go on with nothing.
fn refuses_empty(reader: Reader) -> bool {
    !matches!(reader, Reader::Node | Reader::Rustls)
}

/// What one reader takes from all files of a role, before any stack's parser looks at it.
#[derive(Debug)]
pub struct Read {
    files: Vec<ReadFile>,
}

#[derive(Debug)]
struct ReadFile {
    input: usize,
    /// It stands inside a file that the client is given as it is.
    is_inside: bool,
    taken: Vec<Member>,
    stopped: Option<Stopped>,
}

#[derive(Debug, Clone, Copy)]
struct Member {
    /// `None`: the octets are no certificate.
    id: Option<Id>,
    certificate: Option<usize>,
    line: Option<u32>,
}

/// Reads the files of `role`. `ids` are the pool's of the material's certificates.
pub fn read(given: &Given<'_>, pool: &mut Pool, ids: &[Option<Id>], role: Role, reader: Reader) -> Read {
    let material = given.material;
    let mut files = Vec::new();
    for (at, input) in material.inputs.iter().enumerate().filter(|(_, input)| input.role == role) {
        let is_inside = is_inside(material, input, role);
        let reading = if is_inside { Cow::default() } else { given.reading(at, reader) };
        let own: Vec<usize> = input.certificates().collect();
        let by_line: LazyCell<HashMap<u32, usize>, _> = LazyCell::new(|| {
            own.iter().filter_map(|index| Some((material.certificates.get(*index)?.line?, *index))).collect()
        });
        let trusted: HashSet<u32> = trusted_lines(input, reader);
        let mut next = 0;
        let members = reading
            .taken
            .iter()
            .map(|one| {
                // Nearly always the next one of the file, as it is.
                let index = own.get(next).copied().filter(|index| is_it(material, *index, one));
                let index = index.or_else(|| {
                    let index = by_line.get(&one.line?).copied()?;
                    is_it(material, index, one).then_some(index)
                });
                next = index.and_then(|index| own.binary_search(&index).ok()).map_or(next, |at| at + 1);
                let settings = reader == Reader::Node || one.line.is_some_and(|line| trusted.contains(&line));
                // It begins with the certificate, and nothing follows, no settings either.
                let plain = index
                    .filter(|index| material.certificates.get(*index).is_some_and(|c| c.der.len() == one.der.len()));
                let known = plain.and_then(|index| ids.get(index).copied().flatten());
                Member { id: known.or_else(|| pool.add(&one.der, settings)), certificate: index, line: one.line }
            })
            .collect();
        files.push(ReadFile { input: at, is_inside, taken: members, stopped: reading.stopped.clone() });
    }
    Read { files }
}

/// Is the file that holds this one given for the same purpose? Then the client reads that one, and does not unpack it.
fn is_inside(material: &Material, input: &ReadInput, role: Role) -> bool {
    input.archive.and_then(|at| material.inputs.get(at)).is_some_and(|archive| archive.role == role)
}

/// What the stack's parser leaves of what was read: the members, and what was lost on the way.
pub fn load(material: &Material, pool: &Pool, read: &Read, reader: Reader, dialect: &Dialect) -> Loaded {
    let mut loaded = Loaded { members: Vec::new(), certificates: Vec::new(), refused: None, lost: Vec::new() };
    for file in &read.files {
        load_file(material, pool, file, reader, dialect, &mut loaded);
    }
    if let Some(refusal) = loaded.refused {
        loaded.members.clear();
        loaded.certificates.clear();
        let files = read.files.iter().filter_map(|file| material.inputs.get(file.input));
        loaded.lost = files
            .flat_map(ReadInput::certificates)
            .map(|certificate| Lost { certificate, why: Why::FileRefused(refusal) })
            .collect();
    }
    loaded
}

fn load_file(
    material: &Material,
    pool: &Pool,
    file: &ReadFile,
    reader: Reader,
    dialect: &Dialect,
    loaded: &mut Loaded,
) {
    if let Some(stopped) = file.stopped.as_ref().filter(|stopped| stopped.refused) {
        let (input, line) = (file.input, stopped.line);
        let is_block = stopped.why == Stopped::UNDECODABLE;
        return refuse(loaded, if is_block { Refusal::Block { input, line } } else { Refusal::Text { input, line } });
    }
    if file.taken.is_empty() && refuses_empty(reader) && !file.is_inside {
        return refuse(loaded, Refusal::Empty { input: file.input });
    }
    let mut seen: Vec<usize> = Vec::with_capacity(file.taken.len());
    let mut stopped_at = file.stopped.as_ref().map(|stopped| stopped.line);
    for member in &file.taken {
        let kinds = member.id.map(|id| pool.own(id, Purpose::Server).intersection(dialect.unreadable));
        if let (Some(id), Some(Kinds::NONE)) = (member.id, kinds) {
            loaded.members.push(id);
            loaded.certificates.extend(member.certificate);
            seen.extend(member.certificate);
            continue;
        }
        let kinds = kinds.unwrap_or_default();
        match bad(reader) {
            Bad::Refuse => {
                return refuse(
                    loaded,
                    match member.certificate {
                        Some(certificate) => Refusal::Certificate { certificate, kinds },
                        None => Refusal::Block { input: file.input, line: member.line },
                    },
                );
            }
            Bad::Skip | Bad::Stop => {
                if let Some(certificate) = member.certificate {
                    loaded.lost.push(Lost { certificate, why: Why::Unreadable(kinds) });
                    seen.push(certificate);
                }
            }
        }
        if bad(reader) == Bad::Stop {
            stopped_at = Some(member.line);
            break;
        }
    }
    // AppendCertsFromPEM returns false where it added nothing.
    if reader == Reader::Go && loaded.members.is_empty() && !file.taken.is_empty() {
        return refuse(
            loaded,
            match loaded.lost.first() {
                Some(Lost { certificate, why: Why::Unreadable(kinds) }) => {
                    Refusal::Certificate { certificate: *certificate, kinds: *kinds }
                }
                _ => Refusal::Empty { input: file.input },
            },
        );
    }
    let Some(input) = material.inputs.get(file.input) else { return };
    seen.sort_unstable();
    for certificate in input.certificates().filter(|certificate| seen.binary_search(certificate).is_err()) {
        let line = material.certificates.get(certificate).and_then(|certificate| certificate.line);
        let why = match stopped_at {
            _ if reader == Reader::Keytool => Why::OnlyFirst,
            Some(line) => Why::Stopped { input: file.input, line },
            None => Why::NotRead { input: file.input, line },
        };
        loaded.lost.push(Lost { certificate, why });
    }
}

/// The first refusal stays.
fn refuse(loaded: &mut Loaded, refusal: Refusal) {
    loaded.refused.get_or_insert(refusal);
}

fn is_it(material: &Material, certificate: usize, taken: &Taken) -> bool {
    material.certificates.get(certificate).is_some_and(|one| {
        (one.line == taken.line || one.line.is_none() || taken.line.is_none()) && taken.der.starts_with(&one.der)
    })
}

/// OpenSSL reads what follows the certificate as trust settings under this label alone: the lines of such blocks.
fn trusted_lines(input: &ReadInput, reader: Reader) -> HashSet<u32> {
    if !matches!(reader, Reader::OpensslFile | Reader::Php) {
        return HashSet::new();
    }
    let is_trusted = |item: &&Item| item.label.as_deref() == Some("TRUSTED CERTIFICATE");
    input.items.iter().filter(is_trusted).filter_map(|item| item.line).collect()
}

/// The material with the octets of its files.
#[derive(Debug)]
pub struct Given<'a> {
    pub material: &'a Material,
    /// Index for index; `None` for members of archives.
    pub raw: Vec<Option<&'a [u8]>>,
    /// What was read of `raw` where the material brings no readings.
    readings: Vec<OnceCell<Vec<Reading>>>,
}

impl<'a> Given<'a> {
    pub fn new(material: &'a Material, raw: Vec<Option<&'a [u8]>>) -> Self {
        let readings = material.inputs.iter().map(|_| OnceCell::new()).collect();
        Self { material, raw, readings }
    }

    /// What the reader gets from the file as it is. Where neither a reading nor the octets are at hand (a member of an
    /// archive), every certificate.
    pub fn reading(&self, at: usize, reader: Reader) -> Cow<'_, Reading> {
        let input = self.material.inputs.get(at);
        let row = Reader::ALL.iter().position(|one| *one == reader);
        if let Some(reading) = row.and_then(|row| input?.readings.get(row)) {
            return Cow::Borrowed(reading);
        }
        if let Some(raw) = self.raw.get(at).copied().flatten()
            && let Some(cell) = self.readings.get(at)
        {
            if raw.len() > limits::READINGS_BYTES {
                return Cow::Owned(pem::read(reader, raw));
            }
            let readings = cell.get_or_init(|| pem::readings(raw, &pem::scan(raw), &pem::is_one_certificate));
            return row.and_then(|row| readings.get(row)).map_or_else(Cow::default, Cow::Borrowed);
        }
        let taken = self.certificates(at);
        let first = if reader == Reader::Keytool { 1 } else { usize::MAX };
        Cow::Owned(Reading { taken: Arc::new(taken.into_iter().take(first).collect()), stopped: None })
    }

    /// Every certificate of the file, however it stands there.
    pub fn certificates(&self, at: usize) -> Vec<Taken> {
        let input = self.material.inputs.get(at);
        let certificates = input.into_iter().flat_map(ReadInput::certificates);
        certificates
            .filter_map(|index| self.material.certificates.get(index))
            .map(|one| Taken { der: one.der.clone(), line: one.line })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::testing::{GLOBALSIGN_R3, REDISLABS_ROOT};

    /// Members of archives come without their octets: then every certificate counts, but for who takes the first alone.
    #[test]
    fn without_octets_every_certificate_is_taken() {
        let text = format!("{REDISLABS_ROOT}{GLOBALSIGN_R3}");
        let mut material = crate::read::testing::material("ca.pem", text.into_bytes(), Role::CaBundle, None);
        material.inputs.iter_mut().for_each(|input| input.readings.clear());
        let given = Given::new(&material, vec![None]);
        let count = |reader| given.reading(0, reader).taken.len();
        assert_eq!([count(Reader::OpensslFile), count(Reader::Go), count(Reader::Keytool)], [2, 2, 1]);
    }
}
