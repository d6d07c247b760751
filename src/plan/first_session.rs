//! The first session, and the second one where something is very tight (R-F1 to R-F5).

use crate::plan::{
    areas::Urgency,
    day::Day,
    goal::Target,
    injury::Injury,
    maintenance::{self, Field, NEARBY, Placed},
    planning_window::PlanningWindow,
    slot::{self, Role, Slot},
};

/// R-F2: a first session that is wanted soon keeps so many days from others, and is wanted within
/// so many (the clinic's article: "signs that a session is due"; the days are judgement).
const SOON: (i32, i32) = (5, 6);
/// R-F2: the same from a rating of 7 on (judgement).
const PRESSING: (i32, i32) = (3, 2);
/// R-M1: nobody with nothing tight is asked in for tomorrow (judgement).
const EXTRA_FROM: i32 = 3;
/// R-F4: the second session is due within so many days (source 20),
const SECOND_WITHIN: i32 = 14;
/// keeps so many from others (judgement),
const SECOND_SPACING: i32 = 5;
/// and regular ones nearer than this give way (judgement).
const SECOND_CLEARS: i32 = 7;

/// The day from which the first session is wanted.
pub(crate) fn from(window: &PlanningWindow<'_>) -> Day {
    let start = window.first;
    let healed = window.injury.map_or(start, Injury::rests_until);
    let calm = window.tender_until().unwrap_or(start);
    start.max(healed).max(calm)
}

/// R-F2: the days within which a first session is wanted; none where nothing is tight.
pub(crate) fn within(urgency: Urgency) -> Option<i32> {
    match urgency {
        Urgency::Usual => None,
        Urgency::Soon => Some(SOON.1),
        Urgency::Pressing => Some(PRESSING.1),
    }
}

/// R-F2: the days that a first session keeps from others; none where nothing is tight.
pub(crate) fn spacing(urgency: Urgency) -> Option<i32> {
    match urgency {
        Urgency::Usual => None,
        Urgency::Soon => Some(SOON.0),
        Urgency::Pressing => Some(PRESSING.0),
    }
}

/// An extra first session, if one is needed; targets that it replaces give way.
pub(crate) fn place(field: &Field<'_>, placed: &mut Vec<Placed>, from: Day) -> Option<Slot> {
    match field.window.tight.urgency() {
        Urgency::Usual => place_usual(field, placed),
        Urgency::Soon => place_tight(field, placed, from, SOON),
        Urgency::Pressing => place_tight(field, placed, from, PRESSING),
    }
}

/// R-F5: whether a race session comes on or before the day.
fn has_race_session(field: &Field<'_>, day: Day) -> bool {
    field.race_slots.first().is_some_and(|race| race.day <= day)
}

/// R-F2: as soon as the rating asks, unless a target comes in time.
fn place_tight(
    field: &Field<'_>,
    placed: &mut Vec<Placed>,
    from: Day,
    (spacing, within): (i32, i32),
) -> Option<Slot> {
    let window = field.window;
    let in_time = from..=from.plus(within);
    if placed.first().is_some_and(|first| in_time.contains(&first.day)) {
        return None;
    }
    let fits = |day: &Day| field.takes(*day, spacing);
    let found = from
        .to(from.plus(within))
        .find(|day| *day <= window.last && fits(day) && !window.is_avoided(*day))
        .or_else(|| from.to(window.last).find(fits))?;
    let is_target = placed.iter().any(|placed| placed.day == found);
    if is_target || has_race_session(field, found) {
        return None;
    }
    placed.retain(|placed| !placed.target.rhythm.is_within_six_tenths(placed.day.apart(found)));
    Some(Slot { day: found, role: Role::Maintenance { due: None, target: false } })
}

