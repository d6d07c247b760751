//! Dates as people type them.

use super::{DateFields, DateKind, DatePart};
use crate::{plan::day::Day, quiz::Settings};

fn months() -> Vec<Vec<String>> {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut months: Vec<Vec<String>> = names.iter().map(|name| vec![(*name).to_owned()]).collect();
    months[4].push("พ.ค.".to_owned());
    months
}

/// Monday 2 March 2026 in a place that writes the day first.
fn settings() -> Settings {
    Settings { months: months(), ..Settings::plain("2026-03-02") }
}

fn fields(day: &str, month: &str, year: &str) -> DateFields {
    DateFields { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() }
}

#[test]
fn dates_are_read_with_words_and_in_both_calendars() {
    for (day, month, year, iso) in [
        ("1", "5", "2026", Some("2026-05-01")),
        ("01", "may", "2026", Some("2026-05-01")),
        ("1", "MAY.", "2026", Some("2026-05-01")),
        ("1", "apr", "2026", Some("2026-04-01")),
        ("1", "พ.ค.", "2569", Some("2026-05-01")),
        ("๑", "๕", "๒๕๖๙", Some("2026-05-01")),
        ("29", "2", "2028", Some("2028-02-29")),
        ("29", "2", "2026", None),
        ("31", "4", "2026", None),
        ("1", "13", "2026", None),
        ("1", "m", "2026", None),
        ("1", "ma", "2026", None),
        ("28", "2", "26", Some("2026-02-28")),
        ("28", "2", "'26", Some("2026-02-28")),
        ("๒๘", "๒", "๒๖", Some("2026-02-28")),
        ("3rd", "3", "2026", Some("2026-03-03")),
        ("\u{200e}3.", "\u{200b}mar", "2026\u{feff}", Some("2026-03-03")),
        // Neither four digits nor two: taken as it stands, and out of range.
        ("28", "2", "0026", Some("0026-02-28")),
        ("28", "2", "026", Some("0026-02-28")),
        ("28", "2", "6", Some("0006-02-28")),
        ("28", "2", "206", Some("0206-02-28")),
        ("28", "2", "0", None),
        ("28", "2", "-26", None),
        ("", "5", "2026", None),
        ("1.5", "5", "2026", None),
        // A whole date in one field, whichever it is; with a second field it is none.
        ("12.12.26", "", "", Some("2026-12-12")),
        ("", "2026-12-20", "", Some("2026-12-20")),
        ("", "", "20 December 2026", Some("2026-12-20")),
        ("12.12.26", "12", "", None),
    ] {
        let read = fields(day, month, year).read(DateKind::Race, &settings());
        assert_eq!(read.map(Day::iso).as_deref(), iso, "{day} {month} {year}");
    }
}

#[test]
fn a_year_that_was_typed_in_another_way_is_said_back() {
    let converted =
        |year: &str| fields("1", "may", year).said_back(DateKind::Race, &settings()).map(Day::iso);
    for year in ["2569", "26", "๒๖"] {
        assert_eq!(converted(year).as_deref(), Some("2026-05-01"), "{year}");
    }
    for year in ["2400", "2026", "0026", "x"] {
        assert_eq!(converted(year), None, "{year}");
    }
    assert_eq!(fields("", "5", "26").said_back(DateKind::Race, &settings()), None);
}

#[test]
fn a_day_comes_back_as_it_was_in_any_century() {
    for iso in ["0026-03-03", "0926-03-03", "2026-03-03"] {
        let day = Day::from_iso(iso).unwrap();
        assert_eq!(DateFields::of(day).read(DateKind::Race, &settings()), Some(day), "{iso}");
    }
}

#[test]
fn the_field_to_mend_is_the_empty_or_the_wrong_one() {
    for (day, month, year, part) in [
        ("", "5", "2026", DatePart::Day),
        ("1", "", "2026", DatePart::Month),
        ("", "5", "", DatePart::Day),
        ("30", "2", "", DatePart::Day),
        ("1", "smarch", "", DatePart::Month),
        ("", "", "12.13.2026", DatePart::Year),
        ("", "12 13", "", DatePart::Month),
        ("40", "5", "2026", DatePart::Day),
        ("1", "smarch", "2026", DatePart::Month),
        ("1", "5", "soon", DatePart::Year),
        ("1", "5", "0", DatePart::Year),
        ("30", "2", "2026", DatePart::Day),
    ] {
        assert_eq!(fields(day, month, year).wrong_part(&months()), part);
    }
}

