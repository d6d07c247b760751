//! The plan as one list: the next session drawn large, then by date a row for each other session and
//! each race.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::{Act, SessionKey},
        day::Day,
        order::sort_by_key,
        result::{Note, Plan, PlannedRace},
    },
    text::{
        booking::Booked, changes::Changes, dates, moves, notes, phrase, plan_context::PlanContext,
    },
    view::{
        body_map::mini_cut,
        change::{ChangeProps, booked::is_tried},
        mark::{Icon, icon},
        places::Places,
        plan_actions::PlanAction,
        plan_notes::{Place, place_of, race_of},
        session_card::{SessionCard, month_heading},
        step_context::StepContext,
        strip::PlanRow,
        told::{Beside, beside, sentence, told},
    },
};

/// The plan, and the nodes of its rows.
#[derive(Debug)]
pub(crate) struct SeasonList<'a> {
    /// The state.
    pub(crate) step_context: &'a StepContext,
    /// The context of the plan.
    pub(crate) context: &'a Rc<PlanContext>,
    /// The plan.
    pub(crate) plan: &'a Rc<Plan>,
    /// Its races.
    pub(crate) races: &'a Rc<[PlannedRace]>,
    /// What the last change of the answers did, as long as it can be undone.
    pub(crate) changes: Option<&'a Changes>,
    /// The session whose Change is open.
    pub(crate) open: Option<SessionKey>,
    /// Opens it, or closes it.
    pub(crate) on_open: &'a Callback<Option<SessionKey>>,
    /// The nodes of its rows.
    pub(crate) places: &'a Places,
    /// Whether the details are drawn.
    pub(crate) is_whole: bool,
    /// Called when the visitor wants a session in an online calendar.
    pub(crate) on_plan_action: &'a Callback<PlanAction>,
    /// Called when a booking link is pressed.
    pub(crate) on_book: &'a Callback<(MouseEvent, Booked)>,
}

/// The list. A heading stands above the first row of each month.
pub(crate) fn season_list(list: &SeasonList<'_>) -> Html {
    let rows = rows(list.plan);
    let told = said(list);
    let place = told.as_ref().and(beside(list.step_context, list.plan));
    let gap = gap(&rows, place);
    let month = |index: usize| rows.get(index).map(|(day, _)| (day.ymd().0, day.ymd().1));
    let is_large = |row: Option<&(Day, PlanRow)>| matches!(row, Some((_, PlanRow::Session(0))));
    html! {
        <div class="season-list" part="timeline">
            { mini_cut() }
            <ol class="season-list__rows">
                for (index, (day, target)) in rows.iter().enumerate() {
                    { gaps(list, &rows, index) }
                    if gap == Some(index) { { told.clone() } }
                    { row(list, (*day, *target), {
                        let above = index.checked_sub(1);
                        let is_first = above.is_none_or(|above| {
                            is_large(rows.get(above)) || month(above) != month(index)
                        });
                        (is_first && !is_large(rows.get(index)))
                            .then(|| dates::month_year(&list.context.messages, *day))
                    }) }
                    if matches!((place, target), (Some(Beside::Session(at)), PlanRow::Session(this)) if at == *this) {
                        { told.clone() }
                    }
                }
                { gaps(list, &rows, rows.len()) }
                if gap == Some(rows.len()) { { told } }
                { more(list) }
            </ol>
        </div>
    }
}

/// The next session, then the other sessions and the races by date.
fn rows(plan: &Plan) -> Vec<(Day, PlanRow)> {
    let sessions = plan.sessions.iter().enumerate();
    let mut rows: Vec<(Day, PlanRow)> =
        sessions.map(|(index, session)| (session.date, PlanRow::Session(index))).collect();
    let races = plan.races.iter().enumerate();
    rows.extend(races.map(|(index, race)| (race.day, PlanRow::Race(index))));
    sort_by_key(&mut rows, |(day, target)| (*target != PlanRow::Session(0), *day));
    rows
}

/// The sentence of the last act as an item of the list.
fn said(list: &SeasonList<'_>) -> Option<Html> {
    let said = sentence(list.step_context, list.context, list.plan, list.changes)?;
    Some(html! { <li key="told" class="season-list__told">{ told(list.step_context, &said) }</li> })
}

/// The row before which the sentence of a session that is gone stands.
fn gap(rows: &[(Day, PlanRow)], place: Option<Beside>) -> Option<usize> {
    let Some(Beside::Gap(day)) = place else { return None };
    Some(before(rows, day))
}

/// The row before which a day without a session stands.
fn before(rows: &[(Day, PlanRow)], day: Day) -> usize {
    let later = |(at, row): &(Day, PlanRow)| *at > day && *row != PlanRow::Session(0);
    rows.iter().position(later).unwrap_or(rows.len())
}

/// Why a session is missing, where it would stand.
fn gaps(list: &SeasonList<'_>, rows: &[(Day, PlanRow)], index: usize) -> Html {
    let SeasonList { step_context, context, plan, .. } = *list;
    let quiz = &step_context.quiz;
    let here = plan.notes.iter().filter_map(|note| {
        let Note::SlotSkipped { date, .. } = note else { return None };
        let is_here = place_of(plan, note) == Place::Gap && before(rows, *date) == index;
        is_here.then_some((*date, note))
    });
    let why = |(day, note): (Day, &Note)| {
        let closed = step_context.settings.closed_around(day);
        let away = quiz.draft.away_on(day, &step_context.settings);
        let said = notes::no_session(context, closed, away);
        (day.iso(), said.unwrap_or_else(|| notes::note(context, plan, note)))
    };
    html! {
        for (day, said) in here.map(why) {
            <li key={["gap-", &day].concat()} class="season-list__gap">{ said }</li>
        }
    }
}

