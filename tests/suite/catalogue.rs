//! The rules' pages: one for each row of the table, each with what it promises.

use std::{collections::BTreeSet, fs};

use tlsconf::Rule;
use tlsconf_tests::{data, vectors::unbuilt};

const HEADINGS: [&str; 5] = ["## What it finds", "## Why it matters", "## Example", "## How to fix", "## References"];

#[test]
fn each_rule_has_one_page_and_each_page_a_rule() {
    let pages: BTreeSet<String> = fs::read_dir(data::path("../core/rules"))
        .expect("core/rules is there")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let rules: BTreeSet<String> = Rule::ALL.iter().map(|rule| format!("{}.md", rule.code())).collect();
    assert_eq!(pages, rules);
}

#[test]
fn pages_of_built_rules_are_complete() {
    let unbuilt = unbuilt();
    let faults: Vec<_> = Rule::ALL
        .iter()
        .filter(|rule| !unbuilt.contains(rule.code()))
        .filter_map(|rule| fault(*rule).map(|fault| format!("{}: {fault}", rule.code())))
        .collect();
    assert!(faults.is_empty(), "{} pages:\n{}", faults.len(), faults.join("\n"));
}

fn fault(rule: Rule) -> Option<String> {
    let page = rule.page();
    let title = format!("# {} {}", rule.code(), rule.info().name);
    if page.lines().next() != Some(title.as_str()) {
        return Some(format!("the first line is not `{title}`"));
    }
    let headings: Vec<_> = without_fences(page).filter(|line| line.starts_with("## ")).collect();
    if headings != HEADINGS {
        return Some(format!("the headings are {headings:?}"));
    }
    for pair in HEADINGS.iter().zip(HEADINGS.iter().skip(1).map(Some).chain([None])) {
        let body = page.split_once(&format!("{}\n", pair.0)).map_or("", |(_, after)| after);
        let body = pair.1.map_or(body, |next| body.split(*next).next().unwrap_or_default()).trim();
        if body.len() < 20 {
            return Some(format!("nothing stands under `{}`", pair.0));
        }
        if body.trim_end_matches('.').eq_ignore_ascii_case(rule.info().summary) {
            return Some(format!("`{}` only repeats the summary", pair.0));
        }
    }
    let placeholder =
        ["TODO", "TBD", "FIXME", "lorem", "placeholder text"].into_iter().find(|word| page.contains(word));
    placeholder.map(|word| format!("holds `{word}`"))
}

/// Lines outside of code fences: a `#` inside is a comment of a shell.
fn without_fences(page: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    page.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

#[test]
fn rules_are_found_by_code_in_any_case() {
    for rule in Rule::ALL {
        assert_eq!(Rule::by_code(&rule.code().to_lowercase()), Some(*rule));
    }
    assert_eq!(Rule::by_code("PEM000"), None);
}
