//! Values from outside, written as literals of the language they go to: nothing that stands in one can end it, start a
//! command, or be read as anything but itself. One function a language; all values pass through here.
//!
//! No value holds NUL: it is refused before, for no shell and no C string can carry one.

use std::fmt::Write;

/// One word of a POSIX shell. Quoted even where it need not be: then a value with `$` looks like one without.
pub fn sh(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

pub fn python(text: &str) -> String {
    literal(text, |out, c| match u32::from(c) {
        code @ 0..=0xff => write!(out, "\\x{code:02x}"),
        code @ 0x100..=0xffff => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    })
}

/// JavaScript, and JSON: escapes of UTF-16 units are those of both (RFC 8259, section 7).
pub fn javascript(text: &str) -> String {
    literal(text, utf16_escape)
}

pub fn json(text: &str) -> String {
    literal(text, utf16_escape)
}

pub fn go(text: &str) -> String {
    literal(text, |out, c| match u32::from(c) {
        code @ 0..=0xffff => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    })
}

/// C: octal escapes of the octets of UTF-8, which end after three digits as hexadecimal ones do not; `?` could begin a
/// trigraph.
pub fn c(text: &str) -> String {
    let mut out = String::from("\"");
    for octet in text.bytes() {
        match octet {
            b'"' | b'\\' | b'?' => {
                out.push('\\');
                out.push(char::from(octet));
            }
            0x20..=0x7e => out.push(char::from(octet)),
            _ => _ = write!(out, "\\{octet:03o}"),
        }
    }
    out.push('"');
    out
}

/// Java: control characters in octal, for `\u000a` is a line break before the literal is read (JLS 3.3).
pub fn java(text: &str) -> String {
    literal(text, |out, c| if c.is_ascii() { write!(out, "\\{:03o}", u32::from(c)) } else { utf16_escape(out, c) })
}

pub fn csharp(text: &str) -> String {
    literal(text, utf16_escape)
}

pub fn rust(text: &str) -> String {
    literal(text, |out, c| write!(out, "\\u{{{:x}}}", u32::from(c)))
}

/// PHP, in single quotes: only the quote and the backslash are special.
pub fn php(text: &str) -> String {
    single(text)
}

/// Ruby, in single quotes: only the quote and the backslash are special. But CR LF in a source is LF to Ruby: control
/// characters are escaped, in double quotes, where `#` would begin an expression.
pub fn ruby(text: &str) -> String {
    if !text.chars().any(char::is_control) {
        return single(text);
    }
    literal(text, |out, c| write!(out, "\\u{{{:x}}}", u32::from(c))).replace('#', "\\#")
}

/// YAML 1.2, double-quoted (section 5.7).
pub fn yaml(text: &str) -> String {
    literal(text, |out, c| match u32::from(c) {
        code @ 0..=0xff => write!(out, "\\x{code:02x}"),
        code @ 0x100..=0xffff => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    })
}

/// HCL, double-quoted: `${` and `%{` would begin templates. Terraform itself brings texts into Unicode's form NFC.
pub fn hcl(text: &str) -> String {
    let quoted = literal(text, |out, c| match u32::from(c) {
        code @ 0..=0xffff => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    });
    quoted.replace("${", "$${").replace("%{", "%%{")
}

/// A value of a `.properties` file (`java.util.Properties.load`), without quotes.
pub fn properties(text: &str) -> String {
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        match c {
            ' ' if at == 0 => out.push_str("\\ "),
            '\\' | ':' | '=' | '#' | '!' => {
                out.push('\\');
                out.push(c);
            }
            ' '..='~' => out.push(c),
            c => _ = utf16_escape(&mut out, c),
        }
    }
    out
}

/// A word of redis.conf and of the Redis inline protocol (`sdssplitargs` in src/sds.c).
pub fn redis_conf(text: &str) -> String {
    let mut out = String::from("\"");
    for octet in text.bytes() {
        match octet {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(char::from(octet));
            }
            0x20..=0x7e => out.push(char::from(octet)),
            _ => _ = write!(out, "\\x{octet:02x}"),
        }
    }
    out.push('"');
    out
}

/// A value of an INI file as stunnel reads it: it ends with the line, blanks around it are cut, and what is behind
/// the first 16 KiB of a line is a line of its own (`CONFLINELEN` in src/options.c). So not every value can be
/// written: `None` then.
pub fn ini(text: &str) -> Option<&str> {
    let is_sound = !text.chars().any(char::is_control) && text.trim() == text && !text.is_empty();
    (is_sound && text.len() <= LONGEST_PATH).then_some(text)
}

