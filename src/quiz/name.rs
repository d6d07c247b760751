//! Names as they come in: of races, of the clinic and of what it sells.

/// A name without the characters that turn the order of whatever follows them. Marks that only say
/// how a single letter stands are left.
pub fn plain(name: &str) -> String {
    let turns = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(|letter| !turns(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_turns_the_text_behind_a_name_is_left_out() {
        for (given, name) in [
            ("Half\u{202e}noitavired", "Halfnoitavired"),
            ("\u{2067}\u{2069}\u{2069}Run\u{202c}", "Run"),
            ("מרתון\u{200f}!", "מרתון\u{200f}!"),
            ("", ""),
        ] {
            assert_eq!(plain(given), name);
        }
    }
}
