//! A plan in a link (D-22): dates, kinds and lengths, so that somebody else sees the same plan with
//! nothing to answer. Hostile until read.

#[cfg(test)]
mod tests;

use std::{ops::RangeInclusive, rc::Rc};

use crate::{
    plan::{
        acts::{KeyKind, SessionKey},
        day::Day,
        request::Request,
        result::{Kind, Session},
        value::Value,
    },
    quiz::{
        Quiz, Settings,
        link::Linked,
        record::{KeptSession, MAX_KEPT},
        step::{Screen, Step},
    },
};

/// No date of a link is further away than two years.
const FAR: i32 = 731;
/// A session that stands for a race is so near it.
const NEAR_RACE: i32 = 14;
/// Lengths of sessions in minutes that are believed.
const MINUTES: RangeInclusive<i32> = 5..=480;

/// A plan as a link brings it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The day on which it was made.
    pub on: Day,
    /// Its sessions, by date.
    pub sessions: Vec<KeptSession>,
}

/// A plan that somebody shared, while it is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The plan.
    pub plan: Rc<Shared>,
    /// What else came with the link.
    link: Linked,
    /// Where the visitor was.
    back: Screen,
}

impl Shown {
    /// Whether the visitor has something to go back to.
    pub fn has_back(&self) -> bool {
        self.back != Screen::Ask(Step::Running)
    }

    /// Whether that is a plan.
    pub const fn is_plan_behind(&self) -> bool {
        matches!(self.back, Screen::Kept | Screen::Answer(_))
    }
}

impl Shared {
    /// The sessions of a plan for a link: "3r60.7r60", where a number of days after the one before
    /// comes first, then the kind, then the minutes.
    pub fn code(on: Day, sessions: &[Session]) -> String {
        let mut before = on;
        let mut parts = Vec::new();
        for session in sessions {
            let letter = match session.kind {
                Kind::Maintenance => "r",
                Kind::PreEvent => "b",
                Kind::PostEvent if session.combined => "c",
                Kind::PostEvent => "a",
            };
            let days = session.date.since(before).to_string();
            parts.push([&days, letter, &session.duration_min.to_string()].concat());
            before = session.date;
        }
        parts.join(".")
    }

    /// Reads what a link holds; nothing if any of it is no plan.
    pub fn read(value: &Value, today: Day) -> Option<Self> {
        let on = Day::from_iso(value.get("on").as_text()?)?;
        let text = value.get("s").as_text()?;
        let is_near = |day: Day| day.since(today).abs() <= FAR;
        let mut sessions: Vec<KeptSession> = Vec::new();
        let mut day = on;
        for part in text.split('.') {
            let (place, letter) = part.char_indices().find(|(_, it)| !it.is_ascii_digit())?;
            let (kind, key) = match letter {
                'r' => (Kind::Maintenance, KeyKind::Regular),
                'b' => (Kind::PreEvent, KeyKind::PreRace),
                'a' => (Kind::PostEvent, KeyKind::Recovery),
                'c' => (Kind::PostEvent, KeyKind::Combined),
                _ => return None,
            };
            let days = number(part.get(..place)?)?;
            let minutes = number(part.get(place + 1..)?).filter(|it| MINUTES.contains(it))?;
            // Two sessions of one day are no plan.
            if days > FAR || (days == 0 && !sessions.is_empty()) || sessions.len() == MAX_KEPT {
                return None;
            }
            day = day.plus(days);
            let key = SessionKey::new(key, day);
            let (minutes, service) = (minutes.unsigned_abs(), String::new());
            sessions.push(KeptSession { key, day, kind, minutes, service });
        }
        (is_near(on) && is_near(day)).then_some(Self { on, sessions })
    }

    /// The sessions under the keys that they have in a plan for these answers.
    fn keyed(&self, answers: &Request) -> Vec<KeptSession> {
        let races = || answers.races.readable().filter_map(|race| race.date.valid().copied());
        let keyed = self.sessions.iter().map(|session| {
            let day = session.day;
            let ahead = |race: &Day| (0..=NEAR_RACE).contains(&race.since(day));
            let behind = |race: &Day| (0..=NEAR_RACE).contains(&day.since(*race));
            let race = match session.key.kind {
                KeyKind::Regular => None,
                KeyKind::PreRace => races().filter(ahead).min(),
                KeyKind::Recovery | KeyKind::Combined => races().filter(behind).max(),
            };
            let regular = SessionKey::new(KeyKind::Regular, day);
            let key = race.map_or(regular, |race| SessionKey::new(session.key.kind, race));
            KeptSession { key, ..session.clone() }
        });
        let mut all: Vec<KeptSession> = Vec::new();
        for session in keyed {
            if !all.iter().any(|other| other.key == session.key) {
                all.push(session);
            }
        }
        all
    }
}

/// A whole number of at most three digits.
fn number(text: &str) -> Option<i32> {
    let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

impl Quiz {
    /// Shows a shared plan. What was answered, and what is kept, stays as it is.
    pub(super) fn show_shared(&mut self, link: Linked) {
        let Some(plan) = link.plan.clone() else { return };
        let back = match &self.shared {
            Some(shown) => shown.back,
            None => self.screen,
        };
        let offer = self.offer.take();
        if self.is_touched {
            self.show(Screen::Shared);
        } else {
            // Nobody has pressed anything, so the focus stays where it is.
            self.screen = Screen::Shared;
        }
        self.offer = offer;
        self.shared = Some(Shown { plan, link, back });
    }

    /// Back to where the visitor was.
    pub(super) fn leave_shared(&mut self) {
        if let Some(shown) = self.shared.take() {
            let offer = self.offer.take();
            self.show(shown.back);
            self.offer = offer;
        }
    }

    /// A plan of one's own, with the answers and the dates of the shared one where it has answers.
    pub(super) fn make_own(&mut self, settings: &Settings) {
        let Some(Shown { plan, link, back }) = self.shared.take() else { return };
        self.screen = back;
        let answers = link.answers.clone();
        self.fill(link, settings);
        if *answers != Request::default() {
            self.record.keep = plan.keyed(&answers);
            self.made_on = Some(plan.on);
        }
    }
}
