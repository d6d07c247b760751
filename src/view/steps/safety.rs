//! Step 4: four lists to read, each answered with none or with yes, which opens the boxes of that
//! list. Nothing is answered beforehand.

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::Place,
    quiz::{
        action::{Action, DateField, Edit},
        safety::{Alarm, HealthFlag, HealthGroup},
    },
    text::{plan_context::PlanContext, summary::place_name},
    view::{
        field::{check, date, group, group_of, message, pills, yes_no},
        fold::Fold,
        referral_page::referral_panel,
        scroll_anchor::hold,
        select::Select,
        step_context::{StepContext, error_id, id_of},
        target::flag_id,
    },
};

#[inline(never)]
pub(crate) fn fields(step_context: &StepContext, context: &PlanContext) -> Html {
    let safety = &step_context.quiz.draft.safety;
    let alarm = safety.alarm();
    // In an emergency only the list with the tick is shown; with something urgent, which the second
    // list has, the first one too: it may hold something worse.
    let is_shown = |group: HealthGroup| match &alarm {
        Some(alarm) if alarm.is_emergency() => alarm.tick.group() == group,
        Some(_) => group <= HealthGroup::Legs,
        None => true,
    };
    html! {
        <>
            // Each list has a place, shown or not: the focus stays only in elements that Yew keeps.
            for shown in HealthGroup::ALL.iter().copied() {
                if is_shown(shown) { { list(step_context, context, shown, alarm.as_ref()) } }
                if is_shown(shown) && shown == HealthGroup::Health && safety.asks_for_clearance() {
                    { clearance(step_context) }
                }
            }
            if alarm.is_none() { { places(step_context) } }
        </>
    }
}

/// A list and its two answers; with a yes its boxes in place of the lines. A tick that needs help at
/// once opens a panel under its box; the question says so beforehand.
fn list(
    step_context: &StepContext,
    context: &PlanContext,
    shown: HealthGroup,
    alarm: Option<&Alarm>,
) -> Html {
    let is_yes = step_context.quiz.draft.safety.answer(shown) == Some(true);
    let field = field_of(shown);
    let legend = html! {
        <>
            { step_context.text(&["safety_", shown.code()].concat()) }
            if matches!(shown, HealthGroup::Now | HealthGroup::Legs) {
                { " " }
                <small class="checks__notice">{ step_context.text("safety_at_once") }</small>
            }
        </>
    };
    let controls = html! {
        <>
            if !is_yes {
                <ul class="checks__lines" id={lines_id(&field)}>
                    for tick in shown.ticks() { <li>{ step_context.text(&tick.key()) }</li> }
                </ul>
            }
            <div class="checks__answers">
                { answer(step_context, shown, false) }
                { answer(step_context, shown, true) }
            </div>
            if is_yes {
                <fieldset class="checks">
                    <legend class="checks__all">{ step_context.text("safety_tick_all") }</legend>
                    for tick in shown.ticks() {
                        { question(step_context, tick) }
                        if let Some(alarm) = alarm.filter(|alarm| alarm.tick == tick) {
                            { referral_panel(step_context, context, alarm) }
                        }
                        if tick == HealthFlag::Strain && step_context.quiz.draft.safety.has(tick) {
                            { injury(step_context) }
                        }
                    }
                </fieldset>
            }
        </>
    };
    group_of(step_context, &field, legend, controls)
}

fn field_of(group: HealthGroup) -> String {
    ["safety.", group.code()].concat()
}

fn lines_id(field: &str) -> String {
    [&id_of(field), "-lines"].concat()
}

/// "No, none of these 9", which has the lines as its description, so that nobody chooses it unheard;
/// or "Yes, at least one". The lines above make way: the pressed answer keeps its place on the screen.
fn answer(step_context: &StepContext, shown: HealthGroup, is_yes: bool) -> Html {
    let field = field_of(shown);
    let given = step_context.quiz.draft.safety.answer(shown);
    let count = shown.ticks().count().to_string();
    let (id, value, label, edit) = if is_yes {
        let id = [&id_of(&field), "-yes"].concat();
        (id, "yes", step_context.text("safety_any"), Edit::AnyOf(shown))
    } else {
        let label = step_context.messages.format("safety_none", &[("count", &count)]);
        (id_of(&field), "none", label, Edit::NoneOf(shown))
    };
    let described = (!is_yes && given != Some(true)).then(|| lines_id(&field));
    // A panel that comes back with its tick is what has to be seen.
    let holds = !(is_yes && step_context.quiz.draft.safety.hides_alarm(shown));
    let onchange = step_context.send.reform(move |event: Event| {
        if holds {
            hold(&event);
        }
        Action::Edit(edit.clone())
    });
    html! {
        <label class="pill" part="option">
            <input
                type="radio"
                name={id_of(&field)}
                {id}
                {value}
                checked={given == Some(is_yes)}
                aria-describedby={described}
                {onchange}
            />
            <span class="pill__face">{ label }</span>
        </label>
    }
}

