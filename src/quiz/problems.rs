//! What has to be corrected on a step: the engine's faults, and the questions that only the form
//! asks.

use std::ops::RangeInclusive;

use crate::{
    plan::{
        day::Day,
        faults,
        order::sort_by_key,
        range::{self, MAX_AWAY_DAYS},
        result::{Fault, FaultCode},
    },
    quiz::{
        Settings,
        date::{DateFields, DateKind, DatePart},
        draft::{Away, Draft, LastMassage},
        safety::HealthGroup,
        step::Step,
    },
};

const INJURY_DATE: &str = "acuteInjury.date";

impl Draft {
    /// The problems of a step, in the order in which it asks.
    pub fn problems(&self, step: Step, settings: &Settings) -> Vec<Fault> {
        let engine = faults(&self.request(settings));
        let engine = engine.into_iter().filter(|fault| Step::of(&fault.field) == Some(step));
        match step {
            Step::Running => engine.collect(),
            Step::Races => self.races_problems(engine.collect()),
            Step::Areas => self.areas_problems(engine.collect()),
            Step::Safety => {
                let engine: Vec<Fault> = engine.chain(self.old_injury(settings)).collect();
                self.safety_problems(&engine)
            }
            Step::Availability => self.availability_problems(engine.collect(), settings),
        }
    }

    /// The problems of the Fine-tune panel, which repeats the injury and the last massage.
    pub fn fine_problems(&self, settings: &Settings) -> Vec<Fault> {
        let mut faults = faults(&self.request(settings));
        faults.retain(|fault| {
            Step::of(&fault.field).is_none()
                || fault.field.starts_with("acuteInjury")
                || fault.field == "lastMassage"
        });
        faults.extend(self.old_injury(settings));
        faults
    }

    /// An injury that is no longer fresh is asked about: the engine would leave it out.
    fn old_injury(&self, settings: &Settings) -> Option<Fault> {
        let safety = &self.safety;
        let is_injured = safety.injury() == Some(true);
        let day = safety.injury_date.read(DateKind::Past, settings).filter(|_| is_injured)?;
        let is_old = range::past(settings.today).contains(&day)
            && !range::fresh_injury(settings.today).contains(&day);
        is_old.then(|| Fault { field: INJURY_DATE.to_owned(), code: FaultCode::OutOfRange })
    }

    /// The first step that has a problem.
    pub fn first_problem(&self, settings: &Settings) -> Option<(Step, Vec<Fault>)> {
        Step::ALL.iter().find_map(|step| {
            let problems = self.problems(*step, settings);
            (!problems.is_empty()).then_some((*step, problems))
        })
    }

    fn races_problems(&self, mut engine: Vec<Fault>) -> Vec<Fault> {
        if self.races.any.is_none() {
            engine.push(missing("races"));
        }
        for (index, card) in self.entered_races().iter().enumerate() {
            if card.priority.is_none() {
                engine.push(missing(&format!("races[{index}].priority")));
            }
        }
        by_entry(engine)
    }

    fn areas_problems(&self, mut engine: Vec<Fault>) -> Vec<Fault> {
        if self.areas.chosen.is_empty() && !self.areas.nothing {
            engine.push(missing("areas"));
        }
        engine
    }

    /// In the order of the page: each list with the questions that its boxes open, then the places
    /// to leave alone.
    fn safety_problems(&self, engine: &[Fault]) -> Vec<Fault> {
        let safety = &self.safety;
        let mut problems: Vec<Fault> = Vec::new();
        for group in HealthGroup::ALL {
            if !safety.is_answered(*group) {
                let field = ["safety.", group.code()].concat();
                // A yes without a tick has words of its own.
                let is_yes = safety.answer(*group) == Some(true);
                let code = if is_yes { FaultCode::Inconsistent } else { FaultCode::Required };
                problems.push(Fault { field, code });
            }
            if *group == HealthGroup::Legs {
                let injury = engine.iter().filter(|fault| fault.field.starts_with("acuteInjury"));
                problems.extend(injury.cloned());
            }
            if *group == HealthGroup::Health
                && safety.asks_for_clearance()
                && safety.cleared().is_none()
            {
                problems.push(missing("clearedByDoctor"));
            }
        }
        if safety.asks_for_place() && safety.leave_alone.is_empty() {
            problems.push(missing("leaveAlone"));
        }
        problems
    }

