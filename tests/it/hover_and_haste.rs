//! Checks that no style needs hovering and no code limits the visitor's time.

use std::collections::BTreeSet;

use crate::tidy::{check, files};

/// WCAG 1.4.13: hovering may change how a control looks, but shows or hides nothing.
#[test]
fn hovering_never_shows_or_hides_content() {
    const LOOKS: [&str; 8] = [
        "background",
        "border-color",
        "color",
        "filter",
        "forced-color-adjust",
        "stroke",
        "stroke-width",
        "text-decoration-thickness",
    ];
    // An underline does not change the layout.
    const UNDERLINE: &str = "text-decoration: underline";
    let (mut broken, mut rules) = (Vec::new(), 0);
    for (path, text) in files(&["styles", "src"], &["css"]) {
        for rule in text.split('}').filter(|rule| rule.contains(":hover")) {
            let (selector, declared) = rule.rsplit_once('{').unwrap_or((rule, ""));
            rules += 1;
            for declaration in declared.split(';').map(str::trim).filter(|one| !one.is_empty()) {
                let property = declaration.split(':').next().unwrap_or_default();
                if !LOOKS.contains(&property) && declaration != UNDERLINE {
                    broken.push(format!("{path}: {}: {declaration}", selector.trim()));
                }
            }
        }
    }
    assert!(rules > 5, "the rules are written another way");
    for (path, text) in files(&["src/view"], &["rs"]) {
        if path.contains("tests/") {
            continue;
        }
        broken.extend(
            text.lines()
                .filter(|line| line.contains("title="))
                .map(|line| format!("{path}: {}", line.trim())),
        );
    }
    check(broken, "A phone has no hover: show it always, or behind a button.");
}

/// WCAG 2.2.1: no time limits. These files may set timers, for the reason that each gives.
#[test]
fn there_are_no_time_limits() {
    const WAITING: [(&str, &str); 7] = [
        ("src/embed/js/doctor/configuration_check.js", "for a planner of its own to be drawn"),
        ("src/embed/js/download.js", "for a network that stalls"),
        ("src/embed/js/element.js", "for the end of a move"),
        ("src/embed/js/planner.js", "for the next frame"),
        ("src/embed/js/scheduling.js", "for a task, a frame, a file, a finger or key that is down"),
        ("src/embed/js/sharing.js", "before the address of a downloaded file is let go"),
        ("src/view/deferred.rs", "for the first frame of a long page to be shown"),
    ];
    let clocks = [
        "setTimeout",
        "setInterval",
        "set_timeout",
        "set_interval",
        "Timeout::",
        "Interval::",
        "::Timeout",
        "::Interval",
    ];
    let timed: BTreeSet<String> = files(&["src"], &["rs", "js"])
        .into_iter()
        .filter(|(_, text)| clocks.iter().any(|clock| text.contains(clock)))
        .map(|(path, _)| path)
        .collect();
    let known = WAITING.map(|(path, _)| path.to_owned()).into();
    check(
        timed.symmetric_difference(&known).cloned(),
        "Let the visitor end it, or add the reason here.",
    );
}
