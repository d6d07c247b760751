//! The table of trials: what each visits, its engines, and whether it runs alone.

use std::{fmt, sync::Arc};

use libtest_mimic::Failed;

use crate::{
    Stage, access, body_map,
    browser::Wanted,
    builder, cost,
    early::{self, hand_over},
    engines::{
        CHROMIUM, EACH, Engines, FIREFOX, LATE_CHROMIUM, NOT_WEBKIT, ONLY_CHROMIUM, WEBKIT,
        WITHOUT_AXE,
    },
    gallery::{self, Checkers, Direction, PARTS},
    host_pages, journeys, kept, layout_shift, links, memory, moves, pages, pointer_and_keys,
    printed, quiz_flow, screen_reader, servers, taking,
    visitor::Way,
    vite, wordpress,
};

/// Whether other trials may run at the same time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Company {
    Welcome,
    /// It measures time, or what happens between two moments.
    Alone,
}

/// The body of a trial.
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

/// All trials, the longest first, so that none runs alone at the end.
pub(crate) fn all() -> Vec<Entry> {
    let mut all = galleries();
    all.extend(of_a_browser());
    all.extend(of_a_tab());
    all.extend(in_wordpress());
    all.extend(early());
    all.extend(visits());
    all.extend(alone());
    all
}

/// A visit to a page, once with the pointer and once by keyboard.
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

/// A check of the gallery or of a page.
macro_rules! looks {
    ($wanted:ident, $company:ident; $($module:ident::$look:ident in $engines:ident;)*) => {
        vec![$(Entry::new(stringify!($look), $engines, Company::$company, |stage| {
            stage.look(Wanted::$wanted, async |browser| $module::$look(stage, &browser).await)
        }),)*]
    };
}

/// Several visits, or one that opens its own page.
macro_rules! whole {
    ($($module:ident::$visit:ident in $engines:ident;)*) => {
        vec![$(Entry::new(stringify!($visit), $engines, Company::Welcome, |stage| {
            stage.block_on($module::$visit(stage))
        }),)*]
    };
}

/// Each state of the gallery is filled once in each direction, and checked in every width, scheme
/// and theme. axe's results do not depend on the engine; text widths do.
fn galleries() -> Vec<Entry> {
    let part = |name: &str, engines, part, direction, checkers| {
        Entry::new(format!("{name}_{}", part + 1), engines, Company::Welcome, move |stage| {
            stage.look(Wanted::Tab, async |browser| {
                gallery::every_state_passes_the_checks(stage, &browser, part, direction, checkers)
                    .await
            })
        })
    };
    let mut all = Vec::new();
    for number in 0..PARTS {
        let (ltr, rtl) = (Direction::LeftToRight, Direction::RightToLeft);
        let axe = "every_state_passes_the_checks_and_axe";
        all.push(part(axe, CHROMIUM, number, ltr, Checkers::OursAndAxe));
        all.push(part("every_state_passes_the_checks", WITHOUT_AXE, number, ltr, Checkers::Ours));
        all.push(part(
            "every_state_passes_the_checks_right_to_left",
            FIREFOX,
            number,
            rtl,
            Checkers::Ours,
        ));
    }
    all
}

/// These count objects of a whole process, depend on its scrolling, or move the focus within
/// frames: in a tab after other trials they have failed.
fn of_a_browser() -> Vec<Entry> {
    looks! { Browser, Welcome;
        host_pages::no_fixed_bar_covers_a_question in FIREFOX;
        host_pages::translators_do_not_break_the_texts in CHROMIUM;
        host_pages::a_hundred_life_cycles_leak_nothing in CHROMIUM;
        memory::the_stack_is_deep_enough in CHROMIUM;
        access::tab_order_is_the_document_order_and_visible in CHROMIUM;
    }
}

