//! One script from several modules: each in a function of its own, after those that it imports. It knows the modules of this
//! project, which import each other by name at the head of a file and export what never changes; anything else is an error.

use std::fmt::Write;

use anyhow::{Context, Result, bail, ensure};

use super::references::{folder_of, resolved};
use crate::comments;

/// What no script in one file may hold: each would ask somebody for something.
const FORBIDDEN: [&str; 6] = ["import", "export", "fetch", "XMLHttpRequest", "importScripts", "eval"];

/// What stands around the name of a module that is imported when it is needed; in one script it is there.
const LATER: (&str, &str) = ("import(\"", "\")");

/// What would end the element that the script stands in.
const ENDS: [&str; 2] = ["</script", "<!--"];

/// A module as its text says it.
#[derive(Debug, Default)]
struct Module {
    imports: Vec<Import>,
    /// Name inside and name outside.
    exports: Vec<(String, String)>,
    code: String,
}

#[derive(Debug)]
struct Import {
    from: String,
    /// Name outside and name inside.
    names: Vec<(String, String)>,
}

/// Modules that have been put into the script, in order.
struct Linked<'r> {
    read: &'r dyn Fn(&str) -> Result<String>,
    done: Vec<String>,
    waiting: Vec<String>,
    script: String,
}

/// The script of a module and of all that it imports. `read` gives the text of a module by its path.
pub fn linked(entry: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<String> {
    let mut linked = Linked { read, done: Vec::new(), waiting: Vec::new(), script: "\"use strict\";\n".to_owned() };
    linked.add(entry)?;
    let script = format!("(() => {{\n{}}})();\n", linked.script);
    must_stand_alone(&script)?;
    Ok(script)
}

impl Linked<'_> {
    /// Adds a module unless it is there, and gives its number.
    fn add(&mut self, path: &str) -> Result<usize> {
        if let Some(number) = self.done.iter().position(|done| done == path) {
            return Ok(number);
        }
        ensure!(!self.waiting.iter().any(|waiting| waiting == path), "{path} imports itself by way of others");
        self.waiting.push(path.to_owned());
        let text = (self.read)(path).with_context(|| format!("for {}", self.waiting.join(" → ")))?;
        let module = Module::read(&text).with_context(|| format!("in {path}"))?;
        let mut head = String::new();
        for Import { from, names } in &module.imports {
            let number = self.add_from(path, from)?;
            let names: Vec<String> = names.iter().map(|(outside, inside)| format!("{outside}: {inside}")).collect();
            writeln!(head, "const {{ {} }} = module{number};", names.join(", "))?;
        }
        let code = self.with_later(path, &module.code)?;
        self.waiting.pop();
        let number = self.done.len();
        let exports: Vec<String> =
            module.exports.iter().map(|(inside, outside)| format!("{outside}: {inside}")).collect();
        write!(
            self.script,
            "const module{number} = (() => {{\n{head}{code}return {{ {} }};\n}})();\n",
            exports.join(", ")
        )?;
        self.done.push(path.to_owned());
        Ok(number)
    }

    /// Adds a module that another names.
    fn add_from(&mut self, path: &str, from: &str) -> Result<usize> {
        let file = resolved(folder_of(path), from);
        self.add(&file.with_context(|| format!("{path} imports {from:?}, a path was expected"))?)
    }

    /// The code of a module that finds at once what it imports when it is needed.
    fn with_later(&mut self, path: &str, code: &str) -> Result<String> {
        let (mut out, mut rest) = (String::new(), code);
        while let Some((before, after)) = rest.split_once(LATER.0) {
            let (from, after) = after.split_once(LATER.1).context("found no end of an import")?;
            let number = self.add_from(path, from)?;
            write!(out, "{before}Promise.resolve(module{number})")?;
            rest = after;
        }
        Ok(out + rest)
    }
}

impl Module {
    fn read(text: &str) -> Result<Module> {
        let mut module = Module::default();
        let text = comments::without(text);
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if line.starts_with("import ") || line.starts_with("export {") {
                let mut statement = line.to_owned();
                while !statement.trim_end().ends_with(';') {
                    statement += lines.next().context("found no end of an import or export")?;
                }
                module.take(statement.trim_end().trim_end_matches(';'))?;
            } else if let Some(declared) = line.strip_prefix("export ") {
                let name = declared_name(declared).with_context(|| format!("cannot link {line:?}"))?;
                module.exports.push((name.to_owned(), name.to_owned()));
                module.code += &format!("{declared}\n");
            } else {
                module.code += &format!("{line}\n");
            }
        }
        Ok(module)
    }

    /// Takes in an import, or an export of several names.
    fn take(&mut self, statement: &str) -> Result<()> {
        if let Some(list) = statement.strip_prefix("export ") {
            ensure!(!list.contains(" from "), "cannot link {statement:?}");
            self.exports.extend(names(list)?);
            return Ok(());
        }
        let rest = statement.trim_start_matches("import ");
        let (what, from) = rest.rsplit_once("from ").unwrap_or(("", rest));
        let from = from.trim().trim_matches(['"', '\'']).to_owned();
        let (default, list) = match what.find('{') {
            Some(place) => what.split_at(place),
            None => (what, "{}"),
        };
        let default = default.trim().trim_end_matches(',').trim();
        ensure!(!default.contains('*'), "cannot link {statement:?}");
        let default = (!default.is_empty()).then(|| ("default".to_owned(), default.to_owned()));
        self.imports.push(Import { from, names: default.into_iter().chain(names(list)?).collect() });
        Ok(())
    }
}

