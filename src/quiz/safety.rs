//! The safety questions in four lists. A question that was not answered is not a no (R-V7).

use crate::{
    plan::{
        answers::{Caution, Place, RedFlag, ReferralLevel},
        codes::codes,
        order::sort_by_key,
        request::Request,
        result::{Flag, MentionedAnswers, Referral},
    },
    quiz::date::DateFields,
};

codes! {
    /// The lists in which the questions are asked; each is answered with none or with yes.
    HealthGroup {
        /// Right now, or on recent runs: the emergencies first.
        Now = "now",
        /// The legs.
        Legs = "legs",
        /// Health in general.
        Health = "health",
        /// What the therapist should know.
        Local = "local",
    }
}

/// One line of a list, with its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthFlag {
    /// A red flag of group 1 (R-Z1).
    Red(RedFlag),
    /// A caution of group 2 or 3.
    Caution(Caution),
    /// A sudden strain or sprain in the last six weeks (R-I1).
    Strain,
    /// Under 18 (R-Z6).
    Minor,
}

/// A tick that asks for help now: what to do is said at once, under its box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// The box.
    pub tick: HealthFlag,
    /// Its level alone, with all that was ticked of that level.
    pub referral: Referral,
}

impl Alarm {
    /// Whether nothing else is worth asking.
    pub fn is_emergency(&self) -> bool {
        self.referral.level == ReferralLevel::Emergency
    }
}

/// The answers of step 4.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Safety {
    /// Ticked boxes. Those of a list that is not answered with yes are out of sight and do not count:
    /// they are there again if the answer changes back.
    ticked: Vec<HealthFlag>,
    /// The lists that have an answer: yes, at least one, or none.
    answers: Vec<(HealthGroup, bool)>,
    /// "Has your doctor said that massage is fine?" as it was answered.
    pub clearance: Option<bool>,
    /// Where the strain or sprain is.
    pub injury_place: Option<Place>,
    /// When it happened.
    pub injury_date: DateFields,
    /// Places that must not be touched, in the order of D-3 (R-Q5).
    pub leave_alone: Vec<Place>,
}

impl HealthFlag {
    /// The public code of the red flag or caution. The two others are no codes of a request.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red(flag) => flag.code(),
            Self::Caution(caution) => caution.code(),
            Self::Strain => "strain",
            Self::Minor => "minor",
        }
    }

    /// The key of its words, which its line and its box share.
    pub fn key(self) -> String {
        let start = match self {
            Self::Red(_) => "flag_",
            Self::Caution(_) => "caution_",
            Self::Strain | Self::Minor => "safety_",
        };
        [start, self.code()].concat()
    }

    /// The line with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|flag| flag.code() == code)
    }

    /// The list in which it is asked.
    pub const fn group(self) -> HealthGroup {
        match self {
            Self::Red(flag) => match flag {
                RedFlag::ChestPain
                | RedFlag::SuddenBreathlessness
                | RedFlag::CoughingBlood
                | RedFlag::CollapseOrConfusion
                | RedFlag::SaddleNumbness
                | RedFlag::BladderBowelChange
                | RedFlag::WeaknessBothLegs
                | RedFlag::DarkUrine
                | RedFlag::FeverOrInfection => HealthGroup::Now,
                RedFlag::CalfHotSwollen
                | RedFlag::HotSpreadingSkin
                | RedFlag::CannotBearWeight
                | RedFlag::PopAndWeak
                | RedFlag::GroinPainWeightBearing
                | RedFlag::BonePainNightRest
                | RedFlag::PinpointBonePain
                | RedFlag::NumbnessWeaknessNew
                | RedFlag::SwellingUnexplained => HealthGroup::Legs,
                RedFlag::KnownClot | RedFlag::UnexplainedWeightLoss => HealthGroup::Health,
            },
            Self::Caution(caution) if caution.needs_clearance() => HealthGroup::Health,
            Self::Caution(_) => HealthGroup::Local,
            Self::Strain => HealthGroup::Legs,
            Self::Minor => HealthGroup::Health,
        }
    }

    /// Under 18 opens its list, the strain or sprain ends its own.
    fn all() -> impl Iterator<Item = Self> {
        let red = RedFlag::ALL.iter().copied().map(Self::Red);
        let cautions = Caution::ALL.iter().copied().map(Self::Caution);
        std::iter::once(Self::Minor).chain(red).chain([Self::Strain]).chain(cautions)
    }

    /// Whether the place has to be named, so that nobody touches it (R-C9).
    const fn needs_place(self) -> bool {
        match self {
            Self::Caution(caution) => {
                caution.needs_place() || matches!(caution, Caution::BrokenSkin)
            }
            Self::Red(_) | Self::Strain | Self::Minor => false,
        }
    }
}

impl HealthGroup {
    /// Its lines, in their order.
    pub fn ticks(self) -> impl Iterator<Item = HealthFlag> {
        HealthFlag::all().filter(move |tick| tick.group() == self)
    }
}

impl Safety {
    /// The answer to a list: yes, at least one, or none.
    pub fn answer(&self, group: HealthGroup) -> Option<bool> {
        self.answers.iter().find(|(asked, _)| *asked == group).map(|(_, any)| *any)
    }

    /// The ticks that count: those of lists answered with yes.
    pub fn flags(&self) -> impl Iterator<Item = HealthFlag> {
        self.ticked.iter().copied().filter(|tick| self.answer(tick.group()) == Some(true))
    }

    /// Whether a box is ticked, and counts.
    pub fn has(&self, tick: HealthFlag) -> bool {
        self.flags().any(|flag| flag == tick)
    }

