//! Elements, fragments and components, with their content.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::{
    builder, nodes,
    parser::{Fault, Parser},
};

/// An element, a fragment or a component: whatever begins with `<`.
pub(crate) fn element(parser: &mut Parser) -> Result<TokenStream, Fault> {
    parser.expect('<')?;
    let builder = builder();
    if parser.take('>') {
        let inner = nodes(parser)?;
        close(parser, "")?;
        return Ok(quote! { #builder.list(); #inner #builder.end_list(); });
    }
    if parser.take('@') {
        let tag = parser.brace()?;
        let (shape, calls, inner) = rest(parser, "@")?;
        return Ok(
            quote! { #builder.open_named(&#shape, { #tag }); #calls #inner #builder.close(); },
        );
    }
    let span = parser.span();
    let Some(TokenTree::Ident(name)) = parser.next() else {
        return Err(Fault::at(span, "expected the name of an element or a component"));
    };
    let text = name.to_string();
    if text.starts_with(char::is_uppercase) {
        return component(parser, &text, &quote! { #name });
    }
    let (shape, calls, inner) = rest(parser, &text)?;
    Ok(quote! { #builder.open(&#shape); #calls #inner #builder.close(); })
}

/// A component goes to Yew's macro; its content goes to ours.
fn component(parser: &mut Parser, text: &str, name: &TokenStream) -> Result<TokenStream, Fault> {
    let builder = builder();
    let mut props = TokenStream::new();
    loop {
        if parser.sees(0, '/') && parser.sees(1, '>') {
            parser.expect('/')?;
            parser.expect('>')?;
            return Ok(quote! { #builder.put(::yew::html! { <#name #props/> }); });
        }
        if parser.take('>') {
            break;
        }
        match parser.next() {
            Some(tree) => props.extend([tree]),
            None => return Err(Fault::at(parser.span(), "expected `>`")),
        }
    }
    let inner = nodes(parser)?;
    close(parser, text)?;
    Ok(quote! {
        #builder.put({
            let mut inner = crate::view::markup::Builder::new();
            {
                let #builder = &mut inner;
                #inner
            }
            ::yew::html! { <#name #props>{ inner.done() }</#name> }
        });
    })
}

/// What follows the name: the shape of the tag, the calls for its attributes, the calls for its
/// children.
fn rest(parser: &mut Parser, name: &str) -> Result<(TokenStream, TokenStream, TokenStream), Fault> {
    let mut attributes = Attributes::default();
    let inner = loop {
        if parser.take('/') {
            parser.expect('>')?;
            break TokenStream::new();
        }
        if parser.take('>') {
            let inner = nodes(parser)?;
            close(parser, name)?;
            break inner;
        }
        attributes.read(parser, name)?;
    };
    Ok((attributes.shape(name), attributes.calls, inner))
}

/// Reads `</name>`, `</@>` for a dynamic tag, or `</>` for a fragment.
fn close(parser: &mut Parser, name: &str) -> Result<(), Fault> {
    let span = parser.span();
    parser.expect('<')?;
    parser.expect('/')?;
    let is_right = match name {
        "" => true,
        "@" => parser.take('@'),
        _ => parser.take_word(name),
    };
    if !is_right {
        return Err(Fault::at(span, format!("expected `</{name}>`")));
    }
    parser.expect('>')
}

/// The attributes of one element.
#[derive(Default)]
struct Attributes {
    /// Names and values of the attributes that are known at compile time.
    fixed: Vec<(String, Literal)>,
    /// Names of the attributes that are computed, in the order of the calls.
    computed: Vec<String>,
    calls: TokenStream,
}

impl Attributes {
    fn read(&mut self, parser: &mut Parser, tag: &str) -> Result<(), Fault> {
        let span = parser.span();
        // `{name}` stands for `name={name}`.
        if let Some(TokenTree::Group(_)) = parser.peek() {
            let value = parser.brace()?;
            let name = value.to_string();
            self.computed(name.trim_start_matches("r#"), &value, tag);
            return Ok(());
        }
        let mut name = String::new();
        loop {
            match parser.next() {
                Some(TokenTree::Ident(word)) => name += &word.to_string(),
                _ => return Err(Fault::at(span, "expected an attribute")),
            }
            if !parser.take('-') {
                break;
            }
            name.push('-');
        }
        parser.expect('=')?;
        let span = parser.span();
        if let Some(TokenTree::Group(_)) = parser.peek() {
            let value = parser.brace()?;
            self.computed(&name, &quote! { { #value } }, tag);
            return Ok(());
        }
        match parser.next() {
            // Yew sets the value as a property, so it is no fixed attribute.
            Some(TokenTree::Literal(text)) if name == "value" => {
                self.computed(&name, &quote! { #text }, tag);
            }
            Some(TokenTree::Literal(text)) => {
                let text = text.to_string();
                self.fixed.push((name, Literal::string(text.trim_matches('"'))));
            }
            Some(TokenTree::Ident(word)) if word == "true" => {
                self.fixed.push((name.clone(), Literal::string(&name)));
            }
            _ => return Err(Fault::at(span, "expected a text, `true` or `{ }`")),
        }
        Ok(())
    }

    fn computed(&mut self, name: &str, value: &TokenStream, tag: &str) {
        let builder = builder();
        self.calls.extend(match (name, tag) {
            ("key", _) => quote! { #builder.key(#value); },
            ("ref", _) => quote! { #builder.node_ref(#value); },
            ("value", "input" | "textarea") => quote! { #builder.value(#value); },
            ("checked", "input") => quote! { #builder.checked(#value); },
            _ if name.starts_with("on") => {
                let listen = format_ident!("{name}");
                quote! { #builder.#listen(#value); }
            }
            _ => {
                self.computed.push(name.to_owned());
                quote! { #builder.set(#value); }
            }
        });
    }

    /// The part of the element that is the same at every render.
    fn shape(&self, tag: &str) -> TokenStream {
        let fixed = self.fixed.iter().map(|(name, value)| {
            quote! { (#name, ::yew::virtual_dom::AttributeOrProperty::Static(#value)) }
        });
        let keys: Vec<&String> = if self.computed.is_empty() {
            Vec::new()
        } else {
            self.fixed.iter().map(|(name, _)| name).chain(&self.computed).collect()
        };
        quote! {
            crate::view::markup::Shape { tag: #tag, fixed: &[#(#fixed),*], keys: &[#(#keys),*] }
        }
    }
}
