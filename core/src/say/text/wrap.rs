//! Text within a number of columns.

use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthChar;

/// Appends `text` as lines of at most `width` columns: the first begins with `first`, the others with `rest`. Words
/// longer than a line are kept whole: they are addresses and commands, which people copy.
pub(super) fn paragraph(out: &mut String, text: &str, first: &str, rest: &str, width: usize) {
    for line in lines(text, first, rest, width) {
        out.push_str(&line);
        out.push('\n');
    }
}

pub(super) fn lines(text: &str, first: &str, rest: &str, width: usize) -> Vec<String> {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// `text` in exactly `width` columns: cut with an ellipsis, or filled with blanks. Every character is first made
/// visible by the caller.
pub(super) fn cell(text: &str, width: usize) -> String {
    let columns = |c: char| c.width().unwrap_or(0);
    let whole: usize = text.chars().map(columns).sum();
    if whole <= width {
        return format!("{text}{}", " ".repeat(width - whole));
    }
    let mut out = String::new();
    let mut used = 0;
    for character in text.chars() {
        if used + columns(character) + 1 > width {
            break;
        }
        used += columns(character);
        out.push(character);
    }
    format!("{out}…{}", " ".repeat(width - used - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_its_width_whatever_stands_in_it() {
        assert_eq!(cell("abc", 5), "abc  ");
        assert_eq!(cell("abcdef", 5), "abcd…");
        assert_eq!(cell("日本語", 5), "日本…");
    }
}
