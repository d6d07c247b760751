//! Converts the markup that Yew renders into a tree that the loader can build without parsing HTML.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};

/// A text node or an element.
#[derive(Debug, PartialEq)]
pub(super) enum Node {
    Text(String),
    Element { name: String, attributes: Vec<(String, String)>, children: Vec<Self> },
}

/// Void elements.
const EMPTY: [&str; 3] = ["input", "br", "hr"];

impl Node {
    /// Parses a single element from the output of Yew's server renderer, which quotes every value
    /// and closes every element.
    pub(super) fn read(html: &str) -> Result<Self> {
        let mut rest = html;
        let mut nodes = siblings(&mut rest)?;
        ensure!(rest.is_empty(), "an end without a start: {rest}");
        let node = nodes.pop().context("no element")?;
        ensure!(nodes.is_empty(), "more than one element: {html}");
        Ok(node)
    }

    /// A text as a string; an element as an array of its name, attributes and children.
    pub(super) fn data(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Element { name, attributes, children } => {
                let attributes = attributes
                    .iter()
                    .map(|(name, value)| (name.clone(), Value::from(value.as_str())));
                let attributes = Value::from(attributes.collect::<Map<_, _>>());
                let start = [Value::from(name.as_str()), attributes];
                start.into_iter().chain(children.iter().map(Self::data)).collect()
            }
        }
    }

    /// The attributes of this element and of all its descendants.
    pub(super) fn attributes(&self) -> Vec<(&str, &str)> {
        let Self::Element { attributes, children, .. } = self else { return Vec::new() };
        let own = attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        own.chain(children.iter().flat_map(Self::attributes)).collect()
    }
}

/// Parses the children up to the end tag of the parent or the end of the input.
fn siblings(rest: &mut &str) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    while !rest.is_empty() && !rest.starts_with("</") {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            nodes.push(Node::Text(plain(text)?));
            *rest = after;
            continue;
        };
        let (tag, after) = tag.split_once('>').context("a tag without an end")?;
        *rest = after;
        if tag.starts_with('!') {
            continue;
        }
        let is_closed = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let name = name.to_owned();
        let attributes = attributes_of(attributes)?;
        let mut children = Vec::new();
        if !is_closed && !EMPTY.contains(&name.as_str()) {
            children = siblings(rest)?;
            let end = format!("</{name}>");
            *rest = rest.strip_prefix(end.as_str()).with_context(|| format!("no {end}"))?;
        }
        nodes.push(Node::Element { name, attributes, children });
    }
    Ok(nodes)
}

fn attributes_of(text: &str) -> Result<Vec<(String, String)>> {
    let mut attributes = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let mut value = "";
        rest = after;
        if let Some(quoted) = after.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"').context("a value without an end")?;
        }
        // An attribute without a value is empty.
        if name != "value" || !value.is_empty() {
            attributes.push((name.to_owned(), plain(value)?));
        }
        rest = rest.trim_start();
    }
    Ok(attributes)
}

/// Unescapes a text.
fn plain(text: &str) -> Result<String> {
    const ESCAPES: [(&str, &str); 6] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, escaped) = rest.split_at(at);
        plain.push_str(before);
        let found = ESCAPES.iter().find(|(escape, _)| escaped.starts_with(escape));
        let Some((escape, letter)) = found else { bail!("an unknown escape: {escaped}") };
        plain.push_str(letter);
        rest = escaped.strip_prefix(escape).unwrap_or_default();
    }
    plain.push_str(rest);
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Node;

    #[test]
    fn only_rendered_markup_is_parsed() {
        let html = "<div class=\"a b\"><!--x--><input type=\"text\" value=\"\" checked>\
                    <p title=\"&quot;it&#x27;s&quot;\">1 &lt; 2 &amp;amp;</p><svg><path d=\"M0\"/></svg></div>";
        assert_eq!(
            Node::read(html).unwrap().data(),
            json!(["div", { "class": "a b" },
                ["input", { "type": "text", "checked": "" }],
                ["p", { "title": "\"it's\"" }, "1 < 2 &amp;"],
                ["svg", {}, ["path", { "d": "M0" }]]])
        );
        for broken in
            ["", "<p>", "</p>", "<p></b>", "<p/><p/>", "<p>&nbsp;</p>", "<p title=\"x></p>"]
        {
            assert!(Node::read(broken).is_err(), "{broken}");
        }
    }
}
