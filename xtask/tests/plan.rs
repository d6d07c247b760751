//! Drives the command as another program would.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

const REQUEST: &str = r#"{"today":"2026-03-02","weeklyDistance":30,"runDays":4,"adult":true,"availableWeekdays":[1,3]}"#;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("plan").args(arguments);
    command
}

#[test]
fn a_line_is_answered_before_the_next_one_is_asked() {
    let mut child =
        command(&["--lines"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for (question, status) in [(REQUEST, "plan"), ("garbage", "invalid"), (REQUEST, "plan")] {
        writeln!(questions, "{question}").unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.starts_with(&format!(r#"{{"status":"{status}","#)), "{answer}");
    }
    drop(questions);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_file_and_the_standard_input_give_the_same_answer() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("request.json");
    fs::write(&file, REQUEST).unwrap();
    let from_file = command(&["--file", file.to_str().unwrap()]).output().unwrap();
    let from_input = command(&[]).stdin(fs::File::open(&file).unwrap()).output().unwrap();
    assert!(from_file.status.success() && from_input.status.success());
    assert!(from_file.stdout.starts_with(br#"{"status":"plan","#));
    assert_eq!(from_file.stdout, from_input.stdout);
}

#[test]
fn no_line_gives_no_answer() {
    let output = command(&["--lines"]).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success() && output.stdout.is_empty());
}

#[test]
fn the_calendar_of_a_session_is_printed() {
    let ask = |key: &str| {
        let mut child = command(&["--options", key])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut question = child.stdin.take().unwrap();
        // Nobody reads it where the key is none.
        let _ = writeln!(question, "{REQUEST}");
        drop(question);
        child.wait_with_output().unwrap()
    };
    let output = ask("reg:2026-03-09");
    assert!(output.status.success());
    let first = r#"[{"date":"2026-03-02","verdict":"refused","rule":"notice"},{"date":"2026-03-03","verdict":"note","rule":"weekday"}"#;
    assert!(output.stdout.starts_with(first.as_bytes()), "{:?}", str::from_utf8(&output.stdout));
    assert!(!ask("reg:tomorrow").status.success());
}
