//! Step 4: the health questions, grouped; "none of these" has to be said.

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::Area,
    quiz::{
        action::{Action, DateField, Edit},
        safety::{Alarm, Group, Tick},
    },
    text::scene::Scene,
    view::{
        field::{check, date, group, group_of, message, pills, yes_no},
        referral_page::referral_panel,
        select::Select,
        stage::{Stage, error_id, id_of},
    },
};

#[inline(never)]
pub(crate) fn fields(stage: &Stage, scene: &Scene) -> Html {
    let safety = &stage.quiz.draft.safety;
    let alarm = safety.alarm();
    let emergency = alarm.as_ref().filter(|alarm| alarm.is_emergency());
    // In an emergency nothing is asked but what it was ticked among.
    let is_shown = |group: Group| emergency.is_none_or(|alarm| alarm.tick.group() == group);
    html! {
        <>
            // Each in its place, shown or not: what stays must be the same for the focus to stay.
            for shown in Group::ALL.iter().copied() {
                if is_shown(shown) { { questions(stage, scene, shown, alarm.as_ref()) } }
                if is_shown(shown) && shown == Group::Health && safety.asks_for_clearance() {
                    { clearance(stage) }
                }
            }
            if emergency.is_none() {
                { injury(stage) }
                { group(
                    stage,
                    "adult",
                    &stage.text("safety_adult"),
                    pills(stage, "adult", "pills", yes_no(stage, safety.adult, Edit::Adult)),
                ) }
            }
        </>
    }
}

/// A group of boxes; after "or" the box that says none of them. What asks for help now is said under
/// its box, and beforehand that it will be.
fn questions(stage: &Stage, scene: &Scene, shown: Group, alarm: Option<&Alarm>) -> Html {
    let safety = &stage.quiz.draft.safety;
    let field = ["safety.", shown.code()].concat();
    let text = |end: &str| stage.text(&["safety_", shown.code(), end].concat());
    let nothing = html! { <b>{ text("_none") }</b> };
    let id = [&id_of(&field), "-none"].concat();
    let legend = html! {
        <>
            { text("") }
            if matches!(shown, Group::Now | Group::Legs) {
                { " " }
                <small class="checks__notice">{ stage.text("safety_at_once") }</small>
            }
        </>
    };
    let controls = html! {
        <>
            <div class="checks">
                for tick in shown.ticks() {
                    { question(stage, tick) }
                    if let Some(alarm) = alarm.filter(|alarm| alarm.tick == tick) {
                        { referral_panel(stage, scene, alarm) }
                    }
                }
            </div>
            <p class="checks__or">{ stage.text("frame_or") }</p>
            { check(stage, id, nothing, safety.none.contains(&shown), Edit::NoneOf(shown)) }
        </>
    };
    group_of(stage, &field, legend, controls)
}

/// The id of a box. The first of a group has the field's, for the links of the summary.
pub(crate) fn box_of(tick: Tick) -> String {
    let group = tick.group();
    let is_first = group.ticks().next() == Some(tick);
    if is_first { ["safety-", group.code()].concat() } else { tick.code().to_owned() }
}

fn question(stage: &Stage, tick: Tick) -> Html {
    let start = match tick {
        Tick::Red(_) => "flag_",
        Tick::Caution(_) => "caution_",
    };
    let text = stage.text(&[start, tick.code()].concat());
    let ticked = stage.quiz.draft.safety.has(tick);
    check(stage, box_of(tick), html! { { text } }, ticked, Edit::Tick(tick))
}

fn clearance(stage: &Stage) -> Html {
    let cleared = stage.quiz.draft.safety.cleared;
    let mut choices = yes_no(stage, cleared, Edit::Cleared);
    if let Some(no) = choices.last_mut() {
        no.label = stage.text("safety_not_asked");
    }
    let controls = html! {
        <>
            { pills(stage, "clearedByDoctor", "pills", choices) }
            <p class="field__hint">{ stage.text("safety_cleared_hint") }</p>
        </>
    };
    html! {
        <div class="safety__cleared">
            { group(stage, "clearedByDoctor", &stage.text("safety_cleared"), controls) }
        </div>
    }
}

/// A fresh strain or sprain: also asked in Fine-tune.
pub(crate) fn injury(stage: &Stage) -> Html {
    let safety = &stage.quiz.draft.safety;
    let choices = yes_no(stage, safety.injury, Edit::Injury);
    html! {
        <>
            { group(
                stage,
                "safety.injury",
                &stage.text("safety_injury"),
                pills(stage, "safety.injury", "pills", choices),
            ) }
            if safety.injury == Some(true) {
                <div class="safety__injury">
                    { injured_area(stage) }
                    { date(
                        stage,
                        "acuteInjury.date",
                        &stage.text("safety_injury_date"),
                        DateField::Injury,
                        &safety.injury_date,
                    ) }
                </div>
            }
        </>
    }
}

fn injured_area(stage: &Stage) -> Html {
    const FIELD: &str = "acuteInjury.area";
    let chosen = stage.quiz.draft.safety.injury_area;
    let problem = stage.problem(FIELD);
    let error = problem.is_some().then(|| error_id(FIELD));
    let area = |area: &Area| (area.code().to_owned(), stage.text(&["area_", area.code()].concat()));
    let mut choices = vec![(String::new(), stage.text("frame_choose"))];
    choices.extend(Area::ALL.iter().map(area));
    let send = stage.send.clone();
    let on_choose = move |code: String| {
        if let Some(area) = Area::from_code(&code) {
            send.emit(Action::Edit(Edit::InjuryArea(area)));
        }
    };
    html! {
        <div class="field" data-bad={problem.is_some().then_some("")}>
            <label class="field__label" for={id_of(FIELD)}>{ stage.text("safety_injury_area") }</label>
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
