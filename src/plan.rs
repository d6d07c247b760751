//! The domain: dates and rules (rule book, part c). No clock, no words, no browser, no hash maps.
//!
//! `plan` is the one door: the same request gives the same answer, byte for byte (R-G1).

#![warn(clippy::float_arithmetic)]

pub mod answers;
mod codes;
pub mod day;
pub mod distance;
#[cfg(not(target_arch = "wasm32"))]
pub mod json;
pub mod result;
pub mod value;

use crate::plan::{result::PlanResult, value::Value};

/// A request as it came: any tree of values, not necessarily sensible (c.2).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanRequest(pub Value);

/// The sessions for these answers, or why there are none.
///
/// Never fails and never panics: faults are part of the answer.
pub fn plan(request: &PlanRequest) -> PlanResult {
    if !matches!(request.0, Value::Object(_)) {
        return PlanResult::bad_json();
    }
    PlanResult::bad_json()
}
