//! The form in the address of the page: the link is the save, the share and the question to support.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};
use recovery_calculator::plan::value::Value;

use crate::{
    form::{Field, Form},
    json,
};

/// The key in the fragment, with the version of the form behind it.
const KEY: &str = "b=1.";
/// As large as a configuration may be.
const MAX: usize = 256 * 1024;

/// The fragment for a form, without `#`; empty for an empty form.
pub(crate) fn write(form: &Form) -> String {
    let fields = [("folder", Field::Folder), ("fallback", Field::Fallback)];
    let mut entries = vec![("config", form.config())];
    for (key, field) in fields {
        let text = form.field(field);
        if !text.is_empty() {
            entries.push((key, Value::from(text)));
        }
    }
    if *form == Form::default() {
        return String::new();
    }
    let packed = compress_to_vec(json::line(&Value::object(entries)).as_bytes(), 9);
    [KEY, &URL_SAFE_NO_PAD.encode(packed)].concat()
}

/// The form of a fragment; nothing if it holds none, or one that is damaged.
pub(crate) fn read(fragment: &str) -> Option<Form> {
    let packed =
        fragment.trim_start_matches('#').split('&').find_map(|pair| pair.strip_prefix(KEY))?;
    let packed = URL_SAFE_NO_PAD.decode(packed).ok()?;
    let text = String::from_utf8(decompress_to_vec_with_limit(&packed, MAX).ok()?).ok()?;
    let value = json::read(&text)?;
    let mut form = Form::of(value.get("config"));
    for (key, field) in [("folder", Field::Folder), ("fallback", Field::Fallback)] {
        form.set(field, value.get(key).as_text().unwrap_or_default().to_owned());
    }
    Some(form)
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::form::Form;

    #[test]
    fn what_is_no_form_is_none() {
        for fragment in ["", "#", "#b=1.", "#b=1.!!", "#b=2.AAAA", "#b=1.AAAA", "#rcv.days=3"] {
            assert_eq!(read(fragment), None, "{fragment}");
        }
        assert_eq!(write(&Form::default()), "");
    }
}
