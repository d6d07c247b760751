//! A builder of Yew's nodes, whose small calls our `html!` writes (see the package `markup`).
//!
//! Nothing here is inlined, so that each element costs little code.

mod value;

use std::{mem, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::Event;
use yew::{
    html::IntoEventCallback,
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, Listeners},
    virtual_dom::{VList, VNode, VTag, VText},
};

use crate::view::markup::value::{Attribute, Child};

/// Yew, with our `html!` in place of its own.
pub(crate) mod prelude {
    pub(crate) use markup::html;
    pub(crate) use yew::prelude::*;
}

/// The part of an element that is the same at every render.
pub(crate) struct Shape {
    /// Its name; `@` if it is computed.
    pub(crate) tag: &'static str,
    /// Attributes that never change.
    pub(crate) fixed: &'static [(&'static str, AttributeOrProperty)],
    /// The names of all attributes, the fixed ones first; none if no attribute is computed.
    pub(crate) keys: &'static [&'static str],
}

/// An element or a list that is not complete yet.
#[derive(Default)]
struct Open {
    shape: Option<&'static Shape>,
    named: Option<AttrValue>,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    node_ref: Option<NodeRef>,
    key: Option<Key>,
    value: Option<AttrValue>,
    checked: Option<bool>,
    children: Vec<VNode>,
}

/// The elements and lists that are open, innermost last.
pub(crate) struct Builder(Box<Stack>);

#[derive(Default)]
struct Stack {
    top: Open,
    below: Vec<Open>,
}

impl Builder {
    #[inline(never)]
    pub(crate) fn new() -> Self {
        Self(Box::default())
    }

    /// The node of the markup; a list if there are several.
    #[inline(never)]
    pub(crate) fn done(mut self) -> VNode {
        joined(mem::take(&mut self.0.top.children))
    }

    /// Begins an element.
    #[inline(never)]
    pub(crate) fn open(&mut self, shape: &'static Shape) {
        self.list();
        self.0.top.shape = Some(shape);
        if !shape.keys.is_empty() {
            let fixed = shape.fixed.iter().map(|(_, value)| match value {
                AttributeOrProperty::Static(text) => Some(attribute(AttrValue::Static(text))),
                AttributeOrProperty::Attribute(_) | AttributeOrProperty::Property(_) => {
                    Some(value.clone())
                }
            });
            self.0.top.values.reserve_exact(shape.keys.len());
            self.0.top.values.extend(fixed);
        }
    }

    /// Begins an element whose name is computed.
    #[inline(never)]
    pub(crate) fn open_named(&mut self, shape: &'static Shape, name: String) {
        self.open(shape);
        self.0.top.named = Some(name.into());
    }

    /// Ends the element.
    #[inline(never)]
    pub(crate) fn close(&mut self) {
        let open = self.end();
        let Some(shape) = open.shape else { return };
        let attributes = if shape.keys.is_empty() {
            Attributes::Static(shape.fixed)
        } else {
            Attributes::Dynamic { keys: shape.keys, values: open.values.into() }
        };
        let listeners = if open.listeners.is_empty() {
            Listeners::None
        } else {
            Listeners::Pending(open.listeners.into())
        };
        let key = self.text_key(open.key.as_ref(), &open.children).or(open.key);
        let node_ref = open.node_ref.unwrap_or_default();
        let tag = match shape.tag {
            "input" => {
                VTag::__new_input(open.value, open.checked, node_ref, key, attributes, listeners)
            }
            "textarea" => {
                VTag::__new_textarea(open.value, None, node_ref, key, attributes, listeners)
            }
            tag => {
                let tag = open.named.unwrap_or(AttrValue::Static(tag));
                let children = joined(open.children);
                VTag::__new_other(tag, node_ref, key, attributes, listeners, children)
            }
        };
        self.add(VNode::VTag(Rc::new(tag)));
    }

    /// A key that changes with the text of an element, for elements with text of their own.
    ///
    /// A translator replaces our texts by elements of its own. Yew does not notice: it would go on
    /// writing into a text that nobody sees, and fail when it inserts something before it. The key
    /// makes Yew build such an element again whenever one of its texts changes, or something comes
    /// or goes beside one.
    #[inline(never)]
    fn text_key(&self, key: Option<&Key>, children: &[VNode]) -> Option<Key> {
        // An element without a key gets its place as one. No key of a sibling begins like it.
        let place = || ["\0", &self.0.top.children.len().to_string()].concat();
        let mut spelled = key.map_or_else(place, Key::to_string);
        spelled.push('\0');
        spell(children, &mut spelled).then(|| spelled.into())
    }

    /// Begins a list.
    #[inline(never)]
    pub(crate) fn list(&mut self) {
        let outer = mem::take(&mut self.0.top);
        self.0.below.push(outer);
    }

    /// Ends a list. It stays a list whatever it contains, because Yew compares lists by key.
    #[inline(never)]
    pub(crate) fn end_list(&mut self) {
        let children = self.end().children;
        self.add(VNode::VList(Rc::new(VList::with_children(children, None))));
    }

