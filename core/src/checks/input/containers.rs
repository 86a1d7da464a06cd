//! Binary forms and containers: what each client makes of them, and the command that makes PEM of them.

use super::View;
use crate::{
    checks::Found,
    clients::{Client, Stack, row::ChainReader},
    contract::{Role, Severity},
    read::{Format, InputFault, ReadInput, format::MemberFault},
    rules::Rule,
    text::{shell_quoted, shown},
};

/// What the format alone says.
pub(super) fn formats(view: &View<'_>, found: &mut Vec<Found>) {
    let format = view.input.format;
    match format {
        Format::DerCertificate => found.extend(der_certificate(view)),
        _ if format.is_der_key() => found.push(der_key(view)),
        Format::Pkcs7Der | Format::Pkcs7Pem => found.push(pkcs7(view)),
        Format::Pkcs12 => found.push(pkcs12(view)),
        Format::Jks => found.push(keystore(view)),
        _ if format.is_other_archive() => found.push(other_archive(view)),
        _ => {}
    }
}

/// Is the file read as a CA file, as a client's certificate, or neither? Who then minds that it is no PEM.
fn minds(view: &View<'_>, client: &Client) -> bool {
    match view.input.role {
        // As the engine's `client_files::chain` has it, by which the verdict is foretold.
        Role::ClientCertificate | Role::ClientKey => client.row.as_ref().is_some_and(|row| match row.chain {
            ChainReader::Store => false,
            ChainReader::RubyFirst => view.input.format != Format::DerCertificate,
            _ => true,
        }),
        _ => view.reads_nothing(client),
    }
}

fn der_certificate(view: &View<'_>) -> Option<Found> {
    // What the server presents is not loaded from this file by any client.
    if view.input.role == Role::ServerChain {
        return None;
    }
    let (file, new) = (view.file(), view.beside("-pem", "pem"));
    let count = view.input.certificates().count();
    let who = view.who(|client| minds(view, client));
    let fix = match count {
        0 | 1 => format!("openssl x509 -inform DER -in {file} -out {new}"),
        // OpenSSL's command takes the first one alone; keytool prints them all.
        _ => format!("keytool -printcert -rfc -file {file} > {new}"),
    };
    Some(
        view.found(Rule::InpDer, format!("This file is DER (binary). {who} read PEM only and cannot load it."))
            .seen("DER: the first octet is 30")
            .expected("-----BEGIN CERTIFICATE-----")
            .fix(fix)
            .reference("RFC 7468; redis/docs#2938")
            .concerns(view.clients(), |client| minds(view, client)),
    )
}

fn der_key(view: &View<'_>) -> Found {
    let (file, new) = (view.file(), view.beside("-pem", "key"));
    view.found(Rule::InpDer, "This private key is DER (binary). No client reads a key in DER; all of them want PEM.")
        .severity(Severity::Error)
        .seen(match view.input.format {
            Format::DerPkcs1Key => "a PKCS#1 key in DER",
            Format::DerSec1Key => "an EC key (SEC1) in DER",
            Format::DerEncryptedKey => "an encrypted PKCS#8 key in DER",
            _ => "a PKCS#8 key in DER",
        })
        .expected("-----BEGIN PRIVATE KEY-----")
        .fix(format!("(umask 077; openssl pkey -inform DER -in {file} -out {new})"))
        .reference("RFC 7468, section 10")
}

fn pkcs7(view: &View<'_>) -> Found {
    let is_der = view.input.format == Format::Pkcs7Der;
    let form = if is_der { "DER" } else { "PEM" };
    let count = view.input.certificates().count();
    let who = view.who(|client| minds(view, client));
    let has = if count == 1 { "1 certificate".to_owned() } else { format!("{count} certificates") };
    view.found(
        Rule::InpPkcs7,
        format!("This file is a PKCS#7 container (p7b) with {has}. {who} read PEM certificates only."),
    )
    .line(if is_der { None } else { view.input.items.first().and_then(|item| item.line) })
    .seen(format!("PKCS#7 in {form}"))
    .expected("-----BEGIN CERTIFICATE-----")
    .fix(format!("openssl pkcs7 -inform {form} -in {} -print_certs -out {}", view.file(), view.beside("-pem", "pem")))
    .reference("RFC 2315; RFC 7468, section 8")
    .concerns(view.clients(), |client| minds(view, client))
}

