//! Answers plan requests on the command line: a single one, or one a line.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    path::Path,
};

use anyhow::{Context, Result};
use recovery_calculator::plan::{
    acts::SessionKey, json, request::Request, result::PlanResult, settle,
};

/// What is asked of a request.
#[derive(Clone, Copy)]
pub(crate) enum Question {
    Plan,
    /// What each day of the calendar is to the session with this key.
    Options(SessionKey),
}

/// Reads from the file or the standard input, and answers on the standard output.
pub(crate) fn run(file: Option<&Path>, is_lines: bool, question: Question) -> Result<()> {
    let input: Box<dyn Read> = match file {
        Some(path) => {
            Box::new(File::open(path).with_context(|| format!("cannot read {}", path.display()))?)
        }
        None => Box::new(io::stdin().lock()),
    };
    let output = io::stdout().lock();
    if is_lines {
        answer_lines(input, output, question)
    } else {
        answer_one(input, output, question)
    }
}

fn answer_one(mut input: impl Read, mut output: impl Write, question: Question) -> Result<()> {
    let mut text = Vec::new();
    input.read_to_end(&mut text)?;
    writeln!(output, "{}", answer(&text, question))?;
    Ok(output.flush()?)
}

/// Answers line by line, in order.
fn answer_lines(input: impl Read, output: impl Write, question: Question) -> Result<()> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut output = BufWriter::with_capacity(1 << 16, output);
    let mut line = Vec::new();
    loop {
        if input.buffer().is_empty() {
            // A caller in line mode waits for each answer before it sends the next request.
            output.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(output.flush()?);
        }
        output.write_all(answer(&line, question).as_bytes())?;
        output.write_all(b"\n")?;
    }
}

/// The plan as JSON; input that is no JSON object gives `bad_json`. A request with faults has no
/// days.
fn answer(text: &[u8], question: Question) -> String {
    let tree = str::from_utf8(text).ok().and_then(json::read);
    match question {
        Question::Plan => json::write(&PlanResult::for_json(tree.as_ref())),
        Question::Options(key) => {
            let request = tree.as_ref().and_then(Request::from_json);
            let days = request.map(|request| settle::options(&request, key));
            json::write_options(&days.unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests;
