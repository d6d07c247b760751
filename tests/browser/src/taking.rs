//! Exporting the plan: every fallback (D-19) forced, with its message.

use anyhow::{Context, Result, ensure};
use recovery_calculator::text::calendar_links::OnlineCalendar;
use serde_json::{Value as Json, json};

use crate::quiz::Quiz;

/// Answers that lead to a plan of several sessions with two races.
fn answers() -> Json {
    json!({
        "weeklyDistance": 40,
        "runDays": 4,
        "races": [
            { "date": "2026-04-18", "distance": "half", "priority": "A", "name": "Spring; half, run" },
            { "date": "2026-05-10", "distance": "10k", "priority": "B" },
        ],
        "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
        "availableWeekdays": [2, 4, 6],
        "firstMassageEver": true,
    })
}

/// Shows the plan of those answers, with the system's services replaced by recorders.
async fn planned(quiz: &Quiz<'_>) -> Result<Json> {
    quiz.is_at("step_running").await?;
    quiz.visitor.force(json!({ "share": "none", "clipboard": "works" })).await?;
    quiz.visitor.ask("give", answers()).await?;
    quiz.confirmed().await?;
    let plan = quiz.visitor.ask("plan", Json::Null).await?;
    let sessions = plan.get("sessions").and_then(Json::as_array).context("no sessions")?;
    ensure!(sessions.len() > 2, "only {} sessions, too few for this test", sessions.len());
    Ok(plan)
}

fn sessions(plan: &Json) -> Vec<&Json> {
    plan.get("sessions").and_then(Json::as_array).into_iter().flatten().collect()
}

fn word<'a>(json: &'a Json, key: &str) -> &'a str {
    json.get(key).and_then(Json::as_str).unwrap_or_default()
}

/// A list that `forced.js` records, once it has this many entries.
async fn seen(quiz: &Quiz<'_>, list: &str, count: usize) -> Result<Vec<Json>> {
    let visitor = &quiz.visitor;
    let read = async || {
        let seen = visitor.ask("seen", Json::Null).await?;
        Ok::<_, anyhow::Error>(seen.get(list).and_then(Json::as_array).cloned().unwrap_or_default())
    };
    visitor.wait(&format!("{count} {list}"), async || Ok(read().await?.len() >= count)).await?;
    let found = read().await?;
    ensure!(found.len() == count, "{} {list}: {found:?}", found.len());
    Ok(found)
}

/// The last message, on screen and to screen readers.
async fn hears(quiz: &Quiz<'_>, text: &str) -> Result<()> {
    let visitor = &quiz.visitor;
    let is_said = async || Ok(visitor.ask("status", Json::Null).await? == json!(text));
    visitor.wait(text, is_said).await
}

/// Events of one name since the page was opened, as `format method ok`, or only the method.
async fn told(quiz: &Quiz<'_>, name: &str) -> Result<Vec<String>> {
    let seen = quiz.visitor.ask("seen", Json::Null).await?;
    let events = seen.get("events").and_then(Json::as_array).cloned().unwrap_or_default();
    let ours = events.iter().filter(|event| word(event, "name") == name);
    let line = |event: &Json| {
        let keys = ["format", "method", "ok"].iter().filter_map(|key| event.get(key));
        let texts = keys.map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        texts.collect::<Vec<_>>().join(" ")
    };
    Ok(ours.map(line).collect())
}

async fn press(quiz: &Quiz<'_>, key: &str) -> Result<()> {
    quiz.visitor.press(&[("button", quiz.words.get(key)?)]).await
}

async fn open(quiz: &Quiz<'_>, key: &str) -> Result<()> {
    quiz.visitor.press(&[("disclosure", quiz.words.get(key)?)]).await
}

/// The values of a property in an iCalendar text, in order.
fn values<'a>(text: &'a str, property: &str) -> Vec<&'a str> {
    text.lines().filter_map(|line| line.trim_end().strip_prefix(property)).collect()
}

fn days(plan: &Json) -> Vec<String> {
    sessions(plan).iter().map(|session| word(session, "date").replace('-', "")).collect()
}

