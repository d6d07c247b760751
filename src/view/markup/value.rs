//! The types that can be written between braces, among elements and as the value of an attribute.

use yew::{
    prelude::*,
    virtual_dom::{VNode, VText},
};

use crate::view::markup::Builder;

/// A value that can be written among elements.
pub(crate) trait Child {
    /// Adds the value to the markup.
    fn put(self, builder: &mut Builder);
}

impl Child for VNode {
    #[inline]
    fn put(self, builder: &mut Builder) {
        builder.add(self);
    }
}

impl<T: Child> Child for Option<T> {
    #[inline]
    fn put(self, builder: &mut Builder) {
        match self {
            Some(child) => child.put(builder),
            None => builder.add(VNode::default()),
        }
    }
}

impl Child for String {
    #[inline]
    fn put(self, builder: &mut Builder) {
        builder.text(self);
    }
}

impl Child for AttrValue {
    #[inline]
    fn put(self, builder: &mut Builder) {
        builder.add(VNode::VText(VText::new(self)));
    }
}

impl Child for &AttrValue {
    #[inline]
    fn put(self, builder: &mut Builder) {
        self.clone().put(builder);
    }
}

/// A value of an attribute.
pub(crate) trait Attribute {
    /// Sets the next attribute to the value.
    fn set(self, builder: &mut Builder);
}

impl Attribute for &'static str {
    #[inline]
    fn set(self, builder: &mut Builder) {
        builder.set_static(self);
    }
}

impl Attribute for String {
    #[inline]
    fn set(self, builder: &mut Builder) {
        builder.set_string(self);
    }
}

impl Attribute for AttrValue {
    #[inline]
    fn set(self, builder: &mut Builder) {
        builder.push(Some(self));
    }
}

impl Attribute for bool {
    #[inline]
    fn set(self, builder: &mut Builder) {
        builder.set_flag(self);
    }
}

impl<T: Attribute> Attribute for Option<T> {
    #[inline]
    fn set(self, builder: &mut Builder) {
        match self {
            Some(value) => value.set(builder),
            None => builder.set_none(),
        }
    }
}

macro_rules! copied {
    ($($text:ty),*) => {$(
        impl Child for $text {
            #[inline]
            fn put(self, builder: &mut Builder) {
                builder.text(self.to_string());
            }
        }
    )*};
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        copied!($number);

        impl Attribute for $number {
            #[inline]
            fn set(self, builder: &mut Builder) {
                builder.set_string(self.to_string());
            }
        }
    )*};
}

copied!(&str, &String, &u32);
numbers!(u8, u32, usize, i32);