    /// Whether a list was answered: with none, or with yes and at least one tick.
    pub fn is_answered(&self, group: HealthGroup) -> bool {
        match self.answer(group) {
            Some(true) => self.flags().any(|flag| flag.group() == group),
            Some(false) => true,
            None => false,
        }
    }

    /// A strain or sprain in the last six weeks, once its list is answered.
    pub fn injury(&self) -> Option<bool> {
        self.is_answered(HealthGroup::Legs).then(|| self.has(HealthFlag::Strain))
    }

    /// Whether the visitor is 18 or over, once that list is answered.
    pub fn adult(&self) -> Option<bool> {
        self.is_answered(HealthGroup::Health).then(|| !self.has(HealthFlag::Minor))
    }

    /// Whether a ticked condition needs a doctor's yes that could be given; pregnancy never does.
    pub fn asks_for_clearance(&self) -> bool {
        self.cautions().any(|caution| caution.needs_clearance() && caution != Caution::Pregnancy)
    }

    /// The doctor's yes or no, where it is asked.
    pub fn cleared(&self) -> Option<bool> {
        self.clearance.filter(|_| self.asks_for_clearance())
    }

    /// Whether a place to leave alone has to be named: without one nothing can be planned (R-C9).
    pub fn asks_for_place(&self) -> bool {
        self.flags().any(HealthFlag::needs_place)
    }

    /// Answers a list. The ticks stay, so that arrow keys on the two answers lose nothing.
    pub(crate) fn answer_with(&mut self, group: HealthGroup, any: bool) {
        self.answers.retain(|(asked, _)| *asked != group);
        self.answers.push((group, any));
    }

    /// Ticks or unticks a box; a tick is a yes.
    pub(crate) fn toggle(&mut self, tick: HealthFlag) {
        let group = tick.group();
        if self.has(tick) {
            self.ticked.retain(|other| *other != tick);
        } else {
            // Ticks that were out of sight do not come back with another one.
            let counts = self.answer(group) == Some(true);
            self.ticked.retain(|other| counts || other.group() != group);
            self.ticked.push(tick);
            self.answer_with(group, true);
        }
        if !self.asks_for_clearance() {
            self.clearance = None;
        }
    }

    /// The same question by itself, as Fine-tune asks it. Where nothing else is ticked, its no answers
    /// the list with none.
    pub(crate) fn set_injury(&mut self, is_injured: bool) {
        if self.has(HealthFlag::Strain) != is_injured {
            self.toggle(HealthFlag::Strain);
        }
        let legs = HealthGroup::Legs;
        if self.answer(legs) == Some(true) && !self.is_answered(legs) {
            self.answer_with(legs, false);
        }
    }

    /// Adds a place to leave alone, or takes it away.
    pub(crate) fn toggle_place(&mut self, place: Place) {
        if self.leave_alone.contains(&place) {
            self.leave_alone.retain(|other| *other != place);
        } else {
            self.leave_alone.push(place);
            sort_by_key(&mut self.leave_alone, |place| *place);
        }
    }

    /// Whether a yes to a list brings back a tick that cannot wait for Continue.
    pub fn hides_alarm(&self, group: HealthGroup) -> bool {
        let is_urgent = |tick: &HealthFlag| match tick {
            HealthFlag::Red(flag) => flag.level() <= ReferralLevel::Urgent,
            HealthFlag::Caution(_) | HealthFlag::Strain | HealthFlag::Minor => false,
        };
        self.ticked.iter().any(|tick| tick.group() == group && is_urgent(tick))
    }

    /// The most urgent tick that cannot wait for Continue; of equally urgent ones the last.
    pub fn alarm(&self) -> Option<Alarm> {
        let level = self.red_flags().map(RedFlag::level).min()?;
        if level > ReferralLevel::Urgent {
            return None;
        }
        let tick = self.red_flags().filter(|flag| flag.level() == level).last()?;
        // In the order of D-3, as a referral names them.
        let flags = RedFlag::ALL.iter().copied().filter(|flag| flag.level() == level);
        let flags = flags.filter(|flag| self.has(HealthFlag::Red(*flag))).map(Flag::Red).collect();
        Some(Alarm {
            tick: HealthFlag::Red(tick),
            referral: Referral {
                level,
                levels: vec![level],
                flags,
                mentioned: MentionedAnswers::default(),
            },
        })
    }

    /// What alone is enough for a referral, whatever else is still unanswered: ticked red flags,
    /// under 18, pregnancy, and a condition without the doctor's yes.
    pub(crate) fn decided(&self) -> Request {
        let asked = self.cleared().is_some();
        let cautions = self.cautions().filter(|caution| asked || *caution == Caution::Pregnancy);
        Request {
            red_flags: self.red_flags().collect(),
            cautions: cautions.collect(),
            cleared_by_doctor: self.cleared().into(),
            adult: self.adult().into(),
            ..Request::default()
        }
    }

    pub(crate) fn red_flags(&self) -> impl Iterator<Item = RedFlag> {
        self.flags().filter_map(|tick| match tick {
            HealthFlag::Red(flag) => Some(flag),
            HealthFlag::Caution(_) | HealthFlag::Strain | HealthFlag::Minor => None,
        })
    }

    pub(crate) fn cautions(&self) -> impl Iterator<Item = Caution> {
        self.flags().filter_map(|tick| match tick {
            HealthFlag::Caution(caution) => Some(caution),
            HealthFlag::Red(_) | HealthFlag::Strain | HealthFlag::Minor => None,
        })
    }
}

#[cfg(test)]
mod tests;
