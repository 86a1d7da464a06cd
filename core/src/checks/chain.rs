//! Paths: whether what is presented leads to what is trusted, and where it breaks off.

use super::{Found, Scene, certificate::View};
use crate::{
    clients::{Client, Stack, row::System, words},
    contract::{Role, Severity},
    read::{Certificate, certificate},
    redis::public_ca,
    rules::Rule,
    text,
    trust::{KeyType, client_files},
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for fault in &scene.verdicts.faults {
        let Some(view) = View::new(scene, fault) else { continue };
        found.extend(match fault.rule {
            Rule::ChnIssuerMissing => Some(issuer_missing(&view)),
            Rule::ChnIntermediateMissing => Some(lies_elsewhere(&view)),
            Rule::ChnAnchorNotRoot => Some(anchor_not_root(&view)),
            Rule::ChnLeafAsAnchor => Some(leaf_as_anchor(&view)),
            Rule::ChnTooComplex => Some(too_complex(&view)),
            _ => None,
        });
    }
    leaf_not_first(scene, found);
    no_trust_anchor(scene, found);
}

fn trusted<'a>(view: &View<'a>) -> (Vec<&'a Certificate>, Vec<String>) {
    let role = if view.is_client() { Role::ClientCa } else { Role::CaBundle };
    let inputs: Vec<_> = view.scene.material.inputs.iter().filter(|input| input.role == role).collect();
    let certificates = &view.scene.material.certificates;
    let members = inputs.iter().flat_map(|input| input.certificates()).filter_map(|at| certificates.get(at)).collect();
    (members, inputs.iter().map(|input| text::shown(&input.name)).collect())
}

/// What is trusted instead: the file, and its certificate where there is but one.
fn instead(view: &View<'_>) -> String {
    let (members, files) = trusted(view);
    let files = files.join(", ");
    match members.as_slice() {
        [] => format!("none is trusted ({files})"),
        [one] => format!("{files} trusts \"{}\" alone", one.subject.short),
        many => format!("it is not among the {} certificates of {files}", many.len()),
    }
}

fn issuer_missing(view: &View<'_>) -> Found {
    let certificate = view.certificate;
    let issuer = &certificate.issuer.short;
    let is_root = certificate.issuer.raw == certificate.subject.raw;
    let whose = if view.is_client() { "The client certificate's" } else { "The server's" };
    let message = match view.other() {
        Some((namesake, file)) => format!(
            "{} was issued by \"{issuer}\", and the CA of that name in {} has another key (serial {}). {}",
            view.name(),
            text::shown(&file.name),
            certificate::hex(&namesake.serial).to_ascii_uppercase(),
            view.who()
        ),
        None if is_root => {
            format!("{whose} chain ends in \"{issuer}\", which is not trusted: {}. {}", instead(view), view.who())
        }
        None => format!(
            "{} was issued by \"{issuer}\", which stands in none of the files: {}. {}",
            view.name(),
            instead(view),
            view.who()
        ),
    };
    let (_, files) = trusted(view);
    let file = files.first().cloned().unwrap_or_else(|| "the CA file".to_owned());
    let fetch = match certificate.issuer_urls.first() {
        Some(url) => format!("; the certificate names its issuer's address: {}", text::shown(url)),
        None => String::new(),
    };
    let fix = if view.is_client() {
        format!("append the certificate of \"{issuer}\" to the server's {file} (tls-ca-cert-file){fetch}")
    } else {
        format!(
            "append the certificate of \"{issuer}\" to {file}, or, where it is an intermediate, to what the server sends \
             (tls-cert-file){fetch}"
        )
    };
    view.found(Rule::ChnIssuerMissing, message)
        .seen(format!("issuer {}", certificate.issuer.text))
        .expected(format!("a certificate with the subject {}", certificate.issuer.text))
        .fix(fix)
        .reference("RFC 5280, section 6.1")
}

