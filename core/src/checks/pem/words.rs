//! What is said of each kind of defect, and what mends it.

use crate::{
    contract::Role,
    read::{
        ReadInput,
        pem::{Defect, DefectKind},
    },
    rules::Rule,
    text,
};

pub(super) struct Words {
    pub rule: Rule,
    pub message: String,
    pub label: String,
    pub fix: String,
}

pub(super) fn of(defect: &Defect, input: &ReadInput, is_key: bool) -> Words {
    let file = text::shell_quoted(&input.name);
    let what = if is_key { "private key" } else { "certificate" };
    let rule = rule(defect.kind);
    let (message, label, fix) = match defect.kind {
        DefectKind::ByteOrderMark => (
            if is_key {
                "A UTF-8 byte order mark (BOM) stands before BEGIN. Go and rustls clients and redis-rs with native-tls do not find the \
                 private key; OpenSSL clients pass over the mark."
                    .to_owned()
            } else {
                "A UTF-8 byte order mark (BOM) stands before BEGIN. Go and rustls clients lose this certificate in silence, Java \
                 refuses the file; OpenSSL clients pass over the mark."
                    .to_owned()
            },
            "byte order mark",
            format!("remove the mark:\nsed -i '1s/^\\xEF\\xBB\\xBF//' {file}"),
        ),
        DefectKind::EndLabelDiffers => (
            format!("The block begins as {} and its END line says {}: no client takes it.", expected_label(defect), seen_label(defect)),
            "another label than BEGIN",
            format!("if the block is whole, write the END line as {}; else get the file again", defect.expected),
        ),
        DefectKind::EndMissing => (
            "The block that begins here has no END line: the file was cut off, or two files were joined badly. OpenSSL takes what \
             follows for a part of it.".to_owned(),
            "no END line follows",
            format!("get the file again from where it came; if only the last line is missing:\necho '{}' >> {file}", defect.expected),
        ),
        DefectKind::BeginMissing => (
            "The base64 from here on has an END line and no BEGIN line, so no client finds the block.".to_owned(),
            "BEGIN is missing before this",
            format!("write the line before it: {}", defect.expected.replace(" before it", "").replace(" on a line of its own", "")),
        ),
        DefectKind::BadBase64 => (
            if defect.seen.chars().count() == 1 {
                format!("The character \"{}\" is not base64: the {what} was damaged on its way.", defect.seen)
            } else {
                format!("A character here is not base64: the {what} was damaged on its way.")
            },
            "not base64",
            format!("get the {what} again from where it came; guessing the right character would give other contents"),
        ),
        DefectKind::Glued => (
            "END and the next BEGIN stand on one line, as after `cat` of files without a final line break: clients refuse the file, or lose \
             what follows."
                .to_owned(),
            "a line break is missing here",
            format!("put the line break in:\nsed -i 's/-----\\(-----BEGIN\\)/-----\\n\\1/' {file}"),
        ),
        DefectKind::Indented => (
            "The markers are indented, as text pasted out of YAML is: clients want them at the beginning of the line.".to_owned(),
            "blanks before the marker",
            format!("take the leading white space away:\nsed -i 's/^[[:space:]]*//' {file}"),
        ),
        DefectKind::TypographicDash => (
            "The marker is written with long dashes, as word processors and chats make them of hyphens: no client knows it.".to_owned(),
            "five hyphens belong here",
            format!("write hyphens:\nsed -i -E 's/[–—―−-]+(BEGIN|END)/-----\\1/; s/[–—―−-]+$/-----/' {file}"),
        ),
        DefectKind::DashCount => (
            format!("A marker has five hyphens on each side; this one has others: {}", defect.seen),
            "five hyphens on each side",
            format!("write the line as {}", defect.expected),
        ),
        DefectKind::TextBeforeBegin => (
            "Text stands before the marker on its line, where clients do not look for it.".to_owned(),
            "must begin the line",
            format!("cut what stands before it:\nsed -i -E 's/^.+(-----(BEGIN|END) )/\\1/' {file}"),
        ),
        DefectKind::TextAfterMarker => (
            if super::is_at_begin(input, defect) {
                "Text stands after the marker on its line. OpenSSL clients, Node, Go, rustls and Java do not find the beginning of \
                 the block."
                    .to_owned()
            } else {
                "Text stands after the marker on its line. rustls ignores it; OpenSSL clients, Node, Go and Java do not find the \
                 end of the block."
                    .to_owned()
            },
            "nothing may follow",
            format!("cut what follows:\nsed -i -E 's/(-----(BEGIN|END) [A-Z0-9 ]+-----).*$/\\1/' {file}"),
        ),
        DefectKind::BlankLine => (
            "A blank line stands inside the base64. OpenSSL clients (redis-cli, hiredis, redis-py, Ruby) and Node take what \
             stands before it for a header and refuse; Go, rustls and Java read on."
                .to_owned(),
            "blank line",
            format!("take blank lines away:\nsed -i '/^[[:space:]]*$/d' {file}"),
        ),
        DefectKind::LineLength => (
            "A blank line stands behind BEGIN, and then OpenSSL clients and Node take only lines of 64 characters: this one is \
             longer, or follows a shorter one. Go, rustls and Java read it."
                .to_owned(),
            "not 64 characters",
            format!("take the blank line away:\nsed -i '/^[[:space:]]*$/d' {file}"),
        ),
        DefectKind::CarriageReturns => (
            "Lines end in a lone carriage return (CR). OpenSSL clients, Node and Go see one long line and find no block; rustls \
             and Java read it."
                .to_owned(),
            "CR line ends",
            format!("write line feeds:\ntr '\\r' '\\n' < {file} > fixed.pem"),
        ),
        DefectKind::OneLine => (
            "The whole block stands on one line: its line breaks were lost or became blanks, as in an environment variable."
                .to_owned(),
            "BEGIN, base64 and END on one line",
            format!("break the line at the markers:\nsed -i -E 's/(-----BEGIN [A-Z0-9 ]+-----) */\\1\\n/g; s/ *(-----END [A-Z0-9 ]+-----) */\\n\\1\\n/g' {file}"),
        ),
        DefectKind::TrustedLabel => (
            "The label is TRUSTED CERTIFICATE, OpenSSL's own form with trust settings. Go and rustls pass over the block in silence; \
             OpenSSL clients take it, Java where no settings follow."
                .to_owned(),
            "OpenSSL's own label",
            format!("write a plain certificate:\nopenssl x509 -in {file} -out fixed.pem"),
        ),
        DefectKind::X509Label => (
            "The label is X509 CERTIFICATE, an old form. Go and rustls pass over the block in silence; OpenSSL clients and Java take \
             it."
                .to_owned(),
            "an old label",
            format!("write the label of today:\nsed -i 's/X509 CERTIFICATE-----/CERTIFICATE-----/' {file}"),
        ),
        DefectKind::UnknownLabel => (
            format!("The label \"{}\" is none that clients look for; Java alone does not read labels.", defect.seen),
            "unknown label",
            format!("if this is a {what}, write the label as {} in BEGIN and END", defect.expected),
        ),
        DefectKind::Headers => (
            format!("Header lines ({}) stand inside the block of a certificate: clients refuse or pass over it.", defect.seen),
            "a header line",
            "remove the lines with a colon and the blank line behind them".to_owned(),
        ),
        DefectKind::NotACertificate => (
            format!(
                "The base64 of this block is right, but it does not decode to a certificate: {}. OpenSSL clients, rustls and Java \
                 refuse the whole file, Node stops here in silence, Go skips the block in silence.",
                text::shown(&defect.seen)
            ),
            "not a certificate",
            cut_out(defect, &file),
        ),
        DefectKind::TrailingOctets => (
            format!(
                "{} inside the block. OpenSSL clients pass over them; Node, Go, rustls and Java do not take the certificate.",
                capitalised(&defect.seen)
            ),
            "octets too many",
            format!("write the certificate anew:\nopenssl x509 -in {file} -out fixed.pem"),
        ),
        DefectKind::BadPadding => (
            format!("The base64 of this block is not complete ({}): characters are missing, or the padding is wrong.", defect.seen),
            "ends in the middle of a group",
            format!("get the {what} again from where it came"),
        ),
        DefectKind::EmptyBlock => (
            "The block holds nothing between BEGIN and END.".to_owned(),
            "empty",
            "remove both lines, or put the base64 between them".to_owned(),
        ),
        DefectKind::Quoted => (
            "The text stands in quotation marks, as if copied out of a program or a JSON document: clients do not see the marker \
             behind them."
                .to_owned(),
            "quotation mark",
            format!("take the quotation marks away:\nsed -i \"s/[\\\"']//g\" {file}"),
        ),
        DefectKind::ControlOctets => (
            "Control octets stand here, before a block: OpenSSL ends a file at a line that begins with NUL, and other clients do not see a \
             marker behind them.".to_owned(),
            "control octets",
            format!("take them away:\ntr -d '\\000-\\010\\013\\014\\016-\\037' < {file} > fixed.pem"),
        ),
        DefectKind::NotUtf8 => (
            "Text around the blocks is not UTF-8. redis-rs with native-tls refuses the file; the other clients do not look at it."
                .to_owned(),
            "not UTF-8",
            format!("write it as UTF-8, if it is Latin-1:\niconv -f LATIN1 -t UTF-8 {file} > fixed.pem"),
        ),
        DefectKind::LabelContent => (
            format!("The label promises {} and the block holds {}.", defect.expected, defect.seen),
            "holds something else",
            label_fix(defect, input, &file),
        ),
        DefectKind::TooManyBlocks => (
            format!("The file has {}; the rest of it was not read.", defect.seen),
            "read up to here",
            "split the file".to_owned(),
        ),
    };
    Words { rule, message, label: label.to_owned(), fix }
}

