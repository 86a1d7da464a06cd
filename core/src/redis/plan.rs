//! The table of recommendations by subscription and endpoint.

use crate::{Case, contract::Recommendation};

pub fn recommend(_case: &Case<'_>) -> Option<Recommendation> {
    None
}
