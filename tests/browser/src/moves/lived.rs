//! A plan on the screen beside the engine's own, told of the same acts.

use anyhow::{Context, Result, ensure};
use recovery_calculator::plan::result::DayOption;
use serde_json::{Value as Json, json};

use crate::{
    moves::{civil, options},
    quiz::Quiz,
    screen::outward,
};

/// The words of a text before its first placeholder.
pub(super) fn start<'a>(quiz: &'a Quiz<'_>, key: &str) -> Result<&'a str> {
    Ok(quiz.words.get(key)?.split('{').next().unwrap_or_default())
}

fn word(session: &Json, name: &str) -> Result<String> {
    let word = session.get(name).and_then(Json::as_str);
    word.map(str::to_owned).with_context(|| format!("no {name} in {session}"))
}

/// The key of a session.
pub(super) fn key(session: &Json) -> Result<String> {
    word(session, "key")
}

/// The date of a session.
pub(super) fn day(session: &Json) -> Result<String> {
    word(session, "date")
}

/// "Fri 17 Apr".
pub(super) fn short(quiz: &Quiz<'_>, date: &str) -> Result<String> {
    let (words, day) = (quiz.words, civil(date)?);
    let (_, month, number) = day.ymd();
    let weekday = words.get(&format!("weekday_short_{}", day.weekday().iso()))?;
    let month = words.get(&format!("month_short_{month}"))?;
    let values = [("weekday", weekday), ("day", &number.to_string()), ("month", month)];
    words.fill("date_short", &values)
}

/// What was asked for, and what became of it.
pub(super) struct Lived<'a, 'b> {
    quiz: &'a Quiz<'b>,
    request: Json,
    log: Vec<Json>,
    /// The request before the last act, its plan, and the acts of then.
    before: (Json, Json, Vec<Json>),
    plan: Json,
    /// The sessions on the screen.
    pub(super) sessions: Vec<Json>,
}

impl<'a, 'b> Lived<'a, 'b> {
    /// Shows the plan of these answers.
    pub(super) async fn begun(quiz: &'a Quiz<'b>, answers: Json) -> Result<Self> {
        quiz.is_at("step_running").await?;
        quiz.visitor.ask("give", answers.clone()).await?;
        quiz.confirmed().await?;
        let mut request = answers;
        put(&mut request, "today", json!("2026-03-02"));
        put(&mut request, "adult", json!(true));
        let plan = outward(&request)?;
        let mut lived = Self {
            quiz,
            request,
            log: vec![],
            before: (Json::Null, Json::Null, vec![]),
            plan,
            sessions: vec![],
        };
        lived.is_unchanged().await?;
        lived.sessions = sessions(&lived.plan);
        ensure!(lived.sessions.len() > 2, "only {} sessions", lived.sessions.len());
        Ok(lived)
    }

    async fn shown(&self) -> Result<Json> {
        self.quiz.visitor.ask("plan", Json::Null).await
    }

    /// The screen has the plan that is expected.
    pub(super) async fn is_unchanged(&self) -> Result<()> {
        let is_shown = async || Ok(self.shown().await? == self.plan);
        let waited = self.quiz.visitor.wait("the engine's plan", is_shown).await;
        let shown = self.shown().await?;
        waited.with_context(|| format!("the page has\n{shown}\nbut the engine\n{}", self.plan))
    }

    /// The day on which the page has the session now.
    pub(super) async fn day_of(&self, session: &Json) -> Result<String> {
        let (key, shown) = (key(session)?, sessions(&self.shown().await?));
        let now = shown.iter().find(|one| word(one, "key").is_ok_and(|other| other == key));
        day(now.with_context(|| format!("{key} is gone"))?)
    }

    /// Opens Change at a session.
    pub(super) async fn opens(&self, session: &Json) -> Result<()> {
        let day = short(self.quiz, &day(session)?)?;
        let name = self.quiz.words.fill("move_change_of", &[("day", &day)])?;
        self.quiz.visitor.press(&[("button", &name)]).await
    }

    /// What the engine is told now.
    fn told(&self) -> Json {
        let mut request = self.request.clone();
        let kept = |one: &Json| json!({ "key": one.get("key"), "date": one.get("date") });
        put(&mut request, "keep", self.sessions.iter().map(kept).collect());
        put(&mut request, "log", self.log.iter().cloned().collect());
        request
    }

    /// The options of a session, by the engine.
    pub(super) fn options(&self, session: &Json) -> Result<Vec<DayOption>> {
        options(&self.told(), &key(session)?)
    }

    /// After an act the page shows what the engine makes of it.
    pub(super) async fn did(&mut self, session: &Json, date: &str, state: &str) -> Result<()> {
        let key = key(session)?;
        self.remember();
        self.log.retain(|entry| entry.get("key") != Some(&json!(key)));
        self.log.push(json!({ "key": key, "date": date, "state": state }));
        self.is_settled().await
    }

    /// After days away the page shows what the engine makes of them.
    pub(super) async fn was_away(&mut self, days: &[String]) -> Result<()> {
        self.remember();
        put(&mut self.request, "unavailableDates", json!(days));
        self.is_settled().await
    }

    fn remember(&mut self) {
        self.before = (self.request.clone(), self.plan.clone(), self.log.clone());
    }

    async fn is_settled(&mut self) -> Result<()> {
        self.plan = outward(&self.told())?;
        self.is_unchanged().await?;
        ensure!(self.plan != self.before.1, "the act has changed nothing");
        self.sessions = sessions(&self.plan);
        Ok(())
    }

    /// Undo leaves the plan as it was, byte by byte.
    pub(super) async fn takes_back(&mut self) -> Result<()> {
        self.quiz.visitor.press(&[("button", self.quiz.words.get("fine_undo")?)]).await?;
        (self.request, self.plan, self.log) = self.before.clone();
        self.sessions = sessions(&self.plan);
        self.is_unchanged().await
    }

    /// The sessions before this day.
    pub(super) fn past(&self, today: &str) -> Result<Vec<Json>> {
        let today = civil(today)?;
        let is_past =
            |one: &&Json| day(one).and_then(|day| civil(&day)).is_ok_and(|day| day < today);
        Ok(self.sessions.iter().filter(is_past).cloned().collect())
    }

    /// A later day has come.
    pub(super) fn is_another_day(&mut self, today: &str) {
        // The areas were rated when the plan was made.
        let rated = self.request.get("today").cloned().unwrap_or_default();
        put(&mut self.request, "ratedOn", rated);
        put(&mut self.request, "today", json!(today));
    }
}

fn put(request: &mut Json, key: &str, value: Json) {
    if let Some(entries) = request.as_object_mut() {
        entries.insert(key.to_owned(), value);
    }
}

fn sessions(plan: &Json) -> Vec<Json> {
    plan.get("sessions").and_then(Json::as_array).cloned().unwrap_or_default()
}
