//! One dated session: day, kind, length, pressure, service, areas, why, and the booking link.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{PlannedRace, Session},
    text::{
        booking::{self, Booked, Way},
        calendar_links::OnlineCalendar,
        dates, phrase, plain,
        plan_context::{Feature, PlanContext},
    },
    view::{
        body_map::mini_body,
        mark::{kind_code, kind_mark},
        plan_actions::PlanAction,
        session_details::details,
    },
};

/// The session, and the parts of the plan that its card shows. Other changes do not draw the card
/// again.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SessionCardProps {
    /// The context of the plan.
    pub context: Rc<PlanContext>,
    /// The races of the plan.
    pub races: Rc<[PlannedRace]>,
    /// The session.
    pub session: Session,
    /// Its index in the plan.
    pub index: usize,
    /// The node of the card, to which the strip and the calendar lead.
    pub card: NodeRef,
    /// Called when the visitor wants the session in an online calendar.
    #[prop_or_default]
    pub on_plan_action: Callback<PlanAction>,
    /// Called when a booking link is pressed.
    #[prop_or_default]
    pub on_book: Callback<(MouseEvent, Booked)>,
}

/// A row of the thread: mark, day and card.
#[component]
pub fn SessionCard(props: &SessionCardProps) -> Html {
    let session = &props.session;
    let id = ["session-", &(props.index + 1).to_string()].concat();
    html! {
        <li class="session-card" part="session" data-kind={kind_code(session.kind)}>
            // A box to tick off the session on paper.
            <span class="session-card__tick" aria-hidden="true"/>
            { kind_mark(session.kind) }
            { date_block(&props.context, session, &id) }
            <article
                class="session-card__card"
                tabindex="-1"
                ref={props.card.clone()}
                aria-labelledby={[&id, "-title ", &id, "-date"].concat()}
            >
                { head(props, session, &id) }
                { areas(&props.context, session) }
                <div class="session-card__foot">
                    { details(&props.context, &props.races, session) }
                    { book(props, session) }
                    { online(props, session) }
                </div>
            </article>
        </li>
    }
}

/// Weekday, day and month. The year, which is seen in the heading of the month, is here for screen
/// readers.
fn date_block(context: &PlanContext, session: &Session, id: &str) -> Html {
    let (year, month, day) = session.date.ymd();
    html! {
        <time
            class="session-card__date"
            id={[id, "-date"].concat()}
            datetime={session.date.iso()}
        >
            <span>{ dates::weekday_short(&context.messages, session.weekday) }{ " " }</span>
            <b>{ day }</b>
            <span>{ " " }{ dates::month_short(&context.messages, month) }</span>
            <span class="visually-hidden">{ [" ", &year.to_string()].concat() }</span>
        </time>
    }
}

fn head(props: &SessionCardProps, session: &Session, id: &str) -> Html {
    let context = &props.context;
    let heading = ["h", &(context.level + 2).min(6).to_string()].concat();
    let lit = session.areas.iter().map(|worked| {
        let found = context.mentioned.find(worked.area).filter(|_| worked.focus);
        let severity = found.map_or(0, |entry| entry.severity);
        (worked.area, worked.side, (!worked.touch).then_some(severity))
    });
    html! {
        <header class="session-card__head">
            <div>
                <@{heading} class="session-card__title" id={[id, "-title"].concat()}>
                    { phrase::session_title(context, &props.races, session) }
                </@>
                <p class="session-card__facts">{ plain::facts(context, session) }</p>
                <p>{ phrase::reason(context, &props.races, session) }</p>
            </div>
            { mini_body(&lit.collect::<Vec<_>>()) }
        </header>
    }
}

fn areas(context: &PlanContext, session: &Session) -> Html {
    html! {
        <ul class="session-card__areas">
            for worked in session.areas.iter() {
                <li class="session-card__area" data-focus={worked.focus.then_some("")}>
                    { phrase::area(&context.messages, worked.area, worked.side) }
                    { " " }
                    <b>
                        { phrase::minutes(&context.messages, worked.minutes) }
                    </b>
                    if worked.touch {
                        { context.messages.get("list_separator") }
                        { context.messages.get("session_touch") }
                    }
                </li>
            }
            <li class="session-card__area">
                { context.messages.get("session_talk") }
                { " " }
                <b>{ phrase::minutes(&context.messages, session.talk_min) }</b>
            </li>
        </ul>
    }
}

/// The buttons for online calendars. Their links are made when they are pressed.
fn online(props: &SessionCardProps, session: &Session) -> Html {
    let messages = &props.context.messages;
    if !props.context.has(Feature::Ics) {
        return Html::default();
    }
    let day = dates::short_date(messages, session.date);
    let index = props.index;
    html! {
        <span class="session-card__online">
            for calendar in OnlineCalendar::ALL {
                <button
                    type="button"
                    class="link-button"
                    onclick={props.on_plan_action.reform(move |_: MouseEvent| PlanAction::Event(calendar, index))}
                >
                    { messages.get(&["take_event_", calendar.code()].concat()) }
                    <span class="visually-hidden">
                        { messages.format("take_event_of", &[("day", &day)]) }
                    </span>
                </button>
            }
        </span>
    }
}

/// The booking link, a plain one: nothing is sent before it is pressed.
fn book(props: &SessionCardProps, session: &Session) -> Html {
    let context = &props.context;
    let Some(one) = booking::one(context, session).filter(|_| context.has(Feature::Book)) else {
        return Html::default();
    };
    let key = match one.way {
        Way::Book => "session_book",
        Way::Send => "session_send",
        Way::Call => "session_call",
    };
    let index = props.index;
    let onclick = props.on_book.reform(move |event| (event, Booked::Session(index)));
    let day = dates::short_date(&context.messages, session.date);
    html! {
        <a class="session-card__book" href={one.url} target="_blank" rel="noopener" {onclick}>
            { context.messages.format(key, &[("day", &day)]) }
        </a>
    }
}
