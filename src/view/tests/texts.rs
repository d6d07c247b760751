//! Elements with text of their own are built again when it changes: see `Builder::text_key`.

use markup::html;
use yew::virtual_dom::VNode;

fn key(node: &VNode) -> Option<String> {
    node.key().map(ToString::to_string)
}

/// The keys of the children of an element or a list.
fn keys(node: &VNode) -> Vec<Option<String>> {
    if let VNode::VTag(tag) = node {
        return tag.children().map(keys).unwrap_or_default();
    }
    if let VNode::VList(list) = node {
        return list.iter().flat_map(keys_of).collect();
    }
    Vec::new()
}

/// The key of a node, or the keys in a list.
fn keys_of(node: &VNode) -> Vec<Option<String>> {
    if let VNode::VList(_) = node { keys(node) } else { vec![key(node)] }
}

#[test]
fn another_text_is_another_element_and_the_same_text_the_same() {
    let shown = |text: &str, is_there: bool| {
        let text = text.to_owned();
        html! { <p>{ text }if is_there { <b/> }</p> }
    };
    let before = key(&shown("Step 5 of 5", false));
    assert!(before.is_some());
    assert_eq!(before, key(&shown("Step 5 of 5", false)));
    assert_ne!(before, key(&shown("Step 4 of 5", false)));
    // Nothing can be inserted beside a text that a translator has replaced.
    assert_ne!(before, key(&shown("Step 5 of 5", true)));
    // The boundary between two texts counts, and so does a text in a list.
    let two = |one: &str, other: &str| {
        let (one, other) = (one.to_owned(), other.to_owned());
        html! { <p>{ one }<>{ other }</></p> }
    };
    assert_ne!(key(&two("1", "23")), key(&two("12", "3")));
    assert_ne!(key(&two("1", "2")), key(&two("1", "3")));
}

#[test]
fn what_has_no_text_of_its_own_stays_as_it_is() {
    let field = |label: &str, value: &str| {
        let (label, value) = (label.to_owned(), value.to_owned());
        html! { <div><label>{ label }</label><input type="text" {value}/></div> }
    };
    assert_eq!(key(&field("a", "1")), None);
    let (before, after) = (keys(&field("a", "1")), keys(&field("b", "2")));
    assert_eq!(before.len(), 2);
    assert_ne!(before[0], after[0]);
    // The field keeps its text and the focus.
    assert_eq!((&before[1], &after[1]), (&None, &None));
}

#[test]
fn equal_texts_beside_each_other_and_own_keys_stay_apart() {
    let list =
        html! { <ul>for _ in 0..3 { <li>{ "same" }</li> }<li key={"0"}>{ "same" }</li></ul> };
    let mut all = keys(&list);
    assert_eq!(all.len(), 4);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all.iter().all(Option::is_some), "{all:?}");
}
