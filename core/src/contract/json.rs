//! Answers as JSON text that leave nothing behind while they are written.

use std::io::{self, Write};

use serde::Serialize;
use zeroize::Zeroizing;

use crate::{Misuse, wiping::ReserveWiping as _};

/// The text is the caller's to wipe; of what it outgrew on the way nothing stays.
pub(crate) fn text<T: Serialize>(answer: &T) -> Result<String, Misuse> {
    let mut buffer = Buffer(Zeroizing::new(Vec::new()));
    serde_json::to_writer(&mut buffer, answer).map_err(|error| Misuse::request(&error))?;
    // Moved, not copied. JSON is UTF-8.
    Ok(String::from_utf8(std::mem::take(&mut *buffer.0)).unwrap_or_default())
}

struct Buffer(Zeroizing<Vec<u8>>);

impl Write for Buffer {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.0.reserve_wiping(octets.len());
        self.0.extend_from_slice(octets);
        Ok(octets.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_text() {
        let answer = ("a \u{e9} \"b\"", vec![1; 5000]);
        assert_eq!(text(&answer).ok(), serde_json::to_string(&answer).ok());
    }
}
