//! Taking the plan along: calendar, print, share, copy, e-mail.
//!
//! Only says what was asked for; the deed is done in `embed`.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::Plan,
    text::{
        booking::{self, Booked, Way},
        browser::Browser,
        calendar_links::OnlineCalendar,
        plain,
        scene::{Feature, Scene},
    },
    view::app::Said,
};

/// What the visitor wants done with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// A file for the calendar.
    Calendar(CalendarChoice),
    /// One session in an online calendar.
    Event(OnlineCalendar, usize),
    /// On paper.
    Print,
    /// As text, through the system's own sheet.
    ShareText,
    /// As a link; with areas and strengths only if the visitor says so.
    ShareLink {
        /// Whether the link tells of the body.
        has_areas: bool,
    },
    /// As text on the clipboard.
    Copy,
    /// By e-mail to oneself, through the mail program.
    Email,
    /// On the clipboard, for an e-mail that a link cannot hold.
    CopyForEmail,
}

/// What goes into the calendar beside the sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarChoice {
    /// Race days.
    pub has_races: bool,
    /// An alarm on the evening before.
    pub has_alarm: bool,
    /// Areas, strengths and reasons of health.
    pub has_health: bool,
}

/// The plan to take along.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct TakeAlongProps {
    pub(crate) scene: Rc<Scene>,
    pub(crate) plan: Rc<Plan>,
    pub(crate) on_take: Callback<Take>,
    pub(crate) on_book: Callback<(MouseEvent, Booked)>,
    /// Whether an earlier calendar file has sessions ahead, which a new one can take back.
    pub(crate) has_exported: bool,
    /// What was last said, with a text to copy by hand where the clipboard failed.
    pub(crate) said: Rc<Said>,
}

/// One button and its lighter neighbours, on one line where there is room: what works in this
/// browser, and first what works best.
#[component]
pub(crate) fn TakeAlong(props: &TakeAlongProps) -> Html {
    let scene = &props.scene;
    let words = &scene.words;
    let has_sessions = !props.plan.sessions.is_empty();
    let saves_files = !matches!(scene.browser, Browser::InApp | Browser::Line(_));
    let copies_first = scene.browser != Browser::Whole;
    let copy = |is_main: bool| {
        let is_here = scene.has(Feature::Copy) && is_main == copies_first;
        if is_here { button(props, "take_copy", Take::Copy, is_main) } else { Html::default() }
    };
    let is_bad = props.said.status == words.text("said_failed");
    html! {
        <div class="take-along" role="group" aria-label={words.text("take_group")}>
            <div class="take-along__bar">
                { copy(true) }
                if scene.has(Feature::Ics) && (has_sessions || props.has_exported) && saves_files {
                    <CalendarFold ..fold(props)/>
                }
                if scene.has(Feature::Book) { { book(props) } }
                if scene.has(Feature::Print) && saves_files {
                    { button(props, "take_print", Take::Print, false) }
                }
                if scene.has(Feature::Share) { <ShareFold ..fold(props)/> }
                { copy(false) }
                if scene.has(Feature::Email) && has_sessions { { email(props) } }
            </div>
            if !props.said.status.is_empty() {
                // The status line says it to screen readers.
                <p class="take-along__said" data-bad={is_bad.then_some("")} aria-hidden="true">{ &props.said.status }</p>
            }
            { by_hand(props) }
            { out_of_app(scene) }
        </div>
    }
}

fn button(props: &TakeAlongProps, key: &str, take: Take, is_main: bool) -> Html {
    let onclick = props.on_take.reform(move |_: MouseEvent| take);
    let class = if is_main { "button take-along__main" } else { "link-button" };
    html! {
        <button type="button" {class} part="button" {onclick}>
            { props.scene.words.text(key) }
        </button>
    }
}

/// One booking link for the whole plan: a plain link, as on the cards. Without one the telephone is the
/// way to book, also where no session fits.
fn book(props: &TakeAlongProps) -> Html {
    let Some(whole) = booking::whole(&props.scene, &props.plan) else { return call(&props.scene) };
    let words = &props.scene.words;
    let onclick = props.on_book.reform(|event| (event, Booked::Whole));
    let count = u32::try_from(whole.sessions).unwrap_or(u32::MAX);
    let names_all = whole.sessions == props.plan.sessions.len();
    let label = match whole.way {
        Way::Call => words.text("take_call"),
        Way::Book if names_all => words.text("take_book_one"),
        Way::Book => words.text("take_book_first"),
        Way::Send if names_all => words.count("take_send", count, &[]),
        Way::Send => words.count("take_send_first", count, &[]),
    };
    html! {
        <a class="link-button" part="button" href={whole.url} target="_blank" rel="noopener" {onclick}>
            { label }
        </a>
    }
}

fn call(scene: &Scene) -> Html {
    if scene.clinic.book_url.is_some() {
        return Html::default();
    }
    let Some((address, label)) = plain::call_to_book(scene) else { return Html::default() };
    html! { <a class="link-button" part="button" href={address}>{ label }</a> }
}

