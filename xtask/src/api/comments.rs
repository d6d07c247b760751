//! Parses the `JSDoc` comments that describe the public API.

use anyhow::{Context, Result, ensure};

/// A `JSDoc` comment: its description and its tags.
#[derive(Clone, Debug, Default)]
pub(super) struct Comment {
    pub(super) text: String,
    tags: Vec<(String, String)>,
}

/// A documented name in a list.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) comment: Comment,
}

/// A public member of the class.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) is_static: bool,
    pub(super) comment: Comment,
}

/// The kind of a member.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// A read-only property.
    Constant,
    /// A writable property and the type that it accepts.
    Variable(String),
    Method,
}

impl Comment {
    /// Parses the inside of a `/** */`.
    fn read(inside: &str) -> Self {
        let lines = inside.lines().map(|line| {
            let line = line.trim_start();
            line.strip_prefix("* ").unwrap_or(line.strip_prefix('*').unwrap_or(line)).trim_end()
        });
        let whole = lines.collect::<Vec<_>>().join("\n");
        let mut parts = whole.split('@');
        let text = parts.next().unwrap_or_default().trim().to_owned();
        let tags = parts.map(|tag| {
            let (name, rest) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
            (name.to_owned(), rest.trim().to_owned())
        });
        Self { text, tags: tags.collect() }
    }

    /// The content of a tag, without the braces around its type.
    pub(super) fn tag(&self, name: &str) -> &str {
        let found = self.tags.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, rest)| in_braces(rest).map_or(rest, |(inner, _)| inner))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.tags.iter().any(|(other, _)| other == name)
    }

    /// Name, type and optionality of each parameter.
    pub(super) fn given(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        self.tags.iter().filter(|(name, _)| name == "param").filter_map(|(_, rest)| {
            let (kind, after) = in_braces(rest)?;
            let name = after.split_whitespace().next()?;
            let optional = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
            Some((optional.unwrap_or(name), kind, optional.is_some()))
        })
    }

    /// The parameters in TypeScript.
    pub(super) fn parameters(&self) -> String {
        let written = self.given().map(|(name, kind, is_optional)| {
            format!("{name}{}: {kind}", if is_optional { "?" } else { "" })
        });
        written.collect::<Vec<_>>().join(", ")
    }
}

impl Member {
    /// The member in TypeScript.
    pub(super) fn signature(&self) -> String {
        let Self { name, comment, .. } = self;
        let start = if self.is_static { "  static " } else { "  " };
        let returned = self.returned();
        match &self.kind {
            Kind::Constant => format!("{start}readonly {name}: {returned};\n"),
            Kind::Variable(set) => {
                format!("{start}get {name}(): {returned};\n{start}set {name}({name}: {set});\n")
            }
            Kind::Method => format!("{start}{name}({}): {returned};\n", comment.parameters()),
        }
    }

    /// The type of a property, or the return type of a method.
    pub(super) fn returned(&self) -> &str {
        let returned = self.comment.tag("returns");
        if returned.is_empty() { self.comment.tag("type") } else { returned }
    }
}

/// Splits a text that begins with braces into their content and the rest.
fn in_braces(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (at > 0).then(|| {
                (text.get(1..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())
            });
        }
    }
    None
}

/// Every comment with the line that follows it.
fn commented(text: &str) -> impl Iterator<Item = (Comment, &str)> {
    text.split("/**").skip(1).filter_map(|rest| {
        let (inside, after) = rest.split_once("*/")?;
        let line = after.trim_start_matches([' ', '\n']).lines().next()?;
        Some((Comment::read(inside), line))
    })
}

/// The comment above the line that begins with this text.
pub(super) fn above(text: &str, line: &str) -> Option<Comment> {
    commented(text).find(|(_, after)| after.starts_with(line)).map(|(comment, _)| comment)
}

/// The documented entries of an array.
pub(super) fn list(text: &str, name: &str) -> Result<Vec<Named>> {
    let (_, after) = text.split_once(&format!("const {name} = [")).context("no such list")?;
    let (inside, _) = after.split_once("\n];").context("a list without an end")?;
    let named: Vec<_> = commented(inside)
        .filter_map(|(comment, line)| {
            let name = line.strip_prefix('"')?.strip_suffix("\",")?.to_owned();
            Some(Named { name, comment })
        })
        .collect();
    let all = inside.lines().filter(|line| line.trim_start().starts_with('"')).count();
    ensure!(named.len() == all, "a name in {name} has no comment");
    Ok(named)
}

/// The public members of the class: those whose comment declares a type.
pub(super) fn members(text: &str) -> Result<Vec<Member>> {
    let (_, class) = text.split_once("export class RecoveryCalculator").context("no class")?;
    let all: Vec<_> = commented(class).collect();
    let set = |name: &str| {
        let start = format!("set {name}(");
        let (comment, _) = all.iter().find(|(_, line)| line.starts_with(&start))?;
        comment.given().next().map(|(_, kind, _)| kind.to_owned())
    };
    let mut members = Vec::new();
    for (comment, line) in &all {
        let rest = line.strip_prefix("static ").unwrap_or(line);
        let is_static = rest != *line;
        let rest = rest.strip_prefix("async ").unwrap_or(rest);
        let (rest, is_property) = match rest.strip_prefix("get ") {
            Some(rest) => (rest, true),
            None => (rest, comment.has("readonly")),
        };
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        if name.is_empty() || !(comment.has("returns") || comment.has("readonly")) {
            continue;
        }
        let kind = match (is_property, set(&name)) {
            (true, Some(kind)) => Kind::Variable(kind),
            (true, None) => Kind::Constant,
            (false, _) => Kind::Method,
        };
        members.push(Member { name, kind, is_static, comment: comment.clone() });
    }
    ensure!(!members.is_empty(), "the class has no public member");
    Ok(members)
}

#[cfg(test)]
mod tests {
    use super::{Kind, list, members};

    #[test]
    fn members_are_read_with_their_types() {
        let text = "export class RecoveryCalculator {
  /**
   * Of this copy.
   * @readonly
   * @type {string}
   */
  static version = VERSION;
  /** Twice
   * as much.
   * @param {number} one
   * @param {{ a: string }} [other] is left out
   * @returns {Promise<number>}
   */
  async double(one, other) {}
  #hidden() {}
  /** @returns {A | null} */
  get a() {}
  /** @param {B} given */
  set a(given) {}
  /** Not for the page. @param {string} name */
  attributeChangedCallback(name) {}
}";
        let members = members(text).unwrap();
        let written: Vec<_> = members.iter().map(super::Member::signature).collect();
        let wanted = [
            "  static readonly version: string;\n",
            "  double(one: number, other?: { a: string }): Promise<number>;\n",
            "  get a(): A | null;\n  set a(a: B);\n",
        ];
        assert_eq!(written, wanted);
        assert_eq!(members[1].comment.text, "Twice\nas much.");
        assert_eq!(members[2].kind, Kind::Variable("B".to_owned()));
    }

    #[test]
    fn every_listed_name_has_a_comment() {
        let list = |inside: &str| list(&format!("export const LIST = [\n{inside}];\n"), "LIST");
        let names =
            list("  ...OTHERS,\n  /** One. @type {a | b} @default a */\n  \"one\",\n").unwrap();
        assert_eq!(names[0].name, "one");
        assert_eq!(names[0].comment.text, "One.");
        assert_eq!(names[0].comment.tag("type"), "a | b");
        assert_eq!(names[0].comment.tag("default"), "a");
        assert!(list("  /** One. */\n  \"one\",\n  \"two\",\n").is_err());
    }
}
