//! Good to know: what research says, with its sources; choosing a therapist; when to see someone.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Area, Side},
        result::Plan,
    },
    text::{
        phrase,
        plan_context::{Feature, PlanContext},
    },
    view::plan_notes::{Place, plan_notes},
};

/// The studies and guides behind the reasons: key of their words, address (the sources of
/// docs/rules.md).
const SOURCES: [(&str, &str); 14] = [
    ("know_source_davis", "https://bmjopensem.bmj.com/content/6/1/e000614.full.txt"),
    ("know_source_guo", "https://www.frontiersin.org/articles/10.3389/fphys.2017.00747/full"),
    ("know_source_dupuy", "https://www.frontiersin.org/articles/10.3389/fphys.2018.00403/full"),
    ("know_source_bender", "https://pubmed.ncbi.nlm.nih.gov/30910569/"),
    ("know_source_hoffman", "https://www.readbyqxmd.com/read/27011305"),
    (
        "know_source_wiewelhove",
        "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0207313",
    ),
    ("know_source_dawson", "https://pubmed.ncbi.nlm.nih.gov/22085712/"),
    ("know_source_takayama", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5613699"),
    ("know_source_frandsen", "https://pubmed.ncbi.nlm.nih.gov/40623829/"),
    ("know_source_nielsen", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3290924"),
    ("know_source_rolling", "https://pmc.ncbi.nlm.nih.gov/articles/PMC6465761"),
    ("know_source_exercise", "https://doi.org/10.1007/s40279-024-01993-7"),
    ("know_source_clot", "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/"),
    (
        "know_source_cancer",
        "https://www.asa.org.uk/advice-online/therapies-massage-and-body-work.html",
    ),
];

/// Why these dates, what research says, and when to see someone.
pub(crate) fn know(context: &PlanContext, plan: &Plan) -> Html {
    html! {
        <div class="good-to-know">
            { plan_notes(context, plan, Place::Why) }
            { part(context, "know_see_heading", see_someone(context, plan)) }
            if context.has(Feature::Research) {
                { part(context, "know_research_heading", research(context)) }
            }
            if context.has(Feature::Therapist) {
                { part(context, "know_therapist_heading", lines(context, &["know_look_for", "know_good_therapist"])) }
            }
            { part(context, "know_before_heading", lines(context, &["know_tell_us", "know_pain"])) }
        </div>
    }
}

fn part(context: &PlanContext, key: &str, body: Html) -> Html {
    let heading = ["h", &(context.level + 2).min(6).to_string()].concat();
    html! {
        <div class="good-to-know__part">
            <@{heading} class="good-to-know__heading">{ context.messages.get(key) }</@>
            { body }
        </div>
    }
}

fn lines(context: &PlanContext, keys: &[&str]) -> Html {
    html! { for key in keys.iter() { <p>{ context.messages.get(key) }</p> } }
}

/// About the chosen areas, else about those that the sessions cover.
fn see_someone(context: &PlanContext, plan: &Plan) -> Html {
    let mut areas: Vec<(Area, Side)> =
        context.mentioned.tight.iter().map(|entry| (entry.area, entry.side)).collect();
    if areas.is_empty() {
        areas = plan.self_care.iter().map(|area| (*area, Side::Both)).collect();
    }
    html! {
        <dl class="good-to-know__areas">
            for (area, side) in areas {
                <div>
                    <dt>{ phrase::area(&context.messages, area, side) }</dt>
                    <dd>{ phrase::see_someone(&context.messages, area) }</dd>
                </div>
            }
        </dl>
    }
}

/// The only block that may name a myth in order to deny it.
fn research(context: &PlanContext) -> Html {
    let messages = &context.messages;
    html! {
        <div data-block="what-research-says">
            { lines(context, &["what_research_says", "why_size", "why_evidence_frequency", "know_timing"]) }
            <p><b>{ messages.get("know_sources") }</b></p>
            <ul class="good-to-know__sources">
                for (key, address) in SOURCES {
                    <li>
                        <a href={address} target="_blank" rel="noopener">{ messages.get(key) }</a>
                    </li>
                }
            </ul>
        </div>
    }
}
