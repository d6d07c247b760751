//! The plan as a list by month: the sessions as cards on a thread, the races as flags between them.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        day::Day,
        result::{Plan, PlannedRace},
    },
    text::{booking::Booked, dates, phrase, plan_context::PlanContext},
    view::{
        body_map::mini_cut,
        mark::{Icon, icon},
        places::Places,
        plan_actions::PlanAction,
        session_card::SessionCard,
        strip::PlanRow,
    },
};

/// The plan, and the nodes of its rows.
#[derive(Debug)]
pub(crate) struct SeasonList<'a> {
    /// The context of the plan.
    pub(crate) context: &'a Rc<PlanContext>,
    /// The plan.
    pub(crate) plan: &'a Plan,
    /// Its races.
    pub(crate) races: &'a Rc<[PlannedRace]>,
    /// The nodes of its rows.
    pub(crate) places: &'a Places,
    /// The greatest number of rows to draw.
    pub(crate) max_rows: usize,
    /// Called when the visitor wants a session in an online calendar.
    pub(crate) on_plan_action: &'a Callback<PlanAction>,
    /// Called when a booking link is pressed.
    pub(crate) on_book: &'a Callback<(MouseEvent, Booked)>,
}

/// The months that have a session or a race.
pub(crate) fn season_list(list: &SeasonList<'_>) -> Html {
    let heading = ["h", &(list.context.level + 1).min(6).to_string()].concat();
    html! {
        <div class="season-list" part="timeline">
            { mini_cut() }
            for rows in by_month(list.plan, list.max_rows) {
                <section class="season-list__month" key={month_key(&rows)}>
                    <@{heading.clone()} class="season-list__heading">
                        { month(list, &rows) }
                    </@>
                    <ol class="season-list__thread">
                        for (day, target) in rows { { row(list, day, target) } }
                    </ol>
                </section>
            }
            { more(list) }
        </div>
    }
}

/// One row for all the sessions that come only once the visitor has told how it is (R-Z7).
fn more(list: &SeasonList<'_>) -> Html {
    let count = list.plan.provisional.len();
    if count == 0 || list.max_rows < usize::MAX {
        return Html::default();
    }
    let messages = &list.context.messages;
    let number = phrase::first_number(messages, count);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    html! {
        <p class="season-list__more">
            { messages.plural("plan_provisional", count, &[("number", &number)]) }
        </p>
    }
}

/// Months are added or removed at the end of the list; the others stay as they are.
fn month_key(rows: &[(Day, PlanRow)]) -> String {
    rows.first().map_or_else(String::new, |(day, _)| day.iso().chars().take(7).collect())
}

fn month(list: &SeasonList<'_>, rows: &[(Day, PlanRow)]) -> Html {
    let day = rows.first().map(|(day, _)| *day);
    day.map_or_else(
        Html::default,
        |day| html! { { dates::month_year(&list.context.messages, day) } },
    )
}

/// The first sessions and races by date, grouped by month.
fn by_month(plan: &Plan, max: usize) -> Vec<Vec<(Day, PlanRow)>> {
    let sessions = plan.sessions.iter().enumerate();
    let mut rows: Vec<(Day, PlanRow)> =
        sessions.map(|(index, session)| (session.date, PlanRow::Session(index))).collect();
    let races = plan.races.iter().enumerate();
    rows.extend(races.map(|(index, race)| (race.day, PlanRow::Race(index))));
    rows.sort_by_key(|(day, _)| *day);
    rows.truncate(max);
    let month = |day: Day| (day.ymd().0, day.ymd().1);
    rows.chunk_by(|(one, _), (other, _)| month(*one) == month(*other)).map(<[_]>::to_vec).collect()
}

fn row(list: &SeasonList<'_>, day: Day, target: PlanRow) -> Html {
    match target {
        PlanRow::Session(index) => {
            list.plan.sessions.get(index).map_or_else(Html::default, |session| {
                html! {
                    <SessionCard
                        key={day.iso()}
                        context={list.context.clone()}
                        races={list.races.clone()}
                        session={session.clone()}
                        {index}
                        card={list.places.node(target)}
                        on_plan_action={list.on_plan_action.clone()}
                        on_book={list.on_book.clone()}
                    />
                }
            })
        }
        PlanRow::Race(index) => list.plan.races.get(index).map_or_else(Html::default, |race| {
            race_row(list.context, race, index, list.places.node(target))
        }),
    }
}

fn race_row(context: &PlanContext, race: &PlannedRace, index: usize, node: NodeRef) -> Html {
    let (year, month, day) = race.day.ymd();
    html! {
        <li key={index} class="season-list__race" tabindex="-1" ref={node}>
            { icon(Icon::Flag) }
            <time class="season-list__date" datetime={race.day.iso()}>
                <span>{ dates::weekday_short(&context.messages, race.day.weekday()) }{ " " }</span>
                <b>{ day }</b>
                <span>{ " " }{ dates::month_short(&context.messages, month) }</span>
                <span class="visually-hidden">{ [" ", &year.to_string()].concat() }</span>
            </time>
            <p class="season-list__what">
                <b class="season-list__name">{ phrase::race_title(context, race) }</b>
                <span class="season-list__facts">{ phrase::race_facts(context, race) }</span>
            </p>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::{PlanRow, by_month};
    use crate::plan::{json, plan, result::PlanResult};

    #[test]
    fn sessions_and_races_stand_by_date_in_their_months() {
        let request = json::read_request(
            r#"{"today":"2026-03-02","weeklyDistance":60,"runDays":5,"adult":true,
                "availableWeekdays":[1,2,3,4,5,6],"races":[
                {"date":"2026-04-20","distance":"marathon"},
                {"date":"2026-04-26","distance":"marathon"}]}"#,
        );
        let PlanResult::Plan(planned) = plan(&request.unwrap()) else { panic!("no plan") };
        let months = by_month(&planned, usize::MAX);
        assert_eq!(months.iter().map(Vec::len).collect::<Vec<_>>(), [5, 7, 1]);
        let april: Vec<_> = months[1].iter().map(|(_, target)| *target).collect();
        assert_eq!(april[2], PlanRow::Race(0));
        assert_eq!(april[5], PlanRow::Race(1));
        let first = by_month(&planned, 6);
        assert_eq!(first.iter().map(Vec::len).collect::<Vec<_>>(), [5, 1]);
    }
}
