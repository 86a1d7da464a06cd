use super::*;
use crate::read::pem::scan;

/// Two throw-away certificates.
const ONE: &str = include_str!("../testdata/one.pem");
const TWO: &str = include_str!("../testdata/two.pem");

/// How many certificates OpenSSL, Node, PHP, Go, rustls, native-tls, Java and keytool take: the first readers.
type Counts = [usize; 8];

fn counts(file: &[u8]) -> Counts {
    let mut counts = [0; 8];
    for (count, reader) in counts.iter_mut().zip(Reader::ALL) {
        *count = read(reader, file).taken.len();
    }
    counts
}

/// What JDK 25 and Netty take.
fn newer(file: impl AsRef<[u8]>) -> [usize; 2] {
    [Reader::Java25, Reader::Netty].map(|reader| read(reader, file.as_ref()).taken.len())
}

/// The measured rows of Jedis on JDK 25 and of Lettuce with PEM files.
#[test]
fn jdk_25_and_netty_take_what_they_take() {
    let both = format!("{ONE}{TWO}");
    assert_eq!(newer(&both), [2, 2]);
    assert_eq!(newer(both.replace('\n', "\r\n")), [2, 2]);
    assert_eq!(newer(format!("\u{feff}{both}")), [2, 2]);
    assert_eq!(newer(ONE.lines().map(|line| format!("    {line}\n")).collect::<String>()), [1, 0]);
    assert_eq!(newer(ONE.replace('\n', " ")), [1, 0]);
    assert_eq!(newer(ONE.replace("-----BEGIN", "----BEGIN")), [0, 1]);
    assert_eq!(newer(format!("\"{}\"", ONE.trim_end())), [0, 1]);
    assert_eq!(newer(format!("{ONE}{}", block("PRIVATE KEY", "MAMCAQE="))), [0, 1]);
    assert_eq!(newer(block("certificate", &body(ONE))), [1, 0]);
    assert_eq!(newer(block("TRUSTED CERTIFICATE", &body(ONE))), [1, 1]);
    assert_eq!(newer(format!("{}{TWO}", ONE.trim_end())), [0, 1], "glued");
    let cut = both.rsplit_once("-----END").unwrap().0;
    assert_eq!(newer(cut), [1, 1], "the file ends inside the second block");
    assert_eq!(newer(format!("# ----- mine -----\n{ONE}")), [0, 1]);
    assert_eq!(newer(ONE.replace("-----\n", "-----\t\n")), [0, 1]);
    assert_eq!(newer(block("CERTIFICATE", &body(ONE).replace('\n', " \n"))), [1, 0], "blanks in the base64");
}

fn body(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with("-----")).collect::<Vec<_>>().join("\n")
}

