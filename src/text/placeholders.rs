//! `{name}` in texts and link templates.

/// A text with its placeholders filled: the value of `name` replaces `{name}`. Unknown ones stay.
///
/// It is one pass from left to right, so a value that looks like a placeholder stays text.
pub(crate) fn fill(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| Some((value(name)?, after)));
        if let Some((value, _)) = &found {
            text.push_str(value);
        } else {
            text.push('{');
        }
        rest = found.map_or(after, |(_, after)| after);
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_was_filled_in_stays_as_it_is() {
        let value = |name: &str| match name {
            "race" => Some("{day} run".to_owned()),
            "day" => Some("Mon".to_owned()),
            _ => None,
        };
        for (template, text) in [
            ("{race} on {day}", "{day} run on Mon"),
            ("{unknown}{day", "{unknown}{day"),
            ("{{day}}", "{Mon}"),
            ("", ""),
        ] {
            assert_eq!(fill(template, &value), text);
        }
    }
}
