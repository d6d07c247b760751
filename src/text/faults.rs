//! Problems in words that say how to correct them.

use crate::{
    plan::{day::Day, result::Fault},
    quiz::date::{DateFields, DateKind, DatePart},
    text::Messages,
};

/// The sentence for a fault: the one for its field and code, else the one for its code.
///
/// `bad_date` at `races[0].date` has the key `fault_races_date_bad_date`.
/// A date in it is one that would be right there.
pub fn fault(messages: &Messages, fault: &Fault, today: Day) -> String {
    let code = fault.code.code();
    let own = ["fault_", &field(&fault.field), "_", code].concat();
    let key = if messages.find(&own).is_some() { own } else { ["fault_", code].concat() };
    let example = DateFields::of(DateKind::of_field(&fault.field).example(today));
    let date = DatePart::ALL.map(|part| example.part(part)).join(" ");
    messages.format(&key, &[("example", &date), ("year", &example.year)])
}

/// The field without its indexes, as it is written in the keys of the locale files.
fn field(path: &str) -> String {
    let without_index = |part: &str| part.split('[').next().unwrap_or_default().to_owned();
    path.split('.').map(without_index).collect::<Vec<_>>().join("_")
}