fn block(label: &str, body: &str) -> String {
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

/// A valid block whose octets are no certificate.
fn not_a_certificate() -> String {
    block("CERTIFICATE", "MAMCAQE=")
}

/// The measured rows: "The CA file as text" of the clients, and PHP's of the same kind.
#[test]
fn the_readers_take_what_the_real_ones_take() {
    let both = format!("{ONE}{TWO}");
    let unended = ONE.trim_end().rsplit_once('\n').map(|(rest, _)| format!("{rest}\n")).unwrap();
    let rows: Vec<(&str, Vec<u8>, Counts)> = vec![
        ("two certificates", both.clone().into(), [2, 2, 2, 2, 2, 2, 2, 1]),
        ("CR LF", both.replace('\n', "\r\n").into(), [2, 2, 2, 2, 2, 2, 2, 1]),
        ("no final newline", both.trim_end().into(), [2, 2, 2, 2, 2, 2, 2, 1]),
        ("text around", format!("hello\n\n{ONE}\nand\n{TWO}bye").into(), [2, 2, 2, 2, 2, 2, 2, 1]),
        ("blanks behind markers", both.replace("-----\n", "-----  \n").into(), [2, 2, 2, 2, 2, 2, 2, 1]),
        ("one line of base64", block("CERTIFICATE", &body(ONE).replace('\n', "")).into(), [1; 8]),
        ("indented base64", block("CERTIFICATE", &body(ONE).replace('\n', "\n   ")).into(), [1; 8]),
        ("empty", Vec::new(), [0; 8]),
        ("byte order mark", format!("\u{feff}{both}").into(), [2, 2, 2, 1, 1, 2, 0, 0]),
        ("byte order mark on a line of its own", format!("\u{feff}\n{ONE}").into(), [1; 8]),
        ("lone CR", ONE.replace('\n', "\r").into(), [0, 0, 0, 0, 1, 0, 1, 1]),
        ("everything on one line", ONE.replace('\n', " ").into(), [0; 8]),
        ("literal \\n", ONE.replace('\n', "\\n").into(), [0; 8]),
        ("indented block", ONE.lines().map(|line| format!("    {line}\n")).collect::<String>().into(), [0; 8]),
        ("four hyphens", ONE.replace("-----BEGIN", "----BEGIN").into(), [0; 8]),
        ("typographic dashes", ONE.replace("-----", "—").into(), [0; 8]),
        ("bare base64", body(ONE).into(), [0; 8]),
        ("END label differs", ONE.replace("END CERTIFICATE", "END X509 CRL").into(), [0; 8]),
        ("quoted", format!("\"{}\"", ONE.trim_end()).into(), [0, 0, 0, 0, 0, 1, 0, 0]),
        ("Latin-1 text before", [b"M\xfcller\n".as_slice(), ONE.as_bytes()].concat(), [1, 1, 1, 1, 1, 0, 1, 1]),
        ("blank line in the middle", with_blank_line(ONE).into(), [0, 0, 1, 1, 1, 0, 1, 1]),
        ("glued", format!("{}{TWO}", ONE.trim_end()).into(), [0, 0, 0, 0, 1, 2, 0, 0]),
        (
            "text behind END",
            ONE.replace("END CERTIFICATE-----", "END CERTIFICATE----- # mine").into(),
            [0, 0, 0, 0, 1, 1, 0, 0],
        ),
        ("text before BEGIN", format!("ca: {ONE}").into(), [0, 0, 0, 0, 0, 1, 0, 0]),
        ("TRUSTED CERTIFICATE", block("TRUSTED CERTIFICATE", &body(ONE)).into(), [1, 1, 1, 0, 0, 0, 1, 1]),
        ("X509 CERTIFICATE", block("X509 CERTIFICATE", &body(ONE)).into(), [1, 1, 1, 0, 0, 0, 1, 1]),
        ("lower-case label", block("certificate", &body(ONE)).into(), [0, 0, 0, 0, 0, 0, 1, 1]),
        ("another label", block("CERTIFICATE REQUEST", &body(ONE)).into(), [0, 0, 0, 0, 0, 0, 1, 1]),
        ("corrupt behind the good one", format!("{ONE}{}", not_a_certificate()).into(), [0, 1, 1, 1, 0, 0, 0, 1]),
        ("corrupt before the good one", format!("{}{ONE}", not_a_certificate()).into(), [0, 0, 1, 1, 0, 0, 0, 0]),
        ("unfinished behind the good one", format!("{ONE}{unended}").into(), [0, 1, 1, 1, 0, 0, 0, 1]),
        ("revocation list behind", format!("{ONE}{}", block("X509 CRL", "MAMCAQE=")).into(), [1, 1, 1, 1, 1, 1, 0, 1]),
        ("private key before", format!("{}{ONE}", block("PRIVATE KEY", "MAMCAQE=")).into(), [1, 1, 1, 1, 1, 1, 0, 0]),
        (
            "headers",
            ONE.replacen("CERTIFICATE-----\n", "CERTIFICATE-----\nComment: x\n\n", 1).into(),
            [0, 0, 0, 0, 0, 0, 0, 0],
        ),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(_, file, expected)| counts(file) != *expected)
        .map(|(name, file, expected)| format!("{name}: {:?}, measured {expected:?}", counts(file)))
        .collect();
    assert!(wrong.is_empty(), "openssl node php go rustls native java keytool\n{}", wrong.join("\n"));
}

fn with_blank_line(pem: &str) -> String {
    let mut lines: Vec<&str> = pem.lines().collect();
    lines.insert(4, "");
    lines.join("\n") + "\n"
}

#[test]
fn octets_behind_a_certificate_divide_the_readers() {
    let der = scan(ONE.as_bytes()).blocks.remove(0).der.unwrap();
    let longer = [&der[..], &[0, 0]].concat();
    let encoded = <base64ct::Base64 as base64ct::Encoding>::encode_string(&longer);
    assert_eq!(counts(block("CERTIFICATE", &encoded).as_bytes()), [1, 0, 1, 0, 0, 1, 0, 0]);
}

#[test]
fn der_and_pkcs7_are_java_s_alone() {
    let der = scan(ONE.as_bytes()).blocks.remove(0).der.unwrap();
    let two = scan(TWO.as_bytes()).blocks.remove(0).der.unwrap();
    assert_eq!(counts(&der), [0, 0, 0, 0, 0, 0, 1, 1]);
    assert_eq!(counts(&[&der[..], &two[..]].concat()), [0, 0, 0, 0, 0, 0, 2, 1]);
}

#[test]
fn a_clean_text_is_taken_by_every_reader() {
    let scan = scan(format!("{ONE}\n{TWO}").as_bytes());
    assert!(scan.defects.is_empty(), "{:?}", scan.defects);
    assert_eq!(scan.blocks.len(), 2);
}

#[test]
fn plain_texts_are_read_once_for_all() {
    let both = format!("{ONE}{TWO}");
    let commented = format!("# Roots of 2026\n\n{ONE}\nthe second\n{TWO}\n");
    let plain = [ONE.to_owned(), both.clone(), commented, both.replace('\n', "\r\n"), both.trim_end().to_owned()];
    let divided = [
        format!("\u{feff}{both}"),
        format!("# ----- mine -----\n{ONE}"),
        ONE.replacen('\n', " \n", 3),
        with_blank_line(ONE),
        format!("{ONE}{}", block("PRIVATE KEY", "MAMCAQE=")),
        format!("{ONE}{}", not_a_certificate()),
        format!("0 is first\n{ONE}"),
        both.replace('\n', "\r"),
        format!("{ONE}{}", block("CMS", &body(TWO))),
    ];
    for text in plain.iter().chain(&divided) {
        let file = text.as_bytes();
        let one_by_one: Vec<Reading> = Reader::ALL.iter().map(|reader| read(*reader, file)).collect();
        assert_eq!(readings(file, &scan(file), &is_one_certificate), one_by_one, "{text}");
    }
    assert!(plain.iter().all(|text| is_plain(text.as_bytes(), &scan(text.as_bytes()), &is_one_certificate)));
    assert!(!divided.iter().any(|text| is_plain(text.as_bytes(), &scan(text.as_bytes()), &is_one_certificate)));
}

/// Of each reader in the order of [`Reader::ALL`]: the lines of what it takes, and the line at which it stops.
fn places(file: impl AsRef<[u8]>) -> Vec<(Vec<u32>, Option<u32>)> {
    let of = |reader: &Reader| {
        let reading = read(*reader, file.as_ref());
        let lines = reading.taken.iter().filter_map(|taken| taken.line).collect();
        (lines, reading.stopped.and_then(|stopped| stopped.line))
    };
    Reader::ALL.iter().map(of).collect()
}

/// OpenSSL, Node, PHP, Go, rustls, native-tls, Java, keytool, JDK 25, Netty.
#[test]
fn each_reader_says_where_it_takes_and_where_it_stops() {
    let refused = || (vec![], Some(13));
    let takes = |lines: &[u32]| (lines.to_vec(), None);
    let node = || (vec![2], Some(13));
    let rest = |later: &[u32], java25: (Vec<u32>, Option<u32>), netty: (Vec<u32>, Option<u32>)| {
        let (php, go, keytool) = (takes(later), takes(later), takes(&[2]));
        vec![refused(), node(), php, go, refused(), refused(), refused(), keytool, java25, netty]
    };
    let good = format!("# a\rb\r\n{ONE}\nand\n{TWO}");
    let mut all = vec![takes(&[3, 16]); 10];
    all[7] = takes(&[3]);
    assert_eq!(places(good), all);
    let header = ONE.replacen("CERTIFICATE-----\n", "CERTIFICATE-----\nComment: x\n\n", 1);
    for (second, third) in [(block("CERTIFICATE", "!!!!"), 16), (not_a_certificate(), 16), (header, 26)] {
        let file = format!("x\n{ONE}{second}{TWO}");
        assert_eq!(places(&file), rest(&[2, third], refused(), refused()), "{second}");
    }
    let cut = format!("x\n{ONE}{}", TWO.rsplit_once("-----END").unwrap().0);
    assert_eq!(places(cut), rest(&[2], takes(&[2]), takes(&[2])));
    let differs = format!("x\n{ONE}{}", TWO.replace("END CERTIFICATE", "END X509 CRL"));
    assert_eq!(places(differs), rest(&[2], refused(), takes(&[2])));
}

/// `get_header_and_data`: behind a blank line come lines of 64 characters, of which only the last may be shorter; a line
/// is what `BIO_gets` gives, 254 octets at most.
#[test]
fn openssl_measures_lines_behind_a_blank_one() {
    let takes = |text: &str| read(Reader::OpensslFile, text.as_bytes()).taken.len() == 1;
    let joined = body(ONE).replace('\n', "");
    let wide = |width: usize| {
        let lines: Vec<String> =
            joined.as_bytes().chunks(width).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        lines.join("\n")
    };
    let behind_blank = |text: &str| block("CERTIFICATE", &format!("\n{text}"));
    assert!(takes(&behind_blank(&wide(64))));
    assert!(!takes(&behind_blank(&wide(60))) && !takes(&behind_blank(&wide(65))));
    assert!(takes(&block("CERTIFICATE", &wide(60))) && takes(&block("CERTIFICATE", &wide(65))));
    assert!(!takes(&behind_blank(&wide(64)).replace("END CERTIFICATE", "END X509 CRL")));
    let padded = |blanks: usize, end: &str| wide(64).replacen('\n', &format!("{}{end}", " ".repeat(blanks)), 1);
    // The end of a long line is no blank one; what follows a whole one is.
    assert!(takes(&block("CERTIFICATE", &padded(190, "\n"))) && takes(&behind_blank(&padded(190, "\n"))));
    assert!(!takes(&behind_blank(&padded(189, "\n\n"))));
}

#[test]
fn rustls_names_the_line_of_the_block_that_it_cannot_read() {
    let file = format!("{ONE}text\n{}", block("CERTIFICATE", "!!!!"));
    assert_eq!(read(Reader::Rustls, file.as_bytes()).stopped.and_then(|stopped| stopped.line), Some(13));
}
