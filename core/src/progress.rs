//! How far a check has come, for faces that show it.

/// Told while files are read: the longest part of a check of a large file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The file, by its index among the report's inputs.
    pub input: usize,
    /// Blocks of it that were read.
    pub done: usize,
    /// Of so many.
    pub total: usize,
}

impl Progress {
    /// Blocks between two tellings: a thousandth of a second natively, a few in a browser.
    const EVERY: usize = 64;

    /// Is it time to tell of it?
    pub(crate) fn is_due(self) -> bool {
        self.done == self.total || self.done.is_multiple_of(Self::EVERY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CheckRequest, check_watched,
        contract::{InputRequest, Role, Timestamp},
        trust::testing::REDISLABS_ROOT,
    };

    #[test]
    fn a_large_file_is_told_of_up_to_its_last_block() {
        let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
        request.inputs.push(InputRequest::new("empty", Role::Auto, b"\n".to_vec()));
        request.inputs.push(InputRequest::new("ca.pem", Role::Auto, REDISLABS_ROOT.repeat(130).into_bytes()));
        let mut told = Vec::new();
        let report = check_watched(&request, &mut |progress| told.push(progress)).unwrap();
        assert_eq!(report.certificates.len(), 130);
        assert_eq!(told, [64, 128, 130].map(|done| Progress { input: 1, done, total: 130 }));
    }
}
