//! Each vector's answer, and whether the vectors cover the catalogue.

use std::{collections::BTreeSet, fs, sync::LazyLock};

use tlsconf::Rule;
use tlsconf_tests::{
    data,
    vectors::{Answer, Folder, elsewhere, unbuilt},
};

static ANSWERS: LazyLock<Vec<(Folder, Answer)>> = LazyLock::new(|| {
    Folder::all().into_iter().map(|folder| (folder.answer(), folder)).map(|(answer, folder)| (folder, answer)).collect()
});

#[test]
fn answers_are_as_committed() {
    assert!(!ANSWERS.is_empty(), "no vector was found");
    let mut differing = Vec::new();
    for (folder, answer) in ANSWERS.iter() {
        for (file, seen) in [("report.json", &answer.json), ("report.txt", &answer.text)] {
            let Some(committed) = folder.committed(file) else {
                differing.push(format!("{}/{file} is missing", folder.name));
                continue;
            };
            if committed != *seen {
                differing.push(format!("{}/{file}: {}", folder.name, first_difference(&committed, seen)));
            }
        }
    }
    assert!(
        differing.is_empty(),
        "{} answers differ; `cargo run -p tlsconf-tests --bin fixtures -- --bless` and read the diff:\n{}",
        differing.len(),
        differing.join("\n")
    );
}

#[test]
fn listed_rules_fire_and_near_misses_stay_silent() {
    let unbuilt = unbuilt();
    let mut wrong = Vec::new();
    for (folder, answer) in ANSWERS.iter() {
        for code in folder.fires.iter().filter(|code| !unbuilt.contains(*code) && !answer.codes.contains(*code)) {
            wrong.push(format!("{}: {code} does not fire, but {:?}", folder.name, answer.codes));
        }
        for code in folder.near.intersection(&answer.codes) {
            wrong.push(format!("{}: {code} fires, but must not", folder.name));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_a_firing_vector_and_a_near_miss() {
    let listed = |of: fn(&Folder) -> &BTreeSet<String>| {
        ANSWERS.iter().flat_map(|(folder, _)| of(folder)).cloned().collect::<BTreeSet<String>>()
    };
    let catalogue: BTreeSet<String> = Rule::ALL.iter().map(|rule| rule.code().to_owned()).collect();
    let (unbuilt, elsewhere) = (unbuilt(), elsewhere());
    let excepted = |code: &String| unbuilt.contains(code) || elsewhere.contains_key(code);
    let missing = |named: &BTreeSet<String>| -> Vec<String> {
        catalogue.iter().filter(|code| !named.contains(*code) && !excepted(code)).cloned().collect()
    };
    let (firing, near) = (listed(|folder| &folder.fires), listed(|folder| &folder.near));
    assert!(missing(&firing).is_empty(), "no vector makes these fire: {:?}", missing(&firing));
    assert!(missing(&near).is_empty(), "no vector comes near to these: {:?}", missing(&near));
    let unknown: Vec<_> = firing.union(&near).chain(&unbuilt).filter(|code| !catalogue.contains(*code)).collect();
    assert!(unknown.is_empty(), "not in the catalogue: {unknown:?}");
}

#[test]
fn what_is_fired_elsewhere_is_named_there() {
    for (code, file) in elsewhere() {
        let text = fs::read_to_string(data::path(&file)).unwrap_or_default();
        assert!(text.contains(&format!("\"{code}\"")), "{file} does not speak of {code}");
        assert!(!unbuilt().contains(&code), "{code} stands in both lists");
    }
}

#[test]
fn nothing_unbuilt_fires() {
    let fired: BTreeSet<_> = ANSWERS.iter().flat_map(|(_, answer)| answer.codes.iter().cloned()).collect();
    let healed: Vec<_> = unbuilt().intersection(&fired).cloned().collect();
    assert!(healed.is_empty(), "built by now: take out of vectors/unbuilt.txt (or bless): {healed:?}");
}

fn first_difference(committed: &str, seen: &str) -> String {
    let lines = committed.lines().zip(seen.lines()).enumerate();
    let differing = lines.into_iter().find(|(_, (left, right))| left != right);
    match differing {
        Some((at, (left, right))) => format!("line {}: committed `{}`, now `{}`", at + 1, left.trim(), right.trim()),
        None => format!("{} lines committed, {} now", committed.lines().count(), seen.lines().count()),
    }
}
