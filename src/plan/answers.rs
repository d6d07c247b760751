//! The visitor's answers once checked: the engine sees nothing else. `check.rs` is the only maker.

use crate::plan::{
    codes::codes,
    day::{Day, Weekday, Weekdays},
    distance::{Distance, Unit},
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

codes! {
    /// How urgent a referral is, most urgent first (R-Z4).
    ReferralLevel {
        Emergency = "emergency",
        Urgent = "urgent",
        Doctor = "doctor",
        Physio = "physio",
        Clearance = "clearance",
        Adult = "adult",
        Wait = "wait",
    }
}

codes! {
    /// Group 1 of the safety screen (R-Z1): any of these means no plan.
    RedFlag {
        ChestPain = "chest_pain",
        SuddenBreathlessness = "sudden_breathlessness",
        CoughingBlood = "coughing_blood",
        CollapseOrConfusion = "collapse_or_confusion",
        SaddleNumbness = "saddle_numbness",
        BladderBowelChange = "bladder_bowel_change",
        WeaknessBothLegs = "weakness_both_legs",
        DarkUrine = "dark_urine",
        CalfHotSwollen = "calf_hot_swollen",
        HotSpreadingSkin = "hot_spreading_skin",
        CannotBearWeight = "cannot_bear_weight",
        PopAndWeak = "pop_and_weak",
        GroinPainWeightBearing = "groin_pain_weight_bearing",
        KnownClot = "known_clot",
        BonePainNightRest = "bone_pain_night_rest",
        PinpointBonePain = "pinpoint_bone_pain",
        NumbnessWeaknessNew = "numbness_weakness_new",
        UnexplainedWeightLoss = "unexplained_weight_loss",
        SwellingUnexplained = "swelling_unexplained",
        FeverOrInfection = "fever_or_infection",
    }
}

codes! {
    /// Groups 2 and 3 of the safety screen (R-Z2, R-Z3).
    Caution {
        Anticoagulants = "anticoagulants",
        BleedingDisorder = "bleeding_disorder",
        Cancer = "cancer",
        Osteoporosis = "osteoporosis",
        HeartCondition = "heart_condition",
        HighBpUncontrolled = "high_bp_uncontrolled",
        RecentSurgery = "recent_surgery",
        RecentFracture = "recent_fracture",
        DiabetesNumbFeet = "diabetes_numb_feet",
        Lymphoedema = "lymphoedema",
        EpilepsyUncontrolled = "epilepsy_uncontrolled",
        SevereVaricoseOrVascular = "severe_varicose_or_vascular",
        Pregnancy = "pregnancy",
        VaricoseVeins = "varicose_veins",
        BrokenSkin = "broken_skin",
        Hypermobility = "hypermobility",
        JointReplacement = "joint_replacement",
        OilAllergy = "oil_allergy",
    }
}

impl Caution {
    /// Group 2: massage needs a doctor's yes first (R-Z2; sources 4 and 5); `pregnancy` is always
    /// referred.
    pub const fn needs_clearance(self) -> bool {
        match self {
            Self::Anticoagulants
            | Self::BleedingDisorder
            | Self::Cancer
            | Self::Osteoporosis
            | Self::HeartCondition
            | Self::HighBpUncontrolled
            | Self::RecentSurgery
            | Self::RecentFracture
            | Self::DiabetesNumbFeet
            | Self::Lymphoedema
            | Self::EpilepsyUncontrolled
            | Self::SevereVaricoseOrVascular
            | Self::Pregnancy => true,
            Self::VaricoseVeins
            | Self::BrokenSkin
            | Self::Hypermobility
            | Self::JointReplacement
            | Self::OilAllergy => false,
        }
    }
}

impl RedFlag {
    /// How urgent it is (R-Z1; sources 1 to 9).
    pub const fn level(self) -> ReferralLevel {
        match self {
            Self::ChestPain
            | Self::SuddenBreathlessness
            | Self::CoughingBlood
            | Self::CollapseOrConfusion
            | Self::SaddleNumbness
            | Self::BladderBowelChange
            | Self::WeaknessBothLegs
            | Self::DarkUrine => ReferralLevel::Emergency,
            Self::CalfHotSwollen
            | Self::HotSpreadingSkin
            | Self::CannotBearWeight
            | Self::PopAndWeak
            | Self::GroinPainWeightBearing => ReferralLevel::Urgent,
            Self::KnownClot
            | Self::BonePainNightRest
            | Self::PinpointBonePain
            | Self::NumbnessWeaknessNew
            | Self::UnexplainedWeightLoss
            | Self::SwellingUnexplained => ReferralLevel::Doctor,
            Self::FeverOrInfection => ReferralLevel::Wait,
        }
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

/// The answers, checked. No public maker: see `validate::check`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    pub(crate) today: Day,
    pub(crate) closed_weekdays: Weekdays,
    pub(crate) closed_dates: Vec<Day>,
    pub(crate) lead_days: i32,
    pub(crate) unit: Unit,
    pub(crate) weekly_distance: Distance,
    pub(crate) run_days: u32,
    pub(crate) hard_sessions: u32,
    pub(crate) longest_run: Option<Distance>,
    pub(crate) next_long_run: Option<Distance>,
    pub(crate) previous_weekly_distance: Option<Distance>,
    pub(crate) long_run_day: Option<Weekday>,
    pub(crate) experience: Experience,
    pub(crate) races: Vec<Race>,
    pub(crate) areas: Vec<TightArea>,
    pub(crate) soreness: u32,
    pub(crate) acute_injury: Option<AcuteInjury>,
    pub(crate) cautions: Vec<Caution>,
    pub(crate) available_weekdays: Weekdays,
    pub(crate) unavailable_dates: Vec<Day>,
    pub(crate) session_budget: Option<usize>,
    pub(crate) last_massage: Option<Day>,
    pub(crate) first_massage_ever: bool,
    pub(crate) pressure: Pressure,
    pub(crate) session_length: Option<u32>,
}

/// One race as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Race {
    pub(crate) day: Day,
    pub(crate) distance: Distance,
    pub(crate) priority: Priority,
    pub(crate) name: String,
}

/// One tight area as entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TightArea {
    pub(crate) area: Area,
    pub(crate) side: Side,
    pub(crate) severity: u8,
}

/// A sudden strain or sprain, still fresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AcuteInjury {
    pub(crate) area: Area,
    pub(crate) day: Day,
}
