//! One dated session: a row that opens to all that is known of it. The next session is drawn large,
//! with the way to book it.

pub(crate) mod next;

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::SessionKey,
        result::{PlannedRace, Session},
    },
    text::{booking::Booked, dates, phrase, plain, plan_context::PlanContext},
    view::{
        change::{Change, ChangeProps, booked::asked as booked},
        mark::{kind_code, kind_mark},
        plan_actions::PlanAction,
        session_card::next::next,
        session_details::{Details, details},
        step_context::StepContext,
        target::Target,
    },
};

/// The session, and the parts of the plan that its row shows. Other changes do not draw the row
/// again.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SessionCardProps {
    /// The context of the plan.
    pub context: Rc<PlanContext>,
    /// The races of the plan.
    pub races: Rc<[PlannedRace]>,
    /// The session.
    pub session: Session,
    /// Its index in the plan. The first one is the next.
    pub index: usize,
    /// The heading of its month, if it is the first row of one.
    pub month: Option<String>,
    /// Whether the last change of the answers brought it, and in which word.
    pub change: Option<&'static str>,
    /// What a fixed session is: booked, moved, had.
    pub mark: Option<String>,
    /// What Change shows, while it is open.
    pub open: Option<ChangeProps>,
    /// The state, where a booking link of the session was pressed: whether it is booked is asked.
    pub asked: Option<StepContext>,
    /// Called with the session to change, or with none to close it.
    #[prop_or_default]
    pub on_open: Callback<Option<SessionKey>>,
    /// Whether its details are drawn; they come one frame after the rows.
    pub is_whole: bool,
    /// The node of the row, to which the strip and the calendar lead.
    pub card: NodeRef,
    /// Called when the visitor wants the session in an online calendar.
    #[prop_or_default]
    pub on_plan_action: Callback<PlanAction>,
    /// Called when a booking link is pressed.
    #[prop_or_default]
    pub on_book: Callback<(MouseEvent, Booked)>,
}

/// The row, or the block of the next session.
#[component]
pub fn SessionCard(props: &SessionCardProps) -> Html {
    let SessionCardProps { context, session, index, .. } = props;
    let id = ["session-", &(index + 1).to_string()].concat();
    let is_next = *index == 0;
    let shown = Details {
        context,
        races: &props.races,
        session,
        index: *index,
        on_plan_action: &props.on_plan_action,
        on_book: &props.on_book,
    };
    let body = if props.is_whole { details(&shown) } else { Html::default() };
    html! {
        <li
            class="session-card"
            part="session"
            data-kind={kind_code(session.kind)}
            data-next={is_next.then_some("")}
            data-changed={props.change.map(|_| "")}
            // The rows are drawn after the page says that it is whole, and printing waits for them.
            data-partial={(!props.is_whole).then_some("")}
        >
            { month_heading(context, props.month.as_ref()) }
            <article
                class="session-card__card"
                tabindex="-1"
                ref={props.card.clone()}
                aria-labelledby={[&id, "-title ", &id, "-date"].concat()}
            >
                // A box to tick off the session on paper.
                <span class="session-card__tick" aria-hidden="true"/>
                if is_next {
                    { next(props, &id) }
                    <details class="session-details">
                        <summary class="session-details__summary">
                            { context.messages.get("session_details") }
                        </summary>
                        { body }
                    </details>
                    if let Some(open) = &props.open { <Change ..open.clone()/> }
                } else {
                    <details class="session-details">
                        <summary class="session-card__row">{ row(props, &id) }</summary>
                        { body }
                    </details>
                    { opener(props) }
                    { asked(props) }
                    if let Some(open) = &props.open { <Change ..open.clone()/> }
                }
                // Browsers print no closed details.
                <p class="session-card__paper" aria-hidden="true">
                    { plain::worked_areas(context, session) }
                </p>
            </article>
        </li>
    }
}

/// The heading of a month, above its first row.
pub(crate) fn month_heading(context: &PlanContext, month: Option<&String>) -> Html {
    let heading = ["h", &(context.level + 1).min(6).to_string()].concat();
    match month {
        Some(month) => html! { <@{heading} class="season-list__heading">{ month }</@> },
        None => Html::default(),
    }
}

/// What a row says before it is opened.
fn row(props: &SessionCardProps, id: &str) -> Html {
    let SessionCardProps { context, session, .. } = props;
    let heading = ["h", &(context.level + 2).min(6).to_string()].concat();
    html! {
        <>
            { kind_mark(session.kind) }
            { date_block(context, session, id) }
            <@{heading} class="session-card__title" id={[id, "-title"].concat()}>
                { phrase::session_title(context, &props.races, session) }
                { mark(props) }
                { change(props) }
            </@>
            <span class="session-card__facts">{ phrase::brief_facts(context, session) }</span>
            if let Some(price) = context.clinic.price(session) {
                <span class="session-card__price">{ price }</span>
            }
        </>
    }
}

/// Change: opens and closes what can be done with the session.
pub(crate) fn opener(props: &SessionCardProps) -> Html {
    let SessionCardProps { context, session, open, on_open, .. } = props;
    let (key, is_open) = (session.key, open.is_some());
    let day = dates::short_date(&context.messages, session.date);
    html! {
        <button
            type="button"
            class="link-button session-card__opener"
            aria-expanded={if is_open { "true" } else { "false" }}
            aria-label={context.messages.format("move_change_of", &[("day", &day)])}
            data-target={Target::Change(key).name()}
            onclick={on_open.reform(move |_: MouseEvent| (!is_open).then_some(key))}
        >{ context.messages.get("move_change") }</button>
    }
}

/// "Booked? Tell us the time".
pub(crate) fn asked(props: &SessionCardProps) -> Html {
    // Change has the same form.
    props
        .asked
        .as_ref()
        .filter(|_| props.open.is_none())
        .map_or_else(Html::default, |context| booked(context, &props.session))
}

/// What is fixed: "Booked, 14:30".
fn mark(props: &SessionCardProps) -> Html {
    match &props.mark {
        Some(mark) => html! { <span class="session-card__mark">{ " " }{ mark }</span> },
        None => Html::default(),
    }
}

/// "new", "moved", "changed": what the last change of the answers did to the session.
fn change(props: &SessionCardProps) -> Html {
    match props.change {
        Some(key) => html! {
            <span class="session-card__change">{ " " }{ props.context.messages.get(key) }</span>
        },
        None => Html::default(),
    }
}

/// Weekday, day and month. The row shows no month and no year: they are in the heading, and here for
/// screen readers.
pub(crate) fn date_block(context: &PlanContext, session: &Session, id: &str) -> Html {
    let (year, month, day) = session.date.ymd();
    let month = dates::month_short(&context.messages, month);
    html! {
        <time class="session-card__date" id={[id, "-date"].concat()} datetime={session.date.iso()}>
            <span>{ dates::weekday_short(&context.messages, session.weekday) }{ " " }</span>
            <b>{ day }</b>
            <span class="session-card__month">{ [" ", &month].concat() }</span>
            <span class="visually-hidden">{ [" ", &year.to_string()].concat() }</span>
        </time>
    }
}
