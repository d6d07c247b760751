//! Step 4: the health questions in groups. Each needs a tick, if only at "none of these".

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::Area,
    quiz::{
        action::{Action, DateField, Edit},
        safety::{Alarm, HealthFlag, HealthGroup},
    },
    text::plan_context::PlanContext,
    view::{
        field::{check, date, group, group_of, message, pills, yes_no},
        referral_page::referral_panel,
        select::Select,
        step_context::{StepContext, error_id, id_of},
        target::flag_id,
    },
};

#[inline(never)]
pub(crate) fn fields(step_context: &StepContext, context: &PlanContext) -> Html {
    let safety = &step_context.quiz.draft.safety;
    let alarm = safety.alarm();
    let emergency = alarm.as_ref().filter(|alarm| alarm.is_emergency());
    // In an emergency only the group with the tick is shown.
    let is_shown = |group: HealthGroup| emergency.is_none_or(|alarm| alarm.tick.group() == group);
    html! {
        <>
            // Each group has a place, shown or not: the focus stays only in elements that Yew
            // keeps.
            for shown in HealthGroup::ALL.iter().copied() {
                if is_shown(shown) { { questions(step_context, context, shown, alarm.as_ref()) } }
                if is_shown(shown) && shown == HealthGroup::Health && safety.asks_for_clearance() {
                    { clearance(step_context) }
                }
            }
            if emergency.is_none() {
                { injury(step_context) }
                { group(
                    step_context,
                    "adult",
                    &step_context.text("safety_adult"),
                    pills(step_context, "adult", "pills", yes_no(step_context, safety.adult, Edit::Adult)),
                ) }
            }
        </>
    }
}

/// A group of boxes, and after "or" the box for none of them. A tick that needs help at once opens
/// a panel under its box; the question says so beforehand.
fn questions(
    step_context: &StepContext,
    context: &PlanContext,
    shown: HealthGroup,
    alarm: Option<&Alarm>,
) -> Html {
    let safety = &step_context.quiz.draft.safety;
    let field = ["safety.", shown.code()].concat();
    let text = |end: &str| step_context.text(&["safety_", shown.code(), end].concat());
    let nothing = html! { <b>{ text("_none") }</b> };
    let id = [&id_of(&field), "-none"].concat();
    let legend = html! {
        <>
            { text("") }
            if matches!(shown, HealthGroup::Now | HealthGroup::Legs) {
                { " " }
                <small class="checks__notice">{ step_context.text("safety_at_once") }</small>
            }
        </>
    };
    let controls = html! {
        <>
            <div class="checks">
                for tick in shown.ticks() {
                    { question(step_context, tick) }
                    if let Some(alarm) = alarm.filter(|alarm| alarm.tick == tick) {
                        { referral_panel(step_context, context, alarm) }
                    }
                }
            </div>
            <p class="checks__or">{ step_context.text("frame_or") }</p>
            { check(step_context, id, nothing, safety.none.contains(&shown), Edit::NoneOf(shown)) }
        </>
    };
    group_of(step_context, &field, legend, controls)
}

fn question(step_context: &StepContext, tick: HealthFlag) -> Html {
    let start = match tick {
        HealthFlag::Red(_) => "flag_",
        HealthFlag::Caution(_) => "caution_",
    };
    let text = step_context.text(&[start, tick.code()].concat());
    let ticked = step_context.quiz.draft.safety.has(tick);
    check(step_context, flag_id(tick), html! { { text } }, ticked, Edit::Tick(tick))
}

fn clearance(step_context: &StepContext) -> Html {
    let cleared = step_context.quiz.draft.safety.cleared;
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

/// A fresh strain or sprain, which Fine-tune asks too.
pub(crate) fn injury(step_context: &StepContext) -> Html {
    let safety = &step_context.quiz.draft.safety;
    let choices = yes_no(step_context, safety.injury, Edit::Injury);
    html! {
        <>
            { group(
                step_context,
                "safety.injury",
                &step_context.text("safety_injury"),
                pills(step_context, "safety.injury", "pills", choices),
            ) }
            if safety.injury == Some(true) {
                <div class="safety__injury">
                    { injured_area(step_context) }
                    { date(
                        step_context,
                        "acuteInjury.date",
                        &step_context.text("safety_injury_date"),
                        DateField::Injury,
                        &safety.injury_date,
                    ) }
                </div>
            }
        </>
    }
}

fn injured_area(step_context: &StepContext) -> Html {
    const FIELD: &str = "acuteInjury.area";
    let chosen = step_context.quiz.draft.safety.injury_area;
    let problem = step_context.problem(FIELD);
    let error = problem.is_some().then(|| error_id(FIELD));
    let area =
        |area: &Area| (area.code().to_owned(), step_context.text(&["area_", area.code()].concat()));
    let mut choices = vec![(String::new(), step_context.text("frame_choose"))];
    choices.extend(Area::ALL.iter().map(area));
    let send = step_context.send.clone();
    let on_choose = move |code: String| {
        if let Some(area) = Area::from_code(&code) {
            send.emit(Action::Edit(Edit::InjuryArea(area)));
        }
    };
    html! {
        <div class="field" data-bad={problem.is_some().then_some("")}>
            <label class="field__label" for={id_of(FIELD)}>{ step_context.text("safety_injury_area") }</label>
            { message(FIELD, problem) }
            <Select
                id={id_of(FIELD)}
                {choices}
                chosen={chosen.map(Area::code).unwrap_or_default()}
                {error}
                {on_choose}
            />
        </div>
    }
}
