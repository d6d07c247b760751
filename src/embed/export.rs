//! Exports the plan, announces the outcome, and fires the events.
//!
//! Each export uses the best method that the browser offers, and falls back to simpler ones (D-19).

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::{
    embed::{
        events::EventSink,
        host::{self, Outcome},
        js_value,
    },
    plan::{acts::Act, day::Day, result::Plan, value::Value},
    quiz::{
        Settings,
        action::Action,
        exported::{Choice, Exported},
        link,
        record::hour::Hour,
        shared::Shared,
    },
    text::{
        booking::{self, Booked, encoded},
        calendar_file::{Export, calendar_file},
        dates,
        headline::headline,
        plain::{Detail, plain_text},
        plan_context::PlanContext,
    },
    view::{
        announcement::Announcement,
        app::WidgetHandle,
        plan_actions::{CalendarChoice, LinkChoice, PlanAction},
    },
};

/// Second 0 of the sequence numbers: 1 January 2020. They fit 31 bits until 2088.
const EPOCH: u64 = 1_577_836_800;

/// Format and method of `rcv-export`.
type ExportKind = (&'static str, &'static str);

/// The fallback where the browser refuses.
enum Otherwise {
    /// Show this text, to be copied by hand.
    ByHand(String),
    /// Another method, which returns whether it worked.
    Try(Box<dyn FnOnce() -> bool>),
}

/// The state that outlives a single export.
#[derive(Debug)]
pub(crate) struct Exporter {
    /// The random id of each plan of this visit, which calendar events carry.
    plan_ids: RefCell<Vec<String>>,
    sequence: Cell<u32>,
}

/// The visible plan with everything that an export needs.
pub(crate) struct VisiblePlan {
    pub(crate) events: Rc<EventSink>,
    pub(crate) element: Element,
    pub(crate) handle: WidgetHandle,
    pub(crate) settings: Rc<Settings>,
    pub(crate) context: PlanContext,
    pub(crate) plan: Rc<Plan>,
    pub(crate) link_prefix: String,
    /// The clinic's IANA time zone.
    pub(crate) timezone: Option<String>,
}

impl Exporter {
    /// Nothing exported yet.
    pub(crate) fn new(plan_id: Option<String>) -> Self {
        Self { plan_ids: RefCell::new(plan_id.into_iter().collect()), sequence: Cell::default() }
    }

    /// Sets the id of a plan that already has one elsewhere.
    pub(crate) fn name(&self, plan: usize, id: &str) {
        self.plan_id(plan);
        if let Some(own) = self.plan_ids.borrow_mut().get_mut(plan) {
            id.clone_into(own);
        }
    }

    /// The id of a plan of this visit.
    pub(crate) fn plan_id(&self, plan: usize) -> String {
        let mut ids = self.plan_ids.borrow_mut();
        while ids.len() <= plan {
            ids.push(host::random_id());
        }
        ids.get(plan).cloned().unwrap_or_default()
    }

    /// The text of the calendar file, and the record of sessions that files of the plan have
    /// contained. Its sequence number rises with every call, whatever the clock does.
    fn calendar(&self, visible: &VisiblePlan, choice: CalendarChoice) -> (String, Exported) {
        let now = host::now();
        let CalendarChoice { has_races, has_alarm, has_health, only_booked } = choice;
        let quiz = &visible.handle.quiz;
        let before = &quiz.exported;
        let wanted = Choice { has_races, only_booked };
        let (mut exported, events) =
            before.next(&visible.plan, &quiz.record, wanted, visible.context.today);
        let by_clock = u32::try_from(now.saturating_sub(EPOCH)).unwrap_or_default();
        let sequence = by_clock.max(before.sequence.max(self.sequence.get()) + 1);
        self.sequence.set(sequence);
        exported.sequence = sequence;
        let plan_id = self.plan_id(quiz.plan);
        let export = Export { plan_id, now, sequence, has_races, has_alarm, has_health };
        let moment = |day, hour| visible.moment(day, hour);
        (calendar_file(&visible.context, &visible.plan, &export, &events, &moment), exported)
    }

    /// The calendar file.
    pub(crate) fn file(&self, visible: &VisiblePlan, choice: CalendarChoice) -> Option<JsValue> {
        let (text, exported) = self.calendar(visible, choice);
        let file = host::calendar_file(&text, &visible.file_name())?;
        visible.handle.send.emit(Action::Export(exported));
        Some(file)
    }

    /// Prints the plan alone.
    pub(crate) fn print(visible: &VisiblePlan) {
        if visible.export("print", "print") {
            visible.print_alone("");
        }
    }

