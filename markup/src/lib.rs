//! `html!` in Yew's notation, with a tenth of the code in the shipped wasm.
//!
//! Yew's macro writes every element as one large value, field by field: about 250 bytes of wasm for
//! `<p class="x">{ text }</p>`. This macro writes calls to `Builder` in `src/view/markup.rs`, about
//! 40 bytes. The nodes are Yew's. Components go to Yew's macro unchanged.

mod element;
mod parser;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::parser::{Fault, Parser};

/// Markup as in Yew's `html!`: elements, `<>`, `<@{tag}>`, components, `{ value }`, `if`, `for`.
#[proc_macro]
pub fn html(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match whole(input.into()) {
        Ok(output) => output.into(),
        Err(fault) => fault.report().into(),
    }
}

/// An expression whose value is the node of the markup.
fn whole(input: TokenStream) -> Result<TokenStream, Fault> {
    let mut parser = Parser::new(input);
    let nodes = nodes(&mut parser)?;
    if let Some(tree) = parser.peek() {
        return Err(Fault::at(tree.span(), "a closing tag without an opening one"));
    }
    let builder = builder();
    Ok(quote! {{
        let mut #builder = crate::view::markup::Builder::new();
        #nodes
        #builder.done()
    }})
}

/// The name of the builder, which is hygienic: no expression of the caller can see it.
fn builder() -> Ident {
    Ident::new("builder", Span::mixed_site())
}

/// Calls for all nodes up to the end or a closing tag.
fn nodes(parser: &mut Parser) -> Result<TokenStream, Fault> {
    let mut calls = TokenStream::new();
    while let Some(tree) = parser.peek() {
        calls.extend(if parser.closes() {
            break;
        } else if parser.sees(0, '<') {
            element::element(parser)?
        } else if parser.sees_word("if") {
            choice(parser)?
        } else if parser.sees_word("for") {
            each(parser)?
        } else if matches!(tree, TokenTree::Group(_)) {
            value(&parser.brace()?)
        } else {
            let text = "expected an element, `{ }`, `if` or `for`";
            return Err(Fault::at(tree.span(), text));
        });
    }
    Ok(calls)
}

/// `{ expression }`, or `{ "text" }`, which needs no copy.
fn value(given: &TokenStream) -> TokenStream {
    let builder = builder();
    let mut trees = given.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Literal(text)), None) if text.to_string().starts_with('"') => {
            quote! { #builder.literal(#text); }
        }
        _ => quote! { #builder.put({ #given }); },
    }
}

/// `if`, with any number of `else if` and an `else`. It takes one place among its siblings,
/// whichever branch runs.
fn choice(parser: &mut Parser) -> Result<TokenStream, Fault> {
    let builder = builder();
    let mut branches = TokenStream::new();
    loop {
        // `if` and the condition, or nothing after `else`.
        let head = parser.until_brace();
        let body = nodes_of(parser.brace()?)?;
        branches.extend(quote! { #head { #body } });
        let goes_on = parser.take_word("else");
        if !goes_on {
            break;
        }
        branches.extend(quote! { else });
    }
    Ok(quote! { #builder.list(); #branches #builder.end_choice(); })
}

/// `for`. It takes one place among its siblings, a list.
fn each(parser: &mut Parser) -> Result<TokenStream, Fault> {
    let builder = builder();
    let head = parser.until_brace();
    let body = nodes_of(parser.brace()?)?;
    Ok(quote! { #builder.list(); #head { #body } #builder.end_list(); })
}

/// Calls for the markup between braces.
fn nodes_of(inner: TokenStream) -> Result<TokenStream, Fault> {
    let mut parser = Parser::new(inner);
    let calls = nodes(&mut parser)?;
    match parser.peek() {
        Some(tree) => Err(Fault::at(tree.span(), "a closing tag without an opening one")),
        None => Ok(calls),
    }
}
