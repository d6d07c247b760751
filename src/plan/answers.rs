//! The visitor's answers once checked: the engine sees nothing else. `validate.rs` alone makes them.

use std::ops::RangeInclusive;

pub use crate::plan::health::{Caution, RedFlag, ReferralLevel};
use crate::plan::{
    acts::{Act, Kept, LogEntry},
    codes::codes,
    day::{Day, Weekday, Weekdays},
    distance::{Distance, Unit},
    result::Service,
};

codes! {
    /// The thirteen areas; the order settles ties (R-C2).
    Area {
        Calves = "calves",
        Achilles = "achilles",
        Shins = "shins",
        Feet = "feet",
        Hamstrings = "hamstrings",
        Quads = "quads",
        Knees = "knees",
        ItBand = "it_band",
        HipFlexors = "hip_flexors",
        Glutes = "glutes",
        Adductors = "adductors",
        LowerBack = "lower_back",
        UpperBody = "upper_body",
    }
}

codes! {
    /// A place of an injury, or one to leave alone (R-I1, R-Q5): the areas and the ankle.
    Place {
        Calves = "calves",
        Achilles = "achilles",
        Shins = "shins",
        Feet = "feet",
        Hamstrings = "hamstrings",
        Quads = "quads",
        Knees = "knees",
        ItBand = "it_band",
        HipFlexors = "hip_flexors",
        Glutes = "glutes",
        Adductors = "adductors",
        LowerBack = "lower_back",
        UpperBody = "upper_body",
        /// Not an area to choose: between the lower leg and the foot.
        Ankle = "ankle",
    }
}

codes! {
    /// How often the visitor would like to come (R-L1).
    Frequency { Seldom = "seldom", Suggested = "suggested", Often = "often", }
}

codes! {
    /// How the last session felt (R-Q4).
    Feel { TooLight = "too_light", Right = "right", TooMuch = "too_much", }
}

codes! {
    /// How long the visitor was tender after the last session (R-Q4).
    Tender {
        No = "no",
        /// Up to two days.
        Short = "short",
        /// Longer, or a bruise.
        Long = "long",
    }
}

codes! {
    /// How an area is now, against the last session (R-Q4).
    Now { Less = "less", Same = "same", More = "more", }
}

codes! {
    /// The visitor's own left and right.
    Side { Left = "left", Right = "right", Both = "both", }
}

codes! {
    /// How firm a session is; the comfort scale of R-P1 in brackets.
    Pressure {
        /// 1 to 3 of 10.
        Light = "light",
        /// 4 to 5 of 10.
        Medium = "medium",
        /// 6 of 10.
        Firm = "firm",
    }
}

codes! {
    /// How much a race matters; the best comes first.
    Priority {
        /// The goal race.
        A = "A",
        /// It matters.
        B = "B",
        /// A training run.
        C = "C",
    }
}

codes! {
    /// The distances that can be chosen by name.
    Preset {
        FiveK = "5k",
        TenK = "10k",
        Half = "half",
        Marathon = "marathon",
        Ultra = "ultra",
    }
}

codes! {
    /// How long a race is (R-L4).
    RaceClass {
        /// Up to 12 km.
        Short = "short",
        /// Over 12 to 30 km.
        Middle = "middle",
        /// Over 30 to 45 km.
        Marathon = "marathon",
        /// Over 45 km.
        Ultra = "ultra",
    }
}

codes! {
    /// How long the visitor has been running.
    Experience {
        /// Under six months.
        New = "new",
        Recreational = "recreational",
        Experienced = "experienced",
    }
}

impl Place {
    /// The place of an area.
    pub fn of(area: Area) -> Self {
        Self::from_code(area.code()).unwrap_or(Self::Ankle)
    }

    /// The area of that name; none for the ankle.
    pub fn area(self) -> Option<Area> {
        Area::from_code(self.code())
    }

    /// Whether an injury there is one of this area: the ankle stands for calves, Achilles, shins
    /// and feet together (R-I1; judgement).
    pub fn injures(self, area: Area) -> bool {
        self.area().map_or(area.is_lower_leg(), |own| own == area)
    }

    /// Whether it is a place on a leg: all but lower back and upper body (R-I1).
    pub const fn is_on_leg(self) -> bool {
        !matches!(self, Self::LowerBack | Self::UpperBody)
    }
}

