//! From the form to the engine's request. What cannot be read is marked as such, so that validation
//! names every fault.

use crate::{
    plan::{
        answers::{Area, Pressure},
        day::{Day, Weekday},
        distance::Unit,
        range::{self, LEFT_ALONE, MAX_AWAY_DAYS},
        request::{
            AreaEntry, AreaNow, CheckInEntry, ClinicDays, Entries, Field, InjuryEntry,
            RaceDistance, RaceEntry, Request,
        },
    },
    quiz::{
        Settings,
        date::DateKind,
        draft::{Away, CheckIn, ChosenArea, DistanceChoice, Draft, LastMassage, RaceCard},
        number,
    },
};

impl Draft {
    /// The request, with every field (D-1).
    pub fn request(&self, settings: &Settings) -> Request {
        let (running, fine) = (&self.running, &self.fine);
        let (safety, availability) = (&self.safety, &self.availability);
        let injury = (safety.injury() == Some(true)).then(|| InjuryEntry {
            area: safety.injury_place.into(),
            date: safety.injury_date.field(DateKind::Past, settings),
        });
        let on_date = availability.last == Some(LastMassage::OnDate);
        Request {
            today: Field::Valid(settings.today),
            clinic: Field::Valid(clinic(settings)),
            unit: Field::Valid(running.unit),
            weekly_distance: number::distance::field(&running.weekly.text, running.unit),
            run_days: running.days.map(u32::from).into(),
            hard_sessions: fine.hard_sessions.map(u32::from).into(),
            longest_run: number::distance::field(&fine.longest.text, running.unit),
            next_long_run: number::distance::field(&fine.next_long.text, running.unit),
            previous_weekly_distance: number::distance::field(
                &fine.previous_weekly.text,
                running.unit,
            ),
            long_run_day: fine.long_run_day.into(),
            experience: fine.experience.into(),
            races: self
                .entered_races()
                .iter()
                .map(|card| race(card, running.unit, settings))
                .chain(self.weekly_races())
                .collect(),
            areas: self.areas.chosen.iter().copied().map(area).collect(),
            soreness: fine.soreness.map(u32::from).into(),
            acute_injury: injury.into(),
            red_flags: safety.red_flags().collect(),
            cautions: safety.cautions().collect(),
            cleared_by_doctor: safety.cleared().into(),
            adult: safety.adult().into(),
            available_weekdays: self.free_weekdays(settings).collect(),
            unavailable_dates: away_days(&availability.away, settings),
            session_budget: number::whole(&fine.budget),
            last_massage: if on_date {
                availability.last_date.field(DateKind::Past, settings)
            } else {
                availability.last_day.filter(|_| availability.last.is_some()).into()
            },
            first_massage_ever: Field::Valid(availability.last == Some(LastMassage::Never)),
            pressure: Field::Valid(availability.pressure),
            session_length: fine.length.into(),
            leave_alone: safety.leave_alone.iter().copied().collect(),
            // The form does not ask these yet.
            rated_on: Field::Empty,
            other_training: Field::Empty,
            frequency: fine.frequency.into(),
            check_in: self.checked_in(),
            keep: Field::Empty,
            log: Field::Empty,
        }
    }

    /// The stays away that can be read: their ids, and the first and the last day.
    pub fn stays(&self, settings: &Settings) -> impl Iterator<Item = (u32, (Day, Day))> {
        let stays = self.availability.away.iter();
        stays.filter_map(move |away| Some((away.id, away_range(away, settings)?)))
    }

    /// The stay away in which a day lies.
    pub fn away_on(&self, day: Day, settings: &Settings) -> Option<(Day, Day)> {
        self.stays(settings).map(|(_, days)| days).find(|(from, to)| *from <= day && day <= *to)
    }

