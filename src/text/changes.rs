//! The difference that a new answer makes to the plan, session by session.

use crate::plan::{
    day::Day,
    result::{Kind, Session, SessionArea},
};

/// The difference between two plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The same session on another day: from, to.
    pub moved: Vec<(Day, Day)>,
    /// New sessions.
    pub added: Vec<Day>,
    /// Sessions that are gone.
    pub removed: Vec<Day>,
    /// Sessions that kept their day, but not their length, pressure, service or areas.
    pub altered: Vec<Day>,
    /// How many sessions there are now.
    pub count: usize,
}

impl Changes {
    /// Whether both plans are the same.
    pub fn is_empty(&self) -> bool {
        self == &Self { count: self.count, ..Self::default() }
    }

    /// The key of the word for what happened to the session of this day, if anything did.
    pub fn word(&self, day: Day) -> Option<&'static str> {
        match () {
            () if self.added.contains(&day) => Some("change_added"),
            () if self.moved.iter().any(|(_, to)| *to == day) => Some("change_moved"),
            () if self.altered.contains(&day) => Some("change_altered"),
            () => None,
        }
    }
}

/// The greatest distance in days between two regular sessions that count as the same one.
const NEAR: i32 = 6;

/// The changes from one plan to the next.
///
/// Two race sessions are the same one if they serve the same races. Two regular sessions are the
/// same one if they are on the same day, else if they are nearest to each other within six days.
pub fn changes(before: &[Session], after: &[Session]) -> Changes {
    let mut changes = Changes { count: after.len(), ..Changes::default() };
    let mut gone: Vec<&Session> = Vec::new();
    let mut new: Vec<&Session> = after.iter().collect();
    for old in before {
        // A kept session has the same key on another day.
        let is_moved = |other: &&&Session| other.key == old.key && other.date != old.date;
        if let Some(moved) = new.iter().find(is_moved).map(|other| other.date) {
            take(&mut new, |other| other.date == moved);
            changes.moved.push((old.date, moved));
            continue;
        }
        match take(&mut new, |other| is_same(old, other) && old.date == other.date) {
            Some(kept) if !is_alike(old, kept) => changes.altered.push(old.date),
            Some(_) => {}
            None => gone.push(old),
        }
    }
    for old in gone {
        match nearest(old, &new).and_then(|day| take(&mut new, |other| other.date == day)) {
            Some(moved) => changes.moved.push((old.date, moved.date)),
            None => changes.removed.push(old.date),
        }
    }
    changes.added = new.iter().map(|session| session.date).collect();
    changes
}

/// The new day of a session, if it is still there.
fn nearest(old: &Session, new: &[&Session]) -> Option<Day> {
    let near = |day: Day| day.since(old.date).abs();
    let same = new.iter().filter(|other| is_same(old, other)).map(|other| other.date);
    let day = same.min_by_key(|day| near(*day))?;
    (old.kind != Kind::Maintenance || near(day) <= NEAR).then_some(day)
}

/// Whether both serve the same purpose.
fn is_same(one: &Session, other: &Session) -> bool {
    let role = |session: &Session| (session.kind, session.race_date, session.also_race_date);
    role(one) == role(other)
}

/// Whether both are the same to the visitor. Minutes of an area that move to another one are not
/// marked: the row would say "changed", and nothing in it would be different.
fn is_alike(one: &Session, other: &Session) -> bool {
    let has = |session: &Session, area: &SessionArea| {
        session.areas.iter().any(|same| (same.area, same.side) == (area.area, area.side))
    };
    one.duration_min == other.duration_min
        && one.pressure == other.pressure
        && one.service_id == other.service_id
        && one.service == other.service
        && one.areas.len() == other.areas.len()
        && one.areas.iter().all(|area| has(other, area))
}

fn take<'a>(list: &mut Vec<&'a Session>, is: impl Fn(&Session) -> bool) -> Option<&'a Session> {
    let index = list.iter().position(|session| is(session))?;
    Some(list.remove(index))
}

#[cfg(test)]
mod tests {
    use super::{Changes, changes};
    use crate::plan::{
        acts::{KeyKind, SessionKey},
        answers::{Area, Pressure, Side},
        day::Day,
        phase::Phase,
        result::{Kind, Service, Session, SessionArea},
    };