fn lies_elsewhere(view: &View<'_>) -> Found {
    let issuer = &view.certificate.issuer.short;
    let place = view.other().map(|(_, file)| text::shown(&file.name)).unwrap_or_default();
    let is_root = view.other().is_some_and(|(other, _)| other.subject.raw == other.issuer.raw);
    let cure = if is_root {
        format!("append \"{issuer}\" from {place} to the CA file")
    } else {
        format!("append \"{issuer}\" from {place} to what the server sends (tls-cert-file), or to the CA file")
    };
    view.found(
        Rule::ChnIntermediateMissing,
        format!(
            "{} was issued by \"{issuer}\", which stands in {place} and is neither sent by the server nor trusted. {}",
            view.name(),
            view.who()
        ),
    )
    .expected(format!("\"{issuer}\" behind it in the server's file"))
    .fix(cure)
    .reference("RFC 8446, section 4.4.2")
}

fn anchor_not_root(view: &View<'_>) -> Found {
    let root = &view.certificate.issuer.short;
    let others = words::in_words(&view.scene.case.clients, |client| !view.fault.concerns(client));
    let accept = others
        .map(|others| format!(" {} the intermediate as trust anchor.", words::does(&others, "take")))
        .unwrap_or_default();
    let concerned = words::in_words(&view.scene.case.clients, |client| view.fault.concerns(client)).unwrap_or_default();
    view.found(
        Rule::ChnAnchorNotRoot,
        format!(
            "The path ends at the intermediate {}; its root \"{root}\" is in none of the files. {} it to a \
             self-signed root in vain.{accept}",
            view.name(),
            words::does(&concerned, "follow")
        ),
    )
    .seen(format!("{} as the last certificate", view.name()))
    .expected(format!("the root {}", view.certificate.issuer.text))
    .fix(match view.certificate.issuer_urls.first() {
        Some(url) => format!("append the root \"{root}\" to the CA file; its address: {}", text::shown(url)),
        None => format!("append the certificate of the root \"{root}\" to the CA file"),
    })
    .reference("OpenSSL, X509_verify_cert: without X509_V_FLAG_PARTIAL_CHAIN a path must end in a self-signed anchor")
}

fn leaf_as_anchor(view: &View<'_>) -> Found {
    let issuer = &view.certificate.issuer.short;
    view.found(
        Rule::ChnLeafAsAnchor,
        format!(
            "{} is the server's own end-entity certificate, given as CA; it was issued by \"{issuer}\". {}",
            view.name(),
            view.who()
        ),
    )
    .seen(view.certificate.subject.text.clone())
    .expected(format!("the CA that issued it: {}", view.certificate.issuer.text))
    .fix(format!("put the certificate of \"{issuer}\" into the CA file in its place"))
    .reference("RFC 5280, section 6.1.1")
}

fn too_complex(view: &View<'_>) -> Found {
    view.found(
        Rule::ChnTooComplex,
        format!(
            "More paths could lead from {} to a trusted certificate than are tried here, so no verdict is given.",
            view.name()
        ),
    )
    .fix("leave out cross-signed certificates and duplicates that the chain does not need")
    .reference("RFC 4158")
}

/// redis-server takes the first certificate of its file for the key's and does not start: `key values mismatch`. Where
/// the two have keys of different kinds it does not notice, and has nothing to show.
fn leaf_not_first(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let certificate = |index: usize| scene.material.certificates.get(index);
    let Some((first, own)) = scene.verdicts.misplaced_leaf else { return };
    let (Some(ca), Some(leaf)) = (certificate(first), certificate(own)) else { return };
    let Some(input) = scene.material.inputs.get(ca.input) else { return };
    let kind = |certificate: &Certificate| client_files::kind(KeyType::of(&certificate.key.spki));
    let then = if kind(ca) == kind(leaf) {
        "redis-server does not start with it: key values mismatch."
    } else {
        "redis-server starts with it and then refuses every connection: no shared cipher."
    };
    found.push(
        Found::new(
            Rule::ChnLeafNotFirst,
            format!(
                "The server's file begins with the CA \"{}\"; its own certificate \"{}\" must come first. {then}",
                ca.subject.short, leaf.subject.short
            ),
        )
        .input(ca.input)
        .line(ca.line)
        .certificate(first)
        .expected(format!("\"{}\" first, then its issuers", leaf.subject.short))
        .fix("write the file anew: the server's certificate, then the intermediate that issued it, then the next")
        .reference("RFC 8446, section 4.4.2")
        .excerpt(ca.line.and_then(|line| input.excerpt(line, 1, 27, "a CA, not the server's own"))),
    );
}

