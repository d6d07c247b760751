//! The hour of a booked session, as people write it.

use crate::quiz::fold_case::fold_case;

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// A time of day in whole minutes, 00:00 to 23:59.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(u16);

impl Hour {
    /// From hours and minutes; nothing for a time that no clock shows.
    pub fn new(hours: u16, minutes: u16) -> Option<Self> {
        let time = hours.checked_mul(60)?.checked_add(minutes)?;
        (minutes < 60 && time < DAY).then_some(Self(time))
    }

    /// Reads "14:30", "14.30", "1430", "2.30 pm", "2pm", "9" and "14 h 30". Nothing for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let plain = fold_case(&plain).replace("a.m.", "am").replace("p.m.", "pm");
        let (number, half) = match (plain.strip_suffix("am"), plain.strip_suffix("pm")) {
            (Some(number), _) => (number, Some(0)),
            (_, Some(number)) => (number, Some(12)),
            _ => (plain.as_str(), None),
        };
        let number = number.strip_suffix('h').unwrap_or(number);
        let parts: Vec<&str> = number.split([':', '.', ',', 'h']).collect();
        let is_digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let (hours, minutes) = match *parts {
            [hours] if is_digits(hours, 2) => (hours, "0"),
            [together] if is_digits(together, 4) => together.split_at(together.len() - 2),
            [hours, minutes]
                if is_digits(hours, 2) && minutes.len() == 2 && is_digits(minutes, 2) =>
            {
                (hours, minutes)
            }
            _ => return None,
        };
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        match half {
            None => Self::new(hours, minutes),
            Some(half) if (1..=12).contains(&hours) => Self::new(hours % 12 + half, minutes),
            Some(_) => None,
        }
    }

    /// Hours and minutes.
    pub const fn parts(self) -> (u16, u16) {
        (self.0 / 60, self.0 % 60)
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// "14:30", as it is kept.
    pub fn code(self) -> String {
        let two = |number: u16| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
        let (hours, minutes) = self.parts();
        [&two(hours), ":", &two(minutes)].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::Hour;

    #[test]
    fn an_hour_is_read_as_people_write_it() {
        for (text, code) in [
            ("14:30", "14:30"),
            (" 14.30 ", "14:30"),
            ("1430", "14:30"),
            ("930", "09:30"),
            ("2.30 pm", "14:30"),
            ("2:30PM", "14:30"),
            ("2 p.m.", "14:00"),
            ("12am", "00:00"),
            ("12 pm", "12:00"),
            ("9", "09:00"),
            ("14h", "14:00"),
            ("14h30", "14:30"),
            ("00:00", "00:00"),
        ] {
            assert_eq!(Hour::read(text).map(Hour::code).as_deref(), Some(code), "{text}");
        }
        for text in
            ["", "24:00", "14:60", "13 pm", "0 am", "2:3", "afternoon", "14:30:00", "-1", "99999"]
        {
            assert_eq!(Hour::read(text), None, "{text}");
        }
    }
}