/// Uses the system's share sheet where it accepts calendar files, else a download; the dates are
/// the plan's in every time zone, and a later file has the same events with a higher sequence.
pub(crate) async fn a_calendar_file(quiz: &Quiz<'_>) -> Result<()> {
    let plan = planned(quiz).await?;
    let fetched = quiz.visitor.ask("fetched", Json::Null).await?;
    let count = sessions(&plan).len();
    let number = count.to_string();
    let save = quiz.words.fill("take_save.other", &[("count", &number)])?;
    let saved = quiz.words.get("said_calendar")?.to_owned();
    quiz.visitor.ask("unfold", Json::Null).await?;
    quiz.visitor.clear(&[("checkbox", quiz.words.get("take_races")?)]).await?;
    quiz.visitor.press(&[("button", &save)]).await?;
    hears(quiz, &saved).await?;
    quiz.visitor.sees(&saved).await?;
    let file = seen(quiz, "saved", 1).await?.remove(0);
    ensure!(word(&file, "type") == "text/calendar" && word(&file, "target").is_empty(), "{file}");
    ensure!(word(&file, "name") == quiz.words.get("take_file_name")?, "{file}");
    let first = word(&file, "text").to_owned();
    ensure!(values(&first, "DTSTART;VALUE=DATE:") == days(&plan), "{first}");
    let tells = |text: &str| text.replace("\r\n ", "").contains("calf");
    ensure!(!tells(&first), "the calendar contains health unasked: {first}");

    quiz.visitor.force(json!({ "share": "files" })).await?;
    quiz.visitor.choose(&[("checkbox", quiz.words.get("take_health")?)]).await?;
    quiz.visitor.press(&[("button", &save)]).await?;
    let shared = seen(quiz, "shared", 1).await?.remove(0);
    let file = shared.pointer("/files/0").context("no file")?;
    ensure!(word(file, "type") == "text/calendar", "{file}");
    let second = word(file, "text").to_owned();
    ensure!(tells(&second.to_lowercase()), "requested, but missing: {second}");
    ensure!(values(&first, "UID:") == values(&second, "UID:"), "{first}\n{second}");
    let sequence = |text: &str| -> Result<u64> {
        Ok(values(text, "SEQUENCE:").first().context("no sequence")?.parse()?)
    };
    ensure!(sequence(&second)? > sequence(&first)?, "{first}\n{second}");

    for (share, method) in [("closed", "share"), ("refused", "share")] {
        quiz.visitor.force(json!({ "share": share })).await?;
        quiz.visitor.press(&[("button", &save)]).await?;
        // As in a frame without permission to share: the file is saved instead.
        let said = if share == "closed" { "" } else { &saved };
        hears(quiz, said).await?;
        ensure!(
            told(quiz, "rcv-export").await?.iter().any(|line| line.contains(method)),
            "{share}"
        );
    }
    let expected =
        ["download true", "share true", "share true", "share true", "share false", "download true"];
    let expected: Vec<String> = expected.iter().map(|end| ["ics ", end].concat()).collect();
    ensure!(told(quiz, "rcv-export").await? == expected, "{:?}", told(quiz, "rcv-export").await?);

    // The page may handle it itself: then no sheet opens and nothing is saved.
    quiz.visitor.force(json!({ "share": "files", "cancelled": ["rcv-export"] })).await?;
    quiz.visitor.press(&[("button", &save)]).await?;
    quiz.visitor.force(json!({ "share": "none", "cancelled": ["rcv-export"] })).await?;
    quiz.visitor.press(&[("button", &save)]).await?;
    ensure!(told(quiz, "rcv-export").await?.len() == expected.len() + 2, "a page is not asked");
    seen(quiz, "shared", 1).await?;
    seen(quiz, "saved", 2).await?;
    ensure!(quiz.visitor.ask("fetched", Json::Null).await? == fetched, "something was fetched");
    Ok(())
}

/// After a change, and after a reload, the next file updates the same events and cancels removed
/// ones.
pub(crate) async fn a_later_file(quiz: &Quiz<'_>) -> Result<()> {
    let plan = planned(quiz).await?;
    let export = async || -> Result<String> {
        let file = quiz.visitor.ask("export", Json::Null).await?;
        Ok(file.as_str().context("no file")?.to_owned())
    };
    let before = export().await?;
    let moved = sessions(&plan).get(1).map(|session| word(session, "date").to_owned());
    // The first race is past and removed, and a session has another date.
    let races = answers().pointer("/races/1").cloned();
    quiz.visitor.ask("give", json!({ "unavailableDates": [moved], "races": [races] })).await?;
    quiz.visitor
        .wait("another plan", async || Ok(quiz.visitor.ask("plan", Json::Null).await? != plan))
        .await?;
    let after = export().await?;
    let uids = values(&after, "UID:");
    for uid in values(&before, "UID:") {
        ensure!(uids.contains(&uid), "{uid} is neither updated nor cancelled: {after}");
    }
    ensure!(!before.contains("CANCELLED") && after.contains("STATUS:CANCELLED"), "{after}");
    let gone = values(&after, "STATUS:").iter().filter(|it| **it == "CANCELLED").count();
    // Its key is stored, so that a later visit cancels it too.
    quiz.visitor.reload().await?;
    quiz.visitor.force(json!({ "share": "none", "clipboard": "works" })).await?;
    quiz.visitor.press(&[("button", quiz.words.get("kept_details")?)]).await?;
    quiz.nothing_ticked().await?;
    quiz.visitor.press(&[("button", quiz.words.get("frame_show_plan")?)]).await?;
    quiz.is_shown().await?;
    let again = export().await?;
    ensure!(uids == values(&again, "UID:"), "{after}\n{again}");
    let gone_again = values(&again, "STATUS:").iter().filter(|it| **it == "CANCELLED").count();
    ensure!(gone_again == gone, "{after}\n{again}");
    Ok(())
}

