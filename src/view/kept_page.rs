//! The plan of an earlier visit: its dates, and what can be done with them without a health answer.
//! Everything else leads through the health questions to the whole plan.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::{Act, SessionKey},
        day::Day,
        result::{Plan, Session},
    },
    quiz::{
        Undo,
        action::Action,
        record::{Done, SessionAct},
        wish::Wish,
    },
    text::{
        booking::Booked,
        dates, headline, moves, phrase,
        plan_context::{Feature, PlanContext},
    },
    view::{
        announcement::Announcement,
        away_form::away,
        change::booked::asked,
        clinic_line::clinic_line,
        mark::{kind_code, kind_mark},
        plan_actions::{PlanAction, PlanActions, PlanActionsProps},
        resume,
        session_card::{
            date_block, month_heading,
            next::{FirstWay, Heard, way, ways},
        },
        step_context::StepContext,
        target::Target,
        therapist_card::no_card,
    },
};

/// The most past sessions that are asked about.
const MAX_ASKED: usize = 5;
/// From so many on the plan can be made anew instead.
const MANY: usize = 3;

/// The dates, and the callbacks of their page.
pub(crate) struct KeptPage<'a> {
    pub(crate) step_context: &'a StepContext,
    pub(crate) context: &'a Rc<PlanContext>,
    /// The dates ahead.
    pub(crate) plan: &'a Rc<Plan>,
    pub(crate) announcement: &'a Rc<Announcement>,
    pub(crate) on_plan_action: &'a Callback<PlanAction>,
    pub(crate) on_book: &'a Callback<(MouseEvent, Booked)>,
}

/// The whole page.
pub(crate) fn kept_page(page: &KeptPage<'_>) -> Html {
    let KeptPage { step_context, context, plan, .. } = page;
    let is_over = plan.sessions.is_empty();
    html! {
        <div class="plan-page kept-page" part="result" key="kept">
            { clinic_line(&context.clinic) }
            { head(page, is_over) }
            { past(page) }
            if !is_over {
                { warning(page) }
                <ol class="season-list__rows kept-page__rows" part="timeline">
                    for (index, session) in plan.sessions.iter().enumerate() {
                        { row(page, session, index) }
                    }
                </ol>
            }
            { more(page, is_over) }
            { take(page) }
            { no_card(context) }
            <footer class="plan-page__foot" part="footer">
                { resume::persistence_controls(step_context) }
                for key in ["disclaimer", "privacy"] { <p>{ context.messages.get(key) }</p> }
            </footer>
        </div>
    }
}

fn head(page: &KeptPage<'_>, is_over: bool) -> Html {
    let KeptPage { step_context, context, plan, .. } = page;
    let messages = &context.messages;
    let tag = step_context.heading(0);
    let title = if is_over { messages.get("kept_over") } else { headline::headline(context, plan) };
    let made = step_context.quiz.made_on.map(|day| dates::date(messages, day));
    html! {
        <header class="plan-page__head" part="header">
            if context.is_preview {
                <p class="plan-page__preview" part="notice">
                    { messages.format("plan_preview", &[("date", &dates::date(messages, context.today))]) }
                </p>
            }
            <div class="plan-page__meta">
                if let Some(day) = made { <span>{ messages.format("kept_made", &[("day", &day)]) }</span> }
                <time class="plan-page__today" datetime={context.today.iso()}>
                    { dates::date(messages, context.today) }
                </time>
            </div>
            <@{tag} class="plan-page__title" tabindex="-1" data-target={Target::Heading.name()}>
                { title }
            </@>
            <p class="plan-page__summary">
                { messages.get(if is_over { "kept_over_help" } else { "kept_summary" }) }
            </p>
            { said(page, |key| !plan.sessions.iter().any(|session| session.key == key)) }
            <div class="kept-page__ways">
                if !is_over {
                    { button(page, "kept_details", Action::Reopen(Wish::Details)) }
                }
                { button(page, "kept_new", Action::NewPlan) }
            </div>
        </header>
    }
}

/// The line above the first way to book.
fn warning(page: &KeptPage<'_>) -> Html {
    let onclick = page.step_context.send.reform(|_: MouseEvent| Action::Reopen(Wish::Details));
    html! {
        <p class="kept-page__warning">
            <button type="button" class="link-button" {onclick}>{ page.context.messages.get("kept_unwell") }</button>
        </p>
    }
}

