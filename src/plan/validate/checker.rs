//! Checks single fields and collects what is wrong with them (R-V1).

use std::ops::RangeInclusive;

use crate::plan::{
    day::{Day, Weekday, Weekdays},
    distance::{Distance, Unit},
    request::{Entries, Field},
    result::{Fault, FaultCode},
};

/// The days between which a date may lie, both included.
pub(super) type DayRange = RangeInclusive<Day>;

/// Collects faults while fields are checked.
#[derive(Debug, Default)]
pub(super) struct Checker {
    /// Every fault so far, in the order of checking.
    pub(super) faults: Vec<Fault>,
}

impl Checker {
    /// Notes a fault of a field.
    pub(super) fn fault(&mut self, field: &str, code: FaultCode) {
        self.faults.push(Fault { field: field.to_owned(), code });
    }

    /// The value of a field that may be left empty.
    pub(super) fn optional_ref<'a, T>(
        &mut self,
        field: &str,
        value: &'a Field<T>,
    ) -> Option<&'a T> {
        if let Field::Invalid(code) = value {
            self.fault(field, *code);
        }
        value.valid()
    }

    /// The same, copied out of the request.
    pub(super) fn optional<T: Clone>(&mut self, field: &str, value: &Field<T>) -> Option<T> {
        self.optional_ref(field, value).cloned()
    }

    /// The value of a field that must not be left empty.
    pub(super) fn required<T: Clone>(&mut self, field: &str, value: &Field<T>) -> Option<T> {
        if matches!(value, Field::Empty) {
            self.fault(field, FaultCode::Required);
        }
        self.optional(field, value)
    }

    /// The value, if it fits; else a fault.
    pub(super) fn only_if<T>(
        &mut self,
        field: &str,
        value: Option<T>,
        code: FaultCode,
        fits: impl FnOnce(&T) -> bool,
    ) -> Option<T> {
        let value = value?;
        if fits(&value) {
            return Some(value);
        }
        self.fault(field, code);
        None
    }

    /// A whole number between two bounds, both included.
    pub(super) fn within(
        &mut self,
        field: &str,
        number: Option<u32>,
        range: RangeInclusive<u32>,
    ) -> Option<u32> {
        self.only_if(field, number, FaultCode::OutOfRange, |number| range.contains(number))
    }

    /// The same, where it may be left empty.
    pub(super) fn whole(
        &mut self,
        field: &str,
        value: Field<u32>,
        range: RangeInclusive<u32>,
    ) -> Option<u32> {
        let number = self.optional(field, &value);
        self.within(field, number, range)
    }

    /// A distance in this unit, between two bounds in kilometres, both included.
    pub(super) fn distance(
        &mut self,
        field: &str,
        number: Option<f64>,
        unit: Unit,
        kilometres: RangeInclusive<i64>,
    ) -> Option<Distance> {
        let (min, max) = kilometres.into_inner();
        let range = Distance::from_km(min)..=Distance::from_km(max);
        let distance = Distance::from_number(number?, unit).filter(|it| range.contains(it));
        if distance.is_none() {
            self.fault(field, FaultCode::OutOfRange);
        }
        distance
    }

    /// A day within a range; a day after it has a fault of its own.
    pub(super) fn day_within(
        &mut self,
        field: &str,
        day: Option<Day>,
        range: Option<DayRange>,
        after: FaultCode,
    ) -> Option<Day> {
        let Some(range) = range else { return day };
        let code = if day? > *range.end() { after } else { FaultCode::OutOfRange };
        self.only_if(field, day, code, |day| range.contains(day))
    }

    /// Every entry that can be read; each of the others is a fault of its own.
    fn entries<T: Copy>(&mut self, field: &str, value: &Field<Entries<T>>) -> Vec<T> {
        let mut entries = Vec::new();
        for (index, entry) in
            self.optional_ref(field, value).map_or(&[][..], Vec::as_slice).iter().enumerate()
        {
            match entry {
                Ok(entry) => entries.push(*entry),
                Err(code) => self.fault(&format!("{field}[{index}]"), *code),
            }
        }
        entries
    }

    /// A list of days within a range, sorted, each once.
    pub(super) fn days(
        &mut self,
        field: &str,
        value: &Field<Entries<Day>>,
        range: Option<&DayRange>,
    ) -> Vec<Day> {
        let mut days = Vec::new();
        self.optional_ref(field, value);
        for (index, entry) in value.entries().iter().enumerate() {
            let is_within = |day: &Day| range.is_none_or(|range| range.contains(day));
            match entry {
                Ok(day) if is_within(day) => days.push(*day),
                Ok(_) => self.fault(&format!("{field}[{index}]"), FaultCode::OutOfRange),
                Err(code) => self.fault(&format!("{field}[{index}]"), *code),
            }
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// A list of weekdays; nothing where any of it was at fault.
    pub(super) fn weekdays(
        &mut self,
        field: &str,
        value: &Field<Entries<Weekday>>,
    ) -> Option<Weekdays> {
        let faults = self.faults.len();
        let weekdays = self.entries(field, value).into_iter().collect();
        (self.faults.len() == faults).then_some(weekdays)
    }

    /// A list of codes in the order of D-3, each once (R-V6).
    pub(super) fn codes<T: Copy + Ord>(
        &mut self,
        field: &str,
        value: &Field<Entries<T>>,
    ) -> Vec<T> {
        let mut codes = self.entries(field, value);
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}
