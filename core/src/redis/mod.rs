//! Tables of facts about Redis, each row with its source.

pub mod endpoint;
pub mod host;
pub mod known_ca;
pub mod plan;
pub mod public_ca;
