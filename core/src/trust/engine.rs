//! What all clients share: the certificates, the files as each reader gets them, the paths of each way of building them.
//! Everything is worked out once.

use std::{collections::BTreeMap, rc::Rc};

use super::{
    annotate::{Annotated, annotate},
    dialect::{Build, Dialect},
    faults::Purpose,
    load::{self, Given, Loaded, Read},
    paths::{self, Store, TooManyCandidates},
    pool::{Id, Pool},
};
use crate::{
    Case,
    contract::{ClientAuthentication, Role, Verification},
    read::{Material, ReadInput, pem::Reader},
    relate::Checked,
};

pub type Paths = Result<Rc<Vec<Annotated>>, TooManyCandidates>;

pub struct Engine<'a> {
    pub case: &'a Case<'a>,
    pub material: &'a Material,
    pub given: Rc<Given<'a>>,
    pub pool: Pool,
    /// The pool's of the material's certificates, index for index.
    pub ids: Vec<Option<Id>>,
    /// What the server sends, the leaf first; empty where it was not given.
    pub server: Vec<Id>,
    /// Where the leaf stood in the server's files, if behind its issuers.
    pub misplaced: Option<usize>,
    /// The host whose name is compared; `None` where none is known or none is to be compared.
    pub host: Option<String>,
    by_octets: BTreeMap<&'a [u8], Vec<usize>>,
    reads: Vec<(Role, Reader, Rc<Read>)>,
    loads: Vec<(LoadKey, Rc<Loaded>)>,
    stores: Vec<Rc<Store>>,
    paths: Vec<(Question, Paths)>,
}

