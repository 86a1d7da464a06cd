//! Which roots are publicly trusted, and how a publicly trusted certificate is told from a private one.
