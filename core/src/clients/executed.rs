//! Which emitted configurations were run as emitted, with what and when: written by `make executed`, never by hand. What
//! does not stand here was not executed.

/// Target, the client it ran with, the day.
pub static EXECUTED: &[(&str, &str, &str)] = &[];
