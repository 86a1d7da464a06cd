//! Which rule speaks of which fault kind: findings and the causes of verdicts come from the same row.

use super::{Kind, faults::Purpose};
use crate::rules::Rule;

/// The rule for a kind at a certificate judged for this purpose. [`Kind::NoIssuer`] has several, which `checks::chain`
/// tells apart by what else was given.
pub fn of(kind: Kind, purpose: Purpose) -> Rule {
    match kind {
        Kind::Expired => Rule::CrtExpired,
        Kind::NotYetValid => Rule::CrtNotYetValid,
        Kind::ValidityInverted => Rule::CrtValidityInverted,
        Kind::V1 | Kind::VersionOdd | Kind::V1WithExtensions | Kind::V1NotSelfSigned => Rule::CrtVersion,
        Kind::BcMissing | Kind::BcKuMissing | Kind::BcFalse => Rule::CrtCaFlag,
        Kind::KuNoCertsign => Rule::CrtCertSign,
        Kind::CaTrue => Rule::CrtCaAsLeaf,
        Kind::BcNotCritical
        | Kind::PathlenWithoutCa
        | Kind::PathlenWithoutCertsign
        | Kind::KuMissingInCa
        | Kind::KuCertsignWithoutCa
        | Kind::KuCertsignWithoutBc
        | Kind::IssuerEmpty
        | Kind::SubjectEmpty
        | Kind::SubjectEmptySanNotCritical
        | Kind::SanEmpty
        | Kind::AkiMissing
        | Kind::SkiMissingInCa
        | Kind::SigAlgDiffers => Rule::CrtStrictProfile,
        Kind::PathlenExceeded | Kind::PathlenExceededAny => Rule::CrtPathLength,
        Kind::KuNoDs | Kind::KuNoTls | Kind::KuEmpty => Rule::CrtKeyUsage,
        Kind::EkuOther | Kind::EkuEmpty | Kind::EkuAnyOnly => match purpose {
            Purpose::Server => Rule::CrtNoServerAuth,
            Purpose::Client => Rule::CrtNoClientAuth,
        },
        Kind::CriticalUnknown
        | Kind::CriticalNcDirname
        | Kind::CriticalAia
        | Kind::CriticalAki
        | Kind::CriticalCrldp
        | Kind::CriticalIan
        | Kind::CriticalInhibitAny
        | Kind::CriticalNsCertType
        | Kind::CriticalPolicies
        | Kind::CriticalPolicyConstraints
        | Kind::CriticalPolicyMappings
        | Kind::CriticalSki
        | Kind::CriticalTlsFeature => Rule::CrtUnknownCritical,
        Kind::NcPermitted
        | Kind::NcExcluded
        | Kind::NcOtherForm
        | Kind::NcSanMalformed
        | Kind::NcDirname
        | Kind::NcDirnamePermitted
        | Kind::NcDirnameExcluded
        | Kind::NcCn
        | Kind::NcCnAny
        | Kind::UnderNc => Rule::CrtNameConstraints,
        Kind::PolicyRequired => Rule::CrtPolicies,
        Kind::AkiMismatch => Rule::CrtKeyIdentifier,
        Kind::KeyRsaLt1024 | Kind::KeyRsaLt2048 => Rule::CrtWeakKey,
        Kind::KeyRsaGt8192
        | Kind::KeyRsaPss
        | Kind::KeyP224
        | Kind::KeyP521
        | Kind::KeyK256
        | Kind::KeyOtherCurve
        | Kind::KeyExplicit
        | Kind::KeyEd448
        | Kind::KeyParameters
        | Kind::KeyUnknown
        | Kind::IssuerKeyUnsupported => Rule::CrtKeyType,
        Kind::SigMd5 | Kind::SigSha1 => Rule::CrtWeakSignature,
        Kind::SigSha224
        | Kind::SigEcdsaSha512
        | Kind::SigRsaPss
        | Kind::SigEd448
        | Kind::SigParameters
        | Kind::SigUnknown => Rule::CrtSignatureAlgorithm,
        Kind::SigTypeMismatch | Kind::SigBad => Rule::CrtSignature,
        Kind::SerialNegative | Kind::SerialPadded => Rule::CrtSerial,
        Kind::ExtDuplicate | Kind::ExtDuplicateOpened => Rule::CrtDuplicateExtension,
        Kind::ExtMalformed
        | Kind::BcEkuMalformed
        | Kind::DateForm
        | Kind::UniqueId
        | Kind::SigUnusedBits
        | Kind::NcUndecodable
        | Kind::NameBadPrintable
        | Kind::NameUniversal => Rule::CrtEncoding,
        Kind::SanNotAscii => Rule::CrtSanForm,
        Kind::TrailingBytes => Rule::PemTrailingOctets,
        Kind::TrustRejected | Kind::TrustGranted => Rule::CrtTrustSettings,
        Kind::NoIssuer => Rule::ChnIssuerMissing,
        Kind::Host => Rule::CrtHostName,
    }
}