fn question(step_context: &StepContext, tick: HealthFlag) -> Html {
    let text = step_context.text(&tick.key());
    let ticked = step_context.quiz.draft.safety.has(tick);
    check(step_context, flag_id(tick), html! { { text } }, ticked, Edit::Tick(tick))
}

fn clearance(step_context: &StepContext) -> Html {
    let cleared = step_context.quiz.draft.safety.cleared();
    let mut choices = yes_no(step_context, cleared, Edit::Cleared);
    if let Some(no) = choices.last_mut() {
        no.label = step_context.text("safety_not_asked");
    }
    let controls = html! {
        <>
            { pills(step_context, "clearedByDoctor", "pills", choices) }
            <p class="field__hint">{ step_context.text("safety_cleared_hint") }</p>
        </>
    };
    html! {
        <div class="safety__cleared">
            { group(step_context, "clearedByDoctor", &step_context.text("safety_cleared"), controls) }
        </div>
    }
}

/// The places that must not be touched, folded until a tick needs one.
fn places(step_context: &StepContext) -> Html {
    const FIELD: &str = "leaveAlone";
    let safety = &step_context.quiz.draft.safety;
    let boxes = html! {
        <div class="places">
            for (index, place) in Place::ALL.iter().copied().enumerate() {
                { check(
                    step_context,
                    if index == 0 { FIELD.to_owned() } else { [FIELD, "-", place.code()].concat() },
                    html! { { place_name(&step_context.messages, place) } },
                    safety.leave_alone.contains(&place),
                    Edit::LeaveAlone(place),
                ) }
            }
        </div>
    };
    let question = step_context.text("safety_place");
    if safety.asks_for_place() {
        let controls = html! {
            <>
                <p class="field__hint places__why">{ step_context.text("safety_place_needed") }</p>
                { boxes }
            </>
        };
        return group(step_context, FIELD, &question, controls);
    }
    html! {
        <Fold class="places__fold" is_open={!safety.leave_alone.is_empty()}>
            <summary class="fold__summary places__question">{ question.clone() }</summary>
            <fieldset>
                <legend class="visually-hidden">{ question }</legend>
                { boxes }
            </fieldset>
        </Fold>
    }
}

/// The same question by itself, as Fine-tune asks it.
pub(crate) fn injury_question(step_context: &StepContext) -> Html {
    const FIELD: &str = "safety.injury";
    let injured = step_context.quiz.draft.safety.injury();
    let choices = yes_no(step_context, injured, Edit::Injury);
    let question = step_context.text("safety_injury");
    html! {
        <>
            { group(step_context, FIELD, &question, pills(step_context, FIELD, "pills", choices)) }
            if injured == Some(true) { { injury(step_context) } }
        </>
    }
}

/// Where a strain or sprain is, and since when.
fn injury(step_context: &StepContext) -> Html {
    let when = step_context.text("safety_injury_date");
    let day = &step_context.quiz.draft.safety.injury_date;
    html! {
        <div class="safety__injury">
            { injured_place(step_context) }
            { date(step_context, "acuteInjury.date", &when, DateField::Injury, day) }
        </div>
    }
}

fn injured_place(step_context: &StepContext) -> Html {
    const FIELD: &str = "acuteInjury.area";
    let chosen = step_context.quiz.draft.safety.injury_place;
    let problem = step_context.problem(FIELD);
    let error = problem.is_some().then(|| error_id(FIELD));
    let named =
        |place: &Place| (place.code().to_owned(), place_name(&step_context.messages, *place));
    let mut choices = vec![(String::new(), step_context.text("frame_choose"))];
    choices.extend(Place::ALL.iter().map(named));
    let send = step_context.send.clone();
    let on_choose = move |code: String| {
        if let Some(place) = Place::from_code(&code) {
            send.emit(Action::Edit(Edit::InjuryPlace(place)));
        }
    };
    html! {
        <div class="field" data-bad={problem.is_some().then_some("")}>
            <label class="field__label" for={id_of(FIELD)}>{ step_context.text("safety_injury_area") }</label>
            { message(FIELD, problem) }
            <Select
                id={id_of(FIELD)}
                {choices}
                chosen={chosen.map(Place::code).unwrap_or_default()}
                {error}
                {on_choose}
            />
        </div>
    }
}
