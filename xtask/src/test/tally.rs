//! Counts the tests of a command by the lines of Rust's test runner.

use std::{
    collections::BTreeMap,
    fmt,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use xshell::Cmd;

/// The test counts of a command, and its exit status.
#[derive(Debug, Default, Eq, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) ignored: u32,
    is_success: bool,
    kinds: BTreeMap<String, Counts>,
}

/// The tests of one kind.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Counts {
    passed: u32,
    failed: u32,
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Tally {
    /// Test counts by kind; the kind of a browser trial is its engine.
    pub(crate) const fn by_kind(&self) -> &BTreeMap<String, Counts> {
        &self.kinds
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }

    /// Whether the command succeeded without running a test.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_success && self.passed + self.failed + self.ignored == 0
    }

    /// An ignored test counts as failed, and so does a run without tests.
    pub(crate) fn is_good(&self) -> bool {
        self.is_success && self.passed > 0 && self.failed == 0 && self.ignored == 0
    }

    /// Parses a line such as `test result: ok. 3 passed; 0 failed; 0 ignored; …`, or `test
    /// [firefox] name ... ok`.
    fn read(&mut self, line: &str) {
        let ended = line.strip_prefix("test [").and_then(|line| line.split_once(']'));
        if let Some((kind, rest)) = ended {
            let counts = self.kinds.entry(kind.to_owned()).or_default();
            let has_passed = rest.trim_end().ends_with("ok");
            *(if has_passed { &mut counts.passed } else { &mut counts.failed }) += 1;
        }
        let Some((_, counts)) = line.split_once("test result: ") else { return };
        for part in counts.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what)) = (words.next(), words.next()) else { continue };
            let Ok(number) = number.parse::<u32>() else { continue };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.ignored > 0 {
            write!(out, ", {} ignored", self.ignored)?;
        }
        if !self.is_success {
            write!(out, ", ended with an error")?;
        }
        Ok(())
    }
}

/// Runs the command, and prints and counts its output.
pub(crate) fn run(command: Cmd<'_>) -> Result<Tally> {
    let name = command.to_string();
    let mut child = Command::from(command)
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let mut tally = Tally::default();
    let output = child.stdout.take().context("no output")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        tally.read(&line);
    }
    tally.is_success = child.wait()?.success();
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn summary_lines_are_counted() {
        let mut tally = Tally { is_success: true, ..Tally::default() };
        assert!(!tally.is_good(), "no test ran");
        tally.read("running 3 tests");
        tally.read("test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out");
        tally.read("\u{1b}[32mtest result: ok. 4 passed; 0 failed");
        assert!(tally.is_good());
        assert_eq!(tally.to_string(), "7 passed, 0 failed");
        tally.read("test [firefox]  a_plan            ... ok");
        tally.read("test [firefox]  another           ... FAILED");
        tally.read("test [webkit]   a_plan            ... ok");
        let kinds: Vec<_> =
            tally.by_kind().iter().map(|(name, counts)| format!("{name}: {counts}")).collect();
        assert_eq!(kinds, ["firefox: 1 passed, 1 failed", "webkit: 1 passed, 0 failed"]);
        tally.read("test result: FAILED. 0 passed; 2 failed; 1 ignored; 0 measured");
        assert!(!tally.is_good());
        assert_eq!(tally.to_string(), "7 passed, 2 failed, 1 ignored");
    }
}