fn of_a_tab() -> Vec<Entry> {
    looks! { Tab, Welcome;
        screen_reader::accessibility_trees_match_the_snapshots in ONLY_CHROMIUM;
        layout_shift::reduced_motion_is_respected in ONLY_CHROMIUM;
        host_pages::the_types_compile in ONLY_CHROMIUM;
        host_pages::files_under_another_host_name in ONLY_CHROMIUM;
        access::answers_do_not_move_when_pressed in WEBKIT;
        pointer_and_keys::a_cancelled_press_does_nothing in FIREFOX;
        pointer_and_keys::arrow_keys_choose_radios in WEBKIT;
        body_map::a_finger_finds_its_area in CHROMIUM;
        cost::a_visit_costs_little in ONLY_CHROMIUM;
        host_pages::every_way_onto_a_page in EACH;
        builder::a_new_clinic_gets_its_lines in EACH;
        builder::an_old_configuration_is_mended in EACH;
        builder::the_doctor_finds_what_is_wrong in EACH;
        builder::every_section_is_accessible in CHROMIUM;
        builder::keys_alone_are_enough in ONLY_CHROMIUM;
        host_pages::the_edition_in_a_frame in FIREFOX;
        host_pages::styles_of_host_pages_do_not_leak_in in FIREFOX;
        host_pages::screenshots_match_on_every_host_page in CHROMIUM;
        host_pages::documented_policies_are_enough in EACH;
        host_pages::today_is_the_clinics in EACH;
        host_pages::every_failure_is_reported_and_can_be_retried in WEBKIT;
        host_pages::misspelt_configurations_are_corrected in CHROMIUM;
        host_pages::a_page_from_a_file_url in EACH;
        host_pages::client_side_routing_and_removals in FIREFOX;
        host_pages::urgent_help_is_shown_at_once in CHROMIUM;
        host_pages::health_is_asked_in_lists in EACH;
        host_pages::events_do_not_reveal_answers in FIREFOX;
        host_pages::a_hidden_planner_loads_nothing in FIREFOX;
        host_pages::pages_may_redefine_built_ins in FIREFOX;
        host_pages::markup_rewritten_by_a_cms in WEBKIT;
        host_pages::links_opened_on_the_same_page in CHROMIUM;
        host_pages::frames_have_no_date_picker_button in CHROMIUM;
        host_pages::documented_lines_reserve_space in WEBKIT;
        servers::the_documented_snippets_serve_the_planner in LATE_CHROMIUM;
        vite::bundled_by_vites_development_server in LATE_CHROMIUM;
    }
}

fn early() -> Vec<Entry> {
    looks! { Tab, Welcome;
        early::early_input_stays in EACH;
        early::an_early_continue_takes_effect in FIREFOX;
        early::the_second_question_shows_early in WEBKIT;
        early::a_failure_keeps_early_input in CHROMIUM;
        early::a_question_of_the_page_is_taken_over_early in CHROMIUM;
        early::early_questions_show_only_if_they_stay in EACH;
        early::a_slow_configuration_does_not_delay in FIREFOX;
        hand_over::input_during_the_takeover_counts in WEBKIT;
        hand_over::the_takeover_keeps_the_focus in FIREFOX;
        hand_over::the_takeover_can_be_interrupted in CHROMIUM;
        hand_over::a_late_takeover_changes_no_other_planner in FIREFOX;
    }
}

/// The plugin, in a WordPress of the trial's own. `cargo xtask test wordpress` runs these.
fn in_wordpress() -> Vec<Entry> {
    let trials = looks! { Browser, Welcome;
        wordpress::a_block_leads_to_a_plan in CHROMIUM;
        wordpress::every_role_and_every_way in LATE_CHROMIUM;
        wordpress::every_theme in LATE_CHROMIUM;
        wordpress::the_block_in_the_editor in LATE_CHROMIUM;
        wordpress::settings_are_saved_and_printed in LATE_CHROMIUM;
        wordpress::the_builder_fills_the_settings in LATE_CHROMIUM;
        wordpress::the_owner_sets_the_clinic_up in LATE_CHROMIUM;
        wordpress::the_zip_reaches_an_authors_page in LATE_CHROMIUM;
        wordpress::uninstalling_leaves_nothing in LATE_CHROMIUM;
        wordpress::an_older_wordpress in LATE_CHROMIUM;
    };
    trials
        .into_iter()
        .map(|trial| Entry { name: ["wordpress_", &trial.name].concat(), ..trial })
        .collect()
}

/// A link that says that it is a plan.
const UNREADABLE: &str = "/pages/clinic.html#rcv=2.e30";
/// A visit from a hand-written link.
const LINKED: &str = "/pages/clinic.html#chapter&rcv.mileage=45km&rcv.days=4\
    &rcv.race=2026-04-18:half:A&rcv.race=x&rcv.flag=chest_pain&rcv.area=calves:left:5\
    &rcv.weekdays=1,3,5&rcv=1.%00&other=1";

