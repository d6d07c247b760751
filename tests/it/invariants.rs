//! The invariants G0 to G19 of docs/decisions.md, which hold for every request.
//!
//! They are checked on the JSON alone, with an independent reading of the request, so that a
//! mistake in the engine is not repeated here. G14 (wording) is tested with the texts, G15 in
//! `laws.rs`.

use recovery_calculator::plan::day::Day;
use serde_json::Value as Json;

struct RaceDay {
    day: Day,
    km: f64,
    is_training: bool,
    is_b: bool,
}

fn day(json: &Json) -> Option<Day> {
    Day::from_iso(json.as_str()?)
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn races(request: &Json) -> Vec<RaceDay> {
    let factor = if request["unit"] == "mi" { 1.609_344 } else { 1.0 };
    let km = |distance: &Json| match distance.as_str() {
        Some("5k") => 5.0,
        Some("10k") => 10.0,
        Some("half") => 21.0975,
        Some("marathon") => 42.195,
        Some("ultra") => 50.0,
        Some(other) => panic!("preset {other}"),
        None => distance.as_f64().unwrap() * factor,
    };
    let today = day(&request["today"]).unwrap();
    list(&request["races"])
        .iter()
        .map(|race| RaceDay {
            day: day(&race["date"]).unwrap(),
            km: km(&race["distance"]),
            is_training: race["priority"] == "C",
            is_b: race["priority"] == "B",
        })
        .filter(|race| today.since(race.day) <= if race.km > 30.0 { 21 } else { 10 })
        .collect()
}

/// Checks G0 to G13 and G16 to G19 of one answer.
///
/// # Errors
/// The first invariant that does not hold, with the values that break it.
pub(crate) fn check(request: &Json, result: &Json) -> Result<(), String> {
    let sessions = list(&result["sessions"]);
    if result["status"] != "plan" {
        return ensure("G0", sessions.is_empty(), result);
    }
    let visit = Visit::new(request, result);
    visit.calendar(sessions)?;
    visit.around_races(sessions)?;
    visit.content(sessions)?;
    visit.health(sessions)
}

fn ensure(law: &str, holds: bool, what: &Json) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("{law}: {what}")) }
}

struct Visit<'a> {
    request: &'a Json,
    result: &'a Json,
    today: Day,
    races: Vec<RaceDay>,
}

impl<'a> Visit<'a> {
    fn new(request: &'a Json, result: &'a Json) -> Self {
        let today = day(&request["today"]).unwrap();
        Self { request, result, today, races: races(request) }
    }

    fn ticked(&self, code: &str) -> bool {
        let cautions = &self.request["cautions"];
        cautions == code || list(cautions).iter().any(|caution| caution == code)
    }

    /// G1, G2, G3, G7, G12, G13.
    fn calendar(&self, sessions: &[Json]) -> Result<(), String> {
        let clinic = &self.request["clinic"];
        let lead = clinic["leadDays"].as_f64().unwrap_or(1.0) as i32;
        let last = day(&self.result["horizon"][1]).unwrap();
        let budget = self.request["sessionBudget"].as_f64();
        ensure("G13", budget.is_none_or(|most| sessions.len() as f64 <= most), self.result)?;
        for session in sessions {
            let date = day(&session["date"]).unwrap();
            let weekday = f64::from(date.weekday().iso());
            let is_in = |days: &Json| list(days).iter().any(|day| day.as_f64() == Some(weekday));
            let is_listed = |days: &Json| list(days).contains(&session["date"]);
            let inside =
                self.today.plus(lead) <= date && date <= last && date <= self.today.plus(182);
            ensure("G2", inside, session)?;
            let open = is_in(&self.request["availableWeekdays"])
                && !is_in(&clinic["closedWeekdays"])
                && !is_listed(&clinic["closedDates"])
                && !is_listed(&self.request["unavailableDates"]);
            ensure("G3", open, session)?;
        }
        for (earlier, later) in sessions.iter().zip(sessions.iter().skip(1)) {
            let gap = day(&later["date"]).unwrap().since(day(&earlier["date"]).unwrap());
            ensure("G1", gap > 0, later)?;
            ensure("G7", gap >= 3, later)?;
        }
        self.apart(sessions, "G7", 5, |session| session["kind"] == "maintenance")?;
        self.apart(sessions, "G12", 10, |session| session["pressure"] == "firm")
    }

