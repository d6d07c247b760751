//! Checks the size of each file of the release against its budget, and breaks the wasm down by
//! crate.

mod shares;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{dist, pack, size::shares::shares, wasm::Build};

/// The budget of a file as a page loads it, in bytes of brotli 11.
struct Budget {
    /// The beginning and the end of the file's name.
    name: (&'static str, &'static str),
    /// The limit: the current size plus a small margin.
    most: usize,
    /// The size to reach.
    wanted: usize,
}

const BUDGETS: [Budget; 3] = [
    Budget { name: ("recovery-calculator.js", ""), most: 19_085, wanted: 16_000 },
    Budget { name: ("recovery-calculator.", ".wasm"), most: 289_936, wanted: 170_000 },
    Budget { name: ("locales/en.", ".json"), most: 16_224, wanted: 12_000 },
];

/// The total up to the first plan.
const ALL: Budget = Budget { name: ("all that a page loads", ""), most: 324_795, wanted: 195_000 };

/// Prints the table; fails if a file is over its budget.
pub(crate) fn report(folder: &Path) -> Result<()> {
    println!(
        "{:<48} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "raw", "gzip", "brotli", "budget", "wanted"
    );
    let mut over = Vec::new();
    let mut sum = Sizes::default();
    for name in dist::files(folder)?.iter().filter(|name| !dist::is_double(name)) {
        let budget = BUDGETS.iter().find(|budget| {
            let (start, end) = budget.name;
            name.starts_with(start) && name.ends_with(end)
        });
        let sizes = Sizes::of(&fs::read(folder.join(name))?)?;
        sizes.print(name, budget);
        if let Some(budget) = budget {
            sum.add(&sizes);
            over.extend((sizes.brotli > budget.most).then(|| name.clone()));
        }
    }
    sum.print(ALL.name.0, Some(&ALL));
    over.extend((sum.brotli > ALL.most).then(|| ALL.name.0.to_owned()));
    let shares = shares(&fs::read(dist::named())?)?;
    print_shares(&shares);
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

/// The size of a file, uncompressed and compressed.
#[derive(Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    fn of(bytes: &[u8]) -> Result<Self> {
        let (gzip, brotli) = (pack::gzip(bytes)?.len(), pack::brotli(bytes)?.len());
        Ok(Self { raw: bytes.len(), gzip, brotli })
    }

    fn add(&mut self, other: &Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }

    fn print(&self, name: &str, budget: Option<&Budget>) {
        let Self { raw, gzip, brotli } = self;
        let limits = budget
            .map(|budget| format!(" {:>8} {:>8}", budget.most, budget.wanted))
            .unwrap_or_default();
        println!("{name:<48} {raw:>8} {gzip:>8} {brotli:>8}{limits}");
    }
}

fn print_shares(shares: &BTreeMap<String, usize>) {
    let mut rows: Vec<_> = shares.iter().collect();
    rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(**bytes));
    let all: usize = shares.values().sum();
    println!(
        "\nof the wasm, raw, by crate (a copy of generic code counts for the crate it is of):"
    );
    for (name, bytes) in rows.iter().take(12) {
        println!("{name:<24} {bytes:>8} {:>5.1} %", percent(**bytes, all));
    }
    let rest: usize = rows.iter().skip(12).map(|(_, bytes)| **bytes).sum();
    println!("{:<24} {rest:>8} {:>5.1} %", "the rest", percent(rest, all));
}

#[expect(clippy::cast_precision_loss, reason = "sizes of files, to one decimal")]
fn percent(part: usize, all: usize) -> f64 {
    part as f64 * 100.0 / all as f64
}

/// Builds the release and prints its sizes.
pub(crate) fn size(build: Build) -> Result<()> {
    let folder = dist::dist(build).context("there is no release to measure")?;
    report(&folder)
}