/// The pairs of `{ a, b as c }`.
fn names(list: &str) -> Result<Vec<(String, String)>> {
    let list = list.trim().strip_prefix('{').and_then(|list| list.strip_suffix('}'));
    let list = list.context("found no list of names in braces")?;
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    Ok(names
        .map(|name| name.split_once(" as ").unwrap_or((name, name)))
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect())
}

/// The name of what is declared and never changes afterwards.
fn declared_name(declaration: &str) -> Option<&str> {
    let rest =
        ["const ", "function ", "class ", "async function "].iter().find_map(|word| declaration.strip_prefix(word))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')?;
    Some(&rest[..end]).filter(|name| !name.is_empty())
}

/// Fails if a script could ask anybody for anything, or could not stand in a page.
pub fn must_stand_alone(script: &str) -> Result<()> {
    for line in script.lines() {
        let code = line.split_once(" // ").map_or(line, |(code, _)| code);
        let mut words = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$');
        if let Some(found) = words.find(|word| FORBIDDEN.contains(word)) {
            bail!("found {found:?} in {:?}, expected a script that needs nobody", line.trim());
        }
        if let Some(found) = ENDS.iter().find(|end| line.contains(**end)) {
            bail!("found {found:?} in {:?}, expected nothing that ends a script", line.trim());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(files: &[(&str, &str)]) -> Result<String> {
        let read = |path: &str| {
            let found = files.iter().find(|file| file.0 == path);
            Ok(found.with_context(|| format!("no file {path}"))?.1.to_owned())
        };
        linked("www/a.js", &read)
    }

    #[test]
    fn modules_become_functions_in_order() {
        let script = link(&[
            (
                "www/a.js",
                "// A page.\nimport init, {\n  b,\n  c as d,\n} from \"../pkg/b.js\";\nimport \"./e.js\";\nd(b);\n",
            ),
            (
                "pkg/b.js",
                "/** Says b. */\nexport const b = 1;\nclass C {}\nfunction start() {}\nexport { C as c, start as default };\n",
            ),
            ("www/e.js", "import { b } from \"../pkg/b.js\";\nexport async function f() {\n  b();\n}\n"),
        ]);
        let expected = "(() => {\n\"use strict\";\n\
            const module0 = (() => {\nconst b = 1;\nclass C {}\nfunction start() {}\nreturn { b: b, c: C, default: start };\n})();\n\
            const module1 = (() => {\nconst { b: b } = module0;\nasync function f() {\n  b();\n}\nreturn { f: f };\n})();\n\
            const module2 = (() => {\nconst { default: init, b: b, c: d } = module0;\nconst {  } = module1;\nd(b);\nreturn {  };\n})();\n})();\n";
        assert_eq!(script.expect("it can be linked"), expected);
    }

    #[test]
    fn what_is_imported_when_needed_is_there() {
        let script = link(&[
            ("www/a.js", "const more = () => import(\"./b.js\");\nmore().then(({ b }) => b());\n"),
            ("www/b.js", "export const b = () => 1;\n"),
        ]);
        let expected = "(() => {\n\"use strict\";\n\
            const module0 = (() => {\nconst b = () => 1;\nreturn { b: b };\n})();\n\
            const module1 = (() => {\nconst more = () => Promise.resolve(module0);\nmore().then(({ b }) => b());\nreturn {  };\n})();\n})();\n";
        assert_eq!(script.expect("it can be linked"), expected);
    }

    #[test]
    fn what_cannot_be_linked_is_refused() {
        for (text, complaint) in [
            ("import * as all from \"./b.js\";", "cannot link"),
            ("export let a = 1;", "cannot link"),
            ("export default 1;", "cannot link"),
            ("export { b } from \"./b.js\";", "cannot link"),
            ("import { a } from \"./a.js\";", "imports itself"),
            ("import { a } from \"./gone.js\";", "no file www/gone.js"),
            ("const more = () => import(\"./a.js\");", "imports itself"),
            ("const more = (name) => import(name);", "\"import\""),
            ("await fetch(\"x\");", "\"fetch\""),
            ("say(\"</script>\");", "</script"),
        ] {
            let error = link(&[("www/a.js", text), ("www/b.js", "")]).expect_err(text);
            assert!(format!("{error:#}").contains(complaint), "{text}: {error:#}");
        }
    }
}
