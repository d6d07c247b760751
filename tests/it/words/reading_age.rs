//! The reading age of each screen in English: a Flesch-Kincaid grade of 7, which is about 12 years.

use std::collections::BTreeMap;

use super::english;

/// The highest grade that a screen may have.
const MAX_GRADE: f64 = 7.0;

/// Shorter sentences are labels and buttons, which people judge by eye.
const MIN_WORDS: usize = 5;

/// A part of a key, and the screen that shows its texts; the first match counts. A key that matches
/// none of these belongs to a screen named after its first word, so no text is left out.
const SCREENS: [(&str, &str); 53] = [
    ("step_running", "running"),
    ("step_races", "races"),
    ("step_areas", "areas"),
    ("step_safety", "safety"),
    ("step_availability", "availability"),
    ("fault_weeklyDistance", "running"),
    ("fault_runDays", "running"),
    ("fault_races", "races"),
    ("fault_areas", "areas"),
    ("fault_acuteInjury", "safety"),
    ("fault_adult", "safety"),
    ("fault_clearedByDoctor", "safety"),
    ("fault_safety", "safety"),
    ("fault_availableWeekdays", "availability"),
    ("fault_away", "availability"),
    ("fault_lastMassage", "availability"),
    ("fault_longestRun30d", "fine-tune"),
    ("fault_nextLongRun", "fine-tune"),
    ("fault_prevWeeklyDistance", "fine-tune"),
    ("fault_sessionBudget", "fine-tune"),
    ("check_", "answers"),
    ("body_", "areas"),
    ("areas_", "areas"),
    ("flag_", "safety"),
    ("caution_", "safety"),
    ("told_", "safety"),
    ("many_", "fine-tune"),
    ("kind", "plan"),
    ("fine_", "fine-tune"),
    ("take_", "sending"),
    ("said_", "sending"),
    ("book_", "sending"),
    ("calendar_", "sending"),
    ("kept_", "resuming"),
    ("link_", "resuming"),
    ("know_", "good to know"),
    ("what_research_says", "good to know"),
    ("between_", "self-care"),
    ("selfcare_", "self-care"),
    ("area_reason", "plan"),
    ("area_", "self-care"),
    ("acute_injury", "plan"),
    ("aftercare_", "plan"),
    ("combined", "plan"),
    ("disclaimer", "plan"),
    ("first_tight", "plan"),
    ("lowered_", "plan"),
    ("note_", "plan"),
    ("post_event_marathon", "plan"),
    ("pressure_", "plan"),
    ("session_", "plan"),
    ("technique_", "plan"),
    ("why_", "plan"),
];

/// Names of conditions and techniques, which have no simpler word. Sentences are counted without
/// them.
const NAMES: [&str; 12] = [
    "achilles",
    "cortisone",
    "diabetes",
    "epilepsy",
    "lymphoedema",
    "massage",
    "massages",
    "osteoporosis",
    "physiotherapist",
    "physiotherapy",
    "pregnancy",
    "varicose",
];

fn screen(key: &str) -> &str {
    let known = SCREENS.iter().find(|(start, _)| key.starts_with(start));
    known.map_or_else(|| key.split('_').next().unwrap_or(key), |(_, screen)| screen)
}

/// The text with a word of two syllables for each placeholder.
fn filled(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + "seven" + part.split_once('}').map_or(part, |(_, it)| it))
}

/// The words of each sentence that is long enough to count.
fn sentences(text: &str) -> Vec<Vec<String>> {
    // A point inside a number ends no sentence.
    let ends = [". ", "? ", "! "];
    let text = ends.iter().fold(filled(text), |text, end| text.replace(end, "\n"));
    let words = |sentence: &str| {
        let words = sentence.split(|c: char| !(c.is_alphanumeric() || "-.’'".contains(c)));
        let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>()
    };
    let sentences = text.split('\n').map(words).filter(|words| words.len() >= MIN_WORDS);
    let is_plain = |word: &String| !NAMES.contains(&word.as_str());
    sentences.map(|words| words.into_iter().filter(is_plain).collect()).collect()
}

