//! The script of the page in one file: esbuild bundles the modules, and `must_stand_alone` checks that the bundle requests nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail, ensure};

use district_charts_cli::references::folder_of;

use super::minify;

/// Names that no script of the page in one file may use, since each can request a file or run a text.
const FORBIDDEN: [&str; 12] = [
    "import",
    "export",
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "Worker",
    "SharedWorker",
    "importScripts",
    "eval",
    "Function",
];

/// Texts that would end the element in which the script stands.
const ENDS: [&str; 2] = ["</script", "<!--"];

/// Bundles a module with all its imports into one minified script of ASCII letters. `files` are paths from the root, and texts; a module
/// may import only these.
pub fn bundled(entry: &str, files: &[(String, String)]) -> Result<String> {
    let staged = Staged::new(files)?;
    let mut esbuild = minify::esbuild()?;
    esbuild.current_dir(&staged.0).arg(entry);
    esbuild.args(["--bundle", "--format=iife", "--minify", "--charset=ascii", "--log-level=warning"]);
    // A module is strict by itself, a script is not.
    esbuild.arg("--banner:js=\"use strict\";");
    let script = minify::run(&mut esbuild, "").with_context(|| format!("while {entry} was bundled"))?;
    must_stand_alone(&script)?;
    ensure!(script.is_ascii(), "found letters beyond ASCII in the bundle of {entry}");
    Ok(script)
}

/// A temporary folder with the files to bundle; esbuild takes replaced modules from files alone. The folder is deleted on drop.
struct Staged(PathBuf);

impl Staged {
    fn new(files: &[(String, String)]) -> Result<Staged> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("district-charts-bundle-{}-{count}", std::process::id());
        let staged = Staged(std::env::temp_dir().join(name));
        for (path, text) in files {
            let file = staged.0.join(path);
            fs::create_dir_all(staged.0.join(folder_of(path)))?;
            fs::write(&file, text).with_context(|| format!("could not write {}", file.display()))?;
        }
        Ok(staged)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all::<&Path>(&self.0);
    }
}

/// Fails if a script could request anything, or would end its own element. The whole text is checked, texts in quotes and comments too.
pub fn must_stand_alone(script: &str) -> Result<()> {
    let mut words = script.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$');
    if let Some(found) = words.find(|word| FORBIDDEN.contains(word)) {
        bail!("found {found:?} in a script, expected one that requests nothing");
    }
    if let Some(found) = ENDS.iter().find(|end| script.contains(**end)) {
        bail!("found {found:?} in a script, expected nothing that ends its element");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(files: &[(&str, &str)]) -> Result<String> {
        let files: Vec<_> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        bundled("www/a.js", &files)
    }

    #[test]
    fn imports_become_parts_of_the_script() {
        let files = [
            ("www/a.js", "import { b } from \"../pkg/b.js\";\nimport(\"./c.js\").then(({ c }) => c(b));\n"),
            ("pkg/b.js", "/** A comment. */\nexport const b = \"\u{533a}\";\n"),
            ("www/c.js", "export const c = (text) => console.log(text);\n"),
        ];
        let script = bundle(&files).expect("a bundle");
        assert!(script.contains("\\u533A") && script.contains("console.log"), "{script}");
        assert!(script.starts_with("\"use strict\";") && !script.contains("comment"), "{script}");
        assert_eq!(script, bundle(&files).expect("a bundle"), "the same sources give the same bytes");
    }

    #[test]
    fn what_is_no_part_of_the_script_is_refused() {
        for text in [
            "import { a } from \"./gone.js\";\na();",
            "const more = (name) => import(name);\nmore(location.hash);",
            "fetch(\"x\");",
            "new Worker(\"x\");",
            "navigator.sendBeacon(\"x\");",
            "new Function(\"x\")();",
            "document.title = \"<!--\";",
        ] {
            assert!(bundle(&[("www/a.js", text)]).is_err(), "{text}");
        }
    }

    #[test]
    fn the_whole_text_is_checked() {
        for (script, complaint) in [
            ("a(); // fetch(b)", "\"fetch\""),
            ("a(\"eval\")", "\"eval\""),
            ("a(\"</script>\")", "</script"),
            ("a(`<!--`)", "<!--"),
        ] {
            let error = must_stand_alone(script).expect_err(script);
            assert!(error.to_string().contains(complaint), "{script}: {error}");
        }
        must_stand_alone("prefetch(reimport, Functional, evaluate)").expect("other names");
    }
}