    fn apart(
        &self,
        sessions: &[Json],
        law: &str,
        days: i32,
        counts: impl Fn(&Json) -> bool,
    ) -> Result<(), String> {
        let dates: Vec<Day> = sessions
            .iter()
            .filter(|session| counts(session))
            .filter_map(|session| day(&session["date"]))
            .collect();
        let holds = dates.windows(2).all(|pair| pair[1].since(pair[0]) >= days);
        ensure(law, holds, self.result)
    }

    /// G4, G5, G6, G9.
    fn around_races(&self, sessions: &[Json]) -> Result<(), String> {
        for session in sessions {
            let date = day(&session["date"]).unwrap();
            let is_regular = session["kind"] == "maintenance";
            for race in &self.races {
                let to_go = race.day.since(date);
                let is_short_training = race.is_training && race.km <= 12.0;
                let is_eve = to_go == 1 && !is_short_training;
                ensure("G4", to_go != 0 && !is_eve, session)?;
                let friction = list(&session["techniques"]).contains(&"friction".into());
                let is_gentle = session["pressure"] == "light" && !friction;
                ensure("G4", to_go != 1 || !is_regular || is_gentle, session)?;
                let (before, after, quiet, half) = match race.km {
                    ..=12.0 => (3, 2, 2, 2),
                    ..=30.0 => (5, 4, 4, 2),
                    ..=45.0 => (7, 14, 7, 4),
                    _ => (7, 21, 13, 7),
                };
                let near = -after <= to_go && to_go <= before;
                ensure("G5", !(near && session["pressure"] == "firm"), session)?;
                let quiet = if race.is_training { half } else { quiet };
                let is_quiet = (-quiet..=4).contains(&to_go) && !is_short_training;
                let may_be_one_of_a_series = race.is_b && race.km <= 12.0;
                let counts = is_regular && !may_be_one_of_a_series;
                ensure("G6", !(is_quiet && counts), session)?;
            }
            let is_light = session["pressure"] == "light";
            if session["kind"] == "pre_event" || session["combined"] == true {
                ensure("G9", is_light, session)?;
            } else if session["kind"] == "post_event" {
                ensure("G9", session["pressure"] != "firm", session)?;
                let after_long = self
                    .races
                    .iter()
                    .any(|race| race.km > 30.0 && day(&session["raceDate"]) == Some(race.day));
                ensure("G9", is_light || !after_long, session)?;
            }
        }
        Ok(())
    }

    /// G8, G10, G11, G16.
    fn content(&self, sessions: &[Json]) -> Result<(), String> {
        let rank = |pressure: &Json| ["light", "medium", "firm"].iter().position(|p| pressure == p);
        let wish = &self.request["pressure"];
        let wished = if wish.is_null() { Some(1) } else { rank(wish) };
        for (index, session) in sessions.iter().enumerate() {
            let minutes: Vec<u64> = list(&session["areas"])
                .iter()
                .filter_map(|area| area["minutes"].as_u64())
                .collect();
            let total = session["durationMin"].as_u64().unwrap();
            let talk = session["talkMin"].as_u64().unwrap();
            let fair = minutes.iter().all(|minutes| *minutes >= 5);
            ensure("G8", fair && minutes.iter().sum::<u64>() + talk == total, session)?;
            let all_full = list(&session["areas"])
                .iter()
                .all(|area| area["minutes"].as_u64().unwrap() >= least_upper_end(area, total));
            ensure("G8", talk == 5 || talk == 10 || (talk > 5 && all_full), session)?;
            ensure("G10", rank(&session["pressure"]) <= wished, session)?;
            let reasons = list(&session["why"]);
            let named =
                reasons.iter().all(|why| why["rule"].as_str().is_some_and(|r| r.starts_with("R-")));
            let cared = !list(&session["aftercare"]).is_empty();
            ensure("G11", !reasons.is_empty() && named && cared, session)?;
            let techniques = list(&session["techniques"]);
            ensure("G16", !techniques.is_empty(), session)?;
            let first = session["firstTechniques"].as_u64().unwrap() as usize;
            ensure("G16", first == techniques.len().min(3), session)?;
            let gentle = session["kind"] != "maintenance" || session["pressure"] == "light";
            ensure("G16", !(gentle && techniques.contains(&"friction".into())), session)?;
            ensure("first", session["first"] == (index == 0), session)?;
        }
        Ok(())
    }

