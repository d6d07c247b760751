//! The project's commands: `cargo xtask serve`, `test`, `plan` and `dist`.

fn main() {}
