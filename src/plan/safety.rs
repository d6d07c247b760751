//! Safety before everything else: red flags and cautions lead to a referral (R-Z1 to R-Z6).
//!
//! Reads the request as it came, because safety outranks form errors (R-V6).

use crate::plan::{
    answers::{Caution, RedFlag, ReferralLevel},
    result::{Flag, Referral},
    value::Value,
};

/// R-Z5: from this severity on an area is an injury to assess, not a tightness to press
/// (source 11).
const ASSESS_FROM: f64 = 9.0;
/// The highest severity there is.
const WORST: f64 = 10.0;

/// R-Z1 to R-Z6, R-V6: why there can be no plan, if anything that can be read says so.
pub(crate) fn screen(request: &Value) -> Option<Referral> {
    let red: Vec<RedFlag> = known(request.get("redFlags"), RedFlag::ALL, RedFlag::code);
    let cautions: Vec<Caution> = known(request.get("cautions"), Caution::ALL, Caution::code);
    let cleared = request.get("clearedByDoctor").as_bool() == Some(true);
    let uncleared = cautions.into_iter().filter(|caution| {
        caution.needs_clearance() && (!cleared || *caution == Caution::Pregnancy)
    });
    let flags: Vec<Flag> =
        red.iter().copied().map(Flag::Red).chain(uncleared.map(Flag::Caution)).collect();

    let mut met: Vec<ReferralLevel> = flags.iter().map(|flag| flag.level()).collect();
    if limps(request.get("areas")) {
        met.push(ReferralLevel::Physio);
    }
    if request.get("adult").as_bool() == Some(false) {
        met.push(ReferralLevel::Adult);
    }
    met.sort_unstable();
    met.dedup();
    let level = *met.first()?;
    Some(Referral { level, levels: met, flags })
}

/// The known codes of a list, or of a single code in its place, once each, in their own
/// order; unknown members hide no other.
pub(crate) fn known<T: Copy>(value: &Value, all: &[T], code: fn(T) -> &'static str) -> Vec<T> {
    let given = |member: &T| {
        let code = code(*member);
        match value {
            Value::Text(text) => text == code,
            Value::List(list) => list.iter().any(|entry| entry.as_text() == Some(code)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
        }
    };
    all.iter().copied().filter(given).collect()
}

/// Whether any entry has a whole severity of 9 or 10, whatever its other keys say.
fn limps(areas: &Value) -> bool {
    areas.as_list().unwrap_or_default().iter().any(|entry| {
        let severity = entry.get("severity").as_number();
        severity == Some(ASSESS_FROM) || severity == Some(WORST)
    })
}

impl Flag {
    /// The level that it leads to.
    pub const fn level(self) -> ReferralLevel {
        match self {
            Self::Red(flag) => flag.level(),
            Self::Caution(_) => ReferralLevel::Clearance,
        }
    }
}
