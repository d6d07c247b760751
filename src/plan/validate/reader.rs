//! Reads single values by their type and collects what is wrong with them (R-V1).

use std::ops::RangeInclusive;

use crate::plan::{
    day::{Day, Weekday, Weekdays},
    distance::{Distance, Unit},
    result::{Fault, FaultCode},
    value::Value,
};

/// Collects faults while values are read.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// Every fault so far, in the order of reading.
    pub(super) faults: Vec<Fault>,
}

impl Reader {
    /// Notes a fault of a field.
    pub(super) fn fault(&mut self, field: &str, code: FaultCode) {
        self.faults.push(Fault { field: field.to_owned(), code });
    }

    /// The value of a field that may be left empty.
    pub(super) fn optional<T>(
        &mut self,
        field: &str,
        value: &Value,
        read: impl Fn(&Value) -> Result<T, FaultCode>,
    ) -> Option<T> {
        if value.is_null() {
            return None;
        }
        read(value).map_err(|code| self.fault(field, code)).ok()
    }

    /// The value of a field that must not be left empty.
    pub(super) fn required<T>(
        &mut self,
        field: &str,
        value: &Value,
        read: impl Fn(&Value) -> Result<T, FaultCode>,
    ) -> Option<T> {
        if value.is_null() {
            self.fault(field, FaultCode::Required);
        }
        self.optional(field, value, read)
    }

    /// The members of a list; none where there is no list.
    pub(super) fn list<'a>(&mut self, field: &str, value: &'a Value) -> &'a [Value] {
        if !value.is_null() && value.as_list().is_none() {
            self.fault(field, FaultCode::UnknownValue);
        }
        value.as_list().unwrap_or_default()
    }

    /// Whether the value of a field is an object; null is none, but no fault.
    pub(super) fn expect_object(&mut self, field: &str, value: &Value) -> bool {
        value.is_null() || self.expect_member(field, value)
    }

    /// Whether a member of a list is an object; null is a wrong type there.
    pub(super) fn expect_member(&mut self, field: &str, value: &Value) -> bool {
        let fits = matches!(value, Value::Object(_));
        if !fits {
            self.fault(field, FaultCode::UnknownValue);
        }
        fits
    }

    /// Every member that can be read; each of the others is a fault of its own.
    fn members<T>(
        &mut self,
        field: &str,
        value: &Value,
        read: impl Fn(&Value) -> Result<T, FaultCode>,
    ) -> Vec<T> {
        let mut members = Vec::new();
        for (index, member) in self.list(field, value).iter().enumerate() {
            match read(member) {
                Ok(member) => members.push(member),
                Err(code) => self.fault(&format!("{field}[{index}]"), code),
            }
        }
        members
    }

    /// A list of days within a range, sorted, each once.
    pub(super) fn days(
        &mut self,
        field: &str,
        value: &Value,
        range: Option<&RangeInclusive<Day>>,
    ) -> Vec<Day> {
        let mut days = self.members(field, value, |value| {
            let day = Self::day(value)?;
            let is_within = range.is_none_or(|range| range.contains(&day));
            if is_within { Ok(day) } else { Err(FaultCode::OutOfRange) }
        });
        days.sort_unstable();
        days.dedup();
        days
    }

    /// A list of weekdays; nothing where any of it was at fault.
    pub(super) fn weekdays(&mut self, field: &str, value: &Value) -> Option<Weekdays> {
        let faults = self.faults.len();
        let weekdays = self.members(field, value, Self::weekday).into_iter().collect();
        (self.faults.len() == faults).then_some(weekdays)
    }

    /// A list of codes, or a single code in its place (R-V6).
    pub(super) fn codes<T: Copy + Ord>(
        &mut self,
        field: &str,
        value: &Value,
        from_code: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut codes = match value {
            Value::Text(_) => {
                self.optional(field, value, Self::code(from_code)).into_iter().collect()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_) => {
                self.members(field, value, Self::code(from_code))
            }
        };
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// `YYYY-MM-DD`.
    pub(super) fn day(value: &Value) -> Result<Day, FaultCode> {
        value.as_text().and_then(Day::from_iso).ok_or(FaultCode::BadDate)
    }

    /// True or false.
    pub(super) fn truth(value: &Value) -> Result<bool, FaultCode> {
        value.as_bool().ok_or(FaultCode::UnknownValue)
    }

    /// A reader of one code.
    pub(super) fn code<T>(
        from_code: fn(&str) -> Option<T>,
    ) -> impl Fn(&Value) -> Result<T, FaultCode> {
        move |value| value.as_text().and_then(from_code).ok_or(FaultCode::UnknownValue)
    }

    /// A finite number.
    fn number(value: &Value) -> Result<f64, FaultCode> {
        value.as_number().filter(|number| number.is_finite()).ok_or(FaultCode::NotANumber)
    }

    /// A whole number between two bounds, both included; 5.0 is whole.
    pub(super) fn whole(value: &Value, min: u32, max: u32) -> Result<u32, FaultCode> {
        let number = Self::number(value)?;
        #[expect(clippy::float_cmp, reason = "only a whole number equals its whole part")]
        if number.trunc() != number {
            return Err(FaultCode::NotAnInteger);
        }
        if number < f64::from(min) || f64::from(max) < number {
            return Err(FaultCode::OutOfRange);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked above"
        )]
        Ok(number as u32)
    }

    /// One of a few numbers; anything else is an unknown value.
    pub(super) fn choice(value: &Value, choices: &[u32]) -> Result<u32, FaultCode> {
        let number = Self::number(value)?;
        #[expect(clippy::float_cmp, reason = "small whole numbers are exact")]
        let choice = choices.iter().copied().find(|choice| f64::from(*choice) == number);
        choice.ok_or(FaultCode::UnknownValue)
    }

    /// A weekday, 1 to 7.
    pub(super) fn weekday(value: &Value) -> Result<Weekday, FaultCode> {
        let number = Self::choice(value, &[1, 2, 3, 4, 5, 6, 7])?;
        u8::try_from(number).ok().and_then(Weekday::from_iso).ok_or(FaultCode::UnknownValue)
    }

    /// A distance between two bounds, both included.
    pub(super) fn distance(
        value: &Value,
        unit: Unit,
        min: Distance,
        max: Distance,
    ) -> Result<Distance, FaultCode> {
        let number = Self::number(value)?;
        Distance::from_number(number, unit)
            .filter(|distance| (min..=max).contains(distance))
            .ok_or(FaultCode::OutOfRange)
    }
}
