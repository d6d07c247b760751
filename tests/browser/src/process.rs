//! Programs that run beside the tests and end with them.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// A child process that is killed on drop.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Running {
    /// Starts a driver and waits until it answers on the port.
    pub(crate) fn start(
        program: &str,
        port: u16,
        command: impl FnOnce(&mut Command),
    ) -> Result<Self> {
        let mut child = Command::new(find(program)?);
        child.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command(&mut child);
        let mut running = Self(child.spawn().with_context(|| format!("cannot start {program}"))?);
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = running.0.try_wait()? {
                bail!("{program} ended at once: {status}");
            }
            if start.elapsed() > Duration::from_secs(30) {
                bail!("{program} does not answer on port {port}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }

    /// Starts a virtual screen; returns it with the name of its display.
    pub(crate) fn screen() -> Result<(Self, String)> {
        let mut child = Command::new(find("Xvfb")?)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let output = child.stdout.take().context("Xvfb has no output")?;
        let running = Self(child);
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        Ok((running, format!(":{}", number.trim())))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have exited by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The full path of an installed program.
pub(crate) fn find(program: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut files = std::env::split_paths(&path).map(|folder| folder.join(program));
    files.find(|file| file.is_file()).with_context(|| format!("{program} is not installed"))
}

/// A free port.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// An installed program by its path, without a search.
pub(crate) fn installed(paths: &[&'static str]) -> Result<&'static str> {
    let found = paths.iter().find(|path| Path::new(path).is_file());
    found.copied().with_context(|| format!("none of {paths:?} is installed"))
}
