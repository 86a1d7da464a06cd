//! Signatures and keys, written otherwise than their makers did: some of it says the same, most is wrong.

use tlsconf::trust::{
    Facts, KeyType,
    facts::SignatureKind,
    signature::{Verified, verify_portably},
};
use tlsconf_tests::{
    data,
    forge::der::{bit_string, integer_octets, null, sequence, set, tlv},
};

use super::Pair;
use crate::webpki::third_party::material;

/// What is done, the child and the key.
type Tampered = (String, Facts, Vec<u8>);

/// Self-signed certificates, one of each algorithm.
pub fn originals() -> Vec<Pair> {
    let file = std::fs::read(data::path("../core/src/trust/testdata/signatures.pem")).unwrap();
    let all = material::in_file(&file).into_iter().map(|der| Facts::read(&der).expect("a certificate"));
    // P-224 and Ed448 nobody computes here.
    let known = all.filter(|facts| verify_portably(facts, facts.spki()) != Verified::Unsupported);
    known
        .map(|child| Pair {
            name: format!("{:?} by {:?}", child.signature, child.key),
            spki: child.spki().to_vec(),
            child,
        })
        .collect()
}

pub fn all(child: &Facts, spki: &[u8]) -> Vec<Tampered> {
    let mut out = in_place(child, spki);
    let signature = &child.signature_bits()[1..];
    let mut put = |how: &str, signature: Vec<u8>| {
        out.push((how.to_owned(), with_signature(child, &signature), spki.to_vec()));
    };
    put("one octet fewer", signature[..signature.len() - 1].to_vec());
    put("without the first octet", signature[1..].to_vec());
    put("an octet more", [signature, &[0]].concat());
    put("zero before it", [&[0], signature].concat());
    put("nothing", Vec::new());
    put("all zero", vec![0; signature.len()]);
    put("all ones", vec![0xff; signature.len()]);
    match child.signature {
        SignatureKind::Ecdsa(_) => ecdsa(signature, child.key, &mut put),
        SignatureKind::Rsa(_) | SignatureKind::RsaPss(_) => {
            let [modulus, _] = numbers(&public_octets(spki));
            let start = modulus.len() - signature.len();
            put("a multiple more", sum(signature, &modulus[start..]));
        }
        SignatureKind::Ed25519 => {
            let (point, scalar) = signature.split_at(32);
            put("the order added to s", [point, reversed(&sum(&reversed(scalar), &ED25519_ORDER)).as_slice()].concat());
            put("halves swapped", [scalar, point].concat());
        }
        _ => {}
    }
    for (how, public) in keys(child.key, &public_octets(spki)) {
        out.push((how.to_owned(), child.clone(), with_public(spki, &public)));
    }
    out
}

/// A bit of the signature and one of the message turned; also for certificates of which nothing is known.
pub fn in_place(child: &Facts, spki: &[u8]) -> Vec<Tampered> {
    let turned = |octets: &[u8]| octets.split_last().map(|(last, first)| [first, &[last ^ 1]].concat());
    let bits = child.signature_bits();
    let (Some(signature), Some(message)) = (turned(bits.get(1..).unwrap_or_default()), turned(child.tbs())) else {
        return Vec::new();
    };
    let message = sequence([message.as_slice(), child.outer_algorithm(), &tlv(3, bits)]);
    let signature = ("the last bit", Some(with_signature(child, &signature)));
    [signature, ("the message", Facts::read(&message))]
        .into_iter()
        .filter_map(|(how, child)| Some((how.to_owned(), child?, spki.to_vec())))
        .collect()
}

fn ecdsa(signature: &[u8], key: KeyType, put: &mut impl FnMut(&str, Vec<u8>)) {
    let [r, s] = numbers(signature);
    let zero = integer_octets(&[0]);
    let (r, s) = (integer_octets(&r), integer_octets(&s));
    put("r and s swapped", sequence([&s, &r]));
    put("r zero", sequence([&zero, &s]));
    put("s zero", sequence([&r, &zero]));
    put("three numbers", sequence([&r, &s, &zero]));
    put("one number", sequence([&r]));
    put("r in more octets", sequence([&integer_octets(&[&[0], &r[2..]].concat()), &s]));
    put("s in more octets", sequence([&r, &integer_octets(&[&[0], &s[2..]].concat())]));
    put("a long length", [&[0x30, 0x82, 0], &sequence([&r, &s])[1..]].concat());
    put("a set of them", set([&r, &s]));
    if key == KeyType::P256 {
        let [_, s] = numbers(signature);
        put("s negated", sequence([r.clone(), positive(&difference(&P256_ORDER, &s))]));
        put("r past the order", sequence([positive(&P256_ORDER), integer_octets(&s)]));
    }
}

