//! The root component: it carries actions to the reducer, and what follows to the browser.

use std::rc::Rc;

use recovery_calculator::{
    embed::config::KINDS,
    plan::{day::Day, value::Value},
};
use wasm_bindgen::closure::Closure;
use yew::prelude::{Component, Context, Html};

use crate::{
    check::{Problem, Surroundings, problems},
    form::{Field, Form},
    fragment, host, json,
    state::{Action, Fault, State},
    ui::{Finding, Ground, Start, Ui},
    view::{self, Shown, View},
    words::Words,
};

/// A change of what is shown beside the form.
pub(crate) type UiEdit = Box<dyn FnOnce(&mut Ui)>;

/// What the component hears.
pub(crate) enum Msg {
    Do(Action),
    Ui(UiEdit),
    /// Copies a text; its name is said afterwards.
    Copy {
        name: String,
        text: String,
    },
    Copied {
        name: String,
        worked: bool,
    },
    /// Saves a file, and says so.
    Save {
        name: &'static str,
        kind: &'static str,
        text: String,
    },
    /// The text of a configuration, from a file or pasted.
    OpenText(String),
    Drop(web_sys::File),
    Check,
    Checked(String),
    Hash(String),
    /// What the browser told: the preview is there, the page around has a configuration, the
    /// address has changed.
    Heard(String, String),
    GoTo(String),
}

/// The builder.
pub(crate) struct App {
    state: State,
    ui: Ui,
    words: Rc<Words>,
    today: Day,
    origin: String,
    zones: Rc<[String]>,
    countries: Rc<[(String, String)]>,
    /// What the preview was last given.
    previewed: String,
    /// The configuration that the page around was last given.
    posted: String,
    /// Keeps the listener.
    _listener: Closure<dyn Fn(String, String)>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let words = Words::english();
        let texts = words.widget.iter().map(|(key, text)| (key, Value::from(text)));
        host::set_texts(&json::line(&Value::object(texts.collect::<Vec<_>>())));
        let link = context.link().clone();
        let hear = move |what, json| link.send_message(Msg::Heard(what, json));
        let listener = Closure::<dyn Fn(String, String)>::new(hear);
        host::listen(listener.as_ref());
        let mut form = fragment::read(&host::fragment()).unwrap_or_default();
        if form.field(Field::Folder).is_empty() {
            form.set(Field::Folder, host::folder());
        }
        let folder = form.field(Field::Folder).to_owned();
        context.link().send_future(async move {
            Msg::Hash(host::module_hash(&folder).await.as_string().unwrap_or_default())
        });
        let pair = |line: &str| {
            line.split_once('\t').map(|(code, name)| (code.to_owned(), name.to_owned()))
        };
        let app = Self {
            posted: json::line(&form.config()),
            state: State::new(form),
            ui: Ui::default(),
            words: Rc::new(words),
            today: Day::from_iso(&host::today()).unwrap_or(Day::UNIX),
            origin: host::origin(),
            zones: host::zones().lines().map(str::to_owned).collect(),
            countries: host::countries().lines().filter_map(pair).collect(),
            previewed: String::new(),
            _listener: listener,
        };
        // The page around waits for this before it hands its configuration over.
        host::post_to_parent(&app.posted);
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Do(action) => self.act(action),
            Msg::Ui(edit) => edit(&mut self.ui),
            Msg::Copy { name, text } => {
                context.link().send_future(async move {
                    let worked = host::copy_text(&text).await.as_bool() == Some(true);
                    Msg::Copied { name, worked }
                });
                return false;
            }
            Msg::Copied { name, worked } => {
                let key = if worked { "said_copied" } else { "said_not_copied" };
                self.say(&self.words.fill(key, &[("name", &name)]));
            }
            Msg::Save { name, kind, text } => {
                host::save_file(name, kind, &text);
                self.say(&self.words.fill("said_saved", &[("name", name)]));
            }
            Msg::OpenText(text) => self.open(&text),
            Msg::Drop(file) => {
                context.link().send_future(async move {
                    let text = host::file_text(file).await.ok();
                    Msg::OpenText(text.and_then(|text| text.as_string()).unwrap_or_default())
                });
                return false;
            }
            Msg::Check => {
                self.ui.is_checking = true;
                let folder = self.state.form.field(Field::Folder).to_owned();
                let config = self.ui.checked.clone();
                context.link().send_future(async move {
                    let found = host::check_folder(&folder, &config).await;
                    Msg::Checked(found.as_string().unwrap_or_default())
                });
            }
            Msg::Checked(found) => {
                self.ui.is_checking = false;
                let found = findings(&found);
                let bad = found.iter().filter(|finding| finding.is == "bad").count();
                let key = if bad == 0 { "doctor_all_well" } else { "doctor_found" };
                self.say(&self.words.fill(key, &[("count", &bad.to_string())]));
                self.ui.findings = Some(found);
            }
            Msg::Hash(hash) => self.ui.hash = hash,
            Msg::Heard(what, json) => return self.hear(&what, &json),
            Msg::GoTo(id) => {
                host::go_to(&id);
                return false;
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let config = self.state.form.config();
        let text = json::line(&config);
        let explained = self.problems(&config).into_iter().map(|problem| Shown {
            message: host::explain_problem(&text, &problem.path, problem.code),
            path: problem.path,
            dismissed_by: None,
        });
        let mut shown: Vec<Shown> = explained.collect();
        for (place, fault) in self.state.faults.iter().enumerate() {
            if !shown.iter().any(|other| other.path == fault.path && !fault.path.is_empty()) {
                let (path, message) = (fault.path.clone(), fault.message.clone());
                shown.push(Shown { path, message, dismissed_by: Some(place) });
            }
        }
        view::page(&View {
            form: &self.state.form,
            can_undo: self.state.can_undo(),
            ui: &self.ui,
            words: &self.words,
            problems: &shown,
            config: &config,
            today: self.today,
            zones: &self.zones,
            countries: &self.countries,
            send: context.link().callback(|message| message),
        })
    }

