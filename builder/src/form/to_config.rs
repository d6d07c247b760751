//! The form as a configuration.

use recovery_calculator::plan::value::Value;

use crate::form::{Field, Form, Length, Service, Switch, Wording};

impl Form {
    /// The configuration, without what has its default.
    pub(crate) fn config(&self) -> Value {
        let mut root = vec![("v", Value::from(1_u32))];
        let clinic = [
            ("name", Field::Name),
            ("bookUrl", Field::BookUrl),
            ("phone", Field::Phone),
            ("address", Field::Address),
            ("country", Field::Country),
            ("timezone", Field::Timezone),
        ];
        let clinic: Vec<_> =
            clinic.into_iter().filter_map(|(key, field)| Some((key, self.value(field)?))).collect();
        push_object(&mut root, "clinic", clinic);
        if !self.closed_weekdays.is_empty() {
            root.push(("closedWeekdays", self.closed_weekdays.iter().copied().collect()));
        }
        if !self.closed_dates.is_empty() {
            root.push(("closedDates", self.closed_dates.iter().map(String::as_str).collect()));
        }
        root.extend(self.value(Field::LeadDays).map(|days| ("leadDays", days)));
        if !self.services.is_empty() {
            root.push((
                "services",
                Value::List(self.services.iter().map(Service::value).collect()),
            ));
        }
        let off = |switch: Switch| (!self.is_on(switch)).then_some(Value::Bool(false));
        let questions = off(Switch::FineTune).map(|value| ("finetune", value));
        push_object(&mut root, "questions", questions.into_iter().collect());
        let features = Switch::ALL
            .into_iter()
            .filter_map(|switch| Some((switch.path().strip_prefix("/features/")?, off(switch)?)));
        push_object(&mut root, "features", features.collect());
        let texts = self.texts.iter().map(|(key, text)| (key.as_str(), text.value()));
        push_object(&mut root, "texts", texts.collect());
        let theme = self.theme.iter().map(|(token, value)| (token.as_str(), Value::from(&**value)));
        push_object(&mut root, "theme", theme.collect());
        if self.is_on(Switch::DataLayer) {
            root.push(("analytics", Value::from("datalayer")));
        }
        root.extend(self.value(Field::Unit).map(|unit| ("unit", unit)));
        root.extend(self.value(Field::Calendar).map(|calendar| ("calendar", calendar)));
        root.extend(self.value(Field::WeekStart).map(|day| ("weekStart", day)));
        if self.is_on(Switch::History) {
            root.push(("history", Value::Bool(true)));
        }
        Value::object(root)
    }

    /// A field as the configuration has it; nothing where nothing is filled in.
    fn value(&self, field: Field) -> Option<Value> {
        let text = self.field(field);
        let value = if field.is_number() { number(text) } else { Value::from(text) };
        (!text.is_empty()).then_some(value)
    }
}

fn push_object<'a>(root: &mut Vec<(&'a str, Value)>, key: &'a str, members: Vec<(&'a str, Value)>) {
    if !members.is_empty() {
        root.push((key, Value::object(members)));
    }
}

/// A number if the text is one; else the text, so that the reader reports it where it is.
fn number(text: &str) -> Value {
    match text.trim().replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => Value::Number(number),
        Ok(_) | Err(_) => Value::from(text),
    }
}

impl Wording {
    fn value(&self) -> Value {
        let Some((lang, others)) = &self.languages else { return Value::from(&*self.text) };
        let own = std::iter::once((lang.clone(), Value::from(&*self.text)));
        let others = others.iter().map(|(lang, text)| (lang.clone(), Value::from(&**text)));
        Value::Object(own.chain(others).collect())
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.languages.is_none()
    }
}

impl Service {
    fn value(&self) -> Value {
        let mut entries = Vec::new();
        let mut push = |key: &'static str, text: &str| {
            if !text.is_empty() {
                entries.push((key, Value::from(text)));
            }
        };
        push("id", &self.id);
        push("kind", &self.kind);
        if !self.name.is_empty() {
            entries.push(("name", self.name.value()));
        }
        let minutes: Vec<Value> =
            self.lengths.iter().filter(|length| !length.minutes.is_empty()).map(minutes).collect();
        if !minutes.is_empty() {
            entries.push(("minutes", Value::List(minutes)));
        }
        let amounts =
            self.by_length(|length| (!length.price.is_empty()).then(|| number(&length.price)));
        if let Some(amounts) = amounts {
            let currency = Some(self.currency.trim()).filter(|currency| !currency.is_empty());
            let price = [("amount", amounts), ("currency", currency.into())];
            let given = price.into_iter().filter(|(_, value)| !value.is_null());
            entries.push(("price", Value::object(given.collect::<Vec<_>>())));
        }
        let links = self.by_length(|length| {
            (!length.book_url.is_empty()).then(|| Value::from(&*length.book_url))
        });
        if let Some(links) = links {
            entries.push(("bookUrl", links));
        } else if !self.book_url.is_empty() {
            entries.push(("bookUrl", Value::from(&*self.book_url)));
        }
        if !self.about.is_empty() {
            entries.push(("about", self.about.value()));
        }
        Value::object(entries)
    }

    /// An object with a member for each length that has one; nothing if none has.
    fn by_length(&self, member: impl Fn(&Length) -> Option<Value>) -> Option<Value> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        for length in &self.lengths {
            let key = length.minutes.trim().to_owned();
            if let Some(value) = member(length)
                && !entries.iter().any(|(other, _)| *other == key)
            {
                entries.push((key, value));
            }
        }
        (!entries.is_empty()).then_some(Value::Object(entries))
    }
}

fn minutes(length: &Length) -> Value {
    number(&length.minutes)
}
