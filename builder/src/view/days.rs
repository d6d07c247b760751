//! The section on opening days: weekdays, holidays, and how soon somebody can come.

use recovery_calculator::plan::day::Day;
use yew::prelude::{Html, html};

use crate::{
    app::Msg,
    form::Field,
    holidays::{holidays, is_known},
    state::Action,
    ui::Ui,
    view::{
        View,
        fields::{self, Control, plain, tick},
        section as titled,
    },
};

pub(crate) fn section(view: &View<'_>) -> Html {
    let lead = Control {
        hint: Some("hint_leadDays"),
        kind: "number",
        placeholder: "1".to_owned(),
        ..plain(view, Field::LeadDays)
    };
    let days = (1..=7_u32).map(|day| {
        let name = view.words.of("weekday", &day.to_string());
        tick(
            format!("field-closedWeekdays-{day}"),
            name,
            view.form.closed_weekdays.contains(&day),
            view.act(move |is_closed| Action::Weekday(day, is_closed)),
        )
    });
    let wrong = ["/closedWeekdays", "/closedDates"].map(|path| {
        let problems = view.problems_at(path).map(|problem| {
            html! { <p class="field__wrong">{ &problem.message }</p> }
        });
        problems.collect::<Html>()
    });
    let [wrong_weekdays, wrong_dates] = wrong;
    titled(
        view,
        "days",
        html! {
            <>
                <fieldset class="group">
                    <legend>{ view.text("label_closedWeekdays") }</legend>
                    <div class="group__row">{ for days }</div>
                    { wrong_weekdays }
                </fieldset>
                <fieldset class="group">
                    <legend>{ view.text("label_closedDates") }</legend>
                    { listed(view) }
                    { wrong_dates }
                    { adding(view) }
                    { public(view) }
                </fieldset>
                { fields::text(view, &lead, view.act(|text| Action::Set(Field::LeadDays, text))) }
            </>
        },
    )
}

/// The days that are closed now, each with a button that takes it out.
fn listed(view: &View<'_>) -> Html {
    let dates = &view.form.closed_dates;
    if dates.is_empty() {
        return html! { <p class="field__hint">{ view.text("dates_none") }</p> };
    }
    html! {
        <ul class="list">
            { for dates.iter().enumerate().map(|(place, dates)| {
                let said = said(view, dates);
                html! {
                    <li>
                        <span>{ &said }</span>
                        <button type="button" class="link" onclick={view.act(move |_| Action::RemoveDates(place))}
                            aria-label={view.words.fill("dates_remove", &[("days", &said)])}>
                            { view.text("remove") }
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}

/// "24 December 2026 to 1 January 2027", "every year on 25 December"; what is no day stays as it is.
fn said(view: &View<'_>, dates: &str) -> String {
    let (first, last) = dates.split_once('/').unwrap_or((dates, ""));
    let is_yearly = first.len() == 5;
    let day = |text: &str| {
        // A leap year, so that 29 February is a day.
        let whole = if text.len() == 5 { ["2024-", text].concat() } else { text.to_owned() };
        let (year, month, date) = Day::from_iso(&whole)?.ymd();
        let month = view.words.of("month", &month.to_string());
        Some(if text.len() == 5 {
            format!("{date} {month}")
        } else {
            format!("{date} {month} {year}")
        })
    };
    let (Some(first), last_day) = (day(first), day(last)) else { return dates.to_owned() };
    let days = match last_day {
        Some(last) => view.words.fill("dates_range", &[("first", &first), ("last", &last)]),
        None if last.is_empty() => first,
        None => return dates.to_owned(),
    };
    if is_yearly { view.words.fill("dates_yearly", &[("days", &days)]) } else { days }
}

/// The controls for further days.
fn adding(view: &View<'_>) -> Html {
    let dates = &view.ui.dates;
    let (first, last) = (
        Control {
            kind: "date",
            ..Control::new("@first", view.text("label_first"), dates.first.clone())
        },
        Control {
            kind: "date",
            ..Control::new("@last", view.text("label_last"), dates.last.clone())
        },
    );
    let written = dates.written();
    let add = view.send.clone();
    let clear = view.edit(|ui: &mut Ui, ()| ui.dates = crate::ui::Dates::default());
    let onclick = move |_| {
        if let Some(written) = written.clone() {
            add.emit(Msg::Do(Action::AddDates(vec![written])));
            clear.emit(());
        }
    };
    html! {
        <div class="adding">
            { fields::text(view, &first, view.edit(|ui: &mut Ui, text| ui.dates.first = text)) }
            { fields::text(view, &last, view.edit(|ui: &mut Ui, text| ui.dates.last = text)) }
            { tick("field-yearly".to_owned(), view.text("label_yearly"), dates.is_yearly,
                view.edit(|ui: &mut Ui, is_yearly| ui.dates.is_yearly = is_yearly)) }
            <button type="button" disabled={dates.written().is_none()} {onclick}>{ view.text("dates_add") }</button>
        </div>
    }
}

/// A button that adds the public holidays of the clinic's country, of this year and the next.
fn public(view: &View<'_>) -> Html {
    let country = view.form.field(Field::Country);
    if country.is_empty() {
        return html! { <p class="field__hint">{ view.text("holidays_country") }</p> };
    }
    if !is_known(country) {
        return html! {};
    }
    let (year, ..) = view.today.ymd();
    let coming = [year, year + 1].into_iter().flat_map(|year| holidays(country, year));
    let dates: Vec<String> = coming.filter(|day| *day >= view.today).map(Day::iso).collect();
    let is_done = dates.iter().all(|day| view.form.closed_dates.contains(day));
    let label = view
        .words
        .fill("holidays_add", &[("year", &year.to_string()), ("next", &(year + 1).to_string())]);
    html! {
        <div class="holidays">
            <button type="button" disabled={is_done} onclick={view.act(move |_| Action::AddDates(dates.clone()))}>
                { label }
            </button>
            <p class="field__hint">{ view.text(if country == "GB" { "holidays_gb" } else { "holidays_not" }) }</p>
        </div>
    }
}