    fn rendered(&mut self, _context: &Context<Self>, _is_first: bool) {
        host::replace_fragment(&match fragment::write(&self.saved()) {
            text if text.is_empty() => text,
            text => ["#", &text].concat(),
        });
        let config = json::line(&self.state.form.config());
        if self.posted != config {
            host::post_to_parent(&config);
            self.posted = config;
        }
        self.preview();
    }
}

impl App {
    /// Carries out an action, and says what it did where nothing else shows it.
    fn act(&mut self, action: Action) {
        let said = [(Action::Undo, "said_undone"), (Action::Restart, "said_restarted")];
        let said = said.into_iter().find(|(other, _)| *other == action).map(|(_, key)| key);
        self.state.apply(action);
        self.ui.said = said.map(|key| self.words.get(key)).unwrap_or_default();
    }

    /// Says something in the status line. The same sentence twice is said twice.
    fn say(&mut self, text: &str) {
        let again = if self.ui.said == text { "\u{a0}" } else { "" };
        self.ui.said = [text, again].concat();
    }

    /// The form as a link keeps it: a folder that the page knows by itself is left out.
    fn saved(&self) -> Form {
        let mut form = self.state.form.clone();
        if form.field(Field::Folder) == host::folder() {
            form.set(Field::Folder, String::new());
        }
        form
    }

    fn problems(&self, config: &Value) -> Vec<Problem> {
        let fits = |token: &str, value: &str| {
            let kind = KINDS.iter().find(|(name, _)| *name == token);
            host::supports_value(kind.map_or("color", |(_, property)| property), value)
        };
        problems(
            config,
            &Surroundings {
                origin: &self.origin,
                keys: &self.words.widget,
                today: self.today,
                fits: &fits,
                knows_zone: &host::knows_zone,
            },
        )
    }

