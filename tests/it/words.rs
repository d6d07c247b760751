//! The locale files: no gap, nothing left over, no forbidden claim, and every sentence fills.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use recovery_calculator::{
    plan::{
        PlanRequest,
        answers::{Area, Caution, Experience, Level, Preset, Pressure, Priority, RedFlag, Side},
        day::{Day, Weekday},
        distance::Unit,
        plan,
        result::{
            Aftercare, Fault, FaultCode, Kind, Lowered, Note, Plan, PlanResult, Reason, Service,
            Technique, Tell,
        },
    },
    quiz::{date::DatePart, draft::LastMassage, safety::Group, step::Step},
    text::{
        Plural, Words,
        browser::Browser,
        calendar_file::{Export, calendar_file},
        calendar_links::OnlineCalendar,
        clinic::Clinic,
        faults::fault,
        notes::note,
        phrase,
        plain::{Detail, plain_text},
        scene::{Direction, Scene},
    },
};
use serde_json::json;

type Texts = BTreeMap<String, String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn locale(path: &Path) -> Texts {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn english() -> Texts {
    locale(&root().join("locales/en.json"))
}

/// Every language, with its code.
fn locales() -> Vec<(String, Texts)> {
    let entries = fs::read_dir(root().join("locales")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    paths
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), locale(&path)))
        .collect()
}

/// The key without the end that names a plural category.
fn stem(key: &str) -> &str {
    let ends = ["zero", "one", "two", "few", "many", "other"];
    key.rsplit_once('.').filter(|(_, end)| ends.contains(end)).map_or(key, |(stem, _)| stem)
}

/// The names in curly brackets.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// Keys that are built from parts, each from the members that can be asked for.
fn built_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut add = |start: &str, codes: &[&str], end: &str| {
        keys.extend(codes.iter().map(|code| [start, code, end].concat()));
    };
    macro_rules! codes {
        ($name:ident) => {
            &$name::ALL.iter().map(|member| member.code()).collect::<Vec<_>>()
        };
    }
    let sides: Vec<&str> = Side::ALL.iter().map(|side| side.code()).collect();
    for end in ["", "_where", "_leave_alone", "_roll", "_stretch", "_strength", "_see"] {
        add("area_", codes!(Area), end);
    }
    for side in sides {
        add("area_", codes!(Area), &["_", side].concat());
        add("area_", codes!(Area), &["_", side, "_within"].concat());
    }
    add("side_", codes!(Side), "");
    add("flag_", codes!(RedFlag), "");
    add("caution_", codes!(Caution), "");
    add("told_", &[Tell::AcuteInjury.code()], "");
    add("safety_", codes!(Group), "");
    add("safety_", codes!(Group), "_none");
    add("step_", codes!(Step), "");
    add("step_", codes!(Step), "_hint");
    add("session_title_", codes!(Kind), "");
    add("plan_legend_", codes!(Kind), "");
    add("session_service_", codes!(Service), "");
    add("session_pressure_", codes!(Pressure), "");
    add("availability_pressure_", codes!(Pressure), "");
    add("pressure_", codes!(Pressure), "");
    add("availability_last_", codes!(LastMassage), "");
    add("technique_", codes!(Technique), "");
    add("", codes!(Reason), "");
    add("", codes!(Aftercare), "");
    add("lowered_", codes!(Lowered), "");
    add("fault_", codes!(FaultCode), "");
    add("races_distance_", codes!(Preset), "");
    add("races_distance_", &["other"], "");
    add("fine_experience_", codes!(Experience), "");
    let named = ["5k", "10k", "half", "marathon", "ultra", "other"];
    for start in ["plan_race_", "plan_your_", "plan_races_"] {
        add(start, &named, "");
    }
    add("strip_code_", &named[..5], "");
    add("fine_part_", &["sessions", "running", "body"], "");
    for start in ["unit_", "unit_in_", "distance_"] {
        add(start, codes!(Unit), "");
    }
    let priorities: Vec<String> =
        Priority::ALL.iter().map(|priority| priority.code().to_lowercase()).collect();
    let priorities: Vec<&str> = priorities.iter().map(String::as_str).collect();
    add("races_priority_", &priorities, "");
    add("races_priority_", &priorities, "_note");
    add("plan_priority_", &priorities, "");
    add("date_", &DatePart::ALL.map(DatePart::code), "");
    add("answer_", &["yes", "no"], "");
    add("between_", &["roll", "stretch", "strength"], "");
    add("areas_band_", &["1", "4", "7", "9"], "");
    let numbers: Vec<String> = (1..=12).map(|number: u8| number.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    for start in
        ["plan_number_", "plan_first_number_", "month_long_", "month_short_", "month_narrow_"]
    {
        add(start, &numbers, "");
    }
    for start in ["weekday_long_", "weekday_short_", "weekday_narrow_"] {
        add(start, &numbers[..7], "");
    }
    let levels = ["emergency", "doctor", "physio", "clearance", "adult", "wait"];
    assert_eq!(levels.len() + 1, Level::ALL.len(), "urgent has three texts in its place");
    let others = ["urgent_leg", "urgent_skin", "urgent_bone", "physio_after_race", "pregnancy"];
    for end in ["_title", "_text", "_do_1"] {
        add("referral_", &levels, end);
        add("referral_", &others, end);
    }
    add("take_event_", &OnlineCalendar::ALL.map(OnlineCalendar::code), "");
    add("country_", &["GB", "US_CA", "EU", "AU", "NZ", "TH"], "");
    keys
}