    /// Ends the branches of an `if`.
    #[inline(never)]
    pub(crate) fn end_choice(&mut self) {
        let children = self.end().children;
        self.add(joined(children));
    }

    fn end(&mut self) -> Open {
        let outer = self.0.below.pop().unwrap_or_default();
        mem::replace(&mut self.0.top, outer)
    }

    /// Adds a node.
    #[inline(never)]
    pub(crate) fn add(&mut self, node: VNode) {
        self.0.top.children.push(node);
    }

    /// Adds the value of an expression.
    #[inline]
    pub(crate) fn put(&mut self, child: impl Child) {
        child.put(self);
    }

    /// Adds a text that is known at compile time.
    #[inline(never)]
    pub(crate) fn literal(&mut self, text: &'static str) {
        self.add(VNode::VText(VText::new(AttrValue::Static(text))));
    }

    #[inline(never)]
    fn text(&mut self, text: String) {
        self.add(VNode::VText(VText::new(text)));
    }

    /// Sets the next attribute.
    #[inline]
    pub(crate) fn set(&mut self, value: impl Attribute) {
        value.set(self);
    }

    #[inline(never)]
    fn set_static(&mut self, text: &'static str) {
        self.push(Some(AttrValue::Static(text)));
    }

    #[inline(never)]
    fn set_string(&mut self, text: String) {
        self.push(Some(text.into()));
    }

    /// Sets a boolean attribute, such as `open`.
    #[inline(never)]
    fn set_flag(&mut self, is_there: bool) {
        let top = &self.0.top;
        let name = top.shape.and_then(|shape| shape.keys.get(top.values.len()));
        self.push(name.filter(|_| is_there).map(|name| AttrValue::Static(name)));
    }

    #[inline(never)]
    fn set_none(&mut self) {
        self.push(None);
    }

    #[inline(never)]
    fn push(&mut self, value: Option<AttrValue>) {
        self.0.top.values.push(value.map(attribute));
    }

    /// Sets the value of an input.
    #[inline]
    pub(crate) fn value(&mut self, text: impl Into<AttrValue>) {
        self.0.top.value = Some(text.into());
    }

    /// Sets whether a box is ticked.
    #[inline(never)]
    pub(crate) fn checked(&mut self, is: bool) {
        self.0.top.checked = Some(is);
    }

    /// Sets the key among the siblings.
    #[inline]
    pub(crate) fn key(&mut self, key: impl Into<Key>) {
        self.0.top.key = Some(key.into());
    }

    /// Sets the reference through which the element can be found.
    #[inline(never)]
    pub(crate) fn node_ref(&mut self, node_ref: NodeRef) {
        self.0.top.node_ref = Some(node_ref);
    }

    #[inline(never)]
    fn listen(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.0.top.listeners.push(listener);
    }
}

fn attribute(text: AttrValue) -> AttributeOrProperty {
    AttributeOrProperty::Attribute(text)
}

/// Writes the texts and their places among other nodes into `spelled`. Returns whether there is a
/// text.
fn spell(nodes: &[VNode], spelled: &mut String) -> bool {
    let mut has_text = false;
    for node in nodes {
        match node {
            VNode::VText(text) => {
                has_text = true;
                spelled.push_str(&text.text);
            }
            VNode::VList(list) => has_text |= spell(list, spelled),
            VNode::VTag(_)
            | VNode::VComp(_)
            | VNode::VPortal(_)
            | VNode::VRef(_)
            | VNode::VSuspense(_)
            | VNode::VRaw(_) => spelled.push('\u{1}'),
        }
        spelled.push('\0');
    }
    has_text
}

/// A single node unchanged; none or several as a list.
fn joined(mut children: Vec<VNode>) -> VNode {
    match children.pop() {
        Some(only) if children.is_empty() => only,
        Some(last) => {
            children.push(last);
            VNode::VList(Rc::new(VList::with_children(children, None)))
        }
        None => VNode::default(),
    }
}

macro_rules! events {
    ($($name:ident: $event:ty;)*) => {
        impl Builder {
            $(
                #[doc = concat!("What is done at `", stringify!($name), "`.")]
                #[inline]
                pub(crate) fn $name(&mut self, heard: impl IntoEventCallback<$event>) {
                    let heard = heard.into_event_callback();
                    self.listen(heard.map(|callback| {
                        let kind = || ListenerKind::$name;
                        Rc::new(On { kind, callback }) as Rc<dyn Listener>
                    }));
                }
            )*
        }
    };
}

events! {
    onchange: Event;
    onclick: MouseEvent;
    onfocusin: FocusEvent;
    onkeydown: KeyboardEvent;
    onfocusout: FocusEvent;
    oninput: InputEvent;
    onsubmit: SubmitEvent;
}

/// A listener for one kind of event.
struct On<E> {
    /// Makes the kind. Cloning one would be a branch for every event that there is.
    kind: fn() -> ListenerKind,
    callback: Callback<E>,
}

impl<E: JsCast + 'static> Listener for On<E> {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event.unchecked_into());
    }

    fn passive(&self) -> bool {
        false
    }
}
