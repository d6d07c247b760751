//! What each answer does to the draft.

use crate::{
    plan::{
        answers::{Area, Side},
        day::Weekday,
        order::sort_by_key,
        request::MAX_RACES,
    },
    quiz::{
        Settings,
        action::{DateField, DistanceField, Edit},
        date::DateFields,
        draft::{Away, ChosenArea, DistanceChoice, DistanceText, Draft, RaceCard},
        name, number,
    },
};

impl Draft {
    /// Sets one answer. What does not fit, such as a race that is gone, changes nothing.
    #[expect(clippy::too_many_lines, reason = "one line an answer, and no catch-all")]
    pub(crate) fn edit(&mut self, edit: Edit, settings: &Settings) {
        match edit {
            Edit::Unit(unit) => self.switch_unit(unit, settings.decimal_separator),
            Edit::Distance(field, text) => {
                self.type_distance(field, text, settings.decimal_separator);
            }
            Edit::Weeks(text) => self.type_weeks(text, settings.decimal_separator),
            Edit::RunDays(days) => self.running.days = Some(days),
            Edit::Date(field, part, text) => {
                if let Some(date) = self.date_mut(field) {
                    date.fill(part, text, settings);
                }
            }
            Edit::PickDate(field, day) => {
                if let Some(date) = self.date_mut(field) {
                    *date = DateFields::of(day);
                }
            }
            Edit::AnyRace(any) => {
                self.races.any = Some(any);
                if any && self.races.cards.is_empty() && self.races.weekly.is_empty() {
                    self.add_race();
                }
            }
            Edit::AddRace => self.add_race(),
            Edit::EveryWeek => self.fill_weekly(settings),
            Edit::NoWeek => self.races.weekly.clear(),
            Edit::Saturday(day) => {
                let all = &mut self.races.weekly;
                if let Some(saturday) = all.iter_mut().find(|saturday| saturday.day == day) {
                    saturday.is_run = !saturday.is_run;
                }
            }
            Edit::RemoveRace(id) => self.races.cards.retain(|card| card.id != id),
            Edit::RaceDistance(id, preset) => {
                let choice = preset.map_or(DistanceChoice::Custom, DistanceChoice::Preset);
                self.edit_card(id, |card| card.distance = choice);
            }
            Edit::RacePriority(id, priority) => {
                self.edit_card(id, |card| card.priority = Some(priority));
            }
            Edit::RaceName(id, name) => self.edit_card(id, |card| card.name = name::plain(&name)),
            Edit::Area(area) => self.toggle_area(area),
            Edit::Pick(area, side) => self.pick(area, side),
            Edit::Side(area, side) => self.edit_area(area, |chosen| chosen.side = side),
            Edit::Severity(area, severity) => {
                self.edit_area(area, |chosen| chosen.severity = Some(severity));
            }
            Edit::NothingTight => {
                self.areas.nothing = true;
                self.areas.chosen.clear();
            }
            Edit::Tick(tick) => self.safety.toggle(tick),
            Edit::NoneOf(group) => self.safety.answer_with(group, false),
            Edit::AnyOf(group) => self.safety.answer_with(group, true),
            Edit::Cleared(yes) => self.safety.clearance = Some(yes),
            Edit::Injury(yes) => self.safety.set_injury(yes),
            Edit::InjuryPlace(place) => self.safety.injury_place = Some(place),
            Edit::LeaveAlone(place) => self.safety.toggle_place(place),
            Edit::Weekday(day) => self.toggle_weekday(day),
            Edit::AnyDay => self.availability.weekdays = settings.open_weekdays().collect(),
            Edit::AddAway => {
                let id = self.free_id();
                self.availability.away.push(Away { id, ..Away::default() });
            }
            Edit::RemoveAway(id) => self.availability.away.retain(|away| away.id != id),
            Edit::LastMassage(last) => self.set_last_massage(last, settings),
            Edit::NoLastMassage => self.availability.last = None,
            Edit::Pressure(pressure) => self.availability.pressure = pressure,
            Edit::HardSessions(count) => self.fine.hard_sessions = count,
            Edit::LongRunDay(day) => self.fine.long_run_day = day,
            Edit::Experience(experience) => self.fine.experience = Some(experience),
            Edit::Soreness(soreness) => self.fine.soreness = soreness,
            Edit::Feel(feel) => self.check_in.feel = feel,
            Edit::Tender(tender) => self.check_in.tender = tender,
            Edit::AreaNow(area, now) => {
                self.check_in.areas.retain(|(named, _)| *named != area);
                self.check_in.areas.extend(now.map(|now| (area, now)));
            }
            Edit::Budget(text) => self.fine.budget = text,
            Edit::Length(minutes) => self.fine.length = minutes,
            Edit::Frequency(often) => {
                self.fine.frequency = Some(often);
                // How many follows from how often.
                self.fine.budget.clear();
            }
        }
    }

