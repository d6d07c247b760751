//! What the safety questions ask: red flags, cautions, and how urgent a referral is (R-Z1 to R-Z4).

use crate::plan::codes::codes;

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
        /// A baby in the last 12 weeks.
        RecentBirth = "recent_birth",
        Pregnancy = "pregnancy",
        VaricoseVeins = "varicose_veins",
        BrokenSkin = "broken_skin",
        Hypermobility = "hypermobility",
        JointReplacement = "joint_replacement",
        OilAllergy = "oil_allergy",
        /// In the last 12 months.
        StressFracture = "stress_fracture",
        /// In the last two weeks.
        CortisoneInjection = "cortisone_injection",
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
            | Self::RecentBirth
            | Self::Pregnancy => true,
            Self::VaricoseVeins
            | Self::BrokenSkin
            | Self::Hypermobility
            | Self::JointReplacement
            | Self::OilAllergy
            | Self::StressFracture
            | Self::CortisoneInjection => false,
        }
    }
}

impl Caution {
    /// R-C9: whether the limb has to be named, so that nobody touches it (sources 4 and 5).
    pub const fn needs_place(self) -> bool {
        matches!(self, Self::Lymphoedema | Self::RecentSurgery | Self::RecentFracture)
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