/// Google's and Outlook's links: made when pressed, with the clinic's name and the date only.
pub(crate) async fn single_events(quiz: &Quiz<'_>) -> Result<()> {
    let plan = planned(quiz).await?;
    let links = quiz.visitor.ask("links", Json::Null).await?.to_string();
    ensure!(!links.contains("google") && !links.contains("outlook"), "made too early: {links}");
    let session = *sessions(&plan).first().context("no session")?;
    let title = quiz.words.get("calendar_summary")?;
    let title = title.split('{').next().unwrap_or_default().trim_end();
    open(quiz, "session_details").await?;
    for (index, calendar) in OnlineCalendar::ALL.into_iter().enumerate() {
        let name = quiz.words.get(&["take_event_", calendar.code()].concat())?;
        let card = quiz.visitor.ask("articles", Json::Null).await?;
        let card = card.get(0).map(|card| word(card, "name").to_owned()).context("no card")?;
        quiz.visitor.press(&[("article", &card), ("button", name)]).await?;
        let opened = seen(quiz, "opened", index + 1).await?.pop().context("nothing opened")?;
        let url = opened.get(0).and_then(Json::as_str).unwrap_or_default();
        let day = word(session, "date");
        let is_ours = url.contains(day) || url.contains(&day.replace('-', ""));
        ensure!(is_ours && url.contains(&title.replace(' ', "%20")), "{url}");
        ensure!(!url.contains("calf") && !url.contains("description"), "{url}");
        ensure!(opened.get(2) == Some(&json!("noopener")), "{opened}");
    }
    ensure!(told(quiz, "rcv-export").await? == ["ics google true", "ics outlook true"]);
    Ok(())
}

/// Copy, share as text, e-mail: each with the clipboard or the share sheet working, refused and
/// missing.
pub(crate) async fn words(quiz: &Quiz<'_>) -> Result<()> {
    planned(quiz).await?;
    open(quiz, "take_send_heading").await?;
    press(quiz, "take_copy").await?;
    hears(quiz, quiz.words.get("said_copied")?).await?;
    let copied = seen(quiz, "copied", 1).await?.remove(0);
    let text = copied.as_str().context("no text")?.to_owned();
    ensure!(text.contains("Spring; half, run") && text.contains("2026"), "{text}");

    quiz.visitor.force(json!({ "share": "text" })).await?;
    press(quiz, "take_text").await?;
    hears(quiz, quiz.words.get("said_shared")?).await?;
    let shared = seen(quiz, "shared", 1).await?.remove(0);
    ensure!(word(&shared, "text") == text, "{shared}");

    for clipboard in ["refused", "none"] {
        quiz.visitor.force(json!({ "share": "none", "clipboard": clipboard })).await?;
        press(quiz, "take_text").await?;
        hears(quiz, quiz.words.get("said_by_hand")?).await?;
        quiz.visitor
            .wait("the text, selected", async || {
                let at = quiz.visitor.ask("selected", Json::Null).await?;
                let is_whole = at.get("length") == Some(&json!(text.encode_utf16().count()));
                Ok(word(&at, "value") == text && is_whole)
            })
            .await?;
        press(quiz, "take_copy").await?;
        hears(quiz, quiz.words.get("said_by_hand")?).await?;
    }

    let mail = quiz.words.get("take_email")?;
    quiz.visitor.press(&[("link", mail)]).await?;
    hears(quiz, quiz.words.get("said_email")?).await?;
    let opened = seen(quiz, "opened", 1).await?.remove(0);
    let link = opened.get(0).and_then(Json::as_str).unwrap_or_default();
    ensure!(link.starts_with("mailto:?subject=") && link.len() <= 1600, "{link}");
    ensure!(!link.contains('+'), "a plus is no blank in a mailto: {link}");
    let exports = told(quiz, "rcv-export").await?;
    let failed = ["text clipboard true", "text clipboard false"];
    let expected = [&["text clipboard true"][..], &failed, &failed, &["text email true"]].concat();
    ensure!(exports == expected, "{exports:?}");
    ensure!(told(quiz, "rcv-share").await? == ["text", "text", "text"]);
    Ok(())
}