    /// A unit typed behind the number switches the unit for all, so that the number means what it
    /// says.
    fn type_distance(&mut self, field: DistanceField, text: String, point: char) {
        if let Some(unit) = number::read(&text).and_then(|typed| typed.unit) {
            self.switch_unit(unit, point);
        }
        let fine = &mut self.fine;
        let place = match field {
            DistanceField::Weekly => {
                // The weeks no longer say how far it is.
                self.running.weeks = DistanceText::default();
                Some(&mut self.running.weekly)
            }
            DistanceField::Longest => Some(&mut fine.longest),
            DistanceField::NextLong => Some(&mut fine.next_long),
            DistanceField::PreviousWeekly => Some(&mut fine.previous_weekly),
            DistanceField::Race(id) => self.card_mut(id).map(|card| &mut card.other),
        };
        if let Some(place) = place {
            *place = DistanceText::new(text);
        }
    }

    fn add_race(&mut self) {
        if self.races.cards.len() + self.weekly_runs().count() < MAX_RACES {
            let id = self.free_id();
            // Most visitors who have two races have two of a kind.
            let first = self.races.cards.first().cloned().unwrap_or_default();
            let RaceCard { distance, other, priority, .. } = first;
            self.races.cards.push(RaceCard {
                id,
                distance,
                other,
                priority,
                ..RaceCard::default()
            });
        }
    }

    fn toggle_area(&mut self, area: Area) {
        let chosen = &mut self.areas.chosen;
        if chosen.iter().any(|entry| entry.area == area) {
            chosen.retain(|entry| entry.area != area);
        } else {
            chosen.push(ChosenArea { area, side: Side::Both, severity: None });
            sort_by_key(chosen, |entry| entry.area);
            self.areas.nothing = false;
        }
    }

    fn pick(&mut self, area: Area, side: Side) {
        if !self.areas.chosen.iter().any(|entry| entry.area == area) {
            self.toggle_area(area);
            return self.edit_area(area, |chosen| chosen.side = side);
        }
        self.edit_area(area, |chosen| {
            if chosen.side != side {
                chosen.side = Side::Both;
            }
        });
    }

    fn edit_area(&mut self, area: Area, set: impl FnOnce(&mut ChosenArea)) {
        if let Some(entry) = self.areas.chosen.iter_mut().find(|entry| entry.area == area) {
            set(entry);
        }
    }

    fn toggle_weekday(&mut self, day: Weekday) {
        let days = &mut self.availability.weekdays;
        if days.contains(&day) {
            days.retain(|other| *other != day);
        } else {
            days.push(day);
            sort_by_key(days, |day| day.iso());
        }
    }

    fn edit_card(&mut self, id: u32, set: impl FnOnce(&mut RaceCard)) {
        if let Some(card) = self.card_mut(id) {
            set(card);
        }
    }

    fn card_mut(&mut self, id: u32) -> Option<&mut RaceCard> {
        self.races.cards.iter_mut().find(|card| card.id == id)
    }

    fn away_mut(&mut self, id: u32) -> Option<&mut Away> {
        self.availability.away.iter_mut().find(|away| away.id == id)
    }

    fn date_mut(&mut self, field: DateField) -> Option<&mut DateFields> {
        match field {
            DateField::AwayFrom(id) => self.away_mut(id).map(|away| &mut away.from),
            DateField::AwayTo(id) => self.away_mut(id).map(|away| &mut away.to),
            DateField::Race(id) => self.card_mut(id).map(|card| &mut card.date),
            DateField::LastMassage => Some(&mut self.availability.last_date),
            DateField::Injury => Some(&mut self.safety.injury_date),
        }
    }
}
