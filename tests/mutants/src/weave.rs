//! Writes a file again, with a switch at every place that has mutants.

use std::{collections::BTreeMap, fmt::Write, ops::Range};

use super::{Map, Mutant, Woven, nodes::Nodes};

/// A place with mutants, and how its code is put together.
#[derive(Debug)]
struct Place {
    whole: Range<usize>,
    shape: Shape,
    mutants: Vec<Mutant>,
}

#[derive(Debug)]
enum Shape {
    /// Before the first statement of a function.
    Body,
    /// Operands, and the operator between them.
    Binary {
        left: Range<usize>,
        operator: Range<usize>,
        right: Range<usize>,
    },
    Unary {
        operand: Range<usize>,
    },
    /// A pattern's guard, which may have none yet.
    Guard {
        exists: bool,
    },
    Struct,
}

/// The source of `file` with its mutants; what each became goes into `said`.
pub fn file(file: &str, source: &str, mutants: Vec<Mutant>, said: &mut Map) -> syn::Result<String> {
    let nodes = Nodes::of(source)?;
    let mut places: BTreeMap<(usize, std::cmp::Reverse<usize>, u8), Place> = BTreeMap::new();
    for mutant in mutants {
        let constant = nodes.constant.iter().any(|range| range.contains(&mutant.start));
        let Some((whole, shape)) = place(&nodes, &mutant).filter(|_| !constant) else {
            said.left.push(mutant.number);
            continue;
        };
        // A guard goes round what is in it.
        let key = (whole.start, std::cmp::Reverse(whole.end), u8::from(!matches!(shape, Shape::Guard { .. })));
        places.entry(key).or_insert(Place { whole, shape, mutants: Vec::new() }).mutants.push(mutant);
    }
    // What stands at one place comes before what it goes round: nothing of an insertion's is inside.
    let mut places: Vec<Place> = places.into_values().collect();
    places.sort_by_key(|place| (place.whole.start, !place.whole.is_empty()));
    let mut writer = Writer { file, source, places: &places, out: String::with_capacity(source.len() * 4), said };
    writer.range(0..source.len(), 0);
    Ok(writer.out)
}

fn place(nodes: &Nodes, mutant: &Mutant) -> Option<(Range<usize>, Shape)> {
    match mutant.genre.as_str() {
        "FnValue" => (!mutant.hidden).then_some((mutant.start..mutant.start, Shape::Body)),
        "BinaryOperator" => {
            let node = nodes.binary.get(&mutant.start).filter(|node| !node.has_let)?;
            let (left, operator, right) = (node.left.clone(), node.operator.clone(), node.right.clone());
            Some((node.whole.clone(), Shape::Binary { left, operator, right }))
        }
        "UnaryOperator" => {
            let node = nodes.unary.get(&mutant.start)?;
            Some((node.whole.clone(), Shape::Unary { operand: node.operand.clone() }))
        }
        "MatchArm" => {
            let arm = nodes.arms.get(&mutant.start).filter(|arm| !arm.has_let && arm.spare)?;
            let exists = arm.guard.is_some();
            Some((arm.guard.clone().unwrap_or(arm.pattern.end..arm.pattern.end), Shape::Guard { exists }))
        }
        "MatchArmGuard" => {
            let arm =
                nodes.arms.values().find(|arm| arm.guard.as_ref().is_some_and(|guard| guard.start == mutant.start))?;
            (!arm.has_let).then_some((mutant.start..mutant.end, Shape::Guard { exists: true }))
        }
        "StructField" => {
            let around = nodes.structs.iter().filter(|range| range.start <= mutant.start && mutant.end <= range.end);
            Some((around.min_by_key(|range| range.len())?.clone(), Shape::Struct))
        }
        _ => None,
    }
}

struct Writer<'a> {
    file: &'a str,
    source: &'a str,
    places: &'a [Place],
    out: String,
    said: &'a mut Map,
}

impl Writer<'_> {
    /// The source of `range`, with the places in it from the one numbered `from` on.
    fn range(&mut self, range: Range<usize>, from: usize) {
        let mut written = range.start;
        for at in from..self.places.len() {
            let whole = &self.places[at].whole;
            if whole.start >= range.end {
                break;
            }
            if whole.start < written || whole.end > range.end {
                continue;
            }
            self.out.push_str(&self.source[written..whole.start]);
            self.place(at);
            written = whole.end;
        }
        self.out.push_str(&self.source[written..range.end]);
    }

    fn place(&mut self, at: usize) {
        let Place { whole, shape, mutants } = &self.places[at];
        let begins = self.out.len();
        let switch = format!("match crate::mutants::at({}) {{ ", mutants[0].number);
        self.out.push_str(match shape {
            Shape::Body => "",
            Shape::Guard { exists: false } => " if (",
            _ => "(",
        });
        self.out.push_str(&switch);
        for mutant in mutants {
            let start = self.out.len();
            // Writing to a String cannot fail.
            let _ = write!(self.out, "{} => {}, ", mutant.number, self.mutated(shape, whole, mutant));
            let end = self.out.len();
            self.said.mutants.push(self.woven(vec![mutant.number], start..end));
        }
        self.out.push_str("_ => ");
        match shape {
            Shape::Body => self.out.push_str("{} }\n"),
            Shape::Binary { left, operator, right } => {
                self.out.push('(');
                self.range(left.clone(), at + 1);
                let _ = write!(self.out, ") {} (", &self.source[operator.clone()]);
                self.range(right.clone(), at + 1);
                self.out.push_str(") })");
            }
            Shape::Guard { exists: false } => self.out.push_str("true })"),
            _ => {
                self.range(whole.clone(), at + 1);
                self.out.push_str(" })");
            }
        }
        let end = self.out.len();
        self.said.places.push(self.woven(mutants.iter().map(|mutant| mutant.number).collect(), begins..end));
    }

    fn mutated(&self, shape: &Shape, whole: &Range<usize>, mutant: &Mutant) -> String {
        let replacement = &mutant.replacement;
        let source = |range: &Range<usize>| &self.source[range.clone()];
        match shape {
            Shape::Body => format!("return {replacement}"),
            Shape::Binary { left, right, .. } => format!("({}) {replacement} ({})", source(left), source(right)),
            Shape::Unary { operand } => format!("{replacement}({})", source(operand)),
            Shape::Guard { .. } if mutant.genre == "MatchArm" => "false".to_owned(),
            Shape::Guard { .. } => replacement.clone(),
            Shape::Struct => source(&(whole.start..mutant.start)).to_owned() + source(&(mutant.end..whole.end)),
        }
    }

    fn woven(&self, mutants: Vec<usize>, range: Range<usize>) -> Woven {
        Woven { file: self.file.to_owned(), mutants, start: range.start, end: range.end }
    }
}
