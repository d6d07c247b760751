//! The contrast guard (D-13): replaces a colour that is unreadable on its background by black or
//! white.

/// A theme colour by its public name without `--rcv-`, the backgrounds that it appears on, and the
/// required contrast: 4.5 for text, 3 for large text and the edges of controls (WCAG).
///
/// The accent comes before the colours that appear on it.
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

/// Every colour that the guard checks.
pub const NAMES: [&str; 12] = [
    "surface",
    "surface-2",
    "text",
    "text-muted",
    "accent",
    "on-accent",
    "warning",
    "danger",
    "control-edge",
    "kind-maintenance",
    "kind-pre-event",
    "kind-post-event",
];

/// The sRGB threshold between the linear and the power segment.
const STRAIGHT: f64 = 0.04045;

/// The replacement of an unreadable colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// Black.
    Black,
    /// White.
    White,
}

impl Fallback {
    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Black => "black",
            Self::White => "white",
        }
    }

    /// Its value.
    pub const fn colour(self) -> Colour {
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
    /// Parses a computed colour: `color(srgb 0.1 0.2 0.3)` or `rgb(26, 51, 77)`. A translucent one
    /// is blended with its background; without a background the result is unknown.
    pub fn read(text: &str, ground: Option<Self>) -> Option<Self> {
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
        let alpha = number(alpha.trim())?;
        if alpha >= 1.0 {
            return Some(colour);
        }
        let Self([red, green, blue]) = ground?;
        let mixed = |one: f64, behind: f64| one * alpha + behind * (1.0 - alpha);
        let Self([over_red, over_green, over_blue]) = colour;
        Some(Self([mixed(over_red, red), mixed(over_green, green), mixed(over_blue, blue)]))
    }

    /// WCAG's relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(light);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of two colours, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }
}

/// The linear value of a sRGB channel.
fn light(channel: f64) -> f64 {
    if channel <= STRAIGHT {
        return channel / 12.92;
    }
    // The power of 2.4 by hand: the general function would add kilobytes.
    let base = (channel + 0.055) / 1.055;
    let square = base * base;
    square * fifth_root(square)
}

/// The fifth root by Newton's method, for numbers from 0.001 to 1.2.
fn fifth_root(number: f64) -> f64 {
    (0..12).fold(1.0, |root: f64, _| {
        let fourth = root * root * root * root;
        (4.0 * root + number / fourth) / 5.0
    })
}

/// A number from a computed style, to six decimals; `none` is 0.
///
/// The general parser of floats would add kilobytes too.
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

/// The colours to replace and their replacements: those that are unreadable, and invalid ones.
/// Unknown colours stay.
pub fn guard(
    colour: impl Fn(&str) -> Option<Colour>,
    is_none: impl Fn(&str) -> bool,
) -> Vec<(&'static str, Fallback)> {
    let mut changed: Vec<(&'static str, Fallback)> = Vec::new();
    for (name, grounds, min) in PAIRS {
        let now = |name: &str| {
            let ink = changed.iter().find(|(other, _)| *other == name);
            ink.map_or_else(|| colour(name), |(_, ink)| Some(ink.colour()))
        };
        let grounds: Vec<Colour> = grounds.iter().filter_map(|ground| now(ground)).collect();
        let worst = |one: Colour| {
            grounds.iter().map(|ground| one.contrast(*ground)).fold(f64::INFINITY, f64::min)
        };
        if colour(name).map_or_else(|| is_none(name), |its| worst(its) < min) {
            let is_white = worst(Fallback::White.colour()) > worst(Fallback::Black.colour());
            changed.push((name, if is_white { Fallback::White } else { Fallback::Black }));
        }
    }
    changed
}
