//! Which trials ran in which engines: a trial that did not run is not a success.

use std::{collections::BTreeMap, fmt};

use crate::{browser::Engine, clock::Measured, engines::Matrix, trials::Entry};

/// The names of trials by the engines that they ran in, and by those that they did not run in.
pub(crate) struct Ran<'a> {
    ran: BTreeMap<Vec<Engine>, Vec<&'a str>>,
    left_out: BTreeMap<Vec<Engine>, Vec<&'a str>>,
}

impl<'a> Ran<'a> {
    /// Collects them for these trials and the requested engines.
    pub(crate) fn new(entries: &'a [Entry], asked: &[Engine], measured: &[Measured]) -> Self {
        let mut it = Self { ran: BTreeMap::new(), left_out: BTreeMap::new() };
        for Entry { name, engines, .. } in entries {
            let has_run = |engine: &Engine| {
                measured.iter().any(|one| one.name == *name && one.engine == *engine)
            };
            let (ran, rest): (Vec<_>, Vec<_>) = asked.iter().partition(|engine| has_run(engine));
            let can = engines.of(Matrix::Every);
            let left_out: Vec<_> = rest.into_iter().filter(|engine| can.contains(engine)).collect();
            for (map, of) in [(&mut it.ran, ran), (&mut it.left_out, left_out)] {
                if !of.is_empty() {
                    map.entry(of).or_default().push(name);
                }
            }
        }
        it
    }
}

impl fmt::Display for Ran<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, map) in [("ran in", &self.ran), ("NOT run in", &self.left_out)] {
            for (engines, names) in map {
                let engines: Vec<_> = engines.iter().map(|engine| engine.name()).collect();
                writeln!(out, "{title} {} ({}):", engines.join(", "), names.len())?;
                write_list(out, names)?;
            }
        }
        if self.left_out.is_empty() {
            return write!(out, "no trial was left out in an engine that can do it");
        }
        write!(out, "`cargo xtask test --every` runs each trial in every engine that can do it")
    }
}

/// The names in lines of at most 100 characters.
fn write_list(out: &mut fmt::Formatter<'_>, names: &[&str]) -> fmt::Result {
    let mut line = String::from("  ");
    for name in names {
        if line.len() + name.len() > 100 && line.len() > 2 {
            writeln!(out, "{line}")?;
            line.truncate(2);
        }
        line.push_str(name);
        line.push(' ');
    }
    writeln!(out, "{}", line.trim_end())
}