/// Java and .NET take keystores by options of their own.
fn wants_pem(client: &Client) -> bool {
    client.is_judged() && !matches!(client.stack, Stack::Java | Stack::DotNet)
}

fn pkcs12(view: &View<'_>) -> Found {
    let file = view.file();
    let who = view.who(wants_pem);
    let (certificates, key) = (view.beside("-cert", "pem"), view.beside("-key", "pem"));
    let scheme = view.input.faults.iter().find_map(|fault| match fault {
        InputFault::LegacyEncryption { scheme } => Some(scheme),
        _ => None,
    });
    let legacy = if scheme.is_some() { " -legacy" } else { "" };
    let retired = scheme.map_or(String::new(), |scheme| {
        format!(" It is encrypted with {}, which OpenSSL 3 opens only when told -legacy.", shown(scheme))
    });
    let fix = match view.input.role {
        Role::CaBundle | Role::ClientCa => format!("openssl pkcs12 -in {file}{legacy} -nokeys -out {certificates}"),
        _ => format!(
            "openssl pkcs12 -in {file}{legacy} -nokeys -out {certificates} && (umask 077; openssl pkcs12 -in {file}{legacy} -nocerts -nodes -out {key})"
        ),
    };
    view.found(
        Rule::InpPkcs12,
        format!(
            "This file is a PKCS#12 container (PFX). Java and .NET take one as a store; {who} need PEM files.{retired}"
        ),
    )
    .seen("PKCS#12")
    .expected("certificate and key in PEM")
    .fix(fix)
    .reference("RFC 7292")
    .concerns(view.clients(), wants_pem)
}

fn keystore(view: &View<'_>) -> Found {
    let file = view.file();
    let store = view.beside("", "p12");
    let new = view.beside("-pem", "pem");
    let who = view.who(wants_pem);
    let count = view.input.certificates().count();
    let held = match count {
        0 => String::new(),
        1 => " with 1 certificate".to_owned(),
        count => format!(" with {count} certificates"),
    };
    let is_ca = matches!(view.input.role, Role::CaBundle | Role::ClientCa);
    let keys = if is_ca { "-nokeys" } else { "-nodes" };
    view.found(Rule::InpJks, format!("This file is a Java keystore (JKS){held}. Only Java takes it; {who} need PEM files."))
        .seen("JKS")
        .expected(view.expected())
        .fix(format!(
            "keytool -importkeystore -srckeystore {file} -destkeystore {store} -deststoretype PKCS12 && (umask 077; openssl pkcs12 -in {store} {keys} -out {new})"
        ))
        .reference("JEP 229")
        .concerns(view.clients(), wants_pem)
}

fn other_archive(view: &View<'_>) -> Found {
    let file = view.file();
    let (name, fix) = match view.input.format {
        Format::Gzip => ("gzip", format!("tar xzf {file}, or gunzip {file} where it holds a single file")),
        Format::Tar => ("tar", format!("tar xf {file}")),
        Format::SevenZip => ("7-Zip", format!("7z x {file}")),
        Format::Rar => ("RAR", format!("unrar x {file}")),
        Format::Xz => ("xz", format!("tar xJf {file}, or unxz {file} where it holds a single file")),
        Format::Bzip2 => ("bzip2", format!("tar xjf {file}, or bunzip2 {file} where it holds a single file")),
        _ => ("Zstandard", format!("tar --zstd -xf {file}, or unzstd {file} where it holds a single file")),
    };
    view.found(
        Rule::InpArchiveUnreadable,
        format!("This file is packed with {name}, which is not opened here. Of archives only ZIP is."),
    )
    .seen(name)
    .expected("the files themselves, or a ZIP")
    .fix(format!("unpack it and give what comes out: {fix}"))
}

