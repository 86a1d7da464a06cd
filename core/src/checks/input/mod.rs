//! Files as wholes: what is in them instead of what belongs there, what wraps it, what they were given for.

mod containers;
mod purpose;
#[cfg(test)]
mod tests;
mod text;

use crate::{
    checks::{Found, Scene},
    clients::{Client, words},
    contract::Role,
    limits,
    read::{InputFault, ReadInput, pem::Reader},
    rules::Rule,
    text::{shell_quoted, shown},
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let first = found.len();
    for (index, input) in scene.material.inputs.iter().enumerate() {
        let view = View { scene, index, input };
        for fault in &input.faults {
            found.extend(text::finding(&view, fault).or_else(|| containers::finding(&view, fault)));
            found.extend(of_the_request(&view, fault));
        }
        containers::formats(&view, found);
        purpose::check(&view, found);
    }
    purpose::swapped(scene, found);
    let mut own = found.split_off(first);
    for (rule, what) in FOLDED {
        fold(&mut own, rule, what);
    }
    found.append(&mut own);
}

/// Rules of which a folder with thousands of files gives thousands of findings that say nothing new.
const FOLDED: [(Rule, &str); 3] = [
    (Rule::InpEmpty, "hold nothing"),
    (Rule::InpUnrecognised, "hold nothing that belongs to TLS"),
    (Rule::InpSameFileTwice, "have the same contents as another one"),
];

/// Keeps the first findings of a rule; the next one counts the rest.
fn fold(found: &mut Vec<Found>, rule: Rule, what: &str) {
    let all = found.iter().filter(|one| one.rule == rule).count();
    // One more is let through: a line that says "1 more" helps nobody.
    if all <= limits::FINDINGS_OF_A_KIND + 1 {
        return;
    }
    let rest = all - limits::FINDINGS_OF_A_KIND;
    let worst = found.iter().filter(|one| one.rule == rule).map(|one| one.severity).min();
    let mut so_far = 0;
    found.retain_mut(|one| {
        if one.rule != rule {
            return true;
        }
        so_far += 1;
        if so_far == limits::FINDINGS_OF_A_KIND + 1 {
            one.message = format!("{rest} more files {what}, this one among them.");
            one.severity = worst.unwrap_or(one.severity);
        }
        so_far <= limits::FINDINGS_OF_A_KIND + 1
    });
}

/// One file and what the checks of this family ask of it.
struct View<'a> {
    scene: &'a Scene<'a>,
    index: usize,
    input: &'a ReadInput,
}

impl<'a> View<'a> {
    fn found(&self, rule: Rule, message: impl Into<String>) -> Found {
        Found::new(rule, message).input(self.index)
    }

    /// At a line, which is quoted.
    fn at_line(&self, rule: Rule, line: u32, width: u32, message: impl Into<String>) -> Found {
        self.found(rule, message).line(line).excerpt(self.input.excerpt(line, 1, width, ""))
    }

    /// The file's own name as a word of a shell; a member of an archive without the archive.
    fn file(&self) -> String {
        shell_quoted(own_name(self.input))
    }

    /// A new name beside the file's own: `redis_ca-decoded.pem`, `der` being the suffix.
    fn beside(&self, suffix: &str, extension: &str) -> String {
        let name = own_name(self.input);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        shell_quoted(&format!("{stem}{suffix}.{extension}"))
    }

    /// What belongs into a file with this role.
    fn expected(&self) -> &'static str {
        match self.input.role {
            Role::ClientKey | Role::ServerKey => "a private key in PEM: -----BEGIN PRIVATE KEY-----",
            Role::Archive => "an archive with certificate and key",
            _ => "certificates in PEM: -----BEGIN CERTIFICATE-----",
        }
    }

    /// Where such a file comes from, as the beginning of a cure.
    fn origin(&self) -> &'static str {
        match self.input.role {
            Role::CaBundle => {
                "download the CA bundle again (Redis Cloud: the database's Security settings, Download server certificate)"
            }
            Role::ClientCertificate => {
                "copy the certificate again from where it was made (Redis Cloud: redis_user.crt in the ZIP that the console gave)"
            }
            Role::ClientKey => {
                "copy the key again from where it was made (Redis Cloud: redis_user_private.key in the ZIP that the console gave)"
            }
            _ => "copy the file again from where it was made",
        }
    }

    fn clients(&self) -> &'a [&'static Client] {
        &self.scene.case.clients
    }

    /// Does the client get no certificate at all out of this CA file, as it is? By the readings, so that it agrees with
    /// the client's verdict.
    fn reads_nothing(&self, client: &Client) -> bool {
        let Some(reader) = client.ca_reader else { return false };
        let row = Reader::ALL.iter().position(|one| *one == reader);
        row.and_then(|row| self.input.readings.get(row)).is_some_and(|reading| reading.taken.is_empty())
    }

    /// The clients in words at the beginning of a sentence.
    fn who(&self, is_concerned: impl Fn(&Client) -> bool) -> String {
        words::in_words(self.clients(), is_concerned).unwrap_or_else(|| "No known client".to_owned())
    }
}

fn own_name(input: &ReadInput) -> &str {
    input.name.rsplit('/').next().unwrap_or(&input.name)
}

/// What concerns the file's place among the others, and limits.
fn of_the_request(view: &View<'_>, fault: &InputFault) -> Option<Found> {
    Some(match fault {
        InputFault::SameAs { input } => {
            // One file may well be two things: a self-signed certificate is the server's own and its CA.
            let earlier = view.scene.material.inputs.get(*input).filter(|earlier| earlier.role == view.input.role)?;
            let name = shown(&earlier.name);
            view.found(Rule::InpSameFileTwice, format!("This file has the same contents as {name}."))
                .seen("the same octets twice")
                .fix("give one of the two")
        }
        InputFault::TooLarge { octets } => view
            .found(
                Rule::InpTooLarge,
                format!(
                    "This file has {} MiB; only the first {} MiB were read.",
                    octets >> 20,
                    limits::FILE_BYTES >> 20
                ),
            )
            .seen(format!("{octets} octets"))
            .expected(format!("at most {} octets", limits::FILE_BYTES))
            .fix("give the certificates alone; the largest CA bundles in use have less than 1 MiB"),
        InputFault::TooDeep => view
            .found(
                Rule::InpTooLarge,
                format!("Something is wrapped in here more than {} times over and was not unwrapped.", limits::NESTING),
            )
            .expected(format!("at most {} layers of archives and encodings", limits::NESTING))
            .fix("unpack it by hand, layer by layer, and give what is inside"),
        InputFault::TooMany { left } => {
            let many = if *left == usize::MAX { "many more".to_owned() } else { left.to_string() };
            view.found(Rule::InpTooMany, format!("Too many files at once: {many} were not read."))
                .expected(format!("at most {} files, and {} in one archive", limits::FILES, limits::ARCHIVE_MEMBERS))
                .fix("check them in several runs")
        }
        _ => return None,
    })
}