    /// The check-in, if anything of it is answered; of areas only those that are chosen.
    fn checked_in(&self) -> Field<CheckInEntry> {
        let CheckIn { feel, tender, areas } = &self.check_in;
        let is_chosen = |area: Area| self.areas.chosen.iter().any(|chosen| chosen.area == area);
        let areas: Vec<AreaNow> = areas
            .iter()
            .filter(|(area, _)| is_chosen(*area))
            .map(|(area, now)| AreaNow { area: Field::Valid(*area), now: Field::Valid(*now) })
            .collect();
        if feel.is_none() && tender.is_none() && areas.is_empty() {
            return Field::Empty;
        }
        Field::Valid(CheckInEntry {
            feel: (*feel).into(),
            tender: (*tender).into(),
            areas: areas.into_iter().collect(),
            soreness: Field::Empty,
        })
    }

    /// The answers that may be kept, linked and given to the page: no health, nothing of the clinic
    /// (D-5). A new answer is private until somebody names it here.
    pub fn without_health(&self, settings: &Settings) -> Request {
        let request = self.request(settings);
        // Without a date it tells "never" from "over four weeks ago", and both from no answer.
        let is_told =
            matches!(self.availability.last, Some(LastMassage::Never | LastMassage::LongAgo));
        // "No race" and "nothing is tight" are answers; any other empty list is none.
        let (no_race, no_area) = (self.races.any == Some(false), self.areas.nothing);
        Request {
            unit: request.unit,
            weekly_distance: request.weekly_distance,
            run_days: request.run_days,
            hard_sessions: request.hard_sessions,
            longest_run: request.longest_run,
            next_long_run: request.next_long_run,
            previous_weekly_distance: request.previous_weekly_distance,
            long_run_day: request.long_run_day,
            experience: request.experience,
            races: unless_empty(request.races, no_race),
            areas: unless_empty(request.areas, no_area),
            available_weekdays: unless_empty(request.available_weekdays, false),
            unavailable_dates: unless_empty(request.unavailable_dates, false),
            session_budget: request.session_budget,
            last_massage: request.last_massage,
            first_massage_ever: if is_told { request.first_massage_ever } else { Field::Empty },
            pressure: request.pressure,
            session_length: request.session_length,
            frequency: request.frequency,
            ..Request::default()
        }
    }

    /// The free weekdays; those on which the clinic is closed are not offered.
    fn free_weekdays(&self, settings: &Settings) -> impl Iterator<Item = Weekday> {
        let days = self.availability.weekdays.iter().copied();
        days.filter(|day| !settings.closed_weekdays.contains(day))
    }
}

/// A list, or no answer where it is empty and that is no answer.
fn unless_empty<T>(list: Field<Entries<T>>, is_answer: bool) -> Field<Entries<T>> {
    if list.entries().is_empty() && !is_answer { Field::Empty } else { list }
}

impl Request {
    /// Empties the fields of the plan page that have faults.
    pub(crate) fn without_wrong(&mut self, is_wrong: impl Fn(&str) -> bool) {
        let Self { longest_run, next_long_run, previous_weekly_distance, .. } = self;
        for (key, distance) in [
            ("longestRun30d", longest_run),
            ("nextLongRun", next_long_run),
            ("prevWeeklyDistance", previous_weekly_distance),
        ] {
            empty_if(is_wrong(key), distance);
        }
        empty_if(is_wrong("clinic"), &mut self.clinic);
        empty_if(is_wrong("hardSessions"), &mut self.hard_sessions);
        empty_if(is_wrong("sessionBudget"), &mut self.session_budget);
        empty_if(is_wrong("sessionLength"), &mut self.session_length);
        empty_if(is_wrong("lastMassage"), &mut self.last_massage);
        empty_if(is_wrong("acuteInjury"), &mut self.acute_injury);
    }

    /// Plans carefully while a strain or sprain has no area or no date that can be read: as if it
    /// had happened today. Without an area nobody can leave it out, so every session is light.
    pub(crate) fn with_fresh_injury(&mut self, draft: &Draft, today: Day) {
        if let Some(place) = draft.safety.injury_place {
            let injury = InjuryEntry { area: Field::Valid(place), date: Field::Valid(today) };
            self.acute_injury = Field::Valid(injury);
        } else {
            let rest = today.to(today.plus(LEFT_ALONE - 1));
            let away = rest.chain(self.unavailable_dates.readable().copied()).collect();
            self.unavailable_dates = away;
            self.pressure = Field::Valid(Pressure::Light);
        }
    }
}

