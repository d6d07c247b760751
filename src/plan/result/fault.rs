//! What is wrong with a request.

use crate::plan::codes::codes;

/// One fault of a request: where, and what.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// Full path, as in `races[0].date`; empty for the request as a whole.
    pub field: String,
    /// What is wrong with it.
    pub code: FaultCode,
}

codes! {
    /// What is wrong with a field (R-V1).
    FaultCode {
        /// The request is not a JSON object.
        BadJson = "bad_json",
        Required = "required",
        NotANumber = "not_a_number",
        NotAnInteger = "not_an_integer",
        OutOfRange = "out_of_range",
        UnknownValue = "unknown_value",
        BadDate = "bad_date",
        TooFar = "too_far",
        FutureDate = "future_date",
        Inconsistent = "inconsistent",
        NoCommonDay = "no_common_day",
        TooMany = "too_many",
        TooLong = "too_long",
    }
}
