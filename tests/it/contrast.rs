//! The contrast guard: WCAG's reference values, every form of a computed colour, and unreadable
//! palettes.

use recovery_calculator::embed::contrast::{Colour, Fallback, NAMES, guard};

fn hex(text: &str) -> Colour {
    let channel = |at: usize| u8::from_str_radix(text.get(at..at + 2).unwrap(), 16).unwrap();
    let [red, green, blue] = [1, 3, 5].map(channel);
    Colour::read(&format!("rgb({red}, {green}, {blue})"), None).unwrap()
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.01
}

#[test]
fn contrast_matches_the_wcag_reference_values() {
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
fn every_computed_colour_notation_is_parsed() {
    let read = |text| Colour::read(text, None);
    let bluish = read("color(srgb 0.5 0.25 1)");
    assert!(bluish.is_some());
    assert_eq!(read("color(srgb 0.5 0.25 1.2 / 1)"), bluish);
    assert_eq!(read("rgb(51, 102, 255)"), read("color(srgb 0.2 0.4 1)"));
    assert_eq!(read("color(srgb -0.3 1e-7 none)"), Some(Fallback::Black.colour()));
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
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn translucent_colours_are_blended_with_their_background() {
    let white = Some(Fallback::White.colour());
    assert_eq!(Colour::read("color(srgb 0 0 0 / 0)", white), white);
    assert_eq!(
        Colour::read("color(srgb 0 0 0 / 0.5)", white),
        Colour::read("color(srgb 0.5 0.5 0.5)", None)
    );
    // A nearly transparent accent makes a button invisible, so it is replaced.
    let tokens = |name: &str| match name {
        "surface" | "surface-2" => white,
        "accent" => Colour::read("color(srgb 0.1 0.4 0.3 / 0.1)", white),
        _ => None,
    };
    assert_eq!(guard(tokens, |_| false), [("accent", Fallback::Black)]);
}

#[test]
fn invalid_colours_are_replaced() {
    let tokens = |name: &str| ["surface", "surface-2"].contains(&name).then(|| hex("#101010"));
    let changed = guard(tokens, |name| name == "accent" || name == "on-accent");
    assert_eq!(changed, [("accent", Fallback::White), ("on-accent", Fallback::Black)]);
}

/// The guard with these colours over the tokens of the light scheme.
fn guarded(theme: &[(&str, &str)]) -> Vec<(&'static str, Fallback)> {
    let tokens = include_str!("../../styles/tokens.css");
    guard(
        |name| {
            assert!(NAMES.contains(&name), "{name} is not checked");
            let given = theme.iter().find(|(other, _)| *other == name);
            let start = format!("var(--rcv-{name}, light-dark(");
            let token = tokens.split(&start).nth(1).and_then(|rest| rest.get(..7));
            Some(hex(given.map(|(_, value)| *value).or(token).unwrap()))
        },
        |_| false,
    )
}

#[test]
fn default_colours_are_not_replaced() {
    assert_eq!(guarded(&[]), []);
}

#[test]
fn unreadable_palettes_are_replaced() {
    assert_eq!(guarded(&[("text", "#eeeeee")]), [("text", Fallback::Black)]);
    assert_eq!(guarded(&[("accent", "#ffee00")]), [("accent", Fallback::Black)]);
    // The accent has enough contrast, the text on it has not.
    assert_eq!(guarded(&[("on-accent", "#0f6b5c")]), [("on-accent", Fallback::White)]);
    // When a bright accent is replaced by black, its dark text is replaced too.
    assert_eq!(
        guarded(&[("accent", "#ffee00"), ("on-accent", "#222222")]),
        [("accent", Fallback::Black), ("on-accent", Fallback::White)]
    );
    // Black on black: every colour turns white except those that are visible.
    let black = ["surface", "surface-2", "text", "text-muted"].map(|name| (name, "#000000"));
    let changed = guarded(&black);
    assert!(
        changed.contains(&("text", Fallback::White))
            && changed.contains(&("text-muted", Fallback::White))
    );
    assert!(changed.iter().all(|(name, ink)| *name == "on-accent" || *ink == Fallback::White));
}

#[test]
fn every_text_reaches_the_required_contrast() {
    let steps = ["#000000", "#404040", "#777777", "#bbbbbb", "#ffffff"];
    for surface in steps {
        for text in steps {
            let theme = [("surface", surface), ("surface-2", surface), ("text", text)];
            let changed = guarded(&theme);
            let ink = changed.iter().find(|(name, _)| *name == "text").map(|(_, ink)| ink.colour());
            let after = ink.unwrap_or(hex(text)).contrast(hex(surface));
            assert!(after >= 4.5, "{text} on {surface} ends at {after}");
        }
    }
}

#[test]
fn colours_without_a_known_background_are_skipped() {
    assert_eq!(guard(|name| (name == "text").then_some(hex("#ffffff")), |_| false), []);
}
