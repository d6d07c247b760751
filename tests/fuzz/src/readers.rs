//! The fuzzed readers: URL fragments, compact links, stored answers, configurations.

use std::{
    rc::Rc,
    sync::LazyLock,
    time::{Duration, Instant},
};

use recovery_calculator::{
    embed::config::{self, Config, ConfigContext},
    plan::{day::Day, distance::Unit, json, request::Request, value::Value},
    quiz::{
        Quiz, Settings,
        action::Action,
        prefill,
        saved::{Saved, plan_id},
    },
    text::catalog::Catalog,
};

/// The time limit for reading 256 KiB on an idle machine.
const LONGEST: Duration = Duration::from_millis(50);

/// Reads the bytes in every form in which a page could pass them. Panics if a reader takes too long
/// or accepts what it must reject.
pub(crate) fn read_all(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let tree = json::read(&text);
    timed("a fragment", || fragment(&text));
    if let Some(tree) = tree {
        timed("a compact link", || compact(&tree));
        timed("kept answers", || kept(&tree));
        timed("a configuration", || configuration(&tree));
    }
}

/// A single slow run may be the machine's fault; two are ours.
fn timed(what: &str, read: impl Fn()) {
    let time = || {
        let start = Instant::now();
        read();
        start.elapsed()
    };
    let first = time();
    let shortest = if first > LONGEST { time().min(first) } else { first };
    assert!(shortest <= LONGEST, "{what} took {shortest:?}");
}

fn settings() -> Settings {
    Settings {
        // The date in the seed files.
        today: Day::from_iso("2026-03-02").unwrap_or(Day::UNIX),
        closed_weekdays: Vec::new(),
        closed_dates: Vec::new(),
        lead_days: 1,
        offers: Vec::new(),
        unit: Unit::Km,
        decimal_separator: '.',
        months: vec![Vec::new(); 12],
        is_month_first: false,
    }
}

fn fragment(text: &str) {
    let found = prefill::read(text, "rcv");
    assert!(found.refused.iter().all(|key| key.chars().count() <= 40), "a key in full");
    answer(Action::Merge(found.answers.unwrap_or_default()));
}

fn compact(tree: &Value) {
    if let Some(id) = plan_id(tree.get("id")) {
        assert!(id.bytes().all(|letter| letter.is_ascii_alphanumeric()), "{id:?}");
    }
    let answers = Request::from_compact(tree).unwrap_or_default();
    answer(Action::Merge(Rc::new(answers)));
}

fn kept(tree: &Value) {
    let settings = settings();
    if let Some(saved) = Saved::read(tree, settings.today) {
        let mut quiz = Quiz::new(&settings);
        quiz.offer = Some(saved);
        quiz.apply(Action::Resume, &settings);
        check(&quiz, &settings);
    }
}

fn answer(action: Action) {
    let settings = settings();
    let mut quiz = Quiz::new(&settings);
    quiz.apply(action, &settings);
    check(&quiz, &settings);
}

/// Every accepted input can be planned and contains no health answer.
fn check(quiz: &Quiz, settings: &Settings) {
    let _ = quiz.answer(settings);
    assert!(
        quiz.draft.safety == Quiz::new(settings).draft.safety,
        "the reader accepted health answers"
    );
}

static KEYS: LazyLock<Catalog> = LazyLock::new(|| {
    let Some(Value::Object(entries)) = json::read(include_str!("../../../locales/en.json")) else {
        return Catalog::default();
    };
    let texts = entries.into_iter();
    texts.filter_map(|(key, text)| Some((key, text.as_text()?.to_owned()))).collect()
});

fn configuration(tree: &Value) {
    // The element passes objects only.
    let Value::Object(_) = tree else { return };
    let (config, _) = config::limited(tree.clone());
    let merged = config::merge([config, Value::Null]);
    let context = ConfigContext {
        lang: "en",
        origin: "https://clinic.example",
        keys: &KEYS,
        today: settings().today,
        fits: &|_, _| true,
    };
    let (config, warnings) = Config::read(&merged, &context);
    let is_script = |url: &String| url.to_ascii_lowercase().starts_with("javascript:");
    assert!(!config.clinic.book_url.as_ref().is_some_and(is_script), "a script as a link");
    let left = config::checked(merged, &warnings);
    assert!(matches!(left, Value::Object(_)), "a configuration is an object");
}
