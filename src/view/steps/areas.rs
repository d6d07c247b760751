//! Step 3: the tight areas, on a figure and as a list. The list alone is complete.

mod sheet;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Area, Side},
        areas::SEVERITIES_TO_ASSESS,
    },
    quiz::{action::Edit, draft::ChosenArea},
    view::{
        body_map::{BodyMap, body_map},
        field::{Choice, check, group, message, pills, pills_after},
        step_context::{StepContext, id_of},
        steps::areas::sheet::use_sheet,
    },
};
use web_sys::Element;

/// The bands of docs/rules.md: the last number of each.
const BANDS: [(u8, u8); 4] = [(1, 3), (4, 6), (7, 8), (9, 10)];

#[inline(never)]
pub(crate) fn fields(context: &StepContext) -> Html {
    html! { <Tight context={context.clone()}/> }
}

#[derive(PartialEq, Properties)]
struct TightProps {
    context: StepContext,
}

/// The step. The figure marks the area that has the focus in the list.
#[component]
fn Tight(props: &TightProps) -> Html {
    let context = &props.context;
    let focus = use_state_eq(|| None::<Area>);
    let onfocusin = {
        let focus = focus.setter();
        move |event: FocusEvent| focus.set(event.target_dyn_into().as_ref().and_then(area_at))
    };
    let onfocusout = {
        let focus = focus.setter();
        move |_: FocusEvent| focus.set(None)
    };
    let list = use_node_ref();
    let sheet = use_sheet(context, &list);
    let areas = &context.quiz.draft.areas;
    let chosen: Vec<(Area, Side, u8)> = areas
        .chosen
        .iter()
        .map(|chosen| (chosen.area, chosen.side, chosen.severity.unwrap_or(0)))
        .collect();
    html! {
        <div class="tight">
            <div class="tight__figure" data-open={sheet.is_open().then_some("")}>
                { body_map(&BodyMap {
                    chosen: &chosen,
                    focus: focus.map(|area| (area, side_of(context, area))),
                    on_press: &sheet.on_press,
                    messages: &context.messages,
                }) }
                { sheet.shown(context) }
            </div>
            <fieldset class="field" part="question" data-bad={context.problem("areas").map(|_| "")}>
                <legend class="field__legend">{ context.text("areas_list") }</legend>
                { message("areas", context.problem("areas")) }
                <button
                    type="button"
                    id="areas-nothing"
                    class="button tight__nothing"
                    aria-pressed={if areas.nothing { "true" } else { "false" }}
                    onclick={context.on_and_go(Edit::NothingTight)}
                    // It says that it takes the chosen areas away, and keeps its place under the finger.
                >{ context.text(if areas.chosen.is_empty() { "areas_none" } else { "areas_none_clear" }) }</button>
                <ul class="tight__list" ref={list} {onfocusin} {onfocusout}>
                    for area in Area::ALL { { row(context, *area) } }
                </ul>
            </fieldset>
        </div>
    }
}

/// The area whose row an element is in.
fn area_at(element: &Element) -> Option<Area> {
    let row = element.closest("[data-area]").ok()??;
    Area::from_code(&row.get_attribute("data-area")?)
}

/// The chosen side, else both.
fn side_of(context: &StepContext, area: Area) -> Side {
    let chosen = context.quiz.draft.areas.chosen.iter().find(|entry| entry.area == area);
    chosen.map_or(Side::Both, |entry| entry.side)
}

/// The id of an area's box. The first has the id of the field, to which the summary of problems
/// links.
fn row_id(area: Area) -> String {
    let is_first = Area::ALL.first() == Some(&area);
    if is_first { "areas".to_owned() } else { ["areas-", area.code()].concat() }
}

fn row(context: &StepContext, area: Area) -> Html {
    let code = area.code();
    let chosen = &context.quiz.draft.areas.chosen;
    let found = chosen.iter().enumerate().find(|(_, entry)| entry.area == area);
    let id = row_id(area);
    let label = html! {
        <>
            { context.text(&["area_", code].concat()) }
            <small class="check__note">{ context.text(&["area_", code, "_where"].concat()) }</small>
        </>
    };
    html! {
        <li class="tight__row" key={code} data-area={code}>
            <div class="tight__head">
                { check(context, id, label, found.is_some(), Edit::Area(area)) }
                if let Some((_, entry)) = found { { badge(context, *entry) } }
            </div>
            if let Some((index, entry)) = found { { open(context, index, *entry) } }
        </li>
    }
}

/// "Left 6", with the colour of the map.
fn badge(context: &StepContext, entry: ChosenArea) -> Html {
    let Some(severity) = entry.severity else { return Html::default() };
    let strength = match severity {
        0..=3 => "weak",
        4..=6 => "mid",
        7..=u8::MAX => "strong",
    };
    let side = context.text(&["side_", entry.side.code()].concat());
    html! {
        <span class="tight__badge" data-strength={strength} aria-hidden="true">
            { side }{ " " }{ severity }
        </span>
    }
}

fn open(context: &StepContext, index: usize, entry: ChosenArea) -> Html {
    html! {
        <div class="tight__open">{ questions(context, &format!("areas[{index}]"), entry) }</div>
    }
}

/// Which side, and how much.
fn questions(context: &StepContext, start: &str, entry: ChosenArea) -> Html {
    let name = context.text(&["area_", entry.area.code()].concat());
    let field = |name: &str| [start, ".", name].concat();
    let sides = Side::ALL.iter().map(|side| Choice {
        code: side.code().to_owned(),
        label: context.text(&["side_", side.code()].concat()),
        note: None,
        chosen: entry.side == *side,
        edit: Edit::Side(entry.area, *side),
    });
    let (side, severity) = (field("side"), field("severity"));
    let which = context.messages.format("areas_side", &[("area", &name)]);
    let how_much = context.messages.format("areas_severity", &[("area", &name)]);
    html! {
        <>
            { group(context, &side, &which, pills(context, &side, "pills", sides.collect())) }
            { group(context, &severity, &how_much, bands(context, &severity, entry)) }
            if entry.severity.is_some_and(|number| SEVERITIES_TO_ASSESS.contains(&number.into())) {
                <p class="tight__assess">{ context.text("areas_to_assess") }</p>
            }
        </>
    }
}

/// Ten numbers under the words of their bands.
fn bands(context: &StepContext, field: &str, entry: ChosenArea) -> Html {
    let choice = |number: u8| Choice {
        code: number.to_string(),
        label: number.to_string(),
        note: None,
        chosen: entry.severity == Some(number),
        edit: Edit::Severity(entry.area, number),
    };
    html! {
        <div class="bands">
            for (first, last) in BANDS {
                <div class="bands__band" role="group" aria-labelledby={[&id_of(field), "-band-", &first.to_string()].concat()}>
                    <span class="bands__words" id={[&id_of(field), "-band-", &first.to_string()].concat()}>
                        { context.text(&["areas_band_", &first.to_string()].concat()) }
                    </span>
                    { pills_after(
                        context,
                        field,
                        "pills pills_square",
                        usize::from(first - 1),
                        (first..=last).map(choice).collect(),
                    ) }
                </div>
            }
        </div>
    }
}
