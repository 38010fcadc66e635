//! References to files in a page, a script or a stylesheet. A text between two quotes or brackets is a reference if, up to a `?` or `#`, it
//! is the path of a file relative to the folder of the text.

/// The characters that separate references from other text; in a stylesheet, brackets too.
fn edges(path: &str) -> &'static [char] {
    if path.ends_with(".css") { &['"', '\'', '(', ')'] } else { &['"', '\'', '`'] }
}

/// Endings of files that a page loads; a reference to a missing one is always an error.
pub const LOADED: [&str; 6] = ["js", "css", "wasm", "png", "svg", "woff2"];

/// Endings of other files that may be referred to.
const KNOWN: [&str; 5] = ["html", "csv", "json", "xml", "txt"];

/// Replaces each reference by the result of `name`, or keeps it on `None`. `name` takes the path of the file from the root of the site, and
/// the text that follows the reference.
pub fn replaced(text: &str, path: &str, mut name: impl FnMut(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut after, folder, edges) = (text, folder_of(path), edges(path));
    for piece in text.split_inclusive(edges) {
        after = &after[piece.len()..];
        let edge = piece.len() - usize::from(piece.ends_with(edges));
        let (path, rest) = piece.split_at(path_length(&piece[..edge]));
        match resolved(folder, path).and_then(|path| name(&path, after)) {
            Some(new) => out.extend([new.as_str(), rest]),
            None => out.push_str(piece),
        }
    }
    out
}

/// The paths of all referenced files, from the root of the site. A path that leaves the site is returned as it is written.
pub fn all(text: &str, path: &str) -> Vec<String> {
    let folder = folder_of(path);
    let pieces: Vec<&str> = text.split(edges(path)).collect();
    // A text followed by a colon is a key of an object, such as the imports of the module.
    let named =
        pieces.iter().enumerate().filter(|(index, _)| !pieces.get(index + 1).is_some_and(|next| next.starts_with(':')));
    let paths = named.map(|(_, piece)| &piece[..path_length(piece)]).filter(|path| is_path(path));
    paths.map(|path| resolved(folder, path).unwrap_or_else(|| path.to_owned())).collect()
}

/// The length of the path in a piece.
fn path_length(piece: &str) -> usize {
    piece.find(['?', '#']).unwrap_or(piece.len())
}

/// Whether a piece can only be the path of a file of this site: it has a known ending.
fn is_path(piece: &str) -> bool {
    let has_ending = piece.rsplit_once('.').is_some_and(|(stem, ending)| {
        let is_climbing = piece.starts_with("./") || piece.starts_with("../");
        !stem.is_empty() && (LOADED.contains(&ending) || (is_climbing && KNOWN.contains(&ending)))
    });
    has_ending && !piece.contains(|c: char| c.is_whitespace() || "$<>:,;".contains(c))
}

/// Resolves a path relative to a folder into a path from the root; none if it leaves the site or is no path.
pub fn resolved(folder: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.starts_with('/') || path.contains([':', '\n', ' ', '$', '<', '>']) {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path from a folder to a file, both given from the root. It begins with a dot, as imports of scripts must.
pub fn relative(folder: &str, file: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (parts(folder), parts(file));
    let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = match from.len() - shared {
        0 => "./".to_owned(),
        levels => "../".repeat(levels),
    };
    up + &to[shared..].join("/")
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// The folder of a file.
pub fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_file_in_quotes() {
        let text =
            "import a from \"../pkg/a.js\"; new URL(q ? `b.html?${q}` : \"b.html\", x); say('a.js is'); f(pkg.a.js(1))";
        let files = ["pkg/a.js", "www/b.html", "www/c.css"];
        let named = |path: &str, _: &str| files.contains(&path).then(|| format!("<{path}>"));
        let expected = "import a from \"<pkg/a.js>\"; new URL(q ? `<www/b.html>?${q}` : \"<www/b.html>\", x); say('a.js is'); f(pkg.a.js(1))";
        assert_eq!(replaced(text, "www/d.js", named), expected);
        assert_eq!(replaced("url(c.css)", "www/d.css", named), "url(<www/c.css>)");
    }

    #[test]
    fn what_looks_like_a_file_is_one() {
        let text = "from './a.js' \"../b.csv\" 'b.csv' `c.html?${x}` \"d.wasm\" 'https://e.org/e.js' '../../f.js' 'text/css' { \"./g.js\": h }";
        assert_eq!(all(text, "www/h.js"), ["www/a.js", "b.csv", "www/d.wasm", "../../f.js"]);
    }

    #[test]
    fn ways_lead_from_any_depth() {
        assert_eq!(relative("", "assets/a.js"), "./assets/a.js");
        assert_eq!(relative("assets", "assets/a.js"), "./a.js");
        assert_eq!(relative("assets", "index.html"), "../index.html");
        assert_eq!(relative("s/growth", "assets/a.js"), "../../assets/a.js");
        for (folder, file) in [("", "a/b"), ("a", "a/b"), ("a/c", "a/b"), ("x/y/z", "b")] {
            assert_eq!(resolved(folder, &relative(folder, file)).as_deref(), Some(file));
        }
        assert_eq!(resolved("a", "../../b"), None);
    }
}