pub(super) fn finding(view: &View<'_>, fault: &InputFault) -> Option<Found> {
    let file = view.file();
    let again = || format!("copy it again as a binary file, and compare its size with the original: ls -l {file}");
    Some(match fault {
        InputFault::Opened { read, passed_over } => return Some(opened(view, *read, *passed_over)),
        InputFault::Member { name, why } => member(view, name, *why),
        InputFault::Damaged { why } if view.input.format == Format::Zip => view
            .found(Rule::InpArchiveUnreadable, format!("The archive cannot be opened: {}.", shown(why)))
            .seen("a ZIP that does not decode")
            .fix(format!("try to mend it: zip -FF {file} --out {}; else {}", view.beside("-mended", "zip"), again())),
        InputFault::Damaged { why } => view
            .found(Rule::InpContainerDamaged, format!("{} cannot be decoded: {}.", kind(view.input), shown(why)))
            .seen(shown(why))
            .fix(format!("{}; look at it: openssl asn1parse -inform DER -in {file} | tail", again())),
        InputFault::CutOff { promised, has } => view
            .found(
                Rule::InpContainerDamaged,
                format!("This file begins like a certificate, a key or a container in DER and is cut off: it has {has} octets of {promised}."),
            )
            .seen(format!("{has} octets"))
            .expected(format!("{promised} octets"))
            .fix(again()),
        InputFault::TrailingOctets { octets } => view
            .found(
                Rule::InpContainerDamaged,
                format!("{octets} octets follow the certificate in this DER file and are none. Java refuses the whole file."),
            )
            .seen(format!("{octets} octets behind the certificate"))
            .expected("the end of the file")
            .fix(format!("openssl x509 -inform DER -in {file} -out {}", view.beside("-pem", "pem")))
            .severity(Severity::Warning),
        InputFault::PassphraseMissing => view
            .found(Rule::InpContainerPassphrase, format!("{} is encrypted and no passphrase was given, so what it holds was not checked.", kind(view.input)))
            // Nothing is known to be wrong with it.
            .severity(Severity::Warning)
            .seen("an encrypted container, no passphrase")
            .fix(format!("check again with its passphrase (tlsconf check --passphrase prompt {file})")),
        InputFault::PassphraseWrong => view
            .found(Rule::InpContainerPassphrase, format!("The passphrase does not open {}.", kind(view.input).replacen("The", "the", 1)))
            .seen("a MAC that does not fit the passphrase")
            .fix(format!("try it by hand, letters and layout in view: openssl pkcs12 -info -noout -in {file}")),
        InputFault::TooCostly { how } => view
            .found(Rule::InpTooLarge, format!("Opening this container asks for too much work: {}.", shown(how)))
            .seen(shown(how))
            .fix(format!("write it anew with the usual number of rounds: openssl pkcs12 -in {file} -nodes | openssl pkcs12 -export -out {}", view.beside("-new", "p12"))),
        InputFault::Unsupported { what } => view
            .found(Rule::InpContainerDamaged, format!("A part of this container cannot be read here: {}.", shown(what)))
            .severity(Severity::Warning)
            .seen(shown(what))
            .fix(format!("turn it into PEM with the program that made it, or: openssl pkcs12 -in {file} -legacy -nodes -out {}", view.beside("-pem", "pem"))),
        InputFault::Kubernetes { kind, name, members } => manifest(view, kind, name, members),
        InputFault::KubernetesValue { member, why } => view
            .found(Rule::InpKubernetesSecret, format!("The value of {} in this manifest {why}.", shown(member)))
            .seen(shown(member))
            .expected("base64 under data, plain text under stringData")
            .fix(format!("write the value with: base64 -w0 {}", shell_quoted(member)))
            .reference("https://kubernetes.io/docs/concepts/configuration/secret/"),
        _ => return None,
    })
}

