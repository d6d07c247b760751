//! The plan on one page: heading, season, actions and notes; below them the list, and beside it the
//! calendar, Fine-tune and what there is to read. What a screen does not show at first is drawn a
//! frame later: a season has hundreds of rows' worth of elements.

mod aside;
mod season;

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Note, Plan, PlannedRace},
    quiz::{action::Action, step::Step},
    text::{booking::Booked, dates, headline, scene::Scene},
    view::{
        app::Said,
        clinic_line::clinic_line,
        kept::keeping,
        mark::{Icon, icon},
        places::Places,
        plan_notes::plan_notes,
        plan_page::{
            aside::aside,
            season::{Legend, legend, season},
        },
        season_list::{SeasonList, season_list},
        season_strip::FittedStrip,
        self_care::self_care,
        stage::Stage,
        strip::Target,
        take_along::{Take, TakeAlong},
        whole::use_whole,
    },
};

/// Which plan, and whom the page tells.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PlanPageProps {
    /// The state, for Fine-tune and the way back.
    pub stage: Stage,
    /// What stands around the plan.
    pub scene: Rc<Scene>,
    /// The plan.
    pub plan: Rc<Plan>,
    /// The heading takes the focus when the page is shown.
    pub heading: NodeRef,
    /// About how wide the page is, in px: the strip would be drawn twice without.
    #[prop_or(960)]
    pub width: u32,
    /// What was last done with the plan.
    pub said: Rc<Said>,
    /// The visitor wants something done with the plan.
    pub on_take: Callback<Take>,
    /// A booking link was used: the event, and what it books.
    pub on_book: Callback<(MouseEvent, Booked)>,
}

/// The whole page. A press on the strip or in the calendar leads to the row in the list.
#[component]
pub fn PlanPage(props: &PlanPageProps) -> Html {
    let PlanPageProps { stage, scene, plan, .. } = props;
    let places = use_memo((plan.sessions.len(), plan.races.len()), |(sessions, races)| {
        Places::new(*sessions, *races)
    });
    let races = use_memo(plan.races.clone(), |races| Rc::<[PlannedRace]>::from(races.as_slice()));
    let on_pick = use_callback(places.clone(), |target: Target, places| places.lead(target));
    let is_empty = plan.sessions.is_empty() && plan.races.is_empty();
    let is_whole = use_whole();
    html! {
        <div
            class="plan-page"
            part="result"
            data-empty={is_empty.then_some("")}
            data-half={(!is_whole).then_some("")}
        >
            { clinic_line(&scene.clinic) }
            { head(stage, scene, plan, &props.heading) }
            if !is_empty { { strip(props, &on_pick) } }
            <TakeAlong
                scene={scene.clone()}
                plan={plan.clone()}
                has_exported={stage.quiz.exported.is_ahead(scene.today)}
                said={props.said.clone()}
                on_take={&props.on_take}
                on_book={&props.on_book}
            />
            { plan_notes(scene, plan) }
            <div class="plan-page__columns">
                if !is_empty {
                    <div class="plan-page__list">
                        { season_list(&SeasonList {
                            scene,
                            plan,
                            races: &races,
                            places: &places,
                            most: if is_whole { usize::MAX } else { AT_FIRST },
                            on_take: &props.on_take,
                            on_book: &props.on_book,
                        }) }
                        if is_short(plan) { { self_care(scene, plan) } }
                    </div>
                }
                if is_whole { { aside(stage, scene, plan, &on_pick) } }
            </div>
            if is_whole { { foot(stage, scene) } }
        </div>
    }
}

/// Rows of the list in the first frame: more than a screen has room for below the season.
const AT_FIRST: usize = 2;

/// A short list leaves room below it, which would stay empty beside a long aside.
fn is_short(plan: &Plan) -> bool {
    const FEW: usize = 4;
    let rows = plan.sessions.len() + plan.races.len();
    (1..=FEW).contains(&rows)
}

fn head(stage: &Stage, scene: &Scene, plan: &Plan, heading: &NodeRef) -> Html {
    let tag = stage.heading(0);
    let today = dates::date(&scene.words, scene.today);
    html! {
        <header class="plan-page__head" part="header">
            if scene.is_preview {
                <p class="plan-page__preview" part="notice">
                    { scene.words.fill("plan_preview", &[("date", &today)]) }
                </p>
            }
            <div class="plan-page__meta">
                <button
                    type="button"
                    class="link-button step__back"
                    part="button-back"
                    onclick={stage.send.reform(|_: MouseEvent| Action::GoTo(Step::Check))}
                >
                    { icon(Icon::Back) }
                    { stage.text("plan_change") }
                </button>
                <time class="plan-page__today" datetime={scene.today.iso()}>{ today }</time>
            </div>
            { shared_on(stage, scene) }
            <@{tag} class="plan-page__title" tabindex="-1" ref={heading.clone()}>
                { headline::headline(scene, plan) }
            </@>
            <p class="plan-page__summary">{ headline::summary(scene, plan).join(" ") }</p>
            if plan.notes.contains(&Note::NoSessionPossible) {
                <p>{ scene.words.text("plan_empty_help") }</p>
            }
        </header>
    }
}

/// A link made on another day: the plan is a new one.
fn shared_on(stage: &Stage, scene: &Scene) -> Html {
    match stage.quiz.shared_on.filter(|day| *day != scene.today) {
        Some(day) => {
            let day = dates::date(&scene.words, day);
            html! {
                <p class="plan-page__preview" part="notice">
                    { scene.words.fill("plan_shared_on", &[("day", &day)]) }
                </p>
            }
        }
        None => Html::default(),
    }
}

fn strip(props: &PlanPageProps, on_pick: &Callback<Target>) -> Html {
    let scene = &props.scene;
    let season = Rc::new(season(scene, &props.plan));
    let entries: Vec<Legend> = legend(&season);
    html! {
        <div class="plan-page__season">
            <FittedStrip
                season={season}
                width={props.width}
                direction={scene.direction}
                on_pick={on_pick.clone()}
                id="plan-strip"
            />
            <ul class="plan-page__legend">
                for entry in entries { <li>{ entry.shown(&scene.words, "plan-strip-hatch") }</li> }
            </ul>
        </div>
    }
}

fn foot(stage: &Stage, scene: &Scene) -> Html {
    html! {
        <footer class="plan-page__foot" part="footer">
            { keeping(stage) }
            for key in ["disclaimer", "privacy"] {
                <p>{ scene.words.text(key) }</p>
            }
        </footer>
    }
}
