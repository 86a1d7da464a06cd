//! Clients in prose: a message names groups, `concerns` names ids.

use super::{Client, Stack};

const GROUPS: [Stack; 7] =
    [Stack::Openssl, Stack::OpensslStrict, Stack::Node, Stack::Go, Stack::Rustls, Stack::Java, Stack::DotNet];

impl Stack {
    fn group(self) -> &'static str {
        match self {
            Self::Openssl => "OpenSSL clients",
            Self::OpensslStrict => "Python 3.13 and later",
            Self::Node => "Node",
            Self::Go => "Go",
            Self::Rustls => "rustls",
            Self::Java => "Java",
            Self::DotNet => ".NET",
        }
    }
}

/// Those of the judged clients for which `is_concerned` holds, by group: `OpenSSL clients (redis-cli, redis-py, ...),
/// Node and Go`. Where only a part of a group is concerned its clients are named. `None` where no client is concerned.
pub fn in_words(asked: &[&'static Client], is_concerned: impl Fn(&Client) -> bool) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for stack in GROUPS {
        let members: Vec<&Client> =
            asked.iter().copied().filter(|client| client.is_judged() && client.stack == stack).collect();
        let concerned: Vec<&Client> = members.iter().copied().filter(|client| is_concerned(client)).collect();
        if concerned.is_empty() {
            continue;
        }
        let families = families(&concerned);
        if concerned.len() < members.len() {
            parts.push(partial(stack, &concerned, &families));
        } else if matches!(stack, Stack::Openssl | Stack::OpensslStrict | Stack::Rustls) {
            parts.push(format!("{} ({})", stack.group(), some(&families)));
        } else {
            parts.push(stack.group().to_owned());
        }
    }
    Some(joined(&parts)).filter(|words| !words.is_empty())
}

/// The same without examples: `rustls and Java`. `None` also where a group is split: then a list would be longer than
/// what it says.
pub fn briefly(asked: &[&'static Client], is_concerned: impl Fn(&Client) -> bool) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for stack in GROUPS {
        let mut members = asked.iter().filter(|client| client.is_judged() && client.stack == stack).peekable();
        if members.peek().is_none() {
            continue;
        }
        let (concerned, spared): (Vec<&Client>, Vec<&Client>) = members.partition(|client| is_concerned(client));
        match (concerned.is_empty(), spared.is_empty()) {
            (false, true) => parts.push(stack.group().to_owned()),
            (true, _) => {}
            (false, false) => return None,
        }
    }
    Some(joined(&parts)).filter(|words| !words.is_empty())
}

/// A group of which not all are concerned: versions are named where a whole family is not.
fn partial(stack: Stack, concerned: &[&Client], families: &[&str]) -> String {
    match stack {
        Stack::Node | Stack::Go | Stack::Java | Stack::Rustls => {
            let mut runtimes: Vec<&str> = concerned.iter().filter_map(|client| client.runtime).collect();
            runtimes.dedup();
            runtimes.sort_unstable();
            runtimes.dedup();
            match runtimes.as_slice() {
                [_, _, _, _, ..] | [] => some(families),
                few if matches!(stack, Stack::Node | Stack::Go) => joined_of(few),
                _ => some(families),
            }
        }
        _ => some(families),
    }
}

fn families(clients: &[&Client]) -> Vec<&'static str> {
    let mut families: Vec<&'static str> = Vec::new();
    for client in clients {
        if !families.contains(&client.family) {
            families.push(client.family);
        }
    }
    // Those that people know best first.
    let rank =
        |family: &str| ["redis-cli", "redis-py", "hiredis", "redis-rs", "phpredis"].iter().position(|k| *k == family);
    families.sort_by_key(|family| rank(family).unwrap_or(usize::MAX));
    families
}

fn some(families: &[&str]) -> String {
    match families {
        [a, b, c, _, ..] => format!("{a}, {b}, {c}, ..."),
        few => few.join(", "),
    }
}

fn joined_of(parts: &[&str]) -> String {
    joined(&parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>())
}

/// The verb in the number of the clients before it: `Go refuses`, `Go and Java refuse`.
pub fn does(clients: &str, verb: &str) -> String {
    let outside = clients.split_once('(').map_or(clients, |(before, _)| before).trim_end();
    let behind = clients.rsplit_once(')').map_or("", |(_, behind)| behind);
    let is_many = [outside, behind].iter().any(|part| part.contains(" and ") || part.contains(", "))
        || outside.ends_with("clients")
        || outside.ends_with("others");
    format!("{clients} {verb}{}", if is_many { "" } else { "s" })
}

/// `a, b and c`.
pub fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::{ALL, row::System};

    #[test]
    fn groups_are_named_as_people_call_them() {
        let all: Vec<&'static Client> = ALL.iter().collect();
        let words = |is: &dyn Fn(&Client) -> bool| in_words(&all, is);
        assert_eq!(words(&|client| client.stack == Stack::Go).as_deref(), Some("Go"));
        assert_eq!(
            words(&|client| matches!(client.stack, Stack::OpensslStrict | Stack::Java)).as_deref(),
            Some("Python 3.13 and later (redis-py, celery) and Java")
        );
        assert_eq!(words(&|client| client.id == "node-redis-node-24").as_deref(), Some("Node 24"));
        assert_eq!(words(&|_| false), None);
        assert_eq!(does("Go", "refuse"), "Go refuses");
        assert_eq!(does("rustls (redis-rs, fred)", "refuse"), "rustls (redis-rs, fred) refuses");
        assert_eq!(does("rustls (redis-rs, fred) and Java", "refuse"), "rustls (redis-rs, fred) and Java refuse");
        assert_eq!(does("OpenSSL clients (redis-cli)", "refuse"), "OpenSSL clients (redis-cli) refuse");
        let adds = |client: &Client| client.row.is_some_and(|row| row.system == System::Added);
        assert_eq!(words(&adds).as_deref(), Some("redis-py, celery and Python 3.13 and later (redis-py, celery)"));
    }
}
