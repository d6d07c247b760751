//! `cargo xtask verify`: compares a release, in a folder or on a website, with a list of hashes.

mod target;

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    dist::{self, is_double},
    integrity,
    verify::target::{Answer, Target},
    wasm::Build,
};

/// The list of a release: the name of each file with the hash of its content.
type List = BTreeMap<String, String>;

/// The file with the list.
const LIST: &str = "integrity.json";

/// Compares a folder or an address with its own list, or with that of a release that is built for it;
/// fails if anything differs.
pub(crate) fn verify(target: &str, is_rebuilt: bool) -> Result<()> {
    let target = Target::read(target)?;
    let (list, text) = if is_rebuilt {
        let folder = dist::dist(Build::release(false))?;
        let text = fs::read(folder.join(LIST))?;
        (parsed(&text)?, Some(text))
    } else {
        (own_list(&target)?, None)
    };
    let mut problems = problems(&target, &list)?;
    if let Some(text) = text {
        problems.extend(compared(&target, LIST, &integrity::sha384(&text))?);
    }
    for problem in &problems {
        println!("verify: {problem}");
    }
    ensure!(problems.is_empty(), "{target}: {} of {} files", problems.len(), list.len());
    println!("verify: {target}: all {} files are those of the release", list.len());
    if matches!(target, Target::Web(_)) {
        println!("verify: files that are there too much cannot be seen from outside");
    }
    Ok(())
}

/// The list beside the files.
fn own_list(target: &Target) -> Result<List> {
    match target.get(LIST)? {
        Answer::Missing(why) => {
            bail!("{target} has no {LIST} ({why}); is it the planner's folder?")
        }
        Answer::There { bytes, .. } if is_page(&bytes) => {
            bail!("{target} answers with a web page instead of {LIST}; is it the planner's folder?")
        }
        Answer::There { bytes, .. } => parsed(&bytes),
    }
}

fn parsed(text: &[u8]) -> Result<List> {
    let list: List = serde_json::from_slice(text).with_context(|| format!("{LIST} is damaged"))?;
    ensure!(!list.is_empty(), "{LIST} names no file");
    Ok(list)
}

/// What is different, missing, or there too much, one sentence each.
fn problems(target: &Target, list: &List) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for (name, hash) in list {
        problems.extend(compared(target, name, hash)?);
    }
    if let Target::Folder(folder) = target {
        for name in dist::files(folder)? {
            let original = if is_double(&name) { name.get(..name.len() - 3) } else { None };
            if let Some(hash) = original.and_then(|original| list.get(original)) {
                problems.extend(target::double(folder, &name, hash)?);
            } else if name != LIST && !list.contains_key(&name) && original != Some(LIST) {
                problems.push(format!("{name} is there too much: the release has no such file"));
            }
        }
    }
    Ok(problems)
}

/// What is wrong with one file.
fn compared(target: &Target, name: &str, hash: &str) -> Result<Option<String>> {
    Ok(match target.get(name)? {
        Answer::Missing(why) => Some(format!("{name} is missing ({why})")),
        Answer::There { bytes, .. } if integrity::sha384(&bytes) != hash => {
            let is_html = has_end(name, "html");
            Some(if is_page(&bytes) && !is_html {
                format!("{name} is missing: the server answers with a web page instead")
            } else {
                format!("{name} differs: it is not the file of the release, or was changed")
            })
        }
        Answer::There { mime: Some(mime), .. } => wrong_type(name, &mime),
        Answer::There { mime: None, .. } => None,
    })
}

/// Whether a server has answered with a web page, such as "Not found": these begin with `<!` or
/// `<html`.
fn is_page(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    text.starts_with(b"<!")
        || text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"<html"))
}

fn has_end(name: &str, end: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending == end)
}

/// Browsers start no script of another type, and compile wasm of another type only once all of it is
/// there.
fn wrong_type(name: &str, mime: &str) -> Option<String> {
    let kind = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (wanted, effect): (&[&str], _) = if has_end(name, "js") {
        (&["text/javascript", "application/javascript"], "the planner does not start")
    } else if has_end(name, "wasm") {
        (&["application/wasm"], "the planner starts later")
    } else {
        return None;
    };
    let wanted_first = wanted.first()?;
    (!wanted.contains(&&*kind)).then(|| {
        let kind = if kind.is_empty() { "without a type".to_owned() } else { format!("as {kind}") };
        format!("{name} is sent {kind} instead of {wanted_first}, so {effect}: see docs/hosting.md")
    })
}

#[cfg(test)]
mod tests;
