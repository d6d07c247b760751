//! The answers exactly as typed, sensible or not.

use crate::{
    plan::{
        answers::{
            Area, Experience, Feel, Frequency, Now, Preset, Pressure, Priority, Side, Tender,
        },
        day::{Day, Weekday},
        distance::{Distance, Unit},
    },
    quiz::{
        date::DateFields,
        number::{self, Typed},
        safety::Safety,
        weekly::Saturday,
    },
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
    /// What is said of the last session, on this visit only.
    pub check_in: CheckIn,
}

/// The check-in of a later visit (R-Q4). It is kept nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckIn {
    /// How the last session felt.
    pub feel: Option<Feel>,
    /// How long the visitor was tender after it.
    pub tender: Option<Tender>,
    /// How the tight areas are now.
    pub areas: Vec<(Area, Now)>,
}

/// Weekly distance and days a week.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// The unit of every distance.
    pub unit: Unit,
    /// Distance a week.
    pub weekly: DistanceText,
    /// The last four weeks, oldest first, for who does not know the distance.
    pub weeks: DistanceText,
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
    /// A run on every Saturday.
    pub weekly: Vec<Saturday>,
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
    /// The day that "this week" and the like stood for when they were chosen.
    pub last_day: Option<Day>,
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
    /// This week.
    ThisWeek,
    /// One to two weeks ago.
    TwoWeeks,
    /// Two to four weeks ago.
    FourWeeks,
    /// Over four weeks ago.
    LongAgo,
    /// Never had one.
    Never,
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
        Self {
            unit: Unit::Km,
            weekly: DistanceText::default(),
            weeks: DistanceText::default(),
            days: None,
        }
    }
}

impl Default for Availability {
    fn default() -> Self {
        Self {
            weekdays: Vec::new(),
            away: Vec::new(),
            last: None,
            last_date: DateFields::default(),
            last_day: None,
            pressure: Pressure::Medium,
        }
    }
}

impl LastMassage {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::ThisWeek, Self::TwoWeeks, Self::FourWeeks, Self::LongAgo, Self::Never, Self::OnDate];

    /// Its code in ids and in the keys of the locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ThisWeek => "this_week",
            Self::TwoWeeks => "two_weeks",
            Self::FourWeeks => "four_weeks",
            Self::LongAgo => "long_ago",
            Self::Never => "never",
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
        Distance::from_number(number::distance::read(&self.text, unit)?.number(), unit)
    }

    /// Converts the distance to the other unit, to a tenth. Text that is no number stays.
    fn convert(&mut self, from: Unit, to: Unit, point: char) {
        let typed = self.text.clone();
        match self.before.take() {
            Some((unit, text)) if unit == to => self.text = text,
            _ => {
                let one = self.read(from);
                let one = one.map(|distance| number::from_tenths(distance.tenths(to), point));
                let weeks = || number::distance::convert_weeks(&typed, (from, to), point);
                let Some(text) = one.or_else(weeks) else { return };
                self.text = text;
            }
        }
        self.before = Some((from, typed));
    }
}

impl Draft {
    /// Takes four weeks as typed. The distance a week is their mean; the mean of the first two says
    /// how it was before (R-L6), unless Fine-tune says it already.
    pub(super) fn type_weeks(&mut self, text: String, point: char) {
        let texts = |text: &str| {
            let weeks = number::distance::weeks(text)?;
            let [first, second, ..] = weeks;
            let write =
                |typed: &[Typed]| number::write(number::distance::mean(typed)?.number(), point);
            Some((
                weeks.iter().find_map(|week| week.unit),
                write(&weeks)?,
                write(&[first, second])?,
            ))
        };
        let before = texts(&self.running.weeks.text).map(|(.., before)| before);
        let previous = &mut self.fine.previous_weekly;
        let is_ours = previous.text.is_empty() || before.as_ref() == Some(&previous.text);
        if is_ours {
            *previous = DistanceText::default();
        }
        if let Some((unit, weekly, before)) = texts(&text) {
            if let Some(unit) = unit {
                self.switch_unit(unit, point);
            }
            self.running.weekly = DistanceText::new(weekly);
            if is_ours {
                self.fine.previous_weekly = DistanceText::new(before);
            }
        }
        self.running.weeks = DistanceText::new(text);
    }

    /// Switches the unit: every distance is converted where it stands.
    pub fn switch_unit(&mut self, to: Unit, point: char) {
        let from = self.running.unit;
        if from == to {
            return;
        }
        self.running.unit = to;
        let Fine { longest, next_long, previous_weekly, .. } = &mut self.fine;
        let others = self.races.cards.iter_mut().map(|card| &mut card.other);
        let Running { weekly, weeks, .. } = &mut self.running;
        for text in [weekly, weeks, longest, next_long, previous_weekly].into_iter().chain(others) {
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

    #[test]
    fn four_weeks_give_the_distance_a_week_and_the_one_before() {
        let mut draft = Draft::default();
        let texts = |draft: &Draft| {
            [&draft.running.weekly, &draft.fine.previous_weekly].map(|it| it.text.clone())
        };
        draft.type_weeks("42, 38, 0".to_owned(), '.');
        assert_eq!(texts(&draft), ["", ""]);
        draft.type_weeks("42, 38, 0, 51".to_owned(), '.');
        assert_eq!(texts(&draft), ["32.75", "40"]);
        draft.switch_unit(Unit::Mi, '.');
        assert_eq!(texts(&draft), ["20.3", "24.9"]);
        assert_eq!(draft.running.weeks.text, "26.1, 23.6, 0, 31.7");
        draft.switch_unit(Unit::Km, '.');
        assert_eq!(draft.running.weeks.text, "42, 38, 0, 51");
        draft.type_weeks("40, 30, 0, 50".to_owned(), '.');
        assert_eq!(texts(&draft), ["30", "35"]);
        // What can no longer be read takes back what it said of before, and leaves the distance.
        draft.type_weeks("40, 30".to_owned(), '.');
        assert_eq!(texts(&draft), ["30", ""]);
        // What Fine-tune says stays.
        draft.fine.previous_weekly = DistanceText::new("28".to_owned());
        draft.type_weeks("26mi 24mi 0mi 30mi".to_owned(), '.');
        assert_eq!(
            (draft.running.unit, texts(&draft)),
            (Unit::Mi, ["20".to_owned(), "17.4".to_owned()])
        );
    }
}
