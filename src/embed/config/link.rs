//! Which addresses a configuration may link to.

/// Schemes that are allowed on every page.
const SCHEMES: [&str; 4] = ["https", "tel", "sms", "mailto"];

/// Whether a link template is https, tel, sms, mailto, relative, or http on the page's own origin.
///
/// Browsers drop tabs and line ends and trim blanks before they read the scheme, so a link that
/// holds any is refused.
pub(super) fn is_allowed(url: &str, origin: &str) -> bool {
    if url.is_empty() || url.trim() != url || url.chars().any(char::is_control) {
        return false;
    }
    let end = url.find([':', '/', '\\', '?', '#']);
    let scheme = match end.map(|end| url.split_at(end)) {
        Some((scheme, rest)) if rest.starts_with(':') => scheme.to_ascii_lowercase(),
        Some(_) | None => return true,
    };
    let rest_of_origin = url.strip_prefix(origin).unwrap_or("x");
    let is_own = !origin.is_empty()
        && (rest_of_origin.is_empty() || rest_of_origin.starts_with(['/', '?', '#']));
    SCHEMES.contains(&scheme.as_str()) || (scheme == "http" && is_own)
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn only_harmless_schemes_pass() {
        for (url, allowed) in [
            ("https://cal.example/a?d={date}", true),
            ("HTTPS://cal.example", true),
            ("tel:+66812345678", true),
            ("sms:+66?&body={dateText}", true),
            ("mailto:a@b.example?subject={dateText}", true),
            ("/book?d={date}", true),
            ("book:me", false),
            ("./book:me", true),
            ("?date={date}", true),
            ("{date}/x", true),
            ("http://localhost:8080/book", true),
            ("http://localhost:8080", true),
            ("http://localhost:80801/book", false),
            ("http://other.example/", false),
            ("javascript:alert(1)", false),
            ("JavaScript:alert(1)", false),
            ("java\tscript:alert(1)", false),
            (" javascript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("vbscript:x", false),
            ("blob:https://x", false),
            ("{kind}:x", false),
            ("", false),
        ] {
            assert_eq!(is_allowed(url, "http://localhost:8080"), allowed, "{url:?}");
        }
    }

    #[test]
    fn every_recipe_that_we_give_passes() {
        let book = include_str!("../../../docs/booking.md");
        let recipes = book.split("## Recipes").nth(1).unwrap();
        let cells = recipes.lines().filter_map(|line| line.split('|').nth(2));
        let templates = cells.filter_map(|cell| cell.trim().strip_prefix('`')?.strip_suffix('`'));
        let mut count = 0;
        for template in templates {
            count += 1;
            assert!(is_allowed(template, "https://clinic.example"), "{template}");
        }
        assert_eq!(count, 16);
    }
}
