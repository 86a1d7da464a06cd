//! The certificates that Redis Cloud has handed out in `redis_ca.pem`, by SHA-256 fingerprint, and its editions.
