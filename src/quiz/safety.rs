//! The safety questions in their groups. A question that was not answered is not a no (R-V7).

use crate::{
    plan::{
        answers::{Area, Caution, RedFlag, ReferralLevel},
        codes::codes,
        request::Request,
        result::{Flag, MentionedAnswers, Referral},
    },
    quiz::date::DateFields,
};

codes! {
    /// The groups in which the questions are asked; each ends with "none of these".
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

/// One box to tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthFlag {
    /// A red flag of group 1 (R-Z1).
    Red(RedFlag),
    /// A caution of group 2 or 3.
    Caution(Caution),
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
    /// Ticked boxes.
    pub ticked: Vec<HealthFlag>,
    /// Groups answered with "none of these".
    pub none: Vec<HealthGroup>,
    /// "Has your doctor said that massage is fine?"
    pub cleared: Option<bool>,
    /// "Are you 18 or over?"
    pub adult: Option<bool>,
    /// A fresh strain or sprain.
    pub injury: Option<bool>,
    /// Where it is.
    pub injury_area: Option<Area>,
    /// When it happened.
    pub injury_date: DateFields,
}

impl HealthFlag {
    /// The public code of the red flag or caution.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red(flag) => flag.code(),
            Self::Caution(caution) => caution.code(),
        }
    }

    /// The tick with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        let red = RedFlag::from_code(code).map(Self::Red);
        red.or_else(|| Caution::from_code(code).map(Self::Caution))
    }

    /// The group in which it is asked.
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
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        let red = RedFlag::ALL.iter().copied().map(Self::Red);
        red.chain(Caution::ALL.iter().copied().map(Self::Caution))
    }
}

impl HealthGroup {
    /// Its boxes, in the order of D-3.
    pub fn ticks(self) -> impl Iterator<Item = HealthFlag> {
        HealthFlag::all().filter(move |tick| tick.group() == self)
    }
}

impl Safety {
    /// Whether a box is ticked.
    pub fn has(&self, tick: HealthFlag) -> bool {
        self.ticked.contains(&tick)
    }

    /// Whether a group was answered, with a box or with "none of these".
    pub fn is_answered(&self, group: HealthGroup) -> bool {
        self.none.contains(&group) || self.ticked.iter().any(|tick| tick.group() == group)
    }

    /// Whether a ticked condition needs a doctor's yes that could be given; pregnancy never does.
    pub fn asks_for_clearance(&self) -> bool {
        self.ticked.iter().any(|tick| match tick {
            HealthFlag::Caution(caution) => {
                caution.needs_clearance() && *caution != Caution::Pregnancy
            }
            HealthFlag::Red(_) => false,
        })
    }

    /// Ticks or unticks a box; a tick takes "none of these" away.
    pub(crate) fn toggle(&mut self, tick: HealthFlag) {
        if self.has(tick) {
            self.ticked.retain(|other| *other != tick);
        } else {
            self.ticked.push(tick);
            self.none.retain(|group| *group != tick.group());
        }
        if !self.asks_for_clearance() {
            self.cleared = None;
        }
    }

    /// Answers a group with "none of these", or takes that back.
    pub(crate) fn toggle_none(&mut self, group: HealthGroup) {
        if self.none.contains(&group) {
            self.none.retain(|other| *other != group);
        } else {
            self.none.push(group);
            self.ticked.retain(|tick| tick.group() != group);
        }
        if !self.asks_for_clearance() {
            self.cleared = None;
        }
    }

