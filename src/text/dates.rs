//! Days in words, from the patterns and names of the locale file, without `Intl` and without a
//! clock.

use crate::{
    plan::day::{Day, Weekday},
    text::Messages,
};

/// "Fri 1 May 2026".
pub fn date(messages: &Messages, day: Day) -> String {
    dated(messages, "date_full", day)
}

/// "Fri 1 May".
pub fn short_date(messages: &Messages, day: Day) -> String {
    dated(messages, "date_short", day)
}

/// "1 May", with the year if it is another than today's.
pub fn day_month(messages: &Messages, today: Day, day: Day) -> String {
    let same_year = day.ymd().0 == today.ymd().0;
    dated(messages, if same_year { "date_day_month" } else { "date_day_month_year" }, day)
}

/// "March 2026".
pub fn month_year(messages: &Messages, day: Day) -> String {
    let (year, month, _) = day.ymd();
    let month = month_long(messages, month);
    messages.format("date_month_year", &[("month", &month), ("year", &year.to_string())])
}

/// "13 Apr to 3 May", "1 to 3 May": from the first day to the last.
pub fn range(messages: &Messages, today: Day, from: Day, to: Day) -> String {
    let ((year, month, first), (last_year, last_month, last)) = (from.ymd(), to.ymd());
    if (year, month) == (last_year, last_month) && first < last {
        let is_now = year == today.ymd().0;
        return messages.format(
            if is_now { "date_range_month" } else { "date_range_month_year" },
            &[
                ("from", &first.to_string()),
                ("to", &last.to_string()),
                ("month", &month_short(messages, month)),
                ("year", &year.to_string()),
            ],
        );
    }
    let (from, to) = (day_month(messages, today, from), day_month(messages, today, to));
    messages.format("date_range", &[("from", &from), ("to", &to)])
}

fn dated(messages: &Messages, key: &str, day: Day) -> String {
    let (year, month, number) = day.ymd();
    messages.format(
        key,
        &[
            ("weekday", &weekday_short(messages, day.weekday())),
            ("day", &number.to_string()),
            ("month", &month_short(messages, month)),
            ("year", &year.to_string()),
        ],
    )
}

/// "Fr", as above a column of days.
pub fn weekday_narrow(messages: &Messages, weekday: Weekday) -> String {
    messages.get(&["weekday_narrow_", &weekday.iso().to_string()].concat())
}

/// "Fri".
pub fn weekday_short(messages: &Messages, weekday: Weekday) -> String {
    messages.get(&["weekday_short_", &weekday.iso().to_string()].concat())
}

/// "Friday".
pub fn weekday_long(messages: &Messages, weekday: Weekday) -> String {
    messages.get(&["weekday_long_", &weekday.iso().to_string()].concat())
}

/// "March".
pub fn month_long(messages: &Messages, month: u32) -> String {
    messages.get(&["month_long_", &month.to_string()].concat())
}

/// "Mar".
pub fn month_short(messages: &Messages, month: u32) -> String {
    messages.get(&["month_short_", &month.to_string()].concat())
}

/// "M".
pub fn month_narrow(messages: &Messages, month: u32) -> String {
    messages.get(&["month_narrow_", &month.to_string()].concat())
}

/// The words that a visitor may type for each of the twelve months.
pub fn month_words(messages: &Messages) -> Vec<Vec<String>> {
    (1..=12).map(|month| vec![month_long(messages, month), month_short(messages, month)]).collect()
}
