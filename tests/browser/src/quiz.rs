//! The five steps, answered by the texts on the screen.

use anyhow::Result;
use serde_json::Value as Json;

use crate::{visitor::Visitor, words::Words};

/// A visitor with the texts of the page.
#[derive(Debug)]
pub(crate) struct Quiz<'a> {
    pub(crate) visitor: Visitor,
    pub(crate) words: &'a Words,
}

/// A race as a visitor enters it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RaceEntry<'a> {
    /// The last part of the key of its distance, such as `half`, or `other`.
    pub(crate) distance: &'a str,
    /// The number that is typed for `other`.
    pub(crate) own: Option<&'a str>,
    /// Day, month and year as typed; nothing is typed for an empty one.
    pub(crate) date: [&'a str; 3],
    /// The last part of the key of its priority.
    pub(crate) priority: &'a str,
    /// Its name, if any.
    pub(crate) name: Option<&'a str>,
}

/// How many lines the lists of step 4 have.
pub(crate) const LISTS: [u8; 4] = [9, 10, 17, 7];

impl Quiz<'_> {
    fn word(&self, key: &str) -> Result<&str> {
        self.words.get(key)
    }

    /// Waits for the heading of a step or a page.
    pub(crate) async fn is_at(&self, heading: &str) -> Result<()> {
        self.visitor.find(&[("heading", self.word(heading)?)]).await.map(drop)
    }

    /// Continues to the next step.
    pub(crate) async fn go_on(&self) -> Result<()> {
        self.visitor.press(&[("button", self.word("frame_continue")?)]).await
    }

    /// Chooses one answer of a question.
    pub(crate) async fn choose(&self, question: &str, answer: &str) -> Result<()> {
        let path = [("group", self.word(question)?), ("radio", self.word(answer)?)];
        self.visitor.choose(&path).await
    }

    /// Ticks a box.
    pub(crate) async fn tick(&self, label: &str) -> Result<()> {
        self.visitor.choose(&[("checkbox", self.word(label)?)]).await
    }

    /// Answers step 1 with the distance as typed, and continues.
    pub(crate) async fn running(&self, distance: &str, days: &str) -> Result<()> {
        self.is_at("step_running").await?;
        let field = [("textbox", self.word("running_distance")?)];
        self.visitor.type_into(&field, distance).await?;
        let days = [("group", self.word("running_days")?), ("radio", days)];
        self.visitor.choose(&days).await?;
        self.go_on().await
    }

    /// Answers step 2 with no race or with these, and continues.
    pub(crate) async fn races(&self, races: &[RaceEntry<'_>]) -> Result<()> {
        self.is_at("step_races").await?;
        let answer = if races.is_empty() { "races_none" } else { "races_some" };
        self.visitor.press(&[("button", self.word(answer)?)]).await?;
        if races.is_empty() {
            return Ok(());
        }
        for (index, race) in races.iter().enumerate() {
            if index > 0 {
                self.visitor.press(&[("button", self.word("races_add")?)]).await?;
            }
            self.race(index + 1, *race).await?;
        }
        self.go_on().await
    }

    /// Fills one card of step 2, by its number. A second one begins with the first one's answers.
    pub(crate) async fn race(&self, number: usize, race: RaceEntry<'_>) -> Result<()> {
        let card = self.words.fill("races_number", &[("number", &number.to_string())])?;
        let card = ("group", card.as_str());
        let distance = ["races_distance_", race.distance].concat();
        let path =
            [card, ("group", self.word("races_distance")?), ("radio", self.word(&distance)?)];
        self.visitor.settle_on(&path).await?;
        if let Some(own) = race.own {
            let unit = self.word("unit_in_mi")?;
            let label = self.words.fill("races_own_distance", &[("unit", unit)])?;
            self.visitor.type_into(&[card, ("textbox", &label)], own).await?;
        }
        let parts = ["date_day", "date_month", "date_year"].into_iter().zip(race.date);
        for (part, text) in parts.filter(|(_, text)| !text.is_empty()) {
            let path = [card, ("group", self.word("races_day")?), ("textbox", self.word(part)?)];
            self.visitor.type_into(&path, text).await?;
        }
        let priority = ["races_priority_", race.priority].concat();
        let path =
            [card, ("group", self.word("races_priority")?), ("radio", self.word(&priority)?)];
        self.visitor.settle_on(&path).await?;
        if let Some(name) = race.name {
            self.visitor.type_into(&[card, ("textbox", self.word("races_name")?)], name).await?;
        }
        Ok(())
    }

    /// Answers step 3 with nothing, or with one area, side and severity, and continues.
    pub(crate) async fn areas(&self, area: Option<(&str, &str, &str)>) -> Result<()> {
        self.is_at("step_areas").await?;
        match area {
            None => return self.visitor.press(&[("button", self.word("areas_none")?)]).await,
            Some((area, side, strength)) => {
                let area = ["area_", area].concat();
                self.tick(&area).await?;
                let filled = [("area", self.word(&area)?)];
                let which = self.words.fill("areas_side", &filled)?;
                let side = self.word(side)?;
                self.visitor.choose(&[("group", &which), ("radio", side)]).await?;
                let much = self.words.fill("areas_severity", &filled)?;
                self.visitor.choose(&[("group", &much), ("radio", strength)]).await?;
            }
        }
        self.go_on().await
    }

    /// Answers step 4 without any health condition, in four presses, and continues.
    pub(crate) async fn healthy(&self) -> Result<()> {
        self.nothing_ticked().await?;
        self.go_on().await
    }

    /// Says that nothing of the lists applies.
    pub(crate) async fn nothing_ticked(&self) -> Result<()> {
        self.is_at("step_safety").await?;
        for lines in LISTS {
            self.none_of(lines).await?;
        }
        Ok(())
    }

    /// Answers the list with this many lines with none; no two lists have the same number.
    pub(crate) async fn none_of(&self, lines: u8) -> Result<()> {
        let none = self.words.fill("safety_none", &[("count", &lines.to_string())])?;
        self.visitor.choose(&[("radio", &none)]).await
    }

    /// Answers a list with yes, which opens its boxes.
    pub(crate) async fn any_of(&self, list: &str) -> Result<()> {
        let question = self.word(&["safety_", list].concat())?;
        self.visitor.choose(&[("group", question), ("radio", self.word("safety_any")?)]).await
    }

    /// Answers step 5 with these weekdays or any, and the last massage.
    pub(crate) async fn availability(&self, weekdays: &[u8], last: &str) -> Result<()> {
        self.is_at("step_availability").await?;
        if weekdays.is_empty() {
            self.visitor.press(&[("button", self.word("availability_any_day")?)]).await?;
        }
        for day in weekdays {
            self.tick(&format!("weekday_long_{day}")).await?;
        }
        self.choose("availability_last", last).await
    }

    /// Confirms every step of a prefilled quiz.
    pub(crate) async fn confirmed(&self) -> Result<()> {
        for step in ["step_running", "step_races", "step_areas"] {
            self.is_at(step).await?;
            self.go_on().await?;
        }
        self.healthy().await?;
        self.show_plan().await
    }

    /// Asks for the plan in step 5 and waits for it.
    pub(crate) async fn show_plan(&self) -> Result<()> {
        self.is_at("step_availability").await?;
        self.visitor.press(&[("button", self.word("frame_show_plan")?)]).await?;
        self.is_shown().await
    }

    /// Waits for the plan or the referral.
    pub(crate) async fn is_shown(&self) -> Result<()> {
        let visitor = &self.visitor;
        let is_result = async || Ok(visitor.ask("state", Json::Null).await? == "result");
        visitor.wait("a result", is_result).await
    }
}
