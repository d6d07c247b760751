//! The sheet under the figure: it opens where an area is pressed, and asks what its row in the list
//! asks. Only a pointer opens it, since the figure is not for the keyboard.

use web_sys::{Element, HtmlElement};

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::{Area, Side},
    quiz::action::{Action, Edit},
    view::{
        body_map::near,
        focus::{focus, reveal},
        step_context::StepContext,
        steps::areas::{questions, row_id},
    },
};

/// What the sheet asks.
#[derive(Clone, Debug, Default, PartialEq)]
enum Asked {
    /// It is closed.
    #[default]
    Nothing,
    /// Which of the areas under the finger was meant.
    Which(Vec<(Area, Side)>),
    /// Side and strength of one.
    Area(Area),
}

/// The sheet of one render.
pub(super) struct Sheet {
    /// Called with a press on the figure.
    pub(super) on_press: Callback<MouseEvent>,
    asked: UseStateHandle<Asked>,
    node: NodeRef,
    list: NodeRef,
}

/// Opens the sheet at a press, and gives it the focus.
#[hook]
pub(super) fn use_sheet(context: &StepContext, list: &NodeRef) -> Sheet {
    let asked = use_state_eq(Asked::default);
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((*asked).clone(), move |_| {
            if let Some(sheet) = node.cast::<HtmlElement>() {
                focus(&sheet, true);
                reveal(&sheet);
            }
        });
    }
    let on_press = {
        let (send, asked) = (context.send.clone(), asked.setter());
        Callback::from(move |event: MouseEvent| match near(&event).as_slice() {
            [] => {}
            [one] => pick(&send, &asked, *one),
            more => asked.set(Asked::Which(more.to_vec())),
        })
    };
    Sheet { on_press, asked, node, list: list.clone() }
}

fn pick(send: &Callback<Action>, asked: &UseStateSetter<Asked>, (area, side): (Area, Side)) {
    send.emit(Action::Edit(Edit::Pick(area, side)));
    asked.set(Asked::Area(area));
}

impl Sheet {
    /// Whether it asks something.
    pub(super) fn is_open(&self) -> bool {
        *self.asked != Asked::Nothing
    }

    /// The sheet, if it is open.
    pub(super) fn shown(&self, context: &StepContext) -> Html {
        let chosen = &context.quiz.draft.areas.chosen;
        match &*self.asked {
            Asked::Nothing => Html::default(),
            Asked::Which(areas) => self.which(context, areas),
            Asked::Area(area) => {
                let entry = chosen.iter().find(|entry| entry.area == *area);
                entry.map_or_else(Html::default, |entry| {
                    let key = ["area_", area.code(), "_", entry.side.code()].concat();
                    let asked = html! {
                        <>
                            { questions(context, "sheet", *entry) }
                            <div class="pills">
                                <button type="button" class="button" onclick={self.close(*area)}>
                                    { context.text("areas_done") }
                                </button>
                                <button
                                    type="button"
                                    class="link-button"
                                    onclick={self.remove(context, *area)}
                                >{ context.text("areas_remove") }</button>
                            </div>
                        </>
                    };
                    self.group(&context.text(&key), *area, asked)
                })
            }
        }
    }

    /// The areas under the finger, to choose from.
    fn which(&self, context: &StepContext, areas: &[(Area, Side)]) -> Html {
        let Some((first, _)) = areas.first() else { return Html::default() };
        let choice = |(area, side): (Area, Side)| {
            let (send, asked) = (context.send.clone(), self.asked.setter());
            let onclick = move |_: MouseEvent| pick(&send, &asked, (area, side));
            html! {
                <button
                    type="button"
                    class="button"
                    data-at={[area.code(), " ", side.code()].concat()}
                    {onclick}
                >
                    { context.text(&["area_", area.code(), "_", side.code()].concat()) }
                </button>
            }
        };
        let choices = html! {
            <div class="pills">for one in areas { { choice(*one) } }</div>
        };
        self.group(&context.text("areas_which"), *first, choices)
    }

    fn group(&self, name: &str, area: Area, asked: Html) -> Html {
        let close = self.closing(area);
        let onkeydown = move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        };
        html! {
            <div
                class="tight__sheet"
                role="group"
                aria-label={name.to_owned()}
                tabindex="-1"
                ref={self.node.clone()}
                {onkeydown}
            >
                <p class="tight__name" aria-hidden="true">{ name }</p>
                { asked }
            </div>
        }
    }

    fn close(&self, area: Area) -> Callback<MouseEvent> {
        let close = self.closing(area);
        Callback::from(move |_| close())
    }

    fn remove(&self, context: &StepContext, area: Area) -> Callback<MouseEvent> {
        let (close, send) = (self.closing(area), context.send.clone());
        Callback::from(move |_| {
            send.emit(Action::Edit(Edit::Area(area)));
            close();
        })
    }

    /// Closes it, and leads back to the row of the area in the list.
    fn closing(&self, area: Area) -> impl Fn() + use<> {
        let (asked, list) = (self.asked.setter(), self.list.clone());
        move || {
            asked.set(Asked::Nothing);
            let selector = ["[id='", &row_id(area), "']"].concat();
            let list = list.cast::<Element>();
            let row = list.and_then(|list| list.query_selector(&selector).ok().flatten());
            if let Some(row) = row.and_then(|row| wasm_bindgen::JsCast::dyn_into(row).ok()) {
                focus(&row, true);
            }
        }
    }
}