impl Area {
    /// Calves, Achilles, shins and feet (R-C9).
    pub const fn is_lower_leg(self) -> bool {
        matches!(self, Self::Calves | Self::Achilles | Self::Shins | Self::Feet)
    }
}

impl RaceClass {
    /// R-L4: short up to 12 km, middle up to 30, marathon up to 45, then ultra (judgement).
    pub fn of(distance: Distance) -> Self {
        if distance <= Distance::from_km(12) {
            Self::Short
        } else if distance <= Distance::from_km(30) {
            Self::Middle
        } else if distance <= Distance::from_km(45) {
            Self::Marathon
        } else {
            Self::Ultra
        }
    }

    /// Whether the race is longer than 30 km.
    pub const fn is_long(self) -> bool {
        matches!(self, Self::Marathon | Self::Ultra)
    }
}

impl Preset {
    /// The distance that the name stands for; the half marathon is 21.0975 km.
    pub const fn distance(self) -> Distance {
        Distance::from_decimetres(match self {
            Self::FiveK => 50_000,
            Self::TenK => 100_000,
            Self::Half => 210_975,
            Self::Marathon => 421_950,
            Self::Ultra => 500_000,
        })
    }
}

/// The answers, checked and complete. Only validation makes them.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// The visitor's day, from the years 1900 to 2999.
    pub(crate) today: Day,
    /// Weekdays on which the clinic is closed (R-A1).
    pub(crate) closed_weekdays: Weekdays,
    /// Days on which the clinic is closed, sorted, each once (R-A1).
    pub(crate) closed_dates: Vec<Day>,
    /// Days from today to the first that can be booked, 0 to 14 (R-A2).
    pub(crate) lead_days: i32,
    /// What the clinic sells, never empty (R-C5).
    pub(crate) offers: Vec<Offer>,
    /// The unit in which distances were entered (R-U1).
    pub(crate) unit: Unit,
    /// Distance run in a usual week, 0 to 300 km (R-L1).
    pub(crate) weekly_distance: Distance,
    /// Days with a run in a usual week, 0 to 7; 0 exactly if the distance is 0 (R-L1).
    pub(crate) run_days: u32,
    /// Speed, hill or tempo runs a week, 0 to 7 (R-L1).
    pub(crate) hard_sessions: u32,
    /// Whole hours a week of other endurance training, 0 to 30 (R-L1).
    pub(crate) other_training: u32,
    /// How often the visitor would like to come (R-L1).
    pub(crate) frequency: Frequency,
    /// The longest run of the last 30 days, 0 to 350 km (R-L5).
    pub(crate) longest_run: Option<Distance>,
    /// The next planned long run, 0 to 350 km (R-L5).
    pub(crate) next_long_run: Option<Distance>,
    /// The weekly average of the four weeks before, 0 to 300 km (R-L6).
    pub(crate) previous_weekly_distance: Option<Distance>,
    /// The usual day of the long run (R-M3, R-P5).
    pub(crate) long_run_day: Option<Weekday>,
    /// How long the visitor has been running (R-P5).
    pub(crate) experience: Experience,
    /// The races as entered, at most 20 (R-V3).
    pub(crate) races: Vec<Race>,
    /// The areas as entered, changed by the check-in (R-Q4), at most 26; the same one may occur twice (R-V4).
    pub(crate) areas: Vec<TightArea>,
    /// The day on which the areas were rated, today at the latest (R-P5).
    pub(crate) rated_on: Day,
    /// How sore the legs are today, 0 to 10; the check-in's where it has one (R-P5).
    pub(crate) soreness: u32,
    /// Places that are not to be touched, sorted, each once (R-Q5).
    pub(crate) leave_alone: Vec<Place>,
    /// What the visitor says of the last session (R-Q4).
    pub(crate) check_in: CheckIn,
    /// A strain or sprain of the last six weeks (R-I1).
    pub(crate) acute_injury: Option<AcuteInjury>,
    /// Health conditions of groups 2 and 3, sorted, each once (R-Z2, R-Z3).
    pub(crate) cautions: Vec<Caution>,
    /// Weekdays on which the visitor is free; on at least one the clinic is open (R-A1).
    pub(crate) available_weekdays: Weekdays,
    /// Days on which the visitor is away, sorted, each once (R-A1).
    pub(crate) unavailable_dates: Vec<Day>,
    /// How many sessions the visitor wants at most, 0 to 60 (R-B1).
    pub(crate) session_budget: Option<usize>,
    /// The day of the last massage, today at the latest (R-F1, R-S1).
    pub(crate) last_massage: Option<Day>,
    /// Whether the visitor never had a massage (R-R1, R-P5).
    pub(crate) first_massage_ever: bool,
    /// How firm the visitor likes it (R-P1).
    pub(crate) pressure: Pressure,
    /// Preferred length of a session in minutes: 20 to 120 (R-C1).
    pub(crate) session_length: Option<u32>,
    /// The plan last shown, no key twice (R-K1).
    pub(crate) keep: Vec<Kept>,
    /// The acts in force, each session once, in the order of its last entry (R-K1).
    pub(crate) log: Vec<LogEntry>,
}

