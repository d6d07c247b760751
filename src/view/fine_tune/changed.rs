//! What the last change of Fine-tune did to the plan, with a way back.

use crate::view::markup::prelude::*;
use crate::{
    plan::{day::Day, order::sort_by_key, result::Fault},
    quiz::action::Action,
    text::{changes::Changes, dates},
    view::{frame::problem_links, step_context::StepContext},
};

/// The problems, the changes day by day, and Undo.
pub(super) fn notice(context: &StepContext, changes: Option<&Changes>) -> Html {
    let wrong = &context.quiz.problems;
    html! {
        if changes.is_some() || !wrong.is_empty() {
            <div class="fine-tune__changed">
                if !wrong.is_empty() {
                    <div class="fine-tune__wrong">
                        for key in problems(wrong) {
                            <p class="field__error">{ context.text(key) }</p>
                        }
                        { problem_links(context) }
                    </div>
                }
                if let Some(changes) = changes { { difference(context, changes) } }
            </div>
        }
    }
}

/// How the plan treats the problems: an injury is never ignored.
fn problems(wrong: &[Fault]) -> impl Iterator<Item = &'static str> {
    let is_injury = |fault: &Fault| fault.field.starts_with("acuteInjury");
    let injury = wrong.iter().any(is_injury).then_some("fine_problem_injury");
    let others = wrong.iter().any(|fault| !is_injury(fault)).then_some("fine_problem");
    injury.into_iter().chain(others)
}

/// The changes in one line, which opens to a list by day; and Undo.
fn difference(context: &StepContext, changes: &Changes) -> Html {
    let lines = lines(context, changes);
    let undo = html! {
        <button
            type="button"
            class="link-button"
            onclick={context.send.reform(|_: MouseEvent| Action::Undo)}
        >{ context.text("fine_undo") }</button>
    };
    html! {
        <>
            if lines.is_empty() {
                <p class="fine-tune__told">{ change_summary(context, changes) }</p>
            } else {
                <details class="fine-tune__days">
                    <summary class="fine-tune__told">{ change_summary(context, changes) }</summary>
                    <ul class="fine-tune__lines">
                        for line in lines { <li>{ line }</li> }
                    </ul>
                </details>
            }
            { undo }
        </>
    }
}

/// "2 sessions moved, 1 session added".
pub(crate) fn change_summary(context: &StepContext, changes: &Changes) -> String {
    let counts = [
        ("fine_moved", changes.moved.len()),
        ("fine_added", changes.added.len()),
        ("fine_removed", changes.removed.len()),
        ("fine_altered", changes.altered.len()),
    ];
    // Of one session that comes or goes the day is said.
    if let ([], [day], [], []) | ([], [], [day], []) =
        (&*changes.moved, &*changes.added, &*changes.removed, &*changes.altered)
    {
        let key = if changes.added.is_empty() { "fine_one_left_out" } else { "fine_one_added" };
        let count = u32::try_from(changes.count).unwrap_or(u32::MAX);
        let day = dates::short_date(&context.messages, *day);
        return context.messages.plural(key, count, &[("day", &day)]);
    }
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| {
            context.messages.plural(key, u32::try_from(count).unwrap_or(u32::MAX), &[])
        })
        .collect();
    if parts.is_empty() {
        return context.text("fine_nothing_changed");
    }
    parts.join(&context.text("list_separator"))
}

fn lines(context: &StepContext, changes: &Changes) -> Vec<String> {
    let messages = &context.messages;
    let short = |day: Day| dates::short_date(messages, day);
    let one =
        |key: &'static str| move |day: &Day| (*day, messages.format(key, &[("day", &short(*day))]));
    let moved = changes.moved.iter().map(|(from, to)| {
        let values = [("from", &*short(*from)), ("to", &*short(*to))];
        (*from, messages.format("fine_line_moved", &values))
    });
    let mut lines: Vec<(Day, String)> = moved.collect();
    lines.extend(changes.added.iter().map(one("fine_line_added")));
    lines.extend(changes.removed.iter().map(one("fine_line_removed")));
    lines.extend(changes.altered.iter().map(one("fine_line_altered")));
    sort_by_key(&mut lines, |(day, _)| *day);
    lines.into_iter().map(|(_, line)| line).collect()
}
