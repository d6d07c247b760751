//! The link maker: a page's address with the quiz filled in, and its QR code.

use yew::prelude::{Html, html};

use crate::{
    app::Msg,
    links::Code,
    ui::Ui,
    view::{
        View,
        fields::{self, Control, tick},
        section as titled,
    },
};

/// The races of the planner, by their codes.
const RACES: [&str; 5] = ["5k", "10k", "half", "marathon", "ultra"];

pub(crate) fn section(view: &View<'_>) -> Html {
    let link = &view.ui.link;
    let text =
        |path: &'static str, kind: &'static str, hint: Option<&'static str>, value: &str| Control {
            hint,
            kind,
            ..Control::new(path, view.words.of("label", path.trim_start_matches('@')), value)
        };
    let mut races = vec![(String::new(), view.text("race_none"))];
    races.extend(RACES.map(|code| (code.to_owned(), view.words.of("race", code))));
    let weekdays = (1..=7_u32).map(|day| {
        let is_on = link.weekdays.contains(&day);
        let set = view.edit(move |ui: &mut Ui, is_on| {
            ui.link.weekdays.retain(|other| *other != day);
            if is_on {
                ui.link.weekdays.push(day);
                ui.link.weekdays.sort_unstable();
            }
        });
        tick(format!("field-link-{day}"), view.words.of("weekday", &day.to_string()), is_on, set)
    });
    titled(
        view,
        "links",
        html! {
            <>
                { fields::text(view, &text("@page", "url", Some("hint_page"), &link.page), view.edit(|ui: &mut Ui, text| ui.link.page = text)) }
                { fields::select(view, &text("@race", "text", None, &link.race), &races, view.edit(|ui: &mut Ui, value| ui.link.race = value)) }
                { fields::text(view, &text("@race-date", "date", Some("hint_race_date"), &link.race_date), view.edit(|ui: &mut Ui, text| ui.link.race_date = text)) }
                { fields::text(view, &text("@mileage", "text", Some("hint_mileage"), &link.mileage), view.edit(|ui: &mut Ui, text| ui.link.mileage = text)) }
                { fields::text(view, &text("@run-days", "number", None, &link.days), view.edit(|ui: &mut Ui, text| ui.link.days = text)) }
                <fieldset class="group">
                    <legend>{ view.text("label_link_weekdays") }</legend>
                    <div class="group__row">{ for weekdays }</div>
                </fieldset>
                { made(view) }
            </>
        },
    )
}

/// The address and its code.
fn made(view: &View<'_>) -> Html {
    if view.ui.link.page.trim().is_empty() {
        return html! { <p class="note">{ view.text("links_missing") }</p> };
    }
    let address = view.ui.link.address();
    let name = view.text("copied_link");
    let copy = {
        let address = address.clone();
        view.on(move |_| Msg::Copy { name: name.clone(), text: address.clone() })
    };
    let code = Code::of(&address).map(|code| {
        let file = code.file();
        let save = view.on(move |_| Msg::Save { name: "planner-qr.svg", kind: "image/svg+xml", text: file.clone() });
        let view_box = format!("0 0 {0} {0}", code.size);
        let ground = format!("M0 0h{0}v{0}H0z", code.size);
        html! {
            <>
                <svg class="code" viewBox={view_box} role="img" aria-label={view.text("links_code")} shape-rendering="crispEdges">
                    <path class="code__ground" d={ground}/><path class="code__dark" d={code.path}/>
                </svg>
                <button type="button" onclick={save}>{ view.text("links_save") }</button>
            </>
        }
    });
    html! {
        <div class="copied">
            <pre tabindex="0" role="group" aria-label={view.text("copied_link")}>{ &address }</pre>
            <button type="button" class="main" onclick={copy}>{ view.text("links_copy") }</button>
            { for code }
        </div>
    }
}
