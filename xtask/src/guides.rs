//! Writes the guides of a release: as they are, and as pages, because browsers show no Markdown. The
//! rules are a page to print and sign.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::VERSION;

/// The guides, by their paths in the project without the extension.
const GUIDES: [&str; 5] =
    ["docs/embedding", "docs/booking", "docs/hosting", "docs/wordpress", "CHANGELOG"];

/// The pictures that they show.
const PICTURES: [&str; 2] = ["wordpress-settings.png", "wordpress-block.png"];

/// Writes each guide as `.md` and as `.html`, and the rules as `rules.html`.
pub(crate) fn write(root: &Path, folder: &Path) -> Result<()> {
    let read = |path: &str| {
        let path = root.join(path).with_extension("md");
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    for path in GUIDES {
        let text = read(path)?;
        let name = folder.join(file_name(path));
        fs::write(name.with_extension("html"), page(&text, "", "")?)?;
        fs::write(name.with_extension("md"), text)?;
    }
    let pictures = folder.join("pictures");
    fs::create_dir(&pictures)?;
    for name in PICTURES {
        let from = root.join("docs/pictures").join(name);
        fs::copy(&from, pictures.join(name)).with_context(|| from.display().to_string())?;
    }
    Ok(fs::write(folder.join("rules.html"), rules(&read("docs/rules")?)?)?)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The rules, with the edition above them and a place to sign below.
fn rules(text: &str) -> Result<String> {
    let (_, edition) = text.split_once(" edition (").context("the rules have no edition")?;
    let (edition, _) = edition.split_once(')').context("the edition does not end")?;
    let above = format!(
        "<p class=\"edition\">Rules {edition}, as in version {VERSION} of the planner. \
         <a href=\"#sign-off\">What you sign</a> is at the end.</p>\n"
    );
    let below = format!(
        "<section class=\"signature\">\n<p>I have read the rules, edition {edition}, and what I have \
         confirmed, changed or refused is in the table.</p>\n<dl>\n{}</dl>\n</section>\n",
        ["Clinic", "Name", "Qualification", "Date", "Signature"]
            .map(|what| format!("<div><dt>{what}</dt><dd></dd></div>\n"))
            .concat()
    );
    page(text, &above, &below)
}

/// A guide as a page, with HTML above and below its text.
fn page(text: &str, above: &str, below: &str) -> Result<String> {
    let title = text.lines().find_map(|line| line.strip_prefix("# "));
    let title = title.context("a guide without a title")?;
    let mut body = String::new();
    html::push_html(&mut body, events(text).into_iter());
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         {above}{body}{below}</body>\n</html>\n"
    ))
}

/// The parts of a text, with ids on its headings and with links that lead to the pages of guides.
fn events(text: &str) -> Vec<Event<'_>> {
    let mut events: Vec<_> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let headings: Vec<_> = (0..events.len())
        .filter(|at| matches!(events.get(*at), Some(Event::Start(Tag::Heading { .. }))))
        .map(|at| (at, slug(events.iter().skip(at + 1))))
        .collect();
    for (at, slug) in headings {
        if let Some(Event::Start(Tag::Heading { id, .. })) = events.get_mut(at) {
            *id = Some(slug.into());
        }
    }
    for event in &mut events {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            *dest_url = as_page(dest_url);
        }
    }
    events
}

/// The anchor of a heading, as code hosts make it.
fn slug<'a>(after: impl Iterator<Item = &'a Event<'a>>) -> String {
    let words = after
        .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
        .filter_map(|event| {
            if let Event::Text(text) | Event::Code(text) = event { Some(&**text) } else { None }
        });
    let kept = words.flat_map(str::chars).filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().trim().to_lowercase().replace(' ', "-")
}

/// A link to the page of a guide in place of its source; other links stay.
fn as_page<'a>(url: &CowStr<'a>) -> CowStr<'a> {
    let (file, anchor) = url.split_once('#').unwrap_or((url, ""));
    let stem = file.strip_suffix(".md").map(file_name);
    let guide = stem
        .filter(|stem| *stem == "rules" || GUIDES.iter().any(|guide| file_name(guide) == *stem));
    match guide {
        Some(stem) if anchor.is_empty() => format!("{stem}.html").into(),
        Some(stem) => format!("{stem}.html#{anchor}").into(),
        None => url.clone(),
    }
}

/// Narrow windows show each row of a table as a block, because four columns do not fit. Paper has
/// room to write in what is empty.
const STYLE: &str = "\
:root { color-scheme: light dark }
body { max-width: 60em; margin: 0 auto; padding: 24px 20px 96px; font: 17px/1.55 system-ui, sans-serif }
h1, h2, h3 { margin-block: 1.6em .4em; line-height: 1.25 }
p, ul, ol { margin-block: .5em }
img { max-width: 100%; height: auto; border: 1px solid GrayText }
a { color: LinkText; overflow-wrap: anywhere }
code, pre { font: .88em/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
pre { padding: 12px 14px; border: 1px solid GrayText; border-radius: 6px; white-space: pre-wrap }
table { width: 100%; margin-block: 16px; border-collapse: collapse; font-size: .94em }
th, td { padding: 6px 10px; border: 1px solid GrayText; text-align: start; vertical-align: top }
.edition { padding: 12px 16px; border: 2px solid; font-weight: 600 }
.signature { margin-block-start: 32px; break-inside: avoid }
.signature div { display: flex; gap: 12px; align-items: end; min-height: 3.4em }
.signature dt { flex: 0 0 8em }
.signature dd { flex: 1; margin: 0; border-block-end: 1px solid }
@media screen and (max-width: 640px) {
  table, tbody, tr, td { display: block }
  thead { position: absolute; display: block; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tr { margin-block: 0 14px; border: 1px solid GrayText }
  td { border: 0 }
  td:first-child { font-weight: 600 }
}
@media print {
  @page { margin: 16mm }
  body { max-width: none; padding: 0; font-size: 10pt }
  a { color: inherit; text-decoration: none }
  h2, h3 { break-after: avoid }
  tr { break-inside: avoid }
  #sign-off { break-before: page }
  #sign-off ~ table td { height: 9mm }
  #sign-off ~ table td:empty { min-width: 28mm }
}
";

#[cfg(test)]
mod tests;
