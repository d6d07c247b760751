//! Links that open one event in an online calendar. They contain the clinic's name and the day only:
//! nothing about the body goes to Google or Microsoft (D-9).

use crate::{
    plan::{day::Day, result::Session},
    text::{booking::encoded, calendar_file, plan_context::PlanContext},
};

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

    /// The link for a session.
    pub fn link(self, context: &PlanContext, session: &Session) -> String {
        self.event(&calendar_file::summary(context), session.date)
    }

    /// Google wants the day after as the end. Outlook on phones shows that day as a second one, so
    /// Outlook gets the same day twice, which is one day long on the desktop too.
    fn event(self, title: &str, day: Day) -> String {
        let title = encoded(title);
        match self {
            Self::Google => {
                let compact = |day: Day| day.iso().replace('-', "");
                let (from, to) = (compact(day), compact(day.plus(1)));
                let start = "https://calendar.google.com/calendar/render?action=TEMPLATE&text=";
                [start, &title, "&dates=", &from, "/", &to, "&crm=AVAILABLE"].concat()
            }
            Self::Outlook => {
                let day = day.iso();
                let start = "https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&startdt=";
                [start, &day, "&enddt=", &day, "&allday=true&freebusy=free&subject=", &title]
                    .concat()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OnlineCalendar;
    use crate::plan::day::Day;

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
