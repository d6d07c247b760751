//! A reader of the markup that Yew writes: elements with their attributes, texts and ancestors.

/// One element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) tag: String,
    /// All text inside it.
    pub(super) text: String,
    /// Whether it or an element around it is hidden from assistive technology.
    pub(super) is_within_hidden: bool,
    attributes: Vec<(String, String)>,
    around: Vec<String>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn is_within(&self, tag: &str) -> bool {
        self.around.iter().any(|around| around == tag)
    }
}

/// Elements that have no end.
const EMPTY: [&str; 3] = ["input", "br", "hr"];

/// All elements in document order. Yew quotes every value.
pub(super) fn elements(html: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        for index in &open {
            elements[*index].text.push_str(text);
        }
        let (tag, after) = tail.strip_prefix('<').unwrap().split_once('>').unwrap();
        rest = after;
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().unwrap();
            assert_eq!(elements[closed].tag, name);
            continue;
        }
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let attributes = read_attributes(attributes);
        let is_hidden =
            attributes.iter().any(|(name, value)| name == "aria-hidden" && value == "true");
        let parent = open.last().map(|index| &elements[*index]);
        elements.push(Element {
            tag: name.to_owned(),
            text: String::new(),
            is_within_hidden: is_hidden || parent.is_some_and(|parent| parent.is_within_hidden),
            attributes,
            around: open.iter().map(|index| elements[*index].tag.clone()).collect(),
        });
        if !EMPTY.contains(&name) {
            open.push(elements.len() - 1);
        }
    }
    assert!(open.is_empty());
    elements
}

fn read_attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, tail) = rest.split_at(end);
        let name = name.to_owned();
        rest = tail;
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inner, tail) = quoted.split_once('"').unwrap();
            value.push_str(inner);
            rest = tail;
        }
        attributes.push((name, value));
        rest = rest.trim_start();
    }
    attributes
}
