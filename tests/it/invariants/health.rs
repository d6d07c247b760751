//! What happens inside sessions: injuries (G17), tightness (G18), cautions, places to leave alone
//! and what the clinic sells (G19), as docs/rules.md has them.

use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use super::{RaceDay, Visit, day, ensure, list, races};

const LOWER_LEG: [&str; 4] = ["calves", "achilles", "shins", "feet"];
const SEVEN: [&str; 7] =
    ["achilles", "shins", "feet", "knees", "it_band", "hip_flexors", "adductors"];
/// What may be told to the therapist without a doctor's yes.
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
/// R-Q5: places whose stretch, and whose circles, are off where they are left alone.
const NO_STRETCH: [&str; 6] =
    ["calves", "hamstrings", "hip_flexors", "knees", "adductors", "lower_back"];
const NO_CIRCLES: [&str; 5] = ["feet", "achilles", "ankle", "knees", "hip_flexors"];

/// What the request says of the body.
pub(super) struct Health<'a> {
    visit: &'a Visit<'a>,
    /// R-P5: the day of the ratings, and whether a race explains them.
    rated_on: Day,
    is_explained: bool,
    /// R-I1: where and when, while it counts.
    injury: Option<(&'a str, Day)>,
    has_group_two: bool,
}

impl<'a> Health<'a> {
    pub(super) fn new(visit: &'a Visit<'a>) -> Self {
        let request = visit.request;
        let rated_on = day(&request["ratedOn"]).unwrap_or(visit.today);
        let explains =
            |race: RaceDay| race.km > 12.0 && (0..=5).contains(&rated_on.since(race.day));
        let injury = &request["acuteInjury"];
        let injury = day(&injury["date"])
            .filter(|date| visit.today.since(*date) < 42)
            .map(|date| (injury["area"].as_str().unwrap(), date));
        let is_group_two = |told: &Json| told.as_str().is_some_and(|told| !LOCAL.contains(&told));
        Self {
            visit,
            rated_on,
            is_explained: races(request).into_iter().any(explains),
            injury,
            has_group_two: list(&visit.result["tellTherapist"]).iter().any(is_group_two),
        }
    }

    /// The number that the visitor gave, after the check-in (R-Q4); 0 where there is none.
    fn given(&self, area: &str) -> u64 {
        let request = self.visit.request;
        let now = list(&request["checkIn"]["areas"])
            .iter()
            .filter(|one| one["area"] == area)
            .filter_map(|one| ["less", "same", "more"].iter().position(|now| one["now"] == *now));
        let change = now.max();
        let entries = list(&request["areas"]).iter().filter(|one| one["area"] == area);
        let numbers = entries.map(|one| match (one["severity"].as_u64().unwrap(), change) {
            (number, Some(0)) => number.saturating_sub(2).max(1),
            (number, Some(2)) => number + 1,
            (number, _) => number,
        });
        numbers.max().unwrap_or(0)
    }

    /// The same as it counts on a day (R-P5).
    fn rated(&self, area: &str, date: Day) -> u64 {
        let is_over = self.is_explained && date.since(self.rated_on) >= 7;
        if is_over { self.given(area).min(3) } else { self.given(area) }
    }

