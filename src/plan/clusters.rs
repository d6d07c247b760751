//! Races that lie so close together that they are served as one (R-X1, R-R8).

use crate::plan::{
    answers::{Answers, Priority, Race, RaceClass},
    day::Day,
    distance::Distance,
    order::sort_by_key,
    races::{self, Races},
};

/// R-X1: races at most this many days apart belong together.
const TOGETHER: i32 = 2;
/// R-R8: of short races that lie 7 to 10 days apart, one gets no sessions (judgement).
const A_RACE_A_WEEK: std::ops::RangeInclusive<i32> = 7..=10;

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
    /// R-R8: its sessions go to a race a week or so away.
    pub(crate) is_left_out: bool,
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

    /// Whether the race day belongs to it.
    pub(crate) fn contains(&self, race: &Race) -> bool {
        (self.first..=self.last).contains(&race.day) && !race.is_short_training()
    }
}

/// R-X1: clusters of the planned A, B and longer C races, by date.
pub(crate) fn gather(answers: &Answers, races: &Races) -> Vec<Cluster> {
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
                is_left_out: false,
            }),
        }
    }
    leave_out(&mut clusters, answers.today);
    clusters
}

/// R-R8: among short races, one that lies a week or so from a better one gets no sessions.
fn leave_out(clusters: &mut [Cluster], today: Day) {
    let mut weekly: Vec<usize> = (0..clusters.len()).collect();
    weekly.retain(|index| {
        clusters.get(*index).is_some_and(|cluster| {
            cluster.class() == RaceClass::Short && cluster.is_goal() && cluster.first >= today
        })
    });
    sort_by_key(&mut weekly, |index| {
        clusters
            .get(*index)
            .map(|cluster| (cluster.priority, std::cmp::Reverse(cluster.longest), cluster.first))
    });
    let mut taken: Vec<(Day, Day)> = Vec::new();
    for index in weekly {
        let Some(cluster) = clusters.get_mut(index) else { continue };
        cluster.is_left_out = taken.iter().any(|(first, last)| {
            let gap = cluster.first.since(*last).max(first.since(cluster.last));
            A_RACE_A_WEEK.contains(&gap)
        });
        if !cluster.is_left_out {
            taken.push((cluster.first, cluster.last));
        }
    }
}
