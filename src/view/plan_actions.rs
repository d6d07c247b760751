//! What a visitor can do with the plan: calendar, print, share, copy, e-mail.
//!
//! The components only report the press; `embed` does the work.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{acts::Act, result::Plan},
    text::{
        Messages,
        booking::{self, Booked, Way},
        browser::Browser,
        calendar_links::OnlineCalendar,
        plain,
        plan_context::{Feature, PlanContext},
    },
    view::{
        announcement::Announcement, fold::Fold, plan_page::line, session_card::next::book_label,
        target::Target,
    },
};

/// What the visitor wants done with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanAction {
    /// A file for the calendar.
    Calendar(CalendarChoice),
    /// One session in an online calendar.
    Event(OnlineCalendar, usize),
    /// Prints the plan.
    Print,
    /// Prints the card for the therapist alone.
    PrintCard,
    /// Shares the plan as text, through the system's share sheet.
    ShareText,
    /// Shares a link to the plan.
    ShareLink(LinkChoice),
    /// Copies the plan as text.
    Copy,
    /// Sends the plan to the visitor's own address, through the mail program.
    Email,
    /// Copies the plan for an e-mail that is too long for a link.
    CopyForEmail,
}

/// What a calendar file contains beside the sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarChoice {
    /// Race days.
    pub has_races: bool,
    /// An alarm on the evening before.
    pub has_alarm: bool,
    /// Areas, strengths and reasons of health.
    pub has_health: bool,
    /// Only sessions that are booked.
    pub only_booked: bool,
}

/// What a link contains beside the dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkChoice {
    /// The answers, without health and race names.
    pub has_answers: bool,
    /// Areas and strengths; only with the answers.
    pub has_areas: bool,
}

/// The properties of `PlanActions`.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct PlanActionsProps {
    pub(crate) context: Rc<PlanContext>,
    pub(crate) plan: Rc<Plan>,
    pub(crate) on_plan_action: Callback<PlanAction>,
    pub(crate) on_book: Callback<(MouseEvent, Booked)>,
    /// Whether an earlier calendar file has sessions ahead, which a new one can cancel.
    pub(crate) has_exported: bool,
    /// The last announcement, with a text to copy by hand where the clipboard failed.
    pub(crate) announcement: Rc<Announcement>,
    /// The months of the plan, which stand in the fold of the calendar.
    pub(crate) months: Html,
    /// Whether there is room for them, so that the fold is open at first.
    pub(crate) is_wide: bool,
}

/// Two folded lines: to send or save the plan, and the calendar. Only what works in this
/// browser is shown, the best first.
#[component]
pub(crate) fn PlanActions(props: &PlanActionsProps) -> Html {
    let context = &props.context;
    let messages = &context.messages;
    let has_sessions = !props.plan.sessions.is_empty();
    let saves_files = context.browser.saves_files();
    let files = context.has(Feature::Ics) && (has_sessions || props.has_exported) && saves_files;
    let is_bad = props.announcement.status == messages.get("said_failed");
    html! {
        <div class="plan-actions" role="group" aria-label={messages.get("take_group")}>
            <details class="fold plan-actions__send">
                { line(context, messages.get("take_send_heading")) }
                <div class="plan-actions__panel">
                    <div class="plan-actions__bar">
                        if context.has(Feature::Copy) { { button(props, "take_copy", PlanAction::Copy) } }
                        if context.has(Feature::Print) && saves_files {
                            { button(props, "take_print", PlanAction::Print) }
                        }
                        if context.has(Feature::Email) && has_sessions { { email(props) } }
                        if context.has(Feature::Book) { { book(props) } }
                    </div>
                    if context.has(Feature::Share) { <Share ..fold(props)/> }
                </div>
            </details>
            if has_sessions || files {
                <Fold class="fold plan-actions__calendar" is_open={props.is_wide && has_sessions}>
                    { line(context, messages.get("plan_calendar")) }
                    { props.months.clone() }
                    if files { <CalendarFile ..fold(props)/> }
                </Fold>
            }
            if !props.announcement.status.is_empty() {
                // Screen readers read the status line instead.
                <p class="plan-actions__said" data-bad={is_bad.then_some("")} aria-hidden="true">{ &props.announcement.status }</p>
            }
            { by_hand(messages, &props.announcement) }
            { out_of_app(context) }
        </div>
    }
}