    fn availability_problems(&self, engine: Vec<Fault>, settings: &Settings) -> Vec<Fault> {
        let (days, mut others): (Vec<Fault>, Vec<Fault>) =
            engine.into_iter().partition(|fault| fault.field.starts_with("availableWeekdays"));
        let mut problems = days;
        for (index, away) in self.availability.away.iter().enumerate() {
            let fault =
                |end: &str, code: FaultCode| Fault { field: format!("away[{index}].{end}"), code };
            let (from, to) = away_faults(away, settings);
            problems.extend(from.map(|code| fault("from", code)));
            problems.extend(to.map(|code| fault("to", code)));
        }
        let availability = &self.availability;
        if availability.last == Some(LastMassage::OnDate) && availability.last_date.is_empty() {
            others.push(missing("lastMassage"));
        }
        problems.extend(others);
        problems
    }

    /// Which of the three fields of a date to mend: the first one unless another is wrong. Of a date
    /// that is out of range it is the year, unless that is this year's.
    pub fn wrong_part(&self, field: &str, settings: &Settings) -> DatePart {
        let Some(fields) = self.date_at(field) else { return DatePart::Day };
        match fields.read(DateKind::of_field(field), settings) {
            Some(day) if !date_range(field, settings.today).contains(&day) => {
                let is_this_year = day.ymd().0 == settings.today.ymd().0;
                if is_this_year { DatePart::Day } else { DatePart::Year }
            }
            Some(_) | None => fields.wrong_part(&settings.months),
        }
    }

    /// The date fields that a field of the request or of the form stands for.
    fn date_at(&self, field: &str) -> Option<&DateFields> {
        let index = |name: &str| -> Option<usize> {
            field.strip_prefix(name)?.split(']').next()?.strip_prefix('[')?.parse().ok()
        };
        if let Some(card) = index("races").and_then(|index| self.races.cards.get(index)) {
            return Some(&card.date);
        }
        if let Some(away) = index("away").and_then(|index| self.availability.away.get(index)) {
            return Some(if field.ends_with("to") { &away.to } else { &away.from });
        }
        match field {
            "lastMassage" => Some(&self.availability.last_date),
            INJURY_DATE => Some(&self.safety.injury_date),
            _ => None,
        }
    }
}

/// Within which days a date of the form has to lie.
fn date_range(field: &str, today: Day) -> RangeInclusive<Day> {
    match field {
        INJURY_DATE => range::fresh_injury(today),
        _ => DateKind::of_field(field).range(today),
    }
}

/// What is wrong with the first and with the last day of a stay away.
fn away_faults(away: &Away, settings: &Settings) -> (Option<FaultCode>, Option<FaultCode>) {
    let range = range::away(settings.today);
    let read = |fields: &DateFields| fields.read(DateKind::Away, settings);
    let code = |fields: &DateFields| match read(fields) {
        None => Some(FaultCode::BadDate),
        Some(day) => (!range.contains(&day)).then_some(FaultCode::OutOfRange),
    };
    let from = if away.from.is_empty() { Some(FaultCode::Required) } else { code(&away.from) };
    if away.to.is_empty() {
        return (from, None);
    }
    let to = code(&away.to).or_else(|| {
        let (from, to) = (read(&away.from)?, read(&away.to)?);
        match to.since(from) {
            0..MAX_AWAY_DAYS => None,
            MAX_AWAY_DAYS.. => Some(FaultCode::OutOfRange),
            _ => Some(FaultCode::Inconsistent),
        }
    });
    (from, to)
}

fn missing(field: &str) -> Fault {
    Fault { field: field.to_owned(), code: FaultCode::Required }
}

/// Faults of the list as a whole first, then card by card; within a card as it is shown.
fn by_entry(mut faults: Vec<Fault>) -> Vec<Fault> {
    let entry = |fault: &Fault| {
        let index = fault.field.split(['[', ']']).nth(1).and_then(|index| index.parse().ok());
        let shown = ["distance", "date", "priority", "name"];
        let place = shown.iter().position(|end| fault.field.ends_with(end));
        (index.map_or(0, |index: usize| index + 1), place)
    };
    sort_by_key(&mut faults, entry);
    faults
}

#[cfg(test)]
mod tests {
    use crate::{
        plan::distance::Unit,
        quiz::{
            Settings,
            draft::{DistanceText, Draft},
            step::Step,
        },
    };

    /// The loader shows the second question by itself where `first_questions.js` sees that nothing can be
    /// wrong with the answers to the first.
    #[test]
    fn nothing_is_wrong_with_what_the_loader_lets_through() {
        let settings = Settings::plain("2026-03-02");
        let forms = ["", ".0", ",9", ".5 "];
        for unit in Unit::ALL {
            for days in 1..=7 {
                for text in (1..=99).flat_map(|whole| forms.map(|form| format!("{whole}{form}"))) {
                    let mut draft = Draft::default();
                    draft.running.unit = *unit;
                    draft.running.days = Some(days);
                    draft.running.weekly = DistanceText::new(text.clone());
                    assert_eq!(draft.problems(Step::Running, &settings), [], "{text}");
                }
            }
        }
    }
}
