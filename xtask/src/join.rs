//! Bundles JavaScript modules into one script, each after its imports.
//!
//! The modules of `src/embed/js` then share one scope, so no two of them may declare the same
//! top-level name. Unsupported syntax is an error: an import must be `import { a, b } from
//! "./x.js";`, and an exported declaration must begin with `export`.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};

/// The modules of one script.
pub(crate) struct Modules<'a> {
    folder: PathBuf,
    /// Generated modules, by file name.
    written: &'a [(&'a str, String)],
}

/// The bundle so far.
#[derive(Default)]
struct Joined {
    script: String,
    /// Imports of other files of the release, which stay imports.
    outside: String,
    /// Every top-level name and the module that declares it.
    declared: BTreeMap<String, String>,
    /// The exports of each finished module.
    exported: BTreeMap<String, Vec<String>>,
}

impl<'a> Modules<'a> {
    /// The modules of a folder, plus the generated ones.
    pub(crate) fn new(folder: impl Into<PathBuf>, written: &'a [(&'a str, String)]) -> Self {
        Self { folder: folder.into(), written }
    }

    /// Bundles this module with everything that it imports.
    pub(crate) fn join(&self, entry: &str) -> Result<String> {
        let mut joined = Joined::default();
        self.add(entry, &mut Vec::new(), &mut joined)?;
        Ok([joined.outside, joined.script].concat())
    }

    fn add(&self, name: &str, path: &mut Vec<String>, joined: &mut Joined) -> Result<()> {
        if joined.exported.contains_key(name) {
            return Ok(());
        }
        ensure!(
            !path.iter().any(|other| other == name),
            "import cycle: {} -> {name}",
            path.join(" -> ")
        );
        let text = self.text(name)?;
        path.push(name.to_owned());
        let mut body = String::new();
        let mut exported = Vec::new();
        for line in statements(&text) {
            if let Some(import) = line.strip_prefix("import ") {
                self.import(name, import, path, joined)?;
            } else if let Some(declaration) = line.strip_prefix("export ") {
                let is_entry = path.len() == 1;
                if let Some(declared) = declared(declaration) {
                    exported.push(declared.to_owned());
                    joined.declare(declared, name)?;
                } else {
                    ensure!(is_entry, "{name}: write `export` before a declaration: {line}");
                }
                body += if is_entry { line } else { declaration };
                body.push('\n');
            } else if !line.starts_with("// @ts-check") {
                // A function of a generated module may contain lines that look like declarations.
                if !self.is_written(name)
                    && let Some(declared) = declared(line)
                {
                    joined.declare(declared, name)?;
                }
                body += line;
                body.push('\n');
            }
        }
        path.pop();
        joined.script += body.trim_start();
        joined.script.push('\n');
        joined.exported.insert(name.to_owned(), exported);
        Ok(())
    }

    /// Adds an imported module, and checks that it exports the requested names.
    fn import(
        &self,
        from: &str,
        import: &str,
        path: &mut Vec<String>,
        joined: &mut Joined,
    ) -> Result<()> {
        let unknown = || format!("{from}: an unknown form of import: {import}");
        if import.starts_with('"') {
            // An import without names refers to another file of the release.
            joined.outside += &["import ", import, "\n"].concat();
            return Ok(());
        }
        let (names, source) = import.split_once(" from \"./").with_context(unknown)?;
        let source = source.strip_suffix("\";").with_context(unknown)?;
        let names = names.strip_prefix('{').and_then(|names| names.strip_suffix('}'));
        let folder = Path::new(from).parent().unwrap_or(Path::new(""));
        let source = folder.join(source).to_string_lossy().replace('\\', "/");
        self.add(&source, path, joined)?;
        let exported = joined.exported.get(&source).map(Vec::as_slice).unwrap_or_default();
        for name in names.with_context(unknown)?.split(',').map(str::trim) {
            let is_there = name.is_empty() || exported.iter().any(|other| other == name);
            ensure!(is_there, "{from} imports {name}, which {source} does not export");
        }
        Ok(())
    }

    fn text(&self, name: &str) -> Result<String> {
        let written = self.written.iter().find(|(other, _)| *other == name);
        if let Some((_, text)) = written {
            return Ok(text.clone());
        }
        let path = self.folder.join(name);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    }

    fn is_written(&self, name: &str) -> bool {
        self.written.iter().any(|(other, _)| *other == name)
    }
}

impl Joined {
    fn declare(&mut self, declared: &str, module: &str) -> Result<()> {
        match self.declared.insert(declared.to_owned(), module.to_owned()) {
            Some(other) => bail!("{declared} is declared in both {other} and {module}"),
            None => Ok(()),
        }
    }
}

