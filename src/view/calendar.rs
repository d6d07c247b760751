//! The plan as month tables: marks on the days of sessions, flags on the days of races.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        day::{Day, Weekday},
        result::Plan,
    },
    text::{
        dates, phrase,
        plan_context::{PlanContext, race_on},
    },
    view::{
        mark::{Icon, icon, kind_code, kind_mark},
        strip::PlanRow,
    },
};

/// The plan, and the callback for a press on a day.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CalendarProps {
    /// The context of the plan.
    pub context: Rc<PlanContext>,
    /// The plan.
    pub plan: Rc<Plan>,
    /// Called when a day with a session is pressed.
    pub on_pick: Callback<PlanRow>,
}

/// Shows one table for each month.
#[component]
pub fn Calendar(props: &CalendarProps) -> Html {
    html! {
        <div class="calendar">
            for (year, month) in months(&props.plan) { { table(props, year, month) } }
        </div>
    }
}

/// The months from the first session or race to the last.
fn months(plan: &Plan) -> Vec<(i32, u32)> {
    let sessions = plan.sessions.iter().map(|session| session.date);
    let days: Vec<Day> = sessions.chain(plan.races.iter().map(|race| race.day)).collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return Vec::new();
    };
    let number = |day: &Day| day.ymd().0 * 12 + i32::try_from(day.ymd().1).unwrap_or(1) - 1;
    let month = |number: i32| (number.div_euclid(12), number.rem_euclid(12).unsigned_abs() + 1);
    (number(first)..=number(last)).map(month).collect()
}

/// The weeks of a month, each of seven days or blanks.
pub(crate) fn weeks(year: i32, month: u32, begin: Weekday) -> Vec<Vec<Option<Day>>> {
    let days: Vec<Day> = (1..=31).filter_map(|day| Day::from_ymd(year, month, day)).collect();
    let lead = days
        .first()
        .map_or(0, |first| (usize::from(first.weekday().iso()) + 7 - usize::from(begin.iso())) % 7);
    let mut cells: Vec<Option<Day>> = vec![None; lead];
    cells.extend(days.into_iter().map(Some));
    cells.resize(cells.len().div_ceil(7) * 7, None);
    cells.chunks(7).map(<[_]>::to_vec).collect()
}

fn table(props: &CalendarProps, year: i32, month: u32) -> Html {
    let messages = &props.context.messages;
    let begin = props.context.week_start.day();
    let title = Day::from_ymd(year, month, 1).map(|day| dates::month_year(messages, day));
    let order = (0..7).filter_map(|step| Weekday::from_iso((begin.iso() - 1 + step) % 7 + 1));
    html! {
        <table class="calendar__month">
            <caption class="calendar__caption">{ title }</caption>
            <thead>
                <tr>
                    for weekday in order {
                        <th scope="col" abbr={dates::weekday_long(messages, weekday)}>
                            { dates::weekday_narrow(messages, weekday) }
                        </th>
                    }
                </tr>
            </thead>
            <tbody>
                for week in weeks(year, month, begin) {
                    <tr>
                        for day in week { { cell(props, day) } }
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// The name of the button begins with the number that is seen on it (WCAG 2.5.3).
fn cell(props: &CalendarProps, day: Option<Day>) -> Html {
    let Some(day) = day else { return html! { <td/> } };
    let messages = &props.context.messages;
    let (_, month, number) = day.ymd();
    let month = dates::month_long(messages, month);
    let sessions = &props.plan.sessions;
    if let Some((index, session)) = sessions.iter().enumerate().find(|(_, one)| one.date == day) {
        let title = phrase::session_title(&props.context, &props.plan.races, session);
        let rest = messages.format("calendar_day", &[("month", &month), ("what", &title)]);
        let onclick = props.on_pick.reform(move |_: MouseEvent| PlanRow::Session(index));
        return html! {
            <td>
                <button
                    type="button"
                    class="calendar__day"
                    data-kind={kind_code(session.kind)}
                    {onclick}
                >
                    { number }
                    { kind_mark(session.kind) }
                    <span class="visually-hidden">{ " " }{ rest }</span>
                </button>
            </td>
        };
    }
    if let Some(race) = race_on(&props.plan.races, day) {
        let title = phrase::race_title(&props.context, race);
        let rest = messages.format("calendar_race", &[("month", &month), ("race", &title)]);
        return html! {
            <td>
                <span class="calendar__race">
                    { number }
                    { icon(Icon::Flag) }
                    <span class="visually-hidden">{ " " }{ rest }</span>
                </span>
            </td>
        };
    }
    html! { <td>{ number }</td> }
}

#[cfg(test)]
mod tests {
    use super::weeks;
    use crate::plan::day::{Day, Weekday};

    #[test]
    fn every_month_of_28_years_stands_in_full_weeks_whatever_day_they_begin_with() {
        for (year, month) in (2020..2048).flat_map(|year| (1..=12).map(move |month| (year, month)))
        {
            for begin in Weekday::ALL {
                let weeks = weeks(year, month, begin);
                assert!((4..=6).contains(&weeks.len()), "{year}-{month}");
                let days: Vec<Day> = weeks.concat().into_iter().flatten().collect();
                assert!(days.windows(2).all(|pair| pair[1] == pair[0].plus(1)));
                assert!((28..=31).contains(&days.len()));
                for week in &weeks {
                    assert_eq!(week.len(), 7);
                    assert!(week.iter().any(Option::is_some));
                    assert!(week[0].is_none_or(|day| day.weekday() == begin));
                }
            }
        }
    }
}