/// In-app browsers offer what works there; LINE can open the system browser.
pub(crate) async fn inside_other_apps(quiz: &Quiz<'_>) -> Result<()> {
    planned(quiz).await?;
    open(quiz, "take_send_heading").await?;
    let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
    let agents = [
        (format!("{iphone} (KHTML, like Gecko) Mobile/15E148 Instagram 300.0"), "take_in_app"),
        (format!("{iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/400.0]"), "take_in_app"),
        (format!("{iphone} (KHTML, like Gecko) Mobile/15E148 Safari Line/14.0"), "take_in_app"),
        (format!("{iphone} (KHTML, like Gecko) CriOS/126.0 Safari/604.1"), "take_other_ios"),
    ];
    for (index, (agent, note)) in agents.iter().enumerate() {
        quiz.visitor.force(json!({ "agent": agent })).await?;
        // Any attribute: the element checks its environment again.
        let level = ["3", "4"].get(index % 2).context("no level")?;
        quiz.visitor.ask("attribute", json!(["heading-level", level])).await?;
        quiz.visitor.sees(quiz.words.get(note)?).await?;
        quiz.visitor.ask("unfold", Json::Null).await?;
        let saves = quiz.visitor.ask("names", json!("checkbox")).await?.to_string();
        let has_file = saves.contains(quiz.words.get("take_races")?);
        ensure!(has_file == (*note == "take_other_ios"), "{agent}: {saves}");
        let links = quiz.visitor.ask("links", Json::Null).await?.to_string();
        ensure!(links.contains("openExternalBrowser=1") == agent.contains("Line/"), "{links}");
        quiz.visitor.find(&[("button", quiz.words.get("take_copy")?)]).await?;
    }
    Ok(())
}

/// A plain link for each session and one for the plan; the page receives the event and may handle
/// it itself.
pub(crate) async fn booking(quiz: &Quiz<'_>) -> Result<()> {
    let plan = planned(quiz).await?;
    let count = sessions(&plan).len();
    quiz.visitor.ask("unfold", Json::Null).await?;
    let whole = quiz.words.fill("take_send.other", &[("count", &count.to_string())])?;
    let links = quiz.visitor.ask("links", Json::Null).await?;
    let links: Vec<&Json> = links.as_array().into_iter().flatten().collect();
    let books = links.iter().filter(|link| word(link, "href").starts_with("mailto:book@"));
    ensure!(books.clone().count() == count + 1, "{links:?}");
    ensure!(books.clone().all(|link| word(link, "rel") == "noopener"), "{links:?}");
    ensure!(books.clone().all(|link| word(link, "target") == "_blank"), "{links:?}");
    ensure!(books.clone().all(|link| !word(link, "href").contains("calf")), "{links:?}");
    quiz.visitor.press(&[("link", &whole)]).await?;
    let opened = seen(quiz, "opened", 1).await?.remove(0);
    let url = opened.get(0).and_then(Json::as_str).unwrap_or_default().to_owned();
    // Dates in the subject, and one line a session in the body.
    ensure!(url.matches("%202026%3A").count() == count, "{url}");
    quiz.visitor.force(json!({ "cancelled": ["rcv-book"] })).await?;
    quiz.visitor.press(&[("link", &whole)]).await?;
    seen(quiz, "opened", 1).await?;
    let events = quiz.visitor.ask("seen", Json::Null).await?;
    let events = events.get("events").and_then(Json::as_array).context("no events")?;
    let books = events.iter().filter(|event| word(event, "name") == "rcv-book");
    ensure!(books.clone().count() == 2, "{events:?}");
    let first = *sessions(&plan).first().context("no session")?;
    ensure!(books.clone().all(|event| word(event, "date") == word(first, "date")), "{events:?}");
    ensure!(books.clone().all(|event| word(event, "url") == url), "{events:?}");
    Ok(())
}
