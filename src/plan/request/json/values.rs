//! Single values by their type, and lists of them.

use crate::plan::{
    day::{Day, Weekday},
    request::{Entries, Field},
    result::FaultCode,
    value::Value,
};

/// A value that may be left out.
pub(super) fn field<T>(
    value: &Value,
    read: impl FnOnce(&Value) -> Result<T, FaultCode>,
) -> Field<T> {
    if value.is_null() {
        return Field::Empty;
    }
    read(value).map_or_else(Field::Invalid, Field::Valid)
}

/// An entry of a list, where nothing at all is a wrong number.
pub(super) fn member<T>(field: Field<T>) -> Result<T, FaultCode> {
    match field {
        Field::Valid(value) => Ok(value),
        Field::Invalid(code) => Err(code),
        Field::Empty => Err(FaultCode::NotANumber),
    }
}

pub(super) fn list<T>(
    value: &Value,
    read: impl Fn(&Value) -> Result<T, FaultCode>,
) -> Field<Entries<T>> {
    let mut entries = Vec::new();
    match each(value, &mut |entry| entries.push(read(entry))) {
        Field::Valid(()) => Field::Valid(entries),
        Field::Invalid(code) => Field::Invalid(code),
        Field::Empty => Field::Empty,
    }
}

/// Reads each entry of a list: one walk for lists of every kind, which costs less code than one for
/// each.
#[inline(never)]
fn each(value: &Value, read: &mut dyn FnMut(&Value)) -> Field<()> {
    field(value, |value| {
        value.as_list().ok_or(FaultCode::UnknownValue)?.iter().for_each(read);
        Ok(())
    })
}

pub(super) fn known<T>(value: &Value, from_code: fn(&str) -> Option<T>) -> Result<T, FaultCode> {
    value.as_text().and_then(from_code).ok_or(FaultCode::UnknownValue)
}

pub(super) fn named<T>(value: &Value, from_code: fn(&str) -> Option<T>) -> Field<T> {
    field(value, |value| known(value, from_code))
}

/// A list of codes, or a single code in its place (R-V6).
pub(super) fn codes<T>(value: &Value, from_code: fn(&str) -> Option<T>) -> Field<Entries<T>> {
    match value {
        Value::Text(_) => field(value, |value| Ok(vec![Ok(known(value, from_code)?)])),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_) => {
            list(value, |entry| known(entry, from_code))
        }
    }
}

pub(super) fn text(value: &Value) -> Field<String> {
    field(value, |value| Ok(value.as_text().ok_or(FaultCode::UnknownValue)?.to_owned()))
}

pub(super) fn truth(value: &Value) -> Field<bool> {
    field(value, |value| value.as_bool().ok_or(FaultCode::UnknownValue))
}

pub(super) fn date_member(value: &Value) -> Result<Day, FaultCode> {
    value.as_text().and_then(Day::from_iso).ok_or(FaultCode::BadDate)
}

pub(super) fn day(value: &Value) -> Field<Day> {
    field(value, date_member)
}

pub(super) fn finite(value: &Value) -> Result<f64, FaultCode> {
    value.as_number().filter(|number| number.is_finite()).ok_or(FaultCode::NotANumber)
}

pub(super) fn number(value: &Value) -> Field<f64> {
    field(value, finite)
}

/// A whole number; 5.0 is one.
pub(super) fn whole(value: &Value) -> Field<u32> {
    field(value, |value| {
        let number = finite(value)?;
        #[expect(clippy::float_cmp, reason = "only a whole number equals its whole part")]
        if number.trunc() != number {
            return Err(FaultCode::NotAnInteger);
        }
        if !(0.0..=f64::from(u32::MAX)).contains(&number) {
            return Err(FaultCode::OutOfRange);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked above"
        )]
        Ok(number as u32)
    })
}

/// One of a few whole numbers: any other number is an unknown value.
pub(super) fn choice(value: &Value) -> Field<u32> {
    let number = whole(value);
    match number {
        Field::Invalid(FaultCode::NotAnInteger | FaultCode::OutOfRange) => {
            Field::Invalid(FaultCode::UnknownValue)
        }
        Field::Empty | Field::Invalid(_) | Field::Valid(_) => number,
    }
}

/// A weekday, 1 to 7.
pub(super) fn weekday(value: &Value) -> Field<Weekday> {
    match choice(value) {
        Field::Valid(number) => u8::try_from(number)
            .ok()
            .and_then(Weekday::from_iso)
            .map_or(Field::Invalid(FaultCode::UnknownValue), Field::Valid),
        Field::Invalid(code) => Field::Invalid(code),
        Field::Empty => Field::Empty,
    }
}
