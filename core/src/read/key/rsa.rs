//! RSA keys (RFC 8017, A.1.2): their size, and whether their numbers belong together. The arithmetic is written out
//! here because the `rsa` crate neither says which number is wrong nor takes every size that is to be reported.

use std::cmp::Ordering;

use crypto_bigint::{BoxedUint, ConcatenatingMul, NonZero};
use der::{
    Encode,
    asn1::{AnyRef, Null, UintRef},
};
use pkcs8::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::{
    oid,
    plain::{Description, spki},
    shape::number,
};
use crate::{limits, read::certificate::KeyAlgorithm};

/// `numbers` are version, n, e, d, p, q, d mod p-1, d mod q-1, q^-1 mod p; `identifier` is what the key's
/// `SubjectPublicKeyInfo` begins with.
pub(super) fn describe(numbers: &[AnyRef<'_>], identifier: AlgorithmIdentifierRef<'_>) -> Description {
    let algorithm = if identifier.oid == oid::RSA_PSS { KeyAlgorithm::RsaPss } else { KeyAlgorithm::Rsa };
    let damaged = |why: &str| Description::damaged(Some(algorithm.clone()), why);
    let [version, rest @ ..] = numbers else { return damaged("it holds no numbers") };
    let uints: Option<Vec<UintRef<'_>>> = rest.iter().take(8).map(|any| any.decode_as().ok()).collect();
    let Some(Ok(uints)) = uints.map(<[UintRef<'_>; 8]>::try_from) else {
        return damaged("one of its eight numbers does not decode");
    };
    let bits = width(uints[0].as_bytes());
    if number(*version) != Some(0) || numbers.len() > 9 {
        return Description::unsupported(algorithm, Some(bits), format!("RSA {bits} with more than two primes"));
    }
    if bits > limits::RSA_BITS {
        let why = format!("RSA {bits}: OpenSSL refuses above {} bits", limits::RSA_BITS);
        return Description::unsupported(algorithm, Some(bits), why);
    }
    let Some(spki) = public_key(uints[0], uints[1]).and_then(|public| spki(identifier, &public)) else {
        return damaged("its public half cannot be written");
    };
    let inconsistent = Numbers::from(uints.map(uint)).contradiction().map(str::to_owned);
    Description::open(algorithm, Some(bits), spki, inconsistent)
}

/// What a certificate's RSA key begins with (RFC 3279, section 2.3.1).
pub(super) fn identifier() -> AlgorithmIdentifierRef<'static> {
    AlgorithmIdentifierRef { oid: oid::RSA, parameters: Some(Null.into()) }
}

/// `BoxedUint` does not wipe itself.
type Number = Zeroizing<BoxedUint>;

struct Numbers {
    n: Number,
    e: Number,
    d: Number,
    p: Number,
    q: Number,
    dp: Number,
    dq: Number,
    qinv: Number,
}

impl From<[Number; 8]> for Numbers {
    fn from([n, e, d, first, second, dp, dq, qinv]: [Number; 8]) -> Self {
        Self { n, e, d, p: first, q: second, dp, dq, qinv }
    }
}

impl Numbers {
    /// The first rule of RFC 8017, section 3.2, that does not hold. Primality is not tested: a key whose numbers fit
    /// signs, and no client tests it.
    fn contradiction(&self) -> Option<&'static str> {
        if !self.e.bit_vartime(0) || equal(&self.e, &one()) {
            return Some("its public exponent is even or 1");
        }
        let (Some(p), Some(p1), Some(q1)) = (modulus(&self.p), less_one(&self.p), less_one(&self.q)) else {
            return Some("one of its primes is 0 or 1");
        };
        if !equal(&product(&self.p, &self.q), &self.n) {
            return Some("its modulus is not the product of its primes (n = p * q)");
        }
        // d * e = 1 modulo both p-1 and q-1 is d * e = 1 modulo their least common multiple.
        let de = product(&self.d, &self.e);
        if !equal(&remainder(&de, &p1), &one()) || !equal(&remainder(&de, &q1), &one()) {
            return Some("its private exponent does not belong to its public exponent (d * e = 1 mod lcm(p-1, q-1))");
        }
        if !equal(&remainder(&self.d, &p1), &self.dp) {
            return Some("its first exponent is not d mod (p - 1)");
        }
        if !equal(&remainder(&self.d, &q1), &self.dq) {
            return Some("its second exponent is not d mod (q - 1)");
        }
        if !equal(&remainder(&product(&self.q, &self.qinv), &p), &one()) {
            return Some("its coefficient is not the inverse of q mod p");
        }
        None
    }
}