    fn day(number: i32) -> Day {
        Day::from_ymd(2026, 3, 2).unwrap().plus(number)
    }

    fn session(number: i32, kind: Kind, race: Option<i32>) -> Session {
        Session {
            date: day(number),
            weekday: day(number).weekday(),
            kind,
            pressure: Pressure::Medium,
            duration_min: 60,
            service: Service::ThaiSports,
            service_id: String::new(),
            first: false,
            combined: false,
            late: false,
            early: false,
            race_date: race.map(day),
            also_race_date: None,
            key: SessionKey::new(KeyKind::Regular, day(number)),
            fixed: None,
            is_provisional: false,
            phase: Phase::Steady,
            weeks_to_race: None,
            next_race_date: None,
            last_race_date: None,
            area_before: None,
            talk_min: 5,
            areas: Vec::new(),
            techniques: Vec::new(),
            first_techniques: 0,
            why: Vec::new(),
            aftercare: Vec::new(),
        }
    }

    fn regular(days: &[i32]) -> Vec<Session> {
        days.iter().map(|number| session(*number, Kind::Maintenance, None)).collect()
    }

    #[test]
    fn the_same_plan_has_no_changes() {
        let plan = regular(&[1, 8, 15]);
        assert!(changes(&plan, &plan).is_empty());
    }

    #[test]
    fn regular_sessions_move_to_the_nearest_day_or_come_and_go() {
        for (before, after, moved, added, removed) in [
            (&[1, 8, 15][..], &[1, 9, 15][..], &[(8, 9)][..], &[][..], &[][..]),
            (&[1, 8], &[1, 8, 15], &[], &[15], &[]),
            (&[1, 8, 15], &[1, 15], &[], &[], &[8]),
            (&[1, 8, 15, 22], &[1, 15], &[], &[], &[8, 22]),
            (&[1], &[8], &[], &[8], &[1]),
            (&[1, 8], &[3, 10, 17], &[(1, 3), (8, 10)], &[17], &[]),
            (&[], &[1], &[], &[1], &[]),
        ] {
            let days = |list: &[i32]| list.iter().map(|number| day(*number)).collect::<Vec<_>>();
            let expected = Changes {
                moved: moved.iter().map(|(from, to)| (day(*from), day(*to))).collect(),
                added: days(added),
                removed: days(removed),
                altered: Vec::new(),
                count: after.len(),
            };
            assert_eq!(
                changes(&regular(before), &regular(after)),
                expected,
                "{before:?} {after:?}"
            );
        }
    }

    #[test]
    fn a_race_session_stays_the_same_one_however_far_it_moves() {
        let before =
            [session(20, Kind::PreEvent, Some(22)), session(24, Kind::PostEvent, Some(22))];
        let after = [session(18, Kind::PreEvent, Some(22)), session(24, Kind::PostEvent, Some(22))];
        assert_eq!(changes(&before, &after).moved, [(day(20), day(18))]);
        // Another race on the same day of the week is another session.
        let other = [session(20, Kind::PreEvent, Some(23)), session(24, Kind::PostEvent, Some(22))];
        let changed = changes(&before, &other);
        assert_eq!((changed.added, changed.removed), (vec![day(20)], vec![day(20)]));
    }

    #[test]
    fn a_session_that_keeps_its_day_but_not_its_pressure_is_named() {
        let before = regular(&[1, 8]);
        let mut after = before.clone();
        after[1].pressure = Pressure::Light;
        after[1].duration_min = 30;
        assert_eq!(changes(&before, &after).altered, [day(8)]);
    }

    #[test]
    fn minutes_that_move_to_another_area_are_not_marked() {
        let area = |area: Area, minutes: u32| SessionArea {
            area,
            side: Side::Both,
            focus: false,
            touch: false,
            minutes,
        };
        let with = |areas: Vec<SessionArea>| {
            let mut sessions = regular(&[1]);
            sessions[0].areas = areas;
            sessions
        };
        let before = with(vec![area(Area::Glutes, 15), area(Area::Quads, 11)]);
        let moved = with(vec![area(Area::Quads, 14), area(Area::Glutes, 12)]);
        let other = with(vec![area(Area::Quads, 14), area(Area::Hamstrings, 12)]);
        assert!(changes(&before, &moved).is_empty());
        assert_eq!(changes(&before, &other).altered, [day(1)]);
    }
}