/// What the page knows of a session beside the plan.
fn open(list: &SeasonList<'_>, key: SessionKey) -> Option<ChangeProps> {
    (list.open == Some(key)).then(|| ChangeProps {
        step_context: list.step_context.clone(),
        context: list.context.clone(),
        plan: list.plan.clone(),
        about: key,
        on_close: list.on_open.clone(),
    })
}

fn row(list: &SeasonList<'_>, (day, target): (Day, PlanRow), month: Option<String>) -> Html {
    match target {
        PlanRow::Session(index) => {
            list.plan.sessions.get(index).map_or_else(Html::default, |session| {
                let change = list.changes.and_then(|changes| changes.word(day));
                // "moved" is said once.
                let is_said = session.fixed == Some(Act::Moved) && change.is_some();
                let record = &list.step_context.quiz.record;
                let mark = moves::mark(&list.context.messages, record, session);
                html! {
                    <SessionCard
                        key={session.key.code()}
                        context={list.context.clone()}
                        races={list.races.clone()}
                        session={session.clone()}
                        {index}
                        {month}
                        {change}
                        mark={mark.filter(|_| !is_said)}
                        open={open(list, session.key)}
                        asked={is_tried(list.step_context, session).then(|| list.step_context.clone())}
                        on_open={list.on_open.clone()}
                        is_whole={list.is_whole}
                        card={list.places.node(target)}
                        on_plan_action={list.on_plan_action.clone()}
                        on_book={list.on_book.clone()}
                    />
                }
            })
        }
        PlanRow::Race(index) => list.plan.races.get(index).map_or_else(Html::default, |race| {
            race_row(list, race, (index, month, list.places.node(target)))
        }),
    }
}

/// A race, with the notes that concern it.
fn race_row(
    list: &SeasonList<'_>,
    race: &PlannedRace,
    (index, month, node): (usize, Option<String>, NodeRef),
) -> Html {
    let SeasonList { context, plan, .. } = *list;
    let (year, number, day) = race.day.ymd();
    let is_its = |note: &&Note| race_of(plan, note) == Some(index);
    html! {
        <li key={["race-", &index.to_string()].concat()} class="season-list__race">
            { month_heading(context, month.as_ref()) }
            <div class="season-list__flag" tabindex="-1" ref={node}>
                { icon(Icon::Flag) }
                <time class="session-card__date" datetime={race.day.iso()}>
                    <span>{ dates::weekday_short(&context.messages, race.day.weekday()) }{ " " }</span>
                    <b>{ day }</b>
                    <span class="session-card__month">
                        { [" ", &dates::month_short(&context.messages, number)].concat() }
                    </span>
                    <span class="visually-hidden">{ [" ", &year.to_string()].concat() }</span>
                </time>
                <p class="season-list__what">
                    <b>{ phrase::race_title(context, race) }</b>
                    { " " }
                    <span class="season-list__facts">{ phrase::race_facts(context, race) }</span>
                </p>
            </div>
            for note in plan.notes.iter().filter(is_its) {
                <p class="season-list__note">{ notes::note(context, plan, note) }</p>
            }
        </li>
    }
}

/// One row for all the sessions that come only once the visitor has told how it is (R-Z7).
fn more(list: &SeasonList<'_>) -> Html {
    let count = list.plan.provisional.len();
    if count == 0 {
        return Html::default();
    }
    let messages = &list.context.messages;
    let number = phrase::first_number(messages, count);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    html! {
        <li key="more" class="season-list__more">
            { messages.plural("plan_provisional", count, &[("number", &number)]) }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::{PlanRow, rows};
    use crate::plan::{json, plan, result::PlanResult};

    fn listed(races: &str) -> Vec<(String, PlanRow)> {
        let request = json::read_request(
            &[
                r#"{"today":"2026-03-02","weeklyDistance":60,"runDays":5,"adult":true,
                "availableWeekdays":[1,2,3,4,5,6],"races":["#,
                races,
                "]}",
            ]
            .concat(),
        );
        let PlanResult::Plan(planned) = plan(&request.unwrap()) else { panic!("no plan") };
        rows(&planned).into_iter().map(|(day, row)| (day.iso(), row)).collect()
    }

    #[test]
    fn sessions_and_races_stand_by_date() {
        let rows = listed(
            r#"{"date":"2026-04-20","distance":"marathon"},
            {"date":"2026-04-26","distance":"marathon"}"#,
        );
        assert_eq!(rows[0].1, PlanRow::Session(0));
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "{rows:?}");
        assert_eq!(rows.iter().filter(|(_, row)| matches!(row, PlanRow::Race(_))).count(), 2);
    }

    #[test]
    fn the_next_session_comes_first_after_a_race_too() {
        let rows = listed(r#"{"date":"2026-02-28","distance":"marathon"}"#);
        assert_eq!(rows[0].1, PlanRow::Session(0));
        assert_eq!(rows[1], ("2026-02-28".to_owned(), PlanRow::Race(0)));
    }
}