#[test]
fn whole_dates_are_read_as_people_write_them() {
    let plain = settings();
    let american = Settings { is_month_first: true, ..settings() };
    for (text, iso, in_america) in [
        ("12.12.26", Some("2026-12-12"), Some("2026-12-12")),
        ("12 12 26", Some("2026-12-12"), Some("2026-12-12")),
        ("3/4/2026", Some("2026-04-03"), Some("2026-03-04")),
        ("20/12/2026", Some("2026-12-20"), None),
        ("12/20/2026", None, Some("2026-12-20")),
        ("2026-12-20", Some("2026-12-20"), Some("2026-12-20")),
        ("2026/12/20", Some("2026-12-20"), Some("2026-12-20")),
        ("20 December 2026", Some("2026-12-20"), Some("2026-12-20")),
        ("Sunday, 20th of December 2026", Some("2026-12-20"), Some("2026-12-20")),
        ("December 20, 2026", Some("2026-12-20"), Some("2026-12-20")),
        ("Dec.20 '26", Some("2026-12-20"), Some("2026-12-20")),
        ("20dec2026", Some("2026-12-20"), Some("2026-12-20")),
        ("1 พ.ค. 2569", Some("2026-05-01"), Some("2026-05-01")),
        ("๑/๕/๒๕๖๙", Some("2026-05-01"), Some("2026-01-05")),
        ("20 December", Some("2026-12-20"), Some("2026-12-20")),
        ("May 1st", Some("2026-05-01"), Some("2026-05-01")),
        ("20.4.", Some("2026-04-20"), None),
        ("20th", None, None),
        ("2026", None, None),
        ("2026-12", None, None),
        ("10-20 May", None, None),
        ("10 20 May 2026", None, None),
        ("12.12.2", None, None),
        ("12.12.202", None, None),
        ("120.12.2026", None, None),
        ("12.12.2026 9:00", None, None),
        ("20 smarch 2026", None, None),
        ("30.2.2026", None, None),
        ("", None, None),
    ] {
        let typed = fields(text, "", "");
        for (settings, iso) in [(&plain, iso), (&american, in_america)] {
            let read = typed.read(DateKind::Race, settings).map(Day::iso);
            // Day and month may change places in America.
            let read = read.as_deref();
            assert_eq!(read, iso, "{text}, {}", settings.is_month_first);
        }
    }
}

#[test]
fn a_missing_year_is_the_one_that_the_question_means() {
    let read =
        |kind, day: &str, month: &str| fields(day, month, "").read(kind, &settings()).map(Day::iso);
    for (kind, day, month, iso) in [
        (DateKind::Race, "20", "2", "2026-02-20"),
        (DateKind::Race, "19", "2", "2027-02-19"),
        (DateKind::Race, "29", "2", "2028-02-29"),
        (DateKind::Away, "2", "3", "2026-03-02"),
        (DateKind::Away, "1", "3", "2027-03-01"),
        (DateKind::Past, "2", "3", "2026-03-02"),
        (DateKind::Past, "3", "3", "2025-03-03"),
        (DateKind::Past, "29", "2", "2024-02-29"),
    ] {
        assert_eq!(read(kind, day, month).as_deref(), Some(iso), "{kind:?} {day} {month}");
    }
    assert_eq!(read(DateKind::Race, "31", "4"), None);
}

#[test]
fn what_could_be_taken_for_another_day_is_said_back() {
    for (day, month, year, is_said) in [
        ("20", "4", "2026", false),
        ("3", "april", "2026", false),
        ("4", "4", "2026", false),
        ("3", "4", "2026", true),
        ("12", "4", "2026", true),
        ("13", "4", "2026", false),
        ("20", "4", "", true),
        ("20", "4", "26", true),
        ("20 April 2026", "", "", true),
        ("31", "4", "", false),
    ] {
        let said = fields(day, month, year).said_back(DateKind::Race, &settings());
        assert_eq!(said.is_some(), is_said, "{day} {month} {year}");
    }
}

#[test]
fn a_pasted_date_fills_all_three_fields_and_typing_never_does() {
    let paste = |before: &DateFields, part, text: &str| {
        let mut date = before.clone();
        date.fill(part, text.to_owned(), &settings());
        date
    };
    let (none, some) = (DateFields::default(), fields("1", "5", "2027"));
    for part in DatePart::ALL {
        assert_eq!(paste(&none, part, "20.12.26"), fields("20", "12", "26"));
        assert_eq!(paste(&some, part, "2026-12-20"), fields("20", "12", "2026"));
    }
    assert_eq!(paste(&some, DatePart::Day, "20 December"), fields("20", "december", "2027"));
    assert_eq!(paste(&some, DatePart::Month, "12 boats"), fields("1", "12 boats", "2027"));
    let mut typed = DateFields::default();
    let text = "20.12.26";
    for end in 1..=text.len() {
        let start = text.get(..end).unwrap();
        typed.fill(DatePart::Day, start.to_owned(), &settings());
        assert_eq!(typed, fields(start, "", ""));
    }
    assert_eq!(
        typed.read(DateKind::Race, &settings()).map(Day::iso).as_deref(),
        Some("2026-12-20")
    );
}