/// The lines of a module, with each multi-line import joined into one.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = if rest.starts_with("import {") { ";\n" } else { "\n" };
        let (line, after) = rest.split_at(rest.find(end).map_or(rest.len(), |at| at + end.len()));
        rest = after;
        Some(line.trim_end_matches('\n'))
    })
}

/// The name that a top-level line declares.
fn declared(line: &str) -> Option<&str> {
    const KEYWORDS: [&str; 5] = ["const ", "let ", "class ", "function ", "async function "];
    let rest = KEYWORDS.iter().find_map(|keyword| line.strip_prefix(keyword))?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    rest.split(|c| !is_name(c)).next().filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Modules;

    fn join(modules: &[(&str, &str)]) -> Result<String, String> {
        let written = [("build.js", "export const BUILT = 1;\nlet one = 2;\n".to_owned())];
        let folder = std::env::temp_dir().join(format!(
            "xtask-join-{}-{}",
            std::process::id(),
            modules.iter().map(|(_, text)| text.len()).sum::<usize>()
        ));
        std::fs::create_dir_all(folder.join("inner")).unwrap();
        for (name, text) in modules {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let joined = Modules::new(&folder, &written).join("main.js");
        std::fs::remove_dir_all(&folder).unwrap();
        joined.map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn each_module_comes_once_and_after_what_it_imports() {
        let joined = join(&[
            (
                "main.js",
                "// @ts-check\nimport \"./other.js\";\nimport {\n  one,\n  two,\n} from \"./inner/a.js\";\nimport { two2 } from \"./b.js\";\nexport { one };\n",
            ),
            (
                "inner/a.js",
                "// @ts-check\n// What it is.\n\nexport const one = 1;\nexport function two() {\n  const three = 3;\n}\n",
            ),
            (
                "b.js",
                "import { BUILT } from \"./build.js\";\nimport { one } from \"./inner/a.js\";\nexport class two2 {}\nconst own = one;\n",
            ),
        ]);
        let wanted = "import \"./other.js\";\n// What it is.\n\nconst one = 1;\nfunction two() {\n  const three = 3;\n}\n\n\
                      const BUILT = 1;\nlet one = 2;\n\nclass two2 {}\nconst own = one;\n\nexport { one };\n\n";
        assert_eq!(joined.unwrap(), wanted);
    }

    #[test]
    fn every_script_of_a_release_can_be_bundled() {
        let stubs = |names: &[&str]| -> String {
            names.iter().map(|name| ["export const ", name, " = 0;\n"].concat()).collect()
        };
        let build = ["VERSION", "FILES", "STYLES", "FIRST_QUESTIONS", "createGlue"];
        let build = [("build.js", stubs(&build))];
        let folder = crate::root().join("src/embed/js");
        for entry in ["recovery-calculator.js", "loader.js", "embed.js", "embed-parent.js"] {
            Modules::new(&folder, &build).join(entry).unwrap();
        }
        let known = [("known.js", stubs(&["KEYS", "TOKENS", "BRACES", "SERVICES"]))];
        Modules::new(folder.join("config_help"), &known).join("config-help.js").unwrap();
        Modules::new(folder.join("doctor"), &[]).join("doctor.js").unwrap();
    }

    #[test]
    fn name_clashes_and_cycles_are_rejected() {
        let a = ("inner/a.js", "export const one = 1;\n");
        let refused = |main: &str, b: &str| join(&[a, ("b.js", b), ("main.js", main)]).unwrap_err();
        let import = "import { one } from \"./inner/a.js\";\nimport { two } from \"./b.js\";\n";
        let cycle = refused(import, "import { x } from \"./main.js\";\nexport const two = 2;\n");
        assert!(cycle.contains("cycle: main.js -> b.js -> main.js"), "{cycle}");
        let twice = refused(import, "export const two = 2;\nasync function one() {}\n");
        assert!(twice.contains("one is declared in both inner/a.js and b.js"), "{twice}");
        let lacking = refused(import, "const two = 2;\n");
        assert!(lacking.contains("main.js imports two, which b.js does not export"), "{lacking}");
        for form in ["import * as b from \"./b.js\";\n", "import two from './b.js';\n"] {
            assert!(refused(form, "").contains("unknown form of import"), "{form}");
        }
        let list = refused(import, "const two = 2;\nexport { two };\n");
        assert!(list.contains("write `export` before a declaration"), "{list}");
    }
}