fn button(props: &PlanActionsProps, key: &str, take: PlanAction) -> Html {
    let onclick = props.on_plan_action.reform(move |_: MouseEvent| take);
    html! {
        <button type="button" class="link-button" part="button" {onclick}>
            { props.context.messages.get(key) }
        </button>
    }
}

/// One booking link for all that is not booked yet, a plain link like those of the rows. Without it the
/// visitor books by telephone, also if no session fits.
fn book(props: &PlanActionsProps) -> Html {
    let Some(whole) = booking::whole(&props.context, &props.plan) else {
        return call(&props.context);
    };
    let messages = &props.context.messages;
    let onclick = props.on_book.reform(|event| (event, Booked::Whole));
    let count = u32::try_from(whole.sessions).unwrap_or(u32::MAX);
    let label = match whole.way {
        Way::Call => messages.get("take_call"),
        Way::Book => {
            let session = props.plan.sessions.get(whole.first);
            session
                .map(|session| book_label(&props.context, session, whole.way))
                .unwrap_or_default()
        }
        Way::Send if whole.sessions < whole.open => messages.plural("take_send_first", count, &[]),
        Way::Send if whole.open < props.plan.sessions.len() => {
            messages.plural("take_send_open", count, &[])
        }
        Way::Send => messages.plural("take_send", count, &[]),
    };
    html! {
        <a class="link-button" part="button" href={whole.url} target="_blank" rel="noopener" {onclick}>
            { label }
        </a>
    }
}

fn call(context: &PlanContext) -> Html {
    if context.clinic.book_url.is_some() {
        return Html::default();
    }
    let Some((address, label)) = plain::call_to_book(context) else { return Html::default() };
    html! { <a class="link-button" part="button" href={address}>{ label }</a> }
}

/// A plain link. If even the dates are too long for one, the text goes to the clipboard.
fn email(props: &PlanActionsProps) -> Html {
    let Some(link) = plain::mail_link(&props.context, &props.plan) else {
        return button(props, "take_email", PlanAction::CopyForEmail);
    };
    let onclick = props.on_plan_action.reform(|_: MouseEvent| PlanAction::Email);
    html! {
        <a class="link-button" href={link} {onclick}>{ props.context.messages.get("take_email") }</a>
    }
}

/// The properties of a fold. They leave out the announcement, which changes more often than the
/// fold.
#[derive(Clone, Debug, PartialEq, Properties)]
struct FoldProps {
    context: Rc<PlanContext>,
    plan: Rc<Plan>,
    on_plan_action: Callback<PlanAction>,
}

fn fold(props: &PlanActionsProps) -> FoldProps {
    let PlanActionsProps { context, plan, on_plan_action, .. } = props;
    FoldProps {
        context: context.clone(),
        plan: plan.clone(),
        on_plan_action: on_plan_action.clone(),
    }
}

