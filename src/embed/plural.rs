//! The plural rule of a language, asked of the browser.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::text::Plural;

/// The rule of `Intl.PluralRules`; without it one for English.
pub(crate) fn rule(lang: &str) -> Box<dyn Fn(u32) -> Plural> {
    let Some((rules, select)) = rules(lang) else {
        return Box::new(|count| if count == 1 { Plural::One } else { Plural::Other });
    };
    Box::new(move |count| {
        let category = select.call1(&rules, &count.into()).ok();
        let category = category.and_then(|category| category.as_string());
        Plural::from_code(&category.unwrap_or_default())
    })
}

/// The object and its `select`; nothing where the browser has none or does not know the tag.
fn rules(lang: &str) -> Option<(JsValue, Function)> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let construct = Reflect::get(&intl, &"PluralRules".into()).ok()?.dyn_into::<Function>().ok()?;
    let rules = Reflect::construct::<fn() -> JsValue>(
        construct.unchecked_ref(),
        &Array::of1(&JsValue::from_str(lang)),
    );
    let rules: JsValue = rules.ok()?;
    let select = Reflect::get(&rules, &"select".into()).ok()?.dyn_into().ok()?;
    Some((rules, select))
}
