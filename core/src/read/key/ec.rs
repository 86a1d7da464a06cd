//! Elliptic-curve keys (RFC 5915, SEC 1).

use der::{
    Decode, Tag, Tagged,
    asn1::{AnyRef, ObjectIdentifier},
};
use pkcs8::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::{
    Halves, KeyQuirk, oid,
    plain::{Description, spki},
    shape::{bits, octet_string},
};
use crate::read::certificate::KeyAlgorithm;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Curve {
    P256,
    P384,
    P521,
}

impl Curve {
    const ALL: [Self; 3] = [Self::P256, Self::P384, Self::P521];

    fn oid(self) -> ObjectIdentifier {
        match self {
            Self::P256 => oid::P256,
            Self::P384 => oid::P384,
            Self::P521 => oid::P521,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
        }
    }

    fn bits(self) -> u32 {
        match self {
            Self::P256 => 256,
            Self::P384 => 384,
            Self::P521 => 521,
        }
    }

    fn octets(self) -> usize {
        self.bits().div_ceil(8) as usize
    }

    fn algorithm(self) -> KeyAlgorithm {
        KeyAlgorithm::Ec(self.name().to_owned())
    }
}

/// `fields` is what follows the version in the `ECPrivateKey`; `outside` are the parameters of the PKCS#8 around it.
pub(super) fn describe(fields: &[AnyRef<'_>], outside: Option<AnyRef<'_>>, halves: &mut Halves) -> Description {
    let Some(private) = fields.first().and_then(|field| octet_string(*field)) else {
        return Description::damaged(Some(KeyAlgorithm::Ec(String::new())), "it has no private value");
    };
    let parameters = outside.or_else(|| tagged(fields, 0));
    let public = tagged(fields, 1).and_then(|any| (any.tag() == Tag::BitString).then(|| bits(any.value())).flatten());
    let (curve, quirk) = match parameters {
        None => {
            // OpenSSL and Go refuse such a key; its length still tells the curve.
            match Curve::ALL.into_iter().find(|curve| curve.octets() == private.len()) {
                Some(curve) => (curve, Some(KeyQuirk::CurveNotNamed)),
                None => return Description::damaged(None, "it does not name its curve"),
            }
        }
        Some(parameters) => match named(parameters) {
            Ok(curve) => (curve, None),
            Err(unsupported) => return *unsupported,
        },
    };
    let algorithm = curve.algorithm();
    let Some(scalar) = fit(private, curve.octets()) else {
        return Description::damaged(Some(algorithm), format!("its private value is too long for {}", curve.name()));
    };
    let Some(point) = halves.of(curve.oid(), &scalar, || multiply(curve, &scalar)) else {
        let why = format!("its private value is no number from 1 to the order of {}", curve.name());
        return Description::damaged(Some(algorithm), why);
    };
    let inconsistent = public
        .filter(|public| !is_point(public, &point))
        .map(|_| "the public point that the file carries is not the private value times the base point".to_owned());
    let curve_oid = curve.oid();
    let identifier = AlgorithmIdentifierRef { oid: oid::EC, parameters: Some((&curve_oid).into()) };
    match spki(identifier, &point) {
        Some(spki) => Description::open(algorithm, Some(curve.bits()), spki, inconsistent).quirk(quirk),
        None => Description::damaged(Some(algorithm), "its public half cannot be written"),
    }
}

/// The content of the element with this explicit context-specific tag.
fn tagged<'a>(fields: &[AnyRef<'a>], wanted: u32) -> Option<AnyRef<'a>> {
    let field = fields
        .iter()
        .find(|field| matches!(field.tag(), Tag::ContextSpecific { number, .. } if number.value() == wanted))?;
    AnyRef::from_der(field.value()).ok()
}

fn named(parameters: AnyRef<'_>) -> Result<Curve, Box<Description>> {
    let no_client = |curve: String, bits: Option<u32>, why: &str| {
        let said = format!("EC {curve}: {why}");
        Err(Box::new(Description::unsupported(KeyAlgorithm::Ec(curve), bits, said)))
    };
    let damaged = |why: &str| Err(Box::new(Description::damaged(None, why)));
    match parameters.tag() {
        Tag::ObjectIdentifier => {
            let Ok(named) = parameters.decode_as::<ObjectIdentifier>() else {
                return damaged("the name of its curve does not decode");
            };
            if let Some(curve) = Curve::ALL.into_iter().find(|curve| curve.oid() == named) {
                return Ok(curve);
            }
            let (name, bits) = oid::other_curve(&named);
            no_client(name, bits, "TLS clients offer P-256, P-384 and P-521")
        }
        Tag::Sequence => {
            no_client("explicit".to_owned(), None, "the curve is spelt out instead of named, which RFC 5480 forbids")
        }
        _ => damaged("the parameters of its curve do not decode"),
    }
}

