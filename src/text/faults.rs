//! Problems in words that say how to mend them.

use crate::{plan::result::Fault, text::Messages};

/// The sentence for a fault: that of its field and code, else that of its code alone.
///
/// `races[0].date` with `bad_date` is found at `fault_races_date_bad_date`.
pub fn fault(messages: &Messages, fault: &Fault) -> String {
    let code = fault.code.code();
    let own = ["fault_", &field(&fault.field), "_", code].concat();
    messages.find(&own).unwrap_or_else(|| messages.get(&["fault_", code].concat()))
}

/// The field without its numbers, as the keys of the locale files spell it.
fn field(path: &str) -> String {
    let without_index = |part: &str| part.split('[').next().unwrap_or_default().to_owned();
    path.split('.').map(without_index).collect::<Vec<_>>().join("_")
}