/// `PATH_MAX` of Linux, in octets.
const LONGEST_PATH: usize = 4096;

/// A value of a file that `docker run --env-file` reads: all of it up to the end of the line, without quotes
/// (docker/cli, pkg/kvfile), so not every value can be written. `None` then.
pub fn env_file(text: &str) -> Option<&str> {
    (!text.chars().any(char::is_control)).then_some(text)
}

/// A value of a file that shells source and Docker Compose reads (compose-go, dotenv/parser.go). In single quotes
/// both take all as it stands, but for Compose a backslash before the last quote escapes it; in double quotes they agree
/// on what `\\`, `\"` and `\$` are, not on a backtick. `None` where neither will do.
pub fn dotenv(text: &str) -> Option<String> {
    let trailing = text.chars().rev().take_while(|c| *c == '\\').count();
    if text.chars().any(char::is_control) {
        return None;
    }
    if !text.contains('\'') && trailing % 2 == 0 {
        return Some(format!("'{text}'"));
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$");
    (!text.contains('`')).then(|| format!("\"{escaped}\""))
}

/// The value of a variable in a pod: YAML, in which `$(NAME)` would be substituted (kubernetes.io, EnvVar).
pub fn kubernetes(text: &str) -> String {
    yaml(&text.replace('$', "$$"))
}

/// A part of a URL: everything but the unreserved characters percent-encoded (RFC 3986, section 2.3).
pub fn url(text: &str) -> String {
    let mut out = String::new();
    for octet in text.bytes() {
        match octet {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(octet)),
            _ => _ = write!(out, "%{octet:02X}"),
        }
    }
    out
}

/// Text for a comment that ends with its line. A backslash would splice lines in C and be a Unicode escape in Java,
/// `?>` ends PHP, `coding:` in the second line names the encoding of a Python file (PEP 263), and YAML takes no
/// noncharacters.
pub fn comment(text: &str) -> String {
    let shown = crate::text::visible(text).replace('\\', "\\\\").replace("?>", "? >");
    let shown = shown.replace("coding:", "coding :").replace("coding=", "coding =");
    shown.replace(|c| u32::from(c) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c), "\u{fffd}")
}

/// Double quotes; what is not printable ASCII is escaped.
fn literal(text: &str, escape: fn(&mut String, char) -> std::fmt::Result) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            ' '..='~' => out.push(c),
            c => _ = escape(&mut out, c),
        }
    }
    out.push('"');
    out
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn utf16_escape(out: &mut String, c: char) -> std::fmt::Result {
    c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_literal_is_escaped() {
        assert_eq!(sh("a'b$(x)"), "'a'\\''b$(x)'");
        assert_eq!(python("\"\\\n\u{e9}\u{1f600}"), r#""\"\\\n\xe9\U0001f600""#);
        assert_eq!(javascript("\u{2028}\u{1f600}"), r#""\u2028\ud83d\ude00""#);
        assert_eq!(c("??/\"\u{e9}1"), r#""\?\?/\"\303\2511""#);
        assert_eq!(java("\r\u{e9}"), r#""\015\u00e9""#);
        assert_eq!(hcl("${x}%{y}"), r#""$${x}%%{y}""#);
        assert_eq!(properties(" a=b\n"), "\\ a\\=b\\u000a");
        assert_eq!(redis_conf("a\nb"), r#""a\x0ab""#);
        assert_eq!(php("a'b\\"), r"'a\'b\\'");
        assert_eq!((ruby("a'#{x}"), ruby("\r#{x}")), (r"'a\'#{x}'".to_owned(), r#""\u{d}\#{x}""#.to_owned()));
        assert_eq!(dotenv("a$b").as_deref(), Some("'a$b'"));
        assert_eq!(dotenv("it's $b\\").as_deref(), Some(r#""it's \$b\\""#));
        assert_eq!((dotenv("it's `x`"), dotenv("a\nb")), (None, None));
        assert_eq!(kubernetes("$(X)"), r#""$$(X)""#);
        assert_eq!(comment("coding: utf-16 \u{ffff}"), "coding : utf-16 \u{fffd}");
        assert_eq!(url("a b@%"), "a%20b%40%25");
        assert_eq!(comment("x\\\u{202e}?>"), "x\\\\\\\\u{202e}? >");
        assert_eq!((env_file(" a'$b#"), env_file("a\nb")), (Some(" a'$b#"), None));
        assert_eq!((ini("a b"), ini("a\nb"), ini(" a")), (Some("a b"), None, None));
    }
}
