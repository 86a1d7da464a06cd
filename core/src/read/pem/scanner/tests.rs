use proptest::prelude::*;

use super::*;
use crate::read::pem::{Reader, read};

const ONE: &str = include_str!("../testdata/one.pem");
const TWO: &str = include_str!("../testdata/two.pem");

fn der(pem: &str) -> Vec<u8> {
    scan(pem.as_bytes()).blocks.remove(0).der.unwrap().to_vec()
}

/// What is noted, as `(kind, line, column)`, and how many blocks decode to the certificate they hold.
fn noted(text: &[u8]) -> (Vec<(DefectKind, u32, u32)>, usize) {
    let scan = scan(text);
    let known = [der(ONE), der(TWO)];
    let whole = scan
        .blocks
        .iter()
        .filter(|block| block.der.as_ref().is_some_and(|der| known.iter().any(|known| **known == **der)))
        .count();
    (scan.defects.iter().map(|defect| (defect.kind, defect.line, defect.column)).collect(), whole)
}

/// Name, text, what is noted, how many blocks are recovered.
type Row = (&'static str, Vec<u8>, Vec<(DefectKind, u32, u32)>, usize);

#[test]
fn every_damage_is_named_once_with_its_place_and_recovered_where_possible() {
    use DefectKind::*;
    let last = ONE.lines().count() as u32;
    let unended: String = ONE.lines().take(last as usize - 1).map(|line| format!("{line}\n")).collect();
    let body: String = ONE.lines().skip(1).take(last as usize - 2).map(|line| format!("{line}\n")).collect();
    let mut blank: Vec<&str> = ONE.lines().collect();
    blank.insert(4, "");
    let blank = blank.join("\n");
    let bad: String = ONE
        .lines()
        .enumerate()
        .map(|(at, line)| if at == 3 { format!("{}!{}\n", &line[..19], &line[20..]) } else { format!("{line}\n") })
        .collect();
    let rows: Vec<Row> = vec![
        ("clean", ONE.into(), vec![], 1),
        ("CR LF, text around", format!("x\r\n{}y", ONE.replace('\n', "\r\n")).into(), vec![], 1),
        ("byte order mark", format!("\u{feff}{ONE}").into(), vec![(ByteOrderMark, 1, 1)], 1),
        ("END differs", ONE.replace("END CERTIFICATE", "END X509 CRL").into(), vec![(EndLabelDiffers, last, 1)], 1),
        ("END missing", unended.clone().into(), vec![(EndMissing, 1, 1)], 1),
        ("END missing before another", format!("{unended}{TWO}").into(), vec![(EndMissing, 1, 1)], 2),
        ("BEGIN missing", format!("{body}-----END CERTIFICATE-----\n").into(), vec![(BeginMissing, 1, 1)], 1),
        ("bad character", bad.into(), vec![(BadBase64, 4, 20)], 0),
        ("glued", format!("{}{TWO}", ONE.trim_end()).into(), vec![(Glued, last, 26)], 2),
        (
            "indented",
            ONE.lines().map(|line| format!("    {line}\n")).collect::<String>().into(),
            vec![(Indented, 1, 1)],
            1,
        ),
        ("typographic", ONE.replace("-----BEGIN", "—BEGIN").into(), vec![(TypographicDash, 1, 1)], 1),
        ("four hyphens", ONE.replace("-----BEGIN", "----BEGIN").into(), vec![(DashCount, 1, 1)], 1),
        (
            "no hyphens behind",
            ONE.replace("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE").into(),
            vec![(DashCount, 1, 23)],
            1,
        ),
        ("text before", format!("ca: {ONE}").into(), vec![(TextBeforeBegin, 1, 1)], 1),
        (
            "text behind END",
            ONE.replace("END CERTIFICATE-----", "END CERTIFICATE----- # mine").into(),
            vec![(TextAfterMarker, last, 27)],
            1,
        ),
        ("blank line", blank.into(), vec![(BlankLine, 5, 1)], 1),
        ("lone CR", ONE.replace('\n', "\r").into(), vec![(CarriageReturns, 1, 1)], 1),
        ("one line", ONE.replace('\n', " ").into(), vec![(OneLine, 1, 1)], 1),
        ("trusted", ONE.replace(" CERTIFICATE", " TRUSTED CERTIFICATE").into(), vec![(TrustedLabel, 1, 1)], 1),
        ("lower case", ONE.replace(" CERTIFICATE", " certificate").into(), vec![(UnknownLabel, 1, 1)], 1),
        ("headers", ONE.replacen("-----\n", "-----\nProc-Type: 4,CLEAR\n\n", 1).into(), vec![(Headers, 2, 1)], 1),
        ("empty block", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n".into(), vec![(EmptyBlock, 1, 1)], 0),
        ("quoted", format!("\"{}\"", ONE.trim_end()).into(), vec![(Quoted, 1, 1)], 1),
        ("NUL before", format!("\0\0{ONE}").into(), vec![(ControlOctets, 1, 1)], 1),
        ("NUL on a line before", format!("\0\n{ONE}").into(), vec![(ControlOctets, 1, 1)], 1),
        ("NUL behind", format!("{ONE}\0\n").into(), vec![], 1),
        ("Latin-1", [b"M\xfcller\n".as_slice(), ONE.as_bytes()].concat(), vec![(NotUtf8, 1, 2)], 1),
        ("END indented", ONE.replace("-----END", "  -----END").into(), vec![(Indented, last, 1)], 1),
        ("text before END", ONE.replace("\n-----END", " -----END").into(), vec![(TextBeforeBegin, last - 1, 1)], 1),
        ("text behind BEGIN", ONE.replacen("-----\n", "----- ", 1).into(), vec![(TextAfterMarker, 1, 29)], 1),
        ("text behind both", format!("{} x\n{TWO} y", ONE.trim_end()).into(), vec![(TextAfterMarker, last, 27)], 2),
        (
            "nothing on one line",
            "-----BEGIN CERTIFICATE----- -----END CERTIFICATE-----".into(),
            vec![(EmptyBlock, 1, 1)],
            0,
        ),
        (
            "nothing on two lines",
            "-----BEGIN CERTIFICATE-----  \n  -----END CERTIFICATE-----".into(),
            vec![(EmptyBlock, 1, 1), (Indented, 2, 1)],
            0,
        ),
        (
            "euro behind END",
            ONE.replace("END CERTIFICATE-----", "END CERTIFICATE----- €").into(),
            vec![(TextAfterMarker, last, 27)],
            1,
        ),
        ("comma behind a quote", format!("\"{}\",", ONE.trim_end()).into(), vec![(Quoted, 1, 1)], 1),
        ("quote behind alone", format!("{}\"", ONE.trim_end()).into(), vec![(Quoted, last, 26)], 1),
        ("comma behind", format!("{},", ONE.trim_end()).into(), vec![(TextAfterMarker, last, 26)], 1),
        ("end of file as of DOS", format!("{}\x1a", ONE.trim_end()).into(), vec![], 1),
        ("END alone", "-----END CERTIFICATE-----\n".into(), vec![(BeginMissing, 1, 1)], 0),
        ("too little before END", "QUI\n-----END CERTIFICATE-----\n".into(), vec![(BeginMissing, 2, 1)], 0),
        (
            "blank line before END",
            format!("{body}\n-----END CERTIFICATE-----\n").into(),
            vec![(BeginMissing, last, 1)],
            0,
        ),
        (
            "text before a body",
            format!("Hello there\n{body}-----END CERTIFICATE-----\n").into(),
            vec![(BeginMissing, 2, 1)],
            1,
        ),
        (
            "text behind a body",
            format!("{body}Hello there\n-----END CERTIFICATE-----\n").into(),
            vec![(BeginMissing, last, 1)],
            0,
        ),
        ("mark on a line of its own", format!("\u{feff}\n{ONE}").into(), vec![], 1),
        ("blanks and a mark", format!("\u{feff}  {ONE}").into(), vec![(ByteOrderMark, 1, 1)], 1),
        ("bell before", format!("\x07 {ONE}").into(), vec![(ControlOctets, 1, 1)], 1),
        ("padding missing", ONE.replace("=\n", "\n").into(), vec![(BadPadding, last - 1, 1)], 1),
        ("padding inside", ONE.replacen("-----\n", "-----\nQQ==\n", 1).into(), vec![(BadPadding, last, 1)], 0),
        (
            "four behind",
            ONE.replace("CERTIFICATE-----\n-", "CERTIFICATE----\n-").replacen("E-----\n", "E----\n", 1).into(),
            vec![(DashCount, 1, 23)],
            1,
        ),
        ("six before END", ONE.replace("-----END", "------END").into(), vec![(DashCount, last, 1)], 1),
        ("NUL inside", ONE.replacen("\nMII", "\n\0\nMII", 1).into(), vec![(ControlOctets, 2, 1)], 1),
        ("lone CR before", format!("text\rmore\n{ONE}").into(), vec![], 1),
        ("lone CR on the line of BEGIN", format!("text\r{ONE}").into(), vec![(CarriageReturns, 2, 1)], 1),
        ("CR LF in the end alone", format!("{}\r\n", ONE.trim_end()).into(), vec![], 1),
        ("CR in the end alone", format!("{}\r", ONE.trim_end()).into(), vec![(CarriageReturns, 1, 1)], 1),
        ("Latin-1 on the next line", [ONE.as_bytes(), b"\nM\xfcller\n"].concat(), vec![(NotUtf8, last + 2, 2)], 1),
        (
            "Latin-1 at the beginning of a line",
            [ONE.as_bytes(), b"\xfcber\n"].concat(),
            vec![(NotUtf8, last + 1, 1)],
            1,
        ),
        ("headers of two lines", ONE.replacen("-----\n", "-----\nA: b\nC: d\n\n", 1).into(), vec![(Headers, 2, 1)], 1),
        (
            "lines too long behind a blank one",
            ONE.replacen("-----\n", "-----\n\nQUJD", 1).into(),
            vec![(LineLength, 3, 1)],
            0,
        ),
        ("prose with hyphens", format!("-- BEGIN of the file\n- see BEGIN below -\n{ONE}").into(), vec![], 1),
    ];
    let wrong: Vec<String> = rows
        .into_iter()
        .map(|(name, text, defects, whole)| (name, noted(&text), (defects, whole)))
        .filter(|(_, seen, expected)| seen != expected)
        .map(|(name, seen, expected)| format!("{name}: {seen:?}\n   expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_there_is_said() {
    let said = |text: &str| {
        let defects = scan(text.as_bytes()).defects;
        defects.into_iter().map(|one| (one.seen, one.expected, one.end_line)).collect::<Vec<_>>()
    };
    let one = |seen: &str, expected: &str, end_line| vec![(seen.to_owned(), expected.to_owned(), end_line)];
    let (key, end) = (ONE.replace("CERTIFICATE", "PRIVATE KEY"), "-----END CERTIFICATE-----");
    let last = ONE.lines().count() as u32;
    assert_eq!(
        said(&format!("   {ONE}")),
        one("3 blanks before BEGIN", "-----BEGIN CERTIFICATE----- at the beginning of the line", None)
    );
    assert_eq!(said(&format!("x: {ONE}")), one("x:", "-----BEGIN CERTIFICATE----- at the beginning of the line", None));
    assert_eq!(said(&format!("x: {key}"))[0].0, "text before BEGIN");
    assert_eq!(said(&format!("{}y\n", key.trim_end()))[0].0, "text after the marker");
    assert_eq!(said(&format!("{} y\n", ONE.trim_end()))[0].0, "y");
    assert_eq!(said(&ONE.replace(end, ""))[0].2, Some(last));
    assert_eq!(said(&format!("{}{TWO}", ONE.replace(end, "\n")))[0].2, Some(last + 1));
    assert_eq!(said(&ONE.replace(end, "----END CERTIFICATE-----")), one("----END CERTIFICATE-----", end, None));
    assert_eq!(said(&ONE.replace(" CERTIFICATE", " CERTFICATE")), one("CERTFICATE", "CERTIFICATE", None));
    assert_eq!(said(&ONE.replace(" CERTIFICATE", " private kay"))[0].1, "PRIVATE KEY");
    assert_eq!(
        said(&ONE.replacen("-----\n", "-----\nA: b\nC: d\n\n", 1)),
        one("A, C", "base64 right after BEGIN", None)
    );
    assert_eq!(said(&ONE.replace("=\n", "\n"))[0].0, "the base64 does not end at a full group");
    assert_eq!(said(&ONE.replacen("-----\n", "-----\nQQ==\n", 1))[0].0, "padding in the middle");
    assert_eq!(said(&ONE.replacen("\nMII", "\nM!II", 1))[0].0, "!");
    assert_eq!(said(&key.replacen("\nMII", "\nM!II", 1))[0].0, "a character that is not base64");
}

#[test]
fn what_java_takes_for_the_beginning_of_something_is_noticed() {
    let misleads = |text: &str| scan(text.as_bytes()).misleads_java;
    for text in ["0 is first\n", "-----\nx\n", "x\n-----\n"] {
        assert!(misleads(&format!("{text}{ONE}")), "{text:?}");
    }
    assert!(misleads(&format!("{ONE}0 is next\n")) && misleads(&format!("{ONE}x\n-----x\n")));
    for text in ["", "x\n0 is second\n", "1\n", "----\n", " 0\n", " -----\n"] {
        assert!(!misleads(&format!("{text}{ONE}")), "{text:?}");
    }
    assert!(!misleads(&format!("{ONE}\n0 is behind a blank line\n")));
}

#[test]
fn a_key_s_defect_shows_nothing_of_it() {
    let text = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0c2VjcmV0*2VjcmV0c2VjcmV0\n-----END PRIVATE KEY----- c2VjcmV0\n";
    let scan = scan(text.as_bytes());
    assert_eq!(
        scan.defects.iter().map(|d| (d.kind, d.column)).collect::<Vec<_>>(),
        [(DefectKind::BadBase64, 17), (DefectKind::TextAfterMarker, 27)]
    );
    assert!(!format!("{:?}", scan.defects).contains("c2V"), "{:?}", scan.defects);
}

#[test]
fn hostile_texts_cost_one_pass() {
    for text in [
        "-----BEGIN CERTIFICATE-----\n".repeat(20_000),
        "-----BEGIN ".repeat(100_000),
        "-".repeat(2_000_000),
        "—".repeat(500_000),
        "A: b\n".repeat(300_000),
        format!("-----BEGIN CERTIFICATE-----\n{}", "QUFB".repeat(500_000)),
    ] {
        let scan = scan(text.as_bytes());
        assert!(scan.blocks.len() <= limits::BLOCKS);
        for reader in Reader::ALL {
            read(reader, text.as_bytes());
        }
    }
}

/// Texts made of pieces that matter to PEM readers.
fn texts() -> impl Strategy<Value = String> {
    let one = || ONE.to_owned();
    let piece = prop_oneof![
        Just(one()),
        Just(TWO.to_owned()),
        Just(ONE.trim_end().to_owned()),
        Just(ONE.replace('\n', "\r\n")),
        "-----(BEGIN|END) (CERTIFICATE|PRIVATE KEY|X509 CRL)-----\n?",
        "[A-Za-z0-9+/=]{0,70}\n",
        "[ \t\r\n\"'\u{feff}\u{2014}:-]{0,6}",
        Just("Proc-Type: 4,ENCRYPTED\n\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rustls_is_read_as_rustls_pemfile_reads(text in texts()) {
        let reading = read(Reader::Rustls, text.as_bytes());
        let peer: Result<Vec<_>, _> = rustls_pemfile::certs(&mut text.as_bytes()).collect();
        match peer {
            Err(_) => prop_assert!(reading.stopped.is_some()),
            // What the parser refuses refuses the file; the peer does not parse.
            Ok(sections) => if reading.stopped.is_none() {
                let taken: Vec<&[u8]> = reading.taken.iter().map(|taken| taken.der.as_slice()).collect();
                prop_assert_eq!(taken, sections.iter().map(AsRef::as_ref).collect::<Vec<&[u8]>>());
            }
        }
    }

    #[test]
    fn nothing_that_a_reader_takes_is_lost_and_places_are_in_range(text in texts()) {
        let scan = scan(text.as_bytes());
        let found: Vec<&[u8]> = scan.blocks.iter().filter_map(|block| block.der.as_deref()).collect();
        for reader in Reader::ALL {
            for taken in read(reader, text.as_bytes()).taken.iter() {
                prop_assert!(found.contains(&taken.der.as_slice()), "{reader:?} took what the scanner lost");
            }
        }
        let count = lines(text.as_bytes()).count() as u32;
        for defect in &scan.defects {
            prop_assert!(defect.line >= 1 && defect.line <= count && defect.column >= 1);
        }
        for block in &scan.blocks {
            prop_assert!(block.line <= block.end_line && block.end_line <= count && block.span.end <= text.len());
        }
    }

    #[test]
    fn any_octets_are_scanned(octets in prop::collection::vec(any::<u8>(), 0..400)) {
        scan(&octets);
        for reader in Reader::ALL {
            read(reader, &octets);
        }
    }

    #[test]
    fn a_text_without_defects_is_taken_whole_by_every_reader(text in texts()) {
        let scan = scan(text.as_bytes());
        let only_certificates = scan.blocks.iter().all(|block| block.label == "CERTIFICATE");
        if scan.defects.is_empty() && !scan.misleads_java && only_certificates && !scan.blocks.is_empty() {
            for reader in Reader::ALL.into_iter().filter(|reader| *reader != Reader::Keytool) {
                prop_assert_eq!(read(reader, text.as_bytes()).taken.len(), scan.blocks.len(), "{:?}", reader);
            }
        }
    }
}
