//! Packages of npm that browser tests run, each pinned and fetched once. Neither Node nor npm is
//! needed for it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::{
    integrity,
    setup::{find, install, tools},
};

/// A package: its version and what the registry says of its bytes change together.
struct Package {
    name: &'static str,
    version: &'static str,
    integrity: &'static str,
    /// What of it is used.
    files: &'static str,
}

const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    integrity: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    files: "package/axe.min.js",
};

const HTMX: Package = Package {
    name: "htmx.org",
    version: "4.0.1",
    integrity: "sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
    files: "package/dist/htmx.min.js",
};

const TURBO: Package = Package {
    name: "@hotwired/turbo",
    version: "8.0.23",
    integrity: "sha512-GZ7cijxEZ6Ig71u7rD6LHaRv/wcE/hNsc+nEfiWOkLNqUgLOwo5MNGWOy5ZV9ZUDSiQx1no7YxjTNnT4O6//cQ==",
    files: "package/dist/turbo.es2017-umd.js",
};

/// The last one with a file that a page can load without a bundler.
const REACT: Package = Package {
    name: "react",
    version: "18.3.1",
    integrity: "sha512-wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ==",
    files: "package/umd/react.production.min.js",
};

const REACT_DOM: Package = Package {
    name: "react-dom",
    version: "18.3.1",
    integrity: "sha512-5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw==",
    files: "package/umd/react-dom.production.min.js",
};

/// The last one that is JavaScript itself, so that a browser can run it.
const TYPESCRIPT: Package = Package {
    name: "typescript",
    version: "5.9.3",
    integrity: "sha512-jl1vZzPDinLr9eUt3J/t7V6FgNEw9QjvBPdysz9KfQDD41fQrC2Y4vKQdiaUpFT4bXlb1RHhLpp8wtm6M5TgSw==",
    files: "package/lib",
};

/// Where the packages lie, in a folder each; the site shows them under `/npm/`.
pub(crate) fn npm() -> PathBuf {
    tools().join("npm")
}

/// Brings all of them; the path of `axe.min.js`.
pub(crate) fn packages(shell: &Shell) -> Result<PathBuf> {
    for package in [AXE, HTMX, TURBO, REACT, REACT_DOM, TYPESCRIPT] {
        package.fetch(shell)?;
    }
    Ok(AXE.folder().join(AXE.files))
}

impl Package {
    /// Without the version: pages name it.
    fn folder(&self) -> PathBuf {
        npm().join(self.file_name())
    }

    /// A name with a scope has a slash.
    fn file_name(&self) -> &'static str {
        self.name.rsplit('/').next().unwrap_or(self.name)
    }

    fn fetch(&self, shell: &Shell) -> Result<()> {
        let folder = self.folder();
        let mark = folder.join(self.version);
        if mark.is_file() {
            return Ok(());
        }
        programs(shell)?;
        let (name, version, file) = (self.name, self.version, self.file_name());
        let address = format!("https://registry.npmjs.org/{name}/-/{file}-{version}.tgz");
        println!("setup: {address}");
        shell.remove_path(&folder)?;
        shell.create_dir(&folder)?;
        let packed = folder.join("packed.tgz");
        download(shell, &address, &packed)?;
        let found = integrity::sha512(&fs::read(&packed)?);
        let pinned = self.integrity;
        ensure!(found == pinned, "{address} is not the file that was pinned, but {found}");
        let files = self.files;
        cmd!(
            shell,
            "tar --extract --gzip --no-same-owner --file {packed} --directory {folder} {files}"
        )
        .quiet()
        .run()?;
        ensure!(folder.join(files).exists(), "{address} has no {files}");
        shell.remove_path(&packed)?;
        fs::write(mark, "")?;
        Ok(())
    }
}

fn download(shell: &Shell, address: &str, to: &Path) -> Result<()> {
    cmd!(shell, "curl --fail --silent --show-error --location --retry 3 --output {to} {address}")
        .quiet()
        .run()
        .with_context(|| format!("cannot fetch {address}"))
}

/// What fetching needs.
fn programs(shell: &Shell) -> Result<()> {
    let needed = [("curl", "curl"), ("update-ca-certificates", "ca-certificates"), ("tar", "tar")];
    let missing: Vec<&str> = needed
        .into_iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() { Ok(()) } else { install(shell, &missing) }
}
