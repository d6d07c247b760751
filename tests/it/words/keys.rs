//! Keys that the code composes: each family with its possible members.

use std::collections::BTreeSet;

use recovery_calculator::{
    plan::{
        answers::{
            Area, Caution, Experience, Feel, Frequency, Now, Place, Preset, Pressure, Priority,
            RedFlag, ReferralLevel, Side, Tender,
        },
        distance::Unit,
        phase::Phase,
        result::{
            Aftercare, FaultCode, Kind, Move, MoveRule, PressureLimit, Reason, Service, Technique,
            TherapistNote,
        },
    },
    quiz::{
        date::DatePart,
        draft::LastMassage,
        safety::{HealthFlag, HealthGroup},
        step::Step,
    },
    text::calendar_links::OnlineCalendar,
};

/// Composed keys, each with its possible members.
pub(super) fn built_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut add = |start: &str, codes: &[&str], end: &str| {
        keys.extend(codes.iter().map(|code| [start, code, end].concat()));
    };
    macro_rules! codes {
        ($name:ident) => {
            &$name::ALL.iter().map(|member| member.code()).collect::<Vec<_>>()
        };
    }
    let sides: Vec<&str> = Side::ALL.iter().map(|side| side.code()).collect();
    for end in ["", "_where", "_leave_alone", "_roll", "_stretch", "_strength", "_see"] {
        add("area_", codes!(Area), end);
    }
    for side in sides {
        add("area_", codes!(Area), &["_", side].concat());
        add("area_", codes!(Area), &["_", side, "_within"].concat());
    }
    add("side_", codes!(Side), "");
    add("flag_", codes!(RedFlag), "");
    add("caution_", codes!(Caution), "");
    add("told_", &[TherapistNote::AcuteInjury.code()], "");
    add("safety_", codes!(HealthGroup), "");
    add("safety_", &[HealthFlag::Strain.code(), HealthFlag::Minor.code()], "");
    add("area_", codes!(Place), "");
    add("step_", codes!(Step), "");
    add("step_", codes!(Step), "_hint");
    add("session_title_", codes!(Kind), "");
    add("card_phase_", codes!(Phase), "");
    add("plan_legend_", codes!(Kind), "");
    add("session_service_", codes!(Service), "");
    add("session_pressure_", codes!(Pressure), "");
    add("availability_pressure_", codes!(Pressure), "");
    add("pressure_", codes!(Pressure), "");
    add("availability_last_", codes!(LastMassage), "");
    add("technique_", codes!(Technique), "");
    add("technique_", codes!(Technique), "_name");
    add("pressure_", codes!(Pressure), "_name");
    add("kind_", codes!(Kind), "");
    add("session_tempo_", &[Kind::PreEvent.code(), Kind::PostEvent.code()], "");
    add("fine_frequency_", codes!(Frequency), "");
    add("area_lower_back_", &[Move::BirdDog.code()], "");
    for start in ["between_dose_", "selfcare_"] {
        add(start, &["roll", "stretch", "strength"], "");
    }
    add("", codes!(Reason), "");
    add("", codes!(Aftercare), "");
    add("move_rule_", codes!(MoveRule), "");
    add("check_in_feel_", codes!(Feel), "");
    add("check_in_tender_", codes!(Tender), "");
    add("check_in_area_", codes!(Now), "");
    // One day of several.
    add("", &["act_away", "away_stay", "note_away", "note_closed"], "_day");
    add("lowered_", codes!(PressureLimit), "");
    add("fault_", codes!(FaultCode), "");
    add("races_distance_", codes!(Preset), "");
    add("races_distance_", &["other"], "");
    add("fine_experience_", codes!(Experience), "");
    let named = ["5k", "10k", "half", "marathon", "ultra", "other"];
    for start in ["plan_race_", "plan_your_", "plan_races_"] {
        add(start, &named, "");
    }
    add("strip_code_", &named[..5], "");
    add("fine_part_", &["sessions", "running", "body"], "");
    for start in ["unit_", "unit_in_", "distance_"] {
        add(start, codes!(Unit), "");
    }
    let priorities: Vec<String> =
        Priority::ALL.iter().map(|priority| priority.code().to_lowercase()).collect();
    let priorities: Vec<&str> = priorities.iter().map(String::as_str).collect();
    add("races_priority_", &priorities, "");
    add("races_priority_", &priorities, "_note");
    add("plan_priority_", &priorities, "");
    add("date_", &DatePart::ALL.map(DatePart::code), "");
    add("answer_", &["yes", "no"], "");
    add("between_", &["roll", "stretch", "strength"], "");
    add("areas_band_", &["1", "4", "7", "9"], "");
    let numbers: Vec<String> = (1..=12).map(|number: u8| number.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    for start in
        ["plan_number_", "plan_first_number_", "month_long_", "month_short_", "month_narrow_"]
    {
        add(start, &numbers, "");
    }
    for start in ["weekday_long_", "weekday_short_", "weekday_narrow_"] {
        add(start, &numbers[..7], "");
    }
    let levels = ["emergency", "doctor", "physio", "clearance", "adult", "wait"];
    assert_eq!(levels.len() + 1, ReferralLevel::ALL.len(), "urgent is replaced by three texts");
    let others = ["urgent_leg", "urgent_skin", "urgent_bone", "physio_after_race", "pregnancy"];
    for end in ["_title", "_text", "_do_1"] {
        add("referral_", &levels, end);
        add("referral_", &others, end);
    }
    add("take_event_", &OnlineCalendar::ALL.map(OnlineCalendar::code), "");
    add("country_", &["GB", "US_CA", "EU", "AU", "NZ", "TH"], "");
    keys
}

