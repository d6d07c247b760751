//! Every state of every screen, rendered without a browser: the markup that readers, keyboards and
//! screen readers need. The tests write the pages to `target/views`.

mod amount;
mod card;
mod change;
mod help;
mod living;
mod markup;
mod plan;
mod same;
mod states;
mod targets;
mod texts;

use std::{collections::BTreeSet, fs, path::Path, rc::Rc};

use yew::{LocalServerRenderer, prelude::*};

use self::{
    markup::{Element, elements},
    states::{State, messages, states},
};

pub(crate) use self::states::settings;
use crate::{
    plan::{answers::ReferralLevel, day::Weekday, result::PlanResult},
    quiz::{
        Quiz, Settings,
        plan_cache::{Outcome, PlanCache},
        saved::Persistence,
        step::Screen,
    },
    text::{browser::Browser, changes::changes, clinic::Clinic},
    view::{
        announcement::Announcement,
        app::outline,
        environment::Environment,
        fine_tune::FineTuneContext,
        frame::{Frame, frame},
        kept_page::KeptPage,
        plan_page::PlanPageProps,
        plan_page::deferred::page_with_fine_tune,
        referral_page::referral_page,
        resume,
        step_context::StepContext,
        steps::fields,
    },
};

#[derive(Clone, PartialEq, Properties)]
struct ShownProps {
    quiz: Rc<Quiz>,
    environment: Rc<Environment>,
}

/// One screen, without the parts that need a browser.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let ShownProps { quiz, environment } = props;
    let step_context = StepContext {
        messages: environment.messages.clone(),
        quiz: quiz.clone(),
        settings: environment.settings.clone(),
        level: environment.level,
        persistence: environment.persistence,
        send: Callback::noop(),
    };
    let mut answers = PlanCache::default();
    let cached = answers.of(quiz, &environment.settings);
    let outcome = cached.as_ref().map(|cached| &cached.outcome);
    let context = Rc::new(environment.context(quiz, outcome));
    let shown = match quiz.screen {
        Screen::Ask(step) => {
            let fields = fields(&step_context, &context, step);
            let framed = Frame { step, fields };
            html! { <>{ resume::offer(&step_context) }{ resume::deleted(&step_context) }{ frame(&step_context, framed) }</> }
        }
        Screen::Kept | Screen::Shared => {
            let cached = cached.unwrap();
            outline(&KeptPage {
                step_context: &step_context,
                context: &context,
                plan: cached.outcome.plan().unwrap(),
                announcement: &Rc::new(Announcement::default()),
                on_plan_action: &Callback::noop(),
                on_book: &Callback::noop(),
            })
        }
        Screen::Answer(_) => {
            let cached = cached.unwrap();
            let before = answers.before(quiz, &environment.settings);
            let changes = before.map(|before| {
                Rc::new(changes(before.outcome.sessions(), cached.outcome.sessions()))
            });
            match cached.outcome.clone() {
                Outcome::Plan(plan) => {
                    let page = PlanPageProps {
                        step_context: step_context.clone(),
                        context,
                        plan,
                        changes: changes.clone(),
                        width: 960,
                        announcement: Rc::new(Announcement::default()),
                        on_plan_action: Callback::noop(),
                        on_book: Callback::noop(),
                    };
                    page_with_fine_tune(
                        &page,
                        FineTuneContext { step_context, changes, is_stale: false },
                    )
                }
                Outcome::Refer(referral) => referral_page(&step_context, &context, &referral),
                Outcome::Invalid => panic!("{:?}", quiz.answer(&environment.settings)),
            }
        }
    };
    html! { <div class="screen">{ shown }</div> }
}

/// A clinic with everything configured.
pub(crate) fn environment(settings: Settings) -> Rc<Environment> {
    Rc::new(Environment {
        messages: messages(),
        lang: "en".to_owned(),
        direction: crate::text::plan_context::Direction::Ltr,
        clinic: Rc::new(Clinic {
            name: "Baiboon Thai Massage".to_owned(),
            book_url: Some("https://baiboon.example/book?on={date}".to_owned()),
            phone: Some("020 7946 0123".to_owned()),
            address: Some("12 Canal Walk, London".to_owned()),
            country: Some("GB".to_owned()),
            ..Clinic::default()
        }),
        settings: Rc::new(settings),
        week_start: Weekday::ALL[0].into(),
        is_preview: false,
        sample: None,
        level: 2,
        off: Vec::new(),
        browser: Browser::Whole,
        persistence: Persistence::Device,
        page: "https://baiboon.example/runners".to_owned(),
    })
}

