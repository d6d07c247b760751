//! Splits a sheet in two: the critical rules, which can match in the first view, and all others.
//! The first part blocks the first question; the second comes with the wasm.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use lightningcss::{
    declaration::DeclarationBlock,
    properties::{Property, custom::CustomPropertyName},
    rules::{CssRule, CssRuleList, style::StyleRule},
    selector::{Component, Selector},
};

use super::{parse, print};

/// The classes and data attributes of the first view.
#[derive(Default)]
pub(crate) struct Shown {
    classes: BTreeSet<String>,
    data: BTreeSet<(String, String)>,
}

/// Data attributes that the loader sets, with any value.
const SET: [&str; 2] = ["data-theme", "data-turn"];

impl Shown {
    /// Collects them from the attributes of all elements.
    pub(crate) fn new<'a>(attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut shown = Self::default();
        for (name, value) in attributes {
            if name == "class" {
                shown.classes.extend(value.split_whitespace().map(str::to_owned));
            } else if name.starts_with("data-") {
                shown.data.insert((name.to_owned(), value.to_owned()));
            }
        }
        shown
    }

    /// Whether the selector may match. Only classes and data attributes decide: states, languages
    /// and attributes such as `aria-busy` can change.
    fn fits(&self, selector: &Selector<'_>) -> bool {
        selector.iter_raw_match_order().all(|component| {
            if let Component::Class(name) = component {
                self.classes.contains(&**name)
            } else if let Component::AttributeInNoNamespaceExists { local_name, .. } = component {
                self.has(local_name, |_| true)
            } else if let Component::AttributeInNoNamespace { local_name, value, .. } = component {
                self.has(local_name, |known| known == &**value)
            } else if let Component::Is(any) | Component::Where(any) = component {
                any.iter().any(|one| self.fits(one))
            } else {
                true
            }
        })
    }

    /// Whether the selector has an `:is()` that cannot be split. All alternatives of `:is()` take
    /// the specificity of the strongest one, so dropping an alternative could change which rule
    /// wins.
    fn is_torn(&self, selector: &Selector<'_>) -> bool {
        selector.iter_raw_match_order().any(|component| {
            let Component::Is(any) = component else { return false };
            let fitting = any.iter().filter(|one| self.fits(one)).count();
            let weights: BTreeSet<_> = any.iter().map(Selector::specificity).collect();
            fitting > 0 && fitting < any.len() && weights.len() > 1
        })
    }

    fn has(&self, name: &str, is_value: impl Fn(&str) -> bool) -> bool {
        let is_known = |(known, value): &(String, String)| known == name && is_value(value);
        !name.starts_with("data-") || SET.contains(&name) || self.data.iter().any(is_known)
    }
}

/// Splits a sheet into the rules that can match in the first view and the others, in order. A rule
/// with several selectors goes to both parts if only some of them can match.
pub(super) fn split(sheet: &str, shown: &Shown) -> Result<[String; 2]> {
    let mut torn = None;
    retain(&mut parse(sheet)?.rules, true, &mut |rule| {
        let found = rule.selectors.0.iter().find(|selector| shown.is_torn(selector));
        torn = found.map(|selector| format!("{selector:?}")).or_else(|| torn.take());
        true
    });
    ensure!(torn.is_none(), "write the alternatives of this `:is()` as a list: {torn:?}");
    let part = |is_first| {
        let mut sheet = parse(sheet)?;
        retain(&mut sheet.rules, is_first, &mut |rule| {
            rule.selectors.0.retain(|selector| shown.fits(selector) == is_first);
            !rule.selectors.0.is_empty()
        });
        print(&sheet)
    };
    Ok([part(true)?, part(false)?])
}

/// Drops the style rules for which `keep` says so, and with `has_others` false everything that is
/// neither one nor around one.
fn retain<'i>(
    rules: &mut CssRuleList<'i>,
    has_others: bool,
    keep: &mut dyn FnMut(&mut StyleRule<'i>) -> bool,
) {
    rules.0.retain_mut(|rule| {
        let within = if let CssRule::Style(rule) = rule {
            return keep(rule);
        } else if let CssRule::Media(media) = rule {
            &mut media.rules
        } else if let CssRule::Container(container) = rule {
            &mut container.rules
        } else {
            return has_others;
        };
        retain(within, has_others, keep);
        !within.0.is_empty()
    });
}

/// Moves private custom properties that the first part does not read into a sheet of their own.
pub(super) fn without_unread(first: String) -> Result<[String; 2]> {
    let mut first = first;
    let mut rest = String::new();
    loop {
        let unread = unread(&first)?;
        if unread.is_empty() {
            return Ok([first, rest]);
        }
        rest.insert_str(0, &declared(&first, &unread, false)?);
        first = declared(&first, &unread, true)?;
    }
}

