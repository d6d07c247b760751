//! Booking systems: the recipes of the guide, found by the address that an owner pastes.

use recovery_calculator::{
    plan::{day::Day, result::Kind},
    text::booking::Booking,
};

const GUIDE: &str = include_str!("../../docs/booking.md");

/// A row of the guide's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) system: &'static str,
    pub(crate) template: &'static str,
    /// What the link fills in.
    pub(crate) fills: &'static str,
    /// What it cannot do.
    pub(crate) cannot: &'static str,
}

/// Every recipe of the guide.
pub(crate) fn all() -> Vec<Recipe> {
    let table = GUIDE.split("## Recipes").nth(1).unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with('|'));
    rows.filter_map(|row| {
        let mut cells = row.split('|').skip(1).map(str::trim);
        let system = cells.next()?;
        let template = cells.next()?.strip_prefix('`')?.strip_suffix('`')?;
        Some(Recipe { system, template, fills: cells.next()?, cannot: cells.next()? })
    })
    .collect()
}

/// The site of an address or its scheme: `cal.com`, `mailto:`.
fn site(address: &str) -> String {
    let lower = address.trim().to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let labels: Vec<&str> = host.split('.').collect();
        let tail = labels.get(labels.len().saturating_sub(2)..).unwrap_or_default().join(".");
        // Google has many systems below one name.
        return if tail == "google.com" { host.to_owned() } else { tail };
    }
    let scheme = lower.split_once(':').map(|(scheme, _)| scheme);
    scheme.map(|scheme| [scheme, ":"].concat()).unwrap_or_default()
}

/// Whether the rest of a template has places that only the owner can fill, written in capitals.
fn has_places(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_uppercase()).any(|word| word.len() > 1)
}

/// The address as a person pastes it, with its scheme.
fn completed(pasted: &str) -> String {
    let text = pasted.trim();
    let is_number = text.chars().filter(char::is_ascii_digit).count() >= 6
        && text.chars().all(|c| c.is_ascii_digit() || "+ ()-./".contains(c));
    match () {
        () if text.is_empty() || text.starts_with('/') => text.to_owned(),
        () if is_number => ["tel:", &text.replace([' ', '(', ')', '-', '.', '/'], "")].concat(),
        () if text.contains(':') => text.to_owned(),
        () if text.contains('@') => ["mailto:", text].concat(),
        () if text.contains('.') => ["https://", text].concat(),
        () => text.to_owned(),
    }
}

/// The template for a pasted address, and its system if one is known.
pub(crate) fn find(pasted: &str) -> (String, Option<Recipe>) {
    let address = completed(pasted);
    let own = site(&address);
    let is_known = |recipe: &Recipe| {
        let theirs = site(recipe.template);
        !theirs.is_empty() && theirs == own
    };
    let recipe = all().into_iter().find(is_known);
    let Some(found) = &recipe else { return (address, None) };
    // An address with braces is a template already, and WhatsApp's may have a text of its own.
    if address.contains('{') || address.contains("text=") || address.contains("body=") {
        return (address, recipe);
    }
    let Some(at) = found.template.find('?') else { return (address, recipe) };
    let (_, query) = found.template.split_at(at);
    if has_places(query) {
        return (address, recipe);
    }
    let base = address.split(['?', '#']).next().unwrap_or_default();
    ([base, query].concat(), recipe)
}

/// A template filled for a sample session.
pub(crate) fn sample(template: &str, today: Day, service: (&str, &str)) -> String {
    let day = today.plus(10);
    let (_, month, date) = day.ymd();
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(month).ok().and_then(|month| months.get(month.saturating_sub(1)));
    let date_text = format!("{date} {}", month.copied().unwrap_or_default());
    let (id, name) = service;
    let list = format!("{date_text}: {name}, 60 min");
    let booking = Booking {
        date: day,
        kind: Kind::Maintenance,
        minutes: "60",
        service: id,
        lang: "en",
        date_text: &date_text,
        service_name: name,
        list: &list,
    };
    booking.fill(template)
}

#[cfg(test)]
mod tests {
    use recovery_calculator::plan::day::Day;

    use super::{all, find, sample};

    #[test]
    fn the_guide_has_its_recipes() {
        assert_eq!(all().len(), 16);
        assert!(all().iter().all(|recipe| !recipe.system.is_empty() && !recipe.cannot.is_empty()
            || recipe.system == "your own page"));
    }

    #[test]
    fn a_pasted_address_becomes_a_template() {
        for (pasted, template, system) in [
            (
                "https://cal.com/baiboon/massage",
                "https://cal.com/baiboon/massage?date={date}&duration={minutes}&notes={kind}%20{service}",
                Some("Cal.com"),
            ),
            (
                "calendly.com/baiboon/massage?month=2026-01",
                "https://calendly.com/baiboon/massage?month={month}&date={date}&a1={dateText}",
                Some("Calendly"),
            ),
            ("https://baiboon.as.me/", "https://baiboon.as.me/", Some("Acuity")),
            (
                "https://baiboon.janeapp.com/#/staff_member/1",
                "https://baiboon.janeapp.com/#/staff_member/1",
                Some("Jane"),
            ),
            ("hello@baiboon.example", "mailto:hello@baiboon.example", Some("e-mail")),
            ("+44 20 7946 0123", "tel:+442079460123", Some("telephone")),
            (
                "https://wa.me/447700900123",
                "https://wa.me/447700900123?text=I%20would%20like%20to%20book%3A%0A{list}",
                Some("WhatsApp"),
            ),
            ("/book?d={date}", "/book?d={date}", None),
            ("https://baiboon.example/book", "https://baiboon.example/book", None),
            ("", "", None),
        ] {
            let (made, recipe) = find(pasted);
            assert_eq!((&*made, recipe.map(|it| it.system)), (template, system), "{pasted}");
        }
    }

    #[test]
    fn a_sample_fills_every_brace() {
        let today = Day::from_iso("2026-03-02").unwrap();
        for recipe in all() {
            let filled = sample(recipe.template, today, ("swedish", "Swedish massage"));
            assert!(!filled.contains('{'), "{filled}");
        }
        assert_eq!(sample("/b?d={date}&m={minutes}", today, ("a", "A")), "/b?d=2026-03-12&m=60");
    }
}
