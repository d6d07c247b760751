//! Validates the links of a configuration.

use crate::text::{booking, phone, placeholders};

/// File extensions. A name with a point and another extension is a host name.
const FILES: [&str; 8] = ["html", "htm", "php", "asp", "aspx", "jsp", "cgi", "pl"];

/// Whether a template without a scheme looks like an external address (a host, an e-mail address, a
/// telephone number), although it would resolve to a page of the same site.
pub(super) fn lacks_scheme(url: &str) -> bool {
    let start = url.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, end) = start.rsplit_once('.').unwrap_or_default();
    let is_word =
        |part: &str| part.len() > 1 && part.bytes().all(|letter| letter.is_ascii_alphabetic());
    let is_host = !name.is_empty()
        && !name.starts_with('.')
        && is_word(end)
        && !FILES.contains(&end.to_ascii_lowercase().as_str())
        && !start.contains([':', '{']);
    let is_number = start == url
        && !url.contains(|letter: char| phone::is_letter(letter) || letter == '{')
        && phone::dialled(url).is_some_and(|number| number.len() > 6);
    let is_half = ["http", "https"].contains(&start) && url.contains("//");
    is_host || is_number || is_half || (start.contains('@') && !start.contains(':'))
}

/// A `tel:` or `sms:` template with a normalised number, and whether it was normalised already;
/// `None` if it has no valid number. Other templates stay unchanged.
pub(super) fn with_number(url: &str) -> Option<(String, bool)> {
    let (scheme, rest) = url.split_once(':').unwrap_or_default();
    let number = rest.split('?').next().unwrap_or_default();
    let is_call = ["tel", "sms"].contains(&scheme.to_ascii_lowercase().as_str());
    // An `sms:` link without a number lets the sender choose the recipient.
    if !is_call || (number.is_empty() && rest.starts_with('?')) {
        return Some((url.to_owned(), true));
    }
    let dialled = phone::dialled(&number.replace("%20", " "))?;
    let after = rest.strip_prefix(number).unwrap_or_default();
    Some(([scheme, ":", &dialled, after].concat(), phone::is_exact(number)))
}

/// Whether every placeholder in braces is known.
pub(super) fn has_known_braces(url: &str) -> bool {
    let stays = placeholders::fill(url, &|name| booking::NAMES.contains(&name).then(String::new));
    !stays.contains(['{', '}']) && !stays.to_ascii_lowercase().contains("%7b")
}

/// Schemes that are allowed on every page.
pub const SCHEMES: [&str; 4] = ["https", "tel", "sms", "mailto"];

/// Whether a link template is https, tel, sms, mailto, relative, or http on the page's own origin.
///
/// Browsers drop tabs and line breaks and trim spaces before they parse the scheme, so a link that
/// contains any is rejected.
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
    use super::{has_known_braces, is_allowed, lacks_scheme, with_number};

    #[test]
    fn missing_schemes_are_detected() {
        for url in [
            "cal.com/x?date={date}",
            "www.clinic.example",
            "book.clinic.example?d={date}",
            "calendly.com/clinic#now",
            "hello@clinic.example",
            "hello@clinic.example?subject={dateText}",
            "020 7946 0123",
            "+44 (0)20 7946 0123",
            "https//cal.com/x",
        ] {
            assert!(lacks_scheme(url), "{url}");
        }
        for url in [
            "https://cal.com/x",
            "/book?d={date}",
            "book.html?d={date}",
            "booking.php/new",
            "./cal.com",
            "../x",
            "book",
            "?date={date}",
            "mailto:a@b.example",
            "tel:+442079460123",
            "{lang}.html",
            "2026/book",
        ] {
            assert!(!lacks_scheme(url), "{url}");
        }
    }

    #[test]
    fn telephone_links_have_valid_numbers() {
        let read = |url| with_number(url).map(|(url, _)| url);
        for (url, wanted) in [
            ("tel:+442079460123", Some("tel:+442079460123")),
            ("tel:+44 (0)20 7946 0123", Some("tel:+442079460123")),
            ("tel:020%207946%200123", Some("tel:02079460123")),
            ("SMS:+44 (0)7700 900123?&body={dateText}", Some("SMS:+447700900123?&body={dateText}")),
            ("sms:?&body={dateText}", Some("sms:?&body={dateText}")),
            ("https://wa.me/447700900123", Some("https://wa.me/447700900123")),
            ("tel:", None),
            ("tel:0800 MASSAGE", None),
        ] {
            assert_eq!(read(url).as_deref(), wanted, "{url}");
        }
        assert_eq!(with_number("tel:020 7946 0123").map(|(_, is_exact)| is_exact), Some(true));
        assert_eq!(
            with_number("tel:+44 (0)20 7946 0123").map(|(_, is_exact)| is_exact),
            Some(false)
        );
    }

    #[test]
    fn unknown_placeholders_are_rejected() {
        for url in ["https://a.example/?d={date}&m={minutes}", "/{lang}/{service}", "/plain"] {
            assert!(has_known_braces(url), "{url}");
        }
        for url in [
            "/?d={Date}",
            "/?d=%7Bdate%7D",
            "/?d=%7bdate%7d",
            "/?d={datum}",
            "/?d={{date}}",
            "/?d={date",
            "/?d={ date }",
        ] {
            assert!(!has_known_braces(url), "{url}");
        }
    }

    #[test]
    fn only_allowed_schemes_pass() {
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
    fn every_documented_template_passes() {
        let book = include_str!("../../../docs/booking.md");
        let recipes = book.split("## Recipes").nth(1).unwrap();
        let cells = recipes.lines().filter_map(|line| line.split('|').nth(2));
        let templates = cells.filter_map(|cell| cell.trim().strip_prefix('`')?.strip_suffix('`'));
        let mut count = 0;
        for template in templates {
            count += 1;
            assert!(is_allowed(template, "https://clinic.example"), "{template}");
            assert!(!lacks_scheme(template) && has_known_braces(template), "{template}");
            assert_eq!(with_number(template), Some((template.to_owned(), true)));
        }
        assert_eq!(count, 16);
    }
}