/// `RSAPublicKey` (RFC 8017, A.1.1).
fn public_key(n: UintRef<'_>, e: UintRef<'_>) -> Option<Vec<u8>> {
    struct Public<'a>(UintRef<'a>, UintRef<'a>);
    impl der::FixedTag for Public<'_> {
        const TAG: der::Tag = der::Tag::Sequence;
    }
    impl der::EncodeValue for Public<'_> {
        fn value_len(&self) -> der::Result<der::Length> {
            self.0.encoded_len()? + self.1.encoded_len()?
        }

        fn encode_value(&self, writer: &mut impl der::Writer) -> der::Result<()> {
            self.0.encode(writer)?;
            self.1.encode(writer)
        }
    }
    Public(n, e).to_der().ok()
}

/// Bits of a number without leading zero octets.
fn width(octets: &[u8]) -> u32 {
    let significant = octets.iter().skip_while(|octet| **octet == 0);
    let first = significant.clone().next().map_or(0, |octet| 8 - octet.leading_zeros());
    first + 8 * u32::try_from(significant.count().saturating_sub(1)).unwrap_or(u32::MAX / 8)
}

/// Cut to the widest modulus: whatever is wider contradicts the others anyway.
fn uint(number: UintRef<'_>) -> Number {
    let octets = number.as_bytes();
    Zeroizing::new(BoxedUint::from_be_slice_vartime(octets.get(..limits::RSA_BITS as usize / 8).unwrap_or(octets)))
}

fn one() -> Number {
    Zeroizing::new(BoxedUint::from(1u64))
}

fn equal(a: &Number, b: &Number) -> bool {
    a.cmp_vartime(&**b) == Ordering::Equal
}

fn product(a: &Number, b: &Number) -> Number {
    Zeroizing::new(a.concatenating_mul(&**b))
}

fn modulus(number: &BoxedUint) -> Option<Zeroizing<NonZero<BoxedUint>>> {
    NonZero::new(number.clone()).into_option().map(Zeroizing::new)
}

/// `None` for 0 and 1.
fn less_one(number: &Number) -> Option<Zeroizing<NonZero<BoxedUint>>> {
    modulus(number)?;
    modulus(&Zeroizing::new(number.wrapping_sub(&*one())))
}

fn remainder(number: &Number, modulus: &NonZero<BoxedUint>) -> Number {
    Zeroizing::new(number.rem_vartime(modulus))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::key::{KeyState, shape::fields},
        trust::testing::tlv,
    };

    /// n = 11 * 23, the numbers in the order of RFC 8017.
    const SMALL: [u64; 8] = [253, 3, 37, 11, 23, 7, 15, 1];

    #[test]
    fn each_number_is_held_to_the_others() {
        let why = |numbers: [u64; 8]| {
            Numbers::from(numbers.map(|number| Zeroizing::new(BoxedUint::from(number)))).contradiction()
        };
        let with = |changes: &[(usize, u64)]| {
            let mut numbers = SMALL;
            for (at, number) in changes {
                numbers[*at] = *number;
            }
            why(numbers).unwrap_or_default()
        };
        assert_eq!(why(SMALL), None);
        assert!(with(&[(1, 4)]).contains("even or 1") && with(&[(1, 1)]).contains("even or 1"));
        assert!(with(&[(0, 255)]).contains("n = p * q") && with(&[(3, 1)]).contains("0 or 1"));
        // Right modulo p - 1 alone, modulo q - 1 alone.
        assert!(with(&[(2, 7)]).contains("private exponent") && with(&[(2, 15)]).contains("private exponent"));
        assert!(with(&[(5, 17)]).contains("first exponent") && with(&[(6, 37)]).contains("second exponent"));
        assert!(with(&[(7, 2)]).contains("coefficient"));
    }

    #[test]
    fn bits_are_counted_from_the_highest() {
        for (octets, bits) in [(&[0_u8, 1, 0][..], 9), (&[0x80], 8), (&[0x7f, 0xff], 15), (&[0, 0], 0), (&[], 0)] {
            assert_eq!(width(octets), bits, "{octets:?}");
        }
    }

    fn described(version: u8, modulus: &[u8], more: usize) -> KeyState {
        let rest = vec![tlv(2, &[3]); 7 + more].concat();
        let content = [tlv(2, &[version]), tlv(2, modulus), rest].concat();
        fields(&content).map_or(KeyState::PassphraseMissing, |numbers| describe(&numbers, identifier()).state)
    }

    #[test]
    fn keys_of_more_primes_and_of_more_bits_than_openssl_takes_are_named() {
        let said = |state: KeyState| match state {
            KeyState::Unsupported(why) => why,
            KeyState::Open(facts) => format!("{:?} bits", facts.bits.unwrap_or_default()),
            other => format!("{other:?}"),
        };
        assert_eq!(said(described(0, &[77], 0)), "7 bits");
        assert!(said(described(1, &[77], 0)).contains("more than two primes"));
        assert!(said(described(0, &[77], 1)).contains("more than two primes"));
        let widest = [&[0, 0xff][..], &[1; 2047]].concat();
        assert_eq!(said(described(0, &widest, 0)), "16384 bits");
        let wider = [&[1][..], &[1; 2048]].concat();
        assert!(said(described(0, &wider, 0)).contains("OpenSSL refuses above 16384 bits"));
    }
}