/// What each field of the form can be told, beside the general words of its code.
const FIELD_FAULTS: [(&str, &[FaultCode]); 24] = {
    use FaultCode::{
        BadDate, FutureDate, Inconsistent, NoCommonDay, NotANumber, NotAnInteger, OutOfRange,
        Required, TooFar, TooLong, TooMany, UnknownValue,
    };
    [
        ("weeklyDistance", &[Required, NotANumber, OutOfRange]),
        ("runDays", &[Required, Inconsistent]),
        ("races", &[Required, TooMany]),
        ("races[3].date", &[Required, BadDate, TooFar, OutOfRange]),
        ("races[3].distance", &[Required, NotANumber, OutOfRange, UnknownValue]),
        ("races[3].priority", &[Required]),
        ("races[3].name", &[TooLong]),
        ("areas", &[Required, TooMany]),
        ("areas[3].severity", &[Required]),
        ("safety.now", &[Required]),
        ("safety.legs", &[Required]),
        ("safety.health", &[Required]),
        ("safety.local", &[Required]),
        ("safety.injury", &[Required]),
        ("clearedByDoctor", &[Required]),
        ("acuteInjury.area", &[Required]),
        ("acuteInjury.date", &[Required, BadDate, FutureDate]),
        ("adult", &[Required]),
        ("availableWeekdays", &[Required, NoCommonDay]),
        ("away[0].from", &[Required, BadDate]),
        ("away[0].to", &[BadDate, Inconsistent, OutOfRange]),
        ("lastMassage", &[Required, BadDate, FutureDate]),
        ("longestRun30d", &[NotANumber, OutOfRange]),
        ("sessionBudget", &[NotANumber, NotAnInteger, OutOfRange]),
    ]
};

/// The other distances of Fine-tune: as the longest run.
const FINE_DISTANCES: [&str; 2] = ["nextLongRun", "prevWeeklyDistance"];

fn fault_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let distances: &[FaultCode] = &[FaultCode::NotANumber, FaultCode::OutOfRange];
    let fine = FINE_DISTANCES.map(|field| (field, distances));
    for (field, codes) in FIELD_FAULTS.iter().copied().chain(fine) {
        let field = field.replace("[3]", "").replace("[0]", "").replace('.', "_");
        keys.extend(codes.iter().map(|code| ["fault_", &field, "_", code.code()].concat()));
    }
    keys
}

