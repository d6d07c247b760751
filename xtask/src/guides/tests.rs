//! Each page of the guides: its links, and what of the rules is there to sign.

use std::fs;

use super::{GUIDES, page, rules};
use crate::root;

#[test]
fn the_rules_are_a_page_to_sign() {
    let text = fs::read_to_string(root().join("docs/rules.md")).unwrap();
    let page = rules(&text).unwrap();
    assert!(page.contains("Rules 2.0, as in version"), "no edition");
    assert!(page.contains("<h2 id=\"sign-off\">"), "no list of what is signed");
    assert!(page.contains("<a href=\"#sources\">"), "no link to the sources");
    for what in ["Name", "Qualification", "Date", "Signature"] {
        assert!(page.contains(&format!("<dt>{what}</dt><dd></dd>")), "no place for {what}");
    }
    // Every rule and every line to sign is a row.
    let rows = text.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(page.matches("<tr>").count(), rows, "rows of tables");
    for remote in ["<script", "<link", "src=", "@import", "url("] {
        assert!(!page.contains(remote), "{remote}");
    }
}

#[test]
fn rules_without_an_edition_are_no_page() {
    assert!(rules("# Rules\n\nSecond.\n").is_err());
}

#[test]
fn each_guide_is_a_page_whose_links_lead_somewhere() {
    for path in GUIDES {
        let text = fs::read_to_string(root().join(path).with_extension("md")).unwrap();
        let page = page(&text, "", "").unwrap();
        let local = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        for anchor in local {
            assert!(page.contains(&format!("id=\"{anchor}\"")), "{path}: no heading {anchor}");
        }
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
        let sources: Vec<_> =
            links.filter(|link| link.split('.').next_back() == Some("md")).collect();
        assert!(sources.is_empty(), "{path} links to {sources:?}");
    }
}

#[test]
fn links_lead_to_pages() {
    let made = page("# T\n\n[a](rules.md) [b](docs/hosting.md#nginx) [c](x.md)\n", "", "").unwrap();
    for link in ["\"rules.html\"", "\"hosting.html#nginx\"", "\"x.md\""] {
        assert!(made.contains(&format!("<a href={link}>")), "{made}");
    }
}
