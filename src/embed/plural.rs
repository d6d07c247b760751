//! The plural rule of a language, asked of the browser.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::text::Plural;

/// The rule of `Intl.PluralRules`; without it one for English. Each number is asked for once: a plan
/// has the same few a hundred times.
pub(crate) fn rule(lang: &str) -> Box<dyn Fn(u32) -> Plural> {
    let Some((rules, select)) = rules(lang) else {
        return Box::new(|count| if count == 1 { Plural::One } else { Plural::Other });
    };
    let asked = move |count: u32| {
        let category = select.call1(&rules, &count.into()).ok();
        let category = category.and_then(|category| category.as_string());
        Plural::from_code(&category.unwrap_or_default())
    };
    let known = RefCell::<Vec<(u32, Plural)>>::default();
    Box::new(move |count| {
        let found = known.borrow().iter().find(|(other, _)| *other == count).map(|(_, it)| *it);
        found.unwrap_or_else(|| {
            let it = asked(count);
            known.borrow_mut().push((count, it));
            it
        })
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