/// R-F1: an extra one where the first target is far away.
fn place_usual(field: &Field<'_>, placed: &[Placed]) -> Option<Slot> {
    let window = field.window;
    let answers = window.answers;
    let by_rhythm = answers.last_massage.map(|massage| {
        massage.plus(window.load.rhythm(window.first).with_floor(field.floor).told())
    });
    let earliest = answers.today.plus(EXTRA_FROM).max(window.first);
    let earliest = earliest.max(by_rhythm.unwrap_or(earliest));
    let day = window.goal.first_from(earliest);
    let rhythm = window.load.rhythm(day).with_floor(field.floor);
    let target = Target { day, rhythm };
    if day > window.last || field.gives_way(target) {
        return None;
    }
    let fits =
        |day: Day| (earliest..=window.last).contains(&day) && field.takes(day, rhythm.spacing());
    let day = maintenance::near_day(window, target.day, fits)?;
    let is_needed = placed.first().is_none_or(|first| {
        first.day > day && !first.target.rhythm.is_within_six_tenths(first.day.since(day))
    });
    let role = Role::Maintenance { due: Some(target.day), target: false };
    (is_needed && !has_race_session(field, day)).then_some(Slot { day, role })
}

/// R-F4: with a rating of 7 or 8 a second session within two weeks of the first.
pub(crate) fn place_second(field: &Field<'_>, slots: &mut Vec<Slot>) {
    let window = field.window;
    let Some(first) = slots.first().map(|slot| slot.day) else { return };
    let until = first.plus(SECOND_WITHIN);
    if slots.get(1).is_some_and(|second| second.day <= until) {
        return;
    }
    let wanted = window.goal.first_from(until.plus(-6));
    let range = first.plus(SECOND_SPACING)..=until;
    let fits =
        |day: &Day| range.contains(day) && *day <= window.last && field.takes(*day, SECOND_SPACING);
    let nearby = NEARBY.into_iter().chain([-4, -5, -6, -7]);
    let Some(day) = nearby.map(|days| wanted.plus(days)).find(fits) else { return };
    slots.retain(|slot| {
        !slot.role.is_maintenance() || slot.day == first || slot.day.apart(day) >= SECOND_CLEARS
    });
    let role = Role::Maintenance { due: None, target: false };
    slot::insert(slots, Slot { day, role });
}

#[cfg(test)]
mod tests {
    use crate::plan::{planned, result::MentionedAnswers, samples};

    /// The dates of the first two sessions; targets are on 10 and 31 March 2026, 21 April, 12 May.
    fn dates(changes: &str) -> String {
        let plan = planned(&samples::answers(changes), MentionedAnswers::default());
        let dates: Vec<String> =
            plan.sessions.iter().take(2).map(|one| one.date.iso().replace("2026-", "")).collect();
        dates.join(" ")
    }

    fn tight(severity: u8, today: &str) -> String {
        dates(&format!(
            r#""areas":[{{"area":"quads","severity":{severity}}}],"today":"2026-{today}""#
        ))
    }

    #[test]
    fn a_target_in_the_time_of_the_rating_is_the_first_session() {
        assert_eq!(tight(4, "03-03"), "03-10 03-31", "the sixth day");
        assert_eq!(tight(4, "03-02"), "03-03 03-31", "the seventh: 10 March gives way");
        assert_eq!(tight(7, "03-07"), "03-10 03-24", "the second day");
        assert_eq!(tight(7, "03-06"), "03-09 03-17", "the third");
    }

    #[test]
    fn the_rating_says_how_soon() {
        assert_eq!(tight(3, "03-02"), "03-10 03-31");
        assert_eq!(tight(6, "03-02"), "03-03 03-31");
        // Saturday and Sunday are the usual long run and its eve.
        assert_eq!(tight(6, "03-13"), "03-16 03-31");
    }

    #[test]
    fn nobody_with_nothing_tight_is_asked_in_for_the_next_two_days() {
        let on = |today: &str| dates(&format!(r#""today":"2026-{today}""#));
        assert_eq!(on("03-11"), "03-17 03-31", "14 days are more than 12.6");
        assert_eq!(on("03-14"), "03-17 03-31", "the third day");
        assert_eq!(on("03-15"), "03-31 04-21", "the next P is within 12.6 days of the target");
        assert_eq!(on("03-09"), "03-10 03-31", "a target may be tomorrow");
    }

    #[test]
    fn an_extra_session_waits_for_the_rhythm() {
        let after = |massage: &str| {
            dates(&format!(r#""today":"2026-03-11","lastMassage":"2026-{massage}""#))
        };
        assert_eq!(after("02-24"), "03-17 03-31", "21 days");
        assert_eq!(after("02-25"), "03-31 04-21");
    }
}
