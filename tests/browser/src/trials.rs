//! Every trial: what it visits, in which engines, and in which company.

use std::{fmt, sync::Arc};

use libtest_mimic::Failed;

use crate::{
    Stage, access,
    browser::Wanted,
    early::{self, hand_over},
    engines::{CHROMIUM, EACH, Engines, FIREFOX, NOT_WEBKIT, ONLY_CHROMIUM, WEBKIT, WITHOUT_AXE},
    gallery::{self, Checkers, Direction, PARTS},
    host_pages, journeys, kept, layout_shift, links, memory, pages, pointer_and_keys, printed,
    quiz_flow, screen_reader, taking,
    visitor::Way,
};

/// Whether another trial may run at the same time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Company {
    Welcome,
    /// It measures time, or what happens between two moments.
    Alone,
}

/// What a trial does on the stage of an engine.
pub(crate) type Run = dyn Fn(&Stage) -> Result<(), Failed> + Send + Sync;

/// One line of the tables below.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) engines: Engines,
    pub(crate) company: Company,
    pub(crate) run: Arc<Run>,
}

impl fmt::Debug for Entry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {:?}, {:?}", self.name, self.engines, self.company)
    }
}

impl Entry {
    fn new(
        name: impl Into<String>,
        engines: Engines,
        company: Company,
        run: impl Fn(&Stage) -> Result<(), Failed> + Send + Sync + 'static,
    ) -> Self {
        Self { name: name.into(), engines, company, run: Arc::new(run) }
    }
}

/// All of them, the longest first: at the end one would run with nothing beside it.
pub(crate) fn all() -> Vec<Entry> {
    let mut all = galleries();
    all.extend(of_a_browser());
    all.extend(of_a_tab());
    all.extend(early());
    all.extend(visits());
    all.extend(alone());
    all
}

/// Somebody visits a page, once for each way to get around.
macro_rules! visits {
    ($($page:expr, $module:ident::$visit:ident, $($way:ident in $engines:ident),+;)*) => {
        vec![$($(Entry::new(
            format!("{}_by_{}", stringify!($visit), Way::$way.name()),
            $engines,
            Company::Welcome,
            |stage| stage.run($page, Way::$way, async |quiz| $module::$visit(&quiz).await),
        ),)+)*]
    };
}

/// A look at the gallery or at a page.
macro_rules! looks {
    ($wanted:ident, $company:ident; $($module:ident::$look:ident in $engines:ident;)*) => {
        vec![$(Entry::new(stringify!($look), $engines, Company::$company, |stage| {
            stage.look(Wanted::$wanted, async |browser| $module::$look(stage, &browser).await)
        }),)*]
    };
}

/// Several visits, or one in a page of its own.
macro_rules! whole {
    ($($module:ident::$visit:ident in $engines:ident;)*) => {
        vec![$(Entry::new(stringify!($visit), $engines, Company::Welcome, |stage| {
            stage.block_on($module::$visit(stage))
        }),)*]
    };
}

/// Each state of the gallery is filled once in each direction, and looked at in every width, scheme
/// and theme. What axe sees is the same in every engine; how wide a word is, is not.
fn galleries() -> Vec<Entry> {
    let part = |name: &str, engines, part, direction, checkers| {
        Entry::new(format!("{name}_{}", part + 1), engines, Company::Welcome, move |stage| {
            stage.look(Wanted::Tab, async |browser| {
                gallery::every_state_holds(stage, &browser, part, direction, checkers).await
            })
        })
    };
    let mut all = Vec::new();
    for number in 0..PARTS {
        let (ltr, rtl) = (Direction::LeftToRight, Direction::RightToLeft);
        let axe = "every_state_holds_and_passes_axe";
        all.push(part(axe, CHROMIUM, number, ltr, Checkers::OursAndAxe));
        all.push(part("every_state_holds", WITHOUT_AXE, number, ltr, Checkers::Ours));
        all.push(part(
            "every_state_holds_from_right_to_left",
            FIREFOX,
            number,
            rtl,
            Checkers::Ours,
        ));
    }
    all
}

