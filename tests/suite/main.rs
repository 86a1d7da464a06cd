//! The suite: one module a subject.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says by panicking what it missed")]

mod fixtures;
mod real;
mod vectors;
