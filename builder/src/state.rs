//! The state of the builder and its only reducer.

use std::rc::Rc;

use crate::form::{Field, Form, Length, Service, Switch};

/// How many changes can be undone.
const MAX_PAST: usize = 200;

/// A fault of an opened file. It stays until its field is changed or the owner puts it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// JSON Pointer to the part; empty for the file as a whole.
    pub(crate) path: String,
    pub(crate) message: String,
}

/// A part of a service that holds one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Id,
    Kind,
    Name,
    About,
    Currency,
    BookUrl,
}

/// A part of a length that holds one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LengthPart {
    Minutes,
    Price,
    BookUrl,
}

/// A change of the services, each known by its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ServiceEdit {
    Add(Box<Service>),
    Remove(usize),
    Set(usize, Part, String),
    AddLength(usize),
    RemoveLength(usize, usize),
    /// Service, length, part and its text.
    Length(usize, usize, LengthPart, String),
}

/// What the owner does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    Set(Field, String),
    /// A weekday from 1 to 7, and whether the clinic is closed on it.
    Weekday(u32, bool),
    AddDates(Vec<String>),
    RemoveDates(usize),
    Turn(Switch, bool),
    Services(ServiceEdit),
    Token(String, String),
    /// Another whole theme; own lengths and typefaces stay.
    Theme(Vec<(String, String)>),
    /// A text by its key; without one the default is used.
    Word(String, Option<String>),
    /// A file, a link or the page around.
    Open(Box<Form>, Vec<Fault>),
    /// Puts a fault away.
    Dismiss(usize),
    Restart,
    Undo,
}

/// What the builder holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    pub(crate) form: Form,
    pub(crate) faults: Vec<Fault>,
    /// Earlier forms and faults, the last one at the end.
    past: Vec<Rc<(Form, Vec<Fault>)>>,
    /// The field that was typed into last: typing in one field is undone at once.
    typed: Option<String>,
}

impl State {
    /// The beginning, with what a link or the page has given.
    pub(crate) fn new(form: Form) -> Self {
        Self { form, ..Self::default() }
    }

    /// Whether there is something to undo.
    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Carries out an action. One that makes no sense changes nothing.
    pub(crate) fn apply(&mut self, action: Action) {
        if action == Action::Undo {
            self.typed = None;
            if let Some(before) = self.past.pop() {
                (self.form, self.faults) = Rc::unwrap_or_clone(before);
            }
            return;
        }
        let path = path_of(&action, &self.form);
        let before = (self.form.clone(), self.faults.clone());
        self.change(action);
        if (&self.form, &self.faults) == (&before.0, &before.1) {
            return;
        }
        if let Some((path, _)) = &path {
            self.faults.retain(|fault| !is_within(&fault.path, path));
        }
        let typed = path.filter(|(_, is_typed)| *is_typed).map(|(path, _)| path);
        if typed.is_none() || typed != self.typed {
            self.past.push(Rc::new(before));
            if self.past.len() > MAX_PAST {
                self.past.remove(0);
            }
        }
        self.typed = typed;
    }

    fn change(&mut self, action: Action) {
        let form = &mut self.form;
        match action {
            Action::Set(field, text) => form.set(field, text),
            Action::Weekday(day, true) => {
                // A clinic that never opens has no sessions to sell.
                if form.closed_weekdays.len() < 6 && (1..=7).contains(&day) {
                    form.closed_weekdays.insert(day);
                }
            }
            Action::Weekday(day, false) => drop(form.closed_weekdays.remove(&day)),
            Action::AddDates(all) => {
                for dates in all {
                    if !form.closed_dates.contains(&dates) {
                        form.closed_dates.push(dates);
                    }
                }
            }
            Action::RemoveDates(place) => {
                if place < form.closed_dates.len() {
                    form.closed_dates.remove(place);
                }
            }
            Action::Turn(switch, on) => form.turn(switch, on),
            Action::Token(token, value) => form.set_token(&token, value),
            Action::Theme(theme) => {
                form.theme.retain(|(token, _)| !is_of_themes(token));
                form.theme.splice(0..0, theme);
            }
            Action::Word(key, text) => form.set_wording(&key, text),
            Action::Open(opened, faults) => {
                // The folder and the sentence are in no configuration.
                let kept =
                    [Field::Folder, Field::Fallback].map(|field| form.field(field).to_owned());
                *form = *opened;
                for (field, text) in [Field::Folder, Field::Fallback].into_iter().zip(kept) {
                    if form.field(field).is_empty() {
                        form.set(field, text);
                    }
                }
                self.faults = faults;
            }
            Action::Dismiss(place) => {
                if place < self.faults.len() {
                    self.faults.remove(place);
                }
            }
            Action::Restart => {
                let folder = form.field(Field::Folder).to_owned();
                *form = Form::default();
                form.set(Field::Folder, folder);
                self.faults.clear();
            }
            Action::Services(edit) => edit_services(&mut form.services, edit),
            Action::Undo => {}
        }
    }
}

