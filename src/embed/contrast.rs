//! The contrast guard (contract 7): a colour that cannot be read on its ground gives way to black or
//! white.

/// A colour of the theme by its public name, without `--rcv-`, the grounds that it stands on, and the
/// contrast that it needs there: 4.5 for text, 3 for large text and the edges of controls (WCAG).
///
/// The accent comes before what stands on it.
const PAIRS: [(&str, &[&str], f64); 10] = [
    ("text", &["surface", "surface-2"], 4.5),
    ("text-muted", &["surface", "surface-2"], 4.5),
    ("accent", &["surface", "surface-2"], 4.5),
    ("on-accent", &["accent"], 4.5),
    ("warning", &["surface"], 4.5),
    ("danger", &["surface"], 4.5),
    ("control-edge", &["surface"], 3.0),
    ("kind-maintenance", &["surface"], 3.0),
    ("kind-pre-event", &["surface"], 3.0),
    ("kind-post-event", &["surface"], 3.0),
];

/// Below it a screen shows a channel in a straight line, above it by a power.
const STRAIGHT: f64 = 0.04045;

/// What takes the place of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Black.
    Black,
    /// White.
    White,
}

impl Ink {
    /// As a style sheet names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Black => "black",
            Self::White => "white",
        }
    }

    const fn colour(self) -> Colour {
        match self {
            Self::Black => Colour([0.0; 3]),
            Self::White => Colour([1.0; 3]),
        }
    }
}

/// Red, green and blue, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour([f64; 3]);

impl Colour {
    /// Reads a computed colour: `color(srgb 0.1 0.2 0.3)` or `rgb(26, 51, 77)`. None that shows what
    /// is behind it: nobody knows what that is.
    pub fn read(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('(')?;
        let (inner, _) = rest.split_once(')')?;
        let (channels, alpha) = inner.split_once('/').unwrap_or((inner, "1"));
        let (channels, scale) = match name {
            "color" => (channels.trim_start().strip_prefix("srgb ")?, 1.0),
            "rgb" => (channels, 255.0),
            _ => return None,
        };
        let mut numbers = channels.split([' ', ',']).filter(|part| !part.is_empty());
        let mut channel = || Some((number(numbers.next()?)? / scale).clamp(0.0, 1.0));
        let colour = Self([channel()?, channel()?, channel()?]);
        (number(alpha.trim())? >= 1.0).then_some(colour)
    }

    /// How bright it is, from 0 to 1 (WCAG's relative luminance).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(light);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }
}

/// The light of a channel.
fn light(channel: f64) -> f64 {
    if channel <= STRAIGHT {
        return channel / 12.92;
    }
    // To the power of 2.4 without the general power, which would cost kilobytes.
    let base = (channel + 0.055) / 1.055;
    let square = base * base;
    square * fifth_root(square)
}

/// By Newton, for numbers from 0.001 to 1.2.
fn fifth_root(number: f64) -> f64 {
    (0..12).fold(1.0, |root: f64, _| {
        let fourth = root * root * root * root;
        (4.0 * root + number / fourth) / 5.0
    })
}

/// A number as style sheets compute it, to six decimals; `none` is 0.
///
/// Reading floats in general would cost kilobytes too.
fn number(text: &str) -> Option<f64> {
    if text == "none" || text.contains('e') {
        return Some(0.0);
    }
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut value = 0_u32;
    for digit in whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(6)) {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        value = value.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    Some(sign * f64::from(value) / 1e6)
}

