//! A configuration as a form. What the form cannot hold is left out; the faults of the file, which
//! are read apart, tell of it.

use recovery_calculator::plan::value::Value;

use crate::{
    form::{Field, Form, Length, Service, Switch, Wording},
    json,
};

impl Form {
    /// Fills the form from a configuration.
    pub(crate) fn of(config: &Value) -> Self {
        let mut form = Self::default();
        for field in Field::ALL.into_iter().filter(|field| field.is_configured()) {
            form.set(field, text(at(config, field.path())));
        }
        for switch in Switch::ALL {
            let value = at(config, switch.path());
            let on = value.as_bool().or_else(|| value.as_text().map(|text| text == "datalayer"));
            if let Some(on) = on {
                form.turn(switch, on);
            }
        }
        let weekdays = list(config.get("closedWeekdays")).iter().filter_map(Value::as_number);
        #[expect(clippy::float_cmp, reason = "small whole numbers are exact")]
        let weekday = |day| (1..=7_u32).find(|known| f64::from(*known) == day);
        form.closed_weekdays = weekdays.filter_map(weekday).collect();
        form.closed_dates = list(config.get("closedDates"))
            .iter()
            .map(text)
            .filter(|text| !text.is_empty())
            .collect();
        let services = list(config.get("services")).iter();
        form.services =
            services.filter(|entry| matches!(entry, Value::Object(_))).map(Service::of).collect();
        form.theme = entries(config.get("theme"))
            .map(|(token, value)| (token.to_owned(), text(value)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        form.texts = entries(config.get("texts"))
            .map(|(key, text)| (key.to_owned(), Wording::of(text)))
            .collect();
        form
    }
}

/// The value at a JSON Pointer whose keys need no escaping.
fn at<'a>(config: &'a Value, path: &str) -> &'a Value {
    path.split('/').skip(1).fold(config, Value::get)
}

fn list(value: &Value) -> &[Value] {
    value.as_list().unwrap_or_default()
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let entries = if let Value::Object(entries) = value { entries.as_slice() } else { &[] };
    entries.iter().map(|(key, member)| (key.as_str(), member))
}

/// What a field shows: the text, or a value that should be one as the file has it.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_) => json::line(value),
    }
}

impl Wording {
    fn of(value: &Value) -> Self {
        let Value::Object(_) = value else { return Self::plain(text(value)) };
        let mut languages: Vec<_> =
            entries(value).map(|(lang, member)| (lang.to_owned(), text(member))).collect();
        // The reader takes English where the page's language is missing, and else the first one.
        let place = languages.iter().position(|(lang, _)| lang == "en").unwrap_or(0);
        if languages.is_empty() {
            return Self::default();
        }
        let (lang, text) = languages.remove(place);
        Self { text, languages: Some((lang, languages)) }
    }
}

impl Service {
    fn of(entry: &Value) -> Self {
        let price = entry.get("price");
        let (amount, link) = (price.get("amount"), entry.get("bookUrl"));
        let mut lengths: Vec<Length> = list(entry.get("minutes"))
            .iter()
            .map(|minutes| Length { minutes: text(minutes), ..Length::default() })
            .collect();
        // A price or a link for a length that is not sold is shown, so that the owner can decide.
        for (key, _) in entries(amount).chain(entries(link)) {
            if !lengths.iter().any(|length| length.minutes == key) {
                lengths.push(Length { minutes: key.to_owned(), ..Length::default() });
            }
        }
        for length in &mut lengths {
            length.price = text(amount.get(&length.minutes));
            length.book_url = text(link.get(&length.minutes));
        }
        if !matches!(amount, Value::Object(_))
            && let Some(first) = lengths.first_mut()
        {
            first.price = text(amount);
        }
        Self {
            id: text(entry.get("id")),
            kind: text(entry.get("kind")),
            name: Wording::of(entry.get("name")),
            about: Wording::of(entry.get("about")),
            currency: text(price.get("currency")),
            book_url: if matches!(link, Value::Object(_)) { String::new() } else { text(link) },
            lengths,
        }
    }
}