/// The fault codes of each form field that have a text of their own.
pub(super) const FIELD_FAULTS: [(&str, &[FaultCode]); 23] = {
    use FaultCode::{
        BadDate, FutureDate, Inconsistent, NoCommonDay, NotANumber, NotAnInteger, OutOfRange,
        Required, TooFar, TooLong, TooMany, UnknownValue,
    };
    [
        ("weeklyDistance", &[Required, NotANumber, OutOfRange]),
        ("runDays", &[Required, Inconsistent]),
        ("races", &[Required, TooMany]),
        ("races[3].date", &[Required, BadDate, TooFar, OutOfRange]),
        ("races[3].distance", &[Required, NotANumber, OutOfRange, UnknownValue]),
        ("races[3].priority", &[Required]),
        ("races[3].name", &[TooLong]),
        ("areas", &[Required, TooMany]),
        ("areas[3].severity", &[Required]),
        ("safety.now", &[Required, Inconsistent]),
        ("safety.legs", &[Required, Inconsistent]),
        ("safety.health", &[Required, Inconsistent]),
        ("safety.local", &[Required, Inconsistent]),
        ("leaveAlone", &[Required]),
        ("clearedByDoctor", &[Required]),
        ("acuteInjury.area", &[Required]),
        ("acuteInjury.date", &[Required, BadDate, FutureDate, OutOfRange]),
        ("availableWeekdays", &[Required, NoCommonDay]),
        ("away[0].from", &[Required, BadDate, OutOfRange]),
        ("away[0].to", &[BadDate, Inconsistent, OutOfRange]),
        ("lastMassage", &[Required, BadDate, FutureDate, OutOfRange]),
        ("longestRun30d", &[NotANumber, OutOfRange]),
        ("sessionBudget", &[NotANumber, NotAnInteger, OutOfRange]),
    ]
};

/// The other distances of Fine-tune have the codes of the longest run.
const FINE_DISTANCES: [&str; 2] = ["nextLongRun", "prevWeeklyDistance"];

/// The keys of the faults that have a text of their own.
pub(super) fn fault_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let distances: &[FaultCode] = &[FaultCode::NotANumber, FaultCode::OutOfRange];
    let fine = FINE_DISTANCES.map(|field| (field, distances));
    for (field, codes) in FIELD_FAULTS.iter().copied().chain(fine) {
        let field = field.replace("[3]", "").replace("[0]", "").replace('.', "_");
        keys.extend(codes.iter().map(|code| ["fault_", &field, "_", code.code()].concat()));
    }
    keys
}