/// These count what a whole program holds, ask where it scrolls to by itself, or move the focus within
/// frames: in a tab after others they have failed.
fn of_a_browser() -> Vec<Entry> {
    looks! { Browser, Welcome;
        host_pages::nothing_of_the_page_covers_a_question in FIREFOX;
        host_pages::a_translated_page_shows_its_own_words in CHROMIUM;
        host_pages::a_hundred_lives_leave_nothing in CHROMIUM;
        memory::the_stack_is_deep_enough in CHROMIUM;
        access::tab_leads_through_in_order_and_in_sight in CHROMIUM;
    }
}

fn of_a_tab() -> Vec<Entry> {
    looks! { Tab, Welcome;
        screen_reader::every_screen_is_told_as_agreed in ONLY_CHROMIUM;
        layout_shift::nothing_moves_for_whoever_wants_it_still in ONLY_CHROMIUM;
        host_pages::the_types_hold in ONLY_CHROMIUM;
        host_pages::files_under_the_sites_other_name in ONLY_CHROMIUM;
        access::nothing_moves_under_the_finger in WEBKIT;
        pointer_and_keys::a_press_taken_back_does_nothing in FIREFOX;
        pointer_and_keys::arrows_choose_among_radios in WEBKIT;
        host_pages::every_way_onto_a_page in EACH;
        host_pages::the_edition_in_a_frame in FIREFOX;
        host_pages::every_host_page_leaves_it_alone in FIREFOX;
        host_pages::every_host_page_is_the_same_picture in CHROMIUM;
        host_pages::every_policy_is_enough in EACH;
        host_pages::today_is_the_clinics in EACH;
        host_pages::every_fault_is_told_and_mended in WEBKIT;
        host_pages::what_a_clinic_means_is_read in CHROMIUM;
        host_pages::a_page_from_the_disk in EACH;
        host_pages::routers_and_removals in FIREFOX;
        host_pages::help_is_seen_at_once in CHROMIUM;
        host_pages::health_is_asked_in_lists in EACH;
        host_pages::a_page_overhears_no_answer in FIREFOX;
        host_pages::a_hidden_planner_costs_nothing in FIREFOX;
        host_pages::a_page_with_names_of_its_own in FIREFOX;
        host_pages::markup_changed_on_the_way in WEBKIT;
        host_pages::links_opened_in_place in CHROMIUM;
        host_pages::no_dead_button_in_a_frame in CHROMIUM;
        host_pages::the_lines_of_the_docs_keep_room in WEBKIT;
    }
}

fn early() -> Vec<Entry> {
    looks! { Tab, Welcome;
        early::what_is_typed_early_stays in EACH;
        early::an_early_continue_is_carried_out in FIREFOX;
        early::the_second_question_is_there_early in WEBKIT;
        early::an_early_failure_keeps_what_was_typed in CHROMIUM;
        early::a_question_of_the_page_is_taken_over_early in CHROMIUM;
        early::only_what_will_stay_is_shown_early in EACH;
        early::a_late_configuration_holds_nobody_up in FIREFOX;
        hand_over::what_is_typed_in_the_hand_over_counts in WEBKIT;
        hand_over::the_hand_over_takes_no_focus in FIREFOX;
        hand_over::a_hand_over_may_be_cut_short in CHROMIUM;
        hand_over::a_late_hand_over_finds_nobody_else in FIREFOX;
    }
}

/// A visit from a link that somebody has written.
const LINKED: &str = "/pages/clinic.html#chapter&rcv.mileage=45km&rcv.days=4\
    &rcv.race=2026-04-18:half:A&rcv.race=x&rcv.flag=chest_pain&rcv.area=calves:left:5\
    &rcv.weekdays=1,3,5&rcv=1.%00&other=1";