/// Every Rust file of the rooms that speak, without its tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders =
        vec![root().join("src/text"), root().join("src/view"), root().join("src/embed")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
                sources.push((path, text));
            }
        }
    }
    sources
}

/// The text literals of a source that look like the key of a text; classes have two underscores.
fn literals(source: &str) -> BTreeSet<&str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let pieces = code.flat_map(|line| line.split('"').skip(1).step_by(2));
    pieces
        .filter(|piece| {
            piece.contains('_')
                && !piece.contains("__")
                && piece.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        })
        .collect()
}

#[test]
fn every_key_that_the_code_asks_for_has_words() {
    for (lang, texts) in locales() {
        let stems: BTreeSet<&str> = texts.keys().map(|key| stem(key)).collect();
        for key in built_keys().union(&fault_keys()) {
            assert!(stems.contains(key.as_str()), "{lang} has no {key}");
        }
        // The families that the locale file itself shows: the first word of its keys.
        let families: BTreeSet<&str> =
            texts.keys().filter_map(|key| key.split('_').next()).collect();
        for (path, source) in sources() {
            for literal in literals(&source) {
                let family = literal.split('_').next().unwrap();
                let is_whole = !literal.starts_with('_') && !literal.ends_with('_');
                if is_whole && families.contains(family) && !NO_KEYS.contains(&literal) {
                    assert!(stems.contains(literal), "{lang} has no {literal}: {}", path.display());
                }
            }
        }
    }
}

/// Literals that begin like keys and are none.
const NO_KEYS: [&str; 1] = ["safety_text"];

