//! Problems in words that say how to correct them.

use crate::{plan::result::Fault, text::Messages};

/// The sentence for a fault: the one for its field and code, else the one for its code.
///
/// `bad_date` at `races[0].date` has the key `fault_races_date_bad_date`.
pub fn fault(messages: &Messages, fault: &Fault) -> String {
    let code = fault.code.code();
    let own = ["fault_", &field(&fault.field), "_", code].concat();
    messages.find(&own).unwrap_or_else(|| messages.get(&["fault_", code].concat()))
}

/// The field without its indexes, as it is written in the keys of the locale files.
fn field(path: &str) -> String {
    let without_index = |part: &str| part.split('[').next().unwrap_or_default().to_owned();
    path.split('.').map(without_index).collect::<Vec<_>>().join("_")
}
