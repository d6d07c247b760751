//! Random forms for the tests.

use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::form::{Field, Form, Length, Service, Switch, Wording};

/// Words with everything that HTML, JSON and addresses treat apart.
fn words() -> impl Strategy<Value = String> {
    let letters = "<>&\"'{}/\\-#%?= \u{e4}\u{e17}\u{2028}abcXYZ019,.:;![]()\n$`";
    let letters: Vec<char> = letters.chars().collect();
    vec(select(letters), 1..24).prop_map(|letters| letters.into_iter().collect())
}

fn maybe_words() -> impl Strategy<Value = String> {
    option::of(words()).prop_map(Option::unwrap_or_default)
}

fn length() -> impl Strategy<Value = Length> {
    let price = option::of(0_u32..500).prop_map(|price| price.map(|it| it.to_string()));
    let link = option::of(Just("https://a.example/?d={date}".to_owned()));
    (20_u32..120, price, link).prop_map(|(minutes, price, link)| Length {
        minutes: minutes.to_string(),
        price: price.unwrap_or_default(),
        book_url: link.unwrap_or_default(),
    })
}

fn wording() -> impl Strategy<Value = Wording> {
    (words(), option::of(words())).prop_map(|(text, other)| Wording {
        text,
        languages: other.map(|other| ("en".to_owned(), vec![("de".to_owned(), other)])),
    })
}

fn service() -> impl Strategy<Value = Service> {
    let kind = select(vec!["swedish", "thai_sports", "thai_combo", "deep_tissue"]);
    (kind, wording(), option::of(wording()), vec(length(), 1..4)).prop_map(
        |(kind, name, about, mut lengths)| {
            lengths.sort_by(|one, other| one.minutes.cmp(&other.minutes));
            lengths.dedup_by(|one, other| one.minutes == other.minutes);
            let has_price = lengths.iter().any(|length| !length.price.is_empty());
            Service {
                id: kind.to_owned(),
                kind: String::new(),
                name,
                about: about.unwrap_or_default(),
                currency: if has_price { "GBP".to_owned() } else { String::new() },
                book_url: String::new(),
                lengths,
            }
        },
    )
}

/// A form that an owner may have filled in, with hostile words.
pub(crate) fn form() -> impl Strategy<Value = Form> {
    let texts = vec((select(vec!["frame_promise", "step_races", "plan_none"]), wording()), 0..3);
    let dates =
        vec(select(vec!["2026-12-24", "12-25", "12-24/01-01", "2026-12-24/2027-01-01"]), 0..4);
    let fields = (
        (maybe_words(), maybe_words(), maybe_words()),
        select(vec!["", "GB", "TH", "DE"]),
        select(vec!["", "0", "3", "14"]),
        select(vec!["", "https://cal.com/a?date={date}&x=%20", "mailto:a@b.example"]),
    );
    let switches = vec(select(Switch::ALL.to_vec()), 0..5);
    let theme = select(vec![("", ""), ("accent", "light-dark(#0f6b5c, #fff)"), ("radius", "4px")]);
    (fields, vec(1_u32..8, 0..6), dates, vec(service(), 0..4), texts, switches, theme).prop_map(
        |(fields, weekdays, dates, services, texts, switches, theme)| {
            let mut form = Form::default();
            let ((name, address, fallback), country, lead, link) = fields;
            form.set(Field::Name, name);
            form.set(Field::Address, address);
            form.set(Field::Fallback, fallback);
            form.set(Field::Country, country.to_owned());
            form.set(Field::LeadDays, lead.to_owned());
            form.set(Field::BookUrl, link.to_owned());
            form.closed_weekdays = weekdays.into_iter().collect();
            form.closed_dates = dates.into_iter().map(str::to_owned).collect();
            form.services = services;
            for (key, text) in texts {
                if form.wording(key).is_none() {
                    form.texts.push((key.to_owned(), text));
                }
            }
            for switch in switches {
                form.turn(switch, !form.is_on(switch));
            }
            form.set_token(theme.0, theme.1.to_owned());
            form
        },
    )
}
