//! The lines that an owner pastes into a page, and the texts around them. Each is valid as it stands;
//! what is missing stands in brackets.

use recovery_calculator::plan::value::Value;

use crate::json;

/// The height that a planner takes before it is there.
const HEIGHT: u32 = 930;

/// A way onto a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Class,
    Element,
    Frame,
    WordPress,
    Squarespace,
    Wix,
    Webflow,
    Shopify,
}

impl Way {
    /// The one that works in most places comes first.
    pub(crate) const ALL: [Self; 8] = [
        Self::Class,
        Self::WordPress,
        Self::Wix,
        Self::Squarespace,
        Self::Webflow,
        Self::Shopify,
        Self::Frame,
        Self::Element,
    ];

    /// The end of the keys of its words.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Element => "element",
            Self::Frame => "frame",
            Self::WordPress => "wordpress",
            Self::Squarespace => "squarespace",
            Self::Wix => "wix",
            Self::Webflow => "webflow",
            Self::Shopify => "shopify",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// What the lines are made of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Setting {
    /// The address of the folder, with `/` at its end.
    pub(crate) folder: String,
    pub(crate) config: Value,
    /// Whether the lines name the file `clinic.json` beside the folder instead of holding all of it.
    pub(crate) has_file: bool,
    /// What visitors see until the planner is there.
    pub(crate) fallback: String,
    /// The title of a frame.
    pub(crate) title: String,
    /// The hash of the module, where it is known.
    pub(crate) integrity: Option<String>,
}

impl Setting {
    /// The lines for a way.
    pub(crate) fn lines(&self, way: Way) -> String {
        match way {
            Way::Class => self.class(),
            Way::Element => self.element(),
            Way::Wix => self.frame_address(),
            // None of these lets an owner upload the folder, so it is on another site, and a frame
            // needs no setting there.
            Way::Frame | Way::Squarespace | Way::Webflow | Way::Shopify => self.frame(),
            Way::WordPress => "[recovery_calculator]".to_owned(),
        }
    }

    /// The file beside the folder.
    fn file(&self) -> String {
        let folder = self.folder.strip_suffix('/').unwrap_or(&self.folder);
        let parent = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        [parent, "/clinic.json"].concat()
    }

    fn class(&self) -> String {
        let (attribute, inner) = self.carried("data-config");
        format!(
            "<script src=\"{}loader.js\" async></script>\n\
             <div class=\"recovery-calculator\"{attribute} style=\"min-height: {HEIGHT}px\">{inner}</div>",
            escaped(&self.folder)
        )
    }

    fn element(&self) -> String {
        let (attribute, inner) = self.carried("config");
        let integrity = self.integrity.as_ref().map_or_else(String::new, |hash| {
            format!(" integrity=\"{}\" crossorigin=\"anonymous\"", escaped(hash))
        });
        format!(
            "<script type=\"module\" src=\"{}recovery-calculator.js\"{integrity}></script>\n\
             <recovery-calculator{attribute} style=\"display: block; min-height: {HEIGHT}px\">{inner}</recovery-calculator>",
            escaped(&self.folder)
        )
    }

    /// The attribute that names the file, or the configuration inside the tag; then the sentence.
    fn carried(&self, name: &str) -> (String, String) {
        let fallback = escaped(&self.fallback);
        if self.has_file {
            return (format!(" {name}=\"{}\"", escaped(&self.file())), fallback);
        }
        // Nothing in the text may end the script.
        let json = json::line(&self.config).replace('<', "\\u003c");
        let script = format!("<script type=\"application/json\">{json}</script>");
        (String::new(), [script, fallback].concat())
    }

    fn frame_address(&self) -> String {
        let config = if self.has_file { self.file() } else { json::line(&self.config) };
        [&self.folder, "embed.html#config=", &encoded(&config)].concat()
    }

    fn frame(&self) -> String {
        format!(
            "<script src=\"{}embed-parent.js\" async></script>\n\
             <iframe src=\"{}\" title=\"{}\" allow=\"web-share; clipboard-write\" width=\"100%\" \
             height=\"{HEIGHT}\" frameborder=\"0\" loading=\"lazy\"></iframe>",
            escaped(&self.folder),
            escaped(&self.frame_address()),
            escaped(&self.title)
        )
    }

    /// The lines of a content security policy for a way.
    pub(crate) fn policy(&self, way: Way) -> String {
        let origin = origin(&self.folder);
        match way {
            Way::Class | Way::Element | Way::WordPress => {
                format!("script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}")
            }
            Way::Frame | Way::Squarespace | Way::Webflow | Way::Shopify | Way::Wix => {
                format!("script-src {origin}; frame-src {origin}")
            }
        }
    }
}

/// The origin of an address.
fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address.get(start..).and_then(|rest| rest.find('/')).map(|at| at + start);
    address.get(..end.unwrap_or(address.len())).unwrap_or(address)
}

/// A text within HTML or an attribute.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text within the fragment of an address.
pub(crate) fn encoded(text: &str) -> String {
    let encoded = |byte: u8| {
        let stays = byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte);
        if stays { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(encoded).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests;