fn edit_services(services: &mut Vec<Service>, edit: ServiceEdit) {
    match edit {
        ServiceEdit::Add(service) => services.push(*service),
        ServiceEdit::Remove(at) => {
            if at < services.len() {
                services.remove(at);
            }
        }
        ServiceEdit::Set(at, part, text) => {
            let Some(service) = services.get_mut(at) else { return };
            match part {
                Part::Id => service.id = text,
                Part::Kind => service.kind = text,
                Part::Name => service.name.text = text,
                Part::About => service.about.text = text,
                Part::Currency => service.currency = text,
                Part::BookUrl => service.book_url = text,
            }
        }
        ServiceEdit::AddLength(at) => {
            if let Some(service) = services.get_mut(at) {
                service.lengths.push(Length::default());
            }
        }
        ServiceEdit::RemoveLength(at, place) => {
            if let Some(service) = services.get_mut(at)
                && place < service.lengths.len()
            {
                service.lengths.remove(place);
            }
        }
        ServiceEdit::Length(at, place, part, text) => {
            let length = services.get_mut(at).and_then(|service| service.lengths.get_mut(place));
            let Some(length) = length else { return };
            match part {
                LengthPart::Minutes => length.minutes = text,
                LengthPart::Price => length.price = text,
                LengthPart::BookUrl => length.book_url = text,
            }
        }
    }
}

/// Whether ready themes set this token.
fn is_of_themes(token: &str) -> bool {
    !matches!(
        token,
        "font-family"
            | "font-family-heading"
            | "font-size"
            | "line-height"
            | "space"
            | "control-height"
            | "max-width"
    )
}

/// Whether a path is another one or within it.
pub(crate) fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The part of the configuration that an action changes, and whether by typing.
fn path_of(action: &Action, form: &Form) -> Option<(String, bool)> {
    Some(match action {
        Action::Set(field, _) => (field.path().to_owned(), true),
        Action::Weekday(..) => ("/closedWeekdays".to_owned(), false),
        Action::AddDates(_) => ("/closedDates".to_owned(), false),
        Action::RemoveDates(place) => (format!("/closedDates/{place}"), false),
        Action::Turn(switch, _) => (switch.path().to_owned(), false),
        Action::Services(edit) => return Some(edit.path(form)),
        Action::Token(token, _) => (format!("/theme/{token}"), true),
        Action::Theme(_) => ("/theme".to_owned(), false),
        Action::Word(key, _) => (format!("/texts/{key}"), true),
        Action::Open(..) | Action::Dismiss(_) | Action::Restart | Action::Undo => return None,
    })
}

impl ServiceEdit {
    fn path(&self, form: &Form) -> (String, bool) {
        match self {
            Self::Add(_) => (format!("/services/{}", form.services.len()), false),
            Self::Remove(at) => (format!("/services/{at}"), false),
            Self::AddLength(at) | Self::RemoveLength(at, _) => {
                (format!("/services/{at}/minutes"), false)
            }
            Self::Set(at, part, _) => (format!("/services/{at}/{}", part.key()), true),
            Self::Length(at, _, LengthPart::Minutes, _) => {
                (format!("/services/{at}/minutes"), true)
            }
            Self::Length(at, place, part, _) => {
                let length = form.services.get(*at).and_then(|service| service.lengths.get(*place));
                let minutes = length.map(|length| length.minutes.as_str()).unwrap_or_default();
                let key = if *part == LengthPart::Price { "price/amount" } else { "bookUrl" };
                (format!("/services/{at}/{key}/{minutes}"), true)
            }
        }
    }
}

impl Part {
    /// Its key in a service of the configuration.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Kind => "kind",
            Self::Name => "name",
            Self::About => "about",
            Self::Currency => "price/currency",
            Self::BookUrl => "bookUrl",
        }
    }
}

#[cfg(test)]
mod tests;
