//! Where the passphrase comes from. It is wiped when it is no longer needed and never printed.

use std::{env, fs::File, io::Read};

use tlsconf::contract::Secret;
use zeroize::Zeroizing;

use crate::{args::Passphrase, files, misuse::Stop};

/// A passphrase longer than this is a wrong file.
const LONGEST: usize = 64 << 10;

pub fn passphrase(args: &Passphrase) -> Result<Option<Secret>, Stop> {
    if let Some(name) = &args.env {
        let value = env::var_os(name)
            .ok_or_else(|| Stop::misuse(format!("--passphrase-env: no environment variable `{name}` is set")))?;
        return Ok(Some(Secret::new(value.into_encoded_bytes())));
    }
    if let Some(path) = &args.file {
        let mut bytes = File::open(path)
            .and_then(|file| files::read_wiped(&mut file.take(LONGEST as u64 + 1), LONGEST + 1))
            .map_err(|error| Stop::misuse(format!("--passphrase-file: {}", files::cannot_read(path, &error))))?;
        if bytes.len() > LONGEST {
            return Err(Stop::misuse(format!("--passphrase-file: {} is too large for a passphrase", path.display())));
        }
        cut_line_break(&mut bytes);
        return Ok(Some(Secret::new(std::mem::take(&mut *bytes))));
    }
    if args.prompt {
        return prompt().map(Some);
    }
    Ok(None)
}

#[cfg(not(target_family = "wasm"))]
fn prompt() -> Result<Secret, Stop> {
    let typed = rpassword::prompt_password("Passphrase: ").map_err(|_| {
        Stop::misuse("--passphrase-prompt: there is no terminal to ask on; use --passphrase-env or --passphrase-file")
    })?;
    Ok(Secret::new(typed.into_bytes()))
}

/// A WebAssembly program cannot keep a terminal from showing what is typed.
#[cfg(target_family = "wasm")]
fn prompt() -> Result<Secret, Stop> {
    Err(Stop::misuse(
        "--passphrase-prompt: what is typed would be shown here; use --passphrase-env or --passphrase-file",
    ))
}

/// Editors and `echo` end a file with a line break that is not meant.
fn cut_line_break(bytes: &mut Zeroizing<Vec<u8>>) {
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_break_is_cut() {
        for (file, meant) in [("a", "a"), ("a\n", "a"), ("a\r\n", "a"), ("a\n\n", "a\n"), ("a \n", "a "), ("\n", "")] {
            let mut bytes = Zeroizing::new(file.as_bytes().to_vec());
            cut_line_break(&mut bytes);
            assert_eq!(bytes.as_slice(), meant.as_bytes());
        }
    }
}