    /// A link that shows the dates of the plan. With the answers, or where there is no date, it
    /// fills the quiz; health answers and names are never in it.
    pub(crate) fn share_url(&self, visible: &VisiblePlan, choice: LinkChoice) -> Option<String> {
        let quiz = &visible.handle.quiz;
        let shared = quiz.draft.shared(&visible.settings, choice.has_areas);
        let Value::Object(answers) = shared.to_compact() else { return None };
        let id = Value::Text(self.plan_id(quiz.plan));
        let sessions = visible.plan.sessions.as_slice();
        let made_on = quiz.made_on.unwrap_or(quiz.today);
        let on = sessions.first().map_or(quiz.today, |first| made_on.min(first.date));
        let link = |answers: Vec<(String, Value)>| {
            let mut entries = vec![("on", Value::Text(on.iso()))];
            if sessions.is_empty() {
                entries.push(("id", id.clone()));
                let more = entries.into_iter().map(|(key, value)| (key.to_owned(), value));
                return js_value::to_link(&Value::Object(
                    answers.into_iter().chain(more).collect(),
                ));
            }
            entries.push(("s", Value::Text(Shared::code(on, sessions))));
            if choice.has_answers {
                entries.extend([("id", id.clone()), ("a", Value::Object(answers))]);
            }
            js_value::to_link(&Value::object(entries))
        };
        let form = if sessions.is_empty() { "=1." } else { "=2." };
        // Days away take the most space; without them the visitor is asked again.
        let compact = link(answers.clone()).or_else(|| {
            link(answers.into_iter().filter(|(key, _)| key != "unavailableDates").collect())
        });
        // In a frame the visitor sees the outer page. If that page has passed its URL, the link
        // leads there. Otherwise our own parameters are removed from the fragment and others stay:
        // in the framed edition they are the planner's options.
        let around = visible.element.get_attribute("data-page");
        let fragment = if around.is_some() { String::new() } else { host::page_fragment() };
        let others = fragment.split('&').filter(|pair| pair.contains('='));
        let others: String = others.map(|pair| [pair, "&"].concat()).collect();
        let page = link::page_of(&around.unwrap_or_else(host::page_address));
        compact.map(|compact| [&page, "#", &others, &visible.link_prefix, form, &compact].concat())
    }

    /// Runs an export.
    pub(crate) fn take(&self, visible: &VisiblePlan, take: PlanAction) {
        match take {
            PlanAction::Calendar(choice) => self.save(visible, choice),
            PlanAction::Event(calendar, index) => {
                if let Some(session) = visible.plan.sessions.get(index)
                    && visible.export("ics", calendar.code())
                {
                    let act = visible.handle.quiz.record.act(session.key);
                    let hour = act.filter(|_| session.fixed == Some(Act::Booked));
                    let hour = hour.and_then(|entry| entry.hour);
                    let moment = |day, hour| visible.moment(day, hour);
                    host::open_tab(&calendar.link(&visible.context, session, hour, &moment));
                    let messages = &visible.context.messages;
                    let calendar = messages.get(&["take_event_", calendar.code()].concat());
                    let day = dates::short_date(messages, session.date);
                    let values = [("calendar", calendar.as_str()), ("day", &day)];
                    visible.say(messages.format("said_event", &values));
                }
            }
            PlanAction::Print => Self::print(visible),
            // The page is not told: the card holds health answers.
            PlanAction::PrintCard => visible.print_alone("card"),
            PlanAction::ShareText => visible.share_text(),
            PlanAction::ShareLink(choice) => {
                if visible.share("link") {
                    match self.share_url(visible, choice) {
                        Some(link) => visible.copy(&link, "said_link", None),
                        None => visible.say(visible.context.messages.get("said_failed")),
                    }
                }
            }
            PlanAction::Copy => {
                if visible.export("text", "clipboard") {
                    visible.copy(&visible.text(), "said_copied", Some(("text", "clipboard")));
                }
            }
            PlanAction::Email => {
                // The link itself does it; only the event is fired.
                visible.export("text", "email");
                visible.say(visible.context.messages.get("said_email"));
            }
            PlanAction::CopyForEmail => {
                if visible.export("text", "email") {
                    let export = Some(("text", "email"));
                    visible.copy(&visible.text(), "said_copied_for_email", export);
                }
            }
        }
    }