fn rule(kind: DefectKind) -> Rule {
    match kind {
        DefectKind::ByteOrderMark => Rule::PemByteOrderMark,
        DefectKind::EndLabelDiffers => Rule::PemEndLabelDiffers,
        DefectKind::EndMissing => Rule::PemEndMissing,
        DefectKind::BeginMissing => Rule::PemBeginMissing,
        DefectKind::BadBase64 => Rule::PemBadBase64,
        DefectKind::Glued => Rule::PemGlued,
        DefectKind::Indented => Rule::PemIndented,
        DefectKind::TypographicDash => Rule::PemTypographicDash,
        DefectKind::DashCount => Rule::PemDashCount,
        DefectKind::TextBeforeBegin => Rule::PemTextBeforeBegin,
        DefectKind::TextAfterMarker => Rule::PemTextAfterMarker,
        DefectKind::BlankLine => Rule::PemBlankLine,
        DefectKind::LineLength => Rule::PemLineLength,
        DefectKind::CarriageReturns => Rule::PemCarriageReturns,
        DefectKind::OneLine => Rule::PemOneLine,
        DefectKind::TrustedLabel => Rule::PemTrustedLabel,
        DefectKind::X509Label => Rule::PemX509Label,
        DefectKind::UnknownLabel => Rule::PemUnknownLabel,
        DefectKind::Headers => Rule::PemHeaders,
        DefectKind::NotACertificate => Rule::PemNotACertificate,
        DefectKind::TrailingOctets => Rule::PemTrailingOctets,
        DefectKind::BadPadding => Rule::PemBadPadding,
        DefectKind::EmptyBlock => Rule::PemEmptyBlock,
        DefectKind::Quoted => Rule::PemQuoted,
        DefectKind::ControlOctets => Rule::PemControlOctets,
        DefectKind::NotUtf8 => Rule::PemNotUtf8,
        DefectKind::LabelContent => Rule::PemLabelContent,
        DefectKind::TooManyBlocks => Rule::PemTooManyBlocks,
    }
}

/// The command that removes the block's lines.
fn cut_out(defect: &Defect, file: &str) -> String {
    match defect.end_line {
        Some(end) => {
            format!("get this certificate again, or remove the block:\nsed -i '{},{end}d' {file}", defect.line)
        }
        None => "get this certificate again, or remove the block".to_owned(),
    }
}

fn label_fix(defect: &Defect, input: &ReadInput, file: &str) -> String {
    if defect.seen.contains("PKCS#7") {
        return format!(
            "take the certificates out of the container:\nsed 's/ CERTIFICATE-----/ PKCS7-----/' {file} | openssl pkcs7 -print_certs -out fixed.pem"
        );
    }
    if input.role == Role::ClientCertificate && defect.seen.contains("request") {
        return "give the certificate that the CA issued for this request".to_owned();
    }
    format!("write the label that belongs to {}, or put {} there", defect.seen, defect.expected)
}

fn expected_label(defect: &Defect) -> &str {
    defect.expected.trim_start_matches("-----END ").trim_end_matches('-')
}

fn seen_label(defect: &Defect) -> &str {
    defect.seen.trim_start_matches("-----END ").trim_end_matches('-')
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
