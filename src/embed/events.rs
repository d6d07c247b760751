//! Converts changes to the events of docs/embedding.md. No event carries an answer (D-25).

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::{
    embed::{config::Warning, js_value},
    plan::{
        result::{Fault, Session},
        value::Value,
    },
    quiz::{
        Quiz, Settings,
        event::QuizEvent,
        step::{Screen, Step},
    },
};

/// The element's event handler: takes a name and a detail, returns whether to proceed.
#[derive(Debug)]
pub(crate) struct EventSink(pub(crate) Function);

impl EventSink {
    /// Emits an event; returns whether the page lets the widget proceed.
    pub(crate) fn emit(&self, name: &str, detail: &Value) -> bool {
        let heard = self.0.call2(&JsValue::NULL, &name.into(), &js_value::to_js(detail));
        // A listener that throws does not stop anything.
        heard.map_or(true, |goes_on| goes_on.as_bool() != Some(false))
    }

    /// Reports the state for the `data-state` attribute, and what survives a panic.
    pub(crate) fn state(
        &self,
        quiz: &Quiz,
        settings: &Settings,
        (kept, is_first): (Option<Value>, bool),
    ) {
        let is_untouched = quiz.draft == Quiz::new(settings).draft;
        let state = match quiz.screen {
            Screen::Answer(_) | Screen::Kept | Screen::Shared => "result",
            Screen::Ask(_) if is_first || is_untouched => "ready",
            Screen::Ask(_) => "quiz",
        };
        let kept = kept.unwrap_or_default();
        self.emit("state", &Value::object([("state", Value::from(state)), ("kept", kept)]));
    }

    /// Reports that the configuration was accepted, with these warnings. The element adds the
    /// sentences.
    pub(crate) fn warnings(&self, warnings: &[Warning]) {
        let told = warnings.iter().map(|warning| {
            Value::object([
                ("path", Value::from(warning.path.as_str())),
                ("code", Value::from(warning.code)),
            ])
        });
        self.emit("rcv-config", &Value::object([("warnings", told.collect::<Value>())]));
    }

    /// Reports an error that the widget can continue without.
    pub(crate) fn fault(&self, code: &str, phase: &str, message: &str) {
        let detail = [("code", code), ("phase", phase), ("message", message)];
        let detail = detail.map(|(key, text)| (key, Value::from(text)));
        self.emit("fault", &Value::object(detail));
    }

    /// Announces an export; returns whether the page leaves it to us.
    pub(crate) fn export(&self, format: &str, method: &str, ok: bool) -> bool {
        let detail = [
            ("format", Value::from(format)),
            ("method", Value::from(method)),
            ("ok", Value::from(ok)),
        ];
        self.emit("rcv-export", &Value::object(detail))
    }

    /// Reports that a booking link was used; returns whether the browser may follow it. For a whole
    /// plan the event has the first session.
    pub(crate) fn book(&self, session: &Session, url: String) -> bool {
        let detail = Value::object([
            ("url", Value::Text(url)),
            ("date", Value::Text(session.date.iso())),
            ("kind", Value::from(session.kind.code())),
            ("service", Value::from(&*session.service_id)),
            ("minutes", Value::from(session.duration_min)),
        ]);
        self.emit("rcv-book", &detail)
    }
}

/// The name and the detail of an event.
pub(crate) fn to_event(notice: &QuizEvent) -> (&'static str, Value) {
    match notice {
        QuizEvent::Start => ("rcv-start", Value::object([])),
        QuizEvent::Step { step, is_forward } => {
            let [(_, id), index, total] = step_detail(*step);
            let direction = if *is_forward { "forward" } else { "back" };
            let direction = ("direction", Value::from(direction));
            ("rcv-step", Value::object([("step", id), index, total, direction]))
        }
        QuizEvent::Invalid { step, problems } => {
            let errors = problems.iter().map(error).collect::<Value>();
            ("rcv-invalid", Value::object([("step", Value::from(step.code())), ("errors", errors)]))
        }
        QuizEvent::Result { sessions, horizon_days } => {
            let number = |number: u32| Value::from(number);
            let sessions = u32::try_from(*sessions).unwrap_or(u32::MAX);
            let days = u32::try_from(*horizon_days).unwrap_or_default();
            (
                "rcv-result",
                Value::object([("sessions", number(sessions)), ("horizonDays", number(days))]),
            )
        }
        QuizEvent::Change { kind, sessions } => {
            let sessions = u32::try_from(*sessions).unwrap_or(u32::MAX);
            let kind = ("kind", Value::from(kind.code()));
            ("rcv-change", Value::object([kind, ("sessions", Value::from(sessions))]))
        }
        QuizEvent::Reset => ("rcv-reset", Value::object([])),
    }
}

fn error(fault: &Fault) -> Value {
    Value::object([
        ("field", Value::from(fault.field.as_str())),
        ("code", Value::from(fault.code.code())),
    ])
}

/// The step in events and in the `step` property.
pub(crate) fn step_detail(step: Step) -> [(&'static str, Value); 3] {
    [
        ("id", Value::from(step.code())),
        ("index", Value::from(u32::from(step.number() - 1))),
        ("total", Value::from(u32::try_from(Step::ALL.len()).unwrap_or_default())),
    ]
}
