//! A reader of tokens.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote_spanned;

/// An error in the markup, with its place.
pub(crate) struct Fault {
    span: Span,
    text: String,
}

impl Fault {
    pub(crate) fn at(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// A compiler error at the place.
    pub(crate) fn report(self) -> TokenStream {
        let text = self.text;
        quote_spanned! { self.span => compile_error!(#text) }
    }
}

/// Tokens, and the position in them.
pub(crate) struct Parser {
    trees: Vec<TokenTree>,
    at: usize,
}

impl Parser {
    pub(crate) fn new(input: TokenStream) -> Self {
        Self { trees: input.into_iter().collect(), at: 0 }
    }

    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.trees.get(self.at)
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let tree = self.peek().cloned();
        self.at += 1;
        tree
    }

    /// The current place, for faults.
    pub(crate) fn span(&self) -> Span {
        let last = self.trees.get(self.at).or_else(|| self.trees.last());
        last.map_or_else(Span::call_site, TokenTree::span)
    }

    /// Whether this sign is `ahead` tokens ahead.
    pub(crate) fn sees(&self, ahead: usize, sign: char) -> bool {
        let tree = self.trees.get(self.at + ahead);
        matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
    }

    /// Whether a closing tag comes next.
    pub(crate) fn closes(&self) -> bool {
        self.sees(0, '<') && self.sees(1, '/')
    }

    /// Reads a sign if it comes next.
    pub(crate) fn take(&mut self, sign: char) -> bool {
        let comes = self.sees(0, sign);
        self.at += usize::from(comes);
        comes
    }

    /// Whether this word comes next.
    pub(crate) fn sees_word(&self, wanted: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(word)) if word == wanted)
    }

    /// Reads a word if it comes next.
    pub(crate) fn take_word(&mut self, wanted: &str) -> bool {
        let comes = self.sees_word(wanted);
        self.at += usize::from(comes);
        comes
    }

    /// Reads a sign, and fails if another one comes next.
    pub(crate) fn expect(&mut self, sign: char) -> Result<(), Fault> {
        if self.take(sign) {
            return Ok(());
        }
        Err(Fault::at(self.span(), format!("expected `{sign}`")))
    }

    /// Reads the content of braces, and fails if none come next.
    pub(crate) fn brace(&mut self) -> Result<TokenStream, Fault> {
        match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner = group.stream();
                self.at += 1;
                Ok(inner)
            }
            _ => Err(Fault::at(self.span(), "expected `{ }`")),
        }
    }

    /// Reads up to the next braces.
    pub(crate) fn until_brace(&mut self) -> TokenStream {
        let mut read = TokenStream::new();
        while let Some(tree) = self.peek() {
            if matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace) {
                break;
            }
            read.extend(self.next());
        }
        read
    }
}
