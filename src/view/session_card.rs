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

/// Which session, and whatever of the plan shows on its card: what else has changed leaves it as it is.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SessionCardProps {
    /// What stands around it.
    pub context: Rc<PlanContext>,
    /// The races of the plan.
    pub races: Rc<[PlannedRace]>,
    /// The session.
    pub session: Session,
    /// Its place in the plan.
    pub index: usize,
    /// The card itself, to lead the visitor there.
    pub card: NodeRef,
    /// The session is wanted in an online calendar.
    #[prop_or_default]
    pub on_plan_action: Callback<PlanAction>,
    /// A booking link was used.
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
            // On paper, to tick the session off.
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

/// Weekday, day and month; the year stands in the heading of the month and is said here.
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
        (worked.area, worked.side, found.map_or(0, |entry| entry.severity))
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
                        { context.messages.format("session_minutes", &[("minutes", &worked.minutes.to_string())]) }
                    </b>
                </li>
            }
        </ul>
    }
}

/// One session for an online calendar; the link is made when it is pressed.
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

/// A plain link: nothing is sent before it is pressed.
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
