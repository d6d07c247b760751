//! Roots that are emptied and reused instead of destroyed.
//!
//! Yew 0.23 never frees the listeners of a root (`subtree_root.rs` forgets them), so destroying a
//! root would leak a node and its closures. The pool has at most as many roots as there were
//! widgets at once (D-16).

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, prelude::*};

use crate::{
    embed::{
        contrast::{self, Colour, Fallback},
        host,
        input::Input,
    },
    text::plan_context::Direction,
    view::app::{App, AppProps},
};

/// The unreadable colours of the theme, and their replacements.
pub(crate) type Guarded = Vec<(&'static str, Fallback)>;

thread_local! {
    static FREE: RefCell<Vec<PooledRoot>> = const { RefCell::new(Vec::new()) };
}

/// A root element with Yew inside.
pub(crate) struct PooledRoot {
    element: Element,
    handle: AppHandle<RootSlot>,
    /// The number of widgets that have used this root.
    tenant: u32,
    /// Custom properties that the current theme has set.
    themed: Vec<String>,
    /// Colours that were replaced.
    guarded: Guarded,
}

/// A root with or without a widget.
#[derive(Clone, Debug, PartialEq, Properties)]
struct RootSlotProps {
    tenant: u32,
    app: Option<AppProps>,
}

#[component]
fn RootSlot(props: &RootSlotProps) -> Html {
    match &props.app {
        Some(app) => html! { <App key={props.tenant} ..app.clone()/> },
        None => Html::default(),
    }
}

impl PooledRoot {
    /// Takes a free root or makes a new one, and appends it to the host for a new widget.
    pub(crate) fn take(host: &Element, input: &Input) -> Self {
        let free = FREE.with_borrow_mut(Vec::pop);
        let mut root = free.unwrap_or_else(|| Self::new(host));
        root.tenant += 1;
        // Fails only if the host cannot have children.
        let _ = host.append_child(&root.element);
        root.apply_theme(input);
        root
    }

    fn new(host: &Element) -> Self {
        let document = host.owner_document().unwrap_or_else(gloo::utils::document);
        let element = document.create_element("div").unwrap_or_else(|_| host.clone());
        let props = RootSlotProps { tenant: 0, app: None };
        let handle =
            yew::Renderer::<RootSlot>::with_root_and_props(element.clone(), props).render();
        Self { element, handle, tenant: 0, themed: Vec::new(), guarded: Vec::new() }
    }

    /// Renders the widget with these properties.
    pub(crate) fn show(&mut self, app: AppProps) {
        self.handle.update(RootSlotProps { tenant: self.tenant, app: Some(app) });
    }

    /// Renders the same widget with other properties.
    pub(crate) fn update(&mut self, input: &Input, app: AppProps) {
        self.show(app);
        self.apply_theme(input);
        self.guard();
    }

    /// Empties the root and returns it to the pool.
    pub(crate) fn give_back(mut self) {
        self.handle.update(RootSlotProps { tenant: self.tenant, app: None });
        self.element.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }

    /// Sets language, direction, colour scheme and theme on the root itself.
    fn apply_theme(&mut self, input: &Input) {
        let environment = &input.environment;
        let direction = match environment.direction {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        };
        for (name, value) in [
            ("class", "root"),
            ("part", "root"),
            ("lang", environment.lang.as_str()),
            ("dir", direction),
            ("data-theme", input.scheme),
        ] {
            // The names are valid, so nothing fails.
            let _ = self.element.set_attribute(name, value);
        }
        let Some(element) = self.element.dyn_ref::<HtmlElement>() else { return };
        let style = element.style();
        for name in self.themed.drain(..) {
            let _ = style.set_property(&name, "");
        }
        for (name, value) in &input.theme {
            let _ = style.set_property(name, value);
            self.themed.push(name.clone());
        }
    }

    /// Checks that every colour is readable with the current theme, page and scheme; returns the
    /// replacements if they have changed.
    pub(crate) fn guard(&mut self) -> Option<&Guarded> {
        let style = self.element.dyn_ref::<HtmlElement>()?.style();
        // The names and values are valid, so nothing fails.
        let set = |name: &str, value: &str| drop(style.set_property(&private(name), value));
        for (name, _) in &self.guarded {
            set(name, "");
        }
        let properties = contrast::NAMES.map(private).join(" ");
        let all = host::computed_colours(&self.element, &properties);
        let of = |name: &str| {
            let mut pairs = contrast::NAMES.iter().zip(all.lines());
            pairs.find(|(known, _)| **known == name).map(|(_, text)| text)
        };
        let surface = of("surface").and_then(|text| Colour::read(text, None));
        let found = contrast::guard(
            |name| Colour::read(of(name)?, surface),
            |name| of(name) == Some("none"),
        );
        for (name, ink) in &found {
            set(name, ink.name());
        }
        let before = std::mem::replace(&mut self.guarded, found);
        (before != self.guarded).then_some(&self.guarded)
    }

    /// The current replacements.
    pub(crate) const fn guarded(&self) -> &Guarded {
        &self.guarded
    }
}

/// The name that the sheets read, of a public one.
fn private(name: &str) -> String {
    let name = name.strip_prefix("kind-").or(name.strip_prefix("control-")).unwrap_or(name);
    ["--_", name.strip_prefix("text-").unwrap_or(name)].concat()
}

impl std::fmt::Debug for PooledRoot {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("PooledRoot").field("tenant", &self.tenant).finish_non_exhaustive()
    }
}