    fn hear(&mut self, what: &str, text: &str) -> bool {
        match what {
            "preview" => {
                self.previewed.clear();
                self.preview();
                false
            }
            "wordpress" => {
                self.ui.is_hosted = true;
                true
            }
            "open" => {
                if let Some(config) = json::read(text) {
                    // The page around has this already.
                    self.posted = json::line(&Form::of(&config).config());
                    let faults = self.faults_of(&config);
                    self.act(Action::Open(Box::new(Form::of(&config)), faults));
                }
                true
            }
            _ => {
                let form = fragment::read(&host::fragment());
                if let Some(mut form) = form.filter(|form| *form != self.saved()) {
                    if form.field(Field::Folder).is_empty() {
                        form.set(Field::Folder, host::folder());
                    }
                    self.act(Action::Open(Box::new(form), Vec::new()));
                }
                true
            }
        }
    }

    /// Opens a configuration that a person has written.
    fn open(&mut self, text: &str) {
        let read = json::read(&host::read_text(text)).unwrap_or_default();
        let config = read.get("json").as_text().and_then(json::read);
        let Some(config) = config.filter(|config| matches!(config, Value::Object(_))) else {
            let fault = read.get("fault").as_text().map(str::to_owned);
            let fault = fault.unwrap_or_else(|| self.words.get("open_no_object"));
            self.ui.refused = self.words.fill("open_refused", &[("fault", &fault)]);
            return;
        };
        let notes = read.get("notes").as_list().unwrap_or_default().iter();
        let notes = notes.filter_map(Value::as_text);
        let mut faults: Vec<Fault> =
            notes.map(|note| Fault { path: String::new(), message: note.to_owned() }).collect();
        let warned = self.problems(&config);
        let warned = warned.iter().map(|problem| [&problem.path, " ", problem.code].concat());
        let warned: Value = warned.map(|text| Value::from(&*text)).collect();
        let mended = json::read(&host::mend_config(&json::line(&config), &json::line(&warned)));
        let mended = mended.unwrap_or_default();
        let config = mended.get("json").as_text().and_then(json::read).unwrap_or(config);
        faults.extend(mended.get("warnings").as_list().unwrap_or_default().iter().map(|warning| {
            let part = |key: &str| warning.get(key).as_text().unwrap_or_default().to_owned();
            Fault { path: part("path"), message: part("message") }
        }));
        faults.extend(self.faults_of(&config));
        let count = faults.len();
        self.act(Action::Open(Box::new(Form::of(&config)), faults));
        self.ui.is_opening = false;
        self.ui.pasted.clear();
        self.ui.refused.clear();
        let key = if count == 0 { "said_opened" } else { "said_opened_with" };
        self.say(&self.words.fill(key, &[("count", &count.to_string())]));
    }

    fn faults_of(&self, config: &Value) -> Vec<Fault> {
        let text = json::line(config);
        let explained = self.problems(config).into_iter().map(|problem| Fault {
            message: host::explain_problem(&text, &problem.path, problem.code),
            path: problem.path,
        });
        explained.collect()
    }

    /// Gives the preview what has changed.
    fn preview(&mut self) {
        let Ui { ground, start, .. } = self.ui;
        let mut attributes = vec![
            ("loading", Value::from("eager")),
            ("persist", Value::from("none")),
            ("theme", Value::from(if ground == Ground::Dark { "dark" } else { "inherit" })),
        ];
        if start != Start::First {
            attributes.push(("today", Value::from(&*self.today.iso())));
            attributes.push(("preview", Value::from(start.key())));
        }
        let mut config = self.state.form.config();
        if let Value::Object(entries) = &mut config {
            // Steps back and forth in the preview are no steps of this page.
            entries.retain(|(key, _)| key != "history");
            entries.push(("history".to_owned(), Value::Bool(false)));
        }
        let message = json::line(&Value::object([
            ("config", config),
            ("ground", Value::from(ground.key())),
            ("attributes", Value::object(attributes)),
            ("fallback", Value::from(&*view::fallback(&self.state.form, &self.words))),
        ]));
        if message != self.previewed {
            host::post_to_preview(&message);
            self.previewed = message;
        }
    }
}

/// The findings of the doctor.
fn findings(text: &str) -> Vec<Finding> {
    let list = json::read(text).unwrap_or_default();
    let list = list.as_list().unwrap_or_default().iter();
    list.map(|finding| {
        let part = |key: &str| finding.get(key).as_text().unwrap_or_default().to_owned();
        Finding { is: part("is"), file: part("file"), text: part("text") }
    })
    .collect()
}