/// The private value in the curve's length: some writers drop leading zeros, some add them.
fn fit(private: &[u8], octets: usize) -> Option<Zeroizing<Vec<u8>>> {
    let skip = private.len().saturating_sub(octets);
    let (zeros, value) = private.split_at_checked(skip)?;
    if zeros.iter().any(|octet| *octet != 0) {
        return None;
    }
    let mut scalar = Zeroizing::new(vec![0; octets]);
    scalar.get_mut(octets - value.len()..)?.copy_from_slice(value);
    Some(scalar)
}

/// The uncompressed public point of a private value.
fn multiply(curve: Curve, scalar: &[u8]) -> Option<Vec<u8>> {
    use p256::elliptic_curve::sec1::ToSec1Point;
    Some(match curve {
        Curve::P256 => p256::SecretKey::from_slice(scalar).ok()?.public_key().to_sec1_point(false).as_bytes().to_vec(),
        Curve::P384 => p384::SecretKey::from_slice(scalar).ok()?.public_key().to_sec1_point(false).as_bytes().to_vec(),
        Curve::P521 => p521::SecretKey::from_slice(scalar).ok()?.public_key().to_sec1_point(false).as_bytes().to_vec(),
    })
}

/// The compressed form of a point in any encoding (SEC 1, section 2.3.3: 2 for an even y and 3 for an odd one; 4 is
/// uncompressed, 6 and 7 hybrid). That the point lies on its curve is not tested.
pub(super) fn compressed(point: &[u8]) -> Option<Vec<u8>> {
    let (form, coordinates) = point.split_first()?;
    match form {
        2 | 3 => Some(point.to_vec()),
        4 | 6 | 7 if coordinates.len().is_multiple_of(2) => {
            let parity = coordinates.last()? & 1;
            if *form != 4 && form & 1 != parity {
                return None;
            }
            let x = coordinates.get(..coordinates.len() / 2)?;
            Some([&[2 | parity], x].concat())
        }
        _ => None,
    }
}

/// Does `public` stand for the uncompressed `point`?
fn is_point(public: &[u8], point: &[u8]) -> bool {
    // A wrong y with the right parity would pass in the compressed form.
    public == point || (public.first() != Some(&4) && compressed(public) == compressed(point))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_values_are_brought_to_the_length_of_the_curve() {
        let fitted = |private: &[u8]| fit(private, 3).map(|scalar| scalar.to_vec());
        assert_eq!(fitted(&[7]), Some(vec![0, 0, 7]));
        assert_eq!(fitted(&[0, 0, 1, 2, 3]), Some(vec![1, 2, 3]));
        assert_eq!(fitted(&[0, 1, 1, 2, 3]), None);
    }

    /// SEC 1, section 2.3.3, and X9.62's hybrid forms, which repeat the parity of y.
    #[test]
    fn forms_of_one_point_are_one() {
        let plain = [4, 7, 8, 9, 5];
        assert_eq!(compressed(&plain), Some(vec![3, 7, 8]));
        assert_eq!(compressed(&[4, 7, 8, 9, 6]), Some(vec![2, 7, 8]));
        assert_eq!(compressed(&[7, 7, 8, 9, 5]), Some(vec![3, 7, 8]));
        assert_eq!(compressed(&[6, 7, 8, 9, 6]), Some(vec![2, 7, 8]));
        assert_eq!(compressed(&[6, 7, 8, 9, 5]), None);
        assert_eq!(compressed(&[7, 7, 8, 9, 6]), None);
        assert_eq!(compressed(&[4, 7, 8, 9]), None);
        assert_eq!(compressed(&[5, 7, 8, 9, 5]), None);
        assert!(is_point(&plain, &plain) && is_point(&[3, 7, 8], &plain) && is_point(&[7, 7, 8, 9, 5], &plain));
        assert!(!is_point(&[2, 7, 8], &plain));
        // Another y of the same parity.
        assert!(!is_point(&[4, 7, 8, 9, 7], &plain));
    }
}
