//! Small letters for typed words, in the alphabets that have two sizes.
//!
//! The standard library's tables know every alphabet that ever was, and would be a tenth of the
//! shipped wasm. These are the ones in which a month is written today.

/// The text in small letters, for comparing.
pub fn fold_case(text: &str) -> String {
    text.chars().map(small).collect()
}

fn small(letter: char) -> char {
    let code = u32::from(letter);
    let shift = match code {
        // Latin, Greek and Cyrillic blocks, where the small letters follow the capitals.
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => {
            32
        }
        0x400..=0x40F => 80,
        0x388..=0x38A => 37,
        0x386 => 38,
        0x38C => 64,
        0x38E | 0x38F => 63,
        // The sigma at the end of a word is the same letter.
        0x3C2 => 1,
        // Turkish: the dot is not lost, so the letter is no ASCII one.
        0x130 => 0,
        0x178 => return 'ÿ',
        // Pairs of a capital and its small letter.
        0x100..=0x137 | 0x14A..=0x177 | 0x48A..=0x4BF | 0x4D0..=0x52F | 0x1EA0..=0x1EFF => {
            1 - code % 2
        }
        0x139..=0x148 | 0x179..=0x17E => code % 2,
        _ => 0,
    };
    char::from_u32(code + shift).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::{fold_case, small};

    #[test]
    fn letters_become_small_as_unicode_says() {
        // Latin with its extensions, Greek, Cyrillic, Vietnamese.
        let ranges = [0..0x180, 0x386..0x3CF, 0x400..0x460, 0x48A..0x4C0, 0x4D0..0x530];
        for code in ranges.into_iter().flatten().chain(0x1EA0..0x1F00) {
            let Some(letter) = char::from_u32(code) else { continue };
            if matches!(letter, 'İ' | 'ς') {
                continue;
            }
            let unicode: Vec<char> = letter.to_lowercase().collect();
            assert_eq!(vec![small(letter)], unicode, "{letter} {code:x}");
        }
    }

    #[test]
    fn months_in_capitals_are_the_same_months() {
        for (typed, name) in [
            ("MAY", "May"),
            ("MÄRZ", "März"),
            ("AOÛT", "août"),
            ("ΜΆΡΤΙΟΣ", "Μάρτιος"),
            ("СІЧЕНЬ", "січень"),
            ("ŁOPAT", "łopat"),
            ("พ.ค.", "พ.ค."),
        ] {
            assert_eq!(fold_case(typed), fold_case(name));
        }
    }
}