fn empty_if<T>(is_wrong: bool, field: &mut Field<T>) {
    if is_wrong {
        *field = Field::Empty;
    }
}

fn clinic(settings: &Settings) -> ClinicDays {
    // A day beyond the range does not matter for a plan, and would be a fault that nobody can mend.
    let range = range::closed(settings.today);
    let days = settings.closed_dates.iter().filter(|day| range.contains(day));
    ClinicDays {
        closed_weekdays: settings.closed_weekdays.iter().copied().collect(),
        closed_dates: days.copied().collect(),
        lead_days: Field::Valid(settings.lead_days),
        offers: settings.offers.iter().cloned().collect(),
    }
}

fn race(card: &RaceCard, unit: Unit, settings: &Settings) -> RaceEntry {
    let distance = match card.distance {
        DistanceChoice::Unanswered => Field::Empty,
        DistanceChoice::Preset(preset) => Field::Valid(RaceDistance::Preset(preset)),
        DistanceChoice::Custom => match number::distance::field(&card.other.text, unit) {
            Field::Valid(number) => Field::Valid(RaceDistance::Own(number)),
            Field::Invalid(code) => Field::Invalid(code),
            Field::Empty => Field::Empty,
        },
    };
    RaceEntry {
        date: card.date.field(DateKind::Race, settings),
        distance,
        priority: card.priority.into(),
        name: Field::Valid(card.name.trim().to_owned()),
    }
}

fn area(chosen: ChosenArea) -> AreaEntry {
    AreaEntry {
        area: Field::Valid(chosen.area),
        side: Field::Valid(chosen.side),
        severity: chosen.severity.map(u32::from).into(),
    }
}

/// The days of a stay away, if it can be read; both ends included.
pub(crate) fn away_range(away: &Away, settings: &Settings) -> Option<(Day, Day)> {
    let from = away.from.read(DateKind::Away, settings)?;
    let to = if away.to.is_empty() { from } else { away.to.read(DateKind::Away, settings)? };
    (0..MAX_AWAY_DAYS).contains(&to.since(from)).then_some((from, to))
}

