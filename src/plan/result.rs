//! The answer: a plan, a referral, or every fault at once (D-3). Data only, no words.

mod change;
mod fault;
mod json;
mod limit;
mod note;
mod outward;
mod referral;

use serde::ser::{Serialize, Serializer};

use crate::plan::{
    acts::{Act, SessionKey},
    answers::{Area, Caution, Pressure, Priority, RaceClass, Side, TightArea},
    codes::codes,
    day::{Day, Weekday},
    distance::Distance,
};
pub use crate::plan::{
    phase::Phase,
    result::{
        change::{Change, DayOption, MoveRule, RefusedMove, Verdict},
        fault::{Fault, FaultCode},
        limit::PressureLimit,
        note::Note,
        referral::{Flag, Referral},
    },
    self_care::{Care, Move},
};

/// What the engine answers. As JSON it always has the eleven keys of D-3, in that order.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanResult {
    /// Sessions, or the reasons why there are none.
    Plan(Box<Plan>),
    /// Something has to be looked at first: no sessions, no booking as the next step.
    Refer(Referral),
    /// The request has faults; all of them.
    Invalid(Vec<Fault>),
}

/// A plan of sessions with what the page says about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// First and last day that can be planned (R-H1).
    pub horizon: (Day, Day),
    /// Days between maintenance sessions on the first plannable day, before any budget.
    pub cadence_days: i32,
    /// Sessions with a date to keep, in order.
    pub sessions: Vec<Session>,
    /// Those that come only once the visitor has told how it is, after the others (R-Z7): no date to
    /// book, to count or to write down anywhere. In the JSON they follow in `sessions`.
    pub provisional: Vec<Session>,
    /// Notes, in the order of D-3, then by date.
    pub notes: Vec<Note>,
    /// Areas to look after between sessions: at most three (R-C7).
    pub self_care: Vec<Area>,
    /// The moves for each of these areas; not part of the JSON (R-C9).
    pub care: Vec<Care>,
    /// The last day of nothing but walking, after a long race; not part of the JSON (R-C7).
    pub walk_until: Option<Day>,
    /// What the therapist has to know.
    pub tell_therapist: Vec<TherapistNote>,
    /// The races as planned, merged and by date: for drawing, not part of the JSON.
    pub races: Vec<PlannedRace>,
    /// What is other than in the plan last shown, by date (R-K8).
    pub changes: Vec<Change>,
    /// Moves that are not done, in the order of the log (R-K2).
    pub refused: Vec<RefusedMove>,
    /// What words speak of; not part of the JSON.
    pub mentioned: MentionedAnswers,
}

/// The answers that words beside a plan or a referral speak of. Not part of the JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentionedAnswers {
    /// The tight areas, each once, in the order in which they were entered (R-V4).
    pub tight: Vec<TightArea>,
    /// The races as entered, including those that the plan drops.
    pub races: Vec<EnteredRace>,
    /// Whether the legs are so sore that a physiotherapist should see them.
    pub is_very_sore: bool,
    /// Whether the visitor bears no oil (R-C5).
    pub bears_no_oil: bool,
}

impl MentionedAnswers {
    /// What was said of an area.
    pub fn find(&self, area: Area) -> Option<&TightArea> {
        self.tight.iter().find(|entry| entry.area == area)
    }

    /// The side of an area; both if nothing was said.
    pub fn side(&self, area: Area) -> Side {
        self.find(area).map_or(Side::Both, |entry| entry.side)
    }
}

/// A race as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnteredRace {
    /// Race day.
    pub day: Day,
    /// How long it is.
    pub distance: Distance,
    /// Its name as typed; may be empty.
    pub name: String,
}

/// A race as the engine sees it, for the season strip. Not part of the JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRace {
    /// Race day.
    pub day: Day,
    /// How long it is.
    pub class: RaceClass,
    /// Its distance.
    pub distance: Distance,
    /// How much it matters.
    pub priority: Priority,
    /// Its name as typed; may be empty.
    pub name: String,
    /// First and last day without firm work (R-P2).
    pub no_firm: (Day, Day),
    /// First and last day without regular sessions (R-R7).
    pub quiet: (Day, Day),
}

/// One dated session.
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the JSON")]
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The day.
    pub date: Day,
    /// Its day of the week.
    pub weekday: Weekday,
    /// Why it is there at all.
    pub kind: Kind,
    /// How firm.
    pub pressure: Pressure,
    /// Length to book, in minutes.
    pub duration_min: u32,
    /// What kind of service it is; not part of the JSON.
    #[serde(skip)]
    pub service: Service,
    /// The clinic's own name for the service (R-C5): in the JSON `service`.
    #[serde(rename = "service")]
    pub service_id: String,
    /// Whether it is the earliest session of the plan.
    pub first: bool,
    /// Whether it serves two close races (R-X2).
    pub combined: bool,
    /// Whether it is a recovery later than two days after the race (R-R2).
    pub late: bool,
    /// Whether it is a pre-race session earlier than four days before the race (R-R1).
    pub early: bool,
    /// The race that it serves.
    pub race_date: Option<Day>,
    /// The second race that it serves, if combined.
    pub also_race_date: Option<Day>,
    /// Its name, which stays when its day changes (R-K1).
    pub key: SessionKey,
    /// The visitor's act that keeps it on its day: done, booked or moved.
    pub fixed: Option<Act>,
    /// Whether it comes only once the visitor has told how it is (R-Z7): its date is an "about".
    pub is_provisional: bool,
    /// What the training is about (R-Q1).
    pub phase: Phase,
    /// Whole weeks to the race ahead.
    pub weeks_to_race: Option<i32>,
    /// The race ahead that the phase speaks of.
    pub next_race_date: Option<Day>,
    /// The race behind that the phase speaks of.
    pub last_race_date: Option<Day>,
    /// The area that had most minutes in the regular session before; not part of the JSON (R-Q1).
    #[serde(skip)]
    pub area_before: Option<SessionArea>,
    /// Minutes of talk: what the areas leave of the length (R-C1).
    pub talk_min: u32,
    /// What is worked, for how long.
    pub areas: Vec<SessionArea>,
    /// How, the most fitting first (R-C3).
    pub techniques: Vec<Technique>,
    /// How many of them are named first.
    pub first_techniques: usize,
    /// Why (R-C4).
    pub why: Vec<Why>,
    /// What to do afterwards.
    pub aftercare: Vec<Aftercare>,
}

