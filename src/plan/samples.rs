//! Checked answers for unit tests.

use crate::plan::{answers::Answers, json, request::Request, validate};

/// Monday 2 March 2026, 30 km on 4 days, free every day; and what a test adds or changes, as JSON
/// members. Of equal keys the last one counts.
pub(crate) fn answers(changes: &str) -> Answers {
    let text = format!(
        r#"{{"today":"2026-03-02","weeklyDistance":30,"runDays":4,"adult":true,
            "availableWeekdays":[1,2,3,4,5,6,7],"clearedByDoctor":true{}{changes}}}"#,
        if changes.is_empty() { "" } else { "," },
    );
    let request = json::read(&text).as_ref().and_then(Request::from_json).unwrap();
    validate::validate(&request).unwrap()
}
