//! The plan as input for the season strip, and the legend of the strip.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Kind, Note, Plan, PlannedRace},
    text::{
        Messages, phrase,
        plan_context::{NamedDistance, PlanContext},
    },
    view::{
        mark::{Icon, icon, kind_mark},
        steps::month_names,
        strip::{RaceFlag, StripInput},
    },
};

/// The season from the first plannable day, or from a race before it, to the last day.
pub(super) fn season(context: &PlanContext, plan: &Plan) -> StripInput {
    let (first, last) = plan.horizon;
    let days = || plan.races.iter().map(|race| race.day);
    let tapers = plan.notes.iter().filter_map(|note| {
        let Note::Taper { date, start_date } = note else { return None };
        Some((*start_date, *date))
    });
    let no_firm = plan.races.iter().map(|race| race.no_firm);
    StripInput {
        first: days().min().map_or(first, |race| race.min(first)),
        last: days().max().map_or(last, |race| race.max(last)),
        races: plan.races.iter().map(|race| flag(context, race)).collect(),
        sessions: plan
            .sessions
            .iter()
            .chain(&plan.provisional)
            .map(|session| (session.date, session.kind))
            .collect(),
        provisional: plan.provisional.len(),
        tapers: tapers.collect(),
        no_firm: no_firm.filter(|(from, to)| to > from && *to > first).collect(),
        months: month_names(&context.messages),
    }
}

/// The names of a race, shortest first: M, 42 km, Marathon, its own name.
fn flag(context: &PlanContext, race: &PlannedRace) -> RaceFlag {
    let tenths = race.distance.tenths(context.unit);
    let whole = ((tenths + 5) / 10).to_string();
    let named = NamedDistance::of(race.distance);
    let code = if named == NamedDistance::Other {
        whole.clone()
    } else {
        context.messages.get(&["strip_code_", named.code()].concat())
    };
    let brief = ["distance_", context.unit.code()].concat();
    let brief = context.messages.format(&brief, &[("number", &whole)]);
    let mut texts = vec![code, brief, phrase::kind_of_race(context, race)];
    if !race.name.is_empty() {
        texts.push(race.name.clone());
    }
    RaceFlag { day: race.day, priority: race.priority, texts }
}

/// One entry of the legend.
pub(super) enum Legend {
    /// A kind of session, and the number of its sessions.
    Kind(Kind, u32),
    /// A race.
    Race,
    /// Days of the taper.
    Taper,
    /// Days without firm pressure.
    NoFirm,
}

/// The entries for what is on the strip.
pub(super) fn legend(season: &StripInput) -> Vec<Legend> {
    let dated = season.sessions.len().saturating_sub(season.provisional);
    let dated = || season.sessions.iter().take(dated);
    let count = |kind: Kind| dated().filter(|(_, other)| *other == kind).count();
    let kinds = Kind::ALL.iter().map(|kind| (*kind, u32::try_from(count(*kind)).unwrap_or(0)));
    let mut entries: Vec<Legend> = kinds
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| Legend::Kind(kind, count))
        .collect();
    if !season.races.is_empty() {
        entries.push(Legend::Race);
    }
    if !season.tapers.is_empty() {
        entries.push(Legend::Taper);
    }
    if !season.no_firm.is_empty() {
        entries.push(Legend::NoFirm);
    }
    entries
}

impl Legend {
    /// The mark and its words. `hatch` is the id of the pattern that the strip defines.
    pub(super) fn shown(&self, messages: &Messages, hatch: &str) -> Html {
        match self {
            Self::Kind(kind, count) => html! {
                <>
                    { kind_mark(*kind) }
                    { messages.get(&["plan_legend_", kind.code()].concat()) }
                    { " " }
                    { count }
                </>
            },
            Self::Race => html! { <>{ icon(Icon::Flag) }{ messages.get("plan_legend_race") }</> },
            Self::Taper => window("season-strip__taper", None, messages.get("plan_legend_taper")),
            Self::NoFirm => {
                let fill = ["url(#", hatch, ")"].concat();
                window("season-strip__no-firm", Some(fill), messages.get("plan_legend_no_firm"))
            }
        }
    }
}

fn window(class: &'static str, fill: Option<String>, text: String) -> Html {
    html! {
        <>
            <svg class="plan-page__swatch" viewBox="0 0 18 14" aria-hidden="true">
                <rect {class} {fill} width="18" height="14" rx="3"/>
            </svg>
            { text }
        </>
    }
}
