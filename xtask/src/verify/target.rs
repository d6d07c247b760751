//! Reads the files of a release from a folder or from a website.

use std::{
    fmt, fs,
    io::{self, ErrorKind, Read},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

use crate::integrity;

/// Where the files are.
pub(super) enum Target {
    Folder(PathBuf),
    /// An address that ends in a slash.
    Web(String),
}

/// What is there by a name.
pub(super) enum Answer {
    There {
        bytes: Vec<u8>,
        /// The type by which a server sends it.
        mime: Option<String>,
    },
    /// Nothing, for this reason.
    Missing(String),
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(out, "{}", folder.display()),
            Self::Web(address) => write!(out, "{address}"),
        }
    }
}

impl Target {
    pub(super) fn read(target: &str) -> Result<Self> {
        let lower = target.to_ascii_lowercase();
        if lower.starts_with("https://") || lower.starts_with("http://") {
            ensure!(!target.contains(['?', '#']), "write the folder's address, without ? and #");
            // The address of a file in the folder means the folder.
            let last = target.rsplit('/').next().unwrap_or_default();
            let is_file = [".js", ".html", ".json"].iter().any(|end| last.ends_with(end));
            let folder = if is_file { target.strip_suffix(last).unwrap_or(target) } else { target };
            return Ok(Self::Web([folder.trim_end_matches('/'), "/"].concat()));
        }
        let folder = PathBuf::from(target);
        ensure!(
            folder.is_dir(),
            "{target} is neither a folder nor an address with http:// or https://"
        );
        Ok(Self::Folder(folder))
    }

    pub(super) fn get(&self, name: &str) -> Result<Answer> {
        match self {
            Self::Folder(folder) => match fs::read(folder.join(name)) {
                Ok(bytes) => Ok(Answer::There { bytes, mime: None }),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    Ok(Answer::Missing("no such file".to_owned()))
                }
                Err(error) => Err(error).with_context(|| name.to_owned()),
            },
            Self::Web(address) => fetched(&[address, name].concat()),
        }
    }
}

/// Asks as a browser does, compressed where curl can read it, so that an old compressed double is
/// found.
fn fetched(url: &str) -> Result<Answer> {
    let curl = Command::new("curl")
        .args(["--silent", "--show-error", "--location", "--compressed", "--globoff"])
        .args(["--proto", "=http,https", "--max-time", "60"])
        .args(["--write-out", "%{stderr}\n%{http_code} %{content_type}", "--url", url])
        .output();
    let curl = match curl {
        Ok(output) => output,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("the program curl is missing; an address is read with it")
        }
        Err(error) => return Err(error).context("cannot start curl"),
    };
    let said = String::from_utf8_lossy(&curl.stderr);
    if !curl.status.success() {
        bail!("{url}: {}", said.lines().find(|line| !line.is_empty()).unwrap_or("no answer"));
    }
    let (status, mime) = said
        .lines()
        .next_back()
        .and_then(|line| line.split_once(' '))
        .context("curl says nothing")?;
    Ok(if status == "200" {
        Answer::There { bytes: curl.stdout, mime: Some(mime.to_owned()) }
    } else {
        Answer::Missing(format!("the server answers {status}"))
    })
}

/// What is wrong with the compressed double of a file. A server sends it instead of the file, so it
/// has to hold the same.
pub(super) fn double(folder: &Path, name: &str, hash: &str) -> Result<Option<String>> {
    let packed = fs::read(folder.join(name))?;
    let is_brotli = Path::new(name).extension().is_some_and(|end| end == "br");
    let unpacked = if is_brotli { unbrotli(&packed) } else { ungzip(&packed) };
    let is_same = unpacked.is_ok_and(|bytes| integrity::sha384(&bytes) == hash);
    Ok((!is_same).then(|| format!("{name} differs: unpacked it is not the file beside it")))
}

fn unbrotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &*bytes, &mut unpacked)?;
    Ok(unpacked)
}

fn ungzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}
