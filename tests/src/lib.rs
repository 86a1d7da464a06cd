//! Fixtures made by code, and what the suites share.
