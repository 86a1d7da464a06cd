//! Which rows a request asks about: `redis-py`, `redis-py@5.3`, `redis-py/3.13`, `node-redis@6/22`.

use super::{ALL, Client, SETTINGS};
use crate::{Misuse, contract::ClientRequest};

/// The clients asked about: all of them where none is named.
pub fn select(asked: &[ClientRequest]) -> Result<Vec<&'static Client>, Misuse> {
    if asked.is_empty() {
        return Ok(ALL.iter().collect());
    }
    let mut clients: Vec<&'static Client> = Vec::new();
    for request in asked {
        let client = one(request)?;
        if !clients.contains(&client) {
            clients.push(client);
        }
    }
    Ok(clients)
}

fn one(request: &ClientRequest) -> Result<&'static Client, Misuse> {
    let (rest, runtime) = split(&request.id, '/');
    let (id, version) = split(rest, '@');
    let version = request.version.as_deref().or(version);
    let runtime = request.runtime.as_deref().or(runtime);
    let set = || SETTINGS.iter().map(|setting| setting.client);
    let exact = ALL.iter().chain(set()).find(|client| client.id == id).ok_or_else(|| unknown(id))?;
    if version.is_none() && runtime.is_none() {
        return Ok(exact);
    }
    // What is not asked about stays as in the row that was named.
    let wanted_version = version.map_or_else(|| exact.since.version.to_vec(), numbers);
    let wanted_runtime = runtime.map_or_else(|| exact.since.runtime.to_vec(), numbers);
    let mut rows: Vec<&Client> = ALL.iter().filter(|client| client.family == exact.family).collect();
    rows.sort_by_key(|client| (client.since.version, client.since.runtime));
    let holds = |client: &&&Client| {
        client.since.version <= wanted_version.as_slice() && client.since.runtime <= wanted_runtime.as_slice()
    };
    // Older than the oldest row: that is the nearest.
    let row = rows.iter().rfind(holds).or(rows.first());
    Ok(row.copied().unwrap_or(exact))
}

pub(crate) fn split(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text, None), |(front, back)| (front, Some(back)))
}

/// The numbers of `Python 3.13.1`, `3.13`, `v22`.
pub(crate) fn numbers(version: &str) -> Vec<u32> {
    let start = version.find(|letter: char| letter.is_ascii_digit()).unwrap_or(version.len());
    let digits = version.get(start..).unwrap_or_default();
    let end = digits.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(digits.len());
    digits.get(..end).unwrap_or_default().split('.').map_while(|part| part.parse().ok()).collect()
}

fn unknown(id: &str) -> Misuse {
    let nearest = ALL.iter().max_by(|a, b| strsim::jaro_winkler(a.id, id).total_cmp(&strsim::jaro_winkler(b.id, id)));
    let hint = nearest.map(|client| format!("; did you mean `{}`?", client.id)).unwrap_or_default();
    Misuse::field("clients", format!("no client `{}` is known{hint}", crate::text::shown(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(id: &str, version: Option<&str>, runtime: Option<&str>) -> &'static str {
        let request = ClientRequest {
            id: id.to_owned(),
            version: version.map(str::to_owned),
            runtime: runtime.map(str::to_owned),
        };
        select(&[request]).unwrap()[0].id
    }

    #[test]
    fn versions_and_runtimes_lead_to_their_rows() {
        assert_eq!(selected("redis-py", None, None), "redis-py");
        assert_eq!(selected("redis-py@5.0.8", None, None), "redis-py-5");
        assert_eq!(selected("redis-py", None, Some("Python 3.14")), "redis-py-python-3.13");
        assert_eq!(selected("redis-py", None, Some("3.12")), "redis-py");
        assert_eq!(selected("redis-py@5/3.13", None, None), "redis-py-5-python-3.13");
        assert_eq!(selected("node-redis/23", None, None), "node-redis-node-22");
        assert_eq!(selected("ioredis", Some("5"), Some("v26.1.0")), "ioredis-node-26");
        assert_eq!(selected("go-redis", None, Some("go1.21.3")), "go-redis-go-1.19");
        assert_eq!(selected("go-redis", None, Some("1.30")), "go-redis");
        assert_eq!(selected("redis-rb@4", None, None), "redis-rb-4");
        assert_eq!(selected("jedis/21", None, None), "jedis");
    }

    #[test]
    fn a_misspelt_client_is_corrected() {
        let request = ClientRequest { id: "redispy".to_owned(), version: None, runtime: None };
        assert!(select(&[request]).unwrap_err().message.contains("`redis-py`"));
    }
}
