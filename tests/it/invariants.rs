//! The invariants G0 to G19 of docs/decisions.md, which hold for every request.
//!
//! They are checked on the JSON alone, with an independent reading of the request, so that a
//! mistake in the engine is not repeated here. G14 (wording) is tested with the texts, G15 in
//! `laws.rs`.

mod health;

use recovery_calculator::plan::day::Day;
use serde_json::Value as Json;

use health::Health;

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
    list(&request["races"])
        .iter()
        .map(|race| RaceDay {
            day: day(&race["date"]).unwrap(),
            km: km(&race["distance"]),
            is_training: race["priority"] == "C",
            is_b: race["priority"] == "B",
        })
        .collect()
}

impl RaceDay {
    /// R-R5.
    fn counts(&self, today: Day) -> bool {
        today.since(self.day) <= if self.km > 30.0 { 21 } else { 10 }
    }

    fn is_short_training(&self) -> bool {
        self.is_training && self.km <= 12.0
    }
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
    let health = Health::new(&visit);
    sessions.iter().enumerate().try_for_each(|(index, session)| health.check(index, session))?;
    health.of_the_plan(sessions)
}

/// Checks G1 to G4, G7 and G17 of an answer to somebody who was shown a plan before and acted on it,
/// as far as they hold there: booked sessions and those that took place stand wherever they are.
///
/// # Errors
/// As for [`check`].
pub(crate) fn check_settled(request: &Json, result: &Json) -> Result<(), String> {
    let sessions = list(&result["sessions"]);
    if result["status"] != "plan" {
        return ensure("G0", sessions.is_empty(), result);
    }
    // What took place is a massage.
    let mut told = request.clone();
    let done = list(&request["log"]).iter().filter(|entry| entry["state"] == "done");
    if let Some(last) = done.filter_map(|entry| entry["date"].as_str()).max() {
        let before = request["lastMassage"].as_str().unwrap_or_default();
        told["lastMassage"] = Json::from(before.max(last));
        told["firstMassageEver"] = Json::from(false);
    }
    let visit = Visit::new(&told, result);
    let of = |fits: &dyn Fn(&Json) -> bool| -> Vec<Json> {
        sessions.iter().filter(|one| fits(one)).cloned().collect()
    };
    let not_booked = of(&|one| one["fixed"].is_null() || one["fixed"] == "moved");
    let lead = request["clinic"]["leadDays"].as_f64().unwrap_or(1.0) as i32;
    let from = visit.today.plus(lead);
    let free = of(&|one| one["fixed"].is_null() && day(&one["date"]) >= Some(from));
    for pair in sessions.windows(2) {
        ensure("G1", day(&pair[0]["date"]) < day(&pair[1]["date"]), result)?;
    }
    for session in sessions {
        let is_listed = list(&request["keep"]).iter().any(|kept| kept["key"] == session["key"]);
        let since = if is_listed { visit.today } else { from };
        let is_new = session["fixed"].is_null() && !is_listed;
        ensure("G2", day(&session["date"]) >= Some(visit.today), session)?;
        ensure("G2", !is_new || day(&session["date"]) >= Some(since), session)?;
    }
    for session in &not_booked {
        visit.is_open(session, session["fixed"].is_null())?;
        visit.is_off_races(session)?;
    }
    for pair in free.windows(2) {
        let gap = day(&pair[1]["date"]).unwrap().since(day(&pair[0]["date"]).unwrap());
        ensure("G7", gap >= 3, &pair[1])?;
    }
    visit.apart(&free, "G7", 5, |session| session["kind"] == "maintenance")?;
    visit.content(sessions)?;
    let health = Health::new(&visit);
    sessions.iter().enumerate().try_for_each(|(index, session)| health.content(index, session))?;
    not_booked.iter().try_for_each(|session| health.rests(session))?;
    visit.is_gentle_round_races(sessions)
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
        let races = races(request).into_iter().filter(|race| race.counts(today)).collect();
        Self { request, result, today, races }
    }

    /// G1, G2, G3, G7, G12, G13.
    fn calendar(&self, sessions: &[Json]) -> Result<(), String> {
        let lead = self.request["clinic"]["leadDays"].as_f64().unwrap_or(1.0) as i32;
        let last = day(&self.result["horizon"][1]).unwrap();
        let budget = self.request["sessionBudget"].as_f64();
        ensure("G13", budget.is_none_or(|most| sessions.len() as f64 <= most), self.result)?;
        for session in sessions {
            let date = day(&session["date"]).unwrap();
            let inside =
                self.today.plus(lead) <= date && date <= last && date <= self.today.plus(182);
            ensure("G2", inside, session)?;
            self.is_open(session, true)?;
        }
        for (earlier, later) in sessions.iter().zip(sessions.iter().skip(1)) {
            let gap = day(&later["date"]).unwrap().since(day(&earlier["date"]).unwrap());
            ensure("G1", gap > 0, later)?;
            ensure("G7", gap >= 3, later)?;
        }
        self.apart(sessions, "G7", 5, |session| session["kind"] == "maintenance")?;
        self.apart(sessions, "G12", 10, |session| session["pressure"] == "firm")
    }

    /// G3: clinic and visitor are free; the visitor's weekdays bind only what is not moved.
    fn is_open(&self, session: &Json, is_bound: bool) -> Result<(), String> {
        let clinic = &self.request["clinic"];
        let weekday = f64::from(day(&session["date"]).unwrap().weekday().iso());
        let is_in = |days: &Json| list(days).iter().any(|day| day.as_f64() == Some(weekday));
        let is_listed = |days: &Json| list(days).contains(&session["date"]);
        let open = (!is_bound || is_in(&self.request["availableWeekdays"]))
            && !is_in(&clinic["closedWeekdays"])
            && !is_listed(&clinic["closedDates"])
            && !is_listed(&self.request["unavailableDates"]);
        ensure("G3", open, session)
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

    /// G4: no race day, no eve that is protected, and gentle on one that is not.
    fn is_off_races(&self, session: &Json) -> Result<(), String> {
        let is_regular = session["kind"] == "maintenance";
        for race in &self.races {
            let to_go = race.day.since(day(&session["date"]).unwrap());
            let is_eve = to_go == 1 && !race.is_short_training();
            ensure("G4", to_go != 0 && !is_eve, session)?;
            let friction = list(&session["techniques"]).contains(&"friction".into());
            let is_gentle = session["pressure"] == "light" && !friction;
            ensure("G4", to_go != 1 || !is_regular || is_gentle, session)?;
        }
        Ok(())
    }

    /// Whatever lies on a race day or its eve, because it was booked, is light and without friction.
    fn is_gentle_round_races(&self, sessions: &[Json]) -> Result<(), String> {
        for session in sessions {
            let date = day(&session["date"]).unwrap();
            let is_near = self.races.iter().any(|race| (0..=1).contains(&race.day.since(date)));
            let friction = list(&session["techniques"]).contains(&"friction".into());
            let is_gentle = session["pressure"] == "light" && !friction;
            ensure("G4", !is_near || is_gentle, session)?;
        }
        Ok(())
    }

    /// G5, G6, G9, and G4.
    fn around_races(&self, sessions: &[Json]) -> Result<(), String> {
        for session in sessions {
            let date = day(&session["date"]).unwrap();
            let is_regular = session["kind"] == "maintenance";
            self.is_off_races(session)?;
            for race in &self.races {
                let to_go = race.day.since(date);
                let (before, after, quiet, half) = match race.km {
                    ..=12.0 => (3, 2, 2, 2),
                    ..=30.0 => (5, 4, 4, 2),
                    ..=45.0 => (7, 14, 7, 4),
                    _ => (7, 21, 13, 7),
                };
                let near = -after <= to_go && to_go <= before;
                ensure("G5", !(near && session["pressure"] == "firm"), session)?;
                let quiet = if race.is_training { half } else { quiet };
                let is_quiet = (-quiet..=4).contains(&to_go) && !race.is_short_training();
                // One of a series that no session serves counts as training (R-R8).
                let is_served = sessions.iter().any(|other| {
                    [&other["raceDate"], &other["alsoRaceDate"]]
                        .iter()
                        .any(|served| day(served) == Some(race.day))
                });
                let may_be_passed_over = race.is_b && race.km <= 12.0 && !is_served;
                ensure("G6", !(is_quiet && is_regular) || may_be_passed_over, session)?;
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
            let fair = !minutes.is_empty() && minutes.iter().all(|minutes| *minutes >= 5);
            ensure("G8", fair && minutes.iter().sum::<u64>() + talk == total, session)?;
            ensure("G8", talk >= self.talk(index), session)?;
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

    /// R-C1: minutes of talk where no area is at its upper end.
    fn talk(&self, index: usize) -> u64 {
        if index == 0 && self.request["lastMassage"].is_null() { 10 } else { 5 }
    }
}