/// In the plain run each visit is made once with the pointer and once by the keyboard, in turn in the
/// engines.
fn visits() -> Vec<Entry> {
    let mut all = visits! {
        "/pages/one.html", journeys::marathoner_with_a_tight_calf, Pointer in CHROMIUM, Keyboard in WEBKIT;
        "/pages/one.html", journeys::no_race, Pointer in FIREFOX, Keyboard in CHROMIUM;
        "/pages/one.html", journeys::two_races_six_days_apart, Pointer in WEBKIT, Keyboard in FIREFOX;
        "/pages/one.html", journeys::red_flag_corrected_after_a_mis_click, Pointer in CHROMIUM, Keyboard in FIREFOX;
        "/pages/one.html", journeys::miles_and_a_comma, Pointer in FIREFOX, Keyboard in WEBKIT;
        "/pages/one.html", quiz_flow::status_is_said_once_and_never_while_typing, Pointer in WEBKIT;
        "/pages/one.html", quiz_flow::nothing_is_asked_twice_and_enter_goes_on, Pointer in FIREFOX;
        "/pages/one.html", quiz_flow::no_press_and_no_letter_is_heard_by_the_page, Pointer in CHROMIUM, Keyboard in WEBKIT;
        "/pages/one.html", kept::deleted_once_asked_and_taken_back, Pointer in WEBKIT, Keyboard in CHROMIUM;
        "/pages/one.html", pages::a_reload_in_between, Pointer in FIREFOX;
        "/pages/one.html", pages::attributes_change, Pointer in CHROMIUM;
        "/pages/two.html", pages::two_widgets_keep_their_answers, Pointer in FIREFOX, Keyboard in CHROMIUM;
        "/pages/back.html", pages::the_browsers_back, Pointer in EACH;
        "/strict/one.html", pages::a_strict_page, Pointer in WEBKIT;
        "/", pages::the_clinics_page, Pointer in EACH;
        "/pages/clinic.html", taking::a_calendar_file, Pointer in WEBKIT, Keyboard in FIREFOX;
        "/pages/clinic.html", taking::a_later_file, Pointer in CHROMIUM;
        "/pages/clinic.html", taking::single_events, Pointer in FIREFOX, Keyboard in WEBKIT;
        "/pages/clinic.html", taking::words, Pointer in CHROMIUM, Keyboard in FIREFOX;
        "/pages/clinic.html", taking::inside_other_apps, Pointer in WEBKIT;
        "/pages/clinic.html", taking::booking, Pointer in FIREFOX, Keyboard in CHROMIUM;
        "/pages/clinic.html", kept::going_on_after_a_reload, Pointer in WEBKIT, Keyboard in FIREFOX;
        "/pages/form.html", host_pages::inside_a_form, Pointer in CHROMIUM, Keyboard in EACH;
        "/pages/kept.html", kept::kept_on_the_device, Pointer in FIREFOX;
        "/pages/clinic.html", kept::damaged_storage, Pointer in CHROMIUM;
        "/pages/kept.html", kept::an_unanswered_offer_stays, Pointer in WEBKIT;
        "/pages/clinic.html", kept::days_that_pass, Pointer in FIREFOX;
        "/pages/clinic.html", kept::blocked_storage, Pointer in FIREFOX;
        "/pages/clinic.html", kept::full_storage, Pointer in CHROMIUM;
        "/pages/kept.html", kept::deleted_in_every_tab, Pointer in NOT_WEBKIT;
        LINKED, links::a_written_link, Pointer in WEBKIT;
    };
    all.extend(whole! {
        links::a_shared_plan in CHROMIUM;
        printed::the_plan_alone in FIREFOX;
    });
    all
}

/// Those that watch for what should not happen within some time, or judge a page some frames after
/// a deed: they have failed on a machine with ten times its work. In a tab after others they fail
/// too: the browser still knows where its pointer was and whether keys or presses came last.
fn alone() -> Vec<Entry> {
    looks! { Browser, Alone;
        host_pages::it_is_quiet_and_comes_back in CHROMIUM;
        host_pages::every_look_does_what_it_says in CHROMIUM;
        pointer_and_keys::undo_keeps_the_place in WEBKIT;
        layout_shift::nothing_shifts_while_answering in ONLY_CHROMIUM;
    }
}