/// Which colours have to give way, and to what. A colour that is not known is left alone.
pub fn guard(colour: impl Fn(&str) -> Option<Colour>) -> Vec<(&'static str, Ink)> {
    let mut changed: Vec<(&'static str, Ink)> = Vec::new();
    for (name, grounds, least) in PAIRS {
        let now = |name: &str| {
            let ink = changed.iter().find(|(other, _)| *other == name);
            ink.map_or_else(|| colour(name), |(_, ink)| Some(ink.colour()))
        };
        let grounds: Vec<Colour> = grounds.iter().filter_map(|ground| now(ground)).collect();
        let worst = |one: Colour| {
            grounds.iter().map(|ground| one.contrast(*ground)).fold(f64::INFINITY, f64::min)
        };
        let Some(its) = colour(name) else { continue };
        if worst(its) < least {
            let is_white = worst(Ink::White.colour()) > worst(Ink::Black.colour());
            changed.push((name, if is_white { Ink::White } else { Ink::Black }));
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::{Colour, Ink, guard};

    fn hex(text: &str) -> Colour {
        let channel = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        Colour([1, 3, 5].map(|at| f64::from(channel(at)) / 255.0))
    }

    fn is_near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.01
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, wanted) in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#ffffff", 1.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48),
            ("#ff0000", "#ffffff", 4.0),
            ("#0000ff", "#ffffff", 8.59),
            ("#0f6b5c", "#fffdf9", 6.31),
            ("#010101", "#000000", 1.006),
        ] {
            let found = hex(one).contrast(hex(other));
            assert!(is_near(found, wanted), "{one} on {other}: {found}");
        }
    }

    #[test]
    fn every_computed_form_is_read() {
        let grey = Some(Colour([0.5, 0.25, 1.0]));
        assert_eq!(Colour::read("color(srgb 0.5 0.25 1)"), grey);
        assert_eq!(Colour::read("color(srgb 0.5 0.25 1.2 / 1)"), grey);
        assert_eq!(Colour::read("rgb(51, 102, 255)"), Some(Colour([0.2, 0.4, 1.0])));
        assert_eq!(Colour::read("color(srgb -0.3 1e-7 none)"), Some(Colour([0.0; 3])));
        for text in [
            "",
            "color(srgb 0.5 0.25 1 / 0.5)",
            "color(srgb 0.5 0.25)",
            "color(display-p3 0.5 0.25 1)",
            "oklch(0.5 0.1 20)",
            "rgb(a, b, c)",
            "transparent",
            "rgb(99999999999, 0, 0)",
        ] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }

    /// The guard with these colours; all others are those of the tokens, in light.
    fn guarded(theme: &[(&str, &str)]) -> Vec<(&'static str, Ink)> {
        let tokens = include_str!("../../styles/tokens.css");
        guard(|name| {
            let given = theme.iter().find(|(other, _)| *other == name);
            let start = format!("var(--rcv-{name}, light-dark(");
            let token = tokens.split(&start).nth(1).map(|rest| &rest[..7]);
            Some(hex(given.map(|(_, value)| *value).or(token).unwrap()))
        })
    }

    #[test]
    fn our_own_colours_stay() {
        assert_eq!(guarded(&[]), []);
    }

    #[test]
    fn cruel_palettes_give_way() {
        assert_eq!(guarded(&[("text", "#eeeeee")]), [("text", Ink::Black)]);
        assert_eq!(guarded(&[("accent", "#ffee00")]), [("accent", Ink::Black)]);
        // The accent itself is good; what stands on it is not.
        assert_eq!(guarded(&[("on-accent", "#0f6b5c")]), [("on-accent", Ink::White)]);
        // A bright accent that turns black takes the dark text on it along.
        assert_eq!(
            guarded(&[("accent", "#ffee00"), ("on-accent", "#222222")]),
            [("accent", Ink::Black), ("on-accent", Ink::White)]
        );
        // Black on black: everything turns white but what can be seen.
        let black = ["surface", "surface-2", "text", "text-muted"].map(|name| (name, "#000000"));
        let changed = guarded(&black);
        assert!(
            changed.contains(&("text", Ink::White))
                && changed.contains(&("text-muted", Ink::White))
        );
        assert!(changed.iter().all(|(name, ink)| *name == "on-accent" || *ink == Ink::White));
    }

    #[test]
    fn nothing_is_worse_afterwards() {
        let steps = ["#000000", "#404040", "#777777", "#bbbbbb", "#ffffff"];
        for surface in steps {
            for text in steps {
                let theme = [("surface", surface), ("surface-2", surface), ("text", text)];
                let changed = guarded(&theme);
                let ink =
                    changed.iter().find(|(name, _)| *name == "text").map(|(_, ink)| ink.colour());
                let after = ink.unwrap_or(hex(text)).contrast(hex(surface));
                assert!(after >= 4.5, "{text} on {surface} ends at {after}");
            }
        }
    }

    #[test]
    fn what_is_behind_a_clear_ground_is_not_known() {
        assert_eq!(guard(|name| (name == "text").then_some(hex("#ffffff"))), []);
    }
}
