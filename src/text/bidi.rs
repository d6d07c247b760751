//! Isolates foreign names within our texts: right-to-left letters must not reorder the numbers and
//! signs beside them.

/// The name, isolated if it could reorder the text beside it. Characters do this instead of markup,
/// because they work on a page, on paper, in a calendar and in a message.
pub fn isolated(name: &str) -> String {
    if name.chars().any(turns) { ["\u{2068}", name, "\u{2069}"].concat() } else { name.to_owned() }
}

/// Whether a character is a right-to-left letter or a mark of direction.
const fn turns(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::isolated;

    #[test]
    fn only_what_could_turn_its_neighbours_is_set_apart() {
        for (name, shown) in [
            ("Spring half", "Spring half"),
            ("นวด 10", "นวด 10"),
            ("", ""),
            ("מרתון 10", "\u{2068}מרתון 10\u{2069}"),
            ("10 سباق", "\u{2068}10 سباق\u{2069}"),
        ] {
            assert_eq!(isolated(name), shown);
        }
    }
}