/// Without a CA file clients fall back to a store that is not here to look at.
fn no_trust_anchor(scene: &Scene<'_>, found: &mut Vec<Found>) {
    if !scene.verdicts.has_server || scene.verdicts.has_ca {
        return;
    }
    let Some(trail) = scene.verdicts.chains.first() else { return };
    let Some(top) = trail.certificates.last().and_then(|top| scene.material.certificates.get(*top)) else { return };
    let anchor = &top.issuer.short;
    let clients = &scene.case.clients;
    let own_list = |client: &Client| client.row.as_ref().is_some_and(|row| row.system == System::OwnList);
    let lists =
        words::in_words(clients, own_list).map(|who| format!(" ({who}: a list of their own)")).unwrap_or_default();
    let is_public = public_ca::classify(top, None).0;
    let found_one = if is_public {
        Found::new(
            Rule::ChnNoTrustAnchor,
            format!(
                "No CA file is given. The server's chain leads to the publicly trusted \"{anchor}\", so clients that use \
                 their system's store{lists} need none."
            ),
        )
        .severity(Severity::Note)
    } else {
        Found::new(
            Rule::ChnNoTrustAnchor,
            format!(
                "No CA file is given, and the server's chain leads to the private CA \"{anchor}\". Clients then trust their \
                 system's store{lists}, which does not hold it unless someone put it there."
            ),
        )
    };
    found.push(
        found_one
            .input(top.input)
            .line(top.line)
            .certificate(trail.certificates.last().copied().unwrap_or_default())
            .expected(format!("a CA file with \"{anchor}\""))
            .fix(format!("give the CA file with \"{anchor}\": tlsconf check --ca FILE ..."))
            .reference("RFC 5280, section 6.1.1")
            .concerns(clients, |client| client.stack != Stack::DotNet),
    );
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        checks::testing::stage,
        contract::Role,
        rules::Rule,
        trust::{
            faults::Purpose,
            testing::{Draft, name},
        },
    };

    #[test]
    fn a_chain_that_ends_in_a_root_lacks_trust_and_no_issuer() {
        let said = |issuer: &str| {
            let draft = Draft { issuer: name(issuer), ..Draft::default() };
            let stage = stage().file(Role::ServerChain, &[&draft]).fault(Rule::ChnIssuerMissing, &[], &[]);
            stage.only(check, Rule::ChnIssuerMissing).message
        };
        assert!(said("redis.test").starts_with("The server's chain ends in \"redis.test\", which is not trusted:"));
        assert!(
            said("Test CA").starts_with("\"redis.test\" was issued by \"Test CA\", which stands in none of the files:")
        );
    }

    /// Of .NET it is not known where it looks without a CA file.
    #[test]
    fn without_a_ca_file_all_judged_clients_are_concerned() {
        let found = |clients: &[&str]| {
            let stage = stage().clients(clients).file(Role::ServerChain, &[&Draft::default()]);
            let mut stage = stage.path(Purpose::Server, &[0], false);
            stage.verdicts.has_server = true;
            stage.only(check, Rule::ChnNoTrustAnchor)
        };
        assert_eq!(found(&[]).concerns, [""; 0]);
        assert_eq!(found(&["redis-cli", "stackexchange-redis"]).concerns, [""; 0]);
    }
}