/// In the plain run each visit is made once with the pointer and once by keyboard, in alternating
/// engines.
fn visits() -> Vec<Entry> {
    let mut all = visits! {
        "/pages/one.html", journeys::marathoner_with_a_tight_calf, Pointer in CHROMIUM, Keyboard in WEBKIT;
        "/pages/one.html", journeys::no_race, Pointer in FIREFOX, Keyboard in CHROMIUM;
        "/pages/one.html", journeys::two_races_six_days_apart, Pointer in WEBKIT, Keyboard in FIREFOX;
        "/pages/one.html", journeys::red_flag_corrected_after_a_mis_click, Pointer in CHROMIUM, Keyboard in FIREFOX;
        "/pages/one.html", journeys::miles_and_a_comma, Pointer in FIREFOX, Keyboard in WEBKIT;
        "/pages/one.html", quiz_flow::status_is_announced_once_and_not_while_typing, Pointer in WEBKIT;
        "/pages/one.html", quiz_flow::what_people_write_is_read, Pointer in CHROMIUM, Keyboard in FIREFOX;
        "/pages/one.html", quiz_flow::answers_are_kept_and_enter_continues, Pointer in FIREFOX;
        "/pages/one.html", quiz_flow::presses_and_keys_do_not_reach_the_page, Pointer in CHROMIUM, Keyboard in WEBKIT;
        "/pages/one.html", kept::deleting_asks_and_can_be_undone, Pointer in WEBKIT, Keyboard in CHROMIUM;
        "/pages/one.html", pages::a_reload_in_the_middle, Pointer in FIREFOX;
        "/pages/preview.html", pages::a_preview_has_a_sample_visitor, Pointer in EACH;
        "/pages/one.html", pages::attributes_change, Pointer in CHROMIUM;
        "/pages/two.html", pages::two_widgets_keep_their_answers, Pointer in FIREFOX, Keyboard in CHROMIUM;
        "/pages/back.html", pages::the_browsers_back, Pointer in EACH;
        "/bundlers/vite/dist/index.html", pages::bundled_by_vite, Pointer in ONLY_CHROMIUM;
        "/bundlers/ssr/dist/index.html", pages::bundled_and_rendered_on_a_server, Pointer in LATE_CHROMIUM;
        "/bundlers/webpack/index.html", pages::bundled_by_webpack, Pointer in LATE_CHROMIUM;
        "/bundlers/esbuild/index.html", pages::bundled_by_esbuild, Pointer in LATE_CHROMIUM;
        "/strict/one.html", pages::a_strict_page, Pointer in WEBKIT;
        "/", pages::the_clinics_page, Pointer in EACH;
        "/pages/clinic.html", moves::a_session_is_moved_and_left_out, Pointer in EACH, Keyboard in CHROMIUM;
        "/pages/clinic.html", moves::a_races_eve_is_refused, Pointer in EACH;
        "/pages/clinic.html", moves::two_are_booked_with_their_hours, Pointer in EACH, Keyboard in FIREFOX;
        "/pages/clinic.html", moves::a_recovery_is_left_out, Pointer in EACH;
        "/pages/clinic.html", moves::eight_days_later, Pointer in EACH;
        "/pages/clinic.html", moves::a_week_of_illness, Pointer in EACH;
        "/pages/clinic.html", taking::a_calendar_file, Pointer in WEBKIT, Keyboard in FIREFOX;
        "/pages/clinic.html", taking::a_later_file, Pointer in CHROMIUM;
        "/pages/clinic.html", taking::single_events, Pointer in FIREFOX, Keyboard in WEBKIT;
        "/pages/clinic.html", taking::words, Pointer in CHROMIUM, Keyboard in FIREFOX;
        "/pages/clinic.html", taking::inside_other_apps, Pointer in WEBKIT;
        "/pages/clinic.html", taking::booking, Pointer in FIREFOX, Keyboard in CHROMIUM;
        "/pages/clinic.html", kept::resuming_after_a_reload, Pointer in WEBKIT, Keyboard in FIREFOX;
        "/pages/form.html", host_pages::inside_a_form, Pointer in CHROMIUM, Keyboard in EACH;
        "/pages/kept.html", kept::kept_on_the_device, Pointer in FIREFOX;
        "/pages/clinic.html", kept::damaged_storage, Pointer in CHROMIUM;
        "/pages/kept.html", kept::an_unanswered_offer_is_kept, Pointer in WEBKIT;
        "/pages/clinic.html", kept::midnight_passes, Pointer in FIREFOX;
        "/pages/clinic.html", kept::blocked_storage, Pointer in FIREFOX;
        "/pages/clinic.html", kept::full_storage, Pointer in CHROMIUM;
        "/pages/kept.html", kept::deleted_in_every_tab, Pointer in NOT_WEBKIT;
        UNREADABLE, links::an_unreadable_plan, Pointer in FIREFOX;
        LINKED, links::a_written_link, Pointer in WEBKIT;
    };
    all.extend(whole! {
        links::a_shared_plan in CHROMIUM;
        printed::the_card_alone in CHROMIUM;
        printed::the_plan_alone in FIREFOX;
    });
    all
}

/// Trials that watch for what must not happen within some time, or check a page some frames after
/// an action: they have failed on a machine under ten times the load. They also fail in a tab after
/// other trials, because the browser remembers the pointer's position and the last kind of input.
fn alone() -> Vec<Entry> {
    looks! { Browser, Alone;
        host_pages::it_loads_lazily_and_recovers_from_traps in CHROMIUM;
        host_pages::custom_properties_and_parts_work in CHROMIUM;
        pointer_and_keys::undo_keeps_the_scroll_position in WEBKIT;
        layout_shift::answering_causes_no_layout_shift in ONLY_CHROMIUM;
    }
}
