//! Which readers mind a defect: the block is cut out with what stands before it, and read alone.

use super::{Block, DefectKind, Reader, Scan, read};

/// So many defects of a file are looked at; the rest of a file with more is as damaged as these.
const DEFECTS: usize = 64;

/// Octets that are read alone: far more than a block of the largest certificate with text before it.
const PART: usize = 1 << 20;

/// Fills [`super::Defect::taken_by`]. Blocks of private keys are left alone: readers of CA files do not take them.
pub fn note_takers(text: &[u8], scan: &mut Scan) {
    let Scan { blocks, defects, .. } = scan;
    for defect in defects.iter_mut().take(DEFECTS) {
        let Some(index) = defect.block.or_else(|| first_after(blocks, defect.line)) else { continue };
        let Some(block) = blocks.get(index).filter(|block| !block.is_private_key()) else { continue };
        let before = index.checked_sub(1).and_then(|before| blocks.get(before));
        let after = blocks.get(index + 1);
        // A fault between two blocks is judged with both: each may lose the other.
        let start = match (before, defect.kind) {
            (Some(before), DefectKind::Glued) => before.span.start,
            (Some(before), _) => before.span.end,
            (None, _) => 0,
        };
        let swallows = defect.kind == DefectKind::EndMissing;
        let end = if swallows {
            after.map_or(text.len(), |after| line_end(text, after.span.end))
        } else {
            line_end(text, block.span.end)
        };
        let wanted: Vec<&[u8]> = std::iter::once(block)
            .chain(after.filter(|_| swallows))
            .chain(before.filter(|_| defect.kind == DefectKind::Glued))
            .filter_map(octets)
            .collect();
        let part = text.get(start..end.max(start)).unwrap_or_default();
        if octets(block).is_none() || part.len() > PART {
            continue;
        }
        defect.taken_by = Reader::ALL
            .into_iter()
            .filter(|reader| {
                let taken = read(*reader, part).taken;
                // The first certificate alone is all that this reader wants.
                let first_only = *reader == Reader::Keytool;
                let has = |der: &&[u8]| taken.iter().any(|taken| taken.der == **der);
                if first_only { wanted.iter().any(has) } else { wanted.iter().all(has) }
            })
            .collect();
    }
}

fn octets(block: &Block) -> Option<&[u8]> {
    block.der.as_deref()
}

fn first_after(blocks: &[Block], line: u32) -> Option<usize> {
    blocks.iter().position(|block| block.end_line >= line)
}

/// Behind the line in which `at` lies, so that text after a marker stays.
fn line_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let stop = rest.iter().position(|octet| *octet == b'\n').map_or(rest.len(), |newline| newline + 1);
    // A marker of the next block on the same line belongs to that one.
    let glued = rest.get(..stop).and_then(|line| line.windows(11).position(|part| part == b"-----BEGIN "));
    at + glued.unwrap_or(stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::pem::scan,
        trust::testing::{GLOBALSIGN_R3, REDISLABS_ROOT},
    };

    /// Who takes the block of the first defect of this kind all the same.
    fn takers(text: &str, kind: DefectKind) -> Option<Vec<Reader>> {
        let mut scan = scan(text.as_bytes());
        note_takers(text.as_bytes(), &mut scan);
        scan.defects.into_iter().find(|defect| defect.kind == kind).map(|defect| defect.taken_by)
    }

    fn with_blank_line(pem: &str) -> String {
        let middle = pem.match_indices('\n').nth(5).map_or(0, |(at, _)| at);
        let (before, after) = pem.split_at(middle);
        format!("{before}\n{after}")
    }

    #[test]
    fn a_block_is_judged_without_its_neighbours() {
        let blank = with_blank_line(REDISLABS_ROOT);
        let alone = takers(&blank, DefectKind::BlankLine).unwrap_or_default();
        assert!(alone.contains(&Reader::Java) && !alone.contains(&Reader::OpensslFile), "{alone:?}");
        let broken = GLOBALSIGN_R3.replacen("MII", "M!I", 1);
        for (before, after) in [("", broken.as_str()), (GLOBALSIGN_R3, ""), (broken.as_str(), broken.as_str())] {
            assert_eq!(takers(&format!("{before}{blank}{after}"), DefectKind::BlankLine).as_ref(), Some(&alone));
        }
    }

    #[test]
    fn where_end_and_begin_share_a_line_both_must_be_taken() {
        let both = format!("{}{GLOBALSIGN_R3}", REDISLABS_ROOT.trim_end());
        // Netty takes the first alone, Go neither.
        let taken = takers(&both, DefectKind::Glued).unwrap_or_default();
        assert!(taken.contains(&Reader::NativeTls), "{taken:?}");
        assert!(!taken.contains(&Reader::Netty) && !taken.contains(&Reader::Go), "{taken:?}");
    }

    #[test]
    fn what_stands_between_blocks_is_judged_with_the_next() {
        let stray = "-----END CERTIFICATE-----\n";
        for text in [format!("{stray}{REDISLABS_ROOT}"), format!("{GLOBALSIGN_R3}{stray}{REDISLABS_ROOT}")] {
            let taken = takers(&text, DefectKind::BeginMissing).unwrap_or_default();
            assert!(taken.contains(&Reader::Go) && !taken.contains(&Reader::Java), "{taken:?}");
        }
        let behind = format!("{REDISLABS_ROOT}{stray}");
        assert_eq!(takers(&behind, DefectKind::BeginMissing), Some(vec![]), "no block is behind it");
    }

    #[test]
    fn text_behind_a_marker_is_judged_with_it() {
        let text = format!("{} x\n{GLOBALSIGN_R3}", REDISLABS_ROOT.trim_end());
        let taken = takers(&text, DefectKind::TextAfterMarker).unwrap_or_default();
        assert!(taken.contains(&Reader::Netty) && !taken.contains(&Reader::OpensslFile), "{taken:?}");
    }

    #[test]
    fn nobody_takes_what_holds_nothing() {
        let text = format!("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n{REDISLABS_ROOT}");
        assert_eq!(takers(&text, DefectKind::EmptyBlock), Some(vec![]));
    }
}