fn rendered(state: &State) -> String {
    rendered_in(state, settings())
}

fn rendered_in(state: &State, settings: Settings) -> String {
    let environment = environment(settings);
    let quiz = Rc::new(state.quiz.clone());
    let renderer = LocalServerRenderer::<Shown>::with_props(ShownProps { quiz, environment });
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(renderer.hydratable(false).render())
}

/// Every state with its page. Writes the pages to files, too.
fn pages() -> Vec<(State, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/views");
    fs::create_dir_all(&folder).unwrap();
    let page = |state: State| {
        let html = rendered(&state);
        fs::write(folder.join(state.name).with_extension("html"), &html).unwrap();
        (state, html)
    };
    states().into_iter().map(page).collect()
}

fn all_elements() -> Vec<(&'static str, Vec<Element>)> {
    pages().into_iter().map(|(state, html)| (state.name, elements(&html))).collect()
}

#[test]
fn ids_are_unique_and_every_reference_finds_its_element() {
    for (name, elements) in all_elements() {
        let ids: Vec<&str> = elements.iter().filter_map(|one| one.attribute("id")).collect();
        let set: BTreeSet<&str> = ids.iter().copied().collect();
        let twice: Vec<&&str> =
            ids.iter().filter(|id| ids.iter().filter(|other| other == id).count() > 1).collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
        for element in &elements {
            for reference in ["for", "aria-labelledby", "aria-describedby"] {
                for id in element.attribute(reference).unwrap_or_default().split_whitespace() {
                    assert!(set.contains(id), "{name}: {reference}={id}");
                }
            }
            let inside = element.attribute("href").and_then(|href| href.strip_prefix('#'));
            assert!(inside.is_none_or(|id| set.contains(id)), "{name}: #{inside:?}");
        }
    }
}

