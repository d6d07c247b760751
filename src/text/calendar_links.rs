//! Links that open one event in an online calendar. They contain the clinic's name and the day only:
//! nothing about the body goes to Google or Microsoft (D-9).

use crate::{
    plan::{acts::Act, day::Day, result::Session},
    quiz::record::hour::Hour,
    text::{
        booking::encoded,
        calendar_file::{self, Moment, Time},
        plan_context::PlanContext,
    },
};

const GOOGLE: &str = "https://calendar.google.com/calendar/render?action=TEMPLATE&text=";
const OUTLOOK: &str = "https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&startdt=";

/// An online calendar that takes an event from a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlineCalendar {
    /// Google Calendar.
    Google,
    /// Outlook for private accounts.
    Outlook,
}

impl OnlineCalendar {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Google, Self::Outlook];

    /// Its code in the keys of the locale files and in events.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Outlook => "outlook",
        }
    }

    /// The link for a session; with the time where it is booked for one.
    pub fn link(
        self,
        context: &PlanContext,
        session: &Session,
        hour: Option<Hour>,
        moment: Moment<'_>,
    ) -> String {
        let is_booked = session.fixed == Some(Act::Booked);
        let title = calendar_file::summary(context, is_booked);
        match hour {
            None => self.event(&title, session.date),
            Some(hour) => self.timed(&title, &Time::of(session, hour, moment)),
        }
    }

    /// Google takes the form of calendar files, Outlook the one with marks between the numbers.
    fn timed(self, title: &str, time: &Time) -> String {
        let title = encoded(title);
        match self {
            Self::Google => [GOOGLE, &title, "&dates=", &time.from, "/", &time.to].concat(),
            Self::Outlook => {
                let [from, to] = [&time.from, &time.to].map(|time| with_marks(time));
                [OUTLOOK, &from, "&enddt=", &to, "&subject=", &title].concat()
            }
        }
    }

    /// Google wants the day after as the end. Outlook on phones shows that day as a second one, so
    /// Outlook gets the same day twice, which is one day long on the desktop too.
    fn event(self, title: &str, day: Day) -> String {
        let title = encoded(title);
        match self {
            Self::Google => {
                let compact = |day: Day| day.iso().replace('-', "");
                let (from, to) = (compact(day), compact(day.plus(1)));
                [GOOGLE, &title, "&dates=", &from, "/", &to, "&crm=AVAILABLE"].concat()
            }
            Self::Outlook => {
                let day = day.iso();
                [OUTLOOK, &day, "&enddt=", &day, "&allday=true&freebusy=free&subject=", &title]
                    .concat()
            }
        }
    }
}

/// `2026-05-01T12:30:00Z` of `20260501T123000Z`.
fn with_marks(time: &str) -> String {
    let mut marked = String::with_capacity(time.len() + 4);
    for (place, letter) in time.char_indices() {
        match place {
            4 | 6 => marked.push('-'),
            11 | 13 => marked.push(':'),
            _ => {}
        }
        marked.push(letter);
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::{OnlineCalendar, with_marks};
    use crate::plan::day::Day;

    #[test]
    fn times_are_written_with_marks() {
        assert_eq!(with_marks("20260501T123000Z"), "2026-05-01T12:30:00Z");
        assert_eq!(with_marks("20260501T123000"), "2026-05-01T12:30:00");
    }

    #[test]
    fn links_carry_title_and_day_and_nothing_else() {
        let day = Day::from_iso("2026-12-31").unwrap();
        assert_eq!(
            OnlineCalendar::Google.event("A & B", day),
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text=A%20%26%20B&dates=20261231/20270101&crm=AVAILABLE"
        );
        assert!(OnlineCalendar::Outlook.event("ก", day).ends_with(
            "startdt=2026-12-31&enddt=2026-12-31&allday=true&freebusy=free&subject=%E0%B8%81"
        ));
    }
}