    /// G17, G18, G19.
    fn health(&self, sessions: &[Json]) -> Result<(), String> {
        let injury = &self.request["acuteInjury"];
        let injured = day(&injury["date"]).filter(|date| self.today < date.plus(42));
        let severity = list(&self.request["areas"])
            .iter()
            .filter_map(|area| area["severity"].as_f64())
            .fold(0.0, f64::max);
        // Ratings on the days after a race count for one week only.
        let explained = self
            .races
            .iter()
            .any(|race| race.km > 12.0 && (0..=5).contains(&self.today.since(race.day)));
        let ever = self.request["firstMassageEver"] == true;
        let first_is_pre = sessions.first().is_some_and(|first| first["kind"] == "pre_event");
        ensure("G18", !(ever && first_is_pre), self.result)?;
        let cleared = self.request["clearedByDoctor"] == true
            && list(&self.result["tellTherapist"])
                .iter()
                .any(|told| !LOCAL.contains(&told.as_str().unwrap()));
        for session in sessions {
            let date = day(&session["date"]).unwrap();
            let has = |technique: &str| list(&session["techniques"]).contains(&technique.into());
            let is_firm = session["pressure"] == "firm";
            if let Some(since) = injured {
                let hurts = |area: &Json| {
                    area["area"] == injury["area"]
                        || (injury["area"] == "ankle"
                            && LOWER_LEG.iter().any(|one| area["area"] == *one))
                };
                let areas = list(&session["areas"]);
                let works = areas.iter().any(hurts);
                ensure("G17", !(works && date < since.plus(4)), session)?;
                let is_fresh = date < since.plus(14);
                let gentle =
                    session["pressure"] == "light" && !has("friction") && !has("thai_stretch");
                ensure("G17", !is_fresh || gentle, session)?;
                let touched = areas
                    .iter()
                    .filter(|area| hurts(area))
                    .all(|area| area["touch"] == true && area["minutes"].as_u64() <= Some(5));
                ensure("G17", !is_fresh || touched, session)?;
                let careful = !is_firm && !(works && has("friction"));
                ensure("G17", date >= since.plus(42) || careful, session)?;
            }
            ensure("G18", !(severity >= 7.0 && is_firm) || explained, session)?;
            let dry = session["service"] == "thai_sports" || session["service"] == "thai_combo";
            ensure("G19", !self.ticked("oil_allergy") || dry, session)?;
            let stiff = self.ticked("hypermobility") || self.ticked("joint_replacement") || cleared;
            ensure("G19", !(stiff && has("thai_stretch")), session)?;
            let broken = self.ticked("broken_skin") && date.since(self.today) < 14;
            let fragile = self.ticked("varicose_veins") || broken;
            ensure("G19", !(fragile && (is_firm || has("friction"))), session)?;
        }
        Ok(())
    }
}

/// The notes for the therapist that a plan may have without a doctor's consent.
const LOCAL: [&str; 8] = [
    "varicose_veins",
    "broken_skin",
    "hypermobility",
    "joint_replacement",
    "oil_allergy",
    "stress_fracture",
    "cortisone_injection",
    "acute_injury",
];

const LOWER_LEG: [&str; 4] = ["calves", "achilles", "shins", "feet"];

/// The lowest upper limit of an area's minutes, by area, side and whether it is only touched.
fn least_upper_end(area: &Json, length: u64) -> u64 {
    let name = area["area"].as_str().unwrap();
    let end = match name {
        "achilles" | "shins" | "knees" | "it_band" => 5,
        "feet" | "hip_flexors" | "adductors" => 8,
        _ => 12,
    };
    // Only touched, because of an injury or before a race at 7 or more, or an equal share: five
    // minutes.
    let end = if area["touch"] == true || area["focus"] == true { 5 } else { end };
    (end * length / 60).max(5)
}
