//! Web pages, and the answers of servers and object stores that were saved under a certificate's name.

use super::{begins_with, find, line_of, trimmed};
use crate::read::format::{Format, InputFault};

/// A page or an XML document, told by how it begins.
pub(in crate::read) fn recognise(text: &[u8]) -> Option<(Format, InputFault)> {
    let start = trimmed(text);
    if !start.starts_with(b"<") {
        return None;
    }
    let head = start.get(..start.len().min(HEAD)).unwrap_or_default();
    let begins = |word: &[u8]| begins_with(start, word);
    let is_page = begins(b"<!doctype html")
        || ["<html", "<head", "<body", "<title"]
            .iter()
            .any(|tag| find(&head.to_ascii_lowercase(), tag.as_bytes()).is_some());
    if is_page {
        let line = line_of(text, find(text, b"<").unwrap_or(0));
        return Some((Format::Html, InputFault::WebPage { title: element(head, "title"), line }));
    }
    let is_xml = begins(b"<?xml") || start.get(1).is_some_and(u8::is_ascii_alphabetic);
    is_xml.then(|| {
        // S3, GCS and Azure answer <Error><Code>..</Code><Message>..</Message>.
        let fault =
            InputFault::ErrorDocument { kind: "XML", code: element(head, "code"), message: element(head, "message") };
        (Format::Xml, fault)
    })
}

/// What a JSON answer says that reports an error, by the names that services use for it.
pub(in crate::read) fn json_error(document: &serde_json::Value) -> InputFault {
    let text = |names: &[&str], object: &serde_json::Value| {
        names.iter().find_map(|name| match object.get(name)? {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    };
    let inner = document.get("error").or_else(|| document.get("errors")?.get(0)).filter(|inner| inner.is_object());
    let object = inner.unwrap_or(document);
    let code = text(&["code", "Code", "status", "statusCode", "error", "reason", "__type"], object);
    // Any document may have a title; that of an error has a code too.
    let names: &[&str] = match code {
        Some(_) => &["message", "Message", "error_description", "detail", "description", "title"],
        None => &["message", "error_description"],
    };
    InputFault::ErrorDocument { kind: "JSON", message: text(names, object), code }
}

/// So much of a document is searched for its title or code.
const HEAD: usize = 16 << 10;

/// The text of the first element with this name, markup left out.
fn element(text: &[u8], name: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let open = find(&lower, format!("<{name}").as_bytes())?;
    let start = open + lower.get(open..)?.iter().position(|octet| *octet == b'>')? + 1;
    let end = start + find(lower.get(start..)?, b"<")?;
    let words = String::from_utf8_lossy(text.get(start..end)?).split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_xml() {
        let page = recognise(b"\n<!DOCTYPE html>\n<html><head><title>Sign in\n - Example</title>");
        assert_eq!(
            page,
            Some((Format::Html, InputFault::WebPage { title: Some("Sign in - Example".into()), line: 2 }))
        );
        let answer =
            recognise(b"<?xml version=\"1.0\"?>\n<Error><Code>NoSuchBucket</Code><Message>none</Message></Error>");
        let fault =
            InputFault::ErrorDocument { kind: "XML", code: Some("NoSuchBucket".into()), message: Some("none".into()) };
        assert_eq!(answer, Some((Format::Xml, fault)));
        assert_eq!(recognise(b"<3 certificates"), None);
        assert_eq!(recognise(b"-----BEGIN CERTIFICATE-----"), None);
    }

    #[test]
    fn errors_in_json_are_found() {
        let of = |text: &str| serde_json::from_str(text).map(|value| json_error(&value)).ok();
        let fault = |code: &str, message: &str| {
            Some(InputFault::ErrorDocument { kind: "JSON", code: Some(code.into()), message: Some(message.into()) })
        };
        assert_eq!(of(r#"{"error":{"code":403,"message":"no"}}"#), fault("403", "no"));
        assert_eq!(of(r#"{"error":"not_found","message":"gone"}"#), fault("not_found", "gone"));
    }
}
