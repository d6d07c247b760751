//! Turns a telephone number as a clinic writes it into one that can be dialled.

/// Country codes after which the leading 0 of the national number is dropped. In other countries,
/// such as Italy, it is dialled.
const TRUNK: [&str; 14] = [
    "+31", "+32", "+33", "+353", "+358", "+41", "+43", "+44", "+46", "+49", "+61", "+64", "+66",
    "+81",
];
/// The digit zero of each supported script.
const ZEROS: [u32; 6] = [0x30, 0x660, 0x6f0, 0x966, 0xe50, 0xff10];
/// Words that begin an extension or a second number.
const NEXT: [&str; 7] = ["x", "ext", "extension", "or", "and", "oder", "und"];
/// The least number of digits of a number beside words or other numbers.
const MIN: usize = 6;

/// The number to dial: digits, with a plus before them if it is international. `None` if the text
/// is not clearly one number.
///
/// It is the first of several numbers, without an extension.
pub fn dialled(text: &str) -> Option<String> {
    let text: String = text.chars().filter_map(plain).collect();
    let start = text.find(|letter: char| letter.is_ascii_digit() || letter == '+')?;
    let (before, text) = text.split_at(start);
    let end = text.char_indices().find(|(place, letter)| {
        // A plus inside the text begins another number.
        !letter.is_ascii_digit() && !" ()-./".contains(*letter) && (*letter != '+' || *place > 0)
    });
    let (number, after) = text.split_at(end.map_or(text.len(), |(place, _)| place));
    let open = number.trim_end();
    let word: String = after.chars().take_while(|letter| is_letter(*letter)).collect();
    let is_apart = open.ends_with('(') || NEXT.contains(&word.to_ascii_lowercase().as_str());
    if !word.is_empty() && !is_apart {
        return None;
    }
    // A slash may be part of a number, or come before another one.
    let first = number.split('/').next().filter(|first| digits(first).len() >= MIN);
    let has_more = first.is_some_and(|first| first.len() < number.len());
    let number = international(first.unwrap_or(number));
    let count = number.trim_start_matches('+').len();
    let is_alone = !has_more && before.trim().trim_matches('(').is_empty() && after.is_empty();
    let min = if is_alone { 3 } else { MIN };
    ((min..=15).contains(&count)).then_some(number)
}

/// Whether this is a letter of any alphabet: no digit, blank or known mark.
pub fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || (!letter.is_ascii() && plain(letter) == Some(letter))
}

/// Whether the number is written as it is dialled, with nothing dropped or converted.
pub fn is_exact(text: &str) -> bool {
    let bare = |letter: &char| letter.is_ascii_digit() || *letter == '+';
    let is_bare = text.chars().all(|letter| bare(&letter) || " ()-.\u{a0}/".contains(letter));
    is_bare && dialled(text).is_some_and(|number| text.chars().filter(bare).eq(number.chars()))
}

/// The number as it is shown, without a line break.
pub fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// A character in its plain form: digits of every script as ASCII, one kind of blank and one of
/// dash. Marks of direction, which are copied along with a number, are dropped.
fn plain(letter: char) -> Option<char> {
    let digit = ZEROS
        .iter()
        .find_map(|zero| u32::from(letter).checked_sub(*zero).filter(|digit| *digit <= 9));
    match letter {
        _ if digit.is_some() => digit.and_then(|digit| char::from_digit(digit, 10)),
        '\u{ff0b}' => Some('+'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        _ if letter.is_whitespace() => Some(' '),
        _ => Some(letter),
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The digits, and a plus if the number begins with a plus or `00`. Then the 0 for callers within
/// the country is dropped.
fn international(text: &str) -> String {
    let text: String = text.chars().filter(|letter| *letter != ' ').collect();
    let bare = text.trim_start_matches('(');
    // A short number has no country code: 000 is the emergency number of Australia.
    let is_long = digits(bare).len() > MIN;
    let code = bare.strip_prefix('+').or(bare.strip_prefix("00").filter(|_| is_long));
    let Some(code) = code else { return digits(&text) };
    let number = ["+", &digits(&code.replace("(0)", ""))].concat();
    let trunk =
        TRUNK.iter().find_map(|code| Some((code, number.strip_prefix(code)?.strip_prefix('0')?)));
    trunk.map(|(code, rest)| [code, rest].concat()).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::{dialled, is_exact};

    #[test]
    fn one_number_is_dialled_or_none() {
        for (written, number) in [
            ("020 7946 0123", Some("02079460123")),
            ("(020) 7946-0123", Some("02079460123")),
            ("+44 20 7946 0123", Some("+442079460123")),
            ("+44 (0)20 7946 0123", Some("+442079460123")),
            ("+44 ( 0 ) 20 7946 0123", Some("+442079460123")),
            ("(+44) 020 7946 0123", Some("+442079460123")),
            ("0044 (0) 20 7946 0123", Some("+442079460123")),
            ("+49 0221 123456", Some("+49221123456")),
            // Italy dials the 0.
            ("+39 06 1234 5678", Some("+390612345678")),
            ("+66 2 123 4567", Some("+6621234567")),
            ("0221/123456", Some("0221123456")),
            ("020 7946 0123 ext. 12", Some("02079460123")),
            ("020 7946 0123x12", Some("02079460123")),
            ("020 7946 0123 #12", Some("02079460123")),
            ("020 7946 0123 / 07700 900123", Some("02079460123")),
            ("020 7946 0123/4", Some("02079460123")),
            ("020 7946 0123 or 07700 900123", Some("02079460123")),
            ("020 7946 0123, 07700 900123", Some("02079460123")),
            ("+44 20 7946 0123 +44 7700 900123", Some("+442079460123")),
            ("Tel.: 020 7946 0123 (mornings)", Some("02079460123")),
            ("tel:+442079460123", Some("+442079460123")),
            ("\u{202a}+44\u{a0}20\u{2011}7946\u{a0}0123\u{202c}", Some("+442079460123")),
            ("๐๒ ๑๒๓ ๔๕๖๗", Some("021234567")),
            ("０２０ ７９４６ ０１２３", Some("02079460123")),
            ("111", Some("111")),
            ("000", Some("000")),
            // Letters for keys, two numbers without a sign between them, or no number at all.
            ("0800 MASSAGE", None),
            ("1-800-555-FLOWERS", None),
            ("1 800 555 FLOWERS", None),
            ("020 7946 0123 07700 900123", None),
            ("call 12", None),
            ("12", None),
            ("+", None),
            ("by e-mail", None),
            (" ", None),
            ("", None),
        ] {
            assert_eq!(dialled(written).as_deref(), number, "{written}");
        }
    }

    #[test]
    fn what_is_left_out_or_read_otherwise_is_known() {
        for written in ["020 7946 0123", "(020) 7946-0123", "+44 20 7946.0123", "0221/123456"] {
            assert!(is_exact(written), "{written}");
        }
        for written in [
            "+44 (0)20 7946 0123",
            "020 7946 0123 ext. 12",
            "0044 20 7946 0123",
            "",
            "020 7946 0123/4",
        ] {
            assert!(!is_exact(written), "{written}");
        }
    }
}