    /// The most urgent tick that cannot wait for Continue; of equally urgent ones the last.
    pub fn alarm(&self) -> Option<Alarm> {
        let red = |tick: &HealthFlag| match tick {
            HealthFlag::Red(flag) => Some((flag.level(), *flag)),
            HealthFlag::Caution(_) => None,
        };
        let level = self.ticked.iter().filter_map(red).map(|(level, _)| level).min()?;
        if level > ReferralLevel::Urgent {
            return None;
        }
        let is_met = |tick: &HealthFlag| red(tick).is_some_and(|(met, _)| met == level);
        let tick = self.ticked.iter().copied().rfind(is_met)?;
        // In the order of D-3, as a referral names them.
        let flags = RedFlag::ALL.iter().copied().filter(|flag| is_met(&HealthFlag::Red(*flag)));
        let flags = flags.filter(|flag| self.has(HealthFlag::Red(*flag))).map(Flag::Red).collect();
        Some(Alarm {
            tick,
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
        let asked = self.cleared.is_some();
        let cautions = self.cautions().filter(|caution| asked || *caution == Caution::Pregnancy);
        Request {
            red_flags: self.red_flags().collect(),
            cautions: cautions.collect(),
            cleared_by_doctor: self.cleared.into(),
            adult: self.adult.into(),
            ..Request::default()
        }
    }

    pub(crate) fn red_flags(&self) -> impl Iterator<Item = RedFlag> {
        self.ticked.iter().filter_map(|tick| match tick {
            HealthFlag::Red(flag) => Some(*flag),
            HealthFlag::Caution(_) => None,
        })
    }

    pub(crate) fn cautions(&self) -> impl Iterator<Item = Caution> {
        self.ticked.iter().filter_map(|tick| match tick {
            HealthFlag::Caution(caution) => Some(*caution),
            HealthFlag::Red(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Alarm, HealthFlag, HealthGroup, Safety};
    use crate::plan::{
        answers::{Caution, RedFlag, ReferralLevel},
        result::Flag,
    };

    #[test]
    fn every_question_stands_in_one_group_and_emergencies_come_first() {
        let mut asked: Vec<HealthFlag> = Vec::new();
        for group in HealthGroup::ALL {
            asked.extend(group.ticks());
        }
        assert_eq!(asked.len(), RedFlag::ALL.len() + Caution::ALL.len());
        assert_eq!(asked.first(), Some(&HealthFlag::Red(RedFlag::ChestPain)));
        assert!(
            HealthGroup::Local
                .ticks()
                .eq(Caution::ALL[14..].iter().copied().map(HealthFlag::Caution))
        );
    }

    #[test]
    fn none_of_these_and_the_boxes_exclude_each_other() {
        let mut safety = Safety::default();
        safety.toggle_none(HealthGroup::Now);
        assert!(safety.is_answered(HealthGroup::Now));
        safety.toggle(HealthFlag::Red(RedFlag::DarkUrine));
        assert!(safety.is_answered(HealthGroup::Now) && safety.none.is_empty());
        safety.toggle(HealthFlag::Red(RedFlag::DarkUrine));
        assert!(!safety.is_answered(HealthGroup::Now), "unticking the last box answers nothing");
        safety.toggle(HealthFlag::Caution(Caution::Cancer));
        safety.cleared = Some(true);
        safety.toggle_none(HealthGroup::Health);
        assert_eq!((safety.ticked.len(), safety.cleared), (0, None));
    }

    fn ticked(flags: &[RedFlag]) -> Safety {
        let mut safety = Safety::default();
        for flag in flags {
            safety.toggle(HealthFlag::Red(*flag));
        }
        safety
    }

    #[test]
    fn every_emergency_and_every_urgent_tick_is_heard_at_once_and_no_other() {
        for flag in RedFlag::ALL {
            let alarm = ticked(&[*flag]).alarm();
            assert_eq!(alarm.is_some(), flag.level() <= ReferralLevel::Urgent, "{flag:?}");
            let Some(Alarm { tick, referral }) = alarm else { continue };
            assert_eq!((tick, referral.level), (HealthFlag::Red(*flag), flag.level()));
            assert_eq!(
                (referral.levels, referral.flags),
                (vec![flag.level()], vec![Flag::Red(*flag)])
            );
        }
        for caution in Caution::ALL {
            let mut safety = Safety::default();
            safety.toggle(HealthFlag::Caution(*caution));
            assert_eq!(safety.alarm(), None, "{caution:?}");
        }
        assert_eq!(Safety::default().alarm(), None);
    }

    #[test]
    fn the_worst_is_heard_and_of_the_worst_the_last() {
        let [leg, chest, cough] =
            [RedFlag::CalfHotSwollen, RedFlag::ChestPain, RedFlag::CoughingBlood];
        let mut safety = ticked(&[cough, leg, chest, RedFlag::DarkUrine, RedFlag::KnownClot]);
        safety.toggle(HealthFlag::Red(RedFlag::DarkUrine));
        let alarm = safety.alarm().unwrap();
        assert_eq!((alarm.tick, alarm.is_emergency()), (HealthFlag::Red(chest), true));
        assert_eq!(alarm.referral.flags, [Flag::Red(chest), Flag::Red(cough)]);
        // A mistake taken back leaves the others.
        safety.toggle(HealthFlag::Red(chest));
        assert_eq!(safety.alarm().unwrap().tick, HealthFlag::Red(cough));
        safety.toggle_none(HealthGroup::Now);
        let alarm = safety.alarm().unwrap();
        assert_eq!((alarm.tick, alarm.is_emergency()), (HealthFlag::Red(leg), false));
        safety.toggle_none(HealthGroup::Legs);
        assert_eq!(safety.alarm(), None);
    }
}