#[test]
fn every_control_has_a_name_and_every_button_a_type() {
    for (name, elements) in all_elements() {
        let labelled: BTreeSet<&str> =
            elements.iter().filter_map(|element| element.attribute("for")).collect();
        for element in &elements {
            let has_name = element.attribute("aria-label").is_some_and(|label| !label.is_empty());
            let is_hidden = element.attribute("aria-hidden") == Some("true");
            match element.tag.as_str() {
                "input" | "select" => {
                    let by_for = element.attribute("id").is_some_and(|id| labelled.contains(id));
                    let is_named = by_for || has_name || element.is_within("label");
                    assert!(is_named || is_hidden, "{name}: {element:?}");
                }
                "button" => {
                    assert!(element.attribute("type").is_some(), "{name}: {element:?}");
                    assert!(has_name || !element.text.trim().is_empty(), "{name}: {element:?}");
                }
                "a" | "summary" => assert!(!element.text.trim().is_empty(), "{name}: {element:?}"),
                "svg" => {
                    let is_hidden = is_hidden || element.is_within_hidden;
                    assert!(is_hidden, "{name}: a drawing speaks: {element:?}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn headings_begin_with_one_main_heading_and_leave_no_level_out() {
    for (name, elements) in all_elements() {
        let levels: Vec<u32> = elements
            .iter()
            .filter_map(|element| element.tag.strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&2), "{name}");
        assert_eq!(levels.iter().filter(|level| **level == 2).count(), 1, "{name}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    }
}

#[test]
fn a_problem_is_said_at_the_top_and_at_its_field() {
    for (state, html) in pages() {
        let elements = elements(&html);
        let links = elements.iter().filter(|element| {
            element.tag == "a"
                && element
                    .attribute("href")
                    // The link below the stepper leads to another question.
                    .is_some_and(|href| href.starts_with('#') && href != "#frequency")
        });
        let messages = elements.iter().filter(|element| element.attribute("part") == Some("error"));
        assert_eq!(links.count(), state.problems(), "{}", state.name);
        assert_eq!(messages.count(), state.problems(), "{}", state.name);
        for element in &elements {
            if element.attribute("aria-invalid") == Some("true") {
                assert!(element.attribute("aria-describedby").is_some(), "{}", state.name);
            }
        }
    }
}

#[test]
fn a_date_out_of_range_is_refused_at_its_year() {
    let html = page("4-safety-wrong-year");
    let elements = elements(&html);
    let with = |name: &str, value: &str| {
        elements.iter().find(|one| one.attribute(name) == Some(value)).unwrap()
    };
    assert!(with("href", "#acuteInjury-date-year").text.contains("more than six weeks ago"));
    let year = with("id", "acuteInjury-date-year");
    assert_eq!(year.attribute("aria-invalid"), Some("true"));
    assert_eq!(year.attribute("aria-describedby"), Some("acuteInjury-date-error"));
    assert!(with("id", "acuteInjury-date-error").text.contains("more than six weeks ago"));
    for other in ["acuteInjury-date-day", "acuteInjury-date-month"] {
        assert_eq!(with("id", other).attribute("aria-invalid"), None, "{other}");
    }
}

#[test]
fn what_is_read_in_another_way_than_it_was_typed_is_said_back() {
    for (state, field, note, announcement) in [
        (
            "4-safety-two-digits",
            "acuteInjury-date-year",
            "acuteInjury-date-read",
            "Sat 28 Feb 2026",
        ),
        ("1-running-range", "weeklyDistance", "weeklyDistance-read", "35 km"),
    ] {
        let html = page(state);
        let elements = elements(&html);
        let with = |id: &str| elements.iter().find(|one| one.attribute("id") == Some(id)).unwrap();
        assert_eq!(with(field).attribute("aria-describedby"), Some(note), "{state}");
        assert_eq!(with(note).text, ["We read this as ", announcement, "."].concat(), "{state}");
    }
    assert!(!page("1-running-filled").contains("We read this"));
}

/// The markup of one state.
fn page(name: &str) -> String {
    pages().into_iter().find(|(state, _)| state.name == name).unwrap().1
}

#[test]
fn only_a_plan_begins_with_the_clinic() {
    for (state, html) in pages() {
        let is_plan = match state.quiz.screen {
            Screen::Ask(_) => false,
            Screen::Answer(_) => matches!(state.quiz.answer(&settings()), PlanResult::Plan(_)),
            Screen::Kept | Screen::Shared => true,
        };
        let elements = elements(&html);
        let heads = elements.iter().filter(|one| one.attribute("class") == Some("clinic-line"));
        let says = ["Baiboon Thai Massage", "020\u{a0}7946\u{a0}0123", "12 Canal Walk, London"];
        let told: Vec<_> = heads.collect();
        assert_eq!(told.len(), usize::from(is_plan), "{}", state.name);
        let says_all = says.iter().all(|what| told.iter().all(|head| head.text.contains(what)));
        assert!(says_all, "{}: {told:?}", state.name);
    }
}

#[test]
fn a_referral_shows_no_date_and_no_booking_and_the_clinic_only_where_it_can_help() {
    let mut seen = BTreeSet::new();
    for (state, html) in pages() {
        let Screen::Answer(_) = state.quiz.screen else { continue };
        let PlanResult::Refer(referral) = state.quiz.answer(&settings()) else { continue };
        seen.insert(referral.level);
        assert!(!html.contains("<time"), "{}", state.name);
        assert!(!html.contains("baiboon.example"), "{}", state.name);
        let is_for_clinic = referral.level > ReferralLevel::Doctor;
        assert_eq!(html.contains("tel:02079460123"), is_for_clinic, "{}", state.name);
        if referral.level == ReferralLevel::Emergency {
            assert!(html.contains("tel:999"), "{}", state.name);
        }
    }
    assert_eq!(seen.len(), ReferralLevel::ALL.len(), "{seen:?}");
}

#[test]
fn no_markup_carries_a_style_of_its_own_or_a_key_without_words() {
    let keys: Vec<String> = words_keys();
    for (state, html) in pages() {
        assert!(!html.contains(" style="), "{}", state.name);
        for element in elements(&html) {
            let text = element.text.trim();
            let looks_like_a_key = text.contains('_') && !text.contains(' ');
            assert!(
                !looks_like_a_key || keys.iter().all(|key| key != text),
                "{}: {text}",
                state.name
            );
            assert!(!looks_like_a_key, "{}: {text}", state.name);
        }
    }
}

fn words_keys() -> Vec<String> {
    let texts: std::collections::BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../locales/en.json")).unwrap();
    texts.into_keys().collect()
}
