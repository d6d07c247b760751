//! Safety before everything else: red flags and cautions lead to a referral (R-Z1 to R-Z6).
//!
//! Looks at the request before it is validated, because safety outranks form errors (R-V6).

use crate::plan::{
    answers::{Area, Caution, Now, ReferralLevel},
    areas::SEVERITIES_TO_ASSESS,
    order::sort_by_key,
    request::{Entries, Field, Request},
    result::{Flag, Referral},
};

/// R-Z1 to R-Z6, R-V6: why there can be no plan, if anything that can be read says so.
pub(crate) fn screen(request: &Request) -> Option<Referral> {
    let is_cleared = request.cleared_by_doctor == Field::Valid(true);
    let is_uncleared = |caution: &Caution| {
        caution.needs_clearance() && (!is_cleared || *caution == Caution::Pregnancy)
    };
    let red = known(&request.red_flags).into_iter().map(Flag::Red);
    let uncleared = known(&request.cautions).into_iter().filter(is_uncleared).map(Flag::Caution);
    let flags: Vec<Flag> = red.chain(uncleared).collect();

    let mut met: Vec<ReferralLevel> = flags.iter().map(|flag| flag.level()).collect();
    if has_area_to_assess(request) || has_worse_area(request) {
        met.push(ReferralLevel::Physio);
    }
    if request.adult == Field::Valid(false) {
        met.push(ReferralLevel::Adult);
    }
    met.sort_unstable();
    met.dedup();
    let level = *met.first()?;
    Some(Referral { level, levels: met, flags, mentioned: request.mentioned() })
}

/// The codes that can be read, once each, in the order of D-3.
fn known<T: Copy + Ord>(codes: &Field<Entries<T>>) -> Vec<T> {
    let mut known: Vec<T> = Vec::new();
    for code in codes.readable() {
        if !known.contains(code) {
            known.push(*code);
        }
    }
    sort_by_key(&mut known, |code| *code);
    known
}

/// Whether any entry has a severity of 9 or 10, whatever its other fields say (R-Z5).
fn has_area_to_assess(request: &Request) -> bool {
    let severities = request.areas.readable().filter_map(|entry| entry.severity.valid());
    severities.into_iter().any(|severity| SEVERITIES_TO_ASSESS.contains(severity))
}

/// R-Q4: an area that is one more than before the check-in, and so one to assess.
fn has_worse_area(request: &Request) -> bool {
    let check_in = request.check_in.valid();
    let entries = check_in.map_or(&[][..], |check_in| check_in.areas.entries());
    let is_worse = |area: &Field<Area>| {
        entries.iter().flatten().any(|entry| {
            entry.now == Field::Valid(Now::More)
                && entry.area.valid().is_some()
                && entry.area == *area
        })
    };
    request.areas.readable().filter(|entry| is_worse(&entry.area)).any(|entry| {
        entry
            .severity
            .valid()
            .is_some_and(|severity| SEVERITIES_TO_ASSESS.contains(&(severity + 1)))
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