/// What the file is, at the beginning of a sentence.
fn kind(input: &ReadInput) -> &'static str {
    match input.format {
        Format::Pkcs12 => "The PKCS#12 container",
        Format::Pkcs7Der | Format::Pkcs7Pem => "The PKCS#7 container",
        Format::Jks => "The Java keystore",
        Format::DerCertificate => "The certificate",
        Format::KubernetesSecret => "The manifest",
        _ => "The contents",
    }
}

fn opened(view: &View<'_>, read: usize, passed_over: usize) -> Found {
    let file = view.file();
    let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    if read == 0 {
        return view
            .found(Rule::InpEmpty, "This archive holds no file that could be read.")
            .seen("0 files")
            .expected("certificate and key")
            .fix(format!("look into it: unzip -l {file}; then {}", view.origin()));
    }
    if !matches!(view.input.asked, Role::Auto | Role::Archive) {
        return view
            .found(
                Rule::InpWrongRole,
                format!("This file is a ZIP archive. {} in it were read, but no client opens an archive.", files(read)),
            )
            .seen("a ZIP archive")
            .expected(view.expected())
            .fix(format!("unzip {file}, and give each file by its own name"));
    }
    let rest =
        if passed_over > 0 { format!(" Passed over: {passed_over} folders and system files.") } else { String::new() };
    view.found(
        Rule::InpArchive,
        format!("{} came out of this archive and were read as files of their own.{rest}", files(read)),
    )
    .seen("a ZIP archive")
    .fix(format!("clients need the files themselves: unzip {file}"))
}

fn member(view: &View<'_>, name: &str, why: MemberFault) -> Found {
    let file = view.file();
    let name = shown(name);
    let (message, seen, fix) = match why {
        MemberFault::Encrypted => (
            format!("{name} in this archive is encrypted, and was not read."),
            "an encrypted member",
            format!("unzip {file}, give the archive's passphrase, and check what comes out"),
        ),
        MemberFault::TooLarge => (
            format!(
                "{name} in this archive unpacks to more than {} MiB in all, and was not read.",
                crate::limits::UNPACKED_BYTES >> 20
            ),
            "a member beyond the limit",
            format!("look into it before unpacking: unzip -l {file}; give the certificates alone"),
        ),
        MemberFault::Compression => (
            format!(
                "{name} in this archive is packed in a way that is not read here. Only stored and deflated members are."
            ),
            "another compression",
            format!("unpack it with 7z x {file}, and check what comes out"),
        ),
        MemberFault::Damaged => (
            format!("{name} in this archive is damaged: it does not unpack to what its checksum says."),
            "a wrong checksum",
            format!("download the archive again and test it: unzip -t {file}"),
        ),
    };
    view.found(Rule::InpArchiveUnreadable, message).seen(seen).fix(fix)
}

/// A manifest is what somebody deploys: to check it as it is makes sense, to load it does not.
fn manifest(view: &View<'_>, kind: &str, name: &str, members: &[String]) -> Found {
    let (kind, name) = (shown(kind), shown(name));
    let members_shown: Vec<String> = members.iter().take(4).map(|member| shown(member)).collect();
    let is_loaded = !matches!(view.input.asked, Role::Auto | Role::Archive);
    let first = members.first().map_or("ca.crt", String::as_str);
    let path = format!("{{.data.{}}}", first.replace('.', "\\."));
    let decode = if kind == "Secret" { " | base64 -d" } else { "" };
    let target = if name.is_empty() { "NAME".to_owned() } else { shell_quoted(&name) };
    let finding = view
        .found(
            Rule::InpKubernetesSecret,
            format!(
                "This file is the manifest of a Kubernetes {kind}. Its values were read as files of their own ({}); no client reads the manifest itself.",
                members_shown.join(", ")
            ),
        )
        .seen(format!("kind: {kind}"))
        .expected("the files that the cluster mounts from it")
        .fix(format!(
            "mount it as a volume, or take a value out: kubectl get {} {target} -o jsonpath={}{decode} > {}",
            kind.to_lowercase(),
            shell_quoted(&path),
            shell_quoted(first)
        ))
        .reference("https://kubernetes.io/docs/concepts/configuration/secret/");
    if is_loaded { finding } else { finding.severity(Severity::Warning) }
}
