//! Where the focus goes when a screen, or a part of one, comes or goes; and what is brought into view.

use crate::{
    quiz::{
        Quiz, Undo,
        step::{Screen, Step},
    },
    view::steps::box_of,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// The nodes that the focus goes to, and the top of the widget.
pub(crate) struct Nodes {
    /// Everything.
    pub(crate) top: NodeRef,
    /// The heading of the screen.
    pub(crate) heading: NodeRef,
    /// The summary of problems.
    pub(crate) summary: NodeRef,
    /// What a link offers.
    pub(crate) linked: NodeRef,
}

impl Nodes {
    /// How wide the page on screen is, in px; a guess where nothing is drawn.
    pub(crate) fn width(&self) -> u32 {
        let page = self.top.cast::<Element>().and_then(|top| top.first_element_child());
        let width = page.map(|page| page.client_width());
        width.and_then(|width| u32::try_from(width).ok()).filter(|width| *width > 0).unwrap_or(960)
    }
}

/// A new screen gives its heading the focus, vain presses on Continue the summary; the page moves
/// only if the widget's top is out of view, or what to do of a referral. Nothing moves before the
/// visitor has acted.
#[hook]
pub(crate) fn use_focus(nodes: &Nodes, quiz: &Quiz) {
    let (top, heading) = (nodes.top.clone(), nodes.heading.clone());
    use_effect_with(quiz.visit, move |visit| {
        if *visit > 0 {
            lead(&heading, true);
            bring_into_view(&top);
        }
    });
    let summary = nodes.summary.clone();
    use_effect_with(quiz.refusals, move |refusals| {
        if *refusals > 0 {
            lead(&summary, false);
        }
    });
}

/// A pressed button that is gone leaves the focus nowhere: after a removal it goes to "Undo", after
/// "Undo" to what came back, for a new race to its first question, for a question before a deletion
/// to the answer that deletes nothing, and back.
#[hook]
pub(crate) fn use_kept_focus(nodes: &Nodes, quiz: &Quiz) {
    let kind = match &quiz.undo {
        _ if quiz.asks_deletion => 3,
        Some(Undo::Race(..) | Undo::Away(..)) => 1,
        Some(Undo::Fine { .. }) => 2,
        Some(Undo::Deleted(_)) | None => 0,
    };
    let lists = (quiz.draft.races.cards.len(), quiz.draft.availability.away.len());
    let last = use_mut_ref(|| (quiz.visit, kind, lists));
    let top = nodes.top.clone();
    use_effect_with((quiz.visit, kind, lists), move |now| {
        let before = last.replace(*now);
        let has_grown = now.2.0 > before.2.0 || now.2.1 > before.2.1;
        let (selector, stays) = match (before.1, now.1) {
            _ if before.0 != now.0 => return,
            (_, 3) => (".resume__no", false),
            (3, _) => (".resume__ask", false),
            (_, 1) => (".undo button", false),
            // Far above where the visitor is: only a keyboard needs to see it.
            (2, 0) => (".fine-tune__summary", true),
            _ if has_grown => {
                ("details.race-card:last-of-type summary, .away:last-of-type input", false)
            }
            _ => return,
        };
        if let Some(found) = find(&top, selector) {
            focus(&found, stays);
        }
    });
}

/// What opens under a box that asks for help now takes the focus with its heading, so that it is
/// heard at once; when the tick is taken back, its box has the focus again.
#[hook]
pub(crate) fn use_alarm_focus(nodes: &Nodes, quiz: &Quiz) {
    let is_asked = quiz.screen == Screen::Ask(Step::Safety);
    let safety = quiz.draft.safety.clone();
    let alarm = safety.alarm().filter(|_| is_asked).map(|alarm| alarm.tick);
    let last = use_mut_ref(|| (quiz.visit, alarm));
    let top = nodes.top.clone();
    use_effect_with((quiz.visit, alarm), move |now| {
        let before = last.replace(*now);
        if before.0 != now.0 {
            return;
        }
        match (before.1, now.1) {
            // With "none of these" the focus is there.
            (Some(tick), _) if !safety.has(tick) && safety.none.contains(&tick.group()) => {}
            (Some(tick), _) if !safety.has(tick) => {
                let selector = ["[id='", &box_of(tick), "']"].concat();
                if let Some(found) = find(&top, &selector) {
                    focus(&found, false);
                }
            }
            (_, Some(_)) => {
                if let (Some(panel), Some(title)) =
                    (find(&top, ".alarm"), find(&top, ".alarm .referral__title"))
                {
                    reveal(&panel);
                    focus(&title, false);
                }
            }
            (_, None) => {}
        }
    });
}

/// The answers of a link that are offered get the focus; when they are left alone, the heading.
#[hook]
pub(crate) fn use_linked_focus(nodes: &Nodes, quiz: &Quiz) {
    let (linked, heading) = (nodes.linked.clone(), nodes.heading.clone());
    let last = use_mut_ref(|| (false, 0));
    use_effect_with((quiz.linked.is_some(), quiz.visit), move |now| {
        let before = last.replace(*now);
        match (before.0, now.0) {
            (false, true) => lead(&linked, false),
            (true, false) if before.1 == now.1 => lead(&heading, false),
            _ => {}
        }
    });
}

fn find(within: &NodeRef, selector: &str) -> Option<HtmlElement> {
    let found = within.cast::<Element>()?.query_selector(selector).ok()??;
    Some(found.unchecked_into())
}

fn lead(node: &NodeRef, stays: bool) {
    if let Some(element) = node.cast::<HtmlElement>() {
        focus(&element, stays);
    }
}

/// Gives the focus; the page stays where it is if it is told to.
fn focus(element: &HtmlElement, stays: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(stays);
    // A refusal only leaves the focus where it is.
    let _ = element.focus_with_options(&options);
}

/// Scrolls no further than it takes to see all of something, or as much as there is room for.
pub(crate) fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls to the top of the widget if that is out of view, or under what the page keeps in place
/// there; and if the way to help, which comes first in a referral, is below the view.
fn bring_into_view(node: &NodeRef) {
    let Some(element) = node.cast::<Element>() else { return };
    let Some(window) = web_sys::window() else { return };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    let top = element.get_bounding_client_rect().top();
    let style = window.get_computed_style(&element).ok().flatten();
    let covered = style.and_then(|style| style.get_property_value("scroll-margin-top").ok());
    // A whole number, and read as one: the tables for fractions would be 5 % of the wasm.
    let covered = covered.and_then(|px| px.strip_suffix("px")?.parse::<i32>().ok());
    let help = find(node, ".referral__panel");
    let is_help_below =
        help.is_some_and(|panel| panel.get_bounding_client_rect().bottom() > height);
    if top < f64::from(covered.unwrap_or_default()) || top > height || is_help_below {
        element.scroll_into_view();
    }
}