impl Answers {
    /// Whether a caution was ticked.
    pub(crate) fn has(&self, caution: Caution) -> bool {
        self.cautions.contains(&caution)
    }

    /// R-K7: the days of the last massage told, and of every session that took place, in order.
    pub(crate) fn had(&self) -> Vec<Day> {
        let done = self.log.iter().filter(|entry| entry.act == Act::Done).map(|entry| entry.day);
        let mut had: Vec<Day> = done.chain(self.last_massage).collect();
        had.sort_unstable();
        had.dedup();
        had
    }

    /// R-C9: feet that may not feel how hard they are pressed are left out.
    pub(crate) fn has_numb_feet(&self) -> bool {
        self.has(Caution::DiabetesNumbFeet)
    }
}

/// One race as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Race {
    /// Race day, from ten years ago to two years ahead (R-V8).
    pub(crate) day: Day,
    /// How long it is, 1 to 350 km (R-L4).
    pub(crate) distance: Distance,
    /// How much it matters (R-R1).
    pub(crate) priority: Priority,
    /// Its name; may be empty (R-V5).
    pub(crate) name: String,
}

/// One tight area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TightArea {
    /// Which one.
    pub area: Area,
    /// Which side.
    pub side: Side,
    /// How tight or sore it is, 1 to 10 (R-Z5, R-F2).
    pub severity: u8,
}

/// A sudden strain or sprain that still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AcuteInjury {
    /// Where it is; the side is not asked.
    pub(crate) place: Place,
    /// The day on which it happened, within the last six weeks (R-I1).
    pub(crate) day: Day,
}

/// The lengths of a session, in minutes (R-C1).
pub const SESSION_LENGTHS: RangeInclusive<u32> = 20..=120;
/// The lengths that are sold where the clinic does not say (to be confirmed by the clinic; R-C5).
pub const USUAL_LENGTHS: [u32; 3] = [30, 60, 90];
/// At most so many services (R-C5).
pub const MAX_OFFERS: usize = 40;
/// The longest name of a service, in code points (R-C5).
pub const MAX_SERVICE_NAME: usize = 80;

/// One service that the clinic sells (R-C5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// The clinic's own name for it.
    pub(crate) id: String,
    pub(crate) kind: Service,
    /// Its lengths in minutes.
    pub(crate) minutes: Vec<u32>,
}

/// What the visitor says of the last session (R-Q4); nothing of it where nobody was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CheckIn {
    pub(crate) feel: Option<Feel>,
    pub(crate) tender: Option<Tender>,
    pub(crate) areas: Vec<(Area, Now)>,
    pub(crate) soreness: Option<u32>,
}

impl CheckIn {
    /// The areas with the numbers that hold now.
    pub(crate) fn rated(&self, mut areas: Vec<TightArea>) -> Vec<TightArea> {
        for entry in &mut areas {
            entry.severity = self.rating(entry.area, entry.severity);
        }
        areas
    }

    /// R-Q4: "less" is two less, at least 1; "more" is one more (judgement).
    fn rating(&self, area: Area, severity: u8) -> u8 {
        match self.areas.iter().find(|(checked, _)| *checked == area) {
            Some((_, Now::Less)) => severity.saturating_sub(2).max(1),
            Some((_, Now::More)) => severity + 1,
            Some((_, Now::Same)) | None => severity,
        }
    }
}
