//! The next session: when, what, why, and one way to book it.

use crate::view::markup::prelude::*;
use crate::{
    plan::{acts::Act, result::Session},
    text::{
        booking::{self, Booked, Way},
        dates, phrase,
        plan_context::{Feature, PlanContext},
    },
    view::{
        mark::kind_mark,
        plan_actions::{CalendarChoice, PlanAction},
        session_card::{SessionCardProps, asked, change, date_block, mark, opener},
    },
};

/// Days within which only a call is sure to reach the clinic in time.
const SOON: i32 = 1;

/// A way to have a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FirstWay {
    /// A booking link of the clinic.
    Book(String, Way),
    /// A telephone number, as an address and as it is shown.
    Call(String, String),
    /// A calendar file.
    Calendar,
}

/// Who hears of it when a way is taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heard<'a> {
    pub(crate) on_plan_action: &'a Callback<PlanAction>,
    pub(crate) on_book: &'a Callback<(MouseEvent, Booked)>,
    /// The index of the session in the plan.
    pub(crate) index: usize,
}

/// The ways to have a session, the best one first. One of today or tomorrow is booked by telephone.
pub(crate) fn ways(context: &PlanContext, session: &Session) -> Vec<FirstWay> {
    let has_book = context.has(Feature::Book);
    // What is booked may still need a call.
    let is_booked = matches!(session.fixed, Some(Act::Booked | Act::Done));
    let call = context.clinic.call().filter(|_| has_book);
    let call = call.map(|(address, number)| FirstWay::Call(address, number));
    let book = booking::one(context, session).filter(|_| has_book && !is_booked);
    let book = book.map(|one| FirstWay::Book(one.url, one.way));
    let is_soon = session.date.since(context.today) <= SOON;
    let ways = if is_soon { [call, book] } else { [book, call] };
    let mut ways: Vec<FirstWay> = ways.into_iter().flatten().collect();
    if ways.is_empty() && !is_booked && context.has(Feature::Ics) && context.browser.saves_files() {
        ways.push(FirstWay::Calendar);
    }
    ways
}

/// The block at the top of the list.
pub(super) fn next(props: &SessionCardProps, id: &str) -> Html {
    let SessionCardProps { context, session, .. } = props;
    let messages = &context.messages;
    let heading = ["h", &(context.level + 1).min(6).to_string()].concat();
    let when = match session.date.since(context.today) {
        0 => "plan_next_today",
        1 => "plan_next_tomorrow",
        _ => "plan_next",
    };
    let facts = [Some(phrase::brief_facts(context, session)), context.clinic.price(session)];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let heard = Heard {
        on_plan_action: &props.on_plan_action,
        on_book: &props.on_book,
        index: props.index,
    };
    html! {
        <div class="session-card__next">
            <p class="session-card__when">{ messages.get(when) }</p>
            <div class="session-card__top">
                { date_block(context, session, id) }
                <@{heading} class="session-card__title" id={[id, "-title"].concat()}>
                    { kind_mark(session.kind) }
                    { phrase::session_title(context, &props.races, session) }
                    { mark(props) }
                    { change(props) }
                </@>
            </div>
            <p class="session-card__facts">{ facts.join(&messages.get("list_separator")) }</p>
            <p>{ phrase::reason(context, &props.races, session) }</p>
            <div class="session-card__ways">
                for (place, one) in ways(context, session).iter().enumerate() {
                    { way(context, session, one, (heard, place == 0 && session.fixed != Some(Act::Booked))) }
                }
                { opener(props) }
            </div>
            { asked(props) }
            { word(context, session) }
            <p class="session-card__note">
                { messages.get(if context.is_sample { "sample_booking" } else { "plan_suggestions" }) }
            </p>
        </div>
    }
}

/// "Call us first", where the service has oil and the visitor bears none (R-C5).
pub(crate) fn word(context: &PlanContext, session: &Session) -> Html {
    if booking::needs_word(context, session) {
        html! { <p class="session-card__word">{ context.messages.get("session_oil") }</p> }
    } else {
        Html::default()
    }
}

/// A link or a button. The first one is the main one.
pub(crate) fn way(
    context: &PlanContext,
    session: &Session,
    way: &FirstWay,
    (heard, is_main): (Heard<'_>, bool),
) -> Html {
    let messages = &context.messages;
    let class = if is_main { "button button_main" } else { "link-button" };
    match way {
        FirstWay::Book(url, way) => {
            let index = heard.index;
            let onclick = heard.on_book.reform(move |event| (event, Booked::Session(index)));
            html! {
                <a {class} part="button" href={url.clone()} target="_blank" rel="noopener" {onclick}>
                    { book_label(context, session, *way) }
                </a>
            }
        }
        FirstWay::Call(address, number) => {
            let index = heard.index;
            let onclick = heard.on_book.reform(move |event| (event, Booked::Call(index)));
            html! {
                <a {class} part="button" href={address.clone()} {onclick}>
                    { messages.format("session_call_number", &[("number", number)]) }
                </a>
            }
        }
        FirstWay::Calendar => {
            let choice = CalendarChoice { has_races: true, ..CalendarChoice::default() };
            let file = PlanAction::Calendar(choice);
            html! {
                <button
                    type="button"
                    {class}
                    part="button"
                    onclick={heard.on_plan_action.reform(move |_: MouseEvent| file)}
                >
                    { messages.get("take_calendar") }
                </button>
            }
        }
    }
}

/// "Book Tue 3 Mar", by what the link does.
pub(crate) fn book_label(context: &PlanContext, session: &Session, way: Way) -> String {
    let key = match way {
        Way::Book => "session_book",
        Way::Send => "session_send",
        Way::Call => "session_call",
    };
    let day = dates::short_date(&context.messages, session.date);
    context.messages.format(key, &[("day", &day)])
}
