//! Own colours: their two schemes, how well one is read on another, and that in words.

use recovery_calculator::embed::contrast::Colour;

/// The widget's style sheet that has the defaults of all colours.
const TOKENS: &str = include_str!("../../styles/tokens.css");
/// The five ready themes.
const THEMES: &str = include_str!("../../demo/themes.css");

/// Which colours are shown on which, by their names in a theme.
pub(crate) const PAIRS: [(&str, &str); 5] = [
    ("on-accent", "accent"),
    ("text", "surface"),
    ("text-muted", "surface"),
    ("accent", "surface"),
    ("text", "surface-2"),
];

/// The colours that an owner chooses, in the order of the form.
pub(crate) const OWN: [&str; 6] =
    ["accent", "on-accent", "surface", "surface-2", "text", "text-muted"];

/// The light and the dark value of a token.
pub(crate) fn schemes(value: &str) -> [String; 2] {
    let inner = value.trim().strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
    // A colour function has commas of its own.
    let mut depth = 0_u32;
    let comma = inner.and_then(|inner| {
        inner.char_indices().find(|(_, letter)| {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            *letter == ',' && depth == 0
        })
    });
    match (inner, comma) {
        (Some(inner), Some((at, _))) => {
            let (light, dark) = inner.split_at(at);
            [light.trim().to_owned(), dark.trim_start_matches(',').trim().to_owned()]
        }
        _ => [value.trim().to_owned(), value.trim().to_owned()],
    }
}

/// One value for both schemes.
pub(crate) fn joined([light, dark]: [&str; 2]) -> String {
    match (light.is_empty(), dark.is_empty()) {
        (true, true) => String::new(),
        (false, true) => light.to_owned(),
        (true, false) => dark.to_owned(),
        (false, false) if light == dark => light.to_owned(),
        (false, false) => format!("light-dark({light}, {dark})"),
    }
}

/// The planner's own value of a token.
pub(crate) fn default(token: &str) -> Option<&'static str> {
    let start = format!("var(--rcv-{token}, ");
    let (_, rest) = TOKENS.split_once(&start)?;
    Some(rest.split_once(");")?.0)
}

/// A ready theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    pub(crate) name: &'static str,
    pub(crate) tokens: Vec<(&'static str, &'static str)>,
}

/// The five ready themes.
pub(crate) fn themes() -> Vec<Theme> {
    let blocks = THEMES.split(".theme-").skip(1);
    blocks
        .filter_map(|block| {
            let (name, rest) = block.split_once('{')?;
            let lines = rest.split('}').next()?.split(';');
            let tokens = lines.filter_map(|line| {
                let (token, value) = line.trim().strip_prefix("--rcv-")?.split_once(": ")?;
                Some((token, value))
            });
            Some(Theme { name: name.trim(), tokens: tokens.collect() })
        })
        .collect()
}

/// Red, green and blue from 0 to 255.
pub(crate) type Rgb = [u8; 3];

/// A colour in hexadecimal digits, or as the browser computes one.
pub(crate) fn rgb(text: &str) -> Option<Rgb> {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('#') {
        let digits: Vec<u8> = digits
            .chars()
            .map(|digit| digit.to_digit(16)?.try_into().ok())
            .collect::<Option<_>>()?;
        return match *digits.as_slice() {
            [r, g, b] => Some([r * 17, g * 17, b * 17]),
            [r, rr, g, gg, b, bb] => Some([r * 16 + rr, g * 16 + gg, b * 16 + bb]),
            _ => None,
        };
    }
    let inner = text.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut channels = inner.split([',', ' ']).filter(|part| !part.is_empty());
    let mut channel = || channels.next()?.parse().ok();
    Some([channel()?, channel()?, channel()?])
}

/// Six digits, as a colour input has them.
pub(crate) fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// How many times lighter one colour is than the other, from 1 to 21.
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let colour = |[r, g, b]: Rgb| Colour::read(&format!("rgb({r}, {g}, {b})"), None);
    match (colour(one), colour(other)) {
        (Some(one), Some(other)) => one.contrast(other),
        _ => 1.0,
    }
}