/// The number of syllables: groups of vowels, without a silent `e` at the end. A number counts as
/// one.
fn syllables(word: &str) -> u32 {
    let is_vowel = |c: char| "aeiouyé".contains(c);
    let groups = word.split(|c| !is_vowel(c)).filter(|group| !group.is_empty()).count();
    let mut count = u32::try_from(groups).unwrap();
    let before = |end: &str| word.strip_suffix(end).and_then(|start| start.chars().last());
    let ends_silent = if let Some(letter) = before("le").or(before("les")) {
        // "whole" and "rules", but not "table" and "muscles".
        is_vowel(letter)
    } else if let Some(letter) = before("ed") {
        // "walked", but not "rested".
        !is_vowel(letter) && !"td".contains(letter)
    } else if let Some(letter) = before("es") {
        // "times", but not "races".
        !is_vowel(letter) && !"cghsxz".contains(letter)
    } else {
        before("e").is_some_and(|letter| !is_vowel(letter))
    };
    if ends_silent && count > 1 {
        count -= 1;
    }
    // Vowels that are spoken apart: "area", "physio", "medium", but not "session" and "special".
    let letters: Vec<char> = word.chars().collect();
    let is_apart = |three: &[char]| matches!(three, [before, 'i', 'a' | 'o' | 'u'] if !"cgst".contains(*before));
    let ends_apart = ["area", "areas", "physio"].contains(&word);
    (count + u32::from(letters.windows(3).any(is_apart) || ends_apart)).max(1)
}

/// The Flesch-Kincaid grade of sentences.
fn grade(sentences: &[Vec<String>]) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    let words = count(sentences.iter().map(Vec::len).sum());
    let spoken = f64::from(sentences.iter().flatten().map(|word| syllables(word)).sum::<u32>());
    0.39 * words / count(sentences.len()) + 11.8 * spoken / words - 15.59
}

#[test]
fn syllables_are_counted_as_spoken() {
    for (count, words) in [
        (1, "race run the walked tired times whole rules eased weeks through 42 yes"),
        (2, "massage table tables muscles races rested ended people session special before"),
        (3, "marathon area areas physio medium important therapist"),
        (4, "medication recovery"),
    ] {
        let words = words.split(' ').filter(|word| syllables(word) != count);
        let wrong: Vec<_> = words.map(|word| (word, syllables(word))).collect();
        assert!(wrong.is_empty(), "not {count}: {wrong:?}");
    }
}

#[test]
fn a_known_text_has_its_grade() {
    // 18 words in two sentences, 23 syllables: 0.39 * 9 + 11.8 * 23 / 18 - 15.59.
    let text =
        "The cat sat on the mat and looked at the dog. A marathon runner rested on the table.";
    let sentences = sentences(text);
    assert_eq!(sentences.iter().map(Vec::len).collect::<Vec<_>>(), [11, 7]);
    assert!((grade(&sentences) - 3.0).abs() < 0.01);
}

#[test]
fn every_screen_can_be_read_at_the_age_of_twelve() {
    let texts = english();
    let mut screens: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for (key, text) in &texts {
        screens.entry(screen(key)).or_default().extend(sentences(text));
    }
    screens.retain(|_, sentences| !sentences.is_empty());
    assert!(screens.len() > 10, "only {} screens", screens.len());
    let hard: Vec<String> = screens
        .iter()
        .map(|(screen, sentences)| (screen, grade(sentences)))
        .filter(|(_, grade)| *grade > MAX_GRADE)
        .map(|(screen, grade)| format!("{screen}: {grade:.1}"))
        .collect();
    assert!(hard.is_empty(), "use shorter words or sentences on these screens: {hard:?}");
}
