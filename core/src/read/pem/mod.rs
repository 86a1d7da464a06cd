//! PEM text: our own scanner, which loses nothing and notes every defect, and the readers of the TLS stacks, which
//! lose what the real ones lose.

mod body;
mod isolate;
mod lines;
mod octets;
mod readers;
mod scanner;
mod veil;

use std::sync::Arc;

pub use isolate::note_takers;
pub(in crate::read) use lines::{Line, Side, lines, markers};
pub use octets::Octets;
pub use readers::{KeyReader, is_one_certificate, key_label, plain_readings, read, read_with, readings};
pub use scanner::scan;

/// A way of loading a CA file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reader {
    /// `PEM_read_bio` over a file, all or nothing: redis-cli, hiredis, redis-py, redis-server, Ruby.
    OpensslFile,
    /// Node's `ca` option: the same from memory; stops silently at the first bad block.
    Node,
    /// PHP's `cafile`: OpenSSL's reader, then PHP's own line by line.
    Php,
    /// Go's `AppendCertsFromPEM`: skips bad blocks silently.
    Go,
    /// rustls-pki-types.
    Rustls,
    NativeTls,
    /// `CertificateFactory.generateCertificates`.
    Java,
    /// `keytool -importcert`: the first block only.
    Keytool,
    /// The same as `Java`, by JDK 25.
    Java25,
    /// Netty's `PemReader`: Lettuce with PEM files.
    Netty,
}

impl Reader {
    pub const ALL: [Self; 10] = [
        Self::OpensslFile,
        Self::Node,
        Self::Php,
        Self::Go,
        Self::Rustls,
        Self::NativeTls,
        Self::Java,
        Self::Keytool,
        Self::Java25,
        Self::Netty,
    ];

    /// What it does with a file of several certificates, one of them bad.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::OpensslFile | Self::NativeTls => "all certificates, or none where one block is bad",
            Self::Php => "all certificates; where OpenSSL refuses the file, those that decode line by line",
            Self::Node => "all certificates before the first bad block, in silence",
            Self::Go => "all certificates, bad blocks passed over in silence",
            Self::Rustls => "all certificates under their exact label, or none where a section is bad",
            Self::Java | Self::Java25 => "all certificates, or none where any block is none",
            Self::Keytool => "the first certificate alone",
            Self::Netty => "all certificates by pattern, or none where one does not parse",
        }
    }

    /// The name the report uses.
    pub fn id(self) -> &'static str {
        match self {
            Self::OpensslFile => "openssl",
            Self::Node => "node",
            Self::Php => "php",
            Self::Go => "go",
            Self::Rustls => "rustls",
            Self::NativeTls => "native-tls",
            Self::Java => "java",
            Self::Keytool => "keytool",
            Self::Java25 => "java-25",
            Self::Netty => "netty",
        }
    }
}

/// One block that was found, whole or recovered.
#[derive(Debug)]
pub struct Block {
    /// As it stands in the BEGIN marker, safe to show: `CERTIFICATE`.
    pub label: String,
    /// The line of the BEGIN marker, from 1.
    pub line: u32,
    pub column: u32,
    /// The line of the END marker, or the last line of what was recovered.
    pub end_line: u32,
    pub headers: Vec<(String, String)>,
    /// The octets of the text between its BEGIN and END lines, both included.
    pub span: std::ops::Range<usize>,
    /// The decoded octets; `None` where nothing could be recovered.
    pub der: Option<Octets>,
}

/// All that stands in a text.
#[derive(Debug, Default)]
pub struct Scan {
    pub blocks: Vec<Block>,
    /// In the order of the text.
    pub defects: Vec<Defect>,
    /// A line outside the blocks begins with five hyphens, or with the digit 0 where a block may begin: Java's reader
    /// takes them for the beginning of something.
    pub misleads_java: bool,
}

impl Block {
    pub fn is_private_key(&self) -> bool {
        is_private_key(&self.label)
    }
}

/// Does a block with this label hold a private key?
fn is_private_key(label: &str) -> bool {
    label.to_ascii_uppercase().ends_with("PRIVATE KEY")
}

/// What a reader gets from a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The octets of each certificate that it takes (with octets that follow it in its block), and the line of its
    /// BEGIN marker where there is one. Shared: most files are the same to most readers.
    pub taken: Arc<Vec<Taken>>,
    /// Why it refuses the file, or stops before its end. `None`: it read to the end.
    pub stopped: Option<Stopped>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub der: Vec<u8>,
    pub line: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    pub line: Option<u32>,
    pub why: &'static str,
    /// The client gets nothing and says so; else it goes on silently with what it has.
    pub refused: bool,
}

impl Stopped {
    /// The PEM is well; the stack's X.509 parser does not take what it holds.
    pub const UNDECODABLE: &'static str = "a block that is no certificate";
}

/// Something wrong with the text. `checks::pem` makes findings of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    pub kind: DefectKind,
    /// Line and column in characters, from 1.
    pub line: u32,
    pub column: u32,
    pub end_line: Option<u32>,
    /// What stands there, safe to show; empty for secret blocks.
    pub seen: String,
    pub expected: String,
    /// Index into [`Scan::blocks`] of the block it belongs to.
    pub block: Option<usize>,
    /// The readers of CA files that take the block all the same, if nothing else stands in the file. Filled by
    /// [`note_takers`].
    pub taken_by: Vec<Reader>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DefectKind {
    ByteOrderMark,
    EndLabelDiffers,
    EndMissing,
    BeginMissing,
    BadBase64,
    Glued,
    Indented,
    TypographicDash,
    DashCount,
    TextBeforeBegin,
    TextAfterMarker,
    BlankLine,
    /// A blank line right behind BEGIN, and lines that OpenSSL does not take after it.
    LineLength,
    CarriageReturns,
    OneLine,
    TrustedLabel,
    X509Label,
    UnknownLabel,
    Headers,
    /// Pushed by the read stage: the octets are no certificate.
    NotACertificate,
    /// Pushed by the read stage: octets follow the certificate in its block.
    TrailingOctets,
    BadPadding,
    EmptyBlock,
    Quoted,
    ControlOctets,
    NotUtf8,
    /// Pushed by the read stage: the label promises other contents.
    LabelContent,
    TooManyBlocks,
}
