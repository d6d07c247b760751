//! The page: the six sections of the form, the preview, the lines, the doctor and the links.

mod booking;
mod clinic;
mod days;
mod doctor;
mod fields;
mod links;
mod looks;
mod opening;
mod preview;
mod results;
mod services;
mod wording;

use recovery_calculator::plan::{day::Day, value::Value};
use yew::prelude::{Callback, Html, html};

use crate::{
    app::{Msg, UiEdit},
    form::{Field, Form},
    state::{Action, is_within},
    ui::Ui,
    words::Words,
};

/// A problem in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) path: String,
    pub(crate) message: String,
    /// The place of the fault among those of the opened file, where the owner may put it away.
    pub(crate) dismissed_by: Option<usize>,
}

/// Everything that the page shows.
pub(crate) struct View<'a> {
    pub(crate) form: &'a Form,
    pub(crate) can_undo: bool,
    pub(crate) ui: &'a Ui,
    pub(crate) words: &'a Words,
    pub(crate) problems: &'a [Shown],
    pub(crate) config: &'a Value,
    pub(crate) today: Day,
    pub(crate) zones: &'a [String],
    pub(crate) countries: &'a [(String, String)],
    pub(crate) send: Callback<Msg>,
}

impl View<'_> {
    fn text(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// A callback that makes a message of what it is given.
    fn on<T: 'static>(&self, make: impl Fn(T) -> Msg + 'static) -> Callback<T> {
        self.send.reform(make)
    }

    /// A callback that sends an action.
    fn act<T: 'static>(&self, make: impl Fn(T) -> Action + 'static) -> Callback<T> {
        self.send.reform(move |given| Msg::Do(make(given)))
    }

    /// A callback that changes what is shown beside the form.
    fn edit<T: 'static>(&self, edit: impl Fn(&mut Ui, T) + Clone + 'static) -> Callback<T> {
        self.send.reform(move |given| {
            let edit = edit.clone();
            let edit: UiEdit = Box::new(move |ui| edit(ui, given));
            Msg::Ui(edit)
        })
    }

    /// The problems of a part, with those within it.
    fn problems_at(&self, path: &str) -> impl Iterator<Item = &Shown> {
        self.problems.iter().filter(move |problem| is_within(&problem.path, path))
    }
}

/// The sentence that visitors see until the planner is there.
pub(crate) fn fallback(form: &Form, words: &Words) -> String {
    let own = form.field(Field::Fallback);
    if !own.is_empty() {
        return own.to_owned();
    }
    let phone = form.field(Field::Phone);
    let phone = if phone.is_empty() { words.get("missing_phone") } else { phone.to_owned() };
    words.fill("fallback_default", &[("phone", &phone)])
}

/// The whole page.
pub(crate) fn page(view: &View<'_>) -> Html {
    let drop = view.on(|file: web_sys::File| Msg::Drop(file));
    let ondrop = Callback::from(move |event: yew::events::DragEvent| {
        let files = event.data_transfer().and_then(|transfer| transfer.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            drop.emit(file);
        }
    });
    let ondragover = Callback::from(|event: yew::events::DragEvent| event.prevent_default());
    html! {
        <div class="builder" {ondrop} {ondragover}>
            <div class="builder__columns">
                <main class="builder__form">
                    { top(view) }
                    { opening::panel(view) }
                    { to_mend(view) }
                    { clinic::section(view) }
                    { booking::section(view) }
                    { days::section(view) }
                    { services::section(view) }
                    { looks::section(view) }
                    { wording::section(view) }
                    { doctor::section(view) }
                    { links::section(view) }
                </main>
                <aside class="builder__side" aria-label={view.text("side_label")}>
                    { preview::panel(view) }
                    { results::panel(view) }
                </aside>
            </div>
            <p class="builder__said" role="status">{ &view.ui.said }</p>
        </div>
    }
}

/// The title and what concerns the page as a whole.
fn top(view: &View<'_>) -> Html {
    let copy_link = view.on(|(name, text)| Msg::Copy { name, text });
    let name = view.text("top_link_name");
    let save = Callback::from(move |_: yew::events::MouseEvent| {
        copy_link.emit((name.clone(), crate::host::page_address()));
    });
    let is_opening = view.ui.is_opening;
    html! {
        <div class="builder__top">
            <h1>{ view.text("title") }</h1>
            <p>{ view.text(if view.ui.is_hosted { "hosted_intro" } else { "intro" }) }</p>
            <div class="builder__buttons">
                <button type="button" aria-expanded={is_opening.to_string()} aria-controls="open"
                    onclick={view.edit(move |ui: &mut Ui, _| ui.is_opening = !is_opening)}>
                    { view.text("top_open") }
                </button>
                <button type="button" disabled={!view.can_undo} onclick={view.act(|_| Action::Undo)}>
                    { view.text("top_undo") }
                </button>
                <button type="button" onclick={save}>{ view.text("top_link") }</button>
                <button type="button" onclick={view.act(|_| Action::Restart)}>
                    { view.text("top_restart") }
                </button>
            </div>
            { contents(view) }
        </div>
    }
}

/// The sections, in the order of need.
const SECTIONS: [&str; 8] =
    ["clinic", "booking", "days", "services", "looks", "words", "doctor", "links"];

fn contents(view: &View<'_>) -> Html {
    html! {
        <nav aria-label={view.text("contents")}>
            <ol class="builder__contents">
                { for SECTIONS.iter().map(|name| {
                    let id = section_id(name);
                    let go = { let id = id.clone(); view.on(move |event: yew::events::MouseEvent| {
                        // The fragment of the address is the form.
                        event.prevent_default();
                        Msg::GoTo(id.clone())
                    }) };
                    html! {
                        <li key={*name}>
                            <a href={["#", &id].concat()} onclick={go}>
                                { view.words.of("section", name) }
                            </a>
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
}

fn section_id(name: &str) -> String {
    ["section-", name].concat()
}

/// A section with its heading.
fn section(view: &View<'_>, name: &str, content: Html) -> Html {
    let id = section_id(name);
    html! {
        <section class="section" aria-labelledby={id.clone()}>
            <h2 {id} tabindex="-1">{ view.words.of("section", name) }</h2>
            <p class="section__intro">{ view.words.of("intro", name) }</p>
            { content }
        </section>
    }
}

/// Every problem, with a way to its field.
fn to_mend(view: &View<'_>) -> Html {
    if view.problems.is_empty() {
        return html! {};
    }
    let count = view.problems.len();
    let key = if count == 1 { "mend_title_one" } else { "mend_title" };
    html! {
        <section class="mend" aria-labelledby="mend-title">
            <h2 id="mend-title">{ view.words.fill(key, &[("count", &count.to_string())]) }</h2>
            <ul>{ for view.problems.iter().map(|problem| one_to_mend(view, problem)) }</ul>
        </section>
    }
}

fn one_to_mend(view: &View<'_>, problem: &Shown) -> Html {
    let place = fields::place_of(view, &problem.path);
    let go = place.map(|(id, name)| {
        let to = id;
        html! {
            <button type="button" class="link" onclick={view.on(move |_| Msg::GoTo(to.clone()))}>
                { view.words.fill("mend_go", &[("name", &name)]) }
            </button>
        }
    });
    let done = problem.dismissed_by.map(|place| {
        html! {
            <button type="button" class="link" onclick={view.act(move |_| Action::Dismiss(place))}>
                { view.text("mend_done") }
            </button>
        }
    });
    html! {
        <li>
            if !problem.path.is_empty() { <code>{ &problem.path }</code> }
            <span>{ &problem.message }</span>
            { for go } { for done }
        </li>
    }
}