/// What goes into a calendar file, and the button that saves it.
#[component]
fn CalendarFile(props: &FoldProps) -> Html {
    let choice = use_state_eq(|| CalendarChoice { has_races: true, ..CalendarChoice::default() });
    // All of them, once the visitor has said so; else those that are booked, where there are any.
    let wants_all = use_state_eq(|| false);
    let booked = props.plan.sessions.iter().filter(|one| one.fixed == Some(Act::Booked)).count();
    let messages = &props.context.messages;
    let onclick = {
        let choice = CalendarChoice { only_booked: booked > 0 && !*wants_all, ..*choice };
        props.on_plan_action.reform(move |_: MouseEvent| PlanAction::Calendar(choice))
    };
    let set = |change: fn(&mut CalendarChoice)| {
        let choice = choice.clone();
        move |_: Event| {
            let mut changed = *choice;
            change(&mut changed);
            choice.set(changed);
        }
    };
    let all = props.plan.sessions.len();
    let count = if booked > 0 && !*wants_all { booked } else { all };
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let save = match count {
        0 => messages.get("take_save_none"),
        _ => messages.plural("take_save", count, &[]),
    };
    html! {
        <div class="plan-actions__panel">
            if booked > 0 {
                <fieldset class="plan-actions__which">
                    <legend class="visually-hidden">{ messages.get("take_which") }</legend>
                    for (key, is_all) in [("take_which_booked", false), ("take_which_all", true)] {
                        <label class="check">
                            <input
                                type="radio"
                                name="calendar-which"
                                checked={*wants_all == is_all}
                                onchange={
                                    let wants_all = wants_all.clone();
                                    move |_: Event| wants_all.set(is_all)
                                }
                            />
                            <span class="check__label">{ messages.get(key) }</span>
                        </label>
                    }
                </fieldset>
            }
            { tick(messages.get("take_races"), choice.has_races, set(|choice| choice.has_races ^= true)) }
            { tick(messages.get("take_alarm"), choice.has_alarm, set(|choice| choice.has_alarm ^= true)) }
            { tick(messages.get("take_health"), choice.has_health, set(|choice| choice.has_health ^= true)) }
            <button type="button" class="button" {onclick}>
                { save }
            </button>
            <p class="plan-actions__note">{ messages.get("take_calendar_note") }</p>
        </div>
    }
}

/// A link to the plan, and the system's own sheet.
#[component]
fn Share(props: &FoldProps) -> Html {
    let choice = use_state_eq(LinkChoice::default);
    let messages = &props.context.messages;
    let link = PlanAction::ShareLink(*choice);
    let LinkChoice { has_answers, has_areas } = *choice;
    let set = |next: LinkChoice| {
        let choice = choice.clone();
        move |_: Event| choice.set(next)
    };
    let answers = LinkChoice { has_answers: !has_answers, has_areas: false };
    let areas = LinkChoice { has_answers, has_areas: !has_areas };
    // Without a date the answers are all that there is to send.
    let has_dates = !props.plan.sessions.is_empty();
    html! {
        <>
            <p class="plan-actions__note">{ messages.get(if has_dates { "take_link_note" } else { "take_link_fills" }) }</p>
            if has_dates { { tick(messages.get("take_answers"), has_answers, set(answers)) } }
            if has_answers || !has_dates {
                { tick(messages.get("take_areas"), has_areas, set(areas)) }
            }
            <div class="plan-actions__bar">
                <button
                    type="button"
                    class="button"
                    onclick={props.on_plan_action.reform(move |_: MouseEvent| link)}
                >{ messages.get("take_link") }</button>
                <button
                    type="button"
                    class="button"
                    onclick={props.on_plan_action.reform(|_: MouseEvent| PlanAction::ShareText)}
                >{ messages.get("take_text") }</button>
            </div>
        </>
    }
}

fn tick(label: String, checked: bool, onchange: impl Fn(Event) + 'static) -> Html {
    html! {
        <label class="check">
            <input type="checkbox" {checked} {onchange}/>
            <span class="check__label">{ label }</span>
        </label>
    }
}

/// The text to copy by hand, where the clipboard refused it.
pub(crate) fn by_hand(messages: &Messages, announcement: &Announcement) -> Html {
    let Some(text) = &announcement.text else { return Html::default() };
    let label = messages.get("take_by_hand");
    html! {
        <label class="plan-actions__by-hand">
            { label }
            <textarea
                class="input"
                rows="6"
                readonly=true
                data-target={Target::CopyText.name()}
                value={text.clone()}
            />
        </label>
    }
}

/// A note for browsers inside other apps, which save no files, and LINE's link to a real browser.
fn out_of_app(context: &PlanContext) -> Html {
    let messages = &context.messages;
    let key = match &context.browser {
        Browser::Whole => return Html::default(),
        Browser::OtherIos => "take_other_ios",
        Browser::InApp | Browser::Line(_) => "take_in_app",
    };
    html! {
        <p class="plan-actions__note">
            { messages.get(key) }
            if let Browser::Line(address) = &context.browser {
                { " " }
                <a href={address.clone()}>{ messages.get("take_out_of_line") }</a>
            }
        </p>
    }
}