/// The same key otherwise, and keys that are none.
fn keys(key: KeyType, public: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut out = vec![("a key of nothing", Vec::new()), ("a key cut short", public[..public.len() - 1].to_vec())];
    match key {
        KeyType::Rsa(_) | KeyType::RsaPss(_) => {
            let [modulus, exponent] = numbers(public);
            let key = |modulus: &[u8], exponent: &[u8]| sequence([integer_octets(modulus), integer_octets(exponent)]);
            out.push(("a modulus without its sign octet", key(&modulus[1..], &exponent)));
            out.push(("octets after the key's numbers", sequence([&key(&modulus, &exponent)[4..], &null()])));
            out.push(("an exponent of one", key(&modulus, &[1])));
            out.push(("an even exponent", key(&modulus, &[2])));
            out.push(("an exponent of five octets", key(&modulus, &[1, 0, 0, 0, 1])));
            out.push(("an even modulus", key(&[&modulus[..modulus.len() - 1], &[0]].concat(), &exponent)));
        }
        KeyType::Ed25519 => out.push(("the key's other sign", [&public[..31], &[public[31] ^ 0x80]].concat())),
        _ => {
            let half = 1 + public.len() / 2;
            let parity = public[public.len() - 1] & 1;
            out.push(("the key compressed", [&[2 | parity], &public[1..half]].concat()));
            out.push(("the key compressed, of the other sign", [&[3 ^ parity], &public[1..half]].concat()));
            out.push(("the key in its hybrid form", [&[6 | parity], &public[1..]].concat()));
            out.push(("the point at infinity", vec![0]));
            out.push(("coordinates swapped", [&[4], &public[half..], &public[1..half]].concat()));
        }
    }
    out
}

/// FIPS 186-5 (SP 800-186, 3.2.1.3) and RFC 8032, 5.1: the orders of the groups, big-endian.
const P256_ORDER: [u8; 32] = *b"\xff\xff\xff\xff\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xbc\xe6\xfa\xad\xa7\x17\x9e\x84\xf3\xb9\xca\xc2\xfc\x63\x25\x51";
const ED25519_ORDER: [u8; 32] = *b"\x10\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x14\xde\xf9\xde\xa2\xf7\x9c\xd6\x58\x12\x63\x1a\x5c\xf5\xd3\xed";

fn with_signature(child: &Facts, signature: &[u8]) -> Facts {
    let der = sequence([child.tbs(), child.outer_algorithm(), &bit_string(signature)]);
    Facts::read(&der).expect("still a certificate")
}

fn with_public(spki: &[u8], public: &[u8]) -> Vec<u8> {
    let ([algorithm, _], _) = two(content(spki));
    sequence([algorithm, bit_string(public)])
}

fn public_octets(spki: &[u8]) -> Vec<u8> {
    let ([_, bits], _) = two(content(spki));
    content(&bits)[1..].to_vec()
}

/// The content octets of the two INTEGERs in a SEQUENCE.
fn numbers(sequence: &[u8]) -> [Vec<u8>; 2] {
    let (two, _) = two(content(sequence));
    two.map(|element| content(&element).to_vec())
}

/// The first two elements, and what follows.
fn two(octets: &[u8]) -> ([Vec<u8>; 2], &[u8]) {
    let (first, rest) = octets.split_at(header(octets) + length(octets));
    let (second, rest) = rest.split_at(header(rest) + length(rest));
    ([first.to_vec(), second.to_vec()], rest)
}

fn content(element: &[u8]) -> &[u8] {
    &element[header(element)..header(element) + length(element)]
}

fn header(element: &[u8]) -> usize {
    if element[1] & 0x80 == 0 { 2 } else { 2 + usize::from(element[1] & 0x7f) }
}

fn length(element: &[u8]) -> usize {
    if element[1] & 0x80 == 0 {
        return usize::from(element[1]);
    }
    element[2..header(element)].iter().fold(0, |length, octet| length << 8 | usize::from(*octet))
}

fn positive(number: &[u8]) -> Vec<u8> {
    integer_octets(&if number[0] & 0x80 == 0 { number.to_vec() } else { [&[0], number].concat() })
}

fn reversed(octets: &[u8]) -> Vec<u8> {
    octets.iter().rev().copied().collect()
}

/// Big-endian, without what is carried past the first octet.
fn sum(one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut carry = 0;
    let digits = one.iter().rev().zip(other.iter().rev()).map(|(one, other)| {
        let sum = u16::from(*one) + u16::from(*other) + carry;
        carry = sum >> 8;
        sum as u8
    });
    reversed(&digits.collect::<Vec<_>>())
}

/// Big-endian; the first is the larger.
fn difference(one: &[u8], other: &[u8]) -> Vec<u8> {
    let other = [vec![0; 33 - other.len().min(33)], other.to_vec()].concat();
    let complement: Vec<u8> = other[other.len() - one.len()..].iter().map(|octet| !octet).collect();
    let mut unit = vec![0; one.len()];
    unit[one.len() - 1] = 1;
    sum(&sum(one, &complement), &unit)
}
