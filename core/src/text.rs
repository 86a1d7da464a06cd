//! Text that came from a file, made fit to be shown.

use crate::limits;

/// The text with control characters, bidirectional overrides and other invisible characters replaced by visible
/// escapes, cut to [`limits::SHOWN_CHARACTERS`].
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4 * limits::SHOWN_CHARACTERS));
    for (count, character) in text.chars().enumerate() {
        if count == limits::SHOWN_CHARACTERS {
            out.push('…');
            break;
        }
        push_visible(&mut out, character);
    }
    out
}

/// [`shown`] without the cut.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push_visible(&mut out, character));
    out
}

/// The text as one word of a POSIX shell: as it is where nothing in it is special, else in single quotes.
pub fn shell_quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./+:,@%".contains(c);
    if !text.is_empty() && !text.starts_with('-') && text.chars().all(plain) {
        return text.to_owned();
    }
    // A name that begins with a hyphen would be taken for an option.
    let path = if text.starts_with('-') { format!("./{text}") } else { text.to_owned() };
    format!("'{}'", visible(&path).replace('\'', "'\\''"))
}

fn push_visible(out: &mut String, character: char) {
    if is_invisible(character) {
        out.extend(character.escape_unicode());
    } else {
        out.push(character);
    }
}

/// Characters that steer a terminal or a reader's eye without being seen (Unicode categories Cc and Cf, line and
/// paragraph separators; TR 36 section 2.5 on bidirectional spoofing).
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_escaped_and_letters_kept() {
        assert_eq!(shown("Müller \u{1b}[31m\u{202e}x"), "Müller \\u{1b}[31m\\u{202e}x");
    }
}
