//! The suite: one binary, one module for each subject.
