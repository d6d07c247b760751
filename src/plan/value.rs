//! A tree of JSON-like values: the form in which everything from outside arrives.
//!
//! The command line makes it from text (`json.rs`), the browser from its own objects. Each kind of
//! input has one reader, which turns the tree into a type of its own: requests
//! (`request/json.rs`), kept answers (`src/quiz/saved/json.rs`) and the clinic's configuration
//! (`src/embed/config.rs`).

/// One value of the tree. Objects keep the order in which their keys came; the last of equal
/// keys counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing: an answer that was left empty.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// Any number that JSON text can spell; one beyond `f64` is infinite.
    Number(f64),
    /// Text, with `U+FFFD` in place of lone surrogates.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values.
    Object(Vec<(String, Value)>),
}

/// The deepest nesting that a reader accepts; beyond it the input is `bad_json` (D-1).
pub const MAX_DEPTH: usize = 64;

static NULL: Value = Value::Null;

impl Value {
    /// The value at a key of an object; null where there is none.
    pub fn get(&self, key: &str) -> &Self {
        match self {
            Self::Object(entries) => {
                entries.iter().rev().find(|(name, _)| name == key).map_or(&NULL, |(_, value)| value)
            }
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::List(_) => &NULL,
        }
    }

    /// Whether nothing was given.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The members, if it is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// True or false, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// An object from keys and values.
    pub fn object<'a>(entries: impl Into<Vec<(&'a str, Self)>>) -> Self {
        Self::keyed(entries.into())
    }

    /// Apart from `object`, so that there is one of it for arrays of every length.
    fn keyed(entries: Vec<(&str, Self)>) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// How deep the tree is nested; a plain value is 0 deep.
    pub fn depth(&self) -> usize {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => 0,
            Self::List(list) => 1 + list.iter().map(Self::depth).max().unwrap_or(0),
            Self::Object(entries) => {
                1 + entries.iter().map(|(_, value)| value.depth()).max().unwrap_or(0)
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
        Self::List(members.into_iter().map(Into::into).collect())
    }
}
