//! Races that lie so close together that they are served as one (R-X1, R-R8).

use crate::plan::{
    answers::{Answers, Priority, RaceClass},
    day::Day,
    distance::Distance,
    load::Load,
    races::{self, Races},
};

/// R-X1: races at most this many days apart belong together.
const TOGETHER: i32 = 2;
/// R-R8: short B races at most so many days apart are a series (judgement).
const SERIES: i32 = 14;
/// R-R8: at least so many days from one light session of a series to the next (judgement).
const SERIES_APART: i32 = 6;

/// One race, or several too close for a session between them.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    /// The first race day.
    pub(crate) first: Day,
    /// The last race day.
    pub(crate) last: Day,
    /// The longest distance counts.
    pub(crate) longest: Distance,
    /// The best priority counts.
    pub(crate) priority: Priority,
    /// How many races it has.
    pub(crate) races: usize,
    /// R-R8: its place in a series of short B races.
    pub(crate) series: Series,
}

/// What a cluster gets as one of a series (R-R8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Series {
    /// Not one of a series: both sessions.
    Single,
    /// The last one: both sessions.
    Last,
    /// An earlier one, far enough from the next: its light session.
    LightOnly,
    /// An earlier one, too close to the next: nothing.
    PassedOver,
}

impl Cluster {
    /// Whether one of its races is A or B.
    pub(crate) fn is_goal(&self) -> bool {
        self.priority <= Priority::B
    }

    /// How long its longest race is.
    pub(crate) fn class(&self) -> RaceClass {
        RaceClass::of(self.longest)
    }
}

/// R-X1: clusters of the planned A, B and longer C races, by date.
pub(crate) fn gather(answers: &Answers, races: &Races, load: &Load) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let planned = races
        .all
        .iter()
        .filter(|race| races::is_planned(race, answers.today) && !race.is_short_training());
    for race in planned {
        match clusters.last_mut() {
            Some(cluster) if race.day.since(cluster.last) <= TOGETHER => {
                cluster.last = race.day;
                cluster.longest = cluster.longest.max(race.distance);
                cluster.priority = cluster.priority.min(race.priority);
                cluster.races += 1;
            }
            Some(_) | None => clusters.push(Cluster {
                first: race.day,
                last: race.day,
                longest: race.distance,
                priority: race.priority,
                races: 1,
                series: Series::Single,
            }),
        }
    }
    mark_series(&mut clusters, load);
    clusters
}

/// R-R8: counted back from its last, which of a series get their light session.
fn mark_series(clusters: &mut [Cluster], load: &Load) {
    // The next cluster of the kind, and the next one that gets its light session.
    let mut next: Option<(Day, Day)> = None;
    let is_one =
        |cluster: &Cluster| cluster.class() == RaceClass::Short && cluster.priority == Priority::B;
    for cluster in clusters.iter_mut().rev().filter(|cluster| is_one(cluster)) {
        let follows = next.filter(|(after, _)| after.since(cluster.last) <= SERIES);
        cluster.series = match follows {
            None => Series::Last,
            Some((_, served)) => {
                let gap = served.since(cluster.last);
                let is_close = load.rhythm(cluster.last).is_within_six_tenths(gap);
                if gap < SERIES_APART || is_close { Series::PassedOver } else { Series::LightOnly }
            }
        };
        let served = match (cluster.series, follows) {
            (Series::PassedOver, Some((_, served))) => served,
            _ => cluster.first,
        };
        next = Some((cluster.first, served));
    }
    // A last one that nothing comes before is alone.
    let mut before: Option<Day> = None;
    for cluster in clusters.iter_mut().filter(|cluster| is_one(cluster)) {
        let is_alone = before.is_none_or(|last| cluster.first.since(last) > SERIES);
        if is_alone && cluster.series == Series::Last {
            cluster.series = Series::Single;
        }
        before = Some(cluster.last);
    }
}