    /// Opens the share sheet if it accepts calendar files, else downloads the file at once.
    fn save(&self, visible: &VisiblePlan, choice: CalendarChoice) {
        let (text, exported) = self.calendar(visible, choice);
        let done = visible.context.messages.get("said_calendar");
        let file = host::calendar_file(&text, &visible.file_name());
        if let Some(file) = file.filter(host::can_share_file) {
            if visible.export("ics", "share") {
                visible.handle.send.emit(Action::Export(exported));
                // A frame may lack permission to share, which browsers do not report in advance.
                let (name, events) = (visible.file_name(), visible.events.clone());
                let instead =
                    move || events.export("ics", "download", true) && host::save_file(&text, &name);
                let otherwise = Otherwise::Try(Box::new(instead));
                host::share_file(&file, visible.settled(done, Some(("ics", "share")), otherwise));
            }
            return;
        }
        if !visible.export("ics", "download") {
            return;
        }
        if host::save_file(&text, &visible.file_name()) {
            visible.handle.send.emit(Action::Export(exported));
            visible.say(done);
        } else {
            visible.events.export("ics", "download", false);
            visible.say(visible.context.messages.get("said_failed"));
        }
    }
}

/// The key of our parameters in a fragment; a named widget has its own.
pub(crate) fn prefix(instance: &str) -> String {
    if instance == "default" { "rcv".to_owned() } else { ["rcv-", &encoded(instance)].concat() }
}

impl VisiblePlan {
    /// Prints the plan, or the part of it that the style sheets know by this name.
    fn print_alone(&self, part: &str) {
        let is_printed = host::print_alone(&self.element, part);
        let status = if is_printed { "said_print" } else { "said_failed" };
        self.say(self.context.messages.get(status));
    }

    /// Fires the event of a booking link; returns whether the browser may follow it.
    pub(crate) fn book(&self, what: Booked) -> bool {
        let (context, plan) = (&self.context, &self.plan);
        let (index, url) = match what {
            Booked::Session(index) => {
                let session = plan.sessions.get(index);
                (index, session.and_then(|session| booking::link(context, session)))
            }
            // A telephone number is no booking link: the page hears nothing.
            Booked::Call(index) => (index, None),
            Booked::Whole => match booking::whole(context, plan) {
                Some(whole) => (whole.first, Some(whole.url)),
                None => return true,
            },
        };
        let Some(session) = plan.sessions.get(index) else { return true };
        if what != Booked::Whole {
            // Whether it was booked is asked at its row.
            self.handle.send.emit(Action::Tried(Some(session.key)));
        }
        url.is_none_or(|url| self.events.book(session, url))
    }

    /// The second at which the clinic's clock shows a time.
    fn moment(&self, day: Day, hour: Hour) -> Option<u64> {
        host::moment_in(self.timezone.as_deref()?, day, hour)
    }

    /// The plan as text, without health.
    pub(crate) fn text(&self) -> String {
        plain_text(&self.context, &self.plan, Detail::Whole)
    }

    fn file_name(&self) -> String {
        self.context.messages.get("take_file_name")
    }

    /// Fires the event of an export; returns whether the page leaves it to us.
    fn export(&self, format: &str, method: &str) -> bool {
        self.events.export(format, method, true)
    }

    fn share(&self, method: &str) -> bool {
        self.events.emit("rcv-share", &Value::object([("method", Value::from(method))]))
    }

    fn say(&self, status: String) {
        let status = status.into();
        self.handle.announce.emit(Announcement { status, ..Announcement::default() });
    }

    fn share_text(&self) {
        if !self.share("text") {
            return;
        }
        let text = self.text();
        if !host::can_share() {
            return self.copy(&text, "said_copied", None);
        }
        let done = self.context.messages.get("said_shared");
        let settled = self.settled(done, None, Otherwise::ByHand(text.clone()));
        host::share_text(&headline(&self.context, &self.plan), &text, settled);
    }

    /// Copies to the clipboard; if that is refused, shows the text to be copied by hand.
    fn copy(&self, text: &str, key: &str, export: Option<ExportKind>) {
        let done = self.context.messages.get(key);
        let settled = self.settled(done, export, Otherwise::ByHand(text.to_owned()));
        host::copy_text(text, settled);
    }

    /// Announces the outcome once the browser has finished, and fires an event if the export
    /// failed. Closing the share sheet is not a failure.
    fn settled(&self, done: String, export: Option<ExportKind>, otherwise: Otherwise) -> JsValue {
        let (say, events) = (self.handle.announce.clone(), self.events.clone());
        let by_hand = self.context.messages.get("said_by_hand");
        let failed = self.context.messages.get("said_failed");
        host::settled(move |outcome| {
            let (status, text) = match outcome {
                Outcome::Done => (done, None),
                Outcome::Closed => (String::new(), None),
                Outcome::Refused => {
                    if let Some((format, method)) = export {
                        events.export(format, method, false);
                    }
                    match otherwise {
                        Otherwise::ByHand(text) => (by_hand, Some(text.into())),
                        Otherwise::Try(instead) => (if instead() { done } else { failed }, None),
                    }
                }
            };
            say.emit(Announcement { status: status.into(), text, ..Announcement::default() });
        })
    }
}
