//! Events from outside the widget: the page becomes visible again, or another tab changes the
//! storage.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// One such event.
#[derive(Clone, Debug)]
pub(crate) enum Happened {
    /// The page has become visible again.
    Shown {
        /// Whether it comes from the back/forward cache, where it receives no events.
        is_restored: bool,
    },
    /// Another tab has changed local storage.
    Stored {
        /// The key; `None` if everything was cleared.
        key: Option<String>,
        /// The new value.
        value: Option<String>,
    },
}

/// Listens until it is dropped.
#[derive(Debug)]
pub(crate) struct Watch {
    _listeners: [EventListener; 3],
}

impl Watch {
    /// Nothing where there is no page.
    pub(crate) fn new(tell: impl Fn(Happened) + Clone + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let (restored, stored) = (tell.clone(), tell.clone());
        let listeners = [
            EventListener::new(&window, "pageshow", move |event| {
                let is_restored = member(event, "persisted").is_truthy();
                restored(Happened::Shown { is_restored });
            }),
            EventListener::new(&document, "visibilitychange", move |_| {
                tell(Happened::Shown { is_restored: false });
            }),
            EventListener::new(&window, "storage", move |event| {
                let [key, value] = ["key", "newValue"].map(|name| member(event, name).as_string());
                stored(Happened::Stored { key, value });
            }),
        ];
        Some(Self { _listeners: listeners })
    }
}

fn member(event: &Event, name: &str) -> JsValue {
    Reflect::get(event, &name.into()).unwrap_or_default()
}
