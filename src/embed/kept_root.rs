//! Roots that are emptied and kept instead of destroyed.
//!
//! Yew 0.23 never frees the listeners of a root (`subtree_root.rs` forgets them), so a destroyed
//! root would leak a node and its closures. At most as many roots stay as widgets were alive at
//! once (decision 14).

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, prelude::*};

use crate::{
    embed::input::Input,
    text::scene::Direction,
    view::app::{App, AppProps},
};

thread_local! {
    static FREE: RefCell<Vec<KeptRoot>> = const { RefCell::new(Vec::new()) };
}

/// A root element with Yew inside.
pub(crate) struct KeptRoot {
    element: Element,
    handle: AppHandle<Tenancy>,
    /// Counts the widgets that have lived here.
    tenant: u32,
    /// Custom properties that the tenant's theme has set.
    themed: Vec<String>,
}

/// A root with a tenant, or empty.
#[derive(Clone, Debug, PartialEq, Properties)]
struct TenancyProps {
    tenant: u32,
    app: Option<AppProps>,
}

#[component]
fn Tenancy(props: &TenancyProps) -> Html {
    match &props.app {
        Some(app) => html! { <App key={props.tenant} ..app.clone()/> },
        None => Html::default(),
    }
}

impl KeptRoot {
    /// A free root, or a new one, put into the host with a new tenant.
    pub(crate) fn take(host: &Element, input: &Input, app: AppProps) -> Self {
        let free = FREE.with_borrow_mut(Vec::pop);
        let mut root = match free {
            Some(mut root) => {
                root.tenant += 1;
                let props = TenancyProps { tenant: root.tenant, app: Some(app) };
                root.handle.update(props);
                root
            }
            None => Self::new(host, app),
        };
        root.dress(input);
        // Fails only for a host that cannot have children.
        let _ = host.append_child(&root.element);
        root
    }

    fn new(host: &Element, app: AppProps) -> Self {
        let document = host.owner_document().unwrap_or_else(gloo::utils::document);
        let element = document.create_element("div").unwrap_or_else(|_| host.clone());
        let props = TenancyProps { tenant: 0, app: Some(app) };
        let handle = yew::Renderer::<Tenancy>::with_root_and_props(element.clone(), props).render();
        Self { element, handle, tenant: 0, themed: Vec::new() }
    }

    /// The same tenant with other properties.
    pub(crate) fn update(&mut self, input: &Input, app: AppProps) {
        self.handle.update(TenancyProps { tenant: self.tenant, app: Some(app) });
        self.dress(input);
    }

    /// Empties the root and keeps it for the next widget.
    pub(crate) fn give_back(mut self) {
        self.handle.update(TenancyProps { tenant: self.tenant, app: None });
        self.element.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }

    /// Language, direction, colour scheme and theme, on the root itself.
    fn dress(&mut self, input: &Input) {
        let place = &input.place;
        let direction = match place.direction {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        };
        for (name, value) in [
            ("class", "root"),
            ("part", "root"),
            ("lang", place.lang.as_str()),
            ("dir", direction),
            ("data-theme", input.scheme),
        ] {
            // The names are valid, so nothing fails.
            let _ = self.element.set_attribute(name, value);
        }
        let Some(element) = self.element.dyn_ref::<HtmlElement>() else { return };
        let style = element.style();
        for name in self.themed.drain(..) {
            let _ = style.remove_property(&name);
        }
        for (name, value) in &input.theme {
            let _ = style.set_property(name, value);
            self.themed.push(name.clone());
        }
    }
}

impl std::fmt::Debug for KeptRoot {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("KeptRoot").field("tenant", &self.tenant).finish_non_exhaustive()
    }
}