/// Past sessions of which nobody has said whether they took place, the last ones.
fn past(page: &KeptPage<'_>) -> Html {
    let messages = &page.context.messages;
    let mut asked: Vec<(SessionKey, Day)> = page
        .step_context
        .quiz
        .record
        .unmarked(page.context.today)
        .map(|kept| (kept.key, kept.day))
        .collect();
    let is_many = asked.len() >= MANY && !page.plan.sessions.is_empty();
    let surplus = asked.len().saturating_sub(MAX_ASKED);
    asked.drain(..surplus);
    if asked.is_empty() {
        return Html::default();
    }
    let heading = page.step_context.heading(1);
    html! {
        <section class="kept-page__past">
            <@{heading} class="season-list__heading">{ messages.get("kept_past") }</@>
            for (key, day) in asked {
                <div class="kept-page__acts" key={key.code()}>
                    <time datetime={day.iso()}>{ dates::short_date(messages, day) }</time>
                    { act(page, "kept_had", (key, day), SessionAct::Done) }
                    { act(page, "kept_missed", (key, day), SessionAct::Skip) }
                </div>
            }
            if is_many { { button(page, "past_anew", Action::Reopen(Wish::Anew)) } }
        </section>
    }
}

/// What asks the health questions first and then the engine.
fn more(page: &KeptPage<'_>, is_over: bool) -> Html {
    html! {
        <>
            if !is_over {
                <div class="kept-page__ways">
                    { link(page, "act_add_session", Action::Reopen(Wish::Add)) }
                    { link(page, "past_anew", Action::Reopen(Wish::Anew)) }
                </div>
                { away(page.step_context, page.context) }
            }
        </>
    }
}

/// The heading of a month, above its first row.
pub(crate) fn month(context: &PlanContext, plan: &Plan, index: usize) -> Html {
    let month =
        |index: usize| plan.sessions.get(index).map(|one| (one.date.ymd().0, one.date.ymd().1));
    let is_first = index.checked_sub(1).is_none_or(|above| month(above) != month(index));
    let day = plan.sessions.get(index).filter(|_| is_first).map(|session| session.date);
    month_heading(context, day.map(|day| dates::month_year(&context.messages, day)).as_ref())
}

/// A row that opens to what can be done; that of the next session is open.
fn row(page: &KeptPage<'_>, session: &Session, index: usize) -> Html {
    let KeptPage { step_context, context, plan, .. } = page;
    let is_closed = step_context.settings.is_closed(session.date);
    let id = ["kept-", &index.to_string()].concat();
    let heading = step_context.heading(2);
    let record = &step_context.quiz.record;
    let mark = moves::mark(&context.messages, record, session);
    html! {
        <li class="session-card" part="session" data-kind={kind_code(session.kind)} key={session.key.code()}>
            { month(context, plan, index) }
            <details class="session-details kept-page__session" open={index == 0 || is_closed}>
                <summary class="session-card__row">
                    { kind_mark(session.kind) }
                    { date_block(context, session, &id) }
                    <@{heading} class="session-card__title">
                        { phrase::session_title(context, &plan.races, session) }
                        if let Some(mark) = mark { <span class="session-card__mark">{ " " }{ mark }</span> }
                        if is_closed {
                            <span class="session-card__change">{ " " }{ context.messages.get("kept_is_closed") }</span>
                        }
                    </@>
                    <span class="session-card__facts">{ phrase::brief_facts(context, session) }</span>
                    if let Some(price) = context.clinic.price(session) {
                        <span class="session-card__price">{ price }</span>
                    }
                </summary>
                if is_closed {
                    <p class="kept-page__closed">{ context.messages.get("kept_closed") }</p>
                }
                { said(page, |key| key == session.key) }
                { acts(page, session, (index, is_closed)) }
            </details>
        </li>
    }
}

