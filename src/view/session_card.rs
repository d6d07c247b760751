//! One dated session: day, kind, length, pressure, service, areas, why, and the booking link.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{PlannedRace, Session},
    text::{
        booking::{self, Booked, Way},
        calendar_links::OnlineCalendar,
        dates, phrase, plain,
        scene::{Feature, Scene},
    },
    view::{
        body_map::mini_body,
        mark::{kind_code, kind_mark},
        session_details::details,
        take_along::Take,
    },
};

/// Which session, and whatever of the plan shows on its card: what else has changed leaves it as it is.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SessionCardProps {
    /// What stands around it.
    pub scene: Rc<Scene>,
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
    pub on_take: Callback<Take>,
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
            { date_block(&props.scene, session, &id) }
            <article
                class="session-card__card"
                tabindex="-1"
                ref={props.card.clone()}
                aria-labelledby={[&id, "-title ", &id, "-date"].concat()}
            >
                { head(props, session, &id) }
                { areas(&props.scene, session) }
                <div class="session-card__foot">
                    { details(&props.scene, &props.races, session) }
                    { book(props, session) }
                    { online(props, session) }
                </div>
            </article>
        </li>
    }
}

/// Weekday, day and month; the year stands in the heading of the month and is said here.
fn date_block(scene: &Scene, session: &Session, id: &str) -> Html {
    let (year, month, day) = session.date.ymd();
    html! {
        <time
            class="session-card__date"
            id={[id, "-date"].concat()}
            datetime={session.date.iso()}
        >
            <span>{ dates::weekday_short(&scene.words, session.weekday) }{ " " }</span>
            <b>{ day }</b>
            <span>{ " " }{ dates::month_short(&scene.words, month) }</span>
            <span class="visually-hidden">{ [" ", &year.to_string()].concat() }</span>
        </time>
    }
}

fn head(props: &SessionCardProps, session: &Session, id: &str) -> Html {
    let scene = &props.scene;
    let heading = ["h", &(scene.level + 2).min(6).to_string()].concat();
    let lit = session.areas.iter().map(|worked| {
        let found =
            scene.told.tight.iter().find(|(area, _, _)| worked.focus && *area == worked.area);
        (worked.area, worked.side, found.map_or(0, |(_, _, severity)| *severity))
    });
    html! {
        <header class="session-card__head">
            <div>
                <@{heading} class="session-card__title" id={[id, "-title"].concat()}>
                    { phrase::session_title(scene, &props.races, session) }
                </@>
                <p class="session-card__facts">{ plain::facts(scene, session) }</p>
                <p>{ phrase::reason(scene, &props.races, session) }</p>
            </div>
            { mini_body(&lit.collect::<Vec<_>>()) }
        </header>
    }
}

fn areas(scene: &Scene, session: &Session) -> Html {
    html! {
        <ul class="session-card__areas">
            for worked in session.areas.iter() {
                <li class="session-card__area" data-focus={worked.focus.then_some("")}>
                    { phrase::area(&scene.words, worked.area, worked.side) }
                    { " " }
                    <b>
                        { scene.words.fill("session_minutes", &[("minutes", &worked.minutes.to_string())]) }
                    </b>
                </li>
            }
        </ul>
    }
}

/// One session for an online calendar; the link is made when it is pressed.
fn online(props: &SessionCardProps, session: &Session) -> Html {
    let words = &props.scene.words;
    if !props.scene.has(Feature::Ics) {
        return Html::default();
    }
    let day = dates::short_date(words, session.date);
    let index = props.index;
    html! {
        <span class="session-card__online">
            for calendar in OnlineCalendar::ALL {
                <button
                    type="button"
                    class="link-button"
                    onclick={props.on_take.reform(move |_: MouseEvent| Take::Event(calendar, index))}
                >
                    { words.text(&["take_event_", calendar.code()].concat()) }
                    <span class="visually-hidden">
                        { words.fill("take_event_of", &[("day", &day)]) }
                    </span>
                </button>
            }
        </span>
    }
}

/// A plain link: nothing is sent before it is pressed.
fn book(props: &SessionCardProps, session: &Session) -> Html {
    let scene = &props.scene;
    let Some(one) = booking::one(scene, session).filter(|_| scene.has(Feature::Book)) else {
        return Html::default();
    };
    let key = match one.way {
        Way::Book => "session_book",
        Way::Send => "session_send",
        Way::Call => "session_call",
    };
    let index = props.index;
    let onclick = props.on_book.reform(move |event| (event, Booked::Session(index)));
    let day = dates::short_date(&scene.words, session.date);
    html! {
        <a class="session-card__book" href={one.url} target="_blank" rel="noopener" {onclick}>
            { scene.words.fill(key, &[("day", &day)]) }
        </a>
    }
}
