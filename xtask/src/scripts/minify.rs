//! Minified scripts and stylesheets. The checkout keeps them as they are written; the finished site serves them without comments and
//! spaces, and with short names. esbuild minifies.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, ensure};

use crate::tools;

/// The endings of the files that are minified, and esbuild's names of their languages.
const LANGUAGES: [(&str, &str); 2] = [(".js", "js"), (".css", "css")];

/// Minifies the text of a file by its path in the checkout. Only scripts and stylesheets change.
pub fn minified(text: String, path: &str) -> Result<String> {
    let Some((_, language)) = LANGUAGES.iter().find(|(ending, _)| path.ends_with(ending)) else { return Ok(text) };
    let mut esbuild = esbuild()?;
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    run(esbuild.arg(format!("--loader={language}")), &text).with_context(|| format!("while {path} was minified"))
}

/// esbuild, installed at most once, since several threads ask for it; an error is kept as its text.
static ESBUILD: LazyLock<Result<Command, String>> =
    LazyLock::new(|| tools::esbuild().map_err(|error| format!("{error:#}")));

/// The command of esbuild without arguments.
pub fn esbuild() -> Result<Command> {
    let found = ESBUILD.as_ref().map_err(|error| anyhow!("found no esbuild: {error}"))?;
    let mut command = Command::new(found.get_program());
    command.args(found.get_args());
    Ok(command)
}

/// Runs esbuild on a text, and gives its output. A warning is an error.
pub fn run(command: &mut Command, text: &str) -> Result<String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().context("could not start esbuild")?;
    let mut input = child.stdin.take().context("found no standard input of esbuild")?;
    input.write_all(text.as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && complaints.is_empty(), "esbuild failed: {}\n{complaints}", output.status);
    String::from_utf8(output.stdout).context("found something else than UTF-8 in the output of esbuild")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_short() {
        let script =
            "// Adds.\nexport function add(first, second) {\n  return first + second;\n}\nconst inner = (x) => x;\n";
        let page = minified(script.to_owned(), "www/a.js").expect("a script");
        assert!(!page.contains("Adds") && !page.contains("first") && !page.contains("inner"), "{page}");
        assert!(page.contains("as add") || page.contains("function add"), "{page}");
    }

    #[test]
    fn only_scripts_and_styles_change() {
        let style = "/* Red. */\np {\n  color: red;\n}\n";
        assert_eq!(minified(style.to_owned(), "www/a.css").expect("a style"), "p{color:red}\n");
        assert_eq!(minified(style.to_owned(), "www/a.html").expect("a page"), style);
        assert!(minified("const a = ;".to_owned(), "www/a.js").is_err());
    }
}