/// A plain link; where even the dates are too long for one, the text goes to the clipboard.
fn email(props: &TakeAlongProps) -> Html {
    let Some(link) = plain::mail_link(&props.scene, &props.plan) else {
        return button(props, "take_email", Take::CopyForEmail, false);
    };
    let onclick = props.on_take.reform(|_: MouseEvent| Take::Email);
    html! {
        <a class="link-button" href={link} {onclick}>{ props.scene.words.text("take_email") }</a>
    }
}

/// What a fold shows: not what was last said, which is another at every change.
#[derive(Clone, Debug, PartialEq, Properties)]
struct FoldProps {
    scene: Rc<Scene>,
    plan: Rc<Plan>,
    on_take: Callback<Take>,
}

fn fold(props: &TakeAlongProps) -> FoldProps {
    let TakeAlongProps { scene, plan, on_take, .. } = props;
    FoldProps { scene: scene.clone(), plan: plan.clone(), on_take: on_take.clone() }
}

#[component]
fn CalendarFold(props: &FoldProps) -> Html {
    let choice = use_state_eq(|| CalendarChoice { has_races: true, ..CalendarChoice::default() });
    let words = &props.scene.words;
    let onclick = {
        let choice = *choice;
        props.on_take.reform(move |_: MouseEvent| Take::Calendar(choice))
    };
    let set = |change: fn(&mut CalendarChoice)| {
        let choice = choice.clone();
        move |_: Event| {
            let mut changed = *choice;
            change(&mut changed);
            choice.set(changed);
        }
    };
    let count = u32::try_from(props.plan.sessions.len()).unwrap_or(u32::MAX);
    let save = match count {
        0 => words.text("take_save_none"),
        _ => words.count("take_save", count, &[]),
    };
    let is_main = props.scene.browser == Browser::Whole;
    let summary = if is_main { "button take-along__main" } else { "link-button" };
    html! {
        <details class="take-along__fold" name="take-along">
            <summary class={summary} part="button">
                { words.text("take_calendar") }
            </summary>
            <div class="take-along__panel">
                { tick(words.text("take_races"), choice.has_races, set(|choice| choice.has_races ^= true)) }
                { tick(words.text("take_alarm"), choice.has_alarm, set(|choice| choice.has_alarm ^= true)) }
                { tick(words.text("take_health"), choice.has_health, set(|choice| choice.has_health ^= true)) }
                <button type="button" class="button" {onclick}>
                    { save }
                </button>
                <p class="take-along__note">{ words.text("take_calendar_note") }</p>
            </div>
        </details>
    }
}

#[component]
fn ShareFold(props: &FoldProps) -> Html {
    let has_areas = use_state_eq(|| false);
    let words = &props.scene.words;
    let link = Take::ShareLink { has_areas: *has_areas };
    let toggle = {
        let has_areas = has_areas.clone();
        move |_: Event| has_areas.set(!*has_areas)
    };
    html! {
        <details class="take-along__fold" name="take-along">
            <summary class="link-button">{ words.text("take_share") }</summary>
            <div class="take-along__panel">
                <p class="take-along__note">{ words.text("take_link_note") }</p>
                { tick(words.text("take_areas"), *has_areas, toggle) }
                <div class="take-along__bar">
                    <button
                        type="button"
                        class="button"
                        onclick={props.on_take.reform(move |_: MouseEvent| link)}
                    >{ words.text("take_link") }</button>
                    <button
                        type="button"
                        class="button"
                        onclick={props.on_take.reform(|_: MouseEvent| Take::ShareText)}
                    >{ words.text("take_text") }</button>
                </div>
            </div>
        </details>
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

/// Where the clipboard refuses: the text itself, selected, to copy by hand.
fn by_hand(props: &TakeAlongProps) -> Html {
    let Some(text) = &props.said.text else { return Html::default() };
    let label = props.scene.words.text("take_by_hand");
    html! { <ByHand text={text.clone()} turn={props.said.turn} {label}/> }
}

#[derive(PartialEq, Properties)]
struct ByHandProps {
    text: AttrValue,
    /// Each refusal leads to the text anew.
    turn: u32,
    label: String,
}

#[component]
fn ByHand(props: &ByHandProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.text.clone(), props.turn), move |_| {
            if let Some(area) = node.cast::<web_sys::HtmlTextAreaElement>() {
                // A refusal only leaves the focus where it is.
                let _ = area.focus();
                area.select();
            }
        });
    }
    html! {
        <label class="take-along__by-hand">
            { props.label.clone() }
            <textarea class="input" rows="6" readonly=true ref={node} value={props.text.clone()}/>
        </label>
    }
}

/// Browsers inside other apps save no files: what works there, and LINE's own way out.
fn out_of_app(scene: &Scene) -> Html {
    let words = &scene.words;
    let key = match &scene.browser {
        Browser::Whole => return Html::default(),
        Browser::OtherIos => "take_other_ios",
        Browser::InApp | Browser::Line(_) => "take_in_app",
    };
    html! {
        <p class="take-along__note">
            { words.text(key) }
            if let Browser::Line(address) = &scene.browser {
                { " " }
                <a href={address.clone()}>{ words.text("take_out_of_line") }</a>
            }
        </p>
    }
}
