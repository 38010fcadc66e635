//! Scripts and style sheets in few bytes. The checkout keeps them as they are read; a reader of the finished site loads them without
//! comments and room, and with short names. esbuild does it, as npm has it: what it knows of two languages is nothing to write anew.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use anyhow::{Context, Result, ensure};

use crate::tools;

/// What a file becomes by its ending, and what esbuild calls its language.
const LANGUAGES: [(&str, &str); 2] = [(".js", "js"), (".css", "css")];

/// The JavaScript of modules lies here. A thread is made of it with a script behind it, which calls what is declared in it by name.
const NAMED: &str = "pkg/";

/// The text of a file, by its path in the checkout, in fewer bytes; anything but a script or a style sheet as it is. Where there is no node
/// all is as it is, which is said once.
pub fn minified(text: String, path: &str) -> Result<String> {
    let Some((_, language)) = LANGUAGES.iter().find(|(ending, _)| path.ends_with(ending)) else { return Ok(text) };
    let Some(mut esbuild) = esbuild() else { return Ok(text) };
    esbuild.args(["--minify-whitespace", "--minify-syntax", "--charset=utf8", "--log-level=warning"]);
    if !path.starts_with(NAMED) {
        esbuild.arg("--minify-identifiers");
    }
    run(esbuild.arg(format!("--loader={language}")), &text).with_context(|| format!("while {path} was made smaller"))
}

/// esbuild, looked for once, or fetched: several threads may want it.
static ESBUILD: LazyLock<Option<Command>> = LazyLock::new(|| {
    let found = tools::esbuild();
    found.inspect_err(|error| eprintln!("esbuild SKIPPED: {error:#}; the site works, but is larger")).ok()
});

fn esbuild() -> Option<Command> {
    let found = ESBUILD.as_ref()?;
    let mut command = Command::new(found.get_program());
    command.args(found.get_args());
    Some(command)
}

/// What a command makes of a text.
fn run(command: &mut Command, text: &str) -> Result<String> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("could not start esbuild")?;
    let mut input = child.stdin.take().context("found no way to give esbuild a text")?;
    input.write_all(text.as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "esbuild failed: {}", output.status);
    String::from_utf8(output.stdout).context("esbuild printed something else than UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_where_others_call_them() {
        assert!(ESBUILD.is_some(), "found no esbuild");
        let script =
            "// Adds.\nexport function add(first, second) {\n  return first + second;\n}\nconst inner = (x) => x;\n";
        let page = minified(script.to_owned(), "www/a.js").expect("a script");
        assert!(!page.contains("Adds") && !page.contains("first") && !page.contains("inner"), "{page}");
        assert!(page.contains("as add") || page.contains("function add"), "{page}");
        let module = minified(script.to_owned(), "pkg/a.js").expect("a script");
        assert!(!module.contains("Adds") && module.contains("first") && module.contains("inner"), "{module}");
    }

    #[test]
    fn only_scripts_and_styles_change() {
        let style = "/* Red. */\np {\n  color: red;\n}\n";
        assert_eq!(minified(style.to_owned(), "www/a.css").expect("a style"), "p{color:red}\n");
        assert_eq!(minified(style.to_owned(), "www/a.html").expect("a page"), style);
        assert!(minified("const a = ;".to_owned(), "www/a.js").is_err());
    }
}
