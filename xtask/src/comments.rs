//! Comments of scripts.

/// Removes the lines of a script that hold only a comment, and empty lines. A comment behind code stays.
pub fn without(text: &str) -> String {
    let mut out = String::new();
    let mut is_inside = false;
    for line in text.lines() {
        let trimmed = line.trim();
        let begins = !is_inside && trimmed.starts_with("/*");
        if begins || is_inside {
            is_inside = !trimmed.contains("*/");
            if is_inside || trimmed.ends_with("*/") {
                continue;
            }
        }
        if !trimmed.is_empty() && !trimmed.starts_with("//") {
            out += line;
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_of_comment_go() {
        let text = "/** What\n * it is.\n */\nconst a = 1; // One.\n\n  // Two.\nconst b = `/*\n`; /* Three. */\n/* Four. */\n";
        assert_eq!(without(text), "const a = 1; // One.\nconst b = `/*\n`; /* Three. */\n");
    }
}
