//! The answer as JSON text: always nine keys, in the order of c.14.
//!
//! One writer for every door: the command line prints the text, the browser parses it. A general
//! serialiser, made anew for each type and field, would weigh 3 KB more in the shipped wasm.

use crate::plan::{
    answers::{Area, Level},
    day::Day,
    result::{
        Aftercare, Fault, Flag, Lowered, Note, PlanResult, Referral, Session, SessionArea,
        Technique, Tell, Why,
    },
};

impl PlanResult {
    /// The answer as one line of JSON.
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.text("status", self.status());
        json.key("horizon");
        if let Self::Plan(plan) = self {
            let (first, last) = plan.horizon;
            json.open('[');
            json.string(&first.iso());
            json.string(&last.iso());
            json.close(']');
            json.number("cadenceDays", plan.cadence_days.into());
            json.list("sessions", &plan.sessions, session);
            json.list("notes", &plan.notes, note);
        } else {
            json.plain("null");
            json.key("cadenceDays");
            json.plain("null");
            json.list::<Session>("sessions", &[], session);
            json.list::<Note>("notes", &[], note);
        }
        let faults: &[_] = if let Self::Invalid(faults) = self { faults } else { &[] };
        json.list("errors", faults, fault);
        json.key("referral");
        match self {
            Self::Refer(found) => referral(&mut json, found),
            Self::Plan(_) | Self::Invalid(_) => json.plain("null"),
        }
        let plan = if let Self::Plan(plan) = self { Some(plan) } else { None };
        let (self_care, tell) = plan.map_or((&[][..], &[][..]), |plan| {
            (plan.self_care.as_slice(), plan.tell_therapist.as_slice())
        });
        json.codes("selfCare", &mut self_care.iter().copied().map(Area::code));
        json.codes("tellTherapist", &mut tell.iter().copied().map(Tell::code));
        json.close('}');
        json.text
    }
}

fn session(json: &mut Json, session: &Session) {
    json.text("date", &session.date.iso());
    json.number("weekday", session.weekday.iso().into());
    json.text("kind", session.kind.code());
    json.text("pressure", session.pressure.code());
    json.number("durationMin", session.duration_min.into());
    json.text("service", session.service.code());
    json.truth("first", session.first);
    json.truth("combined", session.combined);
    json.truth("late", session.late);
    json.day("raceDate", session.race_date);
    json.day("alsoRaceDate", session.also_race_date);
    json.list("areas", &session.areas, |json, worked| area(json, *worked));
    json.codes("techniques", &mut session.techniques.iter().copied().map(Technique::code));
    json.list("why", &session.why, why);
    json.codes("aftercare", &mut session.aftercare.iter().copied().map(Aftercare::code));
}

fn area(json: &mut Json, worked: SessionArea) {
    json.text("area", worked.area.code());
    json.text("side", worked.side.code());
    json.truth("focus", worked.focus);
    json.number("minutes", worked.minutes.into());
}

fn why(json: &mut Json, why: &Why) {
    json.text("rule", why.rule.code());
    json.text("key", why.key.code());
    if why.day.is_some() {
        json.day("day", why.day);
    }
}

fn note(json: &mut Json, note: &Note) {
    json.text("code", note.code());
    match note {
        Note::NoRacePlan | Note::NoSessionPossible | Note::BudgetZero | Note::LightOnly => {}
        Note::AreaMerged { area } | Note::AcuteInjury { area } => json.text("area", area.code()),
        Note::RaceDuplicateMerged { date }
        | Note::RacePastIgnored { date }
        | Note::RaceBeyondHorizon { date }
        | Note::RaceSessionsLeftOut { date }
        | Note::PreEventNotPossible { date }
        | Note::PostEventLate { date }
        | Note::PostEventNotPossible { date }
        | Note::SlotSkipped { date }
        | Note::LowBase { date } => json.day("date", Some(*date)),
        Note::RacesTooClose { date, also_date }
        | Note::CombinedBetweenRaces { date, also_date }
        | Note::CombinedNotPossible { date, also_date } => {
            json.day("date", Some(*date));
            json.day("alsoDate", Some(*also_date));
        }
        Note::Taper { date, start_date } => {
            json.day("date", Some(*date));
            json.day("startDate", Some(*start_date));
        }
        Note::FirstDelayed { area, severity } => rated(json, Some(*area), Some(*severity)),
        Note::PhysioCheck { area, severity } => rated(json, *area, *severity),
        Note::BudgetTrimmed { count } | Note::AreasDeferred { count } => {
            json.number("count", i64::try_from(*count).unwrap_or(i64::MAX));
        }
        Note::PressureReduced { reasons } => {
            json.codes("reasons", &mut reasons.iter().copied().map(Lowered::code));
        }
        Note::SpikeLongRun { percent } | Note::SpikeWeekly { percent } => {
            json.number("percent", *percent);
        }
    }
}

fn rated(json: &mut Json, area: Option<Area>, severity: Option<u8>) {
    if let Some(area) = area {
        json.text("area", area.code());
    }
    if let Some(severity) = severity {
        json.number("severity", severity.into());
    }
}

fn fault(json: &mut Json, fault: &Fault) {
    json.text("field", &fault.field);
    json.text("code", fault.code.code());
}

fn referral(json: &mut Json, referral: &Referral) {
    json.open('{');
    json.text("level", referral.level.code());
    json.codes("levels", &mut referral.levels.iter().copied().map(Level::code));
    json.codes("flags", &mut referral.flags.iter().copied().map(Flag::code));
    json.close('}');
}

/// JSON text in the making.
#[derive(Default)]
struct Json {
    text: String,
}

impl Json {
    fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// A comma, unless nothing stands before what comes next.
    fn separate(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
    }

    fn key(&mut self, key: &str) {
        self.string(key);
        self.text.push(':');
    }

    /// A number, a truth value or nothing.
    fn plain(&mut self, text: &str) {
        self.separate();
        self.text.push_str(text);
    }

    fn string(&mut self, text: &str) {
        self.separate();
        self.text.push('"');
        for letter in text.chars() {
            // Whatever else is not printed is not allowed either; no path or code has it.
            if matches!(letter, '"' | '\\') {
                self.text.push('\\');
            }
            self.text.push(if letter < ' ' { ' ' } else { letter });
        }
        self.text.push('"');
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    fn number(&mut self, key: &str, number: i64) {
        self.key(key);
        self.plain(&number.to_string());
    }

    fn truth(&mut self, key: &str, truth: bool) {
        self.key(key);
        self.plain(if truth { "true" } else { "false" });
    }

    fn day(&mut self, key: &str, day: Option<Day>) {
        self.key(key);
        match day {
            Some(day) => self.string(&day.iso()),
            None => self.plain("null"),
        }
    }

    fn codes(&mut self, key: &str, codes: &mut dyn Iterator<Item = &'static str>) {
        self.key(key);
        self.open('[');
        for code in codes {
            self.string(code);
        }
        self.close(']');
    }

    fn list<T>(&mut self, key: &str, members: &[T], write: fn(&mut Self, &T)) {
        self.key(key);
        self.open('[');
        for member in members {
            self.open('{');
            write(self, member);
            self.close('}');
        }
        self.close(']');
    }
}
