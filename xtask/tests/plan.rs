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
