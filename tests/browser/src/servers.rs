//! The snippets of `docs/hosting.md`, in the servers that they are for.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use thirtyfour::WebDriver;

use crate::{
    Stage,
    process::{Running, free_port},
    visitor::{Visitor, Way},
};

const GUIDE: &str = include_str!("../../../docs/hosting.md");
const YEAR: &str = "public, max-age=31536000, immutable";
const HOUR: &str = "public, max-age=3600";

/// Each server with its snippet sends types, compressed files, times of caching and the permission
/// for other sites as the guide says, and the planner runs on a page of another address.
pub(crate) async fn the_documented_snippets_serve_the_planner(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    for name in ["nginx", "apache2"] {
        let server = Server::start(name)?;
        server.answers().with_context(|| name.to_owned())?;
        let visitor = Visitor::new(browser, Way::Pointer);
        browser.goto([&stage.site, "/pages/blank.html"].concat()).await?;
        let put = "const script = document.createElement('script');
            script.type = 'module';
            script.src = `${arguments[0]}recovery-calculator.js`;
            const planner = document.createElement('recovery-calculator');
            planner.setAttribute('loading', 'eager');
            document.body.append(script, planner);";
        let address = format!("http://127.0.0.1:{}/rcv/", server.port);
        browser.execute(put, vec![address.into()]).await?;
        let script =
            "return document.querySelector('recovery-calculator').dataset.state === 'ready'";
        let is_ready =
            async || Ok(browser.execute(script, vec![]).await?.json().as_bool() == Some(true));
        visitor.wait("the planner from another address", is_ready).await?;
    }
    Ok(())
}

/// A running server with the release under `/rcv/`; its files go with it.
struct Server {
    folder: PathBuf,
    port: u16,
    // Ended before the files are removed, because `drop` of the fields runs after `Drop`.
    running: Option<Running>,
}

impl Server {
    fn start(name: &str) -> Result<Self> {
        let port = free_port()?;
        let folder = std::env::temp_dir().join(format!("rcv-{name}-{port}"));
        let release = std::env::var_os("RCV_RELEASE").context("RCV_RELEASE is not set")?;
        copy(Path::new(&release), &folder.join("site/rcv"))?;
        let mut server = Self { folder, port, running: None };
        let here = server.folder.display();
        let config = if name == "nginx" {
            let [map, location] = snippets("nginx")?;
            format!(
                "daemon off; master_process off; user root; pid {here}/pid; error_log {here}/errors; events {{}}\n\
                 http {{ include /etc/nginx/mime.types; access_log off;\n{map}\n\
                 server {{ listen 127.0.0.1:{port}; root {here}/site;\n{location}\n}} }}\n"
            )
        } else {
            let [rules] = snippets("apache")?;
            fs::write(server.folder.join("site/rcv/.htaccess"), rules)?;
            let load = |name: &&str| {
                format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
            };
            let names = ["mpm_event", "authz_core", "mime", "rewrite", "headers", "env"];
            let loaded: String = names.iter().map(load).collect();
            format!(
                "ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {here}/pid\nErrorLog {here}/errors\n\
                 {loaded}User www-data\nGroup www-data\nTypesConfig /etc/mime.types\nDocumentRoot {here}/site\n\
                 <Directory {here}/site>\nAllowOverride All\nRequire all granted\n</Directory>\n"
            )
        };
        let file = server.folder.join("conf");
        fs::write(&file, config)?;
        // One process each, which ends with the trial.
        server.running = Some(Running::start(name, port, |command| {
            if name == "nginx" {
                command.arg("-c").arg(&file);
            } else {
                command.arg("-d").arg(&server.folder).arg("-f").arg(&file).arg("-X");
            }
        })?);
        Ok(server)
    }

    /// What the guide promises of each kind of file.
    fn answers(&self) -> Result<()> {
        let wasm = self.file(".wasm")?;
        let words = self.file(".json")?;
        for (name, kind, cached) in [
            (wasm.as_str(), "application/wasm", YEAR),
            (words.as_str(), "application/json", YEAR),
            ("recovery-calculator.js", "javascript", HOUR),
            ("embed.html", "text/html", HOUR),
            ("booking.md", "text/plain", HOUR),
        ] {
            let head = self.head(name)?;
            let has = |line: &str| head.lines().any(|one| one.eq_ignore_ascii_case(line));
            let of = |key: &str| head.lines().find(|line| line.starts_with(key)).map(str::to_owned);
            ensure!(head.starts_with("http/1.1 200"), "{name}: {head}");
            ensure!(of("content-type:").is_some_and(|line| line.contains(kind)), "{name}: {head}");
            ensure!(has("content-encoding: gzip"), "{name} is not compressed: {head}");
            ensure!(has(&format!("cache-control: {cached}")), "{name}: {head}");
            ensure!(has("access-control-allow-origin: *"), "{name}: {head}");
        }
        Ok(())
    }

    /// The file of the release with a hash in its name and this ending.
    fn file(&self, ending: &str) -> Result<String> {
        let home = self.folder.join("site/rcv");
        let folder = if ending == ".json" { home.join("locales") } else { home.clone() };
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(&home)?.display().to_string();
            if name.ends_with(ending) && name.split('.').count() == 3 {
                return Ok(name);
            }
        }
        anyhow::bail!("no {ending} in {}", folder.display())
    }

    /// The lines before the content, in small letters.
    fn head(&self, name: &str) -> Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(
            stream,
            "GET /rcv/{name} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://other.example\r\n\
             Accept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let (head, _) = text.split_once("\r\n\r\n").context("no answer")?;
        Ok(head.to_lowercase())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.running.take();
        // What is left is in the system's folder for such things.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The snippets of the guide in this language, in their order.
fn snippets<const COUNT: usize>(language: &str) -> Result<[&'static str; COUNT]> {
    let start = format!("```{language}\n");
    let found: Vec<&str> =
        GUIDE.split(&start).skip(1).filter_map(|rest| rest.split("```").next()).collect();
    found.try_into().map_err(|found| anyhow::anyhow!("the snippets of {language} are {found:?}"))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
