//! What a file's name says about its contents.

/// Words in a file's name.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a name says several things at once")]
pub(super) struct Hint {
    pub is_ca: bool,
    pub is_client: bool,
    pub is_server: bool,
    pub is_key: bool,
    /// The word that said it: the strongest, for the reason.
    pub word: String,
}

impl Hint {
    /// Of the last part of the name: `redis-user.zip/redis_user.crt` is about a user.
    pub fn of(name: &str) -> Self {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let words = words(file);
        let has = |list: &[&str]| words.iter().find(|word| list.contains(&word.as_str())).cloned();
        let ca = has(&["ca", "cas", "cacert", "cacerts", "root", "roots", "truststore", "bundle", "issuer", "rootca"]);
        let key = has(&["key", "pk8", "private"]);
        let server = has(&["server", "servers", "fullchain"]);
        // The console hands out redis_user.crt; databases of Redis Cloud have redis-db-<id>.crt.
        let is_database =
            words.first().is_some_and(|word| word == "redis") && words.get(1).is_some_and(|word| word == "db");
        let client =
            has(&["client", "clients", "user", "users"]).or_else(|| is_database.then(|| "redis-db".to_owned()));
        let word = [&ca, &key, &server, &client].into_iter().flatten().next().cloned().unwrap_or_default();
        Self {
            is_ca: ca.is_some(),
            is_client: client.is_some(),
            is_server: server.is_some(),
            is_key: key.is_some(),
            word,
        }
    }
}

/// A name as files of certificates and keys have it; README.md is none.
pub(crate) fn promises_tls(name: &str) -> bool {
    let hint = Hint::of(name);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let known = [
        "pem",
        "crt",
        "cer",
        "cert",
        "der",
        "key",
        "p7b",
        "p7c",
        "p12",
        "pfx",
        "jks",
        "csr",
        "zip",
        "ca-bundle",
        "pk8",
    ];
    let has_other_extension = !extension.is_empty() && extension.len() <= 5 && !extension.contains('/');
    known.contains(&extension.as_str())
        || !has_other_extension && (hint.is_ca || hint.is_client || hint.is_server || hint.is_key)
}

/// The words of a name in lower case: cut at what is no letter or digit, and where a capital follows a small letter.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for character in name.chars() {
        let is_start = was_small && character.is_uppercase();
        if !character.is_alphanumeric() || is_start {
            words.push(String::new());
        }
        if character.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(character.to_lowercase());
        }
        was_small = character.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_files_are_for() {
        let of = |name: &str| {
            let hint = Hint::of(name);
            let all =
                [("ca", hint.is_ca), ("client", hint.is_client), ("server", hint.is_server), ("key", hint.is_key)];
            all.iter().filter(|(_, is)| *is).map(|(word, _)| *word).collect::<Vec<_>>()
        };
        assert_eq!(of("redis_ca.pem"), ["ca"]);
        assert_eq!(of("user.zip/redis_user.crt"), ["client"]);
        assert_eq!(of("redis_user_private.key"), ["client", "key"]);
        assert_eq!(of("redis-db-1234.crt"), ["client"]);
        assert_eq!(of("rootCA.pem"), ["ca"]);
        assert_eq!(of("secret.json/clientPrivateKey"), ["client", "key"]);
        assert_eq!(of("server.pem"), ["server"]);
        assert_eq!(of("scan.pem"), Vec::<&str>::new());
        assert_eq!(of("client/monkey.pem"), Vec::<&str>::new());
    }

    #[test]
    fn notes_beside_the_files_promise_nothing() {
        assert!(promises_tls("redis_ca.pem") && promises_tls("client-key") && promises_tls("x.CRT"));
        for name in ["ca", "client", "server", "key", "redis-server.production"] {
            assert!(promises_tls(name), "{name}");
        }
        assert!(!promises_tls("README.md") && !promises_tls("client.py") && !promises_tls("notes"));
    }
}
