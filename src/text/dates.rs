//! Days in words, from the patterns and names of the locale file: no `Intl`, no clock.

use crate::{
    plan::day::{Day, Weekday},
    text::Words,
};

/// "Fri 1 May 2026".
pub fn date(words: &Words, day: Day) -> String {
    dated(words, "date_full", day)
}

/// "Fri 1 May".
pub fn short_date(words: &Words, day: Day) -> String {
    dated(words, "date_short", day)
}

/// "1 May"; with its year where that is not the year of today.
pub fn day_month(words: &Words, today: Day, day: Day) -> String {
    let same_year = day.ymd().0 == today.ymd().0;
    dated(words, if same_year { "date_day_month" } else { "date_day_month_year" }, day)
}

/// "March 2026".
pub fn month_year(words: &Words, day: Day) -> String {
    let (year, month, _) = day.ymd();
    let month = month_long(words, month);
    words.fill("date_month_year", &[("month", &month), ("year", &year.to_string())])
}

/// "13 Apr to 3 May", "1 to 3 May": from the first day to the last.
pub fn range(words: &Words, today: Day, from: Day, to: Day) -> String {
    let ((year, month, first), (last_year, last_month, last)) = (from.ymd(), to.ymd());
    if (year, month) == (last_year, last_month) && first < last {
        let is_now = year == today.ymd().0;
        return words.fill(
            if is_now { "date_range_month" } else { "date_range_month_year" },
            &[
                ("from", &first.to_string()),
                ("to", &last.to_string()),
                ("month", &month_short(words, month)),
                ("year", &year.to_string()),
            ],
        );
    }
    let (from, to) = (day_month(words, today, from), day_month(words, today, to));
    words.fill("date_range", &[("from", &from), ("to", &to)])
}

fn dated(words: &Words, key: &str, day: Day) -> String {
    let (year, month, number) = day.ymd();
    words.fill(
        key,
        &[
            ("weekday", &weekday_short(words, day.weekday())),
            ("day", &number.to_string()),
            ("month", &month_short(words, month)),
            ("year", &year.to_string()),
        ],
    )
}

/// "Fr", as over a column of days.
pub fn weekday_narrow(words: &Words, weekday: Weekday) -> String {
    words.text(&["weekday_narrow_", &weekday.iso().to_string()].concat())
}

/// "Fri".
pub fn weekday_short(words: &Words, weekday: Weekday) -> String {
    words.text(&["weekday_short_", &weekday.iso().to_string()].concat())
}

/// "Friday".
pub fn weekday_long(words: &Words, weekday: Weekday) -> String {
    words.text(&["weekday_long_", &weekday.iso().to_string()].concat())
}

/// "March".
pub fn month_long(words: &Words, month: u32) -> String {
    words.text(&["month_long_", &month.to_string()].concat())
}

/// "Mar".
pub fn month_short(words: &Words, month: u32) -> String {
    words.text(&["month_short_", &month.to_string()].concat())
}

/// "M".
pub fn month_narrow(words: &Words, month: u32) -> String {
    words.text(&["month_narrow_", &month.to_string()].concat())
}

/// What a visitor may type for each of the twelve months: the language's words.
pub fn month_words(words: &Words) -> Vec<Vec<String>> {
    (1..=12).map(|month| vec![month_long(words, month), month_short(words, month)]).collect()
}
