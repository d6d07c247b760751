//! The month calendar of a change: each day says what it is to the session. One Tab stop; arrows,
//! Home, End and the page keys lead from day to day.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        day::{Day, Weekday},
        result::{DayOption, Verdict},
    },
    text::{
        dates, moves,
        plan_context::{Direction, PlanContext},
    },
    view::{
        calendar::weeks,
        change::{ChangeProps, Look, Looked, look},
        mark::{Icon, icon},
    },
};

/// The month of the day that Tab leads to.
pub(super) fn days(props: &ChangeProps, state: &Look, options: &[DayOption]) -> Html {
    let (Some(first), Some(last)) = (options.first(), options.last()) else {
        return Html::default();
    };
    let range = (first.date, last.date);
    let messages = &props.context.messages;
    let at = state.at.clamp(range.0, range.1);
    let (year, month, _) = at.ymd();
    let begin = props.context.week_start.day();
    let order = (0..7).filter_map(|step| Weekday::from_iso((begin.iso() - 1 + step) % 7 + 1));
    let option = |day: Day| options.iter().find(|one| one.date == day).copied();
    html! {
        <div class="days">
            <div class="days__head">
                { turn(props, state, range, -1) }
                <b id="change-month">{ dates::month_year(messages, at) }</b>
                { turn(props, state, range, 1) }
            </div>
            <table class="days__grid" role="grid" aria-labelledby="change-month" onkeydown={keys(props, state, range)}>
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
                            for day in week { { cell(props, state, at, (day, day.and_then(option))) } }
                        </tr>
                    }
                </tbody>
            </table>
            // Each day says its own to whoever does not see it.
            <p class="days__key" aria-hidden="true">{ props.step_context.text("move_key") }</p>
        </div>
    }
}

/// A button to the month before or after.
fn turn(props: &ChangeProps, state: &Look, range: (Day, Day), by: i32) -> Html {
    let at = shifted(state.at, by).clamp(range.0, range.1);
    let is_end = at.ymd().1 == state.at.ymd().1;
    let label = if by < 0 { "move_month_before" } else { "move_month_after" };
    html! {
        <button
            type="button"
            class="days__turn"
            data-after={(by > 0).then_some("")}
            aria-label={props.step_context.text(label)}
            aria-disabled={is_end.then_some("true")}
            onclick={look(state, Looked { at, ..(**state).clone() })}
        >
            { icon(Icon::Back) }
        </button>
    }
}

fn cell(
    props: &ChangeProps,
    state: &Look,
    at: Day,
    (day, option): (Option<Day>, Option<DayOption>),
) -> Html {
    let Some(day) = day else { return html! { <td/> } };
    let number = day.ymd().2;
    let Some(option) = option else { return html! { <td>{ number }</td> } };
    let is_own = props.session().is_some_and(|session| session.date == day);
    let is_refused = option.verdict == Verdict::Refused;
    let verdict = if is_own { "own" } else { option.verdict.code() };
    let is_chosen = state.chosen == Some(day);
    html! {
        <td>
            <button
                type="button"
                class="days__day"
                data-verdict={verdict}
                tabindex={if day == at { "0" } else { "-1" }}
                aria-label={moves::day_name(&props.context, option, is_own)}
                aria-pressed={if is_chosen { "true" } else { "false" }}
                aria-disabled={(is_refused || is_own).then_some("true")}
                onclick={look(state, Looked { chosen: Some(day), at: day, ..(**state).clone() })}
            >{ number }</button>
        </td>
    }
}

/// Leads the focus from day to day.
fn keys(props: &ChangeProps, state: &Look, range: (Day, Day)) -> Callback<KeyboardEvent> {
    let (context, state) = (props.context.clone(), state.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(next) = next(&context, state.at.clamp(range.0, range.1), &event.key()) else {
            return;
        };
        event.prevent_default();
        let at = next.clamp(range.0, range.1);
        state.set(Looked { at, turn: state.turn + 1, ..(*state).clone() });
    })
}

/// The day to which a key leads.
fn next(context: &PlanContext, at: Day, key: &str) -> Option<Day> {
    let forward = if context.direction == Direction::Rtl { -1 } else { 1 };
    let begin = i32::from(context.week_start.day().iso());
    let since = (i32::from(at.weekday().iso()) - begin).rem_euclid(7);
    Some(match key {
        "ArrowRight" => at.plus(forward),
        "ArrowLeft" => at.plus(-forward),
        "ArrowDown" => at.plus(7),
        "ArrowUp" => at.plus(-7),
        "Home" => at.plus(-since),
        "End" => at.plus(6 - since),
        "PageDown" => shifted(at, 1),
        "PageUp" => shifted(at, -1),
        _ => return None,
    })
}

/// The same day of another month, or its last day.
fn shifted(day: Day, by: i32) -> Day {
    let (year, month, number) = day.ymd();
    let months = year * 12 + i32::try_from(month).unwrap_or(1) - 1 + by;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12).unsigned_abs() + 1);
    (1..=number).rev().find_map(|number| Day::from_ymd(year, month, number)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::next;
    use crate::{
        plan::day::Day,
        quiz::Quiz,
        text::plan_context::Direction,
        view::tests::{environment, settings},
    };

    #[test]
    fn each_key_leads_to_its_day() {
        let mut context = environment(settings()).context(&Quiz::new(&settings()), None);
        for (key, from, to) in [
            ("ArrowRight", "2026-03-31", Some("2026-04-01")),
            ("ArrowLeft", "2026-03-01", Some("2026-02-28")),
            ("ArrowDown", "2026-03-28", Some("2026-04-04")),
            ("ArrowUp", "2026-03-28", Some("2026-03-21")),
            // Weeks begin on Monday here.
            ("Home", "2026-03-12", Some("2026-03-09")),
            ("Home", "2026-03-09", Some("2026-03-09")),
            ("End", "2026-03-12", Some("2026-03-15")),
            ("PageDown", "2026-01-31", Some("2026-02-28")),
            ("PageUp", "2026-01-31", Some("2025-12-31")),
            ("Enter", "2026-03-12", None),
            ("Tab", "2026-03-12", None),
        ] {
            let found = next(&context, Day::from_iso(from).unwrap(), key).map(Day::iso);
            assert_eq!(found.as_deref(), to, "{key} from {from}");
        }
        context.direction = Direction::Rtl;
        let context = Rc::new(context);
        let day = Day::from_iso("2026-03-12").unwrap();
        assert_eq!(next(&context, day, "ArrowRight"), Some(day.plus(-1)));
        assert_eq!(next(&context, day, "ArrowLeft"), Some(day.plus(1)));
    }
}