/// The days away. Those beyond the range have faults of their own, at the fields of the form.
fn away_days(away: &[Away], settings: &Settings) -> Field<Entries<Day>> {
    let range = range::away(settings.today);
    let ranges = away.iter().filter_map(|away| away_range(away, settings));
    ranges.flat_map(|(from, to)| from.to(to)).filter(|day| range.contains(day)).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::{
        plan::{
            answers::{Caution, Place, RedFlag},
            json,
            request::{Field, Request},
            value::Value,
        },
        quiz::{
            Quiz, Settings,
            action::{Action, DateField, Edit},
        },
    };

    /// What may leave, in its order.
    const MAY_LEAVE: [&str; 19] = [
        "unit",
        "weeklyDistance",
        "runDays",
        "hardSessions",
        "longestRun30d",
        "nextLongRun",
        "prevWeeklyDistance",
        "longRunDay",
        "experience",
        "races",
        "areas",
        "availableWeekdays",
        "unavailableDates",
        "sessionBudget",
        "lastMassage",
        "firstMassageEver",
        "pressure",
        "sessionLength",
        "frequency",
    ];
    /// The same within a race,
    const OF_A_RACE: [&str; 4] = ["date", "distance", "priority", "name"];
    /// and within an area.
    const OF_AN_AREA: [&str; 3] = ["area", "side", "severity"];

    fn keys(value: &Value) -> Vec<&str> {
        let Value::Object(entries) = value else { return Vec::new() };
        entries.iter().map(|(key, _)| key.as_str()).collect()
    }

    /// A request with every key that the engine reads, and some that it may read one day.
    const EVERY: &str = r#"{"today":"2026-03-02","clinic":{"leadDays":1},"unit":"km",
        "weeklyDistance":40,"runDays":4,"hardSessions":1,"longestRun30d":20,"nextLongRun":22,
        "prevWeeklyDistance":38,"longRunDay":7,"experience":"new","races":[{"date":"2026-04-20",
        "distance":"marathon","priority":"A","name":"x","pain":"hip"}],"areas":[{"area":"calves",
        "side":"left","severity":6,"since":"2026-02-01"}],"soreness":9,"acuteInjury":{"area":"quads",
        "date":"2026-03-01"},"redFlags":["chest_pain"],"cautions":["cancer"],"clearedByDoctor":true,
        "adult":true,"availableWeekdays":[1],"unavailableDates":["2026-03-10"],"sessionBudget":5,
        "lastMassage":"2026-02-01","firstMassageEver":false,"pressure":"firm","sessionLength":60,
        "leaveAlone":["feet"],"frequency":"often","checkIn":{"tender":"long"},"anything":1}"#;

    #[test]
    fn only_what_is_named_leaves_this_room() {
        let every = json::read_request(EVERY).unwrap();
        let left = every.to_json();
        assert_eq!(keys(&left), MAY_LEAVE);
        assert_eq!(keys(&left.get("races").as_list().unwrap()[0]), OF_A_RACE);
        assert_eq!(keys(&left.get("areas").as_list().unwrap()[0]), OF_AN_AREA);
        // Every way out: storage and its file format, the link, the property.
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        quiz.apply(Action::Merge(Rc::new(every)), &settings);
        quiz.draft.fine.soreness = Some(9);
        let boxes = crate::quiz::safety::HealthGroup::ALL.iter().flat_map(|group| group.ticks());
        for said in boxes.map(Edit::Tick).chain([
            Edit::Cleared(true),
            Edit::InjuryPlace(Place::Ankle),
            Edit::PickDate(DateField::Injury, settings.today),
            Edit::LeaveAlone(Place::Calves),
        ]) {
            quiz.apply(Action::Edit(said), &settings);
        }
        // Every health answer is there to be kept back.
        let asked = quiz.draft.request(&settings);
        let flags = (asked.red_flags.entries().len(), asked.cautions.entries().len());
        assert_eq!(flags, (RedFlag::ALL.len(), Caution::ALL.len()));
        assert_eq!(
            (asked.adult, asked.cleared_by_doctor),
            (Field::Valid(false), Field::Valid(true))
        );
        assert!(asked.acute_injury.valid().is_some() && asked.leave_alone.entries().len() == 1);
        let saved = quiz.saved(&settings, "abc", None).unwrap().value();
        assert_eq!(
            keys(&saved),
            ["v", "day", "step", "id", "made", "asked", "calendar", "answers", "sessions", "acts"]
        );
        for out in [saved.get("answers"), &quiz.draft.without_health(&settings).to_json()] {
            assert!(keys(out).iter().all(|key| MAY_LEAVE.contains(key)), "{out:?}");
        }
        let shared = quiz.draft.shared(&settings, true).to_compact();
        assert!(keys(&shared).iter().all(|key| MAY_LEAVE.contains(key)), "{shared:?}");
        let race = shared.get("races").as_list().unwrap()[0].as_list().unwrap();
        assert_eq!(race.len(), 3, "no name goes into a link");
        let expanded = Request::from_compact(&shared).unwrap();
        assert!(expanded.races.readable().all(|race| race.name.valid().is_none()));
    }

    #[test]
    fn words_in_a_field_for_a_number_stay_here_too() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        let fine = &mut quiz.draft.fine;
        for typed in [&mut fine.longest, &mut fine.next_long, &mut fine.previous_weekly] {
            typed.text = "since my stroke".to_owned();
        }
        fine.budget = "my hip hurts".to_owned();
        quiz.draft.running.weekly.text = "pregnant".to_owned();
        let text = format!("{:?}", quiz.saved(&settings, "abc", None));
        for word in ["stroke", "hip", "pregnant"] {
            assert!(!text.contains(word), "{text}");
        }
    }

    #[test]
    fn days_beyond_the_range_are_no_fault_that_nobody_can_mend() {
        let mut settings = Settings::plain("2026-03-02");
        let today = settings.today;
        settings.closed_dates = vec![today.plus(-4000), today.plus(3), today.plus(4000)];
        let request = Quiz::new(&settings).request(&settings);
        assert_eq!(request.clinic.valid().unwrap().closed_dates.entries().len(), 1);
    }
}