#[test]
fn no_key_is_left_over() {
    let mut asked: BTreeSet<String> = built_keys();
    asked.extend(fault_keys());
    let sources = sources();
    for (_, source) in &sources {
        asked.extend(literals(source).into_iter().map(str::to_owned));
        // Words of one piece, such as a plain "privacy".
        asked.extend(source.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    // Further steps of a referral are looked for until there are none.
    let is_step = |key: &str| key.starts_with("referral_") && key.contains("_do_");
    for (lang, texts) in locales() {
        let unused: Vec<&String> =
            texts.keys().filter(|key| !asked.contains(stem(key)) && !is_step(key)).collect();
        assert!(unused.is_empty(), "{lang}: nobody asks for {unused:?}");
    }
}

#[test]
fn every_language_has_the_same_keys_and_placeholders_as_english() {
    let english = english();
    let of = |texts: &Texts, key: &str| -> BTreeSet<String> {
        let same = texts.iter().filter(|(other, _)| stem(other) == key);
        same.flat_map(|(_, text)| placeholders(text)).map(str::to_owned).collect()
    };
    for (lang, texts) in locales() {
        let stems = |texts: &Texts| -> BTreeSet<String> {
            texts.keys().map(|key| stem(key).to_owned()).collect()
        };
        assert_eq!(stems(&texts), stems(&english), "{lang}");
        for key in stems(&texts) {
            // A form for one thing need not repeat the number.
            let mut own = of(&texts, &key);
            let mut given = of(&english, &key);
            for number in ["count", "number"] {
                own.remove(number);
                given.remove(number);
            }
            assert_eq!(own, given, "{lang}: {key}");
        }
        for (key, text) in &texts {
            assert!(!text.trim().is_empty(), "{lang}: {key} is empty");
            assert_eq!(text.matches('{').count(), placeholders(text).len(), "{lang}: {key}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{lang}: {key}");
            assert!(!text.contains(['<', '>', '&']), "{lang}: {key} has markup");
            let is_separator = key.ends_with("separator");
            assert!(is_separator || text.trim() == text, "{lang}: {key} has spaces at an end");
        }
        let plurals = texts.keys().filter(|key| stem(key) != key.as_str());
        for key in plurals {
            assert!(texts.contains_key(&[stem(key), ".other"].concat()), "{lang}: {key}");
        }
    }
}

/// The forbidden claims of the rule book (G14), each as the words that follow one another; `|`
/// parts the choices of one word, a `*` stands for any further letters.
const FORBIDDEN: [&str; 15] = [
    "*toxin*",
    "*detox*",
    "*lactic*",
    "*break|*breaks|*breaking down|up scar*|adhesion*",
    "*scar tissue*",
    "*adhesion*",
    "cure*",
    "*heal|*heals|*healing faster*|injur*",
    "*heal|*heals|*healing your injur*",
    "*prevent|*prevents|*preventing injur*",
    "*guarantee*",
    "*lower|*lowers|*lowering cortisol*",
    "*realign*",
    "*boosts circulation*",
    "*recover|*recovers faster*",
];

/// The pattern that a text matches, if it does.
fn forbidden(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let fits = |word: &str, choice: &str| {
        let core = choice.trim_matches('*');
        match (choice.starts_with('*'), choice.ends_with('*')) {
            (true, true) => word.contains(core),
            (true, false) => word.ends_with(core),
            (false, true) => word.starts_with(core),
            (false, false) => word == core,
        }
    };
    FORBIDDEN.into_iter().find(|pattern| {
        let pattern: Vec<&str> = pattern.split(' ').collect();
        words.windows(pattern.len()).any(|words| {
            words
                .iter()
                .zip(&pattern)
                .all(|(word, choices)| choices.split('|').any(|choice| fits(word, choice)))
        })
    })
}

/// The keys of the one block that may name a myth in order to deny it.
fn is_research(key: &str) -> bool {
    ["what_research_says", "why_size", "why_evidence_frequency", "know_timing", "know_sources"]
        .contains(&key)
        || key.starts_with("know_source_")
}

#[test]
fn nothing_claims_what_is_forbidden() {
    for claim in [
        "It flushes toxins.",
        "A DETOX massage",
        "Removes lactic acid",
        "breaking down adhesions",
        "breaks up scar lines",
        "old scar tissue",
        "Cures pain",
        "heals injuries",
        "healing your injury",
        "It prevents injury",
        "We guarantee it",
        "lowers cortisol",
        "realigns the hips",
    ] {
        assert!(forbidden(claim).is_some(), "{claim}");
    }
    for honest in ["secure", "A health answer", "Break it down", "You lower your heel"] {
        assert_eq!(forbidden(honest), None, "{honest}");
    }
    for (lang, texts) in locales() {
        for (key, text) in texts.iter().filter(|(key, _)| !is_research(key)) {
            assert_eq!(forbidden(text), None, "{lang}: {key}");
        }
    }
}

fn words() -> Words {
    Words::new(english(), |count| if count == 1 { Plural::One } else { Plural::Other })
}

/// The scene of a request, at a clinic with a telephone.
fn scene(request: &PlanRequest) -> Scene {
    let unit = request.0.get("unit").as_text().and_then(Unit::from_code).unwrap_or(Unit::Km);
    Scene {
        words: words(),
        lang: "en".to_owned(),
        direction: Direction::Ltr,
        clinic: Rc::new(Clinic { name: "Baiboon".to_owned(), ..Clinic::default() }),
        today: Day::from_iso("2026-03-02").unwrap(),
        week_start: Weekday::ALL[0],
        is_preview: false,
        unit,
        level: 2,
        off: Vec::new(),
        request: Rc::new(request.clone()),
        browser: Browser::default(),
    }
}

fn planned(changes: &serde_json::Value) -> (Scene, Plan) {
    let request = PlanRequest(super::value(&super::request(changes)));
    match plan(&request) {
        PlanResult::Plan(plan) => (scene(&request), *plan),
        other => panic!("no plan: {other:?}"),
    }
}

/// Whether a text is ready to be read: filled, and no key.
fn assert_ready(text: &str) {
    assert!(!text.contains(['{', '}']), "not filled: {text}");
    let is_key = |word: &str| word.contains('_') && !word.contains("://") && !word.contains('@');
    assert!(!text.split_whitespace().any(is_key), "a key is shown: {text}");
    assert!(!text.trim().is_empty(), "nothing is said");
}

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

/// A note of every kind, with what it says of the plan below.
fn every_note() -> Vec<(Note, &'static str)> {
    let (first, second, past) = (day("2026-04-20"), day("2026-04-26"), day("2026-02-10"));
    vec![
        (Note::AreaMerged { area: Area::Calves }, "You entered left calf twice"),
        (Note::RaceDuplicateMerged { date: first }, "You entered Spring Marathon twice"),
        (Note::RacePastIgnored { date: past }, "passed since your half marathon,"),
        (Note::RaceBeyondHorizon { date: second }, "until your marathon."),
        (Note::NoRacePlan, "No race ahead"),
        (
            Note::RacesTooClose { date: first, also_date: second },
            "between Spring Marathon and your marathon",
        ),
        (Note::RacesTooClose { date: first, also_date: first }, "races on Mon 20 Apr are"),
        (
            Note::CombinedBetweenRaces { date: first, also_date: second },
            "both Spring Marathon and your marathon",
        ),
        (
            Note::CombinedNotPossible { date: first, also_date: second },
            "between Spring Marathon and your marathon",
        ),
        (Note::RaceSessionsLeftOut { date: first }, "from Spring Marathon,"),
        (Note::PreEventNotPossible { date: second }, "before your marathon"),
        (Note::PostEventLate { date: first }, "after Spring Marathon"),
        (Note::PostEventNotPossible { date: first }, "after Spring Marathon"),
        (Note::FirstDelayed { area: Area::Calves, severity: 6 }, "your left calf 6 of 10"),
        (Note::SlotSkipped { date: first }, "around Mon 20 Apr"),
        (Note::NoSessionPossible, "Try another weekday"),
        (Note::BudgetZero, "self-care only"),
        (Note::BudgetTrimmed { count: 1 }, "One session is left out"),
        (Note::BudgetTrimmed { count: 13 }, "13 sessions are left out"),
        (Note::PressureReduced { reasons: vec![Lowered::Race] }, "The reason: a race is near."),
        (
            Note::PressureReduced { reasons: Lowered::ALL.to_vec() },
            "The reasons: a race is near; the first session",
        ),
        (
            Note::PhysioCheck { area: Some(Area::Calves), severity: Some(8) },
            "your left calf 8 of 10",
        ),
        (Note::PhysioCheck { area: None, severity: None }, "your injury is still fresh"),
        (Note::AcuteInjury { area: Area::Hamstrings }, "(hamstrings)"),
        (Note::LightOnly, "all sessions are light"),
        (Note::AreasDeferred { count: 6 }, "time for six areas"),
        (Note::SpikeLongRun { percent: 25 }, "25 percent longer"),
        (Note::SpikeWeekly { percent: 40 }, "up by 40 percent"),
        (
            Note::Taper { date: second, start_date: first },
            "for your marathon starts about Mon 20 Apr",
        ),
        (Note::LowBase { date: first }, "Spring Marathon is long and near"),
    ]
}

#[test]
fn every_note_is_a_whole_sentence() {
    let (scene, plan) = planned(&json!({
        "races": [
            { "date": "2026-04-20", "distance": "marathon", "name": "Spring Marathon" },
            { "date": "2026-04-26", "distance": "marathon" },
            { "date": "2026-02-10", "distance": "half" },
        ],
        "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
    }));
    let codes =
        |note: &Note| serde_json::to_value(note).unwrap()["code"].as_str().unwrap().to_owned();
    let notes = every_note();
    let told: BTreeSet<String> = notes.iter().map(|(note, _)| codes(note)).collect();
    assert_eq!(told.len(), 26, "a kind of note is missing here");
    for (one, part) in notes {
        let text = note(&scene, &plan, &one);
        assert_ready(&text);
        assert!(text.contains(part), "{text}");
        assert!(text.ends_with('.'), "{text}");
    }
}

#[test]
fn very_sore_legs_have_words_of_their_own() {
    let (scene, plan) = planned(&json!({ "soreness": 9 }));
    let text = note(&scene, &plan, &Note::PhysioCheck { area: None, severity: None });
    assert!(text.starts_with("Your legs are very sore."), "{text}");
}

#[test]
fn races_without_a_name_are_told_apart_by_their_day() {
    let (scene, plan) = planned(&json!({
        "races": [
            { "date": "2026-04-20", "distance": "marathon" },
            { "date": "2026-04-24", "distance": "marathon" },
        ],
    }));
    let text = plain_text(&scene, &plan, Detail::Whole);
    assert!(text.contains("between your marathon on 20 Apr and your marathon on 24 Apr"), "{text}");
}

#[test]
fn every_fault_of_the_form_says_how_to_mend_it() {
    let words = words();
    let general: BTreeSet<String> = FaultCode::ALL
        .iter()
        .map(|code| fault(&words, &Fault { field: "elsewhere".to_owned(), code: *code }))
        .collect();
    assert_eq!(general.len(), FaultCode::ALL.len());
    for (field, codes) in FIELD_FAULTS {
        for code in codes {
            let text = fault(&words, &Fault { field: field.to_owned(), code: *code });
            assert_ready(&text);
            assert!(!general.contains(&text), "{field} has no words of its own: {text}");
            let verbs = ["Enter ", "Choose ", "Tick "];
            assert!(verbs.iter().any(|verb| text.starts_with(verb)), "{text}");
        }
    }
}

/// Requests that bring every part of a plan about.
fn many_requests() -> Vec<serde_json::Value> {
    let mut requests = Vec::new();
    let areas: Vec<serde_json::Value> = Area::ALL
        .iter()
        .enumerate()
        .map(|(index, area)| {
            let side = Side::ALL[index % 3].code();
            json!({ "area": area.code(), "side": side, "severity": index % 8 + 1 })
        })
        .collect();
    let races = json!([
        { "date": "2026-03-08", "distance": "5k", "priority": "C" },
        { "date": "2026-03-29", "distance": "half", "priority": "B", "name": "Canal Half" },
        { "date": "2026-04-20", "distance": "marathon" },
        { "date": "2026-04-24", "distance": 15 },
        { "date": "2026-06-20", "distance": "ultra" },
        { "date": "2026-12-20", "distance": "10k" },
    ]);
    for races in [json!([]), races] {
        for areas in [json!([]), json!(areas[..1]), json!(areas[..2]), json!(areas)] {
            for budget in [json!(null), json!(0), json!(1), json!(3)] {
                for pressure in ["light", "firm"] {
                    for unit in ["km", "mi"] {
                        requests.push(json!({
                            "races": races, "areas": areas, "sessionBudget": budget,
                            "pressure": pressure, "unit": unit, "runDays": 6,
                            "weeklyDistance": 40, "longestRun30d": 10, "nextLongRun": 20,
                            "prevWeeklyDistance": 20, "availableWeekdays": [2, 6],
                            "acuteInjury": { "area": "knees", "date": "2026-02-27" },
                        }));
                    }
                }
            }
        }
    }
    requests
}

#[test]
fn whole_plans_are_written_without_a_gap() {
    let export = Export {
        plan_id: "plan".to_owned(),
        now: 0,
        sequence: 1,
        has_races: true,
        has_alarm: true,
        has_health: true,
    };
    let mut kinds = BTreeSet::new();
    for changes in many_requests() {
        let (scene, plan) = planned(&changes);
        for detail in [Detail::Whole, Detail::Short, Detail::Dates] {
            assert_ready(&plain_text(&scene, &plan, detail));
        }
        let file = calendar_file(&scene, &plan, &export).replace("\r\n ", "");
        assert!(!file.contains(['{', '}']), "{file}");
        for one in &plan.notes {
            assert_ready(&note(&scene, &plan, one));
        }
        for told in &plan.tell_therapist {
            assert_ready(&phrase::told(&scene, *told));
        }
        kinds.extend(plan.sessions.iter().map(|session| (session.kind, session.combined)));
    }
    assert_eq!(kinds.len(), 4, "regular, before, after and between races");
}
