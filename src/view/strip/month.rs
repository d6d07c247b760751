//! The lower edge of the strip: the Mondays, and the longest month names that fit.

use crate::{
    plan::day::Day,
    view::strip::{Px, Scale},
};

/// The names of a month, longest first: March, Mar, M.
pub type MonthName = [String; 3];

/// A month on the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day; `None` for the month in which the season begins.
    pub tick: Option<Px>,
    /// The longest of its names that fits.
    pub name: String,
    /// Where the name begins; where it ends in right-to-left text.
    pub x: Px,
    /// The left and right edge of the month.
    pub room: (Px, Px),
}

impl Month {
    pub(super) fn mirror(&mut self, width: Px) {
        self.tick = self.tick.map(|x| width - x);
        self.x = width - self.x;
        self.room = (width - self.room.1, width - self.room.0);
    }
}

/// The month in which the season begins, and the months that begin in it.
pub(super) fn months(
    names: &[MonthName],
    scale: Scale,
    measure: &dyn Fn(&str) -> Px,
) -> Vec<Month> {
    let firsts: Vec<Day> =
        scale.first.to(scale.last).filter(|day| *day == scale.first || day.ymd().2 == 1).collect();
    let ends = firsts.iter().skip(1).map(|day| scale.x(*day)).chain([scale.end()]);
    firsts
        .iter()
        .zip(ends)
        .map(|(day, end)| {
            let tick = (*day != scale.first).then(|| scale.x(*day));
            let x = tick.map_or(scale.x(*day), |x| x + Px::whole(4));
            let room = (x, (end - Px::whole(2)).max(x));
            let (_, month, _) = day.ymd();
            let name = usize::try_from(month).ok().and_then(|month| names.get(month - 1));
            let fits = |name: &&String| measure(name) <= room.1 - room.0;
            let name = name.and_then(|forms| forms.iter().find(fits)).cloned().unwrap_or_default();
            Month { tick, name, x, room }
        })
        .collect()
}

/// Every Monday of the season.
pub(super) fn mondays(scale: Scale) -> impl Iterator<Item = Day> {
    scale.first.to(scale.last).filter(|day| day.weekday().iso() == 1)
}
