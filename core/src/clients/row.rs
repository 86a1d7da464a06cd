//! What is known of a client beyond its TLS stack: how it loads files, what it compares, what it prints.

use crate::trust::{
    Kinds,
    dialect::{Class, Dialect},
    host::HostRule,
};

/// The rules by which a verdict is foretold.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Row {
    pub dialect: &'static Dialect,
    pub host: HostRule,
    pub sni: Sni,
    pub chain: ChainReader,
    pub key: KeyRule,
    pub key_check: KeyCheck,
    /// Kinds of the own leaf's key that the client cannot sign with.
    pub key_refuse: Kinds,
    pub passphrase: Passphrase,
    pub only_cert: OnlyCert,
    pub system: System,
    /// Minor versions of TLS 1: floor and ceiling by default.
    pub tls: (u8, u8),
    /// May the user set a minimum?
    pub tls_min: bool,
    pub tls_max: bool,
    /// TLS 1.2 suites it offers, by family.
    pub suites: &'static [Suite],
    pub sent_chain: SentChain,
    pub load: LoadOrder,
    /// Weak certificate, the own leaf, key type and match are looked at only when connecting.
    pub is_late: bool,
    /// Under TLS 1.2 the server's chain is looked at only after the handshake (Node).
    pub verifies_after_handshake: bool,
    pub prints: Prints,
}

/// Is a server name sent?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sni {
    Host,
    /// Only where `servername` is set by hand.
    ByHand,
    /// Only where the option is given.
    Off,
}

/// How the file with the client's certificate is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChainReader {
    /// The first block as CERTIFICATE, X509 or TRUSTED, later ones without TRUSTED; an error refuses.
    Openssl,
    /// The same without TRUSTED.
    Native,
    Rustls,
    Go,
    /// `openssl pkcs12 -export -in`: undecodable blocks are passed over, DER is taken.
    Store,
    Netty,
    /// Ruby's `OpenSSL::X509::Certificate.new`: the first block alone, or DER.
    RubyFirst,
}

/// Which private key files load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyRule {
    Openssl,
    Store,
    Go,
    Rustls,
    RustlsAws,
    NativeTls,
    Netty,
    /// Spring Boot's patterns: the label binds, older encryption is not known.
    Spring,
    /// OpenSSL's, and DER.
    Ruby,
}

/// What is compared of key and certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyCheck {
    All,
    /// A key of another type is taken in silence and no certificate is sent.
    SameType,
    /// Any certificate of the file may be the key's.
    AnyInFile,
    /// Nothing: the server notices.
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passphrase {
    None,
    /// Asks on the terminal.
    Prompt,
    Option,
}

/// What a certificate without a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnlyCert {
    /// None is sent.
    SendNone,
    Refuse,
}

/// What becomes of the system's roots where a CA file is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// The CA file stands in their place.
    Replaced,
    Added,
    /// They are never read; without a CA file the client has a list of its own.
    OwnList,
    /// They are never read.
    Never,
}

/// Families of TLS 1.2 suites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suite {
    EcdheGcm,
    EcdheChacha,
    EcdheCbcSha1,
    EcdheCbcSha256,
    EcdheCcm,
    RsaGcm,
    RsaCbc,
    DheGcm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentChain {
    AsGiven,
    /// A lone leaf is completed from the client's own CA file.
    CompletedFromCa,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadOrder {
    CaFirst,
    ClientFirst,
}

/// What a client prints.
#[derive(Debug, Clone, Copy)]
pub struct Prints {
    /// Around the stack's own text, `{}`, where the server's certificate is refused; `*` for what varies.
    pub frame: &'static str,
    /// Whatever the reason, the same words.
    pub is_mute: bool,
    /// Texts for other classes.
    pub texts: &'static [(Class, &'static str)],
    /// Texts for what its words tell apart within a class.
    pub details: &'static [(Detail, &'static str)],
    /// Classes that it does not tell apart: as which one they show.
    pub as_class: &'static [(Class, Class)],
}

/// What it is about a file, where some client's words say more than the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The PEM of the CA file does not parse; else it is a certificate in it.
    CaText,
    /// The PEM of the client's certificate file does not parse.
    CertificateText,
    /// No certificate is found in it.
    NoCertificate,
    /// It does not go from issuer to issuer.
    ChainOrder,
    /// No key is found in the client's file.
    NoKey,
    /// The client's key is found and does not load.
    Key,
    /// The key is of another type than the certificate's.
    OtherType,
    /// There is a passphrase, and it is another.
    WrongPassphrase,
}

impl Prints {
    /// The class as the client shows it.
    pub fn class(&self, class: Class) -> Class {
        self.as_class.iter().find(|(from, _)| *from == class).map_or(class, |(_, to)| *to)
    }

    pub fn text(&self, class: Class, detail: Option<Detail>) -> Option<&'static str> {
        if let Some((_, text)) = self.details.iter().find(|(known, _)| Some(*known) == detail) {
            return Some(text);
        }
        let shown = self.class(class);
        let of = |wanted: Class| self.texts.iter().find(|(class, _)| *class == wanted).map(|(_, text)| *text);
        of(class).or_else(|| of(shown))
    }
}

impl Suite {
    /// All of them, as OpenSSL offers them.
    pub const ALL: &[Self] = &[
        Self::EcdheGcm,
        Self::EcdheChacha,
        Self::EcdheCbcSha1,
        Self::EcdheCbcSha256,
        Self::RsaGcm,
        Self::RsaCbc,
        Self::DheGcm,
        Self::EcdheCcm,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::EcdheGcm => "ECDHE-GCM",
            Self::EcdheChacha => "ECDHE-CHACHA",
            Self::EcdheCbcSha1 => "ECDHE-CBC-SHA1",
            Self::EcdheCbcSha256 => "ECDHE-CBC-SHA256",
            Self::EcdheCcm => "ECDHE-CCM",
            Self::RsaGcm => "RSA-GCM",
            Self::RsaCbc => "RSA-CBC",
            Self::DheGcm => "DHE-GCM",
        }
    }
}
