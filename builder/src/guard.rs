//! Reads the owner's own words for claims that nobody can keep, and says what could stand instead.

/// A claim: what stands there and why it should not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// The words as the owner wrote them.
    pub(crate) words: String,
    /// The key of the reason and of the proposal, without `claim_` before and the part behind.
    pub(crate) key: &'static str,
}

/// Sequences of words, each with the key of its reason. `|` separates alternatives, and `*` stands
/// for any letters at the end of a word. Longer ones come first.
const CLAIMS: [(&str, &str); 30] = [
    ("scar tissue", "tissue"),
    ("adhesion*", "tissue"),
    ("knots", "tissue"),
    ("lactic acid*", "waste"),
    ("toxin*", "waste"),
    ("detox*", "waste"),
    ("flush*", "waste"),
    ("lower*|reduce*|reduces cortisol", "hormones"),
    ("boost*|increase*|improve* circulation|immunity", "hormones"),
    ("boost* your|the immune", "hormones"),
    ("heal|heals|healed|healing|healer|healers", "heal"),
    ("cure|cures|cured|curing|curative", "heal"),
    ("remedy|remedies", "heal"),
    ("treat|treats|treated|treating|treatment|treatments", "treat"),
    ("therapy|therapies|therapeutic", "treat"),
    ("rehab*", "treat"),
    ("diagnos*", "treat"),
    ("medical|medically|clinical|clinically", "medical"),
    ("prevent*", "prevent"),
    ("injury free|proof", "prevent"),
    ("avoid*|stop*|no more injur*", "prevent"),
    ("guarant*", "promise"),
    ("100|hundred percent", "promise"),
    ("pain free", "promise"),
    ("painless*", "promise"),
    ("miracle*|instant*", "promise"),
    ("faster recovery", "faster"),
    ("recover*|recovers|recovery faster|quicker|sooner", "faster"),
    ("realign*", "align"),
    ("safe for everyone|everybody|all", "safe"),
];

/// Words before which none of these is a claim: "does not heal", "cannot prevent".
const DENIED: [&str; 8] = ["not", "never", "cannot", "no", "nor", "without", "t", "nothing"];

/// The claims of a text, in order.
pub(crate) fn claims(text: &str) -> Vec<Claim> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let claim = CLAIMS.iter().find_map(|(pattern, key)| Some((matched(rest, pattern)?, key)));
        let Some((count, key)) = claim else {
            at += 1;
            continue;
        };
        let last = rest.get(count.saturating_sub(1)).map_or(0, |word| word.end);
        let first = rest.first().map_or(0, |word| word.start);
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        if !before.iter().any(|word| DENIED.contains(&word.lower.as_str())) {
            let words = text.get(first..last).unwrap_or_default().to_owned();
            found.push(Claim { words, key });
        }
        at += count;
    }
    found
}

/// How many words fit a pattern; nothing if they do not.
fn matched(words: &[Word], pattern: &str) -> Option<usize> {
    let pattern: Vec<&str> = pattern.split(' ').collect();
    let words = words.get(..pattern.len())?;
    let fits = |word: &Word, choice: &str| match choice.strip_suffix('*') {
        Some(stem) => word.lower.starts_with(stem),
        None => word.lower == choice,
    };
    let is_it =
        words.iter().zip(&pattern).all(|(word, all)| all.split('|').any(|one| fits(word, one)));
    is_it.then_some(pattern.len())
}

/// A word and its place.
struct Word {
    lower: String,
    start: usize,
    end: usize,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (at, letter) in text.char_indices() {
        if !letter.is_alphanumeric() {
            is_open = false;
            continue;
        }
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(word) if is_open => {
                word.lower.extend(letter.to_lowercase());
                word.end = end;
            }
            _ => words.push(Word { lower: letter.to_lowercase().collect(), start: at, end }),
        }
        is_open = true;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::claims;

    fn keys(text: &str) -> Vec<(String, &'static str)> {
        claims(text).into_iter().map(|claim| (claim.words, claim.key)).collect()
    }

    #[test]
    fn claims_are_found_as_they_are_written() {
        for (text, words, key) in [
            ("Our massage Heals shin splints.", "Heals", "heal"),
            ("It cures pain", "cures", "heal"),
            ("We treat injuries", "treat", "treat"),
            ("Sports therapy", "therapy", "treat"),
            ("Prevents injuries!", "Prevents", "prevent"),
            ("Flush out lactic acid", "Flush", "waste"),
            ("a DETOX massage", "DETOX", "waste"),
            ("breaks up scar tissue", "scar tissue", "tissue"),
            ("Results guaranteed", "guaranteed", "promise"),
            ("Recover faster with us", "Recover faster", "faster"),
            ("medically approved", "medically", "medical"),
            ("A pain-free race", "pain-free", "promise"),
            ("safe for everyone", "safe for everyone", "safe"),
            ("lowers cortisol", "lowers cortisol", "hormones"),
            ("realigns your hips", "realigns", "align"),
        ] {
            assert_eq!(keys(text).first(), Some(&(words.to_owned(), key)), "{text}");
        }
        let all = keys("It heals, it detoxes and it is guaranteed.");
        assert_eq!(
            all.iter().map(|(_, key)| *key).collect::<Vec<_>>(),
            ["heal", "waste", "promise"]
        );
    }

    #[test]
    fn honest_words_and_denials_are_none() {
        for text in [
            "Call us on 020 7946 0123: we will plan it with you.",
            "A calm hour for tired legs.",
            "Massage does not heal an injury.",
            "It cannot prevent injuries",
            "We don't treat injuries.",
            "Health questions come first.",
            "The healthy runner",
            "A secure website",
            "Many runners feel looser afterwards.",
            "",
            "ทำนัดหมาย",
        ] {
            assert_eq!(keys(text), [], "{text}");
        }
    }
}