/// The private custom properties that a sheet declares but does not read.
fn unread(text: &str) -> Result<BTreeSet<String>> {
    let mut sheet = parse(text)?;
    let mut names = BTreeSet::new();
    retain(&mut sheet.rules, true, &mut |rule| {
        let DeclarationBlock { declarations, important_declarations } = &rule.declarations;
        names.extend(declarations.iter().chain(important_declarations).filter_map(private));
        true
    });
    names.retain(|name| [')', ','].iter().all(|end| !text.contains(&format!("var({name}{end}"))));
    Ok(names)
}

/// The sheet without the declarations of these properties, or with only them.
fn declared(sheet: &str, names: &BTreeSet<String>, is_without: bool) -> Result<String> {
    let mut sheet = parse(sheet)?;
    retain(&mut sheet.rules, is_without, &mut |rule| {
        let DeclarationBlock { declarations, important_declarations } = &mut rule.declarations;
        for list in [declarations, important_declarations] {
            list.retain(|it| private(it).is_some_and(|name| names.contains(&name)) != is_without);
        }
        !rule.declarations.is_empty()
    });
    print(&sheet)
}

/// The name of a private custom property, which pages cannot set.
fn private(declaration: &Property<'_>) -> Option<String> {
    let Property::Custom(custom) = declaration else { return None };
    let CustomPropertyName::Custom(name) = &custom.name else { return None };
    name.0.starts_with("--_").then(|| name.0.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Shown, split, without_unread};

    #[test]
    fn only_matching_rules_are_critical() {
        let shown = Shown::new([("class", "root step"), ("data-step", "running"), ("id", "a")]);
        for first in [
            "p{gap:0}",
            ".step{gap:0}",
            ".step:not(.gone){gap:0}",
            ":is(.gone,.step)>a[aria-busy]{gap:0}",
            ".step[data-step=running]{gap:0}",
            ".root[data-theme=dark]{gap:0}",
            "@media (forced-colors:active){.step{gap:0}}",
            "@media print{.step{gap:0}}",
        ] {
            assert_eq!(split(first, &shown).unwrap(), [first, ""], "{first}");
        }
        for later in [
            ".gone{gap:0}",
            ".step .gone{gap:0}",
            ".gone .step{gap:0}",
            ":is(.gone,.away) p{gap:0}",
            ".step[data-step=areas]{gap:0}",
            "[data-bad]{gap:0}",
            "@container (width>=480px){.gone{gap:0}}",
        ] {
            assert_eq!(split(later, &shown).unwrap(), ["", later], "{later}");
        }
    }

    #[test]
    fn both_parts_keep_their_order_and_conditions() {
        let shown = Shown::new([("class", "a b")]);
        let sheet = ".a,.z{gap:0}.x{gap:0}@media (width>=1px){.x{gap:1px}.b{gap:1px}}.y{gap:2px}";
        let [first, rest] = split(sheet, &shown).unwrap();
        assert_eq!(first, ".a{gap:0}@media (width>=1px){.b{gap:1px}}");
        assert_eq!(rest, ".z{gap:0}.x{gap:0}@media (width>=1px){.x{gap:1px}}.y{gap:2px}");
    }

    /// Regression: in forced colours such a rule made a chosen card lose its colours.
    #[test]
    fn alternatives_of_unequal_specificity_are_not_split() {
        let shown = Shown::new([("class", "pill")]);
        let torn = "@media (forced-colors:active){:is(.pill,.cards .pill)>a{gap:0}}";
        assert!(split(torn, &shown).is_err());
        let listed = ".pill>a,.cards .pill>a{gap:0}";
        assert_eq!(split(listed, &shown).unwrap(), [".pill>a{gap:0}", ".cards .pill>a{gap:0}"]);
        assert!(split(":is(.pill,.gone)>a{gap:0}", &shown).is_ok());
    }

    #[test]
    fn private_properties_are_critical_where_they_are_read() {
        let sheet = ".a{--_gap:1px;--_wide:calc(2*var(--_half));--_half:2px;--rcv-x:3px;\
                     gap:var(--_gap);color:red!important}\
                     @media print{.b{--_far:4px!important;--_gap:0!important}}";
        let [first, rest] = without_unread(sheet.to_owned()).unwrap();
        assert_eq!(
            first,
            ".a{--_gap:1px;--rcv-x:3px;gap:var(--_gap);color:red!important}\
                     @media print{.b{--_gap:0!important}}"
        );
        assert_eq!(
            rest,
            ".a{--_half:2px}.a{--_wide:calc(2*var(--_half))}\
                     @media print{.b{--_far:4px!important}}"
        );
        let read = ".a{--_a:0;gap:var(--_a,1px)}";
        assert_eq!(without_unread(read.to_owned()).unwrap(), [read, ""]);
    }
}
