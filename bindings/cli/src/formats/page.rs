//! The page of a rule for a terminal: Markdown stays readable as it is, so it is wrapped and its headings stand out.

/// Paragraphs and lists are filled to the width; code, indented or fenced, and tables are left alone.
pub fn for_terminal(page: &str, width: usize, color: bool) -> String {
    let mut out = String::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in page.lines() {
        let fence = line.trim_start().starts_with("```");
        let verbatim = fenced || fence || line.starts_with("    ") || line.starts_with('|');
        if verbatim || line.trim().is_empty() || line.starts_with('#') {
            flush(&mut paragraph, width, &mut out);
            if !fence {
                push_line(line, color, fenced, &mut out);
            }
        } else {
            if is_item(line) {
                flush(&mut paragraph, width, &mut out);
            }
            paragraph.push(line);
        }
        fenced ^= fence;
    }
    flush(&mut paragraph, width, &mut out);
    out
}

fn push_line(line: &str, color: bool, fenced: bool, out: &mut String) {
    match line.strip_prefix('#') {
        Some(rest) if !fenced => {
            let heading = rest.trim_start_matches('#').trim();
            let (bold, plain) = if color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
            out.extend([bold, heading, plain]);
        }
        _ if fenced => {
            out.push_str("    ");
            out.push_str(line);
        }
        _ => out.push_str(line),
    }
    // No blanks at the end of a line, inside a fence neither.
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}

fn is_item(line: &str) -> bool {
    let text = line.trim_start();
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with("- ") || text.starts_with("* ") || (numbered.len() < text.len() && numbered.starts_with(". "))
}

fn flush(paragraph: &mut Vec<&str>, width: usize, out: &mut String) {
    let Some(first) = paragraph.first() else { return };
    let margin = first.len() - first.trim_start().len();
    let hanging =
        if is_item(first) { margin + first.trim_start().find(' ').map_or(0, |marker| marker + 1) } else { margin };
    let text = paragraph.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let (initial, subsequent) = (" ".repeat(margin), " ".repeat(hanging));
    let options = textwrap::Options::new(width)
        .initial_indent(&initial)
        .subsequent_indent(&subsequent)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    out.push_str(&textwrap::fill(&text, options));
    out.push('\n');
    paragraph.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_filled_and_code_is_left_alone() {
        let page = "# A b\n\n## What it finds\n\none two three\nfour five six seven eight nine ten\n\n* item one which is long \
                    enough to be wrapped\n* two\n\n```\n# no heading   x\n```\n\n    openssl x509 -in a-file-with-a-long-name.pem\n";
        assert_eq!(
            for_terminal(page, 40, false),
            "A b\n\nWhat it finds\n\none two three four five six seven eight\nnine ten\n\n* item one which is long enough \
             to be\n  wrapped\n* two\n\n    # no heading   x\n\n    openssl x509 -in a-file-with-a-long-name.pem\n"
        );
    }
}