    fn named(&self) -> impl Iterator<Item = &'a str> + Clone {
        list(&self.visit.request["areas"]).iter().map(|one| one["area"].as_str().unwrap())
    }

    fn ticked(&self, code: &str) -> bool {
        list(&self.visit.result["tellTherapist"]).contains(&code.into())
    }

    /// R-I1: whether the area is a part of the injury.
    fn is_hurt(&self, area: &Json) -> bool {
        self.injury.is_some_and(|(place, _)| {
            area["area"] == place
                || (place == "ankle" && LOWER_LEG.iter().any(|one| area["area"] == *one))
        })
    }

    /// R-I1: until which day after it every session is light.
    fn gentle_days(&self) -> i32 {
        let named = self.named().map(|area| json!({ "area": area }));
        let hurt = named.filter(|area| self.is_hurt(area));
        let rated = hurt.map(|area| self.given(area["area"].as_str().unwrap())).max();
        if rated >= Some(4) { 42 } else { 14 }
    }

    /// R-Z7: the last A, B or longer C race of the next three weeks while an area is at 7 or more.
    fn race_while_tight(&self) -> Option<Day> {
        let is_pressing = !self.is_explained && self.named().any(|area| self.given(area) >= 7);
        let races = self.visit.races.iter().filter(|race| !race.is_short_training());
        let near = races.filter(|race| (0..=21).contains(&race.day.since(self.visit.today)));
        near.map(|race| race.day).filter(|_| is_pressing).max()
    }

    /// R-C8, R-Z7, R-C9, R-I1: the most minutes that an area may have.
    fn upper_end(&self, area: &Json, session: &Json, base_talk: u64) -> u64 {
        let date = day(&session["date"]).unwrap();
        let length = session["durationMin"].as_u64().unwrap();
        let name = area["area"].as_str().unwrap();
        let is_both = area["side"] == "both";
        let mut end = match name {
            "achilles" | "shins" | "knees" | "it_band" => 5,
            "feet" | "hip_flexors" | "adductors" => 8,
            _ if is_both => 20,
            _ => 12,
        };
        if self.rated(name, date) >= 7 {
            end = end.min(if is_both { 16 } else { 12 });
        }
        if self.ticked("osteoporosis") && ["lower_back", "upper_body"].contains(&name) {
            end = end.min(12);
        }
        let end = (end * length / 60).max(5);
        let is_before_race = self.race_while_tight().is_some_and(|race| date <= race);
        if is_before_race && self.rated(name, date) >= 7 {
            return 5;
        }
        match self.injury {
            Some((_, since)) if self.is_hurt(area) && date.since(since) < self.gentle_days() => 5,
            Some((_, since)) if self.is_hurt(area) && date.since(since) < 42 => {
                let even = (length - base_talk) / list(&session["areas"]).len() as u64;
                end.min(even.max(5))
            }
            _ => end,
        }
    }

    /// One session.
    pub(super) fn check(&self, index: usize, session: &Json) -> Result<(), String> {
        self.rests(session)?;
        self.is_promised(index, session)?;
        self.content(index, session)
    }

    /// What happens in it, whatever its day.
    pub(super) fn content(&self, index: usize, session: &Json) -> Result<(), String> {
        let date = day(&session["date"]).unwrap();
        self.of_minutes(index, session)?;
        self.of_the_injury(date, session)?;
        self.of_tightness(date, session)?;
        self.of_cautions(date, session)?;
        self.of_the_clinic(session)
    }

    /// G8: upper ends, and talk beyond the usual only where all areas are at theirs.
    fn of_minutes(&self, index: usize, session: &Json) -> Result<(), String> {
        let base = self.visit.talk(index);
        let minutes = |area: &Json| area["minutes"].as_u64().unwrap();
        let areas = list(&session["areas"]);
        let fits = areas.iter().all(|area| minutes(area) <= self.upper_end(area, session, base));
        ensure("G8 upper end", fits, session)?;
        let full = areas.iter().all(|area| minutes(area) == self.upper_end(area, session, base));
        ensure("G8 talk", session["talkMin"] == base || full, session)
    }

    /// G17 (R-I1).
    fn of_the_injury(&self, date: Day, session: &Json) -> Result<(), String> {
        let Some((place, since)) = self.injury else { return Ok(()) };
        let days = date.since(since);
        let hurt: Vec<&Json> =
            list(&session["areas"]).iter().filter(|area| self.is_hurt(area)).collect();
        ensure("G17", days >= 4 || hurt.is_empty(), session)?;
        ensure("G17", days >= 42 || session["pressure"] != "firm", session)?;
        let works = !hurt.is_empty();
        ensure("G17", days >= 42 || !works || !has(session, "friction"), session)?;
        if days < self.gentle_days() {
            let is_leg = !["lower_back", "upper_body"].contains(&place);
            let fine = list(&session["techniques"]).iter().all(|technique| {
                let technique = technique.as_str().unwrap();
                let glides = ["effleurage", "petrissage"].contains(&technique);
                let works = ["friction", "mobilise", "thai_stretch"].contains(&technique);
                if is_leg { glides } else { !works }
            });
            ensure("G17", fine && session["pressure"] == "light", session)?;
            ensure("G17", hurt.iter().all(|area| area["touch"] == true), session)?;
        }
        Ok(())
    }

    /// G18 (R-Z7, R-C8).
    fn of_tightness(&self, date: Day, session: &Json) -> Result<(), String> {
        let areas = list(&session["areas"]);
        let rated = |area: &Json| self.rated(area["area"].as_str().unwrap(), date);
        let is_of_seven = |area: &&Json| SEVEN.iter().any(|one| area["area"] == *one);
        let is_firm = session["pressure"] == "firm";
        let presses = areas.iter().any(|area| rated(area) >= 7);
        let digs = has(session, "friction") || has(session, "thumb_press");
        ensure("G18", !(presses && digs), session)?;
        let highest = self.named().map(|area| self.rated(area, date)).max();
        ensure("G18", !(highest >= Some(7) && is_firm), session)?;
        let mut sore = areas.iter().filter(is_of_seven).filter(|area| rated(area) >= 4);
        ensure("G18", sore.clone().all(|area| area["touch"] == true), session)?;
        ensure("G18", sore.next().is_none() || !(is_firm || has(session, "friction")), session)?;
        let tendon = self.named().filter(|area| SEVEN.contains(area));
        let worst_tendon = tendon.map(|area| self.rated(area, date)).max();
        ensure("G18", !(worst_tendon >= Some(6) && is_firm), session)?;
        let before_race = self.race_while_tight().is_some_and(|race| date <= race);
        ensure("G18", !before_race || session["pressure"] == "light", session)
    }

    /// G17: no regular session on the first days of an injury.
    pub(super) fn rests(&self, session: &Json) -> Result<(), String> {
        let date = day(&session["date"]).unwrap();
        let is_early = self.injury.is_some_and(|(_, since)| date.since(since) < 4);
        ensure("G17", !is_early || session["kind"] != "maintenance", session)
    }

    /// G18: what is only promised (R-Z7, R-Q4).
    fn is_promised(&self, index: usize, session: &Json) -> Result<(), String> {
        let is_pressing = !self.is_explained && self.named().any(|area| self.given(area) >= 7);
        let same = list(&self.visit.request["checkIn"]["areas"]).iter().any(|one| {
            let area = one["area"].as_str().unwrap();
            let worse = |other: &Json| other["area"] == area && other["now"] == "more";
            one["now"] == "same"
                && self.given(area) >= 4
                && !list(&self.visit.request["checkIn"]["areas"]).iter().any(worse)
        });
        let asks = index >= 2 && (is_pressing || same);
        ensure("G18", session["isProvisional"] == asks, session)
    }

    /// G19 (R-C9, R-Q5).
    fn of_cautions(&self, date: Day, session: &Json) -> Result<(), String> {
        let areas = list(&session["areas"]);
        let works =
            |places: &[&str]| areas.iter().any(|one| places.iter().any(|p| one["area"] == *p));
        let lower_leg = works(&LOWER_LEG);
        let days = date.since(self.visit.today);
        let request = self.visit.request;
        let alone = list(&request["leaveAlone"]);
        let is_alone =
            |places: &[&str]| places.iter().any(|place| alone.contains(&(*place).into()));
        let soreness =
            request["checkIn"]["soreness"].as_f64().or(request["soreness"].as_f64()).unwrap_or(0.0);
        let is_first_ever = request["firstMassageEver"] == true && session["first"] == true;
        let bleeds = self.ticked("anticoagulants") || self.ticked("bleeding_disorder");
        let is_thin = self.ticked("osteoporosis");
        let varicose = self.ticked("varicose_veins") || self.ticked("severe_varicose_or_vascular");
        let broken = self.ticked("broken_skin") && days < 14;
        for (holds, off) in [
            (self.has_group_two, &["friction", "thai_stretch"][..]),
            (bleeds, &["thumb_press", "compression"]),
            (is_thin, &["thumb_press", "rocking"]),
            (is_thin && works(&["lower_back", "upper_body"]), &["compression"]),
            (self.ticked("diabetes_numb_feet") && lower_leg, &["thumb_press"]),
            (varicose, &["friction"]),
            (varicose && lower_leg, &["thumb_press", "compression"]),
            (self.ticked("joint_replacement"), &["mobilise", "thai_stretch"]),
            (self.ticked("hypermobility"), &["thai_stretch"]),
            (broken, &["friction"]),
            (self.ticked("stress_fracture"), &["thumb_press", "friction"]),
            (soreness >= 7.0 && days <= 3, &["thai_stretch", "thumb_press"]),
            (is_first_ever, &["friction", "thai_stretch"]),
            (is_alone(&NO_STRETCH), &["thai_stretch"]),
            (is_alone(&NO_CIRCLES), &["mobilise"]),
        ] {
            ensure("G19", !holds || off.iter().all(|technique| !has(session, technique)), session)?;
        }
        ensure("G19", !self.has_group_two || session["pressure"] == "light", session)?;
        let fragile = self.ticked("varicose_veins") || broken;
        ensure("G19", !fragile || session["pressure"] != "firm", session)?;
        let numb = self.ticked("diabetes_numb_feet") && works(&["feet"]);
        let touched = areas.iter().any(|one| alone.contains(&one["area"]));
        ensure("G19", !numb && !touched, session)?;
        let stretch = list(&session["aftercare"]).contains(&"aftercare_24h".into());
        let may = session["kind"] != "pre_event" && session["combined"] == false;
        ensure("G19", !stretch || (may && !self.has_group_two), session)
    }

    /// G19 (R-C5): only what is sold, without oil where that matters and is sold.
    fn of_the_clinic(&self, session: &Json) -> Result<(), String> {
        let offers = list(&self.visit.request["clinic"]["offers"]);
        let kind = |offer: &Json| {
            let own = offer["kind"].as_str().or(offer["service"].as_str());
            own.unwrap().to_owned()
        };
        let is_dry = |kind: &str| kind == "thai_sports" || kind == "thai_combo";
        let service = session["service"].as_str().unwrap();
        let booked: Vec<&Json> =
            offers.iter().filter(|offer| offer["service"] == service).collect();
        let is_sold =
            booked.iter().any(|offer| list(&offer["minutes"]).contains(&session["durationMin"]));
        ensure("G19 sold", offers.is_empty() || is_sold, session)?;
        let sells_dry = offers.is_empty() || offers.iter().any(|offer| is_dry(&kind(offer)));
        let dry = is_dry(service) || booked.iter().any(|offer| is_dry(&kind(offer)));
        ensure("G19", !(self.ticked("oil_allergy") && sells_dry) || dry, session)
    }

    /// G18, G19: what holds for the plan as a whole.
    pub(super) fn of_the_plan(&self, sessions: &[Json]) -> Result<(), String> {
        let result = self.visit.result;
        let ever = self.visit.request["firstMassageEver"] == true;
        let first_is_pre = sessions.first().is_some_and(|first| first["kind"] == "pre_event");
        ensure("G18", !(ever && first_is_pre), result)?;
        let alone = list(&self.visit.request["leaveAlone"]);
        ensure("G19", !list(&result["selfCare"]).iter().any(|area| alone.contains(area)), result)?;
        let note = |code: &str| list(&result["notes"]).iter().any(|note| note["code"] == code);
        let limb = ["lymphoedema", "recent_surgery", "recent_fracture"];
        let has_no_place = alone.is_empty() && limb.iter().any(|caution| self.ticked(caution));
        ensure("G19", has_no_place == note("ask_place"), result)?;
        ensure("G19", !has_no_place || sessions.is_empty(), result)?;
        let warns = self.race_while_tight().is_some();
        ensure("G18", warns == note("race_while_tight"), result)
    }
}

fn has(session: &Json, technique: &str) -> bool {
    list(&session["techniques"]).contains(&technique.into())
}