/// What is loaded by which reader for which dialect.
type LoadKey = (Role, Reader, &'static str);

/// What paths depend on.
#[derive(Debug, PartialEq)]
struct Question {
    build: Build,
    purpose: Purpose,
    chain: Vec<Id>,
    store: Vec<Id>,
}

impl<'a> Engine<'a> {
    pub fn new(case: &'a Case<'a>, material: &'a Material) -> Self {
        let mut pool = Pool::new(case.time);
        let ids: Vec<Option<Id>> = material.certificates.iter().map(|one| pool.add_read(&one.facts)).collect();
        let mut by_octets: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (index, one) in material.certificates.iter().enumerate() {
            by_octets.entry(&one.der).or_default().push(index);
        }
        let chains = material.inputs.iter().filter(|input| input.role == Role::ServerChain);
        let mut server: Vec<Id> =
            chains.flat_map(ReadInput::certificates).filter_map(|index| ids.get(index).copied().flatten()).collect();
        // A file whose leaf is not first is the chain family's finding; the leaf is judged as what it is.
        let misplaced = misplaced_leaf(&pool, &server);
        if let Some(leaf) = misplaced {
            server[..=leaf].rotate_right(1);
        }
        Self {
            case,
            material,
            given: Rc::new(Given::new(material, raw(case, material))),
            pool,
            ids,
            server,
            misplaced,
            host: host(case),
            by_octets,
            reads: Vec::new(),
            loads: Vec::new(),
            stores: Vec::new(),
            paths: Vec::new(),
        }
    }

    /// Takes over signatures that were verified already.
    pub fn prepare(&mut self, checked: &[Checked]) {
        let id = |index: usize| self.ids.get(index).copied().flatten();
        for one in checked {
            if let (Some(child), Some(issuer)) = (id(one.child), id(one.issuer)) {
                self.pool.prepare(child, issuer, one.answer);
            }
        }
    }

    pub fn has(&self, role: Role) -> bool {
        self.material.inputs.iter().any(|input| input.role == role)
    }

    /// Does the server ask for a client certificate? Where nothing is said, a given one is meant to be used.
    pub fn asks_for_certificate(&self) -> bool {
        match self.case.policy.client_authentication {
            Some(ClientAuthentication::None) => false,
            Some(_) => true,
            None => self.has(Role::ClientCertificate),
        }
    }

    /// Must there be one?
    pub fn requires_certificate(&self) -> bool {
        self.case.policy.client_authentication == Some(ClientAuthentication::Required)
    }

    /// The files of a role as a client with this reader and stack loads them.
    pub fn load(&mut self, role: Role, reader: Reader, dialect: &'static Dialect) -> Rc<Loaded> {
        let key = (role, reader, dialect.id);
        if let Some((_, loaded)) = self.loads.iter().find(|(there, _)| *there == key) {
            return Rc::clone(loaded);
        }
        let known = self.reads.iter().find(|(there, by, _)| (*there, *by) == (role, reader));
        let read = if let Some((.., read)) = known {
            Rc::clone(read)
        } else {
            let read = Rc::new(load::read(&self.given, &mut self.pool, &self.ids, role, reader));
            self.reads.push((role, reader, Rc::clone(&read)));
            read
        };
        let loaded = Rc::new(load::load(self.material, &self.pool, &read, reader, dialect));
        self.loads.push((key, Rc::clone(&loaded)));
        loaded
    }

    pub fn store(&mut self, members: &[Id]) -> Rc<Store> {
        if let Some(store) = self.stores.iter().find(|store| store.members() == members) {
            return Rc::clone(store);
        }
        let store = Rc::new(Store::new(&self.pool, members.to_vec()));
        self.stores.push(Rc::clone(&store));
        store
    }

    /// The annotated paths of a chain (the leaf first) under a way of building; at least one.
    pub fn paths(&mut self, build: Build, purpose: Purpose, chain: &[Id], store: &Store) -> Paths {
        let asked = Question { build, purpose, chain: chain.to_vec(), store: store.members().to_vec() };
        if let Some((_, paths)) = self.paths.iter().find(|(there, _)| *there == asked) {
            return paths.clone();
        }
        let Some((leaf, rest)) = chain.split_first() else { return Ok(Rc::default()) };
        let found = paths::build(&self.pool, build, *leaf, store, rest);
        let judged =
            found.map(|found| Rc::new(found.into_iter().map(|path| annotate(&mut self.pool, path, purpose)).collect()));
        self.paths.push((asked, judged.clone()));
        judged
    }

    /// The certificate in the material's terms; of equal ones that in a file of the role.
    pub fn index(&self, id: Id, role: Role) -> Option<usize> {
        let same = self.by_octets.get(self.pool.facts(id).der.as_slice())?;
        let has_role = |index: &&usize| {
            let certificate = self.material.certificates.get(**index);
            certificate.and_then(|one| self.material.inputs.get(one.input)).is_some_and(|input| input.role == role)
        };
        same.iter().find(has_role).or(same.first()).copied()
    }

    /// The index of a certificate of a path.
    pub fn place(&self, annotated: &Annotated, at: usize, purpose: Purpose) -> Option<usize> {
        let (presented, trusted) = match purpose {
            Purpose::Server => (Role::ServerChain, Role::CaBundle),
            Purpose::Client => (Role::ClientCertificate, Role::ClientCa),
        };
        let is_anchor = at > 0 && annotated.path.is_complete && at + 1 == annotated.path.ids.len();
        self.index(*annotated.path.ids.get(at)?, if is_anchor { trusted } else { presented })
    }
}

/// CAs first and then a certificate that one of them issued, which is no CA.
fn misplaced_leaf(pool: &Pool, server: &[Id]) -> Option<usize> {
    let leaf = server.iter().position(|id| !pool.facts(*id).is_ca())?;
    let issuer = &pool.facts(*server.get(leaf)?).issuer_canonical;
    server.get(..leaf)?.iter().any(|ca| pool.facts(*ca).subject_canonical == *issuer).then_some(leaf)
}

/// The octets of the inputs as they were given; members of archives come without.
fn raw<'a>(case: &Case<'a>, material: &Material) -> Vec<Option<&'a [u8]>> {
    let mut given = case.inputs.iter();
    let octets = |input: &ReadInput| match input.archive {
        None => given.next().map(|input| input.bytes.as_bytes()),
        Some(_) => None,
    };
    material.inputs.iter().map(octets).collect()
}

fn host(case: &Case<'_>) -> Option<String> {
    if case.policy.verification != Verification::Full {
        return None;
    }
    let endpoint = case.endpoint.as_ref()?;
    Some(endpoint.server_name.clone().unwrap_or_else(|| endpoint.host.clone())).filter(|host| !host.is_empty())
}