fn acts(page: &KeptPage<'_>, session: &Session, (index, is_closed): (usize, bool)) -> Html {
    let KeptPage { step_context, context, on_plan_action, on_book, .. } = page;
    let messages = &context.messages;
    let heard = Heard { on_plan_action, on_book, index };
    let is_booked = session.fixed == Some(Act::Booked);
    let asks_first = step_context.quiz.has_old_health();
    let is_shown = |way: &&FirstWay| match way {
        FirstWay::Call(..) => true,
        FirstWay::Book(..) => !is_booked && !is_closed && !asks_first,
        FirstWay::Calendar => false,
    };
    let ways = ways(context, session);
    let can_book = ways.iter().any(|way| matches!(way, FirstWay::Book(..)));
    let asks = asks_first && can_book && !is_booked && !is_closed;
    let (key, at) = (session.key, (session.key, session.date));
    html! {
        <div class="kept-page__acts">
            if asks {
                <button
                    type="button"
                    class={if index == 0 { "button button_main" } else { "button" }}
                    part="button"
                    onclick={step_context.send.reform(move |_: MouseEvent| Action::Reopen(Wish::Book(key)))}
                >
                    { messages.format("session_book", &[("day", &dates::short_date(messages, session.date))]) }
                </button>
            }
            for (place, one) in ways.iter().filter(is_shown).enumerate() {
                { way(context, session, one, (heard, place == 0 && index == 0 && !asks)) }
            }
            if is_booked {
                { act(page, "kept_unmark", at, SessionAct::Unmark) }
            }
            if session.date <= context.today {
                { act(page, "kept_had", at, SessionAct::Done) }
            }
            { named(page, "kept_move", session.date, Action::Reopen(Wish::Change(key))) }
            { act(page, "kept_skip", at, SessionAct::Skip) }
        </div>
        if !is_booked { { asked(step_context, session) } }
    }
}

/// What was done last, beside the session that it was done with.
fn said(page: &KeptPage<'_>, is_here: impl Fn(SessionKey) -> bool) -> Html {
    let quiz = &page.step_context.quiz;
    let Some(Undo::Act { done: Done::Session(key, _), .. }) = &quiz.undo else {
        return Html::default();
    };
    if !is_here(*key) {
        return Html::default();
    }
    html! {
        <p class="kept-page__said">
            { words(page.step_context) }
            { " " }
            <button
                type="button"
                class="link-button"
                data-target={Target::Undo.name()}
                onclick={page.step_context.send.reform(|_: MouseEvent| Action::Undo)}
            >{ page.context.messages.get("frame_undo") }</button>
        </p>
    }
}

/// What was done last, in words; also for the status line.
pub(crate) fn words(context: &StepContext) -> String {
    let Some(Undo::Act { done: Done::Session(key, act), .. }) = &context.quiz.undo else {
        return String::new();
    };
    let record = &context.quiz.record;
    let day = record.keep.iter().find(|kept| kept.key == *key).map(|kept| record.day(kept));
    let day = day.unwrap_or(key.day);
    let said = match act {
        SessionAct::Book(..) => "kept_said_booked",
        SessionAct::Done => "kept_said_had",
        SessionAct::Skip if day < context.quiz.today => "kept_said_missed",
        SessionAct::Skip => "kept_said_skipped",
        SessionAct::Unmark | SessionAct::Move(_) => "kept_said_unmarked",
    };
    let day = dates::short_date(&context.messages, day);
    context.messages.format(said, &[("day", &day)])
}

fn act(page: &KeptPage<'_>, key: &str, (session, day): (SessionKey, Day), act: SessionAct) -> Html {
    named(page, key, day, Action::Session(session, act))
}

/// A button whose name tells the day.
fn named(page: &KeptPage<'_>, key: &str, day: Day, action: Action) -> Html {
    let messages = &page.context.messages;
    let day = dates::short_date(messages, day);
    html! {
        <button
            type="button"
            class="link-button"
            onclick={page.step_context.send.reform(move |_: MouseEvent| action.clone())}
        >
            { messages.get(key) }
            <span class="visually-hidden">{ messages.format("take_event_of", &[("day", &day)]) }</span>
        </button>
    }
}

fn button(page: &KeptPage<'_>, key: &str, action: Action) -> Html {
    plain(page, "button", (key, action))
}

fn link(page: &KeptPage<'_>, key: &str, action: Action) -> Html {
    plain(page, "link-button", (key, action))
}

fn plain(page: &KeptPage<'_>, class: &'static str, (key, action): (&str, Action)) -> Html {
    html! {
        <button
            type="button"
            {class}
            part="button"
            onclick={page.step_context.send.reform(move |_: MouseEvent| action.clone())}
        >{ page.context.messages.get(key) }</button>
    }
}

/// To send, to print, to put into a calendar.
fn take(page: &KeptPage<'_>) -> Html {
    let quiz = &page.step_context.quiz;
    let mut context = page.context.clone();
    if quiz.has_old_health() {
        // Old answers about the body are no ground to book the whole plan.
        Rc::make_mut(&mut context).off.push(Feature::Book);
    }
    let take = PlanActionsProps {
        context,
        plan: page.plan.clone(),
        months: Html::default(),
        is_wide: false,
        has_exported: quiz.exported.is_ahead(page.context.today),
        announcement: page.announcement.clone(),
        on_plan_action: page.on_plan_action.clone(),
        on_book: page.on_book.clone(),
    };
    html! { <PlanActions ..take/> }
}