impl Session {
    /// The two areas with the most minutes, the earlier of equals first.
    pub fn most_time(&self) -> [Option<SessionArea>; 2] {
        let most = |but: Option<SessionArea>| {
            let others = self.areas.iter().filter(|area| but.is_none_or(|but| but != **area));
            others.rev().max_by_key(|area| area.minutes).copied()
        };
        let first = most(None);
        [first, most(first)]
    }
}

/// One area in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SessionArea {
    /// Which one.
    pub area: Area,
    /// Which side.
    pub side: Side,
    /// Whether the visitor chose it (else it is filled in).
    pub focus: bool,
    /// Whether it is touched only: muscles near it get its minutes (R-C8).
    pub touch: bool,
    /// Hands-on minutes, at least 5.
    pub minutes: u32,
}

/// One reason of a session: the rule, the key of its words, and the day that they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Why {
    /// The rule that put it there.
    pub rule: Rule,
    /// The key of its words.
    pub key: Reason,
    /// The due day, for a session that was moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
}

codes! {
    /// The kind of a session.
    Kind {
        Maintenance = "maintenance",
        /// Before a race.
        PreEvent = "pre_event",
        /// After a race, or between two close ones.
        PostEvent = "post_event",
    }
}

codes! {
    /// The service that fits (R-C5).
    Service {
        Swedish = "swedish",
        ThaiSports = "thai_sports",
        ThaiCombo = "thai_combo",
        DeepTissue = "deep_tissue",
    }
}

codes! {
    /// What is done with the hands (R-C3).
    Technique {
        Effleurage = "effleurage",
        Petrissage = "petrissage",
        Compression = "compression",
        ThumbPress = "thumb_press",
        Friction = "friction",
        ThaiStretch = "thai_stretch",
        Rocking = "rocking",
        Mobilise = "mobilise",
    }
}

codes! {
    /// The rules that a reason can name.
    Rule {
        PreRace = "R-R1",
        Recovery = "R-R2",
        GentleRecovery = "R-P4",
        Combined = "R-X2",
        FirstTight = "R-F2",
        Cadence = "R-L1",
        MarathonPreparation = "R-L3",
        Budget = "R-B1",
        Moved = "R-M2",
        Phase = "R-Q1",
        NotFirm = "R-P2",
        AcuteInjury = "R-I1",
    }
}

codes! {
    /// Keys of the reasons' words (R-C4).
    Reason {
        Steady = "why_steady",
        Base = "why_base",
        Build = "why_build",
        Peak = "why_peak",
        Taper = "why_taper",
        Between = "why_between",
        Recovery = "why_recovery",
        WhyPre = "why_pre",
        WhyPost = "why_post",
        PostEventMarathon = "post_event_marathon",
        Combined = "combined",
        FirstTight = "first_tight",
        WhyCadence7 = "why_cadence_7",
        WhyCadence14 = "why_cadence_14",
        WhyCadence2128 = "why_cadence_21_28",
        WhyEvidenceFrequency = "why_evidence_frequency",
        /// Where there is no race to begin with.
        WhyFewer = "why_fewer",
        WhyMoved = "why_moved",
        WhyNotFirm = "why_not_firm",
        AcuteInjury = "acute_injury",
    }
}

codes! {
    /// Keys of the aftercare words (R-C6).
    Aftercare {
        Pre = "aftercare_pre",
        Post = "aftercare_post",
        Day = "aftercare_24h",
        /// The same where nothing is stretched.
        DayWithoutStretch = "aftercare_24h_no_stretch",
        Firm = "aftercare_firm",
        Call = "aftercare_call",
    }
}

/// What was ticked that the therapist has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TherapistNote {
    /// A caution of group 2 or 3.
    Caution(Caution),
    /// A fresh strain or sprain.
    AcuteInjury,
}

impl TherapistNote {
    /// Its public code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Caution(caution) => caution.code(),
            Self::AcuteInjury => "acute_injury",
        }
    }
}

impl Serialize for TherapistNote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl PlanResult {
    /// The answer to something that is not a request at all.
    pub fn bad_json() -> Self {
        Self::Invalid(vec![Fault { field: String::new(), code: FaultCode::BadJson }])
    }

    /// `plan`, `refer` or `invalid`.
    pub const fn status(&self) -> &'static str {
        match self {
            Self::Plan(_) => "plan",
            Self::Refer(_) => "refer",
            Self::Invalid(_) => "invalid",
        }
    }

    /// The sessions; none unless it is a plan.
    pub fn sessions(&self) -> &[Session] {
        match self {
            Self::Plan(plan) => &plan.sessions,
            Self::Refer(_) | Self::Invalid(_) => &[],
        }
    }
}
