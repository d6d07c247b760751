//! The lists of health questions, the panel under a box, and the question before a deletion.

use super::{markup::elements, page, pages};

/// The tags and names of all elements from the box on, in document order.
fn after(html: &str, id: &str) -> Vec<String> {
    let elements = elements(html);
    let names = elements.iter().map(|one| {
        let name = one.attribute("id").or(one.attribute("class")).unwrap_or_default();
        [&one.tag, " ", name].concat()
    });
    names.skip_while(|name| *name != ["input ", id].concat()).collect()
}

#[test]
fn help_opens_right_under_its_box_and_an_emergency_hides_the_rest() {
    let mut seen = 0;
    for (state, html) in pages() {
        let (id, number, is_emergency) = match state.name {
            "4-safety-emergency" => ("chest_pain", "tel:999", true),
            "4-safety-urgent" => ("calf_hot_swollen", "tel:111", false),
            _ => {
                assert!(!html.contains("alarm"), "{}", state.name);
                continue;
            }
        };
        seen += 1;
        let after = after(&html, id);
        let opens = "div alarm referral__panel";
        assert_eq!(after.get(2).map(String::as_str), Some(opens), "{}: {after:?}", state.name);
        assert_eq!(html.matches(opens.trim_start_matches("div ")).count(), 1, "{}", state.name);
        assert!(html.contains(number), "{}", state.name);
        assert!(!html.contains("role=\"alert\""), "{}", state.name);
        for rest in ["safety-health", "safety-local", "leaveAlone"] {
            assert!(!html.contains(rest), "{}: {rest}", state.name);
        }
        for rest in ["safety-legs", "step__go"] {
            assert_eq!(!html.contains(rest), is_emergency, "{}: {rest}", state.name);
        }
        // Something worse may stand in the first list.
        assert!(html.contains("safety-now"), "{}", state.name);
        // The panel under another tick of the list has the button, too.
        assert!(html.contains("I ticked this by mistake"), "{}", state.name);
    }
    assert_eq!(seen, 2);
}

/// Read as lines or ticked as boxes: the same words, and nothing is answered beforehand.
#[test]
fn a_line_and_its_box_are_the_same_words() {
    let of = |state: &str, name: &str, value: &str| -> Vec<String> {
        let elements = elements(&page(state));
        let met = elements.into_iter().filter(|one| {
            if name == "tag" { one.tag == value } else { one.attribute(name) == Some(value) }
        });
        met.map(|one| one.text).collect()
    };
    let read = of("4-safety", "tag", "li");
    assert_eq!(read.len(), 43);
    assert_eq!(of("4-safety-yes", "tag", "li"), [""; 0], "the lines give way");
    let ticked = of("4-safety-yes", "class", "check__label");
    assert_eq!(ticked[..43], read, "{ticked:?}");
    for state in ["4-safety", "4-safety-yes"] {
        let chosen = elements(&page(state));
        let chosen = chosen.iter().filter(|one| one.attribute("checked").is_some());
        let chosen: Vec<Option<&str>> = chosen.map(|one| one.attribute("value")).collect();
        assert_eq!(chosen, if state == "4-safety" { vec![] } else { vec![Some("yes"); 4] });
    }
}

#[test]
fn nothing_is_deleted_before_it_was_asked_and_it_stands_at_the_foot() {
    let mut seen = 0;
    for (state, html) in pages() {
        let asks = html.contains("Delete everything you have entered?");
        assert_eq!(asks, state.name.ends_with("-deleting"), "{}", state.name);
        let elements = elements(&html);
        let of = |class: &str| {
            elements.iter().filter(|one| one.attribute("class") == Some(class)).count()
        };
        // The question replaces the button. The answer that keeps everything is the large one.
        assert_eq!(of("button resume__no"), usize::from(asks), "{}", state.name);
        if asks {
            assert_eq!(of("link-button resume__ask"), 0, "{}", state.name);
        }
        if let Some((above, foot)) = html.split_once("plan-page__foot") {
            seen += 1;
            assert!(
                !above.contains("resume__ask") && !above.contains("resume__no"),
                "{}",
                state.name
            );
            assert!(foot.contains("resume__ask") || foot.contains("resume__no"), "{}", state.name);
        }
        assert_eq!(
            of("undo") > 0,
            ["7-plan-deleted", "kept-new"].contains(&state.name),
            "{}",
            state.name
        );
    }
    assert!(seen > 5, "{seen} plans");
}
