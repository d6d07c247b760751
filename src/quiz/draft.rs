//! The answers exactly as typed, sensible or not.

use crate::{
    plan::{
        answers::{Area, Experience, Frequency, Preset, Pressure, Priority, Side},
        day::Weekday,
        distance::{Distance, Unit},
    },
    quiz::{date::DateFields, number, safety::Safety},
};

/// Everything that a visitor can say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Step 1.
    pub running: Running,
    /// Step 2.
    pub races: Races,
    /// Step 3.
    pub areas: Areas,
    /// Step 4.
    pub safety: Safety,
    /// Step 5.
    pub availability: Availability,
    /// The Fine-tune panel.
    pub fine: Fine,
}

/// Weekly distance and days a week.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// The unit of every distance.
    pub unit: Unit,
    /// Distance a week.
    pub weekly: DistanceText,
    /// Days with a run, 0 to 7.
    pub days: Option<u8>,
}

/// A distance as typed. Remembers what was typed in the other unit, so that switching there and
/// back changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistanceText {
    /// What the field shows.
    pub text: String,
    before: Option<(Unit, String)>,
}

/// Whether there are races, and which.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Races {
    /// The answer to "Do you have a race".
    pub any: Option<bool>,
    /// One card for each race; kept if the answer changes to no.
    pub cards: Vec<RaceCard>,
}

/// One race as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RaceCard {
    /// Identifies the card for as long as the quiz lives.
    pub id: u32,
    /// How long it is, as chosen.
    pub distance: DistanceChoice,
    /// The number, for a custom distance.
    pub other: DistanceText,
    /// Race day.
    pub date: DateFields,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// Its name.
    pub name: String,
}

/// What was chosen as the distance of a race.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DistanceChoice {
    /// Nothing yet.
    #[default]
    Unanswered,
    /// A distance with a name.
    Preset(Preset),
    /// Another distance, typed as a number.
    Custom,
}

/// The tight areas, one row for each. The engine would merge two rows of an area into one (R-V4), so
/// nothing is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// In the order of D-3.
    pub chosen: Vec<ChosenArea>,
    /// "Nothing is tight or sore" was ticked.
    pub nothing: bool,
}

/// A tight area, as far as it was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenArea {
    /// Which one.
    pub area: Area,
    /// Which side; both unless said.
    pub side: Side,
    /// How much, 1 to 10.
    pub severity: Option<u8>,
}

/// When the visitor can come, and how they like it.
#[derive(Clone, Debug, PartialEq)]
pub struct Availability {
    /// Free weekdays, Monday first.
    pub weekdays: Vec<Weekday>,
    /// Days away.
    pub away: Vec<Away>,
    /// The last massage.
    pub last: Option<LastMassage>,
    /// Its date, where that is the answer.
    pub last_date: DateFields,
    /// The wish; medium unless said.
    pub pressure: Pressure,
}

/// Days away, first and last included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Away {
    /// Identifies the range.
    pub id: u32,
    /// First day.
    pub from: DateFields,
    /// Last day; the first one where it is left empty.
    pub to: DateFields,
}

/// When the last massage was (D-8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastMassage {
    /// Never had one.
    Never,
    /// Over four weeks ago.
    LongAgo,
    /// On a date.
    OnDate,
}

/// What only Fine-tune asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fine {
    /// Speed, hills or tempo a week, 0 to 7.
    pub hard_sessions: Option<u8>,
    /// Longest run in 30 days.
    pub longest: DistanceText,
    /// Next planned long run.
    pub next_long: DistanceText,
    /// Weekly average of the four weeks before.
    pub previous_weekly: DistanceText,
    /// Usual day of the long run.
    pub long_run_day: Option<Weekday>,
    /// How long running.
    pub experience: Option<Experience>,
    /// Leg soreness today, 0 to 10.
    pub soreness: Option<u8>,
    /// Sessions in the whole plan.
    pub budget: String,
    /// Preferred length in minutes.
    pub length: Option<u32>,
    /// How often to come.
    pub frequency: Option<Frequency>,
}

impl Default for Running {
    fn default() -> Self {
        Self { unit: Unit::Km, weekly: DistanceText::default(), days: None }
    }
}

impl Default for Availability {
    fn default() -> Self {
        Self {
            weekdays: Vec::new(),
            away: Vec::new(),
            last: None,
            last_date: DateFields::default(),
            pressure: Pressure::Medium,
        }
    }
}

impl LastMassage {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Never, Self::LongAgo, Self::OnDate];

    /// Its code in ids and in the keys of the locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::LongAgo => "long_ago",
            Self::OnDate => "on_date",
        }
    }
}

impl DistanceText {
    /// A distance as typed.
    pub fn new(text: String) -> Self {
        Self { text, before: None }
    }

    /// The distance, if it can be read.
    pub fn read(&self, unit: Unit) -> Option<Distance> {
        Distance::from_number(number::read(&self.text)?.number(), unit)
    }

    /// Converts the distance to the other unit, to a tenth. Text that is no number stays.
    fn convert(&mut self, from: Unit, to: Unit, point: char) {
        let typed = self.text.clone();
        match self.before.take() {
            Some((unit, text)) if unit == to => self.text = text,
            _ => match self.read(from) {
                Some(distance) => self.text = number::from_tenths(distance.tenths(to), point),
                None => return,
            },
        }
        self.before = Some((from, typed));
    }
}

impl Draft {
    /// Switches the unit: every distance is converted where it stands.
    pub fn switch_unit(&mut self, to: Unit, point: char) {
        let from = self.running.unit;
        if from == to {
            return;
        }
        self.running.unit = to;
        let Fine { longest, next_long, previous_weekly, .. } = &mut self.fine;
        let others = self.races.cards.iter_mut().map(|card| &mut card.other);
        for text in [&mut self.running.weekly, longest, next_long, previous_weekly]
            .into_iter()
            .chain(others)
        {
            text.convert(from, to, point);
        }
    }

    /// The races that count: none unless the answer is yes.
    pub fn entered_races(&self) -> &[RaceCard] {
        if self.races.any == Some(true) { &self.races.cards } else { &[] }
    }

    /// An id that no card and no range has yet.
    pub(crate) fn free_id(&self) -> u32 {
        let cards = self.races.cards.iter().map(|card| card.id);
        let away = self.availability.away.iter().map(|away| away.id);
        cards.chain(away).max().map_or(1, |id| id + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{DistanceText, Draft};
    use crate::plan::distance::Unit;

    #[test]
    fn switching_the_unit_converts_what_can_be_read_and_switching_back_restores_it() {
        let mut draft = Draft::default();
        draft.running.weekly = DistanceText::new("42,195".to_owned());
        draft.fine.longest = DistanceText::new("far".to_owned());
        draft.switch_unit(Unit::Mi, '.');
        assert_eq!(draft.running.weekly.text, "26.2");
        assert_eq!(draft.fine.longest.text, "far");
        draft.switch_unit(Unit::Km, '.');
        assert_eq!(draft.running.weekly.text, "42,195");
        draft.switch_unit(Unit::Mi, '.');
        assert_eq!(draft.running.weekly.text, "26.2");
        draft.running.weekly = DistanceText::new("30".to_owned());
        draft.switch_unit(Unit::Km, ',');
        assert_eq!(draft.running.weekly.text, "48,3");
    }
}