/// The key of the word for a contrast.
pub(crate) fn verdict(ratio: f64) -> &'static str {
    match ratio {
        ratio if ratio >= 7.0 => "very_good",
        ratio if ratio >= 4.5 => "good",
        ratio if ratio >= 3.0 => "weak",
        _ => "poor",
    }
}

/// The key of the word for how light a colour is, if it is one: black and white need none.
pub(crate) fn shade(colour: Rgb) -> Option<&'static str> {
    let [r, g, b] = colour.map(f64::from);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let is_one = !["white", "black"].contains(&name(colour));
    match (most + least) / 2.0 {
        light if is_one && light > 165.0 => Some("light"),
        light if is_one && light < 70.0 => Some("dark"),
        _ => None,
    }
}

/// The key of the word for a colour.
pub(crate) fn name(colour: Rgb) -> &'static str {
    let [r, g, b] = colour.map(f64::from);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let spread = most - least;
    if spread < 26.0 {
        return match most {
            most if most > 235.0 => "white",
            most if most < 60.0 => "black",
            _ => "grey",
        };
    }
    let is = |channel: f64| (channel - most).abs() < 0.5;
    let sector = match () {
        () if is(r) => (g - b) / spread,
        () if is(g) => 2.0 + (b - r) / spread,
        () => 4.0 + (r - g) / spread,
    };
    match (sector * 60.0).rem_euclid(360.0) {
        hue if !(15.0..345.0).contains(&hue) => "red",
        hue if hue < 45.0 && most < 190.0 => "brown",
        hue if hue < 45.0 => "orange",
        hue if hue < 70.0 => "yellow",
        hue if hue < 185.0 => "green",
        hue if hue < 255.0 => "blue",
        hue if hue < 300.0 => "purple",
        _ => "pink",
    }
}

#[cfg(test)]
mod tests {
    use super::{OWN, contrast, default, joined, name, rgb, schemes, shade, themes, verdict};

    #[test]
    fn both_schemes_are_read_and_written() {
        for (value, wanted) in [
            ("light-dark(#fff, #000)", ["#fff", "#000"]),
            ("light-dark(rgb(1, 2, 3), #000)", ["rgb(1, 2, 3)", "#000"]),
            ("teal", ["teal", "teal"]),
            ("", ["", ""]),
        ] {
            let found = schemes(value);
            assert_eq!(found, wanted.map(str::to_owned));
            assert_eq!(joined(found.each_ref().map(String::as_str)), value);
        }
    }

    #[test]
    fn every_own_colour_has_a_default_and_each_theme_its_tokens() {
        for token in OWN {
            assert!(schemes(default(token).unwrap()).iter().all(|it| rgb(it).is_some()), "{token}");
        }
        assert_eq!(themes().len(), 5);
        assert!(themes().iter().all(|theme| theme.tokens.len() > 10), "{:?}", themes());
    }

    #[test]
    fn contrasts_are_said_in_words() {
        let of = |one, other| {
            let ratio = contrast(rgb(one).unwrap(), rgb(other).unwrap());
            (format!("{ratio:.1}"), verdict(ratio))
        };
        assert_eq!(of("#ffffff", "#000"), ("21.0".to_owned(), "very_good"));
        assert_eq!(of("#ffffff", "#0f6b5c"), ("6.4".to_owned(), "good"));
        assert_eq!(of("#ffffff", "#ffff00"), ("1.1".to_owned(), "poor"));
        let names =
            ["#0f6b5c", "#fff", "#111", "#9c3a1f", "#0b5c8a", "#8a2f6f", "#808080", "#f2a900"]
                .map(|text| name(rgb(text).unwrap()));
        let shades =
            ["#0f6b5c", "#5cc9b4", "#7a7a7a", "#fff"].map(|text| shade(rgb(text).unwrap()));
        assert_eq!(shades, [Some("dark"), None, None, None]);
        assert_eq!(names, ["green", "white", "black", "red", "blue", "pink", "grey", "orange"]);
    }
}
