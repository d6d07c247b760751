//! What each day of the calendar is to one session: a look-up that plans nothing (R-K9).

use crate::plan::{
    acts::{Kept, KeyKind, LogEntry, SessionKey},
    answers::Answers,
    day::Day,
    planning_window::PlanningWindow,
    race_sessions::{self, SPACING},
    request::Request,
    result::{DayOption, MoveRule, Verdict},
    safety,
    settle::{
        applied::Applied,
        ground::{Ground, is_gentle_eve},
    },
    slot::Role,
    validate,
};

/// Every day from today to the end of the plan, as a place for the session with this key, or for a
/// new one where the plan last shown has no such key. Nothing where the request has faults.
pub fn options(request: &Request, key: SessionKey) -> Vec<DayOption> {
    let Ok(answers) = validate::validate(request) else { return Vec::new() };
    let mut window = PlanningWindow::new(&answers);
    if safety::screen(request).is_some() {
        let refused = |date: Day| DayOption {
            date,
            verdict: Verdict::Refused,
            rule: Some(MoveRule::Referral),
        };
        return answers.today.to(window.last).map(refused).collect();
    }
    let races = race_sessions::place(&window);
    window.open_to_regular(&races);
    let own = |other: SessionKey| other == key;
    let log: Vec<LogEntry> = answers.log.iter().filter(|entry| !own(entry.key)).copied().collect();
    let ground = Ground::new(&window, answers.keep.clone(), &races, (&[], 0));
    let applied = Applied::new(&ground, &log, answers.keep.is_empty());
    let others = Others::new(&applied, &answers, key);
    let option = |date: Day| {
        let (verdict, rule) = verdict(&ground, &others, key, date);
        DayOption { date, verdict, rule }
    };
    answers.today.to(window.last).map(option).collect()
}

/// The days of the other sessions.
struct Others {
    fixed: Vec<Day>,
    /// Fixed or not, past ones and the last massage among them.
    all: Vec<Day>,
}

impl Others {
    fn new(applied: &Applied, answers: &Answers, key: SessionKey) -> Self {
        let fixed: Vec<Day> = applied.fixed.iter().map(|item| item.day).collect();
        let loose = applied.loose.iter().filter(|item| item.key != key).map(|item| item.day);
        let is_past = |kept: &&Kept| kept.key != key && kept.day < answers.today;
        let past = answers.keep.iter().filter(is_past).map(|kept| kept.day);
        let past = past.filter(|day| applied.past.contains(day));
        let massage = answers.last_massage;
        let all = fixed.iter().copied().chain(loose).chain(past).chain(massage).collect();
        Self { fixed, all }
    }
}

/// R-K2, R-K4, R-K9: whether the session can have the day, and what is said of it.
fn verdict(
    ground: &Ground<'_>,
    others: &Others,
    key: SessionKey,
    day: Day,
) -> (Verdict, Option<MoveRule>) {
    let window = ground.window;
    let role = ground.role_on(key, day);
    let is_regular = role.is_maintenance();
    let notice = (day < window.first).then_some(MoveRule::Notice);
    let is_taken = others.fixed.contains(&day);
    if let Some(why) = notice.or_else(|| ground.refused(day, role, is_taken)) {
        return (Verdict::Refused, Some(why));
    }
    let least = if is_regular { ground.spacing(day) } else { SPACING };
    let is_close = others.all.iter().any(|other| other.apart(day) < least);
    let is_race = key.kind != KeyKind::Regular;
    let becomes_race = !is_race && (!is_regular || ground.is_quiet(day));
    let (is_early, is_late) = strays(ground, key, role, day);
    let said = [
        (is_close, MoveRule::Close),
        (is_gentle_eve(window, day, role), MoveRule::RaceEve),
        (is_regular && window.is_long_run_or_eve(day), MoveRule::LongRun),
        (!ground.is_free(day), MoveRule::Weekday),
        (becomes_race, MoveRule::RaceSession),
        (is_early, MoveRule::Early),
        (is_late, MoveRule::Late),
    ];
    let said = said.into_iter().find_map(|(holds, said)| holds.then_some(said));
    (said.map_or(Verdict::Free, |_| Verdict::Note), said)
}

/// R-K4: whether a race session would be early or late, or so early or late that it is a regular
/// one, or one of another race.
fn strays(ground: &Ground<'_>, key: SessionKey, role: Role, day: Day) -> (bool, bool) {
    let clusters = &ground.window.clusters;
    match role {
        Role::PreRace { early: true, .. } => return (true, false),
        Role::Recovery { late: true, .. } => return (false, true),
        Role::Maintenance { .. }
        | Role::PreRace { .. }
        | Role::Recovery { .. }
        | Role::Combined { .. } => {}
    }
    match ground.role_of_key(key, day) {
        None | Some(Role::Maintenance { .. }) => (false, false),
        Some(own) if ground.is_in_window(own, day) => (false, false),
        Some(
            Role::PreRace { cluster, .. }
            | Role::Recovery { cluster, .. }
            | Role::Combined { earlier: cluster },
        ) => {
            let race = clusters.get(cluster).map_or(day, |one| one.last);
            (day < race, day > race)
        }
    }
}
